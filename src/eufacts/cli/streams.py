"""Write texts to standard output and standard error in full, or report the failure.

Without buffers, Python loses the rest of a short write; with them, it reports some failures only as
it exits, with its own message and exit code. So nothing is buffered here.
"""

import errno
import io
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TextIO

from eufacts.errors import FileError

if TYPE_CHECKING:
    from pathlib import Path

    from _typeshed import ReadableBuffer


class ReaderGoneError(Exception):
    """The reader of standard output has closed the pipe.

    Not an OSError, because Typer would turn that into exit code 1.
    """


def read_source(source: "Path") -> tuple[bytes, str]:
    """Read a source document; ``-`` is standard input.

    Returns:
        Its bytes, and its name without the folder.

    Raises:
        FileError: It cannot be read, or is too large.
    """
    from eufacts.format.files import read_bytes, read_stream
    from eufacts.index.cache import encodable

    if str(source) != "-":
        return read_bytes(source), encodable(source.name)
    if sys.stdin is None:
        raise FileError("standard input", "is closed")
    return read_stream(sys.stdin.buffer, "standard input"), "standard input"


def guard_streams() -> None:
    """Replace ``sys.stdout`` and ``sys.stderr`` by streams that write at once and in full.

    If standard output cannot be written, FileError or ReaderGoneError is raised. If standard error
    cannot be written, the message is lost and only the exit code remains.
    """
    sys.stdout = _guarded(sys.stdout, _refuse)
    sys.stderr = _guarded(sys.stderr, lambda _: None)


def _guarded(stream: TextIO | None, on_failure: Callable[[OSError], None]) -> TextIO:
    return io.TextIOWrapper(
        _Unbuffered(stream, on_failure),  # type: ignore[type-var] # a raw stream works too
        encoding=stream.encoding if stream else "utf-8",
        errors="backslashreplace",
        write_through=True,
    )


def _refuse(error: OSError) -> None:
    """Raise the error for a failure of standard output."""
    if isinstance(error, BrokenPipeError):
        raise ReaderGoneError from error
    raise FileError("standard output", error.strerror or "cannot be written") from error


class _Unbuffered(io.RawIOBase):
    """Writes everything at once, or passes the error on."""

    def __init__(self, stream: TextIO | None, on_failure: Callable[[OSError], None]) -> None:
        buffer = getattr(stream, "buffer", None)
        self._raw: Any = getattr(buffer, "raw", buffer)
        """None if the stream is closed."""
        self._on_failure = on_failure

    def writable(self) -> bool:
        return True

    def isatty(self) -> bool:
        return self._raw is not None and bool(self._raw.isatty())

    def fileno(self) -> int:
        if self._raw is None:
            raise OSError(errno.EBADF, "is closed")
        return int(self._raw.fileno())

    def write(self, content: "ReadableBuffer", /) -> int:
        rest = memoryview(content).cast("B")
        size = len(rest)
        try:
            while rest:
                rest = rest[self._write_some(rest) :]
        except OSError as error:
            self._on_failure(error)
        return size

    def _write_some(self, content: memoryview) -> int:
        """Write what the system takes now; if it takes nothing, wait and return 0."""
        number = self.fileno()
        written = self._raw.write(content)
        if written is None:  # a pipe that does not block is full
            from select import select

            select([], [number], [])
        return written or 0
