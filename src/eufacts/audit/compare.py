"""In what a number differs from the fact that it speaks of: qualifier, status, period."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from eufacts.audit.claims import DateClaim, NumberClaim
from eufacts.audit.facts import Entry
from eufacts.audit.numbers import is_looser
from eufacts.audit.scope import Sentence, Span, between
from eufacts.dates import MONTHS
from eufacts.dates import span as days

PAID: Final = re.compile(
    r"\b(?:paid(?:\sout|\sinto)?|pays|paying\sout|spent|spends|spending|disburse[ds]?|disbursing"
    r"|received|has\sgot|handed\s(?:over|out)|handing\s(?:over|out)|hands\sover|transferred|transfers"
    r"|wired|poured|pumped|delivered|cashed|pocketed|remitted|pa(?:id|yment)s?\smade|payments?\sof"
    r"|gone\sto|has\sgone|went\sto|flowed|sunk)\b",
    re.IGNORECASE,
)
"""Words that say that money has changed hands."""
_NOT_PAID: Final = re.compile(
    r"\b(?:not|never|nothing|no|yet\sto|to\sbe|will\sbe|would\sbe|whether|if|should\sbe|can\sbe|how"
    r"|cannot|n't|was\sit|were\sthey|has\sit|have\sthey|been\spaid\?)\s(?:\w+\s){0,3}\Z",
    re.IGNORECASE,
)
_TO_COME: Final = re.compile(r"\b(?:to|will|shall|would|should|can|could|may|must)\s\Z")
_OTHER_AMOUNT: Final = re.compile(r"[;\d]")
_OTHER_CLAUSE: Final = re.compile(r"[;\d]|,?\s(?:and|while|but|of\swhich)\s")
_NEXT_CLAUSE: Final = re.compile(r"[;,]\s(?:and|but|while)\s")
_NEAR: Final = 60
UNPAID: Final = frozenset(
    {
        "allocated", "committed", "committed/planned", "planned", "negotiated", "approved",
        "mobilised", "indicative", "proposed", "considered", "pledged", "earmarked", "",
    }
)  # fmt: skip
"""Statuses of money of which the document does not say that it is paid."""

_PROMISED: Final = re.compile(
    r"\b(?:proposed|proposes|considering|considered|promised|pledged)\b", re.IGNORECASE
)

_EXACTLY: Final = re.compile(r"\b(?:exactly|precisely)\s\Z", re.IGNORECASE)
_WENT: Final = re.compile(
    r"\b(?:(?:went|gone|goes|going|moved?|moving|shot|climbed|rose|risen|pushed)|from\s[^.;]{2,40})\s\Z",
    re.IGNORECASE,
)
"""What makes a level of "up to 182,740", not a bound."""
_SIGN: Final = {"more_than": 1, "less_than": -1}


def qualifier_differs(claim: NumberClaim, entry: Entry) -> tuple[bool, bool]:
    """Compare the qualifiers.

    Returns:
        Whether they differ, and whether the article only drops the document's.
    """
    ours, theirs = claim.quantity.qualifier, entry.row["qualifier"]
    before = _just_before(claim.sentence, claim.span.start)
    if claim.words.startswith("up to") and _WENT.search(before):
        ours = "exact"
    if ours == theirs or claim.quantity.upper is not None:
        return False, False  # the ends of a range are its bounds
    limit = "limit" in entry.own
    if limit and {ours, theirs} <= {"exact", "less_than"}:
        return False, False  # capped at eighteen months
    return True, ours == "exact" and _EXACTLY.search(before) is None


def oversteps(claim: NumberClaim, entry: Entry) -> bool:
    """Whether a bound like the document's is rounded to the side where it need not be true."""
    ours = claim.quantity.qualifier
    side = _SIGN.get(ours, 0) if ours == entry.row["qualifier"] else 0
    return entry.value is not None and side * claim.value > side * entry.value


def is_less_exact(claim: NumberClaim, entry: Entry) -> bool:
    """Whether a number is true by the document's and only says less.

    "More than 8 million" is true of more than 8.4 million, "some 59.5 million" of 59.5 million.
    """
    ours, theirs = claim.quantity.qualifier, entry.row["qualifier"]
    if entry.value is None or theirs not in {ours, "exact"}:
        return False
    if ours == "about":
        return claim.value == entry.value
    upper = ours == "less_than"
    return ours in _SIGN and is_looser(claim.value, entry.value, upper=upper)


