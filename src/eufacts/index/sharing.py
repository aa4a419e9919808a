"""Work that several processes share: each takes piece after piece until none is left."""

import gc
import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Any, Generic, Protocol, Self, TypeVar

from eufacts.index.forking import start, when_ended

if TYPE_CHECKING:
    from multiprocessing.context import ForkProcess

MOST_PIECES = 255
"""The number of a piece is a byte."""

_MOST_PROCESSES = 8


class Form(Protocol):
    """How a result goes from one process to another: ``marshal``, or ``pickle``."""

    def dumps(self, value: Any, /) -> bytes:  # noqa: ANN401 - whatever it can
        """Write a result."""

    def loads(self, written: bytes, /) -> Any:  # noqa: ANN401 - whatever it wrote
        """Read it."""


Result = TypeVar("Result")

Work = Callable[[Iterator[int]], Result]
"""Does the pieces whose numbers it is given, and gives what came of them."""


class Shared(Generic[Result]):
    """Work that other processes begin at once, and this one when it joins them.

    Only where ``forking.can_fork`` allows it. What the work needs must be there from the beginning:
    the others have this process's memory as it was then.
    """

    def __init__(self, work: Work[Result], pieces: int, form: Form) -> None:
        self._work = work
        self._form = form
        self._numbers, writing = os.pipe()
        os.write(writing, bytes(range(pieces)))
        os.close(writing)
        self._others: list[tuple[ForkProcess, Connection]] = []
        try:
            with suppress(OSError):  # there may be no more of them: those that there are suffice
                for _ in range(min(os.cpu_count() or 1, _MOST_PROCESSES, pieces) - 1):
                    self._begin()
        except BaseException:
            self._end()
            raise

    def _begin(self) -> None:
        """Begin another process, known before it is there: an interruption must find it."""
        context = multiprocessing.get_context("fork")
        receiving, sending = context.Pipe(duplex=False)
        with sending:
            arguments = (receiving, sending, os.getpid())
            other = context.Process(target=self._send, args=arguments, daemon=True)
            self._others.append((other, receiving))
            try:
                start(other)
            except OSError:
                self._others.pop()
                receiving.close()
                raise

    def __enter__(self) -> Self:
        """Give itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the others, if they have not been joined."""
        self._end()

    def _end(self) -> None:
        """End all, then wait: each also holds the pipes of those before it, and keeps them open."""
        os.close(self._numbers)
        begun = [(other, receiving) for other, receiving in self._others if other.pid is not None]
        for other, receiving in begun:
            receiving.close()
            other.terminate()
        for other, _ in begun:
            other.join()

    def join(self) -> list[Result] | None:
        """Take pieces too, and wait for the others.

        Returns:
            What each process made, this one's first; None where another ended before its time.
        """
        made = [self._work(self._taken())]
        try:
            made += [self._form.loads(receiving.recv_bytes()) for _, receiving in self._others]
        except (EOFError, OSError):
            return None
        return made

    def _taken(self) -> Iterator[int]:
        """The numbers of pieces that nobody has taken yet: what is read from a pipe is gone."""
        while number := os.read(self._numbers, 1):
            yield number[0]

    def _send(self, receiving: Connection, sending: Connection, parent: int) -> None:
        """Do the work in another process; in silence where it cannot, or nobody waits for it."""
        when_ended(signal.SIG_DFL)
        receiving.close()
        gc.disable()
        wanted = (number for number in self._taken() if os.getppid() == parent)
        with suppress(OSError, ValueError, MemoryError):
            sending.send_bytes(self._form.dumps(self._work(wanted)))
        sending.close()
