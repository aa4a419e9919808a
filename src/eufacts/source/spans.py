"""A stretch of a text."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True, slots=True)
class Span:
    """A stretch of a text, as Python slices it: ``text[start:end]``."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words that stand there."""
        return text[self.start : self.end]


class Taken:
    """Stretches that are spoken for, none of which overlaps another."""

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self._spans = sorted(spans)
        self._starts = [span.start for span in self._spans]

    def meets(self, span: Span) -> bool:
        """Does a taken stretch overlap this one?"""
        before = bisect_right(self._starts, span.start)
        if before and self._spans[before - 1].end > span.start:
            return True
        return before < len(self._spans) and self._spans[before].start < span.end

    def holds(self, span: Span) -> bool:
        """Does one taken stretch hold all of this one?"""
        before = bisect_right(self._starts, span.start)
        return bool(before) and self._spans[before - 1].end >= span.end

    def plus(self, spans: Iterable[Span]) -> "Taken":
        """These stretches and more."""
        return Taken([*self._spans, *spans])
