"""Numerals that count nothing: each rule that sets one aside, with its name, its reason, its form.

Rules are tried in the order in which they stand here, and the first that claims a stretch keeps it.
Every pattern is bounded, so that no text, however long or odd, makes one slow.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from eufacts.source.numbers.spans import Span, Taken


@dataclass(frozen=True, slots=True)
class AsideReading:
    """A stretch of text that holds a numeral but no quantity and no date."""

    rule: str
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class AsideRule:
    """A form in which numerals count nothing."""

    name: str
    reason: str
    pattern: re.Pattern[str]


def _rule(name: str, reason: str, *forms: str) -> AsideRule:
    joined = "|".join(f"(?:{form})" for form in forms)
    return AsideRule(name, reason, re.compile(joined, re.VERBOSE | re.MULTILINE))


_ACT = (
    r"(?:[Dd]irective|[Rr]egulation|[Dd]ecision|[Rr]ecommendation|[Rr]esolution|[Oo]pinion"
    r"|[Cc]ommunication|Joint\ Action|Common\ Position|[Cc]ases?|[Jj]oined\ [Cc]ases|UNSCR)s?"
)
_SUFFIX = r"(?:/[A-Za-z]{2,8}){0,2}"
_DASH = "[-\u2010-\u2014]"
_ITEM = r"\d{1,4}(?:\.\d{1,3}){0,3}[a-z]?\b(?:\s?\([0-9a-z]{1,4}\)){0,3}(?!%|\s?%|[.,]?\d)"
_NOT_COUNTED = r"(?!\s(?:million|billion|per\scent|EUR|Member))"
_MORE = rf"(?:(?:,?\s(?:and|or|to)\s|\s?,\s|\s?{_DASH}\s?){_ITEM}{_NOT_COUNTED}){{0,40}}"
_ITEMS = _ITEM + _MORE

_PROGRAMME_WORDS = """
    Horizon Europe Agenda Natura Europa Culture Erasmus Strategy Vision Expo Compact Customs
    Fiscalis Hercule Pericles Dublin Schengen Eurovoc Windows Galileo
