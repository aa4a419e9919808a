"""Totals: what may not be summed is not, and it is said why."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eufacts import Facts
from eufacts.answers import counts
from eufacts.answers.bounds import added, combined, share
from eufacts.answers.totals import as_row, as_table, total
from eufacts.output.words import quantity as in_words
from eufacts.views.cells import quantity as cell_of
from eufacts.views.single import total as shown

Row = dict[str, Any]


def _row(name: str, value: float | None, **more: object) -> Row:
    return {
        "id": name,
        "kind": "funding",
        "label": name,
        "value": value,
        "unit": "EUR",
        "qualifier": None if value is None else "exact",
        "status": "provided",
        "funders": [],
        "period": "2015",
        "as_of": None,
        "recipients": ["TR"],
        "part_of": None,
        "may_overlap": [],
        **more,
    }


def _left_out(answer: Row) -> dict[str, str]:
    return {row["id"]: row["reason"] for row in answer["left_out"]}


@pytest.mark.parametrize("kind", ["funding", "figure"])
def test_what_nobody_has_reviewed_is_in_no_sum(kind: str) -> None:
    """Neither in the total nor in that if none overlaps, nor is it the whole of what is counted."""
    made, add = (_row, total) if kind == "funding" else (_figure, counts.total)
    rows = [
        made("TR", 5, part_of="JO"),
        made("JO", 7, review="proposed", same_as=["TR"]),
        made("LB", 2, review="one end of a range", may_overlap=["TR"]),
    ]
    answer = add(rows)

    assert (answer.value, answer.if_separate, [row["id"] for row in answer.counted]) == (
        5,
        5,
        ["TR"],
    )
    assert {out.reason for out in answer.left_out} == {"not reviewed yet"}
    assert answer.notes[-1] == (
        "2 of these 3 records are not reviewed yet, and are not counted; eufacts review decides."
    )
    assert add(rows[1:]).value is None
    assert len(add(rows[1:]).notes) == 1


def test_a_part_is_not_added_to_its_whole(facts: Facts) -> None:
    """EUR 1.8 billion is in the EUR 3.9 billion, and both are in what else there may be."""
    answer = facts.total("SY", "IQ", "JO", "LB", "TR")
    reasons = _left_out(answer)

    assert reasons["syria-crisis-eu-budget"] == "part of syria-crisis-since-2011"
    assert reasons["turkey-syria-crisis-2015"].startswith("may be in syria-crisis-since-2011")
    assert [row["id"] for row in answer["counted"]] == ["syria-crisis-since-2011"]
    assert (answer["total"], answer["qualifier"]) == (3_900_000_000, "more_than")
    assert answer["total_if_separate"] > answer["total"]


def test_a_whole_that_may_be_in_another_still_has_its_part(facts: Facts) -> None:
    """1.8 is named as a part of 3.9, with how much of it, though 3.9 is not counted itself."""
    (answer,) = facts.totals()
    left_out = {row["id"]: row for row in answer["left_out"]}
    part, whole = left_out["syria-crisis-eu-budget"], left_out["syria-crisis-since-2011"]

    assert whole["reason"].startswith("may be in external-cooperation-2014-2020 already")
    assert (part["reason"], part["adds_if_separate"]) == ("part of syria-crisis-since-2011", False)
    assert part["share"] == {
        "of": "syria-crisis-since-2011",
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


def test_the_sum_if_none_overlaps_has_its_own_qualifier(facts: Facts) -> None:
    """Lower bounds that only the second sum holds make that a lower bound, and the notes say so."""
    (answer,) = facts.totals()
    sums = ("total", "qualifier", "total_if_separate", "qualifier_if_separate")

    assert [answer[key] for key in sums] == [
        96_930_000_000, "exact", 103_837_300_000, "more_than",
    ]  # fmt: skip
    assert "If none overlaps: at least one amount is a lower bound." in answer["notes"]
    apart = sum(row["value"] for row in answer["left_out"] if row["adds_if_separate"])
    assert answer["total"] + apart == answer["total_if_separate"]


def test_what_is_shared_is_not_counted_for_one() -> None:
    """An amount for two countries together is not counted for one of them, but is for both."""
    shared = _row("shared", 7, recipients=["RS", "MK"])

    assert total([shared], frozenset({"RS"})).value is None
    assert total([shared], frozenset({"RS", "MK"})).value == 7


def test_what_a_region_receives_is_named(facts: Facts) -> None:
    """EUR 8 million for the Western Balkans is not Serbia's, and is not passed over either."""
    (answer,) = facts.totals(recipients=("Serbia", "FYROM"))

    assert answer["total"] == 69_750_000
    assert _left_out(answer)["western-balkans-programme-support"] == (
        "for Western Balkans as a whole; the document does not split it"
    )


