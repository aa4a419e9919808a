"""Cells and columns that views share."""

from collections.abc import Iterable, Mapping
from typing import Any

from eufacts.report import Cell, Column, PeriodCell, PlaceCell, QuantityCell, Table

Row = Mapping[str, Any]
Rows = list[dict[str, Any]]

ID = Column("id", "ID", "id", wide=True)
AMOUNT = Column("value", "AMOUNT", "quantity")
VALUE = Column("value", "VALUE", "quantity")
WHAT = Column("label", "WHAT")
KIND = Column("kind", "KIND")
TYPE = Column("type", "TYPE")
STATUS = Column("status", "STATUS")
PERIOD = Column("period", "PERIOD", "period")
PLACE = Column("section", "PLACE", "place")
COUNTRIES = Column("countries", "COUNTRIES", "code", wide=True)


def cell(row: Row, column: Column) -> Cell:
    """Make a typed cell of a row's value."""
    match column.style:
        case "quantity":
            return quantity(row)
        case "place":
            return place(row)
        case "period":
            return period(row)
        case _:
            value = row.get(column.key)
            return tuple(value) if isinstance(value, list) else value


def quantity(row: Row) -> QuantityCell | None:
    """A row's value; None where it has none, but for money whose amount is not stated."""
    if row.get("value") is None and row.get("kind") != "funding":
        return None
    digits = _has_all_digits(row.get("as_written"))
    return QuantityCell(row["value"], row["unit"], row["qualifier"], digits)


def _has_all_digits(as_written: str | None) -> bool:
    """Whether the document writes a number's digits out, and not in millions or billions."""
    return as_written is not None and "illion" not in as_written.casefold()


def place(row: Row) -> PlaceCell | None:
    """Where a row stands; None for what has no one place, as a country."""
    if "paragraph" not in row or "section" not in row:
        return None
    return PlaceCell(row["section"], row["paragraph"], row.get("footnote"))


def period(row: Row) -> PeriodCell | None:
    """The period, or else the date up to which was counted, as an interval without beginning."""
    as_of = row.get("as_of")
    iso = row.get("period") or (f"../{as_of}" if as_of else None)
    return PeriodCell(iso) if iso else None


def table(rows: Iterable[Row], *columns: Column, title: str | None = None) -> Table:
    """Put rows side by side."""
    listed = tuple(rows)
    made = tuple(tuple(cell(row, column) for column in columns) for row in listed)
    return Table(columns, made, title, links=tuple(map(link, listed)))


def link(row: Row) -> str | None:
    """The page at the sentence that a row stands on, or that it is; None where it has none."""
    sentences = row.get("excerpts") or [row.get("marker") or row]
    url = sentences[0].get("url")
    return str(url) if url else None


def counted(rows: Rows, one: str, many: str, *hints: str) -> str:
    """Say how many there are, and what else can be asked."""
    said = f"{len(rows)} {one if len(rows) == 1 else many}"
    return " · ".join([said, *hints])


IDS_HINT = "add --fields id,label for ids"
