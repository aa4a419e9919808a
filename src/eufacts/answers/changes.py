"""What changed between two fact bases, or two documents: facts added, gone and changed."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

from eufacts.format.kinds import Row

_PLACE = ("section", "paragraph", "footnote", "table", "row", "column")
_ELSEWHERE = frozenset({"document", "kind", *_PLACE, "excerpts", "citation", "url"})
"""Keys that differ between two documents although the fact is the same."""


def changes(old: Sequence[Row], new: Sequence[Row]) -> list[Row]:
    """Compare facts: what is gone, changed and added, in the order of the documents.

    Two records are the same fact if they have the same id; of the others, those that stand on the
    same sentences, or have the same label and unit, unless several do.

    Returns:
        Rows with ``change`` (``added``, ``gone``, ``changed``), ``kind``, ``id`` and ``label`` (the
        old ones where it is gone), ``differences`` (each with ``key``, ``old``, ``new``; the key
        ``quotes`` has the sentences), and ``old`` and ``new``, the records whole or null.
    """
    pairs = _pairs(old, new)
    taken = {id(pairs[id(row)]) for row in old if id(row) in pairs}
    gone = [_row("gone", row, None, []) for row in old if id(row) not in pairs]
    changed = [
        _row("changed", row, later, differences)
        for row in old
        if (later := pairs.get(id(row))) and (differences := list(_differences(row, later)))
    ]
    added = [_row("added", None, row, []) for row in new if id(row) not in taken]
    return gone + changed + added


def as_table(row: Row) -> list[Row]:
    """Write a change as the rows of a sheet: one for each key that differs."""
    same = {key: row[key] for key in ("change", "kind", "id", "label")}
    none = [{"key": None, "old": None, "new": None}]
    return [{**same, **difference} for difference in row["differences"] or none]


def _row(change: str, old: Row | None, new: Row | None, differences: list[Row]) -> Row:
    known = new or old or {}
    return {
        "change": change,
        "kind": known["kind"],
        "id": known["id"],
        "label": known["label"],
        "differences": differences,
        "old": old,
        "new": new,
    }


_Key = Callable[[Row], Hashable]
"""What two records of the same fact have in common."""


def _pairs(old: Sequence[Row], new: Sequence[Row]) -> dict[int, Row]:
    """The later record of each earlier one, by the identity of the earlier row."""
    pairs: dict[int, Row] = {}
    keys: tuple[_Key, ...] = (_by_id, _by_sentences, _by_label)
    for key in keys:
        taken = set(map(id, pairs.values()))
        earlier = _alone(key, (row for row in old if id(row) not in pairs))
        later = _alone(key, (row for row in new if id(row) not in taken))
        pairs |= {id(earlier[one]): later[one] for one in earlier if one in later}
    return pairs


def _alone(key: _Key, records: Iterable[Row]) -> dict[Hashable, Row]:
    """Records by a key; those that share it with another are left out."""
    found: dict[Hashable, list[Row]] = {}
    for row in records:
        found.setdefault(key(row), []).append(row)
    return {one: group[0] for one, group in found.items() if len(group) == 1}


def _by_id(row: Row) -> tuple[str, str]:
    return row["kind"], row["id"]


def _by_sentences(row: Row) -> tuple[str, ...]:
    return row["kind"], row.get("unit") or "", *_quotes(row)


def _by_label(row: Row) -> tuple[str, str, str]:
    return row["kind"], row.get("unit") or "", row["label"].casefold()


def _quotes(row: Row) -> list[str]:
    return [excerpt["quote"] for excerpt in row["excerpts"]]


def _differences(old: Row, new: Row) -> Iterator[Row]:
    """The keys whose values differ."""
    for key in dict.fromkeys((*old, *new)):
        if key not in _ELSEWHERE and old.get(key) != new.get(key):
            yield {"key": key, "old": old.get(key), "new": new.get(key)}
    if _quotes(old) != _quotes(new):
        yield {"key": "quotes", "old": _quotes(old), "new": _quotes(new)}
