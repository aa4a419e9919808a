"""Dates: whether something was when the article says."""

import re
from collections.abc import Collection, Sequence
from typing import Final

from eufacts.audit.advice import in_words
from eufacts.audit.claims import DateClaim, NumberClaim
from eufacts.audit.context import Contexts
from eufacts.audit.entries import words_and_places
from eufacts.audit.facts import Entry, FactBook
from eufacts.audit.naming import names_another
from eufacts.audit.terms import stems
from eufacts.audit.verdicts import Candidate, Status, Verdict
from eufacts.dates import MONTHS, long_date, span
from eufacts.format.kinds import Row

_ENOUGH: Final = 5.0
"""What a sentence and an event at the same time have in common at least."""
_ENOUGH_DAY: Final = 4.0
"""The same for an event of the very day."""
_ENOUGH_OTHER: Final = 7.0
"""The same for an event at another time."""
_ENOUGH_ENTRY: Final = 5.0
"""The same in a table of dates, where each line is of one event."""
_ENOUGH_NAMED: Final = 4.0
"""The same for what the document calls by its date."""
_NEAR: Final = 12
_SHORT_LINE: Final = 80
_ENOUGH_YEARS: Final = 10.0
"""The same for a year or several: there are many plans and budgets."""
_ENOUGH_YEARS_BEGUN: Final = 8.0
"""The same for the year in which something is said to have begun."""
_ENOUGH_BESIDE: Final = 8.5
"""The same where the sentence has numbers or other dates."""
_ENOUGH_LIKE: Final = 5.5
"""The same for times that are alike."""
_YEARS_APART: Final = 2
_BEGINNING: Final = 4
"""The letters that words of one family share: full, fully."""
_YEARS_OFF: Final = 10
"""How many years a date may be off."""
_YEAR: Final = re.compile(r"\b\d{4}-")
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_LITTLE: Final = 1.0
"""How much less is nearly as much."""
_BEHIND: Final = 3.0
"""How much less an event at the same time may have in common than one at another."""


def judge(
    claims: Sequence[DateClaim],
    book: FactBook,
    contexts: Contexts,
    numbers: Sequence[Verdict[NumberClaim]],
) -> list[Verdict[DateClaim]]:
    """Compare the dates of an article with the document's events, and its own date."""
    beside: dict[int, set[str]] = {}
    counted: dict[int, list[Verdict[NumberClaim]]] = {}
    for claim in claims:
        beside.setdefault(claim.at, set()).add(claim.date.period)
    for number in numbers:
        counted.setdefault(number.claim.at, []).append(number)
    found = []
    for claim in claims:
        verdict = _of_document(claim, book)
        if verdict is None and _is_of_journal(claim):
            continue
        if verdict is None:
            others = beside[claim.at] - {claim.date.period}
            verdict = _judge(claim, contexts, book.dated, others, counted.get(claim.at, []))
        if verdict is not None:
            found.append(verdict)
    return found


