"""Footnote markers that a copied text left inside its sentences as bare numbers.

Nothing but their order tells them from the text's own numbers: they run 1, 2, 3 … from the first
to the last. So of all numbers that could be markers the longest such run is taken, and among runs
of equal length the one whose numbers stand most like markers: next to punctuation or at the end of
a paragraph. A number that its neighbours make a quantity, a date or a label is never one. Where the
text has no list of footnotes, numbers must stand as no number of a text does to be believed.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from eufacts.dates import MONTHS
from eufacts.source.page.blocks import Block, Marker

OLD: Final = re.compile(r"(?<=\S) ?\( ?(?P<n>\d{1,3}) ?\) ?\( ?\)")
"""As pages of before 2004 print them: the number, and empty brackets where its link was."""
_BARE: Final = re.compile(r"(?<=[^\s(\[]) (?P<n>\d{1,3})(?=\s(?![)\]])|$)")
_SURE_WITHOUT_LIST: Final = (
    OLD,
    re.compile(r"(?<=\S) ?\[(?P<n>\d{1,3})\]"),
    re.compile(r"(?<=\S) ?(?P<n>[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]{1,3})"),
)
_STYLES: Final = (
    *_SURE_WITHOUT_LIST,
    _BARE,
    re.compile(r"(?<=\S) ?\( ?(?P<n>\d{1,3}) ?\)(?=[\s,.;:(]|$)(?! ?\( ?\))"),
)
"""How markers are printed: in two brackets, in brackets, as raised digits, bare, in parentheses."""

_NEVER_AFTER_WORDS: Final = """
    a about above all almost an and annex approximately are around article articles as at
    below between beyond by chapter close eur for from in into is its least least most nearly
    no of on only or other over page paragraph paragraphs part point points roughly section
    some table than the their these those title to total under until up usd was were with
    within p. pp. no. nos
"""
_NEVER_AFTER: Final = frozenset([*_NEVER_AFTER_WORDS.split(), *map(str.lower, MONTHS)])
"""Words before a number that make it the text's own."""

_NEVER_BEFORE: Final = re.compile(
    rf"""\s+(?:{"|".join(MONTHS)}
    |million|billion|trillion|thousand|hundred|bn\b|%|per\s?cent|percent|euros?\b|EUR\b
    |(?:year|month|week|day|hour|minute)s?\b|to\s\d|and\s\d|people\b|persons\b|Member\sStates?\b)""",
    re.VERBOSE,
)
"""Words after a number that make it the text's own."""

_OF_ARTICLE: Final = re.compile(r"\d{1,3}[a-z]?(?:\(\w{1,3}\))*\Z")
"""What makes a number in parentheses right after it a paragraph's: ``Article 79(1)``."""

_BEFORE_STRONG: Final = frozenset(".,;:!?)'\"\u2019\u201d")
_AFTER_STRONG: Final = re.compile(r"\s*(?:[,.;:)]|$)")
_ENDS: Final = frozenset(".!?)'\"\u2019\u201d")
_NEXT_SENTENCE: Final = re.compile(r"\s+[A-Z\u201c\u2018\"]|\s*$")
_LEFT_SPACE: Final = re.compile(r"\s+(?:[,.;:](?:\s|$)|$)")


@dataclass(frozen=True, slots=True)
class Found:
    """A number that could be, or is, a marker."""

    number: int
    block: int
    start: int
    """Where it stands in the block's text, with the space before it."""
    end: int
    strong: bool = True
    """It stands next to punctuation or at the end of its block."""
    sure: bool = True
    """It stands as no number of the text does: ``adopted 9 , focusing`` or ``in May. 2``."""


def find_markers(blocks: Sequence[Block]) -> list[list[Found]]:
    """Find the runs of numbers that may be the footnote markers of a copied text.

    Returns:
        The longest run of each way of printing them, those first that need no list of notes to
        be believed; see the module for the rule.
    """
    return [_longest_run(_candidates(blocks, style)) for style in _STYLES]


