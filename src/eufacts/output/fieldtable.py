"""``--fields`` for people: a plain table of the chosen keys, for any writer of reports."""

import json
from collections.abc import Sequence

from eufacts.output.fields import pick
from eufacts.report import Cell, Column, Report, Table

_STYLES = {"id": "id", "code": "code", "period": "period", "as_of": "period"}
"""Keys that mean the same in every record."""


def table_of(bodies: Sequence[str], fields: tuple[str, ...]) -> Report:
    """A report with one column for each chosen field, under its name.

    Args:
        bodies: Each record's compact JSON.
        fields: The (dotted) keys to show, in order.

    Raises:
        UnknownField: No record has a field that was asked for.
    """
    picked = pick([json.loads(body) for body in bodies], fields)
    rows = tuple(tuple(_cell(each[field]) for field in fields) for each in picked)
    columns = tuple(
        Column(key=field, title=field, style=_style(field, [row[at] for row in rows]))
        for at, field in enumerate(fields)
    )
    return Report(parts=(Table(columns=columns, rows=rows),))


def _style(field: str, cells: Sequence[Cell]) -> str:
    """The style of the key, or ``quantity`` for a column of numbers."""
    numbers = [isinstance(cell, int | float) for cell in cells if cell is not None]
    return _STYLES.get(field, "quantity" if numbers and all(numbers) else "text")


def _cell(value: object) -> Cell:
    """A JSON value as a cell; anything nested but a list of words stays JSON."""
    match value:
        case None | bool() | int() | float() | str():
            return value
        case list() if all(isinstance(each, str) for each in value):
            return tuple(value)
        case _:
            return json.dumps(value, ensure_ascii=False)
