"""The rules that set numerals aside, each with its name, its reason and its forms.

Rules are tried in the order in which they stand here, and the first that claims a stretch keeps it.
Every pattern is bounded, so that no text, however long or odd, makes one slow.
"""

import re
from collections.abc import Callable
from typing import Final

from eufacts.celex import CELEX_FORM
from eufacts.source.numbers.asides import AsideRule
from eufacts.source.numbers.comparatives import ABOVE, BELOW

_WINDOW: Final = 400
"""How many letters around a number are looked at."""


def _rule(
    name: str, reason: str, *forms: str, accepts: Callable[[re.Match[str]], bool] | None = None
) -> AsideRule:
    joined = "|".join(f"(?:{form})" for form in forms)
    return AsideRule(name, reason, re.compile(joined, re.VERBOSE | re.MULTILINE), accepts)


def _is_name_in_text(hit: re.Match[str]) -> bool:
    """Whether a word in capitals stands in a text that is not all in capitals."""
    return not hit[0].isupper() or any(
        map(str.islower, hit.string[max(0, hit.start() - 20) : hit.end() + 20])
    )


def _closes_nothing(hit: re.Match[str]) -> bool:
    """Whether the parenthesis of ``2)`` closes none that was opened before."""
    before = hit.string[max(0, hit.start() - _WINDOW) : hit.start()]
    return before.count("(") <= before.count(")") - len(_ITEM_BEFORE.findall(before))


def _has_a_neighbour(hit: re.Match[str]) -> bool:
    """Whether ``(2)`` stands near a ``(1)`` or ``(3)``, and after no number that it repeats."""
    if _NUMBER_BEFORE.search(hit.string[max(0, hit.start() - 20) : hit.start()]):
        return False
    nth = int(hit["nth"])
    near = hit.string[max(0, hit.start() - _WINDOW) : hit.end() + _WINDOW]
    return f" ({nth + 1}) " in near or f"({nth - 1}) " in near


def _has_letters_for_digits(hit: re.Match[str]) -> bool:
    """Whether more than one pair of digits is left open."""
    return sum(group.isalpha() for group in hit[0].split()) > 1


def _either_case(words: str) -> str:
    """Words that may begin with a capital letter, without a flag that would make a search slow."""
    return "|".join(f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in words.split())


