"""What a look-up costs, in numbers that do not vary: modules, SQL, steps of SQLite, instructions.

Seconds are for ``benchmarks/``; nothing here depends on how busy the machine is. Whoever makes
eufacts dearer on purpose changes a number in a table below, where a reviewer sees it.
"""

import os
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from eufacts.cli.app import main
from eufacts.index.cache import ready_path
from eufacts.index.store import LAYOUT, shipped

BENCHMARKS = Path(__file__).parent.parent / "benchmarks"
BARE = BENCHMARKS / "programs" / "bare.py"
PROBE = "karvelis-reception-2014"
"""The record that every generated fact base has; in them 12 facts are about Malta."""

ABSENT = (
    "eufacts.citations",
    "eufacts.format.model",
    "eufacts.index.build",
    "eufacts.output.page",
    "eufacts.output.terminal",
    "eufacts.proof",
    "eufacts.report",
    "eufacts.source",
    "eufacts.views",
    "dataclasses",
    "platformdirs",
    "pydantic",
    "rich",
    "tomli",
)
"""Modules that a look-up in JSON does not import."""

MOST_MODULES = 53
"""The most modules that a look-up imports and a bare Typer program does not."""

STATEMENTS = {
    f"show {PROBE}": 3,
    "countries": 2,
    "facts --country Malta": 3,
    "facts --country Syria --limit 20": 3,
    "figures --min 1m --sort value": 2,
    "funding --country Malta": 3,
    "funding --country Malta --total": 6,
    "search karvelis": 8,
    "search smuggling prices --limit 20": 8,
    "routes": 2,
    "compare": 2,
    "country Malta": 7,
    "timeline": 2,
    "outline": 2,
    f"excerpts {PROBE}": 5,
    f"cite {PROBE}": 5,
}
"""Questions, and the SELECTs that one executes."""

SCANS = {
    "about": "it has one row",
    "document": "it has one row for each file",
    "sqlite_schema": "it has one row for each table",
    "words": "the full text index walks its matches, not all rows",
}
"""Tables that may be scanned, and why."""

STEPS = 1.3
"""SQLite's steps for an answer of the same size, in 4,000 facts : in 500."""

SAME_ANSWER = (
    f"show {PROBE}",
    "countries",
    "facts --country Malta",
    "funding --country Malta",
    "funding --country Malta --total",
    "search karvelis",
    "routes",
    "compare",
    "country Malta",
    "outline",
    f"excerpts {PROBE}",
    f"cite {PROBE}",
)
"""Questions whose answers are as large in a fact base of any size."""

INSTRUCTIONS = {
    "eufacts --version": 0.92,
    "eufacts --help": 0.92,
    "eufacts show turkey-syria-crisis-2015 --json": 1.04,
    "eufacts funding --country turkey --json": 1.04,
    "eufacts funding --country turkey --total --json": 1.11,
    "eufacts search hosts most Syrian refugees --json": 1.10,
    "eufacts search trust fund --json": 1.13,
    "eufacts search trust unicorns --json": 1.22,
    "eufacts search how much money for Turkey in 2015 --json": 1.11,
    "eufacts country malta --json": 1.05,
    "eufacts country turkey --json": 1.13,
    "eufacts compare --json": 1.07,
    "eufacts cite turkey-syria-crisis-2015 --json": 1.15,
}
"""Instructions on Python 3.11, as multiples of the bare Typer program's, rounded up.

The profile of Turkey is the largest answer, of 90 kB: what is above the others is its JSON. For a
word that is nowhere, the names of countries and all words of the fact base are looked through."""

COMPLETIONS = {
    "eufacts sea": 0.92,
    "eufacts search --for": 1.02,
    "eufacts figures --country Tur": 1.06,
}
"""The same for the completion of a line."""

EDITABLE = 0.08
"""What is added where eufacts is installed for editing: its index is then in the user's cache
directory, which has to be asked for."""


