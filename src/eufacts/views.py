"""Rows to reports: what each command shows to people, as one short function each."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from eufacts.report import (
    Bars,
    Cell,
    Column,
    Fields,
    Notes,
    Part,
    Period,
    Place,
    Quantity,
    Quote,
    Quotes,
    Report,
    Table,
)

Row = Mapping[str, Any]
Rows = list[dict[str, Any]]

_ID = Column("id", "ID", "id", wide=True)
_AMOUNT = Column("value", "AMOUNT", "quantity")
_VALUE = Column("value", "VALUE", "quantity")
_WHAT = Column("label", "WHAT")
_KIND = Column("kind", "KIND")
_TYPE = Column("type", "TYPE")
_STATUS = Column("status", "STATUS")
_PERIOD = Column("period", "PERIOD", "period")
_PLACE = Column("section", "PLACE", "place")
_COUNTRIES = Column("countries", "COUNTRIES", "code", wide=True)


def _cell(row: Row, column: Column) -> Cell:
    """Make a typed cell of a row's value."""
    match column.style:
        case "quantity":
            return _quantity(row)
        case "place":
            return _place(row)
        case "period":
            return _period(row)
        case _:
            value = row.get(column.key)
            return tuple(value) if isinstance(value, list) else value


def _quantity(row: Row) -> Quantity | None:
    if row.get("value") is None and row.get("kind") != "funding":
        return None
    return Quantity(row["value"], row["unit"], row["qualifier"])


def _place(row: Row) -> Place:
    return Place(row["section"], row["paragraph"], row.get("footnote"))


def _period(row: Row) -> Period | None:
    """The period, or else the date up to which was counted, as an interval without beginning."""
    as_of = row.get("as_of")
    iso = row.get("period") or (f"../{as_of}" if as_of else None)
    return Period(iso) if iso else None


def _table(rows: Iterable[Row], *columns: Column, title: str | None = None) -> Table:
    cells = tuple(tuple(_cell(row, column) for column in columns) for row in rows)
    return Table(columns, cells, title)


def _counted(rows: Rows, one: str, many: str, *hints: str) -> str:
    said = f"{len(rows)} {one if len(rows) == 1 else many}"
    return " · ".join([said, *hints])


_IDS = "add --fields id,label for ids"


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
            Quantity(row["facts"], None, "exact") if column.key == "facts" else _cell(row, column)
            for column in columns
        )
        for row in rows
    )
    footer = _counted(rows, "country or territory", "countries and territories")
    return Report((Table(columns, cells),), footer)


def figures(rows: Rows) -> Report:
    """Show figures."""
    table = _table(rows, _ID, _VALUE, _WHAT, _COUNTRIES, _PERIOD, _PLACE)
    return Report((table,), _counted(rows, "figure", "figures", _IDS))


def funding(rows: Rows) -> Report:
    """Show amounts."""
    table = _table(rows, _ID, _AMOUNT, _WHAT, _STATUS, _COUNTRIES, _PERIOD, _PLACE)
    return Report((table,), _counted(rows, "entry", "entries", _IDS))


def total(answers: Rows) -> Report:
    """Show a total with what it counts and what it leaves out."""
    (answer,) = answers
    sum_of = Quantity(answer["total"], answer["unit"], answer["qualifier"])
    parts: list[Part] = [Fields((("Total", sum_of), ("Amounts", answer["count"])))]
    if answer["counted"]:
        counted = [{**row, "unit": "EUR", "kind": "funding"} for row in answer["counted"]]
        parts.append(_table(counted, _ID, _AMOUNT, _WHAT, _STATUS, _PERIOD, title="Counted"))
    if len(answer["by_status"]) > 1:
        groups = [
            {**row, "unit": "EUR", "status": row["status"] or "not stated"}
            for row in answer["by_status"]
        ]
        parts.append(_table(groups, _AMOUNT, _STATUS, title="By status"))
    if answer["left_out"]:
        out = [{**row, "unit": "EUR", "kind": "funding"} for row in answer["left_out"]]
        reason = Column("reason", "WHY")
        parts.append(_table(out, _ID, _AMOUNT, _WHAT, reason, title="Left out"))
    if answer["notes"]:
        parts.append(Notes(tuple(answer["notes"]), "Mind"))
    return Report(tuple(parts))


