"""The source that a fact base is proven by: its name, its hash, its words passage by passage."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from itertools import accumulate, pairwise
from typing import NamedTuple

from eufacts.errors import FileError
from eufacts.source.numbers.spans import Span
from eufacts.source.page.document import Marker, Place, SourceDocument, read_document
from eufacts.source.page.folding import fold


class Location(NamedTuple):
    """Where a passage is in a source."""

    section: int | None
    """Index of the section; None where the text belongs to no section."""
    paragraph: int | None
    """Number within the section, from 1; None for a heading."""
    footnote: int | None
    """The footnote whose text it is; section and paragraph are then those of its marker."""

    @classmethod
    def of(cls, place: Place) -> "Location":
        """The location of some words, without where in the passage they begin and end."""
        return cls(place.section, place.paragraph, place.footnote)


_CHUNK = 500
"""The least number of characters that are folded at once."""

_CUT = re.compile(r"(?<= )(?=[^ ])|(?=[!-~])")
"""Where a text can be cut so that its parts fold to the parts of the folded text."""


@dataclass(frozen=True)
class Passage:
    """A heading, paragraph or footnote of a source."""

    location: Location
    text: str
    markers: tuple[Marker, ...] = ()

    @property
    def is_heading(self) -> bool:
        """Whether it is the heading of a section."""
        return self.location.section is not None and self.location[1:] == (None, None)

    @cached_property
    def folded(self) -> str:
        """Its words in the form in which they are compared."""
        return fold(self.text)

    def fold_span(self, span: Span) -> Span:
        """Where a span of the text is in the folded text."""
        start = self._folded_offset(span.start)
        return Span(start, start + len(fold(span.of(self.text))))

    def _folded_offset(self, offset: int) -> int:
        starts, folded = self._chunks
        chunk = bisect_right(starts, offset) - 1
        # A letter at the end keeps the space before the span from being dropped.
        return folded[chunk] + len(fold(f"{self.text[starts[chunk] : offset]}x")) - 1

    @cached_property
    def _chunks(self) -> tuple[list[int], list[int]]:
        """Where chunks begin in the text, and where in the folded text."""
        starts = [0]
        while cut := _CUT.search(self.text, starts[-1] + _CHUNK):
            starts.append(cut.start())
        chunks = (self.text[start:end] for start, end in pairwise([*starts, len(self.text)]))
        lengths = [len(fold(f"{chunk}x")) - 1 for chunk in chunks]
        return starts, [0, *accumulate(lengths)]


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
    def passages(self) -> tuple[Passage, ...]:
        """Every heading, paragraph and footnote, in order."""
        passages: list[Passage] = []
        for index, section in enumerate(self.document.sections):
            if section.heading is not None:
                heading = Location(index, None, None)
                passages.append(Passage(heading, section.heading, section.markers))
            passages += [
                Passage(Location(index, paragraph.number, None), paragraph.text, paragraph.markers)
                for paragraph in section.paragraphs
            ]
        passages += [
            Passage(Location(note.section, note.paragraph, note.number), note.text)
            for note in self.document.footnotes
            if note.text is not None
        ]
        return tuple(passages)

    @cached_property
    def at(self) -> dict[Location, int]:
        """The indexes of passages by their locations."""
        return {passage.location: index for index, passage in enumerate(self.passages)}

    def passage(self, location: Location) -> Passage | None:
        """The passage at a location."""
        index = self.at.get(location)
        return None if index is None else self.passages[index]
