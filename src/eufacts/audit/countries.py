"""Whether a number is given for the countries that the document gives it for."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from eufacts.audit.attribution import GIVING
from eufacts.audit.claims import NumberClaim
from eufacts.audit.facts import Entry
from eufacts.audit.places import Place, places_in
from eufacts.audit.scope import Span
from eufacts.source.numbers.countries import countries

_BEFORE: Final = 50
"""How many characters before a country say whether something goes to it."""
_MANY_COUNTRIES: Final = 5
"""What is of more countries than this is not for those that another clause names."""


def countries_differ(
    claim: NumberClaim, entry: Entry, regions: Mapping[str, frozenset[str]]
) -> list[str]:
    """The countries that the article names where the document has others; empty if none differ."""
    places, sure = claim.sentence.places_of(claim.span)
    named, text = {place.code for place in places}, claim.sentence.text
    apart = not claim.sentence.places_in(claim.sentence.own(claim.span))
    if not sure or not named or (apart and len(entry.countries) > _MANY_COUNTRIES):
        return []
    if _given_elsewhere(claim, entry, regions):
        return sorted(named)
    leads = _leads(claim) if _hosts_of(entry) else set[str]()
    others = [place for place in places if place.code not in leads]
    if leads and others and all(_is_origin(text, place) for place in others):
        # "In Yemen, 95% of the 250,000 students are from Somalia" is of Yemen.
        return sorted(leads) if leads.isdisjoint(entry.countries) else []
    return _of_its_own(claim, entry, named)


def _of_its_own(claim: NumberClaim, entry: Entry, named: set[str]) -> list[str]:
    """The same by the countries in a number's own part of its sentence."""
    from_elsewhere = _from_elsewhere(claim, entry)
    if from_elsewhere:
        return sorted(from_elsewhere)
    counted = _counted_nationality(claim)
    if counted in entry.countries and entry.row["kind"] == "figure":
        return sorted(_hosts(claim, entry))
    if counted and counted not in entry.countries:
        return [counted] if entry.row["kind"] == "figure" else []
    if named & entry.countries:
        others = _put_beside(claim, entry, named)
        apart = _hosts_of(entry) and named.isdisjoint(_hosts_of(entry))
        if entry.row["kind"] == "figure" and (apart or _is_of_people(claim, entry)):
            others |= _hosts(claim, entry)
        return sorted(others)
    return sorted(named) if _excludes(entry, named) else []


_LEADS: Final = re.compile(r"\W*(?:in|within|inside)\s(?:the\s)?", re.IGNORECASE)
_FROM: Final = re.compile(r"\bfrom\s(?:the\s)?\Z")


@lru_cache(maxsize=4096)
def _hosts_of(entry: Entry) -> frozenset[str]:
    """The countries in which a figure's label says that it is counted: not those of origin."""
    label = str(entry.row["label"])
    if entry.row["kind"] != "figure":
        return frozenset()
    hosts = (place.code for place in places_in(label) if not _is_origin(label, place))
    return entry.countries.intersection(hosts)


def _leads(claim: NumberClaim) -> set[str]:
    """The countries that a number's clause begins with: in Yemen, 95% of the students."""
    sentence, text = claim.sentence, claim.sentence.text
    at = sentence.part_of(claim.span.start)
    own = sentence.parts[at]
    return {
        place.code
        for part in sentence.parts[max(0, at - 1) : at + 1]
        for place in sentence.places_in(Span(part.start, min(part.end, claim.span.start)))
        if _LEADS.fullmatch(text, part.start, place.start)
        and (part is own or not text[place.end : own.start].strip(" ,:"))
    }


def _is_origin(text: str, place: Place) -> bool:
    """Whether a country is where people are from: students from Somalia, Somalis."""
    named = (
        place.code in countries() and text[place.start : place.end] in countries()[place.code].names
    )
    return not named or _FROM.search(text[max(0, place.start - 12) : place.start]) is not None


def _from_elsewhere(claim: NumberClaim, entry: Entry) -> set[str]:
    """The countries that people are said to be from, where a fact's come to others from another."""
    hosts = _hosts_of(entry)
    origins = entry.countries - hosts
    places = claim.sentence.places_of(claim.span)[0]
    said = {place.code for place in places if _is_origin(claim.sentence.text, place)}
    mixed = origins & said or not (hosts and origins and said) or said & hosts
    return set() if mixed else said


def _is_of_people(claim: NumberClaim, entry: Entry) -> bool:
    """Whether a fact's countries are named by their people: applications of Eritreans."""
    known, text = countries(), claim.sentence.text
    return any(
        place.code in entry.countries
        and text[place.start : place.end] not in known[place.code].names
        for place in claim.sentence.places_of(claim.span)[0]
        if place.code in known
    )


def _excludes(entry: Entry, named: set[str]) -> bool:
    """Whether a fact has countries, and its sentence names none of some others beside them."""
    in_sentence = {f"@{code}" for code in named} & entry.terms.keys()
    transit = in_sentence and len(entry.countries) > 1
    return bool(entry.countries) and not transit


