"""No command but ``open`` goes anywhere: sockets are forbidden, and none is asked for."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from attempts import SMALL, SOURCE, put

from eufacts.cli.app import COMMANDS

pytestmark = pytest.mark.reliability

FORBIDDING = """
import sys

def forbid(event, arguments):
    if event.startswith("socket.") or event in {"webbrowser.open", "urllib.Request"}:
        sys.stderr.write(f"FORBIDDEN {event}\\n")
        import os
        os._exit(99)

sys.addaudithook(forbid)
from eufacts.cli.app import main
sys.exit(main(sys.argv[1:]))
"""
"""Runs eufacts under a hook that Python calls before it makes a socket, and that nothing undoes."""

ARGUMENTS: dict[str, list[list[str]]] = {
    "country": [["Turkey"]],
    "search": [["label"]],
    "show": [["people"]],
    "cite": [["people"], ["people", "--style", "apa"], ["--style", "bibtex"]],
    "open": [["people", "--print"], ["people", "--json"]],
    "export": [["facts.csv"], ["facts.md", "--force"]],
    "cache": [["path"], ["clear"]],
    "verify": [[], ["--source", "source.txt", "--write-lock"]],
    "coverage": [["--source", "source.txt"]],
    "compare": [[]],
}
"""What each command is tried with; those that are not here, with nothing."""

LINES = [
    [name, *words]
    for group in COMMANDS.values()
    for name in group
    for words in ARGUMENTS.get(name, [[]])
]


def _run(words: list[str], home: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", FORBIDDING, *words],
        capture_output=True,
        text=True,
        check=False,
        cwd=home,
        env={
            **os.environ,
            "XDG_CACHE_HOME": str(home / "cache"),
            "EUFACTS_FACTS": "facts.toml",
            "BROWSER": "true",
        },
    )


@pytest.mark.parametrize("words", LINES, ids=" ".join)
def test_no_command_makes_a_socket(words: list[str], tmp_path: Path) -> None:
    """Every command, with every kind of work that it does, runs where sockets are forbidden."""
    put(tmp_path / "facts.toml", SMALL)
    put(tmp_path / "source.txt", SOURCE)
    run = _run(words, tmp_path)

    assert "FORBIDDEN" not in run.stderr
    assert "Traceback" not in run.stderr
    assert run.returncode in {0, 1, 2, 4, 5}


def test_the_hook_works(tmp_path: Path) -> None:
    """``open`` without --print asks for the browser, and the hook sees it."""
    put(tmp_path / "facts.toml", SMALL)

    assert "FORBIDDEN webbrowser.open" in _run(["open", "people"], tmp_path).stderr
