"""The view of what is compared."""

from collections import Counter
from collections.abc import Callable, Sequence

from eufacts.format.kinds import COUNTRIES, FUNDING, Row
from eufacts.report import Bars, Cell, Column, Notes, Part, QuantityCell, Report, Table
from eufacts.views.cells import (
    AMOUNT,
    COUNTED_BY,
    FUNDERS,
    ID,
    PERIOD,
    PLACE,
    STATUS,
    VALUE,
    WHAT,
    derived,
    nationalities,
    period,
    place,
    quantity,
    table,
)


def comparison(answers: Sequence[Row]) -> Report:
    """Show routes, facts or countries side by side, with a bar for each and the caveats."""
    (answer,) = answers
    routes = "routes" in answer
    things = answer["routes" if routes else "items"]
    measures = answer["measures"]
    bars = tuple((one["name"], quantity(one) or QuantityCell(None, None, None)) for one in measures)
    parts: list[Part] = []
    if bars:
        parts.append(Bars(bars, title_of(answer)))
    if routes:
        parts.append(_side_by_side(answer))
    elif things[0]["kind"] == "country":
        parts += _countries(things, answer["compared_by"])
    else:
        parts.append(_facts(things))
    if answer["difference"]:
        parts.append(_pairs(answer, "routes" if routes else "items"))
    parts += [_shares(answer)] if answer.get("share") else []
    if answer["caveats"]:
        parts.append(Notes(tuple(answer["caveats"]), "Caveats"))
    return Report(tuple(parts))


def title_of(answer: Row) -> str:
    """Say what is compared; countries are those that are measured."""
    if "routes" in answer:
        return "Routes compared"
    kind, measures = answer["items"][0]["kind"], answer["measures"]
    if kind == FUNDING.name:
        return "Amounts compared"
    what = f"{len(measures)} countries" if kind == COUNTRIES.name else "Figures"
    if kind == COUNTRIES.name and len(measures) <= _NAMED:
        *others, last = (one["name"] for one in measures)
        what = f"{', '.join(others)} and {last}"
    topics = {one["measure"] for one in measures}
    (topic,) = topics if len(topics) == 1 else (None,)
    return ": ".join(filter(None, (f"{what} compared", topic)))


_NAMED = 4
"""The most countries that a title names."""


def _facts(facts: Sequence[Row]) -> Table:
    """One row for each fact, with what bears on comparing them."""
    is_money = facts[0]["kind"] == "funding"
    own = (STATUS, FUNDERS) if is_money else (COUNTED_BY,)
    return table(facts, ID, AMOUNT if is_money else VALUE, WHAT, *own, PERIOD, PLACE)


def _countries(countries: Sequence[Row], figures: Sequence[str]) -> list[Part]:
    """One column for each country with how much is stated; then each of it, with its place."""
    compared = ((key.replace("_", " ").capitalize(), key, _OF_FIGURES) for key in figures)
    shown = (*compared, *_OF_COUNTRIES)
    columns = (Column("aspect", ""), *(Column(one["id"], one["name"]) for one in countries))
    rows: list[tuple[Cell, ...]] = [
        ("Roles", *(tuple(one["roles"]) or "not stated" for one in countries))
    ]
    rows += [
        (f"{title} (records)", *(_counts(one[key]) for one in countries)) for title, key, _ in shown
    ]
    parts: list[Part] = [Table(columns, tuple(rows), headed=True)]
    for title, key, own in shown:
        of: dict[str, list[str]] = {}
        for one in countries:
            for row in one[key]:
                of.setdefault(row["id"], []).append(one["name"])
        listed = {row["id"]: {**row, "of": of[row["id"]]} for one in countries for row in one[key]}
        if listed:
            parts.append(table(listed.values(), _OF, *own, title=title))
    return parts


def _counts(rows: Sequence[Row]) -> Cell:
    """How many records there are; of several documents, how many in each."""
    counts = Counter(str(row["document"]) for row in rows)
    if len(counts) <= 1:
        return len(rows)
    return tuple(f"{count} in {document}" for document, count in counts.items())


_OF = Column("of", "COUNTRY")
_FOR = Column("recipients", "FOR", "code")

_OF_FIGURES = (VALUE, WHAT, PERIOD, PLACE)

_OF_COUNTRIES = (
    ("Funding", "funding", (AMOUNT, WHAT, STATUS, _FOR, PERIOD, PLACE)),
    ("Agreements", "agreements", (WHAT, STATUS, PERIOD, PLACE)),
)
"""What is shown of countries, below the figures: title, key and columns."""


def _side_by_side(answer: Row) -> Table:
    """One column for each route, one row for each thing that is said of it."""
    columns = (Column("aspect", ""), *(Column(r["id"], r["name"]) for r in answer["routes"]))
    aspects: dict[str, Callable[[Row], Cell]] = {
        "Counted": lambda route: route["measure"],
        "Period": lambda route: period(route["measures"][0]),
        "By": lambda route: route["measures"][0]["counted_by"],
        "Nationalities": lambda route: tuple(map(nationalities, route["composition"])),
        "Use and trend": lambda route: "; ".join(one["label"] for one in route["trend"]) or None,
        "Path": lambda route: " → ".join(route["path"]) or None,
        "Passage": lambda route: place(route["measures"][0]),
    }
    rows = tuple(
        (aspect, *(ask(route) or "not stated" for route in answer["routes"]))
        for aspect, ask in aspects.items()
    )
    return Table(columns, rows, headed=True)


def _pairs(answer: Row, many: str) -> Table:
    measures = {one[many[:-1]]: one for one in answer["measures"]}
    columns = (
        Column(many, "PAIR"),
        Column("difference", "DIFFERENCE", "quantity"),
        Column("ratio", "RATIO", "quantity"),
    )
    rows = tuple(
        (
            " – ".join(measures[one]["name"] for one in difference[many]),
            _difference(difference, [measures[one] for one in difference[many]]),
            _ratio(ratio, [measures[one] for one in ratio[many]]),
        )
        for difference, ratio in zip(answer["difference"], answer["ratio"], strict=True)
    )
    return Table(columns, rows, "Pair by pair", headed=True)


def _difference(difference: Row, of: Sequence[Row]) -> Cell:
    """A difference, or that there is none."""
    return "no difference" if difference["value"] is None else derived(difference, of)


def _ratio(ratio: Row, of: Sequence[Row]) -> Cell:
    """A ratio, or why there is none."""
    if ratio["value"] is None:
        return "no ratio" if of[1]["value"] else "no ratio: nothing was counted"
    return derived({**ratio, "unit": None}, of)


def _shares(answer: Row) -> Table:
    """How much one amount is of another that it is a part of."""
    columns = (Column("part", "PART"), Column("share", "SHARE", "quantity"), Column("of", "OF"))
    rows = tuple((one["items"][0], derived(one, [one]), one["of"]) for one in answer["share"])
    return Table(columns, rows, "Shares", headed=True)
