"""A page, its copied text or Markdown → its sections and footnotes, and where quotes stand.

The reading is strict about words and lenient about form: every block of the text ends up as a
heading, a paragraph, a table, a footnote or furniture, and what could not be told is said in
``problems``.
"""

from bisect import bisect_right
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from operator import attrgetter
from typing import Literal

from eufacts.errors import FileError
from eufacts.places import CellPlace
from eufacts.source.page.blocks import Block, Marker, text_blocks
from eufacts.source.page.folding import Normalised, normalise_text
from eufacts.source.page.footnotes import NoteList, find_footnotes, read_raised
from eufacts.source.page.front import (
    Front,
    is_number_or_date,
    names_act,
    read_front,
    states_field,
)
from eufacts.source.page.markdown import is_markdown_name, looks_like_markdown, markdown_to_html
from eufacts.source.page.markers import Found, without_markers
from eufacts.source.page.oneline import with_title_page
from eufacts.source.page.outline import Body, Paragraph, SourceSection, is_site, outline
from eufacts.source.page.placing import SourceFootnote, place_notes
from eufacts.source.page.tables import Cell, PageTable
from eufacts.source.page.textfile import text_of
from eufacts.source.page.webpage import looks_like_html, read_page

__all__ = [
    "Cell",
    "Front",
    "Marker",
    "Occurrence",
    "PageTable",
    "Paragraph",
    "Piece",
    "SourceDocument",
    "SourceFootnote",
    "SourceSection",
    "read_document",
    "read_source",
]

Form = Literal["html", "text", "markdown"]


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Where a quote stands."""

    section: int | None
    """Index in ``sections``; for a footnote's text, where its marker stands."""
    paragraph: int | None
    """Number within the section, from 1; None for a heading."""
    footnote: int | None
    """The footnote's number where the quote stands in its text."""
    start: int
    """Where the quote begins in the normalised paragraph or footnote."""
    end: int
    markers: tuple[int, ...]
    """The footnotes whose markers stand inside the quote or right at its end."""
    whole_words: bool
    """False where the quote begins or ends inside a word or a number."""
    cell: CellPlace | None = None
    """The cell or caption of a table; its paragraph is then None."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, heading, cell, caption or footnote: the words that one place has."""

    section: int | None
    paragraph: int | None
    footnote: int | None
    text: str
    markers: tuple[Marker, ...] = ()
    cell: CellPlace | None = None
    unit: str | None = None
    """The unit of the bare number that a cell holds."""


@dataclass(frozen=True)
class SourceDocument:
    """A document's own words, in order."""

    sections: tuple[SourceSection, ...]
    footnotes: tuple[SourceFootnote, ...]
    furniture: tuple[str, ...]
    """What was set aside: the site's own words and the title page."""
    unplaced: tuple[str, ...] = ()
    """Texts from the list of footnotes whose numbers could not be told, or stand twice."""
    problems: tuple[str, ...] = ()
    """What could not be read or placed."""
    front: Front = field(default=Front(), compare=False)
    """What the title page says; its lines are in ``furniture``."""

    def paragraphs(self) -> Iterator[tuple[int, Paragraph]]:
        """Every paragraph in order, with the index of its section."""
        for at, section in enumerate(self.sections):
            for paragraph in section.paragraphs:
                yield at, paragraph

    def locate(self, quote: str) -> list[Occurrence]:
        """Find every place where a quote stands, word for word once both are normalised.

        A quote is found inside one paragraph, heading, cell or footnote, never across two.
        """
        wanted = normalise_text(quote)
        if not wanted:
            return []
        joined, starts, pieces = self._index
        places = []
        at = joined.find(wanted)
        while at != -1:
            piece = bisect_right(starts, at) - 1
            places.append(_place(pieces[piece], at - starts[piece], wanted))
            at = joined.find(wanted, at + 1)
        return places

    def pieces(self) -> Iterator[Piece]:
        """Everything that has words and a place, in order; the footnotes' texts come last."""
        for at, section in enumerate(self.sections):
            if section.heading is not None:
                yield Piece(at, None, None, section.heading, section.markers)
            yield from _contents(at, section)
        for note in self.footnotes:
            if note.text is not None:
                yield Piece(note.section, note.paragraph, note.number, note.text, cell=note.cell)

    @cached_property
    def _index(self) -> tuple[str, list[int], list[Piece]]:
        """The whole text normalised, one piece a line, with where each piece begins."""
        pieces = []
        starts = []
        at = 0
        for piece in self.pieces():
            plain = Normalised(piece.text)
            markers = tuple(replace(m, offset=plain.offset(m.offset)) for m in piece.markers)
            pieces.append(replace(piece, text=plain.text, markers=markers))
            starts.append(at)
            at += len(plain.text) + 1
        # No normalised text has a line break, so a break keeps any quote from crossing two pieces.
        return "\n".join(piece.text for piece in pieces), starts, pieces


def _contents(at: int, section: SourceSection) -> Iterator[Piece]:
    """The paragraphs of a section with its tables among them."""
    tables = deque(section.tables)
    for paragraph in section.paragraphs:
        while tables and tables[0].after < paragraph.number:
            yield from _of_table(at, tables.popleft())
        yield Piece(at, paragraph.number, None, paragraph.text, paragraph.markers)
    for table in tables:
        yield from _of_table(at, table)


