"""The index: built once, never stale, never in the way."""

import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from conftest import Ask
from eufacts import open_facts
from eufacts.answers.question import Question, by_id, rows
from eufacts.answers.question import ask as ask_index
from eufacts.answers.search import search
from eufacts.index import store as room
from eufacts.index.cache import cache_directory, clear
from eufacts.index.seal import seal
from eufacts.index.store import DamagedIndexError, Index, open_index, shipped
from eufacts.version import __version__

LONG_AGO = 1_000_000_000


@pytest.fixture
def base(tmp_path: Path, shipped_text: str) -> Path:
    """A fact base of the test's own, which has not changed for long."""
    path = tmp_path / "facts.toml"
    path.write_text(shipped_text, encoding="utf-8")
    os.utime(path, (LONG_AGO, LONG_AGO))
    return path


def _value(index: Index, name: str) -> object:
    with index:
        return rows(by_id(index, (name,)))[0]["value"]


def _kept(base: Path, cache: Path) -> Path | None:
    """The path of a fact base's index after it was opened."""
    with open_index(base, cache) as index:
        return index.path


def _change(base: Path, when: int = LONG_AGO) -> None:
    """Change one digit: the file keeps its size and, if asked, its time."""
    text = base.read_text(encoding="utf-8")
    base.write_text(text.replace("value = 182740", "value = 182741"), encoding="utf-8")
    os.utime(base, (when, when))


def _times(kept: Path) -> tuple[int, int]:
    """When a file was read and written: a bit that flips on a disk changes neither."""
    status = kept.stat()
    return status.st_atime_ns, status.st_mtime_ns


def test_it_is_built_once_and_kept(base: Path, tmp_path: Path) -> None:
    """The second look-up opens the file that the first one built."""
    first = _kept(base, tmp_path / "cache")
    assert first is not None
    made = first.stat()

    assert _kept(base, tmp_path / "cache") == first
    assert first.stat() == made


def test_a_look_up_is_one_select(base: Path, tmp_path: Path) -> None:
    """Asking without names to resolve runs one SELECT, and by an index where one helps."""
    _kept(base, tmp_path / "cache")
    statements: list[str] = []
    with open_index(base, tmp_path / "cache") as index:
        index._connection.set_trace_callback(statements.append)  # noqa: SLF001 - watched, not used
        ask_index(index, Question(kinds=("funding",)))

    assert len(statements) == 1


def test_a_change_is_noticed_even_at_the_same_size_and_time(base: Path, tmp_path: Path) -> None:
    """An answer never comes from a stale index."""
    assert _value(open_index(base, tmp_path / "cache"), "eastern-mediterranean-crossings") == 182740
    _change(base)
    assert _value(open_index(base, tmp_path / "cache"), "eastern-mediterranean-crossings") == 182741


def test_a_file_that_may_still_change_is_read_again(base: Path, tmp_path: Path) -> None:
    """A file changed a moment ago is read at each look-up: its time may not show a change."""
    base.touch()
    now = base.stat().st_mtime_ns
    assert _value(open_index(base, tmp_path / "cache"), "eastern-mediterranean-crossings") == 182740
    _change(base)
    os.utime(base, ns=(now, now))

    assert _value(open_index(base, tmp_path / "cache"), "eastern-mediterranean-crossings") == 182741


def test_one_fact_base_has_one_index(base: Path, tmp_path: Path) -> None:
    """A change, or another version of eufacts, leaves no second index of a fact base."""
    kept = _kept(base, tmp_path / "cache")
    assert kept is not None
    other = kept.with_name(kept.name.replace(f"-{room.LAYOUT}-", "-9-"))
    other.write_bytes(b"made by another version")
    _change(base, LONG_AGO + 5)

    assert _kept(base, tmp_path / "cache") == kept
    assert list((tmp_path / "cache").iterdir()) == [kept]


@pytest.mark.parametrize("damage", [b"", b"no database at all", b"SQLite format 3\x00" + b"x" * 99])
def test_a_damaged_index_is_built_again(base: Path, tmp_path: Path, damage: bytes) -> None:
    """An index cut short or overwritten is replaced, and the answer is right."""
    kept = _kept(base, tmp_path / "cache")
    assert kept is not None
    kept.write_bytes(damage)

    assert _value(open_index(base, tmp_path / "cache"), "eastern-mediterranean-crossings") == 182740
    assert _kept(base, tmp_path / "cache") == kept


