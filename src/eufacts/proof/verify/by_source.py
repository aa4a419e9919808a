"""``verify``: what a fact base quotes stands word for word in the source, where it says.

Words are compared in the form that ``source/folding.py`` gives them, and by no other rule.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from eufacts.findings import Finding
from eufacts.format import model
from eufacts.proof.base import Base, Problem
from eufacts.proof.comparison import Beside, Wrong
from eufacts.proof.original import Original
from eufacts.proof.verify.excerpts import examine_excerpt
from eufacts.proof.verify.footnotes import examine_footnote
from eufacts.proof.verify.wordiff import word_diff
from eufacts.source.page.folding import normalise_text

RULES = {
    "quote-not-found": "The quote stands nowhere in the source.",
    "quote-in-another-place": "It stands there, but not in the section, paragraph or footnote.",
    "quote-cut": "It begins or ends inside a word or number of the source.",
    "markers-differ": "The footnote markers in the source's words are not those of the excerpt.",
    "footnote-not-found": "The source has no footnote of the number.",
    "footnote-differs": "The footnote's text in the source is another, or goes on.",
    "footnote-not-lost": "The fact base has no text of it, and the source has.",
    "marker-in-another-place": "The footnote's marker does not stand in the excerpt.",
    "after-differs": "The words right before the marker are others.",
    "heading-not-found": "The section's heading is no heading of the source.",
    "number-differs": "The source gives the section another number, or none.",
    "section-order": "The section stands before the one above it.",
    "unknown-section": "A section of the source is none of the fact base.",
    "unknown-footnote": "A footnote of the source is none of the fact base.",
    "other-document": "The source names neither the document's number nor its title.",
    "source": "Something in the source could not be read or placed.",
    "lock-behind": "The lock does not hold what the source proves.",
}
"""What each rule's finding means."""


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

    @property
    def passed(self) -> bool:
        """Whether quotes were examined, and no error was found."""
        return self.examined["quotes"] > 0 and not any(f.level == "error" for f in self.findings)


TABLES = {"excerpt": "quotes", "footnote": "footnotes", "section": "sections"}
"""The tables that are proven, with what their records are called in counts."""


def verify(base: Base, original: Original) -> Verified:
    """Prove a fact base by a source."""
    beside = Beside(base, original)
    wrong = [*_sections(beside), *_excerpts(beside), *_footnotes(beside)]
    failed = {(w.problem.table, w.problem.nth) for w in wrong if w.level == "error"}
    examined = {what: len(getattr(base.records, table)) for table, what in TABLES.items()}
    proven = {
        what: examined[what] - sum(where == table for where, _ in failed)
        for table, what in TABLES.items()
    }
    findings = sorted([*map(beside.found, wrong), *_source(beside)])
    return Verified(
        base.file, "source", original.name, original.sha256, examined, proven, tuple(findings)
    )


def _excerpts(beside: Beside) -> Iterator[Wrong]:
    for nth, excerpt in enumerate(beside.base.records.excerpt):
        yield from examine_excerpt(beside, nth, excerpt)


def _footnotes(beside: Beside) -> Iterator[Wrong]:
    for nth, footnote in enumerate(beside.base.records.footnote):
        yield from examine_footnote(beside, nth, footnote)


def _sections(beside: Beside) -> Iterator[Wrong]:
    outline = beside.outline
    last = -1
    for nth, section in enumerate(beside.base.records.section):
        at = outline.at.get(section.id)
        heading = _heading(beside, section)
        if heading is not None:
            yield Wrong("heading-not-found", Problem("section", nth, "heading", *heading))
        if at is not None and section.id not in outline.by_order:
            number = beside.document.sections[at].number
            if number != section.number:
                said = f"numbers it {number}" if number else "gives it no number"
                yield Wrong(
                    "number-differs", Problem("section", nth, "number", f"the source {said}")
                )
        if at is not None:
            if at < last:
                told = f"in the source it stands before {outline.of(last)}"
                yield Wrong("section-order", Problem("section", nth, "id", told))
            last = at


def _heading(beside: Beside, section: model.Section) -> tuple[str, str] | None:
    """What is wrong with a heading, and what the source has; None where nothing is."""
    at = beside.outline.at.get(section.id)
    found = None if at is None else beside.document.sections[at]
    if found is not None and section.id not in beside.outline.by_order:
        return None
    if section.supplied and found is None:
        return "no section of the source without a heading stands in its place", ""
    if section.supplied and found is not None and found.heading is None:
        return None
    had = found.heading if found else None
    near = word_diff(section.heading, had) if had else beside.near.find(section.heading)
    told = f"no heading of the source is {section.heading!r}"
    return told, f"the source has {near}" if near else ""


def _source(beside: Beside) -> Iterator[Finding]:
    """What is to be said of the source as a whole; none of it disproves a quote."""
    records, document = beside.base.records, beside.document
    headings = (section.heading for section in document.sections if section.heading)
    words = "\n".join(map(normalise_text, [*document.furniture, *headings]))
    own = (records.document.number, records.document.title)
    if not any(normalise_text(name) in words for name in own):
        yield beside.told("other-document", f"it names neither {own[0]} nor its title")
    known = set(beside.outline.at.values())
    for at, section in enumerate(document.sections):
        if at not in known and section.paragraphs:
            told = f"{beside.outline.name(at)} is no section of the fact base"
            yield beside.told("unknown-section", told)
    numbers = {footnote.number for footnote in records.footnote}
    for note in document.footnotes:
        if note.number not in numbers:
            told = f"footnote {note.number} is no footnote of the fact base"
            yield beside.told("unknown-footnote", told)
    for problem in document.problems:
        yield beside.told("source", problem)
    for text in document.unplaced:
        yield beside.told("source", f"the number of this footnote could not be told: {text}")
