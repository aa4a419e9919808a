"""Which blocks of a document are headings, and what number a heading has.

A heading is what the page marks as one, or a line that prints a section's number, or a short line
without a full stop that stands before a paragraph or a table. What a page marks is a hint: a long
text that is marked as a heading is a paragraph.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from eufacts.source.page.blocks import Block

_WORDS: Final = r"(?P<heading>['\"\u2018\u2019\u201c\u201e\u00ab(]?[^\W\d_].*)"
_NUMBERED: Final = re.compile(
    r"(?:(?P<n>[IVXLC]{1,7}|\d{1,2}(?:\.\d{1,2}){0,4}|[A-Z])[.)]\s*"
    r"|(?P<m>(?:\d{1,2}|[IVXLC]{1,7})(?:\.\d{1,2}){1,4})\s+)" + _WORDS
)
_COUNTED: Final = re.compile(
    rf"(?P<n>\d{{1,2}}|[IVXLC]{{1,7}})\s+(?=['\"\u2018\u201c\u201e]?[A-Z]){_WORDS}"
)
"""A number without a dot, which is a heading's only if the document counts its headings so."""
_ENDED: Final = re.compile(r"[.:;!?,\u2026][)\]'\"\u2019\u201d]*\Z")
_ASKED: Final = re.compile(r"\?['\"\u2019\u201d)]*\Z")
_LOWER_LEVEL: Final = re.compile(r"\d{1,2}\.\d")
_TWO_SENTENCES: Final = re.compile(r"[a-z)]\.\s[A-Z]")
_BULLET: Final = re.compile(r"o\s|\(?[ivxa-z\d]{1,4}\)")
_OPENS: Final = frozenset("'\"\u2018\u2019\u201c\u201e\u00ab([")
_FORMULA: Final = re.compile(r"THE [A-Z ]{6,80},\Z")
"""Who acts, at the head of an act: ``THE COUNCIL OF THE EUROPEAN UNION,``."""
_IN_BRACKETS: Final = re.compile(r"[(\[][^()\[\]]*[)\]]\Z")
_PART: Final = re.compile(
    r"(?:ANNEX|Annex|APPENDIX|Appendix|CHAPTER|Chapter|PART|Part|TITLE|Title|SECTION|Section"
    r"|ARTICLE|Article)(?:\s+(?:\d{1,3}[a-z]?|[IVXLC]{1,7}|[A-Z])\b|\Z)"
)
"""The names of the parts of an act."""
_MARK: Final = re.compile(r"[-\u2013\u2022\u25cf\u25aa\u00b7]\s*(?=[^\W\d_])")
"""The bullet before a heading that the page marks as one."""
_LONGEST: Final = 160
_LONGEST_NUMBERED: Final = 400
_LONGEST_HINTED: Final = 1000
"""As long as the title of an act that amends others."""
_FEWEST_LETTERS: Final = 4
"""In a line that is no section's name; one with a number may have one less: ``1. Aid``."""
_FEWEST_CAPITALS: Final = 8
_SENTENCE_WORDS: Final = 8
_MOST_IN_A_ROW: Final = 3
_ROMAN: Final = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


class Heading(NamedTuple):
    """A heading without the number before it."""

    words: str
    number: str | None
    """``III`` or ``2.1``, without a full stop."""
    cut: int
    """How many characters of the block stand before the words."""


def could_be_heading(block: Block) -> bool:
    """Has a block the form of a heading?"""
    text = block.text
    if not text or block.hint in {"text", "furniture"}:
        return False
    if block.hint == "heading":
        return len(text) <= _LONGEST_HINTED and not (
            len(text) > _LONGEST and _TWO_SENTENCES.search(text)
        )
    is_numbered = _NUMBERED.match(text) is not None or _COUNTED.match(text) is not None
    return (
        len(text) <= (_LONGEST_NUMBERED if is_numbered else _LONGEST)
        and _is_open_ended(text, is_numbered=is_numbered)
        and _TWO_SENTENCES.search(text) is None
        and _BULLET.match(text) is None
        and _IN_BRACKETS.match(text) is None
        and (text[0].isupper() or text[0].isdecimal() or text[0] in _OPENS)
        and sum(map(str.isalpha, text)) >= _FEWEST_LETTERS - is_numbered
    )


