"""A fact base compared with its source: what ``verify`` and ``coverage`` look up in both."""

from functools import cached_property
from typing import NamedTuple

from eufacts.findings import Finding, Level, Where
from eufacts.format import model
from eufacts.proof.base import Base, Problem
from eufacts.proof.sections import SectionMap
from eufacts.proof.source_file import Location, SourceFile
from eufacts.source.page.document import Occurrence, SourceFootnote
from eufacts.source.wordiff import NearMisses


class Failure(NamedTuple):
    """What a rule finds wrong."""

    rule: str
    problem: Problem
    level: Level = "error"


class Comparison:
    """A fact base and the source that it is compared with."""

    def __init__(self, base: Base, source: SourceFile) -> None:
        self.base = base
        self.source = source
        self.document = source.document
        self.sections = SectionMap(base.records.section, source.document.sections)

    def claimed(self, record: model.Placed) -> Location:
        """The location that a record claims; its section is -1 where the source lacks it."""
        return Location(self.sections.indexes.get(record.section, -1), *record.place)

    def places(self, words: str, location: Location) -> list[Occurrence]:
        """Every place at a location where some words are, once both are folded."""
        return [place for place in self.document.locate(words) if Location.of(place) == location]

    def finding(self, failure: Failure) -> Finding:
        """A failure with its line in the fact base."""
        return self.base.finding(*failure)

    def warning(self, rule: str, message: str) -> Finding:
        """A warning about the source as a whole."""
        return Finding(Where(self.source.name, 0, ""), rule, message, level="warning")

    @cached_property
    def footnotes(self) -> dict[int, SourceFootnote]:
        """The source's footnotes by their numbers; of two with one, as in an annex, the first."""
        return {note.number: note for note in reversed(self.document.footnotes)}

    @cached_property
    def near(self) -> NearMisses:
        """The texts of the source, to look for near misses in."""
        return NearMisses([passage.text for passage in self.source.passages])
