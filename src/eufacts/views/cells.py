"""Cells and columns that views share."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from eufacts.answers.bounds import may_be_equal
from eufacts.currencies import CURRENCIES
from eufacts.format.kinds import EVENTS, Row
from eufacts.places import Place
from eufacts.rates import is_rate
from eufacts.report import Cell, Column, Notes, Part, PeriodCell, PlaceCell, QuantityCell, Table

ID = Column("id", "ID", "id")
AMOUNT = Column("value", "AMOUNT", "quantity")
VALUE = Column("value", "VALUE", "quantity")
WHAT = Column("label", "WHAT", "label")
KIND = Column("kind", "KIND")
TYPE = Column("type", "TYPE")
STATUS = Column("status", "STATUS", "status")
PERIOD = Column("period", "PERIOD", "period")
PLACE = Column("section", "PASSAGE", "place")
FUNDERS = Column("funders", "PAID BY")
COUNTED_BY = Column("counted_by", "COUNTED BY")
COUNTRIES = Column("countries", "COUNTRIES", "code")


NO_MONEY = "support, no amount named"
"""In place of an amount, where the document does not call its support money."""

_MARKS = {"about": "about ", "more_than": "more than ", "less_than": "less than "}
_OR_EQUAL = {**_MARKS, "more_than": "at least ", "less_than": "at most "}


def cell(row: Row, column: Column) -> Cell:
    """Make a typed cell of a row's value; a route has those of what was counted on it."""
    match column.style:
        case "quantity" if row.get("money") is False:
            return NO_MONEY
        case "quantity":
            return quantity(measured(row))
        case "place":
            return place(measured(row))
        case "period":
            return period(measured(row))
        case _:
            value = row.get(column.key)
            return tuple(value) if isinstance(value, list) else value


def measured(row: Row) -> Row:
    """The row that has the value, period and place of a row: its first measure, or itself."""
    return row["measures"][0] if row.get("measures") else row


def quantity(row: Row) -> QuantityCell | None:
    """A row's value; None where it has none, except for money whose amount is not stated."""
    if row.get("value") is None and row.get("kind") != "funding":
        return None
    written = row.get("as_written")
    return QuantityCell(
        row["value"],
        row["unit"],
        row["qualifier"],
        _has_all_digits(row["value"], written),
        may_be_equal(row),
        _words(row),
    )


def derived(answer: Row, made_of: Iterable[Row], key: str = "value") -> QuantityCell:
    """A number that is made of others; its bound may be the number itself if one of theirs may."""
    or_equal = any(map(may_be_equal, made_of))
    return QuantityCell(answer[key], answer["unit"], answer["qualifier"], or_equal=or_equal)


def percent(share: Row) -> str:
    """A share in words, with its qualifier: ``about 46%``."""
    marks = _OR_EQUAL if may_be_equal(share) else _MARKS
    return f"{marks.get(share['qualifier'], '')}{share['value']}%"


def nationalities(one: Row) -> str:
    """The share of some nationalities on a route: ``90% SY+IQ+AF together``."""
    together = " together" if len(one["nationalities"]) > 1 else ""
    said = percent({**one, "value": one["share"]})
    return f"{said} {'+'.join(one['nationalities'])}{together}"


def _has_all_digits(value: float | None, as_written: str | None) -> bool:
    """Whether the document writes a number's digits out, and not in millions or billions."""
    return f"{value}" in "".join(filter(str.isdigit, as_written or ""))


_LARGE = 1000
"""From this value on, a number in words can be rounder than its digits look."""


def _words(row: Row) -> str | None:
    """The document's words for a large number or a part in words, and for an amount a year."""
    value, as_written = row["value"], row.get("as_written")
    if value is None or as_written is None:
        return None
    if row["unit"] in CURRENCIES and is_rate(as_written):
        return str(as_written)
    if 1 <= value < _LARGE or value <= 0:
        return None
    if value < 1:
        return None if f"{value}" in as_written.replace(",", ".") else as_written
    return None if any(map(str.isdigit, as_written)) else as_written


