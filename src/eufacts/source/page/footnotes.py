"""Which blocks of a text are its footnotes, and which footnote each one is.

Where each note's text begins with its number, the number decides. Such a list may stand anywhere
after the markers: an act's notes come before its annexes. Where no text has a number, the list is
the last blocks that stand wider apart than paragraphs do, and a text that was lost has left its
blank lines behind: a gap between two texts that is wider than the list's usual one stands for as
many lost texts as fit in it. That reading is taken only when texts and lost ones together are as
many as the markers; otherwise nothing is guessed and the texts remain unplaced.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, NamedTuple

from eufacts.source.page.blocks import Block, usual_gap
from eufacts.source.page.markers import OLD, Found, believed, find_markers


class PageNote(NamedTuple):
    """A footnote of the page, wherever its marker is."""

    number: int
    text: str | None
    """None where the page does not have it."""


@dataclass(frozen=True, slots=True)
class NoteList:
    """The footnotes' texts, as far as they can be told apart."""

    notes: tuple[PageNote, ...] = ()
    unplaced: tuple[str, ...] = ()
    """Texts whose numbers cannot be told."""
    problems: tuple[str, ...] = ()
    blocks: frozenset[int] = field(default_factory=frozenset)
    """The blocks that the list is made of."""


_OLD_LABEL: Final = re.compile(r"\( ?(\d{1,3}) ?\) ?\( ?\)\s*(?=\S)")
_LABEL: Final = re.compile(
    r"(?:\( ?(\d{1,3}) ?\)(?! ?\( ?\))|\[(\d{1,3})\]|(\d{1,3})[.)]?(?=\s))\s*(?=\S)"
)
_CITES: Final = re.compile(
    r"\b(?:OJ|COM|SEC|SWD|JOIN|C|http\S*|www|ibid|idem|see|cf|p|pp|No|ECR|Case|"
    r"Regulation|Directive|Decision|Council|Commission|Opinion)\b",
    re.IGNORECASE,
)
_MOST_BETWEEN: Final = 10
"""How many blocks a note may go on for after the one with its number."""
_NEAR: Final = 40
"""How many blocks below its marker a note at the foot of a page may be."""


_MANY_CITE: Final = 0.5
_MOST_CITE: Final = 0.8
"""From this share of texts that cite something on, a list is believed to be one of footnotes."""
_LONG_RUN: Final = 3
_MOST_STRONG: Final = 0.7
"""How many markers, and which share of them next to punctuation, make a list believed without."""
_SURE_STYLES: Final = 3
"""How many of the first ways of printing markers need no further sign that a list is theirs."""
_TRIES: Final = 3
"""How many numbers at the end of a run of markers may be the text's own."""


def find_footnotes(blocks: Sequence[Block]) -> tuple[list[Block], list[Found], NoteList]:
    """Find the markers and the notes of a text without links.

    Returns:
        The blocks, with notes that had run together parted; the markers; and the notes.
    """
    blocks = _split_old_notes(blocks)
    best: tuple[list[Found], NoteList] = ([], NoteList())
    for style, run in enumerate(find_markers(blocks)):
        for count in range(len(run), max(len(best[0]), len(run) - _TRIES), -1):
            notes = _numbered_notes(blocks, run[:count], is_sure=style < _SURE_STYLES)
            if notes is not None:
                best = run[:count], notes
                break
    if best[0]:
        return blocks, *best
    tail = _split_tail(blocks)
    found = max(find_markers(blocks[:tail]), key=len)
    if found and tail < len(blocks):
        certain = max((marker.number for marker in found if marker.strong), default=0)
        total, notes = _read_spaced(blocks[tail:], len(found), certain)
        if notes.notes or sum(marker.sure for marker in found) * 2 >= len(found):
            whole = replace(notes, blocks=frozenset(range(tail, len(blocks))))
            return blocks, found[:total], whole
    found = believed(found, blocks)
    problem = f"footnotes: {len(found)} markers, but no list of their texts was found"
    return blocks, found, NoteList(problems=(problem,) if found else ())


