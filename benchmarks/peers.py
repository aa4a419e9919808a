"""What a user would pick instead, answering the same questions over the same data.

The data are what ``eufacts facts --json`` and ``--csv`` write of a generated fact base. The
database is made of them as its users would: with indexes on what is asked for, and full text
search. Before anything is timed, all answers to a question must hold the same ids.
"""

import json
import re
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import generate
from measuring import WORK, Command, Row, environment, measure, program, say

SIZES = (300, 10_000)


class Question(NamedTuple):
    """What is asked, in the words of each tool."""

    name: str
    eufacts: str
    jq: str
    sql: str
    csvgrep: tuple[str, ...]


QUESTIONS = (
    Question(
        "an id",
        f"show {generate.PROBE}",
        f'.[] | select(.id == "{generate.PROBE}")',
        f"SELECT id, body FROM facts WHERE id = '{generate.PROBE}'",
        ("-c", "id", "-r", f"^{generate.PROBE}$"),
    ),
    Question(
        "a country",
        f"facts --country {generate.SMALL}",
        '.[] | select(.countries | index("MT"))',
        "SELECT id, body FROM country JOIN facts USING (id) WHERE code = 'MT'",
        ("-c", "countries", "-r", r"\bMT\b"),
    ),
    Question(
        "a word",
        f"search {generate.RARE.lower()}",
        f'.[] | select([.excerpts[].quote] | join(" ") | test("{generate.RARE}"; "i"))',
        "SELECT id, body FROM facts JOIN words ON words.rowid = facts.rowid "
        f"WHERE words MATCH '{generate.RARE.lower()}' ORDER BY rank",
        ("-c", "excerpts.quote", "-r", f"(?i){generate.RARE}"),
    ),
)


def run(rounds: int) -> list[Row]:
    """Make the data, see that all tools answer the same, and measure.

    Raises:
        RuntimeError: A tool gives other records than eufacts.
    """
    commands = [command for size in SIZES for command in _commands(size, _exported(size))]
    wanted: dict[str, set[str]] = {}
    for command in commands:
        _, asked = command.name.split("|", 1)
        given = _ids(_output(command), int(asked.split("|")[1]))
        if not given or wanted.setdefault(asked, given) != given:
            raise RuntimeError(f"{command.name} answers otherwise than eufacts")
    found = measure(commands, rounds)
    rows = []
    for command in commands:
        tool, question, size = command.name.split("|")
        rows.append({"tool": tool, "question": question, "size": int(size), **found[command.name]})
    return rows


def _commands(size: int, folder: Path) -> Iterator[Command]:
    """Each question in each tool that is here, eufacts first."""
    text, table, database = (str(folder / f"facts.{form}") for form in ("json", "csv", "db"))
    for question in QUESTIONS:
        eufacts = (program("now", "eufacts"), *question.eufacts.split(), "--json")
        tools: dict[str, tuple[str, ...]] = {
            "eufacts": eufacts,
            "sqlite-utils": (program("peers", "sqlite-utils"), "query", database, question.sql),
            "csvkit": (program("peers", "csvgrep"), *question.csvgrep, table),
            "jq": (shutil.which("jq") or "", "-c", question.jq, text),
            "sqlite3": (shutil.which("sqlite3") or "", "-json", database, question.sql),
        }
        for tool, argv in tools.items():
            if argv[0]:
                yield Command(f"{tool}|{question.name}|{size}", argv, _environment(size))


def _environment(size: int) -> dict[str, str]:
    facts = str(WORK / "peers" / str(size) / "facts.toml")
    return environment(EUFACTS_FACTS=facts, XDG_CACHE_HOME=str(WORK / "peers" / "cache"))


def _output(command: Command) -> str:
    return subprocess.run(
        command.argv, env=command.environment, capture_output=True, text=True, check=True
    ).stdout


def _exported(size: int) -> Path:
    """Let eufacts export a fact base, and make a database of that."""
    say(f"data of {size} facts")
    folder = WORK / "peers" / str(size)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    generate.generate(size, folder / "facts.toml")
    for form in ("json", "csv"):
        argv = (program("now", "eufacts"), "facts", f"--{form}")
        text = _output(Command(form, argv, _environment(size)))
        (folder / f"facts.{form}").write_text(text, encoding="utf-8")
    _make_database(folder / "facts.db", json.loads((folder / "facts.json").read_text("utf-8")))
    return folder


def _make_database(path: Path, rows: list[dict[str, Any]]) -> None:
    database = sqlite3.connect(path)
    database.executescript(
        "CREATE TABLE facts (id TEXT PRIMARY KEY, label TEXT, quote, body TEXT);"
        "CREATE TABLE country (code TEXT, id TEXT, PRIMARY KEY (code, id));"
        "CREATE VIRTUAL TABLE words "
        "USING fts5 (label, quote, content='facts', tokenize='porter');"
    )
    for row in rows:
        said = " ".join(excerpt["quote"] for excerpt in row["excerpts"])
        values = (row["id"], row["label"], said, json.dumps(row, ensure_ascii=False))
        database.execute("INSERT INTO facts VALUES (?, ?, ?, ?)", values)
        pairs = [(code, row["id"]) for code in row["countries"]]
        database.executemany("INSERT INTO country VALUES (?, ?)", pairs)
    database.execute("INSERT INTO words (words) VALUES ('rebuild')")
    database.execute("ANALYZE")
    database.commit()
    database.close()


def _ids(text: str, size: int) -> set[str]:
    """The ids of facts in an answer, of whatever format."""
    facts = json.loads((WORK / "peers" / str(size) / "facts.json").read_text("utf-8"))
    return {fact["id"] for fact in facts} & set(re.findall(r"[\w-]+", text))
