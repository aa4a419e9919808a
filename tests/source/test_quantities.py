"""Quantities in sentences: value, unit, qualifier, kind, words; and what is set aside."""

import re
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from writing import write_quantity

from eufacts.source.numbers.qualifiers import or_equal
from eufacts.source.numbers.quantities import Number, QuantityReading
from eufacts.source.numbers.read import NumberReadings, read_numbers
from eufacts.source.numbers.spans import Span
from eufacts.source.numbers.units import ISO_CODES

Row = tuple[Number | None, Number | None, str | None, str, str]
"""value, upper, unit, qualifier, as_written"""


def rows(text: str) -> list[Row]:
    """Every quantity of a text, without its spans."""
    return [
        (q.value, q.upper, q.unit, q.qualifier, q.as_written) for q in read_numbers(text).quantities
    ]


SENTENCES: dict[str, list[Row]] = {
    "is less then EUR 15 000": [(15000, None, "EUR", "less_than", "less then EUR 15 000")],
    "more then 20 ponds": [(20, None, None, "more_than", "more then 20")],
    "instalments spread over two multiannual periods": [(2, None, None, "exact", "two")],
    "distributed over 12 regions; over 12 regions": [
        (12, None, None, "exact", "12"),
        (12, None, None, "more_than", "over 12"),
    ],
    # What EU documents are made of.
    "have mobilised more than EUR 3.9 billion in humanitarian": [
        (3_900_000_000, None, "EUR", "more_than", "more than EUR 3.9 billion")
    ],
    "the EU budget has contributed close to EUR\u00a01.8 billion.": [
        (1_800_000_000, None, "EUR", "about", "close to EUR\u00a01.8 billion")
    ],
    "In 2014, less than 40% of the irregular migrants": [
        (40, None, "percent", "less_than", "less than 40%")
    ],
    "A quarter of a million have sought refuge": [
        (250_000, None, None, "exact", "A quarter of a million")
    ],
    "would be limited to eighteen months for new recruits": [
        (18, None, "months", "exact", "eighteen months")
    ],
    "between 2 and 3 million people": [
        (2_000_000, 3_000_000, None, "exact", "between 2 and 3 million")
    ],
    "EUR 24 million committed/planned in X and EUR 44 million committed/planned": [
        (24_000_000, None, "EUR", "exact", "EUR 24 million"),
        (44_000_000, None, "EUR", "exact", "EUR 44 million"),
    ],
    "the route amount to 182,740, an enormous increase": [
        (182_740, None, None, "exact", "182,740")
    ],
    "since World War II in 2014: 59.5 million. More than 85% of these": [
        (59_500_000, None, None, "exact", "59.5 million"),
        (85, None, "percent", "more_than", "More than 85%"),
    ],
    "over 250,000 registered refugees, 95% of them": [
        (250_000, None, None, "more_than", "over 250,000"),
        (95, None, "percent", "exact", "95%"),
    ],
    # Exact values.
    "EUR 65.55 million and EUR 1.75 million": [
        (65_550_000, None, "EUR", "exact", "EUR 65.55 million"),
        (1_750_000, None, "EUR", "exact", "EUR 1.75 million"),
    ],
    "Syria (7,600,300); Niger (50,000).": [
        (7_600_300, None, None, "exact", "7,600,300"),
        (50_000, None, None, "exact", "50,000"),
    ],
    "0.7 % of GNI, 1,5 % and 0,125": [
        (0.7, None, "percent", "exact", "0.7 %"),
        (1.5, None, "percent", "exact", "1,5 %"),
        (0.125, None, None, "exact", "0,125"),
    ],
    "3 500 people, 3\u00a0500, 3\u2009500 and EUR 1 234 567,5": [
        (3500, None, None, "exact", "3 500"),
        (3500, None, None, "exact", "3\u00a0500"),
        (3500, None, None, "exact", "3\u2009500"),
        (1_234_567.5, None, "EUR", "exact", "EUR 1 234 567,5"),
    ],
    "a deficit of -5% and EUR -3 million": [
        (-5, None, "percent", "exact", "-5%"),
        (-3_000_000, None, "EUR", "exact", "EUR -3 million"),
    ],
    # Money.
    "\u20ac3.9bn, $5m, EUR 3 thousand million, \u20ac\u00a020m, US$ 5 million": [
        (3_900_000_000, None, "EUR", "exact", "\u20ac3.9bn"),
        (5_000_000, None, "USD", "exact", "$5m"),
        (3_000_000_000, None, "EUR", "exact", "EUR 3 thousand million"),
        (20_000_000, None, "EUR", "exact", "\u20ac\u00a020m"),
        (5_000_000, None, "USD", "exact", "US$ 5 million"),
    ],
    "5 million euro, 3 million euros, 20 million US dollars, 7 million EUR": [
        (5_000_000, None, "EUR", "exact", "5 million euro"),
        (3_000_000, None, "EUR", "exact", "3 million euros"),
        (20_000_000, None, "USD", "exact", "20 million US dollars"),
        (7_000_000, None, "EUR", "exact", "7 million EUR"),
    ],
    "from EUR 130 million for the period 2007-2013 to an allocation of EUR 245 million": [
        (130_000_000, None, "EUR", "exact", "EUR 130 million"),
        (245_000_000, None, "EUR", "exact", "EUR 245 million"),
    ],
    # Per cent.
    "95 %, 95 per cent, 95 percent and 3 percentage points": [
        (95, None, "percent", "exact", "95 %"),
        (95, None, "percent", "exact", "95 per cent"),
        (95, None, "percent", "exact", "95 percent"),
        (3, None, "percentage points", "exact", "3 percentage points"),
    ],
    # Times.
    "three years of conflict, a 12-month period, a 10-year-old, 20 working days": [
        (3, None, "years", "exact", "three years"),
        (12, None, "months", "exact", "12-month"),
        (10, None, "years", "exact", "10-year-old"),
        (20, None, "days", "exact", "20 working days"),
    ],
    "EUR 50 million over three years; it has lasted for over 20 years": [
        (50_000_000, None, "EUR", "exact", "EUR 50 million"),
        (3, None, "years", "exact", "three years"),
        (20, None, "years", "more_than", "over 20 years"),
    ],
    # Words.
    "half a million, one hundred and twenty, two million three hundred thousand": [
        (500_000, None, None, "exact", "half a million"),
        (120, None, None, "exact", "one hundred and twenty"),
        (2_300_000, None, None, "exact", "two million three hundred thousand"),
    ],
    "twenty-five, a dozen, two and a half million, one and a half years, half a dozen": [
        (25, None, None, "exact", "twenty-five"),
        (12, None, None, "exact", "a dozen"),
        (2_500_000, None, None, "exact", "two and a half million"),
        (1.5, None, "years", "exact", "one and a half years"),
        (6, None, None, "exact", "half a dozen"),
    ],
    "a hundred, a hundred and two, a thousand and one, a million, nine hundred": [
        (100, None, None, "exact", "a hundred"),
        (102, None, None, "exact", "a hundred and two"),
        (1001, None, None, "exact", "a thousand and one"),
        (1_000_000, None, None, "exact", "a million"),
        (900, None, None, "exact", "nine hundred"),
    ],
    "Seven Partnerships with these three countries": [
        (7, None, None, "exact", "Seven"),
        (3, None, None, "exact", "three"),
    ],
    # Fractions.
    "two thirds, three-quarters, one in five, nine out of ten, more than half of them": [
        (2 / 3, None, None, "exact", "two thirds"),
        (0.75, None, None, "exact", "three-quarters"),
        (0.2, None, None, "exact", "one in five"),
        (0.9, None, None, "exact", "nine out of ten"),
        (0.5, None, None, "more_than", "more than half"),
    ],
    # Vague.
    "hundreds of thousands, millions of women, several hundred thousand, tens of thousands": [
        (None, None, None, "exact", "hundreds of thousands"),
        (None, None, None, "exact", "millions"),
        (None, None, None, "exact", "several hundred thousand"),
        (None, None, None, "exact", "tens of thousands"),
    ],
    # Ranges and changes.
    "10 to 15 years, 5-10%, EUR 2-3 billion, two or three weeks": [
        (10, 15, "years", "exact", "10 to 15 years"),
        (5, 10, "percent", "exact", "5-10%"),
        (2_000_000_000, 3_000_000_000, "EUR", "exact", "EUR 2-3 billion"),
        (2, 3, "weeks", "exact", "two or three weeks"),
    ],
    "between EUR 2 and EUR 3 million, between 500 000 and 1 million": [
        (2_000_000, 3_000_000, "EUR", "exact", "between EUR 2 and EUR 3 million"),
        (500_000, 1_000_000, None, "exact", "between 500 000 and 1 million"),
    ],
    "rose from 20% to 30%, from 2 to 3 million": [
        (20, None, "percent", "exact", "20%"),
        (30, None, "percent", "exact", "30%"),
        (2_000_000, None, None, "exact", "2"),
        (3_000_000, None, None, "exact", "3 million"),
    ],
    # Qualifiers.
    "more than 1, over 2, at least 3, above 4, in excess of 5, no less than 6": [
        (1, None, None, "more_than", "more than 1"),
        (2, None, None, "more_than", "over 2"),
        (3, None, None, "more_than", "at least 3"),
        (4, None, None, "more_than", "above 4"),
        (5, None, None, "more_than", "in excess of 5"),
        (6, None, None, "more_than", "no less than 6"),
    ],
    "less than 1, under 2, below 3, up to 4, at most 5, fewer than 6, not more than 7": [
        (1, None, None, "less_than", "less than 1"),
        (2, None, None, "less_than", "under 2"),
        (3, None, None, "less_than", "below 3"),
        (4, None, None, "less_than", "up to 4"),
        (5, None, None, "less_than", "at most 5"),
        (6, None, None, "less_than", "fewer than 6"),
        (7, None, None, "less_than", "not more than 7"),
    ],
    "close to 1, nearly 2, almost 3, approximately 4, around 5, about 6, some 7, roughly 8": [
        (1, None, None, "about", "close to 1"),
        (2, None, None, "about", "nearly 2"),
        (3, None, None, "about", "almost 3"),
        (4, None, None, "about", "approximately 4"),
        (5, None, None, "about", "around 5"),
        (6, None, None, "about", "about 6"),
        (7, None, None, "about", "some 7"),
        (8, None, None, "about", "roughly 8"),
    ],
    "at least net 55 % of it, at an estimated total cost of EUR 2 million": [
        (55, None, "percent", "more_than", "at least net 55 %"),
        (2_000_000, None, "EUR", "about", "an estimated total cost of EUR 2 million"),
    ],
    "circa 1, an estimated 2, up to around 3, 100+ cases, 18 years and over, 20 or more": [
        (1, None, None, "about", "circa 1"),
        (2, None, None, "about", "an estimated 2"),
        (3, None, None, "less_than", "up to around 3"),
        (100, None, None, "more_than", "100+"),
        (18, None, "years", "more_than", "18 years and over"),
        (20, None, None, "more_than", "20 or more"),
    ],
    # What this project learnt from the development part of its corpus.
    "44 tonnes to 50 tonnes, 2/3 of them, 3/2, \u2153 of it": [
        (44, 50, None, "exact", "44 tonnes to 50"),
        (2 / 3, None, None, "exact", "2/3"),
        (1 / 3, None, None, "exact", "\u2153"),
    ],
    "a maximum period of five years, not below 13 years, shall not exceed 6 weeks": [
        (5, None, "years", "less_than", "maximum period of five years"),
        (13, None, "years", "more_than", "not below 13 years"),
        (6, None, "weeks", "less_than", "not exceed 6 weeks"),
    ],
    "built around ten principles, brought the total up to 11,852": [
        (10, None, None, "exact", "ten"),
        (11_852, None, None, "exact", "11,852"),
    ],
    "It arranges its instruments around three aims, and organises courses for around five men": [
        (3, None, None, "exact", "three"),
        (5, None, None, "about", "around five"),
    ],
    "grouped around four goals; the centre trained around seven": [
        (4, None, None, "exact", "four"),
        (7, None, None, "about", "around seven"),
    ],
    # A "one" that counts, and a year that counts.
    "at least one Member State, one year, one of the poorest, one deliverable": [
        (1, None, None, "more_than", "at least one"),
        (1, None, "years", "exact", "one year"),
    ],
    "2000 jobs, EUR 2015, 2,015 cases": [
        (2000, None, None, "exact", "2000"),
        (2015, None, "EUR", "exact", "EUR 2015"),
        (2015, None, None, "exact", "2,015"),
    ],
    # No quantity at all.
    "both of a pair, an example, (EUR million), the third country, per thousand": [],
}


