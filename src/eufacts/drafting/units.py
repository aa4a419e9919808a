"""What a bare number counts, as its sentence says it."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from eufacts.source.numbers.countries import find_countries
from eufacts.source.numbers.measures import is_measure
from eufacts.source.numbers.nouns import FUNCTION_WORDS, describes, is_plural, is_role
from eufacts.source.numbers.quantities import QuantityReading
from eufacts.source.numbers.spans import Span
from eufacts.source.numbers.units import SHARE

PEOPLE: Final = "people"
_OF_THOSE: Final = re.compile(r"\s(of\s(?:them|these|those))\b(?!\s\w+s\b)")
"""What is counted was said before: 640 of them."""
_PEOPLE_NOUNS_TEXT: Final = """
    people person persons individual individuals human humans man men woman women child children
    citizen citizens national nationals inhabitant inhabitants europeans africans asians
    those killed injured wounded dead missing
"""
_PEOPLE_NOUNS: Final = frozenset(_PEOPLE_NOUNS_TEXT.split())
"""Nouns, and adjectives used as nouns, that mean human beings of any kind."""
_OF_WORK_TEXT: Final = """
    accountants applicants assistants attendees claimants consultants employees entrants grantees
    informants licensees merchants occupants participants tenants trainees
"""
_OF_WORK: Final = frozenset(_OF_WORK_TEXT.split())
"""People who are counted as what they do, and not as people."""
_SMALL_TEXT: Final = """
    other such more further additional new different of these those the its their our same main
    key major specific first
"""
_SMALL: Final = frozenset(_SMALL_TEXT.split())
"""Words that may stand between a number and what it counts."""
_WORD: Final = re.compile(r"[^\W\d_][\w'\u2019/-]*|\S")
_MOST_WORDS: Final = 7
_BRACKET: Final = re.compile(r"\s\([^()]{1,60}\)(?=\s[a-z])")
_LISTED: Final = re.compile(r"\s\([^()\d]{1,40}\)(?:,|,?\s(?:and|or))\s")
"""Between two numbers of a list whose items have a name in brackets."""
_SIGN: Final = re.compile(r"\s?(\u00b0\s?[CF])\b")
_OF_WHICH: Final = re.compile(r"([^\W\d_]+),\sof\swh(?:ich|om)\s\Z")
_OUT_OF: Final = re.compile(r"\s(?:out\s)?of\s(?:the\s|these\s|those\s)?")
_NUMBER_OF: Final = re.compile(
    r"\b(?:numbers?|totals?|volumes?|counts?|shares?|figures?|amounts?)\s(?:of|for)\s",
    re.IGNORECASE,
)
_THE_NUMBER_OF: Final = re.compile(r"\s(?:the|its|their)\s(?:total\s)?number\sof\s")
_CHANGE: Final = re.compile(
    r"(.*)\b(?:rose|fell|grew|dropped|declined|increased|decreased|risen|fallen|grown|climbed|shrank)\b[^;]*\bto\s\Z"
)
"""A change, up to the words before what it ended in."""
_CLAUSES: Final = re.compile(r"[;,]\s(?:while|whereas|but|and)\s|;\s")
_ONLY_PEOPLE: Final = re.compile(
    r"\s(?:(?:internally|forcibly)\s\w+ed"
    r"|(?:\w+ly\s)?(?:killed|injured|wounded|dead|missing|homeless|unemployed))\b"
)
_VERB: Final = re.compile(r"\s[a-z]+s\s(?:\d|the\b|an?\b|its\b|their\b)")
"""A word after "and" that is a verb and not a noun: and stores 900, and supplies the isles."""
_AND: Final = re.compile(r"\s(?:and|or)\s")
_MANY: Final = frozenset({"dozens", "hundreds", "thousands", "millions", "billions"})
_OF_WHAT: Final = re.compile(r"\sof\s((?:[A-Z][A-Za-z\d]+|\w+)(?:\sequivalents?)?)")
_TABLE_NUMBER: Final = re.compile(
    r"\A(?:Table|Tab\.|Figure|Graph|Chart)\s[\w.]*\w\s?[:.\u2013\u2014-]?\s+", re.IGNORECASE
)
_COUNTS: Final = re.compile(
    r"\((?:in\s)?(?:thousands?|millions?|number|['\u2019]000)\b|\b[Nn]umber of\b|\bexpressed in\b"
)
"""By which a caption says what a table's numbers count."""
_MEASURES: Final = frozenset({"tonnes", "tons", "litres", "hectares", "barrels"})
_BETWEEN: Final = re.compile('[\u201d"]?[ \u2011-]?(?:[\'\u2018\u201c"](?=\\w))?')
"""Between two words of a noun: 120 'research' posts."""
_VERBS_TEXT: Final = """
    have has had were was are is will would took sought fled applied arrived crossed lost
    received
"""
_VERBS: Final = frozenset(_VERBS_TEXT.split())


