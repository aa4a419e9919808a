"""The journey of docs/tutorial.md: a page, its draft, a review by keys, and a proven fact base."""

import json
from pathlib import Path

import pytest
import tomli
from scripted import OneFile, Typed

from conftest import Ask
from eufacts.api import draft
from eufacts.cli.deciding import decide
from eufacts.cli.environment import current
from eufacts.drafting.session import Session
from eufacts.proof.source_file import SourceFile

EXAMPLES = Path(__file__).parents[2] / "examples"
PAGE = EXAMPLES / "night-trains.html"
FINISHED = EXAMPLES / "night-trains.toml"
TABLES = ("figure", "funding", "event", "statement", "reference")


def test_a_review_by_keys_makes_the_finished_fact_base() -> None:
    """From the page alone, a key for each proposal makes the fact base in examples/."""
    finished = tomli.loads(FINISHED.read_text(encoding="utf-8"))
    text = draft(PAGE.read_bytes(), PAGE.name)
    disk = OneFile(text)
    source = SourceFile.read(PAGE.read_bytes(), PAGE.name)
    session = Session(disk.read, disk.write, source)
    lines = _records(FINISHED.read_text(encoding="utf-8"))

    def edit(record: str) -> str:
        wanted = lines[_key(record)]
        if wanted.strip() == record.strip():
            person.keys.insert(0, "a")
        return wanted

    person = Typed(*"e" * session.total, edit=edit)
    decide(current(), session, person)

    assert session.left == 0
    assert tomli.loads(disk.text) == finished


def _records(text: str) -> dict[tuple[object, ...], str]:
    """The finished records as a person writes them, by their words and first excerpt."""
    blocks = ("[[" + block.rstrip() + "\n" for block in text.split("\n[[")[1:])
    return {
        _key(block): block for block in blocks if block.startswith(tuple(f"[[{t}]" for t in TABLES))
    }


def _key(record: str) -> tuple[object, ...]:
    """What neither a new id nor a new label changes: the table, its words, value and sentence."""
    ((table, (row,)),) = tomli.loads(record).items()
    words = row.get("as_written", row.get("number"))
    return table, words, row.get("value"), row["excerpts"][0]


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """The finished fact base, with its page, in a folder of its own."""
    for file in (PAGE, FINISHED):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    return tmp_path / FINISHED.name


def test_the_finished_fact_base_is_proven(base: Path, ask: Ask) -> None:
    """Checked strictly, proven by its page, whole, and proven again by its lock."""
    page = str(base.with_suffix(".html"))
    assert ask("check", str(base), "--strict").code == 0
    assert ask("verify", "--facts", str(base), "--source", page, "--write-lock").code == 0
    assert base.with_suffix(".lock").read_bytes() == FINISHED.with_suffix(".lock").read_bytes()
    assert ask("verify", "--facts", str(base)).code == 0

    covered = json.loads(ask("coverage", "--facts", str(base), "--source", page, "--json").out)
    assert (covered["passed"], covered["counts"]["all"]["missing"]) == (True, 0)


def test_the_finished_fact_base_answers(base: Path, ask: Ask) -> None:
    """A question, a citation of a cell, and a sum for each currency."""
    at = ("--facts", str(base))
    found = json.loads(ask("search", "passengers between Austria and Italy", *at, "--json").out)
    assert (found[0]["value"], found[0]["qualifier"]) == (640_000, "about")

    cited = ask("cite", "berlin-stockholm-paid", *at).out
    assert "COM(2031) 114 final, Brussels, 12 March 2031, section 2" in cited
    assert "1st table, row 2, column 3" in cited

    totals = json.loads(ask("funding", "--total", *at, "--json").out)
    assert [(one["unit"], one["total"], one["qualifier"]) for one in totals] == [
        ("EUR", 456_000_000, "less_than"),
        ("CHF", 12_000_000, "exact"),
    ]
