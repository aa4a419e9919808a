"""Words before and after a number that say how it is held: "more than", "close to", "or more"."""

from collections.abc import Callable
from typing import Final, Literal, NamedTuple

Qualifier = Literal["exact", "more_than", "less_than", "about"]
"""As in the fact base: how the document holds a number."""

_BEFORE: Final[dict[Qualifier, str]] = {
    "more_than": """more than|over|at least|above|in excess of|no less than|not less than
        |no fewer than|not fewer than|a minimum of|minimum of|minimum|upwards of|exceeding|exceeds
        |exceeded|exceed|greater than|higher than|larger than|well over|just over|slightly over
        |slightly more than|well above|just above|beyond|not below|not under|over the age of
        |above the age of|>|≥""",
    "less_than": """less than|under|below|up to|at most|fewer than|not more than|no more than
        |not exceed|not exceeding|not above|not over|below the age of|under the age of
        |a maximum of|maximum of|maximum|lower than|smaller than|just under
        |just below|well below|slightly less than|slightly under|<|≤""",
    "about": """close to|nearly|almost|approximately|around|about|some|roughly|circa|an estimated
        |estimated at|estimated|approx|approx .|ca|ca .|c .|in the region of|in the order of
        |of the order of|near|~|≈|just about""",
}
_AFTER: Final[dict[Qualifier, str]] = {
    "more_than": "or more|or over|and over|or above|and above|or older|or longer|and more|+"
    "|at least",
    "less_than": "or less|or fewer|or below|or under|and below|and under|at most|at the most",
    "about": "or so|approximately",
}
_FILLERS: Final = "a total of|a further|an additional|an extra|another|every|the|of|a"
"""Words that may stand between a qualifier and its number."""


def _table(words: dict[Qualifier, str]) -> dict[tuple[str, ...], Qualifier]:
    return {
        tuple(phrase.split()): qualifier
        for qualifier, phrases in words.items()
        for phrase in phrases.split("|")
    }


_BEFORE_TABLE: Final = _table(_BEFORE)
_AFTER_TABLE: Final = _table(_AFTER)
_FILLER_TABLE: Final = [tuple(phrase.split()) for phrase in _FILLERS.split("|")]
_NEAR_BEFORE: Final = frozenset(phrase[-1] for phrase in (*_BEFORE_TABLE, *_FILLER_TABLE))
_NEAR_AFTER: Final = frozenset(phrase[0] for phrase in _AFTER_TABLE)
"""The words next to a number without which there is no qualifier: most numbers stop here."""
_BOUND_NOUNS: Final[dict[str, Qualifier]] = {"maximum": "less_than", "minimum": "more_than"}
_LONGEST: Final = 4
_ELSE_AFTER: Final = {
    "above": frozenset({"the", "see", "as"}),
    "below": frozenset({"the", "see", "as"}),
    "around": frozenset({"built", "based", "centred", "organised", "structured", "revolve"}),
    "about": frozenset({"information", "know", "talk", "learn", "data", "questions"}),
    "up to": frozenset({"total", "number", "figure"}),
}
"""Words after which a phrase says something else: built around ten principles."""

_LASTS_WORDS: Final = """
    for after lasted lasting lasts takes took take aged is was were are of with has have if
"""
_LASTS: Final = frozenset(_LASTS_WORDS.split())
"""Words after which "over three years" says more than three years, not during three years."""


class Held(NamedTuple):
    """How a number is held, and the token at which the words that say so begin (or end)."""

    qualifier: Qualifier
    at: int


WordAt = Callable[[int], str]


def before(word: WordAt, start: int, floor: int, *, time: bool) -> Held:
    """Read the qualifiers before a number; a bound outweighs "about".

    Args:
        word: The word at a token.
        start: The number's first token, or its currency's.
        floor: The first token that belongs to nothing else yet.
        time: The number counts a time, so that "over" may mean "during".
    """
    held = Held("exact", start)
    at = start
    while (found := _one_before(word, at, floor)) is not None:
        qualifier, begin = found
        if _is_something_else(word, begin, at, time=time):
            break
        at = begin
        stronger = held.qualifier in {"exact", "about"}
        held = Held(qualifier if stronger else held.qualifier, at)
    return held


def _one_before(word: WordAt, at: int, floor: int) -> tuple[Qualifier, int] | None:
    if word(at - 1) not in _NEAR_BEFORE:
        return None
    direct = _phrase_before(word, at, floor) or _bound_noun_before(word, at, floor)
    if direct is not None:
        return direct
    for filler in _FILLER_TABLE:
        begin = at - len(filler)
        if begin < floor or any(word(begin + step) != w for step, w in enumerate(filler)):
            continue
        found = _phrase_before(word, begin, floor)
        # "More than the 20 years" is held, "over the 20 years" is not.
        if found is not None and (len(filler) > 1 or begin - found[1] > 1):
            return found
    return None


def _bound_noun_before(word: WordAt, at: int, floor: int) -> tuple[Qualifier, int] | None:
    """A maximum period of, a minimum age of."""
    begin = at - len(("maximum", "period", "of"))
    found = _BOUND_NOUNS.get(word(begin)) if word(at - 1) == "of" else None
    return (found, begin) if found is not None and begin >= floor else None


def _phrase_before(word: WordAt, at: int, floor: int) -> tuple[Qualifier, int] | None:
    first = max(floor, at - _LONGEST)
    words = tuple(word(near) for near in range(first, at))
    for skipped in range(len(words)):
        found = _BEFORE_TABLE.get(words[skipped:])
        if found is not None:
            return found, first + skipped
    return None


def _is_something_else(word: WordAt, begin: int, end: int, *, time: bool) -> bool:
    """The words above, over the years, built around principles, brought up to a number."""
    phrase = " ".join(word(at) for at in range(begin, end))
    if phrase == "over" and time:
        return word(begin - 1) not in _LASTS
    return word(begin - 1) in _ELSE_AFTER.get(phrase, frozenset())


def after(word: WordAt, end: int, *, is_number: Callable[[int], bool]) -> Held:
    """Read the qualifier after a number and its unit: "or more"."""
    if word(end) not in _NEAR_AFTER:
        return Held("exact", end)
    for length in (3, 2, 1):
        found = _AFTER_TABLE.get(tuple(word(end + step) for step in range(length)))
        following = end + length
        if found is not None and word(following) != "than" and not is_number(following):
            return Held(found, following)
    return Held("exact", end)
