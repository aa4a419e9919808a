"""Blocks in order → title page, sections with headings, numbered paragraphs and tables.

Where a wider gap than usual, and than those before headings, stands before a paragraph without a
heading, a heading was lost there: a section begins that has no name. What a box of the page holds
is a section of its own if the box has a title; the text after the box goes on with the section
before it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from eufacts.celex import CELEX_FORM
from eufacts.source.page.blocks import Block, Marker, usual_gap
from eufacts.source.page.headings import (
    Heading,
    could_be_heading,
    find_headings,
    is_marked,
    is_plain_line,
    is_sentence,
)
from eufacts.source.page.tables import PageTable, unit_in


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
    """Footnote markers in the heading."""
    tables: tuple[PageTable, ...] = ()


@dataclass(frozen=True, slots=True)
class Body:
    """The document without its footnotes."""

    sections: tuple[SourceSection, ...]
    furniture: tuple[Block, ...]
    problems: tuple[str, ...]


_SITE: Final = re.compile(
    rf"""(?:Accept|Refuse|Accept\ Refuse|Top|Text|Help|Print|Need\ help\?|Skip\ to\ main\ content
    |EUR-Lex(?:\ -\ .*|\ Access\ to\ European\ Union\ law)?|Access\ to\ European\ Union\ law
    |Back\ to\ (?:EUR-Lex\ homepage|top)|Document\ {CELEX_FORM}
    |This\ document\ is\ an\ excerpt\ from\ the\ EUR-Lex\ website\.?|This\ site\ uses\ cookies\b.*
    |Languages,\ formats\ and\ link\ to\ OJ|Multilingual\ display|You\ are\ here\b.*
    |Choose\ the\ experimental\ features.*|Experimental\ features\b.*|Sign\ in|Menu|Quick\ search
    |About\ EUR-Lex|Legal\ notice|Sitemap|Contact|Follow\ us|Expand\ all|Collapse\ all
    |EUR-Lex\ is\ the\ official\ website\b.*
    |ELI:\ http\S+|ISSN\ \d{{4}}-\d{{3}}[\dX]\ \(electronic\ edition\)
    |[\u25ba\u25bc][A-Z]\d*[\s\u2014]*)\Z""",
    re.VERBOSE,
)
"""Lines of the EUR-Lex site, wherever they stand, and the signs of consolidated texts."""
_TITLE_LINES: Final = frozenset([("status", "type"), ("type", "title")])
_CAPTION: Final = re.compile(r"(?:Table|Tableau)\s+(?:\d|[IVX]+\b)", re.IGNORECASE)
_LONGEST_CAPTION: Final = 300
_MOST_CAPTIONS: Final = 2


@dataclass(slots=True)
class _Draft:
    """A section while it is being read."""

    heading: str | None = None
    number: str | None = None
    markers: tuple[Marker, ...] = ()
    paragraphs: list[Paragraph] = field(default_factory=list)
    tables: list[PageTable] = field(default_factory=list)

    def add(self, block: Block) -> None:
        count = len(self.paragraphs)
        if block.table is not None:
            table = replace(block.table, number=len(self.tables) + 1, after=count)
            self.tables.append(table)
        else:
            self.paragraphs.append(Paragraph(count + 1, block.text, block.markers))

    def done(self) -> SourceSection:
        return SourceSection(
            self.heading, self.number, tuple(self.paragraphs), self.markers, tuple(self.tables)
        )


def outline(blocks: Sequence[Block]) -> Body:
    """Sort blocks, without the footnotes' texts, into title page, headings and paragraphs."""
    usual = usual_gap(blocks)
    furniture = [block for block in blocks if is_site(block)]
    kept = _with_captions(_with_titles([block for block in blocks if not is_site(block)]))
    first = _first_of_body(kept)
    furniture += kept[:first]
    drafts = _drafts(kept[first:], usual)
    problems = [] if drafts else ["the text has no paragraphs"]
    problems += [
        f"a section without a heading begins at {_short(draft)}"
        for draft in drafts
        if draft.heading is None
    ]
    return Body(tuple(draft.done() for draft in drafts), tuple(furniture), tuple(problems))


