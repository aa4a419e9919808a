"""``export``: workbooks, databases, data packages and other files, read back whole."""

import csv
import json
import sqlite3
import sys
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import Any, get_args
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.cell import Cell

from conftest import Ask
from eufacts import Facts, Question, atomic_write, open_facts
from eufacts.cli.exporting import SUFFIXES as TEXT
from eufacts.errors import FileError, QuestionError
from eufacts.export import SUFFIXES as FILES
from eufacts.export.columns import columns, flat, table_of
from eufacts.format import described
from eufacts.format.kinds import FACT_KINDS, KINDS
from eufacts.format.model import Qualifier

TESTS = Path(__file__).parents[1]
BASES = (TESTS / "harbours.toml", TESTS.parent / "examples" / "night-trains.toml")
FORMULA = "=HYPERLINK(1)"
NOTE = r"@x\u001b[31m'); DROP TABLE fact; --"
LONG = 123456789012345678


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, which files are written to."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def hostile(here: Path, shipped_text: str) -> Path:
    """A fact base whose texts a spreadsheet, a database or a terminal could take for orders."""
    orders = {
        "value = 182740": f"value = {LONG}",
        "Irregular entries registered in Hungary along the Western Balkan route": FORMULA,
        "Counted by August 2015; the document states neither since": f"{NOTE} since",
    }
    text = shipped_text
    for old, new in orders.items():
        assert old in text
        text = text.replace(old, new)
    base = here / "hostile.toml"
    base.write_text(text, encoding="utf-8")
    return base


def _query(path: str, sql: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql).fetchall()


@pytest.mark.parametrize("base", [None, *BASES])
def test_every_column_is_described(base: Path | None) -> None:
    """Each key of each record has a column with a meaning, and no other column is there."""
    with open_facts(base) as facts:
        for row in facts.ask():
            own = columns(row["kind"])
            shared = {column.name: column for column in columns(table_of(row["kind"]))}
            assert {"kind", *(one.name for one in own)} <= flat(row).keys() | {"kind"}
            if row["kind"] in FACT_KINDS:
                assert flat(row).keys() <= shared.keys()
            else:
                assert flat(row).keys() == {"kind", *shared}
            assert all(column.meaning.strip().endswith(".") for column in own), row["kind"]


def test_a_workbook_has_every_value(ask: Ask, facts: Facts) -> None:
    """A sheet for each kind; numbers are numbers, days are days, links lead to the sentence."""
    assert ask("export", "facts.xlsx").err == "eufacts: 630 records written to facts.xlsx\n"
    book = openpyxl.load_workbook("facts.xlsx")

    kinds = [kind.plural.capitalize() for kind in KINDS]
    assert book.sheetnames == ["Document", *kinds, "Columns"]
    pairs = dict(book["Document"].iter_rows(max_col=2, values_only=True))
    about = facts.about()
    assert (pairs["citation"], pairs["rights"]) == (about["citation"], about["rights"])
    for kind in KINDS:
        sheet = book[kind.plural.capitalize()]
        head, *lines = sheet.iter_rows()
        names = [cell.value for cell in head]
        rows = [flat(row) for row in facts.ask(kinds=kind.name)]
        assert [line[names.index("id")].value for line in lines] == [row["id"] for row in rows]
        assert sheet.freeze_panes == "B2"
        [table] = sheet.tables.values()
        assert table.autoFilter.ref == sheet.dimensions
        for line, row in zip(lines, rows, strict=True):
            cells = dict(zip(names, line, strict=True))
            assert {key for key in row if row[key] not in (None, [])} - {"kind"} <= cells.keys()
            for name, cell in cells.items():
                _compare(cell, name, row[name])


