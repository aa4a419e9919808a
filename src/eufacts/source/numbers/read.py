"""A text → its quantities and dates, and every other numeral with the rule that sets it aside.

Every numeral of a text is one of three things: a date or period (``dates``), a quantity
(``quantities``), or something that counts nothing (``asides``).
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from eufacts.source.numbers.acts import ACT_RULES, ActReading, find_acts
from eufacts.source.numbers.asides import AsideReading, claim, leftovers
from eufacts.source.numbers.countries import CountryReading, find_countries
from eufacts.source.numbers.dates import DateReading, find_dates
from eufacts.source.numbers.marks import ROW_NUMBER
from eufacts.source.numbers.qualifiers import Qualifier
from eufacts.source.numbers.quantities import Number, QuantityReader, QuantityReading
from eufacts.source.numbers.rules import LATE, STRUCTURAL
from eufacts.source.numbers.spans import Span, Taken

Kind = Literal["quantity", "date", "country", "act", "aside"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One thing that a text says; what does not apply to its kind is None."""

    kind: Kind
    start: int
    end: int
    as_written: str
    """``text[start:end]``: a quantity's with the words of its qualifier."""
    value: Number | None = None
    """A quantity's, in the base unit; None where the words are vague."""
    upper: Number | None = None
    """The upper end of a range."""
    unit: str | None = None
    """A currency, ``percent``, ``percentage points``, a time, or what is counted: ``people``."""
    qualifier: Qualifier | None = None
    period: str | None = None
    """A date's: ISO 8601, ``2014/2020``, ``2011/..``."""
    rule: str | None = None
    """An aside's: why nothing is read in it."""
    code: str | None = None
    """A country's: ISO 3166-1 alpha-2, or XK."""
    celex: str | None = None
    """An act's, where the words decide it."""


class NumberReadings(NamedTuple):
    """Every numeral of a text, each in one of three places."""

    quantities: tuple[QuantityReading, ...]
    dates: tuple[DateReading, ...]
    set_aside: tuple[AsideReading, ...]


@lru_cache(maxsize=4096)
def read_numbers(text: str, column: str = "") -> NumberReadings:
    """Read every quantity and date of a text, and say of every other numeral why it is neither.

    What has a form of its own is read first, then dates, then quantities in what is left. A text is
    remembered: proofs read the same sentences of a document again and again.

    Args:
        text: The text.
        column: The words that head the column, where the text is a cell of a table: "EUR million
            (to three decimal places)" is the unit of a bare number in it.
    """
    if column == ROW_NUMBER:
        return NumberReadings((), (), (AsideReading("label-number", Span(0, len(text)), text),))
    asides = claim(text, STRUCTURAL, Taken())
    taken = Taken(aside.span for aside in asides)
    dates, no_dates = find_dates(text, taken)
    asides += no_dates
    taken = Taken(one.span for found in (asides, dates) for one in found)
    readings = list(QuantityReader(text, taken, column).readings())
    taken = taken.plus(one.span for one in readings)
    quantities = tuple(one for one in readings if isinstance(one, QuantityReading))
    asides += [one for one in readings if isinstance(one, AsideReading)]
    late = claim(text, LATE, taken)
    rest = leftovers(text, taken.plus(aside.span for aside in late))
    asides = sorted([*asides, *late, *rest], key=lambda aside: aside.span)
    return NumberReadings(quantities, dates, tuple(asides))


def read_text(text: str, column: str = "") -> list[Reading]:
    """Read everything in a text: quantities, dates, countries, acts, and what is set aside.

    Args:
        text: The text.
        column: As in ``read_numbers``.

    Returns:
        What was read, in the order of the text. Nothing overlaps but a country in an act's name.
    """
    numbers = read_numbers(text, column)
    acts = find_acts(text, numbers.set_aside)
    asides = [one for one in numbers.set_aside if one.rule not in ACT_RULES]
    found = [
        *map(_of_quantity, numbers.quantities),
        *map(_of_date, numbers.dates),
        *map(_of_act, acts),
        *map(_of_aside, asides),
        *map(_of_country, find_countries(text)),
    ]
    return sorted(found, key=lambda one: (one.start, one.end))


def _of_quantity(one: QuantityReading) -> Reading:
    return Reading(
        kind="quantity",
        start=one.whole.start,
        end=one.whole.end,
        as_written=one.as_written,
        value=one.value,
        upper=one.upper,
        unit=one.unit or one.counted,
        qualifier=one.qualifier,
    )


def _of_date(one: DateReading) -> Reading:
    start, end = one.span
    return Reading(kind="date", start=start, end=end, as_written=one.as_written, period=one.period)


def _of_act(one: ActReading) -> Reading:
    start, end = one.span
    return Reading(kind="act", start=start, end=end, as_written=one.as_written, celex=one.celex)


def _of_aside(one: AsideReading) -> Reading:
    start, end = one.span
    return Reading(kind="aside", start=start, end=end, as_written=one.text, rule=one.rule)


def _of_country(one: CountryReading) -> Reading:
    start, end = one.span
    if one.code is None:
        rule = "ambiguous-country"
        return Reading(kind="aside", start=start, end=end, as_written=one.as_written, rule=rule)
    return Reading(kind="country", start=start, end=end, as_written=one.as_written, code=one.code)
