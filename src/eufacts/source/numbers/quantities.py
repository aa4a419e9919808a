"""Tokens → quantities: value, unit, qualifier and place of each amount in a text.

``numerals``, ``amounts`` and ``ranges`` read numbers, numbers with their units, and two of those
together; ``qualifiers`` says how they are held.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import pairwise
from typing import Final, Literal, NamedTuple

from eufacts.source.numbers import qualifiers
from eufacts.source.numbers.amounts import Amount, AmountReader
from eufacts.source.numbers.asides import AMBIGUOUS, AsideReading
from eufacts.source.numbers.headers import Header, headers
from eufacts.source.numbers.marks import DECIMALS, Mark, decimal_mark, is_grouped
from eufacts.source.numbers.numerals import Numeral
from eufacts.source.numbers.qualifiers import Qualifier
from eufacts.source.numbers.ranges import Pair, list_of, pair_of
from eufacts.source.numbers.spans import Span, Taken
from eufacts.source.numbers.tokens import is_three_places, tokens_of
from eufacts.source.numbers.units import Unit

Number = int | float


@dataclass(frozen=True, slots=True)
class QuantityReading:
    """A number in a text, with all that its words say of it."""

    value: Number | None
    """In the base unit; None where the words are vague. The lower end of a range."""
    upper: Number | None
    """The upper end of a range; None where there is one value."""
    unit: str | None
    """``EUR`` or another ISO 4217 code, ``percent``, ``percentage points``, a time unit in the
    plural, or None for a bare count."""
    counted: str | None
    """What a bare count counts, where that is plain: ``people``, ``Member States``, ``MW``."""
    qualifier: Qualifier
    kind: Literal["number", "fraction", "vague"]
    span: Span
    """The number with its unit's words."""
    whole: Span
    """The same with the words of its qualifier."""
    as_written: str
    """The words of ``whole``."""

    @property
    def vague(self) -> bool:
        """True for "hundreds of thousands": a quantity without a value."""
        return self.kind == "vague"

    @property
    def ends(self) -> dict[Number | None, Qualifier]:
        """Each of its values with how it is held: a range is at least its lower end."""
        if self.upper is None or self.qualifier != "exact":
            return dict.fromkeys((self.value, self.upper or self.value), self.qualifier)
        return {self.value: "more_than", self.upper: "less_than"}


_Reading = QuantityReading | AsideReading
_IN_BRACKETS: Final = re.compile(
    r"\s*\((?:EUR|USD|GBP|CHF|[€$£])?\s?\d[\d\s.,'’]{0,40}"
    r"(?:%|€|EUR|million|billion|mn|bn|m)?\)\s*"
)
"""(3.4), which in a statement of accounts is minus 3.4."""
_STOPS: Final = frozenset(".!?;")
_SPEAKERS: Final = frozenset({"us", "you"})
"""Of whom "one" is anybody: if just one of us fails."""
_CHOSEN: Final = frozenset({"lower", "higher", "greater", "lesser", "smaller", "larger"})
_LONGEST_BOUND: Final = 3
"""The most words of a bound between two numbers of one unit: and no more than 10 %."""
_SAME_LINKS: Final = {(word, word) for word in ("for", "in", "by", "per", "on", "to")}
"""Words that follow both of two numbers that one bound holds."""


class _Held(NamedTuple):
    """A qualifier, and the tokens from its first word to after its last or the amount's."""

    qualifier: Qualifier
    begin: int
    end: int
    ambiguous: bool = False