def _compare(cell: Cell, name: str, value: object) -> None:
    """Hold a cell to the value that it is to show."""
    assert cell.data_type != "f"
    if value in (None, []):
        assert cell.value is None
    elif name in {"period_start", "period_end"}:
        assert isinstance(cell.value, datetime)
        assert cell.value.date() == date.fromisoformat(str(value))
    elif isinstance(value, int | float):
        assert cell.value == value
        assert isinstance(value, bool) or cell.number_format.startswith("#,##0")
    elif name in {"url", "quote_url"}:
        assert (cell.value, cell.hyperlink.target) == (value, str(value).partition("#")[0])
        assert (cell.hyperlink.location or "") == str(value).partition("#")[2]
    elif isinstance(value, str):
        assert cell.value == value
    elif isinstance(value, list) and not any(isinstance(one, dict) for one in value):
        assert cell.value == "; ".join(map(str, value))
    else:
        assert json.loads(cell.value) == value


def test_no_text_becomes_an_order(hostile: Path, ask: Ask) -> None:
    """Formulas, escapes and SQL stay text; a number that a sheet would round is text there."""
    words = ("--facts", str(hostile), "--kind", "figure")
    for name in ("x.xlsx", "x.db", "x/"):
        assert ask("export", name, *words).code == 0
    sheet = openpyxl.load_workbook("x.xlsx")["Figures"]
    names = [cell.value for cell in sheet[1]]
    cells = {
        line[0].value: dict(zip(names, line, strict=True)) for line in sheet.iter_rows(min_row=2)
    }
    armed = cells["western-balkan-entries-hungary"]
    long = cells["eastern-mediterranean-crossings"]["value"]

    assert (armed["label"].value, armed["label"].data_type) == (FORMULA, "s")
    assert armed["note"].value.startswith(r"@x\x1b[31m'); DROP TABLE fact; --")
    assert (long.value, long.data_type) == (str(LONG), "s")
    stored = "SELECT value, typeof(value) FROM fact WHERE id = 'eastern-mediterranean-crossings'"
    assert _query("x.db", stored) == [(LONG, "integer")]
    assert _query("x.db", f"SELECT label FROM fact WHERE label = '{FORMULA}'") == [(FORMULA,)]
    with Path("x/fact.csv").open(encoding="utf-8", newline="") as file:
        labels = {row["id"]: row["label"] for row in csv.DictReader(file)}
    assert labels["western-balkan-entries-hungary"] == f"'{FORMULA}"


def test_a_database_holds_together(ask: Ask, facts: Facts) -> None:
    """Every record is there with its value, and every reference leads to a record."""
    assert ask("export", "facts.db").err.startswith("eufacts: 630 records written to facts.db; ")

    assert _query("facts.db", "PRAGMA foreign_key_check") == []
    assert _query("facts.db", "PRAGMA integrity_check") == [("ok",)]
    for table in ("fact", *(kind.name for kind in KINDS if not kind.fact)):
        rows = [flat(row) for row in facts.ask() if table_of(row["kind"]) == table]
        names = [column.name for column in columns(table)]
        stored = _query("facts.db", f"SELECT * FROM {table} ORDER BY rowid")
        expected = [tuple(map(_stored, map(row.get, names))) for row in rows]
        assert stored == expected, table
    for table, key in (("country", "countries"), ("excerpt", "excerpts")):
        pairs = {
            (row["id"], name) for row in map(flat, facts.ask(facts_only=True)) for name in row[key]
        }
        assert set(_query("facts.db", f"SELECT fact, {table} FROM fact_{table}")) == pairs
    target = "SELECT [table] FROM pragma_foreign_key_list('fact_excerpt')"
    assert {name for (name,) in _query("facts.db", target)} == {"fact", "excerpt"}


def _stored(value: object) -> object:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value


