"""How well ``draft`` does, measured on keys: what a person says of the numbers of some paragraphs.

    python tests/drafting/drafting_accuracy.py [-v] [FOLDER]

prints a table of the documents in FOLDER, which has those of ``keys/`` and, as
``../source/52015JC0040.txt``, the shipped one's; ``-v`` lists what was drafted wrongly.

The key of the shipped document is its fact base. The others are ``keys/NAME.key``, written before
their documents were drafted: the first words of a paragraph after ``¶`` (of a cell all its words),
and a line for each number in it: value, unit, qualifier, time ("2030", "..2030" for as of, empty),
countries. ``a/b`` and ``a or b`` are equally right; of a number after ``?`` a person may say
nothing. A number is proposed if the draft has one with its value in its paragraph. A unit is right
if it has the same words, or all words of the shorter of the two ("entries" for "irregular
entries"). What else a draft has in these paragraphs is superfluous. Topics, labels, statuses and
the other tables are not measured.
"""

import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

from eufacts.drafting.make import draft
from eufacts.format import model
from eufacts.index.store import shipped
from eufacts.proof.base import Base
from eufacts.proof.comparison import Comparison
from eufacts.proof.source_file import Location, SourceFile
from eufacts.source.page.folding import normalise_text

KEYS: Final = Path(__file__).parent / "keys"
SHARED: Final = Path(__file__).parents[3] / "shared"
ASPECTS: Final = ("unit", "qualifier", "period", "countries")
_OR: Final = re.compile(r"(?:^|\s)or(?:\s|$)")
_NEAR: Final = 1e-4
"""How far a fraction of a key, which is rounded, may be from what is drafted."""
_UNSTATED: Final = '[document]\ntype = "-"\nauthors = ["-"]\ndate = "1000-01-01"\n'


class Wanted(NamedTuple):
    """What a key says of a number; of each but its value one or more answers are right."""

    location: Location
    value: float
    unit: tuple[str, ...]
    qualifier: tuple[str, ...]
    period: tuple[str, ...]
    countries: tuple[frozenset[str], ...]
    needed: bool = True

    def is_right(self, aspect: str, fact: model.Quantity) -> bool:
        """Whether a proposal has one of the right answers."""
        given = said(fact)[aspect]
        if aspect == "unit":
            words = set(str(given).casefold().split())
            listed = [set(one.casefold().split()) for one in self.unit]
            return any(one <= words or words <= one for one in listed)
        return given in getattr(self, aspect)


def said(fact: model.Quantity) -> dict[str, object]:
    """What a record says of its number, as a key states it."""
    return {
        "unit": fact.unit,
        "qualifier": fact.qualifier,
        "period": fact.period or (f"..{fact.as_of}" if fact.as_of else ""),
        "countries": frozenset(fact.countries),
    }


class Pair(NamedTuple):
    """A number of the key, and what the draft has for it."""

    wanted: Wanted
    proposed: model.Quantity | None

    def is_right(self, *aspects: str) -> bool:
        """Whether it is proposed, and right in some aspects."""
        fact = self.proposed
        return fact is not None and all(self.wanted.is_right(one, fact) for one in aspects)


@dataclass(frozen=True)
class Accuracy:
    """What was counted."""

    pairs: tuple[Pair, ...]
    superfluous: tuple[model.Quantity, ...]

    @property
    def right(self) -> tuple[Pair, ...]:
        """Pairs whose value, unit and qualifier are those of the key."""
        return tuple(pair for pair in self.pairs if pair.is_right("unit", "qualifier"))

    def share(self, aspect: str) -> float:
        """Of the numbers of the key the share whose period or countries are proposed right."""
        return sum(pair.is_right(aspect) for pair in self.pairs) / len(self.pairs)

    def __add__(self, other: "Accuracy") -> "Accuracy":
        return Accuracy(self.pairs + other.pairs, self.superfluous + other.superfluous)


def measure(source: Path, key: Path) -> Accuracy:
    """Draft a document and compare its figures and amounts with a key, or with a fact base."""
    content = source.read_bytes()
    read = SourceFile.read(content, source.name)
    drafted = draft(content, source.name)
    if "\nauthors = " not in drafted:
        drafted = drafted.replace("[document]\n", _UNSTATED, 1)  # a person would add them
    proposed = list(_placed(Base(drafted.encode(), "draft"), read))
    if key.suffix == ".toml":
        wanted = list(
            map(_wanted_by_base, *zip(*_placed(Base(key.read_bytes(), "key"), read), strict=True))
        )
    else:
        wanted = list(_listed(key, read))
        paragraphs = {one.location for one in wanted}
        proposed = [(place, one) for place, one in proposed if place in paragraphs]
    pairs = []
    for one in wanted:
        fitting = [at for at, (place, fact) in enumerate(proposed) if _is_same(one, place, fact)]
        best = min(
            fitting,
            key=lambda at: sum(not one.is_right(what, proposed[at][1]) for what in ASPECTS),
            default=None,
        )
        pairs.append(Pair(one, None if best is None else proposed.pop(best)[1]))
    needed = tuple(pair for pair in pairs if pair.wanted.needed)
    return Accuracy(needed, tuple(one for _, one in proposed))


