"""Kinds and filters: what can be entered in a fact base can be asked for."""

import json

import pytest

from conftest import Ask
from eufacts.cli.app import COMMANDS
from eufacts.format import kinds, model
from eufacts.format.kinds import FILTERS, KINDS, Kind
from eufacts.views.cells import COLUMNS
from eufacts.views.lists import SEVERAL

NOT_ASKED_FOR = {"document", "vocabulary", "waiver", "aside"}
"""Tables of a fact base that are not kinds of record: ``about`` and ``check`` show them."""


def test_every_table_of_a_fact_base_is_a_kind() -> None:
    """A record that can be entered has a kind, and a kind has a model."""
    assert {kind.name for kind in KINDS} == model.TABLES.keys() - NOT_ASKED_FOR


def test_the_kinds_of_facts_are_those_whose_models_are_facts() -> None:
    """So the keys that all facts share are defined once."""
    facts = {name for name, shape in model.TABLES.items() if issubclass(shape, model.Fact)}

    assert set(kinds.FACT_KINDS) == facts


def test_every_kind_of_fact_is_in_a_profile() -> None:
    """A country's profile leaves out no fact."""
    assert {kind.name for kind in kinds.PROFILE} >= set(kinds.FACT_KINDS)


def test_every_filter_is_taken_by_a_command() -> None:
    """A filter that no command takes could not be used."""
    taken = {filter_ for kind in KINDS for filter_ in kind.filters} | set(kinds.OF_FACTS)

    assert taken == set(FILTERS)


def test_every_tag_is_made_of_a_key_that_a_record_has() -> None:
    """A filter for a key that no record has would find nothing."""
    keys = {key for shape in model.TABLES.values() for key in shape.model_fields}
    derived = {"topics", "roles"}
    for filter_ in FILTERS:
        assert set(filter_.keys) <= keys | derived, filter_.name
        assert not filter_.keys or filter_.by == "tag"


def test_every_column_is_shown_in_a_list() -> None:
    """What a list shows, the views know, and nothing else."""
    listed = {shown for kind in KINDS for shown in kind.columns}

    assert {*listed, *SEVERAL} == COLUMNS.keys()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_records_of_every_kind_are_found(kind: Kind, ask: Ask) -> None:
    """All that ``about`` counts are listed, by the kind's own command and by ``facts``."""
    count = json.loads(ask("about", "--json").out)["counts"][kind.name]
    by_kind = json.loads(ask("facts", "--kind", kind.name, "--json").out)
    assert len(by_kind) == count > 0
    if kind.command:
        assert any(kind.command in group for group in COMMANDS.values())
        listed = json.loads(ask(kind.command, "--json").out)
        assert {row["id"] for row in listed} == {row["id"] for row in by_kind}


@pytest.mark.parametrize("name", ["European Union", "the European Union"])
def test_payers_and_actors_can_be_asked_for(name: str, ask: Ask) -> None:
    """``--funder`` finds who pays, ``--actor`` who acts, in the document's words."""
    paid = json.loads(ask("funding", "--funder", name, "--json").out)
    assert paid
    assert all("European Union" in row["funders"] for row in paid)
    acts = json.loads(ask("facts", "--actor", name, "--json").out)
    assert acts
    assert all("European Union" in row["actors"] + row["called_upon"] for row in acts)