def _is_open_ended(text: str, *, is_numbered: bool) -> bool:
    """A heading ends in no full stop; one with a number may ask, one of a lower level lead on."""
    if _ENDED.search(text) is None:
        return True
    return is_numbered and (
        _ASKED.search(text) is not None
        or (text.endswith(":") and _LOWER_LEVEL.match(text) is not None)
    )


def is_sentence(block: Block) -> bool:
    """Is a block content beyond doubt: a paragraph or a table?"""
    if block.table is not None or _FORMULA.match(block.text):
        return True
    long_enough = len(block.text.split()) >= _SENTENCE_WORDS
    is_long = len(block.text) > _LONGEST or (long_enough and _ENDED.search(block.text) is not None)
    return is_long and not could_be_heading(block)


def is_marked(block: Block) -> bool:
    """Does the page mark a block as a heading, or does it print a section's number?"""
    return block.hint == "heading" or _NUMBERED.match(block.text) is not None


def _is_certain(block: Block) -> bool:
    """Is a line that could be a heading one, whatever stands around it?"""
    text = block.text
    in_capitals = text.isupper() and sum(map(str.isalpha, text)) >= _FEWEST_CAPITALS
    return is_marked(block) or in_capitals or _PART.match(text) is not None


def is_plain_line(block: Block) -> bool:
    """Could a line be a heading, but is it neither marked nor named nor numbered as one?"""
    return block.table is None and could_be_heading(block) and not _is_certain(block)


def find_headings(body: Sequence[Block]) -> dict[int, Heading]:
    """Find the headings: of the blocks that could be, no long rows and not the last ones.

    Returns:
        The index of each heading in ``body``, with its words and number.
    """
    counted = frozenset(_counted(body))
    found: set[int] = set()
    row: list[int] = []
    for at, block in enumerate(body):
        if could_be_heading(block):
            row.append(at)
            continue
        found.update(_of_row(body, row, counted))
        row = []
    found.update(at for at in row if body[at].hint == "heading")
    return {at: _read_heading(body[at], is_counted=at in counted) for at in found}


def _counted(body: Sequence[Block]) -> Iterator[int]:
    """The lines that number themselves 1, 2, 3 … without a dot, if there are at least two."""
    run: list[int] = []
    for at, block in enumerate(body):
        hit = _COUNTED.match(block.text) if could_be_heading(block) else None
        if hit is not None and _value(hit["n"]) == len(run) + 1:
            run.append(at)
    if len(run) > 1:
        yield from run


def _value(number: str) -> int:
    """The value of a decimal or a Roman number."""
    if number.isdecimal():
        return int(number)
    digits = [_ROMAN[letter] for letter in number]
    return sum(
        -digit if digit < max(digits[at:], default=0) else digit for at, digit in enumerate(digits)
    )


def _of_row(body: Sequence[Block], row: Sequence[int], counted: frozenset[int]) -> Iterator[int]:
    """The headings of a row of lines that could be; of a long row only the certain and the last."""
    certain = {at for at in row if at in counted or _is_certain(body[at])}
    is_short = len(row) - len(certain) <= _MOST_IN_A_ROW
    for at in row:
        if at in certain or is_short or at == row[-1]:
            yield at


def _read_heading(block: Block, *, is_counted: bool) -> Heading:
    text = block.text
    hit = _NUMBERED.match(text)
    if hit is not None:
        return Heading(hit["heading"], hit["n"] or hit["m"], hit.start("heading"))
    hit = _COUNTED.match(text) if is_counted or block.hint == "heading" else None
    if hit is not None:
        return Heading(hit["heading"], hit["n"], hit.start("heading"))
    mark = _MARK.match(text)
    cut = mark.end() if mark is not None else 0
    return Heading(text[cut:], None, cut)
