"""Views of lists: one table each."""

from eufacts.report import Column, PlaceCell, QuantityCell, Quote, Quotes, Report, Table
from eufacts.views.cells import (
    AMOUNT,
    COUNTRIES,
    ID,
    IDS_HINT,
    KIND,
    PERIOD,
    PLACE,
    STATUS,
    TYPE,
    VALUE,
    WHAT,
    Rows,
    cell,
    counted,
    link,
    period,
    place,
    quantity,
    table,
)


def countries(rows: Rows) -> Report:
    """Show countries with their roles and how many facts are on them."""
    columns = (
        Column("code", "CODE", "id"),
        Column("name", "NAME"),
        Column("name_in_document", "IN THE DOCUMENT", wide=True),
        Column("region", "REGION"),
        Column("roles", "ROLES"),
        Column("facts", "FACTS", "quantity"),
    )
    cells = tuple(
        tuple(
            QuantityCell(row["facts"], None, "exact")
            if column.key == "facts"
            else cell(row, column)
            for column in columns
        )
        for row in rows
    )
    footer = counted(rows, "country or territory", "countries and territories")
    return Report((Table(columns, cells),), footer)


def figures(rows: Rows) -> Report:
    """Show figures."""
    shown = table(rows, ID, VALUE, WHAT, COUNTRIES, PERIOD, PLACE)
    return Report((shown,), counted(rows, "figure", "figures", IDS_HINT))


def funding(rows: Rows) -> Report:
    """Show amounts."""
    shown = table(rows, ID, AMOUNT, WHAT, STATUS, COUNTRIES, PERIOD, PLACE)
    return Report((shown,), counted(rows, "entry", "entries", IDS_HINT))


def instruments(rows: Rows) -> Report:
    """Show instruments."""
    shown = table(rows, ID, WHAT, TYPE, COUNTRIES, PERIOD, PLACE)
    return Report((shown,), counted(rows, "instrument", "instruments", IDS_HINT))


def agreements(rows: Rows) -> Report:
    """Show agreements."""
    shown = table(rows, ID, WHAT, STATUS, COUNTRIES, PERIOD, PLACE)
    return Report((shown,), counted(rows, "agreement", "agreements", IDS_HINT))


def timeline(rows: Rows) -> Report:
    """Show events by their time."""
    shown = table(rows, PERIOD, WHAT, COUNTRIES, PLACE, ID)
    return Report((shown,), counted(rows, "event", "events", IDS_HINT))


def facts(rows: Rows) -> Report:
    """Show records of several kinds."""
    named = [
        {**row, "label": row.get("label") or row.get("name") or row.get("heading")} for row in rows
    ]
    shown = table(named, ID, KIND, _TYPE_IF_WIDE, VALUE, WHAT, COUNTRIES, PERIOD, PLACE)
    return Report((shown,), counted(rows, "record", "records", IDS_HINT))


_TYPE_IF_WIDE = Column("type", "TYPE", wide=True)


def references(rows: Rows) -> Report:
    """Show the acts that are cited."""
    shown = table(
        rows,
        ID,
        Column("celex", "CELEX", "code"),
        WHAT,
        Column("number", "NUMBER"),
        Column("celex_basis", "CELEX IS", wide=True),
        PLACE,
    )
    return Report((shown,), counted(rows, "reference", "references"))


def outline(rows: Rows) -> Report:
    """Show the sections with how many facts stand in each."""
    columns = (
        Column("id", "ID", "id"),
        Column("heading", "HEADING"),
        Column("paragraphs", "PARAGRAPHS", "quantity", wide=True),
        Column("facts", "FACTS", "quantity"),
    )
    cells = tuple(
        (
            row["id"],
            row["heading"] + (" (heading supplied)" if row["supplied"] else ""),
            QuantityCell(row["paragraphs"], None, "exact"),
            QuantityCell(row["facts"], None, "exact"),
        )
        for row in rows
    )
    footer = counted(rows, "section", "sections", "a section counts its sub-sections")
    return Report((Table(columns, cells),), footer)


def excerpts(rows: Rows) -> Report:
    """Print excerpts as blocks."""
    quotes = tuple(Quote(row["id"], row["quote"], row["citation"], link=link(row)) for row in rows)
    return Report((Quotes(quotes),), counted(rows, "excerpt", "excerpts"))


def footnotes(rows: Rows) -> Report:
    """Show footnotes with where their markers stand."""
    columns = (
        Column("number", "NO", "id"),
        Column("text", "TEXT"),
        Column("after", "MARKER AFTER"),
        PLACE,
    )
    cells = tuple(
        (
            row["number"],
            row["text"] or "(its text is lost)",
            f"… {row['after']}",
            PlaceCell(row["section"], row["paragraph"]),
        )
        for row in rows
    )
    shown = Table(columns, cells, links=tuple(map(link, rows)))
    return Report((shown,), counted(rows, "footnote", "footnotes"))


def routes(rows: Rows) -> Report:
    """Show routes with what was counted on them."""
    columns = (
        Column("id", "ROUTE", "id"),
        VALUE,
        Column("measure", "COUNTED"),
        PERIOD,
        Column("path", "PATH", wide=True),
        PLACE,
    )
    cells = tuple(
        (
            row["id"],
            quantity(row["measures"][0]),
            row["measure"],
            period(row["measures"][0]),
            " → ".join(row["path"]) or None,
            place(row["measures"][0]),
        )
        for row in rows
    )
    shown = Table(columns, cells, links=tuple(map(link, rows)))
    return Report((shown,), counted(rows, "route", "routes", "eufacts compare"))


def rules(rows: Rows) -> Report:
    """List the rules of ``check``."""
    shown = table(rows, Column("rule", "RULE", "id"), Column("wants", "WHAT IT WANTS"))
    return Report((shown,), counted(rows, "rule", "rules", "eufacts check --explain RULE"))


def styles(rows: Rows) -> Report:
    """List the styles in which can be cited."""
    columns = (Column("style", "STYLE", "id"), Column("title", "TITLE"), Column("purpose", "FOR"))
    shown = table(rows, *columns)
    return Report((shown,), counted(rows, "style", "styles", "any CSL style by name or file"))
