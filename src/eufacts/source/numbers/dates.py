"""Dates and periods in English prose → ISO 8601 dates and intervals.

Three steps: single dates, lists of days or months, and short forms such as "11-12 November 2015"
are found by one pattern; two dates that "from … to", "between … and" or a dash joins become an
interval; "since" before one leaves its end open. A day without a year is read as ``--05-09``; a day
that does not exist is set aside, and so is a number that may be a year or a count.

dateparser was tried (docs/quantity-reader.md) and not taken: it fills in what the text does not
say (today's month and day), takes "40%" for the year 2040, and knows no intervals.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from eufacts.source.numbers.asides import AMBIGUOUS, AsideReading
from eufacts.source.numbers.date_forms import DATE, periods_in
from eufacts.source.numbers.spans import Span, Taken
from eufacts.source.numbers.years import year_or_count


@dataclass(frozen=True, slots=True)
class DateReading:
    """A date or period and where it stands."""

    period: str
    """ISO 8601: a date, or an interval ``2014/2020``; ``2011/..`` where only its start is said."""
    span: Span
    as_written: str
    part: str | None = None
    """The part of the period that the words narrow it to: ``autumn``, ``beginning``, ``end``."""


_PART = re.compile(
    r"""(?P<part>beginning|start|end|middle|early|late|mid|spring|summer|autumn|fall|winter)
    (?:\s(?:of|in)(?:\sthe\syear)?\s|[-\u2010\u2011\s])\Z""",
    re.VERBOSE | re.IGNORECASE,
)
IMPOSSIBLE: Final = "impossible-date"
"""The rule of a day that does not exist: 31 February."""
_Found = DateReading | AsideReading


def find_dates(text: str, taken: Taken) -> tuple[tuple[DateReading, ...], list[AsideReading]]:
    """Find every date and period in a text, outside the stretches that are taken.

    Returns:
        The dates, and what looks like one and is set aside: days that do not exist, and numbers
        that may be years or counts.
    """
    found = [one for one in _atoms(text) if not taken.meets(one.span)]
    dates = [_part(text, one) for one in found if isinstance(one, DateReading)]
    asides = [one for one in found if isinstance(one, AsideReading)]
    joined = _joined(text, _with_years(text, dates))
    return tuple(_since(text, date) for date in joined), asides


def _atoms(text: str) -> Iterator[_Found]:
    for hit in DATE.finditer(text):
        whole = Span(*hit.span())
        kind = year_or_count(text, hit) if hit["year"] else "year"
        if kind == "unsure":
            yield AsideReading(AMBIGUOUS, whole, whole.of(text))
        if kind != "year":
            continue
        for period, part, span in periods_in(hit):
            if _exists(period):
                yield DateReading(period, span, span.of(text), part)
            else:
                yield AsideReading(IMPOSSIBLE, span, span.of(text))


def _exists(period: str) -> bool:
    """Whether the days of a period exist, in order; a day without a year does if it ever does."""
    first, _, last = period.partition("/")
    if last and last < first:
        return False
    for day in period.split("/"):
        whole = day.replace("-", "2000", 1) if day.startswith("--") else day
        if len(whole) == len("2015-01-01"):
            try:
                dt.date.fromisoformat(whole)
            except ValueError:
                return False
    return True


def _part(text: str, date: DateReading) -> DateReading:
    """Widen a date by the words that narrow it: autumn, the end of, mid-."""
    if "/" in date.period or len(date.period) not in {len("2015"), len("2015-01")}:
        return date
    low = max(0, date.span.start - len("beginning of the year "))
    hit = _PART.search(text[low : date.span.start])
    if hit is None:
        return date
    start = low + hit.start("part")
    if start and text[start - 1].isalnum():
        return date
    span = Span(start, date.span.end)
    part = hit["part"].lower()
    return replace(
        date,
        span=span,
        as_written=span.of(text),
        part={"fall": "autumn", "start": "beginning"}.get(part, part),
    )


_LIST_LINK: Final = re.compile(r",?\s(?:and|or)\s(?:the\s)?")


def _with_years(text: str, dates: list[DateReading]) -> list[DateReading]:
    """Give a day the year that a list says once: 16 November and 3 December 1979."""
    given = False
    for at in range(len(dates) - 2, -1, -1):
        first, last = dates[at : at + 2]
        between = text[first.span.end : last.span.start]
        # A comma joins only what stands before an "and": 9 May, 16 May and 3 June 2015.
        link = (between == ", " and given) or _LIST_LINK.fullmatch(between[:12]) is not None
        given = first.period.startswith("--") and last.period[0] != "-" and link
        if given:
            dates[at] = replace(first, period=_full(first, last))
    return dates


_FROM: Final = re.compile(r"\b(?P<word>[Ff]rom|[Bb]etween)\s(?:the\s)?\Z")
_UNTIL: Final = re.compile(
    r"\s?(?P<link>[-\u2010-\u2015\u2212]|to|until|and|till|through|up\sto)\s(?:the\s)?\Z|\s?[-\u2013\u2014]\Z"
)


def _joined(text: str, dates: list[DateReading]) -> Iterator[DateReading]:
    """Join two dates that stand as the ends of a period."""
    at = 0
    while at < len(dates):
        first = dates[at]
        if (
            at + 1 < len(dates)
            and (start := _interval_start(text, first, dates[at + 1])) is not None
        ):
            last = dates[at + 1]
            span = Span(start, last.span.end)
            yield DateReading(f"{_full(first, last)}/{last.period}", span, span.of(text))
            at += 2
        else:
            yield first
            at += 1


def _full(first: DateReading, last: DateReading) -> str:
    """A first day without a year takes the last one's: 30 November - 2 December 2015."""
    return first.period.replace("--", f"{last.period[:4]}-")


