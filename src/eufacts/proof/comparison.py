"""A fact base beside its source: what ``verify`` and ``coverage`` look up in both."""

from functools import cached_property
from typing import NamedTuple

from eufacts.findings import Finding, Level, Where
from eufacts.format import model
from eufacts.proof.base import Base, Problem
from eufacts.proof.original import Original, Spot
from eufacts.proof.sections import Outline
from eufacts.proof.verify.wordiff import NearMisses
from eufacts.source.page.document import Occurrence


class Wrong(NamedTuple):
    """What a rule finds wrong."""

    rule: str
    problem: Problem
    level: Level = "error"


class Beside:
    """A fact base and the source that it is compared with."""

    def __init__(self, base: Base, original: Original) -> None:
        self.base = base
        self.original = original
        self.document = original.document
        self.outline = Outline(base.records.section, original.document.sections)

    def claimed(self, excerpt: model.Excerpt) -> Spot:
        """The place in the source that an excerpt claims; -1 for a section that is not there."""
        return self.spot(excerpt.section, excerpt.paragraph, excerpt.footnote)

    def spot(self, section: str, paragraph: int, footnote: int | None) -> Spot:
        """A place of the fact base in the source; -1 for a section that is not there."""
        return Spot(self.outline.at.get(section, -1), paragraph, footnote)

    def located(self, words: str, spot: Spot) -> list[Occurrence]:
        """Every stretch at a place that has some words, once both are folded."""
        return [place for place in self.document.locate(words) if Spot.of(place) == spot]

    def found(self, wrong: Wrong) -> Finding:
        """What is wrong, with the line of the fact base where it stands."""
        where = self.base.where(wrong.problem)
        return Finding(where, wrong.rule, wrong.problem.message, wrong.problem.hint, wrong.level)

    def told(self, rule: str, message: str) -> Finding:
        """A warning about the source as a whole."""
        return Finding(Where(self.original.name, 0, ""), rule, message, level="warning")

    @cached_property
    def near(self) -> NearMisses:
        """The texts of the source, to look for near misses in."""
        return NearMisses([piece.text for piece in self.original.pieces])
