"""No command but ``open`` goes anywhere: sockets are forbidden, and none is asked for."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from attempts import SMALL, SOURCE, put

from eufacts.cli.app import COMMANDS

pytestmark = pytest.mark.reliability

FORBIDDING = """
import json, os, sys
from pathlib import Path

def forbid(event, arguments):
    if event.startswith("socket.") or event in {"webbrowser.open", "urllib.Request"}:
        sys.stderr.write(f"FORBIDDEN {event}\\n")
        os._exit(99)

sys.addaudithook(forbid)
from eufacts.cli.app import main
for words in json.loads(sys.argv[1]):
    Path("facts.lock").unlink(missing_ok=True)
    print("TRIED", *words, flush=True)
    print("CODE", main(words), flush=True)
"""
"""Runs eufacts under a hook that Python calls before it makes a socket, and that nothing undoes."""

ARGUMENTS: dict[str, list[list[str]]] = {
    "country": [["Turkey"]],
    "search": [["label"]],
    "show": [["people"]],
    "cite": [["people"], ["people", "--style", "apa"], ["--style", "bibtex"]],
    "open": [["people", "--print"], ["people", "--json"]],
    "export": [["facts.csv"], ["facts.md", "--force"], ["facts.html"]],
    "cache": [["path"], ["clear"]],
    "verify": [[], ["--source", "source.txt", "--write-lock"]],
    "coverage": [["--source", "source.txt"]],
    "compare": [[], ["--chart", "x.vl.json"]],
}
"""What each command is tried with; those that are not here, with nothing."""

LINES = [
    [name, *words]
    for group in COMMANDS.values()
    for name in group
    for words in ARGUMENTS.get(name, [[]])
]


def _run(lines: list[list[str]], home: Path) -> subprocess.CompletedProcess[str]:
    """Run command lines after each other, in one process, which ends at the first socket."""
    put(home / "facts.toml", SMALL)
    put(home / "source.txt", SOURCE)
    return subprocess.run(
        [sys.executable, "-c", FORBIDDING, json.dumps(lines)],
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


def test_no_command_makes_a_socket(tmp_path: Path) -> None:
    """Every command, with every kind of work that it does, runs where sockets are forbidden."""
    run = _run(LINES, tmp_path)
    codes = re.findall(r"^CODE (\d+)$", run.stdout, re.MULTILINE)

    assert (run.returncode, "Traceback" in run.stderr) == (0, False), run.stdout[-80:] + run.stderr
    assert len(codes) == len(LINES)
    assert set(codes) <= set("01245")


def test_the_hook_works(tmp_path: Path) -> None:
    """``open`` without --print asks for the browser, and the hook sees it."""
    run = _run([["open", "people"]], tmp_path)

    assert (run.returncode, "FORBIDDEN webbrowser.open" in run.stderr) == (99, True)
