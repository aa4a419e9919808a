"""The passage of a source that a quote most resembles, shown as a word diff."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate, chain, islice, pairwise

from eufacts.source.page.folding import normalise_text

_ALIKE = 0.5
"""The least share of a quote's words that a near miss has, in order."""

_CONTEXT = 4
"""The most words that are shown on either side of a change."""

_MARGIN = 8
"""How many words before and after the likeliest passage are compared as well."""

_MOST_HITS = 10_000
"""The most places of a quote's words that are looked at, the rarest words first."""

_LONG = 400
"""In longer passages difflib skips the commonest words, which would take it most of its time."""

_MOST_WORDS = 1000
"""The most words that are compared; the rest of a longer text is not looked at."""

_Step = tuple[str, int, int, int, int]
"""An opcode of difflib: what is done, and the words of the quote and of the source."""


@dataclass(frozen=True)
class NearMiss:
    """The passage of a source that is most like a quote."""

    text: int
    """The index of the text that it is in."""
    alike: float
    """The share of the quote's words that it has, in order."""
    diff: str
    """The word diff: ``hosts [-the whole-] {+as a whole+} the …``."""
    passage: str = ""
    """The passage's own words."""

    def __str__(self) -> str:
        """The word diff."""
        return self.diff


def word_diff(old: str, new: str, fold: Callable[[str], str] = normalise_text) -> NearMiss:
    """Compare two texts word by word.

    Args:
        old: The one.
        new: The other.
        fold: Gives the form of a word in which it is compared.
    """
    words, theirs = old.split()[:_MOST_WORDS], new.split()[:_MOST_WORDS]
    return _compare(0, words, theirs, whole=True, fold=fold)


class NearMisses:
    """Finds near misses in the texts of one source."""

    def __init__(self, texts: Sequence[str]) -> None:
        words = [text.split() for text in texts]
        self._words = [*chain.from_iterable(words)]
        self._starts = [0, *accumulate(map(len, words))]
        self._places: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for at, pair in enumerate(pairwise([*map(normalise_text, self._words), ""])):
            self._places[pair].append(at)
            self._places[pair[:1]].append(at)

    def find(self, quote: str, text: int | None = None) -> NearMiss | None:
        """Find what is most like a quote; None where nothing is.

        Args:
            quote: Its words.
            text: The index of the text that it should be in, which is tried first.
        """
        words = quote.split()[:_MOST_WORDS]
        bounds = [] if text is None else [(self._starts[text], self._starts[text + 1])]
        for low, high in [*bounds, (0, len(self._words))]:
            start = self._likeliest([normalise_text(word) for word in words], low, high)
            if start is None:
                continue
            index = bisect_right(self._starts, start) - 1
            begin = max(self._starts[index], start - len(words))
            end = min(self._starts[index + 1], start + 2 * len(words))
            found = _compare(index, words, self._words[begin:end])
            if found.alike >= _ALIKE:
                return found
        return None

    def _likeliest(self, words: list[str], low: int, high: int) -> int | None:
        """Where most pairs of a quote's words are close together, or else most of its words."""
        for keys in (pairwise(words), ((word,) for word in words)):
            places = [self._between(key, low, high) for key in dict.fromkeys(keys)]
            places.sort(key=len)
            hits = sorted(islice(chain.from_iterable(places), _MOST_HITS))
            if hits:
                return self._densest(hits, len(words))
        return None

    def _between(self, key: tuple[str, ...], low: int, high: int) -> list[int]:
        places = self._places.get(key, [])
        return places[bisect_left(places, low) : bisect_left(places, high)]

    def _densest(self, hits: list[int], length: int) -> int:
        """The first of the most hits that one text has within a length."""
        first = most = best = 0
        for last, hit in enumerate(hits):
            text = self._starts[bisect_right(self._starts, hit) - 1]
            while hits[first] < max(hit - length, text):
                first += 1
            if last - first >= most:
                most, best = last - first + 1, hits[first]
        return best


def _compare(
    index: int,
    quote: list[str],
    text: list[str],
    *,
    whole: bool = False,
    fold: Callable[[str], str] = normalise_text,
) -> NearMiss:
    """Compare a quote with a text, or with the part of it that lies around what they share."""
    matcher = _matcher(quote, text, fold)
    if not whole:
        at, start, _ = matcher.find_longest_match()
        end = start + len(quote) - at + _MARGIN
        text = text[max(0, start - at - _MARGIN) : end]
        matcher = _matcher(quote, text, fold)
    steps: list[_Step] = [*matcher.get_opcodes()]
    kept = sum(end - start for op, start, end, _, _ in steps if op == "equal")
    if not whole:
        steps = _within(steps)
    diff = " ".join(word for step in steps for word in _shown(quote, text, step, steps))
    passage = " ".join(text[steps[0][3] : steps[-1][4]]) if steps else ""
    return NearMiss(index, kept / max(1, len(quote)), diff, passage)


def _matcher(quote: list[str], text: list[str], fold: Callable[[str], str]) -> SequenceMatcher[str]:
    words, theirs = [*map(fold, quote)], [*map(fold, text)]
    return SequenceMatcher(None, words, theirs, autojunk=len(theirs) > _LONG)


def _within(steps: list[_Step]) -> list[_Step]:
    """Leave out the words of a text before and after a quote."""
    last = len(steps) - 1
    kept = [step for at, step in enumerate(steps) if step[0] != "insert" or 0 < at < last]
    if kept:
        op, old, old_end, new, new_end = kept[-1]
        kept[-1] = op, old, old_end, new, min(new_end, new + old_end - old)
        op, old, old_end, new, new_end = kept[0]
        kept[0] = op, old, old_end, max(new, new_end - old_end + old), new_end
    return kept


def _shown(quote: list[str], text: list[str], step: _Step, steps: list[_Step]) -> Iterator[str]:
    """The words of a step: what goes, what comes, and what is the same beside a change."""
    op, old, old_end, new, new_end = step
    if op == "equal":
        before = _CONTEXT if step != steps[0] else 0
        after = _CONTEXT if step != steps[-1] else 0
        if before + after < new_end - new - 1:
            yield from (*text[new : new + before], "…", *text[new_end - after : new_end])
        else:
            yield from text[new:new_end]
        return
    if old < old_end:
        yield f"[-{' '.join(quote[old:old_end])}-]"
    if new < new_end:
        yield f"{{+{' '.join(text[new:new_end])}+}}"
