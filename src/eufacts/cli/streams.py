"""Standard output and standard error: all of a text is written, or the failure is reported.

Python itself loses the rest of a short write where it does not buffer, and reports some failures
only as it exits, with a message and an exit code of its own. So here nothing is buffered.
"""

import errno
import io
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TextIO

from eufacts.errors import FileError

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


class ReaderGoneError(Exception):
    """Standard output is a pipe that nobody reads any more.

    Not an OSError: Typer would turn it into exit code 1.
    """


def guard_streams() -> None:
    """Replace ``sys.stdout`` and ``sys.stderr`` by streams that write at once and in full.

    Writing to standard output raises FileError or ReaderGoneError where it fails. Where standard
    error cannot be written, the message is lost and the exit code has to do.
    """
    sys.stdout = _guarded(sys.stdout, _refuse)
    sys.stderr = _guarded(sys.stderr, lambda _: None)


def _guarded(stream: TextIO | None, on_failure: Callable[[OSError], None]) -> TextIO:
    return io.TextIOWrapper(
        _Unbuffered(stream, on_failure),  # type: ignore[type-var] # a raw stream will do
        encoding=stream.encoding if stream else "utf-8",
        errors="backslashreplace",
        write_through=True,
    )


def _refuse(error: OSError) -> None:
    """Raise what a failure of standard output means."""
    if isinstance(error, BrokenPipeError):
        raise ReaderGoneError from error
    raise FileError("standard output", error.strerror or "cannot be written") from error


class _Unbuffered(io.RawIOBase):
    """Writes all that it is given, or hands the error on."""

    def __init__(self, stream: TextIO | None, on_failure: Callable[[OSError], None]) -> None:
        buffer = getattr(stream, "buffer", None)
        self._raw: Any = getattr(buffer, "raw", buffer)
        """None where the stream is closed."""
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
        """Write what the system takes now; 0 after waiting where it took nothing."""
        number = self.fileno()
        written = self._raw.write(content)
        if written is None:  # a pipe that does not block is full
            from select import select

            select([], [number], [])
        return written or 0
