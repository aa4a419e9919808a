"""Acts and documents that a text names: their CELEX numbers, and where they were published.

A CELEX number is derived only where the words decide it: the year, the number, and what kind of act
it is. A COM document is a proposal (PC) or a communication or report (DC); a decision is a decision
(D) or a framework decision (F). Where the words do not say, the act has no CELEX number.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from eufacts.dates import MONTHS
from eufacts.source.numbers.asides import AsideReading
from eufacts.source.numbers.spans import Span

ACT_RULES: Final = frozenset({"act-number", "celex-number"})
"""The rules that set the number of an act aside."""


@dataclass(frozen=True, slots=True)
class JournalReading:
    """A reference to the Official Journal."""

    series: str
    """L, C or S; empty before the series were divided, in 1967."""
    number: str
    """The issue, ``122`` or ``11I``; since October 2023 the act's own number, ``2024/1689``."""
    date: str | None
    """ISO 8601."""
    page: str | None
    span: Span
    as_written: str


@dataclass(frozen=True, slots=True)
class ActReading:
    """An act, document or case that a text names by its number."""

    span: Span
    as_written: str
    celex: str | None
    """None where the words do not decide it."""
    journal: JournalReading | None = None
    """The reference to the Official Journal that follows this act, before any other."""


_LETTERS: Final = {
    "framework decision": "F",
    "regulation": "R",
    "directive": "L",
    "decision": "D",
    "recommendation": "H",
    "joint action": "E",
    "common position": "E",
}
_KIND: Final = re.compile(
    r"\b(?P<kind>framework\sdecision|regulation|directive|decision|recommendation|joint\saction"
    r"|common\sposition)s?\b",
    re.IGNORECASE,
)
"""The words that say what kind of act a number names."""
_BETWEEN: Final = re.compile(
    r"(?:[\s,]|\(?\b(?:EU|EC|EEC|ECSC|CFSP|JHA|Euratom|EURATOM|PESC)\b\)?|\bNos?\b|\d+/\d+(?:/[A-Za-z]+)*"
    r"|\b(?:and|or|of|the|European|Parliament|Council|Commission|ECB|Central|Bank|to|both)\b|[()\u2013-]"
    rf"|\d{{1,2}}\s(?:{'|'.join(MONTHS)})\s\d{{4}})*"
)
"""What may stand between "Regulations" and the numbers of them, and nothing else."""
_NUMBER: Final = re.compile(
    r"(?P<no>\bNos?\s?)?(?P<first>\d{1,5})/(?P<second>\d{1,5})"
    r"(?:/(?P<body>EU|EC|EEC|ECSC|CFSP|JHA|Euratom|EURATOM|PESC|GASP))?"
)
_COMMISSION: Final = re.compile(
    r"(?P<series>COM|JOIN|SWD|SEC)[\s/]?\(?(?P<year>\d{4}|\d{2})\)?[\s/](?P<number>\d{1,4})\b|"
    r"(?P<series2>COM|JOIN|SWD|SEC)\((?P<year2>\d{4}|\d{2})\)(?P<number2>\d{1,4})\b"
)
_SERIES: Final = {"JOIN": "JC", "SWD": "SC", "SEC": "SC"}
_PAPER: Final = re.compile(
    r"\b(?P<proposal>proposals?)\b|\b(?:communications?|reports?|white\spaper|green\spaper)\b",
    re.IGNORECASE,
)
_TO_NEXT_WORD: Final = re.compile(
    r"(?:\s?final)?(?:\s?[,:;(\u2013-]\s?|\s)(?:the\s|a\s|[Jj]oint\s|Commission\s)?"
)
_LOOK_BACK: Final = 250
_FIRST_YEAR: Final = 1952
_LAST_YEAR: Final = 2099
_TYPES_WITH_YEAR_FIRST: Final = frozenset("LDFEH")

_DATE: Final = r"(?P<{0}>\d{{1,2}}\.\d{{1,2}}\.\d{{4}})"
_JOURNAL: Final = re.compile(
    r"(?:\[(?P<y1>\d{4})\]\s)?\b(?:O\.?J\.?|Official\sJournal)(?:\sof\sthe\sEuropean\s(?:Union|Communities))?"
    r"\s?(?:No\.?\s)?(?:(?P<y2>(?:19|20)\d\d)\s)?"
    r"(?:(?P<series>[LCS])(?:\s?,\s(?P<own>(?:C/)?(?:20)\d\d/\d{1,5})"
    r"|\s?(?P<number>\d{1,4}(?:\s?(?:[AEIM]|I{1,3})\b)?))|(?P<old>\d{1,3}(?=,\s\d{1,2}\.\d{1,2}\.19[5-6]\d)))"
    rf"(?:/(?P<slash>\d{{1,4}}))?(?:(?:\s?,|\sof)\s{_DATE.format('date')})?"
    rf"(?:,\spp?\.\s?(?P<page>\d{{1,5}}))?(?:[-\u2013]\d{{1,5}})?(?:,\s{_DATE.format('late')})?"
)


