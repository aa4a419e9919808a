"""The tables of an index: write records to them and remove them."""

import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from eufacts.format.spelling import normalise_name
from eufacts.index.seal import seal

TABLES = """
PRAGMA page_size = 8192;
CREATE TABLE about (
  body TEXT NOT NULL,       -- sealed, as all texts: see ``seal.py``
  written INTEGER NOT NULL  -- the date that the file gets, in nanoseconds
);
CREATE TABLE document (
  number INTEGER PRIMARY KEY,  -- in the order of documents, with gaps for new ones
  file TEXT NOT NULL,
  stamp TEXT NOT NULL,      -- the version of the file, and of its lock, that was read
  about TEXT NOT NULL,      -- empty if it cannot be read
  problem TEXT              -- sealed: why it cannot be read, as JSON; NULL if it can
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
CREATE TABLE text (         -- apart, so that a scan of many records does not read it
  pos INTEGER PRIMARY KEY,
  body TEXT NOT NULL
);
CREATE TABLE tag (          -- what questions filter by: ('country', 'TR', 17)
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  pos INTEGER NOT NULL,
  PRIMARY KEY (pos, name, value)  -- so those of a document are side by side
) WITHOUT ROWID;
CREATE TABLE spelling (     -- what people type, except ids: ('country', 'fyrom', 'MK', 'FYROM')
  what TEXT NOT NULL,
  folded TEXT NOT NULL,
  value TEXT NOT NULL,
  shown TEXT NOT NULL,
  document INTEGER NOT NULL
);
CREATE TABLE word (         -- the words of labels, quotes and names, for slips and beginnings
  word TEXT NOT NULL,
  proper INTEGER NOT NULL,  -- whether it is a name: no label or quote writes it in small letters
  document INTEGER NOT NULL
);
CREATE TABLE vocabulary (   -- the words that each document defines or uses
  document INTEGER NOT NULL,
  name TEXT NOT NULL,       -- of their table: 'topic'
  body TEXT NOT NULL        -- the word with its entry
);
CREATE TABLE country (      -- what each document says of a country; its record merges them
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
CREATE INDEX spelling_folded ON spelling (what, folded, value);
CREATE INDEX word_word ON word (word);
CREATE INDEX word_document ON word (document);
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
"""The positions of each document: more than the largest file can fill."""

COUNTRIES = 0
"""The number of the merged rows of countries, before all documents."""

_REMOVE = (
    "DELETE FROM tag WHERE pos BETWEEN ? AND ?",
    "DELETE FROM text WHERE pos BETWEEN ? AND ?",
    "DELETE FROM words WHERE rowid BETWEEN ? AND ?",
    "DELETE FROM record WHERE pos BETWEEN ? AND ?",
)

Tag = tuple[str, str]
"""Name and value: ``("country", "TR")``."""

Name = tuple[str, str, str, str]
"""The kind of thing, its name as people type it, the thing itself, and its name as it is shown."""

Words = tuple[str, str, str, str]
"""The texts in which a search finds a record: label, quotes, names, notes."""


class Entry(NamedTuple):
    """A record with the tags and words that find it."""

    record: tuple[str, str, str, str | None, str | None, float | None, str | None, str | None]
    """Kind, id, id as people type it, the same without prefix, label, value, first and last day."""
    body: bytes
    """Its row in JSON."""
    words: Words
    tags: set[Tag]


def write(connection: sqlite3.Connection, first: int, entries: Iterable[Entry]) -> None:
    """Write records, in their order, from a position on.

    Raises:
        sqlite3.Error: They cannot be written.
    """
    records, texts, words, tags = [], [], [], []
    for pos, entry in enumerate(entries, start=first):
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


def write_words(connection: sqlite3.Connection, number: int, searched: Iterable[Words]) -> None:
    """Write the words that a document's records can be found by, except those of notes."""
    texts: set[str] = set()
    names: set[str] = set()
    for label, quote, named, _ in searched:
        texts.update((*label.split(), *quote.split()))
        names.update(named.split())
    capital: set[str] = set()
    small: set[str] = set()
    other: set[str] = set()  # small in names alone, which says nothing of texts: "de"
    for word in texts | names:
        is_small = word.strip("‘“(")[:1].islower()
        found = (small if word in texts else other) if is_small else capital
        found.update(normalise_name(word).split())
    proper = capital - small
    rows = [(word, word in proper, number) for word in sorted(capital | small | other)]
    connection.executemany("INSERT INTO word VALUES (?, ?, ?)", rows)


def remove(connection: sqlite3.Connection, number: int) -> None:
    """Remove the records and names of a document."""
    first = number * RECORDS
    for sql in _REMOVE:
        connection.execute(sql, (first, first + RECORDS - 1))
    connection.execute("DELETE FROM spelling WHERE document = ?", (number,))
    connection.execute("DELETE FROM word WHERE document = ?", (number,))
    connection.execute("DELETE FROM country WHERE document = ?", (number,))
    connection.execute("DELETE FROM vocabulary WHERE document = ?", (number,))
    connection.execute("DELETE FROM document WHERE number = ?", (number,))
