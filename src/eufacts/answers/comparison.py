"""Routes, facts or countries side by side, with what speaks against comparing them."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from eufacts.answers.bounds import apart, difference, notes, ratio, share
from eufacts.format.kinds import FIGURES, PROFILE, Row


class _Keys(NamedTuple):
    """What the JSON contract calls the things that are compared."""

    one: str
    many: str


_ROUTES = _Keys("route", "routes")
_ITEMS = _Keys("item", "items")


def compare_routes(routes: Sequence[Row]) -> Row:
    """Compare routes by their first measure.

    Args:
        routes: Route rows of the JSON contract.

    Returns:
        The comparison of the JSON contract: the routes, their measures, difference and ratio for
        each pair, and the caveats.
    """
    figures = [route["measures"][0] for route in routes]
    measures = [
        _measure(_ROUTES, route, _name(route, routes), route["measure"], figure)
        for route, figure in zip(routes, figures, strict=True)
    ]
    caveats = [
        *_documents(routes),
        *_measured(measures),
        *_timed(measures),
        *_counted(measures),
        *_overlaps(routes),
    ]
    return _compared(_ROUTES, routes, measures, caveats)


def compare_figures(figures: Sequence[Row], routes: Sequence[Row] = ()) -> Row:
    """Compare figures of one unit.

    Args:
        figures: Rows of figures of the JSON contract.
        routes: The rows of the routes that some of them are on.

    Returns:
        As of routes, with ``items`` for ``routes``.
    """
    measures = [_measure(_ITEMS, row, row["label"], row["topic"], row) for row in figures]
    caveats = [
        *_documents(figures),
        *_measured(measures),
        *_timed(measures),
        *_counted(measures),
        *notes(figures, "figure"),
        *_overlaps(routes),
        *wholes(figures, routes),
    ]
    return _compared(_ITEMS, figures, measures, [*caveats, *_pairwise(figures)])


def compare_amounts(amounts: Sequence[Row]) -> Row:
    """Compare amounts of money.

    Args:
        amounts: Funding rows of the JSON contract, each with a value.

    Returns:
        As of figures, and for each part of another its ``share``.
    """
    from eufacts.answers import totals

    measures = [_measure(_ITEMS, row, row["label"], row["topic"], row) for row in amounts]
    caveats = [*_documents(amounts), *totals.notes(amounts), *_pairwise(amounts)]
    shares = [
        {"items": [part["id"], whole["id"]], **found}
        for one, other in combinations(amounts, 2)
        for part, whole in ((one, other), (other, one))
        if (found := share(part, whole))
    ]
    return {**_compared(_ITEMS, amounts, measures, caveats), "share": shares}


def compare_countries(profiles: Sequence[Row], topics: Sequence[Row] = ()) -> Row:
    """Put side by side the figures on some topics, the money and the agreements of countries.

    They are measured by figures of these by one source at one time: those that are stated for the
    most countries, if for two or more.

    Args:
        profiles: The countries' profiles of the JSON contract.
        topics: The entries of the vocabulary whose figures are compared; none for all figures.

    Returns:
        As of figures; each of ``items`` is a country's row with ``funding``, ``agreements`` and the
        keys of figures that ``compared_by`` lists.
    """
    parts = {kind.plural for kind in PROFILE}
    topic_keys = {topic["word"]: str(topic["compared"]) for topic in topics}
    compared_by = list(dict.fromkeys(topic_keys.values())) or [FIGURES.plural]
    items = [
        {
            **{key: value for key, value in profile.items() if key not in parts},
            **{key: _on(key, topic_keys, profile["figures"]) for key in compared_by},
            "funding": profile["funding"],
            "agreements": profile["agreements"],
        }
        for profile in profiles
    ]
    measured = _like_counts(items, compared_by)
    measures = [
        _measure(_ITEMS, item, item["name"], figure["topic"], figure)
        for item in items
        if (figure := measured.get(item["id"]))
    ]
    caveats = [
        *_unmeasured([item["name"] for item in items if item["id"] not in measured], topics),
        *_timed(measures),
        *_counted(measures),
        *notes(measured.values(), "figure"),
        *beside_measures(items, compared_by),
    ]
    return {**_compared(_ITEMS, items, measures, caveats), "compared_by": compared_by}


def beside_measures(countries: Sequence[Row], compared_by: Sequence[str]) -> list[str]:
    """The caveats of a comparison of countries on what stands beside their measures.

    Args:
        countries: The ``items`` of the comparison.
        compared_by: Its keys of figures.
    """
    keys = (*compared_by, *_STATED)
    rows = [row for item in countries for key in keys for row in item[key]]
    return [*_documents(rows), *_together(countries)]


def _unmeasured(names: Sequence[str], topics: Sequence[Row]) -> list[str]:
    """Say for which countries there is no count that is like another's."""
    if not names:
        return []
    counted = " or ".join(dict.fromkeys(filter(None, (one["counted"] for one in topics))))
    of = f" of {counted}" if counted else ""
    return [f"The document states no comparable count{of} for {', '.join(names)}."]


