"""What only a process of its own shows: closed streams, optimised Python, signals."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from attempts import PROGRAM, SMALL, attempt, put

from conftest import Ask
from eufacts.cli.app import COMMANDS

pytestmark = pytest.mark.reliability

LINES = [[name] for commands in COMMANDS.values() for name in commands]


def _shell(line: str, home: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "-c", line.replace("eufacts", " ".join(PROGRAM))],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "XDG_CACHE_HOME": str(home / "cache")},
    )


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("eufacts read --source - <&-", "eufacts: standard input: is closed\n"),
        ("eufacts coverage --source - <&-", "eufacts: standard input: is closed\n"),
        ("eufacts read --source - <&2", "eufacts: standard input: "),
        ("eufacts read --source - 0> file", "eufacts: standard input: "),
    ],
)
def test_standard_input_that_cannot_be_read(line: str, said: str, tmp_path: Path) -> None:
    """Exit 4 and one line. A folder as standard input ends Python before eufacts begins."""
    run = _shell(f"cd {tmp_path}; {line} 2> >(cat >&2)", tmp_path)

    assert (run.returncode, run.stdout, run.stderr.count("\n")) == (4, "", 1)
    assert run.stderr.startswith(said)


@pytest.mark.parametrize("reader", ["head -c0", "true", "head -c1", "exec 0<&-"])
@pytest.mark.parametrize("line", ["facts --json", "compare -h", "cache path", "check --rules"])
def test_a_reader_that_goes_away(line: str, reader: str, tmp_path: Path) -> None:
    """It is 141, or all was written before; nothing is said."""
    run = _shell(f"eufacts {line} | {reader} >&2; exit ${{PIPESTATUS[0]}}", tmp_path)

    assert run.returncode in {0, 141}
    assert len(run.stderr) <= 1


def test_help_has_its_examples_where_python_drops_docstrings(ask: Ask) -> None:
    """The help of ``python -OO`` is the same, word for word."""
    code = (
        "import sys; from eufacts.cli.app import main\n"
        "sys.exit(max([main([*line.split(), '-h']) for line in sys.argv[1:]]))"
    )
    lines = ["", *(name for (name,) in LINES), "cache path", "cache clear"]
    run = subprocess.run(
        [sys.executable, "-OO", "-c", code, *lines], capture_output=True, text=True, check=True
    )

    assert run.stdout == "".join(ask(*line.split(), "-h").out for line in lines)
    assert run.stdout.count("Examples:") >= len(LINES) - 1


LONG = """
import os, sys
from eufacts.index import store
from eufacts.__main__ import run
select = store.Index.select
def endless(self, sql, parameters=()):
    os.write(1, b"!")
    return select(self, "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
                        "SELECT count(*) FROM n")
store.Index.select = endless
run()
"""


@pytest.mark.parametrize(("ending", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, -15)])
def test_a_signal_ends_a_question_that_takes_long(
    ending: signal.Signals, code: int, tmp_path: Path
) -> None:
    """SQLite works in one statement, and the signal need not wait for its end."""
    base = put(tmp_path / "base.toml", SMALL)
    assert attempt("figures", "--facts", base, home=tmp_path).code == 0
    process = subprocess.Popen(
        [sys.executable, "-c", LONG, "figures", "--json", "--facts", str(base)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache")},
    )
    assert process.stdout is not None
    assert process.stdout.read(1) == b"!"
    process.send_signal(ending)
    out, err = process.communicate(timeout=20)

    assert (process.returncode, out, err) == (code, b"", b"")
