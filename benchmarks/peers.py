"""What a user would pick instead, answering the same questions over the same data.

The data are what ``eufacts facts --json``, ``--jsonl`` and ``--csv`` write of a generated fact
base. Databases are made of them as their users would: with an index on what is asked for, and full
text search. Before anything is timed, all answers to a question must hold the same ids.
"""

import csv
import io
import json
import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

import generate
import places
from measuring import Command, Row, Say, Spawner, measure

SIZES = (300, 10_000)
PYTHON = ("sqlite-utils", "datasette", "csvkit", "papis", "cobib")
"""The peers that are Python programs, as eufacts is."""


class Question(NamedTuple):
    """What is asked, in the words of each tool."""

    name: str
    eufacts: tuple[str, ...]
    jq: str
    sql: str
    csvgrep: tuple[str, ...]
    miller: str
    ripgrep: tuple[str, ...]


_QUOTES = '[.excerpts[].quote] | join(" ")'
_TEXT = "JOIN words ON words.rowid = facts.rowid WHERE words MATCH"

QUESTIONS = (
    Question(
        "a record by its id",
        ("show", generate.PROBE, "--json"),
        f'.[] | select(.id == "{generate.PROBE}")',
        f"SELECT facts.id, body FROM facts WHERE id = '{generate.PROBE}'",
        ("-c", "id", "-r", f"^{generate.PROBE}$"),
        f'$id == "{generate.PROBE}"',
        ("-F", f'"id": "{generate.PROBE}"'),
    ),
    Question(
        f"the {generate.SMALL_FACTS} facts of a country",
        ("facts", "--country", generate.SMALL, "--json"),
        '.[] | select(.countries | index("MT"))',
        "SELECT facts.id, body FROM country JOIN facts USING (id) WHERE code = 'MT'",
        ("-c", "countries", "-r", r"\bMT\b"),
        '$countries =~ "MT"',
        (r'"countries": \[[^]]*"MT"',),
    ),
    Question(
        f"a word of {generate.RARE_FACTS} facts",
        ("search", generate.RARE.lower(), "--json"),
        f'.[] | select({_QUOTES} | test("{generate.RARE}"; "i"))',
        f"SELECT facts.id, body FROM facts {_TEXT} '{generate.RARE.lower()}' ORDER BY rank",
        ("-c", "excerpts.quote", "-r", f"(?i){generate.RARE}"),
        f'${{excerpts.quote}} =~ "{generate.RARE}"i',
        ("-i", generate.RARE),
    ),
    Question(
        "two words of many facts",
        ("search", "smuggling", "prices", "--json"),
        f'.[] | select({_QUOTES} | test("smuggling.*prices"; "i"))',
        f"SELECT facts.id, body FROM facts {_TEXT} 'smuggling prices' ORDER BY rank",
        ("-c", "excerpts.quote", "-r", "(?i)smuggling.*prices"),
        '${excerpts.quote} =~ "smuggling.*prices"i',
        ("-i", "smuggling.*prices"),
    ),
)
CITATION = "a citation in BibTeX"
CITE = ("cite", generate.PROBE, "--style", "bibtex")


class Answer(NamedTuple):
    """One tool's command for one question."""

    tool: str
    question: str
    size: int
    command: Command


def run(rounds: int, say: Say) -> list[Row]:
    """Make the data, see that all answer the same, and measure."""
    here = places.install_peers()
    answers = []
    for size in SIZES:
        say(f"data of {size} facts")
        answers += list(_answers(_exported(size), size, here))
    with Spawner() as spawner:
        _must_agree(spawner, answers)
    rows = measure([answer.command for answer in answers], rounds, say)
    known = zip(answers, rows, strict=True)
    return [{**row, **answer._replace(command=row["command"])._asdict()} for answer, row in known]


