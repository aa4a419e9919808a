"""The machine: streams, signals, homes, caches, clocks, encodings and widths of every sort."""

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from attempts import PROGRAM, SMALL, SOURCE, attempt, put
from rich.cells import cell_len

pytestmark = pytest.mark.machine


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """A small fact base that has not changed for long."""
    return put(tmp_path / "base.toml", SMALL)


def _shell(line: str, home: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "-c", line.replace("eufacts", " ".join(PROGRAM))],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "XDG_CACHE_HOME": str(home / "cache"), **variables},
    )


@pytest.mark.parametrize("command", ["figures", "--help", "figures --help", "--version", "check"])
@pytest.mark.parametrize(
    ("closed", "code"), [("<&-", None), (">&- 2>&-", 4), ("<&- >&-", 4), ("<&- >&- 2>&-", 4)]
)
def test_several_streams_closed(
    command: str, closed: str, code: int | None, base: Path, tmp_path: Path
) -> None:
    """Input is not needed; without output it is exit 4, even if no message can be written."""
    run = _shell(f"eufacts {command} {closed}", tmp_path, EUFACTS_FACTS=str(base))

    said = "eufacts: standard output: is closed\n" if code and "2>&-" not in closed else ""
    found = 5 if command == "check" else 0  # the small fact base breaks two rules
    assert (run.returncode, run.stderr) == (code or found, said)


LOCKING = """
import os, signal, sys
from pathlib import Path
from eufacts.format import lock

def killed(*_):
    os.kill(os.getpid(), signal.SIGINT)

Path.replace = killed
sys.argv = ["eufacts", *sys.argv[1:]]
from eufacts.__main__ import run
run()
"""


