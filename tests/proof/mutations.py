"""Lies: a fact base changed in one small way, again and again, and whether the proofs notice.

    python tests/proof/mutations.py [HOW_MANY]

prints docs/lies.md: for each kind of change, how many were made and how many were caught by
``check`` and by ``verify`` against the lock, and each one that slipped through. Changes are made in
the text of the shipped fact base, each in one line of one record, drawn with a fixed seed.
"""

import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import count as count_from
from itertools import repeat
from typing import Any

import tomli

from eufacts.format.lines import Lines
from eufacts.format.lock import read_lock
from eufacts.index.store import shipped
from eufacts.proof.base import Base
from eufacts.proof.check.run import check
from eufacts.proof.verify.by_lock import unchanged

UNITS = ("people", "EUR", "percent", "months", "years", "crossings", "irregular entries")
QUALIFIERS = ("exact", "more_than", "less_than", "about")
FACT_TABLES = ("figure", "funding", "instrument", "agreement", "event", "statement")


_NEAR = 0.5
"""How often a lie is a likely one: another country, another time, that the same quote names."""


@dataclass(frozen=True)
class Lie:
    """One change."""

    kind: str
    table: str
    index: int
    key: str
    record: str
    old: str
    """The value as TOML has it, before and after."""
    new: str


class Liar:
    """Draws changes of a fact base's text."""

    def __init__(self, text: str, seed: int) -> None:
        self._text = text
        self._lines = text.splitlines(keepends=True)
        self._places = Lines(text)
        self._records: dict[str, list[dict[str, Any]]] = tomli.loads(text)
        self._base = Base(text.encode(), "facts.toml")
        self._random = random.Random(seed)  # noqa: S311 - a seeded draw, no secret

    def lies(self, kind: str, count: int) -> Iterator[tuple[Lie, str]]:
        """Draw changes of a kind, each with the changed text."""
        candidates = list(self._candidates(kind))
        for _ in range(count):
            table, index, key = self._random.choice(candidates)
            record = self._records[table][index]
            changed = KINDS[kind][1](self, record[key], record)
            name = str(record.get("id", record.get("number")))
            lie = Lie(kind, table, index, key, name, str(record[key]), str(changed))
            yield lie, self._with(table, index, key, changed)

    def _candidates(self, kind: str) -> Iterator[tuple[str, int, str]]:
        for table, key in KINDS[kind][0]:
            for index, record in enumerate(self._records[table]):
                if record.get(key):
                    yield table, index, key

    def _with(self, table: str, index: int, key: str, value: object) -> str:
        at = self._places.of(table, index, key) - 1
        lines = [*self._lines]
        assert lines[at].startswith(f"{key} = "), lines[at]
        lines[at] = f"{key} = {_toml(value)}\n"
        return "".join(lines)

    def other(self, value: object, choices: list[Any]) -> Any:  # noqa: ANN401 - of the choices' type
        """Draw one of the choices that is not the value."""
        return self._random.choice([choice for choice in choices if choice != value])

    def digit(self, value: float, _: dict[str, Any]) -> int:
        """Change one digit of a number."""
        digits = str(value)
        at = self._random.randrange(len(digits))
        new = self.other(digits[at], [str(n) for n in range(0 if at else 1, 10)])
        return int(digits[:at] + new + digits[at + 1 :])

    def unit(self, value: str, _: dict[str, Any]) -> str:
        """Give another unit."""
        return str(self.other(value, list(UNITS)))

    def qualifier(self, value: str, _: dict[str, Any]) -> str:
        """Give another qualifier."""
        return str(self.other(value, list(QUALIFIERS)))

    def period(self, value: str, record: dict[str, Any]) -> str:
        """Give another time that the quotes state, or else move a year by one to three."""
        beside = [
            one.period
            for name in record["excerpts"]
            for one in self._base.reading(self._base.excerpts[name]).dates
            if one.period != value
        ]
        if beside and self._random.random() < _NEAR:
            return self._random.choice(beside)
        years = [*re.finditer(r"\d{4}", value)]
        year = self._random.choice(years)
        moved = int(year[0]) + self._random.choice([-3, -2, -1, 1, 2, 3])
        new = f"{value[: year.start()]}{moved}{value[year.end() :]}"
        begin, _slash, end = new.partition("/")
        return value if end not in ("", "..") and end < begin[: len(end)] else new

    def country(self, value: list[str], record: dict[str, Any]) -> list[str]:
        """Put another country in the place of one: one that the quotes name, or any other."""
        codes = [country["code"] for country in self._records["country"]]
        beside = [
            mention.code
            for name in record["excerpts"]
            for mention in self._base.mentions(self._base.excerpts[name])
            if mention.code not in value
        ]
        if beside and self._random.random() < _NEAR:
            codes = beside
        at = self._random.randrange(len(value))
        new = self.other(value[at], [code for code in codes if code not in value])
        return [*value[:at], new, *value[at + 1 :]]

    def section(self, value: str, _: dict[str, Any]) -> str:
        """Give another section."""
        return str(self.other(value, [section["id"] for section in self._records["section"]]))

    def paragraph(self, value: int, _: dict[str, Any]) -> int:
        """Move a paragraph by one or two."""
        return int(self.other(value, [max(1, value + step) for step in (-2, -1, 1, 2)]))

    def footnote(self, value: int | list[int], _: dict[str, Any]) -> int | list[int]:
        """Give another footnote, or put another number in the place of one."""
        numbers = list(range(1, 25))
        if isinstance(value, int):
            return int(self.other(value, numbers))
        at = self._random.randrange(len(value))
        new = self.other(value[at], [n for n in numbers if n not in value])
        return [*value[:at], new, *value[at + 1 :]]

    def word(self, value: str, _: dict[str, Any]) -> str:
        """Leave out a word of a quote, double it, or change one of its letters."""
        words = value.split(" ")
        at = self._random.randrange(len(words))
        change = self._random.randrange(3)
        if change == 0 and len(words) > 1:
            return " ".join([*words[:at], *words[at + 1 :]])
        if change == 1:
            return " ".join([*words[: at + 1], *words[at:]])
        letter = self._random.randrange(len(words[at]))
        new = self.other(words[at][letter], list("aeinorst"))
        changed = words[at][:letter] + new + words[at][letter + 1 :]
        return " ".join([*words[:at], changed, *words[at + 1 :]])

    def part_of(self, value: str, record: dict[str, Any]) -> str:
        """Make an amount a part of another."""
        others = [one["id"] for one in self._records["funding"] if one["id"] != record["id"]]
        return str(self.other(value, others))


