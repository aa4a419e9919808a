"""Fill an index: each document, then what documents have in common."""

import json
import os
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import suppress
from itertools import chain, islice
from pathlib import Path
from time import time_ns

from pydantic_core import to_json

from eufacts.dates import span
from eufacts.errors import FileError
from eufacts.format import model
from eufacts.format.files import files_of, id_prefix, read_content
from eufacts.format.kinds import Row
from eufacts.format.lock import lock_path, parse_lock
from eufacts.format.reader import read_content as read_base
from eufacts.format.spelling import normalise_name
from eufacts.index.cache import settled_stamp
from eufacts.index.rows import Rows
from eufacts.index.schema import (
    COUNTRIES,
    INDEXES,
    RECORDS,
    TABLES,
    Entry,
    Name,
    Tag,
    remove,
    write,
    write_names,
    write_words,
)
from eufacts.index.seal import seal, unseal
from eufacts.index.tags import NAMED, Guide, label_of, names_of

Progress = Callable[[float], None]
"""Called with the share of the work that is done, from 0 to 1."""

_STEP = 500
"""Records that are written together, and between two calls of a ``Progress``."""

_GAP = 2**16
"""The gap between the numbers of documents, in which new ones fit later."""

_MINUTE_NS = 60 * 10**9
"""An index is dated a minute back, so that even an immediate write changes its date."""

_OF_A_DOCUMENT = (*(key for key in model.Document.model_fields), "citation")
"""The keys that describe one document; for several together they are null."""


class NoRoomError(Exception):
    """Between two documents there is no number left for a new one."""


def fill(connection: sqlite3.Connection, facts: Path, progress: Progress | None = None) -> int:
    """Fill an empty database.

    Args:
        connection: To the database.
        facts: The fact base: a TOML file, or a folder of them.
        progress: Called as documents are indexed.

    Returns:
        The date that the file is to get, in nanoseconds.

    Raises:
        FileError: The fact base cannot be read.
        FactBaseError: It breaks the format's rules.
        sqlite3.Error: The database cannot be written.
    """
    connection.executescript(TABLES)
    connection.execute("BEGIN")
    files = files_of(facts)
    for index, file in enumerate(files):
        step = _part(progress, index, len(files))
        _add(connection, (index + 1) * _GAP, file, in_folder=file != facts, progress=step)
    written = _finish(connection, facts)
    connection.commit()
    connection.executescript(INDEXES)
    return written


def update(connection: sqlite3.Connection, facts: Path, stamps: dict[str, str]) -> int:
    """Read the documents of a folder again that changed, and drop those that are gone.

    Args:
        connection: To the index, in a transaction of its own.
        facts: The folder.
        stamps: The name and the version of each document that is there now.

    Returns:
        The date that the file is to get, in nanoseconds.

    Raises:
        FileError: A document cannot be read.
        FactBaseError: One breaks the format's rules.
        NoRoomError: The index must be built as a whole.
        sqlite3.Error: The index cannot be written.
    """
    known = {
        file: (number, stamp)
        for number, file, stamp in connection.execute("SELECT number, file, stamp FROM document")
    }
    files = files_of(facts)
    names = {file.name for file in files}
    for name in [name for name in known if name not in names]:
        remove(connection, known.pop(name)[0])
    below = COUNTRIES
    for index, file in enumerate(files):
        number, stamp = known.get(file.name, (None, ""))
        if number is None:
            numbers = [known[later.name][0] for later in files[index + 1 :] if later.name in known]
            number = (below + numbers[0]) // 2 if numbers else below + _GAP
            if number == below:
                raise NoRoomError
        if stamp != stamps.get(file.name):
            remove(connection, number)
            _add(connection, number, file, in_folder=True)
        below = number
    return _finish(connection, facts)


def _part(progress: Progress | None, index: int, count: int) -> Progress | None:
    """The progress of one document among several."""
    return progress and (lambda done: progress((index + done) / count))


def _add(
    connection: sqlite3.Connection,
    number: int,
    file: Path,
    *,
    in_folder: bool,
    progress: Progress | None = None,
) -> None:
    """Write the records of a document."""
    base, status = _read(file)
    lock, lock_status = None, None
    with suppress(FileError):  # an unreadable lock proves nothing
        lock_content = read_content(lock_path(file))
        lock_status = lock_content.status
        lock = parse_lock(lock_content.data, lock_path(file))
    prefix = id_prefix(file.stem) if in_folder else ""
    rows = Rows(base, lock, prefix)
    guide = Guide(base, rows, prefix)
    about = rows.about()
    count = sum(about["counts"].values())
    names: list[Name] = []
    tags: set[Tag] = set()
    texts: set[str] = set()
    pos, records = number * RECORDS, rows.rows()
    while batch := list(islice(records, _STEP)):  # all at once would fill the memory
        if progress is not None:
            progress((pos - number * RECORDS) / count)
        names += [name for row in batch for name in guide.names(row)]
        countries = [row for row in batch if row["kind"] == "country"]
        _add_countries(connection, number, countries, guide)
        entries = [
            _entry(row, guide, prefix, base.document.date)
            for row in batch
            if row["kind"] != "country"
        ]
        tags.update(tag for entry in entries for tag in entry.tags if tag[0] in NAMED)
        texts.update(text for entry in entries for text in entry.words[:3])
        write(connection, pos, entries)
        pos += len(batch)
    named = chain(names, guide.vocabulary_names(), names_of(tags))
    write_names(connection, number, named)
    write_words(connection, number, texts)
    document = (number, file.name, settled_stamp(status, lock_status), seal(to_json(about)))
    connection.execute("INSERT INTO document VALUES (?, ?, ?, ?)", document)


