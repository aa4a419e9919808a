"""A label for a record: its sentence's own clause, without what does not belong to it."""

import re
from typing import Final

from eufacts.drafting.records import LONGEST_WORDS, slug
from eufacts.source.numbers.spans import Span
from eufacts.source.sentences import sentences

_JOINED: Final = r"\s[\u2013\u2014]\s|,\s(?:and|but|while|whereas|which|where|who)\s(?=\S+\s\S+\s)"
"""A dash or a word between two clauses."""
_LEFT: Final = re.compile(rf"[;:]\s+|{_JOINED}")
_RIGHT: Final = re.compile(rf"[;:](?=\s)|{_JOINED}")
_OPENING: Final = re.compile(
    r"(?:and|or|but|while|whereas|also|still|however|moreover|in addition|in fact|for example"
    r"|for instance|at present|as a result|in this context|to this end|furthermore|indeed"
    r"|currently|consequently|similarly|lastly|finally|more specifically|in particular),?\s+",
    re.IGNORECASE,
)
_VERB: Final = re.compile(
    r"(?:(?:also|already|still|now|then)\s)?(?:(?:is|are|was|were|has|have|had|will|would|can|could"
    r"|may|might|must|should|shall|does|did|gave|gives?|took|spent|paid|pays?|sent|built|came|rose"
    r"|fell|went|made|left|saw)\b|[a-z]{2,}ed\s(?!by|in|from|for|with|to|on|at)\w)"
)
"""What a clause cannot begin with, but where its subject is in the clause before."""
_ADDRESS: Final = re.compile(r"\bhttps?://\S+|\bwww\.\S+")
_NO_BEGINNING: Final = re.compile(r"\A(?:[ ,;:.]|[\u2013\u2014-](?!\d))+")
"""Marks before a clause; a dash before a digit is a minus."""
_LONGEST: Final = 110
_LONGEST_CLAUSE: Final = 100
"""Characters of a clause from which on it is cut around its number."""
_FEWEST_WORDS: Final = 4


def clause_around(text: str, about: Span) -> Span:
    """The clause of a sentence that some words stand in."""
    own = next((one for one in sentences(text) if one.start <= about.start < one.end), None)
    first, last = own or (0, len(text))
    start = max((hit.end() for hit in _LEFT.finditer(text, first, about.start)), default=first)
    stop = _RIGHT.search(text, about.end, max(last, about.end))
    return Span(start, stop.start() if stop else max(last, about.end))


def label_of(text: str, about: Span) -> str:
    """A label: the clause around some words, cut to a line; a short one with what heads it."""
    clause = _with_subject(text, clause_around(text, about))
    words = clause.of(text)
    if len(re.findall(r"[^\W\d_]{2,}", words)) < _FEWEST_WORDS:
        own = next((one for one in sentences(text) if one.start <= about.start < one.end), clause)
        head = _tidy(text[own.start : clause.start])
        words = _tidy(words)
        return shorten(f"{words}: {head}" if head else words)
    return _tidy(_near(words, about.start - clause.start, about.end - clause.start))


def _with_subject(text: str, clause: Span) -> Span:
    """A clause, begun earlier as long as its first word is a verb whose subject is before it."""
    while _VERB.match(text, clause.start) and clause.start:
        before = text[: clause.start].rstrip(" ,;:\u2013\u2014")
        before = re.sub(r",?\s(?:and|but|while|whereas|which|where|who)\Z", "", before)
        if not before:
            break
        at = len(before) - 1
        clause = Span(clause_around(text, Span(at, at + 1)).start, clause.end)
    return clause


def _near(words: str, start: int, end: int) -> str:
    """A long clause cut so that the words in question stay in it."""
    words = _ADDRESS.sub(lambda hit: " " * len(hit[0]), words)
    if len(words) <= _LONGEST_CLAUSE:
        return words
    room = _LONGEST_CLAUSE * 2 // 3
    begins = (hit.end() for hit in re.finditer(r",\s", words[:start]))
    begin = 0 if end <= room else next((at for at in begins if end - at <= room), None)
    if begin is None:
        begin = words.rfind(" ", 0, max(0, end - room)) + 1
    stop = re.compile(r",\s").search(words, max(end, begin + room // 2))
    if stop and stop.start() - begin <= _LONGEST_CLAUSE:
        words = f"{words[: stop.start()]}\u2026"
    return ("\u2026" if begin else "") + shorten(words[begin:].lstrip(), _LONGEST_CLAUSE)


def _tidy(words: str) -> str:
    words = " ".join(_ADDRESS.sub(" ", words).split())
    words = _NO_BEGINNING.sub("", words).rstrip(" ,;:.\u2013\u2014-")
    while hit := _OPENING.match(words):
        words = words[hit.end() :]
    if words.count("(") < words.count(")"):
        words = words.rstrip(")")
    elif words.count("(") > words.count(")") and not words.endswith("\u2026"):
        words = f"{words})" if ")" not in words[words.rfind("(") :] else words
    return words[:1].upper() + words[1:]


def shorten(words: str, longest: int = _LONGEST) -> str:
    """Words cut to the length of a label, between words."""
    if len(words) <= longest:
        return words
    return f"{words[:longest].rsplit(' ', 1)[0].rstrip(' ,;:')}\u2026"


_STOP_WORDS_TEXT: Final = """
    a an and are as at be been being by for from has have in into is it its of on or over than
    that the their these this those to was were which will with would more less about around
    approximately some close up least most million billion thousand eur percent per cent also
    usd gbp between including out total further amount amounts amounting there end beginning
    not can only early late year years one two three four five half had did our they first been so
    far already
"""
_STOP_WORDS: Final = frozenset(_STOP_WORDS_TEXT.split())


def id_words(label: str, longest: int = LONGEST_WORDS) -> str:
    """The words of a label that say what it is about, for an id that stays when numbers change."""
    words = re.findall(r"[^\W\d_][\w'\u2019-]*", label)
    told = (word for word in words if word.lower() not in _STOP_WORDS and len(word) > 1)
    return slug(" ".join(told), longest)