def test_views_answer_what_commands_answer(ask: Ask, facts: Facts) -> None:
    """A view has the name of a command, and its records in its order."""
    ask("export", "facts.db")
    for kind in (kind for kind in KINDS if kind.fact):
        name = kind.command or kind.plural
        rows = facts.ask(kinds=kind.name, sort=kind.sort)
        expected = [(row["id"], row.get("value"), row.get("qualifier")) for row in rows]
        quantity = (
            ", value, qualifier"
            if "value" in {c.name for c in columns(kind.name)}
            else ", NULL, NULL"
        )
        assert _query("facts.db", f"SELECT id{quantity} FROM {name}") == expected
    hungary = "SELECT id FROM country_facts WHERE name = 'Hungary' ORDER BY id"
    asked = sorted(row["id"] for row in facts.ask(countries="HU", facts_only=True))
    assert [name for (name,) in _query("facts.db", hungary)] == asked
    types = {row["type"] for row in facts.ask(kinds="agreement")}
    for type_ in types:
        sql = f"SELECT DISTINCT code FROM concluded_agreements WHERE type = '{type_}'"
        countries = {row["code"] for row in facts.ask(kinds="country", having=type_)}
        assert {code for (code,) in _query("facts.db", sql)} == countries
    words = _query("facts.db", "SELECT vocabulary, word, definition, records FROM vocabulary")
    keys = ("vocabulary", "word", "definition", "records")
    assert words == [tuple(row[key] for key in keys) for row in facts.vocabulary()]
    routes = "SELECT id, value, qualifier FROM routes"
    measures = [
        (route["id"], one["value"], one["qualifier"])
        for route in facts.ask(kinds="route")
        for one in route["measures"]
    ]
    assert _query("facts.db", routes) == measures


def test_a_database_is_searched(ask: Ask) -> None:
    """Full-text search finds a fact by words of its label, sentence or value."""
    ask("export", "facts.db")
    sql = (
        "SELECT id FROM fact WHERE rowid IN (SELECT rowid FROM fact_fts WHERE fact_fts MATCH '{}')"
    )

    assert _query("facts.db", sql.format("142649")) == [("western-balkan-entries-hungary",)]
    assert ("syrian-refugees-hosts",) in _query("facts.db", sql.format("hosted syrian refugee"))


def test_metadata_describes_every_column(ask: Ask, facts: Facts) -> None:
    """Datasette shows the licence, the source, and what each column means."""
    ask("export", "facts.db")
    made = json.loads(Path("facts.metadata.json").read_text(encoding="utf-8"))
    tables = made["databases"]["facts"]["tables"]

    assert (made["license"], made["source"]) == (facts.about()["rights"], facts.about()["citation"])
    listed = "SELECT name FROM pragma_table_list WHERE type IN ('table', 'view')"
    names = {name for (name,) in _query("facts.db", listed)}
    assert {
        name for name in names if not name.startswith(("sqlite_", "fact_fts", "excerpt_fts"))
    } == set(tables)
    for name, table in tables.items():
        assert all(table["columns"].values())
        listed = f"SELECT name FROM pragma_table_info('{name}')"
        assert list(table["columns"]) == [column for (column,) in _query("facts.db", listed)]
    assert {"array": "countries"} in tables["fact"]["facets"]


@pytest.mark.parametrize("theirs", ["{}", "[", '{"databases": {}}', "\xff"])
def test_metadata_of_others_stay(theirs: str, here: Path, ask: Ask) -> None:
    """What describes a database is called after it: a file of another name is not touched."""
    (here / "metadata.json").write_bytes(theirs.encode("latin-1"))

    for force in ([], ["--force"]):
        assert ask("export", "x.db", *force).code == 0
        assert (here / "metadata.json").read_bytes() == theirs.encode("latin-1")
    assert sorted(path.name for path in here.iterdir()) == [
        "metadata.json",
        "x.db",
        "x.metadata.json",
    ]


def test_a_data_package_says_what_it_has(ask: Ask) -> None:
    """Each CSV has the columns that the descriptor describes, and references name its tables."""
    assert ask("export", "facts/").err == "eufacts: 630 records written to facts\n"
    package = json.loads(Path("facts/datapackage.json").read_text(encoding="utf-8"))
    paths = {resource["path"] for resource in package["resources"]}

    assert {path.name for path in Path("facts").iterdir()} == {"datapackage.json", *paths}
    for resource in package["resources"]:
        with Path("facts", resource["path"]).open(encoding="utf-8", newline="") as file:
            head, *rows = csv.reader(file)
        fields = resource["schema"]["fields"]
        assert head == [field["name"] for field in fields]
        assert all(field["description"] for field in fields)
        ids = [
            tuple(row[head.index(key)] for key in resource["schema"]["primaryKey"]) for row in rows
        ]
        assert len(set(ids)) == len(ids)


