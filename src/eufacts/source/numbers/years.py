"""Whether four digits are a year or a count: in 2015 farmers came, around 2000 vehicles."""

import re
from typing import Final, Literal

from eufacts.source.numbers.nouns import is_plural, is_role

_NO_YEAR_AFTER: Final = re.compile(
    r"""[.,]\d|\s?%|\s(?:million|billion|trillion|thousand|hundred|per\scent|percent|euros?|EUR(?!\s\d)
    |dollars?|years|months|weeks|days|hours)\b|\s\d{3}(?!\d)""",
    re.VERBOSE,
)
_COUNTED_AFTER: Final = re.compile(
    r"""\s(?:people|persons?|individuals|(?:\w{3,20}\s)?(?:children|women|men|jobs|places|beneficiaries|applications|staff|experts
    |officers|students|enterprises|companies|SMEs|projects|households|families|cases
    |tonnes|km|[khd]?m[23]|(?:square|cubic|nautical|metric)\s[a-z]{3,12}|kilometres|MW|GWh|hectares|ha|units|schools|teachers|workers|soldiers
    |troops|vessels|citizens|researchers|victims|deaths|pages|responses|replies
    |vehicles|houses|homes|farms|animals|trees|stations|points))\b|\s[khd]?m[\u00b2\u00b3]""",
    re.VERBOSE,
)
_OCCASIONS_TEXT: Final = """
    cases instances occasions places municipalities locations sites villages schools
"""
_OCCASIONS: Final = frozenset(_OCCASIONS_TEXT.split())
"""What something may happen "in": in 2000 cases."""
_LEVELS_TEXT: Final = """
    levels level prices figures values baseline data rates terms budget targets emissions
    standards rules elections edition editions conclusions guidelines objectives goals
"""
_LEVELS: Final = frozenset(_LEVELS_TEXT.split())
"""What a year may have, whatever stands before it: below 1990 levels."""
_NEXT_WORDS: Final = re.compile(r"\s([A-Za-z-]+)(?:\s([A-Za-z-]+))?")
_MONEY_BEFORE: Final = re.compile(r"(?:\b(?:EUR|USD|GBP|CHF|ECU|JPY|SEK|DKK|PLN)|[€$£¥])\s?\Z")
_IN_BEFORE: Final = re.compile(
    r"\b(?:in|since|during|before|after|until|till|by|from|throughout)\s\Z", re.IGNORECASE
)
_DETERMINER_BEFORE: Final = re.compile(
    r"\b(?:the|its|their|our|this|each|every)\s\Z", re.IGNORECASE
)
_NUMBER_BEFORE: Final = re.compile(
    r"""(?:\b(?:around|about|some|approximately|nearly|almost|roughly|circa|over|under|above|below
    |up\sto|at\sleast|at\smost|only|another|additional|further|exceed(?:s|ed|ing)?|of\sthe\sorder\sof
    |(?:more|less|fewer)\sthan|as\smany\sas)\s|[~\u2248]\s?)\Z""",
    re.VERBOSE | re.IGNORECASE,
)
_COUNT_BEFORE: Final = re.compile(
    r"(?:\b(?:some|nearly|almost|as\smany\sas|exceed(?:s|ed|ing)?)\s)\Z", re.IGNORECASE
)
"""Words that a year never follows."""
_OFTEN_BEFORE_YEARS: Final = re.compile(
    r"\b(?:around|about|circa|over|under|above|below|up\sto)\s\Z", re.IGNORECASE
)
_THAN_BEFORE: Final = re.compile(r"\b(?:more|less|fewer)\sthan\s\Z", re.IGNORECASE)
_VERB_BEFORE: Final = re.compile(
    r"""\b(?:(?P<plain>has|have|had|having|hit|sold|bought|built|lost|won|made|sent|saw|found|employs?
    |needs?|includes?|contains?|covers?|comprises?|involves?|affects?|closed|opened|saved|killed
    |rescued|hired|funded|planted|employed)|with|(?:19|20)\d\d,?|[a-z]{2,20}ed)\s\Z""",
    re.VERBOSE,
)
"""Verbs whose object may be counted; a participle may describe a year's: revised 2014 texts."""
_LOOK_BACK: Final = 24
YearOrCount = Literal["year", "count", "unsure"]


def year_or_count(text: str, hit: re.Match[str]) -> YearOrCount:
    """Say whether four digits are a ``year`` or a ``count``, or that one is ``unsure``."""
    before = text[max(0, hit.start() - _LOOK_BACK) : hit.start()]
    if _NO_YEAR_AFTER.match(text, hit.end()) or _MONEY_BEFORE.search(before):
        return "count"
    words = _NEXT_WORDS.match(text, hit.end())
    nouns = [word.lower() for word in words.groups() if word] if words else []
    if nouns and nouns[0] in _LEVELS:
        return "year"
    noun = next((word for word in nouns if is_plural(word) and word not in _LEVELS), None)
    listed = _COUNTED_AFTER.match(text, hit.end()) is not None or any(map(is_role, nouns))
    round_number = hit[0].endswith("00")
    if noun is not None and _NUMBER_BEFORE.search(before):
        # "Around 2000 vehicles" counts; "around 2015 things" may be of a year.
        plain = listed or round_number or _OFTEN_BEFORE_YEARS.search(before) is None
        return "count" if plain else "unsure"
    if listed and not _COUNT_BEFORE.search(before):
        return _before_a_noun(before, noun, round_number=round_number)
    if nouns and nouns[0] == noun and (kind := _after_a_verb(before, round_number=round_number)):
        return kind
    return _before_no_noun(before)


def _after_a_verb(before: str, *, round_number: bool) -> YearOrCount | None:
    """They sold 2000 computers; the crisis hit 2010 firms; 2000 farmers came."""
    verb = _VERB_BEFORE.search(before)
    if verb is None:
        begins = round_number and not before.strip()
        return "unsure" if begins else None
    plain = round_number or verb["plain"]
    return "count" if plain else "unsure"


def _before_a_noun(before: str, noun: str | None, *, round_number: bool) -> YearOrCount:
    """In 2015 farmers came, the 2015 projects; in 2000 cases, the 2000 jobs; 2000 jobs."""
    if _IN_BEFORE.search(before):
        return "unsure" if noun in _OCCASIONS else "year"
    if _DETERMINER_BEFORE.search(before):
        return "unsure" if round_number else "year"
    return "count"


def _before_no_noun(before: str) -> YearOrCount:
    """Nearly 2000; more than 2000; around 2000."""
    if _COUNT_BEFORE.search(before):
        return "count"
    return "unsure" if _THAN_BEFORE.search(before) else "year"
