"""A saved page or its copied text → sections, paragraphs, footnotes; and where quotes stand.

The reading is strict about words and lenient about form: every block of the text ends up as a
heading, a paragraph, a footnote or furniture, and what could not be told is said in ``problems``.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from eufacts.source.page.blocks import Block, Marker, text_blocks
from eufacts.source.page.folding import normalise_text
from eufacts.source.page.footnotes import (
    NoteList,
    numbered_tail,
    read_numbered,
    read_spaced,
    split_tail,
)
from eufacts.source.page.markers import Found, find_markers, without_markers
from eufacts.source.page.outline import Body, Paragraph, SourceSection, is_site, outline
from eufacts.source.page.webpage import looks_like_html, page_blocks

__all__ = [
    "Marker",
    "Occurrence",
    "Paragraph",
    "SourceDocument",
    "SourceFootnote",
    "SourceSection",
    "read_document",
]


@dataclass(frozen=True, slots=True)
class SourceFootnote:
    """A footnote: its text and where its marker stands."""

    number: int
    text: str | None
    """None where it was lost from the text that was read."""
    section: int | None
    """Index of the section in which the marker stands; None where no marker was found."""
    paragraph: int | None
    """Number of the paragraph; None where the marker stands in a heading, or nowhere."""


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
    """Where the quote begins in the folded paragraph or footnote."""
    end: int
    markers: tuple[int, ...]
    """The footnotes whose markers stand inside the quote or right at its end."""
    whole_words: bool
    """False where the quote begins or ends inside a word or a number."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A paragraph, heading or footnote in the joined folded text."""

    section: int | None
    paragraph: int | None
    footnote: int | None
    text: str
    markers: tuple[Marker, ...] = ()


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

    def paragraphs(self) -> Iterator[tuple[int, Paragraph]]:
        """Every paragraph in order, with the index of its section."""
        for at, section in enumerate(self.sections):
            for paragraph in section.paragraphs:
                yield at, paragraph

    def locate(self, quote: str) -> list[Occurrence]:
        """Find every place where a quote stands, word for word once both are folded.

        A quote is found inside one paragraph, heading or footnote, never across two.
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

    @cached_property
    def _index(self) -> tuple[str, list[int], list[_Piece]]:
        """The whole text folded, one piece a line, with where each piece begins."""
        pieces = [
            replace(piece, text=normalise_text(piece.text), markers=_folded_markers(piece))
            for piece in self._pieces()
        ]
        starts = []
        at = 0
        for piece in pieces:
            starts.append(at)
            at += len(piece.text) + 1
        # normalise_text leaves no line break, so a break keeps any quote from crossing two pieces.
        return "\n".join(piece.text for piece in pieces), starts, pieces

    def _pieces(self) -> Iterator[_Piece]:
        for at, section in enumerate(self.sections):
            if section.heading is not None:
                yield _Piece(at, None, None, section.heading, section.markers)
            for paragraph in section.paragraphs:
                yield _Piece(at, paragraph.number, None, paragraph.text, paragraph.markers)
        for note in self.footnotes:
            if note.text is not None:
                yield _Piece(note.section, note.paragraph, note.number, note.text)


def _folded_markers(piece: _Piece) -> tuple[Marker, ...]:
    return tuple(
        Marker(marker.number, len(normalise_text(piece.text[: marker.offset])))
        for marker in piece.markers
    )


def _place(piece: _Piece, start: int, wanted: str) -> Occurrence:
    end = start + len(wanted)
    return Occurrence(
        piece.section,
        piece.paragraph,
        piece.footnote,
        start,
        end,
        tuple(mark.number for mark in piece.markers if start < mark.offset <= end),
        whole_words=not (_splits(piece.text, start) or _splits(piece.text, end)),
    )


def _splits(text: str, at: int) -> bool:
    """Does a cut here go through a word, or through a number such as ``1,000`` or ``3.5``?"""
    before, after = text[max(0, at - 2) : at], text[at : at + 2]
    if before[-1:].isalnum() and after[:1].isalnum():
        return True
    left = before[-1:].isdigit() and after[:1] in {".", ","} and after[1:].isdigit()
    right = before[:1].isdigit() and before[1:] in {".", ","} and after[:1].isdigit()
    return left or right


def read_document(text: str, *, is_html: bool | None = None) -> SourceDocument:
    """Read a document from its saved page or its copied text.

    Args:
        text: The whole page.
        is_html: Whether it is HTML; when not said, it is looked at.
    """
    if looks_like_html(text) if is_html is None else is_html:
        blocks, problems = page_blocks(text)
        document = _from_page(blocks)
        return replace(document, problems=(*problems, *document.problems))
    blocks, _ = text_blocks(text)
    return _from_text(blocks)


def _from_page(blocks: list[Block]) -> SourceDocument:
    """The page itself says which blocks are footnotes, and which go on with the one before."""
    body: list[Block] = []
    site: list[str] = []
    notes: list[tuple[int, str]] = []
    for block in blocks:
        if block.note is not None:
            notes.append((block.note, block.text))
        elif is_site(block):
            site.append(block.text)
        elif block.goes_on:
            number, text = notes.pop()
            notes.append((number, f"{text} {block.text}".strip()))
        else:
            body.append(block)
    if not notes and not any(block.markers for block in body):
        document = _from_text(body)
        return replace(document, furniture=(*site, *document.furniture))
    return _assemble(outline(body), _linked_notes(notes), site)


def _linked_notes(notes: Sequence[tuple[int, str]]) -> NoteList:
    """Of two texts with one number, as in an act and its annex, the first is the footnote's."""
    texts: dict[int, str] = {}
    others: list[tuple[int, str]] = []
    for number, text in notes:
        if number in texts:
            others.append((number, text))
        elif text:
            texts[number] = text
    return NoteList(
        texts,
        unplaced=tuple(text for _, text in others),
        problems=tuple(f"footnote {number}: its text stands twice" for number, _ in others),
    )


