"""What ``draft`` proposes for a number, by kinds of sentences: unit, time, countries, label."""

from typing import Any

import pytest
import tomli

from eufacts.api import draft
from eufacts.rates import is_rate

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
    # A time in the name of a thing, or of what is cited, is not the number's.
    "Payments up till 2029 were EUR 7 million according to the 2031 budget.": [
        "7000000 | ..2029 | proposed"
    ],
    "In the 2029 season 14 trains ran.": ["14 | 2029 | proposed"],
    "Trains carry 9 % of the mail (Quarterly Report on the Post, April 2029).": [
        "9 | .. | proposed"
    ],
    "Only 4 towns signed the treaty, which is to begin on 1 May 2030.": [
        "4 | .. | the sentence says '1 May 2030' but the fact has no period"
    ],
    # As of a day, so much was there; from a day on, so much will be.
    "As of 2 August 2029 the State had bought 648 trains.": ["648 | ..2029-08-02 | proposed"],
    # A time that counts from another.
    "Works that began on 1 May 2029 were halted 14 months later.": [
        "14 | .. | the sentence says '1 May 2029' but the fact has no period"
    ],
    # A clause beside the number's has its own time.
    "Use has doubled since 2000, to 118 litres in 2029.": ["118 | 2029 | proposed"],
    "Italy, where 42 % is lost, wants to lose 25 % by 2035.": [
        "42 | .. | the sentence says '2035' but the fact has no period",
        "25 | ..2035 | proposed",
    ],
    "Over EUR 4 million is left; in 2030 alone 14 trains ran.": [
        "14 | 2030 | proposed",
        "4000000 | .. | the sentence says '2030' but the fact has no period",
    ],
    "A third of the tracks laid before 1970 are new.": ["0.3333333333333333 | .. | proposed"],
    "Under the pact, which was signed on 16 July 2027, EUR 5 million is left.": [
        "5000000 | .. | the sentence says '16 July 2027' but the fact has no period"
    ],
    "By 2030 it needs 900 drivers, up from 650 drivers today.": [
        "900 | ..2030 | proposed",
        "650 | .. | the sentence says '2030' but the fact has no period",
    ],
    "Exports were EUR 99 billion in 2030, or 4 % of the whole.": [
        "4 | 2030 | proposed",
        "99000000000 | 2030 | proposed",
    ],
    # "As of" a day is a count where what follows or the brackets say so, else a beginning.
    "As of 1 May 2030, the register showed 653 trains, and 20 % were new (as of 2 May 2030).": [
        "653 | ..2030-05-01 | proposed",
        "20 | ..2030-05-02 | the sentence has several times",
    ],
    "As of mid-2030, the Board had registered 270 cases.": ["270 | ..2030 | proposed"],
    "As of 1 May 2030, 20 trains will run.": [
        "20 | 2030-05-01/.. | 'as of' may be the day of the count"
    ],
    # Of a list of times none is taken.
    "It gives 10 % of its money to trains in 2026 and 2027.": [
        "10 | .. | the sentence has several times"
    ],
    # A second verb has a time of its own.
    "The plan was published on 29 October 2030 for four weeks, and received a total of 93 "
    "answers.": [
        "4 | 2030-10-29 | proposed",
        "93 | .. | the sentence says '29 October 2030' but the fact has no period",
    ],
    # A time that opens a clause is that of this clause.
    "Whereas in 1970 there were 1 000 stops, by 1993 the figure was 16 million.": [
        "1000 | 1970 | proposed",
        (
            "16000000 | ..1993 | what is counted is said of another number of the sentence; "
            "the sentence has several times"
        ),
    ],
    "In order to raise the share from 40 % to 55 %, binding targets should be set from 2026 to "
    "2030.": [
        "40 | .. | the sentence says 'from 2026 to 2030' but the fact has no period",
        "55 | .. | the sentence says 'from 2026 to 2030' but the fact has no period",
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
    "It needs crews of nine (Malta), 12 (Cyprus) and 14 (Italy) drivers.": [
        ("drivers", 9),
        ("drivers", 12),
        ("drivers", 14),
    ],
    "It should cut by 20 million the number of travellers.": [("travellers", 20_000_000)],
    "Late arrivals on the line fell by 37 % in 2030 to 16 400, while trips rose to 70.": [
        ("percent", 37),
        ("arrivals", 16_400),
        ("trips", 70),
    ],
    "Sales are 64 % lower than a year before.": [("percent", 64)],
    "There are about 120 C category 'research' posts.": [("posts", 120)],
    "Only 4 out of 19 States have trains, which 2 out of 3 towns want.": [
        ("states", 4),
        ("states", 19),
        ("share", 2 / 3),
    ],
    "A journey of 1 000 km emits 14 kg of soot.": [("km", 1000), ("kg", 14)],
    "About 640,000 of them travelled with bicycles.": [("of them", 640_000)],
    "Some 3 million Europeans use 2 European lines.": [("people", 3_000_000), ("lines", 2)],
    "In all parts of our states it is the bell, of which 450 were sold.": [("number", 450)],
    # A number that is called up again counts what it counted before.
    "The Board wants 40,000 berths. The 40,000 figure is high.": [
        ("berths", 40_000),
        ("berths", 40_000),
    ],
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


def cells(page: str) -> list[tuple[object, ...]]:
    """The value, unit, time and label of each number of a page's tables."""
    content = f"<h1>Trains</h1><p>This is on trains.</p><h2>Night trains</h2>{page}"
    tables = tomli.loads(draft(content.encode(), "trains.html"))
    records = [*tables.get("figure", ()), *tables.get("funding", ())]
    return [(one["value"], one["unit"], one.get("period"), one["label"]) for one in records]


def row(*texts: str, wide: int = 1) -> str:
    """A row of a table."""
    return f"<tr>{''.join(f'<td colspan={wide}>{text}</td>' for text in texts)}</tr>"


def test_a_column_has_the_head_that_is_its_own() -> None:
    """A title over all columns does not hide what each counts, and when."""
    heads = row("State", "Share as % of total", "Amount for 2025-2027 (in EUR)")
    page = f"<table>{row('Most money', wide=3)}{heads}{row('Greece', '2.56', '1 844 737')}</table>"

    assert cells(page) == [
        (2.56, "percent", None, "Greece: Share as % of total"),
        (1_844_737, "EUR", "2025/2027", "Greece: Amount for 2025-2027 (in EUR)"),
    ]


def test_a_head_that_the_caption_names_says_what_is_counted() -> None:
    """Of two things that a caption names, a column has its own."""
    heads = row("State", "Halts", "Trains (thousands)")
    page = f"<table>{heads}{row('Greece', '310', '41.2')}</table>"

    assert [cell[:2] for cell in cells(f"<p>Table 2: Number of halts and trains</p>{page}")] == [
        (310, "halts"),
        (41_200, "trains"),
    ]


def test_a_table_goes_on_with_the_unit_of_the_one_above() -> None:
    """Where a page cuts a table in two, 1,824 stays EUR 1.824 million; its places are no figure."""
    first = row("", "2030", "2031") + row("Staff", "0,059", "1,824")
    page = f"<table>{first}</table><table>{row('Heading') + row('Travel', '1,824', '-')}</table>"

    assert cells(f"<p>EUR million (to three decimal places)</p>{page}") == [
        (59_000, "EUR", "2030", "Staff: 2030"),
        (1_824_000, "EUR", "2031", "Staff: 2031"),
        (1_824_000, "EUR", None, "Travel"),
    ]


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
    "Ireland lost 46 %, while Italy lost 42 %.": [["IE"], ["IT"]],
    "Small halts serve 65 villages, most of them in Finland.": [[]],
    "Many fled: Chad hosts 620 people, Egypt 515 and South Sudan 700.": [["TD"], ["EG"], ["SS"]],
    "Italy took 41 trains and Spain 35, of which 25 run.": [["IT"], ["ES"], ["ES"]],
    # A clause on countries says whose number it is.
    "Thanks go to Turkey and Malta, who are hosting over 4 million Syrians.": [["TR", "MT", "SY"]],
    # A country of another clause is not that of the number.
    "By then 19 stations were ready; works go on in Bulgaria and Hungary.": [[]],
    "Works go on in Bulgaria; 19 stations are ready.": [[]],
    # A whole has not the countries of its parts.
    "It gave over EUR 1.2 billion, of which EUR 410 million went to Greece.": [[], ["GR"]],
    "It gave EUR 60 million, half of it to Poland.": [["PL"], []],
    "The EUR 9 million includes EUR 4 million for Ireland and EUR 5 million for Cyprus.": [
        [],
        ["IE"],
        ["CY"],
    ],
    # What is said of one number is not said of the next.
    "Trains cost EUR 4 million in Denmark and up to EUR 13 million where hills are high.": [
        ["DK"],
        [],
    ],
    "In addition to 7 dead Greeks, 3 were hurt.": [["GR"], ["GR"]],
    # A country right before a number is its own.
    "Gifts were: Syria 7,600, Sudan 1,645 and Somalia 1,133.": [["SY"], ["SD"], ["SO"]],
    "In Syria 7,600 trains ran, in Iraq 3,171 and in South Sudan 1,645.": [["SY"], ["IQ"], ["SS"]],
    # An institution is not the place of what it says.
    "Bank of Portugal: exports of the Union were EUR 3 billion.": [[]],
    "Source: Statistics Finland, 2026. Fares rose by 4.5 %.": [[]],
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


WHOLES = {
    "Of the EUR 12 million, EUR 7 million goes to Malta, EUR 3 million to Latvia and EUR 2 million "
    "to Spain.": [None, 0, 0, 0],
    "The EUR 9 million includes EUR 4 million for Malta and EUR 5 million for Spain.": [None, 0, 0],
    "The EUR 9 million includes EUR 4 million for Malta; Norway gave EUR 5 million.": [
        None,
        0,
        None,
    ],
    "Malta gave EUR 4 million and Spain EUR 5 million.": [None, None],
}


@pytest.mark.parametrize("text", WHOLES)
def test_no_part_of_an_amount_is_counted_beside_it(text: str) -> None:
    """What an amount includes is a part of it, and so is what follows in the list."""
    amounts = proposed(text)
    ids = [one["id"] for one in amounts]
    wholes = [one.get("part_of") for one in amounts]

    assert [None if whole is None else ids.index(whole) for whole in wholes] == WHOLES[text]


def test_a_bare_number_after_an_amount_may_be_a_part_of_it() -> None:
    """It is a figure, which no sum counts, and the review says what it may be."""
    first, second, whole = proposed("Of the EUR 12 million, 7 goes to Malta and 3 to Latvia.")

    assert (whole["unit"], whole.get("countries", [])) == ("EUR", [])
    assert {one["unit"] for one in (first, second)} == {"number"}
    assert all("may be a part of the amount before it" in one["review"] for one in (first, second))


TABLE = """\
Table 1: Support in 2025 (EUR million)

| State | Committed | Paid |
|---|---|---|
| Greece | 410 | 200 |
| Italy | 265 | 130 |
| Total | 675 | 330 |
"""


def test_a_total_of_a_table_is_the_whole_of_its_rows() -> None:
    """Rows are parts of the total below them, and what is paid may be in what is committed."""
    cells = {one["id"]: one for one in proposed(TABLE)}

    assert {name: (one.get("part_of"), one["may_overlap"]) for name, one in cells.items()} == {
        "greece-committed": ("total-committed", ["greece-paid"]),
        "greece-paid": ("total-paid", ["greece-committed"]),
        "italy-committed": ("total-committed", ["italy-paid"]),
        "italy-paid": ("total-paid", ["italy-committed"]),
        "total-committed": (None, ["total-paid"]),
        "total-paid": (None, ["total-committed"]),
    }
    wrong = [
        one["review"] for one in proposed(TABLE.replace("| 330", "| 530")) if one["value"] > 5e8
    ]
    assert ["do not add up to it" in review for review in wrong] == [False, True]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 2025 the Board spent EUR 330 million.", {"total-paid": "may_overlap"}),
        ("In 2025 the Board spent EUR 340 million.", {}),
        ("In 2025 the Board spent USD 330 million.", {}),
    ],
)
def test_what_the_text_states_and_a_table_splits_is_not_counted_twice(
    text: str, expected: dict[str, str]
) -> None:
    """Rows are parts of the amount of the text that is their sum, where the table has no total."""
    stated, *cells = reversed(proposed(f"{TABLE}\n{text}"))
    split = proposed(f"{TABLE.replace('| Total | 675 | 330 |', '')}\n{text}")

    found = {
        one["id"]: key
        for one in cells
        for key in ("part_of", "may_overlap")
        if stated["id"] in one.get(key, ())
    }
    assert found == expected
    parts = {one["id"] for one in split if one.get("part_of") == stated["id"]}
    assert parts == ({"greece-paid", "italy-paid"} if expected else set())
    assert all("by their sum alone" in one["review"] for one in split if one["id"] in parts)


