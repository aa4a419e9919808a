"""Numbers that are not a level: a change (rose by), a rate (a year), a share that did not.

A fact gives a level, unless its own sentence says otherwise. So a change, or the share of those who
did not, is not compared with it, and an amount for several years is not one for each.
"""

import re
from functools import lru_cache
from typing import Final

from eufacts.audit.claims import NumberClaim
from eufacts.audit.facts import Entry
from eufacts.audit.scope import Span
from eufacts.rates import with_rate

_NEAR: Final = 60
_CHANGED: Final = re.compile(
    r"\b(?:(?:rose|risen|rises?|grew|grown|grows?|fell|fallen|falls?|drop(?:ped|s)?"
    r"|(?:in|de)creased?|declined?|shrank|climbed|jumped|soared|surged|plunged)\s(?:\w+ly\s)?"
    r"(?:by\s(?:\w+\s)?)?|(?:up|down|cut|reduced)\sby\s(?:\w+\s)?"
    r"|(?:rise|increase|growth|fall|drop|decrease|decline|cut|reduction)\sof\s(?:\w+\s)?)\Z",
    re.IGNORECASE,
)
"""What stands before a change; after "rose to" there is a level."""
_MORE_THAN: Final = re.compile(
    r"\s(?:\w+\s){0,2}?(?:more|fewer|less|higher|lower)\s(?:\w+\s){0,3}?than\b", re.IGNORECASE
)
"""What stands after one: 142,649 more entries than last year."""
_NOT: Final = re.compile(r"\b(?:not(?!\sonly)|never|\w+n['\u2019]t|stay(?:ed)?)\b", re.IGNORECASE)


_RISES: Final = (
    r"doubl(?:ed|ing)|tripl(?:ed|ing)|trebl(?:ed|ing)|quadrupl(?:ed|ing)|r(?:ose|isen|ises?|ising)"
    r"|gr(?:ew|own|ows?|owing)|climb(?:ed|ing|s)?|jump(?:ed|ing|s)?|soar(?:ed|ing|s)?|surg(?:ed?|ing|es)"
    r"|swell(?:ed|ing)?|swollen|increas(?:ed?|ing|es)|(?:went|gone|goes|going|moving|moved|moves)\sup"
)
_FALLS: Final = (
    r"halv(?:ed|ing)|f(?:ell|allen|alls?|alling)|drop(?:ped|ping|s)?|s(?:ank|unk)|declin(?:ed?|ing|es)"
    r"|decreas(?:ed?|ing|es)|shr[au]nk|reduc(?:ed|tion)|cut|(?:went|gone|goes|going|moving|moved|moves)\sdown"
)
_STAYS: Final = r"stable|steady|unchanged|constant|similar|maintain(?:s|ed)?|level(?:led)?\soff"
TREND: Final = re.compile(
    rf"\b(?:(?P<rises>{_RISES})|(?P<falls>{_FALLS})|(?P<stays>{_STAYS}))\b", re.IGNORECASE
)
_UP_TO: Final = re.compile(r"(?:\s\w+ly)?\s(?:back\s)?(?:to|at)\s(?:\w+\s)?\Z")
"""What stands between a trend and the level that it led to."""


def other_trend(claim: NumberClaim, entry: Entry) -> str:
    """What a fact's sentence says of how its number moved, if a text says that it moved otherwise.

    Empty where either says nothing of it, or both agree.
    """
    text, end = claim.sentence.text, claim.span.start
    start = max(claim.sentence.before(claim.span).start, end - _NEAR)
    before = [*TREND.finditer(text, start, end)][-1:]
    if not before or not _UP_TO.match(text, before[0].end(), end):
        return ""
    stated = TREND.search(entry.sentence)
    return stated[0] if stated and stated.lastgroup != before[0].lastgroup else ""


def is_other_kind(claim: NumberClaim, entry: Entry) -> bool:
    """Whether a number is a change, or the share of those who did not, and a fact's is not."""
    text, stated = claim.sentence.text, _stated(entry)
    own = claim.sentence.own(claim.span)
    quoted = Span(0, len(entry.quote))
    if is_change(text, claim.span, own) and not is_change(entry.quote, stated, quoted):
        return True
    denied = entry.measure == "percent" and _NOT.search(text, claim.span.end, own.end)
    return bool(denied) and not _NOT.search(entry.sentence)


_SHORT: Final = re.compile(
    r"\b(?:(?:in|within|during|over|on)\s(?:just\s|only\s)?(?:an?|one|the|that|this|last|\d\d)\s"
    r"(?:single\s|same\s|last\s)?(?:night|day|hours?|weekend|week|morning|evening|afternoon)"
    r"|(?:that|last|one|every)\snight|yesterday|overnight)\b(?!\s(?:after|before|when)\b)",
    re.IGNORECASE,
)
"""What says that a number is of a night or of some days."""


def is_rate(claim: NumberClaim, entry: Entry) -> bool:
    """Whether a number is said of each year, of each thing or of a day, and a fact's is not."""
    if _SHORT.search(claim.sentence.text, *claim.sentence.own(claim.span)):
        return not _SHORT.search(entry.sentence)
    each = _each(claim.sentence.text, claim.span)
    if not each or _each(entry.quote, _stated(entry)):
        return False
    of_a_year = "/" not in (entry.row["period"] or "/")
    return not (of_a_year and re.search(r"year|annu", each))


def _each(text: str, number: Span) -> str:
    """The words beside a number that say for each of what it is; empty where none do."""
    start, end = with_rate(text, *number)
    return (text[start : number.start] + text[number.end : end]).casefold()


def is_change(text: str, number: Span, part: Span) -> bool:
    """Whether a number says by how much something changed."""
    before = text[max(0, number.start - _NEAR) : number.start]
    return bool(_CHANGED.search(before) or _MORE_THAN.match(text, number.end, part.end))


@lru_cache(maxsize=4096)
def _stated(entry: Entry) -> Span:
    """Where a fact's words are in what it quotes."""
    words = str(entry.row.get("as_written") or "")
    at = max(0, entry.quote.find(words))
    return Span(at, at + len(words))
