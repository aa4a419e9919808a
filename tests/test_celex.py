"""CELEX numbers: their parts, and what follows from them."""

import re

import pytest

from eufacts.celex import CELEX_FORM, derived, read

COMMISSION = "European Commission"
HIGH_REPRESENTATIVE = "High Representative of the Union for Foreign Affairs and Security Policy"


@pytest.mark.parametrize(
    ("number", "series", "authors"),
    [
        ("52015JC0040", "JOIN", (COMMISSION, HIGH_REPRESENTATIVE)),
        ("52015DC0240", "COM", (COMMISSION,)),
        ("52011SC0867", "SEC", (COMMISSION,)),
        ("52013SC0320", "SWD", (COMMISSION,)),
        ("32014R0231", None, ()),
        ("22000A1215(01)", None, ()),
        ("52015IP0176", None, ()),
    ],
)
def test_what_a_celex_number_says(
    number: str, series: str | None, authors: tuple[str, ...]
) -> None:
    """The series and the authors follow from sector, year and type."""
    parts = read(number)
    assert parts is not None
    assert (parts.series, parts.authors) == (series, authors)
    assert "".join(part or "" for part in parts) == number
    assert re.fullmatch(CELEX_FORM, number)


@pytest.mark.parametrize("text", ["", "JOIN(2015) 40", "2015JC0040", "frontex"])
def test_other_text_has_no_parts(text: str) -> None:
    """What does not begin as a CELEX number is not read as one."""
    assert read(text) is None


@pytest.mark.parametrize("number", ["JOIN(2015) 40 final", "COM (2015) 240", "SWD(2013) 320"])
def test_a_document_number_and_its_celex_number_say_the_same(number: str) -> None:
    """The number that is derived from a document's number has its series and year."""
    parts = read(derived(number) or "")
    assert parts is not None
    assert re.sub(r"\W", "", number).startswith(f"{parts.series}{parts.year}")
