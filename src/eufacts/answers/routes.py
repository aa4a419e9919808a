"""Compare routes, with the caveats."""

from itertools import combinations

from eufacts.answers.totals import combined
from eufacts.format.kinds import Row


def compare(routes: list[Row]) -> Row:
    """Compare routes by their first measure.

    Args:
        routes: Route rows of the JSON contract.

    Returns:
        The comparison of the JSON contract: the routes, their measures, difference and ratio for
        each pair, and the caveats.
    """
    measures = [_measure(route) for route in routes]
    pairs = list(combinations(measures, 2))
    return {
        "routes": routes,
        "measures": measures,
        "difference": [_pair(a, b, abs(a["value"] - b["value"])) for a, b in pairs],
        "ratio": [_ratio(a, b) for a, b in pairs],
        "caveats": [*_measured(routes), *_timed(measures), *_counted(measures), *_overlaps(routes)],
    }


def _measure(route: Row) -> Row:
    figure = route["measures"][0]
    keys = ("value", "unit", "qualifier", "as_written", "period", "as_of", "counted_by")
    return {
        "route": route["id"],
        "name": route["name"],
        "measure": route["measure"],
        "figure": figure["id"],
        **{key: figure[key] for key in keys},
    }


def _pair(a: Row, b: Row, value: float) -> Row:
    """A number about two routes, the larger first."""
    more, less = sorted((a, b), key=lambda measure: -measure["value"])
    return {
        "routes": [more["route"], less["route"]],
        "value": value,
        "qualifier": combined((a["qualifier"], b["qualifier"])),
    }


def _ratio(a: Row, b: Row) -> Row:
    low, high = sorted((a["value"], b["value"]))
    return _pair(a, b, round(high / low, 2)) if low else {**_pair(a, b, 0), "value": None}


def _measured(routes: list[Row]) -> list[str]:
    if len({route["measure"] for route in routes}) <= 1:
        return []
    counted = "; ".join(f"{route['name']}, {route['measure']}" for route in routes)
    return [f"Not the same thing is counted: {counted}."]


def _timed(measures: list[Row]) -> list[str]:
    times = {(measure["period"], measure["as_of"]) for measure in measures}
    if len(times) <= 1:
        return []
    unstated = [measure["name"] for measure in measures if measure["period"] is None]
    if not unstated:
        return ["The counts are for different periods."]
    return [f"The document does not say since when it counts: {', '.join(unstated)}."]


def _counted(measures: list[Row]) -> list[str]:
    unstated = [measure["name"] for measure in measures if measure["counted_by"] is None]
    if not unstated:
        return []
    return [f"The document does not say who counted: {', '.join(unstated)}."]


def _overlaps(routes: list[Row]) -> list[str]:
    names = {route["id"]: route["name"] for route in routes}
    return [
        f"{route['name']} and {names[overlap['route']]}: {overlap['reason']}"
        for route in routes
        for overlap in route["overlaps"]
        if overlap["route"] in names
    ]
