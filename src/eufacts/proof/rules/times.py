"""Rules on time: a period is one that the quotes state."""

import re
from collections.abc import Iterator
from dataclasses import replace

from eufacts.factbase import model
from eufacts.proof.base import Base, Problem
from eufacts.source.quantities import DateSpan

_THIS_YEAR = re.compile(r"\b(?:this|the end of the|the) year\b", re.IGNORECASE)
"""Words that mean the document's year."""


def period(base: Base) -> Iterator[Problem]:
    """A period is stated in one of the fact's quotes.

    "In 2014", "since 2011", "for the period 2007-2013", "January – August 2015": the program reads
    the dates in the quotes, and the fact's period must be one of them. "This year" and "the end of
    the year" are the document's year. What the document does not state is left out, not guessed.

    Wrong: the quote says "In 2014, 36,990 Eritreans applied", the fact has period = "2015"
    Right: period = "2014"

    What to do: write the period that the sentence states; name the excerpt that states it, such as
    a footnote's text; or leave the period out.
    """
    for kind, nth, fact in base.facts:
        if fact.period is not None and fact.period not in _stated(base, fact):
            said = ", ".join(sorted(_stated(base, fact))) or "no time at all"
            yield Problem(kind, nth, "period", f"no quote states {fact.period}", f"stated: {said}")


def as_of(base: Base) -> Iterator[Problem]:
    """A date of counting is stated in one of the fact's quotes.

    "By August 2015", "until August 2015": the count has an end that the sentence states. It must
    be one of the dates that the program reads in the quotes.

    What to do: write the date as the sentence has it: ``as_of = "2015-08"``.
    """
    for kind, nth, fact in base.facts:
        if fact.as_of is not None and fact.as_of not in _ends(_stated(base, fact)):
            yield Problem(kind, nth, "as_of", f"no quote states {fact.as_of}")


def unheard_time(base: Base) -> Iterator[Problem]:
    """A number whose own sentence states one time, and only one, has that time.

    Where the words of a figure or an amount stand in a sentence with a single date, that date is
    nearly always its time: to leave it out would tear the number from it.

    Wrong: "In 2014, less than 40% … departed effectively" with neither period nor as_of
    Right: period = "2014"

    What to do: enter the time; or, where the date belongs to something else, waive with a reason.
    """
    for kind, nth, fact in base.facts:
        timed = fact.period is not None or fact.as_of is not None
        carried = base.carrier(fact)
        if timed or carried is None or not isinstance(fact, model.Quantity) or fact.value is None:
            continue
        excerpt, at = carried
        start, end = _sentence(excerpt.quote, at)
        dates = [one for one in base.reading(excerpt).dates if start <= one.span.start < end]
        if len({one.period for one in dates}) == 1:
            yield Problem(kind, nth, None, f"its sentence states {dates[0].as_written!r}, the fact no time")


def event_words(base: Base) -> Iterator[Problem]:
    """The words of an event hold the date that the event has.

    An event is what the document dates. Its ``as_written`` are the words that date it, so that the
    date can be proven where it stands.

    Wrong: as_written = "Valletta Summit" with period = "2015-11-11/2015-11-12"
    Right: as_written = "11-12 November 2015"

    What to do: take the date's words into ``as_written``.
    """
    for nth, event in enumerate(base.records.event):
        carried = base.carrier(event)
        if carried is None:
            yield Problem("event", nth, "as_written", "the words that date it are missing")
            continue
        excerpt, start = carried
        end = start + len(event.as_written or "")
        dates = [
            one.period
            for one in _dates(base, excerpt)
            if one.span.start < end and one.span.end > start
        ]
        dates += [base.year] if _THIS_YEAR.search(event.as_written or "") else []
        if event.period not in {*dates, *_ends(dates)}:
            said = ", ".join(dates) or "no date"
            yield Problem("event", nth, "period", f"{event.as_written!r} says {said}")


def _stated(base: Base, fact: model.Fact) -> set[str]:
    """The times that a fact's quotes state."""
    found: set[str] = set()
    for excerpt in base.quotes(fact):
        found |= {one.period for one in _dates(base, excerpt)}
        if _THIS_YEAR.search(excerpt.quote):
            found.add(base.year)
    return found


def _dates(base: Base, excerpt: model.Excerpt) -> Iterator[DateSpan]:
    """The dates in a quote; "as of 1 January 2015" is one with no end, and a day as well."""
    for one in base.reading(excerpt).dates:
        yield one
        if excerpt.quote[: one.span.start].casefold().endswith("as of ") and "/" not in one.period:
            yield replace(one, period=f"{one.period}/..")


def _ends(periods: set[str] | list[str]) -> set[str]:
    """Periods, and where they are intervals their last dates as well."""
    return {*periods, *(one.partition("/")[2] for one in periods if "/" in one)}


_STOP = re.compile(r"(?<=[.;])\s+(?=[A-Z‘“\"])")


def _sentence(quote: str, at: int) -> tuple[int, int]:
    """Where the sentence begins and ends that holds a place in a quote."""
    stops = [hit.end() for hit in _STOP.finditer(quote)]
    start = max((stop for stop in stops if stop <= at), default=0)
    return start, min((stop for stop in stops if stop > at), default=len(quote))