def _of_table(at: int, table: PageTable) -> Iterator[Piece]:
    if table.caption is not None:
        place = CellPlace(table.number, 0, 0)
        yield Piece(at, None, None, table.caption, table.markers, cell=place)
    for cell in table.cells:
        place = table.place(cell)
        yield Piece(at, None, None, cell.text, cell.markers, cell=place, unit=cell.unit)


_offset = attrgetter("offset")


def _place(piece: Piece, start: int, wanted: str) -> Occurrence:
    end = start + len(wanted)
    first, last = (bisect_right(piece.markers, at, key=_offset) for at in (start, end))
    return Occurrence(
        piece.section,
        piece.paragraph,
        piece.footnote,
        start,
        end,
        tuple(mark.number for mark in piece.markers[first:last]),
        whole_words=not (_splits(piece.text, start) or _splits(piece.text, end)),
        cell=piece.cell,
    )


def _splits(text: str, at: int) -> bool:
    """Does a cut here go through a word, or through a number such as ``1,000`` or ``3.5``?"""
    before, after = text[max(0, at - 2) : at], text[at : at + 2]
    if before[-1:].isalnum() and after[:1].isalnum():
        return True
    left = before[-1:].isdigit() and after[:1] in {".", ","} and after[1:].isdigit()
    right = before[:1].isdigit() and before[1:] in {".", ","} and after[:1].isdigit()
    return left or right


def read_source(content: bytes, name: str) -> SourceDocument:
    """Read a document from the bytes of a file.

    Args:
        content: HTML, Markdown or text, in UTF-8.
        name: The file's name, which tells Markdown from text.

    Raises:
        FileError: It is a PDF, empty, or not a text in UTF-8.
    """
    if content.lstrip()[:5] == b"%PDF-":
        raise FileError(
            name,
            "a PDF cannot be read, because its footnote marks melt into its figures:"
            " save the document's HTML page from EUR-Lex, or copy that page's text into a file",
        )
    if not content.strip():
        raise FileError(name, "is empty")
    text = text_of(content, name, "a page's HTML, its text or Markdown").removeprefix("\ufeff")
    form: Form | None = "markdown" if is_markdown_name(name) else None
    if form is None and name.lower().endswith(".txt") and not looks_like_html(text):
        form = "text"
    return read_document(text, form)


def read_document(text: str, form: Form | None = None) -> SourceDocument:
    """Read a document from its saved page, its copied text or Markdown.

    Args:
        text: The whole document.
        form: What it is written in; when not said, it is looked at.
    """
    if form is None:
        form = "html" if looks_like_html(text) else "text"
        if form == "text" and looks_like_markdown(text):
            form = "markdown"
    if form == "text":
        return _from_text(with_title_page(text_blocks(text, is_number_or_date)), _Setting())
    page = read_page(text if form == "html" else markdown_to_html(text))
    site = tuple(block for block in page.blocks if is_site(block))
    body = [block for block in page.blocks if not is_site(block)]
    if form == "markdown":
        # Markdown marks its headings: a short line without a mark is a paragraph.
        body = [block if block.hint else replace(block, hint="text") for block in body]
    setting = _Setting(site, page.about, page.title, heading_is_title=form == "markdown")
    if page.notes:
        return _assemble(outline(body), NoteList(tuple(page.notes)), setting)
    if any(block.markers for block in body):
        body, notes = read_raised(body)
        return _assemble(outline(body), notes, setting)
    return _from_text(body, setting)


@dataclass(frozen=True, slots=True)
class _Setting:
    """What is around the text of a page."""

    site: tuple[Block, ...] = ()
    about: Mapping[str, str] = field(default_factory=dict)
    title: str | None = None
    heading_is_title: bool = False


def _from_text(blocks: list[Block], setting: _Setting) -> SourceDocument:
    """Markers and footnotes are told by their order alone."""
    body, found, notes = find_footnotes(blocks)
    by_block: dict[int, list[Found]] = {}
    for marker in found:
        by_block.setdefault(marker.block, []).append(marker)
    clean = [
        without_markers(block, by_block.get(at, ()))
        for at, block in enumerate(body)
        if at not in notes.blocks
    ]
    return _assemble(outline(clean), notes, setting)


def _below_title(body: Body) -> Iterator[Block]:
    """The lines right below the title that belong to a title page: place and date, number, type."""
    for paragraph in body.sections[0].paragraphs if body.sections else ():
        if not states_field(paragraph.text):
            break
        yield Block(paragraph.text)


def _assemble(body: Body, notes: NoteList, setting: _Setting) -> SourceDocument:
    placed = place_notes(body.sections, notes)
    lines = (*setting.site, *body.furniture)
    below = list(_below_title(body)) if setting.heading_is_title else []
    first = next((section.heading for section in body.sections if section.heading), "")
    named = first or None if setting.heading_is_title else setting.title
    stated = (*lines, *below, *([Block(first)] if names_act(first) else []))
    front = read_front(stated, setting.about, named)
    return SourceDocument(
        body.sections,
        placed.footnotes,
        tuple(block.text for block in lines if block.text),
        notes.unplaced,
        (*body.problems, *notes.problems, *placed.problems),
        front,
    )