def _judge(
    claim: DateClaim,
    contexts: Contexts,
    events: Sequence[Entry],
    others: Collection[str],
    numbers: Sequence[Verdict[NumberClaim]],
) -> Verdict[DateClaim] | None:
    period = claim.date.period
    scores = contexts.scores(claim)
    dated = [
        (scores[entry], entry)
        for entry in events
        if entry in scores
        and not names_another(claim.sentence, entry)
        and not _is_elsewhere(claim, entry)
    ]
    dated.sort(key=lambda pair: (-pair[0], pair[1].row["kind"] != "event", pair[1].id))
    nearest = tuple(
        Candidate(entry, round(score, 1), f"at {entry.row['period']}") for score, entry in dated[:3]
    )
    best = dated[0][0] if dated else 0.0
    same = next((pair for pair in dated if _agrees(period, pair[1].row["period"])), None)
    near = [one for score, one in dated if same and score > same[0] - _LITTLE]
    if not all(_is_in_part(claim, one) for one in near):
        same = None
    exact = same is not None and same[1].row["period"] == period and "-" in period
    day = period.startswith("--") or (exact and _DAY.match(period))
    if (
        same
        and same[0] >= (_ENOUGH_DAY if day else _ENOUGH)
        and (exact or same[0] >= best - _BEHIND)
    ):
        return Verdict(
            claim=claim,
            status="supported",
            fact=same[1].id,
            row=same[1].row,
            says=same[1].sentence,
            reasons=("an event at this time",),
            candidates=nearest,
        )
    if any(_is_period_of(period, number) for number in numbers):
        return None
    # An event that another date of the sentence gives rightly is not what this date is about.
    free = [
        pair
        for pair in dated
        if not any(_agrees(one, pair[1].row["period"]) for one in others)
        and not _is_less_exact(pair[1].row["period"], period)
        and (_is_open(pair[1].row["period"]) or not _is_open(period) or _is_as_said(claim, pair[1]))
        and not _is_long_ago(period, pair[1].row["period"])
    ]
    least = _ENOUGH_BESIDE if numbers or others else _ENOUGH_OTHER
    if len(period) == len("2030") or _is_long(period):
        least = _ENOUGH_YEARS_BEGUN if _says_begun(claim) else _ENOUGH_YEARS
    other = free[0] if free else None
    if other and _is_like(period, other[1].row["period"]):
        least = min(least, _ENOUGH_LIKE)
    if other and _is_entry(claim) and _is_called(other[1], claim):
        least = _ENOUGH_ENTRY
    named = [pair for pair in free if _is_dated_name(claim, pair[1])]
    if named:
        other, least = named[0], _ENOUGH_NAMED
    if other and other[0] >= least and not (same and same[0] >= other[0] - _BEHIND):
        return Verdict(
            claim=claim,
            status="differs",
            differences=("date",),
            fact=other[1].id,
            row=other[1].row,
            says=other[1].sentence,
            write=in_words(other[1].row["period"]),
            reasons=("the event is at another time",),
            candidates=nearest,
        )
    return Verdict(
        claim=claim,
        status="unmatched",
        reasons=("no event at this time has enough in common with the sentence",),
        candidates=nearest,
    )


_PARTS_OF_YEAR: Final = {
    "early": (1, 4), "beginning": (1, 4), "start": (1, 4), "spring": (3, 6), "summer": (6, 9),
    "autumn": (9, 12), "fall": (9, 12), "late": (8, 12), "end": (8, 12),
}  # fmt: skip
"""The first and the last month that each may mean."""
_PART_OF_YEAR: Final = re.compile(rf"\b({'|'.join(_PARTS_OF_YEAR)})\b", re.IGNORECASE)


def _is_in_part(claim: DateClaim, entry: Entry) -> bool:
    """Whether an event of a year may be in the part of it that a date names: spring, autumn."""
    stated, year = str(entry.row["period"]), claim.date.period.removesuffix("/..")
    part = _PARTS_OF_YEAR.get(claim.date.part or "")
    if part is None or len(year) > len("2015") or not _agrees(claim.date.period, stated):
        return True
    begin, end = part
    named = _PART_OF_YEAR.search(str(entry.row["as_written"] or ""))
    first, last = _PARTS_OF_YEAR[named[1].lower()] if named else _months(stated)
    return first <= end and begin <= last


def _months(period: str) -> tuple[int, int]:
    """The first and the last month of a period, of whichever years."""
    first, last = span(period)
    return int(first[5:7]), int(last[5:7])


def _is_elsewhere(claim: DateClaim, entry: Entry) -> bool:
    """Whether a sentence names countries, and none of those of an event's own.

    A day says enough by itself: all the world comes to a conference.
    """
    if _DAY.match(entry.row["period"]):
        return False
    named = {f"@{place.code}" for place in claim.sentence.places}
    return bool(named and entry.countries) and named.isdisjoint(entry.terms)


def _is_like(written: str, stated: str) -> bool:
    """Whether times are alike: days of one month, a day of two years, near years since when."""
    if _DAY.match(written) and _DAY.match(stated):
        return written[:7] == stated[:7] or written[4:10] == stated[4:10]
    if written.startswith("--"):
        return len(stated) > len("2015-11") and written[2:4] == stated[5:7]
    if _is_open(written) and _is_open(stated):
        return abs(int(written[:4]) - int(stated[:4])) <= _YEARS_APART
    return False


def _is_entry(claim: DateClaim) -> bool:
    """Whether a date has a row or a short line of its own, as in a table of dates."""
    row = bool(claim.passage.cells)
    return row or (claim.span.start < _NEAR and len(claim.passage.text) <= _SHORT_LINE)