def instruments(rows: Rows) -> Report:
    """Show instruments."""
    table = _table(rows, _ID, _WHAT, _TYPE, _COUNTRIES, _PERIOD, _PLACE)
    return Report((table,), _counted(rows, "instrument", "instruments", _IDS))


def agreements(rows: Rows) -> Report:
    """Show agreements."""
    table = _table(rows, _ID, _WHAT, _STATUS, _COUNTRIES, _PERIOD, _PLACE)
    return Report((table,), _counted(rows, "agreement", "agreements", _IDS))


def timeline(rows: Rows) -> Report:
    """Show events by their time."""
    table = _table(rows, _PERIOD, _WHAT, _COUNTRIES, _PLACE, _ID)
    return Report((table,), _counted(rows, "event", "events", _IDS))


def facts(rows: Rows) -> Report:
    """Show records of several kinds."""
    named = [
        {**row, "label": row.get("label") or row.get("name") or row.get("heading")} for row in rows
    ]
    table = _table(named, _ID, _KIND, _VALUE, _WHAT, _COUNTRIES, _PERIOD, _PLACE_OR_NONE)
    return Report((table,), _counted(rows, "record", "records", _IDS))


_PLACE_OR_NONE = Column("place", "PLACE", "place")


def references(rows: Rows) -> Report:
    """Show the acts that are cited."""
    table = _table(
        rows,
        _ID,
        Column("celex", "CELEX", "code"),
        _WHAT,
        Column("number", "NUMBER"),
        Column("celex_basis", "CELEX IS", wide=True),
        _PLACE,
    )
    return Report((table,), _counted(rows, "reference", "references"))


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
            Quantity(row["paragraphs"], None, "exact"),
            Quantity(row["facts"], None, "exact"),
        )
        for row in rows
    )
    footer = _counted(rows, "section", "sections", "a section counts its sub-sections")
    return Report((Table(columns, cells),), footer)


def excerpts(rows: Rows) -> Report:
    """Print excerpts as blocks."""
    quotes = tuple(Quote(row["id"], row["quote"], row["citation"]) for row in rows)
    return Report((Quotes(quotes),), _counted(rows, "excerpt", "excerpts"))


def footnotes(rows: Rows) -> Report:
    """Show footnotes with where their markers stand."""
    columns = (
        Column("number", "NO", "id"),
        Column("text", "TEXT"),
        Column("after", "MARKER AFTER"),
        _PLACE,
    )
    cells = tuple(
        (
            row["number"],
            row["text"] or "(its text is lost)",
            f"… {row['after']}",
            Place(row["section"], row["paragraph"]),
        )
        for row in rows
    )
    return Report((Table(columns, cells),), _counted(rows, "footnote", "footnotes"))


def routes(rows: Rows) -> Report:
    """Show routes with what was counted on them."""
    columns = (
        Column("id", "ROUTE", "id"),
        _VALUE,
        Column("measure", "COUNTED"),
        _PERIOD,
        Column("path", "PATH", wide=True),
        _PLACE,
    )
    cells = tuple(
        (
            row["id"],
            _quantity(row["measures"][0]),
            row["measure"],
            _period(row["measures"][0]),
            " → ".join(row["path"]) or None,
            _place(row["measures"][0]),
        )
        for row in rows
    )
    return Report((Table(columns, cells),), _counted(rows, "route", "routes", "eufacts compare"))


def comparison(answers: Rows) -> Report:
    """Show routes side by side, with a bar for each and the caveats."""
    (answer,) = answers
    measures = answer["measures"]
    bars = tuple((one["name"], _quantity(one) or Quantity(None, None, None)) for one in measures)
    parts: list[Part] = [Bars(bars, "Routes compared")]
    parts.append(_side_by_side(answer))
    if answer["difference"]:
        parts.append(_pairs(answer))
    if answer["caveats"]:
        parts.append(Notes(tuple(answer["caveats"]), "Mind"))
    return Report(tuple(parts))