_OF_A_CRISIS: Final = re.compile(
    r"['\u2019]s\s(?!own\b)|\s(?:crisis|crises|war|wars|conflict|response|emergency|region|and)\b"
)
"""What follows a country that is not the recipient: the Syria crisis, Jordan's neighbours."""
_TO: Final = re.compile(r"\b(?:to|for|towards?)\s(?:the\s)?\Z")
_GIVES: Final = re.compile(
    rf"\b{GIVING}\s"
    r"(?:(?!(?:in|by|from|with|and|while|as|when|that|which|but|fleeing|leaving)\s)[a-z-]+\s){0,4}\Z"
)
"""What stands before a recipient without "to": gave Lebanon."""
_WITH_IT: Final = re.compile(r"\swith\s(?:[a-z]+\s){0,4}\Z")
"""What stands between a recipient and an amount: supported Lebanon with."""
_IN_OR_AND: Final = re.compile(r"\b(?:in|within|inside|of|from|and|across|into|near)\s(?:the\s)?\Z")
_BENEFITS: Final = re.compile(
    r"\b(?:on|[Ii]n|into|[Ww]ithin|[Ii]nside|reach(?:e[ds]|ing)?|benefit(?:s|ed|ing)?)\s(?:the\s)?\Z"
)
"""What stands before a country that has the money without getting it: spent in Lebanon."""
_TROUBLE: Final = re.compile(
    r"\b(?:cris[ie]s|wars?|conflicts?|fighting|violence|situation|unrest|emergency|needs?|peace)\s"
    r"(?:\w+\s){0,3}(?:in|within|inside)\s(?:the\s)?\Z",
    re.IGNORECASE,
)
_HAS: Final = re.compile(
    r"['\u2019]s?\s\Z|\s(?:will\s|is\sto\s|can\s)?(?:benefits?|benefited|profits?)\sfrom\s\Z"
)
"""What stands between a country and the amount that it has: Lebanon's."""
_GETS: Final = re.compile(
    r"\s?[(,]?\s?(?:only|alone|just|exclusively)\b|\s(?:[\w,]+\s){0,3}?(?:gets?|got|receives?|received|has\shad|(?:been|was|is)\s(?:granted|given|promised|awarded|paid|handed|offered|sent)|alone|is\sto\s(?:get|have|receive))\b"
    r"|\s?:\s"
)


def given_to_fewer(claim: NumberClaim, entry: Entry, regions: Mapping[str, frozenset[str]]) -> bool:
    """Whether an article gives to one country what several, or a region, receive together.

    Or to some of several, where they are named right after "gave".
    """
    row = entry.row
    recipients = set(row.get("recipients") or ())
    if row["kind"] != "funding" or not recipients:
        return False
    sentence, text = claim.sentence, claim.sentence.text
    others = [sentence.own(one) for one in sentence.neighbours(claim.span)]
    places = [
        place
        for place in sentence.places
        if _is_recipient(place.code, recipients, regions)
        and not any(other.covers(place.start) for other in others)
    ]
    codes = {place.code for place in places}
    several = len(codes) > 1
    if not codes or recipients <= codes or (several and _NOT_ALONE.search(sentence.words)):
        return False
    near = Span(sentence.before(claim.span).start, sentence.after(claim.span).end)
    begins = sentence.own(claim.span).start
    for place in places:
        if not near.covers(place.start):
            continue
        # "Serbia received EUR 1 million and Macedonia EUR 2 million"
        beside = place.start == begins and not text[place.end : claim.span.start].strip()
        given = beside or _is_given(text, place, claim.span) or _has(text, place, claim.span)
        if several:
            given = _is_given_directly(text, place) or _gets_all(text, place, claim.span)
        if given:
            return True
    return False


def _given_elsewhere(
    claim: NumberClaim, entry: Entry, regions: Mapping[str, frozenset[str]]
) -> bool:
    """Whether an amount is said to go to a country that the document does not give it to."""
    row = entry.row
    recipients = set(row.get("recipients") or ())
    if row["kind"] != "funding" or not recipients:
        return False
    places = claim.sentence.places_of(claim.span)[0]
    if any(_is_recipient(place.code, recipients, regions) for place in places):
        return False
    return any(_is_given(claim.sentence.text, place, claim.span) for place in places)


def _is_given(text: str, place: Place, amount: Span) -> bool:
    """Whether a country is what an amount goes to: to Lebanon, gave Lebanon, Lebanon gets."""
    before = text[max(0, place.start - _BEFORE) : place.start]
    if _OF_A_CRISIS.match(text, place.end) or _TROUBLE.search(before):
        return False
    if _TO.search(before) or _GETS.match(text, place.end) or _is_given_directly(text, place):
        return True
    with_it = _WITH_IT.fullmatch(text, place.end, amount.start)
    return with_it is not None and not _IN_OR_AND.search(before)


