"""What a style is asked for, and how it quotes."""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple


class CitationForm(StrEnum):
    """The three places where a work is cited."""

    citation = "citation"
    """A first note, or the brackets in a text, with the pinpoint."""
    subsequent = "subsequent"
    """A later note, shortened."""
    entry = "entry"
    """The bibliography."""


class CitationRequest(NamedTuple):
    """A form, and what goes with it."""

    form: CitationForm = CitationForm.citation
    quote: bool = False
    """Whether the words of the document come before it."""
    first: int | None = None
    """The number of the note that cited the work first, for a later one."""


DOUBLE = (("“", "”"), ("‘", "’"))
SINGLE = (("‘", "’"), ("“", "”"))

_CLOSING = {"“": "”", "‘": "’", '"': '"'}
_MARK = r"[“”‘\"]|’(?!\w)"
"""What can be a quotation mark; ``’`` before a letter is an apostrophe."""


class QuoteStyle(NamedTuple):
    """How a style quotes."""

    outer: tuple[str, str]
    inner: tuple[str, str]
    """For a quotation within."""
    block_from: int | None = None
    """The least number of words that are set as a block, without marks; None: never."""
    stop_after_citation: bool = False
    """Whether the sentence's full stop follows the citation in brackets."""

    def is_block(self, words: str) -> bool:
        """Say whether the words are to be set off."""
        return self.block_from is not None and len(words.split()) >= self.block_from

    def quoted(self, words: str) -> str:
        """Put the words in marks, and change the marks within them to fit."""
        if self.is_block(words):
            return _remarked(words, self.outer, self.inner)
        inside = _remarked(words, self.inner, self.outer)
        return f"{self.outer[0]}{inside}{self.outer[1]}"


def _remarked(words: str, first: tuple[str, str], second: tuple[str, str]) -> str:
    """Write the quotations within with the first pair, and those within them with the second.

    Marks that do not pair off, such as a plural's apostrophe alone, stay as they are.
    """
    shown = list(words)
    for start, end, depth in _pairs(words):
        shown[start], shown[end] = second if depth % 2 else first
    return "".join(shown)


def _pairs(words: str) -> Iterator[tuple[int, int, int]]:
    """Find the marks that pair off: where each pair begins and ends, and how deep it lies."""
    opened: list[int] = []
    for mark in re.finditer(_MARK, words):
        if opened and _CLOSING[words[opened[-1]]] == mark[0]:
            start = opened.pop()
            yield start, mark.start(), len(opened)
        elif mark[0] in _CLOSING:
            opened.append(mark.start())
