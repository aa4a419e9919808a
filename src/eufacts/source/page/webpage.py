"""A page in HTML → its blocks and footnotes, with what its markup says of each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, NamedTuple

from eufacts.source.page.blocks import Block, Hint, Marker, with_labels
from eufacts.source.page.classes import HEADINGS, Form
from eufacts.source.page.folding import collapse
from eufacts.source.page.footnotes import PageNote
from eufacts.source.page.grid import (
    has_loose_words,
    is_box,
    is_list,
    marked_header_rows,
    placed,
    rows_of,
    span,
)
from eufacts.source.page.line import Line
from eufacts.source.page.markup import BLOCKS, Element, parse
from eufacts.source.page.notelinks import NoteLinks, find_notes, number_in
from eufacts.source.page.tables import Cell, PageTable, header_rows, with_units

_LOOKS_LIKE: Final = re.compile(
    r"\s*<(?:!doctype|html|\?xml|!--|head|body|div|p|h\d)\b", re.IGNORECASE
)
_CLOSES: Final = re.compile(r"</(?:p|div|body)\s*>", re.IGNORECASE)

_UNSEEN: Final = frozenset(["script", "style", "svg", "template", "title"])
_CONTROLS: Final = frozenset(["button", "noscript", "select", "textarea"])
"""What a reader presses or fills in; it does not end the paragraph that it stands in."""
_SITE: Final = frozenset(["aside", "footer", "header", "nav"])
_LABEL_CLASS: Final = re.compile(r"(?:^|\s)num(?:\s|$)")
_BOX_CLASS: Final = re.compile(r"(?:^|\s)(?:text)?box(?:$|[\s-])", re.IGNORECASE)
_DOCUMENT: Final = re.compile(r"(?:textTabContent|document\d*|docHtml|TexteOnly)$")
_RAISED_CLASS: Final = re.compile(r"super", re.IGNORECASE)
_MARKER_CLASS: Final = re.compile(r"footnote-?reference", re.IGNORECASE)
_NOTE_CLASS: Final = re.compile(r"note|foot", re.IGNORECASE)
_UNIT: Final = re.compile(r"(?:^|[\s\d(/])[cdkm]?m\Z")
"""What a raised 2 or 3 after it makes an area or a volume."""
_POWER: Final = re.compile(r"(?<![\d.,])10\Z")
_RAISED: Final = str.maketrans("0123456789+-\u2212", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
_SEE_NOTE: Final = re.compile(r"\b(?:foot)?notes?\s*\Z", re.IGNORECASE)


def looks_like_html(text: str) -> bool:
    """Is this a saved page rather than its text?"""
    return _LOOKS_LIKE.match(text) is not None or _CLOSES.search(text) is not None


class Page(NamedTuple):
    """What a page in HTML holds."""

    blocks: list[Block]
    notes: list[PageNote]
    """The footnotes that the page links; ``Marker.note`` is an index of this list."""
    about: dict[str, str]
    """What its head says: names of ``meta`` and ``link`` elements → contents."""
    title: str | None
    """The lines of an act's title, by their classes."""


def read_page(text: str) -> Page:
    """Read a page in HTML."""
    root = parse(text)
    links = find_notes(root)
    reader = _Reader(links)
    reader.read(root)
    blocks = list(_in_document(reader.found))
    notes: list[PageNote] = []
    has_document = any(one.inside for one in reader.found)
    known = {mark.note for block in blocks for mark in _markers_in(block)} | reader.notes_inside
    for index, (number, words) in enumerate(zip(links.numbers, reader.notes, strict=True)):
        note = collapse(" ".join(words))
        if note and has_document and index not in known:
            # A note of the site around the document.
            blocks.append(Block(note, hint="furniture"))
            note = ""
        notes.append(PageNote(number, note or None))
    return Page(with_labels(blocks), notes, _head(root), _title(reader.found))


def _markers_in(block: Block) -> Iterator[Marker]:
    yield from block.markers
    if block.table is not None:
        yield from block.table.markers
        for cell in block.table.cells:
            yield from cell.markers


def _head(root: Element) -> dict[str, str]:
    about: dict[str, str] = {}
    for element in root.iter():
        if element.tag in {"meta", "link"}:
            name = element.get("name") or element.get("rel")
            about.setdefault(name.lower(), element.get("content") or element.get("href"))
        elif element.tag == "title":
            about.setdefault("title", collapse(element.text()))
    return about


class _Found(NamedTuple):
    """A block, and where it stood."""

    block: Block
    inside: bool
    """Inside what the page marks off as its document."""
    title: bool


