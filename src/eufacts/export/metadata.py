"""What Datasette shows beside a database: facets, the meaning of columns, source and licence."""

import json
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from html import escape

from eufacts.export.columns import Column, columns, shown
from eufacts.export.content import Content
from eufacts.export.database import VIEWS, View
from eufacts.export.tables import TABLES, tables
from eufacts.format.kinds import FILTERS, KINDS, Row

_ABOUT = "Facts, each with its qualifier, its sentence and its citation."

_LABELS = ("label", "name", "heading", "title")
"""What a record is called: the first of these columns that its table has."""

_STYLE = "<style>dl.column-descriptions{max-height:10em;overflow:auto}</style>"
"""Datasette shows the meaning of all columns above a table: they scroll, so that it is in sight."""


def metadata(content: Content, database: bytes, name: str) -> bytes:
    """Write the metadata of a database.

    Args:
        content: What the database has.
        database: The database.
        name: Its name: that of its file, without the suffix.
    """
    made = {table.name: _of_table(table.meaning, table.columns) for table in tables(content)}
    for kind in (kind for kind in KINDS if kind.fact):
        meaning = f"{kind.line or kind.plural.capitalize()}."
        made[kind.command or kind.plural] = _of_table(meaning, shown(kind.name))
    made |= {view.name: _of_table(view.meaning, _of_view(database, view)) for view in VIEWS}
    said = about(content)
    credit = {key: value for key, value in said.items() if key not in {"title", "description"}}
    of_tables = {table: {**credit, **row} for table, row in made.items()}
    whole = {**said, "databases": {name: {**said, "tables": of_tables}}}
    return (json.dumps(whole, ensure_ascii=False, indent=2) + "\n").encode()


def about(content: Content) -> Row:
    """Say what the documents are, who has rights in them, and where they are."""
    documents = content.documents
    first = documents[0] if len(documents) == 1 else {}
    rights = dict.fromkeys(document["rights"] for document in documents if document["rights"])
    made = {
        "title": first.get("title") or f"Facts of {len(documents)} documents",
        "description": _ABOUT,
        "license": "; ".join(rights),
        "source": first.get("citation"),
        "source_url": first.get("url"),
    }
    return {key: value for key, value in made.items() if value}


def _of_table(meaning: str, named: Iterable[Column]) -> Row:
    """What is said of a table or view."""
    types = {column.name: column.type for column in named}
    made: Row = {
        "description_html": f"{escape(meaning)}{_STYLE}",
        "columns": {column.name: column.meaning for column in named},
    }
    if "id" in types:
        made["label_column"] = next((name for name in _LABELS if name in types), "id")
        # The columns that the filters of commands look at; a list is a facet of its values.
        keys = dict.fromkeys(["kind", *(key for filter_ in FILTERS for key in filter_.keys)])
        facets = (key for key in keys if key in types)
        made["facets"] = [{"array": key} if types[key] == "list" else key for key in facets]
    return made


def _of_view(database: bytes, view: View) -> list[Column]:
    """The columns of a view of several tables."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(database)
        found = connection.execute(f"SELECT * FROM {view.name} LIMIT 0").description
    known = {table: Column(table, "text", f"The id in the table {table}.") for table in TABLES}
    for table in reversed(view.tables):
        known |= {column.name: column for column in columns(table)}
    return [known[name] for name, *_ in found]
