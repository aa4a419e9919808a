"""Rows as JSON texts; an excerpt's text is made once, for all the facts that stand on it."""

import json

from eufacts.factbase.contract import Row
from eufacts.factbase.scoping import Scope

text = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode
"""Write a row, or a value in one."""


class Texts:
    """Writes the rows of one document."""

    def __init__(self, scope: Scope | None) -> None:
        self._scope = scope
        self._excerpts: dict[str, str] = {}

    def of(self, row: Row) -> str:
        """Write a row; what it says beside its excerpts and its citation stands before them."""
        if "excerpts" not in row:
            return self._text(row)
        first = dict(row)
        last = text(first.pop("citation"))
        excerpts = ", ".join([self._excerpt(excerpt) for excerpt in first.pop("excerpts")])
        return f'{self._text(first)[:-1]}, "excerpts": [{excerpts}], "citation": {last}}}'

    def _excerpt(self, excerpt: Row) -> str:
        name = excerpt["id"]
        known = self._excerpts.get(name)
        if known is None:
            known = self._excerpts[name] = self._text(excerpt)
        return known

    def _text(self, row: Row) -> str:
        return text(row if self._scope is None else self._scope.row(row))
