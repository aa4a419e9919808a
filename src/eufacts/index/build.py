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
from typing import NoReturn

from pydantic_core import to_json

from eufacts.dates import span
from eufacts.errors import EufactsError, FactBaseError, FileError
from eufacts.format import model
from eufacts.format.files import Named, files_of, id_prefix, read_content, same_documents
from eufacts.format.kinds import Row
from eufacts.format.lock import Lock, lock_path, parse_lock
from eufacts.format.reader import read_content as read_base
from eufacts.format.spelling import normalise_name
from eufacts.format.terms import entries as words_of
from eufacts.index.cache import encodable, settled_stamp
from eufacts.index.rows import Rows
from eufacts.index.schema import (
    COUNTRIES,
    INDEXES,
    RECORDS,
    TABLES,
    Entry,
    Name,
    Tag,
    Words,
    remove,
    write,
    write_names,
    write_words,
)
from eufacts.index.seal import seal, unseal
from eufacts.index.tags import NAMED, Guide, label_of, names_of, searched_names

Progress = Callable[[float], None]
"""Called with the share of the work that is done, from 0 to 1."""

_STEP = 500
"""Records that are written together, and between two calls of a ``Progress``."""

_GAP = 2**16
"""The gap between the numbers of documents, in which new ones fit later."""

_MINUTE_NS = 60 * 10**9
"""An index is dated a minute back, so that even an immediate write changes its date."""

_OF_A_DOCUMENT = (*(key for key in model.Document.model_fields), "document", "citation")
"""The keys that describe one document; for several together they are null."""


class NotUpdatableError(Exception):
    """An index must be built as a whole."""


