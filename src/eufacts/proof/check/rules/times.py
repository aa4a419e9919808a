"""Rules on time: a fact has a time that its quotes state."""

import re
from collections.abc import Iterator
from dataclasses import replace

from eufacts.dates import span
from eufacts.format import model
from eufacts.proof.base import Base, Problem, once, sentence
from eufacts.source.numbers.date_use import may_be_of_number
from eufacts.source.numbers.dates import DateReading

_THIS_YEAR = re.compile(r"\b(?:this|the end of the|the) year\b", re.IGNORECASE)
"""Words that mean the document's year."""

_TIED = re.compile(r" (?:for|in|during|over) (?:the )?(?:period )?(?:of )?", re.IGNORECASE)
"""Words that tie a time to the number before them."""

_COMPARED = re.compile(
    r"(?:in comparison (?:to|with)|compared (?:to|with)|than in) $", re.IGNORECASE
)
"""Words before a date that is another time's, with which this one is compared."""

_FROM = re.compile(r"\bas of $", re.IGNORECASE)
"""Words before a date from which something holds."""


def period(base: Base) -> Iterator[Problem]:
    """A period is stated in one of the fact's quotes."""
    for kind, index, fact in base.facts:
        if fact.period is not None and fact.period not in _stated(base, fact):
            stated = ", ".join(sorted(_stated(base, fact))) or "no time at all"
            message = f"no quote states {fact.period}"
            yield Problem(kind, index, "period", message, f"stated: {stated}")


def period_exact(base: Base) -> Iterator[Problem]:
    """A period is the most exact that the quotes state."""
    for kind, index, fact in base.facts:
        if fact.period is None:
            continue
        begin, end = span(fact.period)
        for stated in sorted(_stated(base, fact)):
            if stated == fact.period or stated.startswith("-"):
                continue
            inner_begin, inner_end = span(stated)
            day_in_month = len(stated) > len(fact.period) and "/" not in fact.period
            if day_in_month and begin <= inner_begin and inner_end <= end:
                yield Problem(
                    kind, index, "period", f"a quote states {stated}, which is more exact"
                )


def time_beside(base: Base) -> Iterator[Problem]:
    """A number that is followed by its time has that time."""
    for (kind, index, fact), excerpt, at in base.worded():
        if not isinstance(fact, model.Quantity) or fact.value is None:
            continue
        end = at + len(fact.as_written or "")
        for date in base.reading(excerpt).dates:
            between = excerpt.quote[end : date.span.start] if date.span.start >= end else "."
            if _TIED.fullmatch(between) and fact.period != date.period:
                message = f"its number is followed by {date.as_written!r}"
                yield Problem(kind, index, "period", message)


def as_of(base: Base) -> Iterator[Problem]:
    """A date of counting is stated in one of the fact's quotes."""
    for kind, index, fact in base.facts:
        stated = _stated(base, fact)
        # "As of 30 June" is from that day on, or the day of a count.
        days = {period.removesuffix("/..") for period in stated}
        if fact.as_of is not None and fact.as_of not in _ends(stated) | days:
            yield Problem(kind, index, "as_of", f"no quote states {fact.as_of}")


def time_omitted(base: Base) -> Iterator[Problem]:
    """A number whose own sentence states one time, and only one, has that time."""
    for (kind, index, fact), excerpt, at in base.worded():
        timed = fact.period is not None or fact.as_of is not None
        if timed or not isinstance(fact, model.Quantity) or fact.value is None:
            continue
        start, end = sentence(excerpt.quote, at)
        dates = [
            date
            for date in base.reading(excerpt).dates
            if start <= date.span.start < end and may_be_of_number(excerpt.quote, date)
        ]
        if len({date.period for date in dates}) == 1:
            message = f"the sentence says {dates[0].as_written!r} but the fact has no period"
            yield Problem(kind, index, None, message)


def event_words(base: Base) -> Iterator[Problem]:
    """The words of an event state the date that the event has."""
    for index, event in enumerate(base.records.event):
        carried = base.carrier(event)
        if carried is None:
            yield Problem(
                "event", index, "as_written", "as_written, which gives its date, is missing"
            )
            continue
        excerpt, start = carried
        end = start + len(event.as_written or "")
        dates = [
            date.period
            for date in _dates(base, excerpt, event)
            if date.span.start < end and date.span.end > start
        ]
        dates += [base.year] if _THIS_YEAR.search(event.as_written or "") else []
        if base.this_document.search(event.as_written or ""):
            dates.append(base.records.document.date)
        if event.period not in {*dates, *_ends(dates)}:
            stated = ", ".join(dates) or "no date"
            message = f"{event.as_written!r} says {stated}"
            yield Problem("event", index, "period", message)


@once
def _stated(base: Base, fact: model.Fact) -> set[str]:
    """The times that a fact's quotes state."""
    found: set[str] = set()
    for excerpt in base.quotes(fact):
        found |= {date.period for date in _dates(base, excerpt, fact)}
        if _THIS_YEAR.search(excerpt.quote):
            found.add(base.year)
        if base.this_document.search(excerpt.quote):
            found.add(base.records.document.date)
    return found


def _dates(base: Base, excerpt: model.Excerpt, fact: model.Fact) -> Iterator[DateReading]:
    """The dates in a quote that may be a fact's.

    "As of 1 January 2015" states no end; a number does not have the time it is compared with.
    """
    for date in base.reading(excerpt).dates:
        before = excerpt.quote[: date.span.start]
        if _FROM.search(before) and "/" not in date.period:
            yield replace(date, period=f"{date.period}/..")
        elif not (isinstance(fact, model.Quantity) and _COMPARED.search(before)):
            yield date


def _ends(periods: set[str] | list[str]) -> set[str]:
    """Periods, and where they are intervals their last dates as well."""
    return {*periods, *(period.partition("/")[2] for period in periods if "/" in period)}