def _eufacts(size: int, words: Iterable[str]) -> Command:
    facts = str(places.DATA / f"{size}.toml")
    environment = places.environment(EUFACTS_FACTS=facts)
    argv = (places.binary("eufacts", "eufacts"), *words)
    return Command(f"eufacts {' '.join(words)} ({size})", argv, environment)


def _exported(size: int) -> Path:
    """Let eufacts export a fact base in each form, and make the peers' databases of that."""
    places.fact_base(size)
    folder = places.WORK / "peers" / str(size)
    if folder.exists() and (folder / "complete").exists():
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    with Spawner() as spawner:
        for form in ("json", "jsonl", "csv"):
            spawner.run(_eufacts(size, ("facts", f"--{form}")), folder / f"facts.{form}")
    rows = json.loads((folder / "facts.json").read_text(encoding="utf-8"))
    _make_database(folder / "facts.db", rows)
    _make_libraries(folder, rows)
    (folder / "complete").touch()
    return folder


def _make_database(path: Path, rows: list[dict[str, Any]]) -> None:
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE facts (id TEXT PRIMARY KEY, label TEXT, quote, body TEXT)")
        database.execute("CREATE TABLE country (code TEXT, id TEXT, PRIMARY KEY (code, id))")
        database.execute(
            "CREATE VIRTUAL TABLE words "
            "USING fts5 (label, quote, content='facts', tokenize='porter')"
        )
        for row in rows:
            said = " ".join(excerpt["quote"] for excerpt in row["excerpts"])
            values = (row["id"], row["label"], said, json.dumps(row, ensure_ascii=False))
            database.execute("INSERT INTO facts VALUES (?, ?, ?, ?)", values)
            pairs = [(code, row["id"]) for code in row["countries"]]
            database.executemany("INSERT INTO country VALUES (?, ?)", pairs)
        database.execute("INSERT INTO words (words) VALUES ('rebuild')")
        database.execute("ANALYZE")
    database.close()


def _make_libraries(folder: Path, rows: list[dict[str, Any]]) -> None:
    """Make libraries for the reference managers: one entry for each of the first 300 facts."""
    probe = [row for row in rows if row["id"] == generate.PROBE]
    entries: list[str] = []
    for row in [*rows[:299], *(row for row in probe if row not in rows[:299])]:
        entry = {
            "author": "European Commission",
            "title": "Report no 1 on Displacement and the Union’s External Action",
            "number": "COM(2015) 1 final",
            "institution": "European Commission",
            "year": "2015",
            "annote": row["excerpts"][0]["quote"],
        }
        place = folder / "papis" / row["id"]
        place.mkdir(parents=True)
        papis = {**entry, "type": "techreport", "ref": row["id"], "papis_id": f"{len(entries):032}"}
        (place / "info.yaml").write_text(json.dumps(papis, ensure_ascii=False), encoding="utf-8")
        lines = "".join(f"  {key} = {{{value}}},\n" for key, value in entry.items())
        entries.append(f"@techreport{{{row['id']},\n{lines}}}\n")
    (folder / "library.bib").write_text("\n".join(entries), encoding="utf-8")


def _answers(folder: Path, size: int, here: dict[str, bool]) -> Iterator[Answer]:
    plain = places.environment()
    for question in QUESTIONS:
        own = _eufacts(size, question.eufacts)
        yield Answer("eufacts", question.name, size, own)
        for tool, argv in _tools(question, folder, here):
            name = f"{tool}: {question.name} ({size})"
            yield Answer(tool, question.name, size, Command(name, argv, plain, own.name))
    if size == SIZES[0]:
        own = _eufacts(size, CITE)
        yield Answer("eufacts", CITATION, size, own)
        for tool, argv, environment in _managers(folder, here):
            name = f"{tool}: {CITATION}"
            yield Answer(tool, CITATION, size, Command(name, argv, environment, own.name))


