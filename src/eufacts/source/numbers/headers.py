"""The units that head numbers: of a column, or in a text itself, as in "in EUR million: 5"."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from eufacts.source.numbers.measures import measure_in
from eufacts.source.numbers.units import MONEY_SCALES, SCALES, Unit

_SCALE = "['\u2019]000|thousand|million|billion|trillion|mio|mn|bn|m|k"
_CURRENCY = r"EUR|USD|GBP|CHF|\u20ac|\$|euros?|dollars?"
_MONEY = (
    rf"(?:(?P<c1>{_CURRENCY})\s?(?P<s1>{_SCALE})\b|(?P<s2>{_SCALE})s?\s(?:of\s)?(?P<c2>{_CURRENCY})"
    rf"|(?P<c3>{_CURRENCY}))"
)
_COLUMN: Final = re.compile(rf"(?<!\w){_MONEY}(?!\w)")
_SCALE_COLUMN: Final = re.compile(
    r"(?<!\w)(?:(?P<scale>[kMm])(?P<euro>EUR|\u20ac)|(?P<word>thousand|million|billion|trillion)s?)(?!\w)"
)
_COLUMN_SCALES: Final = {
    "k": 10**3,
    "m": 10**6,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}
_PERCENT_COLUMN: Final = re.compile(r"%|\bper\s?cent\b", re.IGNORECASE)
_HEADER: Final = re.compile(
    r"(?:\b[Ii]n\s|\(|(?<!\w)(?<!\d\s)(?=\S{1,6}\s[A-Za-z]{1,8}(?:\s\(to\s[a-z ]+\))?\s?:))"
    rf"\s?{_MONEY}(?P<places>\s\(to\sthree\sdecimal\splaces\))?(?:\)\s?:?|\s?:)"
)
"""In EUR million: …; (EUR million). It is the unit of bare numbers to the end of the sentence."""
_SENTENCE_END: Final = re.compile(r"[.!?]\s|;\s|\n|\Z")
_LONGEST_SENTENCE: Final = 2000


class Header(NamedTuple):
    """The unit that heads numbers, and the stretch of text in which it does."""

    unit: Unit
    begin: int
    start: int
    end: int
    three_places: bool
    """Its numbers have three decimal places."""
    counted: str | None = None
    """What it says that they measure: ``m³`` of "million m³"."""


def headers(text: str, column: str) -> Iterator[Header]:
    """Find the units that head numbers: of the column, or in the text itself."""
    in_column = _COLUMN.search(column)
    if in_column:
        yield Header(_unit_of(in_column), 0, 0, len(text), "three decimal" in column)
        return
    if _PERCENT_COLUMN.search(column):
        yield Header(Unit("percent", 0), 0, 0, len(text), three_places=True)
        return
    scaled = _SCALE_COLUMN.search(column)
    if scaled:
        name = "EUR" if scaled["euro"] else ""
        scale = _COLUMN_SCALES[(scaled["scale"] or scaled["word"]).lower()]
        unit = Unit(name, 0, is_money=bool(name), scale=scale)
        measure = None if name else measure_in(column)
        yield Header(unit, 0, 0, len(text), "three decimal" in column, measure)
        return
    measure = measure_in(column)
    if measure:
        yield Header(Unit("", 0), 0, 0, len(text), "three decimal" in column, measure)
        return
    for hit in _HEADER.finditer(text):
        stop = _SENTENCE_END.search(text, hit.end(), hit.end() + _LONGEST_SENTENCE)
        if stop is not None:
            places = hit["places"] is not None
            yield Header(_unit_of(hit), hit.start(), hit.end(), stop.start(), places)


def _unit_of(hit: re.Match[str]) -> Unit:
    """The unit that a header says, with its scale."""
    currency, scale = hit["c1"] or hit["c2"] or hit["c3"], hit["s1"] or hit["s2"] or ""
    scale = "thousand" if scale.endswith("000") else scale
    name = {"\u20ac": "EUR", "$": "USD"}.get(currency, currency[:3].upper())
    factor = SCALES.get(scale) or MONEY_SCALES.get(scale) or 1
    return Unit({"DOL": "USD"}.get(name, name), 0, is_money=True, scale=factor)
