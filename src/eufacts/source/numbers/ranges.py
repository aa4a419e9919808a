"""Amounts that belong together: a range, a ratio (one in five), a change (from … to), a list.

A change is two quantities: "rose from 2 to 3 million" says what was and what is. Only the "million"
that stands once is shared. A list is as many quantities as it has numbers: of "EUR 5, 10 and 15
million" each is in euro and in millions.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

from eufacts.source.numbers.amounts import Amount, AmountReader
from eufacts.source.numbers.nouns import FUNCTION_WORDS
from eufacts.source.numbers.numerals import Numeral

_LARGEST_BARE: Final = 1000
"""A first number from here on is no "2" of "2 to 3 million"."""
_DASHES: Final = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2212")
_SPANS: Final = ("rang", "vary", "vari", "span")
"""Verbs after which "from 2 to 3" is a range and no change: ranging, varies."""
_ROUND: Final = frozenset(map(Decimal, (2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 100, 1000)))
"""What one can be "in": one in five. "One in 2014" is no ratio."""
_LONGEST_LIST: Final = 12
_ALIKE: Final = 100
"""How much larger one number of a list may be than another, to share the million at its end."""
_ALIKE_APART: Final = 10
"""The same where each has its currency or none has one, so that it is less plain."""


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
    link = _link(reader, first) if first.numeral.kind != "vague" else None
    last = reader.read(link.after) if link else None
    if last is not None and first.before:
        last = reader.beside_money(last)
    if link is None or last is None or not _may_join(reader, first, last, link):
        return None
    if link.word in {"in", "out"}:
        return Pair("ratio", first, last) if _is_ratio(link.word, first, last) else None
    change = link.word == "to" and reader.word(first.start - 1) == "from"
    change = change and not reader.word(first.start - 2).startswith(_SPANS)
    shared = _share(first, last, change=change)
    if not _fit(first, shared, last, change=change):
        return None
    if change and first.before and _is_open(reader, last):
        # From EUR 2 to 3 billion.
        last = last._replace(unit=last.unit or first.unit)
    return Pair("change" if change else "range", shared, last)


def _may_join(reader: AmountReader, first: Amount, last: Amount, link: _Link) -> bool:
    """Whether two numbers may be a pair, by their kinds, signs and nouns."""
    if last.numeral.kind != first.numeral.kind or (last.negative and not first.negative):
        return False
    if link.word == "in" and link.noun:
        # One proposal in four; but not one project in four countries.
        alone = reader.counted(last) is None and reader.word(last.end) != "of"
        return alone and last.numeral.spelled
    if link.noun and link.noun not in {reader.word(last.end), _measure(reader, last)}:
        return False
    if first.numeral.kind == "fraction":
        return link.word in {"to", "and"} or link.word in _DASHES
    return link.word != "or" or _is_one_more(first, last)


def _link(reader: AmountReader, first: Amount) -> _Link | None:
    at, noun = first.end, ""
    word = reader.word(at)
    measure = reader.measure(at) if first.unit is None else None
    if measure is not None:
        at, noun = measure.end, measure.noun
        word = reader.word(at)
    elif (
        word.isalpha()
        and word not in {"to", "and", "or", "in", "out", "up", "of"}
        and first.unit is None
    ):
        at, noun = at + 1, word
        word = reader.word(at)
    if word in _DASHES and reader.word(at + 1) in {"to", "or"}:
        # 8- to 16-metre
        at, word = at + 1, reader.word(at + 1)
    between = reader.word(first.start - 1) == "between"
    if word == "out" and reader.word(at + 1) == "of" and not noun:
        return _Link(word, at + 2 + (reader.word(at + 2) in {"every", "each"}))
    if word == "up" and reader.word(at + 1) == "to":
        return _Link("to", at + 2, noun)
    if word == "of" and reader.word(at + 1) in {"every", "each"} and not noun:
        return _Link("out", at + 2)
    if word in {"to", "or"} or word in _DASHES or (word == "and" and between):
        return _Link(word, at + 1, noun)
    is_one = first.value == 1 and first.numeral.spelled and reader.word(first.start) == "one"
    if word == "in" and (is_one or not noun):
        return _Link(word, at + 1 + (reader.word(at + 1) in {"every", "each"}), noun)
    return None


def _measure(reader: AmountReader, amount: Amount) -> str:
    measure = reader.measure(amount.end)
    return measure.noun if measure else ""


def _is_one_more(first: Amount, last: Amount) -> bool:
    """Two or three weeks: about so many, where "16 or 20 %" are two numbers."""
    spelled = first.numeral.spelled and last.numeral.spelled
    low, high = first.value, last.value
    return spelled and low is not None and high is not None and high - low == 1


def _is_ratio(word: str, first: Amount, last: Amount) -> bool:
    """One in five, nine out of ten, one in twenty-five, one in 10; but 4 out of 19 are counted."""
    low, high = first.value, last.value
    plain = first.unit is None and last.unit is None and first.numeral.scale == 1
    if not plain or low is None or high is None or not 0 < low < high:
        return False
    spelled = first.numeral.spelled, last.numeral.spelled
    if word == "out":
        return first.numeral.spelled or high in _ROUND
    return all(spelled) or (high in _ROUND and spelled != (False, True))


def _share(first: Amount, last: Amount, *, change: bool) -> Amount:
    """Give the first number what stands once, at the second: 2 to 3 million, 10-15 %."""
    numeral, other = first.numeral, last.numeral
    unit = first.unit or last.unit
    bare = numeral.scale == 1 and other.scale > 1
    if bare and numeral.value is not None and other.value is not None:
        raised = numeral.value * other.scale
        falls = raised > other.value
        if numeral.value < _LARGEST_BARE and (change or not falls):
            unsure = falls and raised > _ALIKE_APART * other.value
            numeral = Numeral(
                raised, numeral.end, other.scale, spelled=numeral.spelled, ambiguous=unsure
            )
    return first._replace(numeral=numeral, unit=unit)


def _fit(first: Amount, shared: Amount, last: Amount, *, change: bool) -> bool:
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
    return low is not None and high is not None and (low < high or change)


def list_of(reader: AmountReader, first: Amount) -> list[Amount]:
    """Find the amounts of a list that share a unit, a currency or a scale; none if it is no list.

    A number that may or may not be meant in millions is ambiguous.
    """
    amounts = _listed(reader, first)
    if len(amounts) < len((first, first)):
        return []
    last = amounts[-1]
    shared = amounts
    if last.numeral.scale > 1 and all(one.numeral.scale == 1 for one in amounts[:-1]):
        shared = [_raised(one, last) for one in amounts[:-1]] + [last]
    if last.unit is not None and not last.before and all(one.unit is None for one in amounts[:-1]):
        shared = [one._replace(unit=last.unit) for one in shared]
    elif first.unit is not None and first.before and (shared != amounts or _is_open(reader, last)):
        shared = [one._replace(unit=one.unit or first.unit) for one in shared]
    return shared if shared != amounts else []


def _listed(reader: AmountReader, first: Amount) -> list[Amount]:
    """The numbers that "and", "or" and commas join to this one, until one has its own unit."""
    amounts, closed = [first], False
    while not closed and len(amounts) < _LONGEST_LIST:
        link = _next_in_list(reader, amounts[-1])
        following = reader.read(link[0]) if link else None
        if link is None or following is None or following.numeral.kind != "number":
            break
        closed = link[1]
        amounts.append(following)
    return amounts if closed and first.numeral.kind == "number" else []


def _next_in_list(reader: AmountReader, amount: Amount) -> tuple[int, bool] | None:
    """The token after what joins an amount to the next one, and whether that is the last."""
    if amount.unit is not None and not amount.before:
        return None
    end = amount.end
    if reader.word(end) in _DASHES and reader.word(end + 1) in {"and", "or", ","}:
        # 3- or 5-year terms
        return end + 2, reader.word(end + 1) != ","
    word = reader.word(end)
    if word == "," and reader.word(amount.end + 1) in {"and", "or"}:
        return amount.end + 2, True
    if word == ",":
        return amount.end + 1, False
    if word == "and" and reader.word(amount.end + 1) == "/":
        return (amount.end + 3, True) if reader.word(amount.end + 2) == "or" else None
    return (amount.end + 1, True) if word in {"and", "or", "&"} else None


def _raised(one: Amount, last: Amount) -> Amount:
    """A number of a list in the millions of the last, where both are of one size."""
    numeral, other = one.numeral, last.numeral
    if numeral.value is None or other.value is None or not numeral.value:
        return one
    bare = other.value / other.scale
    times = max(bare, numeral.value) / min(bare, numeral.value) if bare else Decimal(0)
    plain = one.before != last.before or (last.unit is not None and one.unit is None)
    raised = numeral._replace(value=numeral.value * other.scale, scale=other.scale)
    unsure = times > (_ALIKE if plain else _ALIKE_APART) or (last.before and not one.before)
    return one._replace(numeral=raised._replace(ambiguous=unsure or numeral.ambiguous))


def _is_open(reader: AmountReader, last: Amount) -> bool:
    """Whether no noun follows that the last number would count: EUR 5 million and 10 countries."""
    following = reader.word(last.end)
    if last.unit is None and last.numeral.spelled and last.numeral.scale == 1:
        return False
    if last.unit is not None or not following.isalpha() or following in FUNCTION_WORDS:
        return True
    return last.numeral.scale > 1 and reader.counted(last) is None
