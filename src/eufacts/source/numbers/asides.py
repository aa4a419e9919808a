"""Numerals that count nothing: each rule that sets one aside, with its name, its reason, its form.

Rules are tried in the order in which they stand here, and the first that claims a stretch keeps it.
Every pattern is bounded, so that no text, however long or odd, makes one slow.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from eufacts.celex import CELEX_FORM
from eufacts.source.numbers.spans import Span, Taken


@dataclass(frozen=True, slots=True)
class SetAside:
    """A stretch of text that holds a numeral but no quantity and no date."""

    rule: str
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A form in which numerals count nothing."""

    name: str
    reason: str
    pattern: re.Pattern[str]
    sign: re.Pattern[str]
    """What each form holds: a text without it is not searched for them. It begins with letters or
    digits themselves, so that it is found ten times as fast as a form that begins with ``\\b``."""


def _rule(name: str, reason: str, *forms: str, sign: str) -> Rule:
    joined = "|".join(f"(?:{form})" for form in forms)
    return Rule(name, reason, re.compile(joined, re.VERBOSE | re.MULTILINE), re.compile(sign))


def _number_after(words: str) -> str:
    """The sign of forms that are one of some words and a number: a digit, "(a)" or "IV" after it.

    It begins with the number, since most words of a text stand before none; then it looks at the
    word's last letter, then at all of it.
    """
    by_end: dict[str, list[str]] = {}
    for word in words.split():
        by_end.setdefault(word[-1], []).append(rf"(?<={re.escape(word)}\s.)")
    ends = (
        rf"(?<={re.escape(end)}\s.)(?:{'|'.join(whole_words)})"
        for end, whole_words in by_end.items()
    )
    return rf"[\d(IVXLC](?<=\s.)(?:{'|'.join(ends)})"


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
        sign=r"://|www\.|@",
    ),
    _rule(
        "celex-number",
        "A CELEX number is the name of an act in EUR-Lex.",
        rf"(?<!\w){CELEX_FORM}(?!\w)",
        sign=r"[A-Z]\d{4}",
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
        sign=r"/\d|\(\d|Resolution|resolution|UNSCR|SC\ Res",
    ),
    _rule(
        "official-journal",
        "A reference to the Official Journal says where an act was published.",
        r"\bO\.?J\.?\s?(?:No\.?\s?)?(?:[LCS]\s?)?\d{1,4}(?:\s?[A-Z]\b|/\d{1,3})?(?!\.\d)",
        r"\bL\s\d{1,4}(?=,\sp)",
        sign=r"O\.?J|L\s\d",
    ),
    _rule(
        "page-number",
        "A page number says where something stands.",
        rf"\b(?:pp?\.|pages?)\s?\d{{1,5}}(?:\s?{_DASH}\s?\d{{1,5}})?(?!\d)",
        sign=r"p\.\s?\d|pages?\s?\d",
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
        sign=_number_after(
            """rticle rticles rt. rts. ARTICLE ARTICLES ragraph ragraphs ara aras ara. aras. ecital
            ecitals ndent ndents oint oints etter etters Annex Annexes ANNEX Title Titles Chapter
            Part Section Protocol No Schedule Appendix Rule Rules"""
        ),
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
        sign=_number_after(
            """hapter hapters ection ections ootnote ootnotes able ables igure igures ox oxes raph
            raphs hart harts fn. Fn. ig. ab. Part Parts Volume Volumes Vol. Map Diagram Heading
            Headings Action Actions Objective Objectives Goal Goals SDG SDGs Target Targets Priority
            Priorities Pillar Pillars Phase Phases Step Steps Option Options Strand Strands Stage
            Stages Tier Tiers Level Levels Track Tracks Scenario Scenarios Axis Lot Lots Task Tasks
            Mode Recommendation Recommendations Measure Measures Class Category Formula Question
            Type Group Zone Room Day No Nos No. Nos."""
        ),
    ),
    _rule(
        "world-war",
        "The number of a war is its name.",
        r"\b[Ww]orld\s[Ww]ar\s(?:I{1,3}|[12]|[Oo]ne|[Tt]wo)\b",
        r"\bWW(?:I{1,2}|[12])\b",
        sign=r"World|world|WW",
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
        sign="|".join(rf"{name}[-\s][12]" for name in _PROGRAMMES)
        + r"|Fit\s[Ff]or|fit\s[Ff]or|24/7|9/11|COP|G\s?\d",
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
        sign=r"[.)](?<=[\divxIVX].)",
    ),
    _rule(
        "footnote-marker",
        "A number between spaced parentheses marks a footnote, as EUR-Lex prints acts: ( 21 ).",
        r"\(\s\*?\d{1,3}\s\)",
        sign=r"\(\s",
    ),
    _rule(
        "clock-time",
        "A time of day.",
        r"(?<![\d:.])(?:[01]?\d|2[0-4])(?::|h)[0-5]\d(?::[0-5]\d)?(?![\d:])(?:\s?(?:a\.?m\.?|p\.?m\.?|CET|GMT|UTC|hrs))?",
        r"(?<![\d:.])(?:1[0-2]|0?[1-9])(?:\.[0-5]\d)?\s?(?:a\.m\.|p\.m\.|am\b|pm\b)",
        sign=r"\d\s?[:hap][\d.m]",
    ),
    _rule(
        "telephone-number",
        "A telephone number is an address.",
        r"(?<![\w+])\+(?=(?:[\s.()/-]{0,2}\d){7})\d{1,3}(?:[\s.()/-]{0,2}\d{1,5}){2,7}(?!\d)",
        r"\b(?:Tel|Telephone|Phone|Fax|Mobile)\.?\s?:?\s?\(?\d{1,5}\)?(?:[\s./-]{1,2}\d{1,5}){1,6}(?!\d)",
        sign=r"\+\d|Tel|Phone|Fax|Mobile",
    ),
    _rule(
        "postal-address",
        "The number of a house or a town says where it is.",
        r"\b\d{4,5}\s(?=Brussels|Bruxelles|Luxembourg|Strasbourg|Frankfurt|Warsaw|The\sHague)",
        r"\b\d{1,4}(?:,?\s)(?=(?i:rue|avenue|boulevard|place|chauss\u00e9e)\s)",
        sign=r"\d,?\s(?:[BLSFWT]|(?i:rue|avenue|boulevard|place|chauss))",
    ),
    _rule(
        "ordinal",
        "An ordinal says which, not how many: the 21st century.",
        r"(?<![\w.,])\d{1,4}(?:st|nd|rd|th)\b(?!\s(?:of\s)?(?:January|February|March|April|May|June"
        r"|July|August|September|October|November|December)\b)",
        sign=r"\d[snrt][tdh]",
    ),
    _rule(
        "name",
        "A digit that a letter touches is a part of a name: COVID-19, G20, CO2, EU-28.",
        r"(?<![\w-])(?![QH][1-4]\s20\d\d\b)(?!(?:mid|pre|post|early|late|end|non|JPY|CHF|GBP|USD|EUR)[-\u2010\u2011]?\d)"
        r"[A-Za-z]{1,24}(?:[-\u2010\u2011+]|)\d{1,6}(?![\d]|[.,]\d)[A-Za-z]{0,3}\b"
        r"(?:[-\u2010\u2011][A-Z0-9]\w{0,8})?",
        r"(?<![\w-])[A-Z]{4,12}\s\d{1,2}(?![\d%]|[.,]\d|\s%)(?=\s(?:[A-Z][a-z]|and|or)|[,.;:)]|$)",
        sign=r"\d(?<!\d.)(?:(?<=[A-Za-z]\d)|(?<=[A-Za-z][-\u2010\u2011+]\d)|(?<=[A-Z]{4}\s\d))",
    ),
)
"""Tried before dates and quantities are read."""

