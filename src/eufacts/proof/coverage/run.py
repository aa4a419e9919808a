"""``coverage``: everything numeric in the source is held, set aside for a reason, or missing.

Every number and date that the reader finds in a heading, paragraph or footnote of the source is

- **held**: see ``holding``; what stands in a heading is held by the section of that heading;
- set aside **by rule**: the reader says by which, such as ``ordinal`` or ``act-number``. What it
  could not read ("unreadable") is not set aside;
- set aside **by reason**: an ``[[aside]]`` of the fact base has its words at that place. Its words
  must stand there once, and it must be needed, or it is itself a finding;
- or **missing**.

Countries are held by a record with that country on an excerpt over the name; acts by a reference
with their number, anywhere. Names in capitals that no record mentions are only told: a capital
letter makes no name. The title page is the document's own record; a number there that it does not
have is told as a warning, since no fact can stand there.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from eufacts.findings import Finding
from eufacts.proof.base import Base, Problem
from eufacts.proof.comparison import Beside, Wrong
from eufacts.proof.coverage.acts import Acts, Countries, country_holders
from eufacts.proof.coverage.asides import Asides
from eufacts.proof.coverage.evidence import Standing, Standings, hold_dates, hold_quantities
from eufacts.proof.coverage.names import Names
from eufacts.proof.original import Original, Piece, Spot
from eufacts.proof.sections import Outline
from eufacts.source.numbers.quantities import QuantityReading
from eufacts.source.numbers.read import NumberReadings, read_numbers
from eufacts.source.numbers.spans import Span

Kind = Literal["quantity", "date", "numeral", "country", "act", "name"]
State = Literal["held", "rule", "reason", "missing"]

KINDS: tuple[Kind, ...] = ("quantity", "date", "numeral", "country", "act")
"""What must be held or set aside; names are only told."""


@dataclass(frozen=True)
class Item:
    """Something that the source states."""

    kind: Kind
    words: str
    says: str
    """What is read in it: ``more_than 4000000``, ``2014/2020``, a country's code, a rule."""
    piece: Piece
    span: Span
    """Where in the text of the piece."""
    state: State = "missing"
    by: tuple[str, ...] = ()
    """The ids of the records that hold it, the rule, or the reason."""


@dataclass(frozen=True)
class Coverage:
    """What of a source a fact base holds."""

    file: str
    original: Original
    outline: Outline
    items: tuple[Item, ...]
    """Everything that must be held, in the order of the document."""
    names: tuple[Item, ...]
    """Names that no record mentions, each at its first place."""
    findings: tuple[Finding, ...]
    """On asides, on excerpts that stand elsewhere, on what could not be read."""

    @property
    def missing(self) -> tuple[Item, ...]:
        """What no fact holds and no rule or reason sets aside."""
        return tuple(item for item in self.items if item.state == "missing")

    @property
    def passed(self) -> bool:
        """Whether something was examined, and nothing is missing or wrong."""
        wrong = any(finding.level == "error" for finding in self.findings)
        return bool(self.items) and not self.missing and not wrong


def cover(
    base: Base, original: Original, read: Callable[[str], NumberReadings] = read_numbers
) -> Coverage:
    """Say of everything numeric in a source what holds it.

    Args:
        base: The fact base.
        original: The source.
        read: The reader of quantities; one that remembers serves whoever measures many times.
    """
    beside = Beside(base, original)
    standings = Standings(beside)
    reader = _Reader(base, standings, read)
    nowhere = Spot(None, None, None)
    unplaced = [Piece(nowhere, text) for text in original.document.unplaced]
    asides = Asides(beside)
    items = [
        asides.judged(item)
        for piece in [*original.pieces, *unplaced]
        for item in reader.items(piece)
    ]
    names = [asides.judged(item) for item in reader.names(original.pieces)]
    findings = [*asides.findings(), *_findings(beside, standings), *_title(beside)]
    return Coverage(
        base.file,
        original,
        beside.outline,
        tuple(items),
        tuple(name for name in names if name.state == "missing"),
        tuple(sorted(findings)),
    )


