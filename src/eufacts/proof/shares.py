"""Examining a large fact base in several processes, each a share of its facts."""

import multiprocessing
import os
import signal
from collections.abc import Iterator
from copy import copy
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING

from eufacts.factbase.forking import can_fork, start, when_ended
from eufacts.proof.base import Base, Problem
from eufacts.proof.rules import Rule

if TYPE_CHECKING:
    from multiprocessing.sharedctypes import Synchronized

Found = tuple[str, Problem]
"""A rule's name and what it found."""

WORTHWHILE = 5000
"""So many facts take longer to examine than a process takes to start."""

SHARES = 40
"""So many shares are taken one by one, so that no process waits long for another."""


def examine(base: Base, rules: list[Rule]) -> list[Found]:
    """Try rules on a fact base.

    Rules that look at one fact at a time are tried on shares of a large fact base, in as many
    processes as there are processors, where a process can be forked: the fact base is then read
    once and shared.
    """
    if len(base.facts) < WORTHWHILE or not can_fork():
        return list(_tried(base, rules))
    one_by_one = [rule for rule in rules if rule.one_by_one]
    others = [rule for rule in rules if not rule.one_by_one]
    return _in_shares(base, one_by_one, others, os.cpu_count() or 1)


def _tried(base: Base, rules: list[Rule]) -> Iterator[Found]:
    return ((rule.name, problem) for rule in rules for problem in rule.examine(base))


def _in_shares(base: Base, rules: list[Rule], others: list[Rule], processes: int) -> list[Found]:
    """Fork processes that take share after share; this one joins them after the other rules."""
    context = multiprocessing.get_context("fork")
    next_share = context.Value("i", 0)
    children = []
    for _ in range(processes - 1):
        receiving, sending = context.Pipe(duplex=False)
        arguments = (base, rules, next_share, sending)
        child = context.Process(target=_send, args=arguments, daemon=True)
        start(child)
        sending.close()
        children.append((child, receiving))
    found = [*_tried(base, others), *_taken(base, rules, next_share)]
    for child, receiving in children:
        found += receiving.recv()
        child.join()
    return found


def _taken(base: Base, rules: list[Rule], next_share: "Synchronized[int]") -> Iterator[Found]:
    """Try rules on the shares that nobody has taken yet."""
    while True:
        with next_share.get_lock():
            number = next_share.value
            next_share.value += 1
        if number >= SHARES:
            return
        yield from _tried(_share(base, number), rules)


def _share(base: Base, number: int) -> Base:
    """The same fact base with only some of its facts, which stand beside each other."""
    whole = base.facts
    size = -(-len(whole) // SHARES)
    share = copy(base)
    share.__dict__["facts"] = whole[number * size : (number + 1) * size]
    return share


def _send(
    base: Base, rules: list[Rule], next_share: "Synchronized[int]", sending: Connection
) -> None:
    when_ended(signal.SIG_DFL)
    sending.send(list(_taken(base, rules, next_share)))
    sending.close()
