"""A text → its quantities and dates, and every other numeral with the rule that sets it aside.

Every numeral of a text is one of three things: a date or period (``dates``), a quantity
(``quantities``), or something that counts nothing (``asides``).
"""

from typing import NamedTuple

from eufacts.source.numbers.asides import LATE, STRUCTURAL, AsideReading, claim, leftovers
from eufacts.source.numbers.dates import DateReading, find_dates
from eufacts.source.numbers.quantities import QuantityReader, QuantityReading
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
    dates = find_dates(text, taken)
    taken = taken.plus(date.span for date in dates)
    quantities = tuple(QuantityReader(text, taken).quantities())
    taken = taken.plus(quantity.span for quantity in quantities)
    late = claim(text, LATE, taken)
    rest = leftovers(text, taken.plus(aside.span for aside in late))
    asides = sorted([*asides, *late, *rest], key=lambda aside: aside.span)
    return NumberReadings(quantities, dates, tuple(asides))
