"""Where the markers of footnotes stand among sections, paragraphs and tables."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from eufacts.places import CellPlace
from eufacts.source.page.blocks import Marker
from eufacts.source.page.footnotes import NoteList
from eufacts.source.page.outline import SourceSection


@dataclass(frozen=True, slots=True)
class SourceFootnote:
    """A footnote: its text and where its marker stands."""

    number: int
    text: str | None
    """None where it was lost from the text that was read."""
    section: int | None
    """Index of the section in which the marker stands; None where no marker was found."""
    paragraph: int | None
    """Number of the paragraph; None where the marker stands in a heading, a table, or nowhere."""
    cell: CellPlace | None = None
    """The cell or caption of a table in which the marker stands."""


class Placed(NamedTuple):
    """The footnotes of a document with their places."""

    footnotes: tuple[SourceFootnote, ...]
    problems: tuple[str, ...]


class _Where(NamedTuple):
    section: int | None
    paragraph: int | None = None
    cell: CellPlace | None = None


def place_notes(sections: Sequence[SourceSection], notes: NoteList) -> Placed:
    """Find the place of each footnote, by the note that a marker leads to or by its number.

    Footnotes are in the order of their numbers; where numbers come twice, in that of the page.
    """
    numbers = [note.number for note in notes.notes]
    texts = [note.text for note in notes.notes]
    by_number = {number: at for at, number in reversed(list(enumerate(numbers)))}
    places: dict[int, _Where] = {}
    problems: list[str] = []
    for marker, where in _marked(sections):
        at = marker.note if marker.note is not None else by_number.get(marker.number)
        if at is None:
            at = by_number[marker.number] = len(numbers)
            numbers.append(marker.number)
            texts.append(None)
        if at in places:
            problems.append(f"footnote {marker.number}: its marker stands twice")
        places.setdefault(at, where)
    footnotes = [
        SourceFootnote(number, text, *places.get(at, _Where(None)))
        for at, (number, text) in enumerate(zip(numbers, texts, strict=True))
        if text is not None or at in places
    ]
    if len(set(numbers)) == len(numbers):
        footnotes.sort(key=lambda note: note.number)
    problems += _missing(footnotes, texts_told=not notes.unplaced or any(texts))
    return Placed(tuple(footnotes), tuple(problems))


def _marked(sections: Sequence[SourceSection]) -> Iterator[tuple[Marker, _Where]]:
    """Every marker with its place."""
    for at, section in enumerate(sections):
        yield from ((marker, _Where(at)) for marker in section.markers)
        for paragraph in section.paragraphs:
            yield from ((marker, _Where(at, paragraph.number)) for marker in paragraph.markers)
        for table in section.tables:
            caption = CellPlace(table.number, 0, 0)
            yield from ((marker, _Where(at, None, caption)) for marker in table.markers)
            for cell in table.cells:
                where = _Where(at, None, table.place(cell))
                yield from ((marker, where) for marker in cell.markers)


def _missing(footnotes: Sequence[SourceFootnote], *, texts_told: bool) -> Iterator[str]:
    for note in footnotes:
        if note.text is None and texts_told:
            yield f"footnote {note.number}: its text is missing"
    for note in footnotes:
        if note.section is None:
            yield f"footnote {note.number}: its marker was not found"