def test_an_interrupted_lock_leaves_no_half_file(base: Path, tmp_path: Path) -> None:
    """Ctrl-C between writing and moving a lock: the old one is kept, and nothing else is left."""
    source = put(tmp_path / "source.txt", SOURCE)
    base.with_suffix(".lock").write_text("old", encoding="utf-8")
    words = ["verify", "--facts", base, "--source", source, "--write-lock", "--force"]
    run = subprocess.run(
        [sys.executable, "-c", LOCKING, *map(str, words)],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (run.returncode, run.stderr) == (130, "")
    assert base.with_suffix(".lock").read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == [
        "base.lock",
        "base.toml",
        "source.txt",
    ]


@pytest.mark.parametrize(("mask", "mode"), [("022", 0o644), ("077", 0o600), ("002", 0o664)])
def test_a_lock_has_the_permissions_that_the_user_wants(
    mask: str, mode: int, base: Path, tmp_path: Path
) -> None:
    """A new lock's permissions are what the umask leaves."""
    source = put(tmp_path / "source.txt", SOURCE)
    line = f"umask {mask}; eufacts verify --facts {base} --source {source} --write-lock"
    run = _shell(line, tmp_path)

    assert run.returncode == 0, run.stdout
    assert base.with_suffix(".lock").stat().st_mode & 0o777 == mode


def test_no_home_and_no_cache(base: Path, tmp_path: Path) -> None:
    """Without HOME, with a cache that is a file, in a place that is full or is read-only."""
    blocked = tmp_path / "blocked"
    blocked.write_text("a file", encoding="utf-8")
    for variables in (
        {"HOME": "", "XDG_CACHE_HOME": ""},
        {"XDG_CACHE_HOME": str(blocked)},
        {"XDG_CACHE_HOME": "/dev/full"},
        {"XDG_CACHE_HOME": "/proc"},
        {"XDG_CACHE_HOME": "relative"},
    ):
        run = _shell(f"cd {tmp_path}; eufacts figures --json --facts {base}", tmp_path, **variables)
        assert (run.returncode, run.stderr) == (0, ""), variables
        assert json.loads(run.stdout)[0]["value"] == 5


def test_a_full_disk_while_indexing(base: Path, tmp_path: Path) -> None:
    """Where the index cannot be written to its end, it is made in memory, and no part is left."""
    line = f"ulimit -f 8; trap '' XFSZ; eufacts figures --json --facts {base}"
    run = _shell(line, tmp_path)

    assert run.returncode == 0, run.stderr
    assert list((tmp_path / "cache").rglob("*.*")) == []


def test_thirty_at_once_on_a_cold_cache(base: Path, tmp_path: Path) -> None:
    """Thirty processes build the same index at once: all answer alike, and one index is left."""
    processes = [
        subprocess.Popen(
            [*PROGRAM, "figures", "--json", "--facts", str(base)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache")},
        )
        for _ in range(30)
    ]
    said = {process.communicate() for process in processes}

    assert {process.returncode for process in processes} == {0}
    assert len(said) == 1
    assert len(list((tmp_path / "cache" / "eufacts").iterdir())) == 1


DAMAGES = 60


@pytest.mark.parametrize("rotten", [False, True])
def test_a_damaged_cache(rotten: bool, base: Path, tmp_path: Path) -> None:
    """An index cut at any length or with any bit flipped: the right answer.

    Where the disk changed it and no program wrote to it: no traceback; the next test tells more.
    """
    code = (
        "import os, sys, random; from pathlib import Path\n"
        "from eufacts.cli.app import main\n"
        "kept, whole = Path(sys.argv[1]), Path(sys.argv[1]).read_bytes()\n"
        "dice, times = random.Random(7), kept.stat().st_mtime_ns\n"
        f"for index in range({DAMAGES}):\n"
        "    if index % 2:\n"
        f"        damaged = whole[: len(whole) * index // {DAMAGES}]\n"
        "    else:\n"
        "        damaged = bytearray(whole)\n"
        "        at = dice.randrange(len(whole) if index % 4 else 4096)\n"
        "        damaged[at] ^= 1 << dice.randrange(8)\n"
        "    kept.write_bytes(damaged)\n"
        f"    if {rotten}:\n"
        "        os.utime(kept, ns=(times, times))\n"
        "    for words in (['figures'], ['search', 'label'], ['country', 'TR']):\n"
        "        code = main([*words, '--json', '--facts', sys.argv[2]])\n"
        "        sys.stderr.write(f'{code} ')\n"
    )
    questions = (("figures",), ("search", "label"), ("country", "TR"))
    answers = [attempt(*words, "--json", "--facts", base, home=tmp_path) for words in questions]
    (kept,) = (tmp_path / "cache" / "eufacts").iterdir()
    run = subprocess.run(
        [sys.executable, "-c", code, str(kept), str(base)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache")},
    )

    assert run.returncode == 0, run.stderr[-800:]
    assert "Traceback" not in run.stderr
    assert rotten or run.stdout == "".join(answer.out for answer in answers) * DAMAGES


@pytest.mark.parametrize("when", [0, 1, 2**31 - 1, 4 * 10**9])
def test_a_clock_that_jumps(when: int, base: Path, tmp_path: Path) -> None:
    """A fact base from 1970 or from the future is read; the next change of it is seen."""
    os.utime(base, (when, when))
    first = attempt("figures", "--json", "--facts", base, home=tmp_path)
    put(base, SMALL.replace("value = 5", "value = 6"))
    os.utime(base, (when, when))
    second = attempt("figures", "--json", "--facts", base, home=tmp_path)

    assert [json.loads(one.out)[0]["value"] for one in (first, second)] == [5, 6]


@pytest.mark.parametrize(
    "variables",
    [
        {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "latin-1"},
        {"PYTHONIOENCODING": "utf-16"},
        {"PYTHONIOENCODING": "cp437"},
        {"TERM": "dumb", "FORCE_COLOR": "1"},
        {"TERM": ""},
        {"LINES": "x", "COLUMNS": "x"},
        {"PYTHONOPTIMIZE": "2"},
    ],
    ids=str,
)
def test_every_locale_and_encoding(variables: dict[str, str], tmp_path: Path) -> None:
    """Words beyond ASCII are shown, or written as escapes, in whatever encoding there is."""
    base = put(tmp_path / "base.toml", SMALL.replace("A label", "Ärger – 文書 “x”"))
    for form in ("table", "plain", "json", "csv", "markdown"):
        said = attempt(
            "figures", "--format", form, "--facts", base, home=tmp_path, variables=variables
        )
        assert (said.code, said.err) == (0, "")


def test_every_width(base: Path, tmp_path: Path) -> None:
    """At any width from 0 to 500, lists and records for people answers."""
    code = (
        "import os, sys; from eufacts.cli.app import main\n"
        "for width in (*range(0, 60), *range(60, 501, 20)):\n"
        "    os.environ['COLUMNS'] = str(width)\n"
        "    assert main(['figures', '--format', 'table', '--facts', sys.argv[1]]) == 0\n"
        "    assert main(['show', 'people', '--format', 'table', '--facts', sys.argv[1]]) == 0\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, str(base)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache")},
    )

    assert (run.returncode, run.stderr) == (0, "")


@pytest.mark.parametrize("width", [0, 1, 9, 39, 40, 333, 500])
def test_a_width_for_real(width: int, base: Path, tmp_path: Path) -> None:
    """The terminal says how wide it is, and whatever it says, there is an answer."""
    wide = {"COLUMNS": str(width)}
    asked = ("figures", "--format", "table", "--facts", base)
    said = attempt(*asked, home=tmp_path, variables=wide)

    assert (said.code, said.err) == (0, "")
    assert width < 40 or max(map(cell_len, said.out.splitlines())) <= width


def test_damage_shows_no_record_that_is_not_right(base: Path, tmp_path: Path) -> None:
    """Whatever bit flips in an index: what is shown is what the fact base says, word for word."""
    asked = ("facts", "--jsonl", "--facts", base)
    right = attempt(*asked, home=tmp_path).out.splitlines()
    (kept,) = (tmp_path / "cache" / "eufacts").iterdir()
    whole, dated = kept.read_bytes(), kept.stat().st_mtime_ns
    dice = random.Random(7)  # noqa: S311 - the same damage every time
    holding = [at for at in range(len(whole) - 9) if whole[at : at + 9] == b'"value":5']
    places = [dice.randrange(len(whole)) for _ in range(12)] + [at + 8 for at in holding]
    for at in places:
        damaged = bytearray(whole)
        damaged[at] ^= 1 << dice.randrange(8)
        kept.write_bytes(damaged)
        os.utime(kept, ns=(dated, dated))  # as it was: the disk did it, and no program
        said = attempt(*asked, home=tmp_path)
        assert said.code in {0, 1}, said.err
        assert set(said.out.splitlines()) <= set(right)
        assert at not in places[12:] or said.out.splitlines() == right
    assert places[12:]
