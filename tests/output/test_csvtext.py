"""CSV and TSV."""

import csv
import io
import json
import re
from ast import literal_eval

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eufacts.output.csvtext import write_csv, write_tsv
from eufacts.output.visible import inert

_ARMED = ("=", "+", "-", "@", "\t", "\r")

FACT = json.dumps(
    {
        "id": "aid",
        "label": 'Aid, "more"',
        "value": 3900000000,
        "countries": ["TR", "SY"],
        "route": None,
        "supplied": True,
        "share": 47.5,
        "excerpts": [{"id": "e1", "quote": "One.", "url": "u"}, {"id": "e2", "quote": "Two."}],
        "measures": [{"id": "m1", "value": 1}],
        "composition": [{"share": 0.5}],
        "difference": {"value": -5},
    }
)


def test_records_are_rows_below_a_header() -> None:
    """Excerpts become ids, quotes and links, other objects ids or compact JSON."""
    assert write_csv([FACT]) == (
        "id,label,value,countries,route,supplied,share,excerpts.id,excerpts.quote,excerpts.url,measures.id,measures.value,"
        "composition,difference\n"
        'aid,"Aid, ""more""",3900000000,TR; SY,,true,47.5,e1 ‖ e2,One. ‖ Two.,u ‖ ,m1,1,'
        '"[{""share"":0.5}]","{""value"":-5}"\n'
    )


def test_chosen_fields_are_the_columns() -> None:
    """A choice of fields is also a choice of columns and of their order."""
    assert write_csv([FACT, '{"id":"b"}'], fields=("value", "excerpts.url", "id")) == (
        "value,excerpts.url,id\n3900000000,u ‖ ,aid\n,,b\n"
    )


def test_without_records_there_is_a_header_only_where_it_is_known() -> None:
    """No records are no rows; the header stands where the fields were chosen."""
    assert write_csv([]) == ""
    assert write_csv([], fields=("id", "value")) == "id,value\n"


def test_numbers_are_written_as_they_are() -> None:
    """No number gets an exponent, loses a digit or is taken for a formula."""
    body = '{"a":1e22,"b":0.1000,"c":-5,"d":123456789012345678901234567890,"e":0.00000001}'
    assert write_csv([body]) == (
        "a,b,c,d,e\n10000000000000000000000,0.1000,-5,123456789012345678901234567890,0.00000001\n"
    )


def test_a_spreadsheet_computes_nothing() -> None:
    """Text that looks like a formula has an apostrophe before it, also where a list begins so."""
    values = ["=1+1", "+1", "-1", "@A1", "\t=1", "\r=1", ["=1", "b"], " =1", "a=1", -1]
    bodies = [json.dumps({"v": v}) for v in values]
    guarded = ["'=1+1", "'+1", "'-1", "'@A1", "'\t=1", "'\n=1", "'=1; b", " =1", "a=1", "-1"]
    rows = csv.reader(io.StringIO(write_csv(bodies), newline=""))

    assert [row[0] for row in rows] == ["v", *guarded]
    escaped = [text.replace("\t", r"\t").replace("\n", r"\r") for text in guarded]
    assert write_tsv(bodies).splitlines() == ["v", *escaped]


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1))
def test_csv_can_be_read_back(texts: list[str]) -> None:
    """Any text, with line ends and quotes, comes back; each line end is a line feed."""
    written = write_csv([json.dumps({"id": "a", "text": text}) for text in texts])
    _, *rows = csv.reader(io.StringIO(written, newline=""))
    texts = [f"'{text}" if text.startswith(_ARMED) else text for text in texts]
    assert [re.sub("\r\n?", "\n", inert(text)) for text in texts] == [text for _, text in rows]
    assert "\r" not in written


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.just("‖")), min_size=1))
def test_several_quotes_can_be_split_again(quotes: list[str]) -> None:
    """Whatever quotes contain, one cell of several of them is split by what stands between."""
    body = json.dumps({"id": "a", "excerpts": [{"id": "e", "quote": quote} for quote in quotes]})
    _, (cell,) = csv.reader(io.StringIO(write_csv([body], fields=("excerpts.quote",)), newline=""))
    cell = cell.removeprefix("'") if quotes[0].startswith(_ARMED) else cell

    assert cell.split(" ‖ ") == [inert(quote).replace("‖", r"\u2016") for quote in quotes]


def test_sentences_are_joined_as_quotes_are() -> None:
    """Caveats and notes contain semicolons."""
    assert write_csv(['{"caveats":["A; b.","C."],"roles":["host","transit"]}']) == (
        "caveats,roles\nA; b. ‖ C.,host; transit\n"
    )


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("2015", "2015-01-01", "2015-12-31"),
        ("2012-02", "2012-02-01", "2012-02-29"),
        ("2015-11-11/2015-11-12", "2015-11-11", "2015-11-12"),
        ("2014/2020", "2014-01-01", "2020-12-31"),
        ("2011/..", "2011-01-01", ""),
    ],
)
def test_a_period_has_its_first_and_last_day_beside_it(period: str, first: str, last: str) -> None:
    """They are days of the calendar; what has no end has no last day."""
    assert write_csv([json.dumps({"id": "a", "period": period, "z": 1}), '{"id":"b"}']) == (
        f"id,period,period_start,period_end,z\na,{period},{first},{last},1\nb,,,,\n"
    )


@given(
    st.lists(
        st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("\\\t\n\r\u2028tnru"))
    )
)
def test_tsv_can_be_read_back(texts: list[str]) -> None:
    """Every line of TSV is a record and every tab a border, and the escapes can be undone."""
    written = write_tsv(
        [json.dumps({"id": "a", "text": text}) for text in texts], fields=("id", "text")
    )
    found = []
    for line in written.splitlines()[1:]:
        _, cell = line.split("\t")
        escapes = r"\\(x[0-9a-f]{2}|u[0-9a-f]{4}|.)"
        found.append(re.sub(escapes, lambda one: literal_eval(f"'{one[0]}'"), cell))
    assert [text if not text.startswith(_ARMED) else f"'{text}" for text in texts] == found