def test_parts_of_parts_and_of_what_was_not_asked() -> None:
    """A part of a part is in the whole; a part whose whole is not counted counts itself."""
    whole, part, piece = _row("w", 9), _row("p", 5, part_of="w"), _row("q", 2, part_of="p")
    unstated = _row("w", None)

    assert total([piece, part, whole]).value == 9
    assert [out.reason for out in total([piece, part, whole]).left_out] == [
        "part of w",
        "part of p",
    ]
    assert total([part]).value == total([part, unstated]).value == 5


def test_what_may_overlap_is_left_out_with_the_reason() -> None:
    """An amount that may be in another is not added; the sum with it is given too."""
    whole, part = _row("w", 9), _row("p", 5, part_of="w", may_overlap=["x"])
    other = _row("x", 20, may_overlap=["w"])
    answer = total([whole, part, other, _row("y", 2, may_overlap=["x"])])

    assert (answer.value, answer.if_separate) == (20, 31)
    assert [(out.row["id"], out.reason) for out in answer.left_out] == [
        ("w", "may be in x already; the document does not say"),
        ("p", "part of w"),
        ("y", "may be in x already; the document does not say"),
    ]


def test_overlap_is_mutual_and_goes_through_parts() -> None:
    """It counts whichever of two amounts names the other, or a part of the other."""
    large, small = _row("large", 9, may_overlap=["small"]), _row("small", 2)
    part = _row("part", 3, part_of="large")
    through = _row("through", 1, may_overlap=["part"])

    assert total([large, small]).value == 9
    assert total([large, part, through]).value == 9
    assert total([large, part, through]).if_separate == 10


def test_a_year_takes_no_share_of_a_longer_period() -> None:
    """An amount for 2014 to 2016 is not one of 2015."""
    rows = [_row("long", 9, period="2014/2016"), _row("year", 2)]

    assert total(rows, years=frozenset({2015})).value == 2
    assert total(rows, years=frozenset({2014, 2015, 2016})).value == 11


def test_what_no_year_can_match_is_named(facts: Facts) -> None:
    """EUR 855 million without a date is left out of 2015 with the reason."""
    (answer,) = facts.totals(countries="Turkey", years=2015)

    assert answer["total"] == 175_000_000
    assert _left_out(answer)["syria-region-humanitarian"] == (
        "no date is stated, so it is in no year"
    )


def test_bounds_make_bounds() -> None:
    """One lower bound makes the sum one; a bound and an approximation make it about."""
    exact, more = _row("a", 1), _row("b", 2, qualifier="more_than")
    about = _row("c", 3, qualifier="about")

    assert total([exact, exact | {"id": "d"}]).qualifier == "exact"
    assert total([exact, more]).qualifier == "more_than"
    assert total([exact, about]).qualifier == "about"
    assert total([more, about]).qualifier == "about"


def test_both_ends_of_a_range_are_in_no_sum() -> None:
    """Between 3 and 4 is at least 3, in either sum; with a lower bound no upper one is counted."""
    words = {"as_written": "between 3 and 4", "excerpts": [{"id": "1.1"}]}
    rows = [
        _row("low", 3, qualifier="more_than", may_overlap=["high"], **words),
        _row("high", 4, qualifier="less_than", may_overlap=["low"], **words),
        _row("most", 9, qualifier="less_than"),
        _row("five", 5),
    ]
    answer, without = total(rows), total(rows[1:])
    reasons = {out.row["id"]: out.reason for out in answer.left_out}

    assert (answer.value, answer.if_separate, answer.qualifier) == (8, 8, "more_than")
    assert reasons == {
        "high": "the upper end of a range; low is the lower one",
        "most": "an upper bound, and low is a lower one",
    }
    assert (without.value, without.qualifier) == (18, "less_than")


