"""A machine shared with others: caches and files that belong to somebody else.

Root may read and write everything, so eufacts runs as nobody here, from a copy of
Python that nobody can read.
"""

import json
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from attempts import SMALL, SOURCE, attempt, put
from nobody import NEIGHBOUR, NOBODY, Readable, copy_python

from eufacts.index.seal import seal, unseal

pytestmark = [
    pytest.mark.machine,
    pytest.mark.skipif(
        not hasattr(os, "geteuid") or os.geteuid() != 0,
        reason="only root can become another user",
    ),
]


@pytest.fixture(scope="module")
def python() -> Iterator[Readable]:
    """A Python that the user nobody can run."""
    home = Path(tempfile.mkdtemp(prefix="eufacts-"))
    home.chmod(0o755)
    yield copy_python(home)
    shutil.rmtree(home)


@pytest.fixture
def place() -> Iterator[Path]:
    """A directory that everybody can reach; pytest's own are closed."""
    home = Path(tempfile.mkdtemp(prefix="eufacts-"))
    home.chmod(0o755)
    yield home
    shutil.rmtree(home)


def _value(python: Readable, base: Path, cache: Path) -> int:
    """The answer on the one figure, for the user nobody."""
    run = python.run("figures", "--json", "--facts", base, XDG_CACHE_HOME=str(cache))
    assert (run.returncode, run.stderr) == (0, "")
    return int(json.loads(run.stdout)[0]["value"])


@pytest.mark.parametrize("mode", [0o755, 0o700, 0o111])
def test_a_cache_of_somebody_else(mode: int, python: Readable, place: Path) -> None:
    """A cache that this user cannot write to, or not even look into: the answer is the same."""
    base = put(place / "base.toml", SMALL)
    cache = place / "cache"
    (cache / "eufacts").mkdir(parents=True)
    (cache / "eufacts").chmod(mode)

    assert _value(python, base, cache) == 5
    assert list((cache / "eufacts").iterdir()) == []


def test_an_index_that_nobody_may_read(python: Readable, place: Path) -> None:
    """The right index of another user, closed to this one, in a directory that both write to."""
    base = put(place / "base.toml", SMALL)
    assert attempt("figures", "--facts", base, home=place).code == 0
    (kept,) = (place / "cache" / "eufacts").iterdir()
    kept.chmod(0o600)
    kept.parent.chmod(0o1777)

    assert _value(python, base, place / "cache") == 5
    assert [path.name for path in kept.parent.iterdir()] == [kept.name]
    assert kept.stat().st_uid == 0


def test_a_fact_base_that_nobody_may_read(python: Readable, place: Path) -> None:
    """Each file that cannot be read is an error, and so is a lock that cannot be written."""
    base = put(place / "base.toml", SMALL)
    source = put(place / "source.txt", SOURCE)
    writing = ("verify", "--facts", base, "--source", source, "--write-lock")
    unwritable = python.run(*writing, XDG_CACHE_HOME=str(place / "none"))

    assert (unwritable.returncode, unwritable.stderr) == (
        4,
        f"eufacts: {base.with_suffix('.lock')}: Permission denied\n",
    )
    asked: tuple[tuple[tuple[object, ...], Path], ...] = (
        (("coverage", "--facts", base, "--source", source), source),
        (("figures", "--facts", base), base),
        (("check", base), base),
    )
    for words, file in asked:
        file.chmod(0o600)
        run = python.run(*words, XDG_CACHE_HOME=str(place / "none"))
        assert (run.returncode, run.stderr) == (4, f"eufacts: {file}: Permission denied\n")
    assert sorted(path.name for path in place.iterdir()) == ["base.toml", "source.txt"]


def test_files_that_may_not_be_written(python: Readable, place: Path) -> None:
    """A folder closed to this user, another's file in an open one, one that is read-only: no."""
    base = put(place / "base.toml", SMALL)
    closed, opened = place / "closed", place / "open"
    closed.mkdir()
    opened.mkdir()
    opened.chmod(0o777)
    other = put(opened / "other.csv", "old")
    own = put(opened / "own.csv", "old")
    os.chown(own, NOBODY, NOBODY)
    own.chmod(0o444)
    for file in (closed / "x.csv", other, own):
        words = ("export", file, "--facts", base, "--force")
        run = python.run(*words, XDG_CACHE_HOME=str(place / "none"))
        assert (run.returncode, run.stderr) == (4, f"eufacts: {file}: Permission denied\n")

    assert list(closed.iterdir()) == []
    assert {path.name: path.read_text() for path in opened.iterdir()} == {
        "other.csv": "old",
        "own.csv": "old",
    }


def test_a_file_stays_its_owners(place: Path) -> None:
    """Where root writes over somebody's file, it is theirs as before, with its permissions."""
    base = put(place / "base.toml", SMALL)
    theirs = put(place / "theirs.csv", "old")
    os.chown(theirs, NOBODY, NEIGHBOUR)
    theirs.chmod(0o640)

    assert attempt("export", theirs, "--facts", base, "--force", home=place).code == 0
    status = theirs.stat()
    assert (status.st_uid, status.st_gid, status.st_mode & 0o7777) == (NOBODY, NEIGHBOUR, 0o640)
    assert status.st_size > len("old")


def _planted(base: Path, place: Path, owner: int) -> Path:
    """A cache that everybody may write to, with an index in it that says 6 where 5 is right."""
    assert attempt("figures", "--facts", base, home=place).code == 0
    (kept,) = (place / "cache" / "eufacts").iterdir()
    dated = kept.stat().st_mtime_ns
    with closing(sqlite3.connect(kept)) as index:
        holding = """SELECT body FROM text WHERE body LIKE '%"value":5,%'"""
        (sealed,) = index.execute(holding).fetchone()
        lying = seal(unseal(sealed).replace('"value":5,', '"value":6,').encode())
        index.execute("UPDATE text SET body = ? WHERE body = ?", (lying, sealed))
        index.commit()
    os.utime(kept, ns=(dated, dated))  # dated as the right one was
    os.chown(kept, owner, owner)
    kept.parent.chmod(0o777)
    return place / "cache"


@pytest.mark.parametrize("owner", [NOBODY, 0])
def test_an_index_of_ones_own_or_of_root_is_believed(
    owner: int, python: Readable, place: Path
) -> None:
    """What tells the next test's planted index from a good one is its owner alone."""
    base = put(place / "base.toml", SMALL)

    assert _value(python, base, _planted(base, place, owner)) == 6


def test_an_index_planted_by_somebody_else(python: Readable, place: Path) -> None:
    """Where everybody may write to the cache, an index that another user made is not believed."""
    base = put(place / "base.toml", SMALL)

    assert _value(python, base, _planted(base, place, NEIGHBOUR)) == 5
