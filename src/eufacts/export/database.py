"""A SQLite database with tables, views and full-text search, and Datasette's metadata for it.

Lists and nested records are JSON, of which Datasette makes facets. Views have the names of the
commands whose questions they answer.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing

from eufacts.export.columns import FACT, Column, Type, shown
from eufacts.export.content import Content
from eufacts.export.tables import Table, tables
from eufacts.format.kinds import FILTERS, KINDS, Kind, Row
from eufacts.format.model import SEARCHED_KEYS

_TYPES: dict[Type, str] = {
    "text": "TEXT",
    "integer": "INTEGER",
    "number": "NUMERIC",
    "boolean": "INTEGER",
    "date": "TEXT",
    "list": "TEXT",
    "object": "TEXT",
}

_SEARCHED = {FACT: ("label", "quote", "note", *SEARCHED_KEYS), "excerpt": ("quote",)}
"""The columns in which a full-text search looks, where their table has them."""

_LABELS = ("label", "name", "heading", "title")
"""What a record is called: the first of these columns that its table has."""

_VIEWS = {
    "routes": (
        "Each route with what was counted on it.",
        """SELECT route.id, route.name, route.measure, route.path, fact.id AS figure,
  fact.qualifier, fact.value, fact.unit, fact.as_written, fact.period, fact.as_of, fact.counted_by,
  fact.quote, fact.quote_url, fact.citation
FROM route JOIN route_measures ON route_measures.route = route.id
  JOIN fact ON fact.id = route_measures.measures""",
    ),
    "country_facts": (
        "Each country with the facts about it.",
        """SELECT country.name, country.code, fact.*
FROM country JOIN fact_country ON fact_country.country = country.code
  JOIN fact ON fact.id = fact_country.fact""",
    ),
    "fact_sentences": (
        "Each fact with each of the sentences that prove it.",
        """SELECT fact.id, fact.kind, fact.label, fact.qualifier, fact.value, fact.unit,
  excerpt.id AS excerpt, excerpt.quote, excerpt.url, excerpt.citation
FROM fact JOIN fact_excerpt ON fact_excerpt.fact = fact.id
  JOIN excerpt ON excerpt.id = fact_excerpt.excerpt""",
    ),
}
"""Views of several tables: what they are, and how they are selected."""


def database(content: Content) -> bytes:
    """Write a database."""
    with closing(sqlite3.connect(":memory:")) as connection:
        made = tables(content)
        for table in made:
            connection.execute(_created(table))
            row = ", ".join("?" * len(table.columns))
            connection.executemany(f'INSERT INTO "{table.name}" VALUES ({row})', _stored(table))
        for table in made:
            for sql in (*_indexes(table), *_search(table)):
                connection.execute(sql)
        for name, sql in _views():
            connection.execute(f'CREATE VIEW "{name}" AS {sql}')
        connection.commit()
        connection.execute("PRAGMA optimize")
        return connection.serialize()


def _created(table: Table) -> str:
    """The statement that makes a table."""
    lines = [
        f'"{column.name}" {_TYPES[column.type]}'
        + (" NOT NULL" if column.name in table.key else "")
        + (f' REFERENCES "{column.names}" (id)' if column.names else "")
        for column in table.columns
    ]
    lines.append(f"PRIMARY KEY ({_listed(table.key)})")
    return f'CREATE TABLE "{table.name}" (\n  ' + ",\n  ".join(lines) + "\n)"


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _stored(table: Table) -> Iterator[tuple[object, ...]]:
    """The rows of a table, with lists and nested records as JSON."""
    for row in table.rows:
        yield tuple(
            json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value
            for value in row
        )


def _indexes(table: Table) -> Iterator[str]:
    """The statements that let a reference be followed both ways."""
    for column in table.columns:
        if column.names and (column.name,) != table.key[:1]:
            name = f"{table.name}_{column.name}_index"
            yield f'CREATE INDEX "{name}" ON "{table.name}" ("{column.name}")'


def _search(table: Table) -> Iterator[str]:
    """The statements that make the full-text search of a table.

    Datasette finds it by the double quotes.
    """
    names = {column.name for column in table.columns}
    searched = [name for name in _SEARCHED.get(table.name, ()) if name in names]
    if searched:
        yield (
            f'CREATE VIRTUAL TABLE "{table.name}_fts" USING fts5 ({_listed(searched)}, '
            f'content="{table.name}", tokenize="porter unicode61 remove_diacritics 2")'
        )
        yield f"INSERT INTO {table.name}_fts ({table.name}_fts) VALUES ('rebuild')"


_IN_TIME = """period_start,
  coalesce(period_end, (SELECT date FROM document WHERE document.id = fact.document)), rowid"""
"""A document that says "since 2011" cannot know of days after its own."""


def _views() -> Iterator[tuple[str, str]]:
    """The views: their names, and how they are selected."""
    for kind in _viewed():
        order = _IN_TIME if kind.sort else "rowid"
        names = _listed(column.name for column in shown(kind.name))
        yield (
            kind.command or kind.plural,
            f"SELECT {names} FROM fact WHERE kind = '{kind.name}' ORDER BY {order}",
        )
    for name, (_, sql) in _VIEWS.items():
        yield name, sql


def _viewed() -> Sequence[Kind]:
    return [kind for kind in KINDS if kind.fact]


def metadata(content: Content, name: str) -> bytes:
    """Write what Datasette shows beside a database: facets, the meaning of columns, the licence.

    Args:
        content: What the database has.
        name: Its name: that of its file, without the suffix.
    """
    described: dict[str, Row] = {table.name: _described(table) for table in tables(content)}
    for kind in _viewed():
        described[kind.command or kind.plural] = {
            "description": kind.summary or f"List {kind.plural}.",
            "columns": _meanings(shown(kind.name)),
            "facets": _facets(shown(kind.name)),
        }
    for view, (meaning, _) in _VIEWS.items():
        described[view] = {"description": meaning}
    said = about(content)
    credit = {key: value for key, value in said.items() if key not in {"title", "description"}}
    of_tables = {table: {**credit, **row} for table, row in described.items()}
    made = {**said, "databases": {name: {**said, "tables": of_tables}}}
    return (json.dumps(made, ensure_ascii=False, indent=2) + "\n").encode()


def about(content: Content) -> Row:
    """Say what the documents are, who has rights in them, and where they are."""
    documents = content.documents
    first = documents[0] if len(documents) == 1 else {}
    rights = dict.fromkeys(document["rights"] for document in documents if document["rights"])
    made = {
        "title": first.get("title") or f"Facts of {len(documents)} documents",
        "description": "Facts, each with its qualifier, its sentence and its citation.",
        "license": "; ".join(rights),
        "source": first.get("citation"),
        "source_url": first.get("url"),
    }
    return {key: value for key, value in made.items() if value}


def _described(table: Table) -> Row:
    names = [column.name for column in table.columns]
    made: Row = {"description": table.meaning, "columns": _meanings(table.columns)}
    if table.key == ("id",):
        made["label_column"] = next((name for name in _LABELS if name in names), "id")
        made["facets"] = _facets(table.columns)
    return made


def _meanings(named: Iterable[Column]) -> dict[str, str]:
    return {column.name: column.meaning for column in named}


def _facets(named: Iterable[Column]) -> list[str | dict[str, str]]:
    """The columns that the filters of the commands look at; a list is a facet of its values."""
    keys = dict.fromkeys(["kind", *(key for filter_ in FILTERS for key in filter_.keys)])
    types = {column.name: column.type for column in named}
    return [{"array": key} if types[key] == "list" else key for key in keys if key in types]