def test_what_is_for_each_year_is_in_no_sum() -> None:
    """EUR 2 million a year is not EUR 2 million; its words stand beside it."""
    rows = [_row("once", 5, as_written="EUR 5"), _row("yearly", 2, as_written="EUR 2 a year")]
    answer = total(rows)

    assert (answer.value, answer.if_separate) == (5, 5)
    assert [out.reason for out in answer.left_out] == [
        "for each year, person or the like, so it is not added"
    ]
    cell = cell_of(rows[1])
    assert cell is not None
    assert in_words(cell) == "EUR 2 (EUR 2 a year)"


def test_the_parts_of_a_bound_that_is_left_out_are_counted() -> None:
    """If the whole does not count because it is an upper bound, its parts do."""
    rows = [
        _row("whole", 9, qualifier="less_than"),
        _row("part", 2, part_of="whole"),
        _row("least", 3, qualifier="more_than"),
    ]

    assert [row["id"] for row in total(rows).counted] == ["least", "part"]


def test_circles_end() -> None:
    """A fact base whose parts form a circle gets an answer all the same."""
    a, b = _row("a", 2, part_of="b"), _row("b", 2, part_of="a")

    assert total([a, b]).value == 2
    assert total([_row("c", 3, part_of="c", may_overlap=["c"])]).value == 3


def test_a_total_without_amounts_is_null(facts: Facts) -> None:
    """Support without an amount is listed, never counted as zero."""
    answer = facts.total("Libya")

    assert answer["total"] is None
    assert _left_out(answer) == {
        "libya-dialogue-support": "support, no amount named",
        "libya-migrants-assistance": "the document states no amount",
    }


def test_support_that_is_not_money_has_no_amount_to_state() -> None:
    """Where the document names no money, neither the sum nor its table speaks of an amount."""
    answer = {**as_row(total([_row("aid", None, money=False), _row("b", 5)])), "document": "X"}
    (*_, out) = shown([answer]).parts

    assert _left_out(answer) == {"aid": "support, no amount named"}
    assert out.rows == (  # type: ignore[union-attr]
        ("aid", "support, no amount named", "aid", None),
    )


_QUALIFIERS = ("exact", "more_than", "less_than", "about")
_AMOUNTS = st.integers(1, 10**12) | st.decimals(0, 1000, places=2).map(float)


@st.composite
def _amounts(draw: st.DrawFn) -> list[Row]:
    """Some amounts, each a part of nothing or of an earlier, larger one, and overlapping others."""
    made: list[Row] = []
    for at in range(draw(st.integers(0, 8))):
        whole = draw(st.none() | st.sampled_from(made)) if made else None
        value = draw(st.none() | _AMOUNTS)
        if whole and value and whole["value"] is not None:
            value = min(value, whole["value"])
        names = st.sampled_from([row["id"] for row in made]) if made else st.nothing()
        made.append(
            _row(
                f"a{at}",
                value,
                qualifier=None if value is None else draw(st.sampled_from(_QUALIFIERS)),
                part_of=whole and whole["id"],
                may_overlap=draw(st.lists(names, max_size=3, unique=True)) if made else [],
            )
        )
    return draw(st.permutations(made))


@given(_amounts())
def test_both_sums_are_explained(rows: list[Row]) -> None:
    """The total is at most that if none overlaps, at most the sum of all; what is left out adds up.

    Every amount is counted or left out with a reason, once; of two that are counted neither is a
    part of the other nor may overlap it.
    """
    answer = total(rows)
    counted = {row["id"] for row in answer.counted}
    apart = [out.row for out in answer.left_out if out.adds_if_separate]
    values = [Decimal(repr(row["value"])) for row in rows if row["value"] is not None]
    one, two = (Decimal(repr(sum_ or 0)) for sum_ in (answer.value, answer.if_separate))

    assert one <= two <= sum(values)
    assert one + sum(Decimal(repr(row["value"])) for row in apart) == two
    assert sorted(row["id"] for row in rows) == sorted(
        [*counted, *(o.row["id"] for o in answer.left_out)]
    )
    assert all(out.reason for out in answer.left_out)
    assert not any(
        row["part_of"] in counted or counted & set(row["may_overlap"]) for row in answer.counted
    )
    held = {row["qualifier"] for row in answer.separate}
    assert not {"more_than", "less_than"} <= held
    if answer.counted:
        both = combined((answer.qualifier, answer.qualifier_if_separate))
        assert both == answer.qualifier_if_separate


