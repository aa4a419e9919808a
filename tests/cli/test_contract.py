"""The JSON contract, held for every command and every record."""

import json

import pytest

from conftest import Ask

FACT_KEYS = [
    "id",
    "kind",
    "document",
    "label",
    "value",
    "unit",
    "qualifier",
    "as_written",
    "countries",
    "regions",
    "route",
    "topic",
    "period",
    "as_of",
    "section",
    "paragraph",
    "footnote",
    "table",
    "row",
    "column",
]
OWN_KEYS = {
    "figure": ["counted_by", "share_of", "same_as"],
    "funding": [
        "status",
        "status_as_written",
        "funders",
        "recipients",
        "instrument",
        "part_of",
        "may_overlap",
        "money",
    ],
    "instrument": ["type", "acronym", "framework"],
    "agreement": ["type", "status"],
    "event": [],
    "statement": ["type", "actors", "called_upon"],
}
EXCERPT_KEYS = [
    "id",
    "quote",
    "section",
    "heading",
    "paragraph",
    "footnote",
    "table",
    "row",
    "column",
    "unit_as_written",
    "footnotes",
    "url",
    "proven",
]


@pytest.mark.parametrize(
    "command", ["figures", "funding", "agreements", "instruments", "timeline", "facts"]
)
def test_every_fact_has_every_key(command: str, ask: Ask) -> None:
    """Facts have the same keys in the same order from every command; none is left out."""
    for row in json.loads(ask(command, "--json").out):
        expected = [*FACT_KEYS, *OWN_KEYS[row["kind"]], "note", "review", "excerpts", "citation"]
        assert expected == list(row)
        assert [EXCERPT_KEYS] * len(row["excerpts"]) == [list(one) for one in row["excerpts"]]


def test_other_records(ask: Ask) -> None:
    """Countries and routes have the keys that scripts live on."""
    country = json.loads(ask("countries", "--json").out)[0]
    route = json.loads(ask("routes", "--json").out)[0]

    assert {
        "code",
        "alpha3",
        "name",
        "name_in_document",
        "aliases",
        "region",
        "roles",
        "facts",
    } <= country.keys()
    assert {"id", "name", "path", "measures", "composition", "trend"} <= route.keys()
    assert {"nationalities", "share", "qualifier"} <= route["composition"][0].keys()


def test_single_things_are_objects(ask: Ask) -> None:
    """One thing is an object, several are an array."""
    single = json.loads(ask("compare", "--json").out)

    assert list(single) == ["routes", "measures", "difference", "ratio", "caveats"]
    assert json.loads(ask("country", "TR", "--json").out)["code"] == "TR"
    assert json.loads(ask("show", "fn.2", "--json").out)["footnote"] == 2
    assert [row["id"] for row in json.loads(ask("show", "fn.2", "MK", "--json").out)] == [
        "fn.2",
        "MK",
    ]


def test_text_is_utf8_without_escapes(ask: Ask) -> None:
    """Words are in JSON unchanged, and the text ends in one newline."""
    out = ask("show", "bekou-trust-fund", "--json").out

    assert "Bêkou" in out
    assert out.endswith("}\n")
    assert not out.endswith("\n\n")
