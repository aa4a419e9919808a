"""Rows as JSON texts, as compact as JSON can be."""

from pydantic_core import to_json

from eufacts.factbase.contract import Row
from eufacts.factbase.scoping import Scope


def text(row: Row) -> str:
    """Write a row, or a part of one; a tuple becomes an array."""
    return to_json(row).decode()


class Texts:
    """Writes the rows of one document; the ids of an excerpt are made unique once."""

    def __init__(self, scope: Scope | None) -> None:
        self._scope = scope
        self._excerpts: dict[str, Row] = {}

    def of(self, row: Row) -> str:
        """Write a row."""
        if self._scope is None:
            return text(row)
        if "excerpts" not in row:
            return text(self._scope.row(row))
        scoped = self._scope.row({**row, "excerpts": ()})
        scoped["excerpts"] = [self._excerpt(self._scope, excerpt) for excerpt in row["excerpts"]]
        return text(scoped)

    def _excerpt(self, scope: Scope, excerpt: Row) -> Row:
        name = excerpt["id"]
        known = self._excerpts.get(name)
        if known is None:
            known = self._excerpts[name] = scope.row(excerpt)
        return known