def test_a_total_on_top_and_totals_of_groups_have_their_parts() -> None:
    """A total may stand above its parts, beside them, or be the sum of other totals."""
    top = proposed("| State | EUR million |\n|---|---|\n| All | 9 |\n| Malta | 4 |\n| Spain | 5 |")
    beside = proposed(
        "| EUR million | Rail | Road | Total |\n|---|---|---|---|\n| Malta | 4 | 5 | 9 |"
    )
    groups = proposed(
        "| Line | EUR million |\n|---|---|\n| A | 4 |\n| B | 5 |\n| Subtotal | 9 |\n| C | 2 |\n"
        "| D | 1 |\n| Subtotal | 3 |\n| Total | 12 |"
    )

    for cells, wholes in (
        (top, [None, 0, 0]),
        (beside, [2, 2, None]),
        (groups, [2, 2, 6, 5, 5, 6, None]),
    ):
        ids = [one["id"] for one in cells]
        found = [one.get("part_of") for one in cells]
        assert [None if one is None else ids.index(one) for one in found] == wholes


@pytest.mark.parametrize(
    ("text", "table"),
    [
        ("A ride costs EUR 18.27 per km in Malta.", "figure"),
        ("They pay EUR 4 for a cubic metre and up to EUR 13 where tankers supply them.", "figure"),
        ("The Fund pays EUR 4 million per year for lines.", "funding"),
        ("The Fund pays EUR 4 million for a bridge.", "funding"),
        ("The Fund pays EUR 4 million per Member State.", "funding"),
        ("Aid per State\n\n| State | EUR million |\n|---|---|\n| Malta | 4 |", "funding"),
        ("| State | Price (EUR/t) |\n|---|---|\n| Malta | 4 |", "figure"),
    ],
)
def test_a_price_of_one_thing_is_not_funding(text: str, table: str) -> None:
    """What one unit costs is a figure; an amount for a year or a thing is funding."""
    content = f"# Trains\n\n## Night trains\n\nThis is on trains.\n\n{text}\n"
    tables = tomli.loads(draft(content.encode(), "trains.md"))

    assert [name for name in ("figure", "funding") if name in tables] == [table]