def status_differs(claim: NumberClaim, entry: Entry) -> bool:
    """Whether the article says that money is paid of which the document does not say so."""
    row = entry.row
    if row["kind"] != "funding" or (row.get("status") or "") not in UNPAID:
        return False
    if not row.get("status") and _is_paid_in(entry):
        return False  # a draft need not say so in a key
    sentence, span = claim.sentence, claim.span
    if sentence.words.endswith("?"):
        return False  # it is asked, not said
    own, before, after = sentence.own(span), sentence.before(span), sentence.after(span)
    near = Span(before.start, after.end) if len(sentence.numbers) > 1 else sentence.span
    near = _within_semicolons(sentence.text, near, span)
    others = sentence.neighbours(claim.span)
    for hit in PAID.finditer(sentence.text, near.start, near.end):
        if _NOT_PAID.search(_just_before(sentence, hit.start())):
            continue
        if others and not (own.start <= hit.start() < own.end):
            # Between two numbers a verb belongs to the nearer one.
            gap = _gap(span, hit.span())
            if any(
                _gap(one, hit.span()) < gap
                and not _NEXT_CLAUSE.search(sentence.text, hit.end(), max(hit.end(), one.start))
                for one in others
            ):
                continue
        return True
    return False


def _is_paid_in(entry: Entry) -> bool:
    """Whether a fact's own sentence says that its amount is paid, beside the amount."""
    sentence, words = entry.sentence, str(entry.row["as_written"])
    at = sentence.find(words)
    if at < 0:
        return False
    before = _OTHER_AMOUNT.split(sentence[:at])[-1]
    after = _OTHER_CLAUSE.split(sentence[at + len(words) :])[0]
    return any(
        not _NOT_PAID.search(beside, 0, hit.start()) and not _TO_COME.search(beside, 0, hit.start())
        for beside in (before, after)
        for hit in PAID.finditer(beside)
    )


_ASKED: Final = re.compile(r"\b(?:appl(?:y|i)|ask|request)", re.IGNORECASE)
_ASKS: Final = re.compile(r"\b(?:appl(?:y|i)|ask|request|seek|sought|claim)", re.IGNORECASE)
_GRANTED: Final = re.compile(
    r"\b(?:granted|got|obtained|received|(?:were|was|been)\sgiven|awarded)\b", re.IGNORECASE
)


def is_only_asked(claim: NumberClaim, entry: Entry) -> bool:
    """Whether an article says that people got what the document says that they applied for."""
    if entry.row["kind"] != "figure" or not _ASKED.search(str(entry.row["label"])):
        return False
    text, own = claim.sentence.text, claim.sentence.own(claim.span)
    granted = _GRANTED.search(text, own.start, own.end)
    return granted is not None and not claim.sentence.says(_ASKS)


_PART_OF: Final = re.compile(
    r"\b(?:part|share|portion|slice|fraction|some|much|most|half|third|quarter)\sof\s"
    r"(?:the\s|this\s|that\s|these\s|those\s)?(?:\w+\s)?\Z",
    re.IGNORECASE,
)


def is_whole_of_part(claim: NumberClaim) -> bool:
    """Whether a part of a number is spoken of: most of the EUR 9 million."""
    return _PART_OF.search(_just_before(claim.sentence, claim.span.start)) is not None


def _just_before(sentence: Sentence, at: int) -> str:
    return sentence.text[max(sentence.span.start, at - _NEAR) : at]


def _within_semicolons(text: str, near: Span, number: Span) -> Span:
    start = max(near.start, text.rfind(";", near.start, number.start) + 1)
    end = text.find(";", number.end, near.end)
    return Span(start, near.end if end < 0 else end)


def _gap(span: Span, other: tuple[int, int]) -> int:
    return max(span.start - other[1], other[0] - span.end, 0)


def period_differs(stated: str | None, as_of: str | None, written: Sequence[str]) -> bool:
    """Whether the times that an article states for a number exclude the document's.

    Args:
        stated: The fact's period.
        as_of: The date up to which it counts.
        written: The periods that the article states for the number.
    """
    if not written or not (stated or as_of):
        return False
    return not any(
        (stated and _agree(one, stated)) or (as_of and not _is_narrow(one) and _agree(one, as_of))
        for one in written
    )


def _is_narrow(written: str) -> bool:
    """Whether a time is meant alone: what is counted up to a month is not of that month."""
    first, _, last = written.partition("/")
    return first == last


def _agree(written: str, stated: str) -> bool:
    """Whether two times can be the same: one is in the other, or both begin alike."""
    if written.startswith("--") or stated.startswith("--"):
        return written.lstrip("-") in stated
    if ".." in written:
        return _agree_open(written, stated)
    if stated.endswith("/.."):
        return not _is_narrow(written) and days(written)[0][:4] == days(stated)[0][:4]
    if _years(stated) > 1 or ("/" in written and "/" in stated):
        return days(written) == days(stated)  # a part of several years or months is another period
    return _inside(written, stated) or (_years(written) == 1 and _inside(stated, written))