class QuantityReader:
    """Goes through a text's tokens and makes quantities of the amounts in it."""

    def __init__(self, text: str, taken: Taken, column: str = "") -> None:
        """Take a text.

        Args:
            text: The text.
            taken: What is no quantity in it.
            column: The words that head the column, where the text is a cell of a table.
        """
        self._text = text
        self._tokens = tokens_of(text, taken)
        self._amounts = AmountReader(self._tokens)
        self._word = self._amounts.word
        self._headers = list(headers(text, column))
        self._column = column
        self._in_brackets = _IN_BRACKETS.fullmatch(text) is not None
        self._last_bound: Qualifier = "exact"
        self._negated = False
        self._at = False
        self._last: Amount | None = None

    def readings(self) -> Iterator[QuantityReading | AsideReading]:
        """Read every quantity in order; what can be read in two ways is set aside as ambiguous."""
        floor = 0
        for at in self._amounts.beginnings():
            amount = self._amounts.read(at) if at >= floor else None
            if amount is None or self._is_in_header(at):
                continue
            for reading, end in self._of(amount, floor):
                if reading is not None:
                    yield reading
                    floor = end

    def _of(self, amount: Amount, floor: int) -> Iterator[tuple[_Reading | None, int]]:
        """The quantities that begin with an amount, each with the token after it."""
        pair = pair_of(self._amounts, amount)
        if pair is None:
            listed = list_of(self._amounts, amount)
            if listed:
                yield from self._listed(listed, floor)
            else:
                yield self._single(amount, floor)
        elif pair.kind == "change":
            first, end = self._single(pair.first, floor)
            yield first, end
            yield self._single(pair.last, end)
        else:
            yield self._pair(pair, floor)

    def _single(self, amount: Amount, floor: int) -> tuple[_Reading | None, int]:
        goes_on = self._goes_on(amount, floor)
        amount = self._in_same_currency(amount, floor)
        held = self._held(amount, amount.start, floor)
        if self._is_pronoun(amount, held.qualifier) or self._is_article(amount, held.qualifier):
            return None, amount.end
        if held.qualifier == "exact" and (goes_on or self._is_alternative(amount, floor)):
            held = held._replace(qualifier=self._last_bound)
        if held.qualifier != "exact" and amount.unit is None and amount.numeral.scale == 1:
            amount = amount._replace(unit=self._unit_ahead(amount.end))
        self._last_bound, self._last = held.qualifier, amount
        self._at = held.begin < amount.start and self._word(held.begin) == "at"
        return self._reading(amount, None, held), held.end

    def _in_same_currency(self, amount: Amount, floor: int) -> Amount:
        """EUR 5 million in 2014 and 10 million in 2015: one currency for both."""
        last = self._last
        if last is None or last.unit is None or not last.unit.is_money or amount.start <= floor:
            return amount
        alike = amount.unit is None and amount.numeral.scale == last.numeral.scale > 1
        joined = self._word(amount.start - 1) in {"and", "or", ","}
        follows = self._word(amount.end), self._word(last.end)
        return (
            amount._replace(unit=last.unit)
            if alike and joined and follows in _SAME_LINKS
            else amount
        )

    def _is_alternative(self, amount: Amount, floor: int) -> bool:
        """Not exceeding 3 % of it or EUR 15 000 000, whichever is higher: one bound for both."""
        follows = (self._word(amount.end), self._word(amount.end + 1))
        link = self._word(amount.start - 1) if amount.start > floor else ""
        last = self._last.start if self._last else 0
        chosen = self._word(last - 1) == "of" and self._word(last - 2) in _CHOSEN
        return link == "or" and ("whichever" in follows or chosen)

    def _goes_on(self, amount: Amount, floor: int) -> bool:
        """Not exceeding 5 years for cars, and 4 years for vans: one bound for both."""
        last = self._last
        if last is None or amount.start <= floor:
            return False
        # At least 5 % by 2025 and 10 % by 2030.
        if not self._negated and not (self._at and self._word(amount.end) == "by"):
            return False
        units = [one.unit.name if one.unit else None for one in (last, amount)]
        follows = self._word(amount.end), self._word(last.end)
        joined = self._word(amount.start - 1) in {"and", "or"}
        return joined and units[0] == units[1] is not None and follows in _SAME_LINKS

    def _listed(self, amounts: list[Amount], floor: int) -> Iterator[tuple[_Reading | None, int]]:
        """The amounts of a list, all held as the first or the last of them is."""
        first = self._held(amounts[0], amounts[0].start, floor)
        last = self._held(amounts[-1], amounts[-1].start, amounts[-1].start)
        held = first if first.qualifier != "exact" else last
        for at, amount in enumerate(amounts):
            begin = first.begin if at == 0 else amount.start
            end = last.end if amount is amounts[-1] else amount.end
            yield self._reading(amount, None, held._replace(begin=begin, end=end)), end

    def _pair(self, pair: Pair, floor: int) -> tuple[_Reading, int]:
        first, last = pair.first, pair.last
        numeral, upper = first.numeral, last.value
        if pair.kind == "ratio" and first.value is not None and last.value:
            numeral, upper = Numeral(first.value / last.value, last.end, kind="fraction"), None
        both = first._replace(numeral=numeral, end=last.end)
        between = self._word(first.start - 1) == "between" and first.start > floor
        held = self._held(both, first.start - between, floor)
        # What is "not between 3 and 5 %" has no value that could be stated.
        outside = between and self._word(first.start - 2) in {"not", "never"}
        held = held._replace(ambiguous=held.ambiguous or last.ambiguous or outside)
        if both.unit is None:
            both = both._replace(unit=self._unit_ahead(last.end))
        return self._reading(both, upper, held), held.end

    def _held(self, amount: Amount, start: int, floor: int) -> _Held:
        """How an amount is held, by the words before it, after it, or after what it counts."""
        time = amount.unit is not None and amount.unit.is_time
        held = qualifiers.before(
            self._word, start, floor, time=time, after_not=self._negated, end=amount.end
        )
        self._negated = held.negated
        ends = [amount.end]
        if counted := self._amounts.counted(amount):
            ends.append(counted.end)
            if self._word(counted.end) == "in" and self._word(counted.end + 1).isalpha():
                ends.append(counted.end + 2)
        if self._word(amount.end) in {"a", "an", "per"}:
            # EUR 9 an hour or more.
            ends.append(amount.end + 2)
        for end in ends if held.qualifier in {"exact", "about"} else []:
            aged = self._word(amount.start - 1) == "aged"
            bare = aged or (end == amount.end and amount.unit is None)
            later = qualifiers.after(self._word, end, is_number=self._is_number, bare=bare)
            if later.qualifier != "exact":
                unsure = held.ambiguous or later.ambiguous
                return _Held(later.qualifier, held.at, later.at, ambiguous=unsure)
        if amount.numeral.odd and held.qualifier == "exact":
            held = held._replace(qualifier="about")
        return _Held(held.qualifier, held.at, amount.end, ambiguous=held.ambiguous)

    def _unit_ahead(self, end: int) -> Unit | None:
        """More than 5 and less than 10 %; 5 to 10 and 20 to 30 %: one unit for both."""
        if self._word(end) not in {"and", "or", "but"}:
            return None
        ahead = range(end + 1, end + 2 + _LONGEST_BOUND)
        following = next((one for at in ahead if (one := self._amounts.read(at))), None)
        if following is None:
            return None
        bound = qualifiers.before(self._word, following.start, end + 1, time=False)
        pair = pair_of(self._amounts, following)
        last = pair.last if pair else following
        plain = bound.at == end + 1 and not last.before and last.numeral.scale == 1
        return last.unit if plain else None

    def _is_number(self, at: int) -> bool:
        return self._amounts.read(at) is not None

    def _is_pronoun(self, amount: Amount, held: Qualifier) -> bool:
        """Is this a "one" that counts nothing, for want of a unit and of a qualifier?"""
        alone = amount.end == amount.start + 1 and self._word(amount.start) == "one"
        if alone and self._word(amount.end) == "of" and self._word(amount.end + 1) in _SPEAKERS:
            return True
        if not alone or self._word(amount.start - 1) in {"only", "just"}:
            is_the_only = alone and self._word(amount.start - 2) == "the"
            return is_the_only and self._amounts.counted(amount) is None
        return held in {"exact", "about"} and (held == "exact" or self._word(amount.end) == "of")

    def _is_article(self, amount: Amount, held: Qualifier) -> bool:
        """Is this "a year" that counts nothing: once a year, a month ago?"""
        alone = amount.unit is not None and amount.value == 1 and not amount.before
        alone = alone and amount.numeral.end == amount.start + 1
        return alone and self._word(amount.start) in {"a", "an"} and held == "exact"

    def _reading(self, amount: Amount, upper: Decimal | None, held: _Held) -> _Reading:
        whole = self._span(held.begin, held.end)
        counted = self._amounts.counted(amount)
        if counted is None and held.end > amount.end:
            counted = self._amounts.counted(amount._replace(end=held.end))
        noun = counted.noun if counted else None
        header = self._header_of(amount) if counted is None else None
        if header is not None:
            amount, noun = self._headed(amount, header), header.counted
        is_said = header is not None and header.three_places
        unsure = amount.ambiguous or held.ambiguous or self._in_brackets
        if unsure or (not is_said and self._has_decimal_comma(amount)):
            span = self._span(amount.start, amount.end)
            return AsideReading(AMBIGUOUS, span, span.of(self._text))
        return QuantityReading(
            value=_number(amount.value),
            upper=_number(upper),
            unit=amount.unit.name if amount.unit else None,
            counted=noun,
            qualifier=held.qualifier,
            kind=amount.numeral.kind,
            span=self._span(amount.start, amount.end),
            whole=whole,
            as_written=whole.of(self._text),
        )

    def _is_in_header(self, at: int) -> bool:
        """Whether a token is one of "in thousands of euro:"."""
        start = self._tokens[at].start
        before = bisect_right(self._headers, start, key=lambda header: header.begin)
        return bool(before) and start < self._headers[before - 1].start

    def _header_of(self, amount: Amount) -> Header | None:
        """The unit that stands over a bare number: in EUR million: 72.200,000."""
        start = self._tokens[amount.start].start
        above = bisect_right(self._headers, start, key=lambda header: header.start)
        header = self._headers[above - 1] if above else None
        plain = amount.unit is None and amount.numeral.kind == "number"
        if header is None or header.end <= start or not plain:
            return None
        return None if amount.numeral.scale > 1 or amount.value is None else header

    def _headed(self, amount: Amount, header: Header) -> Amount:
        """A bare number with the unit that stands over it."""
        written = self._digits_of(amount)
        value, unsure = abs(amount.value or Decimal(0)), amount.ambiguous
        is_percent = header.unit.name == "percent"
        grouped = is_grouped(written) and self._mark_at(amount) == "."
        if is_three_places(written) and header.three_places and not (is_percent and grouped):
            # 8,664 in a statement "to three decimal places" is 8.664.
            value, unsure = Decimal(written.replace(",", ".")), False
        elif is_three_places(written) and header.unit.is_money:
            # In another one it may be 8 664, and is where decimals have a point.
            unsure = not grouped
        value *= header.unit.scale
        numeral = amount.numeral._replace(value=value, ambiguous=unsure)
        unit = header.unit if header.unit.name else None
        return amount._replace(unit=unit, numeral=numeral)

    def _has_decimal_comma(self, amount: Amount) -> bool:
        """Whether 1,045 stands where other numbers have a decimal comma."""
        return is_grouped(self._digits_of(amount)) and self._mark_at(amount) == ","

    def _digits_of(self, amount: Amount) -> str:
        return next(iter(self._numerals(amount.start, amount.end)), "")

    def _mark_at(self, amount: Amount) -> Mark:
        """The decimal mark of the other numbers of a sentence or table."""
        for mark, words in DECIMALS.items():
            if words in self._column:
                return mark
        return self._marks[bisect_right(self._marks, amount.start, key=lambda one: one[0]) - 1][1]

    @cached_property
    def _marks(self) -> list[tuple[int, Mark]]:
        """The first token of each sentence, and the decimal mark of the numbers in it."""
        ends = [
            at + 1
            for at, (one, following) in enumerate(pairwise(self._tokens))
            if (one.text in _STOPS and not following.glued)
            or "\n" in self._text[one.end : following.start]
        ]
        parts = pairwise([0, *ends, len(self._tokens)])
        return [(start, decimal_mark(self._numerals(start, end))) for start, end in parts]

    def _numerals(self, start: int, end: int) -> list[str]:
        return [token.text for token in self._tokens[start:end] if token.kind == "digits"]

    def _span(self, begin: int, end: int) -> Span:
        return Span(self._tokens[begin].start, self._tokens[end - 1].end)


def _number(value: Decimal | None) -> Number | None:
    """A whole number as int, any other as float."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
