"""Filling an index: one document after the other, then what they have in common."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from eufacts.factbase import model
from eufacts.factbase.contract import Contract, Row
from eufacts.factbase.countries import Countries
from eufacts.factbase.folding import fold
from eufacts.factbase.labels import (
    Labels,
    Name,
    Tags,
    country_names,
    country_tags,
    country_words,
)
from eufacts.factbase.lock import Lock
from eufacts.factbase.pausing import without_collection
from eufacts.factbase.periods import span
from eufacts.factbase.scoping import Scope
from eufacts.factbase.texts import Texts, text

_TABLES = """
CREATE TABLE about (body TEXT NOT NULL);
CREATE TABLE record (
  pos INTEGER PRIMARY KEY,  -- the order of documents, of kinds in one, of the text in a kind
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  folded TEXT NOT NULL,     -- the id as people type it
  label TEXT,
  value REAL,
  starts TEXT,              -- the first and the last day of its period
  ends TEXT,
  body TEXT NOT NULL        -- the row of the JSON contract
);
CREATE TABLE label (        -- what questions filter by: (8, 'country', 'TR')
  number INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  value TEXT NOT NULL
);
CREATE TABLE tag (          -- which records have it: (8, 17)
  label INTEGER NOT NULL,
  pos INTEGER NOT NULL
);
CREATE TABLE spelling (     -- what people type, but for ids: ('country', 'fyrom', 'MK', 'FYROM')
  what TEXT NOT NULL,
  folded TEXT NOT NULL,
  value TEXT NOT NULL,
  shown TEXT NOT NULL,
  PRIMARY KEY (what, folded, value)
) WITHOUT ROWID;
CREATE VIEW name AS
  SELECT what, folded, value, shown FROM spelling
  UNION ALL SELECT 'id', folded, id, id FROM record;
