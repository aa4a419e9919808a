"""ISO 8601 dates and intervals: as spans of days, and in words."""

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

LAST = "9999-12-31"
"""The day at which what has no end ends."""


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


def _padded(date: str, month: str, day: str = "-01") -> str:
    """Complete a year or month to a day."""
    missing = len("2015-09-09") - len(date)
    return date + {0: "", len("-09"): day, len("-09-09"): month + day}[missing]
