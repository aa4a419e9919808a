"""Sums of amounts: only those that the document allows to be added, and why not the rest."""

from collections.abc import Iterable
from typing import NamedTuple

from eufacts.dates import span
from eufacts.format.kinds import Row


class LeftOut(NamedTuple):
    """An amount that is not in a total."""

    row: Row
    reason: str


class Total(NamedTuple):
    """A sum of amounts in euro."""

    value: int | float | None
    """None if no amount counts."""
    if_separate: int | float | None
    """The sum if the amounts that may overlap do not overlap."""
    counted: tuple[Row, ...]
    left_out: tuple[LeftOut, ...]
    notes: tuple[str, ...]
    """What a reader must know about this sum."""

    @property
    def qualifier(self) -> str | None:
        """As in a fact: a total that includes a lower bound is a lower bound."""
        return combined(row["qualifier"] for row in self.counted) if self.counted else None


def total(
    rows: Iterable[Row],
    receiving: frozenset[str] = frozenset(),
    years: frozenset[int] = frozenset(),
) -> Total:
    """Add up funding rows.

    The largest come first. An amount that is part of a counted one, or may be, is left out. So is
    one that other countries than ``receiving`` share, or that is for more years than ``years``,
    because the document does not split it.

    Args:
        rows: Funding rows of the JSON contract.
        receiving: The codes of the countries that the total is for; empty for any.
        years: The years that the total is for; empty for any.
    """
    rows = tuple(rows)
    counted, left_out = _counted(rows, receiving, years)
    separate, _ = _counted([{**row, "may_overlap": []} for row in rows], receiving, years)
    return Total(_sum(counted), _sum(separate), counted, left_out, _notes(counted))


def _counted(
    rows: Iterable[Row], receiving: frozenset[str], years: frozenset[int]
) -> tuple[tuple[Row, ...], tuple[LeftOut, ...]]:
    """Split amounts into those that count and those that are left out."""
    rows = tuple(rows)
    wholes = {row["id"]: row["part_of"] for row in rows}
    counted: dict[str, Row] = {}
    left_out: list[LeftOut] = []
    for row in sorted(rows, key=lambda row: -(row["value"] or 0)):
        reason = (
            _unstated(row, receiving) or _longer(row, years) or _contained(row, counted, wholes)
        )
        if reason:
            left_out.append(LeftOut(row, reason))
        else:
            counted[row["id"]] = row
    return tuple(counted.values()), tuple(left_out)


def _sum(amounts: Iterable[Row]) -> int | float | None:
    """Add up values; None if there are none."""
    values = [row["value"] for row in amounts]
    return sum(values) if values else None


def by_status(amounts: Iterable[Row]) -> list[Row]:
    """Give the subtotal of each status, in the order of the amounts."""
    groups: dict[str | None, list[Row]] = {}
    for row in amounts:
        groups.setdefault(row["status"], []).append(row)
    return [
        {
            "status": status,
            "value": sum(row["value"] for row in group),
            "qualifier": combined(row["qualifier"] for row in group),
            "count": len(group),
        }
        for status, group in groups.items()
    ]


def as_row(answer: Total) -> Row:
    """Write a total as a row of the JSON contract."""
    keys = ("id", "label", "value", "qualifier", "status", "period", "recipients")
    return {
        "total": answer.value,
        "total_if_separate": answer.if_separate,
        "unit": "EUR",
        "qualifier": answer.qualifier,
        "count": len(answer.counted),
        "counted": [{key: row[key] for key in keys} for row in answer.counted],
        "by_status": by_status(answer.counted),
        "left_out": [
            {**{key: out.row[key] for key in keys}, "reason": out.reason} for out in answer.left_out
        ],
        "notes": list(answer.notes),
    }


def combined(qualifiers: Iterable[str | None]) -> str | None:
    """Qualify a sum: exact and more than make more than; opposite bounds make about."""
    bounds = set(qualifiers) - {"exact"}
    if not bounds:
        return "exact"
    return bounds.pop() if len(bounds) == 1 else "about"


def _unstated(row: Row, receiving: frozenset[str]) -> str:
    """Why an amount cannot count by itself; empty if it can."""
    if row["value"] is None:
        return "the document states no amount"
    if not receiving:
        return ""
    if not row["recipients"]:
        return "the document does not say who receives it"
    if set(row["recipients"]) <= receiving:
        return ""
    together = ", ".join(row["recipients"])
    if not set(row["recipients"]) & receiving:
        return f"received by {together}"
    return f"given to {together} together; the document does not split it"


def _longer(row: Row, years: frozenset[int]) -> str:
    """Why an amount is not for the years alone; empty if it is."""
    if not years or row["period"] is None:
        return ""
    first, last = (day[:4] for day in span(row["period"]))
    if {int(first), int(last)} <= years:
        return ""
    return f"for {row['period']}; the document does not split it by year"


def _contained(row: Row, counted: dict[str, Row], wholes: dict[str, str | None]) -> str:
    """Why an amount is or may be part of one that counts; empty if it is not."""
    seen = {row["id"]}
    whole = row["part_of"]
    while whole is not None and whole not in seen:
        if whole in counted:
            return f"part of {whole}"
        seen.add(whole)
        whole = wholes.get(whole)
    for other in row["may_overlap"]:
        if other in counted:
            return f"may be in {other} already; the document does not say"
    return ""


def _notes(amounts: tuple[Row, ...]) -> tuple[str, ...]:
    notes = []
    statuses = dict.fromkeys(row["status"] or "not stated" for row in amounts)
    if len(statuses) > 1:
        notes.append(f"The amounts differ in status: {', '.join(statuses)}.")
    periods = dict.fromkeys(row["period"] or "none stated" for row in amounts)
    if len(periods) > 1:
        notes.append(f"They are for different periods: {', '.join(periods)}.")
    payers = dict.fromkeys(" and ".join(row["funders"]) or "not stated" for row in amounts)
    if len(payers) > 1:
        notes.append(f"They are not from the same payers: {'; '.join(payers)}.")
    qualifiers = {row["qualifier"] for row in amounts}
    if "more_than" in qualifiers:
        notes.append("At least one amount is a lower bound.")
    if "less_than" in qualifiers:
        notes.append("At least one amount is an upper bound.")
    if "about" in qualifiers:
        notes.append("At least one amount is an approximation.")
    return tuple(notes)
