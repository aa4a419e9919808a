"""Numerals in digits and in words → exact values.

text2num and word2number were tried (docs/quantity-reader.md) and not taken: neither reads "a
quarter of a million", both give 1000000 for "3.9 billion"'s last word alone, and neither says where
in the text the number stood. quantulum3 (with inflect and num2words, 24 MB) averages "2 to 3
million" to 1500001, reads acts and years as counts and takes "EUR" for no unit; price-parser finds
one price a text and no multiples. What is left is small: this file.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final, Literal, NamedTuple

from eufacts.source.numbers.tokens import Token, value_of

_ONES_WORDS: Final = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen
"""
_TENS_WORDS: Final = "twenty thirty forty fifty sixty seventy eighty ninety"
ONES: Final = {word: value for value, word in enumerate(_ONES_WORDS.split())}
TENS: Final = {word: 10 * value for value, word in enumerate(_TENS_WORDS.split(), start=2)}
SCALES: Final = {
    "hundred": 10**2,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "millions": 10**6,
    "billions": 10**9,
    "thousands": 10**3,
    "mn": 10**6,
    "mln": 10**6,
    "mio": 10**6,
    "bn": 10**9,
    "bln": 10**9,
    "tn": 10**12,
}
PARTS: Final = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "halves": 2,
}
PARTS_MANY: Final = {f"{word}s": part for word, part in PARTS.items()} | {"halves": 2}
RAISED: Final = {
    "\u00bd": (1, 2),
    "\u00bc": (1, 4),
    "\u00be": (3, 4),
    "\u2153": (1, 3),
    "\u2154": (2, 3),
    "\u2155": (1, 5),
    "\u215b": (1, 8),
}
"""Fractions that are one character."""

_DOZEN: Final = 12


class Numeral(NamedTuple):
    """A number as far as its own words go: no unit, no qualifier."""

    value: Decimal | None
    """None where the words are vague: hundreds of thousands."""
    end: int
    """The index of the token after it."""
    scale: int = 1
    """What "million" and the like have multiplied it by."""
    kind: Literal["number", "fraction", "vague"] = "number"
    spelled: bool = False


