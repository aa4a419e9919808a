"""Share work on many documents out to the processors."""

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

Task = TypeVar("Task")
Answer = TypeVar("Answer")

_WORTH = 10
"""So many documents a process make up for the time that it takes to start."""


def shared_out(work: Callable[[Task], Answer], tasks: Sequence[Task]) -> Iterator[Answer]:
    """Do the same with each task, in their order; many at once where there are many.

    Args:
        work: A function that can be pickled and changes nothing.
        tasks: Its arguments.

    Raises:
        EufactsError: What the function raises, at the first task that does.
    """
    processes = min(os.cpu_count() or 1, len(tasks) // _WORTH)
    if processes < 2:  # noqa: PLR2004 - one process is this one
        yield from map(work, tasks)
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(processes, initializer=_leave_interrupts) as pool:
        yield from pool.map(work, tasks)


def _leave_interrupts() -> None:
    """Ctrl-C is for the process that shares the work out; it stops the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
