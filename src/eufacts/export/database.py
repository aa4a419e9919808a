"""A SQLite database: tables, views with the names of commands, and full-text search.

Lists and nested records are JSON.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from typing import NamedTuple

from eufacts.export.columns import FACT, Type, shown
from eufacts.export.content import Content
from eufacts.export.tables import Table, tables
from eufacts.format.kinds import KINDS
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


class View(NamedTuple):
    """A view of several tables."""

    name: str
    meaning: str
    tables: tuple[str, ...]
    """Those whose columns it has; the first that has a column says what it means."""
    sql: str


VIEWS = (
    View(
        "routes",
        "Each route with what was counted on it.",
        ("route", FACT),
        """SELECT route.id, route.name, route.measure, route.path, fact.id AS fact,
  fact.qualifier, fact.value, fact.unit, fact.as_written, fact.period, fact.as_of, fact.counted_by,
  fact.quote, fact.quote_url, fact.citation
FROM route JOIN route_measures ON route_measures.route = route.id
  JOIN fact ON fact.id = route_measures.measures""",
    ),
    View(
        "country_facts",
        "Each country with the facts about it.",
        (FACT, "country"),
        """SELECT country.name, country.code, fact.*
FROM country JOIN fact_country ON fact_country.country = country.code
  JOIN fact ON fact.id = fact_country.fact""",
    ),
    View(
        "concluded_agreements",
        "Each country with the agreements that it has concluded.",
        (FACT, "country"),
        """SELECT country.name, country.code, fact.id AS fact, fact.type, fact.status, fact.label,
  fact.quote, fact.quote_url, fact.citation
FROM country JOIN fact_country ON fact_country.country = country.code
  JOIN fact ON fact.id = fact_country.fact AND fact.kind = 'agreement'
  JOIN vocabulary ON vocabulary.document = fact.document
    AND vocabulary.vocabulary = 'agreement_status' AND vocabulary.word = fact.status
WHERE vocabulary.concluded""",
    ),
    View(
        "fact_sentences",
        "Each fact with each of the sentences that prove it.",
        ("excerpt", FACT),
        """SELECT fact.id AS fact, fact.kind, fact.label, fact.qualifier, fact.value, fact.unit,
  excerpt.id AS excerpt, excerpt.quote, excerpt.url, excerpt.citation
FROM fact JOIN fact_excerpt ON fact_excerpt.fact = fact.id
  JOIN excerpt ON excerpt.id = fact_excerpt.excerpt""",
    ),
)


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


_IN_TIME = """
  CASE WHEN substr(period_start, 5) = '-01-01'
    AND period_end = substr(period_start, 1, 4) || '-12-31' THEN period_end ELSE period_start END,
  coalesce(period_end, (SELECT date FROM document WHERE document.id = fact.document)), rowid"""
"""A whole year comes after its days, as in the timeline. A document that says "since 2011" cannot
know of days after its own."""


def _views() -> Iterator[tuple[str, str]]:
    """The views: their names, and how they are selected."""
    for kind in (kind for kind in KINDS if kind.fact):
        order = _IN_TIME if kind.sort else "rowid"
        names = _listed(column.name for column in shown(kind.name))
        yield (
            kind.command or kind.plural,
            f"SELECT {names} FROM fact WHERE kind = '{kind.name}' ORDER BY {order}",
        )
    yield from ((view.name, view.sql) for view in VIEWS)
