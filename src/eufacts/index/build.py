"""Filling an index: one document after the other, then what they have in common."""

from collections.abc import Callable, Iterator
from functools import lru_cache

from eufacts.dates import span
from eufacts.format import model
from eufacts.format.lock import Lock
from eufacts.index.countries import Countries
from eufacts.index.namespace import Scope
from eufacts.index.rows import Contract, Row
from eufacts.index.schema import Batch, Record, Writer
from eufacts.index.tags import (
    Labels,
    Tags,
    country_names,
    country_tags,
    country_words,
)
from eufacts.index.texts import Texts, text

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
        self._batch = Batch.empty()
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
        contract = Contract(base, lock)
        about = contract.about()
        self._total += sum(about["counts"].values())
        labels = Labels(base, contract, self._tags, scope)
        texts, until = Texts(scope), base.document.date
        for pos, row in self._without_countries(contract.rows(), labels, scope):
            self._batch.records.append(_record(pos, row, scope, until))
            self._batch.texts.append((pos, texts.of(row)))
            self._batch.words.append((pos, *labels.words(row)))
            self._batch.tags.append((pos, tuple(labels.tags(row))))
            self._batch.names.extend(labels.names(row))
            if len(self._batch.records) == _AT_ONCE:
                self._write()
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
        countries = list(self._countries.rows())
        for pos, (row, names) in enumerate(countries, start=self._first_country):
            self._batch.records.append(_record(pos, row, None, None))
            self._batch.texts.append((pos, text(row)))
            self._batch.words.append((pos, *country_words(row, names)))
            self._batch.tags.append((pos, tuple(country_tags(row, self._tags))))
            self._batch.names.extend(country_names(row, names))
        self._write()
        counts = {**about["counts"], "country": len(countries)}
        self._writer.finish(text({**about, "counts": counts}))

    def _write(self) -> None:
        """Write the records that have come together."""
        self._batch.names.extend(self._tags.names())
        self._batch.labels.extend(self._tags.new)
        self._tags.new.clear()
        self._writer.write(self._batch)
        self._done += len(self._batch.records)
        self._batch = Batch.empty()
        if self._progress is not None:
            self._progress(self._done, self._total)


def _record(pos: int, row: Row, scope: Scope | None, until: str | None) -> Record:
    """What is asked of a record."""
    own = row["id"]
    name, bare = (own, None) if scope is None else (scope.name(own), own)
    label = row.get("label") or row.get("name") or row.get("heading")
    period = row.get("period") or row.get("as_of")
    starts, ends = _days(period, until) if period and until else (None, None)
    return (pos, row["kind"], name, bare, label, row.get("value"), starts, ends)


@lru_cache(maxsize=1000)
def _days(period: str, until: str) -> tuple[str, str]:
    """The first and the last day of a period."""
    return span(period, max(until, period[:4]))
