"""How well ``draft`` does on the shipped document, measured on the fact base that was made by hand.

Run it with the document's text:

    python tests/drafting/drafting_accuracy.py ../shared/source/52015JC0040.txt

A figure or amount of the key is proposed if the draft has one with its value at its place in the
document. A unit is right if it has the same words, or all words of the shorter of the two
("entries" for "irregular entries"). What the draft has and the key has not is superfluous. Topics,
labels, statuses and the other tables are not measured.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from eufacts.drafting.make import draft
from eufacts.format import model
from eufacts.index.store import shipped
from eufacts.proof.base import Base
from eufacts.proof.comparison import Comparison
from eufacts.proof.source_file import Location, SourceFile


class Pair(NamedTuple):
    """A quantity of the key, and what the draft has for it."""

    wanted: model.Quantity
    proposed: model.Quantity | None


class Accuracy(NamedTuple):
    """What was counted."""

    pairs: tuple[Pair, ...]
    superfluous: tuple[model.Quantity, ...]

    @property
    def right(self) -> tuple[Pair, ...]:
        """Pairs whose value, unit and qualifier are those of the key."""
        return tuple(pair for pair in self.pairs if pair.proposed and not _wrong(pair))

    def share(self, key: str) -> float:
        """Of the quantities of the key the share whose period or countries are proposed right."""
        return sum(_same(pair, key) for pair in self.pairs) / len(self.pairs)


def measure(source: Path, key: Path) -> Accuracy:
    """Draft a document and compare its figures and amounts with those of a fact base."""
    content = source.read_bytes()
    read = SourceFile.read(content, source.name)
    wanted = _placed(Base.read(key), read)
    proposed = _placed(Base(draft(content, source.name).encode(), "draft"), read)
    pairs = []
    for location, fact in wanted:
        fitting = [
            at
            for at, (place, one) in enumerate(proposed)
            if place == location and one.value == fact.value
        ]
        best = min(fitting, key=lambda at: proposed[at][1].unit != fact.unit, default=None)
        pairs.append(Pair(fact, None if best is None else proposed.pop(best)[1]))
    return Accuracy(tuple(pairs), tuple(one for _, one in proposed))


def _placed(base: Base, source: SourceFile) -> list[tuple[Location, model.Quantity]]:
    comparison = Comparison(base, source)
    return [
        (comparison.claimed(carrier[0]), fact)
        for _, _, fact in base.facts
        if isinstance(fact, model.Quantity) and fact.value is not None
        if (carrier := base.carrier(fact)) is not None
    ]


def _wrong(pair: Pair) -> list[str]:
    """The keys in which a proposal differs from the key."""
    return [key for key in ("unit", "qualifier") if not _same(pair, key)]


def _same(pair: Pair, key: str) -> bool:
    wanted, proposed = pair
    if proposed is None:
        return False
    match key:
        case "unit":
            words = [set((fact.unit or "").casefold().split()) for fact in pair if fact]
            return words[0] <= words[1] or words[1] <= words[0]
        case "period":
            return (wanted.period, wanted.as_of) == (proposed.period, proposed.as_of)
        case "countries":
            return set(wanted.countries) == set(proposed.countries)
        case _:
            return bool(getattr(wanted, key) == getattr(proposed, key))


def report(found: Accuracy) -> Iterator[str]:
    """Lines on what was counted, and on each difference."""
    total = len(found.pairs)
    yield f"{len(found.right)} of {total} proposed with right value, unit and qualifier"
    yield f"{len(found.superfluous)} superfluous"
    for key in ("period", "countries"):
        yield f"{key} right in {found.share(key):.1%}"
    for wanted, proposed in found.pairs:
        if proposed is None:
            yield f"not proposed: {wanted.id}"
            continue
        for key in ("unit", "qualifier", "period", "countries"):
            if not _same(Pair(wanted, proposed), key):
                ours = getattr(proposed, key), proposed.as_of if key == "period" else ""
                theirs = getattr(wanted, key), wanted.as_of if key == "period" else ""
                yield f"{key} of {wanted.id}: {theirs}, drafted {ours}"
    yield from (f"superfluous: {one.value:,} {one.unit}: {one.label}" for one in found.superfluous)


if __name__ == "__main__":
    for line in report(measure(Path(sys.argv[1]), shipped())):
        print(line)  # noqa: T201 - the answer of a script
