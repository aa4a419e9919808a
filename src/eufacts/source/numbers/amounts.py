"""A numeral with its unit: the currency before it, the unit after it, its sign."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from eufacts.source.numbers.numerals import FIRST_WORDS, Numeral, NumeralReader
from eufacts.source.numbers.tokens import Token
from eufacts.source.numbers.units import BEFORE_NUMBERS, Unit, currency_before, unit_after


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


_MINUS: Final = frozenset("-\u2212")
_PART_OF: Final = frozenset("._/#^")
"""Signs that make the digits which touch them a part of something else."""


_MAY_BEGIN: Final = FIRST_WORDS | BEFORE_NUMBERS | _MINUS
"""The words and signs, in lower case, with which alone an amount can begin; else it is digits."""


class AmountReader:
    """Reads the amount that begins at a token, if one does."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self._numerals = NumeralReader(tokens)
        self.word = self._numerals.word
        """The word or sign at a token, in lower case; empty past the end."""

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
        start = at
        money = currency_before(self._tokens, at)
        if money is not None:
            at = money.end
        minus = self._is_minus(at, after_money=money is not None)
        at += minus
        if at >= len(self._tokens) or not self._may_begin(at):
            return None
        numeral = self._numerals.read(at, money=money is not None)
        if numeral is None:
            return None
        if money is not None:
            return Amount(numeral, money, start, numeral.end, before=True, negative=minus)
        unit = unit_after(self._tokens, numeral.end)
        end = unit.end if unit else numeral.end
        if unit is None and self._touches_a_name(numeral):
            return None
        return Amount(numeral, unit, start, end, before=False, negative=minus)

    def _may_begin(self, at: int) -> bool:
        """A numeral that a letter or a point touches from before is a part of something else."""
        token = self._tokens[at]
        if token.kind == "taken":
            return False
        if not token.glued or at == 0:
            return True
        last = self._tokens[at - 1]
        if last.kind == "word":
            return currency_before(self._tokens, at - 1) is not None
        return not (token.kind == "digits" and last.text in _PART_OF) and last.kind != "taken"

    def _touches_a_name(self, numeral: Numeral) -> bool:
        """``3G``, ``24h``: a letter right after the digits that is no unit we know."""
        if numeral.end >= len(self._tokens) or numeral.spelled:
            return False
        follower = self._tokens[numeral.end]
        return follower.glued and (follower.kind == "word" or follower.text == "_")

    def _is_minus(self, at: int, *, after_money: bool) -> bool:
        if self.word(at) not in _MINUS or at + 1 >= len(self._tokens):
            return False
        digits = self._tokens[at + 1]
        if digits.kind != "digits" or not digits.glued:
            return False
        return after_money or not self._tokens[at].glued or self.word(at - 1) in {"(", "["}
