"""Negations: whether a "not", "never" or "no" turns the bound after it round.

A negation near its bound turns it, whatever verb stands between: "has never fallen below". Farther
away it does if it is the main verb's: "shall not receive more than". Otherwise it may be about
something else, and nobody can tell.
"""

from typing import Final, NamedTuple

from eufacts.source.numbers.nouns import WordAt, is_plural

_NOT: Final = frozenset({"not", "never", "cannot", "nor"})
_NO: Final = frozenset({"no", "none", "neither", "nobody", "nothing"})
_HARDLY: Final = frozenset({"hardly", "scarcely", "rarely", "seldom", "unlikely"})
_NEGATES: Final = _NOT | _NO | _HARDLY | {"without"}
_NO_CASE: Final = frozenset(
    {"case", "circumstances", "event", "time", "point", "way", "means", "moment", "account"}
    | {
        "stage",
        "occasion",
        "instance",
        "condition",
        "conditions",
        "reason",
        "pretext",
        "day",
        "week",
        "month",
        "year",
    }
)
"""After "no" these negate the whole clause: in no case."""
_NOT_ONLY: Final = frozenset({"only", "just", "merely", "simply", "solely"})
_NO_DOUBT: Final = frozenset({"doubt", "wonder", "matter", "surprise", "question"})
"""After "no" these negate nothing: no doubt more than half."""
_BOUNDARY_TEXT: Final = """
    , ; : . ( ) [ ] " \u201c \u201d ! ? \u2013 \u2014 but and that which who whose whom because
    although though while whereas if when unless than so until
"""
_BOUNDARY: Final = frozenset(_BOUNDARY_TEXT.split())
"""Signs and words that begin another clause, into which a negation does not reach."""
_RELATIVE: Final = frozenset({"that", "which", "who", "whose", "whom", "where"})
_FINITE_TEXT: Final = """
    is are was were has had will would can could may might must shall should does did do
"""
FINITE: Final = frozenset(_FINITE_TEXT.split())
_LIGHT_WORDS: Final = """
    be been being have had to in by at for of on a an the any case event circumstances way point
    time stage moment longer it they ever all times again still yet before even far much well so
    go gone
    going goes went fall fallen falling falls fell drop dropped dropping drops rise risen rising
    rises rose climb climbed climbing grow grown growing grew increase increased increasing decrease
    decreased decreasing decline declined amount amounted amounting amounts last lasted lasting take
    taken taking cost costing represent represented account accounted remain remained stay stayed
    become get getting set fixed allowed permitted move moved dip dipped sink sunk slip slipped
    significantly substantially require pay once run running ran
"""
LIGHT: Final = frozenset(_LIGHT_WORDS.split()) | FINITE
"""Words that may stand between a negation and the bound that it turns, without any doubt."""
_PREPOSITIONS: Final = frozenset({"over", "above", "under", "below", "beyond"})
_FAR: Final = 14
"""How many tokens before a bound a negation is looked for."""
_BEFORE_SUBJECTS: Final = frozenset({"", ".", ";", ":", ",", "that", "and", "but", "\u2022"})
"""What stands before the first words of a clause."""


class Negation(NamedTuple):
    """The token that negates, and whether there is no doubt of it."""

    at: int
    sure: bool


class _Between(NamedTuple):
    """What stands between a negation and the bound."""

    light: bool = True
    """Only words that leave no doubt."""
    finite: bool = False
    """A finite auxiliary: is, has, may."""
    other_clause: bool = False
    """A finite auxiliary with a noun or verb before it: "those not in work are more than"."""

    def and_also(self, here: str) -> "_Between":
        """The same with one more word before it."""
        heavy = here not in LIGHT and not here.endswith("ly")
        return _Between(
            self.light and not heavy,
            self.finite or here in FINITE,
            self.other_clause or (heavy and self.finite),
        )


def negation(word: WordAt, begin: int, floor: int) -> Negation | None:
    """Find what negates a bound.

    Args:
        word: The word at a token.
        begin: The first token of the bound.
        floor: The first token that belongs to nothing else yet.
    """
    between = _Between()
    for at in range(begin - 1, max(floor, begin - _FAR) - 1, -1):
        here = word(at)
        if _fails(word, at):
            return Negation(at, sure=True)
        if here == "," and between.light:
            return _past_commas(word, at, floor)
        if here in _BOUNDARY or not here:
            return None
        if here in _NEGATES or here.endswith(("n't", "n\u2019t")):
            return _by_word(word, at, begin, between)
        between = between.and_also(here)
    return None


