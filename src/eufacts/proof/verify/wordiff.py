"""What a source has in the place of a quote that is not in it: the words, and a word diff."""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from eufacts.source.page.folding import normalise_text

Op = Literal["same", "deleted", "inserted"]

_ALIKE = 0.5
"""From this share of words on that stand in order in both, a place is a near miss."""
_CONTEXT = 4
"""So many words are shown before and after a change."""
_GOES, _COMES = 2, 1
"""What it costs that a word of the quote goes, or becomes another, and that one comes."""
_SLACK = 8
"""So many words more than the quote has are looked at around its likeliest place."""


@dataclass(frozen=True)
class Change:
    """Words in a row that stand in both texts, in the first only, or in the second only."""

    op: Op
    words: tuple[str, ...]


@dataclass(frozen=True)
class NearMiss:
    """The stretch of a source that is most like a quote."""

    piece: int
    """Which of the texts it stands in."""
    alike: float
    """The share of the quote's words that stand in it in their order."""
    changes: tuple[Change, ...]
    """How to make the source's words of the quote's."""

    def __str__(self) -> str:
        """The word diff: ``hosts [-the whole-]{+as a whole+} the …``."""
        shown = [_shown(change, self.changes, at) for at, change in enumerate(self.changes)]
        return " ".join(shown)


def _shown(change: Change, changes: Sequence[Change], at: int) -> str:
    words = change.words
    match change.op:
        case "deleted":
            return f"[-{' '.join(words)}-]"
        case "inserted":
            return f"{{+{' '.join(words)}+}}"
        case "same":
            before = words[:_CONTEXT] if at else ()
            after = words[-_CONTEXT:] if at < len(changes) - 1 else ()
            if len(before) + len(after) >= len(words) - 1:
                return " ".join(words)
            return " ".join([*before, "…", *after])


def word_diff(old: str, new: str) -> NearMiss:
    """Compare two texts whole, word by word."""
    return _align(0, old.split(), new.split(), whole=True)


class NearMisses:
    """Finds near misses in the texts of one source."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._words: list[str] = []
        self._starts: list[int] = []
        for text in texts:
            self._starts.append(len(self._words))
            self._words += text.split()
        self._ends = [*self._starts[1:], len(self._words)]
        self._where: dict[tuple[str, ...], list[int]] = defaultdict(list)
        folded = [normalise_text(word) for word in self._words]
        for at, pair in enumerate(pairwise([*folded, ""])):
            self._where[pair].append(at)
            self._where[pair[:1]].append(at)

    def find(self, quote: str, piece: int | None = None) -> NearMiss | None:
        """Find what is most like a quote.

        Args:
            quote: Its words.
            piece: The text in which it is said to stand; what is like it there comes first.
        """
        words = quote.split()
        pieces = [piece] if piece is not None else []
        for at in [*pieces, None]:
            found = self._in(words, at)
            if found is not None and found.alike >= _ALIKE:
                return found
        return None

    def _in(self, words: list[str], piece: int | None) -> NearMiss | None:
        place = self._likeliest(words, piece)
        if place is None:
            return None
        at = self._piece(place)
        low, high = self._bounds(at)
        start = max(low, place - len(words) - _SLACK)
        end = min(high, place + 2 * len(words) + _SLACK)
        return _align(at, words, self._words[start:end])

    def _piece(self, at: int) -> int:
        """The text in which a word stands."""
        return bisect_right(self._starts, at) - 1

    def _bounds(self, piece: int) -> tuple[int, int]:
        return self._starts[piece], self._ends[piece]

    def _likeliest(self, words: list[str], piece: int | None) -> int | None:
        """Where most of the quote's pairs of words stand close together."""
        folded = [normalise_text(word) for word in words]
        keys: set[tuple[str, ...]] = set(pairwise(folded))
        if not any(key in self._where for key in keys):
            keys = {(word,) for word in folded}
        low, high = self._bounds(piece) if piece is not None else (0, len(self._words))
        hits = sorted(at for key in keys for at in self._where.get(key, ()) if low <= at < high)
        best = (0, 0)
        for nth, at in enumerate(hits):
            first = bisect_left(hits, max(at - len(words), self._bounds(self._piece(at))[0]))
            if nth - first + 1 > best[0]:
                best = nth - first + 1, hits[first]
        return best[1] if best[0] else None


def _align(piece: int, quote: list[str], source: list[str], *, whole: bool = False) -> NearMiss:
    """Align a quote with the stretch of a text that takes the fewest changes.

    Args:
        piece: Which text it is.
        quote: The quote's words.
        source: The text's words.
        whole: Whether the text counts from its first word to its last.
    """
    old, new = [normalise_text(word) for word in quote], [normalise_text(word) for word in source]
    costs = [[at * _COMES if whole else 0 for at in range(len(new) + 1)]]
    for row, word in enumerate(old, 1):
        above, line = costs[-1], [row * _GOES]
        for column, other in enumerate(new, 1):
            cost = min(above[column] + _GOES, line[-1] + _COMES)
            line.append(min(cost, above[column - 1] + (0 if word == other else _GOES)))
        costs.append(line)
    least = min(costs[-1])
    last = len(new) if whole else max(at for at, cost in enumerate(costs[-1]) if cost == least)
    steps = list(_steps(costs, old, new, last, whole=whole))[::-1]
    changes = tuple(_grouped(steps, quote, source))
    kept_words = Counter(op for op, _, _ in steps)["same"]
    return NearMiss(piece, kept_words / max(1, len(quote)), changes)


def _steps(
    costs: list[list[int]], old: list[str], new: list[str], column: int, *, whole: bool
) -> Iterator[tuple[Op, int, int]]:
    """Walk the cheapest way back, from the last words to the first."""
    row = len(old)
    while row or (whole and column):
        cost = costs[row][column]
        if (
            row
            and column
            and old[row - 1] == new[column - 1]
            and cost == costs[row - 1][column - 1]
        ):
            row, column = row - 1, column - 1
            yield "same", row, column
        elif row and column and cost == costs[row - 1][column - 1] + _GOES:
            row, column = row - 1, column - 1
            yield "inserted", row, column
            yield "deleted", row, column
        elif column and cost == costs[row][column - 1] + _COMES:
            column -= 1
            yield "inserted", row, column
        else:
            row -= 1
            yield "deleted", row, column


def _grouped(
    steps: Sequence[tuple[Op, int, int]], quote: list[str], source: list[str]
) -> Iterator[Change]:
    """Put steps together: between two stretches that are the same, what goes, then what comes."""
    same: list[str] = []
    gone: list[str] = []
    come: list[str] = []
    for op, row, column in [*steps, ("same", -1, -1)]:
        if op == "same":
            if gone or come:
                yield from _changes(same, gone, come)
                same, gone, come = [], [], []
            if row >= 0:
                same.append(source[column])
        elif op == "deleted":
            gone.append(quote[row])
        else:
            come.append(source[column])
    yield from _changes(same, [], [])


def _changes(same: list[str], gone: list[str], come: list[str]) -> Iterator[Change]:
    ops: tuple[tuple[Op, list[str]], ...] = (("same", same), ("deleted", gone), ("inserted", come))
    for op, words in ops:
        if words:
            yield Change(op, tuple(words))
