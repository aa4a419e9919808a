"""``--fields`` for people: a plain table of the chosen keys, for any writer of reports."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace

from eufacts.answers.bounds import may_be_equal
from eufacts.output.csvtext import BETWEEN
from eufacts.output.fields import is_key, keys_of, pick
from eufacts.output.words import exact_digits
from eufacts.report import Cell, Column, QuantityCell, Report, Table

_STYLES = {"id": "id", "code": "code", "period": "period", "as_of": "period"}
"""Keys that mean the same in every record."""

_QUALIFIED = ("value", "share", "total", "total_if_separate")
"""Keys of numbers that a ``qualifier`` stands beside."""

_AMOUNT = {"amount": "value", "value": "amount"}
"""Titles of the same column in different lists."""

_Made = tuple[Column, Sequence[Cell]]


def table_of(bodies: Sequence[str], fields: tuple[str, ...], listed: Table | None = None) -> Report:
    """A report with one column for each chosen field, under its name.

    Args:
        bodies: Each record's compact JSON.
        fields: The (dotted) keys to show, or titles of columns in any case, in order.
        listed: What is shown of the records without a choice, one row each; None if that is
            not a list.

    Raises:
        UnknownNameError: No record has a field that was asked for.
    """
    records = [json.loads(body) for body in bodies]
    shown = records if "qualifier" in fields else [*map(_qualified_record, records)]
    made = [column for field in fields for column in _made(records, shown, field, listed)]
    columns = tuple(replace(column, kept=True, wide=False) for column, _ in made)
    return Report((Table(columns, tuple(zip(*(cells for _, cells in made), strict=True))),))


def _made(
    records: Sequence[Mapping[str, object]],
    shown: Sequence[Mapping[str, object]],
    field: str,
    listed: Table | None,
) -> Sequence[_Made]:
    """The column of a field, or the columns of the keys that it stands for."""
    titles = [] if listed is None else [one.title.casefold() for one in listed.columns]
    name = field.casefold()
    name = name if name in titles else _AMOUNT.get(name, name)
    if listed is not None and name in titles and not is_key(records, field):
        at = titles.index(name)
        column = listed.columns[at]
        style = "text" if column.style == "label" else column.style
        return [(replace(column, style=style), [row[at] for row in listed.rows])]
    keys = keys_of(records, field)
    picked = pick(shown, keys)
    cells = {key: [_cell(each[key]) for each in picked] for key in keys}
    return [(Column(key, key, _style(key, cells[key])), cells[key]) for key in keys]


def _qualified_record(record: Mapping[str, object]) -> dict[str, object]:
    """A record in which no number has lost its qualifier: ``> 4000000``."""
    inner = {key: _qualified(value) for key, value in record.items()}
    qualifier = inner.get("qualifier")
    if isinstance(qualifier, str):
        for key in _QUALIFIED:
            if isinstance(number := inner.get(key), int | float):
                equal = may_be_equal(inner)
                inner[key] = exact_digits(QuantityCell(number, None, qualifier, or_equal=equal))
    return inner


def _qualified(value: object) -> object:
    if isinstance(value, list):
        return [_qualified(each) for each in value]
    return _qualified_record(value) if isinstance(value, dict) else value


def _style(key: str, cells: Sequence[Cell]) -> str:
    """The style of the key, or ``quantity`` for a column of numbers."""
    if key.rsplit(".", maxsplit=1)[-1] in _QUALIFIED:
        return "quantity"
    numbers = [isinstance(cell, int | float) for cell in cells if cell is not None]
    return _STYLES.get(key, "quantity" if numbers and all(numbers) else "text")


def _cell(value: object) -> Cell:
    """A JSON value as a cell; objects by what names them, others by their keys and values."""
    match value:
        case None | bool() | int() | float() | str():
            return value
        case list() if all(isinstance(each, str) or _name(each) for each in value):
            words = tuple(map(_in_words, value))
            return BETWEEN.join(words) if any(", " in each for each in words) else words
        case _:
            return _in_words(value)


_NAMES = ("label", "name", "id")
"""Keys that name an object, in the order in which they are taken."""


def _name(value: object) -> str:
    """What names an object; empty if nothing does."""
    stated = value if isinstance(value, dict) else {}
    return next((str(stated[key]) for key in _NAMES if stated.get(key)), "")


def _in_words(value: object) -> str:
    """A value inside another, in words that can be read."""
    match value:
        case dict():
            stated = ((key, each) for key, each in value.items() if each not in (None, [], {}))
            pairs = (f"{key.replace('_', ' ')}: {_in_words(each)}" for key, each in stated)
            return _name(value) or "; ".join(pairs)
        case list():
            apart = BETWEEN if any(isinstance(each, dict) for each in value) else ", "
            return apart.join(_in_words(each) for each in value if each is not None)
        case bool():
            return "yes" if value else "no"
        case _:
            return str(value)
