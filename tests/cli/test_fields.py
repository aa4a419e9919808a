"""What a list prints can be asked for again: its ids, and its columns by their titles."""

import json

import pytest

from conftest import Ask
from eufacts.format.kinds import KINDS, Kind
from eufacts.views.cells import COLUMNS

LISTS = [kind for kind in KINDS if kind.command and kind.columns]


@pytest.mark.parametrize("kind", LISTS, ids=lambda kind: kind.command)
def test_every_title_is_a_field(kind: Kind, ask: Ask) -> None:
    """In a table and for programs, though what is under it may be several keys."""
    titles = [COLUMNS[shown][0].title for shown in kind.columns]

    for form in ("table", "plain", "csv"):
        said = ask(kind.command, "--limit", "3", "--fields", ",".join(titles), "--format", form)
        assert (said.code, said.err) == (0, "")
        assert len(said.out.splitlines()) >= 3


@pytest.mark.parametrize("width", [40, 60, 80, 120, 160, 200])
@pytest.mark.parametrize("command", [*(kind.command for kind in LISTS), "facts", "search turkey"])
def test_every_list_shows_every_id(
    command: str, width: int, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At every width, and whole: what show, cite and open ask for is never cut or broken."""
    monkeypatch.setenv("COLUMNS", str(width))
    rows = json.loads(ask(*command.split(), "--json").out)
    words = set(ask(*command.split(), "--format", "table").out.split())

    ids = {str(row["number"]) if row["kind"] == "footnote" else row["id"] for row in rows}
    assert {one for one in ids if len(one) <= width - 2} <= words


def test_a_value_beside_its_qualifier_is_bare(ask: Ask) -> None:
    """Alone it keeps its sign in a table and in plain lines, so that none is lost."""
    assert ask("figures", "--country", "Syria", "--fields", "qualifier,value").out.endswith(
        "more_than\t4000000\nexact\t7600000\nmore_than\t230000\n"
    )
    assert ask("show", "syria-killed", "--fields", "value").out == "> 230000\n"


def test_the_last_part_of_a_nested_field_is_enough(ask: Ask) -> None:
    """``quote`` is ``excerpts.quote`` where nothing else has quotes."""
    assert ask("facts", "--fields", "quote") == ask("facts", "--fields", "excerpts.quote")


def test_a_part_of_a_year_is_shown(ask: Ask) -> None:
    """An event that is dated by words alone shows them: ``autumn 2015`` is not all of 2015."""
    out = ask("timeline", "--year", "2015", "--format", "table").out

    assert "\n2015 (autumn 2015) " in out
    assert "\n2015 (by the end of the year) " in out
    assert "(In 2015)" not in out


def test_sentences_of_one_record_are_held_apart(ask: Ask) -> None:
    """A comma between them would be one of theirs."""
    out = ask("show", "syria-trust-fund-call", "--fields", "quote").out

    assert "contribute to the Trust Fund. ‖ An EU Regional Trust Fund" in out