def _add_countries(
    connection: sqlite3.Connection, number: int, rows: list[Row], guide: Guide
) -> None:
    """Write what a document says of countries; ``_finish`` unites it with what others say."""
    countries = [
        (number, row["code"], seal(to_json([row, guide.country_names(row["code"])])))
        for row in rows
    ]
    connection.executemany("INSERT INTO country VALUES (?, ?, ?)", countries)


def _read(file: Path) -> tuple[model.FactBase, os.stat_result]:
    """The records of a document, and which version of its file they are from."""
    content = read_content(file)
    return read_base(content.data, str(file)), content.status


def _entry(row: Row, guide: Guide, prefix: str, until: str) -> Entry:
    """A record with the tags and words that find it; a period without an end ends with the document's date."""
    folded = normalise_name(row["id"])
    bare = normalise_name(row["id"].removeprefix(prefix)) if prefix else None
    period = row.get("period") or row.get("as_of")
    days = span(period, max(until, period[:4])) if period else (None, None)
    label = label_of(row) or None
    record = (row["kind"], row["id"], folded, bare, label, row.get("value"), *days)
    return Entry(record, to_json(row), guide.words(row), guide.tags(row))


def _finish(connection: sqlite3.Connection, facts: Path) -> int:
    """Write what documents have in common: their countries, and the row on the whole."""
    remove(connection, COUNTRIES)
    parts: dict[str, list[tuple[Row, list[str]]]] = {}
    listed = "SELECT code, body FROM country ORDER BY document, rowid"
    for code, body in connection.execute(listed):
        row, names = json.loads(unseal(body))
        parts.setdefault(code, []).append((row, names))
    merged = [_merged(same) for same in parts.values()]
    entries = [_country(row, names) for row, names in merged]
    write(connection, COUNTRIES * RECORDS, entries)
    write_words(connection, COUNTRIES, (text for entry in entries for text in entry.words[:3]))
    called = (
        ("country", normalise_name(name), row["code"], name)
        for row, names in merged
        for name in names
    )
    tags = {tag for entry in entries for tag in entry.tags if tag[0] in NAMED}
    write_names(connection, COUNTRIES, chain(called, names_of(tags)))
    abouts = connection.execute("SELECT about FROM document ORDER BY number")
    about = _about_all(facts.name, [json.loads(unseal(sealed)) for (sealed,) in abouts])
    about["counts"]["country"] = len(merged)
    written = time_ns() - _MINUTE_NS
    connection.execute("DELETE FROM about")
    connection.execute("INSERT INTO about VALUES (?, ?)", (seal(to_json(about)), written))
    return written


def _country(row: Row, names: list[str]) -> Entry:
    regions = {("region", region) for region in (row["region"], *row["groups"])}
    tags = {("country", row["code"]), *regions, *(("role", role) for role in row["roles"])}
    record = ("country", row["id"], normalise_name(row["id"]), None, row["name"], None, None, None)
    words = (row["name"], "", " ".join((row["id"], *names)), row["note"] or "")
    return Entry(record, to_json(row), words, tags)


def _merged(parts: list[tuple[Row, list[str]]]) -> tuple[Row, list[str]]:
    """Make one row of what several documents say of a country: the names of the first lead."""
    row, names = parts[0]
    for other, more in parts[1:]:
        names = _distinct(names, more)
        called = (other["name"], other["name_in_document"], *other["aliases"])
        known = {row["name"], row["name_in_document"]}
        roles = _distinct(row["roles"], other["roles"])
        of_roles = [row["role_excerpts"], other["role_excerpts"]]
        row = row | {
            "aliases": _distinct(row["aliases"], (name for name in called if name not in known)),
            "demonyms": _distinct(row["demonyms"], other["demonyms"]),
            "groups": _distinct(row["groups"], other["groups"]),
            "territory_of": row["territory_of"] or other["territory_of"],
            "roles": roles,
            "role_excerpts": {
                role: _distinct(*(ids.get(role, ()) for ids in of_roles)) for role in roles
            },
            "facts": row["facts"] + other["facts"],
            "note": " ".join(_distinct(filter(None, (row["note"], other["note"])))) or None,
        }
    return row, names


def _distinct(*values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(value for some in values for value in some))


def _about_all(name: str, abouts: list[Row]) -> Row:
    """Make the row on the whole: that of its one document, or of the folder, with all of them."""
    documents = [{key: about[key] for key in _OF_A_DOCUMENT} for about in abouts]
    if len(abouts) == 1:
        return {**abouts[0], "documents": documents}
    counts: Counter[str] = Counter()
    for about in abouts:
        counts.update(about["counts"])
    whole: Row = dict.fromkeys(_OF_A_DOCUMENT)
    return {**whole, "title": name, "authors": [], "counts": dict(counts), "documents": documents}