def _damaged_answer(base: Path, cache: Path) -> object:
    """The answer of the command line: it builds a damaged index again, and asks once more."""
    index = open_index(base, cache)
    try:
        return _value(index, "eastern-mediterranean-crossings")
    except DamagedIndexError:
        return _value(open_index(base, cache, rebuild=True), "eastern-mediterranean-crossings")


def test_damage_that_shows_late_is_reported_and_repaired(base: Path, tmp_path: Path) -> None:
    """A table that is gone is found by the first question that needs it; then it is built again."""
    kept = _kept(base, tmp_path / "cache")
    assert kept is not None
    times = _times(kept)
    connection = sqlite3.connect(kept)
    connection.execute("DROP TABLE record")
    connection.close()
    os.utime(kept, ns=times)

    with open_index(base, tmp_path / "cache") as index, pytest.raises(DamagedIndexError):
        by_id(index, ("TR",))
    assert _damaged_answer(base, tmp_path / "cache") == 182740
    assert _value(open_index(base, tmp_path / "cache"), "eastern-mediterranean-crossings") == 182740


def test_the_command_line_repairs_a_damaged_index(ask: Ask, cache: Path, tmp_path: Path) -> None:
    """A user sees nothing of it, not even of one in which a text has changed."""
    base = tmp_path / "mine.toml"
    base.write_bytes(shipped().read_bytes())
    os.utime(base, (LONG_AGO, LONG_AGO))
    question = ("show", "eastern-mediterranean-crossings", "--facts", str(base), "--json")
    answer = ask(*question)
    (kept,) = (cache / "eufacts").glob("mine-*.sqlite")
    times = _times(kept)
    kept.write_bytes(kept.read_bytes().replace(b'"value":182740,', b'"value":182760,'))
    os.utime(kept, ns=times)

    assert ask(*question) == answer
    with open_facts(base) as facts:
        assert facts.show("eastern-mediterranean-crossings")[0]["value"] == 182740


def test_a_flipped_bit_is_not_an_answer(base: Path, tmp_path: Path) -> None:
    """A digit that has changed on the disk, in a database that is whole: the answer is right."""
    kept = _kept(base, tmp_path / "cache")
    assert kept is not None
    whole = kept.read_bytes()
    assert whole.count(b'"value":182740,') > 1
    times = _times(kept)
    kept.write_bytes(whole.replace(b'"value":182740,', b'"value":182760,'))
    os.utime(kept, ns=times)

    with open_index(base, tmp_path / "cache") as index, pytest.raises(DamagedIndexError):
        by_id(index, ("eastern-mediterranean-crossings",))
    assert _damaged_answer(base, tmp_path / "cache") == 182740


def test_an_index_that_was_written_to_is_built_again(base: Path, tmp_path: Path) -> None:
    """A record that can no longer be found, in a database that is whole: it is found."""
    kept = _kept(base, tmp_path / "cache")
    assert kept is not None
    connection = sqlite3.connect(kept)
    connection.execute("DELETE FROM tag")
    connection.commit()
    connection.close()

    with open_index(base, tmp_path / "cache") as index:
        assert ask_index(index, Question(countries="Turkey"))


@pytest.mark.skipif(
    os.name == "nt" or os.geteuid() != 0, reason="only root may give files to others"
)
def test_an_index_of_another_user_is_not_used(base: Path, tmp_path: Path) -> None:
    """An index of another user, who may have made up its answers, gives way to one of our own."""
    kept = _kept(base, tmp_path / "cache")
    assert kept is not None
    os.chown(kept, 12345, 12345)
    connection = sqlite3.connect(kept)
    (body,) = connection.execute("SELECT body FROM text WHERE body LIKE '%182740%'").fetchone()
    times = _times(kept)
    forged = seal(body[8:].replace("182740", "1").encode())
    connection.execute("UPDATE text SET body = ? WHERE body = ?", (forged, body))
    connection.commit()
    connection.close()
    os.utime(kept, ns=times)

    assert _value(open_index(base, tmp_path / "cache"), "eastern-mediterranean-crossings") == 182740
    assert kept.stat().st_uid == os.geteuid()


@pytest.fixture
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The directory of indexes of one test."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "eufacts"


def _fifo(kept: Path) -> None:
    kept.unlink()
    os.mkfifo(kept)


def _folder(kept: Path) -> None:
    kept.unlink()
    kept.mkdir()
    (kept / "somebody's").write_bytes(b"own")


def _device(kept: Path) -> None:
    kept.unlink()
    kept.symlink_to("/dev/zero")