def _agree_open(written: str, stated: str) -> bool:
    """The same for "until 2013" and "since 2011"."""
    if written.startswith("../"):
        return not stated.endswith("/..") and _inside(days(stated)[1], written[3:])
    begins, begin = days(written)[0], days(stated)[0]
    if stated.endswith("/.."):
        return begins[:7] == begin[:7] or _inside(written[:-3], stated[:-3])
    return begins == begin or _inside(begins, stated)


def _years(period: str) -> int:
    first, last = days(period)
    return int(last[:4]) - int(first[:4]) + 1


def _inside(inner: str, outer: str) -> bool:
    (first, last), (begin, end) = days(inner), days(outer)
    return begin <= first and last <= end


class Stated(NamedTuple):
    """A period that a sentence states, and where."""

    start: int
    period: str


_UNTIL: Final = re.compile(r"\b(?:until|till|up\sto|through|thru|by)\s(?:the\send\sof\s)?\Z")


_ALONE: Final = re.compile(r",?\s(?:alone|only)\b")
_IN_ALL: Final = re.compile(
    r"\b(?i:during|(?:in|for)\sthe\s(?:whole\s|single\s)?month\sof|only\sin)\s\Z"
)


def until(claim: DateClaim) -> str:
    """The period of a date; ``../2013`` after "until", ``2015/2015`` where it is meant alone."""
    start, end = claim.span
    text, period = claim.passage.text, claim.date.period
    before = text[max(0, start - _NEAR) : start]
    if "/" in period or period.startswith("--"):
        return period
    if _UNTIL.search(before):
        return f"../{period}"
    return f"{period}/{period}" if _ALONE.match(text, end) or _IN_ALL.search(before) else period


_AND: Final = re.compile(r"\s(?:and|&)\s")
_ONE_YEAR: Final = re.compile(r"\d{4}")


def times(dates: Sequence[DateClaim]) -> list[Stated]:
    """The times of a sentence, in order; "2014 and 2015" is one where no number is between."""
    found: list[Stated] = []
    end = 0
    for one in dates:
        joined = found and _AND.fullmatch(one.passage.text, end, one.span.start)
        years = joined and _ONE_YEAR.fullmatch(found[-1].period) and one.date.period
        if years and _ONE_YEAR.fullmatch(years):
            found[-1] = found[-1]._replace(period=f"{found[-1].period}/{years}")
        else:
            found.append(Stated(one.span.start, until(one)))
        end = one.span.end
    return found


_RELATIVE: Final = re.compile(r"\b(this|last|next)\s(?:calendar\s)?year\b", re.IGNORECASE)
_YEARS_ON: Final = {"this": 0, "last": -1, "next": 1}


_MONTH: Final = "|".join(MONTHS)
_MONTHS: Final = re.compile(
    rf"\b(?i:between|from)\s({_MONTH})\s(?:and|to|until)\s({_MONTH})\b(?!,?\s\d)"
    rf"|\b(?i:until|till|up\sto|by)\s(?:the\send\sof\s)?(?P<last>{_MONTH})\b(?!,?\s\d)"
)


def relative(sentence: Sentence, year: int) -> list[Stated]:
    """The times that a sentence names by the document's year: last year, by July."""
    years = [
        Stated(hit.start(), str(year + _YEARS_ON[hit[1].lower()]))
        for hit in _RELATIVE.finditer(sentence.text, *sentence.span)
    ]
    months = [
        Stated(
            hit.start(),
            f"../{_month(year, hit['last'])}"
            if hit["last"]
            else f"{_month(year, hit[1])}/{_month(year, hit[2])}",
        )
        for hit in _MONTHS.finditer(sentence.text, *sentence.span)
    ]
    return [*years, *months]


def _month(year: int, name: str) -> str:
    return f"{year}-{MONTHS.index(name) + 1:02}"


_ITS_TIME: Final = re.compile(r"\s\(?(?:(?:in|for|of|during)\s)?(?:the\s(?:period|years?)\s)?")
"""What stands between a number and its own time."""


def periods_of(claim: NumberClaim, stated: Sequence[Stated]) -> list[str]:
    """The periods that a sentence states for a number: in its own part, else beside it.

    Args:
        claim: The number.
        stated: The periods of its sentence, in order.
    """
    sentence, number = claim.sentence, claim.span
    if len(sentence.numbers) == 1:
        clause = _within_semicolons(sentence.text, sentence.span, number)
        return [one.period for one in between(stated, clause)]
    before = max((one.end for one in sentence.neighbours(number) if one < number), default=None)
    taken = None if before is None else _ITS_TIME.match(sentence.text, before)
    stated = [one for one in stated if taken is None or one.start != taken.end()]
    near = Span(sentence.before(number).start, sentence.after(number).end)
    near = _within_semicolons(sentence.text, near, number)
    beside = between(stated, near)
    # "In 2014" before the first number is for all.
    first = between(stated, Span(sentence.span.start, sentence.numbers[0].start))
    found = between(stated, sentence.own(number)) or beside or first
    return [one.period for one in found]
