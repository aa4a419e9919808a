"""Filling an index: one document after the other, then what they have in common."""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from eufacts.factbase import model
from eufacts.factbase.contract import Contract, Row
from eufacts.factbase.countries import Countries
from eufacts.factbase.folding import fold
from eufacts.factbase.labels import (
    Labels,
    Tags,
    country_names,
    country_tags,
    country_words,
)
from eufacts.factbase.lock import Lock
from eufacts.factbase.pausing import without_collection
from eufacts.factbase.periods import span
from eufacts.factbase.scoping import Scope
from eufacts.factbase.seal import seal
from eufacts.factbase.tables import Batch, Name, Writer
from eufacts.factbase.texts import Texts, text

_MOST_COUNTRIES = 26 * 26
"""As many as there are codes of two letters."""

_AT_ONCE = 500
"""So many records are written together."""

Progress = Callable[[int, int], None]
"""Told how many records are done, and of how many that are known so far."""


class Filling:
    """Makes what is written to an index, document after document; ``finish`` ends it.

    Of a document that was added nothing is kept here but its countries: what several documents
    say of one makes one row, which is written last. Places are kept free for these rows behind the
    sections of the first document, where they stand in an answer.
    """

    def __init__(self, writer: Writer, progress: Progress | None = None) -> None:
        self._writer = writer
        self._progress = progress
        self._tags = Tags()
        self._countries = Countries()
        self._first_country = 0
        self._pos = 0
        self._done = 0
        self._total = 0

    def add(self, base: model.FactBase, lock: Lock | None, scope: Scope | None = None) -> Row:
        """Add the records of a document after those that are there.

        Args:
            base: The document's records.
            lock: What was proven of them.
            scope: Makes its ids unique among several documents; None where it is the only one.

        Returns:
            The row on the document.
        """
        with without_collection():
            contract = Contract(base, lock)
            about = contract.about()
            self._total += sum(about["counts"].values())
            labels = Labels(base, contract, self._tags, scope)
            rows = self._without_countries(contract.rows(), labels, scope)
            packed = _packed(rows, labels, Texts(scope), base.document.date)
            while some := list(islice(packed, _AT_ONCE)):
                self._write(some)
        return about

    def _without_countries(
        self, rows: Iterator[Row], labels: Labels, scope: Scope | None
    ) -> Iterator[tuple[int, Row]]:
        """Give rows with their positions; gather those of countries."""
        for row in rows:
            if row["kind"] != "section" and not self._first_country:
                self._first_country = self._pos + 1
                self._pos += _MOST_COUNTRIES
            if row["kind"] == "country":
                scoped = row if scope is None else scope.row(row)
                self._countries.add(scoped, labels.country_names(row["code"]))
            else:
                self._pos += 1
                yield self._pos, row

    def finish(self, about: Row) -> None:
        """Write what all documents have in common, and the indexes.

        Args:
            about: The row on the whole.
        """
        countries = [
            Packed(
                _record(pos, row, row["id"], None),
                (pos, seal(text(row))),
                [(tag, pos) for tag in country_tags(row, self._tags)],
                (pos, *country_words(row, names)),
                list(country_names(row, names)),
            )
            for pos, (row, names) in enumerate(self._countries.rows(), start=self._first_country)
        ]
        self._write(countries)
        counts = {**about["counts"], "country": len(countries)}
        self._writer.finish(seal(text({**about, "counts": counts})))

    def _write(self, some: "list[Packed]") -> None:
        """Write some records with what leads to them."""
        tags = self._tags
        names = [*tags.names(), *(name for one in some for name in one.names)]
        self._writer.write(
            Batch(
                [one.record for one in some],
                [one.text for one in some],
                [one.words for one in some],
                [tag for one in some for tag in one.tags],
                tags.new.copy(),
                names,
            )
        )
        tags.new.clear()
        self._done += len(some)
        if self._progress is not None:
            self._progress(self._done, self._total)


class Packed(NamedTuple):
    """A record as it is written to the index."""

    record: tuple[object, ...]
    text: tuple[int, str]
    tags: list[tuple[int, int]]
    words: tuple[object, ...]
    names: list[Name]


def _packed(
    rows: Iterable[tuple[int, Row]], labels: Labels, texts: Texts, until: str
) -> Iterator[Packed]:
    """Pack the rows of a document; what has no stated end ends with it."""
    for pos, row in rows:
        name = labels.scoped(row["id"])
        yield Packed(
            _record(pos, row, name, until),
            (pos, seal(texts.of(row))),
            [(tag, pos) for tag in labels.tags(row)],
            (pos, *labels.words(row)),
            list(labels.names(row)),
        )


def _record(pos: int, row: Row, name: str, until: str | None) -> tuple[object, ...]:
    """The columns of a record."""
    label = row.get("label") or row.get("name") or row.get("heading")
    period = row.get("period") or row.get("as_of")
    starts, ends = _days(period, until) if period and until else (None, None)
    return (pos, row["kind"], name, fold(name), label, row.get("value"), starts, ends)


@lru_cache(maxsize=1000)
def _days(period: str, until: str) -> tuple[str, str]:
    """The first and the last day of a period."""
    return span(period, max(until, period[:4]))