@pytest.mark.parametrize("sentence", SENTENCES)
def test_the_quantities_of_a_sentence(sentence: str) -> None:
    """Each sentence gives its quantities, whole and in order, and no other."""
    assert rows(sentence) == SENTENCES[sentence]


def test_a_quantity_says_all_that_its_words_say() -> None:
    """A quantity carries its spans with and without qualifier."""
    assert read_numbers("some over EUR 3.9 billion more").quantities == (
        QuantityReading(
            value=3_900_000_000,
            upper=None,
            unit="EUR",
            counted=None,
            qualifier="more_than",
            kind="number",
            span=Span(10, 25),
            whole=Span(0, 25),
            as_written="some over EUR 3.9 billion",
        ),
    )


def test_a_vague_quantity_has_no_value() -> None:
    """Hundreds of thousands are a quantity without a value; a third is a fraction."""
    found = read_numbers("Hundreds of thousands came; a third of them left.").quantities
    assert [(q.vague, q.kind, q.value) for q in found] == [
        (True, "vague", None),
        (False, "fraction", 1 / 3),
    ]


ASIDES: dict[str, list[tuple[str, str]]] = {
    "JOIN(2015) 40 final, JOIN (2015) 2 final, JOIN/2015/040 final, COM(2015) 453": [
        ("act-number", "JOIN(2015) 40 final"),
        ("act-number", "JOIN (2015) 2 final"),
        ("act-number", "JOIN/2015/040 final"),
        ("act-number", "COM(2015) 453"),
    ],
    "Regulation (EU) No 231/2014, Decision 2011/833/EU, Directive 2008/115/EC, C-293/12": [
        ("act-number", "Regulation (EU) No 231/2014"),
        ("act-number", "Decision 2011/833/EU"),
        ("act-number", "Directive 2008/115/EC"),
        ("act-number", "C-293/12"),
    ],
    "(CFSP) 2015/778 (OJ No L 122, p. 31)": [
        ("act-number", "(CFSP) 2015/778"),
        ("official-journal", "OJ No L 122"),
        ("page-number", "p. 31"),
    ],
    "Article 13, Articles 3 and 4, paragraph 2, point (a), Annex II": [
        ("article-number", "Article 13"),
        ("article-number", "Articles 3 and 4"),
        ("article-number", "paragraph 2"),
        ("article-number", "point (a)"),
        ("article-number", "Annex II"),
    ],
    "EUCO 22/20 CO EUR 17 CONCL 8 and ST 13357/20 JEUN 1 EDUC 200.": [
        ("act-number", "EUCO 22/20 CO EUR 17 CONCL 8"),
        ("act-number", "ST 13357/20 JEUN 1 EDUC 200"),
    ],
    "XX 01 xx yy zz, XX 02 01 yy": [
        ("identifier", "XX 01 xx yy zz"),
        ("identifier", "XX 02 01 yy"),
    ],
    "=1 + 1a + 3a": [("label-number", "=1 + 1a + 3a")],
    "1. The Valletta Summit": [("list-number", "1.")],
    "to: (i)\u00a0strengthen; (ii)\u00a0build; and (1) improve": [
        ("list-number", "(i)"),
        ("list-number", "(ii)"),
        ("list-number", "and (1)"),
    ],
    "( 4 ) Regulation of the Council ( *21 ) .": [
        ("footnote-marker", "( 4 )"),
        ("footnote-marker", "( *21 )"),
    ],
    "52015JC0040 at http://eur-lex.europa.eu/52015 or +32 2 299 11 11": [
        ("celex-number", "52015JC0040"),
        ("web-address", "http://eur-lex.europa.eu/52015"),
        ("telephone-number", "+32 2 299 11 11"),
    ],
    "since World War II, in the 21st century, first of all": [
        ("world-war", "World War II"),
        ("ordinal", "21st"),
        ("ordinal", "first"),
    ],
    "COVID-19, the EU-28, CO2, Horizon 2020, 10:30, 1.2.3, Table 3": [
        ("name", "COVID-19"),
        ("name", "EU-28"),
        ("name", "CO2"),
        ("programme-name", "Horizon 2020"),
        ("clock-time", "10:30"),
        ("unreadable", "1.2.3"),
        ("label-number", "Table 3"),
    ],
    "10^20 ponds, 2^10 ponds": [("unreadable", one) for one in ("10", "20", "2", "10")],
    "5 x 10²⁰ ponds": [("unreadable", "5"), ("unreadable", "10")],
    f"EUR {'1' * 101} and {'1,' * 100}1 million": [
        ("unreadable", "1" * 101),
        ("unreadable", f"{'1,' * 100}1"),
    ],
    f"10^{'9' * 5000}": [("unreadable", "10"), ("unreadable", "9" * 5000)],
    "one of the poorest, on the one hand": [("pronoun-one", "one"), ("pronoun-one", "one")],
    "it is the only one which is paid": [("pronoun-one", "one")],
}


