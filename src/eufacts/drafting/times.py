"""The time of a number, as its sentence states it."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from eufacts.source.numbers.date_use import may_be_of_number
from eufacts.source.numbers.dates import DateReading
from eufacts.source.numbers.spans import Span
from eufacts.source.sentences import sentences

_TIED: Final = re.compile(
    r"\s(?:for|in|during|over|by|until|between|from)\s(?:the\s)?(?:(?:period|years?)\s)?"
    r"(?:of\s|from\s)?\Z",
    re.IGNORECASE,
)
"""Words between a number and the time right after it."""
_NEAR: Final = re.compile(
    rf"(?:\s(?!and\b|or\b|than\b|to\b)[a-z]+){{0,2}}{_TIED.pattern}", re.IGNORECASE
)
"""The same, where what is counted may stand between: 118 litres in 2029."""
_UP_TO: Final = re.compile(
    r"\b(?:by|until|till|up to|up till|as at|at|no later than|before)\s(?:the\s)?"
    r"(?:(?:end|beginning)\s(?:of\s)?)?(?:the\s)?(?:year\s)?\Z",
    re.IGNORECASE,
)
"""Words before the date up to which a number counts."""
_FROM: Final = re.compile(r"\b(?:as of|as from|from)\s\Z", re.IGNORECASE)
_AS_OF: Final = re.compile(r"(?P<bracket>\()?\bas of\s\Z", re.IGNORECASE)
_HAD: Final = re.compile(
    r"(?![^.;]*\b(?:would|will|shall|should)\b)[^.;]*?\b(?:had|has|have|was|were|showed|stood"
    r"|registered|recorded|counted|numbered|totalled)\b"
)
"""After "as of" and a day, what says that it is the day of the count, not a beginning."""
_LIST: Final = re.compile(r"(?:,|(?:,?\s(?P<last>and|or)))\s(?:(?:in|by|for)\s)?(?:the\s)?")
"""Between the times of a list: in 2026 and 2027."""
_PURPOSE: Final = re.compile(r"(?:\(\d+\)\s)?(?:In order to|With a view to|In view of)\b")
"""What opens a sentence with a purpose, whose numbers are not at the time of what follows."""
_OPENS_CLAUSE: Final = re.compile(r",\s(?:by|in|since|until)\s(?:the\s(?:end\sof\s)?)?\Z")
_CLAUSE_OPENED: Final = re.compile(
    r",?\s(?:the|its?|they|there|this|these|we)\s(?:[\w-]+\s){0,4}(?:is|are|was|were|will|had|has|have)\b"
)
"""Around a time that opens a clause of its own: 5 in all, by 2030 the number will be 6."""
_RELATIVE: Final = re.compile(r"\s(?:later|earlier|after|before|ago)\b")
"""After a time that counts from another: 14 months later."""
_AFTER: Final = re.compile(r"\b(?:after|within)\s(?:an?\s|the\s)?(?:further\s|another\s)?\Z")
"""Before a time that counts from another."""
_WHICH_WILL: Final = re.compile(
    r",\s(?:which|who)\s(?:will|shall|should|would|(?:is|are|was|were)\s(?:to|due|meant|expected"
    r"|planned|set))\b"
)
"""What begins a clause on what comes later: the agreement, which is to begin in 2016."""
_BREAK: Final = re.compile(
    r";\s|:\s|\s[\u2013\u2014]\s|,?\s(?:while|whereas|although|though|but"
    r"|including|of which)\s|,\s(?:and|so|yet|or)[\s,]|\sand\s(?=(?:there|it|they)\s)"
)
"""What may begin another clause."""
_LISTS: Final = re.compile(r":|,\s(?:and|or)\b")
"""What may also join the parts of a list."""
_PART: Final = re.compile(r",?\s(?:including|of which)\s")
"""What begins a part of what was counted, at the same time."""
_FINITE: Final = re.compile(
    r"\b(?:has|have|had|is|are|was|were|will|would|can|cannot|could|may|might|must|should|shall"
    r"|does|did)\b"
)
"""Verbs that show that a stretch of text is a clause of its own."""
_SUBJECT: Final = re.compile(
    r"(?:there|it|they|we|[A-Z]\w+\s[a-z]+ed)\s"
    r"|[a-z]+ed\s(?:an?|the|its|their|over|about|nearly|almost|more|EUR|\d[\d ,.]*)\s"
)
"""A subject or verb that opens a clause, which is then not a part of a list."""
_RELATIVE_CLAUSE: Final = re.compile(r",\s(?:where|which|who|whose)\s[^,]*\Z")
_TODAY: Final = re.compile(r"\s(?:today|currently|at present)\b")
_NOW: Final = re.compile(
    r"\b(?:today|now|at present|currently|since then|so far|already|ever since|has|have|is|are)\b",
    re.IGNORECASE,
)
"""What sets a clause apart from the past or future time that opens its sentence."""
_LONGEST_OPENING: Final = 25
"""Characters before a date that opens its sentence: By the end of 2030, …"""
_APPOSED: Final = re.compile(r",\s(?:the|an?|its|their)\s[^,]*\Z")
"""Another noun, and its time: 37 % of the plan, the budget for 2021-2027."""
_MAIN_CLAUSE: Final = re.compile(rf",\s(?!which\s|who\s)[^,]*{_FINITE.pattern}")
"""After a phrase that opens the sentence: With 5 %, Kenya will be first in 2030."""
_ELSEWHERE: Final = "the time is that of another clause"
_SEVERAL: Final = "the sentence has several times"
_THIS_YEAR: Final = re.compile(r"(?<!earlier )(?<!later )\bthis year\b")
_FAR_BEFORE: Final = 1.5
"""How much farther a date before a number counts as being than one after it."""


class Time(NamedTuple):
    """A period or the date up to which a number counts, and what is in doubt about it."""

    period: str | None = None
    as_of: str | None = None
    doubt: str = ""


def time_of(
    text: str,
    dates: Sequence[DateReading],
    about: Span,
    others: Sequence[Span],
    year: str,
    *,
    is_duration: bool = False,
) -> Time:
    """Say which time of a sentence a number has.

    Args:
        text: The sentence.
        dates: The dates in it.
        about: The number.
        others: The other numbers of the sentence.
        year: The document's year, which "this year" means.
        is_duration: Whether the number counts days, months or years.
    """
    own = [date for date in dates if may_be_of_number(text, date)]
    is_now = re.match(rf"(?:\s[a-z]+)?{_TODAY.pattern}", text[about.end :])
    counts_on = is_duration and (
        _RELATIVE.match(text, about.end) or _AFTER.search(text, 0, about.start)
    )
    if is_now or counts_on:
        return Time()
    if not own:
        return Time(period=year) if year and _THIS_YEAR.search(text) else Time()
    pairs = any(_is_listed(text, about, one) for one in others)
    listed = [date for date in own if not pairs and _is_one_of(text, date, own)]
    near = (date for date in own if date.span.start >= about.end)
    tied = next((date for date in near if _NEAR.fullmatch(text, about.end, date.span.start)), None)
    if tied is not None:
        return Time(doubt=_SEVERAL) if tied in listed else _as_time(text, tied, "")
    own = [date for date in own if not _is_of_another(text, date, about, others)]
    reached = {date: _doubt_of(text, date.span, about) for date in own}
    own = [date for date in own if reached[date] is not None]
    if not own:
        return Time()
    own = [date for date in own if not _follows_another(text, date, about, others)] or own
    best = min(own, key=lambda date: _distance(text, date, about))
    doubt = reached[best] or ""
    if len({date.period for date in own}) > 1:
        doubt = doubt or _SEVERAL
    return Time(doubt=_SEVERAL) if best in listed else _as_time(text, best, doubt)


def _is_of_another(text: str, date: DateReading, about: Span, others: Sequence[Span]) -> bool:
    """Whether a date before a number is tied to another one: 5 in 2014 and 6 more."""
    return date.span.end <= about.start and any(
        one.end <= date.span.start and _is_tied(text, date, one) for one in others
    )


def _follows_another(text: str, date: DateReading, about: Span, others: Sequence[Span]) -> bool:
    """Whether a date is right after a number farther on: 14 million, up from 9 million in 2025."""
    return any(one.start >= about.end and _is_tied(text, date, one) for one in others)


def _doubt_of(text: str, date: Span, about: Span) -> str | None:
    """What is in doubt about a date as the time of a number; None if it is another clause's."""
    first, last = sorted((date, about))
    is_apart = any(first.start < one.start <= last.start for one in sentences(text)) or (
        first is date
        and text[date.end : date.end + 1] == ","
        and _RELATIVE_CLAUSE.search(text, 0, date.start) is not None
    )
    if is_apart or (last is date and _is_beside(text, date, about)):
        return None
    found = list(_BREAK.finditer(text, first.end, last.start))
    if not found:
        is_apposed = last is date and _APPOSED.search(text, about.end, _phrase_start(text, date))
        if is_apposed:
            return None
        goes_on = last is date and _MAIN_CLAUSE.search(text, about.end, date.start)
        return _ELSEWHERE if goes_on else ""
    link = found[-1]
    if _PART.match(link[0]):
        return "" if last is about else _ELSEWHERE
    stop = _BREAK.search(text, last.end)
    clause = text[link.end() : stop.start() if stop else len(text)]
    if not _FINITE.search(clause) and not _SUBJECT.match(clause):
        return "" if all(_LISTS.match(one[0]) for one in found) else _ELSEWHERE
    opens = date.start <= _LONGEST_OPENING and text[date.end : date.end + 1] == ","
    return _ELSEWHERE if last is about and opens and not _NOW.search(clause) else None


