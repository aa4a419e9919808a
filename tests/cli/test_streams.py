"""Standard output and standard error: an answer is written whole, or the exit code says why not."""

import fcntl
import os
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from eufacts.cli.app import COMMANDS

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs /dev/full and ulimit")

EUFACTS = [sys.executable, "-m", "eufacts"]
PRINTING = [
    "facts --json",
    "--help",
    "routes",
    "compare --format table",
    "figures --help",
    "--version",
    "cache path",
    "check --rules",
    "--show-completion",
]
"""Command lines of every kind that print something."""

OTHERS = [pytest.param(name, marks=pytest.mark.reliability) for name in ("unbuffered", "bare")]
"""Surroundings in which CI tries the same once, among what is about machines."""

in_all_surroundings = pytest.mark.parametrize("surroundings", ["buffered", *OTHERS], indirect=True)


def _each(lines: list[Any], elsewhere: int) -> pytest.MarkDecorator:
    """All lines in the usual surroundings, and the first few in the others too."""
    pairs = [pytest.param(line, "buffered") for line in lines]
    pairs += [
        pytest.param(line, *other.values, marks=other.marks)
        for other in OTHERS
        for line in lines[:elsewhere]
    ]
    return pytest.mark.parametrize(("line", "surroundings"), pairs, indirect=["surroundings"])


@pytest.fixture
def surroundings(request: pytest.FixtureRequest, cache: Path) -> Mapping[str, str]:
    """The environment of a command: as usual, in many container images, and next to none."""
    bare = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    usual = {**os.environ, "XDG_CACHE_HOME": str(cache)}
    usual.pop("PYTHONUNBUFFERED", None)
    return {
        "buffered": usual,
        "unbuffered": {**usual, "PYTHONUNBUFFERED": "1"},
        "bare": bare,
    }[request.param]


def _shell(line: str, surroundings: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "-c", line.replace("eufacts", " ".join(EUFACTS), 1)],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
        env=surroundings,
    )


@_each(PRINTING, elsewhere=2)
def test_a_reader_that_goes_away_is_141(line: str, surroundings: Mapping[str, str]) -> None:
    """As for any Unix tool that SIGPIPE stops, without a message: `eufacts … | head -1`."""
    reads, writes = os.pipe()
    os.close(reads)
    # From a shell, which is looked for among the parents before its completion is printed.
    run = subprocess.run(
        ["bash", "-c", f"{' '.join(EUFACTS)} {line}; exit $?"],
        stdout=writes,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
        env=surroundings,
    )
    os.close(writes)

    assert (run.returncode, run.stderr) == (141, "")


@in_all_surroundings
def test_head_reads_one_line(surroundings: Mapping[str, str]) -> None:
    """The answer is longer than a pipe's buffer, so eufacts always notices."""
    run = _shell("eufacts facts --json | head -1; exit ${PIPESTATUS[0]}", surroundings)

    assert (run.returncode, run.stderr) == (141, "")
    assert run.stdout.count("\n") == 1


EVERY_COMMAND = {
    "about": "",
    "agreements": "",
    "audit": "README.md",
    "cache": "path",
    "check": "",
    "cite": "syria-killed",
    "compare": "",
    "countries": "",
    "country": "Syria",
    "coverage": "--help",
    "excerpts": "",
    "draft": "",
    "doctor": "",
    "diff": "data/facts.toml tests/proof/flood/flood.toml",
    "export": "$(mktemp -d)/facts.csv",
    "facts": "",
    "figures": "",
    "footnotes": "",
    "funding": "--total",
    "instruments": "",
    "open": "syria-killed --print",
    "outline": "",
    "read": "20,000 people",
    "references": "",
    "review": "src/eufacts/drafting/start.toml --help",
    "routes": "",
    "schema": "figure",
    "search": "refugees",
    "show": "syria-killed",
    "timeline": "--year 2014",
    "verify": "",
}
"""Arguments with which each command has an answer."""


def test_every_command_is_tried() -> None:
    """A new command comes with arguments."""
    assert EVERY_COMMAND.keys() == {name for group in COMMANDS.values() for name in group}


