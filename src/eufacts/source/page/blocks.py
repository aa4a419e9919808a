"""A text that was copied into a file → its blocks: lines of words with the blank lines before."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final, Literal

from eufacts.source.page.folding import collapse

if TYPE_CHECKING:
    from eufacts.source.page.tables import PageTable

Hint = Literal["heading", "text", "furniture"]


@dataclass(frozen=True, slots=True)
class Marker:
    """A footnote's number where it stands in a text."""

    number: int
    offset: int
    """How many characters of the clean text stand before it."""
    note: int | None = field(default=None, compare=False)
    """Which of the page's footnotes it marks, where the page links it; numbers may come twice."""


@dataclass(frozen=True, slots=True)
class Block:
    """What stands between two breaks of a page: a paragraph, a heading, a menu, a table."""

    text: str
    """Its words, white space collapsed, footnote markers left out once they are known."""
    gap: int = 1
    """How many blank lines stand before it; in HTML always 1."""
    markers: tuple[Marker, ...] = ()
    hint: Hint | None = None
    """What the page itself says that it is."""
    field: str | None = None
    """Which field of the title page it states, by the page's own classes."""
    box: int | None = None
    """Which box of the page it stands in."""
    table: "PageTable | None" = None
    """A table that stands here, instead of words."""


_JOIN_ABOVE: Final = 0.2
"""From this share of blank lines on, lines that touch are one paragraph, if nothing else tells."""
_CONTINUES_ABOVE: Final = 0.15
"""From this share of lines that go on with the sentence above on, a text is wrapped by hand."""
_DOUBLE_SPACED: Final = 0.5
"""From this share of lines with one blank line after them on, a text may be double-spaced."""
_ENDS_SENTENCE: Final = re.compile(r"[.:;!?][)\]'\"\u2019\u201d]*\Z")
_ITEM: Final = re.compile(
    r"(?:[-\u2013\u2014\u2022\u00b7*]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]|\[\d{1,3}\]"
    r"|[\u00b9\u00b2\u00b3\u2070-\u2079]{1,3})\s"
)
_SECTION: Final = re.compile(r"\d{1,2}(?:\.\d{1,2})+\.?\s+[A-Z]")
"""A section's number before its heading."""
_ROOM: Final = 12
"""How much shorter than the longest a line must be to have been ended by its author."""


def text_blocks(text: str, alone: Callable[[str], bool]) -> list[Block]:
    """Split a copied text into paragraphs.

    Blank lines part them. Lines that touch are one paragraph if the text is wrapped by hand, and
    paragraphs of their own if it is not.

    Args:
        text: The text.
        alone: Whether a line is never a part of a paragraph.
    """
    lines = _single_spaced([collapse(line) for line in text.splitlines()])
    width = _wrap_width(lines)
    blocks: list[Block] = []
    open_lines: list[str] = []
    gap = gap_before = 0
    for line in [*lines, ""]:
        apart = alone(line) or (bool(open_lines) and alone(open_lines[-1]))
        ends = not line or apart or not _goes_on(open_lines, line, width)
        if ends and open_lines:
            blocks.append(Block(_joined(open_lines), gap_before))
            open_lines = []
        if not line:
            gap += 1
            continue
        if not open_lines:
            gap_before = gap
        open_lines.append(line)
        gap = 0
    return blocks


def _continues(line: str, after: str) -> bool:
    """Does a line go on with the sentence of the line above?"""
    return after[0].islower() and _ENDS_SENTENCE.search(line) is None


def _single_spaced(lines: list[str]) -> list[str]:
    """Leave out the blank line after each line of a text that is wrapped and double-spaced."""
    words = [at for at, line in enumerate(lines) if line]
    apart = [(one, other) for one, other in pairwise(words) if other == one + 2]
    going_on = sum(_continues(lines[one], lines[other]) for one, other in apart)
    if len(apart) < _DOUBLE_SPACED * len(words) or going_on <= _CONTINUES_ABOVE * len(apart):
        return lines
    return [
        line
        for at, line in enumerate(lines)
        if line or not (0 < at < len(lines) - 1 and lines[at - 1] and lines[at + 1])
    ]