def _is_beside(text: str, date: Span, about: Span) -> bool:
    """Whether a date after a number is not in its clause: after a semicolon, or beside "which"."""
    between = text[about.end : date.start]
    is_inside = "," in between and _RELATIVE_CLAUSE.search(text, 0, about.start)
    is_after = _PURPOSE.match(text) and _MAIN_CLAUSE.search(between)
    opens = _OPENS_CLAUSE.search(between) and _CLAUSE_OPENED.match(text, date.end)
    found = (is_inside, is_after, opens, _TODAY.search(between), _WHICH_WILL.search(between))
    return "; " in between or any(found)


def _phrase_start(text: str, date: Span) -> int:
    """Where the preposition and article before a date begin."""
    lead = re.search(
        r"(?:\s(?:in|for|by|of|since|during|from|until|the|period|years?))*\s\Z", text[: date.start]
    )
    return lead.start() if lead else date.start


def _is_listed(text: str, one: Span, other: Span) -> bool:
    """Whether two numbers stand in one list: 5 and 6 ships in 2014 and 2015."""
    first, last = sorted((one, other))
    return _LIST.fullmatch(text, first.end, last.start) is not None


def _is_one_of(text: str, date: DateReading, dates: Sequence[DateReading]) -> bool:
    """Whether a time is one of a list, which "and" or "or" ends: in 2026 and 2027."""
    found: list[DateReading] = []
    for one in dates:
        link = _LIST.fullmatch(text, found[-1].span.end, one.span.start) if found else None
        found = [*found, one] if link else [one]
        if link and link["last"] and date in found:
            return True
    return False


def _as_time(text: str, date: DateReading, doubt: str) -> Time:
    before = text[: date.span.start]
    if "/" in date.period:
        return Time(period=date.period, doubt=doubt)
    as_of = _AS_OF.search(before) if "-" in date.period or date.part == "mid" else None
    if as_of is not None:
        if as_of["bracket"] or _HAD.match(text, date.span.end):
            return Time(as_of=date.period, doubt=doubt)
        doubt = doubt or "'as of' may be the day of the count"
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
