"""Countries: what several documents may have in common, and say more of together."""

from collections.abc import Iterable, Iterator
from typing import Any

Row = dict[str, Any]


class Countries:
    """Gathers the rows of countries: a country of several documents has one."""

    def __init__(self) -> None:
        self._rows: dict[str, Row] = {}
        self._names: dict[str, tuple[str, ...]] = {}

    def add(self, row: Row, names: Iterable[str]) -> None:
        """Add what one document says of a country.

        Args:
            row: Its row, whose ids are unique among all documents.
            names: What it is called, its code first.
        """
        code = row["code"]
        so_far = self._names.get(code, ())
        self._names[code] = (*so_far, *(name for name in names if name not in so_far))
        known = self._rows.get(code)
        self._rows[code] = row if known is None else _united(known, row)

    def rows(self) -> Iterator[tuple[Row, tuple[str, ...]]]:
        """Each country's row, in the order in which they were first named, and its names."""
        for code, row in self._rows.items():
            yield row, self._names[code]


def _united(known: Row, row: Row) -> Row:
    """One row of two: the names of the first lead, and all others are added."""
    ids = [known["role_excerpts"], row["role_excerpts"]]
    roles = _distinct(known["roles"], row["roles"])
    names = {known["name"], known["name_in_document"]}
    others = (row["name"], row["name_in_document"], *row["aliases"])
    added = (name for name in others if name not in names)
    return known | {
        "aliases": _distinct(known["aliases"], added),
        "demonyms": _distinct(known["demonyms"], row["demonyms"]),
        "groups": _distinct(known["groups"], row["groups"]),
        "territory_of": known["territory_of"] or row["territory_of"],
        "roles": roles,
        "role_excerpts": {
            role: _distinct(*(excerpts.get(role, ()) for excerpts in ids)) for role in roles
        },
        "facts": known["facts"] + row["facts"],
        "note": " ".join(_distinct(filter(None, (known["note"], row["note"])))) or None,
    }


def _distinct(*values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(value for some in values for value in some))
