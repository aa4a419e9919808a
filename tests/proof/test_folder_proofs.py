"""Proofs of many documents: each by its own page, here or in other processes."""

import json
import pickle
import shutil
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

import eufacts
from conftest import Ask
from eufacts.cli.pool import shared_out
from eufacts.errors import FileError, UnknownNameError

FLOOD = Path(__file__).parent / "flood"
CELEX = "52099DC0001"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Fact bases in ``facts`` and their pages in ``pages``: by name, CELEX and number."""
    facts, pages = tmp_path / "facts", tmp_path / "pages"
    facts.mkdir()
    pages.mkdir()
    text = (FLOOD / "flood.toml").read_text(encoding="utf-8")
    celex, number = (
        next(line.split('"')[1] for line in text.splitlines() if line.startswith(key))
        for key in ("celex", "number")
    )
    for at, name in enumerate(("one", "two", "three")):
        again = text.replace(celex, f"5209{at}DC0001").replace(number, f"COM(209{at}) 1 final")
        (facts / f"{name}.toml").write_text(again, encoding="utf-8")
    for name in ("one", "52091DC0001", "COM(2092) 1 final"):
        shutil.copy(FLOOD / "flood.txt", pages / f"{name}.txt")
    return tmp_path


@pytest.mark.parametrize("command", ["verify", "coverage"])
def test_each_document_has_its_page(command: str, folder: Path, ask: Ask) -> None:
    """One answer for each, in the order of the files, as for the file alone."""
    facts, pages = folder / "facts", folder / "pages"
    said = ask(command, "--facts", str(facts), "--sources", str(pages), "--json")
    one = ask(
        command, "--facts", str(facts / "one.toml"), "--source", str(pages / "one.txt"), "--json"
    )
    answers = json.loads(said.out)

    assert (said.code, said.err) == (0, "")
    assert [Path(row["file"]).stem for row in answers] == ["one", "three", "two"]
    assert answers[0] == json.loads(one.out)
    assert all(row["passed"] for row in answers)


def test_what_cannot_be_proven_is_reported(folder: Path, ask: Ask) -> None:
    """A missing page, two pages, a broken file: each is named, and the others are answered."""
    facts, pages = folder / "facts", folder / "pages"
    (pages / "52091DC0001.txt").unlink()
    shutil.copy(pages / "one.txt", pages / "one.html")
    (facts / "broken.toml").write_text("[document", encoding="utf-8")
    said = ask("verify", "--facts", str(facts), "--sources", str(pages), "--json")

    assert said.code == 5
    assert [Path(row["file"]).stem for row in json.loads(said.out)] == ["three"]
    assert said.err.count("\n") == 3
    assert "one.toml: its document is one.html or one.txt: keep one of them" in said.err
    assert "two.toml: there is no document for it, such as two.html, 52091DC0001.html" in said.err


@pytest.mark.parametrize("command", ["verify", "coverage"])
def test_where_no_document_can_be_proven_each_is_named(
    command: str, folder: Path, ask: Ask
) -> None:
    """Exit code 4, and nothing on standard output; one error in JSON, too."""
    empty = folder / "empty"
    empty.mkdir()
    words = (command, "--facts", str(folder / "facts"), "--sources", str(empty))
    said, in_json = ask(*words), ask(*words, "--json")

    assert (said.code, said.out) == (in_json.code, in_json.out) == (4, "")
    for name in ("one", "two", "three"):
        assert f"{name}.toml: there is no document for it" in said.err
        assert f"{name}.toml: there is no document for it" in json.loads(in_json.err)["error"]


def test_a_document_is_named_before_what_was_found_in_it(folder: Path, ask: Ask) -> None:
    """The heading of each file comes before its tables and warnings."""
    facts, pages = folder / "facts", folder / "pages"
    for command in ("verify", "coverage"):
        said = ask(command, "--facts", str(facts), "--sources", str(pages), "--markdown").out
        assert said.startswith("## "), command
        assert said.splitlines()[0].endswith("one.toml")


def test_every_lock_of_a_folder(folder: Path, ask: Ask) -> None:
    """Locks are written for all and then prove all."""
    facts, pages = folder / "facts", folder / "pages"
    written = ask("verify", "--facts", str(facts), "--sources", str(pages), "--write-lock")
    by_lock = ask("verify", "--facts", str(facts), "--json")

    assert (written.code, by_lock.code) == (0, 0)
    assert {row["against"] for row in json.loads(by_lock.out)} == {"lock"}
    assert len(list(facts.glob("*.lock"))) == 3


def test_many_are_checked_by_several_processes(folder: Path, ask: Ask) -> None:
    """The answer of several processes is that of one."""
    facts = folder / "facts"
    text = (facts / "one.toml").read_text(encoding="utf-8")
    for at in range(25):
        again = text.replace("52090DC0001", f"520{at + 10}DC0002").replace(
            "(2090)", f"(20{at + 10})"
        )
        (facts / f"more-{at}.toml").write_text(again, encoding="utf-8")
    said = json.loads(ask("check", str(facts), "--json").out)
    alone = json.loads(ask("check", str(facts / "one.toml"), "--json").out)

    assert said["examined"]["facts"] == 28 * alone["examined"]["facts"]
    assert len(said["findings"]) == 28 * len(alone["findings"])


def test_other_processes_can_do_the_work() -> None:
    """Bytes go in and rows come out, also through pickles."""
    facts = (FLOOD / "flood.toml").read_bytes()
    source = (FLOOD / "flood.txt").read_bytes()
    with ProcessPoolExecutor(1) as pool:
        there = [
            pool.submit(eufacts.check, facts).result(),
            pool.submit(eufacts.verify, facts, source).result(),
            pool.submit(eufacts.coverage, facts, source).result(),
        ]

    assert there == [
        eufacts.check(facts),
        eufacts.verify(facts, source),
        eufacts.coverage(facts, source),
    ]


@pytest.mark.parametrize(
    "error", [FileError("a", "is missing"), UnknownNameError("topic", "x", ("y", "z"))]
)
def test_errors_come_back_from_other_processes(error: Exception) -> None:
    """With their message and their values."""
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own

    assert (type(again), str(again), vars(again)) == (type(error), str(error), vars(error))


def _refuse(number: int) -> int:
    if number == 15:
        raise FileError("15", "is refused")
    return number


def test_the_first_error_ends_the_work() -> None:
    """Whether one process works or several."""
    for tasks in ([15], range(40)):
        with pytest.raises(FileError, match="15: is refused"):
            list(shared_out(_refuse, tasks))
    assert list(shared_out(str, range(40))) == [str(number) for number in range(40)]
