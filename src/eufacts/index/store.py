"""The index: one SQLite file for each fact base, derived from it and disposable.

A record's row is stored as ready-made JSON beside what is filtered, so that a look-up is one
SELECT. An index knows its documents: those that changed are read again. A stale or damaged index,
or one that belongs to another user, is never used.
"""

import sqlite3
import time
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from eufacts.errors import EufactsError
from eufacts.format.kinds import FILTERS, KIND_NAMES
from eufacts.index import cache
from eufacts.index.seal import BrokenSealError, unseal

if TYPE_CHECKING:
    from eufacts.index.build import Progress

SCHEMA = 25
"""The version of an index's contents; raise it when they change."""

_KINDS = repr((KIND_NAMES, [(filter_.name, filter_.keys) for filter_ in FILTERS]))

LAYOUT = f"{SCHEMA}.{zlib.crc32(_KINDS.encode()):08x}"
"""The version with a checksum of kinds and filters: a new one needs no other version."""

_WAIT_S = 60
"""How long to wait for another process that updates the index."""

_PAUSE_S = 0.1
"""How long SQLite itself waits, which no signal can end."""

_STEPS = 100_000
"""Steps of SQLite between two calls of what watches a statement: some milliseconds."""

_MOST_CALLS = 10_000
"""The most calls of a question or an update: ten seconds. Thirty thousand facts take 100."""

_MOST_CALLS_TO_OPEN = 100
"""The most calls when an index is opened: enough for 800,000 documents."""


def shipped() -> Path:
    """The path of the bundled fact base: in the package, or in a checkout."""
    inside = Path(__file__).parent.parent / "data" / "facts.toml"
    return inside if inside.exists() else inside.parents[3] / "data" / "facts.toml"


class DamagedIndexError(EufactsError):
    """SQLite cannot read an index, or a text in it has changed."""


