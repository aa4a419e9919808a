"""The source that a fact base is proven by: its name, its bytes' hash, its words piece by piece."""

from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import NamedTuple

from eufacts.errors import FileError
from eufacts.source.numbers.spans import Span
from eufacts.source.page.document import Marker, Occurrence, SourceDocument, read_document
from eufacts.source.page.folding import normalise_text


class Spot(NamedTuple):
    """A place in a source, down to the paragraph or footnote."""

    section: int | None
    """Index of the section; None where the text has no place in the outline."""
    paragraph: int | None
    """Number within the section, from 1; None for a heading."""
    footnote: int | None
    """The footnote whose text it is; section and paragraph are then those of its marker."""

    @classmethod
    def of(cls, place: Occurrence) -> "Spot":
        """The place of some words, without where in it they begin and end."""
        return cls(place.section, place.paragraph, place.footnote)


@dataclass(frozen=True)
class Piece:
    """A heading, paragraph or footnote of a source."""

    spot: Spot
    text: str
    markers: tuple[Marker, ...] = ()

    @property
    def is_heading(self) -> bool:
        """Whether it is the heading of a section."""
        return self.spot.section is not None and self.spot[1:] == (None, None)

    @cached_property
    def folded(self) -> str:
        """Its words in the form in which they are compared."""
        return normalise_text(self.text)

    def fold_span(self, span: Span) -> Span:
        """Where a stretch of the text lies in the folded text."""
        # A letter at the end keeps the space before the stretch from being dropped.
        start = len(normalise_text(f"{self.text[: span.start]}x")) - 1
        return Span(start, start + len(normalise_text(span.of(self.text))))


@dataclass(frozen=True)
class Original:
    """A source document as it was read from a file."""

    name: str
    """The file's name without its directory."""
    sha256: str
    """The SHA-256 of its bytes, in hexadecimal digits."""
    document: SourceDocument

    @classmethod
    def read(cls, content: bytes, name: str) -> "Original":
        """Read a source from its bytes: HTML or text, in UTF-8.

        Raises:
            FileError: It is not UTF-8.
        """
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
            raise FileError(name, f"not UTF-8 (line {line}): save it as UTF-8") from error
        return cls(name, sha256(content).hexdigest(), read_document(text))

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """Every heading, paragraph and footnote, in order."""
        pieces: list[Piece] = []
        for at, section in enumerate(self.document.sections):
            if section.heading is not None:
                pieces.append(Piece(Spot(at, None, None), section.heading, section.markers))
            pieces += [
                Piece(Spot(at, paragraph.number, None), paragraph.text, paragraph.markers)
                for paragraph in section.paragraphs
            ]
        pieces += [
            Piece(Spot(note.section, note.paragraph, note.number), note.text)
            for note in self.document.footnotes
            if note.text is not None
        ]
        return tuple(pieces)

    @cached_property
    def at(self) -> dict[Spot, Piece]:
        """Pieces by their places."""
        return {piece.spot: piece for piece in self.pieces}
