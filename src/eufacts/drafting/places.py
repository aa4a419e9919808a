"""The countries and regions that a number is about, as its sentence names them."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from eufacts.source.numbers.countries import CountryReading
from eufacts.source.numbers.spans import Span

_LINK: Final = re.compile(
    r",?\s(?:and|or|but also in|as well as)\s(?:in\s)?(?:the\s)?|,\s(?:the\s)?"
)
_AND: Final = re.compile(r"\sand\s(?:the\s)?")
_ADDED: Final = re.compile(
    r",?\s(?:with|at|by|has|had|gets|got|hosts|hosted|registered|recorded|counted)\s|:?\s"
)
"""Between a country and the number that is added to it: Kenya, with 200 dams, Uganda 100."""
_CLAUSE: Final = re.compile(
    r"[;.]\s|,\s(?:while|whereas|but|although|of which|including|(?:half|many|most|some) of)\s"
    r"|,\sand\s(?=[A-Z]\w+\s[a-z]+ed\s)"
)
"""What begins another clause."""
_CONTRAST: Final = re.compile(r",\s(?:while|whereas|but|although)\s")
_PARTS: Final = re.compile(r",|\binclud|\bof which\b|\bconsists?\b|\bcompris")
"""Between an amount and the parts that another number gives of it."""
_OF_WHOLE: Final = re.compile(r"\b(?:out\s)?of\s(?:the|these|those|its|all)\s\Z", re.IGNORECASE)
"""Before a number of which the next one is a part."""
_INSTITUTION: Final = re.compile(
    r"\b(?:Agency|Authority|Bank|Bureau|Court|Institute|Ministry|Office|Statistics|University)"
    r"\s(?:[Oo]f\s|for\s)?(?:the\s)?\Z"
)
"""Before a country that is a part of an institution's name."""
_OTHERS: Final = "the sentence names other countries too"
_WHERE: Final = re.compile(r"(?:\s[a-z]+){1,8}\sin\s(?:the\s)?")
"""Between a people and where they are: Syrian students in Malta."""
_STOP: Final = re.compile(r"[.;]\s|,\s(?!\w+\sand\b)|:\s")
_WHO: Final = re.compile(
    r",?\s(?:who|which|where)\s(?:(?:together|alone|now|already|all|each|both|still)\s)*\w+(?:\s\w+)?\s"
)
"""Between countries and the number that a clause says of them: Malta and Cyprus, which host 900."""
_POINTS_BACK: Final = re.compile(
    r"(?:In (?:this|that)|Out of (?:the|this)|Of (?:the(?! total of)|these|this|which)|These|This)"
    r"\b"
    r"|.*\b(?:these|those|this|that) (?:\w+ )?countr(?:y|ies)\b"
)
"""Sentences that speak of what the one before names."""
_REGIONS: Final = re.compile(
    r"\b(?:(?:Sub-Saharan|North|Northern|South|Southern|East|Eastern|West|Western|Central|Middle)\s"
    r"(?:of\s)?(?:Africa|Asia|America|Europe)|Lake\sChad|Gulf\sof\sGuinea|South-[Ee]ast(?:ern)?\s(?:Asia|Europe)|Latin\sAmerica"
    r"|Western\sBalkans|Middle\sEast|Horn\sof\sAfrica|Sahel|Africa|Asia|Europe)\b(?!\w|\s[A-Z])"
)


_NEXT_REGION: Final = re.compile(
    r"(?:\s(?:regions?|basin|area))?(?:,\s(?:and\s|or\s)?|\s(?:and|or)\s)(?:in\s)?(?:the\s)?"
)
"""Between two regions of a list: the Sahel and Lake Chad regions, the Horn of Africa."""


class Place(NamedTuple):
    """The countries of a number, and what is in doubt about them."""

    countries: tuple[str, ...] = ()
    doubt: str = ""
    is_before: bool = False
    """They are named in the sentence before."""


def place_of(
    text: str,
    named: Sequence[CountryReading],
    about: Span,
    others: Sequence[Span],
    before: Sequence[CountryReading],
) -> Place:
    """Say which countries a number is about.

    Args:
        text: Its sentence.
        named: The countries in it.
        about: The number, with its qualifier.
        others: The other numbers of the sentence.
        before: The countries in the sentence before.
    """
    if not named:
        if before and _POINTS_BACK.match(text):
            return Place(codes(before), "the countries are named in the sentence before", True)
        return Place()
    inside = [one for one in named if about.start <= one.span.start < about.end]
    if not inside and text[: about.start].endswith("("):
        inside = [one for one in named if one.span.end == about.start - 2]
    following = (
        inside
        or _respective(text, named, about, others)
        or _heads(text, named, about)
        or _following(text, named, about, others)
    )
    if following:
        return Place(codes([*_of_who(text, named, about), *following]))
    stop = max(text.rfind(sign, 0, about.start) for sign in ("; ", ". "))
    stop = max([stop, *(hit.start() for hit in _CONTRAST.finditer(text, 0, about.start))])
    ahead = [
        one
        for one in named
        if stop < one.span.start
        and one.span.end <= about.start
        and not _is_source(text, one, about)
        and not _is_of_another(text, named, one, about, others)
    ]
    chosen = ahead or [
        one
        for one in named
        if _is_joined(text, one, about, others) and not _has_own(text, one, others)
    ]
    return Place(codes(chosen), "" if chosen == list(named) else _OTHERS)