@dataclass(slots=True)
class _Around:
    """What is around the words that are being read."""

    form: Form = field(default_factory=Form)
    inside: bool = False
    site: bool = False
    box: int | None = None
    note: int | None = None
    """The footnote whose text it is."""


class _Reader:
    """Walks a page and collects its blocks."""

    def __init__(self, links: NoteLinks) -> None:
        self.found: list[_Found] = []
        self.notes: list[list[str]] = [[] for _ in links.numbers]
        self.notes_inside: set[int] = set()
        """Those whose texts are inside what the page marks off as its document."""
        self._links = links
        self._line = Line()
        self._around = _Around()
        self._after_note: tuple[int, str] | None = None
        """The footnote that ended last, and its class, until something else begins."""
        self._line_broken = False
        self._boxes = 0

    def read(self, element: Element) -> None:
        """Read what is in an element."""
        for child in element.children:
            if isinstance(child, str):
                self._add(child)
            else:
                self._read_element(child)
        if element.parent is None:
            self._end_block()

    def _read_element(self, element: Element) -> None:
        tag = element.tag
        if element in self._links.starts:
            self._end_block()
            self._around.note = self._links.starts[element]
        if tag in _CONTROLS:
            self._read_control(element)
        elif tag == "br":
            self._break_line()
        elif tag == "table" and self._read_table(element):
            self._after_note = None
        elif tag in _UNSEEN:
            return
        elif tag in BLOCKS:
            self._read_block(element)
        else:
            self._read_inline(element)

    def _read_control(self, element: Element) -> None:
        if words := collapse(element.text()):
            control = Block(words, hint="furniture")
            self.found.append(_Found(control, self._around.inside, title=False))

    def _read_inline(self, element: Element) -> None:
        if element in self._links.labels:
            self._read_label(element)
        elif element in self._links.markers and self._is_marker(element):
            self._line.mark(number_in(element.text()) or 0, self._links.markers[element])
        elif self._is_raised(element):
            self._read_raised(element)
        else:
            self.read(element)
            if _LABEL_CLASS.search(element.get("class")):
                self._add(" ")

    def _read_block(self, element: Element) -> None:
        """Read an element that begins and ends a block."""
        self._end_block()
        outer, self._around = self._around, self._inside(element)
        note = self._links.scopes.get(element)
        classes = element.get("class")
        if note is None and self._after_note is not None:
            note, last_classes = self._after_note
            if element.tag != "p" or classes != last_classes:
                self._after_note = note = None
        if note is not None:
            self._around.note = note
        self.read(element)
        self._end_block()
        self._around = outer
        if note is not None and element.tag == "p" and _NOTE_CLASS.search(classes):
            self._after_note = (note, classes)

    def _inside(self, element: Element) -> _Around:
        tag, classes = element.tag, element.get("class")
        around = self._around
        is_document = _DOCUMENT.match(element.get("id")) is not None
        if is_document or tag == "hr":
            self._after_note = None
        box = around.box
        if box is None and _BOX_CLASS.search(classes):
            box = self._boxes = self._boxes + 1
        return _Around(
            Form(tag, classes, tag in HEADINGS or around.form.in_heading),
            inside=around.inside or is_document,
            site=around.site or tag in _SITE,
            box=box,
            note=around.note,
        )

    def _break_line(self) -> None:
        """One line break is a space, as in a heading of two lines; two end the block."""
        if self._line_broken:
            self._end_block()
        self._add(" ")
        self._line_broken = True

    def _read_label(self, element: Element) -> None:
        """Leave out the number or arrow with which a note leads back to its marker."""
        words = element.text()
        self._line.drop_bracket()
        if number_in(words) is None and any(map(str.isalnum, words)):
            self.read(element)

    def _is_marker(self, element: Element) -> bool:
        """A note's own text and ``see footnote 5`` name another note, and mark none."""
        return (
            self._around.note is None
            and number_in(element.text()) is not None
            and _SEE_NOTE.search(self._line.end) is None
        )

    def _is_raised(self, element: Element) -> bool:
        classes = element.get("class")
        return (
            element.tag == "sup"
            or _MARKER_CLASS.search(classes) is not None
            or _RAISED_CLASS.search(classes) is not None
        )

    def _read_raised(self, element: Element) -> None:
        """A raised number is a marker, unless the page's markers are links, or it is a power."""
        words = element.text()
        number = number_in(words)
        end = self._line.end
        if _POWER.search(end) and words.strip().strip("+-\u2212").isdecimal():
            self._add(words.strip().translate(_RAISED))
        elif (
            number is not None
            and self._around.note is None
            and not any(child in self._links.markers for child in element.iter())
            and (
                _MARKER_CLASS.search(element.get("class"))
                or (not self._links.markers and _UNIT.search(end) is None)
            )
        ):
            self._line.mark(number, None)
        else:
            self.read(element)

    def _add(self, data: str) -> None:
        self._line.add(data)
        self._line_broken = self._line_broken and not data.strip()

    def _end_block(self) -> None:
        """Close the block that is open, if it has words."""
        line, self._line = self._line, Line()
        self._line_broken = False
        if not line:
            return
        around = self._around
        text = collapse(line.text)
        if around.note is not None:
            if around.inside:
                self.notes_inside.add(around.note)
            words = self.notes[around.note]
            words.append(text if words else text.lstrip(")] "))
            return
        self._after_note = None
        hint: Hint | None = "furniture" if around.site else around.form.hint
        block = Block(
            text,
            markers=tuple(line.markers),
            hint=hint,
            field=around.form.field,
            box=around.box,
        )
        self.found.append(_Found(block, around.inside, around.form.is_title))

    def _read_table(self, element: Element) -> bool:
        """Read a table of data; a table that only lays out the page is left to the caller."""
        rows = rows_of(element)
        if self._around.note is not None or not self._is_data(element, rows):
            if is_box(rows) and self._around.box is None:
                self._end_block()
                outer = self._around
                self._boxes += 1
                self._around = replace(outer, box=self._boxes)
                self._read_block(element)
                self._around = outer
                return True
            return False
        self._end_block()
        caption = next((child for child in element.iter() if child.tag == "caption"), None)
        table = PageTable((), caption=None)
        if caption is not None:
            text, markers = self._read_apart(caption)
            table = table.captioned(text, markers) if text else table
        self.found.append(
            _Found(
                Block("", table=self._read_cells(rows, table), box=self._around.box),
                self._around.inside,
                title=False,
            )
        )
        return True

    def _is_data(self, element: Element, rows: Sequence[Sequence[Element]]) -> bool:
        if is_box(rows) or is_list(rows):
            return False
        lays_out = any(
            below is not element
            and (
                below.tag == "table"
                or below.tag in HEADINGS
                or below in self._links.scopes
                or below in self._links.starts
                or Form(classes=below.get("class")).is_cover
                or _DOCUMENT.match(below.get("id"))
            )
            for below in element.iter()
        )
        return not lays_out and not has_loose_words(element, rows)

    def _read_cells(self, rows: Sequence[Sequence[Element]], table: PageTable) -> PageTable:
        by_rows: list[list[Cell]] = [[] for _ in rows]
        for row, column, element in placed(rows):
            text, markers = self._read_apart(element)
            if text:
                deep, wide = span(element, "rowspan"), span(element, "colspan")
                by_rows[row - 1].append(Cell(row, column, text, markers, deep, wide))
        head = header_rows(by_rows, marked_header_rows(rows))
        filled = tuple(cell for row in by_rows for cell in row)
        return with_units(replace(table, cells=filled, header_rows=head))

    def _read_apart(self, element: Element) -> tuple[str, tuple[Marker, ...]]:
        """The words and markers of a cell or caption as one text."""
        found, self.found = self.found, []
        self._read_block(element)
        apart, self.found = self.found, found
        texts: list[str] = []
        shift = 0
        markers: list[Marker] = []
        for block, _, _ in apart:
            markers += [replace(mark, offset=mark.offset + shift) for mark in block.markers]
            if block.text:
                texts.append(block.text)
                shift += len(block.text) + 1
        return " ".join(texts), tuple(markers)


