"""JSON for programs."""

import pytest

from eufacts.errors import UnknownNameError
from eufacts.output.jsondoc import write_json, write_jsonl

BODIES = [
    '{"id":"a","value":3900000000,"label":"Türkiye – “aid”","excerpts":[{"quote":"One."}]}',
    '{"id":"b","value":null,"label":"\\u001b","excerpts":[]}',
]


def test_a_list_is_a_bare_array_with_a_record_on_each_line() -> None:
    """A list can be read by jq and by line tools; the records' own text stands in it unchanged."""
    assert write_json(BODIES, single=False) == f"[{BODIES[0]},\n {BODIES[1]}]\n"


def test_no_records_are_an_empty_array() -> None:
    """An empty answer is still JSON."""
    assert write_json([], single=False) == "[]\n"


def test_records_are_not_decoded() -> None:
    """Without a choice of fields the ready-made text is joined, whatever it holds."""
    assert write_json(["not JSON"], single=False) == "[not JSON]\n"


def test_a_single_thing_has_a_key_on_each_line() -> None:
    """One thing is an object that people can read too, without escapes; so are those in it."""
    body = '{"id":"a","names":["Türkiye"],"parts":[{"b":{"c":1}},{"b":[]}],"none":[]}'
    assert write_json([body], single=True) == (
        '{\n  "id": "a",\n  "names": ["Türkiye"],\n  "parts": [\n    {"b": {"c": 1}},\n'
        '    {"b": []}\n  ],\n  "none": []\n}\n'
    )


def test_lines() -> None:
    """JSON Lines are the records' own text, one on a line; no records are no lines."""
    assert write_jsonl(BODIES) == f"{BODIES[0]}\n{BODIES[1]}\n"
    assert write_jsonl([]) == ""


def test_chosen_fields_stand_in_the_order_of_the_choice() -> None:
    """Fields are picked, also by a dot, and keep their types and their letters."""
    assert write_json(BODIES, single=False, fields=("label", "excerpts.quote", "value")) == (
        '[{"label":"Türkiye – “aid”","excerpts.quote":["One."],"value":3900000000},\n'
        ' {"label":"\\u001b","excerpts.quote":[],"value":null}]\n'
    )
    assert write_json(BODIES[:1], single=True, fields=("id",)) == '{\n  "id": "a"\n}\n'
    assert write_jsonl(BODIES, fields=("id",)) == '{"id":"a"}\n{"id":"b"}\n'


def test_a_misspelt_field_is_an_error() -> None:
    """A field that no record has is never answered with nulls."""
    with pytest.raises(UnknownNameError):
        write_json(BODIES, single=False, fields=("lable",))