@pytest.mark.parametrize(
    "words",
    [
        ("--country", "Turkey", "--year", "2015"),
        ("--kind", "funding", "--limit", "3"),
        ("-k", "route"),
    ],
)
def test_only_what_is_asked_for_is_there(words: tuple[str, ...], ask: Ask) -> None:
    """Filters choose the records; what these name comes with them, and other facts do not."""
    expected = [row["id"] for row in json.loads(ask("facts", *words, "--json").out)]
    for name in ("x.db", "x.xlsx"):
        said = ask("export", name, *words)
        assert said.err.startswith(f"eufacts: {len(expected)} records written to {name}")
    book = openpyxl.load_workbook("x.xlsx")
    sheets = [sheet for sheet in book.sheetnames if sheet not in {"Document", "Columns"}]
    written = [cell.value for sheet in sheets for cell in book[sheet]["A"][1:]]

    assert written == expected
    table = "route" if words == ("-k", "route") else "fact"
    assert [
        name for (name,) in _query("x.db", f"SELECT id FROM {table} ORDER BY rowid")
    ] == expected
    assert _query("x.db", "PRAGMA foreign_key_check") == []
    named = "SELECT count(*) FROM fact_excerpt JOIN excerpt ON excerpt.id = excerpt"
    assert _query("x.db", named) == _query("x.db", "SELECT count(*) FROM fact_excerpt")


def test_a_folder_of_documents_is_one_database(here: Path, ask: Ask, shipped_text: str) -> None:
    """Each record names its document, and the countries of all are merged."""
    (here / "many").mkdir()
    (here / "many" / "join.toml").write_text(shipped_text, encoding="utf-8")
    for base in BASES:
        (here / "many" / base.name).write_bytes(base.read_bytes())
    assert ask("export", "all.db", "--facts", "many").code == 0

    documents = (
        "SELECT document.id, count(*) FROM document JOIN fact ON document = document.id GROUP BY 1"
    )
    with open_facts("many") as facts:
        rows = facts.ask(facts_only=True)
    assert len(dict(_query("all.db", documents))) == len({row["document"] for row in rows}) == 3
    assert sum(dict(_query("all.db", documents)).values()) == len(rows)
    assert _query("all.db", "PRAGMA foreign_key_check") == []
    assert ask("export", "one.db", "--facts", "many", "--document", "join", "--force").code == 0
    assert _query("one.db", "SELECT id FROM document") == [("52015JC0040",)]
    assert _query("one.db", "SELECT count(*) FROM section") == [(11,)]


@pytest.mark.parametrize(("suffix", "style"), [(".bib", "bibtex"), (".ris", "ris")])
def test_a_bibliography_is_what_cite_writes(
    suffix: str, style: str, ask: Ask, facts: Facts
) -> None:
    """The document comes first, then every act that it cites, as ``cite`` writes them."""
    assert ask("export", f"x{suffix}").err == f"eufacts: 13 records written to x{suffix}\n"
    written = Path(f"x{suffix}").read_text(encoding="utf-8")
    acts = [row["id"] for row in facts.ask(kinds="reference")]

    document = ask("cite", "--style", style).out
    assert written.startswith(document)
    assert (
        written.removeprefix(document).strip() == ask("cite", *acts, "--style", style).out.strip()
    )


def test_linked_data_says_the_qualifier(ask: Ask, facts: Facts) -> None:
    """The number is a minimum where it is a lower bound; sentence and link are there."""
    ask("export", "x.jsonld")
    graph = json.loads(Path("x.jsonld").read_text(encoding="utf-8"))["@graph"]
    nodes = {node["@id"]: node for node in graph}
    bounds = {"exact": "value", "about": "value", "more_than": "minValue", "less_than": "maxValue"}

    assert bounds.keys() == set(get_args(Qualifier))
    assert len(nodes) == len(graph)
    for row in facts.ask(facts_only=True):
        node = nodes[f"#fact-{row['id']}"]
        quantity = node.get("prov:value", {})
        stated = {
            key: quantity[key] for key in ("value", "minValue", "maxValue") if key in quantity
        }
        assert stated == (
            {bounds[row["qualifier"]]: row["value"]} if row["value"] is not None else {}
        )
        assert node["creditText"] == row["citation"]
        for name, excerpt in zip(node["prov:wasDerivedFrom"], row["excerpts"], strict=True):
            assert (nodes[name]["text"], nodes[name]["url"]) == (excerpt["quote"], excerpt["url"])