@pytest.mark.parametrize(
    ("name", "pipe"),
    [
        *((name, "| true") for name in sorted(EVERY_COMMAND)),
        *((name, pipe) for name in ("facts", "show") for pipe in ("| head -1", "2>&1 | head -2")),
    ],
)
def test_an_answer_that_nobody_reads_is_not_a_missing_one(
    name: str, pipe: str, cache: Path
) -> None:
    """In a pipeline that takes its worst code, 1 would say that nothing was found."""
    surroundings = {**os.environ, "XDG_CACHE_HOME": str(cache)}
    line = f"set -o pipefail; eufacts {name} {EVERY_COMMAND[name]} {pipe} > /dev/null"

    assert _shell(line, surroundings).returncode in {0, 141}


@pytest.mark.parametrize(
    ("redirection", "reason"),
    [(">&-", "is closed"), (">/dev/full", "No space left on device")],
)
@_each(PRINTING, elsewhere=2)
def test_output_that_cannot_be_written_is_reported(
    line: str, redirection: str, reason: str, surroundings: Mapping[str, str]
) -> None:
    """Exit 4 and one line, whatever is printed."""
    run = _shell(f"eufacts {line} {redirection}", surroundings)

    said = f"standard output: {reason}"
    expected = (
        f'{{"error": "{said}", "exit_code": 4}}\n' if "--json" in line else f"eufacts: {said}\n"
    )
    assert (run.returncode, run.stdout, run.stderr) == (4, "", expected)


@pytest.mark.parametrize("redirection", ["2>&-", "2>/dev/full"])
@_each(
    [
        ("routes --country Turky", 2),
        ("routes", 0),
        ("--help", 0),
        ("cache clear", 0),
        ("funding --country Mali --min 1bn", 1),
        ("figures --min much", 2),
        ("figures --facts nowhere.toml", 4),
    ],
    elsewhere=2,
)
def test_messages_that_cannot_be_written_change_nothing(
    line: tuple[str, int],
    redirection: str,
    surroundings: Mapping[str, str],
    cache: Path,
    tmp_path: Path,
) -> None:
    """Where standard error is closed or full, answer and exit code are as ever."""
    words, code = line
    filled = tmp_path if words == "cache clear" else cache
    surroundings = {**surroundings, "XDG_CACHE_HOME": str(filled)}
    whole = _shell(f"eufacts {words}", surroundings)
    run = _shell(f"eufacts {words} {redirection}", surroundings)

    assert (run.returncode, run.stdout, run.stderr) == (code, whole.stdout, "")


@in_all_surroundings
def test_an_answer_is_not_cut_by_a_limit(surroundings: Mapping[str, str], tmp_path: Path) -> None:
    """Where only a part fits, the rest is not lost in silence."""
    line = f"ulimit -f 100; eufacts facts --json > {tmp_path / 'out'}"
    run = _shell(line, surroundings)

    said = '{"error": "standard output: File too large", "exit_code": 4}\n'
    assert (run.returncode, run.stderr) == (4, said)


@in_all_surroundings
def test_a_slow_pipe_that_does_not_block_gets_everything(surroundings: Mapping[str, str]) -> None:
    """What the pipe does not take at once is written when its reader has come so far."""
    whole = _shell("eufacts facts --json", surroundings).stdout.encode()
    reads, writes = os.pipe()
    fcntl.fcntl(writes, fcntl.F_SETFL, os.O_NONBLOCK)
    read = bytearray()

    def slowly() -> None:
        while piece := os.read(reads, 100_000):
            read.extend(piece)
            time.sleep(0.02)

    reader = threading.Thread(target=slowly)
    process = subprocess.Popen(
        [*EUFACTS, "facts", "--json"], stdout=writes, stderr=subprocess.PIPE, env=surroundings
    )
    os.close(writes)
    time.sleep(0.5)
    reader.start()
    _, said = process.communicate()
    reader.join()
    os.close(reads)

    assert (process.returncode, said) == (0, b"")
    assert len(whole) > 500_000
    assert bytes(read) == whole