class _Reader:
    """Reads pieces of the source, and asks of everything in them who holds it."""

    def __init__(
        self, base: Base, standings: Standings, read: Callable[[str], NumberReadings]
    ) -> None:
        self._standings = standings
        self._read = read
        self._acts = Acts(base)
        self._names = Names(base)
        self.countries = Countries(base)

    def items(self, piece: Piece) -> list[Item]:
        """What a piece states, in order."""
        reading = self._read(piece.text)
        standings = self._standings.on(piece)
        items = [
            *(
                _heading(piece, reading)
                if piece.is_heading
                else _numbers(piece, reading, standings)
            ),
            *self._aside(piece, reading),
        ]
        items += self._countries(piece, standings)
        return sorted(items, key=lambda item: (item.span, item.kind))

    def names(self, pieces: Sequence[Piece]) -> Iterator[Item]:
        """The names that no record mentions, each once."""
        seen: set[str] = set()
        for piece in pieces:
            for span in self._names.unmentioned(piece.text):
                name = span.of(piece.text)
                if name not in seen:
                    seen.add(name)
                    yield Item("name", name, name, piece, span)

    def _aside(self, piece: Piece, reading: NumberReadings) -> Iterator[Item]:
        for aside in reading.set_aside:
            state: State = "missing" if aside.rule == "unreadable" else "rule"
            yield Item("numeral", aside.text, aside.rule, piece, aside.span, state, (aside.rule,))
            span = self._acts.find(piece.text, aside)
            if span is not None:
                words = span.of(piece.text)
                holders = self._acts.holders(words, aside)
                yield _item("act", words, piece, span, holders)

    def _countries(self, piece: Piece, standings: list[Standing]) -> Iterator[Item]:
        for code, span in self.countries.find(piece.text):
            if piece.is_heading:
                holders = tuple(self._standings.in_section(piece.spot.section, code))
            else:
                holders = country_holders(code, piece.fold_span(span), standings)
            yield _item("country", code, piece, span, holders)


def _item(kind: Kind, says: str, piece: Piece, span: Span, holders: tuple[str, ...]) -> Item:
    state: State = "held" if holders else "missing"
    return Item(kind, span.of(piece.text), says, piece, span, state, holders)


def _numbers(piece: Piece, reading: NumberReadings, standings: list[Standing]) -> Iterator[Item]:
    amounts = [(one, piece.fold_span(one.span)) for one in reading.quantities]
    for (one, _), (is_held, holders) in zip(
        amounts, hold_quantities(amounts, standings), strict=True
    ):
        item = Item("quantity", one.as_written, says(one), piece, one.whole, "missing", holders)
        yield replace(item, state="held") if is_held else item
    dates = [(one, piece.fold_span(one.span)) for one in reading.dates]
    for (date, _), holders in zip(dates, hold_dates(dates, standings), strict=True):
        said = f"{date.part} {date.period}" if date.part else date.period
        yield _item("date", said, piece, date.span, holders)


def _heading(piece: Piece, reading: NumberReadings) -> Iterator[Item]:
    """What stands in a heading is held by the section that has the heading."""
    for one in reading.quantities:
        yield Item("quantity", one.as_written, says(one), piece, one.whole, "held", ("section",))
    for date in reading.dates:
        yield _item("date", date.period, piece, date.span, ("section",))


def says(one: QuantityReading) -> str:
    """A quantity in short: ``more_than 4000000``, ``40 percent``."""
    if one.vague:
        return "vague"
    number = f"{one.value}" if one.upper is None else f"{one.value} to {one.upper}"
    held = "" if one.qualifier == "exact" else f"{one.qualifier} "
    return f"{held}{number}{f' {one.unit}' if one.unit else ''}"


def _findings(beside: Beside, standings: Standings) -> Iterator[Finding]:
    for nth, excerpt in enumerate(beside.base.records.excerpt):
        if excerpt.id in standings.unplaced:
            told = "does not stand where it says, so its facts hold nothing"
            problem = Problem("excerpt", nth, "quote", told, "run verify first")
            yield beside.found(Wrong("quote-unplaced", problem, "warning"))
    for text in beside.document.problems:
        yield beside.told("source", text)


def _title(beside: Beside) -> Iterator[Finding]:
    """Numbers before the first heading, or among the site's own words, that nobody has."""
    own = beside.base.records.document.date
    for text in beside.document.furniture:
        reading = read_numbers(text)
        strange = [one.as_written for one in reading.quantities]
        strange += [one.as_written for one in reading.dates if one.period not in {own, own[:4]}]
        for words in strange:
            told = f"{words!r} stands in what was set aside as title page or site: {text!r}"
            yield beside.told("title-page", told)