REGIONS = {
    "It gave EUR 2 million to the Sahel and Lake Chad regions, the Horn of Africa, and the "
    "North of Africa.": ["Sahel", "Lake Chad", "Horn of Africa", "North of Africa"],
    "It gave EUR 2 million to the Gulf of Guinea and West Africa.": [
        "Gulf of Guinea",
        "West Africa",
    ],
    "It gave EUR 2 million to the Sahel, while the Horn of Africa got EUR 3 million.": ["Sahel"],
    "It gave EUR 2 million to the Sahel, and spoke of peace in Africa.": ["Sahel"],
}


@pytest.mark.parametrize("text", REGIONS)
def test_all_regions_of_a_list_are_those_of_an_amount(text: str) -> None:
    """A region with the name of a country is not one; a comma does not end a list of regions."""
    amount = proposed(text)[0]

    assert (amount["regions"], amount.get("countries", [])) == (REGIONS[text], [])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The plan costs EUR 2 billion annually.", "EUR 2 billion annually"),
        ("They pay over EUR 2 million a year to Malta.", "over EUR 2 million a year"),
        ("Malta gets EUR 2 million each year.", "EUR 2 million each year"),
        ("The Fund pays EUR 4 million per Member State.", "EUR 4 million per Member State"),
        ("Malta and Italy get EUR 2 million each.", "EUR 2 million each"),
        ("The annual budget of EUR 9 million rose.", "annual budget of EUR 9 million"),
        ("A permit costs EUR 20 per tonne.", "EUR 20 per tonne"),
        ("Malta got EUR 2 million over three years.", "EUR 2 million"),
        ("Malta got EUR 2 million and/or ships.", "EUR 2 million"),
    ],
)
def test_an_amount_for_each_of_something_is_in_doubt(text: str, words: str) -> None:
    """Its words say for each of what it is, and no sum counts it."""
    amount = next(one for one in proposed(text) if one["unit"] == "EUR")

    assert amount["as_written"] == words
    assert ("it is for each of something" in amount["review"]) == is_rate(words)


