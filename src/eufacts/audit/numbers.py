"""How a number in an article is like one in the document: equal, rounded, or mistyped."""

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Final, Literal

Likeness = Literal["equal", "rounded", "magnitude", "swapped", "digit", "near", "far"]

_NEAR: Final = 2.0
"""Numbers of which one is at most twice the other are near."""

_LEAST_DIGITS: Final = 2
"""To how many digits a number may be rounded: 59.5 million to 60, not 142,649 to 100,000."""
_BARE: Final = 1000
"""From here on a zero may be lost: 20 million for 200 million."""

Number = int | float


@lru_cache(maxsize=10_000)
def digits(value: Number) -> str:
    """The digits that say something: 3.9 million has two, 142,649 has six."""
    plain = format(abs(Decimal(repr(value))), "f").replace(".", "")
    return plain.strip("0") or "0"


def likeness(written: Number, stated: Number) -> Likeness:
    """Say how a number that is written is like the one that the document states."""
    if _equal(written, stated):
        return "equal"
    if written <= 0 or stated <= 0:
        return "far"
    ours, theirs = digits(written), digits(stated)
    if _rounds(stated, written, max(_LEAST_DIGITS, len(ours))):
        return "rounded"
    if ours == theirs:
        thousands = round(max(written, stated) / min(written, stated)) in {10**3, 10**6}
        if len(ours) > 1 or thousands:
            return "magnitude"
        return "near" if max(written, stated) > _BARE else "far"
    return _alike(ours, theirs, max(written, stated) / min(written, stated))


def _alike(ours: str, theirs: str, ratio: float) -> Likeness:
    """Compare the digits of two numbers, and how many times one is the other."""
    alike = len(ours) == len(theirs) and len(ours) > 1
    if alike and sorted(ours) == sorted(theirs) and ratio < 10:  # noqa: PLR2004 - as many digits
        return "swapped"
    if alike and sum(a != b for a, b in zip(ours, theirs, strict=True)) == 1 and ratio < 10:  # noqa: PLR2004
        return "digit"
    cut = len(theirs) - len(ours)
    if cut > 0 and len(ours) > _LEAST_DIGITS and round(int(theirs) / 10**cut) == int(ours):
        return "magnitude"  # rounded, too
    if _one_left_out(ours, theirs):
        return "digit"
    return "near" if ratio <= _NEAR else "far"


def _one_left_out(one: str, other: str) -> bool:
    """Whether two numbers are the same but for one digit too many: 75 and 175."""
    short, long = sorted((one, other), key=len)
    if len(short) + 1 != len(long) or len(short) < 2:  # noqa: PLR2004 - one digit says little
        return False
    return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def _equal(one: Number, other: Number) -> bool:
    return abs(one - other) <= 1e-9 * max(abs(one), abs(other))


def is_looser(written: Number, stated: Number, *, upper: bool) -> bool:
    """Whether a bound is the document's number, rounded so that it is still true but says less.

    Args:
        written: The bound: more than 8 million, or less than.
        stated: The number that is rounded down, or up: 8.4 million.
        upper: Whether it is "less than".
    """
    rounding = ROUND_CEILING if upper else ROUND_FLOOR
    return not _equal(written, stated) and _rounds(stated, written, len(digits(written)), rounding)


def _rounds(exact: Number, rounded: Number, places: int, rounding: str = ROUND_HALF_UP) -> bool:
    """Whether a number, rounded to as many digits as another has, is that one."""
    plain = Decimal(repr(exact))
    last = Decimal(1).scaleb(plain.adjusted() - max(0, places - 1))
    return _equal(float(plain.quantize(last, rounding)), rounded)
