"""Parquet: a file of the facts of one document, or a data set with a file for each document."""

import io
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from eufacts.errors import QuestionError
from eufacts.export.columns import FACT, Column, columns, flat
from eufacts.export.content import Content
from eufacts.export.metadata import about
from eufacts.extras import missing
from eufacts.format.kinds import FACT_KINDS, Row

if TYPE_CHECKING:
    import pyarrow as pa


def parquet(content: Content, name: str) -> bytes | Mapping[str, bytes]:
    """Write facts: a file of one document, or the files of a data set, by their paths in it.

    Columns have the types of the format, whatever the facts are, so that files can be read
    together. Each excerpt is whole.

    Args:
        content: What is to be written; records that are not facts are left out.
        name: The name of the file, for errors.

    Raises:
        QuestionError: The library that writes it is not installed, or a value has more digits than
            a number of 64 bits holds.
    """
    facts = [row for row in content.rows if row["kind"] in FACT_KINDS]
    if len(content.documents) == 1:
        return _file(facts, content, name)
    of_document: dict[str, list[Row]] = {}
    for row in facts:
        of_document.setdefault(row["document"], []).append(row)
    return {
        f"document={quote(document, safe='')}/facts.parquet": _file(rows, content, name)
        for document, rows in of_document.items()
    }


def _file(facts: Sequence[Row], content: Content, name: str) -> bytes:
    try:
        import pyarrow as pa
        from pyarrow import parquet as pq
    except ModuleNotFoundError as error:
        raise missing(name, "parquet") from error
    named = columns(FACT)
    rows = [{**flat(row), "excerpts": row["excerpts"]} for row in facts]
    fields = [
        pa.field(column.name, _type(column), metadata={"description": column.meaning})
        for column in named
    ]
    said = {key: str(value) for key, value in about(content).items()}
    schema = pa.schema(fields, metadata=said)
    arrays = [
        pa.array([_value(column, row.get(column.name), name) for row in rows], field.type)
        for column, field in zip(named, fields, strict=True)
    ]
    made = io.BytesIO()
    pq.write_table(pa.Table.from_arrays(arrays, schema=schema), made)
    return made.getvalue()


def _type(column: Column) -> "pa.DataType":
    """The Arrow type of a column."""
    import pyarrow as pa

    if column.name == "excerpts":
        inner = [(one.name, _type(one)) for one in columns("excerpt") if one.name in _OF_EXCERPTS]
        return pa.list_(pa.struct(inner))
    if column.name == "footnotes":
        return pa.list_(pa.int64())
    return {
        "integer": pa.int64(),
        "number": pa.float64(),
        "boolean": pa.bool_(),
        "date": pa.date32(),
        "list": pa.list_(pa.string()),
    }.get(column.type, pa.string())


_OF_EXCERPTS = (
    *("id", "quote", "section", "heading", "paragraph", "footnote", "table", "row", "column"),
    *("unit_as_written", "footnotes", "url"),
)
"""The keys of a fact's excerpt."""


def _value(column: Column, value: Any, name: str) -> object:  # noqa: ANN401 - of a row
    if value is None:
        return None
    if column.type == "date":
        return None if value.startswith("0000") else date.fromisoformat(value)
    if column.type == "number" and int(float(value)) != int(value):
        raise QuestionError(f"{name} cannot hold all digits of {value}: use .db or .jsonl")
    return value
