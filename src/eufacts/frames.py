"""Records as data frames: a row for each record, typed columns, one meaning for each column.

A column has the name of its key in the JSON contract. ``value`` is a number in whole units,
``period`` stays text beside ``period_start`` and ``period_end``, two dates of which one is null
where the period is open. Lists of names are lists of text. In place of its ``excerpts`` a record
has the list of their ids, and ``quote`` and ``url`` of the first. What else is nested is JSON.
"""

import json
from collections.abc import Sequence
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal

from eufacts.dates import days
from eufacts.errors import QuestionError, UnavailableError
from eufacts.format.kinds import Row

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

Type = Literal["text", "number", "count", "truth", "date", "texts"]

Column = tuple[Type, list[Any]]
"""The type of a column, and its values; None where a record has none."""

_FIRST = (
    *("id", "kind", "label", "value", "unit", "qualifier", "as_written", "citation"),
    *("period", "period_start", "period_end", "as_of", "quote", "url", "document"),
)
"""The columns of every frame of facts, before the others."""

_TYPES: dict[str, Type] = {
    "value": "number",
    "period_start": "date",
    "period_end": "date",
    "paragraph": "count",
    "footnote": "count",
    "table": "count",
    "row": "count",
    "column": "count",
    "money": "truth",
    "composition": "text",
    "measures": "text",
    "overlaps": "text",
    "trend": "text",
}
"""The types of columns that can be null or empty in all of some records."""


def columns(records: Sequence[Row]) -> dict[str, Column]:
    """Give the columns of some records, by name.

    Raises:
        QuestionError: A value has more digits than a number of 64 bits can hold.
    """
    flat = [_flat(record) for record in records]
    names = dict.fromkeys([*_FIRST, *(name for row in flat for name in row)])
    used = {name for row in flat for name in row} or set(_FIRST)
    made: dict[str, Column] = {}
    for name in filter(used.__contains__, names):
        values = [row.get(name) for row in flat]
        type_ = _type(name, values)
        made[name] = (type_, list(map(_text, values)) if type_ == "text" else values)
    return made


def _flat(record: Row) -> Row:
    """A record without what is nested."""
    flat = {key: value for key, value in record.items() if key != "excerpts"}
    if "value" in record:
        flat["value"] = _number(record)
    if "period" in record:
        flat["period_start"], flat["period_end"] = map(_day, days(record["period"] or "/"))
    if "excerpts" in record:
        excerpts = record["excerpts"]
        first = excerpts[0] if excerpts else {}
        flat |= {"quote": first.get("quote"), "url": first.get("url")}
        flat["excerpts"] = [excerpt["id"] for excerpt in excerpts]
    return flat


def _number(record: Row) -> float | None:
    value = record["value"]
    if value is not None and float(value) != value:
        raise QuestionError(f"{record['id']}: {value} has more digits than a data frame can hold")
    return None if value is None else float(value)


def _day(iso: str | None) -> date | None:
    """A day; None where a period is open, or in the year 0, which Python's calendar lacks."""
    return date.fromisoformat(iso) if iso and not iso.startswith("0000") else None


def _type(name: str, values: list[Any]) -> Type:
    """The type of a column: the one that it always has, or that of its values."""
    if name in _TYPES:
        return _TYPES[name]
    match {type(value) for value in values if value is not None}:
        case kinds if kinds == {bool}:
            return "truth"
        case kinds if kinds == {int}:
            return "count"
        case kinds if kinds == {list} and all(_is_names(value) for value in values):
            return "texts"
        case _:
            return "text"


def _is_names(value: list[Any] | None) -> bool:
    return all(isinstance(one, str) for one in value or ())


def _text(value: Any) -> str | None:  # noqa: ANN401 - whatever a row has
    """A value as text; what is nested is JSON."""
    return (
        value if value is None or isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    )


def _library(name: str) -> Any:  # noqa: ANN401 - a module
    """Import a library that makes data frames.

    Raises:
        UnavailableError: It is not installed.
    """
    try:
        return import_module(name)
    except ImportError as error:
        raise UnavailableError(f"{name} is not installed: pip install {name}") from error


def to_pandas(records: Sequence[Row]) -> "pd.DataFrame":
    """Make a pandas data frame; dates are ``datetime64[s]``, which has every year.

    Raises:
        UnavailableError: pandas is not installed.
        QuestionError: A value has more digits than a number of 64 bits can hold.
    """
    pandas = _library("pandas")
    types = {
        "text": "string",
        "number": "float64",
        "count": "Int64",
        "truth": "boolean",
        "date": "datetime64[s]",
        "texts": "object",
    }
    series = {
        name: pandas.Series(values, dtype=types[type_])
        for name, (type_, values) in columns(records).items()
    }
    return pandas.DataFrame(series)


def to_polars(records: Sequence[Row]) -> "pl.DataFrame":
    """Make a Polars data frame.

    Raises:
        UnavailableError: Polars is not installed.
        QuestionError: A value has more digits than a number of 64 bits can hold.
    """
    polars = _library("polars")
    types = {
        "text": polars.String,
        "number": polars.Float64,
        "count": polars.Int64,
        "truth": polars.Boolean,
        "date": polars.Date,
        "texts": polars.List(polars.String),
    }
    found = columns(records)
    schema = {name: types[type_] for name, (type_, _) in found.items()}
    return polars.DataFrame({name: values for name, (_, values) in found.items()}, schema)


def to_arrow(records: Sequence[Row]) -> "pa.Table":
    """Make an Arrow table.

    Raises:
        UnavailableError: pyarrow is not installed.
        QuestionError: A value has more digits than a number of 64 bits can hold.
    """
    arrow = _library("pyarrow")
    types = {
        "text": arrow.string(),
        "number": arrow.float64(),
        "count": arrow.int64(),
        "truth": arrow.bool_(),
        "date": arrow.date32(),
        "texts": arrow.list_(arrow.string()),
    }
    return arrow.table(
        {
            name: arrow.array(values, types[type_])
            for name, (type_, values) in columns(records).items()
        }
    )
