"""Other processes that take a part of the work: whether there can be any, and what ends them."""

import multiprocessing
import os
import signal
import threading
from multiprocessing.process import BaseProcess


def can_fork() -> bool:
    """Whether this process may fork another, and both would have a processor.

    Not where forking is unknown (Windows), nor beside threads, whose locks nobody would release in
    the other process, nor in a daemonic process (a worker of a pool), which may have no children.
    """
    known = "fork" in multiprocessing.get_all_start_methods()
    alone = threading.active_count() == 1 and not multiprocessing.current_process().daemon
    return known and alone and (os.cpu_count() or 1) > 1


_ENDING = tuple(one for one in signal.Signals if one.name in ("SIGINT", "SIGTERM", "SIGHUP"))


def start(process: BaseProcess) -> None:
    """Start a process; a signal that would end it waits until it has said what it does then."""
    signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING)
    try:
        process.start()
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDING)


def when_ended(answer: signal.Handlers) -> None:
    """Say, in a process that was started here, what it does when all are to end (Ctrl-C, say).

    Args:
        answer: ``SIG_DFL`` to end at once, in silence; ``SIG_IGN`` to leave it to the first one.
    """
    for ending in _ENDING:
        signal.signal(ending, answer)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDING)
