"""Rows as JSON texts, as compact as JSON can be."""

from pydantic_core import to_json

from eufacts.index.namespace import Scope
from eufacts.index.rows import Row


def text(row: Row) -> bytes:
    """Write a row, or a part of one, in UTF-8; a tuple becomes an array."""
    return to_json(row)


class Texts:
    """Writes the rows of one document; an excerpt that many facts stand on is written once."""

    def __init__(self, scope: Scope | None) -> None:
        self._scope = scope
        self._excerpts: dict[str, bytes] = {}

    def of(self, row: Row) -> bytes:
        """Write a row."""
        if "excerpts" not in row:
            return self._text(row)
        # Only the citation stands behind the excerpts, and no quotation mark stands bare in that.
        before, key, after = self._text({**row, "excerpts": ()}).rpartition(_EXCERPTS)
        excerpts = b",".join([self._excerpt(excerpt) for excerpt in row["excerpts"]])
        return b"".join((before, key, excerpts, after))

    def _excerpt(self, excerpt: Row) -> bytes:
        name = excerpt["id"]
        known = self._excerpts.get(name)
        if known is None:
            known = self._excerpts[name] = self._text(excerpt)
        return known

    def _text(self, row: Row) -> bytes:
        return text(row if self._scope is None else self._scope.row(row))


_EXCERPTS = b'"excerpts":['
