"""``verify``: every quote is in the source, word for word, where the fact base says.

The cells that a fact cites must be of one row or column, too.

Words are compared in the form that ``source/page/folding.py`` gives them, and by no other rule.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final, Literal

from eufacts.findings import Finding
from eufacts.format import model
from eufacts.proof.base import Base, Problem
from eufacts.proof.check.rules import unread
from eufacts.proof.comparison import Comparison, Failure
from eufacts.proof.source_file import SourceFile
from eufacts.proof.verify.cells import examine_cells
from eufacts.proof.verify.excerpts import examine_excerpt
from eufacts.proof.verify.footnotes import examine_footnote
from eufacts.source.page.folding import normalise_text
from eufacts.source.wordiff import word_diff

TABLES = {"excerpt": "quotes", "footnote": "footnotes", "section": "sections"}
"""The tables that are proven, with what their records are called in counts."""


_FIRST_LINES: Final = 3
"""Of the text itself, where a copy without a title page may name its document."""


@dataclass(frozen=True)
class Verified:
    """What was proven, and what was not."""

    file: str
    """The fact base."""
    against: Literal["source", "lock"]
    source: str
    """The source's file name; with a lock, that of the source by which it was written."""
    sha256: str
    """The SHA-256 of the source's bytes."""
    examined: dict[str, int]
    """How many quotes, footnotes and sections were examined."""
    proven: dict[str, int]
    """How many of them without an error."""
    findings: tuple[Finding, ...]
    """In the order of the file."""
    skipped: tuple[str, ...]
    """What ``check`` cannot judge in the document's language, with the reason."""

    @property
    def passed(self) -> bool:
        """Whether quotes were examined, and no error was found."""
        return self.examined["quotes"] > 0 and not any(f.level == "error" for f in self.findings)


def verify(base: Base, source: SourceFile) -> Verified:
    """Prove a fact base by a source."""
    comparison = Comparison(base, source)
    failures = [*_sections(comparison)]
    for index, excerpt in enumerate(base.records.excerpt):
        failures += examine_excerpt(comparison, index, excerpt)
    unplaced = {
        base.records.excerpt[failure.problem.position].id
        for failure in failures
        if failure.problem.table == "excerpt"
    }
    for index, footnote in enumerate(base.records.footnote):
        failures += examine_footnote(comparison, index, footnote)
    for ref in base.facts:
        if unplaced.isdisjoint(ref.fact.excerpts):
            failures += examine_cells(comparison, ref)
    failed = {(f.problem.table, f.problem.position) for f in failures if f.level == "error"}
    examined = {name: len(getattr(base.records, table)) for table, name in TABLES.items()}
    proven = {
        name: examined[name] - sum(where == table for where, _ in failed)
        for table, name in TABLES.items()
    }
    findings = sorted([*map(comparison.finding, failures), *_warnings(comparison)])
    skipped = unread(base.records.document.language)
    return Verified(
        base.file, "source", source.name, source.sha256, examined, proven, tuple(findings), skipped
    )


def _sections(comparison: Comparison) -> Iterator[Failure]:
    sections = comparison.sections
    last = -1
    for position, section in enumerate(comparison.base.records.section):
        heading = _heading(comparison, section)
        if heading is not None:
            yield Failure("heading-not-found", Problem("section", position, "heading", *heading))
        index = sections.indexes.get(section.id)
        if index is None:
            continue
        number = comparison.document.sections[index].number
        if number != section.number and section.id not in sections.by_order:
            message = f"the source numbers it {number}" if number else "the source has no number"
            yield Failure("number-differs", Problem("section", position, "number", message))
        if index < last:
            message = f"in the source it is before {sections.of(last)}"
            yield Failure("section-order", Problem("section", position, "id", message))
        last = index


def _heading(comparison: Comparison, section: model.Section) -> tuple[str, str] | None:
    """What is wrong with a heading, and what the source has; None where nothing is."""
    index = comparison.sections.indexes.get(section.id)
    found = None if index is None else comparison.document.sections[index]
    if found is not None and section.id not in comparison.sections.by_order:
        return None
    if section.supplied and found is None:
        return "the source has no section without a heading there", ""
    if section.supplied and found is not None and found.heading is None:
        return None
    theirs = found.heading if found else None
    near = word_diff(section.heading, theirs) if theirs else comparison.near.find(section.heading)
    message = f"{section.heading!r} is not a heading of the source"
    return message, f"the source has {near}" if near else ""


def _warnings(comparison: Comparison) -> Iterator[Finding]:
    """Warnings about the source as a whole; none of them disproves a quote."""
    records, document = comparison.base.records, comparison.document
    headings = (section.heading for section in document.sections if section.heading)
    first = (piece.text for piece in islice(document.pieces(), _FIRST_LINES))
    words = "\n".join(map(normalise_text, [*document.furniture, *headings, *first]))
    number, title = records.document.number, records.document.title
    if not any(normalise_text(name) in words for name in (number, title) if name):
        said = f"name neither {number} nor" if number else "do not name"
        message = f"its title page, first lines and headings {said} the document's title"
        yield comparison.warning("other-document", message)
    for index, section in enumerate(document.sections):
        if comparison.sections.of(index) is None and (section.paragraphs or section.tables):
            message = f"{comparison.sections.name(index)} is not a section of the fact base"
            yield comparison.warning("unknown-section", message)
    numbers = {footnote.number for footnote in records.footnote}
    for note in document.footnotes:
        if note.number not in numbers:
            message = f"footnote {note.number} is not in the fact base"
            yield comparison.warning("unknown-footnote", message)
    for problem in document.problems:
        yield comparison.warning("source", problem)
    for text in document.unplaced:
        yield comparison.warning("source", f"the number of this footnote is unknown: {text}")
