"""Examining a large fact base in several processes, each a share of its facts."""

import gc
import multiprocessing
import os
from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from multiprocessing.connection import Connection

from eufacts.proof.base import Base, Problem
from eufacts.proof.rules import Rule

Found = tuple[str, Problem]
"""A rule's name and what it found."""

WORTHWHILE = 5000
"""So many facts take longer to examine than a process takes to start."""


def examine(base: Base, rules: list[Rule]) -> list[Found]:
    """Try rules on a fact base.

    Rules that look at one fact at a time are tried on shares of a large fact base, in as many
    processes as there are processors, where a process can be forked: the fact base is then read
    once and shared.
    """
    processes = os.cpu_count() or 1
    forks = "fork" in multiprocessing.get_all_start_methods()
    with _without_collection():
        if len(base.facts) < WORTHWHILE or processes == 1 or not forks:
            return list(_tried(base, rules))
        one_by_one = [rule for rule in rules if rule.one_by_one]
        others = [rule for rule in rules if not rule.one_by_one]
        found = _in_shares(base, one_by_one, processes)
        return [*found, *_tried(base, others)]


def _tried(base: Base, rules: list[Rule]) -> Iterator[Found]:
    return ((rule.name, problem) for rule in rules for problem in rule.examine(base))


def _in_shares(base: Base, rules: list[Rule], processes: int) -> list[Found]:
    """Fork processes, the last share being examined in this one."""
    context = multiprocessing.get_context("fork")
    shares = [_share(base, number, processes) for number in range(processes)]
    children = []
    for share in shares[1:]:
        receiving, sending = context.Pipe(duplex=False)
        child = context.Process(target=_send, args=(share, rules, sending))
        child.start()
        sending.close()
        children.append((child, receiving))
    found = list(_tried(shares[0], rules))
    for child, receiving in children:
        found += receiving.recv()
        child.join()
    return found


def _share(base: Base, number: int, of: int) -> Base:
    """The same fact base with one in so many of its facts."""
    whole = base.facts
    share = copy(base)
    share.__dict__["facts"] = whole[number::of]
    return share


def _send(share: Base, rules: list[Rule], sending: Connection) -> None:
    sending.send(list(_tried(share, rules)))
    sending.close()


@contextmanager
def _without_collection() -> Iterator[None]:
    """Examine without the cyclic collector: nothing here is cyclic, and it would look at it all."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