class NumeralReader:
    """Reads the numeral that begins at a token, if one does."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self._spoken = ["" if token.kind in {"taken", "digits"} else token.low for token in tokens]

    def word(self, at: int) -> str:
        """The word or sign at a token, in lower case; empty past the end or where it is taken."""
        return self._spoken[at] if 0 <= at < len(self._spoken) else ""

    def read(self, at: int, *, money: bool = False) -> Numeral | None:
        """Read a numeral; ``money``: a currency stands before it, so "m" is a million."""
        token = self._tokens[at]
        if token.kind == "digits":
            return self._digits(at, money=money)
        if token.low in RAISED:
            return self._raised(at)
        if token.low not in _FIRST_WORDS:
            return None
        return self._vague(at) or self._words(at)

    def _digits(self, at: int, *, money: bool) -> Numeral | None:
        value = value_of(self._tokens[at].text)
        if value is None:
            return None
        end = at + 1
        follower = self.word(end)
        if follower == "/" and self._tokens[end].glued and self._is_digits(end + 1):
            return self._slashed(value, end + 1)
        if follower in RAISED and self._tokens[end].glued:
            top, bottom = RAISED[follower]
            value += Decimal(top) / bottom
            end += 1
        if self._and_a_half(end):
            value += Decimal("0.5")
            end += 3
        return self._scaled(value, end, money=money)

    def _is_digits(self, at: int) -> bool:
        return at < len(self._tokens) and self._tokens[at].kind == "digits"

    def _slashed(self, top: Decimal, at: int) -> Numeral | None:
        """``2/3`` is a fraction; ``3/2015`` or ``1/2/3`` is none."""
        bottom = value_of(self._tokens[at].text)
        small = bottom is not None and top < bottom <= _MOST_PARTS
        if bottom is None or not small or top == 0 or self.word(at + 1) == "/":
            return None
        return Numeral(top / bottom, at + 1, kind="fraction")

    def _raised(self, at: int) -> Numeral:
        top, bottom = RAISED[self._tokens[at].low]
        scaled = self._scaled(Decimal(top) / bottom, at + 1)
        if scaled.scale > 1:
            return scaled
        return Numeral(scaled.value, at + 1, kind="fraction")

    def _scaled(
        self, value: Decimal, end: int, *, money: bool = False, spelled: bool = False
    ) -> Numeral:
        scale = 1
        while True:
            word = self.word(end)
            step = SCALES.get(word)
            if step is None and word == "m" and (money or self._money_follows(end + 1)):
                step = 10**6
            if step is None and word == "k" and self._tokens[end].glued:
                step = 10**3
            if step is None or scale * step > _HIGHEST:
                return Numeral(value * scale, end, scale, spelled=spelled)
            scale *= step
            end += 1

    def _money_follows(self, at: int) -> bool:
        return self.word(at) in {"eur", "euro", "euros", "\u20ac", "usd", "$", "gbp"}

    def _and_a_half(self, at: int) -> bool:
        return self.word(at) == "and" and self.word(at + 1) == "a" and self.word(at + 2) == "half"

    def _vague(self, at: int) -> Numeral | None:
        """Hundreds of thousands; several million; a few hundred."""
        end = at
        if self.word(end) in _SOME:
            end += 2 if self.word(end + 1) == "of" else 1
            begin = end
            while self.word(end) in _VAGUE_AFTER:
                end += 1
            return Numeral(None, end, kind="vague", spelled=True) if end > begin else None
        if self.word(end) not in _VAGUE_FIRST:
            return None
        end += 1
        while self.word(end) == "of" and self.word(end + 1) in _VAGUE_NEXT:
            end += 2
        if self.word(at) == "tens" and end == at + 1:
            return None
        return Numeral(None, end, kind="vague", spelled=True)

    def _words(self, at: int) -> Numeral | None:
        if self.word(at) in {"a", "an"}:
            return self._with_article(at)
        if self.word(at) == "half":
            return self._half(at)
        whole = self._cardinal(at)
        return self._part(whole[0], whole[1]) or self._whole(*whole) if whole else None

    def _whole(self, value: Decimal, end: int, scale: int) -> Numeral:
        """A number in words, with what may follow it: and a half, dozen."""
        if self._and_a_half(end):
            return self._scaled(value + Decimal("0.5"), end + 3, spelled=True)
        if self.word(end) == "dozen":
            return Numeral(value * _DOZEN, end + 1, spelled=True)
        return Numeral(value, end, scale, spelled=True)

    def _with_article(self, at: int) -> Numeral | None:
        """A hundred, a million, a dozen, a quarter of …, a half."""
        word = self.word(at + 1)
        if word == "dozen":
            return Numeral(Decimal(_DOZEN), at + 2, spelled=True)
        if word in PARTS and self.word(at + 2) == "of":
            return self._fraction(1, PARTS[word], at + 2)
        whole = self._cardinal(at + 1, bare=True) if word in _BARE else None
        return Numeral(*whole, spelled=True) if whole else None

    def _half(self, at: int) -> Numeral | None:
        if self.word(at - 1) in {"first", "second", "other", "latter", "last", "former"}:
            return None
        if self.word(at + 1) in {"a", "an"}:
            if self.word(at + 2) == "dozen":
                return Numeral(Decimal(_DOZEN // 2), at + 3, spelled=True)
            return self._of_scale(1, 2, at + 2)
        if self.word(at + 1) in {"of", "the", "all", "their", "its", "these", "those"}:
            return self._fraction(1, 2, at + 1)
        return None

    def _part(self, top: Decimal, at: int) -> Numeral | None:
        """Two thirds, three-quarters, one fifth: after the number above the line."""
        end = at + 1 if self.word(at) == "-" and self._tokens[at].glued else at
        word = self.word(end)
        bottom = PARTS.get(word) if top == 1 else PARTS_MANY.get(word)
        if bottom is None or top != int(top) or not 0 < top < _MOST_PARTS:
            return None
        if top == 1 and self.word(end + 1) in {"country", "countries", "party", "parties"}:
            return None
        return self._fraction(int(top), bottom, end + 1)

    def _fraction(self, top: int, bottom: int, end: int) -> Numeral:
        """A part of something; of "a million" it is a number."""
        if self.word(end) == "of" and self.word(end + 1) in {"a", "one"}:
            scaled = self._of_scale(top, bottom, end + 2)
            if scaled is not None:
                return scaled
        value = Decimal(top) / Decimal(bottom)
        return Numeral(value, end, kind="fraction", spelled=True)

    def _of_scale(self, top: int, bottom: int, at: int) -> Numeral | None:
        scale = SCALES.get(self.word(at))
        if scale is None:
            return None
        return Numeral(Decimal(top * scale) / bottom, at + 1, scale, spelled=True)

    def _cardinal(self, at: int, *, bare: bool = False) -> tuple[Decimal, int, int] | None:
        """A number in words: value, next token, largest scale; ``bare``: it may begin with one."""
        total = 0
        end = at
        largest, smaller_than = 1, 10**18
        while True:
            begin = end + (
                self.word(end) == "and" and self.word(end - 1) == "thousand" and end > at
            )
            group, after = self._group(begin, bare=bare and end == at)
            scale, finish = self._scales(after)
            silent = after == begin and not (bare and end == at)
            if finish == begin or silent or scale >= smaller_than:
                break
            total += (group if after > begin else 1) * scale
            hundreds = scale == 1 and self.word(after - 1) == "hundred"
            largest = max(largest, 100 if hundreds else scale)
            end, smaller_than = finish, scale
            if scale == 1:
                break
        return (Decimal(total), end, largest) if end > at else None

    def _group(self, at: int, *, bare: bool) -> tuple[int, int]:
        """A number below ten thousand without "thousand": value, next token."""
        value, end = self._below_hundred(at)
        if self.word(end) != "hundred" or (end == at and not bare):
            return value, end
        value, end = (value if end > at else 1) * 100, end + 1
        begin = end + (self.word(end) == "and")
        small, after = self._below_hundred(begin)
        return (value + small, after) if after > begin else (value, end)

    def _below_hundred(self, at: int) -> tuple[int, int]:
        word = self.word(at)
        if word in ONES:
            return ONES[word], at + 1
        if word not in TENS:
            return 0, at
        end = at + 1
        begin = end + (self.word(end) == "-" and self._tokens[end].glued)
        one = ONES.get(self.word(begin), 0)
        return (TENS[word] + one, begin + 1) if 0 < one < _TEN else (TENS[word], end)

    def _scales(self, at: int) -> tuple[int, int]:
        """Thousand, million …, and products such as "thousand million"."""
        scale = 1
        while (step := SCALES.get(self.word(at), 0)) >= _THOUSAND and scale * step <= _HIGHEST:
            scale *= step
            at += 1
        return scale, at


_TEN: Final = 10
_THOUSAND: Final = 1000
_MOST_PARTS: Final = 100
_HIGHEST: Final = 10**15
_BARE: Final = frozenset({"hundred", "thousand", "million", "billion", "trillion"})
_SOME: Final = frozenset({"several", "many", "few", "couple"})
_VAGUE_FIRST: Final = frozenset({"tens", "dozens", "hundreds", "thousands", "millions", "billions"})
_VAGUE_NEXT: Final = _VAGUE_FIRST - {"tens"}
_VAGUE_AFTER: Final = (
    frozenset({"hundred", "thousand", "million", "billion", "dozen"}) | _VAGUE_NEXT
)
_FIRST_WORDS: Final = _SOME | _VAGUE_FIRST | set(ONES) | set(TENS) | {"a", "an", "half"}
FIRST_WORDS: Final = _FIRST_WORDS | set(RAISED)
"""With which alone a numeral begins that does not begin with digits."""
