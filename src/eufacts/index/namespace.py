"""Ids in a folder of several documents: unique, because the name of the file stands before them."""

import re
from typing import Any, Protocol

Row = dict[str, Any]


class Scope(Protocol):
    """Makes the ids of one document unique among those of others."""

    def row(self, row: Row) -> Row:
        """Give a row of the contract, or a part of one, with the ids in it made unique."""

    def name(self, name: str) -> str:
        """Make one id unique."""


_HOLDING = (
    "id",
    "section",
    "parent",
    "route",
    "share_of",
    "instrument",
    "part_of",
    "figure",
    "same_as",
    "may_overlap",
    "facts",
    "excerpts",
    "marker",
    "measures",
    "composition",
    "trend",
    "overlaps",
    "role_excerpts",
    "origin",
    "transit",
    "host",
    "destination",
    "partner",
)
"""Keys that hold ids of records, alone, in a list or in rows within; a country's id is its code."""


class FileScope:
    """Puts the name of a document's file before its ids: ``join-2015-40.syria-killed``."""

    def __init__(self, stem: str) -> None:
        self._prefix = f"{scope_name(stem)}."
        self._holding: dict[str | None, tuple[str, ...]] = {}

    def name(self, name: str) -> str:
        """Make one id unique."""
        return self._prefix + name

    def row(self, row: Row) -> Row:
        """Give a row of the contract, or a part of one, with the ids in it made unique."""
        scoped = row.copy()
        for key in self._keys_of(row):
            value = row[key]
            if isinstance(value, str):
                scoped[key] = self._prefix + value
            elif value:
                scoped[key] = self._unique(value)
        return scoped

    def _keys_of(self, row: Row) -> tuple[str, ...]:
        """Which keys of a row hold ids: the rows of a kind have the same keys, others few."""
        kind = row.get("kind")
        known = self._holding.get(kind)
        if known is None:
            known = tuple(key for key in _HOLDING if key in row)
            if kind is None:
                return known
            if kind == "country":
                known = tuple(key for key in known if key != "id")
            self._holding[kind] = known
        return known

    def _unique(self, value: Any) -> Any:  # noqa: ANN401 - what ids stand in
        match value:
            case str():
                return self._prefix + value
            case list() | tuple():
                return [self._unique(one) for one in value]
            case dict():
                return self.row(value)
            case _:
                return value


def scope_name(stem: str) -> str:
    """What stands before the ids of a file's document: its name, in the letters of an id."""
    return re.sub(r"[^A-Za-z0-9_-]+", "-", stem).strip("-_") or "document"