class Unit(NamedTuple):
    """What is counted, and what is in doubt about that."""

    name: str
    doubt: str = ""
    inherited: bool = False
    """It is what the number before this one counts."""


def unit_of(
    text: str, quantity: QuantityReading, following: Sequence[Span], before: "Known | None"
) -> Unit:
    """Say what a number counts.

    Args:
        text: Its sentence.
        quantity: The number.
        following: The other numbers of the sentence, in order.
        before: The number before it in the paragraph, with its unit.
    """
    own = _own(text, quantity)
    if own is not None:
        return Unit(own)
    if _ONLY_PEOPLE.match(text, quantity.whole.end):
        return Unit(PEOPLE)
    end = _end_of_list(text, quantity.whole.end, following)
    noun = _shared(text, quantity, following) or _noun_after(text, end)
    if noun is None and (told := _THE_NUMBER_OF.match(text, end)):
        noun = _first_noun(text[told.end() :])
    if noun is None and quantity.value == 1 and quantity.upper is None:
        noun = _single_noun(text, quantity.whole.end)
    if noun is None and quantity.counted is not None:
        noun = quantity.counted
    noun = noun or _changed(text[: quantity.whole.start])
    if noun is not None:
        return Unit(_folded(noun), _together(text, noun, end))
    return _elsewhere(text, quantity, before)


def _together(text: str, noun: str, end: int) -> str:
    """The doubt where a number may count more: 29 Member States and associated countries."""
    at = text.find(noun, end)
    link = _AND.match(text, at + len(noun)) if at >= 0 else None
    is_own = link is not None and _next_word(text, link.end() - 1) in FUNCTION_WORDS
    if link is None or is_own or _VERB.match(text, link.end() - 1):
        return ""
    other = _noun_after(text, link.end())
    is_more = other is not None and _folded(other) not in {_folded(noun), *_MANY}
    return f"it may count the {other} too" if is_more else ""


def _end_of_list(text: str, end: int, following: Sequence[Span]) -> int:
    """Where a list of numbers ends that have one noun: nine (Malta), 12 (Cyprus) and 14 ships."""
    for one in following:
        if one.start >= end and _LISTED.fullmatch(text, end, one.start):
            end = one.end
    return end


def _own(text: str, quantity: QuantityReading) -> str | None:
    """A unit that is not a noun: a currency, per cent, a time, a share, a unit of measurement."""
    if quantity.unit is not None:
        return quantity.unit
    if quantity.kind == "fraction":
        return SHARE
    if quantity.counted is not None and is_measure(quantity.counted):
        end = text.find(quantity.counted, quantity.span.end) + len(quantity.counted)
        return quantity.counted + _of_measure(text, quantity.counted.split()[-1], end)
    sign = _SIGN.match(text, quantity.span.end)
    return sign[1] if sign else None


def unit_of_heads(heads: Sequence[str], caption: str, quantity: QuantityReading) -> Unit:
    """Say what a number in a table counts: its own unit, or the noun of what heads it.

    Args:
        heads: The heads of its row and its column.
        caption: The table's caption; empty if it has none.
        quantity: The number.
    """
    own = _own("", quantity)
    if own is not None:
        return Unit(own)
    above = _first_noun(_TABLE_NUMBER.sub("", caption))
    nouns = [noun for head in heads if (noun := _first_noun(head))]
    noun = next(iter(nouns), None)
    named = set(map(str.lower, _nouns(caption)))
    above = next((one for one in nouns if one.lower() in named), above)
    if above is not None and (noun is None or _COUNTS.search(caption)):
        return Unit(_folded(above), "what is counted is said by the table's caption", True)
    if noun is None:
        return Unit("number", "the table does not say what is counted")
    return Unit(_folded(noun), "what is counted is told by the table's words alone")


class Known(NamedTuple):
    """A number that has been read, and what it counts."""

    quantity: QuantityReading
    unit: str
    is_same_sentence: bool


def _elsewhere(text: str, quantity: QuantityReading, before: Known | None) -> Unit:
    """What a number counts that has no noun after it."""
    start = quantity.whole.start
    bare = before is not None and before.quantity.unit is None
    if text[:start].endswith("("):
        noun = _last_noun(re.split(r"[(;]", text[: start - 1])[-1], near=True)
        if noun is not None:
            return Unit(_folded(noun))
    told = [
        hit for hit in _NUMBER_OF.finditer(text, 0, start) if _first_noun(text[hit.end() : start])
    ]
    ahead = before is not None and (not told or told[-1].start() < before.quantity.whole.start)
    if before is not None and bare and before.is_same_sentence and ahead:
        doubt = "" if told else "what is counted is said of another number of the sentence"
        return Unit(before.unit, doubt, inherited=True)
    if those := _OF_THOSE.match(text, quantity.whole.end):
        return Unit(those[1], "what is counted is said before the sentence")
    if told:
        return Unit(_folded(_first_noun(text[told[-1].end() : start]) or "number"))
    if before is not None and bare:
        follows = _WORD.search(text, quantity.whole.end)
        if start < len("In all, ") and follows and follows[0].lower() in _VERBS:
            doubt = "what is counted is said in the sentence before"
            return Unit(before.unit, doubt, inherited=True)
    which = _OF_WHICH.search(text, 0, start)
    noun = _last_noun(which[1] if which else text[:start])
    noun = noun if which else noun or _first_noun(text[quantity.whole.end :])
    return Unit(_folded(noun or "number"), "what is counted is not beside the number")


