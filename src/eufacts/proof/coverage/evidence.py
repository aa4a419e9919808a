"""What holds a number or date of the source: records whose excerpts cover it.

A **quantity** is held by a figure or an amount whose excerpt covers it and which has its value,
its unit (a currency, per cent or a time; a bare count may have any noun) and its qualifier. Its
``as_written`` must cover it too, if it is in the excerpt at all, and it holds one number of an
excerpt only: "three routes and three goals" needs two figures. A range is held when both of its
ends are. A vague quantity ("millions") has no value: a record whose ``as_written`` has its words
holds it.

A **date** is held by a record whose excerpt covers it and which has it as its ``period``, as
``as_of``, as its own date, or as an end of its period. Of equal dates in one excerpt a record holds
the one nearest to its ``as_written``, so that a second "in 2014" is not held by a record on the
first. A more exact period holds a date ("November 2015") where the exact one ("11-12 November")
is not in the same excerpt. What narrows a date ("autumn 2015", "the beginning of 2014") must be in
the record's ``as_written`` or note.

A **country** is held by a record with that country whose excerpt covers its name; in a heading, by
one on any excerpt of the section.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from eufacts.dates import TIME_UNITS
from eufacts.dates import span as days
from eufacts.format import model
from eufacts.proof.base import Base
from eufacts.proof.comparison import Comparison
from eufacts.proof.source_file import Location, Passage
from eufacts.source.numbers.dates import DateReading
from eufacts.source.numbers.quantities import QuantityReading
from eufacts.source.numbers.spans import Span
from eufacts.source.numbers.units import ISO_CODES
from eufacts.source.page.folding import normalise_text


class Holder(NamedTuple):
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
class Evidence:
    """A record on an excerpt, and where in the source that is."""

    holder: Holder
    span: Span
    """The excerpt in the folded text of its passage."""
    words: tuple[Span, ...]
    """The record's words in it; none where they are not in this excerpt."""

    def covers(self, span: Span) -> bool:
        """Whether the excerpt covers a span."""
        return self.span.start <= span.start and span.end <= self.span.end

    def says(self, span: Span) -> bool:
        """Whether the record's words cover a span, if they are in the excerpt at all."""
        return not self.words or any(w.start < span.end and span.start < w.end for w in self.words)


class EvidenceOn:
    """The evidence on one passage."""

    def __init__(self, evidence: Sequence[Evidence] = ()) -> None:
        self.all = evidence
        """In the order of the fact base."""
        self._order = sorted(range(len(evidence)), key=lambda at: evidence[at].span)
        self._starts = [evidence[at].span.start for at in self._order]
        self._longest = max((record.span.end - record.span.start for record in evidence), default=0)

    def with_country(self, code: str, span: Span) -> tuple[str, ...]:
        """The ids of records with a country whose excerpts cover a span."""
        first = bisect_left(self._starts, span.end - self._longest)
        near = sorted(self._order[first : bisect_right(self._starts, span.start)])
        found = (self.all[at] for at in near)
        holders = (e.holder for e in found if code in e.holder.countries and e.covers(span))
        return tuple(dict.fromkeys(holder.id for holder in holders))


class EvidenceIndex:
    """Every record where its excerpts are in one source."""

    def __init__(self, comparison: Comparison) -> None:
        base = comparison.base
        holders: dict[str, list[Holder]] = defaultdict(list)
        for holder, excerpts in _holders(base):
            for name in dict.fromkeys(excerpts):
                holders[name].append(holder)
        found: dict[Location, list[Evidence]] = defaultdict(list)
        self.unplaced: set[str] = set()
        """The excerpts that are not where they say."""
        for excerpt in base.records.excerpt:
            claimed = comparison.claimed(excerpt)
            places = comparison.places(excerpt.quote, claimed)
            if not places:
                self.unplaced.add(excerpt.id)
            for place in places:
                folded = comparison.source.passages[comparison.source.at[claimed]].folded
                span = Span(place.start, place.end)
                found[claimed] += [
                    Evidence(holder, span, tuple(_words(holder, folded, span)))
                    for holder in holders[excerpt.id]
                ]
        self._on = {location: EvidenceOn(evidence) for location, evidence in found.items()}
        self._in_section: dict[tuple[int | None, str], list[Holder]] = defaultdict(list)
        for location, evidence in found.items():
            for record in evidence:
                for code in record.holder.countries:
                    self._in_section[location.section, code].append(record.holder)

    def in_section(self, section: int | None, code: str) -> tuple[str, ...]:
        """The ids of records with a country on the excerpts of a section."""
        return tuple(holder.id for holder in self._in_section.get((section, code), ()))

    def on(self, passage: Passage) -> EvidenceOn:
        """The records on excerpts of a passage."""
        return self._on.get(passage.location, _NOTHING)


_NOTHING = EvidenceOn()


