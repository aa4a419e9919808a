"""Rules on time: a period is one that the quotes state."""

import re
from collections.abc import Iterator
from dataclasses import replace

from eufacts.factbase import model
from eufacts.factbase.periods import span
from eufacts.proof.base import Base, Problem, sentence
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


def period_exact(base: Base) -> Iterator[Problem]:
    """A period is the most exact that the quotes state.

    A coarser time is not wrong, but it loses what the document says, and finds more than it should.
    Where one excerpt says "November 2015" and another "11-12 November 2015", the fact has the days.

    What to do: write the shorter period; or strike the excerpt that states it, if it is of
    something else.
    """
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
    """A number that is followed by its time has that time.

    "EUR 130 million for the period 2007-2013", "EUR 96.8 billion for the 2014-2020 period": where a
    time is tied to a number by the words right after it, it is that number's.

    Wrong: as_written = "EUR 130 million" with period = "2014/2016", from the end of the sentence

    What to do: enter the time that stands beside the number.
    """
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
        start, end = sentence(excerpt.quote, at)
        dates = [one for one in base.reading(excerpt).dates if start <= one.span.start < end]
        if len({one.period for one in dates}) == 1:
            yield Problem(
                kind, nth, None, f"its sentence states {dates[0].as_written!r}, the fact no time"
            )


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


def _dates(base: Base, excerpt: model.Excerpt, fact: model.Fact) -> Iterator[DateSpan]:
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
