"""The numbers and dates in what a person typed; the reader of numbers takes a while to load."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from eufacts.answers.words import is_slip
from eufacts.currencies import CURRENCIES
from eufacts.dates import MONTHS
from eufacts.source.numbers.read import read_text

_MAGNITUDES = {"k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9, "b": 10**9}
_SHORT_NUMBER = r"(?i)(?<![\w.,])(€|eur ?)?(\d+(?:[.,]\d+)?) ?(k|mn?|bn?)(?![\w.])"
"""``3.9bn``, as people type and texts do not write; compiled only where there is a number."""


_MONTH = "|".join(MONTHS)
_MONTH_FIRST = rf"(?i)\b({_MONTH}) (\d{{1,2}})(?:st|nd|rd|th)?\b,?"
_ORDINAL = rf"(?i)\b(\d{{1,2}})(?:st|nd|rd|th)(?: of)?(?= (?:{_MONTH})\b)"
_DAY = rf"(?i)\b\d{{1,2}} (?:{_MONTH})\b(?! \d)"
"""A day without its year, which is looked for as words: ``18 May``."""

_SCALES = ("thousand", "million", "millions", "billion", "billions", "percent")
_AFTER_NUMBER = r"(?<=\d) ?[A-Za-z]{5,9}\b"


def _with_scale(word: re.Match[str]) -> str:
    """The word after a number, mended if it is a slip of one scale alone: ``175 milion``."""
    near = [scale for scale in _SCALES if is_slip(word[0].strip().lower(), scale)]
    is_known = word[0].strip().lower() in _SCALES
    return f" {near[0]}" if len(near) == 1 and not is_known else word[0]


_TELLING = 2
"""The fewest digits that a number is rounded to."""
_LARGEST = 10**15
"""A larger number is not rounded: nothing counts so much."""


class TypedNumber(NamedTuple):
    """A number in a question."""

    as_written: str
    value: int | float
    upper: int | float | None
    unit: str | None
    """A currency or ``percent``, where one is typed."""
    qualifier: str | None
    """As a fact's: ``more_than`` for "at least"."""

    @property
    def rounded(self) -> tuple[float, float]:
        """From which value on, and below which, one rounds to it or is cut to it.

        Empty where only one digit was typed: 3 million may be of anything.
        """
        digits = re.sub(r"\D", "", self.as_written).strip("0")
        if len(digits) < _TELLING or self.value > _LARGEST:
            return (float(self.value), float(self.value))
        step = self.value / int(digits)
        return (self.value - step / 2, self.value + step)


def numbers_and_dates(
    text: str,
) -> tuple[tuple[TypedNumber, ...], tuple[tuple[str, str], ...], str]:
    """The numbers and dates in a question, and its text without them."""
    typed: dict[str, str] = {}
    """What was typed for each number that is spelt out."""

    def spell_out(number: re.Match[str]) -> str:
        return typed.setdefault(_spelt_out(number), number[0]) and _spelt_out(number)

    text = re.sub(_ORDINAL, r"\1", re.sub(_MONTH_FIRST, r"\2 \1", text))
    text = re.sub(rf"(?i)(?<=\d )(?:{_MONTH})\b", lambda month: month[0].title(), text)
    spelt = re.sub(_SHORT_NUMBER, spell_out, text)
    spelt = re.sub(_AFTER_NUMBER, _with_scale, spelt)
    numbers: list[TypedNumber] = []
    dates: list[tuple[str, str]] = []
    rest, at = "", 0
    days = [day.span() for day in re.finditer(_DAY, spelt)]
    for reading in read_text(spelt):
        if any(start <= reading.start and reading.end <= end for start, end in days):
            continue
        if reading.kind == "quantity" and reading.value is not None:
            decides = reading.unit == "percent" or reading.unit in CURRENCIES
            value, unit = reading.value, reading.unit if decides else None
            if 0 < value < 1 and "." not in reading.as_written:  # nine out of ten is 90 %
                value, unit = round(value * 100, 2), "percent"
            as_written = _as_typed(reading.as_written, typed)
            numbers.append(TypedNumber(as_written, value, reading.upper, unit, reading.qualifier))
        elif reading.kind == "date" and reading.period and len(reading.period) > len("2015"):
            dates.append((reading.as_written, reading.period))
        else:
            continue
        rest, at = rest + spelt[at : reading.start] + " ", reading.end
    return tuple(numbers), tuple(dates), rest + spelt[at:]


def _as_typed(as_written: str, typed: Mapping[str, str]) -> str:
    """A number as it was typed, and not as it was spelt out."""
    for spelt, short in typed.items():
        as_written = as_written.replace(spelt, short)
    return as_written


def _spelt_out(number: re.Match[str]) -> str:
    """``€3.9bn`` as the reader of numbers knows it."""
    value = float(number[2].replace(",", ".")) * _MAGNITUDES[number[3].lower()]
    return f"{'EUR ' if number[1] else ''}{value:.0f}"