@pytest.mark.parametrize("sentence", ASIDES)
def test_what_counts_nothing_is_set_aside_by_a_named_rule(sentence: str) -> None:
    """Acts, articles, lists, addresses and names are set aside, and are no quantity and no date."""
    assert [(aside.rule, aside.text) for aside in read_numbers(sentence).set_aside] == ASIDES[
        sentence
    ]
    assert read_numbers(sentence).quantities == ()
    assert read_numbers(sentence).dates == ()


WORDS = """
    1 2 3 15 40 100 2014 2020 3.9 182,740 1,5 1.2.3 EUR \u20ac % million billion m bn per cent
    more than less up to close to between and or from in out of one two three twenty hundred
    thousand
    half a quarter third thirds dozen several hundreds - \u2013 / ( ) . , ; : + years months days
    -year JOIN(2015) No 231/2014 Article Articles paragraph Annex II since January August May
    9.9.2015 11-12 November autumn the beginning first 1st \u00bd COM http://x.eu/1 +32 EU-28 G20
"""
PIECES = st.sampled_from([*WORDS.split(), "\u00a0", "44 tonnes to 50 tonnes"])
TEXTS = st.one_of(
    st.text(max_size=60),
    st.lists(PIECES, max_size=14).map(" ".join),
    st.lists(PIECES, max_size=10).map("".join),
    st.text(alphabet="0123456789.,-/ ()%\u00a0EUR", max_size=40),
)


