"""A numeral with its unit: the currency before it, the unit after it, its sign."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from eufacts.source.numbers.measures import measure_after
from eufacts.source.numbers.nouns import Counted, counted_after
from eufacts.source.numbers.numerals import FIRST_WORDS, Numeral, NumeralReader
from eufacts.source.numbers.tokens import Token
from eufacts.source.numbers.units import (
    BEFORE_NUMBERS,
    HYPHENS,
    MONEY_SCALES,
    Unit,
    currency_before,
    unit_after,
)

_MINUS: Final = frozenset({"-", "\u2212", "\u2013", "minus"})
_PART_OF: Final = frozenset("._/#^")
"""Signs that make the digits which touch them a part of something else."""
_MAY_BEGIN: Final = FIRST_WORDS | BEFORE_NUMBERS | _MINUS
"""The words and signs, in lower case, with which alone an amount can begin; else it is digits."""


class Amount(NamedTuple):
    """A numeral with its unit, as tokens."""

    numeral: Numeral
    unit: Unit | None
    start: int
    end: int
    before: bool
    """Its currency stands before it."""
    negative: bool = False

    @property
    def value(self) -> Decimal | None:
        """Its value with its sign; None where it is vague."""
        value = self.numeral.value
        return -value if value is not None and self.negative else value

    @property
    def ambiguous(self) -> bool:
        """Its marks, its scale or its currency can be read in two ways."""
        if self.unit is None:
            return self.numeral.ambiguous
        percent = self.unit.name.startswith("percent")
        return (self.numeral.ambiguous and not percent) or self.unit.name == "?"


class AmountReader:
    """Reads the amount that begins at a token, if one does."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self._numerals = NumeralReader(tokens)
        self._read: dict[int, Amount | None] = {}
        self.word = self._numerals.word
        """The word or sign at a token, in lower case; empty past the end."""

    def text(self, at: int) -> str:
        """The word or sign at a token as it is written; empty past the end."""
        return self._tokens[at].text if self.word(at) else ""

    def beginnings(self) -> list[int]:
        """The tokens at which an amount may begin; most words are none."""
        return [
            at
            for at, token in enumerate(self._tokens)
            if token.kind == "digits" or token.low in _MAY_BEGIN
        ]

    def read(self, at: int) -> Amount | None:
        """Read a numeral at a token, with a currency before it and a unit after."""
        if at >= len(self._tokens):
            return None
        if at not in self._read:
            once = self._once(at)
            self._read[at] = self._twice(once) if once else None
        return self._read[at]

    def beside_money(self, amount: Amount) -> Amount:
        """Read a number again as the end of a range that begins with a currency: €5-10m."""
        if amount.unit is not None or amount.numeral.kind != "number":
            return amount
        numeral = self._numerals.read(amount.start + amount.negative, money=True)
        return amount if numeral is None else amount._replace(numeral=numeral, end=numeral.end)

    def counted(self, amount: Amount) -> Counted | None:
        """Read what an amount counts, which has no unit."""
        if amount.unit is not None or amount.numeral.kind == "fraction":
            return None
        end = amount.end
        if self.word(end) in HYPHENS:
            return None
        end += amount.numeral.kind == "vague" and self.word(end) == "of"
        measure = self.measure(end)
        return measure or counted_after(self.word, self.text, end, one=amount.value == 1)

    def measure(self, at: int) -> Counted | None:
        """Read the unit of measure at a token: ``km²``, "cubic metres"."""
        return measure_after(self._tokens, at)

    def _once(self, at: int) -> Amount | None:
        start = at
        minus = self._is_minus(at, after_money=False)
        at += minus
        money = currency_before(self._tokens, at) if at < len(self._tokens) else None
        if money is not None:
            at = money.end
            if not minus:
                minus = self._is_minus(at, after_money=True)
                at += minus
        if at >= len(self._tokens) or not self._may_begin(at):
            return None
        numeral = self._numerals.read(at, money=money is not None)
        if numeral is None:
            return None
        if money is not None:
            numeral = _times(numeral, money.scale)
            return Amount(numeral, money, start, numeral.end, before=True, negative=minus)
        unit = unit_after(self._tokens, numeral.end, scaled=numeral.scale > 1)
        if unit is None and numeral.kind == "vague" and self.word(numeral.end) == "of":
            unit = unit_after(self._tokens, numeral.end + 1, scaled=True)
        if unit is None and self._touches_a_name(numeral):
            return self._glued_scale(numeral, start, negative=minus)
        end = unit.end if unit else numeral.end
        if unit is not None:
            numeral = _times(numeral, unit.scale)
        if unit is not None and unit.is_time and numeral.value is not None:
            half = [self.word(end + step) for step in range(3)] == ["and", "a", "half"]
            numeral = numeral._replace(value=numeral.value + Decimal("0.5") * half)
            end += 3 * half
        return Amount(numeral, unit, start, end, before=False, negative=minus)

    def _twice(self, amount: Amount) -> Amount:
        """Read one number that is said in words and in digits: twelve (12) years."""
        opens = self.word(amount.end) == "(" and amount.numeral.kind != "vague"
        again = self._once(amount.end + 1) if opens and amount.end + 1 < len(self._tokens) else None
        if again is None or self.word(again.end) != ")":
            return amount
        units = {one.unit.name for one in (amount, again) if one.unit}
        same = amount.value == again.value and amount.numeral.spelled != again.numeral.spelled
        if not same or len(units) > 1:
            return amount
        unit = amount.unit or again.unit
        numeral = self._numerals.scaled_again(amount.numeral, again.end + 1, money=amount.before)
        end = numeral.end
        if unit is None:
            unit = unit_after(self._tokens, end, scaled=True)
            end = unit.end if unit else end
        return amount._replace(unit=unit, end=end, numeral=numeral._replace(end=end))

    def _glued_scale(self, numeral: Numeral, start: int, *, negative: bool) -> Amount | None:
        """Read 10kg; say of 4m that it may be metres or millions."""
        measure = self.measure(numeral.end)
        if measure is not None and len(measure.noun) > 1:
            return Amount(numeral, None, start, numeral.end, before=False, negative=negative)
        follower = self._tokens[numeral.end]
        if follower.low in MONEY_SCALES and len(follower.text) == 1:
            numeral = numeral._replace(end=numeral.end + 1, ambiguous=True)
            return Amount(numeral, None, start, numeral.end, before=False, negative=negative)
        return None

    def _may_begin(self, at: int) -> bool:
        """A numeral that a letter or a point touches from before is a part of something else."""
        token = self._tokens[at]
        if token.kind == "taken":
            return False
        if not token.glued or at == 0:
            return True
        last = self._tokens[at - 1]
        if last.kind == "digits":
            return False
        if last.kind == "word":
            return currency_before(self._tokens, at - 1) is not None
        thousands = token.text == "000" and last.text in {"'", "\u2019"}
        part = token.kind == "digits" and (last.text in _PART_OF or thousands)
        return not part and (last.kind != "taken" or last.text == ">")

    def _touches_a_name(self, numeral: Numeral) -> bool:
        """``3G``, ``24h``: a letter right after the digits that is no unit we know."""
        if numeral.end >= len(self._tokens) or numeral.spelled:
            return False
        follower = self._tokens[numeral.end]
        return follower.glued and (follower.kind == "word" or follower.text == "_")

    def _is_minus(self, at: int, *, after_money: bool) -> bool:
        if self.word(at) not in _MINUS or at + 1 >= len(self._tokens):
            return False
        following = self._tokens[at + 1]
        if self.word(at) == "minus":
            last = self._tokens[at - 1].kind if at else "word"
            return last != "digits" and following.kind != "taken"
        money = currency_before(self._tokens, at + 1) if following.kind != "taken" else None
        if not following.glued or (following.kind != "digits" and money is None):
            return False
        return after_money or not self._tokens[at].glued or self.word(at - 1) in {"(", "["}


def _times(numeral: Numeral, scale: int) -> Numeral:
    """A numeral that the words of its unit multiply."""
    if scale == 1 or numeral.value is None:
        return numeral
    return numeral._replace(value=numeral.value * scale, scale=numeral.scale * scale)