CREATE VIRTUAL TABLE words USING fts5 (
  label, quote, names, note, content='', tokenize='porter unicode61 remove_diacritics 2'
);
INSERT INTO words (words, rank) VALUES ('hashsize', 8000000);  -- bytes that are sorted at once
"""

_INDEXES = """
CREATE UNIQUE INDEX label_value ON label (name, value);
CREATE INDEX tag_label ON tag (label, pos);
CREATE INDEX record_id ON record (id);
CREATE INDEX record_folded ON record (folded);
CREATE INDEX record_kind ON record (kind);
CREATE INDEX record_value ON record (value) WHERE value IS NOT NULL;
CREATE INDEX record_ends ON record (ends, starts) WHERE ends IS NOT NULL;
PRAGMA analysis_limit = 400;
ANALYZE;
"""

_MOST_COUNTRIES = 26 * 26
"""As many as there are codes of two letters."""

_AT_ONCE = 500
"""So many records are written together."""

Progress = Callable[[int, int], None]
"""Told how many records are done, and of how many that are known so far."""


def build(
    base: model.FactBase,
    lock: Lock | None,
    connection: sqlite3.Connection,
    progress: Progress | None,
) -> None:
    """Fill an empty database with one fact base.

    Args:
        base: The fact base.
        lock: What was proven of it.
        connection: The database.
        progress: Told how many records are done, and of how many.
    """
    filling = Filling(connection, progress)
    filling.finish(filling.add(base, lock))


class Filling:
    """Fills an empty database, document after document; ``finish`` makes it an index.

    Of a document that was added nothing is kept here but its countries: what several documents
    say of one makes one row, which is written last. Places are kept free for these rows behind the
    sections of the first document, where they stand in an answer.
    """

    def __init__(self, connection: sqlite3.Connection, progress: Progress | None = None) -> None:
        self._connection = connection
        self._progress = progress
        self._tags = Tags()
        self._countries = Countries()
        self._first_country = 0
        self._pos = 0
        self._done = 0
        self._total = 0
        connection.executescript(f"{_SETTINGS}{_TABLES}")

    def add(self, base: model.FactBase, lock: Lock | None, scope: Scope | None = None) -> Row:
        """Add the records of a document after those that are there.

        Args:
            base: The document's records.
            lock: What was proven of them.
            scope: Makes its ids unique among several documents; None where it is the only one.

        Returns:
            The row on the document.
        """
        with without_collection():
            contract = Contract(base, lock)
            about = contract.about()
            self._total += sum(about["counts"].values())
            labels = Labels(base, contract, self._tags, scope)
            rows = self._without_countries(contract.rows(), labels, scope)
            packed = _packed(rows, labels, Texts(scope), base.document.date)
            while some := list(islice(packed, _AT_ONCE)):
                self._write(some)
        return about

    def _without_countries(
        self, rows: Iterator[Row], labels: Labels, scope: Scope | None
    ) -> Iterator[tuple[int, Row]]:
        """Give rows with their positions; gather those of countries."""
        for row in rows:
            if row["kind"] != "section" and not self._first_country:
                self._first_country = self._pos + 1
                self._pos += _MOST_COUNTRIES
            if row["kind"] == "country":
                scoped = row if scope is None else scope.row(row)
                self._countries.add(scoped, labels.country_names(row["code"]))
            else:
                self._pos += 1
                yield self._pos, row

    def finish(self, about: Row) -> None:
        """Write what all documents have in common, and the indexes.

        Args:
            about: The row on the whole.
        """
        countries = [
            Packed(
                _record(pos, row, row["id"], text(row), None),
                [(tag, pos) for tag in country_tags(row, self._tags)],
                (pos, *country_words(row, names)),
                list(country_names(row, names)),
            )
            for pos, (row, names) in enumerate(self._countries.rows(), start=self._first_country)
        ]
        self._write(countries)
        counts = {**about["counts"], "country": len(countries)}
        whole = text({**about, "counts": counts})
        self._connection.execute("INSERT INTO about VALUES (?)", (whole,))
        self._connection.commit()
        self._connection.executescript(_INDEXES)

    def _write(self, some: "list[Packed]") -> None:
        """Write some records with what leads to them."""
        many = self._connection.executemany
        tags = self._tags
        many("INSERT INTO record VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", [one.record for one in some])
        many(_WORDS, [one.words for one in some])
        many("INSERT INTO tag VALUES (?, ?)", [tag for one in some for tag in one.tags])
        names: list[Name] = [*tags.names(), *(name for one in some for name in one.names)]
        names.sort(key=_key)
        many("INSERT OR IGNORE INTO spelling VALUES (?, ?, ?, ?)", names)
        many("INSERT INTO label VALUES (?, ?, ?)", tags.new)
        tags.new.clear()
        self._done += len(some)
        if self._progress is not None:
            self._progress(self._done, self._total)


_SETTINGS = """
PRAGMA page_size = 8192;
PRAGMA cache_size = -16000;       -- kilobytes
PRAGMA journal_mode = OFF;        -- an index that is not finished is thrown away
PRAGMA synchronous = OFF;
PRAGMA locking_mode = EXCLUSIVE;
PRAGMA secure_delete = OFF;
"""

_WORDS = "INSERT INTO words (rowid, label, quote, names, note) VALUES (?, ?, ?, ?, ?)"


class Packed(NamedTuple):
    """A record as it is written to the index."""

    record: tuple[object, ...]
    tags: list[tuple[int, int]]
    words: tuple[object, ...]
    names: list[Name]


def _packed(
    rows: Iterable[tuple[int, Row]], labels: Labels, texts: Texts, until: str
) -> Iterator[Packed]:
    """Pack the rows of a document; what has no stated end ends with it."""
    for pos, row in rows:
        name = labels.scoped(row["id"])
        yield Packed(
            _record(pos, row, name, texts.of(row), until),
            [(tag, pos) for tag in labels.tags(row)],
            (pos, *labels.words(row)),
            list(labels.names(row)),
        )


def _record(pos: int, row: Row, name: str, body: str, until: str | None) -> tuple[object, ...]:
    """The columns of a record."""
    label = row.get("label") or row.get("name") or row.get("heading")
    period = row.get("period") or row.get("as_of")
    starts, ends = _days(period, until) if period and until else (None, None)
    return (pos, row["kind"], name, fold(name), label, row.get("value"), starts, ends, body)


@lru_cache(maxsize=1000)
def _days(period: str, until: str) -> tuple[str, str]:
    """The first and the last day of a period."""
    return span(period, max(until, period[:4]))


def _key(name: Name) -> tuple[str, str, str]:
    """What a spelling is known by: of several that differ in how they are shown the first stays."""
    return name[:3]
