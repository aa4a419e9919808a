"""Views of single things: profiles, totals, whole records."""

from collections.abc import Iterator, Sequence

from eufacts.currencies import CURRENCIES
from eufacts.format.kinds import EXCERPTS, FACT_KINDS, PROFILE, Kind, Row
from eufacts.format.pinpoint import PLAIN, quoted
from eufacts.places import Place
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
    NO_MONEY,
    PERIOD,
    STATUS,
    VALUE,
    WHAT,
    derived,
    link,
    measured,
    nationalities,
    percent,
    place,
    quantity,
    table,
)


def total(answers: Sequence[Row]) -> Report:
    """Show totals, one for each document and currency, with what each counts and leaves out."""
    documents = {answer["document"] for answer in answers}
    in_several = len(answers) > len(documents)
    parts: list[Part] = []
    if len(documents) > 1:
        parts.append(Notes((_NO_SUM_OF_ALL,), "All documents"))
    if in_several:
        parts.append(Notes((_NO_SUM_OF_CURRENCIES,), "All currencies"))
    for answer in answers:
        names = [answer["document"]] if len(documents) > 1 else []
        names += [answer["unit"]] if in_several and answer["unit"] else []
        parts += _total(answer, ", ".join(names) or None)
    return Report(tuple(parts))


_NO_SUM_OF_ALL = "There is no sum for all documents: several may speak of the same money or people."

_NO_SUM_OF_CURRENCIES = "There is no sum across currencies: that needs a rate, and a day for it."


def _total(answer: Row, title: str | None) -> Iterator[Part]:
    sum_of: Cell = "nothing is counted"
    if answer["counted"]:
        sum_of = derived(answer, answer["counted"], "total")
    pairs: list[tuple[str, Cell]] = [("Total", sum_of), ("Counted", answer["count"])]
    if answer["total_if_separate"] != answer["total"]:
        added = [row for row in answer["left_out"] if row["adds_if_separate"]]
        separate = {**answer, "qualifier": answer["qualifier_if_separate"]}
        parts = (*answer["counted"], *added)
        pairs.append(("If none overlaps", derived(separate, parts, "total_if_separate")))
    yield Fields(tuple(pairs), title)
    if answer["notes"]:
        yield Notes(tuple(answer["notes"]), "Caveats")
    is_money = answer["unit"] in CURRENCIES
    amount, status = (AMOUNT, (STATUS,)) if is_money else (VALUE, ())
    if answer["counted"]:
        yield table(answer["counted"], ID, amount, WHAT, *status, PERIOD, title="Counted")
    for key, column in (("by_status", STATUS), ("by_period", PERIOD)):
        if len(answer[key]) > 1:
            groups = [
                {**row, "unit": answer["unit"], key[3:]: row[key[3:]] or "not stated"}
                for row in answer[key]
            ]
            yield table(groups, amount, column, title=key.replace("_", " ").capitalize())
    reason = Column("reason", "WHY")
    for listed, adds in (("Added if none overlaps", True), ("Left out", False)):
        out = [_with_reason(row) for row in answer["left_out"] if row["adds_if_separate"] is adds]
        if out:
            yield table(out, ID, amount, WHAT, reason, title=listed)


def _with_reason(row: Row) -> Row:
    """An amount that is left out, with how much it is of its whole beside the reason."""
    if row["value"] is None:
        return {**row, "reason": None}  # the column of amounts says that none is stated
    if not row["share"]:
        return row
    whole = row["share"]["of"]
    named = "it" if row["reason"] == f"part of {whole}" else whole
    return {**row, "reason": f"{row['reason']}; {percent(row['share'])} of {named}"}


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
        Quote(one["id"], quoted(one), _where(one), link=link(one)) for one in row["excerpts"]
    )
    parts.append(Quotes(quotes, "Excerpts"))
    return Report(tuple(parts))


def _profile_columns(kind: Kind) -> tuple[Column, ...]:
    """What a profile shows of a kind: what its list does, except the country itself."""
    others = (shown for shown in kind.columns if shown not in ("id", "countries"))
    return (ID, *(COLUMNS[shown][0] for shown in others))


_HIDDEN = frozenset(
    {
        *("id", "kind", "label", "name", "heading", "value", "unit", "qualifier", "money", "share"),
        *("section", "paragraph", "footnote", "table", "row", "column", "marker", "quote"),
        *("excerpts", "citation", "proven", "measures", "composition", "overlaps"),
        *("role_excerpts", "facts_by_kind"),
    }
)
"""Keys that ``show`` has a better place for than its list of fields."""

