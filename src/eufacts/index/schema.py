"""The index's tables: what they hold, and how they are filled."""

import sqlite3
from typing import NamedTuple, Protocol

from eufacts.format.spelling import fold
from eufacts.index.seal import seal

_TABLES = """
PRAGMA page_size = 8192;
PRAGMA cache_size = -16000;       -- kilobytes
PRAGMA journal_mode = OFF;        -- an index that is not finished is thrown away
PRAGMA synchronous = OFF;
PRAGMA locking_mode = EXCLUSIVE;
PRAGMA secure_delete = OFF;
CREATE TABLE about (body TEXT NOT NULL);  -- sealed, as below
CREATE TABLE record (
  pos INTEGER PRIMARY KEY,  -- the order of documents, of kinds in one, of the text in a kind
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  folded TEXT NOT NULL,     -- the id as people type it
  bare TEXT,                -- in a folder: the same without its document's name
  label TEXT,
  value REAL,
  starts TEXT,              -- the first and the last day of its period
  ends TEXT
);
CREATE TABLE text (         -- apart, so that whoever goes through many records passes none of it
  pos INTEGER PRIMARY KEY,
  body TEXT NOT NULL        -- a checksum (see seal.py) and the row of the JSON contract
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
  shown TEXT NOT NULL
);
CREATE VIEW name AS
  SELECT what, folded, value, shown FROM spelling
  UNION ALL SELECT 'id', folded, id, id FROM record
  UNION ALL SELECT 'id', bare, id, id FROM record WHERE bare IS NOT NULL;
CREATE VIRTUAL TABLE words USING fts5 (
  label, quote, names, note, content='', tokenize='porter unicode61 remove_diacritics 2'
);
INSERT INTO words (words, rank) VALUES ('hashsize', 8000000);  -- bytes that are sorted at once
"""

_INDEXES = """
CREATE UNIQUE INDEX label_value ON label (name, value);
CREATE INDEX spelling_folded ON spelling (what, folded, value);
CREATE INDEX tag_label ON tag (label, pos);
CREATE INDEX record_id ON record (id);
CREATE INDEX record_folded ON record (folded);
CREATE INDEX record_bare ON record (bare) WHERE bare IS NOT NULL;
CREATE INDEX record_kind ON record (kind);
CREATE INDEX record_value ON record (value) WHERE value IS NOT NULL;
CREATE INDEX record_ends ON record (ends, starts) WHERE ends IS NOT NULL;
PRAGMA analysis_limit = 400;
ANALYZE;
"""

Name = tuple[str, str, str, str]
"""What kind of thing a name is for, the name folded, the thing, the name as it is shown."""


Record = tuple[int, str, str, str | None, str | None, float | None, str | None, str | None]
"""Position, kind, id, in a folder the id without its document's name, label, value, first and last
day of the period."""


class Batch(NamedTuple):
    """Some records with what leads to them, as they are written: rows of the tables."""

    records: list[Record]
    texts: list[tuple[int, bytes]]
    words: list[tuple[object, ...]]
    tags: list[tuple[int, tuple[int, ...]]]
    """A record's position and its tags."""
    labels: list[tuple[int, str, str]]
    names: list[Name]

    @classmethod
    def empty(cls) -> "Batch":
        """Give one that is to be filled."""
        return cls([], [], [], [], [], [])


class Writer(Protocol):
    """Writes an index: batches, then what they have in common."""

    def write(self, batch: Batch) -> None:
        """Write some records."""

    def finish(self, about: bytes) -> None:
        """Write the row on the whole, and the tables' indexes."""


class Tables:
    """Writes to an empty database."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        connection.executescript(_TABLES)

    def write(self, batch: Batch) -> None:
        """Write some records.

        Raises:
            sqlite3.Error: They cannot be written.
        """
        many = self._connection.executemany
        records = [
            (pos, kind, name, fold(name), fold(bare) if bare else None, *others)
            for pos, kind, name, bare, *others in batch.records
        ]
        many("INSERT INTO record VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", records)
        many("INSERT INTO text VALUES (?, ?)", [(pos, seal(text)) for pos, text in batch.texts])
        many(_WORDS, batch.words)
        tags = [(tag, pos) for pos, tags in batch.tags for tag in tags]
        many("INSERT INTO tag VALUES (?, ?)", tags)
        many("INSERT INTO label VALUES (?, ?, ?)", batch.labels)
        # Of several that differ in how they are shown, the first stays.
        names = {name[:3]: name for name in reversed(batch.names)}
        many("INSERT INTO spelling VALUES (?, ?, ?, ?)", reversed(names.values()))

    def finish(self, about: bytes) -> None:
        """Write the row on the whole, and the tables' indexes.

        Raises:
            sqlite3.Error: They cannot be written.
        """
        self._connection.execute("INSERT INTO about VALUES (?)", (seal(about),))
        self._connection.commit()
        self._connection.executescript(_INDEXES)


_WORDS = "INSERT INTO words (rowid, label, quote, names, note) VALUES (?, ?, ?, ?, ?)"
