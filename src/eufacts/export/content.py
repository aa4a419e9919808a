"""What a file is to hold: the records that are asked for, and those that they name."""

import json
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from typing import NamedTuple

from eufacts.answers.question import Question, about, ask, rows
from eufacts.answers.vocabulary import vocabulary
from eufacts.export.columns import columns, flat, table_of
from eufacts.format.kinds import DOCUMENT, KIND, Row
from eufacts.index.store import Index

_CONTEXT = frozenset({"section", "country", "excerpt", "route"})
"""The kinds that come with the facts that name them; a fact that is named does not."""

_AT_ONCE = 500


class Content(NamedTuple):
    """What a file is to hold."""

    rows: Sequence[Row]
    """The records that are asked for, in their order."""
    context: Sequence[Row]
    """Sections, countries, excerpts and routes that these name, and those that they name."""
    documents: Sequence[Row]
    """The documents that they are from, as ``about`` has them."""
    words: Sequence[Row]
    """The vocabulary of these, as ``about --vocabulary`` lists it."""


def content(index: Index, question: Question) -> Content:
    """Look up what a question asks for; without filters it asks for every record.

    Raises:
        UnknownNameError: A filter names something that the fact base does not have.
    """
    asked = copy(question)
    narrow = any(filter_ != DOCUMENT for filter_ in question.filters) or question.limit is not None
    asked.facts_only = narrow and not question.values(KIND)
    found = rows(ask(index, asked))
    context = list(_named(index, found)) if narrow else []
    named = {row.get("document") for row in (*found, *context)}
    documents = json.loads(about(index))["documents"]
    return Content(
        found,
        context,
        [one for one in documents if one["document"] in named],
        [word for word in vocabulary(index) if word["document"] in named],
    )


def _named(index: Index, found: Sequence[Row]) -> Iterator[Row]:
    """The context of some records."""
    held = {row["id"] for row in found}
    last: Iterable[Row] = found
    while wanted := {name for row in last for name in _names(row)} - held:
        held |= wanted
        last = rows(_texts(index, sorted(wanted)))
        yield from last


def _names(row: Row) -> Iterator[str]:
    """The ids of the context of a record."""
    cells = flat(row)
    for column in columns(table_of(row["kind"])):
        if column.names in _CONTEXT and (value := cells.get(column.name)):
            yield from (value,) if isinstance(value, str) else value
    for ids in cells.get("role_excerpts", {}).values():
        yield from ids


def _texts(index: Index, ids: Sequence[str]) -> Iterator[str]:
    """The JSON texts of the context with some ids, in the document's order."""
    kinds = ", ".join(f"'{kind}'" for kind in sorted(_CONTEXT))
    for first in range(0, len(ids), _AT_ONCE):
        some = ids[first : first + _AT_ONCE]
        marks = ", ".join("?" * len(some))
        yield from index.texts(
            "SELECT (SELECT body FROM text WHERE text.pos = record.pos) FROM record "
            f"WHERE kind IN ({kinds}) AND id IN ({marks}) ORDER BY pos",
            some,
        )
