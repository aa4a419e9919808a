"""Sums of figures: like counts only, of one unit, by one source, at one time."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from eufacts.answers import bounds
from eufacts.answers.totals import LeftOut, Total, longer, open_reviews, unreviewed
from eufacts.format.kinds import Row

Like = tuple[str, str, str, str]
"""What counts have in common that may be added: unit, topic, source and time."""


def total(
    rows: Iterable[Row],
    countries: frozenset[str] = frozenset(),
    years: frozenset[int] = frozenset(),
) -> Total:
    """Add up like counts that somebody has reviewed, each of other countries than the rest.

    Of several groups of like counts the one with the most figures is added; where two have as many,
    none is.

    Args:
        rows: Rows of figures of the JSON contract.
        countries: The codes of the countries that the total is for; empty for any.
        years: The years that the total is for; empty for any.
    """
    rows = list(rows)
    groups: dict[Like, list[Row]] = defaultdict(list)
    reasons: dict[str, str] = {}
    for row in rows:
        key = like(row)
        reason = unreviewed(row) or _alone(row, countries) or longer(row, years)
        if key is not None and not reason:
            reason = _in_others(row, groups[key])
            if not reason:
                groups[key].append(row)
        reasons[row["id"]] = reason
    chosen = _largest(groups)
    contrary = bounds.contrary(groups[chosen]) if chosen else {}
    reasons |= contrary
    counted = tuple(row for row in groups[chosen] if row["id"] not in contrary) if chosen else ()
    ids = {row["id"] for row in counted}
    left_out = tuple(
        LeftOut(row, unreviewed(row) or _same(row, ids) or reasons[row["id"]] or _unlike(row))
        for row in rows
        if row["id"] not in ids
    )
    unit = chosen[0] if chosen else None
    said = _notes(counted, chosen) if chosen else _no_sum(groups, rows)
    return Total(unit, counted, left_out, (*said, *open_reviews(rows)))


def _largest(groups: Mapping[Like, list[Row]]) -> Like | None:
    """The group with the most figures; None where there is none, or another has as many."""
    by_size = sorted(groups, key=lambda key: -len(groups[key]))
    if not by_size or not groups[by_size[0]]:
        return None
    tied = len(by_size) > 1 and len(groups[by_size[0]]) == len(groups[by_size[1]])
    return None if tied else by_size[0]


def like(row: Row) -> Like | None:
    """What a figure's count has in common with those that may be added; None where unknown.

    The source is who counted or, where the document does not say that, the footnote that lists it.
    """
    time = row["period"] or row["as_of"]
    source = row["counted_by"] or (row["footnote"] and f"footnote {row['footnote']}")
    if row["unit"] is None or row["topic"] is None or not source or not time:
        return None
    return row["unit"], row["topic"], source, time


def _alone(row: Row, countries: frozenset[str]) -> str:
    """Why a figure cannot be added to any other, if it cannot."""
    together = ", ".join(row["countries"])
    others = bool(countries) and not set(row["countries"]) <= countries
    reasons = (
        (row["unit"] == "percent" or row["share_of"], "a share is not added"),
        (row["topic"] is None, "no topic says of what it is a count"),
        (not (row["counted_by"] or row["footnote"]), "the document does not say who counted"),
        (
            not (row["period"] or row["as_of"]),
            "the document does not say when it was counted",
        ),
        (row["route"], "who takes one route may take another, and is counted on both"),
        (not row["countries"], "not of one country, so it may hold the others"),
        (others, f"of {together} together; the document does not split it"),
    )
    return next((reason for holds, reason in reasons if holds), "")


def _same(row: Row, counted: set[str]) -> str:
    """Why a figure that gives what is counted is not counted again."""
    same = next((name for name in row["same_as"] if name in counted), None)
    return f"the same as {same}, which is counted" if same else ""


def _in_others(row: Row, others: Iterable[Row]) -> str:
    """Why a figure may hold, or be in, one that is like it."""
    for other in others:
        if other["id"] in row["same_as"] or row["id"] in other["same_as"]:
            return f"the same as {other['id']}, which is like it"
        if set(other["countries"]) & set(row["countries"]):
            return f"may be in {other['id']} already; the document does not say"
    return ""


def _unlike(row: Row) -> str:
    unit, topic, source, time = like(row) or ("", "", "", "")
    return f"not counted like the others: {unit}, {topic}, by {source}, {time}"


def _no_sum(groups: Mapping[Like, list[Row]], rows: Iterable[Row]) -> Iterator[str]:
    """Why nothing is added, where some figures could be."""
    most = max(map(len, groups.values()), default=0)
    if most > 1:
        yield f"No sum: several groups of {most} figures could each be added; filter for one."
    elif not all(map(unreviewed, rows)):
        yield "No sum: no two of these figures count the same thing, by one source, at one time."


def _notes(counted: tuple[Row, ...], like_: Like) -> Iterator[str]:
    _, _, source, time = like_
    yield f"All are counted by {source}, {time}."
    yield from bounds.notes(counted, "figure")
