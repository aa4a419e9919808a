"""What holds a number or date of the source: records on an excerpt that stands over it.

A **quantity** is held by a figure or an amount that stands on an excerpt over it and has its value,
its unit (a currency, per cent or a time; a bare count may have any noun) and its qualifier. Its
``as_written`` must stand over it too, if it stands in the excerpt at all, and it holds one number
of an excerpt only: "three routes and three goals" needs two figures. A range is held when both of
its ends are. A vague quantity ("millions") has no value: a record whose ``as_written`` has its
words holds it.

A **date** is held by a record that stands on an excerpt over it and has it as its ``period``, as
``as_of``, as its own date, or as an end of its period. Of equal dates in one excerpt a record holds
the one nearest to its ``as_written``, so that a second "in 2014" is not held by what is said of the
first. A more exact period holds a date ("November 2015") where the exact one ("11-12 November")
does not stand in the same excerpt. What narrows a date ("autumn 2015", "the beginning of 2014")
must be in the record's ``as_written`` or note.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from eufacts.format import model
from eufacts.format.dates import span as days
from eufacts.proof.base import Base
from eufacts.proof.comparison import Beside
from eufacts.proof.original import Piece, Spot
from eufacts.source.numbers.quantities import DateSpan, Quantity
from eufacts.source.numbers.spans import Span
from eufacts.source.page.folding import normalise_text


class Record(NamedTuple):
    """What a record may hold."""

    id: str
    value: int | float | None = None
    unit: str | None = None
    qualifier: str | None = None
    times: tuple[str, ...] = ()
    """Its period and the ends of it, the date up to which it counts, its own date."""
    period: str | None = None
    words: str | None = None
    note: str = ""
    countries: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Standing:
    """A record on an excerpt, and where that stands in the source."""

    record: Record
    excerpt: str
    span: Span
    """The excerpt in the folded text of its piece."""
    words: tuple[Span, ...]
    """The record's words in it; none where they do not stand in this excerpt."""

    def covers(self, span: Span) -> bool:
        """Whether the excerpt stands over a stretch."""
        return self.span.start <= span.start and span.end <= self.span.end

    def says(self, span: Span) -> bool:
        """Whether the record's words stand over a stretch, if they are in the excerpt at all."""
        return not self.words or any(w.start < span.end and span.start < w.end for w in self.words)


class Standings:
    """Every record where its excerpts stand in one source."""

    def __init__(self, beside: Beside) -> None:
        base = beside.base
        on_excerpt: dict[str, list[Record]] = defaultdict(list)
        for record, excerpts in _records(base):
            for name in dict.fromkeys(excerpts):
                on_excerpt[name].append(record)
        self._on: dict[Spot, list[Standing]] = defaultdict(list)
        self.unplaced: list[str] = []
        """The excerpts that do not stand where they say."""
        for excerpt in base.records.excerpt:
            claimed = beside.claimed(excerpt)
            here = beside.located(excerpt.quote, claimed)
            if not here:
                self.unplaced.append(excerpt.id)
            for place in here:
                folded = beside.original.at[claimed].folded
                over = Span(place.start, place.end)
                self._on[claimed] += [
                    Standing(record, excerpt.id, over, tuple(_words(record, folded, over)))
                    for record in on_excerpt[excerpt.id] or [Record("")]
                ]

    def in_section(self, section: int | None, code: str) -> Iterator[str]:
        """The records with a country on any excerpt of a section."""
        for spot, standings in self._on.items():
            if spot.section == section:
                for standing in standings:
                    if code in standing.record.countries:
                        yield standing.record.id

    def on(self, piece: Piece) -> list[Standing]:
        """The records on excerpts of a piece; an excerpt without a record has one without an id."""
        return self._on.get(piece.spot, [])


def _records(base: Base) -> Iterator[tuple[Record, tuple[str, ...]]]:
    """Every record that stands on excerpts, with their ids."""
    codes = {country.code for country in base.records.country}
    for _, _, fact in base.facts:
        amount = fact if isinstance(fact, model.Quantity) else None
        ends = (fact.period or "").split("/")
        recipients = fact.recipients if isinstance(fact, model.Funding) else ()
        record = Record(
            fact.id,
            amount.value if amount else None,
            amount.unit if amount else None,
            amount.qualifier if amount else None,
            tuple(time for time in (fact.period, *ends, fact.as_of) if time and time != ".."),
            fact.period,
            fact.as_written,
            fact.note or "",
            frozenset(fact.countries) | (codes & set(recipients)),
        )
        yield record, fact.excerpts
    for act in base.records.reference:
        times = (act.date,) if act.date else ()
        words = act.number or act.title
        yield Record(act.id, times=times, period=act.date, words=words), act.excerpts
    for route in base.records.route:
        yield Record(route.id, countries=frozenset(route.path) & codes), route.excerpts
    for country in base.records.country:
        named = Record(country.code, countries=frozenset({country.code}))
        for excerpts in country.roles.values():
            yield named, excerpts


