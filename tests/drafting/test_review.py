"""``review``: one key decides on a proposal, saves and goes on; nothing decided is lost."""

import json
import os
import pty
import random
import re
import select
import signal
import sys
import time
from collections.abc import Callable
from difflib import unified_diff
from pathlib import Path

import pytest
import tomli
from pytest_regressions.file_regression import FileRegressionFixture
from samples import PAGE
from scripted import OneFile, Typed

from conftest import Ask
from eufacts.api import draft
from eufacts.cli.deciding import decide
from eufacts.cli.environment import current
from eufacts.drafting.decisions import find, problems_of, proposals
from eufacts.drafting.rows import proposal_row
from eufacts.drafting.session import Session
from eufacts.errors import QuestionError
from eufacts.proof.base import Base
from eufacts.proof.check.run import check
from eufacts.proof.coverage.run import cover
from eufacts.proof.source_file import SourceFile

SOURCE = SourceFile.read(PAGE.encode(), "page.html")
DRAFTED = draft(PAGE.encode(), "page.html")
REASON = "A song is not a fact of this base."


class Disk(OneFile):
    """The file of a drafted fact base."""

    def __init__(self, text: str = DRAFTED) -> None:
        super().__init__(text)

    def session(self, *only: str, sections: tuple[str, ...] = ()) -> Session:
        """A review of it."""
        return Session(self.read, self.write, SOURCE, only, sections)


def _run(disk: Disk, typed: Typed, *only: str, sections: tuple[str, ...] = ()) -> None:
    decide(current(), disk.session(*only, sections=sections), typed)


@pytest.mark.parametrize("width", [40, 80, 120])
def test_a_screen_shows_the_sentence_the_record_and_the_keys(
    width: int,
    capfdbinary: pytest.CaptureFixture[bytes],
    monkeypatch: pytest.MonkeyPatch,
    file_regression: FileRegressionFixture,
) -> None:
    """Everything that is needed to decide, and on the last line the keys and how far it is."""
    height = 20 if width == 40 else 30
    monkeypatch.setenv("COLUMNS", str(width))
    monkeypatch.setenv("LINES", str(height))
    _run(Disk(), Typed("?", "", "x"), "funding", "figure")
    said = capfdbinary.readouterr().out.decode()

    file_regression.check(said, extension=".txt")
    first, _, last, _ = said.split("1 of 8")
    assert max(first.count("\n"), last.count("\n")) < height + 1


def test_accepting_changes_one_line_and_nothing_else() -> None:
    """The review is removed; every other line stays byte for byte."""
    disk = Disk()
    _run(disk, Typed("a"), "event")

    first = proposals(DRAFTED, ("event",))[0]
    changes = list(unified_diff(DRAFTED.splitlines(), disk.text.splitlines(), n=0))
    assert changes[3:] == [f'-review = "{first.why}"']
    with pytest.raises(QuestionError):
        find(disk.text, first.name)


def test_every_step_can_be_undone() -> None:
    """As many times u as there were steps: the file is as it was."""
    disk = Disk()
    _run(disk, Typed("a", "d", REASON, "s", "a", "u", "u", "u", "u", "u", "q"))

    assert disk.text == DRAFTED


def test_the_doubtful_come_first_then_the_order_of_the_document() -> None:
    """What is in doubt is decided while the reader is fresh."""
    found = [(one.is_doubtful, one.name) for one in proposals(DRAFTED)]

    assert [doubtful for doubtful, _ in found] == sorted((d for d, _ in found), reverse=True)
    assert {one.table for one in proposals(DRAFTED, ("funding",))} == {"funding"}
    assert all(one.record["excerpts"][0][0] == "2" for one in proposals(DRAFTED, (), ("2",)))


def test_what_is_dropped_is_set_aside_with_its_reason() -> None:
    """A dropped number is an aside; the fact base still covers its document."""
    name = "new-offices-open-kampala-uganda"
    disk = Disk()
    session = disk.session("figure")
    while (found := session.current()) is not None and found[1].name != name:
        session.skip()
    session.drop(REASON)
    raw = tomli.loads(disk.text)

    assert all(one["id"] != name for one in raw["figure"])
    assert [(one["words"], one["reason"]) for one in raw["aside"]] == [
        ("Three new offices will open in Kampala, Uganda", REASON)
    ]
    assert cover(Base(disk.text.encode(), "facts"), SOURCE).passed


