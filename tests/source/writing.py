"""Quantities and periods → English as the documents write it; it is read back to the same."""

from decimal import Decimal
from typing import Final

from eufacts.source.numbers.date_forms import MONTHS
from eufacts.source.numbers.qualifiers import Qualifier
from eufacts.source.numbers.units import ISO_CODES

_WORDS: Final[dict[Qualifier, str]] = {
    "exact": "",
    "more_than": "more than ",
    "less_than": "less than ",
    "about": "close to ",
}
_TIMES: Final = frozenset({"minutes", "hours", "days", "weeks", "months", "years", "decades"})
_SCALES: Final = ((10**9, "billion"), (10**6, "million"))
_LIMIT: Final = 10**15
_PLACES: Final = 2


def write_quantity(value: float, unit: str | None, qualifier: Qualifier = "exact") -> str:
    """Write a quantity: ``more than EUR 3.9 billion``, ``less than 40%``, ``182,740``.

    Args:
        value: The number in the base unit.
        unit: A currency, ``percent``, a time unit, any noun in the plural, or None.
        qualifier: How the number is held.

    Raises:
        ValueError: The value is no finite number below 10^15.
    """
    number = Decimal(repr(value))
    if not number.is_finite() or abs(number) >= _LIMIT:
        raise ValueError(f"no quantity can be written for {value}")
    return _WORDS[qualifier] + _with_unit(number, unit)


def _with_unit(number: Decimal, unit: str | None) -> str:
    if unit is None:
        return _digits(number)
    if unit == "percent":
        return f"{_plain(number)}%"
    if unit in ISO_CODES:
        return f"{unit} {_digits(number)}"
    one = unit.removesuffix("s") if unit in _TIMES and number == 1 else unit
    return f"{_digits(number)} {one}"


def _digits(number: Decimal) -> str:
    for scale, word in _SCALES:
        if abs(number) >= scale:
            scaled = number / scale
            if scaled == round(scaled, _PLACES):
                return f"{_plain(scaled)} {word}"
    return _plain(number)


def _plain(number: Decimal) -> str:
    """Digits in groups of three, without trailing zeros or an exponent."""
    text = f"{number:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def write_period(period: str) -> str:
    """Write a period as the document would: ``July-August 2015``, ``since 2011``.

    Args:
        period: An ISO 8601 date or interval as the fact base holds it.
    """
    first, slash, last = period.partition("/")
    if not slash:
        return _write(first)
    if last == "..":
        return f"since {_write(first)}"
    if len(first) != len(last):
        return f"from {_write(first)} to {_write(last)}"
    return _write_interval(first, last)


def _write_interval(first: str, last: str) -> str:
    """Write two dates of one precision, what they share only once."""
    if len(first) == len("2014"):
        return f"{first}-{last}"
    if len(first) == len("2015-11-11") and first[:7] == last[:7]:
        return f"{int(first[8:])}-{int(last[8:])} {_write(last[:7])}"
    if first[:4] == last[:4]:
        return f"{_write(first).removesuffix(first[:4]).rstrip()} \u2013 {_write(last)}"
    return f"{_write(first)} \u2013 {_write(last)}"


def _write(date: str) -> str:
    year, *rest = date.split("-")
    words = [str(int(day)) for day in rest[1:]]
    words += [MONTHS[int(month) - 1] for month in rest[:1]]
    return " ".join([*words, year])
