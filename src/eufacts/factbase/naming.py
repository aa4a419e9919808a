"""Which records a user means: by their ids, or by words that only they hold."""

import json

from eufacts.errors import SeveralError, UnknownNameError
from eufacts.factbase.index import Index
from eufacts.factbase.queries import SEARCHED, Question, ask, by_id, resolve


def meant(index: Index, given: tuple[str, ...]) -> tuple[str, ...]:
    """Find the records that ids or words stand for, as JSON texts.

    Where every word is an id, they are ids, and so they are where they make one: ``khartoum
    process``. Else all of them together are searched for, as ``search`` does, in facts, routes and
    references: they must stand for one record.

    Raises:
        SeveralError: The words stand for several records.
        UnknownNameError: Neither ids nor words lead anywhere; with the nearest ids.
    """
    unknown = _unknown(index, given)
    if not unknown:
        return by_id(index, tuple(dict.fromkeys(given)))
    joined = "-".join(given)
    as_one_id = _unknown(index, (joined,))
    if not as_one_id:
        return by_id(index, (joined,))
    if len(given) > len(unknown) and any("-" in error.given for error in unknown):
        raise unknown[0]  # a list of ids, one of them misspelt
    words = " ".join(given)
    kinds = tuple(kind for kind in SEARCHED if kind != "country")
    found = ask(index, Question(kinds=kinds, words=words)) if _has_words(words) else ()
    if not found:
        raise UnknownNameError("id", words, as_one_id[0].nearest)
    if len(found) > 1:
        raise SeveralError(words, tuple(map(_named, found)))
    return found


def _unknown(index: Index, given: tuple[str, ...]) -> list[UnknownNameError]:
    """Which of the words are no ids."""
    errors = []
    for name in given:
        try:
            resolve(index, "id", (name,))
        except UnknownNameError as error:
            errors.append(error)
    return errors


def _has_words(words: str) -> bool:
    return any(character.isalnum() for character in words)


def _named(body: str) -> tuple[str, str]:
    """Give the id of a record and what it is called."""
    row = json.loads(body)
    return row["id"], row.get("label") or row.get("name") or ""