@pytest.mark.parametrize("seed", range(3))
def test_any_decisions_leave_a_fact_base_that_is_proven(seed: int) -> None:
    """Accept or drop in any order: check, verify and coverage have nothing to say in the end."""
    chosen = random.Random(seed)  # noqa: S311 - not a secret
    disk = Disk()
    session = disk.session()
    while session.current() is not None:
        if chosen.random() < 0.5:
            session.accept()
        else:
            session.drop(REASON)
    checked = check(disk.text.encode(), "facts", strict=True)
    covered = cover(Base(disk.text.encode(), "facts"), SOURCE)

    assert session.left == 0
    assert [str(one) for one in checked.findings if one.level == "error"] == []
    assert [item.words for item in covered.missing] == []
    assert [str(one) for one in covered.findings if one.level == "error"] == []


def test_a_full_disk_loses_no_decision(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """What could not be saved is said, and is still to be decided."""
    disk = Disk()
    disk.is_full = True
    _run(disk, Typed("a", "q"))

    assert disk.text == DRAFTED
    said = capfdbinary.readouterr().out.decode()
    assert "not saved: facts.toml: No space left on device" in said
    assert "2 of" not in said


def test_an_edited_record_is_checked_before_it_is_taken() -> None:
    """A wrong value comes back to the editor with what is wrong; a right one is accepted."""
    versions = iter(["value = 46000000", "value = 45000000"])

    def edit(text: str) -> str:
        changed = ("#", "value", "note")
        lines = [line for line in text.splitlines() if not line.startswith(changed)]
        return "\n".join([*lines, next(versions), 'note = "Checked by hand."', ""])

    disk = Disk()
    session = disk.session("funding")
    while session.current()[1].record["value"] != 45000000:  # type: ignore[index] # there is one
        session.skip()
    decide(current(), session, Typed("e", "e", edit=edit))
    record = next(one for one in tomli.loads(disk.text)["funding"] if "note" in one)

    assert (record["value"], record.get("review")) == (45000000, None)
    assert next(versions, None) is None


@pytest.mark.parametrize(
    ("edited", "said"),
    [
        (lambda text: text, "the text was not changed"),
        (lambda _: "", "the text was not changed"),
        (lambda text: text.replace("value = ", "value = 9"), "does not say 9"),
        (lambda _: "no [[toml", "not valid TOML"),
    ],
)
def test_an_edit_that_changes_nothing_or_is_wrong_decides_nothing(
    edited: Callable[[str], str], said: str, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    """The editor is not opened again by itself: what is wrong is shown, and a key is awaited."""
    disk = Disk()
    typed = Typed("e", "x", "q", edit=edited)
    _run(disk, typed, "funding")

    assert disk.text == DRAFTED
    assert typed.keys in ([], ["q"])
    assert said in capfdbinary.readouterr().out.decode()


def test_a_new_id_is_known_to_the_other_records() -> None:
    """A record whose id a person changes is named by the new one."""
    disk = Disk()
    old = proposals(DRAFTED, ("funding",))[0].name
    other = next(one for one in tomli.loads(DRAFTED)["funding"] if one.get("may_overlap") == [old])
    typed = Typed("e", edit=lambda text: text.replace(f'id = "{old}"', 'id = "new-name"'))
    _run(disk, typed, "funding")
    records = {one["id"]: one for one in tomli.loads(disk.text)["funding"]}

    assert records[other["id"]]["may_overlap"] == ["new-name"]
    assert check(disk.text.encode(), "facts").passed


def test_a_cell_has_a_place() -> None:
    """A proposal from a table says which cell it is in, not a paragraph that it has not."""
    page = "# Trains\n\n## Costs\n\n| State | EUR million |\n|---|---|\n| Malta | 4 |\n"
    text = draft(page.encode(), "page.md")
    (row,) = (proposal_row(text, one) for one in proposals(text, ("funding",)))

    assert row["passage"] == "Costs, 1st table, row 2, column 2"


def test_a_change_by_another_program_is_seen() -> None:
    """What was decided elsewhere is not asked again, and is not undone from here."""
    disk = Disk()
    session = disk.session()
    session.accept()
    disk.text = disk.text.replace("Safer rivers for all", "Safer rivers")

    with pytest.raises(QuestionError, match="another program"):
        session.undo()
    assert "Safer rivers for all" not in disk.text


def _files(folder: Path) -> tuple[Path, Path]:
    facts, page = folder / "facts.toml", folder / "page.html"
    page.write_text(PAGE, encoding="utf-8")
    facts.write_text(DRAFTED, encoding="utf-8")
    return facts, page


def test_proposals_are_listed_and_decided_without_a_terminal(ask: Ask, tmp_path: Path) -> None:
    """--json lists what is open, --accept and --drop decide."""
    facts, page = _files(tmp_path)
    before = ask("review", str(facts), "--json")
    first, second, third = (one.name for one in proposals(DRAFTED)[:3])
    said = ask("review", str(facts), "--accept", first, "--drop", second, "--source", str(page))
    again = ask("review", str(facts), "--accept", first)
    alone = ask("review", str(facts), "--drop", third)

    assert before.code == 0
    assert f'"id": "{first}"' in before.out
    sentence = "eufacts: 1 accepted, 1 dropped; check has nothing on what was accepted\n"
    assert (said.code, said.err) == (0, sentence)
    assert (again.code, again.err) == (2, f"eufacts: {first!r} is already decided\n")
    assert (alone.code, "--drop needs --source FILE, the document" in alone.err) == (2, True)
    assert len(proposals(facts.read_text(encoding="utf-8"))) == len(proposals(DRAFTED)) - 2


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("[[section]]\nid", "[[section]]\nidx", "section no 1: id is missing"),
        ("[[excerpt]]\nid", "[[excerpt]]\nidx", "excerpt no 1: id is missing"),
        ("[document]", "figure = 3\n[document]", ""),
        ('review = "proposed"', "review = 3", "review: 3 is not text"),
    ],
)
def test_a_broken_fact_base_is_refused_with_the_line(
    old: str, new: str, said: str, ask: Ask, tmp_path: Path
) -> None:
    """What breaks the format is an error of the file; what the document lacks is not."""
    facts, page = _files(tmp_path)
    lacking = re.sub(r"(?m)^(type|date|authors) = .*\n", "", DRAFTED, count=3)
    facts.write_text(lacking, encoding="utf-8")
    allowed = ask("review", str(facts), "--accept", proposals(lacking)[0].name)
    facts.write_text(DRAFTED.replace(old, new, 1), encoding="utf-8")
    for command in (
        ["review", str(facts), "--json"],
        ["review", str(facts), "--accept", "x"],
        ["draft", str(page), "--update", str(facts)],
    ):
        refused = ask(*command)
        assert refused.code == 3
        assert f"{facts}:" in refused.err
        assert said in refused.err
    assert allowed.code == 0