_BEGUN: Final = re.compile(
    r"\b(?:dates\s(?:back\s)?(?:from|to)|(?:created|founded|established|launched|signed|set\sup)"
    r"(?:\s\w+){0,2}?\sin)\s\Z"
)


def _says_begun(claim: DateClaim) -> bool:
    """Whether it is the year in which something began: created in 2014."""
    before = claim.passage.text[max(0, claim.span.start - _SHORT_LINE) : claim.span.start]
    return _BEGUN.search(before) is not None


def _is_as_said(claim: DateClaim, entry: Entry) -> bool:
    """Whether most of what an event is, besides names, is said: fully operational since then."""
    label = " ".join(word for word in str(entry.row["label"]).split() if word.islower())
    own, said = ({one[:_BEGINNING] for one in stems(of)} for of in (label, claim.sentence.words))
    return 2 * len(own & said) >= max(2, len(own))


_OF: Final = re.compile(r"\s(?:of|from|\()\s?\Z|\s\(\Z")
_DATE: Final = re.compile(rf"(?:(?:{'|'.join(MONTHS)})\s)?\b\d{{4}}\b")


def _is_dated_name(claim: DateClaim, entry: Entry) -> bool:
    """Whether a date is where the document has its own in a name: the Council of June 2015."""
    dated = str(entry.row["as_written"] or "")
    name = _DATE.sub("", dated).strip().removesuffix(" of")
    text, (start, end) = claim.passage.text, claim.span
    before = _OF.sub("", text[max(0, start - len(dated) - _NEAR) : start])
    named = before.endswith(name) or text.startswith(f" {name}", end)
    return named and name != dated and len(name.split()) > 1


def _is_called(entry: Entry, claim: DateClaim) -> bool:
    """Whether a line has most of the words by which an event is called, or few others."""
    text, date = claim.passage.text, claim.span
    line = set(words_and_places(f"{text[: date.start]} {text[date.end :]}"))
    both = len(entry.own & line)
    few_others = both > 1 and 3 * both >= 2 * len(line)
    return few_others or 3 * both >= 2 * len(entry.own)


def _is_long(period: str) -> bool:
    first, last = span(period)
    return "/.." not in period and first[:4] != last[:4]


_JOURNAL: Final = re.compile(r"\b(?:OJ|Official\sJournal)\b[^.;]{0,40}\Z|\bOJ\b.{0,40}\Z")


def _is_of_journal(claim: DateClaim) -> bool:
    """Whether a date is that of an issue of the Official Journal."""
    start = claim.span.start
    return _JOURNAL.search(claim.passage.text[max(0, start - 60) : start]) is not None


def _is_period_of(period: str, number: Verdict[NumberClaim]) -> bool:
    """Whether a date is the period of a number beside it, right or wrong."""
    if number.status == "unmatched" or number.row is None:
        return False
    if "period" in number.differences:
        return True
    times = (number.row.get("period"), number.row.get("as_of"))
    return any(_agrees(period, time) for time in times if time)


def is_of_document(claim: DateClaim, book: FactBook) -> bool:
    """Whether a date is that of the document, right or wrong, and so not a time of its numbers."""
    day = claim.date.period
    same = day.startswith("--") and any(_agrees(day, row["date"]) for row in book.documents)
    return same or _of_document(claim, book) is not None


def _of_document(claim: DateClaim, book: FactBook) -> Verdict[DateClaim] | None:
    """The document's own date: its number, its kind or "adopted" is in the sentence."""
    for row in book.documents:
        same = _agrees(claim.date.period, row["date"])
        speaks = _speaks_of(claim, row)
        day = claim.date.period == _YEAR.sub("--", row["date"])
        whole = claim.date.period == row["date"] or (day and claim.sentence.says(_ADOPTED))
        if same and (speaks or (whole and len(book.documents) == 1)):
            status: Status = "supported"
        elif speaks and _could_be(claim.date.period):
            status = "differs"
        else:
            continue
        return Verdict(
            claim=claim,
            status=status,
            differences=("date",) if status == "differs" else (),
            fact=row["document"],
            row=row,
            says=f"{row['number'] or row['title']} of {long_date(row['date'])}",
            write=long_date(row["date"]) if status == "differs" else None,
            reasons=("the date of the document itself",),
        )
    return None


