"""An index is named by what was read: files that change between two steps cannot make it wrong."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from eufacts.format.lock import lock_of
from eufacts.format.reader import read

FLOOD = Path(__file__).parents[1] / "proof" / "flood" / "flood.toml"
LONG_AGO = 1_000_000_000

pytestmark = [
    pytest.mark.reliability,
    pytest.mark.skipif(sys.platform == "win32", reason="needs symbolic links"),
]

TURNING = """
import json, os, shutil, sys
from itertools import count
from pathlib import Path
from eufacts.index.store import open_index
from eufacts.answers.question import Question, ask

facts, link, cache = map(Path, sys.argv[1:])
moment, turns, busy = 0, {}, True

def turn(to):
    draft = link.with_name("draft")
    draft.symlink_to(to)
    draft.replace(link)

def watch(event, arguments):
    global moment, busy
    if not busy and event in {"open", "os.scandir", "os.listdir", "sqlite3.connect", "import"}:
        busy = True
        moment += 1
        if moment in turns:
            turn(turns[moment])
        busy = False

def answer():
    with open_index(facts, cache) as index:
        return "".join(ask(index, Question()))

def fresh(to):
    shutil.rmtree(cache, ignore_errors=True)
    turn(to)
    return answer()

right = {to: fresh(to) for to in "ab"}
assert right["a"] != right["b"]
sys.addaudithook(watch)
wrong = []
for nth in count(1):
    for back in (0, 1, 2, 3, 5, 8):
        shutil.rmtree(cache, ignore_errors=True)
        turn("a")
        moment, turns, busy = 0, {nth: "b", nth + back: "a"} if back else {nth: "b"}, False
        answer()
        busy = True
        reached = moment
        for to in "ab":
            turn(to)
            if answer() != right[to]:
                wrong.append((nth, back, to))
    if reached < nth:
        break
print(json.dumps([nth, wrong]))
"""
"""Turns a link from a to b at each step of a look-up, and back again some steps later."""


@pytest.mark.parametrize("what", ["fact base", "lock", "folder", "file in a folder"])
def test_a_link_that_turns_makes_no_wrong_index(what: str, tmp_path: Path) -> None:
    """Whenever it turns, the next answers for a and for b are right."""
    base, link = _laid(what, tmp_path)
    run = subprocess.run(
        [sys.executable, "-c", TURNING, base, link, tmp_path / "cache"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (run.returncode, run.stderr) == (0, "")
    moments, wrong = json.loads(run.stdout)
    assert moments > 3
    assert wrong == []


def _laid(what: str, home: Path) -> tuple[Path, Path]:
    """Lay out a fact base and the two states, a and b, of what turns; they differ by a digit.

    Returns:
        The fact base, and the link that turns; a and b lie beside it.
    """
    text = FLOOD.read_text(encoding="utf-8")
    texts = {"a": text, "b": text.replace("value = 182740", "value = 182741")}
    lock = lock_of(read(FLOOD), "flood.txt", "00", {}).text()
    locks = {"a": lock, "b": lock.replace('source = "flood.txt"', 'source = "other.txt"')}
    states = locks if what == "lock" else texts
    if what == "folder":
        for name in texts:
            (home / name).mkdir()
        files = {home / name / "flood.toml": text for name, text in texts.items()}
    else:
        files = {home / name: text for name, text in states.items()}
    if what == "lock":
        files[home / "facts.toml"] = text
    for file, content in files.items():
        file.write_text(content, encoding="utf-8")
        os.utime(file, (LONG_AGO, LONG_AGO))
    facts = home / "facts.toml"
    match what:
        case "lock":
            return facts, home / "facts.lock"
        case "folder":
            return home / "folder", home / "folder"
        case "file in a folder":
            return home, facts
        case _:
            return facts, facts
