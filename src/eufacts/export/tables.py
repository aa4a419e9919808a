"""Records as the tables of a database: one for facts, one for each other kind, and links.

A column that lists the ids of records stays a list, and is a table of links besides. A reference is
declared only if the file has all the records that it names: facts that were not asked for are not
in it, and their names stay.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from inspect import getdoc
from typing import NamedTuple

from eufacts.export.columns import DOCUMENT, FACT, VOCABULARY, Column, columns, flat, table_of
from eufacts.export.content import Content
from eufacts.format import model
from eufacts.format.kinds import KINDS, Row

TABLES = tuple(dict.fromkeys(table_of(kind.name) for kind in KINDS))
"""The tables of records, in the order of their kinds."""


class Table(NamedTuple):
    """A table with its rows."""

    name: str
    meaning: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[object, ...], ...]
    """Values as JSON has them, a value for each column; None where there is none."""
    key: tuple[str, ...] = ("id",)
    """The columns that together name a row."""


def tables(content: Content) -> tuple[Table, ...]:
    """Make the tables of documents, of each kind of record, and of links."""
    records: dict[str, list[Row]] = {name: [] for name in TABLES}
    for row in (*content.context, *content.rows):
        records[table_of(row["kind"])].append(flat(row))
    documents = [{**row, "id": row["document"]} for row in content.documents]
    made = [_table(DOCUMENT, documents)]
    made += [_table(name, rows) for name, rows in records.items()]
    words = _table(VOCABULARY, content.words)
    made.append(words._replace(key=("document", "vocabulary", "word")))
    made += [link for name, rows in records.items() for link in _links(name, rows)]
    ids = {table.name: {row[0] for row in table.rows} for table in made}
    return tuple(_declared(table, ids) for table in made)


def _table(name: str, rows: Iterable[Row]) -> Table:
    named = columns(name)
    values = tuple(tuple(row.get(column.name) for column in named) for row in rows)
    return Table(name, meaning(name), named, values)


def meaning(table: str) -> str:
    """Say what the records of a table are."""
    if table == FACT:
        return "What the documents state: a record for each fact, of every kind."
    return " ".join((getdoc(model.TABLES[table]) or "").replace("``", "`").split())


def _links(owner: str, rows: Sequence[Row]) -> Iterator[Table]:
    """The tables of links from the records of a table: a row for each id in a list."""
    for column in columns(owner):
        if column.type == "list" and column.names:
            pairs = ((row["id"], name) for row in rows for name in row.get(column.name) or ())
            # A list of facts is called by what they are to the record, any other by its records.
            other = column.name if column.names == FACT else column.names
            ends = (_end(owner), Column(other, "text", column.meaning, column.names))
            yield _of_links(f"{owner}_{other}", column.meaning, ends, pairs)
    if owner == "country":
        roles = (
            (row["id"], role, name)
            for row in rows
            for role, names in row["role_excerpts"].items()
            for name in names
        )
        role = Column("role", "text", "What the document says that it is.")
        excerpt = Column("excerpt", "text", "An excerpt that says so.", "excerpt")
        yield _of_links("country_role", role.meaning, (_end(owner), role, excerpt), roles)


def _end(table: str) -> Column:
    return Column(table, "text", f"The id in the table {table}.", table)


def _of_links(
    name: str, meaning: str, ends: tuple[Column, ...], rows: Iterable[tuple[object, ...]]
) -> Table:
    """A table of links, each once."""
    return Table(name, meaning, ends, tuple(dict.fromkeys(rows)), tuple(end.name for end in ends))


def _declared(table: Table, ids: Mapping[str, set[object]]) -> Table:
    """A table whose columns name a table only if that has all the ids that are in them."""
    made = []
    for at, column in enumerate(table.columns):
        is_whole = column.type == "text" and column.names in ids
        is_whole = is_whole and {row[at] for row in table.rows} <= {None, *ids[column.names]}
        made.append(column if is_whole else column._replace(names=""))
    return table._replace(columns=tuple(made))
