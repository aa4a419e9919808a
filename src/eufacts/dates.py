"""ISO 8601 dates and intervals: as spans of days, and in words."""

import re
from functools import lru_cache

MONTHS = (
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
"""In English, which a locale would translate in ``calendar.month_name``."""

TIME_UNITS = frozenset(
    f"{name}s" for name in ("minute", "hour", "day", "week", "month", "year", "decade")
)
"""The units of durations."""

LAST = "9999-12-31"
"""The day at which what has no end ends."""

# A search, which writes no date in words, need not compile it.
_DATE = r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?"


@lru_cache(maxsize=4096)
def span(period: str, until: str = LAST) -> tuple[str, str]:
    """Give the first and last day of a date or interval.

    Args:
        period: A year, month, day, or an interval of them; ``2011/..`` is open.
        until: The day at which an open interval ends: what a document calls "since 2011" it
            cannot say of days after its own.

    Returns:
        Two ISO days, which compare as text. The last day of any month is written 31: only
        comparisons are made with it.
    """
    begin, _, end = period.partition("/")
    last = end or begin
    return _padded(begin, "-01"), until if last == ".." else _padded(last, "-12", "-31")


def days(period: str) -> tuple[str | None, str | None]:
    """Give the first and last day of a date or interval, as they are in a calendar.

    Args:
        period: A year, month, day, or an interval of them.

    Returns:
        Two ISO days; None for a beginning or an end that is open.
    """
    begin, _, end = period.partition("/")
    first, last = (None if one in {"", ".."} else one for one in (begin, end or begin))
    return first and _padded(first, "-01"), last and _last_day(last)


def _last_day(date: str) -> str:
    if len(date) != len("2015-09"):
        return _padded(date, "-12", "-31")
    from calendar import monthrange

    year, month = date.split("-")
    return f"{date}-{monthrange(int(year), int(month))[1]:02}"


def long_date(iso: str) -> str:
    """Write an ISO day as citations do: ``9 September 2015``; other dates stay as they are."""
    if len(iso) != len("2015-09-09"):
        return iso
    year, month, day = iso.split("-")
    return f"{int(day)} {MONTHS[int(month) - 1]} {year}"


def in_words(text: str, *, ascii_only: bool = False) -> str:
    """An ISO 8601 date or interval as ``9 Sep 2015``, ``Jan–Aug 2015`` or ``since 2011``.

    Other text stays as it is.
    """
    start, _, end = text.partition("/")
    match re.fullmatch(_DATE, start), re.fullmatch(_DATE, end):
        case re.Match() as first, re.Match() as last:
            return _interval(first, last, dash="-" if ascii_only else "–")
        case re.Match() as only, None if start == text:
            return _date(only)
        case re.Match() as first, None if end == "..":
            return f"since {_date(first)}"
        case None, re.Match() as last if start == "..":
            return f"up to {_date(last)}"
        case _:
            return text


def _interval(first: re.Match[str], last: re.Match[str], *, dash: str) -> str:
    """Two dates, without repeating what they share."""
    match first.groups(), last.groups():
        case (_, None, None), (_, None, None):
            return f"{first[1]}{dash}{last[1]}"
        case (year, month, None), (last_year, last_month, None) if (
            month and last_month and year == last_year
        ):
            return f"{_month(month)}{dash}{_month(last_month)} {year}"
        case (year, month, day), (last_year, last_month, last_day) if (
            day and last_day and (year, month) == (last_year, last_month)
        ):
            return f"{int(day)}{dash}{int(last_day)} {_month(month)} {year}"
        case _:
            return f"{_date(first)} {dash} {_date(last)}"


def _date(date: re.Match[str]) -> str:
    """A year, a month or a day."""
    year, month, day = date.groups()
    return " ".join(
        part for part in (day and str(int(day)), month and _month(month), year) if part is not None
    )


def _month(number: str) -> str:
    return MONTHS[int(number) - 1][: len("Jan")]


def _padded(date: str, month: str, day: str = "-01") -> str:
    """Complete a year or month to a day."""
    missing = len("2015-09-09") - len(date)
    return date + {0: "", len("-09"): day, len("-09-09"): month + day}[missing]
