"""A text → its quantities and dates, and every other numeral with the rule that sets it aside.

Every numeral of a text is one of three things: a date or period (``dates``), a quantity
(``quantities``), or something that counts nothing (``asides``).
"""

from typing import NamedTuple

from eufacts.source.numbers.asides import AsideReading, claim, leftovers
from eufacts.source.numbers.dates import DateReading, find_dates
from eufacts.source.numbers.quantities import QuantityReader, QuantityReading
from eufacts.source.numbers.rules import LATE, STRUCTURAL
from eufacts.source.numbers.spans import Taken


class NumberReadings(NamedTuple):
    """Every numeral of a text, each in one of three places."""

    quantities: tuple[QuantityReading, ...]
    dates: tuple[DateReading, ...]
    set_aside: tuple[AsideReading, ...]


def read_numbers(text: str) -> NumberReadings:
    """Read every quantity and date of a text, and say of every other numeral why it is neither.

    What has a form of its own is read first, then dates, then quantities in what is left.
    """
    asides = claim(text, STRUCTURAL, Taken())
    taken = Taken(aside.span for aside in asides)
    dates, no_dates = find_dates(text, taken)
    taken = taken.plus(one.span for one in [*dates, *no_dates])
    asides += no_dates
    readings = list(QuantityReader(text, taken).readings())
    quantities = tuple(one for one in readings if isinstance(one, QuantityReading))
    asides += (one for one in readings if isinstance(one, AsideReading))
    taken = taken.plus(one.span for one in readings)
    late = claim(text, LATE, taken)
    rest = leftovers(text, taken.plus(aside.span for aside in late))
    asides = sorted([*asides, *late, *rest], key=lambda aside: aside.span)
    return NumberReadings(quantities, dates, tuple(asides))
