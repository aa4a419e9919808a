"""Dates and periods in sentences, and writing them back."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from writing import write_period

from eufacts.source.numbers.read import read_numbers

SENTENCES: dict[str, list[tuple[str, str, str | None]]] = {
    "updates: January \u2013 August 2015": [
        ("2015-01/2015-08", "January \u2013 August 2015", None)
    ],
    "for the 2014-2020 period": [("2014/2020", "2014-2020", None)],
    "for the period 2007-2013 and for 2007-13": [
        ("2007/2013", "2007-2013", None),
        ("2007/2013", "2007-13", None),
    ],
    "(11-12 November 2015)": [("2015-11-11/2015-11-12", "11-12 November 2015", None)],
    "as of 1 January 2015, in December 2014 and in 2014": [
        ("2015-01-01", "1 January 2015", None),
        ("2014-12", "December 2014", None),
        ("2014", "2014", None),
    ],
    "in July/August 2015 and by August 2015": [
        ("2015-07/2015-08", "July/August 2015", None),
        ("2015-08", "August 2015", None),
    ],
    "route (autumn 2015), mid-2015, the end of 2016": [
        ("2015", "autumn 2015", "autumn"),
        ("2015", "mid-2015", "mid"),
        ("2016", "end of 2016", "end"),
    ],
    "Brussels, 9.9.2015 (19.5.2015)": [
        ("2015-09-09", "9.9.2015", None),
        ("2015-05-19", "19.5.2015", None),
    ],
    "Since 2011, since the beginning of 2015, since January 2015": [
        ("2011/..", "Since 2011", None),
        ("2015/..", "since the beginning of 2015", "beginning"),
        ("2015-01/..", "since January 2015", None),
    ],
    "In 2023 EUR 4 million; in 2024 EUR 400 were spent": [
        ("2023", "2023", None),
        ("2024", "2024", None),
    ],
    "on the 2011 Global Approach; from 2016 onwards": [
        ("2011", "2011", None),
        ("2016/..", "2016 onwards", None),
    ],
    "30 November \u2013 2 December 2015; from 1 January 2014 to 31 December 2015": [
        ("2015-11-30/2015-12-02", "30 November \u2013 2 December 2015", None),
        ("2014-01-01/2015-12-31", "from 1 January 2014 to 31 December 2015", None),
    ],
    "between 2007 and 2013, in 2014 and 2015": [
        ("2007/2013", "between 2007 and 2013", None),
        ("2014", "2014", None),
        ("2015", "2015", None),
    ],
    "the first quarter of 2015, Q3 2016, the second half of 2014": [
        ("2015-01/2015-03", "first quarter of 2015", None),
        ("2016-07/2016-09", "Q3 2016", None),
        ("2014-07/2014-12", "second half of 2014", None),
    ],
    "the 1990s and the mid-1990s": [
        ("1990/1999", "1990s", None),
        ("1990/1999", "mid-1990s", "mid"),
    ],
    "on 9 May, 1st of May 2004, January 1, 2015, 2015-08-31": [
        ("--05-09", "9 May", None),
        ("2004-05-01", "1st of May 2004", None),
        ("2015-01-01", "January 1, 2015", None),
        ("2015-08-31", "2015-08-31", None),
    ],
    "2000 jobs, EUR 2015, 2015 million, 2,015, World War II, may 5 come": [],
}


@pytest.mark.parametrize("sentence", SENTENCES)
def test_the_dates_of_a_sentence(sentence: str) -> None:
    """Each sentence gives its dates and periods, whole and in order, and no other."""
    found = [(date.period, date.as_written, date.part) for date in read_numbers(sentence).dates]
    assert found == SENTENCES[sentence]


DAYS = st.dates(dt.date(1500, 1, 1), dt.date(2099, 12, 31))
DATES = st.builds(lambda day, length: day.isoformat()[:length], DAYS, st.sampled_from([4, 7, 10]))


def _interval(first: str, last: str) -> str:
    if first == last or last.startswith(first) or first.startswith(last):
        return first
    return "/".join(sorted((first, last)))


PERIODS = st.one_of(DATES, DATES.map(lambda date: f"{date}/.."), st.builds(_interval, DATES, DATES))


@given(PERIODS)
def test_what_is_written_is_read_back(period: str) -> None:
    """Whatever write_period writes, the reader reads to the same period, and no quantity."""
    written = write_period(period)
    for text in (written, f"It held {written}, they say.", f"({written})"):
        assert [(date.period, date.as_written) for date in read_numbers(text).dates] == [
            (period, written)
        ]
        assert read_numbers(text).quantities == ()


@pytest.mark.parametrize(
    ("period", "written"),
    [
        ("2015", "2015"),
        ("2015-08", "August 2015"),
        ("2015-01-01", "1 January 2015"),
        ("2014/2020", "2014-2020"),
        ("2011/..", "since 2011"),
        ("2015-01/2015-08", "January \u2013 August 2015"),
        ("2015-11-11/2015-11-12", "11-12 November 2015"),
        ("2015-11-30/2015-12-02", "30 November \u2013 2 December 2015"),
        ("2014-07/2015-03", "July 2014 \u2013 March 2015"),
        ("2014/2015-08", "from 2014 to August 2015"),
    ],
)
def test_periods_are_written_as_the_documents_write_them(period: str, written: str) -> None:
    """What two ends of a period share is written once."""
    assert write_period(period) == written
