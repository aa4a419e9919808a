"""What the other cells of a table say of a number: beside 212.4, 1,045 is a thousand."""

import re
from collections.abc import Iterable
from typing import Final, Literal

Mark = Literal["", ".", ","]

DECIMALS: Final[dict[Mark, str]] = {".": "(decimal point)", ",": "(decimal comma)"}
"""What is added to the unit of a cell whose number is read by the other numbers of its table."""
ROW_NUMBER: Final = "(number of a row)"
"""Stands for the unit of a cell that numbers its row, for the sums of rows: (1), 2a, -3."""
_POINT: Final = re.compile(
    r"\d+\.(?:\d{1,2}|\d{4,})\Z|[1-9]\d{0,2}(?:(?:,\d{3})+\.\d+|(?:,\d{3}){2,})\Z"
)
_COMMA: Final = re.compile(
    r"\d+,(?:\d{1,2}|\d{4,})\Z|[1-9]\d{0,2}(?:(?:\.\d{3})+,\d+|(?:\.\d{3}){2,})\Z"
)
_GROUPED: Final = re.compile(r"[1-9]\d{0,2},\d{3}\Z")


def decimal_mark(numerals: Iterable[str]) -> Mark:
    """The decimal mark that numerals show; the comma where they differ, empty where none does."""
    mark: Mark = ""
    for numeral in numerals:
        if _COMMA.match(numeral):
            return ","
        if _POINT.match(numeral):
            mark = "."
    return mark


def is_grouped(numeral: str) -> bool:
    """Whether a comma in a numeral may mark thousands or decimals: ``1,045``."""
    return _GROUPED.match(numeral) is not None
