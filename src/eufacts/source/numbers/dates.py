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
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from eufacts.dates import MONTHS
from eufacts.source.numbers.asides import AMBIGUOUS, AsideReading
from eufacts.source.numbers.nouns import is_plural
from eufacts.source.numbers.spans import Span, Taken

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


_WHOLE_MONTHS = "|".join(name for month in MONTHS for name in (month, month.upper()))
_M = (
    rf"(?:{_WHOLE_MONTHS}"
    r"|Jan\.?|Feb\.?|Mar\.|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)(?![A-Za-z])"
)
_YEAR = r"(?:1[5-9]\d\d|20\d\d|2100)"
_Y = rf"{_YEAR}(?![\dA-Za-z])"
_D = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th|ST|ND|RD|TH)?(?![\dA-Za-z])"
_DASH = "[-\u2010-\u2015\u2212]"
_TO = rf"(?:\s?{_DASH}\s?|\s?/\s?|\s(?:to|until|through|till)\s(?:the\s)?)"
_AND = r"(?:,?\s(?:and|or|&)\s(?:the\s)?)"
_OF = r"\s(?:day\s)?(?:of\s)?"
_ORDINAL_DAYS_WORDS = """
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
    fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first
    twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth
    twenty-ninth thirtieth thirty-first
"""
_ORDINAL_DAYS = {word: number for number, word in enumerate(_ORDINAL_DAYS_WORDS.split(), 1)}
_SMALL = {"two": 2, "three": 3, "four": 4, "six": 6, "eight": 8, "nine": 9, "ten": 10}
_NO_AMOUNT = (
    r"(?![.,]?\d|\s\d{3}\b|\s?%|\s(?:million|billion|thousand|per\scent|percent|euros?|EUR)\b)"
)
_LONE_DAY_ENDS = r"(?:(?<=[a-z])|(?=[.,;:)\]]|$|\s(?:and|to|at|in|on|until|for|the|when|as)\b))"
_TH = r"(?:[1-4](?:st|nd|rd|th)|[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ll]ast)"