def spans_of(reading: NumberReadings) -> list[Span]:
    """Every span of a reading in order."""
    found = [q.span for q in reading.quantities]
    found += [d.span for d in reading.dates]
    found += [a.span for a in reading.set_aside]
    return sorted(found)


@given(TEXTS)
def test_every_numeral_is_exactly_one_thing(text: str) -> None:
    """Spans lie in the text, never overlap, and every digit lies in one of them."""
    reading = read_numbers(text)
    spans = spans_of(reading)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    covered = {at for span in spans for at in range(span.start, span.end)}
    digits = {at for at, character in enumerate(text) if character in "0123456789"}
    assert digits <= covered


@given(TEXTS)
def test_what_is_found_is_in_order_and_as_written(text: str) -> None:
    """Quantities, dates and asides come in order; as_written is the text at the whole span."""
    reading = read_numbers(text)
    assert list(reading.quantities) == sorted(reading.quantities, key=lambda q: q.span)
    assert list(reading.dates) == sorted(reading.dates, key=lambda d: d.span)
    assert list(reading.set_aside) == sorted(reading.set_aside, key=lambda a: a.span)
    for quantity in reading.quantities:
        assert quantity.as_written == quantity.whole.of(text)
        assert quantity.whole.start <= quantity.span.start
        assert quantity.span.end <= quantity.whole.end
    wholes = [quantity.whole for quantity in reading.quantities]
    assert all(a.end <= b.start for a, b in pairwise(wholes))


