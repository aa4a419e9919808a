"""What ``draft`` proposes for a number, by kinds of sentences: unit, time, countries, label."""

from typing import Any

import pytest
import tomli

from eufacts.api import draft

Record = dict[str, Any]


def proposed(text: str) -> list[Record]:
    """The figures and amounts of a document that has just these paragraphs."""
    content = f"# Trains\n\n## Night trains\n\nThis is on trains.\n\n{text}\n"
    tables = tomli.loads(draft(content.encode(), "trains.md"))
    return [*tables.get("figure", ()), *tables.get("funding", ())]


def times(text: str) -> list[str]:
    """The value, the time and what is in doubt about it, of each number."""
    return [
        " | ".join(
            (
                str(one["value"]),
                one.get("period") or f"..{one.get('as_of', '')}",
                one["review"],
            )
        )
        for one in proposed(text)
    ]


TIMES = {
    # The time of another clause is not taken, and the review says that there is one.
    "On 4 October 2029 the Board adopted guidelines, and eleven Member States have lowered these "
    "charges since then.": [
        "11 | .. | the sentence says '4 October 2029' but the fact has no period"
    ],
    "By 2035 every second night train should carry bicycles; today it is 23 %.": [
        "23 | .. | the sentence says '2035' but the fact has no period"
    ],
    "Trains carry 60 % of the mail and, while that share is expected to fall by 2040, they will "
    "carry more parcels.": ["60 | .. | the sentence says '2040' but the fact has no period"],
    "The Fund gives 37 % to trains, the next budget for 2031-2037.": [
        "37 | .. | the sentence says '2031-2037' but the fact has no period"
    ],
    # A time that opens the sentence may be that of its second clause.
    "In 2029, 40 trains ran, and 7 buses were late.": [
        "40 | 2029 | proposed",
        "7 | 2029 | the time is that of another clause",
    ],
    "In 2029, 40 trains ran; 7 buses were late, but 2 trams never came.": [
        "40 | 2029 | proposed",
        "7 | 2029 | the time is that of another clause",
        "2 | 2029 | the time is that of another clause",
    ],
    # A list is one clause.
    "In 2029 the Board bought 40 wagons, 6 engines, and 3 cranes.": [
        "40 | 2029 | proposed",
        "6 | 2029 | proposed",
        "3 | 2029 | proposed",
    ],
    # A time right after a number is that number's.
    "EUR 4 million in 2029, EUR 5 million in 2030 and EUR 6 million in 2031 are left.": [
        "4000000 | 2029 | proposed",
        "5000000 | 2030 | proposed",
        "6000000 | 2031 | proposed",
    ],
    "EUR 4 million for the years 2025-2027 and EUR 5 million for the years 2028-2032 are left.": [
        "4000000 | 2025/2027 | proposed",
        "5000000 | 2028/2032 | proposed",
    ],
    "In 2030, 14 trains ran, up from 9 in 2025.": [
        "14 | 2030 | proposed",
        "9 | 2025 | what is counted is said of another number of the sentence",
    ],
    # What a number is compared with, or does not count for, is not its time.
    "By 2030 it should fall by 55 % compared to the level in 1990.": ["55 | ..2030 | proposed"],
    "The rate is above 90 %, with the exception of 1984, 1985 and 1987.": ["90 | .. | proposed"],
}


@pytest.mark.parametrize("text", TIMES)
def test_the_time_of_a_number_is_that_of_its_clause(text: str) -> None:
    """No time is proposed as sure that the number's own clause does not state."""
    assert times(text) == TIMES[text]


UNITS = {
    "At least a third of it is set aside for lines to Greece.": [("share", 1 / 3)],
    "About half of all emissions come from 30 plants.": [("share", 0.5), ("plants", 30)],
    "More than 70 fish species live in 3 data centres.": [("species", 70), ("centres", 3)],
    "A tenth of the 120 dams is old. So far 7 have been removed.": [
        ("share", 0.1),
        ("dams", 120),
        ("dams", 7),
    ],
    "A journey of 1 000 km emits 14 kg of soot.": [("km", 1000), ("kg", 14)],
    "About 640,000 of them travelled with bicycles.": [("of them", 640_000)],
}


@pytest.mark.parametrize("text", UNITS)
def test_a_unit_is_no_noun_that_another_word_has(text: str) -> None:
    """A fraction is a share, and what is counted is not guessed from a later noun."""
    assert [(one["unit"], one["value"]) for one in proposed(text)] == UNITS[text]


def test_a_caption_says_what_is_counted_and_when() -> None:
    """The numbers of a table count what its caption names, in the year it gives; it is cited."""
    caption = "Table 2: Passengers in 2030 (thousands)"
    (figure,) = proposed(f"{caption}\n\n| State | All |\n|---|---|\n| Greece | 31 |")

    assert [figure[key] for key in ("value", "unit", "period")] == [31_000, "passengers", "2030"]
    assert figure["excerpts"][-1].endswith(".0.0")


COUNTRIES = {
    "First are Greece, with over 213 trains, Hungary, with over 145, and Italy, with over 7.": [
        ["GR"],
        ["HU"],
        ["IT"],
    ],
    "Germany has cut them by 30 % and Sweden by 45 %.": [["DE"], ["SE"]],
    "It helps 240 Syrian girls in Malta.": [["SY", "MT"]],
    "Norway and Malta gave EUR 14 million and EUR 9 million respectively.": [["NO"], ["MT"]],
    "Members spent EUR 54 million, while Norway gave EUR 20 million.": [[], ["NO"]],
}


@pytest.mark.parametrize("text", COUNTRIES)
def test_each_country_has_its_own_number(text: str) -> None:
    """A number is of the country that it is added to, and not of another clause's."""
    assert [one.get("countries", []) for one in proposed(text)] == COUNTRIES[text]


def test_the_parts_of_a_list_have_the_same_whole() -> None:
    """Each amount of a list is a part of the amount before the list."""
    whole, *parts = proposed(
        "EUR 900 million came in 2030, of which EUR 400 million for Hungary, EUR 350 million for "
        "Romania and EUR 90 million for Malta."
    )

    assert [one["value"] for one in parts] == [400_000_000, 350_000_000, 90_000_000]
    assert [one["part_of"] for one in parts] == [whole["id"]] * 3
    assert {one["period"] for one in parts} == {"2030"}


def test_a_label_is_short_and_says_which_end_of_a_range_it_is() -> None:
    """A label is the clause around the number, cut to 100 characters."""
    low, high, part = proposed(
        "Between 30 and 40 trains run.\n\nIn all those many years of debates on night trains that "
        "nobody has counted, 23 % of all stations stayed without stairs, as the Board knows well "
        "and has said again and again."
    )

    assert low["label"] == "Between 30 and 40 trains run (lower end)"
    assert high["label"] == "Between 30 and 40 trains run (upper end)"
    assert part["label"] == "\u202623 % of all stations stayed without stairs\u2026"
