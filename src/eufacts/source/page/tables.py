"""The tables of a page: cells with row, column and the unit that a header gives them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from eufacts.places import CellPlace
from eufacts.source.numbers.marks import DECIMALS, ROW_NUMBER, decimal_mark, is_grouped
from eufacts.source.numbers.measures import IN_HEADS
from eufacts.source.page.blocks import Marker


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table that has words."""

    row: int
    """From 1."""
    column: int
    """From 1; that of its left edge."""
    text: str
    """Its words: white space collapsed, footnote markers left out."""
    markers: tuple[Marker, ...] = ()
    rows: int = 1
    """How many rows it spans."""
    columns: int = 1
    """How many columns it spans."""
    unit: str | None = None
    """The unit that a header gives the bare number in it, as written: ``EUR million``."""


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table that holds data; tables that only lay out a page are read as paragraphs."""

    cells: tuple[Cell, ...]
    """In the order of the page; empty cells are left out."""
    header_rows: int = 0
    """How many rows at the top name the columns."""
    caption: str | None = None
    markers: tuple[Marker, ...] = ()
    """Footnote markers in the caption."""
    number: int = 1
    """Which table of its section it is, from 1."""
    after: int = 0
    """How many paragraphs of its section stand before it."""

    unit: str | None = None
    """The unit of the tables above, where it goes on with them."""

    def place(self, cell: Cell) -> CellPlace:
        """Where a cell of it is."""
        return CellPlace(self.number, cell.row, cell.column)

    def captioned(self, line: str, markers: tuple[Marker, ...] = ()) -> "PageTable":
        """Put a line above what the table has for a caption; the unit it states is the cells'."""
        shift = len(line) + 1
        moved = tuple(replace(mark, offset=mark.offset + shift) for mark in self.markers)
        caption = f"{line} {self.caption}" if self.caption else line
        table = replace(self, caption=caption, markers=(*markers, *moved))
        unit = unit_in(line)
        return table if unit is None else _with_units(table, {}, {}, unit)

    def continuing(self, above: "PageTable") -> "PageTable":
        """Give it the unit of the table right above it, of which it is a part."""
        unit = unit_in(above.caption) if above.caption else above.unit
        is_part = self.caption is None and _width(self) == _width(above)
        return replace(_with_units(self, {}, {}, unit), unit=unit) if unit and is_part else self


def _width(table: PageTable) -> int:
    return max((cell.column + cell.columns for cell in table.cells), default=0)


_CURRENCY: Final = r"(?:EUR|euros?|€|ECU|USD|US\$|\$|GBP|£|CHF)"
_SCALE: Final = r"(?:thousands?|millions?|billions?|trillions?|mio|mrd|mln|bn|m)"
_MEASURE: Final = rf"(?<![/\w])(?-i:{IN_HEADS}(?:/[A-Za-z]{{1,8}}[23\u00b2\u00b3]?)?)"
_UNIT_PATTERN: Final = (
    rf"(?:{_SCALE}\s+(?:of\s+)?{_MEASURE}|{_MEASURE}|{_CURRENCY}\s*{_SCALE}|{_SCALE}\s+(?:of\s+)?{_CURRENCY}|{_SCALE}\s*€|[kM]€|[kM]EUR"
    rf"|{_CURRENCY}|thousands?|millions?|billions?|%|per\s?cent|percent)(?!\w)"
)
_UNITS: Final = (
    re.compile(
        rf"\(?\s*(?:in\s+)?(?P<unit>{_UNIT_PATTERN})\s*\)?\s*(?:\([^()]*\))?\Z", re.IGNORECASE
    ),
    re.compile(rf"[(\[]\s*(?:in\s+)?(?P<unit>{_UNIT_PATTERN})[^()\[\]]*[)\]]", re.IGNORECASE),
    re.compile(
        rf"(?:[,;:/\u2013\u2014-]\s*(?:in\s+)?|\bin\s+)(?P<unit>{_UNIT_PATTERN})"
        r"\s*(?:\([^()]*\))?\Z",
        re.IGNORECASE,
    ),
)
"""A header that is a unit, has one in brackets, or ends in one."""
_PERCENT_OF: Final = re.compile(r"(?<![\d\s])\s?(?P<unit>%|\bper\scent)(?!\w)")
"""In a header that is no sentence, a per cent without a number: share as % of the total."""
_LONGEST_NAME: Final = 60
_DECIMAL_PLACES: Final = re.compile(r"\([^()]*\bdecimal\b[^()]*\)", re.IGNORECASE)
"""What says whether 1,000 is a thousand or one."""
_LONGEST_HEADER: Final = 300
_BARE_NUMBER: Final = re.compile(r"[-+\u2212\u2013~\u2248<>\u2264\u2265]*\s*\d[\d\s.,']*\Z")
_YEAR: Final = re.compile(r"(?:19|20)\d\d\Z")
_IS_SAID: Final = re.compile(r"%|per\s?cent", re.IGNORECASE)
_THREE_PLACES_UNIT: Final = re.compile(rf"{_CURRENCY}|{_IS_SAID.pattern}", re.IGNORECASE)
"""A unit under which 1,045 may be 1.045."""
_SUM_OF_ROWS: Final = re.compile(r"=\s?\d{1,2}[a-z]?(?:\s?\+\s?\d{1,2}[a-z]?)+\Z")
_ROW_NUMBER: Final = re.compile(r"[-\u2212\u2013]?\(?\d{1,2}[a-z]?\)?\Z")
"""The number of a row; a spreadsheet writes (1) as -1."""
_NUMERAL: Final = re.compile(r"\d[\d.,']*")


