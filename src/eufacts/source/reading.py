"""What the reader finds in a text or a document, as rows for ``eufacts read``."""

from collections.abc import Iterator
from itertools import chain
from typing import Any

from eufacts.places import cell_keys
from eufacts.source.numbers.read import Reading, read_text
from eufacts.source.page.document import Piece, SourceDocument

Read = dict[str, Any]

_AROUND = 80
"""The most characters of a sentence that a row shows before and after what was read."""


def rows_of_text(text: str) -> list[Read]:
    """Read a text.

    Returns:
        A row for each quantity, date, country, act and for what was set aside, in order: ``kind``,
        ``as_written``, ``value``, ``upper``, ``unit``, ``qualifier``, ``period``, ``rule``,
        ``code``, ``celex``, ``start`` and ``end`` (offsets in characters), and ``before`` and
        ``after``, the words around it.
    """
    return [_row(reading, text) for reading in read_text(text)]


def rows_of_document(document: SourceDocument) -> list[Read]:
    """Read a document, piece by piece.

    Returns:
        Rows as for a text, each with its place: ``section`` (number and heading), ``paragraph``,
        ``footnote``, ``table``, ``row`` and ``column``. Offsets are those in the paragraph,
        heading, cell or footnote; what has no place, as the title page, comes last.
    """
    apart = (Piece(None, None, None, text) for text in (*document.furniture, *document.unplaced))
    pieces = chain(document.pieces(), apart)
    return [row for piece in pieces for row in _rows_of_piece(piece, document)]


def _rows_of_piece(piece: Piece, document: SourceDocument) -> Iterator[Read]:
    section = None
    if piece.section is not None:
        found = document.sections[piece.section]
        section = " ".join(filter(None, (found.number, found.heading))) or None
    place = {
        "section": section,
        "paragraph": piece.paragraph,
        "footnote": piece.footnote,
        **cell_keys(piece.cell),
    }
    for reading in read_text(piece.text, piece.unit or ""):
        yield {**_row(reading, piece.text), **place}


def _row(reading: Reading, text: str) -> Read:
    before = text[max(0, reading.start - _AROUND) : reading.start]
    after = text[reading.end : reading.end + _AROUND]
    return {
        "kind": reading.kind,
        "as_written": reading.as_written,
        "value": reading.value,
        "upper": reading.upper,
        "unit": reading.unit,
        "qualifier": reading.qualifier,
        "period": reading.period,
        "rule": reading.rule,
        "code": reading.code,
        "celex": reading.celex,
        "start": reading.start,
        "end": reading.end,
        "before": before,
        "after": after,
    }
