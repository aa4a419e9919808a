"""The index: one SQLite file for each fact base, derived from it and disposable.

A record's row is stored as ready-made JSON beside what is filtered, so that a look-up is one
SELECT. An answer never comes from an index that is stale, damaged or somebody else's.
"""

import sqlite3
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Self

from eufacts.errors import FileError
from eufacts.factbase.ready import ready_made
from eufacts.factbase.seal import BrokenSealError, unseal

if TYPE_CHECKING:
    from eufacts.factbase.intake import Seen
    from eufacts.factbase.tables import Writer

SCHEMA = 10
"""Raised whenever what the index holds changes."""

Progress = Callable[[int, int], None]
"""Told how many records are done, and of how many."""


def shipped() -> Path:
    """Where the fact base that comes with eufacts lies: in the package, or in its repository."""
    inside = Path(__file__).parent.parent / "data" / "facts.toml"
    return inside if inside.exists() else inside.parents[3] / "data" / "facts.toml"


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
        self._give_way(new)
        return found

    def texts(self, sql: str, parameters: Iterable[object] = ()) -> tuple[str, ...]:
        """Run one SELECT of texts, each of which is what was written; else from a new index.

        Raises:
            sqlite3.Error: SQLite refuses the question, of any index.
        """
        given = tuple(parameters)
        try:
            return tuple([unseal(str(sealed)) for (sealed,) in self.select(sql, given)])
        except BrokenSealError:
            if self._facts is None:
                raise
            self._give_way(_in_memory(self._facts, None))
            return tuple([unseal(str(sealed)) for (sealed,) in self.select(sql, given)])

    def _give_way(self, new: sqlite3.Connection) -> None:
        """Ask a new index from now on; the damaged one is removed, if it is in the cache."""
        from eufacts.factbase.kept import remove

        self._connection.close()
        if self.path and self._facts and self.path.parent != self._facts.parent:
            remove(self.path)
        self._connection, self.path = new, None

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
    from eufacts.factbase.kept import is_as_built, look_at, place_of

    version = look_at(facts)
    kept = place_of(facts, directory, SCHEMA, version)
    found = _open_kept(kept, facts) if is_as_built(kept, version.changed) else None
    if found is not None:
        return found
    built = None if _is_doubtful(version.changed) else _build_kept(facts, directory, kept, progress)
    return built or Index(_in_memory(facts, progress), None)


def _is_doubtful(changed: int) -> bool:
    """Whether a file changed just now: it may change again without a change of its time."""
    from eufacts.factbase.kept import COARSEST_NS

    return time.time_ns() - changed < COARSEST_NS


def _size_of(facts: Path) -> int:
    """How much TOML a fact base is, in bytes."""
    from eufacts.factbase.folder import files_of

    return sum(file.stat().st_size for file in files_of(facts))


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


def _build_kept(
    facts: Path, directory: Path | None, kept: Path, progress: Progress | None
) -> Index | None:
    """Build an index and keep it under the name of what was read; None where it cannot be kept.

    What was read may be another version than what was looked at before. Several processes may
    build at once: each builds its own, and the last one moved stays.
    """
    from eufacts.factbase.kept import (
        date_as_built,
        forget_older,
        place_of,
        remove,
        unfinished,
        version_of,
    )
    from eufacts.factbase.writing import writing

    building = unfinished(kept)
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        with writing(building, _size_of(facts)) as writer:
            read = version_of(_build(facts, writer, progress))
        if _is_doubtful(read.changed):
            return None
        kept = place_of(facts, directory, SCHEMA, read)
        date_as_built(building, read.changed)
        building.replace(kept)
        forget_older(facts, kept)
    except (OSError, sqlite3.Error):
        return None
    finally:
        remove(building)
    return _open_kept(kept, facts)


def _in_memory(facts: Path, progress: Progress | None) -> sqlite3.Connection:
    from eufacts.factbase.tables import Tables

    connection = sqlite3.connect(":memory:")
    try:
        _build(facts, Tables(connection), progress)
    except BaseException:
        connection.close()
        raise
    return connection


def _build(facts: Path, writer: "Writer", progress: Progress | None) -> "Seen":
    """Fill an index, and give the status of each file and lock that was read, by its name."""
    from eufacts.factbase.folder import about_all, files_of
    from eufacts.factbase.intake import read_bytes
    from eufacts.factbase.lock import read_lock
    from eufacts.factbase.pausing import without_collection
    from eufacts.factbase.scoping import FileScope
    from eufacts.factbase.tomltext import taken_in

    files = files_of(facts)
    seen: Seen = {}
    with without_collection():
        with taken_in(read_bytes(files[0], seen), str(files[0])) as toml:
            # While others parse a large one, this process loads what makes an index of it.
            from eufacts.factbase.build import Filling
            from eufacts.factbase.reader import placed, read

            bases = chain((placed(toml),), (read(file, seen) for file in files[1:]))
        filling = Filling(writer, progress)
        abouts = []
        for file in files:
            lock = None
            with suppress(FileError):  # a lock that cannot be read proves and hinders nothing
                lock = read_lock(file, seen)
            scope = FileScope(file.stem) if file != facts else None
            # Nothing here holds a document while the next one is read.
            abouts.append(filling.add(next(bases), lock, scope))
        filling.finish(about_all(facts.name, abouts))
    return seen


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
