"""Rows → facts with the words by which each is found."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

from eufacts.audit.areas import areas_in
from eufacts.audit.deeds import Deeds
from eufacts.audit.facts import Entry, Measure, measure_of
from eufacts.audit.places import places_in
from eufacts.audit.terms import stems
from eufacts.format.kinds import Row

_LABEL, _NAME, _CLAUSE, _QUOTE = 1.0, 0.9, 0.7, 0.35
"""How much a word counts in a label, in a name, beside the number in its sentence, elsewhere."""

_AND: Final = re.compile(r"(?:,\s|,?\s(?:and|or)\s)(?:the\s)?")
_BREAK: Final = re.compile(r"[.;:]\s|\d")
_NEAR: Final = 80
"""How many characters around a fact's words are beside it."""


def entries_of(facts: Sequence[Row], rows: Sequence[Row], deeds: Deeds) -> tuple[Entry, ...]:
    """Read the words of facts.

    Args:
        facts: Their rows.
        rows: All rows of their documents, which have the names that they refer to.
        deeds: What people do or suffer, as the vocabularies say it.
    """
    ids = {row["id"]: row for row in rows}
    quoted = {row["id"]: _read(row["quote"]) for row in rows if row["kind"] == "excerpt"}
    numbered: dict[str, set[Measure]] = defaultdict(set)
    for row in facts:
        if row.get("value") is not None:
            for name in (*(one["id"] for one in row["excerpts"]), row.get("instrument")):
                numbered[name or ""].add(measure_of(row["unit"]))
    return tuple(_entry(row, ids, quoted, numbered, deeds) for row in facts)


@lru_cache(maxsize=20_000)
def words_and_places(text: str) -> tuple[str, ...]:
    """The stems of a text, with its countries as ``@`` and their codes, not as words."""
    plain, codes = [], []
    at = 0
    for place in places_in(text):
        plain.append(text[at : place.start])
        codes.append(f"@{place.code}")
        at = max(at, place.end)
    plain.append(text[at:])
    return (*stems(" ".join(plain)), *codes)


@dataclass(frozen=True, slots=True)
class _Quoted:
    text: str
    stems: Sequence[str]


def _read(quote: str) -> _Quoted:
    return _Quoted(quote, words_and_places(quote))


def _entry(
    row: Row,
    ids: Mapping[str, Row],
    quoted: Mapping[str, _Quoted],
    numbered: Mapping[str, set[Measure]],
    deeds: Deeds,
) -> Entry:
    terms: dict[str, float] = {}

    def add(found: Iterable[str], weight: float) -> None:
        for word in found:
            terms[word] = max(weight, terms.get(word, 0))

    own = [*words_and_places(row["label"]), *(f"@{code}" for code in row["countries"])]
    names = [word for text in _names(row, ids) for word in words_and_places(text)]
    add(own, _LABEL)
    add(names, _NAME)
    for nth, excerpt in enumerate(row["excerpts"]):
        read = quoted.get(excerpt["id"]) or _read(excerpt["quote"])
        add(read.stems, _QUOTE if nth == 0 else _QUOTE / 2)
        at = read.text.find(row["as_written"]) if row.get("as_written") else -1
        if at >= 0:
            add(words_and_places(_clause(read.text, at, at + len(row["as_written"]))), _CLAUSE)
    codes = {code for code in row["countries"] if len(code) == len("TR")}
    codes |= {code for code in row.get("recipients") or () if code in ids and len(code) == 2}  # noqa: PLR2004
    terms.pop("", None)
    return Entry(
        row,
        terms,
        frozenset(codes),
        measure_of(row.get("unit")),
        frozenset((*own, *names)),
        frozenset(numbered.get(row["excerpts"][0]["id"], ()))
        | frozenset(numbered.get(row["id"], ())),
        _joint(row["label"]),
        tuple(areas_in("; ".join((row["label"], *_names(row, ids))))),
        deeds.named(row["label"]) if row["kind"] == "figure" else frozenset(),
    )


def _joint(label: str) -> frozenset[str]:
    """The countries that a label lists: with nothing but commas and "and" between them."""
    places = places_in(label)
    listed: set[str] = set()
    for one, other in pairwise(places):
        if _AND.fullmatch(label[one.end : other.start]):
            listed |= {one.code, other.code}
    return frozenset(listed)


def _clause(quote: str, start: int, end: int) -> str:
    """The words around a fact's own, up to another number or the end of a sentence."""
    before = _BREAK.split(quote[:start])[-1]
    after = _BREAK.split(quote[end:])[0]
    if len(before) > _NEAR:
        before = before[-_NEAR:].partition(" ")[2]
    if len(after) > _NEAR:
        after = after[:_NEAR].rpartition(" ")[0]
    return f"{before} {after}"


def _names(row: Row, ids: Mapping[str, Row]) -> Iterator[str]:
    """The names that a fact goes by: of what it measures, of its region, route and instrument."""
    yield from row["regions"]
    if row.get("unit") and measure_of(row["unit"]) == "count":
        yield row["unit"]
    route = ids.get(row.get("route") or "")
    if route:
        yield f"{route['name']} route"
    instrument = ids.get(row.get("instrument") or "")
    if instrument:
        yield f"{instrument['label']} {instrument.get('acronym') or ''}"
    if row["kind"] == "instrument" and row.get("acronym"):
        yield row["acronym"]
    yield from (name for name in row.get("recipients") or () if len(name) > 2)  # noqa: PLR2004