def is_site(block: Block) -> bool:
    """Does a block belong to the site: by the page's own word, or as one of the site's lines?"""
    if block.table is not None:
        return block.hint == "furniture"
    return block.hint == "furniture" or not block.text or _SITE.match(block.text) is not None


def _drafts(body: Sequence[Block], usual: int) -> list[_Draft]:
    headings = find_headings(body)
    # Where every heading has a wide gap before it, so has a mere break; a lost heading leaves more.
    usual = max(usual, min((body[at].gap for at in headings if at), default=usual))
    drafts: list[_Draft] = []
    here: _Draft | None = None
    before_box: _Draft | None = None
    box: int | None = None
    for at, block in enumerate(body):
        if block.box != box:
            here = before_box or here if box is not None else here
            before_box = here if block.box is not None else None
            box = block.box
        if at in headings:
            here = _begin(block, headings[at])
            drafts.append(here)
            continue
        if here is None or (block.gap > usual and at - 1 not in headings):
            here = _Draft()
            drafts.append(here)
        here.add(block)
    return drafts


def _with_titles(blocks: Sequence[Block]) -> list[Block]:
    """Make one heading of the lines of an act's title: ``Proposal for a``, type, subject."""
    kept: list[Block] = []
    for block in blocks:
        above = kept[-1] if kept else None
        if above is not None and (above.field, block.field) in _TITLE_LINES:
            text = f"{above.text} {block.text}"
            shift = len(above.text) + 1
            moved = tuple(replace(mark, offset=mark.offset + shift) for mark in block.markers)
            kept[-1] = replace(block, text=text, markers=(*above.markers, *moved), hint="heading")
        else:
            kept.append(block)
    return kept


def _with_captions(blocks: Sequence[Block]) -> list[Block]:
    """Give each table the lines right above it that name it or state its unit."""
    kept: list[Block] = []
    for block in blocks:
        table = block.table
        for _ in range(_MOST_CAPTIONS):
            if table is None or not kept or not _is_caption(kept[-1], block):
                break
            above = kept.pop()
            table = table.captioned(above.text, above.markers)
        before = kept[-1].table if kept and kept[-1].box == block.box else None
        if table is not None and before is not None:
            table = table.continuing(before)
        kept.append(block if table is None else replace(block, table=table))
    return kept


def _is_caption(above: Block, block: Block) -> bool:
    """Does a line name the table below it, or state its unit?"""
    if above.table is not None or above.box != block.box or len(above.text) > _LONGEST_CAPTION:
        return False
    return (
        _CAPTION.match(above.text) is not None
        or (above.hint is None and unit_in(above.text) is not None)
        or is_plain_line(above)
    )


def _first_of_body(blocks: Sequence[Block]) -> int:
    """The title page ends at the first heading that the page marks as one.

    Where it marks none, at the headings that stand right before the first sentence.
    """
    sentence = next((at for at, block in enumerate(blocks) if is_sentence(block)), None)
    if sentence is None:
        return len(blocks) if all(could_be_heading(block) for block in blocks) else 0
    own = next((at for at in range(sentence) if _begins_body(blocks, at)), sentence)
    first = sentence
    while first and could_be_heading(blocks[first - 1]):
        first -= 1
    marked = [at for at in range(first, sentence) if is_marked(blocks[at])]
    if marked or own < sentence:
        return min([own, *marked])
    return max(first, sentence - 1)


def _begins_body(blocks: Sequence[Block], at: int) -> bool:
    """Does the page mark a heading, or does one with a number stand over what is none?"""
    block = blocks[at]
    if block.hint == "heading":
        return True
    over = at + 1 < len(blocks) and not could_be_heading(blocks[at + 1])
    return over and could_be_heading(block) and is_marked(block)


def _begin(block: Block, heading: Heading) -> _Draft:
    # Only the heading's words are kept, so its markers move with them.
    moved = tuple(replace(mark, offset=max(0, mark.offset - heading.cut)) for mark in block.markers)
    return _Draft(heading.words, heading.number, moved)


def _short(draft: _Draft, width: int = 50) -> str:
    if not draft.paragraphs:
        return "a table"
    text = draft.paragraphs[0].text
    return f'"{text}"' if len(text) <= width else f'"{text[:width].rstrip()}…"'
