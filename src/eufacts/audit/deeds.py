"""What people do or suffer in a sentence, in the words that a vocabulary has for it.

A number is of those who did one thing. Where the text says another, it is not of them; some deeds
go together, as those who flee are taken in. Two facts of one sentence hold these apart, too: of
"4 million have fled, 7.6 million live in camps" neither number is the other's.
"""

import re
import sys
from collections.abc import Iterable, Iterator

from eufacts.format.kinds import Row

_NEVER = r"(?!)"
_PARTS = {"…": r"(?:\S+\s+){0,3}?\S+", "*": r"(?-i:[A-Z])\w+"}


class Deeds:
    """The deeds of ``[vocabulary.deed]``."""

    def __init__(self, words: Iterable[Row]) -> None:
        """Take the rows of the vocabulary; without any, no text names a deed."""
        said = [(phrase.split(), row["word"]) for row in words for phrase in row["phrases"] or ()]
        said.sort(key=lambda pair: -len(pair[0]))  # "fled their homes" before "fled"
        self._names = [name for _, name in said]
        each = (r"\s+".join(_PARTS.get(one, re.escape(one)) for one in one) for one, _ in said)
        either = "|".join(f"({pattern})" for pattern in each) or f"({_NEVER})"
        self._pattern = re.compile(rf"\b(?:{either})\b", re.IGNORECASE)
        self._together = {
            frozenset((row["word"], other)) for row in words for other in row["beside"] or ()
        }

    def named(self, text: str, start: int = 0, end: int = sys.maxsize) -> frozenset[str]:
        """The deeds that a text names, or a stretch of it."""
        hits = self._pattern.finditer(text, start, end)
        return frozenset(self._names[(hit.lastindex or 1) - 1] for hit in hits)

    def words(self, text: str, start: int, end: int) -> Iterator[str]:
        """The words by which a stretch names deeds."""
        return (hit[0] for hit in self._pattern.finditer(text, start, end))

    def exclude(self, said: frozenset[str], stated: frozenset[str]) -> bool:
        """Whether no deed that a text says can be one that a fact states; False if one has none."""
        return bool(said and stated) and not any(
            one == other or frozenset((one, other)) in self._together
            for one in said
            for other in stated
        )
