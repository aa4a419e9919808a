"""Numbers, periods and places as people say them.

In English, whatever the locale. Arithmetic is exact: a number is shortened only if no digit is
lost.
"""

from dataclasses import replace
from decimal import Decimal

from eufacts.answers.bounds import fraction
from eufacts.currencies import CURRENCIES
from eufacts.places import nth
from eufacts.report import PlaceCell, QuantityCell

_MARKS = {None: "", "exact": "", "more_than": "> ", "less_than": "< ", "about": "≈ "}
_OR_EQUAL = {**_MARKS, "more_than": "≥ ", "less_than": "≤ "}
_ASCII = str.maketrans({"≈": "~", "≥": ">=", "≤": "<="})
NOT_STATED = "not stated"
"""For people, what is None; in a table the cell is empty."""

_SCALES = ((10**9, "billion", 4), (10**6, "million", 2))
"""Value, name, and the most decimals of a number that is written with it."""


def quantity(q: QuantityCell, *, ascii_only: bool = False) -> str:
    """A quantity with its qualifier and unit: ``> 4 million people``, ``≈ EUR 3.9 billion``."""
    number = NOT_STATED if q.value is None else _grouped(q.value, whole=q.written_out)
    if not q.words:
        return _stated(q, number, ascii_only=ascii_only)
    said = replace(q, unit=None) if q.unit == "share" else q
    return f"{_stated(said, number, ascii_only=ascii_only)} ({q.words})"


def exact_digits(q: QuantityCell, *, ascii_only: bool = False) -> str:
    """A quantity for programs that read text: ``> 4000000 people``."""
    return _stated(q, NOT_STATED if q.value is None else digits(q.value), ascii_only=ascii_only)


def digits(value: float) -> str:
    """All digits of a number, ungrouped and without an exponent; ``40`` for 40.0."""
    exact = _exact(value)
    return f"{exact:f}" if isinstance(exact, Decimal) else f"{exact}"


def place(p: PlaceCell, *, ascii_only: bool = False) -> str:
    """A pinpoint in short: ``III Aid ¶3``, ``fn 2`` for a footnote, ``1st table R3C2`` a cell."""
    short = [p.section]
    if p.paragraph is not None:
        short.append(f"par. {p.paragraph}" if ascii_only else f"¶{p.paragraph}")
    if p.cell is not None:
        table, row, column = p.cell
        short.append(f"{nth(table)} table {f'R{row}C{column}' if row else 'caption'}")
    if p.footnote is not None:
        short.append(f"fn {p.footnote}")
    return " ".join(short)


def mark(q: QuantityCell, *, ascii_only: bool = False) -> str:
    """What a qualifier is written as before its number: ``> ``, ``≥ ``; empty for an exact one."""
    if q.value is None:
        return ""
    marks = _OR_EQUAL if q.or_equal else _MARKS
    said = marks.get(q.qualifier, f"{q.qualifier} ".replace("_", " "))
    return said.translate(_ASCII) if ascii_only else said


def _stated(q: QuantityCell, number: str, *, ascii_only: bool) -> str:
    """The number with its qualifier and unit; no qualifier is dropped."""
    if q.value is None:
        return number
    before = mark(q, ascii_only=ascii_only)
    match q.unit:
        case None:
            return f"{before}{number}"
        case "percent":
            return f"{before}{number}%"
        case currency if currency in CURRENCIES:
            return f"{before}{currency} {number}"
        case unit:
            return f"{before}{number} {unit}"


def _grouped(value: float, *, whole: bool) -> str:
    """A grouped number, in millions or billions if a few decimals are enough.

    Args:
        value: The number.
        whole: Whether to write all its digits.
    """
    if (parts := fraction(value)) is not None:
        return parts
    exact = _exact(value)
    if isinstance(exact, int) and not whole:
        for scale, name, decimals in _SCALES:
            if abs(exact) >= scale and exact % (scale // 10**decimals) == 0:
                return f"{_decimal(exact // (scale // 10**decimals), decimals)} {name}"
    return f"{exact:,f}" if isinstance(exact, Decimal) else f"{exact:,}"


def _decimal(count: int, decimals: int) -> str:
    """A count of hundredths or the like as a number without final zeros: 390, 2 is ``3.9``."""
    whole, rest = divmod(abs(count), 10**decimals)
    sign = "-" if count < 0 else ""
    return f"{sign}{whole:,}.{rest:0{decimals}}".rstrip("0").rstrip(".")


def _exact(value: float) -> int | Decimal:
    """The number as it was written, not its binary neighbour; whole where it is whole."""
    written = Decimal(repr(value))
    return int(written) if written == written.to_integral_value() else written
