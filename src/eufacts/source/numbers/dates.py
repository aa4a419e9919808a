"""Dates and periods in English prose → ISO 8601 dates and intervals.

Three steps: single dates and short forms such as "11-12 November 2015" are found by one pattern;
two of them that "from … to", "between … and" or a dash joins become an interval; "since" before one
leaves its end open. A day without a year is read as ``--05-09``.

dateparser was tried (docs/quantity-reader.md) and not taken: it fills in what the text does not
say (today's month and day), takes "40%" for the year 2040, and knows no intervals.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from eufacts.source.numbers.spans import Span, Taken

MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_MONTH_NUMBER: Final = {name[:3].lower(): number for number, name in enumerate(MONTHS, 1)}


@dataclass(frozen=True, slots=True)
class DateReading:
    """A date or period and where it stands."""

    period: str
    """ISO 8601: a date, or an interval ``2014/2020``; ``2011/..`` where only its start is said."""
    span: Span
    as_written: str
    part: str | None = None
    """The part of the period that the words narrow it to: ``autumn``, ``beginning``, ``end``."""


_M = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.?|Feb\.?|Mar\.|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)(?![a-z])"
)
_Y = r"(?:1[5-9]\d\d|20\d\d|2100)(?!\d)"
_D = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\d)"
_DASH = "[-\u2010-\u2015\u2212]"
_TO = rf"(?:\s?{_DASH}\s?|\s?/\s?|\s(?:to|and|until|or|through|till)\s)"
_OF = r"\s(?:of\s)?"

_FORMS: Final = (
    rf"(?P<iso>{_Y}-(?:1[0-2]|0[1-9])-(?:3[01]|[12]\d|0[1-9])(?!\d))",
    rf"(?P<days>(?P<d1>{_D}){_TO}(?P<d2>{_D}){_OF}(?P<dm>{_M})(?:,?\s(?P<dy>{_Y}))?)",
    rf"(?P<day>(?P<d>{_D}){_OF}(?P<m>{_M})(?:,?\s(?P<y>{_Y}))?)",
    rf"(?P<american>(?P<am>{_M})\s(?P<ad>{_D}),\s(?P<ay>{_Y}))",
    rf"(?P<months>(?P<m1>{_M}){_TO}(?P<m2>{_M})(?:\sof)?,?\s(?P<my>{_Y}))",
    rf"(?P<month>(?P<mm>{_M})(?:\sof)?,?\s(?P<mmy>{_Y}))",
    (
        rf"(?P<quarter>(?:(?P<qn>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ll]ast)\s(?P<qk>quarter|half"
        rf"|semester)(?:\s(?:of|in))?|(?P<qs>[QH][1-4]))\s(?:the\syear\s)?(?P<qy>{_Y}))"
    ),
    (
        rf"(?P<numeric>(?<![\d.,/])(?P<nd>3[01]|[12]\d|0?[1-9])(?P<sep>[./])(?P<nm>1[0-2]|0?[1-9])"
        rf"(?P=sep)(?P<ny>{_Y}))"
    ),
    r"(?P<decade>(?:(?P<dp>early|mid|late)[-\s])?(?P<dd>1[5-9]\d|20\d)0['\u2019]?s\b)",
    rf"(?P<years>(?<!\d[-\u2010\u2011])(?P<y1>{_Y})\s?(?:{_DASH}|/)\s?(?P<y2>{_Y}|\d\d(?!\d))(?![-/]\d))",
    rf"(?P<year>(?<!\d[-\u2010\u2011]){_Y})",
)
_PART = re.compile(
    r"""(?P<part>beginning|start|end|middle|early|late|mid|spring|summer|autumn|fall|winter)
    (?:\s(?:of|in)(?:\sthe\syear)?\s|[-\u2010\u2011\s])\Z""",
    re.VERBOSE | re.IGNORECASE,
)
_ATOM: Final = re.compile(rf"(?<![\w.,/])(?:{'|'.join(_FORMS)})")
_NO_YEAR_AFTER: Final = re.compile(
    r"""[.,]\d|\s?%|\s(?:million|billion|trillion|thousand|hundred|per\scent|percent|euros?|EUR
    |dollars?|years?|months?|weeks?|days?|hours?|people|persons?|individuals|(?:\w{3,20}\s)?(?:migrants
    |refugees|children|women|men|jobs|places|beneficiaries|applicants|applications|staff|experts
    |officers|students|participants|enterprises|companies|SMEs|projects|households|families|cases
    |tonnes|km|kilometres|MW|GWh|hectares|ha|units|schools|teachers|workers|returnees|soldiers
    |troops|vessels|inhabitants|citizens|researchers|victims|deaths|pages|responses|replies))\b
    |\s\d{3}(?!\d)""",
    re.VERBOSE,
)
_MONEY_BEFORE: Final = re.compile(r"(?:\b(?:EUR|USD|GBP|CHF|ECU|JPY|SEK|DKK|PLN)|[€$£¥])\s?\Z")


def find_dates(text: str, taken: Taken | None = None) -> tuple[DateReading, ...]:
    """Find every date and period in a text, outside the stretches that are taken."""
    taken = taken or Taken()
    atoms = [date for date in _atoms(text) if not taken.meets(date.span)]
    return tuple(_since(text, date) for date in _joined(text, [_part(text, a) for a in atoms]))


def _atoms(text: str) -> Iterator[DateReading]:
    for hit in _ATOM.finditer(text):
        period, part = _read(hit)
        if period is None or _is_count(text, hit):
            continue
        span = Span(*hit.span())
        yield DateReading(period, span, span.of(text), part)


def _is_count(text: str, hit: re.Match[str]) -> bool:
    """Is a bare year a number of something after all: 2000 jobs, EUR 2015?"""
    if not hit["year"]:
        return False
    before = text[max(0, hit.start() - 6) : hit.start()]
    return bool(_NO_YEAR_AFTER.match(text, hit.end()) or _MONEY_BEFORE.search(before))


def _month(name: str) -> int:
    return _MONTH_NUMBER[name[:3].lower()]


def _iso(year: str | None, month: int | None = None, day: str | None = None) -> str:
    text = year or "-"
    if month is not None:
        text += f"-{month:02}"
    if day is not None:
        text += f"-{int(day.rstrip('stndrh')):02}"
    return text


_QUARTERS: Final = {
    "quarter": {
        "first": (1, 3),
        "second": (4, 6),
        "third": (7, 9),
        "fourth": (10, 12),
        "last": (10, 12),
    },
    "half": {"first": (1, 6), "second": (7, 12), "last": (7, 12)},
    "Q": {"1": (1, 3), "2": (4, 6), "3": (7, 9), "4": (10, 12)},
    "H": {"1": (1, 6), "2": (7, 12)},
}


def _read(hit: re.Match[str]) -> tuple[str | None, str | None]:
    """The period that a form says, and the part of it."""
    if hit["iso"]:
        return hit["iso"], None
    if hit["days"]:
        month = _month(hit["dm"])
        return f"{_iso(hit['dy'], month, hit['d1'])}/{_iso(hit['dy'], month, hit['d2'])}", None
    if hit["day"]:
        return _iso(hit["y"], _month(hit["m"]), hit["d"]), None
    if hit["american"]:
        return _iso(hit["ay"], _month(hit["am"]), hit["ad"]), None
    if hit["months"]:
        return f"{_iso(hit['my'], _month(hit['m1']))}/{_iso(hit['my'], _month(hit['m2']))}", None
    return _read_short(hit)


def _read_short(hit: re.Match[str]) -> tuple[str | None, str | None]:
    if hit["month"]:
        return _iso(hit["mmy"], _month(hit["mm"])), None
    if hit["quarter"]:
        return _quarter(hit), None
    if hit["numeric"]:
        return _iso(hit["ny"], int(hit["nm"]), hit["nd"]), None
    if hit["decade"]:
        return f"{hit['dd']}0/{hit['dd']}9", hit["dp"]
    if hit["years"]:
        return _years(hit["y1"], hit["y2"]), None
    return hit["year"], None


def _quarter(hit: re.Match[str]) -> str | None:
    if hit["qs"]:
        months = _QUARTERS[hit["qs"][0]].get(hit["qs"][1])
    else:
        kind = "quarter" if hit["qk"] == "quarter" else "half"
        months = _QUARTERS[kind].get(hit["qn"].lower())
    if months is None:
        return None
    return f"{_iso(hit['qy'], months[0])}/{_iso(hit['qy'], months[1])}"


def _years(first: str, second: str) -> str | None:
    """``2014-2020``, ``2007-13``; ``2015-08`` is a month."""
    if len(second) == len("2014"):
        return f"{first}/{second}" if first < second else None
    if second > first[2:]:
        return f"{first}/{first[:2]}{second}"
    return f"{first}-{second}" if "01" <= second <= "12" else None


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
    return first.period.replace("-", last.period[:4], 1) if first.period[0] == "-" else first.period


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


_SINCE: Final = re.compile(r"\b[Ss]ince\s(?:(?:the|very|year|early|late|mid)[\s-]){0,3}\Z")
_ONWARDS: Final = re.compile(r"\sonwards?\b")


def _since(text: str, date: DateReading) -> DateReading:
    """Leave the end open where the text says since when."""
    if "/" in date.period:
        return date
    low = max(0, date.span.start - 30)
    start, end = date.span.start, date.span.end
    before = text[low:start]
    hit = _SINCE.search(before) if "ince" in before else None
    if hit:
        start = low + hit.start()
    elif hit := _ONWARDS.match(text, end):
        end = hit.end()
    else:
        return date
    span = Span(start, end)
    return replace(date, period=f"{date.period}/..", span=span, as_written=span.of(text))
