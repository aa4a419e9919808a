"""Filling an index: the rows as JSON, the labels that questions filter by, the words."""

import json
import sqlite3
from collections.abc import Callable, Iterator

from eufacts.factbase import model
from eufacts.factbase.contract import FACT_KINDS, Contract, Row
from eufacts.factbase.folding import fold
from eufacts.factbase.lock import Lock
from eufacts.factbase.periods import span

_TABLES = """
CREATE TABLE about (body TEXT NOT NULL);
CREATE TABLE record (
  pos INTEGER PRIMARY KEY,  -- the order of kinds and, within a kind, of the document
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  label TEXT,
  value REAL,
  starts TEXT,              -- the first and the last day of its period
  ends TEXT,
  body TEXT NOT NULL        -- the row of the JSON contract
);
CREATE TABLE tag (          -- what questions filter by: ('country', 'TR', 17)
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  pos INTEGER NOT NULL,
  PRIMARY KEY (name, value, pos)
) WITHOUT ROWID;
CREATE TABLE name (         -- what people type: ('country', 'fyrom', 'MK', 'FYROM')
  what TEXT NOT NULL,
  folded TEXT NOT NULL,
  value TEXT NOT NULL,
  shown TEXT NOT NULL,
  PRIMARY KEY (what, folded, value)
) WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5 (
  label, quote, names, note, content='', tokenize='porter unicode61 remove_diacritics 2'
);
"""

_INDEXES = """
CREATE INDEX record_id ON record (id);
CREATE INDEX record_value ON record (value);
CREATE INDEX record_ends ON record (ends, starts);
"""

Tag = tuple[str, str]


def build(
    base: model.FactBase,
    lock: Lock | None,
    connection: sqlite3.Connection,
    progress: Callable[[int, int], None] | None,
) -> None:
    """Fill an empty database with a fact base.

    Args:
        base: The fact base.
        lock: What was proven of it.
        connection: The database.
        progress: Told how many records are done, and of how many.
    """
    contract = Contract(base, lock)
    filler = _Filler(base, contract)
    connection.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {_TABLES}")
    total = sum(contract.about()["counts"].values())
    names: dict[tuple[str, str, str], str] = {}
    with connection:
        connection.execute("INSERT INTO about VALUES (?)", (_json(contract.about()),))
        for pos, row in enumerate(contract.rows(), start=1):
            tags = sorted(set(filler.tags(row)))
            connection.execute(
                "INSERT INTO record VALUES (?, ?, ?, ?, ?, ?, ?, ?)", filler.record(pos, row)
            )
            connection.executemany(
                "INSERT INTO tag VALUES (?, ?, ?)", ((name, value, pos) for name, value in tags)
            )
            connection.execute(
                "INSERT INTO words (rowid, label, quote, names, note) VALUES (?, ?, ?, ?, ?)",
                (pos, *filler.words(row)),
            )
            for what, folded, value, shown in filler.names(row, tags):
                names.setdefault((what, folded, value), shown)
            if progress is not None:
                progress(pos, total)
        connection.executemany(
            "INSERT INTO name VALUES (?, ?, ?, ?)", ((*key, names[key]) for key in sorted(names))
        )
    connection.executescript(f"{_INDEXES} ANALYZE;")


def _json(row: Row) -> str:
    return json.dumps(row, ensure_ascii=False)


_TAGS = {
    "kind": "kind",
    "countries": "country",
    "code": "country",
    "path": "country",
    "regions": "region",
    "region": "region",
    "groups": "region",
    "topic": "topic",
    "topics": "topic",
    "route": "route",
    "type": "type",
    "roles": "role",
    "actors": "actor",
    "funders": "funder",
    "recipients": "recipient",
}
"""Keys of rows whose values are tags as they are, and the tags' names."""

_SEARCHED = ("acronym", "celex", "number", "type", "topic", "as_written", "value")
"""Keys whose values are found by a search, beside label, quotes, names and notes."""

_NAMED = ("region", "topic", "type", "role", "status", "kind", "funder", "recipient", "actor")
"""Tags whose values are what people type."""


