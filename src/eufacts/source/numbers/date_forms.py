"""The forms of dates in English prose, and the period that each says, in ISO 8601."""

import re
from collections.abc import Callable, Iterator
from typing import Final

from eufacts.dates import MONTHS
from eufacts.source.numbers.spans import Span

_MONTH_NUMBER: Final = {name[:3].lower(): number for number, name in enumerate(MONTHS, 1)}


_WHOLE_MONTHS = "|".join(name for month in MONTHS for name in (month, month.upper()))
_M = (
    rf"(?:{_WHOLE_MONTHS}"
    r"|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)(?![A-Za-z])"
)
_YEAR = r"(?:1[5-9]\d\d|20\d\d|2100)"
_Y = rf"{_YEAR}(?![\dA-Za-z])"
_D = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th|ST|ND|RD|TH)?(?![\dA-Za-z])"
_DASH = "[-\u2010-\u2015\u2212]"
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s(?:the\s)?)?"
_TO = rf"(?:\s?{_DASH}\s?|\s?/\s?|\s(?:to|until|through|till)\s(?:the\s)?{_WEEKDAY})"
_AND = rf"(?:,?\s(?:and|or|&)\s(?:the\s)?{_WEEKDAY})"
_DAYS = rf"{_D}(?:\s?{_DASH}\s?{_D})?"
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
    r"(?![.,]?\d|\s\d{3}\b|\s?%"
    r"|\s(?:million|billion|thousand|per\scent|percent|euros?|EUR(?!\s\d))\b)"
)
_LONE_DAY_ENDS = r"(?:(?<=[a-z])|(?=[.,;:)\]]|$|\s(?:and|to|at|in|on|until|for|the|when|as)\b))"
_ROMAN: Final = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]
_TH = r"(?:[1-4](?:st|nd|rd|th)|[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ll]ast)"

