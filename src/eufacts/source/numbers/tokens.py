"""A text → numerals, words and signs; and what a numeral in digits is worth."""

import re
import sys
from collections.abc import Sequence
from decimal import Decimal
from typing import Final, Literal, NamedTuple

from eufacts.source.numbers.spans import Span, Taken

Kind = Literal["digits", "word", "sign", "taken"]


class Token(NamedTuple):
    """A numeral, a word or a sign; a tuple for the same reason as ``Span``."""

    kind: Kind
    """``taken``: it belongs to a date or to what is set aside."""
    text: str
    """As it stands; a numeral without the spaces between its groups of three."""
    low: str
    """The same in lower case."""
    start: int
    end: int
    glued: bool
    """No space stands before it."""


_TOKEN: Final = re.compile(
    r"(\s*+)(?:(\d++(?:[.,'\u2019]\d++)*+)|([^\W\d_]++(?:['\u2019][^\W\d_]++)?+)"
    r"|([\u2070\u00b9\u00b2\u00b3\u2074-\u2079]++|\S))"
)
"""Spaces; then a numeral, a word or a sign. Raised digits in a row are one sign."""
_NOWHERE: Final = Span(sys.maxsize, sys.maxsize)
"""A stretch after the end of every text."""
_GROUP_SPACES: Final = frozenset(" \u00a0\u2009\u202f\u2007")
_FIRST_GROUP: Final = re.compile(r"\d{1,3}\Z")
_NEXT_GROUP: Final = re.compile(r"\d{3}\Z")
_LAST_GROUP: Final = re.compile(r"\d{3}(?:[.,]\d++)?\Z")


_FORMS: Final = (
    # 182,740 and 182,740.5
    (re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?\Z"), ",", "."),
    # 1.234,5 and 1.234.567: with one point and no comma it would be a decimal one
    (re.compile(r"[1-9]\d{0,2}(?:(?:\.\d{3})+,\d+|(?:\.\d{3}){2,})\Z"), ".", ","),
    # 1'234'567
    (re.compile(r"[1-9]\d{0,2}(?:'\d{3})+(?:[.,]\d+)?\Z"), "'", "."),
    (re.compile(r"\d+(?:\.\d+)?\Z"), "", "."),
    # 1,5: a decimal comma only where no group of three can follow
    (re.compile(r"(?:\d+,(?:\d{1,2}|\d{4,})|0,\d+|\d{4,},\d+)\Z"), "", ","),
)
_TWO_WAYS: Final = re.compile(r"[1-9]\d{0,2}\.\d{3}\Z")
"""Thousands to one reader, thousandths to another: 3.350."""
_THREE_PLACES: Final = re.compile(r"[1-9]\d{0,2}[.,]\d{3}\Z")
_LONGEST: Final = 40


def tokens_of(text: str, taken: Taken) -> list[Token]:
    """Split a text into numerals, words and signs; groups of three digits become one numeral."""
    tokens: list[Token] = []
    end = taken_until = 0
    coming = iter((*taken.spans, _NOWHERE))
    next_taken, until = next(coming)
    for spaces, digits, word, sign in _TOKEN.findall(text.rstrip()):
        start = end + len(spaces)
        written = digits or word or sign
        end = start + len(written)
        while next_taken <= start:
            taken_until = until
            next_taken, until = next(coming)
        glued = not spaces and start > 0
        if taken_until > start or next_taken < end:
            kind: Kind = "taken"
        elif digits:
            kind = "digits"
            if _continues(text, tokens, digits, start):
                last = tokens.pop()
                start, glued = last.start, last.glued
                written = last.text + written
        else:
            kind = "word" if word else "sign"
        tokens.append(Token(kind, written, written.lower(), start, end, glued))
    return tokens


def _continues(text: str, tokens: Sequence[Token], digits: str, start: int) -> bool:
    """Is this the next group of three in ``3 500``? One space, no other mark in either part."""
    if not tokens or tokens[-1].kind != "digits" or not _LAST_GROUP.match(digits):
        return False
    last = tokens[-1]
    if last.end - last.start > _LONGEST:
        return False
    if start - last.end != 1 or text[last.end] not in _GROUP_SPACES:
        return False
    groups = text[last.start : last.end].split(text[last.end])
    return _FIRST_GROUP.match(groups[0]) is not None and all(
        _NEXT_GROUP.match(group) for group in groups[1:]
    )


def is_ambiguous(digits: str) -> bool:
    """Whether a numeral may be a thousand times what it seems: ``3.350``."""
    return _TWO_WAYS.match(digits) is not None


def is_three_places(digits: str) -> bool:
    """Whether a numeral may have three decimal places after a comma or point: ``8,664``."""
    return _THREE_PLACES.match(digits) is not None


def value_of(digits: str) -> Decimal | None:
    """The value of a numeral in digits; None where its marks make no sense: ``1.2.3``."""
    if len(digits) > _LONGEST:
        return None
    if digits.isdecimal():
        return Decimal(digits)
    digits = digits.replace("\u2019", "'")
    for form, groups, point in _FORMS:
        if form.match(digits):
            plain = digits.replace(groups, "") if groups else digits
            return Decimal(plain.replace(point, "."))
    return None
