"""A workbook for spreadsheets: a sheet for each kind of record, and one on the documents.

Text is never read as a formula, a link or a number. A number with more than 15 digits, which
spreadsheets would round, is text.
"""

import io
import json
from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from eufacts.export.columns import DOCUMENT, Column, columns, flat, shown
from eufacts.export.content import Content
from eufacts.export.metadata import about
from eufacts.extras import missing
from eufacts.format.kinds import KINDS, Kind, Row
from eufacts.output.visible import inert

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_MOST_LINKED = 30_000
"""Rows with links: a sheet has two columns of them at most, and Excel takes 65,530 links."""

_LONGEST_LINK = 2000
"""Excel takes 2,079 characters."""

_LONGEST = 32_767
"""The most characters that a cell takes."""

_DIGITS = 15
"""The digits of a number that a spreadsheet keeps."""

_FIRST_YEAR = 1901
"""Spreadsheets have no dates before 1900, and do not agree on that year."""

_WIDTHS = {"id": 28, "label": 50, "quote": 70, "citation": 40, "note": 40, "text": 70}
_WIDTH = 16
"""Of other columns, in characters."""


def workbook(content: Content, name: str) -> bytes:
    """Write a workbook.

    Args:
        content: What it is to have.
        name: The name of its file, for an error.

    Raises:
        QuestionError: The library that writes it is not installed.
    """
    try:
        from xlsxwriter import Workbook
    except ModuleNotFoundError as error:
        raise missing(name, "xlsx") from error
    made = io.BytesIO()
    options = {"in_memory": True, "default_date_format": "yyyy-mm-dd"}
    with Workbook(made, options) as book:
        writer = _Writer(book)
        writer.documents(content)
        of_kind = {
            kind: [flat(row) for row in content.rows if row["kind"] == kind.name] for kind in KINDS
        }
        used = [kind for kind in KINDS if of_kind[kind]]
        for kind in used:
            writer.records(kind, of_kind[kind])
        writer.columns(used)
        # The same facts make the same file.
        created = datetime(2000, 1, 1)  # noqa: DTZ001 - xlsxwriter wants no zone
        said = about(content)
        properties = {"title": said["title"], "comments": said.get("source", "")}
        book.set_properties({**properties, "created": created})
    return made.getvalue()


class _Writer:
    """Writes the sheets of a workbook."""

    def __init__(self, book: "Workbook") -> None:
        self._book = book
        top = {"valign": "top"}
        self._text = book.add_format(top)
        self._heading = book.add_format({**top, "bold": True})
        self._link = book.add_format({**top, "font_color": "#0563C1", "underline": 1})
        self._date = book.add_format({**top, "num_format": "yyyy-mm-dd"})
        self._numbers: dict[int, Format] = {}

    def _number(self, digits: int) -> "Format":
        """The format of a number with some digits after the point."""
        if digits not in self._numbers:
            form = "#,##0" + ("." + "0" * digits if digits else "")
            self._numbers[digits] = self._book.add_format({"valign": "top", "num_format": form})
        return self._numbers[digits]

    def documents(self, content: Content) -> None:
        """Write the sheet on the documents: citation, licence and others."""
        sheet = self._book.add_worksheet("Document")
        sheet.set_column(0, 0, 18)
        sheet.set_column(1, 1, 100)
        at = 0
        for document in content.documents:
            for column in columns(DOCUMENT)[1:]:
                value = document.get(column.name)
                if value:
                    sheet.write_string(at, 0, column.name, self._heading)
                    self._write(sheet, at, 1, column, value)
                    at += 1
            at += 1

    def columns(self, kinds: Sequence[Kind]) -> None:
        """Write the sheet on what the columns mean."""
        sheet = self._book.add_worksheet("Columns")
        listed = [
            (kind.plural.capitalize(), column.name, column.meaning)
            for kind in kinds
            for column in shown(kind.name)
        ]
        for at, width in enumerate((16, 18, 110)):
            sheet.set_column(at, at, width)
        sheet.freeze_panes(1, 0)
        for below, texts in enumerate([("sheet", "column", "meaning"), *listed]):
            for at, text in enumerate(texts):
                sheet.write_string(below, at, text, self._text if below else self._heading)
        sheet.autofilter(0, 0, len(listed), 1)

    def records(self, kind: Kind, rows: Sequence[Row]) -> None:
        """Write the sheet of a kind: a table, without columns that are empty in each row."""
        sheet = self._book.add_worksheet(kind.plural.capitalize())
        used = [one for one in shown(kind.name) if any(_has(row[one.name]) for row in rows)]
        sheet.freeze_panes(1, 1)
        for at, column in enumerate(used):
            sheet.set_column(at, at, _WIDTHS.get(column.name, _WIDTH))
        sheet.add_table(
            *(0, 0, len(rows), len(used) - 1),
            {
                "name": f"table_{kind.plural}",
                "style": "Table Style Light 1",
                "columns": [{"header": column.name} for column in used],
            },
        )
        for below, row in enumerate(rows, start=1):
            for at, column in enumerate(used):
                self._write(sheet, below, at, column, row[column.name])

    def _write(self, sheet: "Worksheet", row: int, at: int, column: Column, value: object) -> None:
        """Write a cell by its type."""
        match value:
            case None | []:
                return
            case bool():
                sheet.write_boolean(row, at, value, self._text)
            case int() | float() if _is_kept(value):
                sheet.write_number(row, at, value, self._number(_digits(value)))
            case str() if column.type == "date" and _day(value):
                sheet.write_datetime(row, at, date.fromisoformat(value), self._date)
            case str() if _is_link(column, value) and row < _MOST_LINKED:
                sheet.write_url(row, at, value, self._link, value)
            case _:
                sheet.write_string(row, at, _text(value), self._text)


def _has(value: object) -> bool:
    return value is not None and value != []


def _is_kept(value: float) -> bool:
    """Whether a spreadsheet keeps every digit of a number."""
    return float(f"{value:.{_DIGITS}g}") == value and int(float(value)) == int(value)


def _digits(value: float) -> int:
    """The digits after the point of a number."""
    text = repr(value)
    if isinstance(value, int) or value.is_integer() or "e" in text:
        return 0
    return len(text.partition(".")[2])


def _day(value: str) -> bool:
    return value[:4].isdigit() and int(value[:4]) >= _FIRST_YEAR


def _is_link(column: Column, value: str) -> bool:
    named = column.name in {"url", "quote_url"}
    return named and value.startswith(("https://", "http://")) and len(value) <= _LONGEST_LINK


def _text(value: object) -> str:
    """A value as the text of a cell."""
    if isinstance(value, list) and not any(isinstance(one, list | dict) for one in value):
        text = "; ".join(map(str, value))
    elif isinstance(value, list | dict):
        text = json.dumps(value, ensure_ascii=False)
    else:
        text = str(value)
    text = inert(text)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