@given(st.lists(st.sampled_from(_QUALIFIERS)), st.sampled_from(_QUALIFIERS))
def test_qualifiers_only_get_weaker(some: list[str], one: str) -> None:
    """What is added can make a sum less certain, never more; the order does not matter."""
    rank = {"exact": 0, "more_than": 1, "less_than": 1, "about": 2}
    before, after = combined(some), combined([*some, one])

    assert after == combined([one, *reversed(some)]) == combined([before, one])
    assert rank[after or ""] >= rank[before or ""]
    assert after == before or rank[after or ""] > rank[before or ""]


def test_decimals_are_added_as_they_are_written() -> None:
    """0.1 and 0.2 are 0.3; what is whole has no decimals."""
    assert [added([0.1, 0.2]), added([0.5, 1.5]), added([])] == [0.3, 2, None]


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [
        ((50, "exact"), (100, "exact"), (50, "exact")),
        ((1, "exact"), (3, "exact"), (33, "about")),
        ((50, "exact"), (100, "more_than"), (50, "less_than")),
        ((1, "more_than"), (3, "exact"), (33, "more_than")),
        ((2, "more_than"), (3, "exact"), (66, "more_than")),
        ((1, "exact"), (3, "more_than"), (34, "less_than")),
        ((2, "more_than"), (3, "less_than"), (66, "more_than")),
        ((1, "exact"), (700, "exact"), (0.14, "about")),
    ],
)
def test_a_share_stays_true(
    part: tuple[float, str], whole: tuple[float, str], said: tuple[float, str]
) -> None:
    """A share leans as its part does and against its whole; a bound is rounded to its own side."""
    one = _row("p", part[0], qualifier=part[1], part_of="w")
    found = share(one, _row("w", whole[0], qualifier=whole[1]))

    assert found
    assert (found["value"], found["qualifier"]) == said
    assert share(one | {"part_of": None}, _row("w", 3)) is None
    assert share(one, _row("w", None)) is None


def test_a_sheet_has_a_row_for_each_amount_and_each_sum() -> None:
    """What is counted, what is not and why, then both sums with their qualifiers."""
    rows = [_row("w", 9), _row("p", 3, part_of="w"), _row("x", 2, may_overlap=["w"])]
    keys = ("row", "id", "value", "qualifier", "counted", "adds_if_separate", "reason", "share")
    sheet = as_table(as_row(total(rows)))
    may_be = "may be in w already; the document does not say"

    assert [tuple(row.get(key) for key in keys) for row in sheet] == [
        ("number", "w", 9, "exact", True, True, None, None),
        ("number", "p", 3, "exact", False, False, "part of w", 33),
        ("number", "x", 2, "exact", False, True, may_be, None),
        ("total", None, 9, "exact", None, None, None, None),
        ("total_if_separate", None, 11, "exact", None, None, None, None),
    ]  # fmt: skip


def test_like_counts_are_added(facts: Facts) -> None:
    """The eleven of footnote 2 are 19,684,431; all other figures are refused with a reason."""
    (answer,) = facts.totals(kinds="figure")
    reasons = _left_out(answer)

    assert (answer["total"], answer["unit"], answer["count"]) == (19_684_431, "people", 11)
    assert answer["notes"] == [
        "All are counted by UN Internal Displaced Monitoring Centre, 2015-07/2015-08."
    ]
    assert {name: reasons[name] for name in _WHY} == _WHY


_WHY = {
    "syria-internally-displaced": "the same as syria-internally-displaced-idmc, which is counted",
    "yemen-refugees-from-somalia-share": "a share is not added",
    "eastern-mediterranean-crossings": (
        "who takes one route may take another, and is counted on both"
    ),
    "syrians-fled-abroad": "the document does not say who counted",
    "mobility-partnerships-signed": "the document does not say when it was counted",
    "world-refugees-and-displaced": "not of one country, so it may hold the others",
}


