"""The time of a number, as its sentence states it."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from eufacts.source.numbers.date_use import may_be_of_number
from eufacts.source.numbers.dates import DateReading
from eufacts.source.numbers.spans import Span

_TIED: Final = re.compile(
    r"\s(?:for|in|during|over|by|until|between|from)\s(?:the\s)?(?:period\s)?(?:of\s|from\s)?\Z",
    re.IGNORECASE,
)
_UP_TO: Final = re.compile(
    r"\b(?:by|until|till|up to|as at|at|no later than|before)\s(?:the\s)?"
    r"(?:(?:end|beginning)\s(?:of\s)?)?(?:the\s)?(?:year\s)?\Z",
    re.IGNORECASE,
)
"""Words before the date up to which a number counts."""
_FROM: Final = re.compile(r"\b(?:as of|as from|from)\s\Z", re.IGNORECASE)
_THIS_YEAR: Final = re.compile(r"(?<!earlier )(?<!later )\bthis year\b")
_FAR_BEFORE: Final = 1.5
"""How much farther a date before a number counts as being than one after it."""


class Time(NamedTuple):
    """A period or the date up to which a number counts, and what is in doubt about it."""

    period: str | None = None
    as_of: str | None = None
    doubt: str = ""


def time_of(text: str, dates: Sequence[DateReading], about: Span, year: str) -> Time:
    """Say which time of a sentence a number has.

    Args:
        text: The sentence.
        dates: The dates in it.
        about: The number.
        year: The document's year, which "this year" means.
    """
    own = [date for date in dates if may_be_of_number(text, date)]
    if not own:
        return Time(period=year) if year and _THIS_YEAR.search(text) else Time()
    best = min(own, key=lambda date: _distance(text, date, about))
    doubt = ""
    if len({date.period for date in own}) > 1 and not _is_tied(text, best, about):
        doubt = "the sentence has several times"
    return _as_time(text, best, doubt)


def _as_time(text: str, date: DateReading, doubt: str) -> Time:
    before = text[: date.span.start]
    if "/" in date.period:
        return Time(period=date.period, doubt=doubt)
    if _FROM.search(before):
        return Time(period=f"{date.period}/..", doubt=doubt)
    if _UP_TO.search(before) or (date.part == "end" and before.lower().endswith("by the ")):
        return Time(as_of=date.period, doubt=doubt)
    return Time(period=date.period, doubt=doubt)


def _is_tied(text: str, date: DateReading, about: Span) -> bool:
    if date.span.start < about.end:
        return False
    return _TIED.fullmatch(text[about.end : date.span.start]) is not None


def _distance(text: str, date: DateReading, about: Span) -> float:
    if date.span.start >= about.end:
        between = text[about.end : date.span.start]
        far = float(len(between))
    else:
        between = text[date.span.end : about.start]
        far = len(between) * _FAR_BEFORE
    return far + 1000 * len(re.findall(r";\s", between))
