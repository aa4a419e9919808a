"""Two amounts that belong together: a range, a ratio (one in five), a change (from … to).

A change is two quantities: "rose from 2 to 3 million" says what was and what is. Only the "million"
that stands once is shared.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

from eufacts.source.numbers.amounts import Amount, AmountReader
from eufacts.source.numbers.numerals import Numeral

_LARGEST_BARE: Final = 1000
"""A first number from here on is no "2" of "2 to 3 million"."""
_DASHES: Final = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2212")
_ROUND: Final = frozenset(map(Decimal, (2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 100, 1000)))
"""What one can be "in": one in five. "One in 2014" is no ratio."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two amounts and what they make together."""

    kind: Literal["range", "ratio", "change"]
    first: Amount
    last: Amount


@dataclass(frozen=True, slots=True)
class _Link:
    """The word between two amounts, and the token at which the second must begin."""

    word: str
    after: int
    noun: str = ""
    """What both count, where it stands twice: 44 tonnes to 50 tonnes."""


def pair_of(reader: AmountReader, first: Amount) -> Pair | None:
    """Find the amount that belongs to this one, if there is one."""
    link = _link(reader, first) if first.numeral.kind == "number" else None
    last = reader.read(link.after) if link else None
    if link is None or last is None or last.numeral.kind != "number" or last.negative:
        return None
    if link.noun and reader.word(last.end) != link.noun:
        return None
    if link.word in {"in", "out"}:
        return Pair("ratio", first, last) if _is_ratio(link.word, first, last) else None
    change = link.word == "to" and reader.word(first.start - 1) == "from"
    shared = _share(first, last, change=change)
    if not _fit(first, shared, last):
        return None
    return Pair("change" if change else "range", shared, last)


def _link(reader: AmountReader, first: Amount) -> _Link | None:
    at, noun = first.end, ""
    word = reader.word(at)
    if word.isalpha() and word not in {"to", "and", "or", "in", "out"} and first.unit is None:
        at, noun = at + 1, word
        word = reader.word(at)
    between = reader.word(first.start - 1) == "between"
    if word == "out" and reader.word(at + 1) == "of" and not noun:
        return _Link(word, at + (3 if reader.word(at + 2) == "every" else 2))
    if word in {"to", "or"} or word in _DASHES or (word == "and" and between):
        return _Link(word, at + 1, noun)
    return _Link(word, at + 1) if word == "in" and not noun else None


def _is_ratio(word: str, first: Amount, last: Amount) -> bool:
    """One in five, nine out of ten."""
    low, high = first.value, last.value
    plain = first.unit is None and last.unit is None and first.numeral.scale == 1
    if not plain or low is None or high is None or not 0 < low < high:
        return False
    alike = first.numeral.spelled == last.numeral.spelled
    return word == "out" or (alike and high in _ROUND)


def _share(first: Amount, last: Amount, *, change: bool) -> Amount:
    """Give the first number what stands once, at the second: 2 to 3 million, 10-15 %."""
    numeral, other = first.numeral, last.numeral
    unit = first.unit or last.unit
    bare = numeral.scale == 1 and other.scale > 1
    if bare and numeral.value is not None and other.value is not None:
        raised = numeral.value * other.scale
        if numeral.value < _LARGEST_BARE and (raised < other.value or change):
            numeral = Numeral(raised, numeral.end, other.scale, spelled=numeral.spelled)
    return first._replace(numeral=numeral, unit=unit)


def _fit(first: Amount, shared: Amount, last: Amount) -> bool:
    """Can two numbers be the ends of one range, or of one change?"""
    if first.unit is None:
        if last.before:
            return False
    elif last.unit is None:
        # "EUR 2 to 3 million" shares its unit; "EUR 5 million to 20 countries" does not.
        if not first.before or (first.numeral.scale > 1 and last.numeral.scale == 1):
            return False
    elif first.unit.name != last.unit.name:
        return False
    low, high = shared.value, last.value
    return low is not None and high is not None and low < high