def _changed(text: str) -> str | None:
    """The subject of a change whose end a number is: Arrivals fell by a third to 5."""
    change = _CHANGE.match(text)
    if change is None:
        return None
    subject = _first_noun(_CLAUSES.split(change[1])[-1])
    return _first_noun(change[1]) if subject in {None, "those"} else subject


def _noun_after(text: str, end: int) -> str | None:
    """The noun that follows a number: "irregular entries", "inland and 27 maritime ports"."""
    at, joined = end, False
    words: list[str] = []
    while len(words) < _MOST_WORDS:
        if bracket := _BRACKET.match(text, at):
            at = bracket.end()
        begins = _BETWEEN.match(text, at)
        hit = _WORD.match(text, begins.end() if begins else at)
        if hit is None or not (hit[0][0].isalpha() or (joined and hit[0][0].isdigit())):
            return None
        word, at = hit[0], hit.end()
        low = word.lower()
        if low in {"and", "or"} and words and not joined:
            joined = True
            if _VERB.match(text, at):
                return None
            continue
        head = re.split(r"[-/]", low)[-1].removesuffix("\u2019s").removesuffix("'s")
        if low in FUNCTION_WORDS - _SMALL and not is_plural(low):
            return None
        if low == "of" and words:
            return None
        if not word[0].isdigit():
            words.append(word)
        if is_plural(head) and low not in _SMALL and not describes(head, _next_word(text, at)):
            return _named(words) + _of_measure(text, head, at)
    return None


def _next_word(text: str, end: int) -> str:
    """The word after a space; empty where there is none."""
    hit = _WORD.match(text, end + 1) if text[end : end + 1] == " " else None
    return hit[0].lower() if hit else ""


def _single_noun(text: str, end: int) -> str | None:
    """What "one" counts: the last word before a small word or a stop."""
    words: list[str] = []
    for hit in _WORD.finditer(text, end):
        if not hit[0][0].isalpha() or hit[0].lower() in FUNCTION_WORDS - _SMALL:
            break
        words.append(hit[0])
        if len(words) == _MOST_WORDS:
            break
    return _named(words) if words and words[-1].lower() not in _SMALL else None


def _shared(text: str, quantity: QuantityReading, following: Sequence[Span]) -> str | None:
    """The noun of the number after "out of": 500 out of the 1 000 points."""
    for one in following:
        if one.start >= quantity.whole.end:
            between = text[quantity.whole.end : one.start]
            return _noun_after(text, one.end) if _OUT_OF.fullmatch(between) else None
    return None


def _of_measure(text: str, head: str, end: int) -> str:
    hit = _OF_WHAT.match(text, end) if head in _MEASURES else None
    return f" of {hit[1]}" if hit else ""


def _named(words: list[str]) -> str:
    """A noun with the word that makes one name with it: "recharging points", "Member States"."""
    last = words[-1]
    if len(words) > 1:
        near = words[-2]
        if (near.endswith("ing") and len(near) > len("bring")) or (
            near[0].isupper() and last[0].isupper()
        ):
            return f"{near} {last}"
    return last


def _nouns(text: str) -> list[str]:
    words = [hit[0] for hit in re.finditer(r"[^\W\d_][\w'\u2019-]*", text)]
    return [
        word
        for word in words
        if (is_plural(word.lower()) and word.lower() not in FUNCTION_WORDS) or _is_people(word)
    ]


def _first_noun(text: str) -> str | None:
    found = _nouns(re.split(r"[.;:]\s", text)[0])
    return next(iter(found), None)


def _last_noun(text: str, *, near: bool = False) -> str | None:
    if near:
        text = " ".join(text.split()[-2:])
    return next(reversed(_nouns(text)), None)


def _is_people(word: str) -> bool:
    small = word.lower()
    if small in _PEOPLE_NOUNS or (is_role(small) and small not in _OF_WORK):
        return True
    if not word[0].isupper():
        return False
    return any(one.is_people and one.span == Span(0, len(word)) for one in find_countries(word))


def _folded(noun: str) -> str:
    """A noun as a unit: people for any human beings; a name in capitals as it is."""
    last = noun.rsplit(maxsplit=1)[-1]
    if _is_people(last) and not (last[0].isupper() and not last.endswith("s")):
        return PEOPLE
    if len(noun.split()) == 1 and noun[0].isupper() and not noun[1:2].isupper():
        return noun.lower()
    return noun
