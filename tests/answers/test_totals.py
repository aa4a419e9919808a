"""Totals and comparisons: what may not be summed is left out with the reason."""

from typing import Any

from eufacts import Facts
from eufacts.answers.totals import total

Row = dict[str, Any]


def _row(name: str, value: float | None, **more: object) -> Row:
    return {
        "id": name,
        "label": name,
        "value": value,
        "qualifier": None if value is None else "exact",
        "status": "provided",
        "funders": [],
        "period": "2015",
        "recipients": ["TR"],
        "part_of": None,
        "may_overlap": [],
        **more,
    }


def test_a_part_is_not_added_to_its_whole(facts: Facts) -> None:
    """EUR 1.8 billion is in the EUR 3.9 billion, and both are in what else there may be."""
    answer = facts.total("SY", "IQ", "JO", "LB", "TR")
    reasons = {row["id"]: row["reason"] for row in answer["left_out"]}

    assert reasons["syria-crisis-eu-budget"] == "part of syria-crisis-since-2011"
    assert reasons["turkey-syria-crisis-2015"].startswith("may be in syria-crisis-since-2011")
    assert [row["id"] for row in answer["counted"]] == ["syria-crisis-since-2011"]
    assert (answer["total"], answer["qualifier"]) == (3_900_000_000, "more_than")
    assert answer["total_if_separate"] > answer["total"]


def test_what_is_shared_is_not_counted_for_one() -> None:
    """An amount for two countries together is not counted for one of them, but is for both."""
    shared = _row("shared", 7, recipients=["RS", "MK"])

    assert total([shared], frozenset({"RS"})).value is None
    assert total([shared], frozenset({"RS", "MK"})).value == 7


def test_parts_of_parts_and_of_what_was_not_asked() -> None:
    """A part of a part is in the whole; a part whose whole is not counted counts itself."""
    whole, part, piece = _row("w", 9), _row("p", 5, part_of="w"), _row("q", 2, part_of="p")

    assert total([piece, part, whole]).value == 9
    assert [out.reason for out in total([piece, part, whole]).left_out] == ["part of w"] * 2
    assert total([part]).value == 5


def test_what_may_overlap_is_left_out_with_the_reason() -> None:
    """An amount that may be in another is not added; the sum with it is given too."""
    whole, part = _row("w", 9), _row("p", 5, part_of="w", may_overlap=["x"])
    other = _row("x", 20, may_overlap=["w"])
    answer = total([whole, part, other, _row("y", 2, may_overlap=["x"])])

    assert (answer.value, answer.if_separate) == (29, 31)
    assert [out.row["id"] for out in answer.left_out] == ["p", "y"]


def test_a_year_takes_no_share_of_a_longer_period() -> None:
    """An amount for 2014 to 2016 is not one of 2015."""
    rows = [_row("long", 9, period="2014/2016"), _row("year", 2)]

    assert total(rows, years=frozenset({2015})).value == 2
    assert total(rows, years=frozenset({2014, 2015, 2016})).value == 11


def test_bounds_make_bounds() -> None:
    """One lower bound makes the sum one; a bound and an approximation make it about."""
    exact, more = _row("a", 1), _row("b", 2, qualifier="more_than")
    about = _row("c", 3, qualifier="about")

    assert total([exact, exact | {"id": "d"}]).qualifier == "exact"
    assert total([exact, more]).qualifier == "more_than"
    assert total([exact, about]).qualifier == "about"
    assert total([more, about]).qualifier == "about"


def test_circles_end() -> None:
    """A fact base whose parts form a circle gets an answer all the same."""
    a, b = _row("a", 2, part_of="b"), _row("b", 2, part_of="a")

    assert total([a, b]).value == 2


def test_a_total_without_amounts_is_null(facts: Facts) -> None:
    """Support without an amount is listed, never counted as nought."""
    answer = facts.total("Libya")

    assert answer["total"] is None
    assert {row["id"] for row in answer["left_out"]} == {
        "libya-dialogue-support",
        "libya-migrants-assistance",
    }
    assert {row["reason"] for row in answer["left_out"]} == {"the document states no amount"}


def test_the_comparison_of_routes(facts: Facts) -> None:
    """Difference and ratio for each pair, larger first; the caveats are beside them."""
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
