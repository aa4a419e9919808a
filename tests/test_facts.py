"""The shipped fact base: what a reader of the document must find in it."""

import re
from collections import Counter
from typing import Any

import pytest

from eufacts import Facts
from eufacts.answers.totals import total
from eufacts.format.kinds import FACT_KINDS
from eufacts.format.model import Country
from eufacts.format.reader import read
from eufacts.format.spelling import normalise_name
from eufacts.index.store import open_index, shipped

BASE = read(shipped())
REGIONS = BASE.vocabulary.region
SECTIONS = {section.id: section.parent for section in BASE.section}
YEARS = range(2007, 2021)


@pytest.mark.parametrize(
    ("name", "value", "unit", "qualifier", "as_written", "period", "as_of"),
    [
        ("eastern-mediterranean-crossings", 182740, "people", "exact", "182,740",
         "2015-01/2015-08", None),
        ("western-balkan-entries-hungary", 142649, "irregular entries", "exact",
         "142,649 irregular entries", None, "2015-08"),
        ("central-mediterranean-crossings", 106290, "crossings", "exact", "106,290",
         None, "2015-08"),
        ("world-refugees-and-displaced", 59500000, "people", "exact", "59.5 million", "2014", None),
        ("west-africa-internal-migrants", 8400000, "people", "more_than",
         "more than 8.4 million", None, None),
        ("syrians-fled-abroad", 4000000, "people", "more_than", "More than 4 million", None, None),
        ("syria-killed", 230000, "people", "more_than", "more than 230,000", None, None),
        ("eritreans-in-ethiopia-and-sudan", 250000, "people", "exact",
         "A quarter of a million", None, None),
        ("eritrea-national-service-limit", 18, "months", "exact", "eighteen months",
         "2015-01-01/..", None),
        ("return-rate-eu", 40, "percent", "less_than", "less than 40%", "2014", None),
        ("mobility-partnerships-signed", 7, "partnerships", "exact", "Seven Partnerships",
         None, None),
        ("syria-crisis-since-2011", 3_900_000_000, "EUR", "more_than", "over EUR 3.9 billion",
         "2011/..", None),
        ("syria-crisis-eu-budget", 1_800_000_000, "EUR", "about", "close to EUR 1.8 billion",
         "2011/..", None),
        ("iraq-humanitarian-2015", 65_550_000, "EUR", "exact", "EUR 65.55 million", "2015", None),
        ("south-sudan-humanitarian-since-2014", 377_000_000, "EUR", "more_than",
         "more than EUR 377 million", "2014/..", None),
    ],
)  # fmt: skip
def test_values_travel_with_their_qualifiers(
    name: str,
    value: float,
    unit: str,
    qualifier: str,
    as_written: str,
    period: str | None,
    as_of: str | None,
    facts: Facts,
) -> None:
    """A number has its qualifier, its words and its time, as the document gives them."""
    (row,) = facts.show(name)
    keys = ("value", "unit", "qualifier", "as_written", "period", "as_of")

    assert (value, unit, qualifier, as_written, period, as_of) == tuple(row[key] for key in keys)


def test_the_eleven_numbers_of_footnote_2(facts: Facts) -> None:
    """Footnote 2's numbers are all there, in its order, and are those of its text."""
    figures = facts.ask(kinds=("figure",), footnotes=(2,))
    (excerpt,) = facts.show("fn.2")

    assert re.findall(r"\(([\d,]+)\)", excerpt["quote"]) == [row["as_written"] for row in figures]
    assert [int(row["as_written"].replace(",", "")) for row in figures] == [
        row["value"] for row in figures
    ]
    assert {row["period"] for row in figures} == {"2015-07/2015-08"}


def test_the_same_thing_twice_points_at_each_other(facts: Facts) -> None:
    """Syria's and Iraq's internally displaced are in the body and in footnote 2."""
    for country in ("syria", "iraq"):
        body, note = facts.show(
            f"{country}-internally-displaced", f"{country}-internally-displaced-idmc"
        )
        assert body["same_as"] == [note["id"]]
        assert note["same_as"] == [body["id"]]


def test_every_amount_of_the_document(facts: Facts) -> None:
    """Sixteen amounts, each once, whatever the number of its recipients."""
    amounts = [row["value"] for row in facts.ask(kinds=("funding",)) if row["value"] is not None]

    assert sorted(amounts) == [
        1_750_000, 8_000_000, 12_000_000, 24_000_000, 44_000_000, 65_550_000, 130_000_000,
        175_000_000, 200_000_000, 245_000_000, 377_000_000, 855_000_000, 1_000_000_000,
        1_800_000_000, 3_900_000_000, 96_800_000_000,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "recipients"),
    [
        ("syria-region-humanitarian", ["SY", "LB", "JO", "TR"]),
        ("serbia-fyrom-humanitarian", ["RS", "MK"]),
    ],
)
def test_joint_amounts_stay_one(name: str, recipients: list[str], facts: Facts) -> None:
    """What several countries are given together is one amount with several recipients."""
    (row,) = facts.show(name)

    assert row["recipients"] == recipients


