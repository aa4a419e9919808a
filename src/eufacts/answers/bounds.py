"""What a qualifier becomes in a sum, a difference, a ratio or a share, and exact arithmetic.

A qualifier says on which side of a number the truth lies: ``exact`` on none, ``more_than`` above,
``less_than`` below, ``about`` on either. Numbers that are added lean as each of them does. What is
subtracted, or divided by, leans the other way: of a whole that is more than 100, a part of 50 is
less than 50 %. Where a bound and an approximation meet, the result is ``about``. Two bounds that
lean to different sides leave nothing to say: of two numbers that are each more than something,
either may be the larger.
"""

from collections.abc import Iterable, Sequence
from math import inf, isfinite

from eufacts.format.kinds import Row

_INVERSE = {"more_than": "less_than", "less_than": "more_than"}

_ROUNDED = {"more_than": "ROUND_FLOOR", "less_than": "ROUND_CEILING"}
"""How a bound is rounded; other numbers go to the nearest."""

_SHORT = 5
"""How many decimals a number may have that is shown as it is."""
_LARGEST_DIVISOR = 1000

_OF_A_NUMBER = ("value", "unit", "qualifier", "as_written")

_NOTES = {
    "more_than": "At least one {0} is a lower bound.",
    "less_than": "At least one {0} is an upper bound.",
    "about": "At least one {0} is an approximation.",
}


def combined(qualifiers: Iterable[str | None]) -> str | None:
    """Qualify a sum: exact with more than is more than, an approximation in it makes it about."""
    met = set(qualifiers) - {"exact"}
    if not met:
        return "exact"
    return met.pop() if len(met) == 1 else "about"


def inverse(qualifier: str | None) -> str | None:
    """Qualify what is subtracted or divided by: more than becomes less than, and so on."""
    return _INVERSE.get(qualifier or "", qualifier)


def apart(one: Row, other: Row) -> str | None:
    """Qualify a difference, ratio or share of two numbers; None where nothing can be said of it."""
    leaning = {one["qualifier"], inverse(other["qualifier"])}
    return None if leaning >= _INVERSE.keys() else combined(leaning)


def contrary(rows: Sequence[Row]) -> dict[str, str]:
    """Say which of some numbers a sum leaves out, so that its bound is true, and why.

    Both ends of a range are one number, of which a sum has the lower end. A lower and an upper
    bound add up to neither, so the upper ones are left out: the sum is a lower bound without them.

    Args:
        rows: Facts' rows, each with a value.

    Returns:
        The reasons by the ids of the rows that are left out.
    """
    found: dict[str, str] = {}
    lower = [row for row in rows if row["qualifier"] == "more_than"]
    for row in rows if lower else ():
        if row["qualifier"] == "less_than":
            other = next((one for one in lower if _is_range(one, row)), None)
            found[row["id"]] = (
                f"the upper end of a range; {other['id']} is the lower one"
                if other
                else f"an upper bound, and {lower[0]['id']} is a lower one"
            )
    return found


def _is_range(lower: Row, upper: Row) -> bool:
    """Whether two numbers are the ends of a range: the same words of one sentence state both."""
    same = all(lower.get(key) == upper.get(key) for key in ("as_written", "document"))
    one, other = ({excerpt["id"] for excerpt in row.get("excerpts", ())} for row in (lower, upper))
    return same and bool(one & other)


def added(values: Iterable[int | float]) -> int | float | None:
    """Add up numbers as they are written, not as binary fractions; None where there are none."""
    listed = list(values)
    if all(isinstance(value, int) for value in listed):
        return sum(listed) if listed else None
    from decimal import Decimal

    exact = sum((Decimal(repr(value)) for value in listed), Decimal())
    return int(exact) if exact == exact.to_integral_value() else float(exact)


def fraction(value: float) -> str | None:
    """Write a number that has no short decimals with a fraction, ``1/9``; None for others."""
    written = repr(value)
    if "e" in written or len(written.partition(".")[2]) <= _SHORT:
        return None
    from fractions import Fraction

    found = Fraction(value).limit_denominator(_LARGEST_DIVISOR)
    if float(found) != value or found.denominator == 1:
        return None
    whole, rest = divmod(abs(found), 1)
    sign = "-" if value < 0 else ""
    return f"{sign}{whole:,} {rest}" if whole else f"{sign}{rest}"


def ratio(more: Row, less: Row) -> tuple[float | None, str | None]:
    """Divide one row's value by another's, to two decimals, and qualify that.

    A bound is rounded to its own side. The value is None where the divisor is zero, below zero, or
    too small to divide by; and where both are bounds of one kind, as the qualifier then is.
    """
    qualifier = apart(more, less)
    if qualifier is None:
        return None, None
    found = more["value"] / less["value"] if less["value"] > 0 else inf
    if not isfinite(found):
        return None, qualifier
    rounded = round(found, 2)
    if qualifier == "more_than" and rounded > found:
        rounded = round(rounded - 0.01, 2)
    if qualifier == "less_than" and rounded < found:
        rounded = round(rounded + 0.01, 2)
    if qualifier == "exact" and rounded == 1 and more["value"] != less["value"]:
        return rounded, "about"  # two numbers that differ are not equal
    return rounded, qualifier


def difference(more: Row, less: Row) -> tuple[int | float | None, str | None]:
    """Subtract one row's value from another's, and qualify that; neither of two like bounds."""
    qualifier = apart(more, less)
    if qualifier is None:
        return None, None
    return added((more["value"], -less["value"])) or 0, qualifier


def share(part: Row, whole: Row) -> Row | None:
    """Say how much one amount is of another; None where the document does not call it a part.

    There is no share across currencies either, nor of two bounds of one kind.

    It is in percent, to two digits: a bound is rounded to its own side, so that it stays true. It
    is exact only where no digit is lost and both amounts are.

    Args:
        part: A fact's row.
        whole: The row of the fact that its ``part_of`` names.
    """
    if part["value"] is None or not whole["value"] or part.get("part_of") != whole["id"]:
        return None
    if part["unit"] != whole["unit"]:
        return None
    qualifier = apart(part, whole)
    if qualifier is None:
        return None
    from decimal import Context, Decimal

    percent = Decimal(repr(part["value"])) * 100 / Decimal(repr(whole["value"]))
    rounded = Context(prec=2, rounding=_ROUNDED.get(qualifier)).plus(percent)
    is_whole = rounded == rounded.to_integral_value()
    return {
        "of": whole["id"],
        "value": int(rounded) if is_whole else float(rounded),
        "unit": "percent",
        "qualifier": "about" if qualifier == "exact" and rounded != percent else qualifier,
        "part": {key: part.get(key) for key in _OF_A_NUMBER},
        "whole": {key: whole.get(key) for key in _OF_A_NUMBER},
    }


def may_be_equal(row: Row) -> bool:
    """Whether a bound may be the number itself: at least, up to; a share if one of its numbers may.

    It is assumed of a bound whose words are not known.
    """
    if row["qualifier"] not in {"more_than", "less_than"}:
        return False
    if "part" in row:
        return may_be_equal(row["part"]) or may_be_equal(row["whole"])
    if not row.get("as_written"):
        return True
    from eufacts.source.numbers.qualifiers import or_equal

    return or_equal(row["as_written"])


def notes(rows: Iterable[Row], noun: str = "amount") -> list[str]:
    """Say which bounds and approximations are among some numbers."""
    met = {row["qualifier"] for row in rows}
    return [note.format(noun) for qualifier, note in _NOTES.items() if qualifier in met]
