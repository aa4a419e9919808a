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


def collapse(text: str) -> str:
    """Make every run of white space, of whatever kind, one space; the words stay as they are."""
    return " ".join(text.split())


def normalise_text(text: str) -> str:
    """Bring a text to the form in which it is compared; see the module's four steps."""
    # Marks first: NFKC would split a spacing acute accent into a space and a combining one.
    plain = text.translate(_PLAIN)
    return collapse(unicodedata.normalize("NFKC", plain).translate(_PLAIN))


class Normalised:
    """A normalised text that knows where each character of the text as it was read has gone."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts: list[int] = []
        self._new_starts: list[int] = []
        words: list[str] = []
        at = 0
        for word in re.finditer(r"\S+", text):
            if plain := normalise_text(word[0]):
                self._starts.append(word.start())
                self._new_starts.append(at)
                words.append(plain)
                at += len(plain) + 1
        self.text = " ".join(words)
        """Equal to ``normalise_text`` of the text."""

    def offset(self, at: int) -> int:
        """Where in the normalised text a place in the text lies."""
        word = bisect_right(self._starts, at) - 1
        if word < 0:
            return 0
        return self._new_starts[word] + len(normalise_text(self._text[self._starts[word] : at]))
