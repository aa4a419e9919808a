"""Rules on time: a period is one that the quotes state."""

import re
from collections.abc import Iterator
from dataclasses import replace

from eufacts.format import model
from eufacts.format.dates import span
from eufacts.proof.base import Base, Problem, sentence
from eufacts.source.numbers.dates import DateReading

_THIS_YEAR = re.compile(r"\b(?:this|the end of the|the) year\b", re.IGNORECASE)
"""Words that mean the document's year."""


def period(base: Base) -> Iterator[Problem]:
    """A period is stated in one of the fact's quotes."""
    for kind, nth, fact in base.facts:
        if fact.period is not None and fact.period not in _stated(base, fact):
            said = ", ".join(sorted(_stated(base, fact))) or "no time at all"
            yield Problem(kind, nth, "period", f"no quote states {fact.period}", f"stated: {said}")


def period_exact(base: Base) -> Iterator[Problem]:
    """A period is the most exact that the quotes state."""
    for kind, nth, fact in base.facts:
        if fact.period is None:
            continue
        begin, end = span(fact.period)
        for stated in sorted(_stated(base, fact)):
            if stated == fact.period or stated.startswith("-"):
                continue
            inner_begin, inner_end = span(stated)
            day_in_month = len(stated) > len(fact.period) and "/" not in fact.period
            if day_in_month and begin <= inner_begin and inner_end <= end:
                yield Problem(kind, nth, "period", f"a quote states {stated}, which is more exact")


def time_beside(base: Base) -> Iterator[Problem]:
    """A number that is followed by its time has that time."""
    for kind, nth, fact in base.facts:
        carried = base.carrier(fact)
        if carried is None or not isinstance(fact, model.Quantity) or fact.value is None:
            continue
        excerpt, at = carried
        end = at + len(fact.as_written or "")
        for one in base.reading(excerpt).dates:
            between = excerpt.quote[end : one.span.start] if one.span.start >= end else "."
            if _TIED.fullmatch(between) and fact.period != one.period:
                yield Problem(kind, nth, "period", f"{one.as_written!r} stands beside its number")


_TIED = re.compile(r" (?:for|in|during|over) (?:the )?(?:period )?(?:of )?", re.IGNORECASE)
"""Words that tie a time to the number before them."""


def as_of(base: Base) -> Iterator[Problem]:
    """A date of counting is stated in one of the fact's quotes."""
    for kind, nth, fact in base.facts:
        if fact.as_of is not None and fact.as_of not in _ends(_stated(base, fact)):
            yield Problem(kind, nth, "as_of", f"no quote states {fact.as_of}")


def unheard_time(base: Base) -> Iterator[Problem]:
    """A number whose own sentence states one time, and only one, has that time."""
    for kind, nth, fact in base.facts:
        timed = fact.period is not None or fact.as_of is not None
        carried = base.carrier(fact)
        if timed or carried is None or not isinstance(fact, model.Quantity) or fact.value is None:
            continue
        excerpt, at = carried
        start, end = sentence(excerpt.quote, at)
        dates = [one for one in base.reading(excerpt).dates if start <= one.span.start < end]
        if len({one.period for one in dates}) == 1:
            yield Problem(
                kind, nth, None, f"its sentence states {dates[0].as_written!r}, the fact no time"
            )


def event_words(base: Base) -> Iterator[Problem]:
    """The words of an event hold the date that the event has."""
    for nth, event in enumerate(base.records.event):
        carried = base.carrier(event)
        if carried is None:
            yield Problem("event", nth, "as_written", "the words that date it are missing")
            continue
        excerpt, start = carried
        end = start + len(event.as_written or "")
        dates = [
            one.period
            for one in _dates(base, excerpt, event)
            if one.span.start < end and one.span.end > start
        ]
        dates += [base.year] if _THIS_YEAR.search(event.as_written or "") else []
        if event.period not in {*dates, *_ends(dates)}:
            said = ", ".join(dates) or "no date"
            yield Problem("event", nth, "period", f"{event.as_written!r} says {said}")


def _stated(base: Base, fact: model.Fact) -> set[str]:
    """The times that a fact's quotes state."""
    if fact.id not in base.times:
        base.times[fact.id] = _stated_in(base, fact)
    return base.times[fact.id]


def _stated_in(base: Base, fact: model.Fact) -> set[str]:
    """Read the times in a fact's quotes."""
    found: set[str] = set()
    for excerpt in base.quotes(fact):
        found |= {one.period for one in _dates(base, excerpt, fact)}
        if _THIS_YEAR.search(excerpt.quote):
            found.add(base.year)
    return found


_COMPARED = re.compile(
    r"(?:in comparison (?:to|with)|compared (?:to|with)|than in) $", re.IGNORECASE
)
"""Words before a date that is another time's, with which this one is compared."""

_FROM = re.compile(r"\bas of $", re.IGNORECASE)
"""Words before a date from which something holds."""


def _dates(base: Base, excerpt: model.Excerpt, fact: model.Fact) -> Iterator[DateReading]:
    """The dates in a quote that may be a fact's.

    "As of 1 January 2015" has no stated end; a number has not the time with which it is compared.
    """
    for one in base.reading(excerpt).dates:
        before = excerpt.quote[: one.span.start]
        if _FROM.search(before) and "/" not in one.period:
            yield replace(one, period=f"{one.period}/..")
        elif not (isinstance(fact, model.Quantity) and _COMPARED.search(before)):
            yield one


def _ends(periods: set[str] | list[str]) -> set[str]:
    """Periods, and where they are intervals their last dates as well."""
    return {*periods, *(one.partition("/")[2] for one in periods if "/" in one)}