class _Filler:
    """Says what goes into the index for each row."""

    def __init__(self, base: model.FactBase, contract: Contract) -> None:
        self._until = base.document.date
        self._contract = contract
        self._countries = {country.code: country for country in base.country}

    def record(self, pos: int, row: Row) -> tuple[object, ...]:
        """The columns of a row."""
        label = row.get("label") or row.get("name") or row.get("heading")
        period = row.get("period") or row.get("as_of")
        starts, ends = span(period, max(self._until, period[:4])) if period else (None, None)
        return (pos, row["id"], row["kind"], label, row.get("value"), starts, ends, _json(row))

    def tags(self, row: Row) -> Iterator[Tag]:
        """Everything that a row can be filtered by."""
        for key, name in _TAGS.items():
            value = row.get(key)
            for one in value if isinstance(value, list) else (value,):
                if one is not None and (name != "country" or one in self._countries):
                    yield name, one
        for code in row.get("countries", ()):
            yield from (("region", region) for region in self._regions(code))
        yield from self._places(row)
        if row["kind"] == "route":
            yield "route", row["id"]
            for share in row["composition"]:
                yield from (("country", code) for code in share["nationalities"])
        if row["kind"] in FACT_KINDS:
            yield "fact", "yes"
        if row.get("status"):
            # "committed/planned" is found as either.
            yield from (("status", status) for status in row["status"].split("/"))

    def _regions(self, code: str) -> tuple[str, ...]:
        country = self._countries[code]
        return (country.region, *country.groups)

    def _places(self, row: Row) -> Iterator[Tag]:
        """The sections, footnotes and excerpts that a row stands in."""
        if row["kind"] == "section":
            yield from (("section", name) for name in self._contract.ancestors(row["id"]))
        excerpts = [row] if row["kind"] == "excerpt" else row.get("excerpts", [row.get("marker")])
        for excerpt in excerpts:
            if excerpt is None:
                continue
            yield "excerpt", excerpt["id"]
            yield from (("section", name) for name in self._contract.ancestors(excerpt["section"]))
            marked = [row["number"]] if row["kind"] == "footnote" else excerpt["footnotes"]
            for number in {*marked, excerpt["footnote"]} - {None}:
                yield "footnote", str(number)

    def words(self, row: Row) -> tuple[str, str, str, str]:
        """The text that a row is searched by: label, quotes, names, notes."""
        label = row.get("label") or row.get("name") or row.get("heading") or ""
        quotes = [excerpt["quote"] for excerpt in row.get("excerpts", ())]
        quote = row.get("quote") or row.get("text") or " ".join(quotes)
        codes = [row["code"]] if row["kind"] == "country" else row.get("countries", ())
        names = [name for code in codes for name in self._country_names(code)]
        names += [str(row.get(key) or "") for key in _SEARCHED]
        return label, quote, " ".join([row["id"], *names]), row.get("note") or ""

    def _country_names(self, code: str) -> tuple[str, ...]:
        country = self._countries[code]
        return (
            code,
            country.alpha3,
            country.name,
            country.name_in_document,
            *country.aliases,
            *country.peoples,
        )

    def names(self, row: Row, tags: list[Tag]) -> Iterator[tuple[str, str, str, str]]:
        """What people may type for the things that a row is or is about."""
        for what, value in tags:
            if what in _NAMED:
                yield what, fold(value), value, value
        shown = row["id"]
        yield "id", fold(shown), row["id"], shown
        yield from self._own_names(row)

    def _own_names(self, row: Row) -> Iterator[tuple[str, str, str, str]]:
        """What people may type for a row of some kinds, beside its id."""
        if row["kind"] == "agreement":
            yield "agreement type", fold(row["type"]), row["type"], row["type"]
        elif row["kind"] == "country":
            for name in self._country_names(row["code"]):
                yield "country", fold(name), row["code"], name
        elif row["kind"] == "route":
            for name in (row["id"], row["name"], *row["aliases"], f"{row['name']} route"):
                yield "route", fold(name), row["id"], name
        elif row["kind"] == "section":
            for name in (row["id"], row["heading"]):
                yield "section", fold(name), row["id"], name
        elif row["kind"] == "footnote":
            yield "footnote", str(row["number"]), str(row["number"]), str(row["number"])