def test_what_check_finds_on_what_was_accepted_is_counted(ask: Ask, tmp_path: Path) -> None:
    """A proposal whose doubt is a finding of check is accepted, and the finding is named."""
    page, facts = tmp_path / "trains.md", tmp_path / "facts.toml"
    page.write_text(
        "# Trains\n\n## Fees\n\nOn 4 October 2029 the Board met, and eleven States have cut fees "
        "since then.\n",
        encoding="utf-8",
    )
    assert ask("draft", str(page), "-o", str(facts)).code == 0
    (name,) = (one.name for one in proposals(facts.read_text("utf-8")) if one.table == "figure")
    text = facts.read_text(encoding="utf-8").replace(
        "[document]\n", '[document]\ntype = "Page"\nauthors = ["Board"]\ndate = "2030-01-01"\n'
    )
    facts.write_text(text, encoding="utf-8")
    said = ask("review", str(facts), "--accept", name)

    assert said.err == "eufacts: 1 accepted, 0 dropped; check has 1 finding on what was accepted\n"


def test_open_reviews_are_counted_and_are_errors_if_asked(ask: Ask, tmp_path: Path) -> None:
    """``check`` counts what is open; ``--strict`` fails on it."""
    facts, _ = _files(tmp_path)
    count = len(proposals(DRAFTED))
    lenient, strict = ask("check", str(facts)), ask("check", str(facts), "--strict")

    assert (lenient.code, strict.code) == (0, 5)
    assert f"Open reviews\t{count}\n" in lenient.out
    assert f"Errors\t{count}\n" in strict.out