def read_raised(blocks: Sequence[Block]) -> tuple[list[Block], NoteList]:
    """Find the notes of a page whose markers are raised and not linked.

    Returns:
        The blocks without the notes, and the notes.
    """
    labelled = [at for at, block in enumerate(blocks) if _label_of(block) is not None]
    marked = {mark.number for block in blocks for mark in block.markers if mark.offset}
    notes = {at for at in labelled if _label_of(blocks[at]) in marked}
    if notes:
        read = NoteList(
            tuple(PageNote(blocks[at].markers[0].number, blocks[at].text) for at in sorted(notes))
        )
    else:
        run = [
            Found(mark.number, at, mark.offset, mark.offset)
            for at, block in enumerate(blocks)
            for mark in block.markers
        ]
        in_order = [found.number for found in run] == list(range(1, len(run) + 1))
        read = (_numbered_notes(blocks, run, is_sure=True) if in_order else None) or NoteList()
        notes = set(read.blocks)
    return [block for at, block in enumerate(blocks) if at not in notes], read


def _label_of(block: Block) -> int | None:
    """The raised number that a block begins with."""
    return block.markers[0].number if block.markers and block.markers[0].offset == 0 else None


def _split_old_notes(blocks: Sequence[Block]) -> list[Block]:
    """Part the notes of a page of before 2004 where its lines have run together."""
    parted: list[Block] = []
    expected = 1
    for block in blocks:
        text = block.text
        at = 0
        label = _OLD_LABEL.match(text)
        if label is not None and int(label[1]) == expected:
            expected += 1
        if expected > 1:
            for hit in OLD.finditer(text, 1):
                if int(hit["n"]) == expected:
                    parted.append(replace(block, text=text[at : hit.start()].rstrip()))
                    at = hit.start() + hit[0].index("(")
                    expected += 1
        parted.append(replace(block, text=text[at:]) if at else block)
    return parted


def _numbered_notes(
    blocks: Sequence[Block], run: Sequence[Found], *, is_sure: bool
) -> NoteList | None:
    """Find the list of the notes that a run of markers has, each text with its number.

    Where several lists could be it, one that has as many texts as there are markers comes first,
    then one that cites acts and pages, then the last.
    """
    label = _OLD_LABEL if OLD.match(blocks[run[0].block].text, run[0].start) else _LABEL
    numbers = [(at, number) for at, block in enumerate(blocks) if (number := _number(label, block))]
    lists = [one for one in _lists(numbers, len(run)) if one[0] > run[-1].block]
    if lists:
        by_block = dict(numbers)
        best = max(lists, key=lambda one: _likelihood(blocks, by_block, one))
    else:
        best = _at_page_feet(blocks, numbers, run)
    if not best or not (is_sure or _is_theirs(blocks, best, run)):
        return None
    return _read(blocks, best, label, run)


def _is_theirs(blocks: Sequence[Block], notes: Sequence[int], run: Sequence[Found]) -> bool:
    """Is a list of numbered texts one of footnotes: by what they cite, or by their markers?"""
    if all(found.sure for found in run) or _citing(blocks, notes) >= _MANY_CITE:
        return True
    strong = sum(found.strong for found in run)
    return len(run) >= _LONG_RUN and strong >= _MOST_STRONG * len(run)


def _citing(blocks: Sequence[Block], notes: Sequence[int]) -> float:
    """The share of some texts that cite an act, a page or an address."""
    return sum(_CITES.search(blocks[at].text) is not None for at in notes) / len(notes)


def _number(label: re.Pattern[str], block: Block) -> int | None:
    hit = label.match(block.text) if block.hint not in {"heading", "furniture"} else None
    return int(next(group for group in hit.groups() if group)) if hit else None


