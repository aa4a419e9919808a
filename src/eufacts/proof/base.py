"""A fact base under examination: its records, and what rules look up in them, made once."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, lru_cache, wraps
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple, TypeVar, cast

from eufacts.findings import Finding, Level, Where
from eufacts.format import model
from eufacts.format.kinds import FACT_KINDS
from eufacts.format.lines import Lines
from eufacts.format.reader import parse, record_id
from eufacts.source.numbers.countries import names_of_countries
from eufacts.source.numbers.quantities import QuantityReading
from eufacts.source.numbers.read import NumberReadings, read_numbers
from eufacts.source.numbers.spans import Span


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


_Record = TypeVar("_Record", model.Fact, model.Excerpt)
_Answer = TypeVar("_Answer")


def once(look: Callable[["Base", _Record], _Answer]) -> Callable[["Base", _Record], _Answer]:
    """Look something up once for each record of a fact base."""

    @wraps(look)
    def remembered(base: "Base", record: _Record) -> _Answer:
        key = look.__name__, record.id
        if key not in base.cache:
            base.cache[key] = look(base, record)
        return cast("_Answer", base.cache[key])

    return remembered


def _is_within(mention: Mention, span: Span, code: str | None) -> bool:
    """Whether a name is a part of the longer name of another country."""
    inside = span.start <= mention.start and mention.end <= span.end
    return inside and mention.end - mention.start < span.end - span.start and code != mention.code


def _any_space(name: str) -> str:
    """A pattern of a name with spaces of any width."""
    return re.escape(name).replace("\\ ", r"\s+")


class Base:
    """A valid fact base, with what rules look up."""

    def __init__(self, content: bytes, file: str) -> None:
        """Read a fact base.

        Args:
            content: The TOML text.
            file: The name that findings give it.

        Raises:
            FactBaseError: The text is not a valid fact base.
        """
        self.file = file
        self.records = parse(content, file)
        self._text = content.decode("utf-8-sig")
        self.cache: dict[tuple[str, str], object] = {}
        """What ``once`` remembers."""

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

    def stems(self, table: str, word: str) -> tuple[str, ...]:
        """The beginnings of the words that say a word of the vocabulary; none if it gives none."""
        entry = getattr(self.records.vocabulary, table).get(word)
        return entry.stems if entry else ()

    @staticmethod
    def has_stem(text: str, stems: Iterable[str]) -> bool:
        """Whether a word of a text begins with one of some stems, in any case."""
        return any(re.search(rf"(?<!\w){re.escape(stem)}", text, re.IGNORECASE) for stem in stems)

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

    @once
    def carrier(self, fact: model.Fact) -> tuple[model.Excerpt, int] | None:
        """The excerpt whose quote has a fact's ``as_written``, and where in the quote it begins."""
        found = ((e, e.quote.find(fact.as_written or "\n")) for e in self.quotes(fact))
        return next(((excerpt, at) for excerpt, at in found if at >= 0), None)

    def worded(self) -> Iterator[tuple[FactRef, model.Excerpt, int]]:
        """Each fact whose ``as_written`` is in one of its quotes, with its ``carrier``."""
        for ref in self.facts:
            carried = self.carrier(ref.fact)
            if carried is not None:
                yield ref, *carried

    @staticmethod
    def reading(excerpt: model.Excerpt) -> NumberReadings:
        """What the quantity reader finds in an excerpt's quote, with the unit of its cell."""
        return read_numbers(excerpt.quote, excerpt.unit_as_written or "")

    @once
    def numbers(self, fact: model.Fact) -> list[QuantityReading]:
        """The quantities in a fact's ``as_written``, as they are read in its quote."""
        carried = self.carrier(fact)
        if carried is None:
            return []
        excerpt, start = carried
        end = start + len(fact.as_written or "")
        quantities = self.reading(excerpt).quantities
        return [
            number for number in quantities if number.span.start < end and number.span.end > start
        ]

    @once
    def mentions(self, excerpt: model.Excerpt) -> tuple[Mention, ...]:
        """The countries that an excerpt's quote names, with their places in it."""
        return tuple(self.names_in(excerpt.quote))

    def names_in(self, text: str) -> Iterator[Mention]:
        """Find the fact base's countries in a text, the longest name first."""
        codes, pattern = self._names
        longer = [(span, code) for code, span, _ in names_of_countries(text)] if codes else []
        starts = [span.start for span, _ in longer]
        for hit in pattern.finditer(text.replace("\u2019", "'")) if codes else ():
            mention = Mention(codes[hit[1].casefold()], *hit.span(1))
            at = bisect_right(starts, mention.start) - 1
            # "South Sudan" is not Sudan, whether or not it has a record.
            if at < 0 or not _is_within(mention, *longer[at]):
                yield mention

    @cached_property
    def _names(self) -> tuple[dict[str, str], re.Pattern[str]]:
        codes: dict[str, str] = {}
        for country in self.records.country:
            for name in (country.name, country.name_in_document, *country.aliases):
                if len(name) > len("CAR"):
                    codes[name.casefold().replace("\u2019", "'")] = country.code
            codes |= {people.casefold(): country.code for people in country.peoples}
        # By their first letters: a word is compared with the few names that begin as it does.
        longest_first = sorted(codes, key=lambda name: (name[0], -len(name)))
        names = "|".join(
            f"{re.escape(first)}(?:{'|'.join(_any_space(name[1:]) for name in same)})"
            for first, same in groupby(longest_first, key=itemgetter(0))
        )
        return codes, re.compile(rf"(?<!\w)({names})(?!\w)", re.IGNORECASE)

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self._text)

    def where(self, problem: Problem) -> Where:
        """The file and line of a problem, and the record in words."""
        line = self._lines.of(problem.table, problem.position, problem.key)
        return Where(self.file, line, self.name(problem.table, problem.position))

    def finding(self, rule: str, problem: Problem, level: Level = "error") -> Finding:
        """A problem that a rule finds, with its line."""
        return Finding(self.where(problem), rule, problem.message, problem.hint, level)

    def waived_as(self, problem: Problem) -> str:
        """The id by which a waiver names the record of a problem."""
        record = getattr(self.records, problem.table)[problem.position]
        return record_id(problem.table, dict(record))

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
