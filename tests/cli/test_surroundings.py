"""Streams, file names, encodings and variables that are not as usual: an answer, or one error."""

import json
import os
import signal
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest

from conftest import Ask
from eufacts.cli import streams
from eufacts.cli.app import COMMANDS, main
from eufacts.cli.environment import use_colour
from eufacts.errors import FileError
from eufacts.format.files import read_stream
from eufacts.index.store import open_index, shipped

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX")

SOURCE = ("read --source -", "verify --source -", "coverage --source -", "draft -")


@pytest.fixture
def pipe() -> Iterator[tuple[int, int]]:
    """A pipe: what is read from, which does not block, and what is written to."""
    reads, writes = os.pipe()
    os.set_blocking(reads, False)
    yield reads, writes
    os.close(reads)


@pytest.mark.parametrize("command", SOURCE)
def test_standard_input_that_is_closed(
    command: str, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit 4 and one line."""
    monkeypatch.setattr(sys, "stdin", None)

    assert ask(*command.split()) == (4, "", "eufacts: standard input: is closed\n")


@pytest.mark.parametrize("opened", [os.O_WRONLY, os.O_RDONLY], ids=["for writing", "folder"])
@pytest.mark.parametrize("command", SOURCE)
def test_standard_input_that_cannot_be_read(
    command: str, opened: int, ask: Ask, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A folder, or what is only written to: exit 4 and one line."""
    path = tmp_path if opened == os.O_RDONLY else tmp_path / "written"
    number = os.open(path, opened | (os.O_CREAT if opened else 0))
    raw = SimpleNamespace(read=lambda size: os.read(number, size))
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=SimpleNamespace(raw=raw)))
    said = ask(*command.split())
    os.close(number)

    assert (said.code, said.out, said.err.count("\n")) == (4, "", 1)
    assert said.err.startswith("eufacts: standard input: ")


def test_a_pipe_that_does_not_block_is_read_to_its_end(pipe: tuple[int, int]) -> None:
    """Where nothing has come yet, it is waited for."""
    reads, writes = pipe
    pieces = [b"", b"20,000 ", b"", b"people"]

    def write(*_: object) -> None:
        os.write(writes, pieces.pop(0)) if pieces else os.close(writes)

    before = signal.signal(signal.SIGALRM, write)
    signal.setitimer(signal.ITIMER_REAL, 0.02, 0.02)
    try:
        with open(reads, "rb", closefd=False) as stream:
            assert read_stream(stream, "a pipe") == b"20,000 people"
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def test_a_stream_has_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading ends soon after it."""
    monkeypatch.setenv("EUFACTS_MAX_MB", "1")
    with (
        Path("/dev/zero").open("rb") as endless,
        pytest.raises(FileError, match="larger than 1 MB"),
    ):
        read_stream(endless, "endless")


ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"


@contextmanager
def _interrupted_soon() -> Iterator[None]:
    """Ctrl-C, a moment from now, reaches what runs then."""
    before = signal.signal(signal.SIGALRM, signal.default_int_handler)
    signal.setitimer(signal.ITIMER_REAL, 0.05)
    with pytest.raises(KeyboardInterrupt):
        yield
    signal.signal(signal.SIGALRM, before)


def test_a_signal_ends_a_long_statement() -> None:
    """SQLite gives it its turn, and it is not taken for a damaged index."""
    with open_index(shipped()) as index, _interrupted_soon():
        index.select(ENDLESS)


def test_a_signal_ends_the_wait_for_another_process(tmp_path: Path, shipped_text: str) -> None:
    """An index that another process is writing is waited for, but not against Ctrl-C."""
    base = tmp_path / "base.toml"
    base.write_text(shipped_text, encoding="utf-8")
    with open_index(base, tmp_path) as index:
        kept = index.path
    assert kept is not None
    with closing(sqlite3.connect(kept, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with _interrupted_soon():
            open_index(base, tmp_path)


def test_a_signal_ends_a_long_statement_of_building(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The index is not built in memory instead, and no part of it is left."""
    monkeypatch.setattr("eufacts.index.build.TABLES", f"CREATE TABLE a AS {ENDLESS};")
    base = tmp_path / "base.toml"
    base.write_bytes(shipped().read_bytes())
    with _interrupted_soon():
        open_index(base, tmp_path / "cache")

    assert list((tmp_path / "cache").iterdir()) == []


