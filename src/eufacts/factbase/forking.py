"""Whether another process can take a part of the work."""

import multiprocessing
import os
import threading


def can_fork() -> bool:
    """Whether this process may fork another, and both would have a processor.

    Not where forking is unknown (Windows), nor beside threads, whose locks nobody would release in
    the other process, nor in a daemonic process (a worker of a pool), which may have no children.
    """
    known = "fork" in multiprocessing.get_all_start_methods()
    alone = threading.active_count() == 1 and not multiprocessing.current_process().daemon
    return known and alone and (os.cpu_count() or 1) > 1
