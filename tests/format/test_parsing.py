"""Parsing TOML in several processes: the same tables, or the same refusal, as by one."""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import tomli
from hypothesis import example, given, settings
from hypothesis import strategies as st

from eufacts.errors import FactBaseError
from eufacts.format import parsing as parsing_module
from eufacts.format.parsing import WORTHWHILE, parsing
from eufacts.format.reader import parse, read

pytestmark = pytest.mark.skipif(
    "fork" not in multiprocessing.get_all_start_methods() or (os.cpu_count() or 1) == 1,
    reason="here every text is parsed by the process that reads it",
)

LINES = (
    "[[a]]",
    "[[a]]  ",
    "[[a]]\r",
    "[[b]]",
    "[[a.b]]",
    "[a]",
    "[a.c]",
    "[c]",
    "[c.d]",
    "  [[a]]",
    "# [[a]]",
    "a = []",
    "a = [{x = 1}]",
    "x = 1",
    "y = 'text'",
    'z = """',
    '"""',
    "w = '''",
    "'''",
    "v = [",
    "[[1]],",
    "]",
    "t = 2015-09-09",
    "= 1",
    "",
)
"""What is right alone and wrong together, or means something else within something else."""


def _parsed(text: str) -> object:
    """What a text holds, or how it is refused."""
    try:
        with parsing(text) as parse_it:
            return parse_it()
    except tomli.TOMLDecodeError as error:
        return str(error)


def _expected(text: str) -> object:
    try:
        return tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        return str(error)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(LINES), max_size=12))
@example(["a = []", "[[a]]", ""])
@example(["[[a]]", "[[b]]", "[a]", ""])
@example(["[a]", "[[b]]", "[a]", ""])
@example(["[[b]]", 'z = """', "[[a]]", '"""', ""])
@example(["[[b]]", "v = [", "[[1]],", "]", "[[b]]", ""])
def test_what_is_cut_is_what_is_whole(lines: list[str]) -> None:
    """Cut before every header that there is: nothing is read otherwise, or refused otherwise."""
    text = "\n".join(lines)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parsing_module, "WORTHWHILE", 0)
        patch.setattr(parsing_module, "_PIECE", 1)
        assert _parsed(text) == _expected(text)


def _large(shipped_text: str, more: str = "") -> str:
    figure = """
[[figure]]
id = "more.{0}"
label = "The same number for the {0}th time, in words that make the record longer than it must be"
value = 182740
unit = "people"
qualifier = "exact"
as_written = "182,740"
topic = "arrivals"
excerpts = ["I.1.2"]
note = "A sentence that is long enough for a million characters to come together in few records."
"""
    text = shipped_text + "".join(figure.format(nth) for nth in range(3000)) + more
    assert len(text) > WORTHWHILE
    return text


def test_a_large_fact_base_is_read_whole(shipped_text: str) -> None:
    """Every record, in its order; and no process is left."""
    base = parse(_large(shipped_text).encode(), "large.toml")

    few = parse(shipped_text.encode(), "facts.toml")
    assert base.model_copy(update={"figure": ()}) == few.model_copy(update={"figure": ()})
    assert base.figure[: len(few.figure)] == few.figure
    assert [one.id for one in base.figure[len(few.figure) :]] == [f"more.{n}" for n in range(3000)]
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize(
    ("more", "line_from_end", "said"),
    [
        ("[[figure]\n", 1, "not valid TOML"),
        ('[document]\ncelex = "x"\n', 2, "not valid TOML"),
        ('[[figure]]\nid = "more.1"\n', 1, "the id 'more.1' is already in use"),
    ],
)
def test_what_is_wrong_in_a_large_one_is_told_with_its_line(
    more: str, line_from_end: int, said: str, shipped_text: str
) -> None:
    """As if it had been parsed whole."""
    text = _large(shipped_text, more)
    with pytest.raises(FactBaseError) as caught:
        parse(text.encode(), "large.toml")

    (found,) = [one for one in caught.value.findings if said in one.message]
    assert found.where.line in {
        text.count("\n") + 1 - line_from_end,
        text.count("\n") - line_from_end,
    }