def test_seventeen_and_seven(facts: Facts) -> None:
    """The agreements are as many as the document says, country by country."""
    in_force = facts.ask(types=("readmission agreement",), statuses=("in force",))
    signed = facts.ask(types=("mobility partnership",))
    counted = facts.show("readmission-agreements-in-force", "mobility-partnerships-signed")

    assert [row["countries"][0] for row in in_force] == counted[0]["countries"]
    assert [row["countries"][0] for row in signed] == counted[1]["countries"]
    assert (len(in_force), len(signed)) == (counted[0]["value"], counted[1]["value"])


def test_twenty_four_footnotes_four_of_them_lost(facts: Facts) -> None:
    """Each footnote's marker is in its excerpt, right after the given words."""
    rows = facts.ask(kinds=("footnote",))

    assert [row["number"] for row in rows] == list(range(1, 25))
    assert [row["number"] for row in rows if row["lost"]] == [3, 4, 6, 16]
    for row in rows:
        assert row["number"] in row["marker"]["footnotes"]
        assert row["marker"]["quote"].count(row["after"]) == 1
        assert (row["text"] is None) is row["lost"]


def test_as_written_stands_in_the_quote(facts: Facts) -> None:
    """The words that state a value, a name or a status are in one of the fact's excerpts."""
    for row in facts.ask(facts_only=True):
        for key in ("as_written", "status_as_written"):
            words = row.get(key)
            assert words is None or any(words in one["quote"] for one in row["excerpts"]), row["id"]


def test_values_are_in_their_words(facts: Facts) -> None:
    """Digits in ``as_written`` are the value's: no digit was mistyped."""
    factors = {"million": 10**6, "billion": 10**9}
    for row in facts.ask(kinds=("figure", "funding")):
        found = re.search(r"(\d[\d,]*(?:\.\d+)?)%?(?: (million|billion))?", row["as_written"] or "")
        if found:
            digits = float(found[1].replace(",", "")) * factors.get(found[2], 1)
            assert round(digits) == row["value"], row["id"]


def test_every_excerpt_is_used_and_every_id_says_its_place(facts: Facts) -> None:
    """Each excerpt carries a fact, and its id is its section, paragraph and first sentence."""
    for row in facts.ask(kinds=("excerpt",)):
        assert row["facts"], row["id"]
        place = f"{row['section']}.{row['paragraph']}."
        expected = f"fn.{row['footnote']}" if row["footnote"] else place
        assert row["id"].startswith(expected)


def test_roles_name_the_country(facts: Facts) -> None:
    """The excerpts that give a country a role name it."""
    for country in facts.ask(kinds=("country",)):
        name = country["name_in_document"].removeprefix("the ").removeprefix("Republic of ")
        for ids in country["role_excerpts"].values():
            for excerpt in facts.show(*ids):
                assert name.casefold() in excerpt["quote"].casefold(), country["code"]


def test_country_codes_are_real(facts: Facts) -> None:
    """Codes are those of ISO 3166-1, and each pair of codes is one country's."""
    pycountry = pytest.importorskip("pycountry")
    for country in facts.ask(kinds=("country",)):
        assert pycountry.countries.get(alpha_2=country["code"]).alpha_3 == country["alpha3"]


def test_derived_celex_numbers_follow_the_rule(facts: Facts) -> None:
    """COM is DC, JOIN is JC, in sector 5; regulations and decisions are R and D in sector 3."""
    letters = {"COM": "5{}DC", "JOIN": "5{}JC", "Regulation": "3{}R", "Decision": "3{}D"}
    for row in facts.ask(kinds=("reference",)):
        if row["celex_basis"] != "derived":
            continue
        word = next(word for word in letters if word in row["number"])
        first, second = (int(n) for n in re.findall(r"\d+", row["number"])[:2])
        number, year = (first, second) if word == "Regulation" else (second, first)
        assert row["celex"] == f"{letters[word].format(year)}{number:04}"


def _found(facts: Facts, **filters: Any) -> set[str]:  # noqa: ANN401 - as ``ask`` takes them
    """The ids of what a question finds: facts, countries, routes and excerpts alike."""
    excerpts = facts.ask(kinds=("excerpt",), **filters)
    return {row["id"] for row in (*facts.ask(**filters), *excerpts)}


def _sum(facts: Facts, **filters: Any) -> float:  # noqa: ANN401 - as ``ask`` takes them
    """The total of the money that a question finds; 0 where there is none."""
    return total(facts.ask(kinds=("funding",), **filters)).value or 0