def _holders(base: Base) -> Iterator[tuple[Holder, tuple[str, ...]]]:
    """Every record that has excerpts, with their ids."""
    codes = {country.code for country in base.records.country}
    for _, _, fact in base.facts:
        amount = fact if isinstance(fact, model.Quantity) else None
        ends = (fact.period or "").split("/")
        recipients = fact.recipients if isinstance(fact, model.Funding) else ()
        holder = Holder(
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
        yield holder, fact.excerpts
    for act in base.records.reference:
        times = (act.date,) if act.date else ()
        words = act.number or act.title
        yield Holder(act.id, times=times, period=act.date, words=words), act.excerpts
    for route in base.records.route:
        yield Holder(route.id, countries=frozenset(route.path) & codes), route.excerpts
    for country in base.records.country:
        named = Holder(country.code, countries=frozenset({country.code}))
        for excerpts in country.roles.values():
            yield named, excerpts


def _words(holder: Holder, folded: str, over: Span) -> Iterator[Span]:
    """Each place of a record's words in an excerpt."""
    words = normalise_text(holder.words or "")
    at = folded.find(words, over.start, over.end) if words else -1
    while at >= 0:
        yield Span(at, at + len(words))
        at = folded.find(words, at + 1, over.end)


def hold_quantities(
    found: Sequence[tuple[QuantityReading, Span]], evidence: Sequence[Evidence]
) -> list[tuple[bool, tuple[str, ...]]]:
    """Say of each quantity of a passage whether it is held, and which records hold a part of it.

    Args:
        found: Quantities in the order of the text, with their spans in the folded text.
        evidence: The records on excerpts of the passage.
    """
    open_values = [
        {quantity.value if end is None else end for end in (quantity.value, quantity.upper)}
        for quantity, _ in found
    ]
    spans = [span for _, span in found]
    holders: list[list[str]] = [[] for _ in found]
    for record in evidence:
        value = record.holder.value
        fitting = [
            at
            for at in _covered(spans, record)
            if record.says(spans[at]) and _agrees(record, found[at][0])
        ]
        if fitting:
            taken = next((at for at in fitting if value in open_values[at]), fitting[0])
            open_values[taken].discard(None if found[taken][0].vague else value)
            holders[taken].append(record.holder.id)
    return [
        (not left, tuple(dict.fromkeys(names)))
        for left, names in zip(open_values, holders, strict=True)
    ]


def _covered(spans: list[Span], evidence: Evidence) -> list[int]:
    """The indexes of spans, which are in order, that an excerpt covers."""
    first = bisect_left(spans, evidence.span.start, key=lambda span: span.start)
    last = bisect_right(spans, evidence.span.end, key=lambda span: span.start)
    return [at for at in range(first, last) if evidence.covers(spans[at])]


def _agrees(evidence: Evidence, quantity: QuantityReading) -> bool:
    """Whether a record has a quantity's value, unit and qualifier, or a vague one's words."""
    holder = evidence.holder
    if quantity.vague:
        return bool(evidence.words)
    return (
        holder.value is not None
        and quantity.ends.get(holder.value) == holder.qualifier
        and same_unit(holder.unit, quantity.unit)
    )


def same_unit(held: str | None, read: str | None) -> bool:
    """Whether a record's unit is the one that is read; a bare count may have any noun."""
    is_noun = held is not None and "percent" not in held and held not in TIME_UNITS | ISO_CODES
    return held == read or (read is None and is_noun)


def hold_dates(
    found: Sequence[tuple[DateReading, Span]], evidence: Sequence[Evidence]
) -> list[tuple[str, ...]]:
    """Say of each date of a passage which records hold it."""
    spans = [span for _, span in found]
    holders: list[list[str]] = [[] for _ in found]
    for record in evidence:
        inside = _covered(spans, record)
        stated = {found[at][0].period for at in inside}
        equal: dict[str, list[int]] = defaultdict(list)
        for at in inside:
            date = found[at][0]
            if _has(record.holder, date, stated) and _narrowed(record.holder, date):
                equal[date.period].append(at)
        for places in equal.values():
            nearest = sorted(places, key=lambda at: _distance(record, spans[at]))
            for at in nearest[:1] if record.words else nearest:
                holders[at].append(record.holder.id)
    return [tuple(dict.fromkeys(names)) for names in holders]


def _has(holder: Holder, date: DateReading, stated: set[str]) -> bool:
    """Whether a record has a date, or a more exact one that the excerpt does not state."""
    if date.period in holder.times:
        return True
    if date.period.startswith("--"):
        return any(time.endswith(date.period[1:]) for time in holder.times)
    if holder.period is None or "/" in date.period or holder.period in stated:
        return False
    (first, last), (begin, end) = days(date.period), days(holder.period)
    return first <= begin and end <= last


def _narrowed(holder: Holder, date: DateReading) -> bool:
    """Whether a record says what narrows a date: autumn, the beginning of."""
    words = f"{holder.words or ''} {holder.note}".casefold()
    return date.part is None or date.part in words or date.as_written.casefold() in words


def _distance(evidence: Evidence, span: Span) -> int:
    gaps = (max(word.start - span.end, span.start - word.end, 0) for word in evidence.words)
    return min(gaps, default=0)
