"""A Word document → passages, and a copy of it with comments.

The words are those of ``w:t`` wherever they are, so that tracked insertions are read; what is
tracked as deleted is not. An offset counts characters of the document's text, a paragraph a line.
"""

import copy
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, Final
from zipfile import BadZipFile, ZipFile

from eufacts.audit.article.passage import Article, Collector, Words, row_of
from eufacts.errors import FileError
from eufacts.extras import missing

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_P, _R, _T, _TR, _TC, _TBL = (f"{_W}{name}" for name in ("p", "r", "t", "tr", "tc", "tbl"))
_GONE: Final = frozenset({f"{_W}del", f"{_W}moveFrom"})
"""What a reviewer has taken out."""
_SPACES: Final = frozenset({f"{_W}tab", f"{_W}br", f"{_W}cr"})
_NOTES: Final = ("/footnotes", "/endnotes")
_LARGEST: Final = 200_000_000
"""The most bytes that a file may have when it is unpacked."""

Element = Any
"""An element of lxml, which has no types."""


@dataclass(frozen=True, slots=True)
class Piece:
    """The words of one ``w:t``."""

    start: int
    """Where they are in the text."""
    element: Element
    anchor: Element | None
    """Of a note: the run of its mark, where a comment can be."""


@dataclass(slots=True)
class WordText:
    """A Word document as it is read."""

    document: Any
    article: Article
    pieces: list[Piece] = field(default_factory=list)
    """In the order of the text."""


def read_word(content: bytes, name: str) -> WordText:
    """Read a Word document.

    Args:
        content: The bytes of a .docx file.
        name: Its name.

    Raises:
        FileError: It is not a Word document, or it is too large.
        QuestionError: The library that reads it is not installed.
    """
    try:
        from docx import Document
    except ModuleNotFoundError as error:
        raise missing(f"{name}: a Word document", "docx") from error
    try:
        with ZipFile(BytesIO(content)) as package:
            size = sum(one.file_size for one in package.infolist())
        if size > _LARGEST:
            raise FileError(name, f"has more than {_LARGEST // 10**6} MB when it is unpacked")
        document = Document(BytesIO(content))
    except (BadZipFile, KeyError, ValueError, OSError) as error:
        raise FileError(name, "is not a Word document") from error
    reader = _Reader()
    reader.read(document.element.body)
    for notes, marks in _notes(document):
        reader.read_notes(notes, marks)
    text = "".join(reader.text)
    return WordText(document, reader.found.article(text), reader.pieces)


class _Reader:
    """Walks the elements of a document."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self.found = Collector()
        self.pieces: list[Piece] = []
        self._length = 0
        self._anchor: Element | None = None

    def read(self, element: Element) -> None:
        """Read every paragraph and table below an element."""
        for child in element:
            if child.tag == _P:
                self._read_paragraph(child)
            elif child.tag == _TBL:
                self._read_table(child)
            elif child.tag not in _GONE:
                self.read(child)

    def read_notes(self, notes: Element, marks: dict[str, Element]) -> None:
        """Read footnotes or endnotes, each with the run of its mark."""
        for note in notes:
            self._anchor = marks.get(note.get(f"{_W}id"))
            if self._anchor is not None:
                self.read(note)

    def _read_paragraph(self, paragraph: Element) -> None:
        words = Words()
        inner = list(self._add(paragraph, words))
        self._end_line()
        self.found.new_group()
        self.found.add(words, "heading" if _is_heading(paragraph) else "text")
        for box in inner:
            self.read(box)

    def _read_table(self, table: Element) -> None:
        self.found.new_group()
        columns: list[str] = []
        for row in table.iter(_TR):
            cells = []
            for at, cell in enumerate(one for one in row if one.tag == _TC):
                words = Words()
                for paragraph in cell.iter(_P):
                    list(self._add(paragraph, words))
                    self._end_line()
                    words.put(" ", self._length, self._length)
                cells.append((words, columns[at] if at < len(columns) else ""))
            columns = columns or [words.text.strip() for words, _ in cells]
            for words, places in row_of(cells):
                self.found.add(words, "row", places)

    def _add(self, element: Element, words: Words) -> Iterator[Element]:
        """Add the words of an element; give the text boxes in it, which are read apart."""
        for child in element:
            if child.tag == _T:
                self.pieces.append(Piece(self._length, child, self._anchor))
                self._append(child.text or "", words)
            elif child.tag in _SPACES:
                self._append(" ", words)
            elif child.tag == f"{_W}txbxContent":
                yield child
            elif child.tag not in _GONE:
                yield from self._add(child, words)

    def _append(self, text: str, words: Words) -> None:
        words.add(text, self._length)
        self.text.append(text)
        self._length += len(text)

    def _end_line(self) -> None:
        self.text.append("\n")
        self._length += 1


def _is_heading(paragraph: Element) -> bool:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return style is not None and str(style.get(f"{_W}val")).startswith(("Heading", "Title"))


def _notes(document: Any) -> Iterator[tuple[Element, dict[str, Element]]]:  # noqa: ANN401
    """The notes of a document, with the runs of their marks by their ids."""
    from docx.opc.oxml import parse_xml

    for kind in _NOTES:
        mark = f"{_W}{kind[1:-1]}Reference"
        marks = {one.get(f"{_W}id"): one.getparent() for one in document.element.iter(mark)}
        for relation in document.part.rels.values():
            if relation.reltype.endswith(kind) and marks:
                yield parse_xml(relation.target_part.blob), marks


def commented(read: WordText, comments: list[tuple[int, int, str]]) -> bytes:
    """Write a copy of a document with comments on some of its words.

    Tracked changes, notes and everything else stay as they are.

    Args:
        read: The document, which is changed.
        comments: Where the words begin and end in the text, and what is said of them.
    """
    for start, end, text in sorted(comments, reverse=True):
        first = _run_at(read, start, begins=True)
        last = _run_at(read, end, begins=False)
        if first is not None and last is not None:
            from docx.text.run import Run

            runs = [Run(run, read.document.element.body) for run in (first, last)]
            read.document.add_comment(runs, text=text, author="eufacts", initials="eu")
    written = BytesIO()
    read.document.save(written)
    return written.getvalue()


def _run_at(read: WordText, at: int, *, begins: bool) -> Element | None:
    """The run that begins, or ends, at a place in the text; one around it is cut there."""
    starts = [piece.start for piece in read.pieces]
    index = bisect_right(starts, at if begins else at - 1) - 1
    if index < 0:
        return None
    piece = read.pieces[index]
    if piece.anchor is not None:
        return piece.anchor
    run = piece.element.getparent()
    text, cut = piece.element.text or "", at - piece.start
    if run.tag != _R or len(run.findall(_T)) > 1 or not 0 < cut < len(text):
        return run if run.tag == _R else None
    rest = copy.deepcopy(run)
    other = rest.find(_T)
    for element, part in ((piece.element, text[:cut]), (other, text[cut:])):
        element.text = part
        element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.addnext(rest)
    read.pieces.insert(index + 1, Piece(at, other, None))
    return rest if begins else run
