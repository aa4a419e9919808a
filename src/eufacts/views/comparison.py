"""The view of routes side by side."""

from collections.abc import Callable, Sequence

from eufacts.format.kinds import Row
from eufacts.report import Bars, Cell, Column, Notes, Part, QuantityCell, Report, Table
from eufacts.views.cells import percent, period, place, quantity


def comparison(answers: Sequence[Row]) -> Report:
    """Show routes side by side, with a bar for each and the caveats."""
    (answer,) = answers
    measures = answer["measures"]
    bars = tuple((one["name"], quantity(one) or QuantityCell(None, None, None)) for one in measures)
    parts: list[Part] = [Bars(bars, "Routes compared")]
    parts.append(_side_by_side(answer))
    if answer["difference"]:
        parts.append(_pairs(answer))
    if answer["caveats"]:
        parts.append(Notes(tuple(answer["caveats"]), "Caveats"))
    return Report(tuple(parts))


def _side_by_side(answer: Row) -> Table:
    """One column for each route, one row for each thing that is said of it."""
    columns = (Column("aspect", ""), *(Column(r["id"], r["name"]) for r in answer["routes"]))
    aspects: dict[str, Callable[[Row], Cell]] = {
        "Counted": lambda route: route["measure"],
        "Period": lambda route: period(route["measures"][0]),
        "By": lambda route: route["measures"][0]["counted_by"],
        "Nationalities": lambda route: tuple(_share(one) for one in route["composition"]),
        "Trend": lambda route: "; ".join(one["label"] for one in route["trend"]) or None,
        "Path": lambda route: " → ".join(route["path"]) or None,
        "Place": lambda route: place(route["measures"][0]),
    }
    rows = tuple(
        (aspect, *(ask(route) or "not stated" for route in answer["routes"]))
        for aspect, ask in aspects.items()
    )
    return Table(columns, rows, headed=True)


def _share(one: Row) -> str:
    together = " together" if len(one["nationalities"]) > 1 else ""
    said = percent({"value": one["share"], "qualifier": one["qualifier"]})
    return f"{said} {'+'.join(one['nationalities'])}{together}"


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
            QuantityCell(difference["value"], None, difference["qualifier"]),
            QuantityCell(ratio["value"], None, ratio["qualifier"]),
        )
        for difference, ratio in zip(answer["difference"], answer["ratio"], strict=True)
    )
    return Table(columns, rows, "Pair by pair", headed=True)
