"""Where words are within a section of a document."""

from collections.abc import Mapping
from typing import Any, NamedTuple


class CellPlace(NamedTuple):
    """A cell of a table; a caption is in row 0, column 0."""

    table: int
    """Which table of its section, from 1."""
    row: int
    """From 1."""
    column: int
    """From 1; that of the cell's left edge."""


class Place(NamedTuple):
    """A place within a section; with neither paragraph nor cell it is the heading."""

    paragraph: int | None
    """From 1; None in a table."""
    footnote: int | None = None
    """The footnote whose text it is; paragraph and cell are then those of its marker."""
    cell: CellPlace | None = None

    @classmethod
    def of_row(cls, row: Mapping[str, Any]) -> "Place":
        """The place that a row of the JSON contract states."""
        cell = None if row["table"] is None else CellPlace(row["table"], row["row"], row["column"])
        return cls(row["paragraph"], row.get("footnote"), cell)


def nth(number: int) -> str:
    """An ordinal: 1st, 2nd, 13th. A table may print another number in its caption."""
    last = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if number % 100 // 10 == 1 else last}"


def cell_keys(cell: CellPlace | None) -> dict[str, int | None]:
    """Write a cell as rows of the JSON contract do: ``table``, ``row``, ``column``."""
    return dict(zip(CellPlace._fields, cell or (None, None, None), strict=True))