def _side_by_side(answer: Row) -> Table:
    """One column for each route, one row for each thing that is said of it."""
    columns = (Column("aspect", ""), *(Column(r["id"], r["name"]) for r in answer["routes"]))
    aspects: dict[str, Callable[[Row], Cell]] = {
        "Counted": lambda route: route["measure"],
        "Period": lambda route: _period(route["measures"][0]),
        "By": lambda route: route["measures"][0]["counted_by"],
        "Nationalities": lambda route: tuple(_share(one) for one in route["composition"]),
        "Trend": lambda route: "; ".join(one["label"] for one in route["trend"]) or None,
        "Path": lambda route: " → ".join(route["path"]) or None,
        "Place": lambda route: _place(route["measures"][0]),
    }
    rows = tuple(
        (aspect, *(ask(route) or "not stated" for route in answer["routes"]))
        for aspect, ask in aspects.items()
    )
    return Table(columns, rows)


_SHARE_MARKS = {"about": "about ", "more_than": "more than ", "less_than": "less than "}


def _share(one: Row) -> str:
    together = " together" if len(one["nationalities"]) > 1 else ""
    mark = _SHARE_MARKS.get(one["qualifier"], "")
    return f"{mark}{one['share']}% {'+'.join(one['nationalities'])}{together}"


def _pairs(answer: Row) -> Table:
    names = {route["id"]: route["name"] for route in answer["routes"]}
    columns = (
        Column("routes", "PAIR"),
        Column("difference", "DIFFERENCE", "quantity"),
        Column("ratio", "RATIO", "quantity"),
    )
    rows = tuple(
        (
            " – ".join(names[route] for route in difference["routes"]),
            Quantity(difference["value"], None, difference["qualifier"]),
            Quantity(ratio["value"], None, ratio["qualifier"]),
        )
        for difference, ratio in zip(answer["difference"], answer["ratio"], strict=True)
    )
    return Table(columns, rows, "Pair by pair")


def country(answers: Rows) -> Report:
    """Show a country's profile."""
    (row,) = answers
    pairs: list[tuple[str, Cell]] = [
        ("Code", f"{row['code']} · {row['alpha3']}"),
        ("In the document", row["name_in_document"]),
        ("Region", (row["region"], *row["groups"])),
        ("Roles", tuple(row["roles"])),
    ]
    if row["territory_of"]:
        pairs.append(("Territory of", row["territory_of"]))
    if row["note"]:
        pairs.append(("Note", row["note"]))
    parts: list[Part] = [Fields(tuple(pairs), row["name"])]
    for title, columns in _PROFILE.items():
        if row[title.lower()]:
            parts.append(_table(row[title.lower()], *columns, title=title))
    quotes = tuple(Quote(one["id"], one["quote"], _where(one)) for one in row["excerpts"])
    parts.append(Quotes(quotes, "Excerpts"))
    return Report(tuple(parts))


_PROFILE = {
    "Figures": (_ID, _VALUE, _WHAT, _PERIOD, _PLACE),
    "Funding": (_ID, _AMOUNT, _WHAT, _STATUS, _PERIOD, _PLACE),
    "Agreements": (_ID, _WHAT, _STATUS, _PERIOD, _PLACE),
    "Instruments": (_ID, _WHAT, _TYPE, _PLACE),
    "Events": (_ID, _PERIOD, _WHAT, _PLACE),
    "Statements": (_ID, _TYPE, _WHAT, _PLACE),
}


_HIDDEN = frozenset(
    {
        "id",
        "kind",
        "label",
        "name",
        "heading",
        "value",
        "unit",
        "qualifier",
        "excerpts",
        "citation",
        "section",
        "paragraph",
        "footnote",
        "quote",
        "marker",
        "measures",
        "composition",
        "overlaps",
        "role_excerpts",
        "facts_by_kind",
    }
)
"""Keys that ``show`` has a better place for than its list of fields."""

_TIMES = ("period", "as_of")


def show(rows: Rows) -> Report:
    """Show single records whole."""
    parts: list[Part] = []
    for row in rows:
        parts += _whole(row)
    return Report(tuple(parts))


