"""Everything in a text in one list."""

from dataclasses import asdict
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eufacts.source.numbers.read import read_text

TEXT = (
    "In 2015 more than 4 million people left Syria for Korea, under Regulation (EU) No 231/2014, as"
    " Article 3 says; some 3.350 came."
)


def test_all_that_a_text_says() -> None:
    """Quantities, dates, countries, acts and asides stand in order, each with its own keys."""
    found = [{k: v for k, v in asdict(one).items() if v is not None} for one in read_text(TEXT)]
    expected: list[dict[str, Any]] = [
        {"kind": "date", "as_written": "2015", "period": "2015"},
        {
            "kind": "quantity",
            "as_written": "more than 4 million",
            "value": 4_000_000,
            "unit": "people",
            "qualifier": "more_than",
        },
        {"kind": "country", "as_written": "Syria", "code": "SY"},
        {"kind": "aside", "as_written": "Korea", "rule": "ambiguous-country"},
        {"kind": "act", "as_written": "Regulation (EU) No 231/2014", "celex": "32014R0231"},
        {"kind": "aside", "as_written": "Article 3", "rule": "article-number"},
        {"kind": "aside", "as_written": "3.350", "rule": "ambiguous"},
    ]
    for one in expected:
        one["start"] = TEXT.index(one["as_written"])
        one["end"] = one["start"] + len(one["as_written"])
    assert found == expected


@given(st.text(alphabet="0123456789.,-/ ()%€EURmnbk Syria No OJ L half", max_size=60))
def test_as_written_is_the_text_at_its_place(text: str) -> None:
    """Whatever is read stands in the text where it says."""
    assert all(one.as_written == text[one.start : one.end] for one in read_text(text))


@pytest.mark.parametrize(
    ("cell", "column", "value"),
    [
        ("8,664", "EUR million (to three decimal places)", 8_664_000),
        ("72.200,000", "EUR million (to three decimal places)", 72_200_000_000),
        ("1 384", "EUR million", 1_384_000_000),
        ("57", "in thousand euro", 57_000),
        ("57", "Countries", 57),
        ("8,664", "EUR million", None),
    ],
)
def test_a_cell_has_the_unit_that_heads_its_column(
    cell: str, column: str, value: int | None
) -> None:
    """A bare number in a column of EUR million is in millions; of 8,664 nobody can tell."""
    (one,) = read_text(cell, column)
    assert (one.value, one.rule) == (value, None if value else "ambiguous")
