"""Words before and after a number that say how it is held: "more than", "close to", "or more".

A bound is a comparison with a direction; a negation before it turns it round: "not less than" and
"has never fallen below" are more_than, whatever verb stands between. Where it cannot be told what a
negation is about, the number is held in two ways at once, and the reader says so.
"""

import re
from collections.abc import Callable
from typing import Final, Literal, NamedTuple

from eufacts.source.numbers.comparatives import ABOVE, BELOW, is_unknown
from eufacts.source.numbers.negation import FINITE, LIGHT, Negation, negation
from eufacts.source.numbers.nouns import FUNCTION_WORDS, WordAt, is_plural
from eufacts.source.numbers.numerals import ONES, TENS

Qualifier = Literal["exact", "more_than", "less_than", "about"]
"""As in the fact base: how the document holds a number."""
_Sense = Literal["up", "past", "down", "at_least", "at_most", "about", "reach", "unknown"]
"""What a phrase says. ``up`` and ``down`` can be negated; ``past`` is ``up`` if a mark follows:
passed the 1 million mark; ``reach`` says nothing if it is not negated; ``unknown`` may be both."""

_PHRASES: Final[dict[_Sense, str]] = {
    "up": """over|above|in excess of|exceeding|exceeds|exceeded|exceed|surpassing|surpasses
        |surpassed|surpass|exceeds or equals|exceed or equal
        |topping|topped|tops|top|beyond|outnumbering|outnumbered|outnumber|outstripped
        |outstripping|overtaken|overtook|overshooting|overshot|north of|over the age of
        |above the age of|over the threshold of|>""",
    "past": """passed|passes|passing|pass|crossed|crosses|crossing|cross|broke|broken|breaking
        |breached|breaching|breaches|breach""",
    "down": """under|below|short of|shy of|below the age of
        |under the age of|south of|not even|<""",
    "at_least": """at least|at least to|at least equal to|at the very least|at a minimum
        |at minimum|a minimum of|minimum of|minimum|min|min .|upwards of|upward of|floor of
        |lower limit of|≥|> =""",
    "at_most": """up to|up to and including|at most equal to|at most|at the most
        |at the very most|a maximum of|maximum of|maximum|max|max .|ceiling of|cap of
        |upper limit of|capped at|not quite|not even|≤|< =""",
    "about": """close to|close on|closer to|nearly|almost|approximately|around|about|some
        |roughly|circa|an estimated|estimated|an approximate|approximate|approx
        |approx .|ca|ca .|c .|in the region of|in the order of|of the order of
        |in the vicinity of|in the neighbourhood of
        |somewhere around|something like|near|nearing|approaching|virtually|practically
        |more or less|+ / -|+ / \u2212|\u00b1|~|\u2248|\u223c""",
    "unknown": "nowhere near|not nearly",
    "reach": """reach|reached|reaches|reaching|attain|attained|attains|attaining|hit|hits
        |hitting|achieve|achieved|achieves""",
}
_QUALIFIERS: Final[dict[_Sense, Qualifier]] = {
    "up": "more_than",
    "past": "more_than",
    "down": "less_than",
    "at_least": "more_than",
    "at_most": "less_than",
    "about": "about",
    "reach": "exact",
    "unknown": "exact",
}
_NEGATED: Final[dict[_Sense, Qualifier]] = {
    "up": "less_than",
    "past": "less_than",
    "down": "more_than",
    "reach": "less_than",
}
_TABLE: Final[dict[tuple[str, ...], _Sense]] = {
    **{(word, than): "up" for word in ABOVE for than in ("than", "then")},
    **{(word, than): "down" for word in BELOW for than in ("than", "then")},
    **{
        tuple(phrase.split()): sense
        for sense, phrases in _PHRASES.items()
        for phrase in phrases.split("|")
    },
}
_LONGEST: Final = max(map(len, _TABLE))
_FILLERS_TEXT: Final = """
    by far|far|by a wide margin|considerably|significantly|substantially|slightly|clearly
    |a total of|a further|an additional|an extra|another|every|the|a|just|only|its|their
    |the lower of|the higher of|the greater of|the lesser of|the smaller of|the larger of
    |net|gross
"""
_FILLERS: Final = tuple(tuple(phrase.split()) for phrase in _FILLERS_TEXT.split("|"))
"""Words that may stand between a qualifier and its number."""
_MEASURES_WORDS: Final = """
    number amount total share rate level threshold ceiling limit value sum cost costs budget
    duration period term population size capacity quantity percentage proportion figure turnover
    mark speed distance age temperature volume weight price income average fine fee power width
    length height depth area interval delay majority quota target benchmark
"""
_MEASURES: Final = frozenset(_MEASURES_WORDS.split())
"""Before "of" and a number these only say what it measures: the threshold of 5 %."""
_LIMITS: Final = frozenset({"minimum", "maximum"})
"""Words that bound whatever stands after them: a minimum capital of EUR 730 000."""
_MOST_WORDS_OF_MEASURE: Final = 5
_DETERMINERS: Final = frozenset({"a", "an", "the", "its", "their", "any", "this", "that"})
_OTHER_CLAUSE: Final = frozenset({"and", "or", "but", "that", "which", "who", "where", "when"})
_FAR: Final = 14
"""How many tokens before a number "exceeding" is looked for."""
_EQUAL: Final = ("or", "equal", "to")
_EQUAL_OR: Final = ("equal", "to", "or")
_OR_BEFORE: Final = {"above": "up", "below": "down", "over": "up", "under": "down"}
_NEAR_BEFORE: Final = frozenset(
    {phrase[-1] for phrase in (*_TABLE, *_FILLERS)} | {"of", "at", "to", "mark", "past"}
)
"""The words next to a number without which there is no qualifier: most numbers stop here."""
_VERBS: Final = frozenset(
    word for (word, *rest), sense in _TABLE.items() if not rest and sense in {"up", "past", "reach"}
) - {"over", "above", "beyond", ">", "outnumber", "outnumbered", "outnumbering"}
_MOVES: Final = frozenset(["went", "gone", "go", "goes", "rose", "grew", "ran", "shot", "crept"])
_MARKS: Final = frozenset({"mark", "threshold", "barrier", "milestone", "line", "limit", "ceiling"})
_ELSE_AFTER: Final = {
    "above": frozenset({"the", "see", "as"}),
    "below": frozenset({"the", "see", "as"}),
    "around": frozenset({"built", "based"}),
    "about": frozenset({"information", "know", "talk", "learn", "data", "questions"}),
    "up to": frozenset({"total", "number", "figure"}),
    "tops": frozenset({"the"}),
    "near": frozenset({"the"}),
    "over": frozenset(
        [
            *("hand", "hands", "handed", "handing", "turned", "turning", "signed", "spread"),
            *("spreads", "spreading", "distributed", "divided", "staggered", "phased", "scattered"),
        ]
    ),
}
"""Words after which a phrase says something else: built around ten principles."""
_ARRANGED: Final = re.compile(
    r"(?:arrang|organi[sz]|revolv)(?:es?|ed|ing)|(?:structur|group|cent(?:er|r))(?:ed|ing)"
)
"""What is arranged around few things: it groups its work around three aims."""
_ARRANGED_BEFORE: Final = 6
"""The most words between."""
_LASTS_WORDS: Final = """
    for after lasted lasting lasts takes took take aged is was were are of with has have if not
"""
_LASTS: Final = frozenset(_LASTS_WORDS.split())
"""Words after which "over three years" says more than three years, not during three years."""

