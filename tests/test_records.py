"""Records in Python: their reprs, their HTML, and the columns that data frames are made of."""

import json
import re
from datetime import date
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

import eufacts
from eufacts import Facts, Question
from eufacts.errors import QuestionError
from eufacts.format.kinds import KIND_NAMES
from eufacts.frames import columns
from eufacts.records import Record, Records

HOSTILE = '<script>alert("1")</script>&\x1b[31m\u202e'


class Parsed(HTMLParser):
    """The tags, links and words of HTML; its attributes are unescaped."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: list[str | None] = []
        self.words = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        self.tags.add(tag)
        self.links += [value for _, value in attrs]

    def handle_data(self, data: str) -> None:
        """Note words."""
        self.words += data


def test_a_record_says_what_it_states(facts: Facts) -> None:
    """Kind, id, value with its qualifier, and label, in one line; it is a dict all the same."""
    (syria,) = facts.show("syria-crisis-eu-budget")

    assert repr(syria) == (
        "<funding syria-crisis-eu-budget: ≈ EUR 1.8 billion · Response to the crisis in Syria and "
        "Iraq, from…>"
    )
    assert json.loads(json.dumps(syria)) == dict(syria)
    assert repr(facts.country("Iraq")) == "<country IQ: Iraq>"
    assert repr(facts.show("fn.1")[0]).startswith("<excerpt fn.1: Frontex weekly")


def test_a_list_says_one_record_a_line(facts: Facts) -> None:
    """Of many records the first are shown, and how many follow."""
    listed = repr(facts.ask())

    assert len(listed.splitlines()) == 21
    assert listed.endswith(f" and {len(facts.ask()) - 20} more]")
    assert repr(Records()) == "[]"
    assert isinstance(facts.ask()[:3], Records)


def test_a_notebook_shows_sentences_with_their_links(facts: Facts) -> None:
    """The value, the sentence, its link and the citation of a record; of a list, a table."""
    found = facts.show("turkey-syria-crisis-2015")
    one, table = Parsed(found[0]._repr_html_()), Parsed(found._repr_html_())

    for shown in (one, table):
        assert "EUR 175 million" in shown.words
        assert found[0]["excerpts"][0]["quote"] in shown.words
        assert shown.links == [found[0]["excerpts"][0]["url"]]
    assert found[0]["citation"] in one.words
    assert Parsed(facts.ask()._repr_html_()).words.endswith(f"and {len(facts.ask()) - 100} more")


@pytest.mark.parametrize("kind", KIND_NAMES)
def test_every_kind_is_shown(kind: str, facts: Facts) -> None:
    """No kind lacks what a repr, a notebook or a frame needs."""
    found = facts.ask(kinds=kind)

    assert repr(found).startswith(f"[<{kind} ")
    assert found._repr_html_().count("<tr>") == 1 + min(len(found), 100)
    assert all(record["id"] in record._repr_html_() for record in found)


def test_nothing_in_a_record_acts_in_a_notebook_or_terminal() -> None:
    """Text of a stranger's fact base is never markup, nor a link to anything but a page."""
    record = Record(
        id=HOSTILE, kind=HOSTILE, label=HOSTILE, note=HOSTILE, citation=HOSTILE, period=HOSTILE,
        value=1, unit=HOSTILE, qualifier="exact", as_written=HOSTILE,
        excerpts=[{"quote": HOSTILE, "url": "javascript:alert(1)"},
                  {"quote": HOSTILE, "url": 'https://a.eu/"onmouseover="alert(1)'}],
    )  # fmt: skip
    records = Records([record])

    assert repr(records).isprintable()
    one, table = Parsed(record._repr_html_()), Parsed(records._repr_html_())
    assert one.tags == {"div", "strong", "p", "blockquote", "a", "small", "code"}
    assert table.tags == {"table", "thead", "tbody", "tr", "th", "td"}
    assert one.links == ['https://a.eu/"onmouseover="alert(1)']
    assert "\x1b" not in record._repr_html_() + records._repr_html_()


def test_a_column_has_one_type_whatever_is_asked(facts: Facts) -> None:
    """The frame of any part of the facts has the types of the frame of all."""
    whole = {name: type_ for name, (type_, _) in columns(facts.ask(facts_only=True)).items()}
    for kind in ("figure", "funding", "statement", "agreement"):
        for part in (facts.ask(kinds=kind), facts.ask(kinds=kind, limit=1), facts.ask(limit=0)):
            made = {name: type_ for name, (type_, _) in columns(part).items()}
            assert made.items() <= whole.items()


