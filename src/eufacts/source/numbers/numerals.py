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

from eufacts.source.numbers.nouns import FUNCTION_WORDS, LENGTHS, is_plural
from eufacts.source.numbers.tokens import Token, is_ambiguous, value_of
from eufacts.source.numbers.units import (
    HYPHENS,
    MONEY_SCALES,
    SCALES,
    after_hyphen,
    currency_at,
    stop_after,
    unit_after,
)

_ONES_WORDS: Final = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen
"""
_TENS_WORDS: Final = "twenty thirty forty fifty sixty seventy eighty ninety"
ONES: Final = {word: value for value, word in enumerate(_ONES_WORDS.split())}
TENS: Final = {word: 10 * value for value, word in enumerate(_TENS_WORDS.split(), start=2)}
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
    "hundredth": 100,
}
_PARTS_MANY: Final = {f"{word}s": part for word, part in PARTS.items()} | {"halves": 2}
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
_EXPONENTS: Final = str.maketrans(
    "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079", "0123456789"
)
_DOZEN: Final = 12
_TEN: Final = 10
_THOUSAND: Final = 1000
_MOST_PARTS: Final = 100
_HIGHEST: Final = 10**15
_LEAST_EXPONENT: Final = 3
"""A smaller raised digit after 10 may be the mark of a note."""
_MOST_EXPONENT: Final = 15
_TIMES_SIGNS: Final = frozenset("x\u00d7*\u00b7")
_BARE: Final = frozenset({"hundred", "thousand", "million", "billion", "trillion"})
_NO_BARE_AFTER: Final = frozenset(
    {"per", "in", "(", "a", "an", "the", "/", "eur", "euro", "\u20ac"}
)
"""Words after which a bare "million euro" heads a column: in million euro."""
_SOME: Final = frozenset({"several", "many", "few", "couple"})
_VAGUE_FIRST: Final = frozenset({"tens", "dozens", "hundreds", "thousands", "millions", "billions"})
_VAGUE_NEXT: Final = _VAGUE_FIRST - {"tens"}
_VAGUE_AFTER: Final = (
    frozenset({"hundred", "thousand", "million", "billion", "dozen"}) | _VAGUE_NEXT
)
_HALF_ELSE: Final = frozenset(
    {"first", "second", "other", "latter", "last", "former", "each", "in"}
)
"""Words after which "half" is no number: the first half, cut in half."""
_PART_OF_A_PAIR: Final = frozenset({"country", "countries", "party", "parties", "state", "states"})
_PART_BEFORE_WORDS: Final = """
    than over nearly about almost by around approximately roughly under to some only just least most
    is are was exceeds exceed above below remaining
"""
_PART_BEFORE: Final = frozenset(_PART_BEFORE_WORDS.split())
_PART_AFTER_WORDS: Final = """
    in are were is was came have had has live lives by since more less higher lower and or between
    compared from to for on at with within without than during of the all their its these those , .
    ; : ) said do did will would can
