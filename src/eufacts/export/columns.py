"""The columns of each kind of record: name, type, meaning, and the records that they name.

All but ``_ADDED`` is derived: a column is a key of the rows that the example of the format has, and
its type and meaning are those of the key in the model.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

from eufacts.dates import days
from eufacts.format import described, model
from eufacts.format.kinds import FACT_KINDS, Row
from eufacts.format.reader import read
from eufacts.index.rows import Rows
from eufacts.output.csvtext import BETWEEN, joined

Type = Literal["text", "integer", "number", "boolean", "date", "list", "object"]
"""A ``date`` is a whole day; a ``list`` or an ``object`` is JSON where a cell cannot hold it."""


class Column(NamedTuple):
    """A column of a table."""

    name: str
    type: Type
    meaning: str
    names: str = ""
    """The table whose ids it has, if it has ids."""
    words: tuple[str, ...] = ()
    """The only words that it has, if they are few."""


FACT, DOCUMENT, VOCABULARY = "fact", "document", "vocabulary"
"""The tables of the facts of all kinds, of their documents, and of the words that they use."""

_ADDED: dict[str, Column] = {
    column.name: column
    for column in (
        Column("id", "text", "The name of the record, which does not change."),
        Column("kind", "text", "What kind of record it is.", words=FACT_KINDS),
        Column("document", "text", "The document that it comes from.", DOCUMENT),
        Column("period_start", "date", "The first day of the period; empty if it is open."),
        Column("period_end", "date", "The last day of the period; empty if it is open."),
        Column("quote", "text", f"Its sentences, word for word, with “{BETWEEN}” between two."),
        Column("quote_url", "text", "The document's page, opened at the first of the sentences."),
        Column("citation", "text", "A citation to paste, with the places of all its sentences."),
        Column("heading", "text", "The heading of its section."),
        Column("paragraphs", "integer", "How many paragraphs of it are quoted."),
        Column("facts_by_kind", "object", "How many facts of each kind it has."),
        Column("topics", "list", "The topics of its facts."),
        Column("proven", "object", "The source that proved the quote, with its SHA-256."),
        Column("role_excerpts", "object", "Each of its roles, with the excerpts that say so."),
    )
}
"""Columns of which no model has the key."""

_OF_KIND: dict[str, tuple[Column, ...]] = {
    "section": (Column("facts", "integer", "How many facts it has, with its sub-sections."),),
    "country": (
        Column("roles", "list", "What the document says that it is."),
        Column("facts", "integer", "How many facts are about it."),
    ),
    "excerpt": (
        Column("url", "text", "The document's page, opened at these words."),
        Column("facts", "list", "The facts that it proves."),
    ),
    "footnote": (
        Column("text", "text", "Its words; empty if they are lost."),
        Column("url", "text", "The document's page, opened at these words or at the marker."),
        Column("facts", "list", "The facts that it proves."),
    ),
}
"""Columns of one kind that differ from its model, or from another kind's of the same name."""


def table_of(kind: str) -> str:
    """The table that has the records of a kind: facts of all kinds share one."""
    return FACT if kind in FACT_KINDS else kind


@cache
def columns(table: str) -> tuple[Column, ...]:
    """The columns of a kind's records, of all facts, or of documents.

    Args:
        table: The name of a kind, ``FACT``, ``DOCUMENT`` or ``VOCABULARY``.
    """
    if table == FACT:
        return _of_facts()
    if table == VOCABULARY:
        return (_ADDED["document"], *_of_words())
    if table == DOCUMENT:
        keys = described.json_schema(DOCUMENT)["properties"]
        own = tuple(_from_model(key, schema, "") for key, schema in keys.items())
        return (_ADDED["id"], *own, _ADDED["citation"])
    others = model.Quantity.model_fields.keys() - model.Fact.model_fields
    others = (
        {"kind"} if table not in FACT_KINDS else others - model.TABLES[table].model_fields.keys()
    )
    return tuple(_column(table, key) for key in _keys(table) if key not in others)


def shown(kind: str) -> list[Column]:
    """The columns of a list of one kind, those first that a reader looks at first."""
    named = [column for column in columns(kind) if column.name != "kind"]
    return sorted(named, key=lambda one: _FIRST.index(one.name) if one.name in _FIRST else 99)


