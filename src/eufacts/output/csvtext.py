r"""CSV and TSV for spreadsheets and programs: one row for each record, below a header.

The records' text is unchanged, except that characters that act on a terminal (control and
bidirectional ones) become escapes such as ``\x1b``, and for what the format itself needs:

- CSV follows RFC 4180 with ``\n`` at line ends, also within a cell: a carriage return becomes one,
  because some programs would end the record there.
- TSV has no quoting. Within a cell, ``\t``, ``\n``, ``\r`` and ``\\`` stand for a tab, a line
  feed, a carriage return and a backslash, ``\u2028`` and ``\u2029`` for the separators of lines and
  paragraphs: every line is a record, and every tab ends a cell.
- In both, text that a spreadsheet would read as a formula (it starts with ``= + - @``, a tab or a
  carriage return) gets an apostrophe before it. Numbers do not.

Lists of words are joined with ``; ``. Null is an empty cell. A list of objects becomes a column of
their ids (``trend.id``), the excerpts also their quotes and links, measures their values; other
objects are compact JSON. Ids, quotes and sentences are joined with " ‖ " instead; that sign within
one of them is written ``\u2016``, so that the cell can be split again.

``period_start`` and ``period_end`` are the first and last day of ``period``, for programs that sort
dates; an open end is empty.
"""

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from types import SimpleNamespace

from eufacts.dates import days
from eufacts.output.fields import pick
from eufacts.output.visible import inert

_EXPANDED = {
    "excerpts": ("id", "quote", "url"),
    "measures": ("id", "value", "unit", "qualifier", "as_of"),
}
"""Lists of objects of which more than the id becomes a column."""

_SENTENCES = {"caveats", "notes"}
"""Lists of sentences, which contain semicolons."""

BETWEEN = " ‖ "
"""Between quotes, ids and sentences that one cell joins."""

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_TSV_ESCAPES = str.maketrans(
    {"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r"}
    | {line: f"\\u{ord(line):04x}" for line in "\u2028\u2029"}
)


def write_csv(bodies: Sequence[str], *, fields: tuple[str, ...] | None = None) -> str:
    """Write records as CSV; without records and fields there is no header either.

    Args:
        bodies: Each record's compact JSON.
        fields: The (dotted) keys to write, in order; None for all.

    Raises:
        UnknownNameError: No record has a field that was asked for.
    """
    return csv_text(map(cell_text, row) for row in _rows(bodies, fields))


def csv_text(rows: Iterable[Iterable[str]]) -> str:
    """Write cells as CSV, a line for each row."""
    lines: list[str] = []
    writer = csv.writer(SimpleNamespace(write=lines.append), lineterminator="\n")
    writer.writerows(
        [cell.replace("\r\n", "\n").replace("\r", "\n") for cell in row] for row in rows
    )
    return inert("".join(lines))


def write_tsv(bodies: Sequence[str], *, fields: tuple[str, ...] | None = None) -> str:
    """Write records as tab-separated values, escaped as described above.

    Args:
        bodies: Each record's compact JSON.
        fields: The (dotted) keys to write, in order; None for all.

    Raises:
        UnknownNameError: No record has a field that was asked for.
    """
    return inert(
        "".join(
            "\t".join(cell_text(cell).translate(_TSV_ESCAPES) for cell in row) + "\n"
            for row in _rows(bodies, fields)
        )
    )


def _rows(bodies: Sequence[str], fields: tuple[str, ...] | None) -> list[list[object]]:
    """The header and each record's values; decimals are kept as they were written."""
    records = [_with_days(json.loads(body, parse_float=Decimal)) for body in bodies]
    columns = _columns(records) if fields is None else fields
    if not columns:
        return []
    picked = pick(records, columns)
    return [
        list(picked[0] if picked else columns),
        *([_joined(column, value) for column, value in each.items()] for each in picked),
    ]


def _with_days(record: dict[str, object]) -> dict[str, object]:
    """Add the first and the last day of a record's period."""
    if "period" not in record:
        return record
    period = record["period"]
    first, last = days(period) if isinstance(period, str) else (None, None)
    made: dict[str, object] = {}
    for key, value in record.items():
        made[key] = value
        if key == "period":
            made |= {"period_start": first, "period_end": last}
    return made


def _joined(column: str, value: object) -> object:
    """Join the values of a column of quotes, ids or sentences; return others as they are."""
    if not isinstance(value, list) or not ("." in column or column in _SENTENCES):
        return value
    if any(isinstance(each, list | dict) for each in value):
        return value
    return joined(map(_text, value))


def joined(sentences: Iterable[str]) -> str:
    """Join sentences so that they can be split again."""
    return BETWEEN.join(each.replace(BETWEEN.strip(), r"\u2016") for each in sentences)


def _columns(records: Sequence[Mapping[str, object]]) -> tuple[str, ...]:
    """All keys in the order of first appearance, lists of objects as columns of their own."""
    keys = dict.fromkeys(key for record in records for key in record)
    return tuple(
        column for key in keys for column in _expanded(key, [record.get(key) for record in records])
    )


def _expanded(key: str, values: Sequence[object]) -> Sequence[str]:
    """The key itself or, for lists of objects, the keys of theirs that become columns."""
    objects = [
        each
        for value in values
        if isinstance(value, list)
        for each in value
        if isinstance(each, dict)
    ]
    return [
        f"{key}.{inner}"
        for inner in _EXPANDED.get(key, ("id",))
        if any(inner in each for each in objects)
    ] or [key]


def cell_text(cell: object) -> str:
    """A cell's text, which no spreadsheet reads as a formula."""
    text = _text(cell)
    is_text = isinstance(cell, str | list)
    return f"'{text}" if is_text and text.startswith(_FORMULA_STARTS) else text


def _text(cell: object) -> str:
    """A JSON value as the text of a cell."""
    match cell:
        case None | True | False:
            return {None: "", True: "true", False: "false"}[cell]
        case str():
            return cell
        case int():
            return str(cell)
        case Decimal():
            return f"{cell:f}"
        case list() if not any(isinstance(each, list | dict) for each in cell):
            return "; ".join(_text(each) for each in cell)
        case _:
            return json.dumps(cell, ensure_ascii=False, separators=(",", ":"), default=float)