def _is_same(wanted: Wanted, place: Location, fact: model.Quantity) -> bool:
    near = abs((fact.value or 0) - wanted.value) <= _NEAR * max(1, abs(wanted.value))
    return place == wanted.location and near


def _placed(base: Base, source: SourceFile) -> Iterator[tuple[Location, model.Quantity]]:
    comparison = Comparison(base, source)
    for _, _, fact in base.facts:
        if isinstance(fact, model.Quantity) and fact.value is not None:
            carrier = base.carrier(fact)
            if carrier is not None:
                yield comparison.claimed(carrier[0]), fact


def _wanted_by_base(location: Location, fact: model.Quantity) -> Wanted:
    one = said(fact)
    return Wanted(
        location,
        fact.value or 0,
        (str(one["unit"]),),
        (str(one["qualifier"]),),
        (str(one["period"]),),
        (frozenset(fact.countries),),
    )


def _listed(key: Path, source: SourceFile) -> Iterator[Wanted]:
    """The numbers of a key."""
    location = None
    for line in filter(None, key.read_text(encoding="utf-8").splitlines()):
        if line.startswith("\u00b6"):
            location = _beginning(line[1:].strip(), source)
            continue
        assert location is not None, f"{key}: {line}: begin with a paragraph"
        value, unit, qualifier, time, countries = re.split(r"\s*\|\s*", f"{line} ||")[:5]
        yield Wanted(
            location,
            float(value.lstrip("? ")),
            tuple(re.split(r"(?<!\u00b5g)(?<!man)/", unit)),
            tuple(qualifier.split("/")),
            tuple(one.strip().removesuffix("-") for one in _OR.split(time)),
            tuple(frozenset(one.replace("-", "").split()) for one in _OR.split(countries)),
            needed=not line.startswith("?"),
        )


def _beginning(words: str, source: SourceFile) -> Location:
    """The paragraph that begins with some words, or the cell that has just these."""
    wanted = normalise_text(words)
    found = [
        one.location
        for one in source.passages
        if normalise_text(one.text)[: None if one.location.cell else len(wanted)] == wanted
    ]
    assert len(found) == 1, f"{source.name}: {words}: begins {len(found)} paragraphs"
    return found[0]


def documents(folder: Path) -> Iterator[tuple[Path, Path]]:
    """The documents that are at hand, each with its key."""
    shipped_source = folder.parent / "source" / "52015JC0040.txt"
    if shipped_source.exists():
        yield shipped_source, shipped()
    for key in sorted(KEYS.glob("*.key")):
        for source in (folder / key.stem, KEYS / key.stem):
            if source.exists():
                yield source, key


def row(name: str, found: Accuracy) -> tuple[str, ...]:
    """The figures of a document, as they are written in a table."""
    total, right = len(found.pairs), len(found.right)
    extra = len(found.superfluous) / (total + len(found.superfluous))
    shares = (right / total, found.share("period"), found.share("countries"), extra)
    return (name, str(total), *(f"{share:.1%}" for share in shares))


HEAD: Final = ("", "numbers", "value, unit, qualifier", "time", "countries", "superfluous")


def differences(found: Accuracy) -> Iterator[str]:
    """A line on each difference."""
    for wanted, proposed in found.pairs:
        if proposed is None:
            yield f"not proposed: {wanted.value:,} {wanted.unit[0]}"
            continue
        for aspect in ASPECTS:
            if not wanted.is_right(aspect, proposed):
                yield (
                    f"{aspect} of {proposed.id}: {getattr(wanted, aspect)}, "
                    f"drafted {said(proposed)[aspect]}"
                )
    yield from (f"superfluous: {one.value:,} {one.unit}: {one.label}" for one in found.superfluous)


def rows(folder: Path) -> Iterator[tuple[tuple[str, ...], Accuracy]]:
    """Each document's figures, and last those of all."""
    every = Accuracy((), ())
    for source, key in documents(folder):
        found = measure(source, key)
        every += found
        yield row(source.stem, found), found
    yield row("all", every), Accuracy((), ())


def main(words: Iterable[str]) -> Iterator[str]:
    """The table, and with ``-v`` what was wrong."""
    folders = [Path(word) for word in words if word != "-v"]
    yield " | ".join(HEAD)
    for figures, found in rows(folders[0] if folders else SHARED / "documents"):
        yield " | ".join(figures)
        if "-v" in words:
            yield from (f"  {line}" for line in differences(found))


if __name__ == "__main__":
    for line in main(sys.argv[1:]):
        print(line)  # noqa: T201 - the answer of a script
