"""CELEX numbers: their form, what they say of a document, and the rule that derives them.

A CELEX number is the name of an act or document in EUR-Lex: ``32014R0231`` is the regulation 231 of
2014. Its parts are described in EUR-Lex, "How CELEX numbers are composed".
"""

import re
from typing import NamedTuple

CELEX_FORM = r"[0-9CE]\d{4}[A-Z]{1,2}\d{4}(?:\(\d{2}\))?"
"""The form of a CELEX number, as a regular expression without anchors."""

DOCUMENT_NUMBER = r"(COM|JOIN|SWD|SEC)\s*\((\d{4})\)\s*(\d+)"
"""The form of a document's number, as a regular expression: its series, year and serial number."""

_PARTS = re.compile(
    r"(?P<sector>[0-9CE])(?P<year>\d{4})(?P<type>[A-Z]{1,2})(?P<serial>\d{4})?(?P<rest>.*)",
    re.DOTALL,
)
_NUMBERED = r"(Regulation|Decision|Directive)\b.*?(No )?(\d+)/(\d+)"
_YEAR = r"(?:19|20)\d\d"

LEGAL_ACTS, AGREEMENTS, PREPARATORY = "3", "2", "5"
"""Sectors; the preparatory documents are those of the Commission and the High Representative."""

_SERIES = {"DC": "COM", "PC": "COM", "JC": "JOIN"}
"""The series in which documents of sector 5 are numbered, by their type."""

_TYPES = {"COM": "DC", "JOIN": "JC", "SWD": "SC", "SEC": "SC"}
"""The type that is derived from a series."""

_FIRST_SWD = 2012
"""The year in which SWD replaced SEC."""

_COMMISSION = "European Commission"
_HIGH_REPRESENTATIVE = "High Representative of the Union for Foreign Affairs and Security Policy"
_AUTHORS = {
    "DC": (_COMMISSION,),
    "PC": (_COMMISSION,),
    "SC": (_COMMISSION,),
    "JC": (_COMMISSION, _HIGH_REPRESENTATIVE),
}
"""The authors of documents of sector 5, by their type."""


class Celex(NamedTuple):
    """The parts of a CELEX number."""

    sector: str
    year: str
    type: str
    """``R`` for a regulation, ``JC`` for a joint communication."""
    serial: str | None
    """Four digits; None if there are fewer."""
    rest: str
    """What follows, such as ``(01)``."""

    @property
    def authors(self) -> tuple[str, ...]:
        """The institutions whose document it is; empty if the number does not say."""
        return _AUTHORS.get(self.type, ()) if self.sector == PREPARATORY else ()

    @property
    def series(self) -> str | None:
        """The series that the document is numbered in, such as ``JOIN``."""
        if self.sector != PREPARATORY:
            return None
        if self.type == "SC":
            return "SWD" if int(self.year) >= _FIRST_SWD else "SEC"
        return _SERIES.get(self.type)


def read(number: str) -> Celex | None:
    """Read the parts of a CELEX number; None if it does not begin as one."""
    parts = _PARTS.match(number)
    return Celex(**parts.groupdict()) if parts else None


def numbers(celex: str) -> tuple[str, ...]:
    """The numbers that a document of sector 5 is cited by, such as ``COM(2015) 240 final``."""
    parts = read(celex)
    if parts is None or parts.series is None or parts.serial is None or parts.rest:
        return ()
    number = f"{parts.series}({parts.year}) {int(parts.serial)}"
    return number, f"{number} final"


def derived(number: str) -> str | None:
    """Derive a CELEX number from an act's number by EUR-Lex's rule.

    Args:
        number: ``JOIN(2015) 40 final``, ``Regulation (EU) No 231/2014``.

    Returns:
        The CELEX number, or None if no rule applies.
    """
    preparatory = re.search(DOCUMENT_NUMBER, number)
    if preparatory is not None:
        series, year, count = preparatory.groups()
        return f"{PREPARATORY}{year}{_TYPES[series]}{int(count):04}"
    numbered = re.search(_NUMBERED, number)
    if numbered is None:
        return None
    kind, no, first, second = numbered.groups()
    # "No 1052/2013" and "No 40/94" end in the year; 2015/778, 2010/279/CFSP and 95/46/EC begin so.
    last = no or (re.fullmatch(_YEAR, second) and not re.fullmatch(_YEAR, first))
    year, count = (second, first) if last else (first, second)
    letter = {"Regulation": "R", "Decision": "D", "Directive": "L"}[kind]
    return f"{LEGAL_ACTS}{year if len(year) > len('94') else f'19{year}'}{letter}{int(count):04}"
