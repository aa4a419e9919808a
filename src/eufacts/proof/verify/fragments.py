"""Which words of a quote a link names, so that a browser finds that sentence and no other.

A browser looks for a link's words in one block of the page after another, whatever their case, and
takes the first place that has them. A footnote marker is a number of its own there, and interrupts
the words around it. So what is named are words from the two ends of the quote, as few as can be
read and are found nowhere else, none of them beside a marker or written otherwise in the source.
"""

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, takewhile
from typing import NamedTuple

from eufacts.format.links import CLOSING, FEWEST, SHORT, Link, named
from eufacts.proof.comparison import Comparison
from eufacts.source.page.folding import Normalised, normalise_text

CONTEXT = 8
"""The most words beside a quote that are named, where its own are found elsewhere too."""

_MOST_PLACES = 10
"""Of a quote that is in one paragraph more often, only the first places are tried."""


def links(comparison: Comparison) -> dict[str, Link]:
    """Choose the words for every excerpt that is in its place; those without any are left out.

    Returns:
        The choice by the excerpt's id.
    """
    blocks = [
        PageBlock(passage.text, tuple(marker.offset for marker in passage.markers))
        for passage in comparison.source.passages
    ]
    document = comparison.document
    page = Page([*blocks, *map(PageBlock, document.furniture + document.unplaced)])
    chosen: dict[str, Link] = {}
    for excerpt in comparison.base.records.excerpt:
        claimed = comparison.claimed(excerpt)
        for place in comparison.places(excerpt.quote, claimed)[:_MOST_PLACES]:
            link = page.choose(excerpt.quote, comparison.source.at[claimed], place.start)
            if link is not None:
                chosen[excerpt.id] = link
                break
    return chosen


class PageBlock(NamedTuple):
    """What a browser looks through at once: a paragraph, a heading, the text of a footnote."""

    text: str
    markers: tuple[int, ...] = ()
    """How many characters of the text are before each footnote marker."""


class Page:
    """A document's words as a browser compares them."""

    def __init__(self, blocks: Sequence[PageBlock]) -> None:
        self._blocks = blocks
        lines = [_compared(block.text) for block in blocks]
        self._begins = [0, *accumulate(len(line) + 1 for line in lines)]
        # No line has a break in it, so nothing is found across two blocks.
        self._words = "\n".join(lines)

    def choose(self, quote: str, block: int, at: int) -> Link | None:
        """Choose the words that a link to a quote names.

        Args:
            quote: The quote, which is in the block word for word once both are folded.
            block: The index of the block.
            at: Where the quote begins in the block's folded text.

        Returns:
            The choice; None where no words lead to the quote alone.
        """
        placed = _placed(self._blocks[block], quote, at)
        if placed is None:
            return None
        begin = self._begins[block] + placed.begin
        for link in placed.beginnings():
            if self._is_alone(quote, link, begin):
                return self._ended(quote, link, begin, placed.most_at_end(link))
        return None

    def _is_alone(self, quote: str, link: Link, begin: int) -> bool:
        """Whether what a link names first is found here alone, with the words around it."""
        lead = _compared(link.before) + " " * bool(link.before)
        follow = " " * bool(link.after) + _compared(link.after)
        words = f"{lead}{_compared(named(quote, link)[0])}{follow}"
        at = begin - len(lead)
        return self._words.find(words) == at and self._words.find(words, at + 1) == -1

    def _ended(self, quote: str, link: Link, begin: int, most: int) -> Link:
        """Add as few words of the quote's end as are found there first, if any can be named."""
        after = begin + len(_compared(named(quote, link)[0]))
        until = begin + len(_compared(quote.rstrip(CLOSING)))
        for count in range(min(FEWEST, most), most + 1):
            ended = link._replace(end=count)
            end = _compared(named(quote, ended)[1])
            if end and self._words.find(end, after) + len(end) == until:
                return ended
        return link