"""
_PART_AFTER: Final = frozenset({*_PART_AFTER_WORDS.split(), ""})
"""Words after which "by a third" is a part, and no third country."""
_VERBS: Final = frozenset(
    [
        "is",
        "are",
        "was",
        "were",
        "has",
        "have",
        "had",
        "came",
        "come",
        "live",
        "lives",
        "will",
        "would",
    ]
)
_COMPARED: Final = frozenset(
    ["than", "over", "nearly", "almost", "about", "under", "around", "exactly", "only"]
)
_HALVES: Final = frozenset(
    ["year", "years", "yearly", "day", "days", "hour", "hours", "time", "way", "term", "price"]
)
"""What half may be a half of without "of": a half year."""
_FIRST_WORDS: Final = (
    _SOME | _VAGUE_FIRST | _BARE | set(ONES) | set(TENS) | {"a", "an", "half", "quarter"}
) | {"remaining"}
FIRST_WORDS: Final = _FIRST_WORDS | set(RAISED)
"""With which alone a numeral begins that does not begin with digits."""


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
    ambiguous: bool = False
    """Its marks can be read in two ways: ``3.350``."""
    odd: bool = False
    """It says that it is rough: 20-odd million."""


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
        return self._vague(at) or self._words(at, money=money)

    def scaled_again(self, numeral: Numeral, end: int, *, money: bool) -> Numeral:
        """Read the million that follows a number said twice: 5 (five) million."""
        if numeral.value is None or numeral.scale > 1:
            return numeral._replace(end=end)
        scaled = self._scaled(numeral.value, end, money=money)
        return scaled._replace(spelled=numeral.spelled, ambiguous=numeral.ambiguous)

    def _digits(self, at: int, *, money: bool) -> Numeral | None:
        text = self._tokens[at].text
        value = value_of(text)
        if value is None:
            return None
        end = at + 1
        if self._no_cents(end):
            return Numeral(Decimal("".join(filter(str.isdecimal, text))), end + 2)
        follower = self.word(end)
        glued = end < len(self._tokens) and self._tokens[end].glued
        if follower == "/" and glued and self._is_digits(end + 1):
            return self._slashed(value, end + 1)
        if follower in RAISED and (glued or value == int(value)):
            top, bottom = RAISED[follower]
            value += Decimal(top) / bottom
            end += 1
        read = self._mixed(value, at) or self._power(at)
        if read is not None or self._has_exponent(at):
            return read
        added, end = self._and_a_part(end)
        value += added
        scaled = self._scaled(value, end, money=money)
        if not added and scaled.scale >= _THOUSAND and scaled.value is not None:
            added, end = self._and_a_part(scaled.end)
            scaled = scaled._replace(value=scaled.value + added * scaled.scale, end=end)
        if is_ambiguous(text):
            # Nobody writes the last 0 of EUR 1.350 billion: it is 1 350 billion, or is it?
            sure = scaled.scale >= _THOUSAND and not text.endswith("0")
            return scaled._replace(ambiguous=not sure)
        return scaled

    def _no_cents(self, at: int) -> bool:
        """Whether ``,-`` follows, as in ``1 500,-``."""
        return (
            self.word(at) == ","
            and self.word(at + 1) in {*HYPHENS, "\u2013", "\u2014"}
            and self._tokens[at].glued
            and self._tokens[at + 1].glued
            and not (at + 2 < len(self._tokens) and self._tokens[at + 2].glued)
        )

    def _mixed(self, whole: Decimal, at: int) -> Numeral | None:
        """Read ``2 1/2``."""
        if not (self._is_digits(at + 1) and self.word(at + 2) == "/" and self._is_digits(at + 3)):
            return None
        top, bottom = (value_of(self._tokens[near].text) for near in (at + 1, at + 3))
        joined = self._tokens[at + 2].glued and self._tokens[at + 3].glued
        if top is None or bottom is None or not joined or not 0 < top < bottom <= _TEN:
            return None
        return self._scaled(whole + top / bottom, at + 4) if whole < _MOST_PARTS else None

    def _power(self, at: int) -> Numeral | None:
        """Read ``10⁶``, ``10^6``, ``2.5 x 10⁶``; raised digits after another number are a mark."""
        base, factor = at, Decimal(1)
        if self.word(at + 1) in _TIMES_SIGNS and self._is_digits(at + 2):
            factor = value_of(self._tokens[at].text) or factor
            base = at + 2
        if self._tokens[base].text != "10" or base + 1 >= len(self._tokens):
            return None
        raised = self.word(base + 1)
        end = base + 2
        exponent = raised.translate(_EXPONENTS)
        if raised == "^" and self._is_digits(end):
            exponent, end = self._tokens[end].text, end + 1
        elif raised == "\u2212" and base != at and self._is_digits(end):
            exponent, end = f"-{self._tokens[end].text}", end + 1
        elif raised == "\u207b":
            exponent, end = f"-{self.word(end).translate(_EXPONENTS)}", end + 1
        elif exponent == raised:
            return None
        is_short = exponent.lstrip("-").isdecimal() and len(exponent) <= len("-15")
        if not is_short or abs(int(exponent)) > _MOST_EXPONENT:
            return None
        unsure = int(exponent) < _LEAST_EXPONENT and raised != "^" and base == at
        return Numeral(factor.scaleb(int(exponent)), end, ambiguous=unsure)

    def _has_exponent(self, at: int) -> bool:
        """Is a number only the base or the factor of a power: ``10^20``, ``5 x 10²⁰``?"""
        is_factor = self.word(at + 1) in _TIMES_SIGNS and self._is_digits(at + 2)
        base = at + 2 if is_factor else at
        raised = self.word(base + 1)
        is_raised = is_factor and raised.translate(_EXPONENTS) != raised
        return raised == "^" or (is_raised and self._tokens[base].text == "10")

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
        odd = self.word(end) in HYPHENS and self.word(end + 1) == "odd"
        odd = odd and self.word(end + 2) in SCALES
        end += 2 * odd
        while True:
            at = after_hyphen(self._tokens, end)
            word = self.word(at)
            step = SCALES.get(word) or self._short_scale(at, money=money)
            if step is None or scale * step > _HIGHEST:
                return Numeral(value * scale, end, scale, spelled=spelled, odd=odd)
            scale *= step
            end = at + 1
            end += stop_after(self._tokens, end, word)

    def _short_scale(self, at: int, *, money: bool) -> int | None:
        """Read "m", "k", "B": a scale beside money, or glued to a number before what is counted."""
        step = MONEY_SCALES.get(self.word(at))
        if step is None:
            return None
        token, end = self._tokens[at], at + 1
        glued = token.glued
        if money or currency_at(self._tokens, end + stop_after(self._tokens, end, token.low)):
            return step if glued or token.low != "t" else None
        if self.word(end) in {"euro", "euros", "dollars"} or (glued and token.text == "k"):
            return step
        if token.low in {"m", "b", "k", "mil"}:
            strong = glued and self.word(after_hyphen(self._tokens, end)) == "strong"
            return step if strong or self._counts_things(end) else None
        return None

    def _counts_things(self, at: int) -> bool:
        """Whether a plural noun follows, after at most two words that are no measure of length."""
        for near in range(at, at + 3):
            word = self.word(near)
            known = word in FUNCTION_WORDS and word not in {"more", "other", "further"}
            if not word.isalpha() or known or word in LENGTHS:
                return False
            if is_plural(word):
                return True
        return False

    def _and_a_part(self, at: int) -> tuple[Decimal, int]:
        """What "and a half", "and three quarters" add to the number before, and the next token."""
        if self.word(at) != "and":
            return Decimal(0), at
        top = {"a": 1, "one": 1, "two": 2, "three": 3}.get(self.word(at + 1), 0)
        part = after_hyphen(self._tokens, at + 2)
        bottom = (PARTS if top == 1 else _PARTS_MANY).get(self.word(part))
        if bottom is None and top > 1:
            bottom = PARTS.get(self.word(part)) if self.word(part + 1) in _BARE else None
        if not top or bottom is None or self.word(part + 1) == "of":
            return Decimal(0), at
        if bottom > PARTS["quarter"]:
            return Decimal(0), at
        return Decimal(top) / bottom, part + 1

    def _vague(self, at: int) -> Numeral | None:
        """Hundreds of thousands; several million; a few hundred; hundreds and thousands."""
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
        while self.word(end) in {"of", "and"} and self.word(end + 1) in _VAGUE_NEXT:
            end += 2
        if self.word(at) == "tens" and end == at + 1:
            return None
        return Numeral(None, end, kind="vague", spelled=True)

    def _words(self, at: int, *, money: bool) -> Numeral | None:
        word = self.word(at)
        if word in {"a", "an"}:
            return self._with_article(at)
        if word in {"half", "quarter"}:
            return self._half_or_quarter(at, PARTS[word])
        if word == "remaining":
            bottom = PARTS.get(self.word(at + 1))
            known = bottom is not None and self.word(at + 2) in _PART_AFTER
            return self._fraction(1, bottom, at + 2) if bottom and known else None
        if word in _BARE:
            return self._bare(at)
        whole = self._cardinal(at)
        if whole is None:
            return None
        return self._part(whole[0], whole[1]) or self._whole(*whole, money=money)

    def _bare(self, at: int) -> Numeral | None:
        """Hundred and twenty cases, thousand euros: a scale without a number before it."""
        if self.word(at - 1) in _NO_BARE_AFTER or self._is_digits(at - 1):
            return None
        whole = self._cardinal(at, bare=True)
        if whole is None:
            return None
        unit = unit_after(self._tokens, whole[1])
        counts = whole[1] > at + 1 or (unit is not None and unit.is_money)
        counts = counts or self.word(at - 1) in {"every", "each"}
        return Numeral(*whole, spelled=True) if counts else None

    def _whole(self, value: Decimal, end: int, scale: int, *, money: bool) -> Numeral:
        """A number in words, with what may follow it: and a half, dozen."""
        added, after = self._and_a_part(end)
        if added and scale >= _THOUSAND:
            return Numeral(value + added * scale, after, scale, spelled=True)
        if added:
            return self._scaled(value + added, after, spelled=True)
        if self.word(end) == "dozen":
            return Numeral(value * _DOZEN, end + 1, spelled=True)
        if scale == 1 and (money or self.word(end + 1) == "odd"):
            return self._scaled(value, end, money=money, spelled=True)
        return Numeral(value, end, scale, spelled=True)

    def _with_article(self, at: int) -> Numeral | None:
        """A hundred, a million, a dozen, a quarter of …, a half; by a third."""
        word = self.word(at + 1)
        if word == "dozen":
            return Numeral(Decimal(_DOZEN), at + 2, spelled=True)
        if word in {"half", "quarter"} and (scaled := self._of_scale(1, PARTS[word], at + 2)):
            return scaled
        if word in PARTS:
            of = self.word(at + 2) == "of"
            held = self.word(at - 1) in _PART_BEFORE and self.word(at + 2) in _PART_AFTER
            held = held or self.word(at + 2) in _VERBS or self._other_part(at + 2)
            return self._fraction(1, PARTS[word], at + 2) if of or held else None
        if word in _BARE:
            whole = self._cardinal(at + 1, bare=True)
            return self._whole(*whole, money=False) if whole else None
        unit = unit_after(self._tokens, at + 1)
        return Numeral(Decimal(1), at + 1, spelled=True) if unit and unit.is_time else None

    def _other_part(self, at: int) -> bool:
        """Whether the other end of a range of parts follows: a quarter to a third."""
        link = self.word(at) in {"to", "and", "or"} and self.word(at + 1) in {"a", "one", "two"}
        return link and self.word(at + 2) in (PARTS.keys() | _PARTS_MANY.keys())

    def _half_or_quarter(self, at: int, bottom: int) -> Numeral | None:
        """Half of them, half a million, half million, more than half; a quarter million."""
        of_one = self.word(at + 1) == "of" and self.word(at + 2) in {"a", "one"}
        scaled = self._of_scale(1, bottom, at + 3 if of_one else at + 1)
        if scaled is not None or bottom != PARTS["half"] or self.word(at - 1) in _HALF_ELSE:
            return scaled
        article = after_hyphen(self._tokens, at + 1)
        has_article = self.word(article) in {"a", "an"}
        if self.word(article + has_article) == "dozen":
            return Numeral(Decimal(_DOZEN // 2), article + has_article + 1, spelled=True)
        if has_article:
            unit = unit_after(self._tokens, article + 1)
            if unit is not None and not unit.is_money:
                return Numeral(Decimal("0.5"), article + 1, spelled=True)
            return self._of_scale(1, 2, article + 1)
        following = self.word(at + 1)
        compared = self.word(at - 1) in _COMPARED and following not in _HALVES | HYPHENS
        if following in _PART_AFTER or compared:
            return self._fraction(1, 2, at + 1)
        return None

    def _part(self, top: Decimal, at: int) -> Numeral | None:
        """Two thirds, three-quarters, one fifth: after the number above the line."""
        end = after_hyphen(self._tokens, at)
        word = self.word(end)
        bottom = PARTS.get(word) if top == 1 else _PARTS_MANY.get(word)
        if word in {"half", "quarter"} and (
            scaled := self._of_scale(int(top), PARTS[word], end + 1)
        ):
            return scaled
        if bottom is None or top != int(top) or not 0 < top < _MOST_PARTS:
            return None
        if top == 1 and self.word(end + 1) in _PART_OF_A_PAIR:
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
        at = after_hyphen(self._tokens, at)
        scale = SCALES.get(self.word(at), 0)
        if scale < _THOUSAND or self.word(at).endswith("s"):
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
        hundred = after_hyphen(self._tokens, end)
        if self.word(hundred) != "hundred" or (end == at and not bare):
            return value, end
        value, end = (value if end > at else 1) * 100, hundred + 1
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
        begin = end + (self.word(end) in HYPHENS and self._tokens[end].glued)
        one = ONES.get(self.word(begin), 0)
        return (TENS[word] + one, begin + 1) if 0 < one < _TEN else (TENS[word], end)

    def _scales(self, at: int) -> tuple[int, int]:
        """Thousand, million …, and products such as "thousand million"."""
        scale = 1
        while True:
            begin = after_hyphen(self._tokens, at)
            step = SCALES.get(self.word(begin), 0)
            if step < _THOUSAND or scale * step > _HIGHEST:
                return scale, at
            scale *= step
            at = begin + 1