def _dangling(kept: Path) -> None:
    kept.unlink()
    kept.symlink_to("nowhere")


def _elsewhere(kept: Path) -> None:
    other = kept.rename(kept.with_name("other"))
    kept.symlink_to(other)


def _journal(kept: Path) -> None:
    os.mkfifo(f"{kept}-journal")


def _log(kept: Path) -> None:
    os.mkfifo(f"{kept}-wal")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
@pytest.mark.parametrize(
    "strange", [_fifo, _folder, _device, _dangling, _elsewhere, _journal, _log]
)
def test_what_is_not_a_regular_file_is_not_opened(
    base: Path, own_cache: Path, ask: Ask, strange: Callable[[Path], None]
) -> None:
    """A pipe would be waited for; the answer comes from an index that is built instead."""
    question = ("show", "syria-killed", "--json", "--facts", str(base))
    answer = ask(*question)
    (kept,) = own_cache.iterdir()
    strange(kept)

    assert ask(*question) == answer == ask(*question)


_ABOUT = ("about", "--json")
_ENDLESS = "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n"


def _viewed(table: str) -> str:
    """SQL that puts a view without end in the place of a table."""
    return f"DROP TABLE {table}; CREATE VIEW {table} AS {_ENDLESS} WHERE x < 0;"


_WRITTEN = {
    "written": "UPDATE about SET written = x'ff'",
    "file": "UPDATE document SET file = x'ff'",
    "problem": "UPDATE document SET problem = x'ff'",
    "no text": "DELETE FROM text",
}
_WRITTEN_BEFORE_A_CHANGE = {
    **{table: _viewed(table) for table in ("document", "about", "text", "country")},
    "trigger": f"CREATE TRIGGER t AFTER DELETE ON word BEGIN INSERT INTO word {_ENDLESS}; END;",
    "row on a document": "UPDATE document SET about = x'ff'",
    "row on a country": "UPDATE country SET body = 1",
    "another table": "DROP TABLE country; CREATE TABLE country (x)",
}


@pytest.mark.parametrize(
    ("sql", "is_changed"),
    [
        *(pytest.param(sql, False, id=name) for name, sql in _WRITTEN.items()),
        *(pytest.param(sql, True, id=name) for name, sql in _WRITTEN_BEFORE_A_CHANGE.items()),
    ],
)
def test_an_index_with_something_else_in_it_is_built_again(
    base: Path, own_cache: Path, ask: Ask, sql: str, is_changed: bool
) -> None:
    """A view, a trigger or a value that eufacts does not write: in a question, or an update."""
    asked = [
        (*question, "--facts", str(base.parent)) for question in (("search", "killed"), _ABOUT)
    ]
    answers = [ask(*each) for each in asked]
    (kept,) = own_cache.iterdir()
    times = _times(kept)
    connection = sqlite3.connect(kept)
    connection.executescript(sql)
    connection.close()
    os.utime(kept, ns=times)
    if is_changed:
        os.utime(base, (LONG_AGO + 5, LONG_AGO + 5))

    assert [ask(*each) for each in asked] == answers