def _is_source(text: str, one: CountryReading, about: Span) -> bool:
    """Whether a country only names who says it: Bank of Malta: exports were EUR 3 billion."""
    return ": " in text[one.span.end : about.start] and bool(
        _INSTITUTION.search(text, 0, one.span.start)
    )


def _is_of_another(
    text: str,
    named: Sequence[CountryReading],
    one: CountryReading,
    about: Span,
    others: Sequence[Span],
) -> bool:
    """Whether a country before a number follows another one, which is not its whole."""
    for other in others:
        if other.end <= one.span.start and not one.is_people:
            rest = [about, *(span for span in others if span is not other)]
            is_whole = _OF_WHOLE.search(text, 0, other.start)
            if not is_whole and one in _following(text, named, other, rest):
                return True
    return False


def _is_joined(text: str, one: CountryReading, about: Span, others: Sequence[Span]) -> bool:
    """Whether a country after a number is in its clause, and not with a part of it."""
    at = one.span.start
    if at < about.end or _CLAUSE.search(text, about.end, at):
        return False
    following = [other.start for other in others if about.end <= other.start < at]
    return not following or not _PARTS.search(text, about.end, min(following))


def _respective(
    text: str, named: Sequence[CountryReading], about: Span, others: Sequence[Span]
) -> list[CountryReading]:
    """The country of a number in "Norway and Malta gave 14 and 9 million respectively"."""
    numbers = sorted([about, *others])
    if "respectively" not in text[numbers[-1].end :] or len(numbers) != len(named):
        return []
    return [named[numbers.index(about)]]


def _has_own(text: str, one: CountryReading, others: Sequence[Span]) -> bool:
    """Whether a number of its own stands right after a country."""
    return any(_ADDED.fullmatch(text[one.span.end : other.start]) for other in others)


def _heads(text: str, named: Sequence[CountryReading], about: Span) -> list[CountryReading]:
    """The country that a number is added to: Kenya, with over 200 dams, Uganda, with over 100."""
    return _last_before(text, named, about, _ADDED, _AND)


def _of_who(text: str, named: Sequence[CountryReading], about: Span) -> list[CountryReading]:
    """The countries right before a clause with "who" or "which" that has the number."""
    return _last_before(text, named, about, _WHO, _LINK)


def _last_before(
    text: str,
    named: Sequence[CountryReading],
    about: Span,
    between: re.Pattern[str],
    link: re.Pattern[str],
) -> list[CountryReading]:
    """The last country before a number, with those that a link joins to it."""
    ahead = [one for one in named if one.span.end <= about.start]
    if not ahead or not between.fullmatch(text, ahead[-1].span.end, about.start):
        return []
    found = ahead[-1:]
    for one in reversed(ahead[:-1]):
        if not link.fullmatch(text, one.span.end, found[0].span.start):
            break
        found.insert(0, one)
    return found


def codes(named: Sequence[CountryReading]) -> tuple[str, ...]:
    """Their codes, each once."""
    return tuple(dict.fromkeys(one.code for one in named if one.code))


def _following(
    text: str, named: Sequence[CountryReading], about: Span, others: Sequence[Span]
) -> list[CountryReading]:
    """The countries between a number and the next, with the list that they begin."""
    end, limit = _reach(text, about, others)
    after = [
        one for one in named if one.span.start >= about.end and not _has_own(text, one, others)
    ]
    found = [one for one in after[:1] if one.span.start < min(end, limit)]
    for one in after[1:] if found else ():
        between = text[found[-1].span.end : one.span.start]
        is_where = found[-1].is_people and _WHERE.fullmatch(between)
        if one.span.start >= limit or not (is_where or _LINK.fullmatch(between)):
            break
        found.append(one)
    return found


def _reach(text: str, about: Span, others: Sequence[Span]) -> tuple[int, int]:
    """Where the clause of a number ends, and where the next number begins."""
    stop = _STOP.search(text, about.end)
    following = (one.start for one in others if one.start >= about.end)
    return stop.start() if stop else len(text), min([len(text), *following])


def regions_of(text: str, about: Span, others: Sequence[Span]) -> tuple[str, ...]:
    """The regions named between a number and the next, or the end of its clause."""
    end, limit = _reach(text, about, others)
    found: list[re.Match[str]] = []
    for hit in _REGIONS.finditer(text, about.end, limit):
        if hit.start() < end or (
            found and _NEXT_REGION.fullmatch(text, found[-1].end(), hit.start())
        ):
            found.append(hit)
    return tuple(dict.fromkeys(hit[0] for hit in found))
