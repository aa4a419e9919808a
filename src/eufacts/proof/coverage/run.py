"""``coverage``: everything numeric in the source is held, set aside for a reason, or missing.

Every number and date that the reader finds in a heading, paragraph or footnote of the source is

- **held**: see ``evidence``; what is in a heading is held by the section of that heading;
- set aside **by rule**: the reader says by which, such as ``ordinal`` or ``act-number``. What it
  could not read ("unreadable") is not set aside;
- set aside **by reason**: an ``[[aside]]`` of the fact base has its words at that place. Its words
  must be there once, and it must be needed, or it is itself a finding;
- or **missing**.

Countries are held by a record with that country whose excerpt covers the name; acts by a reference
with their number, anywhere. Names in capitals that no record mentions are only reported: a capital
letter does not make a name. The title page is the document's own record; a number there that it
does not have is a warning, since no fact can be there.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from eufacts.findings import Finding
from eufacts.proof.base import Base, Problem
from eufacts.proof.check.rules import READ
from eufacts.proof.comparison import Comparison, Failure
from eufacts.proof.coverage.acts import ActFinder, countries_in
from eufacts.proof.coverage.asides import Asides
from eufacts.proof.coverage.evidence import EvidenceIndex, EvidenceOn, hold_dates, hold_quantities
from eufacts.proof.coverage.item import Item, State, date_in_short, quantity_in_short
from eufacts.proof.coverage.names import NameFinder
from eufacts.proof.sections import SectionMap
from eufacts.proof.source_file import Location, Passage, SourceFile
from eufacts.source.numbers.asides import AMBIGUOUS
from eufacts.source.numbers.read import NumberReadings, read_numbers


@dataclass(frozen=True)
class Coverage:
    """What of a source a fact base holds."""

    file: str
    source: SourceFile
    sections: SectionMap
    items: tuple[Item, ...]
    """Everything that must be held, in the order of the document."""
    names: tuple[Item, ...]
    """Names that no record mentions, each at its first place."""
    findings: tuple[Finding, ...]
    """On asides, on excerpts that are elsewhere, on what could not be read."""
    skipped: tuple[str, ...] = ()
    """Why nothing was read, if the document is in a language that the reader cannot read."""

    @property
    def missing(self) -> tuple[Item, ...]:
        """What no fact holds and no rule or reason sets aside."""
        return tuple(item for item in self.items if item.state == "missing")

    @property
    def ambiguous(self) -> tuple[Item, ...]:
        """Numbers that can be read in two ways, of which nobody has said how."""
        return tuple(item for item in self.items if item.is_ambiguous)

    @property
    def passed(self) -> bool:
        """Whether something was examined, and nothing is missing or wrong."""
        wrong = any(finding.level == "error" for finding in self.findings)
        return bool(self.items) and not self.missing and not wrong


def cover(base: Base, source: SourceFile) -> Coverage:
    """Say of everything numeric in a source what holds it.

    Args:
        base: The fact base.
        source: The source.
    """
    comparison = Comparison(base, source)
    language = base.records.document.language
    if language != READ:  # "12,5" and "1.000" would be other numbers
        why = (
            "numbers, dates, countries and acts: they are read in English, and the document is in "
            f"{language!r}"
        )
        return Coverage(base.file, source, comparison.sections, (), (), (), (why,))
    evidence = EvidenceIndex(comparison)
    reader = _Reader(base, evidence)
    nowhere = Location(None, None, None)
    unplaced = [Passage(nowhere, text) for text in source.document.unplaced]
    asides = Asides(comparison)
    items = [
        asides.judge(item)
        for passage in [*source.passages, *unplaced]
        for item in reader.items(passage)
    ]
    names = [asides.judge(item) for item in reader.names(source.passages)]
    warnings = [
        *_warnings(comparison, evidence),
        *_title(comparison),
        *_ambiguous(comparison, items),
    ]
    return Coverage(
        base.file,
        source,
        comparison.sections,
        tuple(items),
        tuple(name for name in names if name.state == "missing"),
        tuple(sorted([*asides.findings(), *warnings])),
    )


class _Reader:
    """Reads passages of the source, and finds what holds everything in them."""

    def __init__(self, base: Base, evidence: EvidenceIndex) -> None:
        self._base = base
        self._evidence = evidence
        self._acts = ActFinder(base)
        self._names = NameFinder(base)

    def items(self, passage: Passage) -> list[Item]:
        """What a passage states, in order."""
        reading = read_numbers(passage.text, passage.column)
        evidence = self._evidence.on(passage)
        numbers = (
            _in_heading(passage, reading)
            if passage.is_heading
            else _in_words(passage, reading, evidence)
        )
        items = [*numbers, *self._set_aside(passage, reading), *self._countries(passage, evidence)]
        return sorted(items, key=lambda item: (item.span, item.kind))

    def names(self, passages: Sequence[Passage]) -> Iterator[Item]:
        """The names that no record mentions, each once."""
        seen: set[str] = set()
        for passage in passages:
            for span in self._names.unmentioned(passage.text):
                name = span.of(passage.text)
                if name not in seen:
                    seen.add(name)
                    yield Item("name", name, name, passage, span)

    def _set_aside(self, passage: Passage, reading: NumberReadings) -> Iterator[Item]:
        for aside in reading.set_aside:
            state: State = "missing" if aside.rule == "unreadable" else "rule"
            by = (aside.rule,)
            yield Item("numeral", aside.text, aside.rule, passage, aside.span, state, by)
            span = self._acts.find(passage.text, aside)
            if span is not None:
                words = span.of(passage.text)
                yield Item.held_by("act", words, passage, span, self._acts.holders(words, aside))

    def _countries(self, passage: Passage, evidence: EvidenceOn) -> Iterator[Item]:
        for code, span in countries_in(self._base, passage.text):
            if passage.is_heading:
                holders = self._evidence.in_section(passage.location.section, code)
            else:
                holders = evidence.with_country(code, passage.fold_span(span))
            yield Item.held_by("country", code, passage, span, holders)


def _in_words(passage: Passage, reading: NumberReadings, evidence: EvidenceOn) -> Iterator[Item]:
    """The quantities and dates of a paragraph or footnote."""
    amounts = [(amount, passage.fold_span(amount.span)) for amount in reading.quantities]
    held = hold_quantities(amounts, evidence.all)
    for amount, (is_held, holders) in zip(reading.quantities, held, strict=True):
        words, says = amount.as_written, quantity_in_short(amount)
        item = Item("quantity", words, says, passage, amount.whole, "missing", holders)
        yield replace(item, state="held") if is_held else item
    dates = [(date, passage.fold_span(date.span)) for date in reading.dates]
    for date, holders in zip(reading.dates, hold_dates(dates, evidence.all), strict=True):
        yield Item.held_by("date", date_in_short(date), passage, date.span, holders)


def _in_heading(passage: Passage, reading: NumberReadings) -> Iterator[Item]:
    """What is in a heading is held by the section that has the heading."""
    by = ("section",)
    for amount in reading.quantities:
        words, says = amount.as_written, quantity_in_short(amount)
        yield Item("quantity", words, says, passage, amount.whole, "held", by)
    for date in reading.dates:
        yield Item.held_by("date", date.period, passage, date.span, by)


def _warnings(comparison: Comparison, evidence: EvidenceIndex) -> Iterator[Finding]:
    for index, excerpt in enumerate(comparison.base.records.excerpt):
        if excerpt.id in evidence.unplaced:
            message = "is not where it says, so its facts hold nothing"
            problem = Problem("excerpt", index, "quote", message, "run verify first")
            yield comparison.finding(Failure("quote-unplaced", problem, "warning"))
    for text in comparison.document.problems:
        yield comparison.warning("source", text)


def _ambiguous(comparison: Comparison, items: Sequence[Item]) -> Iterator[Finding]:
    """Numbers that no fact can have as they are, each with its place."""
    for item in items:
        if item.is_ambiguous:
            where = comparison.sections.describe(item.passage.location)
            message = f"{item.words!r} in {where} can be read in two ways: say how in an [[aside]]"
            yield comparison.warning(AMBIGUOUS, message)


_AROUND: Final = 400
"""The most characters that a warning shows before and after a number."""


def _title(comparison: Comparison) -> Iterator[Finding]:
    """Numbers before the first heading, or among the site's own words, that nobody has."""
    own = comparison.base.records.document.date
    for text in comparison.document.furniture:
        reading = read_numbers(text)
        strange = [amount.whole for amount in reading.quantities]
        strange += [date.span for date in reading.dates if date.period not in {own, own[:4]}]
        for span in strange:
            around = text[max(0, span.start - _AROUND) : span.end + _AROUND]
            where = "is in what was set aside as title page or site"
            message = f"{span.of(text)!r} {where}: {around!r}"
            yield comparison.warning("title-page", message)