def _interval_start(text: str, first: DateReading, last: DateReading) -> int | None:
    """Where the interval begins that two dates make, if they make one."""
    between = text[first.span.end : last.span.start]
    hit = _UNTIL.fullmatch(between) if len(between) < len(" until the  ") else None
    if hit is None or "/" in first.period + last.period or not _full(first, last) < last.period:
        return None
    before = _FROM.search(text[max(0, first.span.start - 14) : first.span.start])
    link = hit["link"] or "-"
    if before is None:
        return None if link == "and" else first.span.start
    wanted = "and" if before["word"].lower() == "between" else "to"
    if (link == "and") != (wanted == "and"):
        return None
    return max(0, first.span.start - 14) + before.start()


_SINCE: Final = re.compile(
    r"""\b[Ss]ince\s(?:(?:(?:the|very|year|early|late|mid|around|about)[\s-]){0,3}
    |(?:the|its|their|our|his|her|this|that)\s(?:[A-Za-z'\u2019-]{1,20}\s){1,7}(?:in|of|on)\s
    (?:(?:the|early|late|mid)[\s-]){0,2})\Z""",
    re.VERBOSE,
)
_VERB: Final = re.compile(
    r"\b(?:was|were|is|are|has|have|had|will|would|can|could|may|might|that|which|who)\b"
)
"""Words that make "since" begin a clause: since the fund was closed in 2015."""
_PART_OF_YEAR: Final = re.compile(r"(?:first|second|third|fourth|last|[QH]?\d)\b", re.IGNORECASE)
_ONWARDS: Final = re.compile(r"\sonwards?\b")
_FARTHEST: Final = 110


def _since(text: str, date: DateReading) -> DateReading:
    """Leave the end open where the text says since when."""
    decade = date.as_written.endswith("0s")
    part_of_year = "/" in date.period and _PART_OF_YEAR.match(date.as_written)
    if "/" in date.period and not decade and not part_of_year:
        return date
    low = max(0, date.span.start - _FARTHEST)
    start, end = date.span.start, date.span.end
    low = max(low, text.rfind("ince ", low, start) - 2)
    before = text[low:start]
    hit = _SINCE.search(before) if "ince " in before else None
    if hit and not _VERB.search(hit[0]):
        start = low + hit.start()
    elif hit := _ONWARDS.match(text, end):
        end = hit.end()
    else:
        return date
    span = Span(start, end)
    first = date.period.partition("/")[0]
    return replace(date, period=f"{first}/..", span=span, as_written=span.of(text))