@pytest.fixture(scope="module")
def bases(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two generated fact bases, of 500 facts and of 4,000."""
    folder = tmp_path_factory.mktemp("generated")
    made = (folder / "500.toml", folder / "4000.toml")
    for path in made:
        generate = [sys.executable, str(BENCHMARKS / "generate.py"), path.stem, str(path)]
        subprocess.run(generate, check=True)
        os.utime(path, (1e9, 1e9))  # the index of a file that has just changed is not kept
    return made


class Watched:
    """The SELECTs that eufacts executes, and the steps that SQLite takes for them."""

    def __init__(self) -> None:
        self.statements: list[str] = []
        self.steps = 0

    def __call__(self, statement: str) -> None:
        """Note a statement; FTS5 executes some of its own."""
        if statement.startswith("SELECT") and "'words_" not in statement:
            self.statements.append(statement)

    def step(self) -> int:
        """Count a step."""
        self.steps += 1
        return 0


@pytest.fixture
def watched(monkeypatch: pytest.MonkeyPatch) -> Iterator[Watched]:
    """Watch every connection that is opened from now on."""
    watching = Watched()
    connect = sqlite3.connect

    class Connection(sqlite3.Connection):
        """A connection whose one handler of progress counts each step."""

        def set_progress_handler(self, _handler: object, _steps: int) -> None:
            super().set_progress_handler(watching.step, 1)

    def watch(path: str, *, uri: bool = False, timeout: float = 5) -> sqlite3.Connection:
        connection = connect(path, uri=uri, timeout=timeout, factory=Connection)
        connection.set_trace_callback(watching)
        return connection

    monkeypatch.setattr(sqlite3, "connect", watch)
    yield watching
    monkeypatch.undo()


def _ask(line: str, facts: Path) -> None:
    """Ask for an answer, of which only the cost matters here."""
    assert main([*line.split(), "--json", "--facts", str(facts)]) == 0


def _warm(line: str, facts: Path, watched: Watched) -> None:
    """Ask twice, and look at the second time, when the index is there."""
    _ask(line, facts)
    watched.statements.clear()
    watched.steps = 0
    _ask(line, facts)


def _imported(code: str) -> set[str]:
    """The modules that code has imported when it exits, in a fresh process."""
    said = "print(*sys.modules, sep='\\n', file=sys.stderr)"
    whole = f"import sys\ntry:\n    {code}\nfinally:\n    {said}"
    run = subprocess.run([sys.executable, "-c", whole], capture_output=True, text=True, check=True)
    return set(run.stderr.split())


def test_a_look_up_imports_only_what_it_needs() -> None:
    """Neither what reads fact bases nor what draws tables, and not many modules in all."""
    line = ["eufacts", "show", "turkey-syria-crisis-2015", "--json"]
    code = f"from eufacts import __main__; sys.argv = {line}; __main__.run()"
    _imported(code)
    imported = _imported(code)
    bare = _imported(f"sys.argv = ['bare', 'first']; exec(open({str(BARE)!r}).read())")
    added = imported - bare

    may_ask_for_cache = set() if ready_path(shipped(), LAYOUT).exists() else {"platformdirs"}
    found = {name for name in ABSENT if name in added} - may_ask_for_cache
    assert found == set()
    assert len(added) <= MOST_MODULES, sorted(added)


@pytest.mark.parametrize(("line", "count"), STATEMENTS.items())
def test_a_question_executes_a_known_number_of_statements(
    line: str, count: int, bases: tuple[Path, Path], watched: Watched
) -> None:
    """No question asks the database once for each record that it finds."""
    _warm(line, bases[1], watched)

    assert len(watched.statements) == count, watched.statements


@pytest.mark.parametrize("line", STATEMENTS)
def test_every_statement_uses_an_index(
    line: str, bases: tuple[Path, Path], watched: Watched, cache: Path
) -> None:
    """SQLite's plan of each statement scans no table that grows with the fact base."""
    _warm(line, bases[1], watched)

    (index,) = cache.glob("eufacts/4000-*.sqlite")
    scanned: dict[str, str] = {}
    with sqlite3.connect(f"file:{index}?mode=ro", uri=True) as connection:
        for statement in list(watched.statements):
            steps = connection.execute(f"EXPLAIN QUERY PLAN {statement}").fetchall()
            scanned |= dict.fromkeys(_scanned([step for *_, step in steps]), statement)
    connection.close()
    assert set(scanned) <= set(SCANS), scanned


def _scanned(plan: list[str]) -> set[str]:
    """The tables that a plan scans; what is put together on the way has its own steps in it."""
    made = {step.split()[1] for step in plan if step.startswith(("CO-ROUTINE", "MATERIALIZE"))}
    return {step.split()[1] for step in plan if step.startswith("SCAN ")} - made


@pytest.mark.parametrize("line", SAME_ANSWER)
def test_an_answer_of_the_same_size_takes_the_same_steps(
    line: str, bases: tuple[Path, Path], watched: Watched
) -> None:
    """Eight times the facts are not eight times the work, where the answer does not grow."""
    few, many = bases
    _warm(line, few, watched)
    least = watched.steps
    _warm(line, many, watched)

    assert watched.steps <= least * STEPS, (least, watched.steps)


def _environment() -> dict[str, str]:
    """The environment, but compiled modules are kept, so that runs do not compile them."""
    unwanted = "PYTHONDONTWRITEBYTECODE"
    return {name: value for name, value in os.environ.items() if name != unwanted}


def _instructions(*arguments: str, **variables: str) -> int:
    """Count the instructions of a process of this interpreter."""
    counting = [
        "valgrind",
        "--tool=cachegrind",
        "--cache-sim=no",
        "--cachegrind-out-file=/dev/null",
    ]
    run = subprocess.run(
        [*counting, sys.executable, *arguments],
        env={**_environment(), "PYTHONHASHSEED": "0", **variables},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=True,
    )
    found = re.search(r"I +refs: +([\d,]+)", run.stderr)
    assert found
    return int(found[1].replace(",", ""))


@pytest.fixture(scope="module")
def bare_instructions() -> int:
    """What the bare Typer program executes."""
    return _instructions(str(BARE), "first")


_EUFACTS = ("-c", "from eufacts.__main__ import run; run()")
_COUNTED = pytest.mark.skipif(shutil.which("valgrind") is None, reason="valgrind is not here")


@pytest.mark.instructions
@_COUNTED
@pytest.mark.parametrize(("line", "ceiling"), INSTRUCTIONS.items())
def test_a_look_up_executes_hardly_more_than_a_bare_typer_program(
    line: str, ceiling: float, bare_instructions: int
) -> None:
    """Most of a look-up is the start of Python and of Typer."""
    asked = [*_EUFACTS, *line.split()[1:]]
    environment = _environment()
    subprocess.run([sys.executable, *asked], env=environment, check=True, capture_output=True)

    _at_most(_instructions(*asked) / bare_instructions, ceiling)


@pytest.mark.instructions
@_COUNTED
@pytest.mark.parametrize(("line", "ceiling"), COMPLETIONS.items())
def test_completion_executes_hardly_more_than_a_bare_typer_program(
    line: str, ceiling: float, bare_instructions: int
) -> None:
    """Who presses the tab key does not wait longer than for an answer."""
    variables = {"_EUFACTS_COMPLETE": "bash"}
    environment = {**_environment(), **variables}
    asked = [sys.executable, *_EUFACTS, line]
    first = subprocess.run(asked, env=environment, check=True, capture_output=True, text=True)

    assert first.stdout.strip()
    _at_most(_instructions(*_EUFACTS, line, **variables) / bare_instructions, ceiling)


def _at_most(ratio: float, ceiling: float) -> None:
    if ceiling > 1 and not ready_path(shipped(), LAYOUT).exists():
        ceiling += EDITABLE
    assert ratio <= ceiling, f"{ratio:.3f}"