def _in_document(found: Sequence[_Found]) -> Iterator[Block]:
    """All blocks; what is outside of what the page marks off as its document is furniture.

    So is the act's title, but for its last line that is not in brackets: it is the heading of
    what stands before the first article.
    """
    has_document = any(one.inside for one in found)
    blocks = [
        one.block
        if one.inside or not has_document
        else replace(one.block, hint="furniture", markers=(), field=None)
        for one in found
    ]
    titles = {at for at, one in enumerate(found) if one.title and (one.inside or not has_document)}
    seen = [at for at, block in enumerate(blocks) if block.hint != "furniture"]
    first = next((at for at in seen if at not in titles), len(found))
    named = [at for at in seen if at < first and not blocks[at].text.startswith("(")]
    for at, block in enumerate(blocks):
        if at not in titles:
            yield block
        else:
            is_set_aside = at < first and at not in named[-1:]
            yield replace(block, hint="furniture" if is_set_aside else "heading")


def _title(found: Sequence[_Found]) -> str | None:
    """The first lines that stand together as an act's title, without those in brackets."""
    lines: list[str] = []
    for block, _, title in found:
        if title:
            lines.append(block.text)
        elif lines and block.hint != "furniture":
            break
    return " ".join(dict.fromkeys(line for line in lines if not line.startswith("("))) or None
