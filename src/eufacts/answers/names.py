"""Which records a user means: by their ids, or by words that only they match."""

from eufacts.answers.question import Question, by_id, resolve, rows
from eufacts.errors import Candidate, NotThereError, SeveralError, UnknownNameError, in_short
from eufacts.format.kinds import SEARCHED, Row
from eufacts.format.spelling import normalise_name
from eufacts.index.store import Index


def meant(index: Index, given: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Find the records that ids or words name.

    If every word is an id, they are ids, and so they are if they make one (``khartoum process``) or
    a section (``section III``). Else all of them are searched for, and the first tier of what is
    found decides: it must have one record.

    Returns:
        The rows' JSON texts, and what a user should know of the search.

    Raises:
        SeveralError: The words match several records.
        UnknownNameError: There are ids among the words, and one is misspelt.
        NotThereError: The document does not contain the words, or the only record lacks one.
    """
    try:
        return by_id(index, tuple(dict.fromkeys(given))), ()
    except UnknownNameError:
        from eufacts.answers.words import MOST_WORDS

        if len(given) > MOST_WORDS:  # too many for a question: they are ids
            raise
    from eufacts.answers.search import search_one

    unknown = _unknown(index, given)
    joined = "-".join(given)
    as_one_id = _unknown(index, (joined,))
    if not as_one_id:
        return by_id(index, (joined,)), ()
    section = " ".join(given[1:])
    if given[0].casefold() == "section" and section:
        return by_id(index, resolve(index, "section", (section,))), ()
    like_ids = [error for error in unknown if _is_like_an_id(error.given)]
    if like_ids and (len(given) > len(unknown) or (len(given) == 1 and like_ids[0].nearest)):
        raise like_ids[0]  # one id, or one of a list, is misspelt
    words = " ".join(given)
    kinds = tuple(kind for kind in SEARCHED if kind != "country")
    found, lacking = search_one(index, words, Question(kinds=kinds))
    if like_ids and (not found.bodies or (len(given) == 1 and lacking)):
        raise like_ids[0]
    if not found.bodies:
        raise NotThereError("; ".join(found.messages) or f"nothing matches {in_short(words)!r}")
    several = rows(found.bodies[: found.tiers[0]])
    as_written = [row for row in several if _as_typed(row.get("as_written")) == _as_typed(words)]
    row = (as_written or several)[0]
    if lacking:
        lacks = " and ".join(map(repr, map(in_short, lacking)))
        message = f"no record has all of {in_short(words)!r}: {row['id']} lacks {lacks}"
        raise NotThereError(message)
    if len(several) > 1 and len(as_written) != 1:
        raise SeveralError(words, tuple(map(_candidate, as_written or several)))
    return by_id(index, (row["id"],)), found.messages


def _as_typed(words: str | None) -> str:
    """Words in the form in which they compare, without an article before them."""
    return normalise_name(words or "").removeprefix("a ").removeprefix("an ")


def _candidate(row: Row) -> Candidate:
    value = row["as_written"] if row.get("value") is not None else ""
    return row["id"], row["kind"], value, row.get("label") or row.get("name") or ""


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