_TIMES = ("period", "as_of")

_OF_NUMBERS = (*_TIMES, "counted_by")
"""Keys that say when and by whom was counted; a route has them in its measure."""


def show(rows: Sequence[Row]) -> Report:
    """Show single records whole."""
    return Report(tuple(part for row in rows for part in _whole(row)))


def _whole(row: Row) -> list[Part]:
    title = row.get("label") or row.get("name") or row.get("heading") or row["id"]
    if row["kind"] == "footnote":
        title = f"Footnote {row['number']}"
    pairs: list[tuple[str, Cell]] = [("ID", row["id"]), ("Kind", row["kind"])]
    number = measured(row)
    if row.get("money") is False:
        pairs.append(("Value", NO_MONEY))
    elif _quantity_or_none(number) is not None:
        pairs.append(("Value", _quantity_or_none(number)))
        if number["value"] is not None:
            pairs.append(("Digits", f"{number['value']:,} {number['unit']}"))
    excerpts = row.get("excerpts") or ([row] if "quote" in row else [])
    hidden = _HIDDEN | {"url"} if row in excerpts else _HIDDEN  # it stands below the quote
    pairs += [
        (key.replace("_", " ").capitalize(), PeriodCell(value) if key in _TIMES else _listed(value))
        for key, value in {**row, **{key: number.get(key) for key in _OF_NUMBERS}}.items()
        if key not in hidden and value not in (None, [], False)
    ]
    if row.get("composition"):
        pairs.append(("Nationalities", tuple(map(nationalities, row["composition"]))))
    if row.get("overlaps"):
        pairs.append(("Overlaps", tuple(one["reason"] for one in row["overlaps"])))
    pairs += _share(row["share"]) if row.get("share") else []
    if "paragraph" in row and "section" in row:
        pairs.append(("Passage", place(row)))
    quotes = tuple(
        Quote(
            one["id"],
            quoted(one),
            row["citation"] if at == 0 else _where(one),
            _proof(one["proven"]),
            link(one),
            link_shown=True,
        )
        for at, one in enumerate(excerpts)
    )
    parts: list[Part] = [Fields(tuple(pairs), title)]
    return [*parts, Quotes(quotes)] if quotes else parts


def _share(share: Row) -> list[tuple[str, Cell]]:
    """How much an amount is of its whole, and how much that is, each with its qualifier."""
    whole = share["whole"]
    return [("Share of that", derived(share, [share])), ("The whole", quantity(whole))]


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
    return PLAIN.within(excerpt["heading"], Place.of_row(excerpt))


def about(answers: Sequence[Row]) -> Report:
    """Show what the fact base is and how much is in it."""
    (row,) = answers
    documents = row["documents"]
    pairs: list[tuple[str, Cell]] = [("Fact base", row["fact_base"]), ("eufacts", row["version"])]
    parts: list[Part] = []
    if len(documents) > 1:
        pairs.insert(0, ("Documents", len(documents)))
        parts.append(table(map(_counted, documents), *_DOCUMENT, title="Documents"))
    else:
        pairs = [*_document(documents[0]), *pairs]
    pairs.append(("Proven", f"{row['proven']} of {row['counts']['excerpt']} excerpts"))
    if row["open_reviews"]:
        pairs.append(("Open reviews", row["open_reviews"]))
    counts = tuple((kind, QuantityCell(n, None, "exact")) for kind, n in row["counts"].items())
    columns = (Column("kind", "KIND"), Column("count", "RECORDS", "count"))
    holds = Table(columns, counts, "Holds")
    return Report((Fields(tuple(pairs), row["title"]), *parts, holds))


_DOCUMENT = (
    Column("document", "DOCUMENT", "code"),
    Column("number", "NUMBER"),
    Column("title", "TITLE"),
    Column("date", "DATE"),
    Column("facts", "FACTS"),
    Column("proven", "PROVEN"),
    Column("open_reviews", "OPEN REVIEWS", "count"),
)


def _counted(document: Row) -> Row:
    """A document with its number of facts, and how many of its excerpts are proven."""
    counts = document["counts"]
    facts = sum(counts[kind] for kind in FACT_KINDS)
    return {**document, "facts": facts, "proven": f"{document['proven']} of {counts['excerpt']}"}


def _document(row: Row) -> list[tuple[str, Cell]]:
    pairs: list[tuple[str, Cell]] = [
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
    return [pair for pair in pairs if pair[1] is not None]
