"""Amounts of a table that are within others: in a total, in another column, in one of the text.

Without this, a sum would count them twice.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import combinations, groupby
from typing import Final, NamedTuple

from eufacts.drafting.records import Record, add_doubt
from eufacts.places import CellPlace

_TOTAL: Final = re.compile(
    r"(?:(?:grand|sub|overall)[\s-]?)?totals?\b|sum\b|all\b|overall\b|together\b|.*\btotal\Z",
    re.IGNORECASE,
)
"""What heads a row or column that is the whole of the others."""
_STAGE: Final = re.compile(
    r"\b(?:allocat|approv|award|budget|commit|contract|disburs|estimat|of which|paid|pay|pledg|plan"
    r"|propos|request|spen[dt]|actual|outturn|mobilis|provid)",
    re.IGNORECASE,
)
"""What heads columns that say how far the same money has come."""
_NEAR: Final = 0.02
"""How far a total may be from the sum of its parts, which are rounded."""
_ROUND: Final = 3
"""How many digits of a round amount, such as 2 million, a sum has to have."""


class CellAmount(NamedTuple):
    """An amount of a table, with its heads."""

    table: tuple[object, ...]
    """Which table it is in."""
    place: CellPlace
    row: str
    """What heads its row; empty if nothing does."""
    column: str
    record: Record


def relate(amounts: Iterable[CellAmount], stated: Sequence[Record] = ()) -> None:
    """Say in the records of amounts which are parts of a total, and which may overlap.

    Args:
        amounts: Those of tables.
        stated: Those of the text, of which one may be the total of a table.
    """
    ordered = sorted(amounts, key=lambda one: (str(one.table), one.place))
    for _, group in groupby(ordered, key=lambda one: one.table):
        cells = list(group)
        for column in _lines(cells, "column"):
            _parts([(bool(_TOTAL.match(one.row)), one.record) for one in column])
            _parts_of_text([one.record for one in column], stated)
        for row in _lines(cells, "row"):
            _parts([(bool(_TOTAL.match(one.column)), one.record) for one in row])
            _stages(row)


def _lines(cells: Sequence[CellAmount], along: str) -> Iterable[list[CellAmount]]:
    """The cells column by column, or row by row."""
    found: dict[int, list[CellAmount]] = {}
    for cell in cells:
        found.setdefault(getattr(cell.place, along), []).append(cell)
    return found.values()


def _parts(line: Sequence[tuple[bool, Record]]) -> None:
    """Make the amounts before a total its parts, or those after a total that comes first."""
    if line and line[0][0] and not any(is_total for is_total, _ in line[1:]):
        line = [*line[1:], line[0]]
    totals: list[Record] = []
    rows: list[Record] = []
    for is_total, record in line:
        if not is_total:
            rows.append(record)
        elif _is_sum(rows, record):
            _make_parts(rows, record)
            totals.append(record)
            rows = []
        else:
            _make_parts([*totals, *rows], record)
            totals, rows = [record], []


def _parts_of_text(column: Sequence[Record], stated: Sequence[Record]) -> None:
    """Make the amounts of a column parts of the amount in the text that is their sum."""
    parts = [record for record in column if record.get("part_of") is None]
    whole = next((one for one in stated if _rounds_to(parts, one)), None)
    if whole is None:
        return
    if len(parts) == 1:
        _overlap(parts[0], whole, "an amount of the text may be the same money")
        return
    _make_parts(parts, whole)
    for part in parts:
        add_doubt(part, "it is a part of an amount of the text by their sum alone")


def _overlap(one: Record, other: Record, doubt: str) -> None:
    """Say of two amounts that they may overlap."""
    for mine, its in ((one, other), (other, one)):
        mine["may_overlap"] = [*mine.get("may_overlap", ()), its["id"]]
        add_doubt(mine, doubt)


def _rounds_to(parts: Sequence[Record], whole: Record) -> bool:
    """Whether a sum has all digits that an amount is written with."""
    total = sum(part["value"] for part in parts if part["unit"] == whole["unit"])
    written = len(f"{whole['value']}".partition(".")[0].rstrip("0"))
    digits = written if written > 1 else _ROUND
    return bool(total) and f"{total:.{digits - 1}e}" == f"{whole['value']:.{digits - 1}e}"


def _is_sum(parts: Sequence[Record], whole: Record) -> bool:
    total = sum(part["value"] for part in parts if part["unit"] == whole["unit"])
    return bool(parts) and abs(total - whole["value"]) <= _NEAR * abs(whole["value"])


def _make_parts(parts: Sequence[Record], whole: Record) -> None:
    """Make amounts parts of a total; where they do not add up to it, that is in doubt."""
    is_sure = _is_sum(parts, whole)
    for part in parts:
        fits = part["unit"] == whole["unit"] and part["value"] <= whole["value"]
        if not fits or part.get("part_of") is not None:
            continue
        part["part_of"] = whole["id"]
        if not set(part["excerpts"]) & set(whole["excerpts"]):
            part["excerpts"] = [*part["excerpts"], *whole["excerpts"][:1]]
        if not is_sure:
            add_doubt(part, "it is a part of the total by the table's form alone")
    if parts and not is_sure:
        add_doubt(whole, "the amounts that it should be the total of do not add up to it")


def _stages(row: Sequence[CellAmount]) -> None:
    """Say that what is committed, and what is paid of it, may overlap."""
    staged = [one.record for one in row if _STAGE.search(one.column)]
    for one, other in combinations(staged, 2):
        is_related = other["id"] == one.get("part_of") or one["id"] == other.get("part_of")
        if one["unit"] == other["unit"] and not is_related:
            _overlap(one, other, "another column of its row may have the same money")