def as_table(answer: Row) -> list[Row]:
    """Write a comparison as rows of a sheet: one for each thing compared, each with the caveats."""
    said = {"caveats": answer["caveats"]}
    items = [item for item in answer.get("items", ()) if item["kind"] == "country"]
    if not items:
        return [{**measure, **said} for measure in answer["measures"]]
    measures = {measure["item"]: measure for measure in answer["measures"]}
    keys = (*_OF_COUNTRIES, *answer["compared_by"], *_STATED)
    return [
        {
            **{key: item[key] for key in keys},
            **measures.get(item["id"], {"item": item["id"]}),
            **said,
        }
        for item in items
    ]


_OF_COUNTRIES = ("id", "name", "region", "groups", "roles")
"""The keys of a country that a sheet has, before what is compared."""

_STATED = ("funding", "agreements")
"""What is compared of countries besides figures."""


def _compared(
    keys: _Keys, things: Sequence[Row], measures: Sequence[Row], caveats: Sequence[str]
) -> Row:
    pairs = [sorted(pair, key=lambda one: -one["value"]) for pair in combinations(measures, 2)]
    return {
        keys.many: list(things),
        "measures": list(measures),
        "difference": [
            {**_pair(keys, a, b, difference(a, b)), "unit": _shared_unit(a, b)} for a, b in pairs
        ],
        "ratio": [_pair(keys, a, b, ratio(a, b)) for a, b in pairs],
        "caveats": list(dict.fromkeys([*caveats, *_open_bounds(pairs)])),
    }


def _open_bounds(pairs: Sequence[Sequence[Row]]) -> Iterator[str]:
    """Say of which two numbers there is no difference and no ratio."""
    for one, other in pairs:
        if apart(one, other) is None:
            bounds = "lower bounds" if one["qualifier"] == "more_than" else "upper bounds"
            names = f"{one['name']}; {other['name']}"
            yield f"No difference or ratio can be given of two {bounds}: {names}."


def _name(route: Row, routes: Sequence[Row]) -> str:
    """The name of a route, with its document if another route has the same name."""
    same = sum(other["name"] == route["name"] for other in routes)
    return f"{route['name']} ({route['document']})" if same > 1 else str(route["name"])


def _measure(keys: _Keys, thing: Row, name: str, measure: str, figure: Row) -> Row:
    copied = ("value", "unit", "qualifier", "as_written", "period", "as_of")
    return {
        keys.one: thing["id"],
        "name": name,
        "measure": measure,
        "figure": figure["id"],
        **{key: figure[key] for key in copied},
        "counted_by": figure.get("counted_by"),
    }


def _pair(keys: _Keys, more: Row, less: Row, number: tuple[float | None, str | None]) -> Row:
    """A number on two things, of which the one with more comes first."""
    value, qualifier = number
    return {
        keys.many: [more[keys.one], less[keys.one]],
        "value": value,
        "qualifier": qualifier,
    }


def _shared_unit(one: Row, other: Row) -> str | None:
    """The unit of a difference; None where the two numbers count different things."""
    if one["unit"] != other["unit"]:
        return None
    return "percentage points" if one["unit"] == "percent" else str(one["unit"])


def _measured(measures: Sequence[Row]) -> list[str]:
    if len({one["measure"] for one in measures}) <= 1:
        return []
    counted = "; ".join(f"{one['name']}, {one['measure']}" for one in measures)
    return [f"Not the same thing is counted: {counted}."]