_NUMBER_WORDS = _either_case(
    """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety
    hundred"""
)
_NUMBERED = _either_case(
    """grant contract project service framework loan application petition complaint report reference
    registration tender audit mandate catalogue order file licence patent deliverable task milestone
    work\\spackage"""
)
_ORDINALS = (
    "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth"
    "|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth|fortieth"
    "|fiftieth|hundredth|thousandth|millionth"
)
_PARTS = "half|halves|thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?"
_MEASURED = (
    "percentage|percent|per|pct|euros?|EUR|dollars?|USD|pounds?|years?|months?|weeks?|days?|hours?|minutes?"
    "|decades?|kilomet|met(?:re|er)s?|miles?|tonnes?|hectares?|degrees?"
)
_NO = r"(?:Nos?\.?|n\u00ba|N\u00ba|n\u00b0|N\u00b0|\u2116)"
_COUNTS = (
    r"\s(?:million|billion|thousand|hundred|per\scent|percent|euros?|EUR(?!\s\d)"
    r"|years?|months?|days?)\b"
)
_FORM = r"(?:\d\d|[XYZ]{2}|[xyz]{2})"
_ITEM_BEFORE = re.compile(r"(?<!\S)\d{1,2}\)")
_NUMBER_BEFORE = re.compile(rf"(?:\d|\b(?:{_NUMBER_WORDS}))\s\Z")
_ACT = (
    r"(?:[Dd]irective|[Rr]egulation|(?:[Ff]ramework\ )?[Dd]ecision|[Rr]ecommendation|[Rr]esolution"
    r"|[Oo]pinion|[Cc]ommunication|Joint\ Action|Common\ Position|[Cc]ases?"
    r"|[Jj]oined\ [Cc]ases|UNSCR)s?"
)
_SUFFIX = r"(?:/[A-Za-z]{2,8}){0,2}"
_DASH = "[-\u2010-\u2014]"
_ITEM = r"\d{1,4}(?:\.\d{1,3}){0,3}[a-z]?\b(?:\s?\([0-9a-z]{1,4}\)){0,3}(?!%|\s?%|[.,]?\d)"
_NOT_COUNTED = r"(?!\s(?:million|billion|per\scent|EUR(?!\s\d)|Member))"
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
        r"\bhttps?://\S{0,2000}[^\s).,;:]",
        r"\bwww\.\S{0,2000}[^\s).,;:]",
        r"(?<![\w.+-])[\w.+-]{1,64}@\w[\w.-]{1,200}",
    ),
    _rule(
        "official-journal",
        "A reference to the Official Journal says where an act was published.",
        r"(?:\[\d{4}\]\s)?\b(?:[OI]\.?[JO]\.?|Official\sJournal(?:\sof\sthe\sEuropean\s(?:Union|Communities))?)"
        r"\s?(?:No\.?\s?)?(?:(?:19|20)\d\d\s(?=[LCS]\s?\d))?(?:[LCS]\s?,\s(?:C/)?20\d\d/\d{1,5}"
        r"|(?:[LCS]\s?)?\d{1,4}(?:\s?(?:[A-Z]|I{1,3})\b|/\d{1,3})?)(?!\.\d)",
        r"\bL\s\d{1,4}(?=,\sp)",
        r"(?<!\d)(?:19|20)\d\d/[LC]\s\d{1,4}(?:\s[A-Z])?/\d{1,3}\b",
    ),
    _rule(
        "identifier",
        "The number of a book, grant, standard or budget line is its name: ISBN, EUR 30661 EN.",
        r"\be?-?IS[BS]N(?:-1[03])?(?:\s\((?:online|print|PDF)\))?:?\s?"
        r"[\dX][\dX \u2010\u2011-]{7,20}[\dX]",
        r"\b(?:doi|DOI):?\s?10\.\d{4,9}/[^\s,;]{1,100}",
        r"(?<![\w.])10\.\d{4,9}/[^\s,;]{1,100}",
        r"\bORCID:?\s?[\dX-]{19}",
        r"\bEUR\s\d{5}(?:/\d)?\s(?:EN|FR|DE|ES|IT)\b",
        r"\bJRC\s?\d{4,6}\b",
        r"(?<![\d,.])(?=(?:\d\d\s){0,5}0\d)\d\d(?:\s\d\d){2,5}(?![\d]|[.,]\d|\s\d)",
        rf"\b(?:{_NUMBERED})(?:\s(?:[Aa]greement|[Cc]ontract|[Nn]umber|[Rr]eference|ID)){{0,2}}\s"
        rf"(?:{_NO}\s?[A-Z]{{0,4}}[-/ ]?)?\d+(?:[./-]\d+){{0,4}}(?!\w|[.,]?\d|\s?%)(?!{_COUNTS})",
        r"\b(?:[Ss]pecial\s|[Ff]lash\s|[Ss]tandard\s)?Eurobarometer\s\d{1,3}\b",
        r"\b[Ss]pecial\s[Rr]eports?\s(?:No\s?)?\d{1,2}/\d{2,4}",
        r"\b(?:ISO|IEC|CEN|CENELEC|EN|ETSI|IEEE|RFC|NACE|CAS|ISCO|ISCED|NUTS|TRL|SDG|SDGs|CPV|CN|VTOL)"
        r"(?:[/ -][A-Z]{2,7}){0,2}(?:\s(?:levels?|codes?|targets?))?[\s-]\d+(?:[.:/-]\d+){0,5}"
        rf"(?:(?:,\s|\s(?:and|to|or)\s)\d+(?:[.-]\d+)?){{0,20}}(?!\w|[.,]?\d|\s?%)(?!{_COUNTS})",
    ),
    _rule(
        "identifier",
        "Letters in the place of digits make a form of a number, not a number: XX 01 xx yy zz.",
        rf"(?<![\w.,]){_FORM}(?:\s{_FORM}){{2,6}}(?!\w|[.,]\d)",
        accepts=_has_letters_for_digits,
    ),
    _rule(
        "notation",
        "How many decimal places are written counts nothing: to three decimal places.",
        rf"\b(?:\d|(?:{_NUMBER_WORDS}))\s(?:decimal\s(?:places?|digits?|points?)|decimals)\b",
    ),
    _rule(
        "multiple",
        "A multiple says how often another number, and counts nothing: twice, three times as many.",
        r"\b(?:[Tt]wice|[Tt]hrice)\b",
        rf"\b(?:{_NUMBER_WORDS})[-\s]?fold\b",
        r"(?<![\w.,])\d+(?:[.,]\d+)?[-\u2010\u2011\s]?fold\b",
        rf"(?<![\w.,-])(?:\d+(?:[.,]\d+)?|(?:{_NUMBER_WORDS}))(?:\sand\sa\shalf)?"
        rf"(?:(?:\sto\s|\sor\s|\s?[-\u2013]\s?)(?:\d+(?:[.,]\d+)?|(?:{_NUMBER_WORDS})))?\stimes\s"
        rf"(?:as|{'|'.join(sorted(ABOVE | BELOW))}"
        r"|the|that|those|what|its|their|than|over|above|GDP|GNI|likelier)\b",
        rf"\bfactor\sof\s(?:about\s|around\s|almost\s|nearly\s|up\sto\s)?(?:\d+(?:[.,]\d+)?|(?:{_NUMBER_WORDS}))\b",
    ),
    _rule(
        "zero",
        "Zero in words names an aim or a kind: net zero, zero-emission; zero per cent is read.",
        rf"\b(?:[Nn]et[-\s])?(?i:zero)(?:-(?!per\b)[a-z]+)*\b(?!\s?(?:%|{_MEASURED}))",
    ),
    _rule(
        "compound",
        "A number that a hyphen joins to a word says of which kind: two-wheelers, one-off.",
        r"\b(?i:one-to-one|one-on-one)\b",
        rf"\b(?:{_NUMBER_WORDS})-(?!(?:{_NUMBER_WORDS}|{_MEASURED}|{_PARTS}|{_ORDINALS}|and|odd|to|or"
        r"|plus|strong|hundred|thousand|million|billion|trillion|dozen)\b)[a-z]{2,20}(?:-[a-z]{1,20}){0,3}\b",
    ),
    _rule(
        "ordinal",
        "An ordinal says which, not how many: the twenty-first century.",
        rf"\b(?i:(?:twen|thir|for|fif|six|seven|eigh|nine)ty-(?:{_ORDINALS}))\b(?!\sof\s[A-Z])",
    ),
    _rule(
        "name",
        "A word in capitals that is a number, or a name with one: TEN-T, Euro 6, the Big Twelve.",
        r"\b(?:Web|Industr(?:y|ie)|Society|Agriculture|Farming|Logistics|Health|Education|Government"
        r"|Work|Globalisation|Democracy)\s[1-9]\.0\b(?!\s?%)",
        r"\bEuro[\s-]?[1-7][a-e]?\b(?![.,]?\d|\s?%|\s(?:million|billion|bn|m)\b)",
        r"\b(?:Windows|Boeing|Airbus|Basel|IAS|Sentinel|Voyager|Apollo|Sputnik)[\s-]\d{1,3}\b",
        r"\b(?:ONE|TWO|THREE|FOUR|FIVE|SIX|SEVEN|EIGHT|NINE|TEN|ELEVEN|TWELVE)(?:[-\u2010\u2011]\w+|s\b|\b)",
        r"(?:(?<=\bthe\s)|(?<=\bthe\s['\u2018\u201c])|(?<=\bBig\s)|(?<=\b[Gg]roup\sof\s))(?:Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten"
        r"|Eleven|Twelve|Twenty)\b(?!\s(?:[Hh]undred|[Tt]housand|[Mm]illion|[Bb]illion|[Ee]uros?|EUR)\b)",
        accepts=_is_name_in_text,
    ),
    _rule(
        "list-number",
        "The number before an item of a list says which item it is.",
        r"(?<!\S)\d{1,2}\)(?=\s)",
        accepts=_closes_nothing,
    ),
    _rule(
        "list-number",
        "The number before an item of a list says which item it is.",
        r"(?<=\s)\((?P<nth>\d{1,2})\)(?=\s[A-Za-z])",
        accepts=_has_a_neighbour,
    ),
    _rule(
        "celex-number",
        "A CELEX number is the name of an act in EUR-Lex.",
        rf"(?<!\w){CELEX_FORM}(?!\w)",
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
        r"\b(?:EUCO|ST)\s\d{1,5}/\d\d(?:\s[A-Z]{2,8}(?:\s[A-Z]{2,8}){0,2}\s\d{1,4}(?![.,]?\d|\s?%)"
        rf"(?!{_COUNTS})){{0,10}}(?!\d)",
        r"\b(?:[Rr]esolutions?|UNSCRs?|SC\ Res\.?)\s(?:No\s?)?\d{3,4}\b",
        r"\b[A-Z]{1,4}(?:/[A-Z]{2,5}){1,2}/\d{1,4}(?:/\d{1,4}){0,2}(?!\d)",
        r"\b(?:EU|EC|EEC)\s(?:No\s)?\d{1,4}/\d{2,5}\b(?!/\d)",
        rf"\bNos?\s?\d{{1,5}}/\d{{1,5}}{_SUFFIX}(?!\d)",
        r"\bECLI:[A-Z]{2}:[A-Z]{1,7}:\d{4}:\d{1,5}\b",
        r"\b[CTF][-\u2010\u2011\u2013]\d{1,4}/\d\d(?:\s?P)?\b",
        r"(?<![\w/.,])(?!(?:19|20)\d\d/)\d{1,4}/(?:19|20)\d\d(?![\d/])",
        r"(?<![\d/.,])(?:19|20)\d\d/(?!(?:19|20)\d\d\b)\d{3,5}(?![\d/])",
    ),
    _rule(
        "page-number",
        "A page number says where something stands.",
        r"(?<=(?:19|20)\d\d):\d{1,4}\b(?![.,:]\d)",
        rf"\b(?:pp?\.|pages?)\s?\d{{1,5}}(?:\s?{_DASH}\s?\d{{1,5}})?(?!\d)",
    ),
    _rule(
        "article-number",
        "The number of an article, paragraph, point, annex or recital is a part of the act's name.",
        r"\b(?:[Aa]rticles?|[Aa]rts?\.|Arts?|ARTICLES?)\s" + _ITEMS,
        r"\b(?:[Ss]ub-?)?[Pp]aragraphs?\s" + _ITEMS,
        r"\b[Pp]aras?\.?\s" + _ITEMS,
        r"\b(?:[Rr]ecitals?|[Ii]ndents?|[Pp]oints?)\s" + _ITEMS,
        r"\b(?:[Ss]ub-?)?[Pp]aragraphs?\s(?:\([0-9a-z]{1,4}\)){1,3}",
        r"\b(?:[Rr]ecitals?|[Pp]oints?|[Ll]etters?)\s\([0-9a-z]{1,4}\)(?:\([0-9a-z]{1,4}\)){0,2}",
        r"\b(?:Annex|Annexes|ANNEX|Title|Chapter|Part|Section|Protocol|Schedule)\s[IVXLC]{1,7}\b",
        r"\b(?:Annex|Annexes|ANNEX|Appendix|Protocol(?:\sNo)?|Titles?|Rules?)\s" + _ITEMS,
    ),
    _rule(
        "label-number",
        "A sum of the rows of a table names them by their numbers: = 1 + 3a.",
        r"\A\s?=\s?\d{1,2}[a-z]?(?:\s?\+\s?\d{1,2}[a-z]?){1,20}\s?\Z",
    ),
    _rule(
        "label-number",
        "A number that names a part of a text or plan: Table 3, footnote 5, Objective 2.",
        r"\b(?:ID|ACCV|ASSV)=\"[\d.]{1,9}\">?",
    ),
    _rule(
        "year-in-words",
        "A year in words is not read: in the year two thousand and four.",
        rf"\b(?i:in\sthe\syear|of\sour\sLord)\s(?:of\sour\sLord\s)?(?:(?:{_NUMBER_WORDS}|and|hundred|thousand)\b[\s-]?){{2,8}}",
    ),
    _rule(
        "label-number",
        "A number that names a part of a text or plan: Table 3, footnote 5, Objective 2.",
        r"\b(?:[Cc]hapters?|[Ss]ections?|[Ff]ootnotes?|[Tt]ables?|[Ff]igures?|[Bb]ox(?:es)?|[Gg]raphs?"
        r"|HEADINGS?|[Cc]harts?|[Ff]n\.|[Ff]ig\.|[Tt]ab\.|Parts?|Volumes?|Vol\.|Map|Diagram|Headings?)\s"
        + _ITEMS,
        r"\b(?:Actions?|Objectives?|Goals?|SDGs?|Targets?|Priority|Priorities|Pillars?|Phases?|Steps?"
        r"|Options?|Strands?|Stages?|Tiers?|Levels?|Tracks?|Scenarios?|Axis|Lots?|Tasks?|Mode"
        r"|Recommendations?|Principles?|Measures?|Class|Category|Formula|Question|Type|Group|Zone|Room|Day)\s"
        r"\d{1,2}[a-z]?\b(?:(?:,\s|\sand\s|\s?[-\u2013]\s?|,\sand\s)\d{1,2}\b(?!\s[a-z]{3}))"
        r"{0,20}(?![.,]?\d|\s?%|\s(?:million|billion))",
        r"\b(?:scenarios?|options?|principles?|pillars?|phases?|steps?|stages?|objectives?|questions?"
        r"|levels?|tiers?|categor(?:y|ies)|types?|class|indicators?|criteri(?:on|a)|variants?|versions?"
        r"|parts?|targets?|[Tt]argets?|measures?|actions?|lots?|columns?|rows?|lines?|annex|list|groups?)\s"
        r"\d{1,2}(?:\.\d{1,2}){0,2}[a-z]?\b(?:(?:,\s|\sand\s|\sor\s|\sto\s|\s?[-\u2013]\s?)\d{1,2}"
        rf"(?:\.\d)?\b){{0,20}}(?![.,]?\d|\s?%)(?!{_COUNTS})(?!\s[a-z]{{3,20}}s\b)",
        rf"\bNos?\.?\s\d{{1,4}}(?:(?:,\s|\sand\s|\s?{_DASH}\s?)\d{{1,4}}){{0,20}}\b(?![.,/]\d)",
        rf"\b(?:nos?\.|nr\.?|[Nn]umbers?|{_NO})\s?\d+(?:[./-]\d+){{0,3}}(?![.,]?\d|\s?%)(?!{_COUNTS})",
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
        r"\b(?:[Ff]it|FIT)[-\s](?:[Ff]or|FOR)[-\s]55\b",
        r"\b24/7\b(?!/\d)",
        r"\b9/11\b(?!/\d)",
        r"\b(?:(?:[A-Z]\w+\s)?20\d\d\sAgenda)\b",
        r"\bProgramme\s20[23]\d\b(?!\s?[-\u2013/])",
        r"\bCOP\s?\d\d\b",
        r"\bG\s?(?:7|8|20|77)\b",
        r"\bGroup\sof\s(?:7|8|20|77|Seven|Eight|Twenty)\b",
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
        r"\b(?:and|or|namely|both)\s\(\d{1,2}\)(?=\s\w)",
    ),
    _rule(
        "footnote-marker",
        "A number between spaced parentheses marks a footnote, as EUR-Lex prints acts: ( 21 ).",
        r"\(\s\*?\d{1,3}\s\)",
        "(?<=[A-Za-z\u2019\u201d\"'])\\(\\d{1,3}\\)(?!\\()",
        "(?<=[\u2019\u201d])\\d{1,3}(?!\\w|[.,]\\d|\\s?%)",
    ),
    _rule(
        "clock-time",
        "A time of day.",
        r"(?<![\d:.])(?:[01]?\d|2[0-4])(?::|h)[0-5]\d(?::[0-5]\d)?(?![\d:]|\s\d{3}\b)(?:\s?(?:a\.?m\.?|p\.?m\.?|CET|GMT|UTC|hrs))?",
        r"(?<=\bat\s)(?:[01]?\d|2[0-3])\.[0-5]\d(?=\s?(?:[,;)]|\.(?:\s|$)|$|hours|on\s|CET|GMT))",
        r"(?<![\d:.])(?:1[0-2]|0?[1-9])(?:\.[0-5]\d)?\s?(?:a\.m\.|p\.m\.|am\b|pm\b)",
    ),
    _rule(
        "multiple",
        "A ratio says how often, and counts nothing: 40:60, 1:100 000, 50-50, a ratio of 1 to 4.",
        r"(?<![\w.:])\d{1,4}:\d{1,4}(?:\s000)*(?![\w:]|[.,]\d)",
        r"(?<![\w.,-])(?P<half>\d{1,3})-(?P=half)(?![\w-]|[.,]\d|\s?%)",
        r"(?<![\w.,-])\d-in-\d\b",
        r"\bratio\s(?:of|is|was)\s(?:about\s|around\s)?\d{1,3}\sto\s\d{1,3}\b(?!\s?%|[.,]\d)",
    ),
    _rule(
        "telephone-number",
        "A telephone number is an address.",
        r"(?<![\w+])\+(?=(?:[\s.()/-]{0,2}\d){7})\d{1,3}+(?:[\s.()/-]{0,2}+\d{1,5}+){1,7}(?!\d)",
        r"(?<![\w.,])(?:112|116\s\d{3})\b(?=['\u2019\u201d]?\s(?:emergency|hotline|helpline|number)s?\b)",
        r"\b(?:Tel|Telephone|Phone|Fax|Mobile)\.?\s?:?\s?\(?\d{1,5}\)?(?:[\s./-]{1,2}\d{1,5}){1,6}(?!\d)",
    ),
    _rule(
        "postal-address",
        "The number of a house or a town says where it is.",
        r"\b\d{4,5}\s(?=Brussels|Bruxelles|Luxembourg|Strasbourg|Frankfurt|Warsaw|The\sHague)",
        r"\b\d{1,4}(?:,?\s)(?=(?i:rue|avenue|boulevard|place|chauss\u00e9e)\s)",
    ),
    _rule(
        "name",
        "A digit that a letter touches is a part of a name: COVID-19, G20, CO2, km2.",
        r"(?<![\w-])(?:(?:[A-Za-z]{1,15}[-\u2010\u2011]){1,3}(?=[A-Z]))?(?!(?<=\d\d\d\d\s)Q[1-4]\b)(?![QH][1-4](?:(?:\s?[-\u2013]\s?|\s(?:and|to)\s)[QH][1-4])?(?:\s|/|-)(?:of\s)?20\d\d\b)(?!(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*-\d)"
        r"(?!(?i:mid|pre|post|early|late|end|non|JPY|CHF|GBP|USD|EUR)[-\u2010\u2011]?\d)"
        r"[A-Za-z]{1,24}(?:[-\u2010\u2011+]|)\d{1,6}(?![\d]|[.,]\d)[A-Za-z]{0,3}\b"
        r"(?:[-\u2010\u2011][A-Z0-9]\w{0,8})?",
        r"(?<=\d)(?:[khdcmn]|da)?m[23]\b",
        r"(?<![\w-])[A-Z]{4,12}\s\d{1,2}(?![\d%]|[.,]\d|\s%)(?=\s(?:[A-Z][a-z]|and|or)|[,.;:)]|$)",
    ),
)
"""Tried before dates and quantities are read."""

LATE: Final = (
    _rule(
        "ordinal",
        "An ordinal says which, not how many: the first priority, the 21st century.",
        r"(?<![\w.,])\d{1,4}(?:st|nd|rd|th)\b",
        rf"\b(?i:(?:(?:twen|thir|for|fif|six|seven|eigh|nine)ty-)?(?:{_ORDINALS}))(?:ly|s)?\b",
    ),
    _rule(
        "pronoun-one",
        '"One" that stands for a person or thing, or for "a": one of the poorest, on the one hand.',
        r"\b[Oo]nes?\b",
    ),
)
"""Tried on what dates and quantities have left."""
