"""A fact base under examination: its records, and what rules look up in them, made once."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple

from eufacts.findings import Where
from eufacts.format import model
from eufacts.format.files import read_bytes
from eufacts.format.kinds import FACT_KINDS
from eufacts.format.lines import Lines
from eufacts.format.reader import parse
from eufacts.source.numbers.quantities import Quantity, Stated, read_stated


class Problem(NamedTuple):
    """What a rule finds wrong: where in the fact base, and what."""

    table: str
    position: int
    """The record's index in its table, from 0."""
    key: str | None
    message: str
    hint: str = ""


class Mention(NamedTuple):
    """A country's name or demonym in a text."""

    code: str
    start: int
    end: int


class FactRef(NamedTuple):
    """A fact with its kind and its index in its table."""

    kind: str
    position: int
    fact: model.Fact


_STOP = re.compile('(?<=[.;])\\s+(?=[A-Z\u2018\u201c"])')
"""White space between two sentences: a capital letter or an opening quotation mark follows."""


@lru_cache(maxsize=64)
def _stops(text: str) -> list[int]:
    return [0, *(hit.end() for hit in _STOP.finditer(text)), len(text)]


def sentence(text: str, at: int) -> tuple[int, int]:
    """Say where the sentence around a position in a text begins and ends."""
    stops = _stops(text)
    following = min(bisect_right(stops, at), len(stops) - 1)
    return stops[following - 1], stops[following]


class Base:
    """A valid fact base, with what rules look up."""

    def __init__(
        self, content: bytes, file: str, read: Callable[[str], Stated] = read_stated
    ) -> None:
        """Read a fact base.

        Args:
            content: The TOML text.
            file: The name that findings give it.
            read: The reader of quantities; pass one that caches to examine many versions.

        Raises:
            FactBaseError: The text is not a valid fact base.
        """
        self.file = file
        self._read = read
        self.records = parse(content, file)
        self._text = content.decode("utf-8-sig")
        self._readings: dict[str, Stated] = {}
        self.times: dict[str, set[str]] = {}
        """The times that each fact's quotes state, as the rules on time read them."""
        self._numbers: dict[str, list[Quantity]] = {}
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
    def facts(self) -> tuple[FactRef, ...]:
        """Every fact, kind by kind."""
        return tuple(
            FactRef(kind, index, fact)
            for kind in FACT_KINDS
            for index, fact in enumerate(getattr(self.records, kind))
        )

    @cached_property
    def by_id(self) -> dict[str, FactRef]:
        """Facts by id."""
        return {ref.fact.id: ref for ref in self.facts}

    @cached_property
    def on_excerpt(self) -> dict[str, list[FactRef]]:
        """The facts that cite each excerpt."""
        found: dict[str, list[FactRef]] = {name: [] for name in self.excerpts}
        for ref in self.facts:
            for name in ref.fact.excerpts:
                found[name].append(ref)
        return found

    @cached_property
    def year(self) -> str:
        """The document's year."""
        return self.records.document.date[:4]

    @cached_property
    def this_document(self) -> re.Pattern[str]:
        """Words that mean the document: "this Communication", "the present Joint Communication"."""
        called = self.records.document.type.partition(" to ")[0]
        kinds = "|".join(map(re.escape, (called, *called.split()[-1:])))
        return re.compile(rf"\b(?:[Tt]his|[Tt]he present) (?:{kinds})\b")

    def quotes(self, fact: model.Fact) -> Iterator[model.Excerpt]:
        """The excerpts that a fact cites."""
        return (self.excerpts[name] for name in fact.excerpts)

    def carrier(self, fact: model.Fact) -> tuple[model.Excerpt, int] | None:
        """The excerpt whose quote has a fact's ``as_written``, and where in the quote it begins."""
        if fact.id not in self._carriers:
            self._carriers[fact.id] = None
            for excerpt in self.quotes(fact):
                at = excerpt.quote.find(fact.as_written or "\n")
                if at >= 0:
                    self._carriers[fact.id] = excerpt, at
                    break
        return self._carriers[fact.id]

    def reading(self, excerpt: model.Excerpt) -> Stated:
        """What the quantity reader finds in an excerpt's quote."""
        if excerpt.id not in self._readings:
            self._readings[excerpt.id] = self._read(excerpt.quote)
        return self._readings[excerpt.id]

    def numbers(self, fact: model.Fact) -> list[Quantity]:
        """The quantities in a fact's ``as_written``, as they are read in its quote."""
        if fact.id not in self._numbers:
            carried = self.carrier(fact)
            self._numbers[fact.id] = []
            if carried is not None:
                excerpt, start = carried
                end = start + len(fact.as_written or "")
                self._numbers[fact.id] = [
                    quantity
                    for quantity in self.reading(excerpt).quantities
                    if quantity.span.start < end and quantity.span.end > start
                ]
        return self._numbers[fact.id]

    def mentions(self, excerpt: model.Excerpt) -> tuple[Mention, ...]:
        """The countries that an excerpt's quote names, with their places in it."""
        if excerpt.id not in self._mentions:
            self._mentions[excerpt.id] = tuple(self.names_in(excerpt.quote))
        return self._mentions[excerpt.id]

    def names_in(self, text: str) -> Iterator[Mention]:
        """Find the fact base's countries in a text, the longest name first."""
        codes, pattern = self._names
        if codes:
            for hit in pattern.finditer(text):
                yield Mention(codes[hit[1].casefold()], hit.start(1), hit.end(1))

    @cached_property
    def _names(self) -> tuple[dict[str, str], re.Pattern[str]]:
        codes: dict[str, str] = {}
        for country in self.records.country:
            for name in (country.name, country.name_in_document, *country.aliases):
                if len(name) > len("CAR"):
                    codes[name.casefold()] = country.code
            codes |= {people.casefold(): country.code for people in country.peoples}
        longest_first = sorted(codes, key=len, reverse=True)
        names = "|".join(re.escape(name).replace("\\ ", r"\s+") for name in longest_first)
        return codes, re.compile(rf"(?<!\w)({names})(?!\w)", re.IGNORECASE)

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self._text)

    def where(self, problem: Problem) -> Where:
        """The file and line of a problem, and the record in words."""
        line = self._lines.of(problem.table, problem.position, problem.key)
        return Where(self.file, line, self.name(problem.table, problem.position))

    def name(self, table: str, index: int) -> str:
        """A record in words: ``figure "syria-killed"``."""
        records = getattr(self.records, table)
        if isinstance(records, model.Document):
            return table
        record = records[index]
        for key in ("id", "code", "number", "rule"):
            if hasattr(record, key):
                return f'{table} "{getattr(record, key)}"'
        return f"{table} no {index + 1}"
