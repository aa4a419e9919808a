"""The files of indexes: their names in the user's cache directory, and which may be trusted.

The name of an index says which fact base it is for and which version of eufacts made it. The index
itself says which version of each document it contains. The index of the shipped fact base is made
with the package and is beside it; its name has a checksum of the bytes that it was made from.
"""

import os
import re
import stat
import time
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from eufacts.errors import FileError
from eufacts.version import __version__

_COARSEST_NS = 2_000_000_000
"""The coarsest step of a file system's times."""

_UNFINISHED = ".unfinished"

_NAME = (
    r"(?s).*-[0-9a-f]{8}-[0-9]+(\.[0-9a-f]{8})?-[0-9]+\.[0-9]+\.[0-9]+((a|b|rc)[0-9]+)?"
    r"(\.sqlite|\.[0-9]+\.[0-9a-f]+\.unfinished)"
)
"""The name of an index: its fact base, the checksum of its path, layout and version of eufacts."""

_ABANDONED_S = 24 * 3600
"""The age in seconds at which an unfinished index is abandoned."""

_BESIDE = ("-journal", "-wal", "-shm")
"""The ends of the names of files that SQLite may leave beside an index."""

_READ = (".toml", ".lock")
"""The suffixes of the files that are read."""


def cache_directory() -> Path:
    """The user's cache directory, in which indexes are kept."""
    from platformdirs import user_cache_path

    return user_cache_path("eufacts", appauthor=False)


def encodable(name: str) -> str:
    """A file's name as text: bytes of it that are not UTF-8 are written as escapes."""
    return name.encode("utf-8", "backslashreplace").decode()


def index_path(facts: Path, directory: Path | None, layout: str) -> Path:
    """The path of a fact base's index.

    Args:
        facts: The TOML file, or a folder of them.
        directory: Where indexes are kept; by default the user's cache directory.
        layout: The version of the contents of an index.
    """
    return (directory or cache_directory()) / f"{_family(facts)}{layout}-{__version__}.sqlite"


def ready_path(facts: Path, layout: str) -> Path:
    """The path of the ready-made index of a fact base, if there is one for these bytes.

    Args:
        facts: The fact base; its lock is beside it.
        layout: The version of the contents of an index.

    Raises:
        OSError: The fact base cannot be read.
    """
    checksum = zlib.crc32(facts.read_bytes())
    with suppress(FileNotFoundError):
        checksum = zlib.crc32(facts.with_suffix(".lock").read_bytes(), checksum)
    return facts.with_name(f"{facts.stem}-{layout}-{__version__}-{checksum:08x}.sqlite")


def stamps_of(facts: Path) -> dict[str, str]:
    """List the documents that a fact base has now, with the version of each.

    Returns:
        The stamp of each file, by its name.

    Raises:
        FileError: The fact base cannot be read.
    """
    try:
        status = facts.stat()
        if not stat.S_ISDIR(status.st_mode):
            return {encodable(facts.name): _stamp(status, _status(facts.with_suffix(".lock")))}
        with os.scandir(facts) as entries:
            found = {entry.name: entry for entry in entries if entry.name.endswith(_READ)}
        return {
            encodable(name): _stamp(
                document, _status(found.get(f"{name.removesuffix(_READ[0])}{_READ[1]}"))
            )
            for name, entry in found.items()
            if name.endswith(_READ[0]) and (document := _status(entry)) is not None
        }
    except OSError as error:
        raise FileError(str(facts), error.strerror or "cannot be read") from error


def settled_stamp(document: os.stat_result, lock: os.stat_result | None) -> str:
    """The stamp of a document that was read; empty if it changed a moment ago.

    Such a file may change again without a change of its times, so it is read again at the next
    look-up.
    """
    changed = max(status.st_mtime_ns for status in (document, lock) if status is not None)
    return _stamp(document, lock) if time.time_ns() - changed >= _COARSEST_NS else ""