YEARS = st.integers(1990, 2099)
NUMBERS = st.integers(1, 9999)
ACTS = st.one_of(
    st.builds("{}({}) {}".format, st.sampled_from(["JOIN", "COM", "SWD", "SEC"]), YEARS, NUMBERS),
    st.builds("({}) No {}/{}".format, st.sampled_from(["EU", "EC", "EEC"]), NUMBERS, YEARS),
    st.builds("Decision {}/{}/{}".format, YEARS, NUMBERS, st.sampled_from(["EU", "EC", "CFSP"])),
    st.builds("Articles {} and {}".format, st.integers(1, 358), st.integers(1, 358)),
    st.builds("5{}DC{:04}".format, YEARS, NUMBERS),
)


@given(ACTS, st.sampled_from(["", "see ", "more than 3 million under "]))
def test_a_number_inside_an_act_number_is_never_a_quantity(act: str, before: str) -> None:
    """Whatever its number, an act, article or CELEX number gives no quantity and no date."""
    text = f"{before}{act} of the Commission"
    start = len(before)
    reading = read_numbers(text)
    found = [q.span for q in reading.quantities] + [d.span for d in reading.dates]
    assert [span for span in found if span.end > start] == []


UNITS = st.one_of(
    st.none(),
    st.sampled_from(["percent", "months", "years", "days", "weeks", "hours", "minutes"]),
    st.sampled_from(sorted(ISO_CODES - {"ECU"})),
)
VALUES = st.one_of(
    st.integers(-(10**15) + 1, 10**15 - 1),
    st.integers(0, 3000),
    st.integers(0, 10**7).map(lambda n: n * 10**6),
    st.decimals(0, 10**9, places=4).map(float),
    st.floats(1e-6, 1e14),
)


