"""A stretch of a text."""

import sys
from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of a text, as Python slices it: ``text[start:end]``.

    A tuple, because a sentence has fifty of them and a frozen dataclass is built three times as
    slowly.
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words that stand there."""
        return text[self.start : self.end]


class Taken:
    """Stretches that are spoken for, none of which overlaps another."""

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self.spans = sorted(spans)
        """In the order of the text."""

    def meets(self, span: Span) -> bool:
        """Does a taken stretch overlap this one?"""
        before = self._begun(span)
        if before and self.spans[before - 1].end > span.start:
            return True
        return before < len(self.spans) and self.spans[before].start < span.end

    def holds(self, span: Span) -> bool:
        """Does one taken stretch hold all of this one?"""
        before = self._begun(span)
        return bool(before) and self.spans[before - 1].end >= span.end

    def _begun(self, span: Span) -> int:
        """How many taken stretches begin before this one or where it does."""
        return bisect_right(self.spans, (span.start, sys.maxsize))

    def plus(self, spans: Iterable[Span]) -> "Taken":
        """These stretches and more."""
        more = list(spans)
        return Taken(self.spans + more) if more else self