def _lists(numbers: Sequence[tuple[int, int]], count: int) -> Iterator[list[int]]:
    """The stretches of blocks that count from 1 to a number."""
    stretch: list[int] = []
    for at, number in numbers:
        is_near = bool(stretch) and at - stretch[-1] <= _MOST_BETWEEN + 1
        if is_near and number == len(stretch) + 1:
            stretch.append(at)
        elif number == 1:
            stretch = [at]
        else:
            continue
        if len(stretch) == count:
            yield list(stretch)


def _likelihood(
    blocks: Sequence[Block], numbers: Mapping[int, int], one: Sequence[int]
) -> tuple[bool, float, int]:
    nearby = range(one[-1] + 1, one[-1] + _MOST_BETWEEN + 2)
    is_whole = all(numbers.get(at) != len(one) + 1 for at in nearby)
    return is_whole, round(_citing(blocks, one), 1), one[0]


def _at_page_feet(
    blocks: Sequence[Block], numbers: Sequence[tuple[int, int]], run: Sequence[Found]
) -> list[int]:
    """The notes at the feet of pages: each soon after its marker, and most of them citations."""
    notes: list[int] = []
    labels = iter(numbers)
    for found in run:
        low = max(found.block, notes[-1] if notes else 0)
        at = next((at for at, number in labels if at > low and number == found.number), None)
        if at is None or at - found.block > _NEAR:
            return []
        notes.append(at)
    return notes if notes and _citing(blocks, notes) >= _MOST_CITE else []


def _read(
    blocks: Sequence[Block], notes: Sequence[int], label: re.Pattern[str], run: Sequence[Found]
) -> NoteList:
    """Read the notes; what stands between two goes on with the first, unless the text does."""
    read: list[PageNote] = []
    unplaced: list[str] = []
    used = set(notes)
    for number, at in enumerate(notes, 1):
        words = [label.sub("", blocks[at].text, count=1)]
        end = notes[number] if number < len(notes) and run[number].block < at else at + 1
        if end - at <= _MOST_BETWEEN + 1:
            goes_on = True
            for other in range(at + 1, end):
                # The note of another count, as that of a table: nothing says whose it is.
                goes_on = goes_on and _number(_LABEL, blocks[other]) is None
                (words if goes_on else unplaced).append(blocks[other].text)
                used.add(other)
        read.append(PageNote(number, " ".join(words)))
    return NoteList(tuple(read), tuple(unplaced), blocks=frozenset(used))


def _split_tail(blocks: Sequence[Block]) -> int:
    """Find where the list of footnotes could begin: the first of the last, widely spaced blocks."""
    usual = usual_gap(blocks)
    at = len(blocks)
    while at > 1 and blocks[at - 1].gap > usual:
        at -= 1
    return at if len(blocks) - at > 1 or at == len(blocks) else len(blocks)


def _read_spaced(blocks: Sequence[Block], markers: int, strong: int) -> tuple[int | None, NoteList]:
    """Number the texts of a list by the blank lines between them.

    Args:
        blocks: The list's texts.
        markers: How many markers were found in the paragraphs.
        strong: The lowest number of markers there can be: those above it stand like any number.

    Returns:
        How many markers there must be, where the list itself shows it; and the notes.
    """
    gaps = [block.gap for block in blocks]
    usual = Counter(gaps).most_common(1)[0][0]
    for step in (usual, usual + 1):
        # A lost text leaves its blank lines only, or an empty line of its own besides.
        lost = [max(0, -(-(gap - usual) // step)) for gap in gaps]
        total = len(blocks) + sum(lost)
        if strong <= total <= markers:
            return total, NoteList(tuple(_numbered(blocks, lost)))
    return None, NoteList(
        unplaced=tuple(block.text for block in blocks),
        problems=(
            (
                f"footnotes: {markers} markers, but {len(blocks)} texts"
                f" and blank lines for {sum(lost)} lost ones"
            ),
        ),
    )


def _numbered(blocks: Sequence[Block], lost: Sequence[int]) -> Iterator[PageNote]:
    number = 0
    for block, gone in zip(blocks, lost, strict=True):
        number += gone + 1
        yield PageNote(number, block.text)