def _whole(row: Row) -> list[Part]:
    title = row.get("label") or row.get("name") or row.get("heading") or row["id"]
    pairs: list[tuple[str, Cell]] = [("ID", row["id"]), ("Kind", row["kind"])]
    if _quantity_or_none(row) is not None:
        pairs.append(("Value", _quantity_or_none(row)))
        if row["value"] is not None:
            pairs.append(("Exact", f"{row['value']:,} {row['unit']}"))
    pairs += [
        (key.replace("_", " ").capitalize(), Period(value) if key in _TIMES else _listed(value))
        for key, value in row.items()
        if key not in _HIDDEN and value not in (None, [], False)
    ]
    if "paragraph" in row and "section" in row:
        pairs.append(("Place", _place(row)))
    quoted = row.get("excerpts") or ([row] if "quote" in row else [])
    quotes = tuple(
        Quote(one["id"], one["quote"], row["citation"] if at == 0 else _where(one))
        for at, one in enumerate(quoted)
    )
    parts: list[Part] = [Fields(tuple(pairs), title)]
    return [*parts, Quotes(quotes)] if quotes else parts


def _quantity_or_none(row: Row) -> Quantity | None:
    return _quantity(row) if "unit" in row else None


def _listed(value: object) -> Cell:
    """Write a value of any key as a cell; objects in a list by what names them."""
    if isinstance(value, list):
        return tuple(
            str(one.get("label", one)) if isinstance(one, dict) else str(one) for one in value
        )
    if isinstance(value, str | int | float):
        return value
    return str(value)


def _where(excerpt: Row) -> str:
    place = f"{excerpt['heading']}, paragraph {excerpt['paragraph']}"
    return f"{place}, footnote {excerpt['footnote']}" if excerpt["footnote"] else place


def checked(answers: Rows) -> Report:
    """Show what an examination found, one finding a line, as compilers do."""
    (answer,) = answers
    parts: list[Part] = []
    for title, key in (("Findings", "findings"), ("Waived", "waived")):
        if answer[key]:
            lines = tuple(_finding(one) for one in answer[key])
            parts.append(Notes(lines, title))
    if answer["skipped"]:
        parts.append(Notes(tuple(answer["skipped"]), "Not examined"))
    examined = ", ".join(f"{count} {what}" for what, count in answer["examined"].items())
    errors = sum(one["level"] == "error" for one in answer["findings"])
    pairs: tuple[tuple[str, Cell], ...] = (
        ("Examined", examined),
        ("Errors", errors),
        ("Warnings", len(answer["findings"]) - errors),
        ("Passed", answer["passed"]),
    )
    return Report((*parts, Fields(pairs, answer["file"])))


def _finding(one: Row) -> str:
    place = f"{one['file']}:{one['line']}" if one["line"] else one["file"]
    hint = f" ({one['hint']})" if one["hint"] else ""
    record = f" {one['record']}:" if one["record"] else ""
    return f"{place}:{record} {one['message']}{hint} [{one['rule']}]"


def rules(rows: Rows) -> Report:
    """List the rules of ``check``."""
    table = _table(rows, Column("rule", "RULE", "id"), Column("wants", "WHAT IT WANTS"))
    return Report((table,), _counted(rows, "rule", "rules", "eufacts check --explain RULE"))


def about(answers: Rows) -> Report:
    """Show what the fact base is and how much is in it."""
    (row,) = answers
    pairs: tuple[tuple[str, Cell], ...] = (
        ("Document", row["number"]),
        ("CELEX", row["celex"]),
        ("Type", row["type"]),
        ("Authors", tuple(row["authors"])),
        ("Date", row["date"]),
        ("Link", row["url"]),
        ("Rights", row["rights"]),
        ("Note", row["note"]),
        ("Citation", row["citation"]),
        ("Fact base", row["fact_base"]),
        ("eufacts", row["version"]),
    )
    counts = tuple((kind, Quantity(n, None, "exact")) for kind, n in row["counts"].items())
    columns = (Column("kind", "KIND"), Column("count", "RECORDS", "quantity"))
    return Report((Fields(pairs, row["title"]), Table(columns, counts, "Holds")))
