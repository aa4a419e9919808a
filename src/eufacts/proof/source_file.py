"""The source that a fact base is proven by: its name, its hash, its words passage by passage."""

from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import NamedTuple

from eufacts.places import CellPlace
from eufacts.source.numbers.spans import Span
from eufacts.source.page.document import Marker, Occurrence, SourceDocument, read_source
from eufacts.source.page.folding import Normalised, normalise_text


class Location(NamedTuple):
    """Where a passage is in a source."""

    section: int | None
    """Index of the section; None where the text belongs to no section."""
    paragraph: int | None
    """Number within the section, from 1; None for a heading."""
    footnote: int | None
    """The footnote whose text it is; section and paragraph are then those of its marker."""
    cell: CellPlace | None = None
    """The cell or caption of a table; its paragraph is then None."""

    @classmethod
    def of(cls, place: Occurrence) -> "Location":
        """The location of some words, without where in the passage they begin and end."""
        return cls(place.section, place.paragraph, place.footnote, place.cell)

    def distance(self, other: "Location") -> tuple[int, ...]:
        """How far another location is: what differs, the most important first, then the steps."""
        mine, theirs = self.cell or (self.paragraph or 0,), other.cell or (other.paragraph or 0,)
        steps = [abs(one - two) for one, two in zip(mine, theirs, strict=False)]
        return (
            self.section != other.section,
            self.footnote != other.footnote,
            len(mine) != len(theirs),
            sum(map(bool, steps)),
            sum(steps),
        )


@dataclass(frozen=True)
class Passage:
    """A heading, paragraph or footnote of a source."""

    location: Location
    text: str
    markers: tuple[Marker, ...] = ()
    column: str = ""
    """What heads the column of a cell: the unit of a bare number in it."""

    @property
    def is_heading(self) -> bool:
        """Whether it is the heading of a section."""
        return self.location.section is not None and self.location[1:] == (None, None, None)

    @cached_property
    def normalised(self) -> Normalised:
        """Its words in the form in which they are compared, and where each of them has gone."""
        return Normalised(self.text)

    @property
    def folded(self) -> str:
        """Its words in the form in which they are compared."""
        return self.normalised.text

    def fold_span(self, span: Span) -> Span:
        """Where a span of the text is in the folded text."""
        start = self.normalised.offset(span.start)
        return Span(start, start + len(normalise_text(span.of(self.text))))


@dataclass(frozen=True)
class SourceFile:
    """A source document as it was read from a file."""

    name: str
    """The file's name without its directory."""
    sha256: str
    """The SHA-256 of its bytes, in hexadecimal digits."""
    document: SourceDocument

    @classmethod
    def read(cls, content: bytes, name: str) -> "SourceFile":
        """Read a source from its bytes: HTML, Markdown or text, in UTF-8.

        Raises:
            FileError: It is a PDF, or not UTF-8.
        """
        return cls(name, sha256(content).hexdigest(), read_source(content, name))

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every heading, paragraph, cell and footnote, in order."""
        return tuple(
            Passage(
                Location(piece.section, piece.paragraph, piece.footnote, piece.cell),
                piece.text,
                piece.markers,
                piece.unit or "",
            )
            for piece in self.document.pieces()
        )

    @cached_property
    def at(self) -> dict[Location, int]:
        """The indexes of passages by their locations."""
        return {passage.location: index for index, passage in enumerate(self.passages)}

    def passage(self, location: Location) -> Passage | None:
        """The passage at a location."""
        index = self.at.get(location)
        return None if index is None else self.passages[index]
