"""What changed between two fact bases."""

import json
from pathlib import Path

import pytest

from conftest import Ask
from eufacts import open_facts

OLD = """
[document]
celex = "52099DC0001"
number = "COM(2099) 1 final"
type = "Communication"
title = "Quiet lakes"
authors = ["European Commission"]
date = "2099-01-05"
place = "Brussels"
language = "en"
url = "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:52099DC0001"
rights = "none"

[[section]]
id = "I"
heading = "Lakes"

[[excerpt]]
id = "I.1.1"
section = "I"
paragraph = 1
quote = "More than 12 lakes were cleaned."

[[excerpt]]
id = "I.2.1"
section = "I"
paragraph = 2
quote = "Some 40 boats were sold, and 300 fish were counted."

[[figure]]
id = "lakes-cleaned"
label = "Lakes cleaned"
value = 12
unit = "lakes"
qualifier = "more_than"
as_written = "More than 12"
topic = "displacement"
excerpts = ["I.1.1"]

[[figure]]
id = "boats-sold"
label = "Boats sold"
value = 40
unit = "boats"
qualifier = "about"
as_written = "Some 40"
topic = "displacement"
excerpts = ["I.2.1"]

[[figure]]
id = "fish-counted"
label = "Fish counted"
value = 300
unit = "fish"
qualifier = "exact"
as_written = "300"
topic = "displacement"
excerpts = ["I.2.1"]
"""

NEW = (
    OLD.replace("More than 12 lakes", "12 lakes")
    .replace('"More than 12"', '"12"')
    .replace('qualifier = "more_than"', 'qualifier = "exact"')
    .replace('id = "fish-counted"', 'id = "fish-seen"')
    .replace("Boats sold", "Boats given away")
    .replace('"boats-sold"', '"boats-given"')
    .replace('unit = "boats"', 'unit = "small boats"')
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of an old and a new document."""
    made = tmp_path / "lakes"
    made.mkdir()
    (made / "old.toml").write_text(OLD, encoding="utf-8")
    new = NEW.replace("52099DC0001", "52099DC0002").replace("2099) 1", "2099) 2")
    (made / "new.toml").write_text(new, encoding="utf-8")
    return made


def test_what_changed(folder: Path, ask: Ask) -> None:
    """The same fact by its id or by its label; others are gone and added."""
    said = ask("diff", str(folder / "old.toml"), str(folder / "new.toml"), "--json")
    changes = json.loads(said.out)

    assert (said.code, said.err) == (0, "")
    assert [(row["change"], row["id"]) for row in changes] == [
        ("gone", "boats-sold"),
        ("changed", "lakes-cleaned"),
        ("changed", "fish-seen"),
        ("added", "boats-given"),
    ]
    gone, lakes, fish, added = changes
    assert lakes["differences"] == [
        {"key": "qualifier", "old": "more_than", "new": "exact"},
        {"key": "as_written", "old": "More than 12", "new": "12"},
        {
            "key": "quotes",
            "old": ["More than 12 lakes were cleaned."],
            "new": ["12 lakes were cleaned."],
        },
    ]
    assert fish["differences"] == [{"key": "id", "old": "fish-counted", "new": "fish-seen"}]
    assert (gone["old"]["value"], gone["new"]) == (40, None)
    assert (added["old"], added["new"]["unit"]) == (None, "small boats")


def test_documents_of_a_folder_by_name(folder: Path, ask: Ask) -> None:
    """A document is named by its file or its number, and gives the same as its file."""
    by_file = ask("diff", str(folder / "old.toml"), str(folder / "new.toml"), "--csv")
    by_name = ask("diff", "old", "COM(2099) 2 final", "--facts", str(folder), "--csv")

    assert by_name == by_file
    assert by_name.out.splitlines()[1:3] == [
        "gone,figure,boats-sold,Boats sold,,,",
        "changed,figure,lakes-cleaned,Lakes cleaned,qualifier,more_than,exact",
    ]


def test_the_same_is_nothing(folder: Path, ask: Ask) -> None:
    """A fact base does not differ from itself: exit code 1, as where nothing matches."""
    said = ask("diff", "old", "old", "--facts", str(folder))

    assert (said.code, said.out) == (1, "")
    assert said.err == "eufacts: nothing matches; no fact changed\n"


def test_there_and_back(folder: Path) -> None:
    """What is added one way is gone the other way, and what changed changed."""
    with open_facts(folder / "old.toml") as old, open_facts(folder / "new.toml") as new:
        there, back = old.changes(new), new.changes(old)

    turned = {"gone": "added", "added": "gone", "changed": "changed"}
    assert {(turned[row["change"]], json.dumps([row["new"], row["old"]])) for row in there} == {
        (row["change"], json.dumps([row["old"], row["new"]])) for row in back
    }


def test_for_people(folder: Path, ask: Ask) -> None:
    """Changes key by key, with both values; then what is gone and what is new."""
    said = ask("diff", "old", "new", "--facts", str(folder), "--format", "table")

    assert "> 12 lakes" in said.out
    assert said.out.index("Changed") < said.out.index("Gone") < said.out.index("Added")
    assert said.out.rstrip().endswith("2 changed, 1 gone, 1 added")


@pytest.mark.parametrize("width", ["40", "80", "200"])
def test_old_and_new_are_told_apart_at_every_width(
    width: str, folder: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each of the two values has its title, also where a record is a card."""
    monkeypatch.setenv("COLUMNS", width)
    out = ask("diff", "old", "new", "--facts", str(folder), "--format", "table").out

    assert out.index("WAS") < out.index("NOW")
    if width == "40":
        assert "WAS   > 12 lakes\nNOW   12 lakes\n" in out
