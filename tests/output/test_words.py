"""Numbers, periods and places as people say them."""

import re
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from eufacts.dates import in_words
from eufacts.output.words import digits, exact_digits, place, quantity
from eufacts.places import CellPlace
from eufacts.report import PlaceCell, QuantityCell
from eufacts.views.cells import quantity as cell_of

QUALIFIERS = st.sampled_from(["exact", "more_than", "less_than", "about"])
NUMBERS = (
    st.integers()
    | st.integers(0, 10**6).map(lambda n: n * 10**6)
    | st.integers(0, 10**6).map(lambda n: n * 10**4)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.integers(0, 10**6).map(lambda n: n / 100)
)


@pytest.mark.parametrize(
    ("expected", "value", "unit", "qualifier"),
    [
        ("> 4 million people", 4_000_000, "people", "more_than"),
        ("< 40%", 40, "percent", "less_than"),
        ("≈ 250,000 people", 250_000, "people", "about"),
        ("182,740 people", 182_740, "people", "exact"),
        ("> EUR 3.9 billion", 3_900_000_000, "EUR", "more_than"),
        ("EUR 65.55 million", 65_550_000, "EUR", "exact"),
        ("EUR 7,600,300", 7_600_300, "EUR", "exact"),
        ("EUR 855 million", 855_000_000, "EUR", "exact"),
        ("EUR 96.8 billion", 96_800_000_000, "EUR", "exact"),
        ("EUR 1,234.56 million", 1_234_560_000, "EUR", "exact"),
        ("2,000 billion", 2_000_000_000_000, None, "exact"),
        ("1,000,001", 1_000_001, None, None),
        ("7.5 months", 7.5, "months", "exact"),
        ("> 1/9", 1 / 9, None, "more_than"),
        ("333,333 1/3 people", 1e6 / 3, "people", "exact"),
        ("-2/3 share", -2 / 3, "share", "exact"),
        ("0.3 share", 0.3, "share", "exact"),
        ("0.1234567", 0.1234567, None, "exact"),
        ("40%", 40.0, "percent", "exact"),
        ("0.1%", 0.1, "percent", "exact"),
        ("-2.5 million", -2_500_000, None, "exact"),
        ("0 people", 0, "people", "exact"),
        ("at least 3 missions", 3, "missions", "at_least"),
        ("not stated", None, "EUR", None),
    ],
)
def test_a_number_is_said_with_qualifier_and_unit(
    expected: str, value: float | None, unit: str | None, qualifier: str | None
) -> None:
    """A number is shortened only where that is exact, and keeps its qualifier and unit."""
    assert expected == quantity(QuantityCell(value, unit, qualifier))


def test_only_the_sign_for_about_is_not_ascii() -> None:
    """In ASCII, about is a tilde."""
    about = QuantityCell(250_000, "people", "about")
    assert quantity(about, ascii_only=True) == "~ 250,000 people"
    assert exact_digits(about, ascii_only=True) == "~ 250000 people"


@pytest.mark.parametrize(
    ("expected", "value", "unit"),
    [
        ("> 4000000 people", 4_000_000, "people"),
        ("> EUR 3900000000", 3_900_000_000, "EUR"),
        ("> 47.5%", 47.5, "percent"),
        ("> 100000000000000000000", 1e20, None),
        ("not stated", None, "EUR"),
    ],
)
def test_exact_digits_are_neither_grouped_nor_scaled(
    expected: str, value: float | None, unit: str | None
) -> None:
    """Programs that read text get every digit."""
    assert expected == exact_digits(QuantityCell(value, unit, "more_than"))


@given(NUMBERS, QUALIFIERS)
def test_no_digit_is_lost(value: float, qualifier: str) -> None:
    """What is said, read back, is the very number."""
    said = quantity(QuantityCell(value, "people", qualifier))
    assume("/" not in said)
    match = re.fullmatch(r"(?:[><≈] )?(-?[\d,.]+)(?: (million|billion))? people", said)
    assert match is not None
    scale = {None: 0, "million": 6, "billion": 9}[match[2]]
    written = Decimal(match[1].replace(",", "") + f"e{scale}")
    assert Decimal(repr(value)) == written
    assert Decimal(repr(value)) == Decimal(digits(value))


