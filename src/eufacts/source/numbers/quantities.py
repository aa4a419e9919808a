"""Tokens → quantities: value, unit, qualifier and place of each amount in a text.

``numerals``, ``amounts`` and ``ranges`` read numbers, numbers with their units, and two of those
together; ``qualifiers`` says how they are held.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NamedTuple

from eufacts.source.numbers import qualifiers
from eufacts.source.numbers.amounts import Amount, AmountReader
from eufacts.source.numbers.numerals import Numeral
from eufacts.source.numbers.qualifiers import Qualifier
from eufacts.source.numbers.ranges import Pair, pair_of
from eufacts.source.numbers.spans import Span, Taken
from eufacts.source.numbers.tokens import tokens_of

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


class QuantityReader:
    """Goes through a text's tokens and makes quantities of the amounts in it."""

    def __init__(self, text: str, taken: Taken) -> None:
        self._text = text
        self._tokens = tokens_of(text, taken)
        self._amounts = AmountReader(self._tokens)
        self._word = self._amounts.word

    def quantities(self) -> Iterator[QuantityReading]:
        """Read every quantity, in order."""
        floor = 0
        for at in self._amounts.beginnings():
            amount = self._amounts.read(at) if at >= floor else None
            if amount is None:
                continue
            for quantity, end in self._of(amount, floor):
                if quantity is not None:
                    yield quantity
                floor = end

    def _of(self, amount: Amount, floor: int) -> Iterator[tuple[QuantityReading | None, int]]:
        """The quantities that begin with an amount, each with the token after it."""
        pair = pair_of(self._amounts, amount)
        if pair is None:
            yield self._single(amount, floor)
        elif pair.kind == "change":
            first, end = self._single(pair.first, floor)
            yield first, end
            yield self._single(pair.last, end)
        else:
            yield self._pair(pair, floor)

    def _single(self, amount: Amount, floor: int) -> tuple[QuantityReading | None, int]:
        held = self._held(amount, amount.start, floor)
        if self._is_pronoun(amount, held.qualifier):
            return None, amount.end
        return self._quantity(amount, None, held), held.end

    def _pair(self, pair: Pair, floor: int) -> tuple[QuantityReading, int]:
        first, last = pair.first, pair.last
        numeral, upper = first.numeral, last.value
        if pair.kind == "ratio" and first.value is not None and last.value:
            numeral, upper = Numeral(first.value / last.value, last.end, kind="fraction"), None
        both = first._replace(numeral=numeral, end=last.end)
        between = self._word(first.start - 1) == "between" and first.start > floor
        held = self._held(both, first.start - between, floor)
        return self._quantity(both, upper, held), held.end

    def _held(self, amount: Amount, start: int, floor: int) -> "_Held":
        time = amount.unit is not None and amount.unit.is_time
        held = qualifiers.before(self._word, start, floor, time=time)
        later = qualifiers.after(self._word, amount.end, is_number=self._is_number)
        if held.qualifier in {"exact", "about"} and later.qualifier != "exact":
            return _Held(later.qualifier, held.at, later.at)
        return _Held(held.qualifier, held.at, amount.end)

    def _is_number(self, at: int) -> bool:
        return self._amounts.read(at) is not None

    def _is_pronoun(self, amount: Amount, held: Qualifier) -> bool:
        """Is this a "one" that counts nothing, for want of a unit and of a qualifier?"""
        alone = amount.end == amount.start + 1 and self._word(amount.start) == "one"
        if not alone or self._word(amount.start - 1) in {"only", "just"}:
            return False
        return held == "exact" or self._word(amount.end) == "of"

    def _quantity(self, amount: Amount, upper: Decimal | None, held: "_Held") -> QuantityReading:
        whole = self._span(held.begin, held.end)
        unit = amount.unit.name if amount.unit else None
        return QuantityReading(
            value=_number(amount.value),
            upper=_number(upper),
            unit=unit,
            qualifier=held.qualifier,
            kind=amount.numeral.kind,
            span=self._span(amount.start, amount.end),
            whole=whole,
            as_written=whole.of(self._text),
        )

    def _span(self, begin: int, end: int) -> Span:
        return Span(self._tokens[begin].start, self._tokens[end - 1].end)


class _Held(NamedTuple):
    """A qualifier, and the tokens from its first word to after its last or the amount's."""

    qualifier: Qualifier
    begin: int
    end: int


def _number(value: Decimal | None) -> Number | None:
    """A whole number as int, any other as float."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