_AFTER_UP: Final = ABOVE | {"over", "above", "upwards", "upward", "up", "beyond", "later"}
_AFTER_DOWN: Final = BELOW | {"below", "under"}
_AFTER_TABLE: Final[dict[tuple[str, ...], Qualifier]] = {
    ("at", "least"): "more_than",
    ("at", "the", "very", "least"): "more_than",
    ("at", "a", "minimum"): "more_than",
    ("minimum",): "more_than",
    ("upwards",): "more_than",
    ("+",): "more_than",
    ("plus",): "more_than",
    ("-", "plus"): "more_than",
    ("at", "most"): "less_than",
    ("at", "the", "most"): "less_than",
    ("at", "the", "very", "most"): "less_than",
    ("maximum",): "less_than",
    ("max",): "less_than",
    ("or", "so"): "about",
    ("or", "thereabouts"): "about",
    ("approximately",): "about",
    ("roughly",): "about",
    ("-", "odd"): "about",
}
_NEAR_AFTER: Final = frozenset({phrase[0] for phrase in _AFTER_TABLE} | {"or", "and", ","})
_ADVERBS: Final = frozenset(["even", "possibly", "perhaps", "much", "far", "slightly"])
"""What may stand before the comparison: or even more."""
_PREPOSITIONS: Final = frozenset({"above", "over", "below", "under"})
_LONGEST_ASIDE: Final = 12
"""The most tokens of what is set aside: Regulation (EU) 2014/11."""
_NO_BOUND: Final = {("above", "all"), ("up", "to"), ("over", "time"), ("under", "way")}
"""Words after which "and above", "or up" are no bound."""
_MAY_FOLLOW: Final = (FUNCTION_WORDS | frozenset({"", ".", ",", ";", ":", ")", "]", "%"})) - {
    "the", "a", "an", "its", "their", "his", "her", "our", "this", "these", "those", "all",
}  # fmt: skip
"""What may follow "or over" where it is a bound: not "and over the period"."""


