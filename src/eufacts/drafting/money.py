"""What a sentence says of its money: status, payers, recipients, of what it is a part."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final, NamedTuple

from eufacts.drafting.labels import clause_around
from eufacts.source.numbers.spans import Span

_STEMS: Final = {
    "committed/planned": "committed/planned",
    "allocated": "allocat",
    "approved": "approv",
    "committed": "commitment|committed|commits|committing",
    "considered": "consider",
    "contributed": "contribut",
    "financed": "financed|finances|financing",
    "indicative": "indicative",
    "mobilised": "mobilis|mobiliz",
    "negotiated": "negotiat",
    "planned": "planned|plans to|planning",
    "proposed": "proposed|proposes|proposing",
    "provided": "provid",
}
"""For each status the beginnings of the words that say it, where no vocabulary gives others."""
_AUXILIARY: Final = re.compile(
    r"(?:\b(?:has|have|had|is|are|was|were|will|be|been|being|already|also|currently)\s)+\Z"
)
_PAYER: Final = re.compile(
    r"(?:[Tt]he\s)?(?P<first>(?:European\s)?(?:Union|Commission|Investment\sBank)|EU(?:\sbudget)?"
    r"|Member\sStates)(?:\sand\s(?:its|the|their)\s(?P<last>Member\sStates))?\s"
    r"(?P<verb>(?:(?:has|have|had|will|is|are|also|already|currently)\s)*)\Z"
)
_TO: Final = re.compile(r"(?:(?:has|have|is|was|were)\s[\w\s]{0,30}?)?\s?(?:to|for)\s(?:the\s)?\Z")
_PART: Final = re.compile(r"out of the total|of which|including eur", re.IGNORECASE)
_INCLUDES: Final = re.compile(
    r"\b(?:includ(?:es?|ed|ing)|consist(?:s|ed|ing)? of|compris(?:es?|ed|ing)|made up of)\b"
)
_OF_THE: Final = re.compile(r"\b(?:[Oo]ut\s)?[Oo]f\s(?:the|these|this|its)\s(?:total\s)?\Z")
_ANOTHER: Final = re.compile(r"[;.]\s|\b(?:while|whereas|but|although)\b")
"""What begins a clause on another amount."""
_PRICE: Final = re.compile(
    r"\s?/\s?(?!year|month|annum)[a-z]|\s?\bper\s(?!year|month|annum|week|day|member|country|state"
    r"|region|project|programme|beneficiary)\w"
    r"|\s(?:for\s)?(?:an?|one|each|every)\s(?:cubic|square|metre|tonne|ton|lit(?:re|er)|hectare"
    r"|kilo|kilometre|head|person|ticket|unit|barrel|acre|mile)\w*",
    re.IGNORECASE,
)
"""What follows an amount that is a price of one thing."""


_PRICE_HEAD: Final = re.compile(
    r"(?:\b[A-Z]{3}|[\u20ac\u00a3$])\s?(?:/|\bper\s)\s?(?!year|month|annum)[a-z]"
)


class Statuses:
    """The words by which a document says what has become of money."""

    def __init__(self, defined: Mapping[str, Any]) -> None:
        """Take the statuses of a vocabulary; our own if it defines none."""
        known = {name: _said_by(name, entry) for name, entry in defined.items()} or _STEMS
        self._names = tuple(known)
        # The longest first: "committed/planned" is a status, of which "committed" is another.
        order = sorted(range(len(known)), key=lambda at: -len(self._names[at]))
        stems = tuple(known.values())
        self._pattern = re.compile(
            "|".join(rf"(?P<s{at}>(?<![\w/])(?:{stems[at]})[\w/]*)" for at in order), re.IGNORECASE
        )

    def find(self, text: str, start: int, end: int) -> list[re.Match[str]]:
        """The words of a stretch of text that say a status."""
        return list(self._pattern.finditer(text, start, end))

    def name(self, found: re.Match[str]) -> str:
        """The status that some words say."""
        return self._names[int((found.lastgroup or "s0")[1:])]


def _said_by(name: str, entry: object) -> str:
    """A pattern for the beginnings of the words that say a status of a vocabulary.

    A beginning of words that we know is of these only: "commit" is not of "committee".
    """
    given = entry.get("stems", ()) if isinstance(entry, dict) else ()
    known = [word for stems in _STEMS.values() for word in stems.split("|")]
    own = (
        [word for word in known if word.startswith(stem.casefold())] or [re.escape(stem)]
        for stem in given or _STEMS.get(name, name).split("|")
    )
    return "|".join(word for words in own for word in words)


class Status(NamedTuple):
    """A status with the words that say it."""

    name: str | None = None
    words: str | None = None
    funders: tuple[str, ...] = ()
    doubt: str = ""


def status_of(statuses: Statuses, text: str, about: Span, others: list[Span]) -> Status:
    """The status of an amount, by the nearest word of its clause that states one."""
    clause = clause_around(text, about)
    start = max([clause.start, *(one.end for one in others if one.end <= about.start)])
    end = min([clause.end, *(one.start for one in others if one.start >= about.end)])
    hits = statuses.find(text, start, end)
    if not hits and start > clause.start:
        # "More than EUR 1 million and EUR 2 million were provided": one verb for both.
        hits = statuses.find(text, clause.start, about.start)
    if not hits:
        return Status()
    best = min(hits, key=lambda hit: _gap(Span(*hit.span()), about))
    auxiliary = _AUXILIARY.search(text, clause.start, best.start())
    first = auxiliary.start() if auxiliary else best.start()
    stated = {hit.lastgroup for hit in hits}
    doubt = "several words of the clause state a status" if len(stated) > 1 else ""
    funders = _funders(text, clause, best) if best.end() <= about.start else ()
    return Status(statuses.name(best), text[first : best.end()], funders, doubt)


def _funders(text: str, clause: Span, verb: re.Match[str]) -> tuple[str, ...]:
    """Who pays: the subject right before an active verb."""
    payer = _PAYER.search(text, clause.start, verb.start())
    if payer is None or not re.search(r"(?:ed|ing|es)\Z|\A\w+(?<!s)\Z", verb[0]):
        return ()
    is_passive = re.search(r"\b(?:is|are)\b", payer["verb"]) and not verb[0].endswith("ing")
    return () if is_passive else tuple(name for name in payer.group("first", "last") if name)


def _gap(one: Span, about: Span) -> int:
    return max(one.start - about.end, about.start - one.end, 0)


def is_price(text: str, end: int, heads: Iterable[str]) -> bool:
    """Whether an amount is the price of one thing, which nobody funds: EUR 18 per tonne.

    Args:
        text: Its sentence.
        end: Where it ends.
        heads: What a table says of its unit.
    """
    return bool(_PRICE.match(text, end) or any(map(_PRICE_HEAD.search, heads)))


def receives(
    text: str, about: Span, countries: list[tuple[str, Span]], others: list[Span]
) -> tuple[str, ...]:
    """The countries that an amount goes to, where "to" or "for" stands before them."""
    found: list[str] = []
    at = about.end
    limit = min([len(text), *(one.start for one in others if one.start >= about.end)])
    for code, span in countries:
        if not about.end <= span.start < limit:
            continue
        between = text[at : span.start]
        is_next = found and re.fullmatch(r",\s(?:the\s)?|,?\sand\s(?:the\s)?", between)
        if not (
            is_next or (not found and re.search(r"[.;,]", between) is None and _TO.search(between))
        ):
            break
        found.append(code)
        at = span.end
    return tuple(dict.fromkeys(found))


def includes(text: str, whole: Span, about: Span) -> bool:
    """Whether the words at and after an amount say that the next one is a part of it."""
    between = text[whole.end : about.start]
    opens = _OF_THE.search(text, 0, whole.start) and between.startswith(", ")
    return bool(opens or _INCLUDES.search(between))


def goes_on(text: str, before: Span, about: Span) -> bool:
    """Whether an amount is in one list with the one before it."""
    return _ANOTHER.search(text, before.end, about.start) is None


def is_part(text: str, about: Span) -> bool:
    """Whether a sentence calls an amount a part of another."""
    start = max(text.rfind(". ", 0, about.start), text.rfind("; ", 0, about.start)) + 1
    return _PART.search(text, start, about.end) is not None
