"""A text that was copied into a file → its blocks: lines of words with the blank lines before."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from eufacts.source.page.folding import collapse


@dataclass(frozen=True, slots=True)
class Marker:
    """A footnote's number where it stands in a text."""

    number: int
    offset: int
    """How many characters of the clean text stand before it."""


@dataclass(frozen=True, slots=True)
class Block:
    """What stands between two breaks of a page: a paragraph, a heading, a footnote, a menu."""

    text: str
    """Its words, white space collapsed, footnote markers left out once they are known."""
    gap: int = 1
    """How many blank lines stand before it; in HTML always 1."""
    markers: tuple[Marker, ...] = ()
    heading: bool = False
    """The page itself says that it is a heading."""
    note: int | None = None
    """The page itself says that it is the text of this footnote."""
    furniture: bool = False
    """The page itself says that it belongs to the site, not to the document."""
    goes_on: bool = False
    """The page itself says that it goes on with the footnote before it."""


_JOIN_ABOVE = 0.2
"""From this share of blank lines on, lines that touch are one paragraph, wrapped by hand."""


def text_blocks(text: str) -> tuple[list[Block], int]:
    """Split a copied text at its blank lines.

    Returns:
        The blocks, and the number of blank lines after the last one.
    """
    lines = [collapse(line) for line in text.splitlines()]
    wrapped = sum(not line for line in lines) > _JOIN_ABOVE * len(lines)
    blocks: list[Block] = []
    open_lines: list[str] = []
    gap = gap_before = 0

    def close() -> None:
        if open_lines:
            blocks.append(Block(" ".join(open_lines), gap_before))
            open_lines.clear()

    for line in lines:
        if not line:
            close()
            gap += 1
            continue
        if not (wrapped and open_lines):
            close()
            gap_before = gap
        open_lines.append(line)
        gap = 0
    close()
    return blocks, gap


def usual_gap(blocks: list[Block]) -> int:
    """How many blank lines stand between two paragraphs: the smallest number that is common."""
    counts = Counter(block.gap for block in blocks[1:])
    common = max(2, len(blocks) // 7)
    return min((gap for gap, count in counts.items() if count >= common), default=1)


_LABEL: Final = re.compile(
    r"['\"\u2018\u201c\u201e]?(?:\(?(?:\d{1,3}[a-z]?|[a-z]{1,2}|[ivxl]{1,6})\)|\d{1,3}[a-z]?\.)",
    re.IGNORECASE,
)
_BULLET: Final = re.compile(r"[-\u2013\u2014\u2022\u00b7]")


def with_labels(blocks: Sequence[Block]) -> list[Block]:
    """Put a list's labels, which pages print in a cell of their own, before what they number."""
    joined: list[Block] = []
    for block in reversed(blocks):
        if joined and _is_label_of(block, joined[-1]):
            joined.append(_labelled(block.text, joined.pop()))
        else:
            joined.append(block)
    return joined[::-1]


def _is_label_of(block: Block, following: Block) -> bool:
    if block != Block(block.text, block.gap) or following.note is not None:
        return False
    if following.heading or following.furniture:
        return False
    if _LABEL.fullmatch(block.text):
        return True
    # A dash in a table of numbers is no bullet.
    return _BULLET.fullmatch(block.text) is not None and following.text[0].isalpha()


def _labelled(label: str, block: Block) -> Block:
    moved = tuple(Marker(mark.number, mark.offset + len(label) + 1) for mark in block.markers)
    return replace(block, text=f"{label} {block.text}", markers=moved)
