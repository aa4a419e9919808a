"""Growth: what an index costs, and questions to 300 facts, 10,000 and 100,000.

Where an earlier checkout is installed too, it is measured beside this one.
"""

import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import generate
from measuring import WORK, Command, Row, count, environment, measure, program, say

FOLDER = 100
"""Documents in the folder."""

QUERIES = {
    "by id": f"show {generate.PROBE} --json",
    "filter": f"facts --country {generate.SMALL} --json",
    "search": f"search {generate.RARE.lower()} --json",
}
"""Questions whose answers are as large in every fact base."""

BUILD, EDIT = "first index", "after an edit of one document"


class Subject(NamedTuple):
    """A fact base that is measured."""

    name: str
    path: Path


def run(versions: tuple[str, ...], rounds: int) -> list[Row]:
    """Measure what each version costs: building indexes, an edit, and questions."""
    subjects = list(_subjects())
    built = [_build(subject, version) for subject in subjects for version in versions]
    rows = _measured(built, versions, max(2, rounds // 4))
    for row in rows:
        row["index_mb"] = _size(_cache(row["subject"], row["version"]) / "eufacts")
    last = subjects[-1]
    edited = [_command(last, version, EDIT, QUERIES["by id"]) for version in versions]
    edited = [command._replace(prepare=lambda: _edit(last.path)) for command in edited]
    rows += _measured(edited, versions, max(2, rounds // 4))
    sizes = [subject for subject in subjects if "facts" in subject.name]
    asked = [
        _command(subject, version, query, line)
        for subject in sizes
        for query, line in QUERIES.items()
        for version in versions
    ]
    answers = _measured(asked, versions, rounds)
    for row, command in zip(answers, asked, strict=True):
        if row["version"] == "now":
            row["instructions"] = count(command)
    return rows + answers


def _subjects() -> Iterator[Subject]:
    """Make the fact bases: the folder is the last one."""
    data = WORK / "data"
    shutil.rmtree(data, ignore_errors=True)
    shutil.rmtree(WORK / "caches", ignore_errors=True)
    data.mkdir(parents=True)
    shipped = data / "shipped.toml"
    shutil.copy(WORK.parent.parent / "data" / "facts.toml", shipped)
    yield Subject("the shipped one", shipped)
    for facts in (300, 10_000):
        say(f"making {facts} facts")
        generate.generate(facts, data / f"{facts}.toml")
        yield Subject(f"{facts:,} facts", data / f"{facts}.toml")
    folder = data / "folder"
    generate.generate(100_000, folder, files=FOLDER)
    one = sorted(folder.iterdir())[FOLDER // 2]
    alone = data / one.name
    shutil.copy(one, alone)
    for path in (*data.glob("*.toml"), *folder.iterdir()):
        _age(path)
    yield Subject("one document of that folder", alone)
    yield Subject(f"100,000 facts in {FOLDER} documents", folder)


def _age(path: Path) -> None:
    """Date a file an hour back: one that has just changed is read again at the next question."""
    before = time.time() - 3600
    os.utime(path, (before, before))


def _edit(folder: Path) -> None:
    document = sorted(folder.iterdir())[FOLDER // 2]
    with document.open("a", encoding="utf-8") as file:
        file.write("# edited\n")
    _age(document)


def _cache(subject: str, version: str) -> Path:
    return WORK / "caches" / version / subject.replace(" ", "-")


def _command(subject: Subject, version: str, what: str, line: str) -> Command:
    cache = str(_cache(subject.name, version))
    variables = environment(XDG_CACHE_HOME=cache, EUFACTS_FACTS=str(subject.path))
    name = f"{what}|{subject.name}|{version}"
    return Command(name, (program(version, "eufacts"), *line.split()), variables)


def _build(subject: Subject, version: str) -> Command:
    cache = _cache(subject.name, version)
    command = _command(subject, version, BUILD, "about --json")
    return command._replace(prepare=lambda: shutil.rmtree(cache, ignore_errors=True))


def _measured(commands: list[Command], versions: tuple[str, ...], rounds: int) -> list[Row]:
    """Measure, and say of each row what it is of."""
    say(f"{len(commands)} commands of {versions}")
    found = measure(commands, rounds)
    rows = []
    for command in commands:
        what, subject, version = command.name.split("|")
        rows.append({"what": what, "subject": subject, "version": version, **found[command.name]})
    return rows


def _size(folder: Path) -> float:
    """The megabytes of the files in a folder."""
    return round(sum(file.stat().st_size for file in folder.iterdir()) / 1e6, 1)