def _has(text: str, place: Place, amount: Span) -> bool:
    """Whether a country has the good of an amount: spent in Lebanon, Lebanon's EUR 855 million."""
    if _OF_A_CRISIS.match(text, place.end):
        return _HAS.fullmatch(text, place.end, amount.start) is not None
    before = text[max(0, place.start - _BEFORE) : place.start]
    benefits = _BENEFITS.search(before) is not None and not _TROUBLE.search(before)
    return benefits or _HAS.fullmatch(text, place.end, amount.start) is not None


def _is_given_directly(text: str, place: Place) -> bool:
    return _GIVES.search(text[max(0, place.start - _BEFORE) : place.start]) is not None


_GOT: Final = re.compile(
    r"\s(?:(?:have|had|will|are|were|to)\s){0,2}(?:get|got|had|have|receive|received|given|granted"
    r"|promised|awarded|paid|offered|share|shared)\s(?:\w+\s)?"
)


def _gets_all(text: str, place: Place, amount: Span) -> bool:
    """Whether a country is the last of those that are said to get an amount."""
    return _GOT.fullmatch(text, place.end, amount.start) is not None


_TAKES: Final = re.compile(
    r"\s?:|(?:\s\w+){0,2}?\s(?:takes?|taken|took|received?s?|registered|hosts?|hosted|shelters?|sheltered"
    r"|has|had|counted|counts|saw|granted|admitted|let\sin|accepted|accepts|gave|logged)\b"
)
"""What follows a country that has the people: Germany: it took; Sweden received."""
_IN: Final = re.compile(r"\b(?:in|within|inside|by)\s(?:the\s)?\Z")
_IN_OR_TO: Final = re.compile(r"\b(?:in|within|inside|by|to|into)\s(?:the\s)?\Z")
_LISTED: Final = re.compile(r",?\s(?:and|or)\s|,\s")
_MANY: Final = 3


def _hosts(claim: NumberClaim, entry: Entry) -> set[str]:
    """The countries that are said to have a fact's people, of which the fact does not speak."""
    sentence, number = claim.sentence, claim.span
    text = sentence.text
    before, own = sentence.before(number), sentence.own(number)
    found = set()
    reached = _IN_OR_TO if _hosts_of(entry) else _IN
    last = -1  # where a country in which they are, or a list of some, ends
    for place in sentence.places_in(Span(before.start, sentence.after(number).end)):
        leads = text[max(0, place.start - 12) : place.start]
        listed = last >= 0 and _LISTED.fullmatch(text, last, place.start)
        named = listed or (place.start < own.end and reached.search(leads))
        if place.start < number.start:
            named = named or _TAKES.match(text, place.end)
        last = place.end if named else -1
        if named and place.code not in entry.countries and f"@{place.code}" not in entry.terms:
            found.add(place.code)
    return found if len(found) < _MANY else set()


_OF: Final = re.compile(r"\sof\s(?:the\s|all\s)?")


def _counted_nationality(claim: NumberClaim) -> str | None:
    """The country whose people are counted: 36,990 Eritreans, 40% of Eritreans."""
    counted = (claim.quantity.counted or "").split()
    if not counted:
        share = _OF.match(claim.sentence.text, claim.span.end)
        at = share.end() if share else -1
        return next(
            (
                one.code
                for one in claim.sentence.places
                if one.start == at and _is_origin(claim.sentence.text, one)
            ),
            None,
        )
    end = claim.span.end + len(counted[-1]) + 2
    for place in claim.sentence.places:
        words = claim.sentence.text[place.start : place.end]
        if words == counted[-1] and claim.span.start <= place.start <= end:
            return place.code
    return None


def _put_beside(claim: NumberClaim, entry: Entry, named: set[str]) -> set[str]:
    """Countries that are named in place of one of a fact's: Kenya for Ethiopia and Sudan."""
    left_out = entry.joint - {place.code for place in claim.sentence.places}
    others = {code for code in named - entry.countries if f"@{code}" not in entry.terms}
    return others if entry.joint and left_out and others else set()


def split_from(claim: NumberClaim, entry: Entry) -> str | None:
    """The one country to which an article gives a count that several have together."""
    if entry.row["kind"] != "figure" or len(entry.joint) < 2:  # noqa: PLR2004
        return None
    sentence = claim.sentence
    named = {place.code for place in sentence.places if place.code in entry.joint}
    every = {place.code for place in sentence.places_of(claim.span)[0]}
    if len(named) != 1 or _NOT_ALONE.search(sentence.words) or _put_beside(claim, entry, every):
        return None
    sure = {place.code for place in sentence.places_of(claim.span)[0]}
    return next(iter(named)) if named <= sure else None


_NOT_ALONE: Final = re.compile(
    r"\b(?:mostly|mainly|includ\w+|such\sas|like|among|first|notably|especially|e\.g\.|three|two"
    r"|neighbou?r\w*|others?|elsewhere|countries|nationalities|also|or)\b",
    re.IGNORECASE,
)


def _is_recipient(code: str, recipients: set[str], regions: Mapping[str, frozenset[str]]) -> bool:
    return code in recipients or bool(regions.get(code, frozenset()) & recipients)