def _toml(value: object) -> str:
    if isinstance(value, list):
        return f"[{', '.join(_toml(one) for one in value)}]"
    if isinstance(value, str):
        escaped = value.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{escaped}"'
    return str(value)


_Change = Callable[[Liar, Any, dict[str, Any]], object]

KINDS: dict[str, tuple[list[tuple[str, str]], _Change]] = {
    "a digit": ([("figure", "value"), ("funding", "value")], Liar.digit),
    "a unit": ([("figure", "unit")], Liar.unit),
    "a qualifier": ([("figure", "qualifier"), ("funding", "qualifier")], Liar.qualifier),
    "a period": (
        [(table, key) for table in FACT_TABLES for key in ("period", "as_of")],
        Liar.period,
    ),
    "a country": ([(table, "countries") for table in FACT_TABLES], Liar.country),
    "a section": ([("excerpt", "section")], Liar.section),
    "a paragraph": ([("excerpt", "paragraph")], Liar.paragraph),
    "a footnote": (
        [("excerpt", "footnotes"), ("excerpt", "footnote"), ("footnote", "number")],
        Liar.footnote,
    ),
    "a word of a quote": ([("excerpt", "quote")], Liar.word),
    "a part_of": ([("funding", "part_of")], Liar.part_of),
}


def caught(text: str, verify: Callable[[str], bool]) -> str | None:
    """Say which proof notices that a text is wrong; None where none does."""
    if not check(text.encode(), "facts.toml").passed:
        return "check"
    return None if verify(text) else "verify"


def _told(number: int, kind: str, count: int) -> list[tuple[Lie, str | None]]:
    """Tell lies of one kind, each with the proof that caught it."""
    verify = _verifier()
    liar = Liar(shipped().read_text(encoding="utf-8"), seed=number)
    return [
        (lie, caught(changed, verify))
        for lie, changed in liar.lies(kind, count)
        if lie.old != lie.new
    ]


def main(count: int) -> int:
    """Tell lies and say how many were caught; the exit code is 1 below 99 in a hundred."""
    each = count // len(KINDS)
    with ProcessPoolExecutor() as pool:
        told = dict(zip(KINDS, pool.map(_told, count_from(0), KINDS, repeat(each)), strict=True))
    made = sum(len(lies) for lies in told.values())
    slipped = [lie for lies in told.values() for lie, proof in lies if proof is None]
    sys.stdout.write(_page(told, made, slipped))
    return 0 if made - len(slipped) >= ENOUGH * made else 1


ENOUGH = 0.99
"""The share of lies that must be caught."""


def _verifier() -> Callable[[str], bool]:
    """Whether a text agrees with the lock of the shipped fact base."""
    lock = read_lock(shipped())
    assert lock is not None

    def verify(text: str) -> bool:
        return unchanged(Base(text.encode(), "facts.toml"), lock).passed

    return verify


def _page(told: dict[str, list[tuple[Lie, str | None]]], made: int, slipped: list[Lie]) -> str:
    """Write the page that docs/lies.md is."""
    share = 100 * (made - len(slipped)) / made
    rows = []
    for kind, lies in told.items():
        by = Counter(proof or "nothing" for _, proof in lies)
        counts = (len(lies), by["check"], by["verify"], by["nothing"])
        rows.append(f"| {kind} | {' | '.join(map(str, counts))} |")
    once = dict.fromkeys(
        f"- {lie.table} `{lie.record}`: {lie.key} {lie.old} → {lie.new}" for lie in slipped
    )
    return HEAD + "\n".join(
        [
            "| change | made | caught by check | by verify alone | not caught |",
            "| --- | ---: | ---: | ---: | ---: |",
            *rows,
            "",
            f"{made - len(slipped)} of {made} caught: {share:.1f} %.",
            "",
            "## What is not caught, and why",
            "",
            *once,
            "",
            WHY,
        ]
    )


HEAD = """\
# Deliberate errors, and whether the proofs find them

The shipped fact base is changed in one small way, again and again. Do `check` and `verify`, which
has only the lock, notice? Half of the wrong countries and times are likely ones, which the same
quote names. Made by `python tests/proof/mutations.py`, with fixed seeds; CI makes it again and
compares.

"""

WHY = """\
A statement has no words of its own that carry its time or its country, only its label: where its
quote names two, nothing but a reader can tell which is meant. The same is true of a sentence that
dates two things at once (what Eritrea announced, and when it takes effect), of one that names
the country of a dialogue beside the people whom it is to help, and of one that names no country and
has an excerpt beside it that names two.
"""


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2500))