@pytest.mark.parametrize("region", REGIONS)
def test_what_is_in_a_region_is_in_those_around_it(region: str, facts: Facts) -> None:
    """A part is within its whole, in every year."""
    inner = _found(facts, regions=(region,))
    assert inner
    for wider in REGIONS[region].within:
        assert inner <= _found(facts, regions=(wider,))
        assert _sum(facts, regions=(region,)) <= _sum(facts, regions=(wider,))
        for year in YEARS:
            of_year = {"years": (year,)}
            assert _found(facts, regions=(region,), **of_year) <= _found(
                facts, regions=(wider,), **of_year
            )


@pytest.mark.parametrize("country", BASE.country, ids=lambda country: country.code)
def test_what_is_about_a_country_is_in_its_regions(country: Country, facts: Facts) -> None:
    """A country's facts are found by each of its regions, and by those around these."""
    own = _found(facts, countries=(country.code,))
    regions = {country.region, *country.groups}
    for region in regions | {wider for one in regions for wider in BASE.vocabulary.around(one)}:
        assert own <= _found(facts, regions=(region,)), region
        assert _sum(facts, countries=(country.code,)) <= _sum(facts, regions=(region,)), region


@pytest.mark.parametrize("section", SECTIONS)
def test_outline_counts_what_a_section_finds(section: str, facts: Facts) -> None:
    """A section has the facts that are asked for by it, kind by kind, and is within its own."""
    (row,) = facts.show(section)
    found = facts.ask(sections=(section,), facts_only=True)

    assert row["facts"] == len(found)
    assert {kind: count for kind, count in row["facts_by_kind"].items() if count} == Counter(
        fact["kind"] for fact in found
    )
    if (parent := SECTIONS[section]) is not None:
        assert _found(facts, sections=(section,)) <= _found(facts, sections=(parent,))
        assert _sum(facts, sections=(section,)) <= _sum(facts, sections=(parent,))


def test_no_record_repeats_a_region_around_its_own() -> None:
    """What contains a region is said in the vocabulary, and nowhere by hand."""
    named = {
        **{fact.id: fact.regions for kind in FACT_KINDS for fact in getattr(BASE, kind)},
        **{country.code: (country.region, *country.groups) for country in BASE.country},
    }
    for record, regions in named.items():
        around = {wider for region in regions for wider in BASE.vocabulary.around(region)}
        assert not around & set(regions), record


def test_the_missions_of_the_common_security_and_defence_policy(facts: Facts) -> None:
    """They are these five; the African Union's mission and the joint task force are not."""
    assert facts.ask(frameworks=("CFSP",)) == facts.ask(frameworks=("CSDP",))
    assert {row["id"] for row in facts.ask(frameworks=("CSDP",))} == {
        "eunavfor-med",
        "eucap-sahel-niger",
        "eucap-sahel-mali",
        "eutm-somalia",
        "central-african-republic-advisory-mission",
    }


def test_what_is_dated_by_the_document_itself(facts: Facts) -> None:
    """The Communication, and what was adopted in parallel to it, have its date."""
    day = facts.about()["date"]
    events = facts.ask(kinds=("event",), years=(2015,))

    assert [row["id"] for row in events if row["period"] == day] == [
        "document-date",
        "action-plan-on-return-adoption",
    ]


def test_support_that_is_not_called_money_has_no_amount(facts: Facts) -> None:
    """It is marked, and has neither value nor currency; all else in funding is in euro."""
    for row in facts.ask(kinds=("funding",)):
        assert (row["unit"] == "EUR") is row["money"], row["id"]
        assert row["value"] is None or row["money"], row["id"]


def test_partners_are_outside_the_eu() -> None:
    """A founder of a trust fund beside the EU is not a country that the EU supports."""
    for country in BASE.country:
        assert "partner" not in country.roles or "European Union" not in country.groups


@pytest.mark.parametrize("words", sorted(set(BASE.vocabulary.synonym.values())))
def test_synonyms_are_words_of_the_document(words: str) -> None:
    """A word that people type leads to words that stand in an excerpt."""
    assert any(words in excerpt.quote for excerpt in BASE.excerpt)


def test_synonyms_are_in_the_index() -> None:
    """A search reads them there, folded as names are."""
    with open_index(shipped()) as index:
        rows = index.select("SELECT folded, value FROM spelling WHERE what = 'synonym'")
    assert {str(typed): words for typed, words in rows} == {
        normalise_name(typed): words for typed, words in BASE.vocabulary.synonym.items()
    }


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("COM(2015) 240", "european-agenda-on-migration-act"),
        ("com (2015) 240 final", "european-agenda-on-migration-act"),
        ("COM(2011) 743", "global-approach-act"),
        ("JOIN(2013) 30 final", "join-2013-30"),
        ("COM(2015) 285", "com-2015-285"),
    ],
)
def test_acts_are_found_by_the_numbers_of_their_celex(typed: str, found: str, facts: Facts) -> None:
    """Also where the document names an act without its number."""
    assert [row["id"] for row in facts.show(typed)] == [found]
