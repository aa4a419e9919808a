"""Impatient people: Ctrl-C at many moments of every kind of work.

A moment counts from where eufacts begins: the process says through a pipe that Python has started
and that ``run`` comes next. ``EUFACTS_FUZZ=nightly`` tries ten times as many.
"""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from attempts import FOR_EVER, SMALL, SOURCE, put

pytestmark = [
    pytest.mark.machine,
    pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for others"),
]

MOMENTS = 40 if os.environ.get("EUFACTS_FUZZ") == "nightly" else 4

BEGINNING = """
import os, sys
from eufacts.__main__ import run
os.write(int(sys.argv.pop(1)), b"!")
run()
"""

LARGE = SMALL + "".join(
    f'[[statement]]\nid = "x{n}"\nlabel = "x"\nexcerpts = ["I.1.1"]\n'
    'topic = "arrivals"\ntype = "finding"\n'
    for n in range(300)
)
"""A fact base whose index takes a while."""

OLD_LOCK = "# What `eufacts verify --source FILE --write-lock` has proven. Not to be edited.\n"

WORK: dict[str, list[str]] = {
    "help": ["--help"],
    "look-up": ["figures", "--json"],
    "table": ["figures", "--format", "table"],
    "search": ["search", "label"],
    "citation": ["cite", "people"],
    "citation by CSL": ["cite", "people", "--style", "apa"],
    "check": ["check"],
    "verify": ["verify", "--source", "source.txt"],
    "lock": ["verify", "--source", "source.txt", "--write-lock"],
    "export": ["export", "facts.csv"],
    "export over another": ["export", "old.csv", "--force"],
    "coverage": ["coverage", "--source", "source.txt"],
    "clear": ["cache", "clear"],
}
COLD = {"look-up", "search", "citation", "export"}
"""Work that is also tried where the index is made first."""

CHANGING = {"lock", "clear", "export", "export over another"}
"""Work after which the place is not as it was."""


class Workplace:
    """A directory with a fact base, its source, its lock and a warm cache, set up each time."""

    def __init__(self, home: Path, *, cold: bool) -> None:
        self.home = home
        self.cold = cold

    def lay(self) -> None:
        """Lay it out as it was."""
        shutil.rmtree(self.home, ignore_errors=True)
        self.home.mkdir()
        put(self.home / "base.toml", LARGE)
        put(self.home / "source.txt", SOURCE)
        put(self.home / "base.lock", OLD_LOCK)
        put(self.home / "old.csv", "old")
        if not self.cold:
            assert self.done(["figures"])[0] == 0

    def _start(self, words: list[str], told: int) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-c", BEGINNING, str(told), *words],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=self.home,
            pass_fds=[told],
            env={
                **os.environ,
                "XDG_CACHE_HOME": str(self.home / "cache"),
                "EUFACTS_FACTS": "base.toml",
            },
        )

    def done(
        self, words: list[str], after: float | None = None, by: signal.Signals = signal.SIGINT
    ) -> tuple[int, str, float]:
        """Run it, interrupt it so long after it began, and give code, errors and duration."""
        hears, told = os.pipe()
        process = self._start(words, told)
        os.close(told)
        assert os.read(hears, 1) == b"!"
        os.close(hears)
        began = time.monotonic()
        if after is not None:
            time.sleep(after)
            process.send_signal(by)
        _, err = process.communicate(timeout=FOR_EVER)
        return process.returncode, err, time.monotonic() - began

    def files(self) -> dict[str, str]:
        """What is written here: the lock and what was exported."""
        files = [*self.home.glob("*.lock"), *self.home.glob("*.csv")]
        return {path.name: path.read_text(encoding="utf-8") for path in files}

    def left(self) -> set[str]:
        """What is in it, except whole indexes and the files that are written."""
        names = {str(path.relative_to(self.home)) for path in self.home.rglob("*")}
        expected = {"base.toml", "source.txt", "cache", "cache/eufacts", *self.files()}
        return {one for one in names - expected if not one.endswith(".sqlite")}


@pytest.mark.parametrize(
    ("name", "cold"), [*((name, False) for name in WORK), *((name, True) for name in sorted(COLD))]
)
def test_interrupted_in_every_kind_of_work(name: str, cold: bool, tmp_path: Path) -> None:
    """Ctrl-C is 130 in silence, or the work is done; no half file is left, the next is right."""
    place = Workplace(tmp_path / "place", cold=cold)
    place.lay()
    before = place.files()
    whole, said, duration = place.done(WORK[name])
    after = place.files()
    codes = set()
    for index in range(MOMENTS):
        if cold or name in CHANGING:
            place.lay()
        code, err, _ = place.done(WORK[name], 0.005 + duration * index / MOMENTS)
        if "Traceback" in err and "eufacts" not in err:
            continue  # on a busy machine: between the word through the pipe and the call of run
        codes.add(code)

        assert (code, err) in {(130, ""), (130, said), (whole, said)}, index
        assert place.left() == set(), index
        assert place.files() in (before, after), index

    assert place.done(["figures"])[:2] == (0, "")
    assert 130 in codes


@pytest.mark.parametrize("name", ["table", "look-up", "lock", "export", "export over another"])
def test_terminated_in_every_kind_of_work(name: str, tmp_path: Path) -> None:
    """SIGTERM ends it as a signal does, in silence, and no half file is left either."""
    place = Workplace(tmp_path / "place", cold=True)
    place.lay()
    before = place.files()
    whole, said, duration = place.done(WORK[name])
    after = place.files()
    codes = set()
    for index in range(MOMENTS):
        place.lay()
        code, err, _ = place.done(WORK[name], 0.05 + duration * index / MOMENTS, by=signal.SIGTERM)
        codes.add(code)

        ended = {(-signal.SIGTERM, ""), (-signal.SIGTERM, said)}  # before or after its last word
        assert (code, err) in {*ended, (whole, said)}, index
        assert place.left() == set(), index
        assert place.files() in (before, after), index
    assert -signal.SIGTERM in codes


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_a_large_check_is_ended_with_all_its_processes(
    ending: signal.Signals, tmp_path: Path
) -> None:
    """Ctrl-C at a terminal reaches every process of a check; none of them has a word to say."""
    figures = "".join(
        f'[[figure]]\nid = "x{n}"\nlabel = "x"\nexcerpts = ["I.1.1"]\ntopic = "arrivals"\n'
        'value = 5\nunit = "people"\nqualifier = "more_than"\nas_written = "more than 5 people"\n'
        for n in range(12_000)
    )
    base = put(tmp_path / "base.toml", SMALL + figures)
    ended = 130 if ending == signal.SIGINT else -ending
    codes = set()
    for after in (0.3, 0.7, 1.1):
        hears, told = os.pipe()
        process = subprocess.Popen(
            [sys.executable, "-c", BEGINNING, str(told), "check", str(base)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            pass_fds=[told],
            process_group=0,
        )
        os.close(told)
        assert os.read(hears, 1) == b"!"
        os.close(hears)
        time.sleep(after)
        os.killpg(process.pid, ending)
        _, err = process.communicate(timeout=FOR_EVER)

        assert err == b""
        codes.add(process.returncode)
    assert ended in codes
    assert codes <= {ended, 5}  # done before it was ended, on a fast machine