LABELS = {
    "Norway, which is not a member, has pledged NOK 350 million.": (
        "Norway, which is not a member, has pledged NOK 350 million"
    ),
    "Malta joined late, and has pledged EUR 35 million.": (
        "Malta joined late, and has pledged EUR 35 million"
    ),
    "Malta built a line, but also spent EUR 3 million on cars.": (
        "Malta built a line, but also spent EUR 3 million on cars"
    ),
    "Malta built a line, while Spain gave EUR 3 million to others.": (
        "Spain gave EUR 3 million to others"
    ),
}


@pytest.mark.parametrize("text", LABELS)
def test_a_label_has_its_subject(text: str) -> None:
    """No label begins with a verb whose subject stands in the clause before."""
    assert [one["label"] for one in proposed(text)] == [LABELS[text]]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Fewer than 30.", "night-trains-fewer"),
        ("About 12 %.", "night-trains-percent"),
        ("EUR 5 million.", "night-trains-eur"),
        ("12 dams.", "night-trains-dams"),
        ("Greece had 12 %.", "greece-percent"),
        ("| State | 2030 |\n|---|---|\n| Greece | 31 |", "greece-2030"),
    ],
)
def test_an_id_has_at_least_two_words(text: str, name: str) -> None:
    """Where a label has not enough, what is counted helps, or else the section's heading."""
    assert [one["id"] for one in proposed(text)] == [name]


