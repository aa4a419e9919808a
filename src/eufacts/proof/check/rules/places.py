"""Rules on places: ids, sections, paragraphs and footnotes agree with each other."""

import re
from collections.abc import Iterator

from eufacts.proof.base import Base, Problem

_PLACED_ID = re.compile(r"(.+)\.(\d+)\.(\d+)")
_FOOTNOTE_ID = re.compile(r"fn\.(\d+)")


def excerpt_id(base: Base) -> Iterator[Problem]:
    """An excerpt's id says its place: section, paragraph and first sentence, or its footnote."""
    for nth, excerpt in enumerate(base.records.excerpt):
        note = _FOOTNOTE_ID.fullmatch(excerpt.id)
        placed = _PLACED_ID.fullmatch(excerpt.id)
        if note is not None:
            if excerpt.footnote != int(note[1]):
                told = f"is not the text of footnote {note[1]}, as its id says"
                yield Problem("excerpt", nth, "footnote", told)
        elif excerpt.footnote is not None:
            told = f"is the text of footnote {excerpt.footnote}, and its id is another"
            yield Problem("excerpt", nth, "id", told, f"fn.{excerpt.footnote}")
        elif placed is not None:
            if placed[1] != excerpt.section:
                told = f"stands in {excerpt.section}, its id says {placed[1]}"
                yield Problem("excerpt", nth, "section", told)
            if int(placed[2]) != excerpt.paragraph:
                told = f"stands in paragraph {excerpt.paragraph}, its id says {placed[2]}"
                yield Problem("excerpt", nth, "paragraph", told)


def excerpt_order(base: Base) -> Iterator[Problem]:
    """Excerpts stand in the order of the document."""
    order = {section.id: at for at, section in enumerate(base.records.section)}
    last = (0, 0, 0)
    for nth, excerpt in enumerate(base.records.excerpt):
        if excerpt.footnote is None:
            place = (0, order[excerpt.section], excerpt.paragraph)
        else:
            place = (1, excerpt.footnote, 0)
        if place < last:
            yield Problem("excerpt", nth, "paragraph", "stands before the one above it")
        last = max(last, place)


def footnote_marker(base: Base) -> Iterator[Problem]:
    """A footnote and the excerpt with its marker name each other."""
    markers = {footnote.number: footnote.marker for footnote in base.records.footnote}
    for nth, footnote in enumerate(base.records.footnote):
        excerpt = base.excerpts[footnote.marker]
        if footnote.number not in excerpt.footnotes:
            told = f"{excerpt.id} does not list footnote {footnote.number}"
            yield Problem("footnote", nth, "marker", told)
        if footnote.after not in excerpt.quote:
            yield Problem("footnote", nth, "after", f"{footnote.after!r} is not in {excerpt.id}")
    for nth, excerpt in enumerate(base.records.excerpt):
        for number in excerpt.footnotes:
            if markers.get(number) != excerpt.id:
                told = f"footnote {number} does not have its marker here"
                yield Problem("excerpt", nth, "footnotes", told)


def footnote_text(base: Base) -> Iterator[Problem]:
    """The text of a footnote has the footnote's number, and the place of its marker."""
    rows = {excerpt.id: nth for nth, excerpt in enumerate(base.records.excerpt)}
    texts = {}
    for nth, footnote in enumerate(base.records.footnote):
        if footnote.text is None:
            continue
        text, marker = base.excerpts[footnote.text], base.excerpts[footnote.marker]
        texts[text.id] = footnote.number
        if text.footnote != footnote.number:
            told = f"{text.id} is not the text of footnote {footnote.number}"
            yield Problem("footnote", nth, "text", told)
        if (text.section, text.paragraph) != (marker.section, marker.paragraph):
            told = f"its marker stands in {marker.section}, paragraph {marker.paragraph}"
            yield Problem("excerpt", rows[text.id], "paragraph", told)
    for nth, excerpt in enumerate(base.records.excerpt):
        if excerpt.footnote is not None and excerpt.id not in texts:
            yield Problem("excerpt", nth, "footnote", "no footnote has it as its text")


def footnote_order(base: Base) -> Iterator[Problem]:
    """Footnotes are numbered from 1 without a gap, and their markers stand in that order."""
    order = {excerpt.id: nth for nth, excerpt in enumerate(base.records.excerpt)}
    last = 0
    for nth, footnote in enumerate(base.records.footnote):
        if footnote.number != nth + 1:
            yield Problem("footnote", nth, "number", f"footnote {nth + 1} should stand here")
        if order[footnote.marker] < last:
            yield Problem("footnote", nth, "marker", "its marker stands before the one above it")
        last = max(last, order[footnote.marker])


def section_circle(base: Base) -> Iterator[Problem]:
    """No section lies in itself."""
    parents = {section.id: section.parent for section in base.records.section}
    for nth, section in enumerate(base.records.section):
        seen: set[str] = set()
        above: str | None = section.id
        while above is not None and above not in seen:
            seen.add(above)
            above = parents[above]
        if above is not None:
            yield Problem("section", nth, "parent", "lies in itself")
