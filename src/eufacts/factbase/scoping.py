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


_IDS = frozenset(
    [
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
        "role_excerpts",
    ]
)
"""Keys whose strings, alone or in a list, are ids of records; a country's id is its code."""


class FileScope:
    """Puts the name of a document's file before its ids: ``join-2015-40.syria-killed``."""

    def __init__(self, stem: str) -> None:
        self._prefix = f"{scope_name(stem)}."

    def name(self, name: str) -> str:
        """Make one id unique."""
        return self._prefix + name

    def row(self, row: Row) -> Row:
        """Give a row of the contract, or a part of one, with the ids in it made unique."""
        scoped = {}
        for key, value in row.items():
            if isinstance(value, str):
                is_id = key in _IDS and not (key == "id" and row.get("kind") == "country")
                scoped[key] = self._prefix + value if is_id else value
            else:
                scoped[key] = self._inner(key, value) if value else value
        return scoped

    def _inner(self, key: str, value: Any) -> Any:  # noqa: ANN401 - any value of a row
        match value:
            case str():
                return self._prefix + value if key in _IDS else value
            case list() | tuple():
                return [self._inner(key, one) for one in value]
            case dict() if key == "role_excerpts":
                return {role: self._inner(key, names) for role, names in value.items()}
            case dict():
                return self.row(value)
            case _:
                return value


def scope_name(stem: str) -> str:
    """What stands before the ids of a file's document: its name, in the letters of an id."""
    return re.sub(r"[^A-Za-z0-9_-]+", "-", stem).strip("-_") or "document"
