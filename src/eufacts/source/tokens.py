"""A text → numerals, words and signs; and what a numeral in digits is worth."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

from eufacts.source.spans import Span, Taken

Kind = Literal["digits", "word", "sign", "taken"]
_KINDS: Final[dict[str, Kind]] = {"digits": "digits", "word": "word", "sign": "sign"}


@dataclass(frozen=True, slots=True)
class Token:
    """A numeral, a word or a sign."""

    kind: Kind
    """``taken``: it belongs to a date or to what is set aside."""
    text: str
    """As it stands; a numeral without the spaces between its groups of three."""
    low: str
    """The same in lower case."""
    span: Span
    glued: bool
    """No space stands before it."""


_TOKEN: Final = re.compile(
    r"(?P<digits>\d++(?:[.,]\d++)*+)|(?P<word>[^\W\d_]++(?:['\u2019][^\W\d_]++)?+)|(?P<sign>\S)"
)
_GROUP_SPACES: Final = frozenset(" \u00a0\u2009\u202f\u2007")
_FIRST_GROUP: Final = re.compile(r"\d{1,3}\Z")
_NEXT_GROUP: Final = re.compile(r"\d{3}\Z")
_LAST_GROUP: Final = re.compile(r"\d{3}(?:[.,]\d++)?\Z")


def tokens_of(text: str, taken: Taken) -> list[Token]:
    """Split a text into numerals, words and signs; groups of three digits become one numeral."""
    tokens: list[Token] = []
    end = 0
    for hit in _TOKEN.finditer(text):
        span = Span(*hit.span())
        kind: Kind = "taken" if taken.meets(span) else _KINDS[hit.lastgroup or "sign"]
        glued = span.start == end and end > 0
        end = span.end
        if kind == "digits" and _continues(text, tokens, hit[0], span):
            last = tokens.pop()
            joined = last.text + hit[0]
            whole = Span(last.span.start, span.end)
            tokens.append(Token("digits", joined, joined, whole, last.glued))
            continue
        tokens.append(Token(kind, hit[0], hit[0].lower(), span, glued))
    return tokens


def _continues(text: str, tokens: Sequence[Token], digits: str, span: Span) -> bool:
    """Is this the next group of three in ``3 500``? One space, no other mark in either part."""
    if not tokens or tokens[-1].kind != "digits" or not _LAST_GROUP.match(digits):
        return False
    last = tokens[-1].span
    if last.end - last.start > _LONGEST:
        return False
    if span.start - last.end != 1 or text[last.end] not in _GROUP_SPACES:
        return False
    groups = last.of(text).split(text[last.end])
    return _FIRST_GROUP.match(groups[0]) is not None and all(
        _NEXT_GROUP.match(group) for group in groups[1:]
    )


_FORMS: Final = (
    # 182,740 and 182,740.5
    (re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?\Z"), ",", "."),
    # 1.234.567: one point would be a decimal one
    (re.compile(r"\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?\Z"), ".", ","),
    (re.compile(r"\d+(?:\.\d+)?\Z"), "", "."),
    # 1,5: a decimal comma only where no group of three can follow
    (re.compile(r"(?:\d+,(?:\d{1,2}|\d{4,})|0,\d+)\Z"), "", ","),
)
_LONGEST: Final = 40


def value_of(digits: str) -> Decimal | None:
    """The value of a numeral in digits; None where its marks make no sense: ``1.2.3``."""
    if len(digits) > _LONGEST:
        return None
    for form, groups, point in _FORMS:
        if form.match(digits):
            plain = digits.replace(groups, "") if groups else digits
            return Decimal(plain.replace(point, "."))
    return None