def test_a_frame_has_what_the_records_have(facts: Facts) -> None:
    """Values are numbers beside their qualifier and citation; periods are text and two dates."""
    records = facts.ask(facts_only=True)
    made = {name: values for name, (_, values) in columns(records).items()}

    assert [*made][:8] == [
        "id", "kind", "label", "value", "unit", "qualifier", "as_written", "citation"
    ]  # fmt: skip
    for key in ("id", "value", "qualifier", "citation", "countries", "period"):
        assert made[key] == [record.get(key) for record in records]
    since = made["id"].index("syria-crisis-since-2011")
    assert made["period"][since] == "2011/.."
    assert (made["period_start"][since], made["period_end"][since]) == (date(2011, 1, 1), None)
    assert made["quote"] == [record["excerpts"][0]["quote"] for record in records]


@given(st.integers(1, 9999), st.integers(1, 12), st.integers(1, 9999))
def test_the_dates_of_a_period_are_days_of_the_calendar(first: int, month: int, last: int) -> None:
    """A month ends with its last day, and an open end is null."""
    years = sorted((first, last))
    period = f"{years[0]:04}-{month:02}/{years[1]:04}"
    made = columns([{"id": "a", "period": period}, {"id": "b", "period": f"{first:04}/.."}])

    start, end = made["period_start"][1], made["period_end"][1]
    assert start == [date(years[0], month, 1), date(first, 1, 1)]
    assert end == [date(years[1], 12, 31), None]


def test_a_number_is_never_rounded() -> None:
    """What 64 bits cannot hold is an error with the record's id."""
    assert columns([{"id": "a", "value": 2**53}])["value"] == ("number", [2.0**53])
    with pytest.raises(QuestionError, match="a: 9007199254740993 has more digits than a data"):
        columns([{"id": "a", "value": 2**53 + 1}])


def test_a_filter_takes_one_value_or_several(facts: Facts) -> None:
    """A name alone is a name, not its letters."""
    assert facts.ask(Question(countries="Hungary")) == facts.ask(countries=("Hungary",))
    assert facts.ask(excerpts="turkey.3.1") == facts.ask(excerpts=("turkey.3.1",)) != []
    assert facts.ask(years=2015) == facts.ask(years=[2015]) == facts.ask(years={2015})


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"countries": 5}, "countries takes names, not 5"),
        ({"countries": [b"HU"]}, "countries takes names, not b'HU'"),
        ({"years": "2015"}, "years takes whole numbers, not '2015'"),
        ({"years": True}, "years takes whole numbers, not True"),
        ({"minimum": "1m"}, "minimum takes numbers, not '1m'"),
        ({"minimum": float("nan")}, "minimum takes numbers, not nan"),
        ({"limit": -1}, "limit takes a whole number, not -1"),
    ],
)
def test_a_value_of_the_wrong_type_is_refused(fields: dict[str, object], message: str) -> None:
    """In one line that names the filter."""
    with pytest.raises(QuestionError, match=f"^{re.escape(message)}$"):
        Question(**fields)  # type: ignore[arg-type]


def test_what_is_no_question_is_refused(facts: Facts) -> None:
    """Words in place of a question, both at once, and a filter that does not exist."""
    with pytest.raises(QuestionError, match="ask with a Question, or with its fields"):
        facts.ask("Hungary")  # type: ignore[arg-type]
    with pytest.raises(QuestionError, match="ask with a Question, or with its fields"):
        facts.ask(Question(), countries="Hungary")
    with pytest.raises(TypeError, match=r"a question has no 'country'; did you mean countries\?"):
        Question(country="Hungary")


def test_the_package_shows_its_names() -> None:
    """``dir`` has every public name before any is used."""
    assert dir(eufacts) == sorted(eufacts.__all__)


def test_an_empty_answer_has_columns_too(facts: Facts) -> None:
    """So a script that selects one does not fail where nothing was found."""
    found = facts.ask(countries="Hungary", kinds="funding")

    assert found == []
    assert {"id", "value", "qualifier", "citation", "period_start"} <= columns(found).keys()
