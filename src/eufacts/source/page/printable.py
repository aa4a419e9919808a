"""A document as it was understood, as plain data: for ``eufacts read --outline``."""

from typing import Any

from eufacts.source.page.blocks import Marker
from eufacts.source.page.document import SourceDocument
from eufacts.source.page.outline import SourceSection
from eufacts.source.page.placing import SourceFootnote
from eufacts.source.page.tables import PageTable


def as_data(document: SourceDocument) -> dict[str, Any]:
    """Write a document as dicts, lists, strings and numbers.

    Returns:
        ``title``, ``number``, ``type``, ``date``, ``place``, ``authors`` and ``celex``, each null
        where the page does not state it; ``sections``, ``footnotes``; ``unplaced``, the texts of
        notes whose numbers could not be told; ``furniture``, what was set aside; and ``problems``.
    """
    front = document.front
    return {
        "title": front.title,
        "number": front.number,
        "type": front.type,
        "date": front.date,
        "place": front.place,
        "authors": list(front.authors),
        "celex": front.celex,
        "sections": [_section(section) for section in document.sections],
        "footnotes": [_footnote(note, document) for note in document.footnotes],
        "unplaced": list(document.unplaced),
        "furniture": list(document.furniture),
        "problems": list(document.problems),
    }


def _section(section: SourceSection) -> dict[str, Any]:
    return {
        "number": section.number,
        "heading": section.heading,
        "footnotes": _numbers(section.markers),
        "paragraphs": [
            {"number": one.number, "text": one.text, "footnotes": _numbers(one.markers)}
            for one in section.paragraphs
        ],
        "tables": [_table(table) for table in section.tables],
    }


def _table(table: PageTable) -> dict[str, Any]:
    return {
        "number": table.number,
        "caption": table.caption,
        "after_paragraph": table.after,
        "header_rows": table.header_rows,
        "footnotes": _numbers(table.markers),
        "cells": [
            {
                "row": cell.row,
                "column": cell.column,
                "rows": cell.rows,
                "columns": cell.columns,
                "text": cell.text,
                "unit": cell.unit,
                "footnotes": _numbers(cell.markers),
            }
            for cell in table.cells
        ],
    }


def _footnote(note: SourceFootnote, document: SourceDocument) -> dict[str, Any]:
    section = None if note.section is None else document.sections[note.section]
    return {
        "number": note.number,
        "text": note.text,
        "section": None if note.section is None else note.section + 1,
        "heading": None if section is None else section.heading,
        "paragraph": note.paragraph,
        "cell": None if note.cell is None else note.cell._asdict(),
    }


def _numbers(markers: tuple[Marker, ...]) -> list[int]:
    return [marker.number for marker in markers]
