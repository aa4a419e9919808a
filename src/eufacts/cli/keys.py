"""What a person types at a terminal: single keys, lines, and texts in an editor."""

import os
import shlex
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Any, Self

from eufacts.errors import QuestionError

_USUAL_EDITOR = "vi"


class Keys:
    """The keys of the terminal, each as it is pressed; the terminal is as before afterwards."""

    def __init__(self) -> None:
        self._stream = sys.stdin.fileno()
        self._before: list[Any] = []

    def __enter__(self) -> Self:
        """Take single keys from here on.

        Raises:
            QuestionError: The system does not have them.
        """
        try:
            import termios
            import tty
        except ImportError as error:  # Windows
            message = "this system has no single keys: use --json, --accept and --drop"
            raise QuestionError(message) from error
        self._before = termios.tcgetattr(self._stream)
        tty.setcbreak(self._stream)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Give the terminal back as it was."""
        self._restore()

    def _restore(self) -> None:
        import termios

        with suppress(termios.error):  # the terminal is gone
            termios.tcsetattr(self._stream, termios.TCSADRAIN, self._before)

    @contextmanager
    def _as_before(self) -> Iterator[None]:
        """Let another program, or a line that is typed, have the terminal."""
        import tty

        self._restore()
        try:
            yield
        finally:
            tty.setcbreak(self._stream)

    def key(self) -> str:
        """Wait for a key; empty at the end of the input. An arrow or function key is ``escape``."""
        first = self._read()
        if first != b"\x1b":
            rest = b"".join(self._read() for _ in range(_more_bytes(first)))
            return (first + rest).decode("utf-8", "replace")
        import select

        while select.select([self._stream], [], [], 0.02)[0] and self._read():
            pass
        return "escape"

    def _read(self) -> bytes:
        try:
            return os.read(self._stream, 1)
        except OSError:  # the terminal is gone
            return b""

    def line(self, prompt: str) -> str:
        """Ask for a line on the terminal."""
        with self._as_before():
            sys.stdout.write(f"\n{prompt}")
            sys.stdout.flush()
            return sys.stdin.readline().strip()

    def edit(self, text: str) -> str:
        """Let a text be changed in ``$VISUAL`` or ``$EDITOR``.

        Raises:
            QuestionError: The editor cannot be run, or says that it failed.
        """
        wanted = os.environ.get("VISUAL") or os.environ.get("EDITOR") or _USUAL_EDITOR
        with TemporaryDirectory(prefix="eufacts-") as folder:
            file = Path(folder) / "record.toml"
            file.write_text(text, encoding="utf-8")
            try:
                command = [*shlex.split(wanted), str(file)]
                with self._as_before():
                    done = subprocess.run(command, check=False)  # noqa: S603 - the person's editor
            except (OSError, ValueError) as error:
                raise QuestionError(f"the editor {wanted!r} cannot be run: {error}") from error
            if done.returncode:
                raise QuestionError(f"the editor {wanted!r} failed, so nothing is changed")
            return file.read_text(encoding="utf-8", errors="replace")


def _more_bytes(first: bytes) -> int:
    """How many bytes of UTF-8 follow the first of a character."""
    tops = ((3, b"\xf0"), (2, b"\xe0"), (1, b"\xc0"))
    return next((count for count, top in tops if first >= top), 0)
