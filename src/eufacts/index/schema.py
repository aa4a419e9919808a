"""The tables of an index, and how records are written to them and removed."""

import sqlite3
import zlib
from collections.abc import Iterable
from typing import NamedTuple

TABLES = """
PRAGMA page_size = 8192;
CREATE TABLE about (
  body TEXT NOT NULL,       -- sealed, as all texts: see ``seal``
  written INTEGER NOT NULL  -- the date that the file gets, in nanoseconds
);
CREATE TABLE document (
  number INTEGER PRIMARY KEY,  -- in the order of documents, with gaps for those to come
  file TEXT NOT NULL,
  stamp TEXT NOT NULL,      -- which version of the file, and of its lock, was read
  about TEXT NOT NULL,      -- empty where it cannot be read
  problem TEXT              -- sealed: why it cannot be read, as JSON; NULL where it can
);
CREATE TABLE record (
  pos INTEGER PRIMARY KEY,  -- the document's number and the place of the record in it
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  folded TEXT NOT NULL,     -- the id as people type it
  bare TEXT,                -- in a folder: the same without its document's prefix
  label TEXT,
  value REAL,
  starts TEXT,              -- the first and the last day of its period
  ends TEXT
);
CREATE TABLE text (         -- apart, so that a walk through many records passes none of it
  pos INTEGER PRIMARY KEY,
  body TEXT NOT NULL
);
CREATE TABLE tag (          -- what questions filter by: ('country', 'TR', 17)
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  pos INTEGER NOT NULL
);
CREATE TABLE spelling (     -- what people type, but for ids: ('country', 'fyrom', 'MK', 'FYROM')
  what TEXT NOT NULL,
  folded TEXT NOT NULL,
  value TEXT NOT NULL,
  shown TEXT NOT NULL,
  document INTEGER NOT NULL
);
CREATE TABLE country (      -- what each document says of a country; records hold it united
  document INTEGER NOT NULL,
  code TEXT NOT NULL,
  body TEXT NOT NULL,       -- the row and all names
  PRIMARY KEY (code, document)
);
CREATE VIEW name AS
  SELECT what, folded, value, shown FROM spelling
  UNION ALL SELECT 'id', folded, id, id FROM record
  UNION ALL SELECT 'id', bare, id, id FROM record WHERE bare IS NOT NULL;
CREATE VIRTUAL TABLE words USING fts5 (
  label, quote, names, note, tokenize='porter unicode61 remove_diacritics 2'
);
"""

INDEXES = """
CREATE INDEX tag_value ON tag (name, value, pos);
CREATE INDEX tag_pos ON tag (pos);
CREATE INDEX spelling_folded ON spelling (what, folded, value);
CREATE INDEX spelling_document ON spelling (document);
CREATE INDEX country_document ON country (document);
CREATE INDEX record_id ON record (id);
CREATE INDEX record_folded ON record (folded);
CREATE INDEX record_bare ON record (bare) WHERE bare IS NOT NULL;
CREATE INDEX record_kind ON record (kind);
CREATE INDEX record_value ON record (value) WHERE value IS NOT NULL;
CREATE INDEX record_ends ON record (ends, starts) WHERE ends IS NOT NULL;
PRAGMA analysis_limit = 400;
ANALYZE;
"""

RECORDS = 2**24
"""Positions that each document has: more than a file of the largest size can fill."""

COUNTRIES = 0
"""The number under which the united rows of countries are, before all documents."""

_SEAL_DIGITS = 8

_REMOVE = (
    "DELETE FROM tag WHERE pos BETWEEN ? AND ?",
    "DELETE FROM text WHERE pos BETWEEN ? AND ?",
    "DELETE FROM words WHERE rowid BETWEEN ? AND ?",
    "DELETE FROM record WHERE pos BETWEEN ? AND ?",
)

Tag = tuple[str, str]
"""Name and value: ``("country", "TR")``."""

Name = tuple[str, str, str, str]
"""What kind of thing a name is for, the name as it is typed, the thing, the name as it is shown."""

Words = tuple[str, str, str, str]
"""What a record is searched by: label, quotes, names, notes."""


class BrokenSealError(Exception):
    """A text is not the one that was sealed."""


class Entry(NamedTuple):
    """A record with what leads to it."""

    record: tuple[str, str, str, str | None, str | None, float | None, str | None, str | None]
    """Kind, id, id as it is typed, the same without prefix, label, value, first and last day."""
    body: bytes
    """Its row in JSON."""
    words: Words
    tags: set[Tag]


def seal(text: bytes) -> str:
    """Put the checksum (CRC-32, hexadecimal) of a text in UTF-8 before it.

    A bit that flips on a disk then never becomes an answer.
    """
    return f"{zlib.crc32(text):08x}{text.decode()}"


def unseal(sealed: str) -> str:
    """Give back a text.

    Raises:
        BrokenSealError: It, or its checksum, has changed.
    """
    text = sealed[_SEAL_DIGITS:]
    if sealed[:_SEAL_DIGITS] != f"{zlib.crc32(text.encode()):08x}":
        raise BrokenSealError
    return text


def write(connection: sqlite3.Connection, number: int, entries: Iterable[Entry]) -> None:
    """Write the records of a document, in their order.

    Raises:
        sqlite3.Error: They cannot be written.
    """
    records, texts, words, tags = [], [], [], []
    for pos, entry in enumerate(entries, start=number * RECORDS + 1):
        records.append((pos, *entry.record))
        texts.append((pos, seal(entry.body)))
        words.append((pos, *entry.words))
        tags += [(*tag, pos) for tag in entry.tags]
    connection.executemany("INSERT INTO record VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", records)
    connection.executemany("INSERT INTO text VALUES (?, ?)", texts)
    connection.executemany("INSERT INTO tag VALUES (?, ?, ?)", tags)
    sql = "INSERT INTO words (rowid, label, quote, names, note) VALUES (?, ?, ?, ?, ?)"
    connection.executemany(sql, words)


def write_names(connection: sqlite3.Connection, number: int, names: Iterable[Name]) -> None:
    """Write what people may type for the things of a document; of equal names the first stays."""
    first: dict[tuple[str, str, str], Name] = {}
    for name in names:
        first.setdefault(name[:3], name)
    rows = [(*name, number) for name in first.values()]
    connection.executemany("INSERT INTO spelling VALUES (?, ?, ?, ?, ?)", rows)


def remove(connection: sqlite3.Connection, number: int) -> None:
    """Remove the records and names of a document."""
    first = number * RECORDS
    for sql in _REMOVE:
        connection.execute(sql, (first, first + RECORDS - 1))
    connection.execute("DELETE FROM spelling WHERE document = ?", (number,))
    connection.execute("DELETE FROM country WHERE document = ?", (number,))
    connection.execute("DELETE FROM document WHERE number = ?", (number,))
