"""Questions and answers."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Ask
from eufacts import Facts, open_facts
from eufacts.answers.words import MOST_WORDS
from eufacts.dates import span
from eufacts.errors import QuestionError, UnknownNameError
from eufacts.format.spelling import normalise_name


@pytest.mark.parametrize(
    ("filters", "ids"),
    [
        (
            {"kinds": ("funding",), "countries": ("Turkey",), "years": (2015,)},
            [
                "syria-crisis-since-2011",
                "syria-crisis-eu-budget",
                "turkey-syria-crisis-2015",
                "turkey-pre-accession-home-affairs-2014-2016",
            ],
        ),
        (
            {"kinds": ("figure",), "countries": ("Nigeria",)},
            ["nigeria-internally-displaced-idmc"],
        ),
        ({"kinds": ("figure",), "topics": ("return",), "years": (2014,)}, ["return-rate-eu"]),
        (
            {"kinds": ("funding",), "minimum": 10**9, "maximum": 3 * 10**9},
            ["syria-iraq-strategy-commitments", "syria-crisis-eu-budget"],
        ),
        (
            {"kinds": ("country",), "having": ("mobility partnership",), "regions": ("Africa",)},
            ["CV", "MA", "TN"],
        ),
        (
            {"statuses": ("under negotiation",)},
            ["readmission-morocco", "readmission-tunisia"],
        ),
        (
            {"statuses": ("planned",)},
            ["fyrom-migration-asylum-policy", "serbia-migration-asylum-policy"],
        ),
        ({"recipients": ("Middle East",)}, ["protection-programme-middle-east-support"]),
        ({"kinds": ("reference",), "footnotes": (21,)}, ["decision-2015-778"]),
        ({"kinds": ("excerpt",), "excerpts": ("fn.7",)}, ["fn.7"]),
    ],
)
def test_what_is_asked_is_answered(filters: dict[str, Any], ids: list[str], facts: Facts) -> None:
    """Each filter finds exactly the records that it should."""
    assert ids == [row["id"] for row in facts.ask(**filters)]


def test_readmission_without_mobility(facts: Facts) -> None:
    """Agreements under negotiation are not counted as had."""
    rows = facts.ask(
        kinds=("country",), having=("readmission agreement",), lacking=("mobility partnership",)
    )

    assert [row["code"] for row in rows] == [
        "MK", "RS", "TR", "PK", "ME", "AL", "BA", "HK", "MO", "LK", "RU", "UA",
    ]  # fmt: skip


def test_a_section_holds_its_sub_sections(facts: Facts) -> None:
    """--section III finds records in Turkey's sub-section, and so does its heading."""
    within = {row["id"] for row in facts.ask(sections=("III",), kinds=("excerpt",))}

    assert "turkey.3.1" in within
    assert facts.ask(sections=("Syria and Iraq",)) == facts.ask(sections=("syria-iraq",))


def test_open_intervals_end_with_the_document(facts: Facts) -> None:
    """A period since 2011 lasts until the document's day, and not in 2016."""
    found = {
        year: facts.ask(kinds=("funding",), years=(year,)) for year in (2010, 2011, 2015, 2017)
    }
    has = {y: any(r["id"] == "syria-crisis-since-2011" for r in rows) for y, rows in found.items()}

    assert has == {2010: False, 2011: True, 2015: True, 2017: False}


def test_unknown_names(facts: Facts) -> None:
    """An unknown name is an error that knows the nearest ones."""
    with pytest.raises(UnknownNameError) as unknown:
        facts.ask(countries=("Eritreia",))

    assert unknown.value.nearest == ("Eritrea",)
    with pytest.raises(QuestionError):
        facts.search("!?")


def test_words_find_what_the_command_line_finds(facts: Facts) -> None:
    """One search serves both; a filter narrows it."""
    found = facts.search("hosts most syrian refugees")
    figures = facts.search("syrians", kinds="figure")

    assert [row["id"] for row in found] == ["syrian-refugees-hosts"]
    assert {row["kind"] for row in figures} == {"figure"}


@given(st.text())
def test_any_words_can_be_searched(facts_once: Facts, words: str) -> None:
    """No text breaks a search: it finds something or nothing, or is an error without words."""
    try:
        found = facts_once.search(words) if words else []
    except QuestionError:
        assert not any(c.isalnum() for c in words) or len(words.split()) > MOST_WORDS
    else:
        assert all("id" in row for row in found)