def believed(run: Sequence[Found], blocks: Sequence[Block]) -> list[Found]:
    """The markers of a run that are believed although the text has no list of footnotes.

    A number of the text must never be taken out of it: "1 in 7 of all jobs" keeps its 1. An excerpt
    has no marker 1; there the numbers count that stand before a comma or full stop with a space.
    """
    if run and blocks[run[0].block].text[run[0].start :].lstrip()[0] in "([\u00b9":
        return list(run) if len(run) > 1 else []
    if len(run) > 1 and all(found.sure for found in run):
        return list(run)
    rising: list[Found] = []
    for found in _candidates(blocks, _BARE):
        text = blocks[found.block].text
        if _LEFT_SPACE.match(text, found.end) is None or found.end == len(text):
            continue
        if rising and found.number <= rising[-1].number:
            return []
        rising.append(found)
    return rising


def _candidates(blocks: Sequence[Block], style: re.Pattern[str]) -> list[Found]:
    return [
        Found(
            number=int(hit["n"]) if hit["n"].isdecimal() else _raised(hit["n"]),
            block=at,
            start=hit.start(),
            end=hit.end(),
            strong=block.text[hit.start() - 1] in _BEFORE_STRONG
            or _AFTER_STRONG.match(block.text, hit.end()) is not None,
            sure=_LEFT_SPACE.match(block.text, hit.end()) is not None
            or (
                block.text[hit.start() - 1] in _ENDS
                and _NEXT_SENTENCE.match(block.text, hit.end()) is not None
            ),
        )
        for at, block in enumerate(blocks)
        if block.hint != "furniture"
        for hit in style.finditer(block.text)
        if not _is_the_texts_own(block.text, hit)
    ]


def _raised(digits: str) -> int:
    return int(
        "".join(
            str("\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079".index(d))
            for d in digits
        )
    )


def _is_the_texts_own(text: str, hit: re.Match[str]) -> bool:
    before = text[max(0, hit.start() - 20) : hit.start()].rsplit(" ", 1)[-1]
    if "(" in hit[0] and "()" not in hit[0].replace(" ", "") and _OF_ARTICLE.match(before):
        return True
    return before.lower() in _NEVER_AFTER or _NEVER_BEFORE.match(text, hit.end()) is not None


def _longest_run(candidates: list[Found]) -> list[Found]:
    """Of all runs 1, 2, 3 … in order, the longest; of the longest, the strongest."""
    best: dict[int, list[tuple[int, int, int]]] = {}
    """For each number: (score, candidate, candidate before it), the score never falling."""
    for at, found in enumerate(candidates):
        if found.number == 1:
            score, before = 0, -1
        elif found.number - 1 in best:
            score, before, _ = best[found.number - 1][-1]
        else:
            continue
        entry = (score + found.strong, at, before)
        ends = best.setdefault(found.number, [])
        if not ends or entry[0] > ends[-1][0]:
            ends.append(entry)
    if not best:
        return []
    run: list[Found] = []
    at = best[max(best)][-1][1]
    links = {entry[1]: entry[2] for entries in best.values() for entry in entries}
    while at != -1:
        run.append(candidates[at])
        at = links[at]
    return run[::-1]


_LOOSE_SPACE: Final = re.compile(r"\s+(?=[,.;:)])")


def without_markers(block: Block, found: Sequence[Found]) -> Block:
    """Take markers out of a block's text and remember where they stood."""
    if not found:
        return block
    text = block.text
    parts: list[str] = []
    length = at = 0
    markers: list[Marker] = []
    for marker in found:
        part = text[at : marker.start]
        parts.append(part)
        length += len(part)
        markers.append(Marker(marker.number, length))
        at = marker.end
        if space := _LOOSE_SPACE.match(text, at):
            at = space.end()
    clean = "".join([*parts, text[at:]]).rstrip()
    return replace(block, text=clean, markers=tuple(markers))