def place(row: Row) -> PlaceCell | None:
    """Where a row stands; None for what has no single place, such as a country."""
    if "paragraph" not in row or "section" not in row:
        return None
    return PlaceCell(row["section"], *Place.of_row(row))


def period(row: Row) -> PeriodCell | None:
    """The period, or else the date up to which was counted, as an interval without beginning."""
    as_of = row.get("as_of")
    iso = row.get("period") or (f"../{as_of}" if as_of else None)
    return PeriodCell(iso, _part_of_year(row)) if iso else None


_SHORT = 25
"""Words of a date that are longer say what happened, too."""


def _part_of_year(row: Row) -> str | None:
    """The words of an event that is dated to a year alone, as ``by the end of the year``."""
    if row.get("kind") != EVENTS.name or not row["period"].isdigit():
        return None
    words = row["as_written"] or ""
    is_year = words.casefold().removeprefix("in ").removeprefix("the year ") == row["period"]
    return None if is_year or len(words) > _SHORT else words or None


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


def noted(titled: Mapping[str, Iterable[str]]) -> list[Part]:
    """Put lines below their titles; a title without lines is left out."""
    return [Notes(lines, title) for title, each in titled.items() if (lines := tuple(each))]


def counted(rows: Sequence[Row], one: str, many: str, *hints: str) -> str:
    """Say how many there are, and what else can be asked."""
    return " · ".join([f"{len(rows)} {one if len(rows) == 1 else many}", *hints])


def _value(column: Column) -> tuple[Column, Callable[[Row], Cell]]:
    """A column whose cells are made of the value of its key."""
    return column, lambda row: cell(row, column)


def _count(column: Column) -> tuple[Column, Callable[[Row], Cell]]:
    """A column of counts."""
    return column, lambda row: QuantityCell(row[column.key], None, "exact")


COLUMNS: dict[str, tuple[Column, Callable[[Row], Cell]]] = {
    "id": _value(ID),
    "kind": _value(KIND),
    "type": _value(TYPE),
    "value": _value(VALUE),
    "amount": _value(AMOUNT),
    "what": _value(WHAT),
    "name_or_label": (WHAT, lambda row: row.get("label") or row.get("name") or row.get("heading")),
    "status": _value(STATUS),
    "countries": (COUNTRIES, lambda row: tuple(row.get("countries") or row.get("regions") or ())),
    "counted_by": (COUNTED_BY, lambda row: measured(row).get("counted_by") or "counter not stated"),
    "period": _value(PERIOD),
    "place": _value(PLACE),
    "code": _value(Column("code", "CODE", "id")),
    "name": _value(Column("name", "NAME")),
    "name_in_document": _value(Column("name_in_document", "IN THE DOCUMENT", wide=True)),
    "region": _value(Column("region", "REGION")),
    "roles": _value(Column("roles", "ROLES")),
    "facts": _count(Column("facts", "FACTS", "count")),
    "celex": _value(Column("celex", "CELEX", "code")),
    "number": _value(Column("number", "NUMBER")),
    "celex_basis": _value(Column("celex_basis", "CELEX IS")),
    "heading": (
        Column("heading", "HEADING"),
        lambda row: (
            row["heading"] + (" (heading not in the source text)" if row["supplied"] else "")
        ),
    ),
    "paragraphs": _count(Column("paragraphs", "PARAGRAPHS", "count", wide=True)),
    "footnote": _value(Column("number", "NO", "id")),
    "text": (Column("text", "TEXT"), lambda row: row["text"] or "(its text is lost)"),
    "after": (Column("after", "MARKER AFTER"), lambda row: f"… {row['after']}"),
    "route": _value(Column("id", "ROUTE", "name")),
    "measure": _value(Column("measure", "COUNTED", "label")),
    "path": (Column("path", "PATH"), lambda row: " → ".join(row["path"]) or None),
}
"""Every column of a list, with what makes its cells."""
