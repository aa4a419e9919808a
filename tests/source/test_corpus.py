"""The quantity reader on text that nobody here wrote, and how much of it it reads rightly.

The older corpora are split once, by a hash of each sentence; ``documents`` and ``development`` were
drawn when the reader was done, and are all test. The reader was improved on the ``dev`` parts only.
``python tests/source/test_corpus.py`` prints figures and failures.
"""

import hashlib
import json
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import pytest

from eufacts.source.numbers.quantities import Quantity, read_text

CORPUS = Path(__file__).parent / "corpus"
NAMES = ("legislation", "provisions", "documents", "development", "quantulum3")
Part = Literal["dev", "test"]
Key = tuple[float | None, float | None, str | None, str | None]


def part_of(text: str) -> Part:
    """Half of all sentences, chosen by their words alone, are kept for the test."""
    digest = hashlib.sha256(f"eufacts:{text}".encode()).hexdigest()
    return "test" if int(digest, 16) % 2 else "dev"


@dataclass
class Score:
    """How many items were right, of those found and of those there are."""

    right: int = 0
    found: int = 0
    there: int = 0
    failures: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Of what was found, the share that is right."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Of what is there, the share that was found."""
        return self.right / self.there if self.there else 1.0

    def add(self, text: str, found: Counter[Any], there: Counter[Any]) -> None:
        """Count one sentence."""
        right = found & there
        self.right += right.total()
        self.found += found.total()
        self.there += there.total()
        if found != there:
            wrong, missed = sorted(map(str, found - there)), sorted(map(str, there - found))
            self.failures.append(f"{text}\n    read {wrong or 'nothing'} for {missed or 'nothing'}")

    def line(self) -> str:
        """The figures in one line."""
        return (
            f"precision {self.precision:.1%} ({self.right}/{self.found}),"
            f" recall {self.recall:.1%} ({self.right}/{self.there})"
        )


def _key(quantity: Quantity, *, qualifiers: bool) -> Key:
    value, upper = (
        None if number is None else round(float(number), 9)
        for number in (quantity.value, quantity.upper)
    )
    return value, upper, quantity.unit, quantity.qualifier if qualifiers else None


def _annotated(row: list[Any], *, qualifiers: bool) -> Key:
    value, upper = (None if number is None else round(float(number), 9) for number in row[:2])
    return value, upper, row[2], row[3] if qualifiers else None


def measure(name: str, part: Part) -> tuple[Score, Score, int]:
    """Read one part of one corpus: quantities, dates, and how many sentences it has."""
    corpus = json.loads((CORPUS / f"{name}.json").read_text(encoding="utf-8"))
    quantities, dates = Score(), Score()
    whole = corpus.get("part")
    sentences = [s for s in corpus["sentences"] if (whole or part_of(s["text"])) == part]
    strict = corpus["qualifiers"]
    for sentence in sentences:
        reading = read_text(sentence["text"])
        quantities.add(
            sentence["text"],
            Counter(_key(q, qualifiers=strict) for q in reading.quantities),
            Counter(_annotated(row, qualifiers=strict) for row in sentence["quantities"]),
        )
        dates.add(
            sentence["text"],
            Counter(date.period for date in reading.dates),
            Counter(sentence["dates"]),
        )
    return quantities, dates, len(sentences)


@pytest.mark.parametrize(
    ("name", "part", "precision", "recall", "dates"),
    [
        ("legislation", "dev", 0.99, 0.99, 0.99),
        ("legislation", "test", 0.91, 0.91, 0.99),
        ("provisions", "test", 0.90, 0.88, 0.99),
        ("documents", "test", 0.84, 0.88, 0.92),
        ("development", "test", 0.86, 0.93, 0.88),
        ("quantulum3", "dev", 0.85, 0.88, 0.5),
        ("quantulum3", "test", 0.71, 0.78, 0.7),
    ],
)
def test_the_reader_keeps_its_figures(
    name: str, part: Part, precision: float, recall: float, dates: float
) -> None:
    """On each part of each corpus the reader is no worse than when it was measured."""
    quantities, periods, count = measure(name, part)
    assert count >= 40
    assert quantities.precision >= precision, "\n".join(quantities.failures)
    assert quantities.recall >= recall, "\n".join(quantities.failures)
    assert min(periods.precision, periods.recall) >= dates, "\n".join(periods.failures)


def test_the_corpus_is_large_enough_and_says_whence_it_comes() -> None:
    """At least 300 different sentences, each corpus with origin, licence and way of annotation."""
    texts = set()
    for name in NAMES:
        corpus = json.loads((CORPUS / f"{name}.json").read_text(encoding="utf-8"))
        assert all(corpus[key] for key in ("origin", "licence", "annotation"))
        assert all(sentence["source"] for sentence in corpus["sentences"])
        texts |= {sentence["text"] for sentence in corpus["sentences"]}
    assert len(texts) >= 300


DOCS = Path(__file__).parents[2] / "docs" / "quantity-reader.md"


@pytest.mark.parametrize("name", NAMES)
def test_the_docs_state_the_figures_of_the_test_part(name: str) -> None:
    """The figures in docs/quantity-reader.md are those of today."""
    quantities, dates, count = measure(name, "test")
    row = f"| {name} | {count} | {quantities.line()} | {dates.line()} |"
    assert row in DOCS.read_text(encoding="utf-8")


def main() -> None:
    """Print the figures of each part, with the failures of the parts named on the command line."""
    for name in NAMES:
        for part in ("dev", "test"):
            if sys.argv[1:] and part not in sys.argv[1:]:
                continue
            quantities, dates, count = measure(name, part)
            sys.stdout.write(f"{name}, {part}, {count} sentences\n")
            sys.stdout.write(f"  quantities: {quantities.line()}\n  dates:      {dates.line()}\n")
            for failure in quantities.failures + dates.failures:
                sys.stdout.write(f"  - {failure}\n")


if __name__ == "__main__":
    main()
