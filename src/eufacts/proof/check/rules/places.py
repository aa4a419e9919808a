"""Rules on places: ids, sections, paragraphs and footnotes agree with each other."""

import re
from collections.abc import Iterator

from eufacts.format.pinpoint import PLAIN
from eufacts.format.reader import chain, is_circle
from eufacts.proof.base import Base, Problem

_PLACED_ID = re.compile(r"(.+)\.(?P<paragraph>\d+)\.\d+")
_CELL_ID = re.compile(r"(.+)\.t(?P<table>\d+)\.(?P<row>\d+)\.(?P<column>\d+)(?:\.\d+)?")
_FOOTNOTE_ID = re.compile(r"fn\.(\d+)")


def excerpt_id(base: Base) -> Iterator[Problem]:
    """An excerpt's id says its place: section, paragraph and sentence, cell, or footnote."""
    for index, excerpt in enumerate(base.records.excerpt):
        note = _FOOTNOTE_ID.fullmatch(excerpt.id)
        placed = (_PLACED_ID if excerpt.cell is None else _CELL_ID).fullmatch(excerpt.id)
        if note is not None:
            if excerpt.footnote != int(note[1]):
                message = f"its id says that it is the text of footnote {note[1]}"
                yield Problem("excerpt", index, "footnote", message)
        elif excerpt.footnote is not None:
            message = f"the id of the text of footnote {excerpt.footnote} does not say so"
            yield Problem("excerpt", index, "id", message, f"fn.{excerpt.footnote}")
        elif placed is not None:
            if placed[1] != excerpt.section:
                message = f"section is {excerpt.section}, but the id says {placed[1]}"
                yield Problem("excerpt", index, "section", message)
            for key, number in placed.groupdict().items():
                if int(number) != getattr(excerpt, key):
                    message = f"{key} is {getattr(excerpt, key)}, but the id says {number}"
                    yield Problem("excerpt", index, key, message)
        elif excerpt.cell is not None:
            table, row, column = excerpt.cell
            message = "it quotes a cell, but its id does not say so"
            hint = f"{excerpt.section}.t{table}.{row}.{column}"
            yield Problem("excerpt", index, "id", message, hint)


def excerpt_order(base: Base) -> Iterator[Problem]:
    """Excerpts are in the order of the document."""
    order = {section.id: at for at, section in enumerate(base.records.section)}
    # Which paragraph a table comes after is in the source alone.
    last: dict[bool, tuple[int, ...]] = {False: (), True: ()}
    for index, excerpt in enumerate(base.records.excerpt):
        in_table = excerpt.cell is not None
        if excerpt.footnote is not None:
            place: tuple[int, ...] = (1, excerpt.footnote)
        else:
            place = (0, order[excerpt.section], *(excerpt.cell or (excerpt.paragraph or 0,)))
        if place < last[in_table] or place[:2] < last[not in_table][:2]:
            key = "table" if in_table else "paragraph"
            yield Problem("excerpt", index, key, "out of document order")
        last[in_table] = place


def footnote_marker(base: Base) -> Iterator[Problem]:
    """A footnote and the excerpt with its marker name each other."""
    markers = {footnote.number: footnote.marker for footnote in base.records.footnote}
    for index, footnote in enumerate(base.records.footnote):
        excerpt = base.excerpts[footnote.marker]
        if footnote.number not in excerpt.footnotes:
            message = f"{excerpt.id} does not list footnote {footnote.number}"
            yield Problem("footnote", index, "marker", message)
        if footnote.after not in excerpt.quote:
            yield Problem("footnote", index, "after", f"{footnote.after!r} is not in {excerpt.id}")
    for index, excerpt in enumerate(base.records.excerpt):
        for number in excerpt.footnotes:
            if markers.get(number) != excerpt.id:
                message = f"footnote {number} has its marker elsewhere"
                yield Problem("excerpt", index, "footnotes", message)


def footnote_text(base: Base) -> Iterator[Problem]:
    """The text of a footnote has the footnote's number, and the place of its marker."""
    rows = {excerpt.id: index for index, excerpt in enumerate(base.records.excerpt)}
    texts = {}
    for index, footnote in enumerate(base.records.footnote):
        if footnote.text is None:
            continue
        text, marker = base.excerpts[footnote.text], base.excerpts[footnote.marker]
        texts[text.id] = footnote.number
        if text.footnote != footnote.number:
            message = f"{text.id} is not the text of footnote {footnote.number}"
            yield Problem("footnote", index, "text", message)
        if (text.section, text.paragraph, text.cell) != (
            marker.section,
            marker.paragraph,
            marker.cell,
        ):
            message = f"its marker is in {PLAIN.within(marker.section, marker.place)}"
            yield Problem("excerpt", rows[text.id], "paragraph", message)
    for index, excerpt in enumerate(base.records.excerpt):
        if excerpt.footnote is not None and excerpt.id not in texts:
            yield Problem("excerpt", index, "footnote", "no footnote names it as its text")


def footnote_order(base: Base) -> Iterator[Problem]:
    """Footnotes are numbered from 1 without a gap, and their markers are in that order."""
    order = {excerpt.id: index for index, excerpt in enumerate(base.records.excerpt)}
    last, expected = 0, 1
    for index, footnote in enumerate(base.records.footnote):
        if footnote.number != expected:
            yield Problem("footnote", index, "number", f"footnote {expected} is expected here")
        expected = footnote.number + 1
        if order[footnote.marker] < last:
            yield Problem("footnote", index, "marker", "its marker is out of document order")
        last = max(last, order[footnote.marker])


def section_circle(base: Base) -> Iterator[Problem]:
    """No section is its own ancestor."""
    parents = {section.id: section.parent for section in base.records.section if section.parent}
    for index, section in enumerate(base.records.section):
        if is_circle(chain(section.id, parents)):
            yield Problem("section", index, "parent", "it is its own ancestor")
