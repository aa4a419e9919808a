"""Which blocks at a text's end are its footnotes, and which footnote each one is.

A copied page lists the texts of its footnotes after the last paragraph, in order. Where each begins
with its number, the number decides. Where none does, the list is the last blocks that stand wider
apart than paragraphs do, and a text that was lost has left its blank lines behind: a gap between
two texts that is wider than the list's usual one stands for as many lost texts as fit in it. That
reading is taken only when texts and lost ones together are as many as the markers; otherwise
nothing is guessed and the texts remain unplaced.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from eufacts.source.page.blocks import Block, usual_gap


@dataclass(frozen=True, slots=True)
class NoteList:
    """The footnotes' texts, as far as they can be told apart."""

    texts: dict[int, str]
    """Number → text."""
    unplaced: tuple[str, ...] = ()
    """Texts whose numbers cannot be told."""
    markers: int | None = None
    """How many markers there must be, where the list itself shows it."""
    problems: tuple[str, ...] = ()


_OWN_NUMBER: Final = re.compile(r"(?:\((\d{1,3})\)|\[(\d{1,3})\]|(\d{1,3})[.)]?(?=\s))\s*(?=\S)")


def split_tail(blocks: Sequence[Block]) -> int:
    """Find where the list of footnotes could begin: the first of the last, widely spaced blocks."""
    usual = usual_gap(list(blocks))
    at = len(blocks)
    while at > 1 and blocks[at - 1].gap > usual:
        at -= 1
    return at if len(blocks) - at > 1 or at == len(blocks) else len(blocks)


def numbered_tail(blocks: Sequence[Block], count: int) -> int | None:
    """Find where a list of footnotes that print their own numbers 1 … count begins."""
    at = len(blocks)
    wanted = count
    while at and wanted:
        at -= 1
        if _own_number(blocks[at].text) == wanted:
            wanted -= 1
    return at if count and not wanted else None


def _own_number(text: str) -> int | None:
    hit = _OWN_NUMBER.match(text)
    return int(next(group for group in hit.groups() if group)) if hit else None


def read_numbered(blocks: Sequence[Block]) -> NoteList:
    """Read a list whose texts begin with their numbers; other blocks go on with the last."""
    texts: dict[int, str] = {}
    number = 0
    for block in blocks:
        if _own_number(block.text) == number + 1:
            number += 1
            texts[number] = _OWN_NUMBER.sub("", block.text, count=1)
        else:
            texts[number] += " " + block.text
    return NoteList(texts, markers=number)


def read_spaced(blocks: Sequence[Block], markers: int, strong: int) -> NoteList:
    """Number the texts of a list by the blank lines between them.

    Args:
        blocks: The list's texts.
        markers: How many markers were found in the paragraphs.
        strong: The lowest number of markers there can be: those above it stand like any number.
    """
    if not blocks:
        return NoteList({})
    gaps = [block.gap for block in blocks]
    usual = Counter(gaps).most_common(1)[0][0]
    for step in (usual, usual + 1):
        # A lost text leaves its blank lines only, or an empty line of its own besides.
        lost = [max(0, -(-(gap - usual) // step)) for gap in gaps]
        total = len(blocks) + sum(lost)
        if strong <= total <= markers:
            return NoteList(_numbered(blocks, lost), markers=total)
    return NoteList(
        {},
        unplaced=tuple(block.text for block in blocks),
        problems=(
            (
                f"footnotes: {markers} markers, but {len(blocks)} texts"
                f" and blank lines for {sum(lost)} lost ones"
            ),
        ),
    )


def _numbered(blocks: Sequence[Block], lost: Sequence[int]) -> dict[int, str]:
    texts: dict[int, str] = {}
    number = 0
    for block, gone in zip(blocks, lost, strict=True):
        number += gone + 1
        texts[number] = block.text
    return texts