"""
_PROGRAMMES = _PROGRAMME_WORDS.split()

STRUCTURAL: Final = (
    _rule(
        "web-address",
        "An address on the web or of a person names a place; its digits count nothing.",
        r"\bhttps?://\S{1,2000}",
        r"\bwww\.\S{1,2000}",
        r"(?<![\w.+-])[\w.+-]{1,64}@\w[\w.-]{1,200}",
    ),
    _rule(
        "celex-number",
        "A CELEX number is the name of an act in EUR-Lex.",
        r"(?<!\w)[0-9CE]\d{4}[A-Z]{1,2}\d{4}(?:\(\d\d\))?(?!\w)",
    ),
    _rule(
        "act-number",
        "The number of an act, a document or a case is its name: JOIN(2015) 40, (EU) No 231/2014.",
        r"(?<![A-Za-z])[A-Z]{1,6}\s?\(\d{2,4}\)\s?\d{1,5}(?:/\d{1,3})?(?:\s?(?:final|def)\b)?(?:/\d)?",
        r"(?<![A-Za-z])(?:COM|JOIN|SEC|SWD|C)/\d{2,4}/\d{1,5}(?:\s?final\b)?",
        rf"\((?:EU|EC|EEC|ECSC|CFSP|JHA|Euratom)(?:,\s?\w{{2,8}}){{0,2}}\)\s?(?:Nos?\s?)?\d{{1,5}}/\d{{1,5}}{_SUFFIX}",
        rf"(?<![\d/])\d{{1,4}}/\d{{1,5}}/(?:EU|EC|EEC|ECSC|CFSP|PESC|JHA|Euratom|GASP){_SUFFIX}\b",
        rf"\b{_ACT}\s(?:\([^()]{{1,20}}\)\s)?(?:No\s?)?\d{{1,5}}/\d{{1,5}}{_SUFFIX}(?!\d)",
        rf"\b{_ACT}\s(?:No\s?)?\d{{3,4}}(?:\s?\(\d{{4}}\))",
        r"\b(?:[Rr]esolutions?|UNSCRs?|SC\ Res\.?)\s(?:No\s?)?\d{3,4}\b",
        r"\b[A-Z]{1,4}(?:/[A-Z]{2,5}){1,2}/\d{1,4}(?:/\d{1,4}){0,2}(?!\d)",
        rf"\bNos?\s?\d{{1,5}}/\d{{1,5}}{_SUFFIX}(?!\d)",
        r"\b[CTF][-\u2010\u2011\u2013]\d{1,4}/\d\d(?:\s?P)?\b",
        r"(?<![\d/.,])(?!(?:19|20)\d\d/)\d{1,4}/(?:19|20)\d\d(?![\d/])",
        r"(?<![\d/.,])(?:19|20)\d\d/(?!(?:19|20)\d\d\b)\d{3,5}(?![\d/])",
    ),
    _rule(
        "official-journal",
        "A reference to the Official Journal says where an act was published.",
        r"\bO\.?J\.?\s?(?:No\.?\s?)?(?:[LCS]\s?)?\d{1,4}(?:\s?[A-Z]\b|/\d{1,3})?(?!\.\d)",
        r"\bL\s\d{1,4}(?=,\sp)",
    ),
    _rule(
        "page-number",
        "A page number says where something stands.",
        rf"\b(?:pp?\.|pages?)\s?\d{{1,5}}(?:\s?{_DASH}\s?\d{{1,5}})?(?!\d)",
    ),
    _rule(
        "article-number",
        "The number of an article, paragraph, point, annex or recital is a part of the act's name.",
        r"\b(?:[Aa]rticles?|[Aa]rts?\.|ARTICLES?)\s" + _ITEMS,
        r"\b(?:[Ss]ub-?)?[Pp]aragraphs?\s" + _ITEMS,
        r"\b[Pp]aras?\.?\s" + _ITEMS,
        r"\b(?:[Rr]ecitals?|[Ii]ndents?|[Pp]oints?)\s" + _ITEMS,
        r"\b(?:[Rr]ecitals?|[Pp]oints?|[Ll]etters?)\s\([0-9a-z]{1,4}\)(?:\([0-9a-z]{1,4}\)){0,2}",
        r"\b(?:Annex|Annexes|ANNEX|Title|Chapter|Part|Section|Protocol|Schedule)\s[IVXLC]{1,7}\b",
        r"\b(?:Annex|Annexes|ANNEX|Appendix|Protocol(?:\sNo)?|Titles?|Rules?)\s" + _ITEMS,
    ),
    _rule(
        "label-number",
        "A number that names a part of a text or plan: Table 3, footnote 5, Objective 2.",
        r"\b(?:[Cc]hapters?|[Ss]ections?|[Ff]ootnotes?|[Tt]ables?|[Ff]igures?|[Bb]ox(?:es)?|[Gg]raphs?"
        r"|[Cc]harts?|[Ff]n\.|[Ff]ig\.|[Tt]ab\.|Parts?|Volumes?|Vol\.|Map|Diagram|Headings?)\s"
        + _ITEMS,
        r"\b(?:Actions?|Objectives?|Goals?|SDGs?|Targets?|Priority|Priorities|Pillars?|Phases?|Steps?"
        r"|Options?|Strands?|Stages?|Tiers?|Levels?|Tracks?|Scenarios?|Axis|Lots?|Tasks?|Mode"
        r"|Recommendations?|Measures?|Class|Category|Formula|Question|Type|Group|Zone|Room|Day)\s"
        r"\d{1,2}[a-z]?\b(?:(?:,\s|\sand\s|\s?[-\u2013]\s?|,\sand\s)\d{1,2}\b(?!\s[a-z]{3}))"
        r"{0,20}(?![.,]?\d|\s?%|\s(?:million|billion))",
        rf"\bNos?\.?\s\d{{1,4}}(?:(?:,\s|\sand\s|\s?{_DASH}\s?)\d{{1,4}}){{0,20}}\b(?![.,/]\d)",
    ),
    _rule(
        "world-war",
        "The number of a war is its name.",
        r"\b[Ww]orld\s[Ww]ar\s(?:I{1,3}|[12]|[Oo]ne|[Tt]wo)\b",
        r"\bWW(?:I{1,2}|[12])\b",
    ),
    _rule(
        "programme-name",
        "A year or number that is a part of a programme's name: Horizon 2020, Natura 2000.",
        rf"\b(?:{'|'.join(_PROGRAMMES)})[-\s](?:19|20)\d\d\b(?!\s?[-\u2013/]\s?(?:19|20)?\d\d\b)",
        r"\b[Ff]it\s[Ff]or\s55\b",
        r"\b24/7\b",
        r"\b9/11\b",
        r"\bCOP\s?\d\d\b",
        r"\bG\s?(?:7|8|20|77)\b",
    ),
    _rule(
        "list-number",
        "The number before an item of a list says which item it is.",
        r"^\s{0,8}\(?(?:\d{1,2}(?:\.\d{1,2}){0,3}|[ivx]{1,5})[.)]+(?=\s|[A-Z])",
        r"^\s{0,8}[IVX]{1,6}\.(?=\s|[A-Z])",
        r"^\s{0,8}\d{1,2}(?:\.\d{1,2}){1,3}(?=\s[A-Z])",
        "(?<=[\u2018\u201c])\\d{1,2}\\.(?=\\s|$)",
        r"(?:^|(?<=\s))\((?:i{1,3}|iv|vi{0,3}|ix|xi{0,3}|xiv|xv)\)",
        r"(?<=[:;,.]\s)\(\d{1,2}\)(?=\s\w)",
        r"(?<=[:;,]\s)\d{1,2}\)(?=\s)",
        r"\b(?:and|or|namely|both)\s\(\d{1,2}\)(?=\s\w)",
    ),
    _rule(
        "footnote-marker",
        "A number between spaced parentheses marks a footnote, as EUR-Lex prints acts: ( 21 ).",
        r"\(\s\*?\d{1,3}\s\)",
    ),
    _rule(
        "clock-time",
        "A time of day.",
        r"(?<![\d:.])(?:[01]?\d|2[0-4])(?::|h)[0-5]\d(?::[0-5]\d)?(?![\d:])(?:\s?(?:a\.?m\.?|p\.?m\.?|CET|GMT|UTC|hrs))?",
        r"(?<![\d:.])(?:1[0-2]|0?[1-9])(?:\.[0-5]\d)?\s?(?:a\.m\.|p\.m\.|am\b|pm\b)",
    ),
    _rule(
        "telephone-number",
        "A telephone number is an address.",
        r"(?<![\w+])\+(?=(?:[\s.()/-]{0,2}\d){7})\d{1,3}(?:[\s.()/-]{0,2}\d{1,5}){2,7}(?!\d)",
        r"\b(?:Tel|Telephone|Phone|Fax|Mobile)\.?\s?:?\s?\(?\d{1,5}\)?(?:[\s./-]{1,2}\d{1,5}){1,6}(?!\d)",
    ),
    _rule(
        "postal-address",
        "The number of a house or a town says where it is.",
        r"\b\d{4,5}\s(?=Brussels|Bruxelles|Luxembourg|Strasbourg|Frankfurt|Warsaw|The\sHague)",
        r"\b\d{1,4}(?:,?\s)(?=(?i:rue|avenue|boulevard|place|chauss\u00e9e)\s)",
    ),
    _rule(
        "ordinal",
        "An ordinal says which, not how many: the 21st century.",
        r"(?<![\w.,])\d{1,4}(?:st|nd|rd|th)\b(?!\s(?:of\s)?(?:January|February|March|April|May|June"
        r"|July|August|September|October|November|December)\b)",
    ),
    _rule(
        "name",
        "A digit that a letter touches is a part of a name: COVID-19, G20, CO2, EU-28.",
        r"(?<![\w-])(?![QH][1-4]\s20\d\d\b)(?!(?:mid|pre|post|early|late|end|non|JPY|CHF|GBP|USD|EUR)[-\u2010\u2011]?\d)"
        r"[A-Za-z]{1,24}(?:[-\u2010\u2011+]|)\d{1,6}(?![\d]|[.,]\d)[A-Za-z]{0,3}\b"
        r"(?:[-\u2010\u2011][A-Z0-9]\w{0,8})?",
        r"(?<![\w-])[A-Z]{4,12}\s\d{1,2}(?![\d%]|[.,]\d|\s%)(?=\s(?:[A-Z][a-z]|and|or)|[,.;:)]|$)",
    ),
)
"""Tried before dates and quantities are read."""

_ORDINALS = (
    "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth"
    "|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth|fortieth"
    "|fiftieth|hundredth|thousandth|millionth"
)

LATE: Final = (
    _rule(
        "ordinal",
        "An ordinal says which, not how many: the first priority.",
        rf"\b(?i:(?:(?:twen|thir|for|fif|six|seven|eigh|nine)ty-)?(?:{_ORDINALS}))(?:ly|s)?\b",
    ),
    _rule(
        "pronoun-one",
        '"One" that stands for a person or thing, or for "a": one of the poorest, on the one hand.',
        r"\b[Oo]nes?\b",
    ),
)
"""Tried on what dates and quantities have left."""

_DIGITS: Final = re.compile(r"\d\d*+(?:[.,]\d++)*+")


def claim(text: str, rules: tuple[AsideRule, ...], taken: Taken) -> list[AsideReading]:
    """Find what each rule sets aside, the first rule first, outside what is taken already."""
    found: list[AsideReading] = []
    for rule in rules:
        mine = [
            AsideReading(rule.name, span, span.of(text))
            for span in _spans(rule.pattern, text)
            if not taken.meets(span)
        ]
        found += mine
        taken = taken.plus(aside.span for aside in mine)
    return sorted(found, key=lambda aside: aside.span)


def _spans(pattern: re.Pattern[str], text: str) -> Iterator[Span]:
    return (Span(*hit.span()) for hit in pattern.finditer(text))


def leftovers(text: str, taken: Taken) -> Iterator[AsideReading]:
    """Every numeral in digits that nothing has claimed, so that none goes unseen."""
    for run in _spans(_DIGITS, text):
        if taken.holds(run):
            continue
        for span in _free(text, run, taken) if taken.meets(run) else [run]:
            before, after = text[max(0, span.start - 1) : span.start], text[span.end : span.end + 1]
            touches = (before + after).replace("_", "a")
            rule = "name" if any(character.isalpha() for character in touches) else "unreadable"
            yield AsideReading(rule, span, span.of(text))


def _free(text: str, run: Span, taken: Taken) -> Iterator[Span]:
    """The digits of a run that are left where something has claimed a part of it."""
    start = run.start
    for at in range(run.start, run.end + 1):
        if at == run.end or not text[at].isdigit() or taken.meets(Span(at, at + 1)):
            if at > start:
                yield Span(start, at)
            start = at + 1
