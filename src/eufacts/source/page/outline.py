"""Blocks in order → title page, sections with headings, numbered paragraphs.

A heading is what the page marks as one, or a line that prints a section's number, or a short line
without a full stop that stands before a paragraph. Where a wider gap than usual stands before a
paragraph without a heading, a heading was lost there: a section begins that has no name.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from eufacts.source.page.blocks import Block, Marker, usual_gap


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a section."""

    number: int
    """Within its section, from 1."""
    text: str
    """Its words as they were read: white space collapsed, footnote markers left out."""
    markers: tuple[Marker, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceSection:
    """A part of the document, with the paragraphs that stand before the next heading."""

    heading: str | None
    """None where a section begins but its heading was lost."""
    number: str | None
    """The number that the document prints before the heading: ``III``."""
    paragraphs: tuple[Paragraph, ...]
    markers: tuple[Marker, ...] = ()
    """SourceFootnote markers in the heading."""


@dataclass(frozen=True, slots=True)
class Body:
    """The document without its footnotes."""

    sections: tuple[SourceSection, ...]
    furniture: tuple[str, ...]
    problems: tuple[str, ...]


_SITE: Final = re.compile(
    r"""(?:Accept|Refuse|Accept\ Refuse|Top|Text|Help|Print|Need\ help\?|Skip\ to\ main\ content
    |EUR-Lex(?:\ -\ .*|\ Access\ to\ European\ Union\ law)?|Access\ to\ European\ Union\ law
    |Back\ to\ (?:EUR-Lex\ homepage|top)|Document\ [0-9CE]\d{4}[A-Z]{1,2}\d{4}(?:\(\d\d\))?
    |This\ document\ is\ an\ excerpt\ from\ the\ EUR-Lex\ website\.?|This\ site\ uses\ cookies\b.*
    |Languages,\ formats\ and\ link\ to\ OJ|Multilingual\ display|You\ are\ here\b.*
    |Choose\ the\ experimental\ features.*|Experimental\ features\b.*|Sign\ in|Menu|Quick\ search
    |About\ EUR-Lex|Legal\ notice|Sitemap|Contact|Follow\ us|Expand\ all|Collapse\ all
    |EUR-Lex\ is\ the\ official\ website\b.*
    |ELI:\ http\S+|ISSN\ \d{4}-\d{3}[\dX]\ \(electronic\ edition\)
    |[\u25ba\u25bc][A-Z]\d*[\s\u2014]*)\Z""",
    re.VERBOSE,
)
"""Lines of the EUR-Lex site, wherever they stand, and the signs of consolidated texts."""

_NUMBERED: Final = re.compile(
    r"(?:(?P<n>[IVXLC]{1,7}|\d{1,2}(?:\.\d{1,2}){0,3}|[A-Z])[.)]\s*"
    r"|(?P<m>(?:\d{1,2}|[IVXLC]{1,7})(?:\.\d{1,2}){1,3})\s+)(?P<heading>[^\W\d_].*)"
)
_ENDED: Final = re.compile(r"[.:;!?,\u2026][)\]'\"\u2019\u201d]*\Z")
_TWO_SENTENCES: Final = re.compile(r"[a-z)]\.\s[A-Z]")
_BULLET: Final = re.compile(r"[-\u2010-\u2015\u2022\u25cf\u25aa*\u00b7o]\s|\(?[ivxa-z\d]{1,4}\)")
_LONGEST_HEADING: Final = 160
_SENTENCE_WORDS: Final = 8
_MOST_IN_A_ROW: Final = 3


def _could_be_heading(block: Block) -> bool:
    text = block.text
    return block.heading or (
        len(text) <= _LONGEST_HEADING
        and _ENDED.search(text) is None
        and _TWO_SENTENCES.search(text) is None
        and _BULLET.match(text) is None
        and not text[0].islower()
        and any(character.isalpha() for character in text)
    )


def _is_sentence(block: Block) -> bool:
    if block.heading:
        return False
    text = block.text
    long_enough = len(text.split()) >= _SENTENCE_WORDS
    return len(text) > _LONGEST_HEADING or (long_enough and _ENDED.search(text) is not None)


@dataclass(slots=True)
class _Draft:
    """A section while it is being read."""

    heading: str | None = None
    number: str | None = None
    markers: tuple[Marker, ...] = ()
    paragraphs: list[Paragraph] = field(default_factory=list)

    def add(self, block: Block) -> None:
        number = len(self.paragraphs) + 1
        self.paragraphs.append(Paragraph(number, block.text, block.markers))

    def done(self) -> SourceSection:
        return SourceSection(self.heading, self.number, tuple(self.paragraphs), self.markers)


def outline(blocks: Sequence[Block]) -> Body:
    """Sort blocks, without the footnotes' texts, into title page, headings and paragraphs."""
    usual = usual_gap(list(blocks))
    furniture = [block.text for block in blocks if is_site(block)]
    kept = [block for block in blocks if not is_site(block)]
    first = _first_of_body(kept)
    furniture += [block.text for block in kept[:first]]
    body = kept[first:]
    headings = _headings(body)
    drafts: list[_Draft] = []
    for at, block in enumerate(body):
        if at in headings:
            drafts.append(_begin(block))
            continue
        if not drafts or (block.gap > usual and at - 1 not in headings):
            drafts.append(_Draft())
        drafts[-1].add(block)
    problems = ["the text has no paragraphs"] if not body else []
    problems += [
        f"a section without a heading begins at {_short(draft.paragraphs[0].text)}"
        for draft in drafts
        if draft.heading is None
    ]
    return Body(tuple(draft.done() for draft in drafts), tuple(furniture), tuple(problems))


def is_site(block: Block) -> bool:
    """Does a block belong to the site: by the page's own word, or as one of the site's lines?"""
    return block.furniture or not block.text or _SITE.match(block.text) is not None


def _first_of_body(blocks: Sequence[Block]) -> int:
    """The title page ends at the first heading that the page marks as one.

    Where it marks none, at the headings that stand right before the first sentence.
    """
    sentence = next((at for at, block in enumerate(blocks) if _is_sentence(block)), None)
    if sentence is None:
        return len(blocks) if all(_could_be_heading(block) for block in blocks) else 0
    own = next((at for at in range(sentence) if blocks[at].heading), sentence)
    first = sentence
    while first and _could_be_heading(blocks[first - 1]):
        first -= 1
    marked = [at for at in range(first, sentence) if _is_marked(blocks[at])]
    if marked or own < sentence:
        return min([own, *marked])
    return max(first, sentence - 1)


def _is_marked(block: Block) -> bool:
    return block.heading or _NUMBERED.match(block.text) is not None


def _headings(body: Sequence[Block]) -> set[int]:
    """Which blocks are headings: of those that could be, no long rows (tables) and not the last."""
    found: set[int] = set()
    row: list[int] = []
    for at, block in enumerate(body):
        if _could_be_heading(block):
            row.append(at)
            continue
        found |= _of_row(body, row)
        row = []
    return found | {at for at in row if body[at].heading}


def _of_row(body: Sequence[Block], row: Sequence[int]) -> set[int]:
    if len(row) <= _MOST_IN_A_ROW:
        return set(row)
    return {at for at in row if _is_marked(body[at])} | {row[-1]}


def _begin(block: Block) -> _Draft:
    hit = _NUMBERED.match(block.text)
    if hit is None:
        return _Draft(block.text, None, block.markers)
    # Only the heading's words are kept, so its markers move with them.
    moved = tuple(Marker(m.number, max(0, m.offset - hit.start("heading"))) for m in block.markers)
    return _Draft(hit["heading"], hit["n"] or hit["m"], moved)


def _short(text: str, width: int = 50) -> str:
    return f'"{text}"' if len(text) <= width else f'"{text[:width].rstrip()}…"'