def test_a_label_is_short_and_says_which_end_of_a_range_it_is() -> None:
    """A label is the clause around the number, cut to 100 characters."""
    low, high, part = proposed(
        "Between 30 and 40 trains run.\n\nIn all those many years of debates on night trains that "
        "nobody has counted, 23 % of all stations stayed without stairs, as the Board knows well "
        "and has said again and again."
    )

    assert low["label"] == "Between 30 and 40 trains run (lower end)"
    assert high["label"] == "Between 30 and 40 trains run (upper end)"
    assert (low["qualifier"], high["qualifier"]) == ("more_than", "less_than")
    assert part["label"] == "\u202623 % of all stations stayed without stairs\u2026"


def test_what_can_be_read_in_two_ways_is_proposed_as_an_aside() -> None:
    """A number of which nobody can tell what it is does not vanish: a person decides on it."""
    table = "| Result (EUR million) | 2030 |\n|---|---|\n| Net | (3.4) |\n| Gross | 1,045 |"
    content = f"# Trains\n\n## Money\n\nSome 3.350 people came.\n\n{table}\n"
    tables = tomli.loads(draft(content.encode(), "trains.md"))

    asides = [[one[key] for key in ("words", "review")] for one in tables["aside"]]
    review = "a number that can be read in two ways"
    assert asides == [["3.350", review], ["3.4", review], ["1,045", review]]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("The yard covers 30 km² and stores 900 m³ of coal.", ["km²", "m³"]),
        ("The yard covers 30 square kilometres.", ["square kilometres"]),
        ("It burns 7 metric tonnes of coal.", ["metric tonnes of coal"]),
        ("It emits 7 tonnes of CO2 equivalent.", ["tonnes of CO2 equivalent"]),
        ("Depots | Coal (million m³)\n---|---\nNorth | 1,045\nSouth | 212.4", ["m³", "m³"]),
    ],
)
def test_a_unit_of_measure_is_whole(text: str, units: list[str]) -> None:
    """A proposal counts in the unit that stands beside its number or over its column."""
    found = proposed(text)
    assert [one["unit"] for one in found] == units
    assert {one["review"] for one in found} == {"proposed"}


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("29 Member States and associated countries take part.", "it may count the countries too"),
        ("29 Member States and their partners take part.", "proposed"),
        ("12 women and children came.", "proposed"),
    ],
)
def test_what_a_number_may_count_besides_its_noun_is_in_doubt(text: str, doubt: str) -> None:
    """Of two nouns that "and" joins, the number may count both."""
    assert [one["review"] for one in proposed(text)] == [doubt]


def test_a_label_keeps_a_minus() -> None:
    """A cell that is its own label does not lose its sign."""
    (one,) = proposed("| Depots | 2030 |\n|---|---|\n| Growth | -6.5 % |")
    assert (one["label"], one["value"]) == ("-6.5 %", -6.5)
