"""The facts that an article's claims are compared with."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, Literal

from eufacts.audit.areas import Area
from eufacts.audit.claims import is_currency_word
from eufacts.audit.deeds import Deeds
from eufacts.dates import TIME_UNITS
from eufacts.format.kinds import Row
from eufacts.source.sentences import sentences

Measure = Literal["money", "percent", "time", "count"]
"""What kind of unit a number has; numbers of two kinds are never compared."""

_MANY: Final = 300
"""A word of more facts than this finds none by itself."""
_ACTORS: Final = frozenset({"organisation", "armed group", "partnership"})
"""Types of instruments that have numbers of their own, of which the document need not speak."""


def measure_of(unit: str | None) -> Measure:
    """The kind of a unit."""
    if unit is None:
        return "count"
    if unit.startswith("per"):
        return "percent"
    if unit in TIME_UNITS:
        return "time"
    if (len(unit) == len("EUR") and unit.isupper()) or is_currency_word(unit):
        return "money"
    return "count"


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """A fact, as an article's claims are compared with it."""

    row: Row
    """Its row in the JSON contract."""
    terms: Mapping[str, float]
    """Its stems, and how much each says of it; a country is ``@`` and its code."""
    countries: frozenset[str]
    """The codes of the countries that it is about or that receive it."""
    measure: Measure
    own: frozenset[str]
    """The stems of its label and names alone."""
    numbered: frozenset[Measure] = frozenset()
    """The kinds of number that other facts give on its excerpt or for its instrument."""
    joint: frozenset[str] = frozenset()
    """The codes of countries that its label names together: Syrians, Iraqis and Afghans."""
    areas: tuple[Area, ...] = ()
    """The areas that its label and its route name."""
    deeds: frozenset[str] = frozenset()
    """What its label says that people do or suffer: flee, are killed."""

    @property
    def id(self) -> str:
        """Its id."""
        return str(self.row["id"])

    @property
    def value(self) -> int | float | None:
        """Its value; None where it has none."""
        value: int | float | None = self.row.get("value")
        return value

    @property
    def quote(self) -> str:
        """The sentence that it stands on."""
        return str(self.row["excerpts"][0]["quote"]) if self.row.get("excerpts") else ""

    @property
    def sentence(self) -> str:
        """The sentence of its excerpt that has its own words; the whole excerpt where none has."""
        quote, words = self.quote, self.row.get("as_written") or ""
        at = quote.find(words)
        found = (one for one in sentences(quote) if words and one.start <= at < one.end)
        return next((quote[one.start : one.end].strip() for one in found), quote)

    @property
    def is_unstated(self) -> bool:
        """Whether the document names it and gives no number."""
        row = self.row
        if self.value is not None or row["kind"] not in {"funding", "instrument", "statement"}:
            return False
        return row["kind"] != "instrument" or row["type"] not in _ACTORS

    @property
    def called(self) -> tuple[str, ...]:
        """What it is called in so many words: its acronym, its name in the document."""
        row = self.row
        if row["kind"] != "instrument":
            return ()
        return tuple(filter(None, (row.get("acronym"), row["as_written"])))


@dataclass(frozen=True, eq=False)
class FactBook:
    """The facts, acts and sentences of the documents that an article is about."""

    documents: tuple[Row, ...]
    """The rows of the documents."""
    entries: tuple[Entry, ...]
    excerpts: tuple[Row, ...]
    references: tuple[Row, ...]
    regions: Mapping[str, frozenset[str]]
    """The regions and groups that a country is in, by its code."""
    names: Mapping[str, str]
    """The names of countries in the documents, by their codes."""
    deeds: Deeds
    """What people do or suffer, in the words of the vocabularies."""
    postings: Mapping[str, tuple[tuple[Entry, float], ...]] = field(default_factory=dict)
    """The facts that have a stem, each with how much it says there."""
    rarity: Mapping[str, float] = field(default_factory=dict)
    vocabulary: frozenset[str] = frozenset()
    """The stems of the facts and of all that is quoted, and those that people type for them."""
    by_id: Mapping[str, Entry] = field(default_factory=dict)
    times: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """The times of the events on each excerpt."""

    persons: frozenset[str] = frozenset()
    """The stems by which the documents call people that they count."""
    units_of_people: frozenset[str] = frozenset()
    """The units of figures that count people, or how often somebody did something."""
    synonyms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The stems of the documents' words for a stem that people type."""

    @cached_property
    def actors(self) -> Mapping[str, frozenset[str]]:
        """The names of organisations and other actors, each with the stems of all its names."""
        names = {
            entry: (*entry.called, str(entry.row["label"]))
            for entry in self.entries
            if entry.row["kind"] == "instrument" and entry.row["type"] in _ACTORS
        }
        return {name: entry.own for entry, called in names.items() for name in called}

    @cached_property
    def dated(self) -> tuple[Entry, ...]:
        """The facts that say when something was: not those that are numbers or amounts."""
        return tuple(
            entry
            for entry in self.entries
            if entry.row["period"] and entry.row["kind"] in {"event", "instrument", "agreement"}
        )

    def times_on(self, excerpt: str) -> frozenset[str]:
        """The times of the events on an excerpt: a number's sentence may give these too."""
        return self.times.get(excerpt, frozenset())

    def score(self, context: Mapping[str, float]) -> dict[Entry, float]:
        """Say how much each fact has in common with some words.

        Args:
            context: Stems with their weights.
        """
        found: dict[Entry, float] = defaultdict(float)
        # Words that many facts have come last, and do not find a fact by themselves.
        rare_first = sorted(context.items(), key=lambda one: len(self.postings.get(one[0], ())))
        for word, weight in rare_first:
            posting = self.postings.get(word, ())
            if len(posting) <= _MANY:
                for entry, says in posting:
                    found[entry] += weight * says
            else:
                share = weight * self.rarity[word]
                for entry in found:
                    if word in entry.terms:
                        found[entry] += share * entry.terms[word]
        return found