@pytest.mark.parametrize("name", ["x.xlsx", "x.db", "x.jsonld", "x.bib", "x/"])
def test_the_same_facts_make_the_same_bytes(name: str, here: Path, ask: Ask) -> None:
    """No clock and no chance is in a file, so a repository shows what has changed."""

    def written() -> dict[str, bytes]:
        files = (path for path in here.rglob("*") if path.is_file())
        return {str(path): path.read_bytes() for path in files}

    ask("export", name)
    first = written()
    assert ask("export", name, "--force").code == 0
    assert written() == first


def test_what_is_there_stays(here: Path, ask: Ask) -> None:
    """Nothing is overwritten without --force, and nothing is written beside what is refused."""
    (here / "x.metadata.json").write_text("{}", encoding="utf-8")
    (here / "notes").mkdir()
    (here / "notes" / "mine.txt").write_text("mine", encoding="utf-8")
    ask("export", "pack/", "--limit", "1")
    exists = "exists already; --force overwrites it\n"

    assert ask("export", "x.db") == (4, "", f"eufacts: x.metadata.json: {exists}")
    assert not (here / "x.db").exists()
    assert ask("export", "pack/") == (4, "", f"eufacts: pack: {exists}")
    assert ask("export", "pack/", "--force").code == 0
    assert ask("export", "notes/") == (4, "", f"eufacts: notes: {exists}")
    lost = "eufacts: notes: has 'mine.txt', which would be lost: choose another folder\n"
    assert ask("export", "notes/", "--force") == (4, "", lost)
    assert [path.name for path in (here / "notes").iterdir()] == ["mine.txt"]
    assert ask("export", "x.metadata.json/").err == ("eufacts: x.metadata.json: Not a directory\n")
    assert ask("export", "no/where/").err == "eufacts: no/where: the folder 'no' does not exist\n"
    assert sorted(path.name for path in here.iterdir()) == ["notes", "pack", "x.metadata.json"]


