"""Examining a large fact base in several processes, each a share of its facts."""

import pickle
from collections.abc import Iterator
from copy import copy

from eufacts.index.forking import can_fork
from eufacts.index.sharing import Shared
from eufacts.proof.base import Base, Problem
from eufacts.proof.check.rules import Rule

Found = tuple[str, Problem]
"""A rule's name and what it found."""

WORTHWHILE = 5000
"""So many facts take longer to examine than a process takes to start."""

SHARES = 40
"""So many shares are taken one by one, so that no process waits long for another."""


def examine(base: Base, rules: list[Rule]) -> list[Found]:
    """Try rules on a fact base.

    Rules that look at one fact at a time are tried on shares of a large fact base in several
    processes, where a process can be forked: the fact base is then read once and shared.
    """
    if len(base.facts) < WORTHWHILE or not can_fork():
        return list(_tried(base, rules))
    one_by_one = [rule for rule in rules if rule.one_by_one]
    others = [rule for rule in rules if not rule.one_by_one]
    return _in_shares(base, one_by_one, others)


def _tried(base: Base, rules: list[Rule]) -> Iterator[Found]:
    return ((rule.name, problem) for rule in rules for problem in rule.examine(base))


def _in_shares(base: Base, rules: list[Rule], others: list[Rule]) -> list[Found]:
    """Let other processes take share after share; this one joins them after the other rules."""

    def examined(numbers: Iterator[int]) -> list[Found]:
        return [one for number in numbers for one in _tried(_share(base, number), rules)]

    with Shared(examined, SHARES, pickle) as shared:
        found = list(_tried(base, others))
        shares = shared.join()
    if shares is None:
        return [*found, *_tried(base, rules)]
    return [*found, *(one for share in shares for one in share)]


def _share(base: Base, number: int) -> Base:
    """The same fact base with only some of its facts, which stand beside each other."""
    whole = base.facts
    size = -(-len(whole) // SHARES)
    share = copy(base)
    share.__dict__["facts"] = whole[number * size : (number + 1) * size]
    return share
