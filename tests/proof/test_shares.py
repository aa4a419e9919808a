"""Examining a large fact base in several processes: what one process would find."""

import multiprocessing
import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from eufacts.proof.base import Base, Problem
from eufacts.proof.check.rules import RULES, Rule
from eufacts.proof.check.shares import WORTHWHILE, examine

if TYPE_CHECKING:
    from eufacts.proof.check.shares import Found


@pytest.fixture
def large(shipped_text: str) -> Base:
    """A fact base with so many figures that they are shared out; each tenth is wrong."""
    figures = "".join(
        f'[[figure]]\nid = "x{n}"\nlabel = "x"\nexcerpts = ["I.3.3"]\ntopic = "arrivals"\n'
        f'value = {182740 + (n % 10 == 0)}\nunit = "people"\nqualifier = "exact"\n'
        'as_written = "182,740"\n'
        for n in range(WORTHWHILE)
    )
    return Base((shipped_text + figures).encode(), "large.toml")


def _alone(base: Base, rules: list[Rule]) -> "list[Found]":
    return [(rule.name, problem) for rule in rules for problem in rule.examine(base)]


def test_what_several_find_is_what_one_finds(large: Base) -> None:
    """Each wrong number once, whoever looked at it."""
    rules = [rule for rule in RULES if rule.needs is None]
    expected = _alone(large, rules)

    assert sum(name == "value" for name, _ in expected) == WORTHWHILE / 10
    assert sorted(map(str, examine(large, rules))) == sorted(map(str, expected))
    assert multiprocessing.active_children() == []


def test_whose_process_ends_before_its_time_is_done_without(large: Base) -> None:
    """All is examined again, and nothing is missing."""
    here = os.getpid()

    def killing(base: Base) -> Iterator[Problem]:
        if os.getpid() != here:
            os._exit(9)
        return rule.examine(base)

    (rule,) = [one for one in RULES if one.name == "value"]
    fatal = Rule("value", killing, one_by_one=True)

    assert sorted(map(str, examine(large, [fatal]))) == sorted(map(str, _alone(large, [rule])))
    assert multiprocessing.active_children() == []