def _wrap_width(lines: Sequence[str]) -> int | None:
    """The width at which a text is wrapped; 0 where all that touches is one paragraph.

    None where it is not wrapped: each line is a paragraph.
    """
    pairs = [(line, after) for line, after in pairwise(lines) if line and after]
    going_on = sum(_continues(line, after) for line, after in pairs)
    if pairs and going_on > _CONTINUES_ABOVE * len(pairs):
        longest = sorted(len(line) for line, _ in pairs)
        return longest[len(longest) * 9 // 10]
    return 0 if sum(not line for line in lines) > _JOIN_ABOVE * len(lines) else None


def _goes_on(open_lines: Sequence[str], line: str, width: int | None) -> bool:
    """Does a line go on with the paragraph of the lines above it?"""
    if not open_lines or width is None:
        return False
    last = open_lines[-1]
    if line[0].islower():
        return True
    if (_ITEM.match(line) or _SECTION.match(line)) and _ENDS_SENTENCE.search(last):
        return False
    if len(open_lines) == 1 and _SECTION.match(last) and _ENDS_SENTENCE.search(last) is None:
        return False
    # The first word would have fitted into the line above: its author ended it there.
    return width == 0 or len(last) + 1 + len(line.split(" ", 1)[0]) > width - _ROOM


def _joined(lines: Sequence[str]) -> str:
    """Join wrapped lines; a word that was parted at its hyphen is whole again."""
    text = lines[0]
    parts = [text]
    for line in lines[1:]:
        is_parted = text[-1] == "-" and text[-2:-1].isalpha() and line[0].islower()
        parts += [line] if is_parted else [" ", line]
        text = line
    return "".join(parts)


def usual_gap(blocks: Sequence[Block]) -> int:
    """How many blank lines stand between two paragraphs: the smallest number that is common."""
    counts = Counter(block.gap for block in blocks[1:])
    common = max(2, len(blocks) // 7)
    return min((gap for gap, count in counts.items() if count >= common), default=1)


_LABEL: Final = re.compile(
    r"['\"\u2018\u201c\u201e]?(?:\(?(?:\d{1,3}[a-z]?|[a-z]{1,2}|[ivxl]{1,6})\)|\d{1,3}[a-z]?\.)",
    re.IGNORECASE,
)
_BULLET: Final = re.compile(r"[-\u2013\u2014\u2022\u00b7]")


_MOST_LABELS: Final = 3
"""How many labels, each in a cell of its own, one text may have."""


def with_labels(blocks: Sequence[Block]) -> list[Block]:
    """Put a list's labels, which pages print in a cell of their own, before what they number."""
    joined: list[Block] = []
    labels = 0
    for block in reversed(blocks):
        is_labelled = labels < _MOST_LABELS and bool(joined) and _is_label_of(block, joined[-1])
        labels = labels + 1 if is_labelled else 0
        joined.append(_labelled(block.text, joined.pop()) if is_labelled else block)
    return joined[::-1]


def is_label(label: str, text: str) -> bool:
    """Are these words the label of a list's item, in a cell of its own before its text?"""
    if _LABEL.fullmatch(label):
        return True
    # A dash in a table of numbers is not a bullet.
    return _BULLET.fullmatch(label) is not None and text[:1].isalpha()


def _is_label_of(block: Block, following: Block) -> bool:
    if block.hint in {"heading", "furniture"} or block.markers or block.table is not None:
        return False
    if following.hint in {"heading", "furniture"} or following.table is not None:
        return False
    return is_label(block.text, following.text)


def _labelled(label: str, block: Block) -> Block:
    moved = tuple(replace(mark, offset=mark.offset + len(label) + 1) for mark in block.markers)
    return replace(block, text=f"{label} {block.text}", markers=moved)
