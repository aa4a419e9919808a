"""Files that other programs open: workbooks, databases, data packages and others.

Each module makes one format of what ``content`` looks up: a function from records to bytes,
imported when it is used. Text is written by ``output``.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from eufacts.errors import QuestionError, in_short
from eufacts.format.kinds import FACT_KINDS, KIND_NAMES, REFERENCES

if TYPE_CHECKING:
    from eufacts.export.content import Content

SUFFIXES = (".xlsx", ".db", ".sqlite", ".parquet", ".jsonld", ".bib", ".ris", ".html")
"""The suffixes of files that hold more than text; a path that ends in ``/`` is a data package."""

_KINDS = {
    ".parquet": FACT_KINDS,
    ".html": FACT_KINDS,
    ".jsonld": (*FACT_KINDS, REFERENCES.name),
    ".bib": (REFERENCES.name,),
    ".ris": (REFERENCES.name,),
}
"""The kinds of record that a format has, if it does not have all."""


def _metadata(database: Path) -> Path:
    """The file beside a database: what Datasette shows of it."""
    return database.with_name(f"{database.stem}.metadata.json")


def suffix_of(path: str) -> str:
    """Give the suffix of a path in ``SUFFIXES``, ``/`` for a folder, or nothing."""
    if path.endswith(("/", os.sep)):
        return "/"
    suffix = Path(path).suffix.lower()
    return suffix if suffix in SUFFIXES else ""


def write(content: "Content", path: Path, suffix: str, *, force: bool) -> int:
    """Write a file or folder, whole or not at all, and return the number of records in it.

    Args:
        content: What it is to have.
        path: Where.
        suffix: What ``suffix_of`` gives.
        force: Whether it may replace what is there.

    Raises:
        FileExistsError: It is there, and force is not set.
        FileError: It cannot be written.
        QuestionError: The format needs what is not installed, or cannot hold the records.
    """
    from eufacts.atomic_write import write_files, write_folder

    count = _held(content, suffix)
    if not count:
        raise QuestionError(f"{in_short(path.name)} cannot hold such records: use .xlsx or .db")
    made = files(content, path, suffix)
    if path in made:
        write_files(made, force=force)
    else:
        write_folder(path, made, force=force)
    return count


def _held(content: "Content", suffix: str) -> int:
    """The number of records of which a format has something."""
    kinds = _KINDS.get(suffix, KIND_NAMES)
    found = sum(row["kind"] in kinds for row in content.rows)
    return found + (len(content.documents) if suffix in {".bib", ".ris"} else 0)


def files(content: "Content", path: Path, suffix: str) -> Mapping[Path, bytes]:
    """Make the files of an export, by their paths.

    Args:
        content: What they are to have.
        path: The path of the file or folder.
        suffix: One of ``SUFFIXES``, or ``/``.

    Raises:
        QuestionError: The format needs what is not installed, or cannot hold the records.
    """
    match suffix:
        case ".xlsx":
            from eufacts.export.workbook import workbook

            made = {path: workbook(content, path.name)}
        case ".db" | ".sqlite":
            from eufacts.export.database import database
            from eufacts.export.metadata import metadata

            whole = database(content)
            made = {path: whole, _metadata(path): metadata(content, whole, path.stem)}
        case ".parquet":
            from eufacts.export.parquet import parquet

            held = parquet(content, path.name)
            made = {path: held} if isinstance(held, bytes) else _within(path, held)
        case ".html":
            from eufacts.export.webpage import webpage

            made = {path: webpage(content)}
        case ".jsonld":
            from eufacts.export.linkeddata import linked_data

            made = {path: linked_data(content)}
        case ".bib" | ".ris":
            from eufacts.export.bibliography import bibliography

            made = {path: bibliography(content, suffix)}
        case "/":
            from eufacts.export.datapackage import datapackage

            made = _within(path, datapackage(content))
        case _:
            raise ValueError(suffix)
    return made


def remark(path: Path, suffix: str) -> str:
    """Say what is written beside a file, or what it lacks because an extra is not installed."""
    if suffix in {".db", ".sqlite"}:
        return f"{_metadata(path)} describes it for Datasette"
    if suffix == ".html":
        from eufacts.charts.files import can_draw

        if not can_draw():
            return "for charts in it, install the extra 'charts': eufacts doctor says how"
    return ""


def _within(folder: Path, made: Mapping[str, bytes]) -> dict[Path, bytes]:
    return {folder / name: body for name, body in made.items()}