def _timed(measures: Sequence[Row]) -> list[str]:
    times = {(one["period"], one["as_of"]) for one in measures}
    if len(times) <= 1:
        return []
    unstated = [one["name"] for one in measures if one["period"] is None]
    if not unstated:
        return ["The counts are for different periods."]
    return [f"The document does not say since when it counts: {', '.join(unstated)}."]


def _counted(measures: Sequence[Row]) -> list[str]:
    caveats = []
    stated = {one["name"]: one["counted_by"] for one in measures if one["counted_by"]}
    if len(set(stated.values())) > 1:
        by = "; ".join(f"{name}, by {source}" for name, source in stated.items())
        caveats.append(f"They are not counted by the same: {by}.")
    unstated = [one["name"] for one in measures if one["counted_by"] is None]
    if unstated:
        caveats.append(f"The document does not say who counted: {', '.join(unstated)}.")
    return caveats


def _overlaps(routes: Sequence[Row]) -> list[str]:
    names = {route["id"]: route["name"] for route in routes}
    return [
        f"{route['name']} and {names[overlap['route']]}: {overlap['reason']}"
        for route in routes
        for overlap in route["overlaps"]
        if overlap["route"] in names
    ]


def _documents(rows: Sequence[Row]) -> list[str]:
    found = dict.fromkeys(row["document"] for row in rows)
    return [f"They are from different documents: {', '.join(found)}."] if len(found) > 1 else []


def wholes(figures: Sequence[Row], routes: Sequence[Row] = ()) -> list[str]:
    """Say of what some shares are: they can be compared only if they are of one whole."""
    if {row["unit"] for row in figures} != {"percent"}:
        return []
    wholes = {row["share_of"] for row in figures}
    if len(wholes) == 1 and None not in wholes:
        return []
    ids = {row["id"] for row in figures}
    if any(ids <= {part["figure"] for part in route["composition"]} for route in routes):
        return []
    sentences = [{excerpt["id"] for excerpt in row["excerpts"]} for row in figures]
    if set.intersection(*sentences):
        return ["They are shares; their sentence says of what."]
    return ["They are shares, and the document does not say of one whole."]


def _pairwise(rows: Sequence[Row]) -> list[str]:
    """What the document says of two facts, or leaves open, that are compared."""
    caveats = []
    for one, other in combinations(rows, 2):
        for a, b in ((one, other), (other, one)):
            if b["id"] in (a.get("part_of"), a.get("share_of")):
                caveats.append(f"“{a['label']}” is a part of “{b['label']}”.")
            if b["id"] in a.get("may_overlap", ()):
                caveats.append(
                    f"“{a['label']}” may be in “{b['label']}” already; the document does not say."
                )
        if other["id"] in one.get("same_as", ()) or one["id"] in other.get("same_as", ()):
            caveats.append(f"“{one['label']}” and “{other['label']}” give the same thing.")
    return caveats


def _on(key: str, topic_keys: Mapping[str, str], figures: Sequence[Row]) -> list[Row]:
    """The figures whose topic has a key; all of them where no topic has one."""
    return [row for row in figures if not topic_keys or topic_keys.get(row["topic"]) == key]


def _like_counts(items: Sequence[Row], keys: Sequence[str]) -> Row:
    """The most figures that are all alike, by the ids of their countries; perhaps none."""
    from eufacts.answers.counts import like

    groups: dict[Hashable, Row] = {}
    for item in items:
        for row in (row for key in keys for row in item[key]):
            if row["countries"] == [item["code"]] and (alike := like(row)):
                groups.setdefault((row["document"], alike), {})[item["id"]] = row
    most = max(groups.values(), key=len, default={})
    return most if len(most) > 1 else {}


def _together(items: Sequence[Row]) -> list[str]:
    """Amounts stand under a country though others receive them too, or instead."""
    shared = dict.fromkeys(
        row["label"]
        for item in items
        for row in item["funding"]
        if row["value"] is not None and row["recipients"] != [item["code"]]
    )
    if not shared:
        return []
    return [f"Not given to one of the countries alone: {'; '.join(shared)}."]