_FORMS: Final = (
    rf"(?P<iso>{_YEAR}(?P<isep>[-/.])(?:1[0-2]|0[1-9])(?P=isep)(?:3[01]|[12]\d|0[1-9])(?!\d))",
    (
        rf"(?P<daylist>(?P<dl>{_D}(?:,\s{_D}){{0,8}}{_AND}{_D}){_OF}(?P<lm>{_M})"
        rf"(?:,?\s(?P<ly>{_Y}))?)"
    ),
    rf"(?P<days>(?P<d1>{_D}){_TO}(?P<d2>{_D}){_OF}(?P<dm>{_M})(?:,?\s(?P<dy>{_Y}))?)",
    rf"(?P<day>(?P<d>{_D}){_OF}(?P<m>{_M})(?:,?\s(?P<y>{_Y}))?)",
    (
        rf"(?P<wordday>(?P<wd>{'|'.join(sorted(_ORDINAL_DAYS, key=len, reverse=True))})"
        rf"\s(?:day\s)?of\s(?P<wm>{_M})(?:,?\s(?P<wy>{_Y}))?)"
    ),
    rf"(?P<amdays>(?P<rm>{_M})\s(?P<r1>{_D}){_TO}(?P<r2>{_D})(?:,?\s(?P<ry>{_Y})|{_NO_AMOUNT}))",
    (
        rf"(?P<amlist>(?P<sm>{_M})\s(?P<sl>{_D}(?:,\s{_D}){{0,8}}{_AND}{_D})"
        rf",?\s(?P<sy>{_Y}))"
    ),
    rf"(?P<american>(?P<am>{_M})\s(?P<ad>{_D}),?\s(?P<ay>{_Y}))",
    rf"(?P<amday>(?P<bm>(?!May\s){_M}|May(?=\s\d\d?[snrt]))\s(?P<bd>{_D}){_NO_AMOUNT}{_LONE_DAY_ENDS})",
    rf"(?P<monthlist>(?P<ml>{_M}(?:,\s{_M}){{0,8}}{_AND}{_M})(?:\sof)?,?\s(?P<mly>{_Y}))",
    rf"(?P<months>(?P<m1>{_M}){_TO}(?P<m2>{_M})(?:\sof)?,?\s(?P<my>{_Y}))",
    rf"(?P<month>(?P<mm>{_M})(?:\sof)?,?\s(?P<mmy>{_Y}))",
    (
        rf"(?P<quarter>(?P<qn>{_TH})\s(?P<qk>quarter|half|semester|trimester)(?:\s(?:of|in))?\s"
        rf"(?:the\syear\s|the\s)?(?P<qy>{_Y}))"
    ),
    (
        rf"(?P<quarters>[Qq](?P<q1>[1-4])(?:{_TO}[Qq](?P<q2>[1-4]))?(?:\s(?:of\s)?|/|-)(?P<qsy>{_Y})"
        rf"|(?P<qty>{_YEAR})[\s-]?Q(?P<q3>[1-4])(?![\dA-Za-z])"
        rf"|(?:H(?P<h1>[12])|(?P<h2>[12])H)(?:\s(?:of\s)?|/|-)(?P<hy>{_Y}))"
    ),
    (
        r"(?P<somemonths>(?P<sn>[Ff]irst|[Ll]ast)\s(?P<sc>\d|two|three|four|six|eight|nine|ten)\s"
        rf"(?P<sk>months|quarters)\s(?:of|in)\s(?P<smy>{_Y}))"
    ),
    (
        rf"(?P<numeric>(?<![\d.,/-])(?P<nd>3[01]|[12]\d|0?[1-9])(?P<sep>[./-])(?P<nm>1[0-2]|0?[1-9])"
        rf"(?P=sep)(?P<ny>{_Y}))"
    ),
    (
        r"(?P<decade>(?:(?P<dp>early|mid|late)(?:\sto\s(?:mid|late))?[-\s])?"
        r"(?P<dd>1[5-9]\d|20\d)0['\u2019]?s\b)"
    ),
    rf"(?P<years>(?<!\d[-\u2010\u2011])(?P<y1>{_Y})\s?(?:{_DASH}|/)\s?(?P<y2>{_Y}|\d\d(?!\d))(?![-/]\d))",
    rf"(?P<year>(?<!\d[-\u2010\u2011]){_Y})",
)
_PART = re.compile(
    r"""(?P<part>beginning|start|end|middle|early|late|mid|spring|summer|autumn|fall|winter)
    (?:\s(?:of|in)(?:\sthe\syear)?\s|[-\u2010\u2011\s])\Z""",
    re.VERBOSE | re.IGNORECASE,
)
_ATOM: Final = re.compile(rf"(?<![\w.,/])(?:{'|'.join(_FORMS)})")
_QUARTERS: Final = {
    "quarter": {"1": (1, 3), "2": (4, 6), "3": (7, 9), "4": (10, 12), "l": (10, 12)},
    "half": {"1": (1, 6), "2": (7, 12), "l": (7, 12)},
    "semester": {"1": (1, 6), "2": (7, 12), "l": (7, 12)},
    "trimester": {"1": (1, 3), "2": (4, 6), "3": (7, 9), "4": (10, 12), "l": (10, 12)},
}
_NTH: Final = {"first": "1", "second": "2", "third": "3", "fourth": "4", "last": "l"}