def _figure(name: str, value: float, **more: object) -> Row:
    return {
        "id": name,
        "kind": "figure",
        "label": name,
        "value": value,
        "unit": "people",
        "qualifier": "exact",
        "topic": "displacement",
        "countries": [name],
        "route": None,
        "period": "2015",
        "as_of": None,
        "footnote": None,
        "counted_by": "UNHCR",
        "share_of": None,
        "same_as": [],
        **more,
    }


def test_counts_of_one_country_are_not_added_twice() -> None:
    """Two counts by one source at one time of one country may hold each other."""
    rows = [_figure("TR", 5), _figure("again", 4, countries=["TR"]), _figure("JO", 2)]
    answer = counts.total(rows)

    assert (answer.value, [out.reason for out in answer.left_out]) == (
        7,
        ["may be in TR already; the document does not say"],
    )


def test_unlike_counts_are_not_added() -> None:
    """One of two sources is chosen where it has more figures; where they have as many, none is."""
    rows = [_figure("TR", 5), _figure("JO", 2), _figure("LB", 3, counted_by="IOM")]

    assert counts.total(rows).value == 7
    assert [out.reason for out in counts.total(rows).left_out] == [
        "not counted like the others: people, displacement, by IOM, 2015"
    ]
    assert counts.total(rows[1:]).value is None
    both = [*rows[:2], *(_figure(of, 1, counted_by="IOM") for of in ("LB", "IQ"))]
    assert counts.total(both).notes == (
        "No sum: several groups of 2 figures could each be added; filter for one.",
    )
    assert counts.total(rows[1:]).notes == (
        "No sum: no two of these figures count the same thing, by one source, at one time.",
    )


def test_a_count_of_two_countries_is_not_that_of_one() -> None:
    """What is counted in two countries together is not split."""
    rows = [_figure("both", 5, countries=["TR", "JO"]), _figure("TR", 2)]

    assert counts.total(rows, frozenset({"TR"})).value == 2


def test_currencies_are_not_mixed() -> None:
    """Most amounts decide; another currency is left out, and named."""
    answer = total([_row("a", 5), _row("b", 2), _row("c", 9, unit="USD")])

    assert (answer.value, answer.unit) == (7, "EUR")
    assert [out.reason for out in answer.left_out] == ["in USD, not in EUR"]


def test_a_count_of_a_longer_time_is_not_of_one_year() -> None:
    """As with amounts: the document does not split it."""
    rows = [_figure("TR", 5, period="2014/2015")]

    assert counts.total(rows).value == 5
    assert counts.total(rows, years=frozenset({2015})).value is None


_FIGURES = st.lists(
    st.builds(
        lambda value, countries, source, time, route, same: {
            "value": value,
            "countries": countries,
            "counted_by": source,
            "period": time,
            "route": route,
            "same_as": same,
        },
        st.integers(0, 100),
        st.lists(st.sampled_from(["TR", "JO", "LB", "SY"]), max_size=2, unique=True),
        st.sampled_from([None, "UNHCR", "IOM"]),
        st.sampled_from([None, "2014", "2015"]),
        st.sampled_from([None, None, None, "route"]),
        st.lists(st.sampled_from(["f0", "f1", "f2"]), max_size=1),
    ),
    max_size=8,
)


@given(_FIGURES)
def test_only_like_counts_of_different_countries_are_added(figures: list[Row]) -> None:
    """Whatever is stated: one source, one time, no country twice, nothing that is the same."""
    rows = [_figure(f"f{at}", **each) for at, each in enumerate(figures)]
    answer = counts.total(rows)
    counted = [*answer.counted]
    named = [code for row in counted for code in row["countries"]]
    ids = {row["id"] for row in counted}

    assert len({(row["counted_by"], row["period"]) for row in counted}) <= 1
    assert len(named) == len(set(named))
    assert not any(ids & set(row["same_as"]) - {row["id"]} for row in counted)
    assert all(row["countries"] and not row["route"] for row in counted)
    assert all(out.reason for out in answer.left_out)
    assert len(answer.left_out) + len(counted) == len(rows)
