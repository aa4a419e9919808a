"""The index: one SQLite file for each fact base, derived from it and disposable.

A record's row is stored as ready-made JSON beside what is filtered, so that a look-up is one
SELECT. The file's name says from which version of which fact base it was made: it is either
exactly right or not looked at, and an answer never comes from a stale one.
"""

import os
import sqlite3
import stat
import time
import zlib
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Self

from eufacts.errors import FileError
from eufacts.factbase.ready import ready_made
from eufacts.version import __version__

if TYPE_CHECKING:
    from eufacts.factbase.tables import Writer

SCHEMA = 7
"""Raised whenever what the index holds changes."""

_DOUBTFUL_NS = 2_000_000_000
"""A file that changed less than this ago may change again without a change of its time: file
systems keep times as coarsely as two seconds. Its index is not kept."""

Progress = Callable[[int, int], None]
"""Told how many records are done, and of how many."""


def shipped() -> Path:
    """Where the fact base that comes with eufacts lies: in the package, or in its repository."""
    inside = Path(__file__).parent.parent / "data" / "facts.toml"
    return inside if inside.exists() else inside.parents[3] / "data" / "facts.toml"


def cache_directory() -> Path:
    """Where indexes are kept: the user's cache directory."""
    from platformdirs import user_cache_path

    return user_cache_path("eufacts", appauthor=False)


class Index:
    """An open index; ``select`` asks it."""

    def __init__(
        self, connection: sqlite3.Connection, path: Path | None, facts: Path | None = None
    ) -> None:
        self._connection = connection
        self.path = path
        """The file that it lies in; None where it is in memory."""
        self._facts = facts
        """What it is made of anew should it prove damaged."""

    def select(self, sql: str, parameters: Iterable[object] = ()) -> list[tuple[object, ...]]:
        """Run one SELECT and give all its rows; from a new index where this one is damaged.

        Raises:
            sqlite3.Error: SQLite refuses the question, of any index.
        """
        given = tuple(parameters)
        try:
            return self._connection.execute(sql, given).fetchall()
        except (sqlite3.DatabaseError, UnicodeDecodeError):
            if self.path is None or self._facts is None:
                raise
            new = _in_memory(self._facts, None)
            try:
                found = new.execute(sql, given).fetchall()
            except sqlite3.Error:
                new.close()
                raise
        # What the new one answers and this one could not: it is damaged.
        self._connection.close()
        if self.path.parent != self._facts.parent:  # what was packed with a fact base stays
            _remove(self.path)
        self._connection, self.path = new, None
        return found

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def __enter__(self) -> Self:
        """Give itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of the file."""
        self.close()


def open_index(
    facts: Path, directory: Path | None = None, progress: Progress | None = None
) -> Index:
    """Open the index of a fact base, building it where there is none of this very version.

    Args:
        facts: The TOML file, or a folder of them.
        directory: Where indexes are kept; by default the user's cache directory. Where nothing
            can be written there, the index is built in memory.
        progress: Called as records are indexed.

    Raises:
        FileError: The fact base cannot be read.
        FactBaseError: It breaks the format's rules.
    """
    if directory is None and facts == shipped():
        ready = _open_kept(ready_made(facts, SCHEMA), facts)
        if ready is not None:
            return ready
    try:
        version, changed = _version_of(facts)
    except OSError as error:
        raise FileError(str(facts), error.strerror or "cannot be read") from error
    name = f"{_family(facts)}{SCHEMA}-{__version__}-{version}.sqlite"
    kept = (directory or cache_directory()) / name
    found = _open_kept(kept, facts)
    if found is not None:
        return found
    if time.time_ns() - changed < _DOUBTFUL_NS:
        return Index(_in_memory(facts, progress), None)
    return _build_kept(facts, kept, progress) or Index(_in_memory(facts, progress), None)


def _version_of(facts: Path) -> tuple[str, int]:
    """Tell one version of a fact base, of its files and their locks, from another.

    Returns:
        What its index's name says of it, and when it changed last, in nanoseconds.

    Raises:
        OSError: A file cannot be looked at.
    """
    status = facts.stat()
    if stat.S_ISDIR(status.st_mode):
        from eufacts.factbase.folder import version

        return version(facts)
    times = f"{status.st_size:x}-{status.st_mtime_ns:x}-{status.st_ctime_ns:x}"
    return f"{times}-{_lock_version(facts)}", status.st_mtime_ns