_NO_YEAR_AFTER: Final = re.compile(
    r"""[.,]\d|\s?%|\s(?:million|billion|trillion|thousand|hundred|per\scent|percent|euros?|EUR
    |dollars?|years?|months?|weeks?|days?|hours?)\b|\s\d{3}(?!\d)""",
    re.VERBOSE,
)
_COUNTED_AFTER: Final = re.compile(
    r"""\s(?:people|persons?|individuals|(?:\w{3,20}\s)?(?:migrants
    |refugees|children|women|men|jobs|places|beneficiaries|applicants|applications|staff|experts
    |officers|students|participants|enterprises|companies|SMEs|projects|households|families|cases
    |tonnes|km|kilometres|MW|GWh|hectares|ha|units|schools|teachers|workers|returnees|soldiers
    |troops|vessels|inhabitants|citizens|researchers|victims|deaths|pages|responses|replies
    |vehicles|houses|homes|farms|animals|trees|stations|points))\b""",
    re.VERBOSE,
)
_OCCASIONS: Final = frozenset(
    [
        "cases",
        "instances",
        "occasions",
        "places",
        "municipalities",
        "locations",
        "sites",
        "villages",
        "schools",
    ]
)
"""What something may happen "in": in 2000 cases."""
_LEVELS: Final = frozenset(
    [
        "levels",
        "level",
        "prices",
        "figures",
        "values",
        "baseline",
        "data",
        "rates",
        "terms",
        "budget",
        "targets",
        "emissions",
        "standards",
        "rules",
        "elections",
        "edition",
        "editions",
        "conclusions",
        "guidelines",
        "objectives",
        "goals",
    ]
)
"""What a year may have, whatever stands before it: below 1990 levels."""
_NEXT_WORDS: Final = re.compile(r"\s([A-Za-z-]+)(?:\s([A-Za-z-]+))?")
_MONEY_BEFORE: Final = re.compile(r"(?:\b(?:EUR|USD|GBP|CHF|ECU|JPY|SEK|DKK|PLN)|[€$£¥])\s?\Z")
_IN_BEFORE: Final = re.compile(
    r"\b(?:in|since|during|before|after|until|till|by|from|throughout)\s\Z", re.IGNORECASE
)
_DETERMINER_BEFORE: Final = re.compile(
    r"\b(?:the|its|their|our|this|each|every)\s\Z", re.IGNORECASE
)
_NUMBER_BEFORE: Final = re.compile(
    r"""(?:\b(?:around|about|some|approximately|nearly|almost|roughly|circa|over|under|above|below
    |up\sto|at\sleast|at\smost|only|another|additional|further|exceed(?:s|ed|ing)?|of\sthe\sorder\sof
    |(?:more|less|fewer)\sthan|as\smany\sas)\s|[~\u2248]\s?)\Z""",
    re.VERBOSE | re.IGNORECASE,
)
_COUNT_BEFORE: Final = re.compile(
    r"(?:\b(?:some|nearly|almost|as\smany\sas|exceed(?:s|ed|ing)?)\s)\Z", re.IGNORECASE
)
"""Words that a year never follows."""
_OFTEN_BEFORE_YEARS: Final = re.compile(
    r"\b(?:around|about|circa|over|under|above|below|up\sto)\s\Z", re.IGNORECASE
)
_THAN_BEFORE: Final = re.compile(r"\b(?:more|less|fewer)\sthan\s\Z", re.IGNORECASE)
_LOOK_BACK: Final = 24
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
    for hit in _ATOM.finditer(text):
        whole = Span(*hit.span())
        kind = _year_or_count(text, hit) if hit["year"] else "year"
        if kind == "unsure":
            yield AsideReading(AMBIGUOUS, whole, whole.of(text))
        if kind != "year":
            continue
        for period, part, span in _read(hit):
            if _exists(period):
                yield DateReading(period, span, span.of(text), part)
            else:
                yield AsideReading(IMPOSSIBLE, span, span.of(text))


def _exists(period: str) -> bool:
    """Whether the days of a period exist; a day without a year does if it ever does."""
    for day in period.split("/"):
        whole = day.replace("-", "2000", 1) if day.startswith("--") else day
        if len(whole) == len("2015-01-01"):
            try:
                dt.date.fromisoformat(whole)
            except ValueError:
                return False
    return True


def _year_or_count(text: str, hit: re.Match[str]) -> str:
    """Say whether four digits are a ``year`` or a ``count``, or that one is ``unsure``."""
    before = text[max(0, hit.start() - _LOOK_BACK) : hit.start()]
    if _NO_YEAR_AFTER.match(text, hit.end()) or _MONEY_BEFORE.search(before):
        return "count"
    words = _NEXT_WORDS.match(text, hit.end())
    nouns = [word.lower() for word in words.groups() if word] if words else []
    noun = next((word for word in nouns if is_plural(word)), None)
    if nouns and nouns[0] in _LEVELS:
        return "year"
    listed = _COUNTED_AFTER.match(text, hit.end()) is not None
    if noun is not None and noun not in _LEVELS and _NUMBER_BEFORE.search(before):
        # "Around 2000 vehicles" counts; "around 2015 things" may be of a year.
        plain = listed or hit[0].endswith("00") or _OFTEN_BEFORE_YEARS.search(before) is None
        return "count" if plain else "unsure"
    if _COUNT_BEFORE.search(before):
        return "count"
    if _THAN_BEFORE.search(before):
        return "unsure"
    if not listed:
        return "year"
    if _IN_BEFORE.search(before):
        return "unsure" if noun in _OCCASIONS else "year"
    if _DETERMINER_BEFORE.search(before):
        return "unsure" if hit[0].endswith("00") else "year"
    return "count"


def _month(name: str) -> int:
    return _MONTH_NUMBER[name[:3].lower()]


def _iso(year: str | None, month: int | None = None, day: str | None = None) -> str:
    text = year or "-"
    if month is not None:
        text += f"-{month:02}"
    if day is not None:
        text += f"-{int(day.lower().rstrip('stndrh')):02}"
    return text


_Read = tuple[str, str | None, Span]
"""A period, the part of it, and where it stands."""