class Index:
    """An open index."""

    def __init__(
        self, connection: sqlite3.Connection, path: Path | None, documents: "Sequence[_Document]"
    ) -> None:
        """Open an index.

        Args:
            connection: To its database.
            path: Its file; None if it is ready-made or in memory.
            documents: Its documents, as ``_documents`` reads them.

        Raises:
            DamagedIndexError: A text is not what was written.
        """
        self._connection = connection
        self.path = path
        """Its file; None if it is ready-made or in memory."""
        try:
            self.problems = tuple([unseal(problem) for _, _, problem, _ in documents if problem])
            """Why documents of a folder are left out, a line for each."""
        except BrokenSealError as error:
            raise DamagedIndexError("a text has changed") from error
        self.has_several = len(documents) - len(self.problems) > 1
        """Whether it answers from several documents."""

    def select(self, sql: str, parameters: Iterable[object] = ()) -> list[tuple[object, ...]]:
        """Run one SELECT and return all rows.

        Raises:
            DamagedIndexError: SQLite cannot answer; ``open_index`` with ``rebuild`` repairs that.
        """
        try:
            return _execute(self._connection, sql, tuple(parameters), calls=_MOST_CALLS)
        except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
            raise DamagedIndexError(str(error)) from error

    def texts(self, sql: str, parameters: Iterable[object] = ()) -> tuple[str, ...]:
        """Run one SELECT of sealed texts and return them without their checksums.

        Raises:
            DamagedIndexError: As ``select``, or a text has changed.
        """
        found = self.select(sql, parameters)
        try:
            return tuple([unseal(str(sealed)) for (sealed,) in found])
        except BrokenSealError as error:
            raise DamagedIndexError("a text has changed") from error

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the file."""
        self.close()


def open_index(
    facts: Path,
    directory: Path | None = None,
    progress: "Progress | None" = None,
    *,
    rebuild: bool = False,
) -> Index:
    """Open the index of a fact base, after it is brought up to date.

    Args:
        facts: The TOML file, or a folder of them.
        directory: Where indexes are kept; by default the user's cache directory. If nothing
            can be written there, the index is built in memory.
        progress: Called as records are indexed.
        rebuild: Whether to build the index again, because the one that exists is damaged.

    Raises:
        FileError: The fact base cannot be read, or no document of a folder can.
        FactBaseError: It, or every document of a folder, breaks the format's rules; or two files of
            the folder are of one document.
    """
    if directory is None and facts == shipped() and not rebuild:
        ready = _connect(cache.ready_path(facts, LAYOUT))
        if ready is not None and (documents := _documents(ready)):
            return Index(ready, None, documents)
    kept = cache.index_path(facts, directory, LAYOUT)
    stamps = cache.stamps_of(facts)
    if rebuild:
        cache.remove(kept)
    found = _connect(kept) if cache.is_own(kept) else None
    if found is not None:
        documents = _documents(found)
        if _is_current(documents, kept, stamps):
            return Index(found, kept, documents)
        found.close()
        if documents and facts.is_dir() and _update(facts, kept, stamps):
            updated = _connect(kept)
            if updated is not None and (documents := _documents(updated)):
                return Index(updated, kept, documents)
    return _build_kept(facts, kept, progress) or _in_memory(facts, progress)


def _connect(path: Path) -> sqlite3.Connection | None:
    """Open an index to read it; None if there is none that can be read."""
    if not cache.is_regular(path):
        return None
    escaped = str(path).replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    try:
        return _interruptible(f"file:{escaped}?mode=ro")
    except sqlite3.Error:
        return None


def _interruptible(database: str) -> sqlite3.Connection:
    """Connect to a database, by an address, so that a signal can end a long statement.

    Python handles signals only while it runs itself, so SQLite calls it now and then. The exception
    of a signal then ends the statement with an error of SQLite's: see ``_pass_on_interrupt``.
    """
    connection = sqlite3.connect(database, uri=True, timeout=_PAUSE_S)
    connection.isolation_level = None
    connection.set_progress_handler(_go_on, _STEPS)
    return connection


def _go_on() -> int:
    return 0


def _execute(
    connection: sqlite3.Connection,
    sql: str,
    parameters: tuple[object, ...] = (),
    calls: int = _MOST_CALLS,
) -> list[tuple[Any, ...]]:
    """Run one statement.

    While another process updates the index, it is tried again.

    Raises:
        sqlite3.Error: It cannot be run, or takes too many steps.
        KeyboardInterrupt: A signal ended it.
    """
    until = time.monotonic() + _WAIT_S
    with _bounded(connection, calls):
        while True:
            try:
                return connection.execute(sql, parameters).fetchall()
            except sqlite3.OperationalError as error:
                if _code(error) != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                    raise


@contextmanager
def _bounded(connection: sqlite3.Connection, most: int) -> Iterator[None]:
    """Bound the steps of SQLite: in an index that was written to, a table might have no end."""
    calls = count()
    connection.set_progress_handler(lambda: next(calls) >= most, _STEPS)
    try:
        yield
    except sqlite3.OperationalError as error:
        if next(calls) < most:
            _pass_on_interrupt(error)
        raise
    finally:
        connection.set_progress_handler(_go_on, _STEPS)


def _pass_on_interrupt(error: BaseException) -> None:
    """Raise the interrupt that ended a statement, if one did.

    Raises:
        KeyboardInterrupt: One did.
    """
    if _code(error) == sqlite3.SQLITE_INTERRUPT:
        raise KeyboardInterrupt from error


def _code(error: BaseException) -> int | None:
    """SQLite's code of an error; a text that is not UTF-8 has none."""
    return getattr(error, "sqlite_errorcode", None)


_Document = tuple[str, str, str | None, int]
"""A document as an index knows it: its file; its stamp, which says what version of it was read; why
it is left out, sealed; and the date of the whole index."""