def _words(record: Record, folded: str, over: Span) -> Iterator[Span]:
    """Each place of a record's words in an excerpt."""
    words = normalise_text(record.words or "")
    at = folded.find(words, over.start, over.end) if words else -1
    while at >= 0:
        yield Span(at, at + len(words))
        at = folded.find(words, at + 1, over.end)


def hold_quantities(
    found: Sequence[tuple[Quantity, Span]], standings: Sequence[Standing]
) -> list[tuple[bool, tuple[str, ...]]]:
    """Say of each quantity of a piece whether it is held, and which records have a part in that."""
    open_values = [
        {quantity.value if end is None else end for end in (quantity.value, quantity.upper)}
        for quantity, _ in found
    ]
    holders: list[list[str]] = [[] for _ in found]
    for standing in standings:
        record = standing.record
        fitting = [
            at
            for at, (quantity, span) in enumerate(found)
            if standing.covers(span) and standing.says(span) and _agrees(record, quantity, standing)
        ]
        if fitting:
            taken = next((at for at in fitting if record.value in open_values[at]), fitting[0])
            open_values[taken].discard(None if found[taken][0].vague else record.value)
            holders[taken].append(record.id)
    return [
        (not left, tuple(dict.fromkeys(names)))
        for left, names in zip(open_values, holders, strict=True)
    ]


def _agrees(record: Record, quantity: Quantity, standing: Standing) -> bool:
    """Whether a record has a quantity's value, unit and qualifier, or a vague one's words."""
    if quantity.vague:
        return bool(standing.words)
    return (
        record.value is not None
        and record.value in (quantity.value, quantity.upper)
        and record.qualifier == quantity.qualifier
        and same_unit(record.unit, quantity.unit)
    )


_TIMES = frozenset({"minutes", "hours", "days", "weeks", "months", "years", "decades"})


def same_unit(held: str | None, read: str | None) -> bool:
    """Whether a record's unit is the one that is read; a bare count may have any noun."""
    is_noun = held is not None and "percent" not in held and held not in _TIMES and held != "EUR"
    return held == read or (read is None and is_noun)


def hold_dates(
    found: Sequence[tuple[DateSpan, Span]], standings: Sequence[Standing]
) -> list[tuple[str, ...]]:
    """Say of each date of a piece which records hold it."""
    holders: list[list[str]] = [[] for _ in found]
    for standing in standings:
        inside = [at for at, (_, span) in enumerate(found) if standing.covers(span)]
        stated = {found[at][0].period for at in inside}
        said: dict[str, list[int]] = defaultdict(list)
        for at in inside:
            date = found[at][0]
            if _has(standing.record, date, stated) and _narrowed(standing.record, date):
                said[date.period].append(at)
        for places in said.values():
            nearest = sorted(places, key=lambda at: _distance(standing, found[at][1]))
            for at in nearest[:1] if standing.words else nearest:
                holders[at].append(standing.record.id)
    return [tuple(dict.fromkeys(names)) for names in holders]


def _has(record: Record, date: DateSpan, stated: set[str]) -> bool:
    """Whether a record has a date, or a more exact one that the excerpt does not state."""
    if date.period in record.times:
        return True
    if date.period.startswith("--"):
        return any(time.endswith(date.period[1:]) for time in record.times)
    if record.period is None or "/" in date.period or record.period in stated:
        return False
    (first, last), (begin, end) = days(date.period), days(record.period)
    return first <= begin and end <= last


def _narrowed(record: Record, date: DateSpan) -> bool:
    """Whether a record says what narrows a date: autumn, the beginning of."""
    said = f"{record.words or ''} {record.note}".casefold()
    return date.part is None or date.part in said or date.as_written.casefold() in said


def _distance(standing: Standing, span: Span) -> int:
    return min((max(w.start - span.end, span.start - w.end, 0) for w in standing.words), default=0)