def _read(hit: re.Match[str]) -> Iterator[_Read]:
    """The periods that a form says: one, but for lists of days or months."""
    if hit["daylist"]:
        yield from _listed(hit, "dl", _D, lambda day: _iso(hit["ly"], _month(hit["lm"]), day))
    elif hit["amlist"]:
        yield from _listed(hit, "sl", _D, lambda day: _iso(hit["sy"], _month(hit["sm"]), day))
    elif hit["monthlist"]:
        yield from _listed(hit, "ml", _M, lambda month: _iso(hit["mly"], _month(month)))
    else:
        period, part = _read_one(hit)
        if period is not None:
            yield period, part, Span(*hit.span())


def _listed(
    hit: re.Match[str], group: str, form: str, period: Callable[[str], str]
) -> Iterator[_Read]:
    """Each day or month of a list; the first and the last take what they all share."""
    items = list(re.finditer(form, hit[group]))
    offset = hit.start(group)
    for item in items:
        start = hit.start() if item is items[0] else offset + item.start()
        end = hit.end() if item is items[-1] else offset + item.end()
        yield period(item[0]), None, Span(start, end)


def _read_one(hit: re.Match[str]) -> tuple[str | None, str | None]:
    """The period that a form says, and the part of it."""
    if hit["iso"]:
        return re.sub("[/.]", "-", hit["iso"]), None
    if hit["days"]:
        month = _month(hit["dm"])
        return _between(_iso(hit["dy"], month, hit["d1"]), _iso(hit["dy"], month, hit["d2"])), None
    if hit["amdays"]:
        month = _month(hit["rm"])
        return _between(_iso(hit["ry"], month, hit["r1"]), _iso(hit["ry"], month, hit["r2"])), None
    if hit["day"]:
        return _iso(hit["y"], _month(hit["m"]), hit["d"]), None
    if hit["wordday"]:
        return _iso(hit["wy"], _month(hit["wm"]), str(_ORDINAL_DAYS[hit["wd"]])), None
    if hit["american"]:
        return _iso(hit["ay"], _month(hit["am"]), hit["ad"]), None
    if hit["amday"]:
        return _iso(None, _month(hit["bm"]), hit["bd"]), None
    if hit["months"]:
        return f"{_iso(hit['my'], _month(hit['m1']))}/{_iso(hit['my'], _month(hit['m2']))}", None
    return _read_short(hit)


def _between(first: str, last: str) -> str | None:
    return f"{first}/{last}" if first < last else None


def _read_short(hit: re.Match[str]) -> tuple[str | None, str | None]:
    if hit["month"]:
        return _iso(hit["mmy"], _month(hit["mm"])), None
    if hit["quarter"] or hit["quarters"] or hit["somemonths"]:
        return _quarter(hit), None
    if hit["numeric"]:
        return _iso(hit["ny"], int(hit["nm"]), hit["nd"]), None
    if hit["decade"]:
        return f"{hit['dd']}0/{hit['dd']}9", hit["dp"]
    if hit["years"]:
        return _years(hit["y1"], hit["y2"]), None
    return hit["year"], None


def _quarter(hit: re.Match[str]) -> str | None:
    """A quarter or half of a year, the first nine months of one."""
    if hit["somemonths"]:
        count = _SMALL.get(hit["sc"]) or int(hit["sc"])
        count *= 3 if hit["sk"] == "quarters" else 1
        first, last = (1, count) if hit["sn"].lower() == "first" else (13 - count, 12)
        year = hit["smy"]
    else:
        if hit["quarter"]:
            year, kind, nth = hit["qy"], hit["qk"], _NTH.get(hit["qn"].lower(), hit["qn"][0])
        elif hit["hy"]:
            year, kind, nth = hit["hy"], "half", hit["h1"] or hit["h2"]
        else:
            year, kind, nth = hit["qsy"] or hit["qty"], "quarter", hit["q1"] or hit["q3"]
        months = _QUARTERS[kind].get(nth)
        if months is None:
            return None
        first, last = months
        if hit["q2"]:
            last = _QUARTERS["quarter"][hit["q2"]][1]
    return f"{_iso(year, first)}/{_iso(year, last)}" if 0 < first < last <= len(MONTHS) else None


def _years(first: str, second: str) -> str | None:
    """``2014-2020``, ``2007-13``, ``1999-00``; ``2015-08`` is a month."""
    if len(second) == len("2014"):
        return f"{first}/{second}" if first < second else None
    if second > first[2:]:
        return f"{first}/{first[:2]}{second}"
    if second == "00" and first.endswith("99"):
        return f"{first}/{int(first) + 1}"
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