@dataclass(frozen=True)
class _PlacedQuote:
    """A quote in the words of its block; a word is plain if a link may name it."""

    begin: int
    """Where the quote begins in the block as browsers compare it."""
    plain: tuple[bool, ...]
    """Of each word: it is the source's own, and no marker is in it or right after it."""
    ends_plain: bool
    """The same of the last word without what closes it."""
    before: tuple[str, ...]
    """The words before the quote, up to a marker."""
    after: tuple[str, ...]

    def beginnings(self) -> Iterator[Link]:
        """What a link may name first, the best before the others."""
        count = len(self.plain)
        most = min(_run(self.plain), count - 1)
        fewest = min(FEWEST, most)
        whole = self.ends_plain and all(self.plain[:-1])
        if whole and count <= SHORT:
            yield Link(count, 0)
        yield from (Link(start, 0) for start in range(max(1, fewest), most + 1))
        if whole:
            yield Link(count, 0)
            fewest = count if count <= SHORT else fewest
        if fewest:
            for words in range(1, len(self.before) + 1):
                yield Link(fewest, 0, before=" ".join(self.before[-words:]))
        if all(self.plain):
            for words in range(1, len(self.after) + 1):
                yield Link(count, 0, after=" ".join(self.after[:words]))

    def most_at_end(self, link: Link) -> int:
        """How many words of the quote's end a link may name that begins so."""
        most = 1 + _run(self.plain[-2::-1]) if self.ends_plain else 0
        return min(most, len(self.plain) - link.start)


def _placed(block: PageBlock, quote: str, at: int) -> _PlacedQuote | None:
    """Pair the words of a quote with its block's; None where they cannot be paired."""
    text, theirs, own = normalise_text(block.text), block.text.split(), quote.split()
    folded = text.split()
    if len(folded) != len(theirs) or len(normalise_text(quote).split()) != len(own):
        return None
    begins = [0, *accumulate(len(word) + 1 for word in folded)]
    marks = [*map(Normalised(block.text).offset, block.markers)]
    free = [
        bisect_right(marks, begin) == bisect_right(marks, begin + len(word))
        for begin, word in zip(begins, folded, strict=False)
    ]
    first = text.count(" ", 0, at)
    beyond = first + len(own)
    plain = [
        word == covered and is_free
        for word, covered, is_free in zip(
            own, _covered(own, theirs[first:beyond]), free[first:beyond], strict=True
        )
    ]
    core = normalise_text(quote.rstrip(CLOSING))
    within = any(begins[beyond - 1] < mark < at + len(core) for mark in marks)
    begins_whole = at == begins[first]
    ends_whole = at + len(normalise_text(quote)) + 1 == begins[beyond]
    return _PlacedQuote(
        # A letter at the end keeps the space before the quote from being dropped.
        begin=len(_compared(f"{text[:at]}x")) - 1,
        plain=tuple(plain),
        ends_plain=own[-1].rstrip(CLOSING) in theirs[beyond - 1] and not within,
        before=_beside(theirs[:first][::-1], free[:first][::-1])[::-1] if begins_whole else (),
        after=_beside(theirs[beyond:], free[beyond:]) if ends_whole else (),
    )


def _covered(own: list[str], theirs: list[str]) -> list[str]:
    """The source's words, cut at the quote's beginning and end, which may lie inside a word."""
    if len(own) == 1:
        return [own[0] if own[0] in theirs[0] else ""]
    return [theirs[0][-len(own[0]) :], *theirs[1:-1], theirs[-1][: len(own[-1])]]


def _beside(words: list[str], free: list[bool]) -> tuple[str, ...]:
    """The words beside a quote, nearest first, up to a marker."""
    return tuple(words[: min(CONTEXT, _run(free))])


def _run(flags: Sequence[bool]) -> int:
    """How many are true before the first that is not."""
    return sum(1 for _ in takewhile(bool, flags))


def _compared(text: str) -> str:
    """Words as a browser compares them at its laxest: no case, no accents, plain marks."""
    letters = unicodedata.normalize("NFKD", normalise_text(text))
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).casefold()
