"""Comparisons: of like things only, with all that speaks against comparing them."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Ask
from eufacts import Facts
from eufacts.answers.bounds import combined, difference, inverse, ratio, share
from eufacts.answers.comparison import compare_figures

Row = dict[str, Any]


def test_the_comparison_of_routes(facts: Facts) -> None:
    """Difference and ratio for each pair, larger first; the caveats stand beside them."""
    answer = facts.compare()

    assert [(row["routes"], row["value"]) for row in answer["difference"]] == [
        (["eastern-mediterranean", "western-balkan"], 182740 - 142649),
        (["eastern-mediterranean", "central-mediterranean"], 182740 - 106290),
        (["western-balkan", "central-mediterranean"], 142649 - 106290),
    ]
    assert [row["value"] for row in answer["ratio"]] == [1.28, 1.72, 1.34]
    assert answer["caveats"][0].startswith("Not the same thing is counted: ")
    assert len(answer["caveats"]) == 4
    assert len(facts.compare("balkans", "central med")["routes"]) == 2


def test_the_comparison_of_amounts(facts: Facts) -> None:
    """1.8 billion is about 46 % of 3.9; both qualifiers are in every number made of them."""
    part, whole = "syria-crisis-eu-budget", "syria-crisis-since-2011"
    answer = facts.compare(part, whole)
    items, measures = answer.pop("items"), answer.pop("measures")

    assert [row["id"] for row in items] == [row["item"] for row in measures] == [part, whole]
    assert answer == {
        "difference": [
            {"items": [whole, part], "value": 2_100_000_000, "qualifier": "about", "unit": "EUR"}
        ],
        "ratio": [{"items": [whole, part], "value": 2.17, "qualifier": "about"}],
        "caveats": [
            "The amounts differ in status: contributed, mobilised.",
            "They are not from the same payers: EU budget; European Union and Member States.",
            "At least one amount is a lower bound.",
            "At least one amount is an approximation.",
            (
                "“Response to the crisis in Syria and Iraq, from the EU budget” is a part of "
                "“Response to the crisis in Syria and Iraq, EU and Member States”."
            ),
        ],
        "share": [
            {
                "items": [part, whole],
                "of": whole,
                "value": 46,
                "unit": "percent",
                "qualifier": "about",
                "part": {
                    "value": 1_800_000_000,
                    "unit": "EUR",
                    "qualifier": "about",
                    "as_written": "close to EUR 1.8 billion",
                },
                "whole": {
                    "value": 3_900_000_000,
                    "unit": "EUR",
                    "qualifier": "more_than",
                    "as_written": "over EUR 3.9 billion",
                },
            }
        ],
    }


def test_the_comparison_of_figures(facts: Facts) -> None:
    """It is said who counted, when, and what gives the same thing."""
    answer = facts.compare("syria-internally-displaced", "iraq-internally-displaced-idmc")
    again = facts.compare("syria-internally-displaced", "syria-internally-displaced-idmc")
    routes = facts.compare("eastern-mediterranean-crossings", "world-refugees-and-displaced")

    assert answer["caveats"] == [
        (
            "The document does not say since when it counts: "
            "Internally displaced persons in Syria (body text)."
        ),
        "The document does not say who counted: Internally displaced persons in Syria (body text).",
    ]
    assert again["caveats"][-1] == (
        "“Internally displaced persons in Syria (body text)” and "
        "“Internally displaced persons in Syria (footnote 2)” give the same thing."
    )
    assert [caveat.partition(":")[0] for caveat in routes["caveats"]] == [
        "Not the same thing is counted",
        "The counts are for different periods.",
        "They are not counted by the same",
    ]


def test_the_comparison_of_countries(facts: Facts) -> None:
    """What is stated of each stands side by side; they are measured only by like counts."""
    answer = facts.compare("Syria", "Iraq")

    assert [(row["item"], row["value"], row["counted_by"]) for row in answer["measures"]] == [
        ("SY", 7_600_300, "UN Internal Displaced Monitoring Centre"),
        ("IQ", 3_171_600, "UN Internal Displaced Monitoring Centre"),
    ]
    assert [row["value"] for row in answer["ratio"]] == [2.4]
    for item in answer["items"]:
        assert item["funding"] == facts.country(item["code"])["funding"]
        assert item["agreements"] == facts.country(item["code"])["agreements"]
        assert {row["topic"] for row in item["displaced"]} == {"displacement"}
    unlike = facts.compare("Syria", "Eritrea")
    assert (unlike["measures"], unlike["difference"]) == ([], [])
    assert unlike["caveats"][0] == (
        "The document states no comparable count of displaced people or people killed"
        " for Syria, Eritrea."
    )


def test_a_country_without_a_count_does_not_hide_the_others(facts: Facts) -> None:
    """It is named, and the countries that have like counts are measured."""
    answer = facts.compare("Turkey", "Syria", "Iraq", "Nigeria")

    assert [(row["item"], row["value"]) for row in answer["measures"]] == [
        ("SY", 7_600_300),
        ("IQ", 3_171_600),
        ("NG", 1_500_000),
    ]
    assert [row["items"] for row in answer["ratio"]] == [["SY", "IQ"], ["SY", "NG"], ["IQ", "NG"]]
    assert len(answer["items"]) == 4
    assert answer["caveats"] == [
        "The document states no comparable count of displaced people or people killed for Türkiye.",
        (
            "Not given to one of the countries alone: "
            "Response to the crisis in Syria and Iraq, EU and Member States; "
            "Response to the crisis in Syria and Iraq, from the EU budget; "
            "Humanitarian assistance in Syria, Lebanon, Jordan and Turkey; "
            "Financial commitments of the regional strategy for Syria and Iraq; "
            "Funding to Turkey related to the crisis in Syria."
        ),
    ]


@pytest.mark.parametrize(
    ("names", "reason"),
    [
        (
            "Syria eastern-mediterranean",
            (
                "only things of one kind can be compared: SY is a country, "
                "eastern-mediterranean is a route"
            ),
        ),
        (
            "syria-killed eritrea-national-service-limit",
            (
                "only numbers of one unit can be compared: syria-killed is in people, "
                "eritrea-national-service-limit in months"
            ),
        ),
        (
            "khartoum-process syria-killed",
            (
                "khartoum-process: an instrument cannot be compared; routes, countries, figures "
                "and amounts can"
            ),
        ),
        (
            "host-countries-assistance syria-crisis-since-2011",
            "host-countries-assistance: the document states no amount to compare",
        ),
        (
            "syria-kiled",
            "no route, country or fact 'syria-kiled'; did you mean syria-killed?",
        ),
    ],
)
def test_unlike_things_are_refused(names: str, reason: str, ask: Ask) -> None:
    """One clear reason, and exit 2."""
    assert ask("compare", *names.split()) == (2, "", f"eufacts: {reason}\n")


def test_a_sheet_has_a_row_for_each_thing(ask: Ask) -> None:
    """Routes, facts and countries alike, each with the caveats."""
    for names, first in (
        ("", "route"),
        ("syria-killed syrians-fled-abroad", "item"),
        ("SY IQ", "id"),
    ):
        head, *lines = ask("compare", *names.split(), "--csv").out.splitlines()
        assert head.split(",")[0] == first
        assert head.endswith(",caveats")
        assert len(lines) == (len(names.split()) or 3)


_VALUES = st.integers(0, 10**18) | st.floats(0, 1e18, allow_subnormal=True)


@given(_VALUES, _VALUES)
def test_no_ratio_is_infinite(a: float, b: float) -> None:
    """Nothing is divided by zero, or by a number so small that the answer is infinite."""
    low, high = sorted((a, b))
    found, _ = ratio(_figure("a", high), _figure("b", low))

    json.dumps(compare_figures([_figure("a", a), _figure("b", b)]), allow_nan=False)
    assert found is None or found >= 1
    assert ratio(_figure("a", 5), _figure("b", 0)) == (None, "exact")
    assert ratio(_figure("a", 5), _figure("b", 5e-324)) == (None, "exact")


@given(st.integers(1, 10**18), st.integers(1, 10**18))
def test_a_ratio_that_is_a_bound_is_true(a: int, b: int) -> None:
    """It is rounded to its own side: what is more than 2.166 is not more than 2.17."""
    low, high = sorted((a, b))
    for qualifier, least, most in (("more_than", -0.0101, 0), ("less_than", 0, 0.0101)):
        found, said = ratio({**_figure("a", high), "qualifier": qualifier}, _figure("b", low))
        assert said == qualifier
        assert found is not None
        assert high / low * (1 - 1e-9) + least <= found <= high / low * (1 + 1e-9) + most


_BEYOND = {"exact": (0, 0), "more_than": (0, 1000), "less_than": (-1000, 0)}
"""How far the truth may be from a number, to either side."""


@given(*[st.tuples(st.integers(1001, 2000), st.sampled_from(list(_BEYOND)))] * 2)
def test_what_is_said_of_two_bounds_holds_wherever_the_truth_lies(
    one: tuple[int, str], other: tuple[int, str]
) -> None:
    """A difference, ratio or share is a true bound at every corner; if none is, nothing is said."""
    small, large = sorted((one, other))
    part, whole = (
        {**_figure(name, value), "qualifier": said, "part_of": "whole"}
        for name, (value, said) in (("part", small), ("whole", large))
    )
    truths = [(large[0] + x, small[0] + y) for x in _BEYOND[large[1]] for y in _BEYOND[small[1]]]
    share_ = share(part, whole) or {"value": None, "qualifier": None}
    for (value, said), reached in (
        (difference(whole, part), [x - y for x, y in truths]),
        (ratio(whole, part), [x / y for x, y in truths]),
        ((share_["value"], share_["qualifier"]), [100 * y / x for x, y in truths]),
    ):
        if value is None:
            assert said is None
            assert small[1] == large[1] != "exact"
        elif said == "more_than":
            assert value <= min(reached)
        elif said == "less_than":
            assert value >= max(reached)
        else:
            assert small[1] == large[1] == "exact"


def test_two_bounds_of_one_kind_have_no_difference(ask: Ask) -> None:
    """Of more than 250,000 and more than 230,000 either may be the larger; a caveat says so."""
    killed, refugees = "syria-killed", "yemen-registered-refugees"
    answer = json.loads(ask("compare", killed, refugees, "--json").out)
    shown = ask("compare", killed, refugees, "--format", "plain").out

    assert [(one["value"], one["qualifier"]) for one in answer["difference"]] == [(None, None)]
    assert [(one["value"], one["qualifier"]) for one in answer["ratio"]] == [(None, None)]
    assert answer["caveats"][-1].startswith(
        "No difference or ratio can be given of two lower bounds"
    )
    assert "no difference\tno ratio\n" in shown


@given(st.lists(st.sampled_from(["exact", "more_than", "less_than", "about"])))
def test_what_is_subtracted_leans_the_other_way(qualifiers: list[str]) -> None:
    """To invert twice changes nothing, and a sum inverted is the sum of what is inverted."""
    assert [inverse(inverse(one)) for one in qualifiers] == qualifiers
    assert inverse(combined(qualifiers)) == combined(map(inverse, qualifiers))


def _figure(name: str, value: float) -> Row:
    return {
        "id": name,
        "document": "X",
        "label": name,
        "topic": "displacement",
        "value": value,
        "unit": "people",
        "qualifier": "exact",
        "as_written": name,
        "period": None,
        "as_of": None,
        "counted_by": None,
    }


def _share(name: str, more: Row | None = None) -> Row:
    """A figure of 10 percent, as comparisons need it."""
    stated = {
        "id": name,
        "document": "d",
        "label": name,
        "topic": "t",
        "value": len(name),
        "unit": "percent",
        "qualifier": "exact",
        "as_written": "",
        "period": "2099",
        "as_of": None,
        "counted_by": "us",
        "share_of": None,
        "excerpts": [{"id": name}],
    }
    return {**stated, **(more or {})}


def test_the_difference_of_percentages_is_in_percentage_points() -> None:
    """From 10 % to 15 % are 5 percentage points, not 5 %."""
    answer = compare_figures([_share("lakes"), _share("rivers")])

    assert answer["difference"][0]["unit"] == "percentage points"


SHARES = {
    "one whole": ({"share_of": "all"}, ()),
    "two wholes": ({}, ("They are shares, and the document does not say of one whole.",)),
    "one sentence": (
        {"excerpts": [{"id": "I.1.1"}]},
        ("They are shares; their sentence says of what.",),
    ),
}


@pytest.mark.parametrize(("more", "caveats"), SHARES.values(), ids=SHARES)
def test_shares_are_compared_with_what_is_known_of_their_whole(
    more: Row, caveats: tuple[str, ...]
) -> None:
    """Of one whole by the fact base, by their sentence, or not said."""
    answer = compare_figures([_share("lakes", more), _share("rivers", more)])

    assert tuple(answer["caveats"]) == caveats


def test_the_shares_on_a_route_are_of_one_whole() -> None:
    """A route's composition is of the people on it."""
    route = {
        "id": "r",
        "name": "R",
        "overlaps": [],
        "composition": [{"figure": "lakes"}, {"figure": "rivers"}],
    }

    assert compare_figures([_share("lakes"), _share("rivers")], [route])["caveats"] == []