_FORMS: Final = (
    rf"(?P<iso>{_YEAR}(?P<isep>[-/.])(?:1[0-2]|0[1-9])(?P=isep)(?:3[01]|[12]\d|0[1-9])(?!\d))",
    (
        rf"(?P<daylist>(?P<dl>{_DAYS}(?:,\s{_DAYS}){{0,8}}{_AND}{_DAYS}){_OF}(?P<lm>{_M})"
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
        rf"(?P<quarter>(?P<qn>{_TH})(?:\s(?:and|to)\s(?:the\s)?(?P<qm>{_TH}))?\s"
        r"(?P<qk>quarter|half|semester|trimester)s?(?:\s(?:of|in))?\s"
        rf"(?:the\syear\s|the\s)?(?P<qy>{_Y}))"
    ),
    (
        rf"(?P<quarters>[Qq](?P<q1>[1-4])(?:(?:{_TO}|\sand\s)[Qq](?P<q2>[1-4]))?(?:\s(?:of\s)?|/|-)(?P<qsy>{_Y})"
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
    rf"(?P<roman>(?P<od>{_D})\.\s?(?P<om>{'|'.join(_ROMAN[::-1])})\.\s?(?P<oy>{_Y}))",
    (
        r"(?P<numrange>(?<![\d.,/-])(?P<na>3[01]|[12]\d|0?[1-9])\.(?P<nb>1[0-2]|0?[1-9])\.?"
        rf"\s?{_DASH}\s?(?P<nc>3[01]|[12]\d|0?[1-9])\.(?P<nx>1[0-2]|0?[1-9])\.(?P<nz>{_Y}))"
    ),
    (
        r"(?P<decade>(?:(?P<dp>early|mid|late)(?:\sto\s(?:mid|late))?[-\s])?"
        r"(?P<dd>1[5-9]\d|20\d)0['\u2019]?s\b)"
    ),
    rf"(?P<years>(?<!\d[-\u2010\u2011])(?P<y1>{_Y})\s?(?:{_DASH}|/)\s?(?P<y2>{_Y}|\d\d(?!\d))(?![-/]\d))",
    rf"(?P<year>(?<!\d[-\u2010\u2011]){_Y})",
)
DATE: Final = re.compile(rf"(?<![\w.,/])(?:{'|'.join(_FORMS)})")
_QUARTERS: Final = {
    "quarter": {"1": (1, 3), "2": (4, 6), "3": (7, 9), "4": (10, 12), "l": (10, 12)},
    "half": {"1": (1, 6), "2": (7, 12), "l": (7, 12)},
    "semester": {"1": (1, 6), "2": (7, 12), "l": (7, 12)},
    "trimester": {"1": (1, 3), "2": (4, 6), "3": (7, 9), "4": (10, 12), "l": (10, 12)},
}
_NTH: Final = {"first": "1", "second": "2", "third": "3", "fourth": "4", "last": "l"}


def _month(name: str) -> int:
    return _MONTH_NUMBER[name[:3].lower()]


def _iso(year: str | None, month: int | None = None, day: str | None = None) -> str:
    text = year or "-"
    if month is not None:
        text += f"-{month:02}"
    if day is not None:
        text += f"-{int(day.lower().rstrip('stndrh')):02}"
    return text


Period = tuple[str, str | None, Span]
"""A period, the part of it, and where it stands."""


def _listed(
    hit: re.Match[str], group: str, form: str, period: Callable[[str], str]
) -> Iterator[Period]:
    """Each day or month of a list; the first and the last take what they all share."""
    items = list(re.finditer(form, hit[group]))
    offset = hit.start(group)
    for item in items:
        start = hit.start() if item is items[0] else offset + item.start()
        end = hit.end() if item is items[-1] else offset + item.end()
        yield period(item[0]), None, Span(start, end)


def _months(hit: re.Match[str]) -> str:
    first, last = (_iso(hit["my"], _month(hit[name])) for name in ("m1", "m2"))
    return f"{first}/{last}"


def _days(year: str | None, month: str, first: str, last: str) -> str | None:
    """Two days of one month, if the first comes first."""
    begin, end = (_iso(year, _month(month), day) for day in (first, last))
    return f"{begin}/{end}" if begin < end else None


def _one_or_two(hit: re.Match[str], days: str) -> str:
    """A day of a list, or two: 6-7 and 20 October."""
    ends = (_iso(hit["ly"], _month(hit["lm"]), day[0]) for day in re.finditer(_D, days))
    return "/".join(ends)


def _numeric_range(hit: re.Match[str]) -> str | None:
    """1.7.-31.12.2013."""
    first = _iso(hit["nz"], int(hit["nb"]), hit["na"])
    last = _iso(hit["nz"], int(hit["nx"]), hit["nc"])
    return f"{first}/{last}" if first < last else None


def _nth(word: str) -> str:
    return _NTH.get(word.lower(), word[0])


def _quarter(hit: re.Match[str]) -> str | None:
    """A quarter or half of a year, the first nine months of one."""
    if hit["somemonths"]:
        count = _SMALL.get(hit["sc"]) or int(hit["sc"])
        count *= 3 if hit["sk"] == "quarters" else 1
        first, last = (1, count) if hit["sn"].lower() == "first" else (13 - count, 12)
        year = hit["smy"]
    else:
        if hit["quarter"]:
            year, kind, nth = hit["qy"], hit["qk"], _nth(hit["qn"])
        elif hit["hy"]:
            year, kind, nth = hit["hy"], "half", hit["h1"] or hit["h2"]
        else:
            year, kind, nth = hit["qsy"] or hit["qty"], "quarter", hit["q1"] or hit["q3"]
        months = _QUARTERS[kind].get(nth)
        if months is None:
            return None
        first, last = months
        if until := hit["q2"] or (hit["qm"] and _nth(hit["qm"])):
            last = _QUARTERS[kind].get(until, (0, 0))[1]
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


_PERIODS: Final[dict[str, Callable[[re.Match[str]], str | None]]] = {
    "iso": lambda hit: re.sub("[/.]", "-", hit[0]),
    "days": lambda hit: _days(hit["dy"], hit["dm"], hit["d1"], hit["d2"]),
    "amdays": lambda hit: _days(hit["ry"], hit["rm"], hit["r1"], hit["r2"]),
    "day": lambda hit: _iso(hit["y"], _month(hit["m"]), hit["d"]),
    "wordday": lambda hit: _iso(hit["wy"], _month(hit["wm"]), str(_ORDINAL_DAYS[hit["wd"]])),
    "american": lambda hit: _iso(hit["ay"], _month(hit["am"]), hit["ad"]),
    "amday": lambda hit: _iso(None, _month(hit["bm"]), hit["bd"]),
    "months": _months,
    "month": lambda hit: _iso(hit["mmy"], _month(hit["mm"])),
    "quarter": _quarter,
    "quarters": _quarter,
    "somemonths": _quarter,
    "numeric": lambda hit: _iso(hit["ny"], int(hit["nm"]), hit["nd"]),
    "roman": lambda hit: _iso(hit["oy"], _ROMAN.index(hit["om"]) + 1, hit["od"]),
    "numrange": _numeric_range,
    "decade": lambda hit: f"{hit['dd']}0/{hit['dd']}9",
    "years": lambda hit: _years(hit["y1"], hit["y2"]),
    "year": lambda hit: hit[0],
}
"""How each form but the lists says its period; None where it says none."""


def periods_in(hit: re.Match[str]) -> Iterator[Period]:
    """The periods that a form says: one, but for lists of days or months."""
    if hit["daylist"]:
        yield from _listed(hit, "dl", _DAYS, lambda days: _one_or_two(hit, days))
    elif hit["amlist"]:
        yield from _listed(hit, "sl", _D, lambda day: _iso(hit["sy"], _month(hit["sm"]), day))
    elif hit["monthlist"]:
        yield from _listed(hit, "ml", _M, lambda month: _iso(hit["mly"], _month(month)))
    else:
        period = _PERIODS[hit.lastgroup or "year"](hit)
        if period is not None:
            yield period, hit["dp"], Span(*hit.span())
