"""The quantities and dates of the shipped source, all of them, read by a person beforehand."""

from pathlib import Path

import pytest

from eufacts.source.numbers.read import NumberReadings, read_numbers
from eufacts.source.page.document import read_document

SOURCE = Path(__file__).parents[3] / "shared" / "source" / "52015JC0040.txt"
pytestmark = pytest.mark.skipif(not SOURCE.exists(), reason="the source text is not at hand")

QUANTITIES = [
    (None, None, "exact", "millions"),
    (3, None, "exact", "three"),
    (182_740, None, "exact", "182,740"),
    (142_649, None, "exact", "142,649"),
    (90, "percent", "exact", "90%"),
    (3, None, "exact", "three"),
    (20, "percent", "about", "approximately 20%"),
    (12, "percent", "exact", "12%"),
    (10, "percent", "exact", "10%"),
    (106_290, None, "exact", "106,290"),
    (59_500_000, None, "exact", "59.5 million"),
    (85, "percent", "more_than", "More than 85%"),
    (8_400_000, None, "more_than", "more than 8.4 million"),
    (96_800_000_000, "EUR", "exact", "EUR 96.8 billion"),
    (1_000_000_000, "EUR", "exact", "EUR 1 billion"),
    (4_000_000, None, "more_than", "More than 4 million"),
    (7_600_000, None, "exact", "7.6 million"),
    (230_000, None, "more_than", "more than 230,000"),
    (3_900_000_000, "EUR", "more_than", "over EUR 3.9 billion"),
    (1_800_000_000, "EUR", "about", "close to EUR 1.8 billion"),
    (855_000_000, "EUR", "exact", "EUR 855 million"),
    (3_100_000, None, "more_than", "more than 3.1 million"),
    (3, "years", "exact", "three years"),
    (65_550_000, "EUR", "exact", "EUR 65.55 million"),
    (175_000_000, "EUR", "exact", "EUR 175 million"),
    (130_000_000, "EUR", "exact", "EUR 130 million"),
    (245_000_000, "EUR", "exact", "EUR 245 million"),
    (3, None, "exact", "three"),
    (1_750_000, "EUR", "exact", "EUR 1.75 million"),
    (36_990, None, "exact", "36,990"),
    (250_000, None, "exact", "A quarter of a million"),
    (18, "months", "exact", "eighteen months"),
    (200_000_000, "EUR", "exact", "EUR 200 million"),
    (2_000_000, None, "more_than", "More than 2 million"),
    (377_000_000, "EUR", "more_than", "more than EUR 377 million"),
    (250_000, None, "more_than", "over 250,000"),
    (95, "percent", "exact", "95%"),
    (2, None, "exact", "two"),
    (40, "percent", "less_than", "less than 40%"),
    (2, None, "exact", "two"),
    (7_600_300, None, "exact", "7,600,300"),
    (3_171_600, None, "exact", "3,171,600"),
    (2_192_830, None, "exact", "2,192,830"),
    (1_645_392, None, "exact", "1,645,392"),
    (1_375_900, None, "exact", "1,375,900"),
    (1_500_000, None, "exact", "1,500,000"),
    (1_133_000, None, "exact", "1,133,000"),
    (805_409, None, "exact", "805,409"),
    (130_000, None, "exact", "130,000"),
    (80_000, None, "exact", "80,000"),
    (50_000, None, "exact", "50,000"),
    (12_000_000, "EUR", "exact", "EUR 12 million"),
    (8_000_000, "EUR", "exact", "EUR 8 million"),
    (24_000_000, "EUR", "exact", "EUR 24 million"),
    (44_000_000, "EUR", "exact", "EUR 44 million"),
    (17, None, "exact", "17"),
    (7, None, "exact", "Seven"),
]
DATES = [
    ("2015/..", "Since the beginning of 2015"),
    ("2014", "2014"),
    ("2015", "2015"),
    ("2014", "2014"),
    ("2015-08", "August 2015"),
    ("2014", "2014"),
    ("2015-08", "August 2015"),
    ("2014", "2014"),
    ("2011", "2011"),
    ("2014/2020", "2014-2020"),
    ("2015-11", "November 2015"),
    ("2015/..", "Since the beginning of 2015"),
    ("2011/..", "Since 2011"),
    ("2015", "2015"),
    ("2015", "2015"),
    ("2007/2013", "2007-2013"),
    ("2014/2016", "2014-2016"),
    ("2014/..", "Since the beginning of 2014"),
    ("2014", "2014"),
    ("2014-12", "December 2014"),
    ("2015-01-01", "1 January 2015"),
    ("2014/..", "since 2014"),
    ("2011/..", "since 2011"),
    ("2014", "2014"),
    ("2015-08", "August 2015"),
    ("2015-06", "June 2015"),
    ("2015-11-11/2015-11-12", "11-12 November 2015"),
    ("2015", "autumn 2015"),
    ("2015-01/2015-08", "January \u2013 August 2015"),
    ("2015-07/2015-08", "July/August 2015"),
    ("2014-03-11", "11 March 2014"),
    ("2015", "2015"),
    ("2014", "2014"),
    ("2015-05-18", "18 May 2015"),
    ("2015-05-19", "19.5.2015"),
]
ASIDES = [
    ("world-war", "World War II"),
    ("pronoun-one", "one"),
    ("world-war", "World War II"),
    ("ordinal", "first"),
    ("ordinal", "first"),
    ("pronoun-one", "one"),
    ("pronoun-one", "one"),
    ("article-number", "Article 13"),
    ("list-number", "(i)"),
    ("list-number", "(ii)"),
    ("list-number", "(iii)"),
    ("ordinal", "third"),
    ("ordinal", "First"),
    ("list-number", "1."),
    ("list-number", "2."),
    ("act-number", "JOIN (2015) 2 final"),
    ("act-number", "Regulation (EU) No 231/2014"),
    ("act-number", "JOIN(2013) 30"),
    ("act-number", "COM(2015) 453"),
    ("act-number", "COM(2015) 285 final"),
    ("act-number", "Decision (CFSP) 2015/778"),
    ("official-journal", "OJ No L 122"),
    ("page-number", "p. 31"),
]


def _readings() -> list[NumberReadings]:
    """Every paragraph in order, then every footnote."""
    document = read_document(SOURCE.read_text(encoding="utf-8"))
    texts = [paragraph.text for _, paragraph in document.paragraphs()]
    texts += [note.text for note in document.footnotes if note.text is not None]
    return [read_numbers(text) for text in texts]


def test_every_quantity_of_the_source_is_read() -> None:
    """The source has these quantities, with these qualifiers, and no other."""
    found = [
        (quantity.value, quantity.unit, quantity.qualifier, quantity.as_written)
        for reading in _readings()
        for quantity in reading.quantities
    ]
    assert found == QUANTITIES


def test_every_date_of_the_source_is_read() -> None:
    """The source has these dates and periods and no other."""
    found = [(date.period, date.as_written) for reading in _readings() for date in reading.dates]
    assert found == DATES


def test_every_other_numeral_of_the_source_is_set_aside_by_its_rule() -> None:
    """What else is a numeral in the source, and why it counts nothing."""
    found = [(aside.rule, aside.text) for reading in _readings() for aside in reading.set_aside]
    assert found == ASIDES