def _is_long_ago(written: str, stated: str) -> bool:
    """Whether times are so far apart that one is no slip for the other."""
    dated = not written.startswith("--")
    return dated and abs(int(written[:4]) - int(stated[:4])) > _YEARS_OFF


def _is_open(period: str) -> bool:
    """Whether a time goes on: since 2014."""
    return period.endswith("/..")


def _is_less_exact(stated: str, written: str) -> bool:
    """Whether a document gives a year where an article gives a day of it."""
    day = len(written) == len("2015-09-09") and "/" not in written
    return day and stated.partition("/")[0] == written[: len("2015")]


def _agrees(written: str, stated: str) -> bool:
    if written == stated:
        return True
    if written.startswith("--"):
        days = _YEAR.sub("--", stated)
        return written == days or written in days.split("/")
    (first, last), (begin, end) = span(written), span(stated)
    if _is_open(written):
        same = 7 if _is_open(stated) else 4  # in their month, or year
        return begin <= first <= end and first[:same] == begin[:same]
    if first <= begin and end <= last:
        return True
    if _is_less_exact(stated, written):
        return False
    inside = begin <= first and last <= end
    return inside and (first[:4] == begin[:4] if _is_open(stated) else end[:4] == begin[:4])


_ADOPTED: Final = re.compile(
    r"\b(?:adopted|published|presented|issued|dated|released|tabled|unveiled|came\sout|set\sout)\b",
    re.IGNORECASE,
)


_ON: Final = re.compile(r"\s*(?:On\s)?(?:the\s)?", re.IGNORECASE)
"""What may be before the date with which a sentence begins."""


def _speaks_of(claim: DateClaim, row: Row) -> bool:
    """Whether a date is that of the document, by what is right before or after it."""
    text, span_ = claim.passage.text, claim.span
    before = text[max(claim.sentence.span.start, span_.start - 70) : span_.start]
    after = text[span_.end : min(claim.sentence.span.end, span_.end + 50)]
    kind = row["type"].split(" to ")[0]
    called = "|".join(re.escape(name) for name in _called(row))
    names = f"(?:{called}|(?i:{re.escape(kind)}))"
    of = re.compile(rf"{names}\s?,?(?:\s\S+)?\s?(?:of|dated|from|,|\()\s?\Z")
    follows = re.compile(rf"\s?[(|,]?\s?(?:the\s)?{names}", re.IGNORECASE)
    if of.search(before) or follows.match(after):
        return True
    in_its_year = claim.date.period.startswith((row["date"][:4], f"--{row['date'][5:7]}"))
    if in_its_year and _OF_THE_PAPER.search(before):
        return True
    if _ON.fullmatch(text, claim.sentence.span.start, span_.start):
        issued = re.compile(rf"[^.;]*?{_ADOPTED.pattern}\s(?:\w+\s){{0,3}}{names}", re.IGNORECASE)
        return bool(issued.match(text, span_.end, claim.sentence.span.end))
    if not _ADOPTED.search(before):
        return False
    if claim.sentence.says(re.compile(names)) or claim.sentence.says(_THE_PAPER):
        return True
    return all(_author(name, claim.sentence.words) for name in row["authors"])


_OF_THE_PAPER: Final = re.compile(
    r"\b(?:the|this|its|their)\s(?:\w+\s)?(?:paper|communication|document),?\s(?:is\s)?"
    r"(?:dated|of|from)\s(?:the\s)?\Z",
    re.IGNORECASE,
)
_THE_PAPER: Final = re.compile(r"\bthe\s(?:joint\s)?(?:communication|paper|document|text)\b")


def _called(row: Row) -> list[str]:
    """What a document is called: its number, with or without "final", and its title."""
    return [name for name in ((row["number"] or "").removesuffix(" final"), row["title"]) if name]


def _author(name: str, words: str) -> bool:
    """Whether a sentence names an author of the document, or the end of its name."""
    first, last = name.split(" of ", maxsplit=1)[0], name.rsplit(maxsplit=1)[-1]
    return any(part in words for part in (name, first, last))


def _could_be(period: str) -> bool:
    return "/" not in period and not period.startswith("--")
