"""Find the records that a user means, by their ids or by words that match only one."""

import json

from eufacts.answers.question import Question, ask, by_id, resolve
from eufacts.errors import SeveralError, UnknownNameError
from eufacts.format.kinds import SEARCHED
from eufacts.index.store import Index


def meant(index: Index, given: tuple[str, ...]) -> tuple[str, ...]:
    """Find the records that ids or words mean, as JSON texts.

    Words are ids if each is an id, or if together they make an id (``khartoum process``) or a
    section (``section III``). Otherwise they are searched for in the labels, quotes and names of
    facts, routes and references, and must match one record. Notes are not searched, because a note
    also mentions other things.

    Raises:
        SeveralError: The words match several records.
        UnknownNameError: No record matches; with the nearest ids.
    """
    unknown = _unknown(index, given)
    if not unknown:
        return by_id(index, tuple(dict.fromkeys(given)))
    joined = "-".join(given)
    as_one_id = _unknown(index, (joined,))
    if not as_one_id:
        return by_id(index, (joined,))
    section = " ".join(given[1:])
    if given[0].casefold() == "section" and section:
        return by_id(index, resolve(index, "section", (section,)))
    like_ids = [error for error in unknown if _is_like_an_id(error.given)]
    if len(given) > len(unknown) and like_ids:
        raise like_ids[0]  # a list of ids, one of them misspelt
    words = " ".join(given)
    kinds = tuple(kind for kind in SEARCHED if kind != "country")
    question = Question(kinds=kinds, words=words, with_notes=False)
    found = ask(index, question) if any(map(str.isalnum, words)) else ()
    if not found:
        what = "id" if len(given) == 1 else "record"
        raise UnknownNameError(what, words, as_one_id[0].nearest)
    if len(found) > 1:
        raise SeveralError(words, tuple(map(_named, found)))
    return found


def _is_like_an_id(word: str) -> bool:
    """``turkey.3.1``, ``syria-killed``, ``32015D0778``; not ``Turkey`` or ``2015``."""
    mixed = any(map(str.isdigit, word)) and any(map(str.isalpha, word))
    return mixed or "-" in word or "." in word


def _unknown(index: Index, given: tuple[str, ...]) -> list[UnknownNameError]:
    """An error for each word that is not an id."""
    errors = []
    for name in given:
        try:
            resolve(index, "id", (name,))
        except UnknownNameError as error:
            errors.append(error)
    return errors


def _named(body: str) -> tuple[str, str]:
    """The id of a record, and its label or name."""
    row = json.loads(body)
    return row["id"], row.get("label") or row.get("name") or ""
