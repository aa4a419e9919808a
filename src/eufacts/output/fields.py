"""Choosing keys of records by name, as in ``--fields id,value,excerpts.quote``.

A dot reaches into an object, or into each object of an array: ``excerpts.quote`` is the array of
the quotes. The titles of columns on a terminal are understood, too, in any case: ``Amount``. A
misspelt field is an error, never an empty column.
"""

from collections.abc import Iterable, Mapping, Sequence

from eufacts.errors import UnknownNameError
from eufacts.format.spelling import nearest

Json = Mapping[str, object]
"""A decoded record."""


_NUMBER = ("value", "unit", "qualifier")
_MARKER = ("section", "paragraph", "table", "row", "column")
_PLACE = (*_MARKER, "footnote")
_SHOWN: dict[str, tuple[tuple[str, ...], ...]] = {
    "amount": (_NUMBER, tuple(f"measures.{key}" for key in _NUMBER)),
    "value": (tuple(f"measures.{key}" for key in _NUMBER),),
    "what": (("label",), ("name",), ("heading",)),
    "period": (("measures.period",),),
    "passage": (_PLACE, _MARKER, tuple(f"measures.{key}" for key in _PLACE)),
    "route": (("id",),),
    "counted": (("measure",),),
    "counted by": (("counted_by",), ("measures.counted_by",)),
    "in the document": (("name_in_document",),),
    "celex is": (("celex_basis",),),
    "marker after": (("after",),),
    "no": (("number",),),
}
"""Titles on a terminal that are not keys: the keys that each stands for, in one kind or another."""


def pick(records: Sequence[Json], fields: Sequence[str]) -> list[dict[str, object]]:
    """The records with the chosen fields only, in the order in which they were chosen.

    A record without a field that others have gets null.

    Args:
        records: Decoded records.
        fields: Keys, dotted or not, or titles of columns.

    Raises:
        UnknownNameError: There are records, and none has the field.
    """
    keys = tuple(dict.fromkeys(key for field in fields for key in keys_of(records, field)))
    return [{key: _reach(record, key.split(".")) for key in keys} for record in records]


def keys_of(records: Sequence[Json], field: str) -> tuple[str, ...]:
    """The keys that a field stands for: itself, or what a column of this title shows.

    Raises:
        UnknownNameError: There are records, and none has the field.
    """
    name = field.casefold()
    for keys in ((field,), (name,), *_SHOWN.get(name, ())):
        if all(is_key(records, key) for key in keys):
            return keys
    known = known_names(records)
    ends = [key for key in known if key.endswith(f".{name}")]
    if len(ends) == 1:  # quote is excerpts.quote, where nothing else has quotes
        return tuple(ends)
    raise UnknownNameError("field", field, nearest(field, known), known)


def is_key(records: Sequence[Json], field: str) -> bool:
    """Whether any record has the (dotted) key, or none could have it."""
    return _is_reached(records, field.split("."))


def known_names(records: Iterable[Json]) -> tuple[str, ...]:
    """Every key of the records, each followed by its dotted ones, in order of first appearance."""
    names: dict[str, dict[str, None]] = {}
    for record in records:
        for key, value in record.items():
            names.setdefault(key, {}).update(
                (f"{key}.{inner}", None) for each in _objects(value) for inner in each
            )
    return tuple(name for key, dotted in names.items() for name in (key, *dotted))


def choices(records: Sequence[Json]) -> tuple[str, ...]:
    """What ``--fields`` can name: every key, and the titles of columns of one word."""
    titles = (title for title in _SHOWN if " " not in title)
    shown = [
        title
        for title in titles
        if any(all(is_key(records, key) for key in keys) for keys in _SHOWN[title])
    ]
    return tuple(dict.fromkeys((*known_names(records), *(shown if records else ()))))


def _reach(value: object, path: Sequence[str]) -> object:
    """The value at the end of the path, an array where the path leads through one."""
    if not path:
        return value
    if isinstance(value, list):
        return [_reach(each, path) for each in value]
    if isinstance(value, dict):
        return _reach(value.get(path[0]), path[1:])
    return None


def _is_reached(values: Iterable[object], path: Sequence[str]) -> bool:
    """Whether any value has the path, or none could have it.

    Null and the empty array may have any path: if ``route`` is null in every record, ``route.id``
    is null too.
    """
    if not path:
        return True
    stated = [each for value in values for each in _items(value) if each is not None]
    inner = [each[path[0]] for each in stated if isinstance(each, dict) and path[0] in each]
    return not stated or (bool(inner) and _is_reached(inner, path[1:]))


def _items(value: object) -> Sequence[object]:
    """The items of an array; of anything else, itself."""
    return value if isinstance(value, list) else [value]


def _objects(value: object) -> Iterable[Json]:
    """The objects in a value, which a dot reaches into."""
    return (each for each in _items(value) if isinstance(each, dict))
