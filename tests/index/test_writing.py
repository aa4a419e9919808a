"""Writing a large fact base's index: by a process of its own, with nothing different or left."""

import multiprocessing
import os
import signal
import sqlite3
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from eufacts.answers.question import by_id
from eufacts.errors import FactBaseError
from eufacts.index.schema import Batch
from eufacts.index.seal import seal
from eufacts.index.store import open_index
from eufacts.index.writing import WORTHWHILE, writing

LONG_AGO = 1_000_000_000
NOTHING = Batch.empty()

pytestmark = pytest.mark.skipif(
    "fork" not in multiprocessing.get_all_start_methods() or (os.cpu_count() or 1) == 1,
    reason="here every index is written by the process that makes it",
)


@pytest.fixture
def large(tmp_path: Path, shipped_text: str) -> Path:
    """The shipped fact base with so many more figures that its index takes two processes."""
    figure = """
[[figure]]
id = "more.{0}"
label = "The same number for the {0}th time"
value = 182740
unit = "people"
qualifier = "exact"
as_written = "182,740"
topic = "arrivals"
countries = ["TR", "GR"]
period = "2015"
excerpts = ["I.1.2"]
note = "A sentence that is long enough for a million characters to come together in few records."
"""
    path = tmp_path / "large.toml"
    path.write_text(
        shipped_text + "".join(figure.format(nth) for nth in range(3000)), encoding="utf-8"
    )
    assert path.stat().st_size > WORTHWHILE
    os.utime(path, (LONG_AGO, LONG_AGO))
    return path


def test_it_is_the_index_that_one_process_makes(large: Path, tmp_path: Path) -> None:
    """Written by another process to a file, or by this one in memory: the same in every table."""
    blocked = tmp_path / "blocked"
    blocked.touch()
    with open_index(large, tmp_path / "cache") as kept, open_index(large, blocked) as in_memory:
        assert kept.path is not None
        assert in_memory.path is None
        for table in ("about", "record", "text", "label", "tag", "spelling", "words_data"):
            sql = f"SELECT * FROM {table}"
            assert kept.select(sql) == in_memory.select(sql)
    assert multiprocessing.active_children() == []


def _answer(large: Path, cache: Path) -> str:
    with open_index(large, cache) as index:
        return by_id(index, ("more.2999",))[0]


def test_who_may_not_fork_writes_alone(large: Path, tmp_path: Path) -> None:
    """In a worker of a pool, which may have no children, and beside threads: the same answer."""
    expected = _answer(large, tmp_path / "cache")
    with multiprocessing.get_context("fork").Pool(1) as pool:
        assert pool.apply(_answer, (large, tmp_path / "pool")) == expected
    with ThreadPoolExecutor(1) as threads:
        assert threads.submit(_answer, large, tmp_path / "thread").result() == expected


def test_a_broken_fact_base_leaves_nothing(large: Path, tmp_path: Path) -> None:
    """Its error is told, and neither a file nor a process stays."""
    with large.open("a", encoding="utf-8") as file:
        file.write('[[figure]]\nid = "wrong"\n')
    os.utime(large, (LONG_AGO, LONG_AGO))

    with pytest.raises(FactBaseError, match="wrong"):
        open_index(large, tmp_path / "cache")
    assert list((tmp_path / "cache").iterdir()) == []
    assert multiprocessing.active_children() == []


def test_the_other_process_is_killed(tmp_path: Path) -> None:
    """Who sends to it gets an error soon, and does not wait for ever."""
    path = tmp_path / "index.sqlite"
    with pytest.raises(OSError), writing(path, WORTHWHILE) as writer:  # noqa: PT011, PT012
        (child,) = multiprocessing.active_children()
        os.kill(child.pid or 0, signal.SIGKILL)
        child.join()
        for _ in range(1000):
            writer.write(NOTHING)


def test_it_cannot_write(tmp_path: Path) -> None:
    """A place where nothing can be written is an error at the end, if not before."""
    with pytest.raises(OSError), writing(tmp_path / "no" / "index.sqlite", WORTHWHILE) as writer:  # noqa: PT011
        writer.finish(b"{}")


def test_a_parent_that_fails_leaves_nothing(tmp_path: Path) -> None:
    """Without the end, the other process removes what it has written."""
    path = tmp_path / "index.sqlite"
    with pytest.raises(ZeroDivisionError), writing(path, WORTHWHILE) as writer:  # noqa: PT012
        writer.write(NOTHING)
        raise ZeroDivisionError
    assert not path.exists()
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_what_ends_both_is_for_the_one_who_waits(ending: signal.Signals, tmp_path: Path) -> None:
    """Ctrl-C at a terminal reaches both: the other process goes on until its parent ends."""
    path = tmp_path / "index.sqlite"
    with writing(path, WORTHWHILE) as writer:
        writer.write(NOTHING)
        (child,) = multiprocessing.active_children()
        os.kill(child.pid or 0, ending)
        writer.finish(b"{}")
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT body FROM about").fetchall() == [(seal(b"{}"),)]


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_command_that_is_ended_leaves_nothing(
    ending: signal.Signals, large: Path, tmp_path: Path
) -> None:
    """Ended while the other process writes, the command leaves no half index and no process."""
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "home")}
    cache = tmp_path / "home" / "eufacts"
    command = subprocess.Popen(
        [sys.executable, "-m", "eufacts", "about", "--facts", str(large)],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        process_group=0,
    )
    deadline = time.monotonic() + 30
    while not list(cache.glob("*.unfinished")) and time.monotonic() < deadline:
        time.sleep(0.002)
    if ending == signal.SIGKILL:
        command.kill()
    else:
        os.killpg(command.pid, ending)
    said, _ = command.communicate()
    while list(cache.iterdir()) and time.monotonic() < deadline:
        time.sleep(0.01)

    assert said == b""
    assert command.returncode == (130 if ending == signal.SIGINT else -ending)
    assert list(cache.iterdir()) == []