_TOKEN: Final = re.compile(r"[\w'’]+|[^\w\s]")
_OR_EQUAL: Final = frozenset(
    {
        *(tuple(words.split()) for words in _PHRASES["at_least"].split("|")),
        *(tuple(words.split()) for words in _PHRASES["at_most"].split("|")),
        *(words for words, held in _AFTER_TABLE.items() if held in {"more_than", "less_than"}),
        *((link, word) for link in ("or", "and") for word in _AFTER_UP | _AFTER_DOWN),
        *((word,) for word in ("not", "no", "never", "nor", "cannot", "equal", "equals")),
    }
) - {("not", "quite"), ("not", "even")}
"""What lets a bound be the number itself; a negated bound does."""
_RANGE: Final = re.compile(
    r"\bbetween\b|(?:\b(?:to|or)\s|\d\s?%?\s?[-\u2010-\u2014\u2212]\s?)"
    rf"(?:[a-z]{{3}}\s|[€$£]\s?)?(?:\d|(?:{'|'.join([*ONES, *TENS])})\b)"
)
"""What joins the ends of a range, which are in it: between 3 and 4, 3 to 4, EUR 3-4 million."""


def or_equal(words: str) -> bool:
    """Whether a bound in some words may be the number itself: at least 5, not less than 5.

    Where it cannot be told, it may: "5 or more" is true of what is more than 5, too.

    Args:
        words: The words of a number with a qualifier that is a bound.
    """
    text = words.casefold().replace("not even ", "").replace("not quite ", "")
    tokens = _TOKEN.findall(text)
    if _RANGE.search(text):
        return True
    if any(token.endswith(("n't", "n’t")) for token in tokens):
        return True
    return any(
        tuple(tokens[at : at + length]) in _OR_EQUAL
        for length in range(1, _LONGEST + 1)
        for at in range(len(tokens) - length + 1)
    )


class Held(NamedTuple):
    """How a number is held, and the token at which the words that say so begin (or end)."""

    qualifier: Qualifier
    at: int
    ambiguous: bool = False
    """Something is negated, but it cannot be told whether the bound is."""
    negated: bool = False
    """A negation has turned the bound."""


class _Phrase(NamedTuple):
    """A phrase before a number, by its first token and the token after it."""

    sense: _Sense
    begin: int
    end: int


def before(
    word: WordAt, start: int, floor: int, *, time: bool, after_not: bool = False, end: int = -1
) -> Held:
    """Read the qualifiers before a number; a bound outweighs "about".

    Args:
        word: The word at a token.
        start: The number's first token, or its currency's.
        floor: The first token that belongs to nothing else yet.
        time: The number counts a time, so that "over" may mean "during".
        after_not: The number before this one is negated, as in "not below 5 or above 9".
        end: The token after the number, where "mark" or "ago" may stand.
    """
    held = Held("exact", start)
    while (phrase := _one_before(word, held.at, floor, also_far=held.at == start)) is not None:
        if _is_something_else(word, phrase, time=time, following=word(end)):
            break
        turned = _turned(word, phrase, floor, after_not=after_not)
        if turned.qualifier == "exact" and not turned.ambiguous:
            break
        stronger = held.qualifier in {"exact", "about"}
        qualifier = turned.qualifier if stronger else held.qualifier
        unsure = held.ambiguous or turned.ambiguous
        held = Held(qualifier, turned.at, unsure, held.negated or turned.negated)
    return held