_DOCUMENTS = """\
SELECT CAST(file AS TEXT), CAST(stamp AS TEXT), CAST(problem AS TEXT),
  coalesce(CAST(written AS INTEGER), 0) FROM document, about
  WHERE (SELECT group_concat(name) FROM sqlite_schema WHERE type IN ('view', 'trigger')) = 'name'
"""
"""An index that was written to may have values of any type, and views and triggers without end."""


def _documents(connection: sqlite3.Connection) -> list[_Document]:
    """The documents of an index; empty if it is damaged. The connection is then closed."""
    try:
        return _execute(connection, _DOCUMENTS, calls=_MOST_CALLS_TO_OPEN)
    except (sqlite3.Error, UnicodeDecodeError):
        connection.close()
        return []
    except BaseException:  # a signal
        connection.close()
        raise


def _written(documents: Sequence[_Document]) -> int:
    """The date of the whole index, which each document has."""
    *_, written = documents[0]
    return written


def _is_current(documents: Sequence[_Document], kept: Path, stamps: dict[str, str]) -> bool:
    """Whether an index has exactly the documents that there are, each as it is now."""
    return (
        bool(documents)
        and {file: stamp for file, stamp, _, _ in documents} == stamps
        and cache.is_untouched(kept, _written(documents))
    )


def _update(facts: Path, kept: Path, stamps: dict[str, str]) -> bool:
    """Read the changed documents of a folder again, in one transaction.

    Returns:
        Whether that was done; if not, the whole index must be built again.

    Raises:
        FileError: A document cannot be read.
        FactBaseError: A document breaks the format's rules.
    """
    from eufacts.index.build import update

    try:
        with closing(_interruptible(str(kept))) as connection:
            connection.execute("PRAGMA synchronous = OFF")
            _execute(connection, "BEGIN IMMEDIATE")
            documents = _documents(connection)
            if not documents or not cache.is_untouched(kept, _written(documents)):
                return False
            with _bounded(connection, _MOST_CALLS):
                written = update(connection, facts, stamps)
            _execute(connection, "COMMIT")
        cache.date(kept, written)
    except EufactsError:
        raise
    except Exception:  # noqa: BLE001 - in an index that was written to, anything can be wrong
        return False
    return True


def _build_kept(facts: Path, kept: Path, progress: "Progress | None") -> Index | None:
    """Build an index beside its path and move it there; None if nothing can be written.

    Several processes may do so at once: each builds its own, and the last move wins.
    """
    building = cache.temporary_path(kept)
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        _build(facts, building, progress)
        building.replace(kept)
        cache.remove_stale(facts, kept)
    except (OSError, sqlite3.Error) as error:
        _pass_on_interrupt(error)
        return None
    finally:
        cache.remove(building)
    connection = _connect(kept)
    documents = _documents(connection) if connection else []
    return Index(connection, kept, documents) if connection and documents else None


def _build(facts: Path, path: Path, progress: "Progress | None") -> None:
    """Build an index in a new file."""
    from eufacts.index.build import fill

    with closing(_interruptible(str(path))) as connection:
        # An unfinished index is thrown away, so it needs no journal.
        connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
        written = fill(connection, facts, progress)
    cache.date(path, written)


def _in_memory(facts: Path, progress: "Progress | None") -> Index:
    from eufacts.index.build import fill

    connection = _interruptible(":memory:")
    try:
        fill(connection, facts, progress)
    except BaseException as error:
        connection.close()
        _pass_on_interrupt(error)
        raise
    return Index(connection, None, _documents(connection))


def build_ready(facts: Path, directory: Path) -> Path:
    """Build the index of a fact base that is packed with it, and return its path.

    Args:
        facts: The fact base.
        directory: An empty directory for the index.

    Raises:
        FileError: The fact base cannot be read.
        FactBaseError: It breaks the format's rules.
    """
    made = directory / cache.ready_path(facts, LAYOUT).name
    _build(facts, made, None)
    return made