@pytest.mark.parametrize(
    ("name", "words", "code", "message"),
    [
        ("x.xlsx", ("--fields", "id"), 2, "--fields is for text: x.xlsx has every column"),
        ("x.db", ("--country", "Turky"), 2, "no country 'Turky'; did you mean Türkiye?"),
        ("x.db", ("--min", "1bn", "-c", "Mali"), 1, "nothing matches; x.db is not written"),
        ("x.parquet", ("-k", "country"), 2, "x.parquet cannot hold such records: use .xlsx or .db"),
    ],
)
def test_what_cannot_be_written_is_said(
    name: str, words: tuple[str, ...], code: int, message: str, here: Path, ask: Ask
) -> None:
    """One line, and no file."""
    assert ask("export", name, *words) == (code, "", f"eufacts: {message}\n")
    assert list(here.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "module", "extra"),
    [("x.xlsx", "xlsxwriter", "xlsx"), ("x.parquet", "pyarrow", "parquet")],
)
def test_a_missing_extra_is_named(
    name: str, module: str, extra: str, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message has the line for each installer."""
    monkeypatch.setitem(sys.modules, module, None)

    said = ask("export", name)
    first, *lines = said.err.splitlines()
    assert (said.code, said.out) == (2, "")
    assert first == f"eufacts: {name} needs the extra {extra!r}; one of these installs it:"
    assert [line.split(":")[0].strip() for line in lines] == ["pip", "pipx", "uv"]
    assert all(module in line for line in lines)
    assert not Path(name).exists()


def test_python_exports_too(ask: Ask, facts: Facts) -> None:
    """``Facts.export`` writes the same bytes as the command."""
    for name in ("x.db", "x.xlsx", "x/"):
        ask("export", f"a{name}", "--country", "Turkey", "--force")
        assert facts.export(f"b{name}", Question(countries="Turkey"), force=True) == 39
        written = [Path(f"{one}{name}") for one in "ab"]
        first, second = (_bytes(path) for path in written)
        assert first == second
    with pytest.raises(FileExistsError):
        facts.export("bx.xlsx")
    with pytest.raises(QuestionError):
        facts.export("bx.html.zip")


def _bytes(path: Path) -> list[bytes]:
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    return [file.read_bytes() for file in files]


def test_a_workbook_says_what_it_is_of(ask: Ask, facts: Facts) -> None:
    """Its properties have the title and the citation."""
    ask("export", "x.xlsx", "--limit", "1")
    with ZipFile("x.xlsx") as package:
        core = package.read("docProps/core.xml").decode()
    assert facts.about()["title"] in core
    assert facts.about()["citation"] in core


def test_the_documentation_has_every_suffix() -> None:
    """A format that is not on the page is not found."""
    page = (TESTS.parent / "docs" / "exports.md").read_text(encoding="utf-8")
    assert [one for one in (*TEXT, *FILES) if f"`{one}`" not in page] == [".ndjson"]


def test_no_digit_is_lost(here: Path, ask: Ask) -> None:
    """A cell keeps every digit, as a number if a spreadsheet can and else as text."""
    text = Path(described.__file__).with_name("example.toml").read_text(encoding="utf-8")
    numbers = {90: 2**53 + 1, 120: 999_999_999_999_999, 25: 12.345, 80: 0.1 + 0.2}
    for old, new in numbers.items():
        text = text.replace(f"value = {old}\n", f"value = {new!r}\n")
    (here / "base.toml").write_text(text, encoding="utf-8")
    for name in ("x.xlsx", "x.db"):
        assert ask("export", name, "--facts", "base.toml", "--kind", "figure").code == 0
    sheet = openpyxl.load_workbook("x.xlsx")["Figures"]
    at = [cell.value for cell in sheet[1]].index("value")
    rows = [row[at] for row in sheet.iter_rows(min_row=2)]
    cells = {cell.value: (cell.data_type, cell.number_format) for cell in rows}

    assert cells == {
        str(2**53 + 1): ("s", "General"),
        999_999_999_999_999: ("n", "#,##0"),
        12.345: ("n", "#,##0.000"),
        str(0.1 + 0.2): ("s", "General"),
        40: ("n", "#,##0"),
    }
    stored = {value for (value,) in _query("x.db", "SELECT value FROM fact")}
    assert stored == {40, *numbers.values()}


def test_files_that_belong_together_come_together(here: Path, ask: Ask) -> None:
    """If the second file cannot be written, the first is not left alone; nor is any draft."""
    (here / "x.metadata.json").mkdir()

    assert ask("export", "x.db").err == "eufacts: x.metadata.json: Is a directory\n"
    assert [path.name for path in here.iterdir()] == ["x.metadata.json"]


def test_another_writer_is_not_written_over(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that appears while others are written stays, and the others are taken back."""
    files = {here / "a": b"new", here / "b": b"new"}
    link = Path.hardlink_to

    def link_late(target: Path, draft: Path) -> None:
        if target.name == "b":
            target.write_bytes(b"theirs")
        link(target, draft)

    monkeypatch.setattr(Path, "hardlink_to", link_late)
    with pytest.raises(FileExistsError):
        atomic_write.write_files(files, force=False)
    assert {path.name: path.read_bytes() for path in here.iterdir()} == {"b": b"theirs"}


@pytest.mark.parametrize("force", [False, True])
def test_a_folder_that_fails_leaves_what_was_there(
    force: bool, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The old folder is whole, and no draft is beside it."""
    folder = here / "pack"
    files = {folder / "a.csv": b"old", folder / "part" / "b.csv": b"old"}
    atomic_write.write_folder(folder, files, force=False)
    rename = Path.rename

    def rename_others(path: Path, target: Path) -> Path:
        if target == folder and (path / "a.csv").read_bytes() == b"new":
            raise OSError(28, "No space left on device")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", rename_others)
    with pytest.raises(FileError if force else FileExistsError):
        atomic_write.write_folder(folder, dict.fromkeys(files, b"new"), force=force)
    assert [path.name for path in here.iterdir()] == ["pack"]
    assert {path: path.read_bytes() for path in files} == files