def unit_in(header: str) -> str | None:
    """The unit that a header or caption states for the numbers below it."""
    if len(header) > _LONGEST_HEADER:
        return None
    hits = (
        unit.match(header) if at == 0 else unit.search(header) for at, unit in enumerate(_UNITS)
    )
    share = _PERCENT_OF.search(header) if len(header) <= _LONGEST_NAME else None
    found = (hit for hit in (*hits, share) if hit is not None)
    unit = next((" ".join(hit["unit"].split()) for hit in found), None)
    places = _DECIMAL_PLACES.search(header)
    return f"{unit} {places[0]}" if unit and places else unit


def is_bare_number(text: str) -> bool:
    """Is a cell's text a number and nothing else?"""
    return _BARE_NUMBER.match(text) is not None


def header_rows(rows: Sequence[Sequence[Cell]], marked: int) -> int:
    """How many rows at the top name the columns.

    Args:
        rows: The cells by rows.
        marked: How many rows at the top the page itself marks as headers.
    """
    if marked or len(rows) == 1:
        return marked
    for at, row in enumerate(rows):
        if any(is_bare_number(c.text) and not _YEAR.match(c.text) for c in row if c.column > 1):
            return at
    return 1


def with_units(table: PageTable) -> PageTable:
    """Give each bare number below the header the unit of its column, its row or the caption."""
    columns: dict[int, str] = {}
    rows: dict[int, str] = {}
    everywhere = unit_in(table.caption) if table.caption else None
    for cell in table.cells:
        unit = None if is_bare_number(cell.text) else unit_in(cell.text)
        if unit is None:
            continue
        if cell.row > table.header_rows:
            rows.setdefault(cell.row, unit)
        else:
            columns |= dict.fromkeys(range(cell.column, cell.column + cell.columns), unit)
            if cell.column == 1:
                everywhere = unit
    return _with_units(table, columns, rows, everywhere)


def _with_units(
    table: PageTable, columns: Mapping[int, str], rows: Mapping[int, str], everywhere: str | None
) -> PageTable:
    """Give units to the bare numbers that have none; the first column names the rows."""
    cells = list(_with_row_numbers(table.cells))
    for at, cell in enumerate(cells):
        if cell.unit not in {None, *DECIMALS.values()} or cell.row <= table.header_rows:
            continue
        unit = columns.get(cell.column)
        if unit is None and cell.column > 1:
            unit = rows.get(cell.row, everywhere)
        if unit is not None and is_bare_number(cell.text):
            cells[at] = replace(cell, unit=unit)
    return replace(table, cells=tuple(_with_marks(cells, table.header_rows)))


def _with_row_numbers(cells: Sequence[Cell]) -> Iterator[Cell]:
    """Say of each cell that it numbers its row, where its column has sums of rows: = 1 + 3."""
    columns = {cell.column for cell in cells if _SUM_OF_ROWS.match(cell.text)}
    for cell in cells:
        is_one = cell.column in columns and _ROW_NUMBER.match(cell.text)
        yield replace(cell, unit=ROW_NUMBER) if is_one else cell


def _with_marks(cells: Sequence[Cell], header: int) -> Iterator[Cell]:
    """Say of each number such as 1,045 how the other numbers of its table write decimals.

    A unit says so only where it decides what the number is.
    """
    numbers = [one for one in cells if one.row > header and is_bare_number(one.text)]
    digits = (_NUMERAL.search(one.text) for one in numbers if one.column > 1)
    mark = decimal_mark(hit[0] for hit in digits if hit)
    for cell in cells:
        hit = _NUMERAL.search(cell.text) if cell.row > header and mark else None
        unit = cell.unit or ""
        is_open = hit is not None and is_grouped(hit[0]) and is_bare_number(cell.text)
        matters = _THREE_PLACES_UNIT.search(unit) if mark == "." else not _IS_SAID.search(unit)
        if mark and is_open and matters and "decimal" not in unit:
            yield replace(cell, unit=f"{unit} {DECIMALS[mark]}".lstrip())
        else:
            yield cell