@pytest.mark.parametrize("processors", [2, 5])
def test_times_go_between_processes_too(
    processors: int, shipped_text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What one process cannot send to another is parsed by the one that needs it."""
    monkeypatch.setattr(os, "cpu_count", lambda: processors)
    with parsing(_large(shipped_text, "[[x]]\nday = 2015-09-09\n")) as parse_it:
        assert str(parse_it()["x"][0]["day"]) == "2015-09-09"


@pytest.mark.parametrize(("processors", "killed"), [(2, 0), (5, 0), (5, 3)])
def test_a_process_that_is_killed_is_done_without(
    processors: int, killed: int, shipped_text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The others' work is done again, and the answer is the same."""
    monkeypatch.setattr(os, "cpu_count", lambda: processors)
    text = _large(shipped_text)
    with parsing(text) as parse_it:
        children = sorted(multiprocessing.active_children(), key=lambda child: child.pid or 0)
        assert len(children) == processors - 1
        os.kill(children[killed].pid or 0, signal.SIGKILL)
        assert parse_it() == tomli.loads(text)
    assert multiprocessing.active_children() == []


def test_where_no_process_can_be_begun_this_one_does_all(shipped_text: str) -> None:
    """A limit on processes, or on open files, is no error."""
    resource = pytest.importorskip("resource")
    text = _large(shipped_text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "cpu_count", lambda: 5)
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        open_now = len(list(Path("/dev/fd").iterdir()))
        resource.setrlimit(resource.RLIMIT_NOFILE, (open_now + 5, hard))
        try:
            with parsing(text) as parse_it:
                assert len(multiprocessing.active_children()) < 4
                found = parse_it()
        finally:
            resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    assert found == tomli.loads(text)
    assert multiprocessing.active_children() == []


READING = """
import sys
from pathlib import Path
from eufacts.format.toml import taken_in
path = Path(sys.argv[1])
with taken_in(path.read_bytes(), str(path)) as toml:
    print("begun", flush=True)
    sys.stdin.read()
"""


def test_who_waits_for_nobody_ends(shipped_text: str, tmp_path: Path) -> None:
    """When the process that needs the tables is killed, the others end too."""
    path = tmp_path / "large.toml"
    path.write_text(_large(shipped_text), encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-c", READING, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        start_new_session=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"begun\n"
    process.kill()
    process.communicate()

    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        try:
            os.killpg(process.pid, 0)
        except ProcessLookupError:
            break
        time.sleep(0.05)
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)


def test_it_reads_as_before_where_nothing_can_be_forked(shipped_text: str, tmp_path: Path) -> None:
    """In a worker of a pool, which may have no children."""
    path = tmp_path / "large.toml"
    path.write_text(_large(shipped_text), encoding="utf-8")
    with multiprocessing.get_context("fork").Pool(1) as pool:
        assert len(pool.apply(read, (path,)).figure) == len(read(path).figure)


FORKING = """
import os, sys
what, nth = sys.argv[1], int(sys.argv[2])
fork, count = os.fork, 0
os.cpu_count = lambda: 4

def forked():
    global count
    count += 1
    if what == "refused" and count >= nth:
        raise BlockingIOError(11, "Resource temporarily unavailable")
    process = fork()
    if process and what.isdigit() and count == nth:
        os.kill(os.getpid(), int(what))
    return process

os.fork = forked
sys.argv = ["eufacts", *sys.argv[3:]]
from eufacts.__main__ import run
run()
"""


def _forking(what: object, nth: int, shipped_text: str, home: Path) -> tuple[int, str, str]:
    """What comes of a question to a large fact base when something happens at the nth fork."""
    path = home / "large.toml"
    path.write_text(_large(shipped_text), encoding="utf-8")
    os.utime(path, (1_000_000_000, 1_000_000_000))
    asked = ("figures", "--facts", path, "--jsonl", "--fields", "id", "--limit", "1")
    run = subprocess.run(
        [sys.executable, "-c", FORKING, *map(str, (what, nth, *asked))],
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
        env={**os.environ, "XDG_CACHE_HOME": str(home / "cache")},
    )
    left = list((home / "cache").rglob("*.unfinished"))
    assert not left
    return run.returncode, run.stdout, run.stderr


@pytest.mark.parametrize("nth", [1, 2, 3, 4])
def test_a_system_that_refuses_a_process(nth: int, shipped_text: str, tmp_path: Path) -> None:
    """The first process or a later one: the answer is the same."""
    first = '{"id":"external-action-objectives"}\n'
    assert _forking("refused", nth, shipped_text, tmp_path) == (0, first, "")


@pytest.mark.parametrize("nth", [1, 2, 3, 4])
@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_ended_while_a_process_begins(
    ending: signal.Signals, nth: int, shipped_text: str, tmp_path: Path
) -> None:
    """In silence, with those that had begun; nobody waits for anybody."""
    code = 130 if ending == signal.SIGINT else -ending
    assert _forking(ending.value, nth, shipped_text, tmp_path) == (code, "", "")