def _stamp(*versions: os.stat_result | None) -> str:
    return "-".join(
        f"{status.st_size:x}-{status.st_mtime_ns:x}-{status.st_ctime_ns:x}-{status.st_ino:x}"
        if status is not None
        else "0"
        for status in versions
    )


def _status(file: "Path | os.DirEntry[str] | None") -> os.stat_result | None:
    """The status of a file; None if there is none, or a dangling link."""
    try:
        return file.stat() if file is not None else None
    except OSError:
        return None


def _family(facts: Path) -> str:
    """The start of the name of every index of a fact base."""
    path = os.fsencode(os.path.realpath(facts))  # pathlib raises for a circle of links
    return f"{encodable(facts.stem)[:40]}-{zlib.crc32(path):08x}-"


def is_own(kept: Path) -> bool:
    """Whether an index belongs to this user or root: another user might have forged its answers."""
    try:
        return os.name == "nt" or kept.lstat().st_uid in (os.geteuid(), 0)
    except OSError:
        return False


def is_regular(index: Path) -> bool:
    """Whether an index is a regular file, as all files beside it that SQLite would read.

    A pipe would be waited for without end.
    """
    try:
        modes = [_mode(path) for path in (index, *_beside(index))]
    except OSError:
        return False
    return stat.S_ISREG(modes[0]) and all(stat.S_ISREG(mode) or not mode for mode in modes)


def _mode(path: Path) -> int:
    """What a file is; 0 if there is none."""
    try:
        return path.lstat().st_mode
    except FileNotFoundError:
        return 0


def _beside(index: Path) -> Iterator[Path]:
    """The files that SQLite may leave beside an index."""
    return (index.with_name(f"{index.name}{end}") for end in _BESIDE)


def is_untouched(kept: Path, written: int) -> bool:
    """Whether an index still has the date that it was given, so that nobody has written to it.

    A bit that flips on a disk does not change the date.
    """
    return abs(kept.lstat().st_mtime_ns - written) < _COARSEST_NS


def date(kept: Path, written: int) -> None:
    """Give an index its date, which any later write changes.

    Raises:
        OSError: It cannot be dated.
    """
    os.utime(kept, ns=(written, written))


def temporary_path(kept: Path) -> Path:
    """A path to build an index at, before it is moved; no other process builds there."""
    return kept.with_suffix(f".{os.getpid()}.{time.monotonic_ns():x}{_UNFINISHED}")


def remove_stale(facts: Path, kept: Path) -> None:
    """Remove the indexes of a fact base that other versions made, and abandoned ones."""
    family = _family(facts)
    for older in _made(kept.parent):
        ended = older.suffix != _UNFINISHED or _is_abandoned(older)
        if older.name.startswith(family) and older != kept and ended:
            remove(older)


def _made(directory: Path) -> list[Path]:
    """The indexes in a directory, unfinished ones too; other files there are somebody's own."""
    return [
        path
        for path in directory.glob("*")
        if re.fullmatch(_NAME, path.name) and path.is_file() and not path.is_symlink()
    ]


def _is_abandoned(building: Path) -> bool:
    try:
        # Not st_mtime: an index that is about to be moved already has the date of its own.
        return time.time() - building.stat().st_ctime > _ABANDONED_S
    except OSError:
        return False


def remove(path: Path) -> None:
    """Remove an index, with the files that SQLite left beside it, if possible."""
    for each in (path, *_beside(path)):
        with suppress(OSError):
            each.unlink(missing_ok=True)


def finished() -> list[Path]:
    """The indexes in the user's cache directory that are not being built."""
    return [index for index in _made(cache_directory()) if index.suffix != _UNFINISHED]


def clear(directory: Path | None = None) -> int:
    """Remove every index, unfinished ones too, and count those that were finished.

    Raises:
        FileError: An index cannot be removed.
    """
    count = 0
    for made in _made(directory or cache_directory()):
        try:
            made.unlink(missing_ok=True)
        except OSError as error:
            raise FileError(str(made), error.strerror or "cannot be removed") from error
        remove(made)
        count += made.suffix != _UNFINISHED
    return count
