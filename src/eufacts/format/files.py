"""Read regular files whole, up to a size limit, and list the files of a fact base.

A named pipe would block, a device never ends, and a large file would fill the memory: each is
refused before it is read. A file that changes while it is read is read again.
"""

import os
import re
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from eufacts.errors import FileError, QuestionError
from eufacts.findings import Finding, Where
from eufacts.format import limits
from eufacts.format.spelling import normalise_name

VARIABLE = "EUFACTS_MAX_MB"
"""The environment variable that raises the limit, in megabytes."""

_MEGABYTE = 2**20

_NUMBER = re.compile(r"[1-9][0-9]{0,6}")
_ATTEMPTS = 5
_PIECE = 2**16


class Content(NamedTuple):
    """The bytes of a file, and the version that was read."""

    data: bytes
    status: os.stat_result
    """Of the opened file; its name may lead to another file by now."""


def read_bytes(path: Path) -> bytes:
    """Read a file whole.

    Raises:
        FileError: It is missing, not a regular file, too large, or does not stop changing.
        QuestionError: The limit in the environment is not a number.
    """
    return read_content(path).data


def read_content(path: Path) -> Content:
    """Read a file whole, with the version that was read.

    Raises:
        FileError: As ``read_bytes``.
        QuestionError: As ``read_bytes``.
    """
    try:
        for _ in range(_ATTEMPTS):
            content = _read_once(path)
            if content is not None:
                return content
    except (OSError, ValueError) as error:  # a NUL in a path is a ValueError
        raise FileError(str(path), getattr(error, "strerror", None) or "cannot be read") from error
    raise FileError(str(path), "changes while it is read")


def read_stream(stream: BinaryIO, name: str) -> bytes:
    """Read a stream to its end.

    Raises:
        FileError: It cannot be read, or has more bytes than the limit.
        QuestionError: The limit in the environment is not a number.
    """
    raw = getattr(stream, "raw", stream)  # without a buffer, an end is read once
    most = limit()
    content = bytearray()
    try:
        while (piece := raw.read(_PIECE)) != b"" and len(content) <= most:
            content += _waited(raw) if piece is None else piece
    except OSError as error:
        raise FileError(name, error.strerror or "cannot be read") from error
    if len(content) > most:
        raise FileError(name, _too_large(most))
    return bytes(content)


def _waited(stream: BinaryIO) -> bytes:
    """Wait until a stream that does not block, and is empty, can be read."""
    from select import select

    select([stream], [], [])
    return b""


def _read_once(path: Path) -> Content | None:
    """Read a file; None if it changed meanwhile."""
    _refuse_unusual(path, path.stat())
    # If it has become a pipe since, O_NONBLOCK keeps this from waiting for a writer.
    opened = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(opened, "rb") as file:
        before = os.fstat(opened)
        _refuse_unusual(path, before)
        most = limit()
        if before.st_size > most:
            raise FileError(str(path), _too_large(most))
        data = file.read(before.st_size + 1)
        after = os.fstat(opened)
    same = (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns)
    return Content(data, after) if same and len(data) == before.st_size else None


def _refuse_unusual(path: Path, status: os.stat_result) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise FileError(str(path), "Is a directory")
    if not stat.S_ISREG(status.st_mode):
        raise FileError(str(path), "not a regular file (pipes and devices are not supported)")


def limit() -> int:
    """The largest size of a file, in bytes.

    Raises:
        QuestionError: The limit in the environment is not a number.
    """
    value = os.environ.get(VARIABLE)
    if not value:
        return limits.USUAL_MEGABYTES * _MEGABYTE
    if not _NUMBER.fullmatch(value):
        message = f"{VARIABLE}: {value[:40]!r} is not a number of megabytes, such as 64"
        raise QuestionError(message)
    return min(int(value), limits.MEGABYTES) * _MEGABYTE


def _too_large(most: int) -> str:
    megabytes = most // _MEGABYTE
    said = f"larger than {megabytes} MB"
    if megabytes >= limits.MEGABYTES:
        return f"{said}, the most that eufacts reads"
    return f"{said}; {VARIABLE}={limits.MEGABYTES} in the environment raises the limit"


def files_of(facts: Path) -> tuple[Path, ...]:
    """List the files of a fact base: itself, or the TOML files in the folder, sorted by name.

    Raises:
        FileError: The folder cannot be read or has no TOML file, or two have the same id prefix.
    """
    if not facts.is_dir():
        return (facts,)
    try:
        found = tuple(sorted(file for file in facts.iterdir() if file.suffix == ".toml"))
    except OSError as error:
        raise FileError(str(facts), error.strerror or "cannot be read") from error
    if not found:
        raise FileError(str(facts), "has no .toml file")
    prefixes: dict[str, Path] = {}
    for file in found:
        other = prefixes.setdefault(normalise_name(id_prefix(file.stem)), file)
        if other is not file:
            message = f"{other.name} and {file.name} would give the same ids: rename one"
            raise FileError(str(facts), message)
    return found


class Named(NamedTuple):
    """A file of a folder, and what its document is called."""

    file: str
    name: str
    """As answers call it."""
    celex: str | None
    number: str | None


def same_documents(documents: Iterable[Named]) -> Iterator[Finding]:
    """Find files of one document in a folder: each of its facts would be counted twice.

    Documents are the same if answers call them the same, or if they have one number and not both
    have a CELEX number, which would tell them apart.
    """
    by_name: dict[str, Named] = {}
    by_number: dict[tuple[str, bool], Named] = {}
    for one in documents:
        name, number = normalise_name(one.name), normalise_name(one.number or "")
        has_celex = one.celex is not None
        alike = [by_name.get(name)]
        if number:
            alike.append(by_number.get((number, False)))
            alike.append(None if has_celex else by_number.get((number, True)))
        other = next(filter(None, alike), None)
        if other is None:
            by_name[name] = by_number[number, has_celex] = one
            continue
        names = f"{Path(other.file).name} and {Path(one.file).name}"
        message = f"{names} are both {one.name}, which would be counted twice"
        yield Finding(Where(one.file, 0, ""), "same-document", message, "remove one")


def id_prefix(stem: str) -> str:
    """The prefix of a document's ids in a folder: its file's name, in the letters of an id."""
    return f"{re.sub('[^A-Za-z0-9_-]+', '-', stem).strip('-_') or 'document'}."