def _size_of(facts: Path) -> int:
    """How much TOML a fact base is, in bytes."""
    from eufacts.factbase.folder import files_of

    return sum(file.stat().st_size for file in files_of(facts))


def _lock_version(facts: Path) -> str:
    """Tell one version of a fact base's lock from another; its name is that of ``lock.py``."""
    try:
        status = facts.with_suffix(".lock").stat()
    except OSError:
        return "0"
    return f"{status.st_size:x}-{status.st_mtime_ns:x}"


def _family(facts: Path) -> str:
    """The beginning that the names of all of one file's indexes share."""
    return f"{facts.stem[:40]}-{zlib.crc32(str(facts.resolve()).encode()):08x}-"


def _open_kept(kept: Path, facts: Path) -> Index | None:
    """Open an index that was built before; None where there is none, or it is damaged."""
    try:
        connection = sqlite3.connect(f"file:{_uri(kept)}?mode=ro", uri=True)
    except sqlite3.Error:
        return None
    try:
        whole = connection.execute("SELECT 1 FROM about").fetchone()
    except (sqlite3.Error, UnicodeDecodeError):
        whole = None
    if whole is None:
        connection.close()
        return None
    return Index(connection, kept, facts)


def _uri(path: Path) -> str:
    """Escape what has a meaning in an SQLite file name that is a URI."""
    return str(path).replace("%", "%25").replace("?", "%3f").replace("#", "%23")


def _build_kept(facts: Path, kept: Path, progress: Progress | None) -> Index | None:
    """Build an index beside its place and move it there; None where nothing can be written.

    Several processes may do so at once: each builds its own, and the last one moved stays.
    """
    from eufacts.factbase.writing import writing

    unfinished = kept.with_suffix(f".{os.getpid()}.{time.monotonic_ns():x}")
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        with writing(unfinished, _size_of(facts)) as writer:
            _build(facts, writer, progress)
        unfinished.replace(kept)
        _forget_older(facts, kept)
    except (OSError, sqlite3.Error):
        return None
    finally:
        _remove(unfinished)
    return _open_kept(kept, facts)


def _forget_older(facts: Path, kept: Path) -> None:
    """Remove the indexes of earlier versions of a fact base."""
    for older in kept.parent.glob(f"{_family(facts)}*.sqlite"):
        if older != kept:
            _remove(older)


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return


def _in_memory(facts: Path, progress: Progress | None) -> sqlite3.Connection:
    from eufacts.factbase.tables import Tables

    connection = sqlite3.connect(":memory:")
    try:
        _build(facts, Tables(connection), progress)
    except BaseException:
        connection.close()
        raise
    return connection


def _build(facts: Path, writer: "Writer", progress: Progress | None) -> None:
    from eufacts.factbase.build import Filling
    from eufacts.factbase.folder import about_all, files_of
    from eufacts.factbase.lock import read_lock
    from eufacts.factbase.reader import read
    from eufacts.factbase.scoping import FileScope

    filling = Filling(writer, progress)
    abouts = []
    for file in files_of(facts):
        lock = None
        with suppress(FileError):  # a lock that cannot be read proves nothing, and hinders nothing
            lock = read_lock(file)
        abouts.append(
            filling.add(read(file), lock, FileScope(file.stem) if file != facts else None)
        )
    filling.finish(about_all(facts.name, abouts))


def build_ready(facts: Path, directory: Path) -> Path:
    """Build the index of a fact base that is packed with it, and say where it lies.

    Args:
        facts: The fact base.
        directory: Where the index is made; an empty one.

    Raises:
        FileError: The fact base cannot be read.
        FactBaseError: It breaks the format's rules.
    """
    from eufacts.factbase.writing import writing

    made = directory / ready_made(facts, SCHEMA).name
    with writing(made, _size_of(facts)) as writer:
        _build(facts, writer, None)
    return made


def clear(directory: Path | None = None) -> int:
    """Remove every index, and say how many there were.

    Raises:
        FileError: One cannot be removed.
    """
    count = 0
    for kept in (directory or cache_directory()).glob("*.sqlite"):
        try:
            kept.unlink(missing_ok=True)
        except OSError as error:
            raise FileError(str(kept), error.strerror or "cannot be removed") from error
        count += 1
    return count