def test_a_question_without_end_is_stopped(
    base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A statement takes a bounded number of SQLite's own steps, whatever is in the index."""
    monkeypatch.setattr(room, "_MOST_CALLS", 20)
    with open_index(base, tmp_path / "cache") as index:
        with pytest.raises(DamagedIndexError, match="interrupted"):
            index.select(f"{_ENDLESS} WHERE x < 0")

        assert len(rows(by_id(index, ("TR",)))) == 1


def test_clearing_leaves_what_eufacts_did_not_make(base: Path, tmp_path: Path) -> None:
    """Somebody's database, notes, folder and link beside an index stay, also at a new version."""
    cache = tmp_path / "cache"
    kept = _kept(base, cache)
    assert kept is not None
    family = kept.name.removesuffix(f"{room.LAYOUT}-{__version__}.sqlite")
    others = [
        cache / name
        for name in (
            "mine.sqlite",
            "mine.sqlite-journal",
            f"{kept.name}.sqlite",
            f"{kept.name}.bak",
            f"{family}notes.txt",
            f"{family}notes.sqlite",
            "x.unfinished",
            f"{family}x.unfinished",
            ".sqlite",
        )
    ]
    for other in others:
        other.write_bytes(b"somebody's own")
    folder, link = (cache / kept.name.replace("facts-", name) for name in ("folder-", "link-"))
    folder.mkdir()
    link.symlink_to(others[0])
    _change(base, LONG_AGO + 5)

    assert _kept(base, cache) == kept
    assert clear(cache) == 1
    assert set(cache.iterdir()) == {*others, folder, link}


def test_unfinished_indexes_are_removed(
    base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a process that was killed left behind is removed after a day, or with the cache.

    Until then it may be another process's: also when it has its fact base's date already, in the
    moment before it is moved.
    """
    cache = tmp_path / "cache"
    kept = _kept(base, cache)
    assert kept is not None
    dated, new = (kept.with_suffix(f".{pid}.1.unfinished") for pid in (1, 2))
    for left in (dated, new):
        left.write_bytes(b"half")
    os.utime(dated, (LONG_AGO, LONG_AGO))
    _change(base, LONG_AGO + 5)
    changed = _kept(base, cache)
    assert set(cache.iterdir()) == {changed, dated, new}

    tomorrow = time.time() + 25 * 3600
    monkeypatch.setattr(time, "time", lambda: tomorrow)
    _change(base, LONG_AGO + 10)
    changed = _kept(base, cache)
    assert set(cache.iterdir()) == {changed}

    new.write_bytes(b"half")
    assert clear(cache) == 1
    assert list(cache.iterdir()) == []


def test_nothing_writable_is_no_problem(base: Path, tmp_path: Path) -> None:
    """Where no cache can be written, the index is in memory."""
    blocked = tmp_path / "blocked"
    blocked.write_text("a file, where a directory would have to be", encoding="utf-8")

    assert _kept(base, blocked) is None
    assert _value(open_index(base, blocked), "eastern-mediterranean-crossings") == 182740


@pytest.mark.reliability
def test_many_at_once(base: Path, tmp_path: Path) -> None:
    """Twenty first look-ups at the same time all answer rightly, and leave one index."""
    code = (
        "import sys; from pathlib import Path; from eufacts.index.store import open_index; "
        "from eufacts.answers.question import by_id; "
        f"index = open_index(Path({str(base)!r}), Path({str(tmp_path / 'cache')!r})); "
        "print(len(by_id(index, ('TR',))))"
    )

    def run(_: int) -> str:
        return subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        ).stdout

    with ThreadPoolExecutor(20) as pool:
        answers = list(pool.map(run, range(20)))

    assert answers == ["1\n"] * 20
    assert len(list((tmp_path / "cache").iterdir())) == 1


def test_clearing(base: Path, tmp_path: Path) -> None:
    """Clearing removes indexes and says how many; where there are none, none."""
    _kept(base, tmp_path / "cache")

    assert clear(tmp_path / "cache") == 1
    assert clear(tmp_path / "cache") == 0
    assert clear(tmp_path / "never") == 0


def test_odd_paths(tmp_path: Path, shipped_text: str) -> None:
    """Spaces, percent signs, question marks and hashes in a path are just letters."""
    odd = tmp_path / "100% odd? #1"
    odd.mkdir()
    base = odd / "a fact base.toml"
    base.write_text(shipped_text, encoding="utf-8")
    os.utime(base, (LONG_AGO, LONG_AGO))

    assert _kept(base, odd / "cache?") is not None


def test_queries_use_indexes(base: Path, tmp_path: Path) -> None:
    """A look-up by id, by country or by words scans no table."""
    statements: list[str] = []
    with open_index(base, tmp_path / "cache") as index:
        index._connection.set_trace_callback(statements.append)  # noqa: SLF001 - watched, not used
        by_id(index, ("TR",))
        ask_index(index, Question(countries=("Turkey",)))
        search(index, "trust fund", Question(kinds=("funding",)))
        index._connection.set_trace_callback(None)  # noqa: SLF001
        ours = [
            one
            for one in statements
            if one.startswith(
                ("SELECT (SELECT body", "SELECT DISTINCT value", "SELECT id", "SELECT found")
            )
        ]
        assert len(ours) >= 5
        for statement in ours:
            plan = index.select(f"EXPLAIN QUERY PLAN {statement}")
            scans = [str(step[3]) for step in plan if str(step[3]).startswith("SCAN")]
            assert [scan for scan in scans if "VIRTUAL TABLE" not in scan] == []


def test_the_shipped_fact_base_and_the_cache_have_places() -> None:
    """The fact base that is shipped is there, and the cache is the user's."""
    assert shipped().is_file()
    assert cache_directory().name == "eufacts"
    assert room.SCHEMA >= 1
    assert sqlite3.sqlite_version_info >= (3, 20)
