"""Choosing fields of records, for programs and for people."""

import json

import pytest

from eufacts.errors import UnknownNameError
from eufacts.output.fields import known_names, pick
from eufacts.output.fieldtable import table_of
from eufacts.report import Cell, Column, PlaceCell, QuantityCell, Report, Table

RECORDS: list[dict[str, object]] = [
    {
        "id": "a",
        "value": 40,
        "period": "2015",
        "countries": ["TR", "SY"],
        "route": None,
        "excerpts": [{"id": "e1", "footnotes": [1]}, {"id": "e2", "quote": "Two."}],
    },
    {"id": "b", "value": None, "difference": {"value": 5, "of": {"unit": "people"}}},
]
BODIES = [json.dumps(record) for record in RECORDS]


def test_dots_reach_into_objects_and_arrays() -> None:
    """A dotted field is the value within an object, or the array of values within an array."""
    fields = ("excerpts.quote", "excerpts.footnotes", "difference.of.unit", "id")
    assert pick(RECORDS, fields) == [
        {
            "excerpts.quote": [None, "Two."],
            "excerpts.footnotes": [[1], None],
            "difference.of.unit": None,
            "id": "a",
        },
        {
            "excerpts.quote": None,
            "excerpts.footnotes": None,
            "difference.of.unit": "people",
            "id": "b",
        },
    ]


@pytest.mark.parametrize(
    "field", ["lable", "id.x", "countries.code", "excerpts.", "", ".id", "excerpts.id.x"]
)
def test_an_unknown_field_says_what_is_known(field: str) -> None:
    """The error carries the field and all names that would do, dotted ones after their own key."""
    with pytest.raises(UnknownNameError, match=r"no field '.*'") as caught:
        pick(RECORDS, ("id", field))
    assert caught.value.given == field
    assert caught.value.known == (
        "id",
        "value",
        "period",
        "countries",
        "route",
        "excerpts",
        "excerpts.id",
        "excerpts.footnotes",
        "excerpts.quote",
        "difference",
        "difference.value",
        "difference.of",
    )


def test_what_is_null_everywhere_denies_no_field() -> None:
    """Where nothing shows that a field does not exist, it is null and no error."""
    assert pick(RECORDS, ("route.name",)) == [{"route.name": None}, {"route.name": None}]
    assert pick([{"excerpts": []}], ("excerpts.id",)) == [{"excerpts.id": []}]
    assert pick([], ("anything",)) == []
    assert known_names([]) == ()


def test_chosen_fields_become_a_table_for_people() -> None:
    """Columns are titled as the fields are spelt, and typed by what they hold."""
    assert table_of(BODIES, ("id", "value", "period", "countries", "excerpts.footnotes")) == Report(
        parts=(
            Table(
                columns=(
                    Column("id", "id", "id", kept=True),
                    Column("value", "value", "quantity", kept=True),
                    Column("period", "period", "period", kept=True),
                    Column("countries", "countries", kept=True),
                    Column("excerpts.footnotes", "excerpts.footnotes", kept=True),
                ),
                rows=(
                    ("a", 40, "2015", ("TR", "SY"), "1"),
                    ("b", None, None, None, None),
                ),
            ),
        )
    )


FIGURE: dict[str, object] = {
    "id": "fled",
    "label": "People who fled",
    "value": 4000000,
    "unit": "people",
    "qualifier": "more_than",
    "as_written": "more than 4 million",
    "measures": [{"value": 40, "qualifier": "about"}, {"value": 50, "qualifier": "exact"}],
    "section": "I",
    "paragraph": 3,
}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ([{"id": "I.1.1", "quote": "Many fled."}, {"id": "I.1.2"}], ("I.1.1", "I.1.2")),
        ({"host": ["I.1.1", "I.1.2"], "origin": []}, "host: I.1.1, I.1.2"),
        (
            [{"share": 20, "as_written": "20 %"}, {"share": 9}],
            "share: 20; as written: 20 % ‖ share: 9",
        ),
        ([1, 2], "1, 2"),
    ],
)
def test_objects_are_shown_in_words(value: object, expected: Cell) -> None:
    """What has a name is shown by it, anything else by its keys; a table holds no JSON."""
    (table,) = table_of([json.dumps({"key": value})], ("key",)).parts
    assert isinstance(table, Table)
    assert table.rows == ((expected,),)


@pytest.mark.parametrize(
    ("field", "expected"),
    [("value", "> 4000000"), ("measures.value", ("≈ 40", "50"))],
)
def test_no_number_loses_its_qualifier(field: str, expected: Cell) -> None:
    """People see the sign beside the number, however deep it lies, though they asked for a key."""
    (table,) = table_of([json.dumps(FIGURE)], (field,)).parts
    assert isinstance(table, Table)
    assert table.rows == ((expected,),)


def test_titles_on_the_screen_are_fields() -> None:
    """In any case; what is shown under a title is what the list shows under it."""
    amount, where = QuantityCell(4000000, "people", "more_than"), PlaceCell("I", 3)
    listed = Table(
        (
            Column("value", "VALUE", "quantity"),
            Column("label", "WHAT", "label"),
            Column("section", "PASSAGE", "place"),
        ),
        ((amount, "People who fled", where),),
    )
    (table,) = table_of([json.dumps(FIGURE)], ("ID", "Amount", "what", "PASSAGE"), listed).parts
    assert isinstance(table, Table)
    assert table.rows == (("fled", amount, "People who fled", where),)
    assert [column.style for column in table.columns] == ["id", "quantity", "text", "place"]


def test_titles_on_the_screen_stand_for_keys() -> None:
    """Programs get the keys that a column shows, a number's with its unit and qualifier."""
    in_table = {"paragraph": None, "table": 2, "row": 4, "column": 3, "footnote": None}
    figure = {**FIGURE, **in_table}
    assert pick([figure], ("Amount", "WHAT", "passage")) == [
        {
            "value": 4000000,
            "unit": "people",
            "qualifier": "more_than",
            "label": "People who fled",
            "section": "I",
            **in_table,
        }
    ]