def test_a_total_counts_nothing_that_is_not_reviewed(ask: Ask, tmp_path: Path) -> None:
    """What nobody has looked at is in no sum, with the reason; it is counted once accepted."""
    facts, _ = _files(tmp_path)
    first, *others = [one.name for one in proposals(DRAFTED, ("funding",))]

    def left_out() -> list[str]:
        answers = json.loads(ask("funding", "--total", "--facts", str(facts), "--json").out)
        return [row["id"] for row in answers[0]["left_out"] if row["reason"] == "not reviewed yet"]

    shown = ask("funding", "--total", "--facts", str(facts)).out
    none = left_out()
    ask("review", str(facts), "--accept", first)
    some = left_out()
    ask("review", str(facts), "--accept", ",".join(others))

    assert (sorted(none), sorted(some), left_out()) == (
        sorted([first, *others]),
        sorted(others),
        [],
    )
    assert "Total\tnothing is counted\n" in shown
    note = "3 of these 3 records are not reviewed yet, and are not counted; eufacts review decides."
    assert note in shown


@pytest.mark.reliability
def test_a_killed_terminal_loses_no_decision(tmp_path: Path) -> None:
    """At a real terminal, keys decide; when it is killed, every decision is in the file."""
    facts, page = _files(tmp_path)
    process, terminal = pty.fork()
    if process == 0:
        os.environ["TERM"] = "xterm"
        command = [sys.executable, "-m", "eufacts", "review", str(facts), "--source", str(page)]
        os.execv(sys.executable, command)  # noqa: S606 - the program under test
    for key in (b"", b"a", b"a", b"s", b"\x1b[A", b"a"):
        os.write(terminal, key)
        _read(terminal)
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)

    left = len(proposals(facts.read_text(encoding="utf-8")))
    assert left == len(proposals(DRAFTED)) - 3


def _read(terminal: int) -> bytes:
    """Read a screen: until the keys have been printed on its last line."""
    screen, end = b"", time.monotonic() + 20
    while b" of " not in screen.rpartition(b"\n")[2] and time.monotonic() < end:
        if select.select([terminal], [], [], 0.1)[0]:
            screen += os.read(terminal, 65536)
    return screen


def test_a_fact_base_without_a_head_can_be_reviewed(ask: Ask, tmp_path: Path) -> None:
    """What its document lacks is said first, with the file's name; dropping works all the same."""
    page, facts = tmp_path / "ferries.md", tmp_path / "ferries.toml"
    page.write_text("# Ferries\n\n45 ferries rest. Kenya has 7 ships.\n", encoding="utf-8")
    drafted = draft(page.read_bytes(), page.name)
    facts.write_text(drafted, encoding="utf-8")
    listed = ask("review", str(facts), "--json")
    said = ask(
        "review",
        str(facts),
        "--source",
        str(page),
        "--drop",
        "ferries-rest",
        "--accept",
        "kenya-ships",
    )
    raw = tomli.loads(facts.read_text(encoding="utf-8"))
    lacks = (
        f"eufacts: {facts}: [document]: authors is missing; date is missing; type is missing;"
        " without it nothing can be listed\n"
    )

    assert (listed.code, listed.err) == (0, lacks)
    assert (said.code, said.err) == (
        0,
        f"{lacks}eufacts: 1 accepted, 1 dropped; check has nothing on what was accepted\n",
    )
    assert [one["words"] for one in raw["aside"]] == ["45"]
    assert [one["id"] for one in raw["figure"] if "review" not in one] == ["kenya-ships"]


@pytest.mark.parametrize("head", ["[document]", " [[ document ]] # ours", ""])
def test_an_edit_is_checked_whatever_the_head_lacks(head: str) -> None:
    """A wrong value is found, and nothing else is said, in whatever form the head is written."""
    text = draft(b"# Ferries\n\n45 ferries rest.\n", "ferries.md")
    _, rest = text.split("\n\n", 1)
    title = 'title = "Ferries"' if head else 'document.title = "Ferries"'
    text = f'{head}\n{title}\nlanguage = "en"\n\n{rest}' if head else f"{title}\n\n{rest}"
    wrong = text.replace("value = 45", "value = 54")
    first, second = find(text, "ferries-rest"), find(wrong, "ferries-rest")

    assert (problems_of(text, first)[:1], len(problems_of(wrong, second))) == ([], 1)