_ORDINALS = (
    "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth"
    "|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth|fortieth"
    "|fiftieth|hundredth|thousandth|millionth"
)

_I, _S = "[iI\u0130\u0131]", "[sS\u017f]"
_SIXTH = "(?<=[rfxnhedRFXNHED]..)(?![aeiouAEIOU])"
_ORDINAL_SIGN = rf"[fFsS\u017ftT](?:{_I}[rR]{_S}|[eE][cC][oO]|[hH](?:{_I}[rR]|{_SIXTH}))"
"""First, second, third, or a "th" that no vowel follows, as in sixth; each letter in the forms that
IGNORECASE knows, because a pattern with that flag cannot skip ahead to its first letter."""

LATE: Final = (
    _rule(
        "ordinal",
        "An ordinal says which, not how many: the first priority.",
        rf"\b(?i:(?:(?:twen|thir|for|fif|six|seven|eigh|nine)ty-)?(?:{_ORDINALS}))(?:ly|s)?\b",
        sign=_ORDINAL_SIGN,
    ),
    _rule(
        "pronoun-one",
        '"One" that stands for a person or thing, or for "a": one of the poorest, on the one hand.',
        r"\b[Oo]nes?\b",
        sign=r"[Oo]ne",
    ),
)
"""Tried on what dates and quantities have left."""

_DIGITS: Final = re.compile(r"\d\d*+(?:[.,]\d++)*+")


def claim(text: str, rules: tuple[Rule, ...], taken: Taken) -> list[SetAside]:
    """Find what each rule sets aside, the first rule first, outside what is taken already."""
    found: list[SetAside] = []
    for rule in rules:
        if rule.sign.search(text) is None:
            continue
        mine = [
            SetAside(rule.name, span, span.of(text))
            for span in _spans(rule.pattern, text)
            if not taken.meets(span)
        ]
        found += mine
        taken = taken.plus(aside.span for aside in mine)
    return sorted(found, key=lambda aside: aside.span)


def _spans(pattern: re.Pattern[str], text: str) -> Iterator[Span]:
    return (Span(*hit.span()) for hit in pattern.finditer(text))


def leftovers(text: str, taken: Taken) -> Iterator[SetAside]:
    """Every numeral in digits that nothing has claimed, so that none goes unseen."""
    for run in _spans(_DIGITS, text):
        if taken.holds(run):
            continue
        for span in _free(text, run, taken) if taken.meets(run) else [run]:
            before, after = text[max(0, span.start - 1) : span.start], text[span.end : span.end + 1]
            touches = (before + after).replace("_", "a")
            rule = "name" if any(character.isalpha() for character in touches) else "unreadable"
            yield SetAside(rule, span, span.of(text))


def _free(text: str, run: Span, taken: Taken) -> Iterator[Span]:
    """The digits of a run that are left where something has claimed a part of it."""
    start = run.start
    for at in range(run.start, run.end + 1):
        if at == run.end or not text[at].isdigit() or taken.meets(Span(at, at + 1)):
            if at > start:
                yield Span(start, at)
            start = at + 1