def _one_before(word: WordAt, at: int, floor: int, *, also_far: bool) -> _Phrase | None:
    """The phrase right before a number, or before words that only say what it measures."""
    if word(at - 1) not in _NEAR_BEFORE:
        return None
    direct = _phrase_before(word, at, floor)
    if direct is not None:
        return direct
    for filler in _FILLERS:
        begin = at - len(filler)
        if begin < floor or any(word(begin + step) != w for step, w in enumerate(filler)):
            continue
        found = _phrase_before(word, begin, floor)
        # "More than the 20 years" is held, "over the 20 years" is not.
        if found is not None and (
            len(filler) > 1 or found.end - found.begin > 1 or word(found.begin) in _VERBS
        ):
            return found
    return _before_measure(word, at, floor) if also_far else None


def _before_measure(word: WordAt, at: int, floor: int) -> _Phrase | None:
    """Exceeding the average number of 500; a minimum transitional period of six months."""
    if word(at - 1) != "of" or not word(at - 2).isalpha():
        return None
    measures = word(at - 2) in _MEASURES
    for begin in range(at - 2, max(floor, at - 2 - _MOST_WORDS_OF_MEASURE), -1):
        found = _phrase_before(word, begin, floor)
        if found is not None and (
            word(found.begin) in _LIMITS
            or (measures and (found.sense not in {"about", "reach"} or _estimates(word, found)))
        ):
            return found
        here = word(begin - 1)
        if not here.isalpha() or (here in FUNCTION_WORDS and here not in _DETERMINERS):
            break
    return _far_verb(word, at, floor) if measures else None


def _estimates(word: WordAt, phrase: _Phrase) -> bool:
    """An estimated cost of EUR 5 million; but "about the cost of EUR 5" is about something."""
    return word(phrase.end - 1) in {"estimated", "approximate"}


def _far_verb(word: WordAt, at: int, floor: int) -> _Phrase | None:
    """Exceeding on their balance sheet dates the average number of 500 employees."""
    for begin in range(at - 2, max(floor, at - _FAR) - 1, -1):
        if not word(begin).isalpha() or word(begin) in _OTHER_CLAUSE:
            return None
        if word(begin).startswith("exceed"):
            return _Phrase("up", begin, begin + 1)
    return None


def _phrase_before(word: WordAt, at: int, floor: int) -> _Phrase | None:
    end = at
    equal = at - len(_EQUAL) >= floor and _words(word, at - len(_EQUAL), at) == _EQUAL
    if equal:
        at -= len(_EQUAL)
    first = max(floor, at - _LONGEST)
    for begin in range(first, at):
        sense = _TABLE.get(_words(word, begin, at))
        if sense is not None:
            return _Phrase(sense, _or_before(word, begin, floor), end)
    quality = word(at - 2) if at - 2 >= floor and word(at - 1) == "than" else ""
    if quality.isalpha() and not is_plural(quality) and word(at - 3) in {"more", "less"}:
        # More expensive than.
        return _Phrase("up" if word(at - 3) == "more" else "down", at - 3, end)
    if is_unknown(quality):
        return _Phrase("unknown", at - 2, end)
    if at - 2 >= floor and word(at - 1) == "past" and _moves(word(at - 2)):
        return _Phrase("up", at - 2, end)
    return None


def _moves(verb: str) -> bool:
    """Climbed past, went past; but not in the past."""
    return verb.endswith("ed") or verb in _MOVES


def _words(word: WordAt, begin: int, end: int) -> tuple[str, ...]:
    return tuple(word(at) for at in range(begin, end))


def _or_before(word: WordAt, begin: int, floor: int) -> int:
    """Where "equal to or more than", "at or above" begin."""
    if begin - len(_EQUAL_OR) >= floor and _words(word, begin - 3, begin) == _EQUAL_OR:
        return begin - 3
    if word(begin) in _OR_BEFORE and word(begin - 1) == "or" and word(begin - 2) in {"at", "on"}:
        return max(floor, begin - 2)
    return begin


def _is_something_else(word: WordAt, phrase: _Phrase, *, time: bool, following: str) -> bool:
    """The words above, over the years, built around principles, higher than a year ago."""
    if phrase.sense == "past":
        return following not in _MARKS
    words = " ".join(_words(word, phrase.begin, phrase.end))
    if following in {"ago", "earlier", "before"} and words.endswith(" than"):
        return words not in {"more than", "less than"}
    if words == "over" and time:
        return word(phrase.begin - 1) not in _LASTS
    last = word(phrase.begin - 1)
    if words == "around" and _is_arranged(word, phrase):
        return True
    if words == "top":
        # May top 5 %; the top 5 firms.
        return not (
            last in FINITE | {"to", "not", "never", "cannot"} or last.endswith(("'t", "\u2019t"))
        )
    return last in _ELSE_AFTER.get(words, frozenset())


