"""Writing an index to a file: at once, or for a large fact base in a process of its own.

Half of the work on an index is SQLite's. Another process does it while this one makes the rows.
"""

import gc
import marshal
import multiprocessing
import os
import signal
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from multiprocessing.connection import Connection
from pathlib import Path

from eufacts.index.forking import can_fork, start, when_ended
from eufacts.index.schema import Batch, Tables, Writer

WORTHWHILE = 1_000_000
"""So many bytes of TOML take longer to index than a process takes to start."""

_PLAIN = 2
"""A version of marshal's form that looks for no value that stands twice: it is written faster."""


@contextmanager
def writing(path: Path, size: int) -> Iterator[Writer]:
    """Give what writes an index to a new file.

    Args:
        path: The file; nothing of it is left where the index is not finished.
        size: How much TOML the index is made from, in bytes.

    Raises:
        OSError: It cannot be written.
        sqlite3.Error: It cannot be written.
    """
    if size < WORTHWHILE or not can_fork():
        with closing(sqlite3.connect(path)) as connection:
            yield Tables(connection)
        return
    with closing(_Elsewhere(path)) as elsewhere:
        yield elsewhere


class _Elsewhere:
    """Has an index written by a process of its own."""

    def __init__(self, path: Path) -> None:
        context = multiprocessing.get_context("fork")
        receiving, self._sending = context.Pipe(duplex=False)
        arguments = (path, receiving, self._sending)
        self._process = context.Process(target=_receive, args=arguments, daemon=True)
        start(self._process)
        receiving.close()

    def write(self, batch: Batch) -> None:
        """Send some records.

        Raises:
            OSError: The other process has ended.
        """
        self._sending.send_bytes(marshal.dumps(tuple(batch), _PLAIN))

    def finish(self, about: bytes) -> None:
        """Send the row on the whole, and wait until all is written.

        Raises:
            OSError: The other process could not write, or has ended.
        """
        self._sending.send_bytes(marshal.dumps(about))
        self._process.join()
        if self._process.exitcode:
            raise OSError("the index could not be written")

    def close(self) -> None:
        """End the other process; without all of the index it leaves none."""
        self._sending.close()
        self._process.join()


def _receive(path: Path, receiving: Connection, sending: Connection) -> None:
    """Write what is received; without an end that was told, leave nothing."""
    when_ended(signal.SIG_IGN)  # the end is told by the first process, or its own end tells it
    sending.close()  # or the end would never be seen
    gc.disable()
    try:
        with closing(sqlite3.connect(path)) as connection:
            tables = Tables(connection)
            # A pipe between two processes of one program: nobody else can write to it.
            while not isinstance(given := marshal.loads(receiving.recv_bytes()), bytes):  # noqa: S302
                tables.write(Batch(*given))
            tables.finish(given)
    except (EOFError, OSError, sqlite3.Error, MemoryError):
        path.unlink(missing_ok=True)
        os._exit(1)