@pytest.fixture(scope="module")
def facts_once() -> Iterator[Facts]:
    """The shipped fact base, opened once: hypothesis asks it often."""
    with open_facts() as opened:
        yield opened


@given(st.text())
def test_folding_is_idempotent(name: str) -> None:
    """A folded name folds to itself."""
    assert normalise_name(normalise_name(name)) == normalise_name(name)


@pytest.mark.parametrize(
    ("period", "days"),
    [
        ("2015", ("2015-01-01", "2015-12-31")),
        ("2015-02", ("2015-02-01", "2015-02-31")),
        ("2015-11-11/2015-11-12", ("2015-11-11", "2015-11-12")),
        ("2014/2020", ("2014-01-01", "2020-12-31")),
        ("2011/..", ("2011-01-01", "9999-12-31")),
    ],
)
def test_spans(period: str, days: tuple[str, str]) -> None:
    """A period is the span of its first and last days."""
    assert days == span(period)


def test_a_sentence_is_about_the_countries_that_it_names_or_proves(facts: Facts) -> None:
    """A fact on Turkey stands on a sentence that does not speak of Turkey, too."""
    (fact,) = facts.show("pre-accession-assistance")
    about_turkey = {row["id"] for row in facts.ask(kinds="excerpt", countries="Turkey")}

    assert fact["countries"] == ["TR"]
    assert {row["id"] for row in fact["excerpts"]} - about_turkey == {
        "western-balkans.3.1",
        "fn.8",
    }


def test_a_number_is_shown_in_its_sentence(facts: Facts) -> None:
    """As a word is: the part of the sentence around it, with the number marked."""
    (found,) = facts.search("230,000")
    match = found["match"]

    assert [match["text"][start:end] for start, end in match["marks"]] == ["more than 230,000"]
    assert match["text"].strip("…. ") in found["excerpts"][0]["quote"]


def test_a_number_that_was_rounded_is_found(ask: Ask) -> None:
    """Values that round to what was typed are shown, and it is said that none is equal."""
    said = ask("search", "3.17 million", "--fields", "id")

    assert said.out == "iraq-internally-displaced-idmc\n"
    assert said.err == (
        "eufacts: no record has the value 3.17 million; values that round to it are shown\n"
    )
    assert ask("search", "3 million").code == 1


def test_what_an_acronym_means_is_said(ask: Ask) -> None:
    """Where it is all that was typed; the document may not spell it out."""
    assert ask("search", "CSDP").err.startswith("eufacts: CSDP: The EU's Common Security and")
    assert ask("search", "CSDP missions").err == ""


def test_a_number_with_its_words_is_the_whole_answer(ask: Ask) -> None:
    """Where a record has the number and all words, those with the words alone are not listed."""
    assert ask("search", "175 million for Turkey", "--fields", "id").out == (
        "turkey-syria-crisis-2015\n"
    )
    assert len(ask("search", "85% of 59.5 million", "--fields", "id").out.splitlines()) == 2


def test_each_quote_is_shown_alone(facts: Facts) -> None:
    """A record's sentences stand in several places: what is shown of it is of one of them."""
    for found in facts.search("United Nations"):
        quotes = [excerpt["quote"] for excerpt in found.get("excerpts", [])]
        shown = (found["match"] or {"text": ""})["text"].removeprefix("… ").removesuffix(" …")
        assert any(shown in quote for quote in (*quotes, found.get("label") or ""))


def test_of_records_that_lack_a_word_the_nearest_are_shown(ask: Ask) -> None:
    """Five of them, unless more are asked for; how many there are is said."""
    said = ask("search", "how many refugees in camps in Jordan", "--fields", "id")

    assert len(said.out.splitlines()) == 5
    assert said.err.endswith("; the 5 nearest of 12 are shown, --limit for more\n")
    more = ask("search", "how many refugees in camps in Jordan", "--fields", "id", "--limit", "20")
    assert len(more.out.splitlines()) == 12


def test_a_slip_is_said_though_its_stem_is_a_beginning(ask: Ask) -> None:
    """``readmision`` and ``readmission`` begin alike for a search; the correction is shown."""
    said = "'readmision' is not in the document; searched for 'readmission'"

    assert ask("search", "readmision", "--limit", "1").err == f"eufacts: {said}\n"
    assert ask("search", "readmiss", "--limit", "1").err == ""