def _tools(
    question: Question, folder: Path, here: dict[str, bool]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each tool that is here, with its command for a question."""
    text, rows, table, database = (str(folder / f"facts.{form}") for form in _FORMS)
    native = {
        "jq": ("jq", "-c", question.jq, text),
        "sqlite3": ("sqlite3", "-readonly", "-json", database, question.sql),
        "Miller": ("mlr", "--icsv", "--ojson", "filter", question.miller, table),
        "ripgrep": ("rg", *question.ripgrep, rows),
    }
    for tool, (name, *rest) in native.items():
        found = shutil.which(name)
        if found is not None:
            yield tool, (found, *rest)
    if here["sqlite-utils"]:
        program = places.binary("sqlite-utils", "sqlite-utils")
        yield "sqlite-utils", (program, "query", database, question.sql)
        url = f"/facts.json?sql={quote(question.sql)}&_shape=array"
        yield "datasette", (places.binary("sqlite-utils", "datasette"), database, "--get", url)
    if here["csvkit"]:
        yield "csvkit", (places.binary("csvkit", "csvgrep"), *question.csvgrep, table)


_FORMS = ("json", "jsonl", "csv", "db")


def _managers(
    folder: Path, here: dict[str, bool]
) -> Iterator[tuple[str, tuple[str, ...], dict[str, str]]]:
    """The reference managers that are here, each with the library in its own form."""
    home = folder / "home"
    environment = places.environment(HOME=str(home), XDG_CONFIG_HOME=str(home / "config"))
    if here["papis"]:
        config = home / "config" / "papis" / "config"
        config.parent.mkdir(parents=True, exist_ok=True)
        config.write_text(f"[settings]\ndefault-library = b\n[b]\ndir = {folder / 'papis'}\n")
        query = f"ref:{generate.PROBE}"
        program = places.binary("papis", "papis")
        yield "papis", (program, "export", "--all", "--format", "bibtex", query), environment
    if here["cobib"]:
        config = home / "cobib.py"
        config.parent.mkdir(parents=True, exist_ok=True)
        config.write_text(
            "from cobib.config import config\n"
            f"config.database.file = {str(home / 'library.yaml')!r}\n"
            f"config.logging.logfile = {str(home / 'cobib.log')!r}\n"
        )
        cobib = (places.binary("cobib", "cobib"), "-c", str(config))
        if not (home / "complete").exists():
            with Spawner() as spawner:
                spawner.run(Command("cobib init", (*cobib, "init"), environment))
                add = (*cobib, "add", "-b", str(folder / "library.bib"))
                spawner.run(Command("cobib add", add, environment))
            (home / "complete").touch()
        yield "cobib", (*cobib, "show", generate.PROBE), environment


def _must_agree(spawner: Spawner, answers: list[Answer]) -> None:
    """See that all tools give the same records.

    Raises:
        RuntimeError: They do not.
    """
    output = places.WORK / "answer.txt"
    wanted: dict[tuple[str, int], set[str]] = {}
    for answer in answers:
        spawner.run(answer.command, output)
        text = output.read_text(encoding="utf-8")
        given = _cited(text) if answer.question == CITATION else _ids(text)
        asked = (answer.question, answer.size)
        if not given or wanted.setdefault(asked, given) != given:
            raise RuntimeError(
                f"{answer.command.name} answers otherwise than eufacts: "
                f"{sorted(given ^ wanted.get(asked, set()))[:5]}"
            )


def _cited(text: str) -> set[str]:
    """What of the document a citation names."""
    wanted = ("Displacement", "European Commission", "COM(2015) 1 final", "2015")
    return {word for word in wanted if word in text}


def _ids(text: str) -> set[str]:
    """The ids in an answer: JSON, JSON Lines or CSV."""
    if text.lstrip()[:1] not in ("[", "{"):
        return {row["id"] for row in csv.DictReader(io.StringIO(text))}
    try:
        rows = json.loads(text)
    except json.JSONDecodeError:
        rows = [json.loads(line) for line in text.splitlines()]
    return {row["id"] for row in (rows if isinstance(rows, list) else [rows])}
