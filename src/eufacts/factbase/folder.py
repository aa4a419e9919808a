"""A fact base that is a folder: TOML files, one for each document, read one at a time."""

import os
import stat
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from eufacts.errors import FileError
from eufacts.factbase.scoping import scope_name

Row = dict[str, Any]


def files_of(facts: Path) -> tuple[Path, ...]:
    """List the files of a fact base: itself, or the TOML files in the folder, by their names.

    Raises:
        FileError: The folder cannot be read, has no TOML file, or two whose names give one scope.
    """
    if not facts.is_dir():
        return (facts,)
    try:
        found = tuple(sorted(one for one in facts.iterdir() if one.suffix == ".toml"))
    except OSError as error:
        raise FileError(str(facts), error.strerror or "cannot be read") from error
    if not found:
        raise FileError(str(facts), "holds no .toml file")
    scopes: dict[str, Path] = {}
    for file in found:
        other = scopes.setdefault(scope_name(file.stem).casefold(), file)
        if other is not file:
            told = f"the ids of {other.name} would be those of {file.name}: rename one"
            raise FileError(str(facts), told)
    return found


def statuses(folder: Path) -> dict[str, os.stat_result]:
    """List a folder's fact bases and their locks, by one listing.

    Raises:
        OSError: It cannot be listed.
    """
    found = {}
    with os.scandir(folder) as entries:
        for entry in entries:
            if not entry.name.endswith(_READ):
                continue
            try:
                status = entry.stat()
            except OSError:  # a link to nothing: as a lock it proves nothing, and reading tells
                continue
            if stat.S_ISREG(status.st_mode):
                found[entry.name] = status
    toml, lock = _READ
    return {
        name: status
        for name, status in found.items()
        if name.endswith(toml) or f"{name.removesuffix(lock)}{toml}" in found
    }


_READ = (".toml", ".lock")
"""How the names of the files end that are read."""

_OF_A_DOCUMENT = (
    "celex",
    "number",
    "title",
    "type",
    "authors",
    "date",
    "place",
    "language",
    "url",
    "rights",
    "note",
    "citation",
)
"""The keys that say what a document is; of several documents together none of them applies."""


def about_all(name: str, abouts: Iterable[Row]) -> Row:
    """Make the row on the whole: that of its one document, or of the folder, with all of them.

    Args:
        name: The folder's name.
        abouts: The row on each document, in order.
    """
    each = list(abouts)
    documents = [{key: about[key] for key in _OF_A_DOCUMENT} for about in each]
    counts: Counter[str] = Counter()
    for about in each:
        counts.update(about["counts"])
    if len(each) == 1:
        return {**each[0], "documents": documents}
    whole: Row = dict.fromkeys(_OF_A_DOCUMENT)
    return {**whole, "title": name, "authors": [], "counts": dict(counts), "documents": documents}