def find_journals(text: str) -> list[JournalReading]:
    """Find every reference to the Official Journal, in its usual forms, in order."""
    return [_journal(hit) for hit in _JOURNAL.finditer(text)]


def _journal(hit: re.Match[str]) -> JournalReading:
    day, month, year = (hit["date"] or hit["late"] or "..").split(".")
    date = f"{year}-{int(month):02}-{int(day):02}" if year else hit["y1"] or hit["y2"]
    number = (hit["own"] or hit["number"] or hit["old"]).replace(" ", "")
    page = hit["page"] or hit["slash"]
    return JournalReading(hit["series"] or "", number, date, page, Span(*hit.span()), hit[0])


def find_acts(text: str, set_aside: tuple[AsideReading, ...]) -> list[ActReading]:
    """Find the acts of a text, each with its own reference to the Official Journal.

    Args:
        text: The text.
        set_aside: What the reader has set aside in it, in order.
    """
    journals = find_journals(text)
    found = [_act(text, aside) for aside in set_aside if aside.rule in ACT_RULES]
    return list(_published(found, journals))


def _published(acts: list[ActReading], journals: list[JournalReading]) -> Iterator[ActReading]:
    """Give each act the first reference that follows it before the next act."""
    coming = iter(journals)
    journal = next(coming, None)
    for at, act in enumerate(acts):
        end = acts[at + 1].span.start if at + 1 < len(acts) else None
        while journal is not None and journal.span.start < act.span.end:
            journal = next(coming, None)
        if journal is None or (end is not None and journal.span.start >= end):
            yield act
        else:
            yield replace(act, journal=journal)


def _act(text: str, aside: AsideReading) -> ActReading:
    words = aside.text
    if aside.rule == "celex-number":
        celex: str | None = words
    elif paper := _COMMISSION.search(words):
        celex = _of_paper(text, aside.span, paper)
    else:
        celex = _of_act(text, aside.span)
    return ActReading(aside.span, words, celex)


def _of_paper(text: str, span: Span, paper: re.Match[str]) -> str | None:
    """The CELEX number of a COM, JOIN, SWD or SEC document."""
    series = paper["series"] or paper["series2"]
    year = _year(paper["year"] or paper["year2"])
    number = int(paper["number"] or paper["number2"])
    kind = _SERIES.get(series) or _kind_of_com(text, span)
    return f"5{year}{kind}{number:04}" if kind and year else None


def _kind_of_com(text: str, span: Span) -> str | None:
    """Whether a COM document is a proposal or a communication, by the nearest words that say so."""
    before = text[max(0, span.start - _LOOK_BACK) : span.start]
    # What stands before another document's number is that one's.
    hits = list(_PAPER.finditer(before, _after_last_number(before)))
    hit = hits[-1] if hits else _PAPER.match(text, _next_word(text, span.end))
    if hit is None:
        return None
    return "PC" if hit["proposal"] else "DC"


def _after_last_number(text: str) -> int:
    return max((hit.end() for hit in _COMMISSION.finditer(text)), default=0)


def _next_word(text: str, at: int) -> int:
    hit = _TO_NEXT_WORD.match(text, at)
    return hit.end() if hit else at


def _of_act(text: str, span: Span) -> str | None:
    """The CELEX number of a regulation, directive or decision."""
    number = _NUMBER.search(text, span.start, span.end)
    if number is None:
        return None
    letter = _letter(text[max(0, span.start - _LOOK_BACK) : number.start()], number["body"])
    if letter is None or number["body"] == "ECSC" or "ECSC" in text[span.start : span.end]:
        return None
    year, serial = _year_and_number(number, letter)
    return f"3{year}{letter}{serial:04}" if year else None


def _letter(before: str, body: str | None) -> str | None:
    hits = list(_KIND.finditer(before))
    hit = hits[-1] if hits else None
    if hit is None or not _BETWEEN.fullmatch(before, hit.end()):
        return None
    letter = _LETTERS[" ".join(hit["kind"].lower().split())]
    return "F" if letter == "E" and body == "JHA" else letter


def _year_and_number(number: re.Match[str], letter: str) -> tuple[str | None, int]:
    """Tell the year from the number: 2016/679, No 231/2014, 95/46/EC, No 676/2002/EC."""
    first, second = number["first"], number["second"]
    number_first = bool(number["no"])
    years = [_is_year(first), _is_year(second)]
    if years == [True, False]:
        return first, int(second)
    if years == [False, True] or (all(years) and number_first):
        return second, int(first)
    if all(years):
        return first, int(second)
    if letter == "R" or number_first:
        return (_year(second), int(first)) if len(second) == len("71") else (None, 0)
    if letter in _TYPES_WITH_YEAR_FIRST and len(first) == len("95"):
        return _year(first), int(second)
    return None, 0


def _is_year(digits: str) -> bool:
    return len(digits) == len("2015") and _FIRST_YEAR <= int(digits) <= _LAST_YEAR


def _year(digits: str) -> str | None:
    """A year of four digits; of two, that of the last century: the custom ended in 1998."""
    if len(digits) == len("2015"):
        return digits if _is_year(digits) else None
    return f"19{digits}" if int(digits) >= _FIRST_YEAR - 1900 else None