@pytest.mark.parametrize(
    ("expected", "iso"),
    [
        ("2015", "2015"),
        ("Aug 2015", "2015-08"),
        ("9 Sep 2015", "2015-09-09"),
        ("Jan–Aug 2015", "2015-01/2015-08"),
        ("2014–2020", "2014/2020"),
        ("since 2011", "2011/.."),
        ("since Mar 2011", "2011-03/.."),
        ("up to Aug 2015", "../2015-08"),
        ("/2015", "/2015"),
        ("2015/", "2015/"),
        ("11–12 Nov 2015", "2015-11-11/2015-11-12"),
        ("Nov 2014 – Aug 2015", "2014-11/2015-08"),
        ("28 Oct 2015 – 2 Nov 2015", "2015-10-28/2015-11-02"),
        ("2011 – Aug 2015", "2011/2015-08"),
        ("last summer", "last summer"),
        ("2015-13", "2015-13"),
        ("2015/soon", "2015/soon"),
        ("", ""),
    ],
)
def test_periods_are_said_in_english(expected: str, iso: str) -> None:
    """A date or interval is as short as it can be; what is none stays as it is."""
    assert expected == in_words(iso)


def test_periods_in_ascii() -> None:
    """In ASCII, intervals have a hyphen."""
    assert in_words("2014/2020", ascii_only=True) == "2014-2020"
    assert in_words("2014-11/2015-08", ascii_only=True) == "Nov 2014 - Aug 2015"


def test_places() -> None:
    """A place is section, paragraph or cell and, for words in a footnote, its number."""
    assert place(PlaceCell("III Turkey", 3)) == "III Turkey ¶3"
    assert place(PlaceCell("I", 5, footnote=2)) == "I ¶5 fn 2"
    assert place(PlaceCell("I", 5, footnote=2), ascii_only=True) == "I par. 5 fn 2"
    assert place(PlaceCell("I", None, cell=CellPlace(2, 4, 3))) == "I 2nd table R4C3"
    assert place(PlaceCell("I", None, 7, CellPlace(2, 0, 0))) == "I 2nd table caption fn 7"


def test_a_bound_that_may_be_reached_has_its_own_sign() -> None:
    """At least and up to are not more than and less than."""
    least = QuantityCell(1, "platform", "more_than", or_equal=True)
    most = QuantityCell(300_000_000, "EUR", "less_than", or_equal=True)

    assert quantity(least) == exact_digits(least) == "≥ 1 platform"
    assert quantity(most) == "≤ EUR 300 million"
    assert quantity(least, ascii_only=True) == ">= 1 platform"
    assert quantity(most, ascii_only=True) == "<= EUR 300 million"
    assert quantity(QuantityCell(1, None, "exact", or_equal=True)) == "1"


@given(st.integers(1, 999), st.integers(2, 1000))
def test_a_fraction_is_the_number(above: int, below: int) -> None:
    """What is shown as a fraction is it to the last digit."""
    shown = quantity(QuantityCell(above / below, None, "exact")).replace(",", "")

    assert float(sum(Fraction(part) for part in shown.split())) == above / below
    assert len(shown) <= len("999 998/999")


@pytest.mark.parametrize(
    ("value", "written", "expected"),
    [
        (1 / 9, "one in nine", "1/9 (one in nine)"),
        (0.3, "3 in 10", "0.3 (3 in 10)"),
        (0.3, "0.3 of them", "0.3 share"),
        (0.3, "0,3", "0.3 share"),
    ],
)
def test_a_share_has_the_words_of_the_document(value: float, written: str, expected: str) -> None:
    """People know it by them; where they are its digits, these are enough."""
    row = {"kind": "figure", "value": value, "unit": "share", "qualifier": "exact"}
    cell = cell_of({**row, "as_written": written})

    assert cell is not None
    assert quantity(cell) == expected
