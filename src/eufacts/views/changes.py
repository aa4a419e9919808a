"""The view of what changed between two fact bases."""

from collections.abc import Iterator, Sequence

from eufacts.format.kinds import Row
from eufacts.report import Cell, Column, Notes, Part, Report, Table
from eufacts.views.cells import ID, KIND, PERIOD, VALUE, WHAT, quantity, table

_CHANGED = (
    ID,
    Column("label", "WHAT"),
    Column("key", "KEY"),
    Column("old", "WAS"),
    Column("new", "NOW"),
)
"""None has the style of a label: on a narrow page, old and new are told apart by their titles."""


def changes(answers: Sequence[Row]) -> Report:
    """Show the facts that changed, key by key; then those that are gone and that were added."""
    changed = [row for row in answers if row["change"] == "changed"]
    parts: list[Part] = []
    if changed:
        parts.append(Table(_CHANGED, tuple(_lines(changed)), "Changed"))
    counts = [f"{len(changed)} changed"]
    for change, key in (("gone", "old"), ("added", "new")):
        records = [row[key] for row in answers if row["change"] == change]
        counts.append(f"{len(records)} {change}")
        if records:
            parts.append(table(records, ID, KIND, VALUE, WHAT, PERIOD, title=change.capitalize()))
    return Report((*parts, Notes((", ".join(counts),))))


def _lines(changed: Sequence[Row]) -> Iterator[tuple[Cell, ...]]:
    """A line for each key that differs; a value stands with its unit and qualifier."""
    for row in changed:
        keys = (difference["key"] for difference in row["differences"])
        for key in dict.fromkeys("value" if key in _OF_A_VALUE else key for key in keys):
            yield (row["id"], row["label"], key, *(_cell(row[at], key) for at in ("old", "new")))


_OF_A_VALUE = ("value", "unit", "qualifier")


def _cell(row: Row, key: str) -> Cell:
    if key == "value":
        return quantity(row)
    value = [one["quote"] for one in row["excerpts"]] if key == "quotes" else row.get(key)
    if isinstance(value, list):
        return tuple(map(str, value))
    return value if isinstance(value, str | int | float | None) else str(value)
