"""A fact base under examination: its records, with what the rules ask of them made once."""

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from eufacts.findings import Where
from eufacts.format import model
from eufacts.format.files import read_bytes
from eufacts.format.lines import Lines
from eufacts.format.reader import parse
from eufacts.index.rows import FACT_KINDS
from eufacts.source.numbers.countries import find_countries
from eufacts.source.numbers.quantities import QuantityReading
from eufacts.source.numbers.read import NumberReadings, read_numbers


class Problem(NamedTuple):
    """What a rule finds wrong: where in the fact base, and what."""

    table: str
    nth: int
    """The record's number in its table, from 0."""
    key: str | None
    message: str
    hint: str = ""


class Mention(NamedTuple):
    """A country's name or demonym in a text."""

    code: str
    start: int
    end: int


class Placed(NamedTuple):
    """A fact with its kind and its number in its table."""

    kind: str
    nth: int
    fact: model.Fact


_STOP = re.compile('(?<=[.;])\\s+(?=[A-Z\u2018\u201c"])')
"""White space between two sentences: a capital letter or an opening quotation mark follows."""


def sentence(quote: str, at: int) -> tuple[int, int]:
    """Say where the sentence begins and ends that holds a place in a quote."""
    stops = [hit.end() for hit in _STOP.finditer(quote)]
    start = max((stop for stop in stops if stop <= at), default=0)
    return start, min((stop for stop in stops if stop > at), default=len(quote))


class Base:
    """A fact base that reads, with what rules look up."""

    def __init__(
        self, content: bytes, file: str, read: Callable[[str], NumberReadings] = read_numbers
    ) -> None:
        """Read a fact base.

        Args:
            content: The TOML text.
            file: The name that findings give it.
            read: The reader of quantities; one that remembers serves whoever examines many
                versions of a fact base.

        Raises:
            FactBaseError: It does not read.
        """
        self.file = file
        self._read = read
        self.records = parse(content, file)
        self._text = content.decode("utf-8-sig")
        self._readings: dict[str, NumberReadings] = {}
        self.times: dict[str, set[str]] = {}
        """The times that each fact's quotes state, as the rules on time read them."""
        self._numbers: dict[str, list[QuantityReading]] = {}
        self._carriers: dict[str, tuple[model.Excerpt, int] | None] = {}
        self._mentions: dict[str, tuple[Mention, ...]] = {}

    @classmethod
    def read(cls, path: Path) -> "Base":
        """Read the fact base in a file; raises as ``reader.read``."""
        return cls(read_bytes(path), str(path))

    @cached_property
    def excerpts(self) -> dict[str, model.Excerpt]:
        """Excerpts by id."""
        return {excerpt.id: excerpt for excerpt in self.records.excerpt}

    @cached_property
    def facts(self) -> tuple[Placed, ...]:
        """Every fact, kind by kind."""
        return tuple(
            Placed(kind, nth, fact)
            for kind in FACT_KINDS
            for nth, fact in enumerate(getattr(self.records, kind))
        )

    @cached_property
    def by_id(self) -> dict[str, Placed]:
        """Facts by id."""
        return {placed.fact.id: placed for placed in self.facts}

    @cached_property
    def on_excerpt(self) -> dict[str, list[Placed]]:
        """The facts that stand on each excerpt."""
        found: dict[str, list[Placed]] = {name: [] for name in self.excerpts}
        for placed in self.facts:
            for name in placed.fact.excerpts:
                found[name].append(placed)
        return found

    @cached_property
    def year(self) -> str:
        """The document's year."""
        return self.records.document.date[:4]

    def quotes(self, fact: model.Fact) -> Iterator[model.Excerpt]:
        """The excerpts that a fact stands on."""
        return (self.excerpts[name] for name in fact.excerpts)

    def carrier(self, fact: model.Fact) -> tuple[model.Excerpt, int] | None:
        """The excerpt whose quote holds a fact's ``as_written``, and where in it that begins."""
        if fact.id not in self._carriers:
            self._carriers[fact.id] = None
            for excerpt in self.quotes(fact):
                at = excerpt.quote.find(fact.as_written or "\n")
                if at >= 0:
                    self._carriers[fact.id] = excerpt, at
                    break
        return self._carriers[fact.id]

    def reading(self, excerpt: model.Excerpt) -> NumberReadings:
        """What the quantity reader finds in an excerpt's quote."""
        if excerpt.id not in self._readings:
            self._readings[excerpt.id] = self._read(excerpt.quote)
        return self._readings[excerpt.id]

    def numbers(self, fact: model.Fact) -> list[QuantityReading]:
        """The quantities that are read in a fact's ``as_written``, in its sentence."""
        if fact.id not in self._numbers:
            carried = self.carrier(fact)
            self._numbers[fact.id] = []
            if carried is not None:
                excerpt, start = carried
                end = start + len(fact.as_written or "")
                self._numbers[fact.id] = [
                    one
                    for one in self.reading(excerpt).quantities
                    if one.span.start < end and one.span.end > start
                ]
        return self._numbers[fact.id]

    def mentions(self, excerpt: model.Excerpt) -> tuple[Mention, ...]:
        """The countries that an excerpt's quote names, where it names them."""
        if excerpt.id not in self._mentions:
            self._mentions[excerpt.id] = tuple(self.names_in(excerpt.quote))
        return self._mentions[excerpt.id]

    def names_in(self, text: str) -> Iterator[Mention]:
        """Find the fact base's countries in a text, the longest name first."""
        codes, pattern = self._names
        longer = [(one.span, one.code) for one in find_countries(text)] if codes else []
        for hit in pattern.finditer(text.replace("\u2019", "'")) if codes else ():
            code, (start, end) = codes[hit[1].casefold()], hit.span(1)
            # "South Sudan" is not Sudan, whether or not it has a record.
            if not any(
                span.start <= start
                and end <= span.end
                and end - start < span.end - span.start
                and other != code
                for span, other in longer
            ):
                yield Mention(code, start, end)

    @cached_property
    def _names(self) -> tuple[dict[str, str], re.Pattern[str]]:
        codes: dict[str, str] = {}
        for country in self.records.country:
            for name in (country.name, country.name_in_document, *country.aliases):
                if len(name) > len("CAR"):
                    codes[name.casefold().replace("\u2019", "'")] = country.code
            codes |= {people.casefold(): country.code for people in country.peoples}
        longest_first = sorted(codes, key=len, reverse=True)
        names = "|".join(re.escape(name).replace("\\ ", r"\s+") for name in longest_first)
        return codes, re.compile(rf"(?<!\w)({names})(?!\w)", re.IGNORECASE)

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self._text)

    def where(self, problem: Problem) -> Where:
        """The file and line of a problem, and the record in words."""
        line = self._lines.of(problem.table, problem.nth, problem.key)
        return Where(self.file, line, self.name(problem.table, problem.nth))

    def name(self, table: str, nth: int) -> str:
        """A record in words: ``figure "syria-killed"``."""
        records = getattr(self.records, table)
        if isinstance(records, model.Document):
            return table
        record = records[nth]
        for key in ("id", "code", "number", "rule"):
            if hasattr(record, key):
                return f'{table} "{getattr(record, key)}"'
        return f"{table} no {nth + 1}"