@given(VALUES, UNITS, st.sampled_from(["exact", "more_than", "less_than", "about"]))
def test_what_is_written_is_read_back(value: Number, unit: str | None, qualifier: str) -> None:
    """Whatever write_quantity writes, the reader reads to the same value, unit, qualifier."""
    assume(unit != "SDG")  # SDG 5 is a goal, not Sudanese pounds
    written = write_quantity(value, unit, qualifier)  # type: ignore[arg-type]
    assume(unit == "percent" or not re.search(r"(?<!\d)[1-9]\d{0,2}\.\d{3}(?!\d)", written))
    for text in (written, f"It came to {written} in all.", f"all ({written})"):
        found = [
            (q.value, q.upper, q.unit, q.qualifier, q.as_written)
            for q in read_numbers(text).quantities
        ]
        assert found == [(value, None, unit, qualifier, written)]


@pytest.mark.parametrize(
    ("value", "unit", "qualifier", "written"),
    [
        (3_900_000_000, "EUR", "more_than", "more than EUR 3.9 billion"),
        (65_550_000, "EUR", "exact", "EUR 65.55 million"),
        (40, "percent", "less_than", "less than 40%"),
        (182_740, None, "exact", "182,740"),
        (18, "months", "exact", "18 months"),
        (1, "years", "more_than", "more than 1 year"),
        (4_000_000, "people", "more_than", "more than 4 million people"),
        (0.5, "percent", "about", "close to 0.5%"),
        (12_345_678, "EUR", "exact", "EUR 12,345,678"),
    ],
)
def test_quantities_are_written_as_the_documents_write_them(
    value: Number, unit: str | None, qualifier: str, written: str
) -> None:
    """Large numbers get their word, money its code before it, per cent its sign."""
    assert write_quantity(value, unit, qualifier) == written  # type: ignore[arg-type]


@pytest.mark.parametrize("value", [10**15, -(10**15), float("inf"), float("nan")])
def test_a_number_too_large_to_be_read_back_is_refused(value: Number) -> None:
    """What could not be read back is not written."""
    with pytest.raises(ValueError, match="no quantity can be written"):
        write_quantity(value, None)


OR_EQUAL = {
    "at least one platform": True,
    "At the very least 5": True,
    "a minimum of 5 ports": True,
    "upwards of 5": True,
    "up to EUR 300 million": True,
    "at most 5": True,
    "a maximum of 5": True,
    "no more than 5": True,
    "not less than 5": True,
    "did not exceed 5": True,
    "doesn't exceed 5": True,
    "has never fallen below 5": True,
    "5 or more ports": True,
    "5 and above": True,
    "5+": True,
    "equal to or above 5": True,
    "≥ 5": True,
    "between 3 and 4": True,
    "three to four ports": True,
    "EUR 5-10 million": True,
    "2 % – 3 %": True,
    "more than 5": False,
    "over EUR 3.9 billion": False,
    "less than 15 %": False,
    "fewer than 5": False,
    "below 5": False,
    "exceeding 5": False,
    "not even 5": False,
    "amounts to more than EUR 5": False,
    "more than twenty-five": False,
    "not quite 5": False,
}


@pytest.mark.parametrize(("words", "expected"), OR_EQUAL.items())
def test_a_bound_may_be_the_number_itself(words: str, expected: bool) -> None:
    """At least 5 and not less than 5 may be 5; more than 5 may not."""
    assert or_equal(words) is expected
