"""The one rule by which two texts count as the same words.

``normalise_text`` is for comparison only: what is shown is always the text as it was read. It

1. brings every character to its Unicode compatibility form (NFKC), so that ligatures, full-width
   letters, non-breaking and thin spaces and separately written accents equal the plain ones;
2. writes every quotation mark and apostrophe straight, and every dash and minus as a hyphen;
3. drops what prints nothing: soft hyphens, zero-width characters, byte order marks;
4. makes every run of white space one space and drops it at both ends.

It keeps case, digits, accents and every other mark: a quote that differs in one of these differs.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

_QUOTES: Final = {
    "'": "\u2018\u2019\u201a\u201b\u2032\u2039\u203a\u02bc\u0060\u00b4",
    '"': "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb",
    "-": "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d",
}
_INVISIBLE: Final = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"

_PLAIN: Final = str.maketrans(
    {fancy: plain for plain, fancies in _QUOTES.items() for fancy in fancies}
    | dict.fromkeys(_INVISIBLE)
)
_MOST_MARKS: Final = 30
"""How many marks one letter may have, as in Unicode's stream-safe texts."""
_ROW_OF_MARKS: Final = re.compile(rf"[^\w\s\x00-\x7f]{{{_MOST_MARKS},}}")
_LONG: Final = 50
"""Words with more characters are normalised in pieces of about as many."""


def collapse(text: str) -> str:
    """Make every run of white space, of whatever kind, one space; the words stay as they are."""
    return " ".join(text.split())


def normalise_text(text: str) -> str:
    """Bring a text to the form in which it is compared; see the module's four steps."""
    # Marks first: NFKC would split a spacing acute accent into a space and a combining one.
    plain = text.translate(_PLAIN)
    if not plain.isascii():
        bounded = _ROW_OF_MARKS.sub(_with_fewer_marks, plain)
        plain = unicodedata.normalize("NFKC", bounded).translate(_PLAIN)
    return collapse(plain)


def _with_fewer_marks(hit: re.Match[str]) -> str:
    """Leave out what no writing has: Unicode sorts the marks on a letter, each past each."""
    kept: list[str] = []
    marks = 0
    for character in hit[0]:
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks <= _MOST_MARKS:
            kept.append(character)
    return "".join(kept)


class Normalised:
    """A normalised text that knows where each character of the text as it was read has gone."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts: list[int] = []
        self._new_starts: list[int] = []
        words: list[str] = []
        at = 0
        for word in re.finditer(r"\S+", text):
            begin = at
            for start, end in _pieces(text, *word.span()):
                if plain := normalise_text(text[start:end]):
                    self._starts.append(start)
                    self._new_starts.append(at)
                    words.append(plain)
                    at += len(plain)
            if at > begin:
                words.append(" ")
                at += 1
        self.text = "".join(words[:-1])
        """Equal to ``normalise_text`` of the text."""

    def offset(self, at: int) -> int:
        """Where in the normalised text a place in the text lies."""
        piece = bisect_right(self._starts, at) - 1
        if piece < 0:
            return 0
        return self._new_starts[piece] + len(normalise_text(self._text[self._starts[piece] : at]))


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Part a long word where its parts can be normalised one by one."""
    while end - start > _LONG:
        cuts = range(start + _LONG, end)
        cut = next((at for at in cuts if _is_apart(text[at - 1], text[at])), end)
        yield start, cut
        start = cut
    if start < end:
        yield start, end


def _is_apart(one: str, other: str) -> bool:
    """Is a character normalised in the same way, whether or not another stands before it?"""
    first, second = normalise_text(one), normalise_text(other)
    if not first or not second or unicodedata.combining(second[0]):
        return False
    return normalise_text(one + other) == first + second
