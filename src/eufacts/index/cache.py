"""Where indexes are kept, and which of them may be trusted: files in the user's cache directory.

The name of an index says of which fact base it is, and which version of eufacts made it; the index
itself says which version of each document it holds. The index of the shipped fact base is made with
the package and lies beside it; its name has a checksum of the very bytes that it was made from.
"""

import os
import stat
import time
import zlib
from contextlib import suppress
from pathlib import Path

from eufacts.errors import FileError
from eufacts.version import __version__

_COARSEST_NS = 2_000_000_000
"""File systems keep times as coarsely as this."""

_UNFINISHED = ".unfinished"

_ABANDONED_S = 24 * 3600
"""An index that has been unfinished for so many seconds was abandoned."""

_BESIDE = ("-journal", "-wal", "-shm")
"""What SQLite may leave beside an index."""


def cache_directory() -> Path:
    """Where indexes are kept: the user's cache directory."""
    from platformdirs import user_cache_path

    return user_cache_path("eufacts", appauthor=False)


def index_path(facts: Path, directory: Path | None, schema: int) -> Path:
    """Where the index of a fact base is kept.

    Args:
        facts: The TOML file, or a folder of them.
        directory: Where indexes are kept; by default the user's cache directory.
        schema: The version of what an index holds.
    """
    return (directory or cache_directory()) / f"{_family(facts)}{schema}-{__version__}.sqlite"


def ready_path(facts: Path, schema: int) -> Path:
    """Where the ready-made index of a fact base is, if there is one for these very bytes.

    Args:
        facts: The fact base; its lock is beside it.
        schema: The version of what an index holds.

    Raises:
        OSError: The fact base cannot be read.
    """
    checksum = zlib.crc32(facts.read_bytes())
    with suppress(FileNotFoundError):
        checksum = zlib.crc32(facts.with_suffix(".lock").read_bytes(), checksum)
    return facts.with_name(f"{facts.stem}-{schema}-{__version__}-{checksum:08x}.sqlite")


def stamps_of(facts: Path) -> dict[str, str]:
    """Tell which documents a fact base has now, and which version of each.

    Returns:
        The stamp of each file's name.

    Raises:
        FileError: The fact base cannot be looked at.
    """
    try:
        status = facts.stat()
        if not stat.S_ISDIR(status.st_mode):
            return {facts.name: _stamp(status, _status(facts.with_suffix(".lock")))}
        with os.scandir(facts) as entries:
            found = {entry.name: entry for entry in entries if entry.name.endswith(_READ)}
        return {
            name: _stamp(document, _status(found.get(f"{name.removesuffix(_READ[0])}{_READ[1]}")))
            for name, entry in found.items()
            if name.endswith(_READ[0]) and (document := _status(entry)) is not None
        }
    except OSError as error:
        raise FileError(str(facts), error.strerror or "cannot be read") from error


_READ = (".toml", ".lock")
"""The ends of the names of files that are read."""


def settled_stamp(document: os.stat_result, lock: os.stat_result | None) -> str:
    """The stamp of a document as it was read; empty where it may change with no sign of it.

    A file that changed a moment ago may change again within what its time can tell, so it is read
    again at the next look-up.
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
    """What the system says of a file; None where there is none, or a link that leads nowhere."""
    try:
        return file.stat() if file is not None else None
    except OSError:
        return None


def _family(facts: Path) -> str:
    """The beginning that the names of all indexes of one fact base share."""
    return f"{facts.stem[:40]}-{zlib.crc32(str(facts.resolve()).encode()):08x}-"


def is_own(kept: Path) -> bool:
    """Whether an index is this user's or root's: another user might have made up its answers."""
    try:
        return os.name == "nt" or kept.lstat().st_uid in (os.geteuid(), 0)
    except OSError:
        return False


def is_untouched(kept: Path, written: int) -> bool:
    """Whether nobody has written to an index since it was dated.

    What a disk changes by itself is not seen here.
    """
    return abs(kept.lstat().st_mtime_ns - written) < _COARSEST_NS


def date(kept: Path, written: int) -> None:
    """Give an index its date: whoever writes to it changes that.

    Raises:
        OSError: It cannot be dated.
    """
    os.utime(kept, ns=(written, written))


def temporary_path(kept: Path) -> Path:
    """Where an index is built that will be kept elsewhere; no other process builds there."""
    return kept.with_suffix(f".{os.getpid()}.{time.monotonic_ns():x}{_UNFINISHED}")


def remove_stale(facts: Path, kept: Path) -> None:
    """Remove the indexes that other versions made of a fact base, and what was left unfinished."""
    family = _family(facts)
    for older in kept.parent.iterdir():
        ended = older.suffix != _UNFINISHED or _is_abandoned(older)
        if older.name.startswith(family) and not older.name.startswith(kept.name) and ended:
            remove(older)


def _is_abandoned(building: Path) -> bool:
    try:
        # Not by its date: a whole one has the date of its index already, and is being moved.
        return time.time() - building.stat().st_ctime > _ABANDONED_S
    except OSError:
        return False


def remove(path: Path) -> None:
    """Remove an index with what SQLite left beside it, where that can be done."""
    for name in (path.name, *(f"{path.name}{end}" for end in _BESIDE)):
        with suppress(OSError):
            path.with_name(name).unlink(missing_ok=True)


def clear(directory: Path | None = None) -> int:
    """Remove every index, also what was left unfinished, and say how many there were.

    Raises:
        FileError: One cannot be removed.
    """
    where = directory or cache_directory()
    for unfinished in where.glob(f"*{_UNFINISHED}"):
        remove(unfinished)
    count = 0
    for kept in where.glob("*.sqlite"):
        try:
            kept.unlink(missing_ok=True)
        except OSError as error:
            raise FileError(str(kept), error.strerror or "cannot be removed") from error
        remove(kept)
        count += 1
    return count
