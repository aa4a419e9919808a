"""A paragraph → its sentences, as EU texts write them.

A full stop ends a sentence where a capital letter, a quotation mark or a number follows, unless it
belongs to an abbreviation ("No. 5", "Art. 3", "p. 31"), to initials or to the number of a list.
"""

import re
from collections.abc import Iterator
from typing import Final

from eufacts.source.numbers.spans import Span

_STOP: Final = re.compile(
    r"[.!?\u2026]['\"\u2019\u201d)\]]*\s+(?=['\"\u2018\u201c(\[\u2022\u2013-]?\s?[A-Z\d\u00c0-\u00de\u20ac$\u00a3])"
)
_OPENING: Final = "([\u2018\u201c'\""
_LONGEST_WORD: Final = 40
_ABBREVIATIONS_WORDS: Final = """
    No Nos Art Arts p pp para paras e.g i.e cf ca c v vs viz Mr Mrs Ms Dr Prof St Mt OJ O.J Vol Ed
    Eds ed eds et al ibid Ibid op cit Op U.S U.N E.U a.m p.m Jan Feb Mar Apr Jun Jul Aug Sep Sept
    Oct Nov Dec Fig Figs Tab Ref approx est min max incl excl resp esp seq Reg Dir Dec Ch chap Sec
"""
_ABBREVIATIONS: Final = frozenset(_ABBREVIATIONS_WORDS.split())
_BEFORE_NUMBER_WORDS: Final = """
    No Nos Art Arts p pp para paras Fig Figs Tab Vol Ch chap Sec ca c approx Reg Dir max min est
"""
_BEFORE_NUMBER: Final = frozenset(_BEFORE_NUMBER_WORDS.split())
"""Abbreviations after which a number always goes on with the sentence."""
_LIST_NUMBER: Final = re.compile(r"\(?(?:\d{1,2}|[ivx]{1,4}|[A-Za-z])\)?")


def sentences(text: str) -> list[Span]:
    """Divide a paragraph into its sentences, in order, without the white space between them."""
    spans = []
    start = 0
    for end, following in _stops(text):
        spans.append(Span(start, end))
        start = following
    rest = Span(start, len(text.rstrip()))
    return [*spans, rest] if rest.start < rest.end else spans


def _stops(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence but the last ends, and where the next one begins."""
    start = 0
    for hit in _STOP.finditer(text):
        if not _goes_on(text, start, hit):
            yield hit.start() + len(hit[0].rstrip()), hit.end()
            start = hit.end()


def _goes_on(text: str, start: int, stop: re.Match[str]) -> bool:
    """Whether a full stop does not end its sentence."""
    if stop[0][0] != ".":
        return False
    words = text[max(start, stop.start() - _LONGEST_WORD) : stop.start()].split()
    word = words[-1].lstrip(_OPENING) if words else ""
    if word in _BEFORE_NUMBER and text[stop.end()].isdigit():
        return True
    if word in _ABBREVIATIONS and not text[stop.end()].isdigit():
        return True
    is_first = len(words) == 1 and stop.start() - start <= _LONGEST_WORD
    is_initial = len(word) == 1 and word.isupper() and word != "I"
    return is_initial or (is_first and _LIST_NUMBER.fullmatch(words[0]) is not None)
