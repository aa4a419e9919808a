"""A question that ends in a year is taken apart without the reader of numbers, to the same end."""

import re
from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st

import eufacts.source.numbers
from eufacts.answers.typed_numbers import numbers_and_dates
from eufacts.answers.words import Typed, words_of

_READER = Path(eufacts.source.numbers.__file__).parent
_WORDS = sorted(
    {
        word
        for path in (*_READER.glob("*.py"), Path(__file__).parents[1] / "questions.toml")
        for word in re.findall(r"[A-Za-z][A-Za-z'-]+|[%€$]", path.read_text(encoding="utf-8"))
    }
)
"""Every word that the reader knows, and those of questions."""


@given(
    words=st.lists(st.sampled_from(_WORDS), min_size=1, max_size=5),
    between=st.sampled_from(["in", "of", "the", "to", "by", "for", "than", "since the", ""]),
    year=st.integers(1890, 2110),
    end=st.sampled_from(["", "?", "."]),
)
@example(["first", "semester"], "of", 2015, "")
@example(["a", "fifth", "of", "refugees"], "in", 2015, "?")
@example(["nearly"], "", 2000, "")
@example(["EUR"], "", 2000, "")
@example(["Turkey", "in", "May"], "", 2015, "")
@example(["since", "the", "crisis"], "in", 2015, "")
@example(["the", "zero", "year"], "in", 2015, "")
def test_a_year_at_the_end_is_no_number(
    words: list[str], between: str, year: int, end: str
) -> None:
    """Numbers, dates and words are those that the reader of numbers would find."""
    text = " ".join([*words, *between.split(), f"{year}{end}"])

    numbers, dates, rest = numbers_and_dates(text)
    typed = Typed(text)
    assert (typed.numbers, typed.dates) == (numbers, dates)
    assert set(typed.words) <= set(words_of(rest))