def fill(connection: sqlite3.Connection, facts: Path, progress: Progress | None = None) -> int:
    """Fill an empty database.

    A document of a folder that cannot be read is left out, and remembered with the reason.

    Args:
        connection: To the database.
        facts: The fact base: a TOML file, or a folder of them.
        progress: Called as documents are indexed.

    Returns:
        The date that the file is to get, in nanoseconds.

    Raises:
        FileError: The fact base cannot be read, or no document of a folder can.
        FactBaseError: It breaks the format's rules, or every document of a folder does.
        sqlite3.Error: The database cannot be written.
    """
    connection.executescript(TABLES)
    connection.execute("BEGIN")
    files = files_of(facts)
    errors: list[EufactsError] = []
    for index, file in enumerate(files):
        step = _part(progress, index, len(files))
        number = (index + 1) * _GAP
        error = _add(connection, number, file, in_folder=file != facts, progress=step)
        errors += [error] if error else []
    if len(errors) == len(files):
        _refuse_all(errors)
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
        FactBaseError: Two files are of one document.
        NotUpdatableError: There is no number left between two documents, or none can be read.
        sqlite3.Error: The index cannot be written.
    """
    known = {
        file: (number, stamp)
        for number, file, stamp in connection.execute("SELECT number, file, stamp FROM document")
    }
    files = {encodable(file.name): file for file in files_of(facts)}
    for name in [name for name in known if name not in files]:
        remove(connection, known.pop(name)[0])
    below = COUNTRIES
    for index, (name, file) in enumerate(files.items()):
        number, stamp = known.get(name, (None, ""))
        if number is None:
            later = islice(files, index + 1, None)
            numbers = [known[other][0] for other in later if other in known]
            number = (below + numbers[0]) // 2 if numbers else below + _GAP
            if number == below:
                raise NotUpdatableError
        if stamp != stamps.get(name):
            remove(connection, number)
            _add(connection, number, file, in_folder=True)
        below = number
    if not connection.execute("SELECT 1 FROM document WHERE problem IS NULL").fetchone():
        raise NotUpdatableError
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
) -> EufactsError | None:
    """Write the records of a document.

    A document of a folder that cannot be read is left out, so that the others answer. The reason is
    kept with its version: each look-up gives it until the file changes.

    Returns:
        Why a document of a folder was left out, if it was.

    Raises:
        FileError: The document is a whole fact base, and cannot be read.
        FactBaseError: It is one, and breaks the format's rules.
    """
    name = encodable(file.name)
    stamp = ""  # what the system refuses is tried again at each look-up
    try:
        content = read_content(file)
        lock, lock_status = _read_lock(file)
        stamp = settled_stamp(content.status, lock_status)
        base = read_base(content.data, str(file))
    except (FileError, FactBaseError) as error:
        if not in_folder:
            raise
        problem = seal(encodable(_problem(file, error)).encode())
        connection.execute(_DOCUMENT, (number, name, stamp, "", problem))
        return error
    about = _add_records(
        connection, number, file, base, lock, in_folder=in_folder, progress=progress
    )
    connection.execute(_DOCUMENT, (number, name, stamp, seal(to_json(about)), None))
    return None


_DOCUMENT = "INSERT INTO document VALUES (?, ?, ?, ?, ?)"


def _add_records(
    connection: sqlite3.Connection,
    number: int,
    file: Path,
    base: model.FactBase,
    lock: Lock | None,
    *,
    in_folder: bool,
    progress: Progress | None,
) -> Row:
    """Write the records of a document that could be read, and give the row on it."""
    prefix = id_prefix(file.stem) if in_folder else ""
    rows = Rows(base, lock, prefix)
    guide = Guide(base, rows, prefix)
    about = rows.about()
    count = sum(about["counts"].values())
    name = encodable(file.name)
    called = dict.fromkeys((encodable(file.stem), name, base.document.name, base.document.number))
    names: list[Name] = [("document", normalise_name(one), name, one) for one in called if one]
    tags: set[Tag] = set()
    searched: list[Words] = []
    pos, records = number * RECORDS, rows.rows()
    while batch := list(islice(records, _STEP)):  # all at once would fill the memory
        if progress is not None:
            progress((pos - number * RECORDS) / count)
        names += [one for row in batch for one in guide.names(row)]
        countries = [row for row in batch if row["kind"] == "country"]
        _add_countries(connection, number, countries, guide)
        entries = [
            _entry(row, guide, prefix, base.document.date)
            for row in batch
            if row["kind"] != "country"
        ]
        for entry in entries:
            entry.tags.add(("document", name))
            tags.update(tag for tag in entry.tags if tag[0] in NAMED)
            searched.append(entry.words)
        write(connection, pos, entries)
        pos += len(batch)
    named = chain(names, guide.vocabulary_names(), names_of(tags))
    write_names(connection, number, named)
    write_words(connection, number, searched)
    connection.executemany(
        "INSERT INTO vocabulary VALUES (?, ?, ?)",
        ((number, table, seal(to_json(entry))) for table, entry in words_of(base)),
    )
    return about


def _add_countries(
    connection: sqlite3.Connection, number: int, rows: list[Row], guide: Guide
) -> None:
    """Write what a document says of countries; ``_finish`` unites it with what others say."""
    countries = [
        (number, row["code"], seal(to_json([row, guide.country_names(row["code"])])))
        for row in rows
    ]
    connection.executemany("INSERT INTO country VALUES (?, ?, ?)", countries)


def _read_lock(file: Path) -> tuple[Lock | None, os.stat_result | None]:
    """Read a document's lock, and say which version; one that cannot be read proves nothing."""
    status = None
    with suppress(FileError):
        content = read_content(lock_path(file))
        status = content.status
        return parse_lock(content.data, lock_path(file)), status
    return None, status


def _problem(file: Path, error: FileError | FactBaseError) -> str:
    """Say in one line that a document of a folder is left out, and why."""
    first, *more = error.findings if isinstance(error, FactBaseError) else (error,)
    others = f", and {len(more)} more" if more else ""
    return f"{file.name} is left out: {first}{others}; see eufacts check"