_FIRST = (
    *("id", "label", "qualifier", "value", "unit", "as_written", "period", "countries"),
    *("quote", "quote_url", "citation"),
)


def _of_facts() -> tuple[Column, ...]:
    """The columns of all kinds of fact; where kinds mean different things, each is named."""
    found: dict[str, dict[str, Column]] = {}
    for kind in FACT_KINDS:
        for column in columns(kind):
            found.setdefault(column.name, {})[kind] = column
    made = []
    for of_kinds in found.values():
        first = next(iter(of_kinds.values()))
        meanings = {column.meaning for column in of_kinds.values()}
        if len(meanings) > 1 and first.name not in model.Fact.model_fields:
            each = (f"{kind}: {column.meaning}" for kind, column in of_kinds.items())
            first = first._replace(meaning=" ".join(dict.fromkeys(each)))
        made.append(first)
    last = ("note", "review", "excerpts", "quote", "quote_url", "citation")
    return tuple(sorted(made, key=lambda column: column.name in last))


def _of_words() -> Iterator[Column]:
    """The columns of the vocabulary: what its tables say of words, in one table."""
    yield Column("vocabulary", "text", "The table of the vocabulary that the word is in.")
    yield Column("word", "text", "The word, as records have it.")
    keys: dict[str, Column] = {}
    for table in model.WORD_TABLES:
        schemas = described.json_schema(f"vocabulary.{table}")["anyOf"]
        for key, schema in schemas[-1]["properties"].items():
            keys.setdefault(key, _from_model(key, schema, ""))
    yield from keys.values()
    yield Column("records", "integer", "How many records have the word.")


def _column(kind: str, key: str) -> Column:
    """The column of a key, as the kind has it, or as excerpts and figures do.

    A row of a fact has the place of its first excerpt, and that of an excerpt what its facts are
    about.
    """
    own = next((column for column in _OF_KIND.get(kind, ()) if column.name == key), None)
    if own is not None:
        return own
    if key in _ADDED and key not in model.TABLES[kind].model_fields:
        return _ADDED[key]
    owner = next(
        one for one in (kind, "excerpt", "figure") if key in model.TABLES[one].model_fields
    )
    schema = described.json_schema(owner)["properties"][key]
    return _from_model(key, schema, model.references_of(model.TABLES[owner]).get(key, ""))


def _from_model(key: str, schema: Mapping[str, Any], names: str) -> Column:
    """The column of a key, by its JSON Schema."""
    types = {one.get("type") for one in schema.get("anyOf", (schema,))}
    type_: Type = "text"
    if "array" in types:
        type_ = "list"
    elif "number" in types:
        type_ = "number"
    elif "integer" in types:
        type_ = "integer"
    elif "boolean" in types:
        type_ = "boolean"
    words = tuple(schema.get("enum", ()))
    return Column(key, type_, schema["description"], table_of(names), words)


def flat(row: Row) -> Row:
    """Give a record as its table has it: its keys are the names of its columns.

    Ids stand for nested records, ``quote`` and ``quote_url`` beside the ids of excerpts, and the
    first and last day beside a period.
    """
    made: Row = {}
    for key, value in row.items():
        match key:
            case "excerpts":
                made[key] = [excerpt["id"] for excerpt in value]
                made["quote"] = joined(one["quote"] for one in value)
                made["quote_url"] = value[0]["url"]
            case "period":
                made[key] = value
                made["period_start"], made["period_end"] = days(value or "..")
            case "marker":
                made[key] = value["id"]
            case "measures" | "trend":
                made[key] = [record["id"] for record in value]
            case "composition":
                made[key] = [share["figure"] for share in value]
            case _:
                made[key] = value
    return made


@cache
def _keys(kind: str) -> tuple[str, ...]:
    """The keys of the flat rows of a kind."""
    return next(tuple(flat(row)) for row in _example() if row["kind"] == kind)


@cache
def _example() -> tuple[Row, ...]:
    """The rows of the example of the format, which has each kind of record and every key."""
    path = Path(described.__file__).with_name("example.toml")
    return tuple(Rows(read(path)).rows())
