"""What differs on a terminal: long answers are paged, and JSON is made for eyes."""

import json
import os
import pty
import re
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import pytest

from conftest import Ask
from eufacts.cli.environment import use_colour

EUFACTS = [sys.executable, "-m", "eufacts"]


class Seen(NamedTuple):
    """What a run on a terminal leaves behind."""

    code: int
    text: str


def on_terminal(line: str, **variables: str) -> Seen:
    """Run eufacts with a terminal of 80 columns and 24 lines as its standard output."""
    usual = {"COLUMNS": "80", "LINES": "24", "TERM": "xterm", "NO_COLOR": "1"}
    unset = {"EUFACTS_PAGER", "PAGER", "LESS", "FORCE_COLOR"}
    inherited = {name: value for name, value in os.environ.items() if name not in unset}
    leader, follower = pty.openpty()
    process = subprocess.Popen(
        [*EUFACTS, *line.split()],
        stdin=subprocess.DEVNULL,
        stdout=follower,
        stderr=subprocess.PIPE,
        env={**inherited, **usual, **variables},
    )
    os.close(follower)
    seen = b""
    with suppress(OSError):  # how a terminal says that all has been read
        while piece := os.read(leader, 65536):
            seen += piece
    os.close(leader)
    process.communicate()
    return Seen(process.returncode, seen.decode().replace("\r\n", "\n"))


def recorder(file: Path) -> str:
    """The command of a pager that keeps what it is given."""
    return f"tee {file}"


def test_a_long_answer_is_paged(tmp_path: Path, ask: Ask) -> None:
    """The pager gets the very table that a terminal of this width would."""
    paged = tmp_path / "paged"
    seen = on_terminal("funding", EUFACTS_PAGER=recorder(paged))

    assert seen == (0, ask("funding", "--format", "table").out)
    assert paged.read_text() == seen.text


@pytest.mark.parametrize(
    "line", ["cite fn.1 fn.2 fn.5 fn.7 fn.8 fn.9 fn.10 --quote", "check --explain qualifier"]
)
def test_other_long_texts_are_paged_too(line: str, tmp_path: Path) -> None:
    """What has no table is paged where its lines, folded at the terminal's width, are too many."""
    paged = tmp_path / "paged"
    seen = on_terminal(line, EUFACTS_PAGER=recorder(paged))

    assert (seen.code, paged.read_text()) == (0, seen.text)


def test_a_page_on_a_rule_is_wrapped(ask: Ask) -> None:
    """Its paragraphs fill the terminal's width, its examples stay as they are."""
    piped = ask("check", "--explain", "qualifier").out
    seen = on_terminal("check --explain qualifier --no-pager", COLUMNS="50").text

    paragraphs, examples = re.split(r"```.*?```", seen, flags=re.DOTALL), r"```.*?```"
    assert max(len(line) for part in paragraphs for line in part.splitlines()) <= 50
    assert re.findall(examples, seen, re.DOTALL) == re.findall(examples, piped, re.DOTALL)
    assert seen.split() == piped.split()


def test_colours_are_paged_too(tmp_path: Path) -> None:
    """What is paged is a terminal's, though the pager reads it from a pipe."""
    paged = tmp_path / "paged"
    on_terminal("funding", EUFACTS_PAGER=recorder(paged), NO_COLOR="")

    assert "\x1b[1;32mEUR 3.9 billion" in paged.read_text()


@pytest.mark.parametrize(
    ("line", "variables"),
    [
        ("funding --limit 2", {}),
        ("funding --no-pager", {}),
        ("funding", {"EUFACTS_PAGER": ""}),
        ("funding", {"EUFACTS_PAGER": "cat"}),
        ("funding", {"TERM": "dumb"}),
    ],
)
def test_what_is_not_paged(line: str, variables: dict[str, str], tmp_path: Path, ask: Ask) -> None:
    """What fits on the screen, what nobody wants paged, and what a terminal cannot page."""
    paged = tmp_path / "paged"
    seen = on_terminal(line, **{"EUFACTS_PAGER": recorder(paged), **variables})

    shown = [word for word in line.split() if word != "--no-pager"]
    assert seen == (0, ask(*shown, "--format", "table").out)
    assert not paged.exists()


def test_which_pager(tmp_path: Path) -> None:
    """EUFACTS_PAGER comes before PAGER, and what is not there pages nothing but loses nothing."""
    own, usual = tmp_path / "own", tmp_path / "usual"
    on_terminal("funding", EUFACTS_PAGER=recorder(own), PAGER=recorder(usual))
    assert (own.exists(), usual.exists()) == (True, False)

    on_terminal("funding", PAGER=recorder(usual))
    assert usual.read_text() == own.read_text()

    assert on_terminal("funding", PAGER="no-such-pager") == (0, own.read_text())


def test_a_pager_may_end_early() -> None:
    """Who has read enough has the answer: nothing is wrong."""
    seen = on_terminal("facts", EUFACTS_PAGER="head -1")

    assert (seen.code, seen.text.count("\n")) == (0, 1)


def test_a_pipe_is_never_paged(tmp_path: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not even with a table."""
    monkeypatch.setenv("EUFACTS_PAGER", recorder(tmp_path / "paged"))

    assert ask("funding", "--format", "table").out.count("\n") > 24
    assert not (tmp_path / "paged").exists()


@pytest.mark.parametrize("line", ["figures --json", "country Syria --json"])
def test_json_on_a_terminal_is_indented_and_coloured(line: str, ask: Ask) -> None:
    """It says the same as in a pipe, where it is as ever."""
    piped = ask(*line.split()).out
    plain = on_terminal(f"{line} --no-pager").text
    coloured = on_terminal(f"{line} --no-pager", NO_COLOR="").text

    assert plain == json.dumps(json.loads(piped), indent=2, ensure_ascii=False) + "\n"
    assert "\x1b[32m" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == plain


@pytest.mark.parametrize(
    ("variables", "terminal", "expected"),
    [
        ({}, True, True),
        ({}, False, False),
        ({"FORCE_COLOR": "1"}, False, True),
        ({"FORCE_COLOR": "0"}, True, False),
        ({"FORCE_COLOR": ""}, True, True),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
        ({"TERM": "dumb", "FORCE_COLOR": "1"}, True, False),
    ],
)
def test_who_decides_on_colour(variables: dict[str, str], terminal: bool, expected: bool) -> None:
    """The variables that terminals and their programs have agreed upon."""
    assert use_colour(variables, terminal=terminal) is expected