def _from_text(blocks: list[Block]) -> SourceDocument:
    """Markers and footnotes are told by their order alone."""
    tail = split_tail(blocks)
    found = find_markers(blocks[:tail])
    numbered = numbered_tail(blocks, len(found)) if found else None
    if numbered is not None and numbered > found[-1].block:
        body, notes = blocks[:numbered], read_numbered(blocks[numbered:])
    elif found:
        body, notes = blocks[:tail], _spaced_notes(blocks[tail:], found)
    else:
        body, notes = blocks, NoteList({})
    if notes.markers is not None:
        found = found[: notes.markers]
    by_block: dict[int, list[Found]] = {}
    for marker in found:
        by_block.setdefault(marker.block, []).append(marker)
    clean = [without_markers(block, by_block.get(at, ())) for at, block in enumerate(body)]
    return _assemble(outline(clean), notes, [])


def _spaced_notes(blocks: list[Block], found: Sequence[Found]) -> NoteList:
    if not blocks:
        return NoteList(
            {}, problems=(f"footnotes: {len(found)} markers, but no list of their texts was found",)
        )
    certain = max((marker.number for marker in found if marker.strong), default=0)
    return read_spaced(blocks, len(found), certain)


def _assemble(parts: Body, notes: NoteList, site: Sequence[str]) -> SourceDocument:
    places: dict[int, tuple[int, int | None]] = {}
    problems = [*parts.problems, *notes.problems]
    for at, section in enumerate(parts.sections):
        marked: list[tuple[Marker, int | None]] = [(m, None) for m in section.markers]
        marked += [(m, p.number) for p in section.paragraphs for m in p.markers]
        for marker, paragraph in marked:
            if marker.number in places:
                problems.append(f"footnote {marker.number}: its marker stands twice")
            places.setdefault(marker.number, (at, paragraph))
    nowhere: tuple[None, None] = (None, None)
    footnotes = tuple(
        SourceFootnote(number, notes.texts.get(number), *places.get(number, nowhere))
        for number in sorted(places.keys() | notes.texts.keys())
    )
    problems += [
        f"footnote {note.number}: its text is missing"
        for note in footnotes
        if note.text is None and (notes.texts or not notes.unplaced)
    ]
    problems += [
        f"footnote {note.number}: its marker was not found"
        for note in footnotes
        if note.section is None
    ]
    return SourceDocument(
        parts.sections,
        footnotes,
        (*site, *parts.furniture),
        notes.unplaced,
        tuple(problems),
    )