def _is_arranged(word: WordAt, phrase: _Phrase) -> bool:
    """Organised around ten principles; instruments that are grouped around three aims."""
    if _ARRANGED.fullmatch(word(phrase.begin - 1)):
        return True
    few = word(phrase.end) in ONES
    for at in range(phrase.begin - 2, phrase.begin - 2 - _ARRANGED_BEFORE, -1):
        if not few or not word(at).isalpha():
            return False
        if _ARRANGED.fullmatch(word(at)):
            return word(phrase.begin - 1) not in FUNCTION_WORDS
    return False


def _turned(word: WordAt, phrase: _Phrase, floor: int, *, after_not: bool) -> Held:
    """How a phrase holds a number, turned round where it is negated."""
    plain = _QUALIFIERS[phrase.sense]
    if phrase.sense in {"about", "unknown"}:
        return Held(plain, phrase.begin, ambiguous=phrase.sense == "unknown")
    goes_on = after_not and word(floor) in {"or", "nor"}
    goes_on = goes_on and all(word(at) in LIGHT for at in range(floor + 1, phrase.begin))
    found = Negation(phrase.begin, sure=True) if goes_on else negation(word, phrase.begin, floor)
    if found is None:
        return Held(plain, phrase.begin)
    at, sure = found
    turned = _NEGATED.get(phrase.sense)
    if turned is None:
        # "Not at least": nobody can say what that is, but "not … up to" may negate the verb.
        near = at == phrase.begin - 1
        return Held(plain, at if near else phrase.begin, ambiguous=near)
    return Held(turned, at, ambiguous=not sure, negated=True)


def after(word: WordAt, end: int, *, is_number: Callable[[int], bool], bare: bool = False) -> Held:
    """Read the qualifier after a number and what it counts: "or more".

    Args:
        word: The word at a token.
        end: The token after the number and its unit, or after what it counts.
        is_number: Whether a number begins at a token: then "or more than 5" is that one's.
        bare: The number has no unit, so that a noun may follow: "20 or more countries".
    """
    if word(end) not in _NEAR_AFTER:
        return Held("exact", end)
    for length in (4, 3, 2, 1):
        found = _AFTER_TABLE.get(_words(word, end, end + length))
        at = end + length
        adds = word(end) == "plus" and word(at) not in _MAY_FOLLOW
        if found is not None and word(at) not in {"than", "of"} and not (adds or is_number(at)):
            return Held(found, at)
    link = end + (word(end) == "," and word(end + 1) == "or")
    at = link + 1 + (word(link + 1) in _ADVERBS)
    known = word(link) in {"or", "and"} and word(at) in _AFTER_UP | _AFTER_DOWN
    if not known or word(at + 1) == "than" or is_number(at + 1):
        return Held("exact", end)
    follows = _may_follow(word, link, at, bare=bare)
    if follows is False:
        return Held("exact", end)
    qualifier: Qualifier = "more_than" if word(at) in _AFTER_UP else "less_than"
    return Held(qualifier, at + 1, ambiguous=follows is None)


def _may_follow(word: WordAt, link: int, at: int, *, bare: bool) -> bool | None:
    """Whether "or over", "and older" are a bound, by what follows: not "and over the period".

    None where nobody can tell: 12 tonnes and under pay less, EUR 5 and under rules of its own.
    """
    comparison, following = word(at), word(at + 1)
    plain = following not in _DETERMINERS and (comparison, following) not in _NO_BOUND
    if not following and comparison in _PREPOSITIONS:
        # Under Article 5: what is set aside has no words here.
        return not any(word(at + step) for step in range(1, _LONGEST_ASIDE))
    if word(link) == "or":
        return plain or (bare and comparison in {"more", "fewer", "less"})
    if comparison not in _PREPOSITIONS | {"older", "younger"}:
        return following in _MAY_FOLLOW
    if bare or following in _MAY_FOLLOW:
        return plain
    if comparison in {"over", "under", "below"}:
        return None if plain and following.isalpha() else False
    return plain