def _refuse_all(errors: list[EufactsError]) -> NoReturn:
    """Refuse a folder of which no document can be read.

    Raises:
        FactBaseError: Some break the format's rules; with what is wrong in all of these.
        FileError: None of them can be read at all.
    """
    findings = [one for each in errors if isinstance(each, FactBaseError) for one in each.findings]
    if findings:
        raise FactBaseError(tuple(findings))
    raise errors[0]


def _entry(row: Row, guide: Guide, prefix: str, until: str) -> Entry:
    """A record with what finds it; a period without an end ends with the document's date."""
    folded = normalise_name(row["id"])
    bare = normalise_name(row["id"].removeprefix(prefix)) if prefix else None
    period = row.get("period") or row.get("as_of")
    days = span(period, max(until, period[:4])) if period else (None, None)
    label = label_of(row) or None
    record = (row["kind"], row["id"], folded, bare, label, row.get("value"), *days)
    return Entry(record, to_json(row), guide.words(row), guide.tags(row))


def _finish(connection: sqlite3.Connection, facts: Path) -> int:
    """Write what documents have in common: their countries, and the row on the whole.

    Raises:
        FactBaseError: Two files are of one document.
    """
    remove(connection, COUNTRIES)
    parts: dict[str, list[tuple[Row, list[str]]]] = {}
    files: dict[str, list[str]] = {}
    for code, body, file in connection.execute(_COUNTRIES):
        row, names = json.loads(unseal(body))
        parts.setdefault(code, []).append((row, names))
        files.setdefault(code, []).append(file)
    merged = [_merged(same) for same in parts.values()]
    entries = [_country(row, names, files[row["code"]]) for row, names in merged]
    write(connection, COUNTRIES * RECORDS, entries)
    write_words(connection, COUNTRIES, (entry.words for entry in entries))
    called = (
        ("country", normalise_name(name), row["code"], name)
        for row, names in merged
        for name in names
    )
    tags = {tag for entry in entries for tag in entry.tags if tag[0] in NAMED}
    write_names(connection, COUNTRIES, chain(called, names_of(tags)))
    documents = [(file, json.loads(unseal(sealed))) for file, sealed in connection.execute(_ABOUTS)]
    each = (
        Named(str(facts / file), about["document"], about["celex"], about["number"])
        for file, about in documents
    )
    if same := tuple(same_documents(each)):
        raise FactBaseError(same)
    about = _about_all(encodable(facts.name), [about for _, about in documents])
    about["counts"]["country"] = len(merged)
    written = time_ns() - _MINUTE_NS
    connection.execute("DELETE FROM about")
    connection.execute("INSERT INTO about VALUES (?, ?)", (seal(to_json(about)), written))
    return written


_COUNTRIES = """
  SELECT code, body, file FROM country JOIN document ON number = document
  ORDER BY document, country.rowid
"""

_ABOUTS = "SELECT file, about FROM document WHERE problem IS NULL ORDER BY number"


def _country(row: Row, names: list[str], files: list[str]) -> Entry:
    regions = {("region", region) for region in (row["region"], *row["groups"])}
    tags = {("country", row["code"]), *regions, *(("role", role) for role in row["roles"])}
    tags.update(("document", file) for file in files)
    record = ("country", row["id"], normalise_name(row["id"]), None, row["name"], None, None, None)
    words = (row["name"], "", " ".join(searched_names((row["id"], *names))), row["note"] or "")
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
    of_each = (*_OF_A_DOCUMENT, "counts", "proven", "open_reviews")
    documents = [{key: about[key] for key in of_each} for about in abouts]
    if len(abouts) == 1:
        return {**abouts[0], "documents": documents}
    counts: Counter[str] = Counter()
    for about in abouts:
        counts.update(about["counts"])
    whole: Row = dict.fromkeys(_OF_A_DOCUMENT)
    return {
        **whole,
        "title": name,
        "authors": [],
        "counts": dict(counts),
        "proven": sum(about["proven"] for about in abouts),
        "open_reviews": sum(about["open_reviews"] for about in abouts),
        "documents": documents,
    }