ENCODINGS = ("latin-1", "ascii", "cp437", "utf-16", "utf-7", "cp037", "shift_jis", "utf-8")


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_help_errors_and_answers_are_written_in_any_encoding(
    encoding: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """What it cannot encode is written as an escape; JSON is UTF-8 in any of them."""
    files = tmp_path / "out", tmp_path / "err"

    def run(*arguments: str) -> tuple[int, bytes, bytes]:
        with (
            files[0].open("w", encoding=encoding) as out,
            files[1].open("w", encoding=encoding) as err,
        ):
            monkeypatch.setattr(sys, "stdout", out)
            monkeypatch.setattr(sys, "stderr", err)
            streams.guard_streams()
            code = main(arguments)
        return code, files[0].read_bytes(), files[1].read_bytes()

    code, out, err = run("compare", "-h")
    assert (code, err) == (0, b"")
    assert "eufacts compare" in out.decode(encoding)
    for words in (
        ("show", "文書"),
        ("文書",),
        ("facts", "--文書"),
        ("export", "文書"),
        ("facts", "文書"),
    ):
        code, out, err = run(*words)
        assert (code in {1, 2}, out) == (True, b"")
        assert words[-1].replace("-", "").encode(encoding, "backslashreplace").decode(
            encoding
        ) in err.decode(encoding)
        if words[0] != "export":
            code, out, err = run(*words, "--json")
            assert "文書" in json.loads(err.decode())["error"]
    code, out, err = run("country", "Turkey", "--format", "table")
    assert (code, err) == (0, b"")
    assert out.decode(encoding)
    code, out, err = run("country", "Turkey", "--json")
    assert json.loads(out.decode())["name"] == "Türkiye"


@pytest.mark.parametrize(
    ("variables", "coloured"),
    [
        ({"FORCE_COLOR": "0"}, False),
        ({"FORCE_COLOR": ""}, True),
        ({"FORCE_COLOR": "1"}, True),
        ({"FORCE_COLOR": "0", "NO_COLOR": ""}, False),
        ({"NO_COLOR": ""}, True),
        ({"NO_COLOR": "0"}, False),
        ({"TERM": "dumb", "FORCE_COLOR": "3"}, False),
    ],
)
def test_colour_on_a_terminal(variables: dict[str, str], *, coloured: bool) -> None:
    """FORCE_COLOR=0 is a wish for none; an empty variable is not a wish."""
    assert use_colour(variables, terminal=True) is coloured


COMMAND_LINES = {
    "check": "check {}",
    "cite": "cite syria-killed --facts {}",
    "country": "country Syria --facts {}",
    "coverage": "coverage --source /dev/null --facts {}",
    "diff": "diff {0} {0}",
    "export": "export nowhere/a.csv --facts {}",
    "open": "open syria-killed --print --facts {}",
    "review": "review --json {}",
    "search": "search refugees --facts {}",
    "show": "show syria-killed --facts {}",
}


@pytest.mark.parametrize("unusable", ["/nonexistent", "/dev/null", "\udcff", "x" * 5000])
def test_what_is_typed_wins_over_the_environment(
    unusable: str, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fact base in EUFACTS_FACTS that cannot be read hinders no command that names another."""
    typed = str(shipped())
    slow = {"check", "coverage", "verify"} if unusable != "/nonexistent" else set()
    lines = [
        COMMAND_LINES.get(name, f"{name} --facts {{}}").format(typed).split()
        for name in (name for commands in COMMANDS.values() for name in commands)
        if name not in {"read", "cache", "draft", *slow}
    ]
    lines += [["figures", "lebanon", "--facts", typed]]
    usual = [ask(*line) for line in lines]
    usual += [ask("check", "--rules"), ask("cite", "--styles"), ask("read", "5 people"), ask("-V")]
    monkeypatch.setenv("EUFACTS_FACTS", unusable)
    now = [ask(*line) for line in lines]
    now += [ask("check", "--rules"), ask("cite", "--styles"), ask("read", "5 people"), ask("-V")]

    assert now == usual
    assert ask("figures").code in {3, 4}


@pytest.mark.parametrize("style", ["~nouser/x.csl", "~/nowhere.csl", "~\x01/x.csl", "~nouser.csl"])
def test_a_style_of_an_unknown_user(style: str, ask: Ask) -> None:
    """There is no such file."""
    said = ask("cite", "syria-killed", "--style", style)

    assert (said.code, said.out, said.err.count("\n")) == (4, "", 1)
    assert "no such file" in said.err
