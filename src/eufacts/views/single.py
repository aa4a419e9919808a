"""Views of single things: profiles, totals, whole records."""

from collections.abc import Sequence

from eufacts.format.kinds import EXCERPTS, PROFILE, Kind, Row, Shown
from eufacts.format.pinpoint import PLAIN
from eufacts.report import (
    Cell,
    Column,
    Fields,
    Notes,
    Part,
    PeriodCell,
    QuantityCell,
    Quote,
    Quotes,
    Report,
    Table,
)
from eufacts.views.cells import (
    AMOUNT,
    COLUMNS,
    ID,
    PERIOD,
    STATUS,
    WHAT,
    link,
    place,
    quantity,
    table,
)


def total(answers: Sequence[Row]) -> Report:
    """Show a total with what it counts and what it leaves out."""
    (answer,) = answers
    sum_of = QuantityCell(answer["total"], answer["unit"], answer["qualifier"])
    pairs: list[tuple[str, Cell]] = [("Total", sum_of), ("Amounts", answer["count"])]
    if answer["total_if_separate"] != answer["total"]:
        separate = QuantityCell(answer["total_if_separate"], answer["unit"], answer["qualifier"])
        pairs.append(("If none overlaps", separate))
    parts: list[Part] = [Fields(tuple(pairs))]
    if answer["counted"]:
        counted = [{**row, "unit": "EUR", "kind": "funding"} for row in answer["counted"]]
        parts.append(table(counted, ID, AMOUNT, WHAT, STATUS, PERIOD, title="Counted"))
    if len(answer["by_status"]) > 1:
        groups = [
            {**row, "unit": "EUR", "status": row["status"] or "not stated"}
            for row in answer["by_status"]
        ]
        parts.append(table(groups, AMOUNT, STATUS, title="By status"))
    if answer["left_out"]:
        out = [{**row, "unit": "EUR", "kind": "funding"} for row in answer["left_out"]]
        reason = Column("reason", "WHY")
        parts.append(table(out, ID, AMOUNT, WHAT, reason, title="Left out"))
    if answer["notes"]:
        parts.append(Notes(tuple(answer["notes"]), "Caveats"))
    return Report(tuple(parts))


def country(answers: Sequence[Row]) -> Report:
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
    parts += [
        table(row[kind.plural], *_profile_columns(kind), title=kind.plural.capitalize())
        for kind in PROFILE
        if row[kind.plural] and kind is not EXCERPTS
    ]
    quotes = tuple(
        Quote(one["id"], one["quote"], _where(one), link=link(one)) for one in row["excerpts"]
    )
    parts.append(Quotes(quotes, "Excerpts"))
    return Report(tuple(parts))


def _profile_columns(kind: Kind) -> tuple[Column, ...]:
    """What a profile shows of a kind: what its list does, but for the country itself."""
    others = (shown for shown in kind.columns if shown not in (Shown.ID, Shown.COUNTRIES))
    return (ID, *(COLUMNS[shown][0] for shown in others))


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
        "proven",
    }
)
"""Keys that ``show`` has a better place for than its list of fields."""

_TIMES = ("period", "as_of")


def show(rows: Sequence[Row]) -> Report:
    """Show single records whole."""
    parts: list[Part] = []
    for row in rows:
        parts += _whole(row)
    return Report(tuple(parts))


def _whole(row: Row) -> list[Part]:
    title = row.get("label") or row.get("name") or row.get("heading") or row["id"]
    if row["kind"] == "footnote":
        title = f"Footnote {row['number']}"
    pairs: list[tuple[str, Cell]] = [("ID", row["id"]), ("Kind", row["kind"])]
    if _quantity_or_none(row) is not None:
        pairs.append(("Value", _quantity_or_none(row)))
        if row["value"] is not None:
            pairs.append(("Digits", f"{row['value']:,} {row['unit']}"))
    quoted = row.get("excerpts") or ([row] if "quote" in row else [])
    hidden = _HIDDEN | {"url"} if row in quoted else _HIDDEN  # it stands below the quote
    pairs += [
        (key.replace("_", " ").capitalize(), PeriodCell(value) if key in _TIMES else _listed(value))
        for key, value in row.items()
        if key not in hidden and value not in (None, [], False)
    ]
    if "paragraph" in row and "section" in row:
        pairs.append(("Place", place(row)))
    quotes = tuple(
        Quote(
            one["id"],
            one["quote"],
            row["citation"] if at == 0 else _where(one),
            _proof(one["proven"]),
            link(one),
            link_shown=True,
        )
        for at, one in enumerate(quoted)
    )
    parts: list[Part] = [Fields(tuple(pairs), title)]
    return [*parts, Quotes(quotes)] if quotes else parts


def _quantity_or_none(row: Row) -> QuantityCell | None:
    return quantity(row) if "unit" in row else None


def _listed(value: object) -> Cell:
    """Write a value of any key as a cell; objects in a list by what names them."""
    if isinstance(value, list):
        return tuple(
            str(one.get("label", one)) if isinstance(one, dict) else str(one) for one in value
        )
    if isinstance(value, str | int | float):
        return value
    return str(value)


def _proof(proven: Row | None) -> str:
    if proven is None:
        return "Not proven: eufacts verify --source FILE --write-lock proves it."
    digest = proven["sha256"][:_ENOUGH]
    return f"Proven word for word against {proven['source']} (SHA-256 {digest}…)."


_ENOUGH = 12
"""So many digits of a SHA-256 tell one file from another."""


def _where(excerpt: Row) -> str:
    return PLAIN.within(excerpt["heading"], excerpt["paragraph"], excerpt["footnote"])


def about(answers: Sequence[Row]) -> Report:
    """Show what the fact base is and how much is in it."""
    (row,) = answers
    documents = row["documents"]
    pairs: list[tuple[str, Cell]] = [
        ("Fact base", row["fact_base"]),
        ("eufacts", row["version"]),
    ]
    parts: list[Part] = []
    if len(documents) > 1:
        pairs.insert(0, ("Documents", len(documents)))
        parts.append(table(documents, *_DOCUMENT, title="Documents"))
    else:
        pairs = [*_document(documents[0]), *pairs]
    counts = tuple((kind, QuantityCell(n, None, "exact")) for kind, n in row["counts"].items())
    columns = (Column("kind", "KIND"), Column("count", "RECORDS", "count"))
    holds = Table(columns, counts, "Holds")
    return Report((Fields(tuple(pairs), row["title"]), *parts, holds))


_DOCUMENT = (
    Column("celex", "CELEX", "code"),
    Column("number", "NUMBER"),
    Column("title", "TITLE"),
    Column("date", "DATE"),
)


def _document(row: Row) -> list[tuple[str, Cell]]:
    return [
        ("Document", row["number"]),
        ("CELEX", row["celex"]),
        ("Type", row["type"]),
        ("Authors", tuple(row["authors"])),
        ("Date", row["date"]),
        ("Link", row["url"]),
        ("Rights", row["rights"]),
        ("Note", row["note"]),
        ("Citation", row["citation"]),
    ]
