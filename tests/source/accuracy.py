"""Precision and recall of the reader on annotated sentences that nobody here wrote.

    python tests/source/accuracy.py [--failures] [--write] [FOLDER]

reads the corpora in a folder (``../shared/corpora`` beside the checkout) and prints the tables of
docs/quantity-reader.md; ``--write`` puts them there, ``--failures`` lists what was read wrongly.
"""

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from eufacts.source.numbers.read import read_numbers

CHECKOUT: Final = Path(__file__).parents[2]
CORPORA: Final = CHECKOUT.parent / "shared" / "corpora"
DOCS: Final = CHECKOUT / "docs" / "quantity-reader.md"
BEGIN: Final = "<!-- figures: python tests/source/accuracy.py --write -->\n"
END: Final = "<!-- end of figures -->\n"
EU_TEXT: Final = ("communications", "documents", "legislation", "provisions")
NAMES: Final = (*EU_TEXT, "development", "quantulum3")
_TIMES: Final = frozenset({"minutes", "hours", "days", "weeks", "months", "years", "decades"})

Row = tuple[float | None, float | None, str | None, str | None]
"""value, upper, unit, qualifier"""


@dataclass
class Score:
    """How many readings were right, of those found and of those there are."""

    right: int = 0
    found: int = 0
    there: int = 0

    @property
    def precision(self) -> float:
        """Of what was found, the share that is right."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Of what is there, the share that was found."""
        return self.right / self.there if self.there else 1.0

    def add(self, found: Counter[Any], there: Counter[Any]) -> None:
        """Count one sentence."""
        self.right += (found & there).total()
        self.found += found.total()
        self.there += there.total()

    def cells(self) -> str:
        """Precision and recall as two cells of a table."""
        return (
            f"{self.precision:.1%} ({self.right}/{self.found})"
            f" | {self.recall:.1%} ({self.right}/{self.there})"
        )


@dataclass
class Measured:
    """What was measured on some corpora."""

    sentences: int = 0
    quantities: Score = field(default_factory=Score)
    dates: Score = field(default_factory=Score)
    classes: defaultdict[str, Score] = field(default_factory=lambda: defaultdict(Score))
    failures: list[str] = field(default_factory=list)


def measure(names: Iterable[str], folder: Path = CORPORA) -> Measured:
    """Read the sentences of some corpora and compare with their annotations."""
    measured = Measured()
    for name in names:
        corpus = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
        for sentence in corpus["sentences"]:
            _compare(measured, sentence, qualifiers=corpus.get("qualifiers", True))
    return measured


def _compare(measured: Measured, sentence: dict[str, Any], *, qualifiers: bool) -> None:
    reading = read_numbers(sentence["text"])
    found = Counter(
        _row(one.value, one.upper, one.unit, one.qualifier if qualifiers else None)
        for one in reading.quantities
    )
    there = Counter(
        _row(value, upper, unit, held if qualifiers else None)
        for value, upper, unit, held in sentence["quantities"]
    )
    read = Counter(one.period for one in reading.dates)
    stated = Counter(sentence["dates"])
    measured.sentences += 1
    measured.quantities.add(found, there)
    measured.dates.add(read, stated)
    for name in {_class_of(row) for row in found | there}:
        measured.classes[name].add(_only(found, name), _only(there, name))
    if (found, read) != (there, stated):
        wrong = [*map(str, found - there), *map(str, read - stated)]
        missed = [*map(str, there - found), *map(str, stated - read)]
        measured.failures.append(
            f"{sentence['text']}\n    read {wrong or 'nothing'} for {missed or 'nothing'}"
        )


def _row(value: float | None, upper: float | None, unit: str | None, qualifier: str | None) -> Row:
    low, high = (None if one is None else round(float(one), 9) for one in (value, upper))
    # A vague amount has no bound that could be compared.
    return low, high, unit, None if low is None else qualifier


def _only(rows: Counter[Row], name: str) -> Counter[Row]:
    return Counter({row: count for row, count in rows.items() if _class_of(row) == name})


def _class_of(row: Row) -> str:
    value, _, unit, _ = row
    if unit is None:
        return "vague" if value is None else "count"
    if unit in _TIMES:
        return "time"
    return "per cent" if unit.startswith("percent") else "money"


def tables(folder: Path) -> Iterator[str]:
    """The tables of docs/quantity-reader.md."""
    quantities = "quantities: precision | recall"
    yield f"| corpus | sentences | {quantities} | dates: precision | recall |\n"
    yield "| --- | --- | --- | --- | --- | --- |\n"
    together = measure(EU_TEXT, folder)
    each = [(name, measure([name], folder)) for name in NAMES]
    for name, one in [*each, ("**EU text together**", together)]:
        yield f"| {name} | {one.sentences} | {one.quantities.cells()} | {one.dates.cells()} |\n"
    yield "\nBy class, on the EU text:\n\n| class | precision | recall |\n| --- | --- | --- |\n"
    for name, score in sorted(together.classes.items()):
        yield f"| {name} | {score.cells()} |\n"
    yield f"| date | {together.dates.cells()} |\n"


def documented() -> str:
    """The tables that docs/quantity-reader.md has."""
    return DOCS.read_text(encoding="utf-8").partition(BEGIN)[2].partition(END)[0]


def main() -> None:
    """Print the tables, or write them; list the failures if asked."""
    folders = [word for word in sys.argv[1:] if not word.startswith("--")]
    folder = Path(folders[0]) if folders else CORPORA
    text = "".join(tables(folder))
    if "--write" in sys.argv:
        page = DOCS.read_text(encoding="utf-8")
        DOCS.write_text(page.replace(BEGIN + documented(), BEGIN + text), encoding="utf-8")
    sys.stdout.write(text)
    if "--failures" in sys.argv:
        for name in NAMES:
            failures = measure([name], folder).failures
            sys.stdout.write(f"\n{name}: {len(failures)} sentences\n")
            sys.stdout.writelines(f"- {failure}\n" for failure in failures)


if __name__ == "__main__":
    main()