def _by_word(word: WordAt, at: int, begin: int, between: _Between) -> Negation | None:
    here = word(at)
    if here in _NO:
        return _by_no(word, at, begin, between)
    if here in _HARDLY:
        return Negation(at, sure=False) if between.light else None
    if here == "without":
        by_verb = word(at + 1).endswith("ing") and not between.finite
        if between.light or by_verb:
            return Negation(at, sure=True)
        return Negation(at, sure=False) if word(begin).endswith("ing") else None
    return _by_not(word, at, begin, between)


def _fails(word: WordAt, at: int) -> bool:
    """Whether "failed to exceed", "has yet to exceed" begin at a token."""
    return word(at) in {"failed", "fails", "fail", "yet"} and word(at + 1) == "to"


def _by_not(word: WordAt, at: int, begin: int, between: _Between) -> Negation | None:
    if word(at) == "nor" or (word(at + 1) in {"a", "one"} and word(at + 2) == "single"):
        return Negation(at, sure=True)
    whether = word(at - 1) == "or" and word(at - 2) == "whether"
    if word(at + 1) in _NOT_ONLY or between.other_clause or whether:
        return None
    if _need_not(word, at):
        return Negation(at, sure=False)
    of_verb = _is_of_verb(word, at) and not _says_which(word, at, begin)
    return Negation(at, sure=between.light or of_verb)


def _need_not(word: WordAt, at: int) -> bool:
    """Whether "need not", "if not", "does not have to", "not always" stand here."""
    must = word(at + 1) in {"have", "required"} and word(at + 2) == "to"
    return (
        must or word(at - 1) in {"need", "if"} or word(at + 1) in {"need", "always", "necessarily"}
    )


def _says_which(word: WordAt, at: int, begin: int) -> bool:
    """Whether the bound may belong to a noun: not paid to firms with more than 250 staff."""
    by_modal = word(at) == "cannot" or word(at - 1) in FINITE
    verb = by_modal and begin - 1 == at + 1
    heavy = word(begin - 1) not in LIGHT and begin - 1 > at and not verb
    modifies = word(begin) in _PREPOSITIONS or word(begin).endswith("ing")
    if (heavy and modifies) or is_plural(word(begin - 1)):
        return True
    between = range(at + 2, begin)
    return any(
        word(near) == "with" or (word(near).endswith("ing") and word(near - 1) not in LIGHT)
        for near in between
    )


def _is_of_verb(word: WordAt, at: int) -> bool:
    """Whether "not" stands by the verb of the main clause: shall not receive more than."""
    by_verb = word(at) != "not" or word(at - 1) in FINITE | {"have"}
    return by_verb and not any(word(near) in _RELATIVE for near in range(at - 5, at))


def _by_no(word: WordAt, at: int, begin: int, between: _Between) -> Negation | None:
    if word(at + 1) in _NOT_ONLY | _NO_DOUBT:
        return None
    if word(at + 1) in _NO_CASE or (at + 1 == begin and word(at) in {"no", "neither"}):
        return Negation(at, sure=True)
    # "No person under 18", "no firm with more than 9": the bound says which person or firm.
    says_which = word(begin) in _PREPOSITIONS or any(
        word(near) == "with" for near in range(at, begin)
    )
    if says_which and not between.finite:
        return Negation(at, sure=False)
    # "No region received"; "in no region was it".
    first = at - (word(at - 1) in {"in", "at", "on", "under", "for"})
    subject = word(first - 1) in _BEFORE_SUBJECTS
    return Negation(at, sure=between.light or subject)


def _past_commas(word: WordAt, comma: int, floor: int) -> Negation | None:
    """Find a negation before words between commas: may not, in any case, exceed."""
    for at in range(comma - 1, max(floor, comma - _FAR), -1):
        if word(at) == ",":
            return Negation(at - 1, sure=True) if word(at - 1) in _NOT else None
        if word(at) in {".", ";", ":", ""}:
            return None
    return None
