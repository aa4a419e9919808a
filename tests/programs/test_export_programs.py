"""Files from ``export``, opened by the programs that they are for."""

import csv
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import Ask
from eufacts import Facts

pytestmark = pytest.mark.programs

ROOT = Path(__file__).parents[2]
DATASETTES = {
    "0.65": Path(sys.executable).with_name("datasette"),
    "1.0": ROOT / ".venv-datasette" / "bin" / "datasette",
}
"""Each in an environment of its own, as .ci/programs makes them."""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, which files are written to."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _run(*words: str | Path) -> str:
    return subprocess.run(words, capture_output=True, text=True, check=True).stdout


def test_libreoffice_opens_a_workbook(here: Path, ask: Ask, facts: Facts) -> None:
    """Its numbers are numbers, its days days, and a link leads to the sentence."""
    if not shutil.which("soffice"):
        pytest.skip("LibreOffice is not installed")
    ask("export", "facts.xlsx", "--kind", "funding")
    sheet = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,2"
    profile = f"-env:UserInstallation=file://{here}/profile"
    _run("soffice", profile, "--headless", "--convert-to", sheet, "facts.xlsx")
    _run("soffice", profile, "--headless", "--convert-to", "fods", "facts.xlsx")
    with Path("facts-Funding.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["id"]: row for row in csv.DictReader(file)}
    flat = Path("facts.fods").read_text(encoding="utf-8").replace("&amp;", "&")

    for fact in facts.ask(kinds="funding"):
        written = rows[fact["id"]]["value"]
        assert (float(written) if written else None) == fact["value"]
        assert rows[fact["id"]]["qualifier"] == (fact["qualifier"] or "")
        assert f'xlink:href="{fact["excerpts"][0]["url"]}"' in flat
    assert 'office:date-value="2015-01-01"' in flat
    formulas = set(re.findall(r'table:formula="([^"]*)"', flat))
    assert formulas <= {"of:=TRUE()", "of:=FALSE()"}  # how it writes what is true or false


@pytest.mark.parametrize("version", DATASETTES)
def test_datasette_has_search_facets_and_help(version: str, ask: Ask) -> None:
    """At once, with the metadata beside the database: both versions of Datasette."""
    datasette = DATASETTES[version]
    if not datasette.exists():
        pytest.skip(f"Datasette {version} is not installed: .ci/programs installs it")
    assert f"version {version}" in _run(datasette, "--version")
    ask("export", "facts.db")
    get = (datasette, "facts.db", "-m", "facts.metadata.json", "--get")
    found = json.loads(
        _run(*get, "/facts/fact.json?_search=hosted+refugees+syrian&_shape=array&_size=max")
    )
    page = _run(*get, "/facts/fact?_search=hosted")

    assert "syrian-refugees-hosts" in {row["id"] for row in found}
    assert len(found) < 10
    assert 'name="_search"' in page
    assert 'data-column="countries"' in page
    assert 'data-column-description="How the document states the number:' in page
    assert "reuse authorised under Commission Decision 2011/833/EU" in page
    timeline = json.loads(_run(*get, "/facts/timeline.json?_shape=array&_size=1"))
    assert timeline[0]["quote"]


def test_frictionless_finds_no_fault(here: Path, ask: Ask, shipped_text: str) -> None:
    """A package is valid: of some facts, and of several documents."""
    pytest.importorskip("frictionless")
    (here / "many").mkdir()
    (here / "many" / "join.toml").write_text(shipped_text, encoding="utf-8")
    shutil.copy(ROOT / "examples" / "night-trains.toml", here / "many")
    ask("export", "some/", "--country", "Turkey", "--year", "2015")
    ask("export", "several/", "--facts", "many")
    code = (
        "import sys, frictionless\n"
        "for path in sys.argv[1:]:\n"
        "    report = frictionless.validate(path)\n"
        "    print(report.valid, report.stats['tasks'], report.flatten(['type', 'note'])[:3])\n"
    )
    paths = [f"{name}/datapackage.json" for name in ("some", "several")]
    packages = [json.loads(Path(path).read_text(encoding="utf-8")) for path in paths]

    expected = [f"True {len(package['resources'])} []" for package in packages]
    assert _run(sys.executable, "-W", "ignore", "-c", code, *paths).splitlines() == expected


def test_duckdb_reads_parquet_whole(here: Path, ask: Ask, facts: Facts, shipped_text: str) -> None:
    """A file of one document, and a folder of several with a part for each."""
    pytest.importorskip("pyarrow")
    duckdb = pytest.importorskip("duckdb")
    (here / "many").mkdir()
    (here / "many" / "join.toml").write_text(shipped_text, encoding="utf-8")
    for base in (ROOT / "examples" / "night-trains.toml", ROOT / "tests" / "harbours.toml"):
        shutil.copy(base, here / "many")
    assert ask("export", "facts.parquet").err == "eufacts: 369 records written to facts.parquet\n"
    ask("export", "all.parquet", "--facts", "many")

    stored = duckdb.sql(
        "SELECT id, value, qualifier, unit, period_start::text, countries, citation, "
        "list_transform(excerpts, lambda one: one.quote) FROM 'facts.parquet'"
    ).fetchall()
    rows = facts.ask(facts_only=True)
    assert [row[:4] for row in stored] == [
        (one["id"], one["value"], one["qualifier"], one["unit"]) for one in rows
    ]
    assert [(row[5], row[6]) for row in stored] == [
        (one["countries"], one["citation"]) for one in rows
    ]
    assert [row[7] for row in stored] == [
        [excerpt["quote"] for excerpt in one["excerpts"]] for one in rows
    ]
    assert (stored[0][4] is None) == (rows[0]["period"] is None)
    each = duckdb.sql(
        "SELECT document, count(*) FROM 'all.parquet/*/*.parquet' GROUP BY 1 ORDER BY 1"
    )
    assert each.fetchall() == [
        ("52015JC0040", 369),
        ("COM(2031) 114 final", 36),
        ("Keeping small harbours open, 2021-05-04", 6),
    ]
    (here / "join.toml").write_text(
        shipped_text.replace("value = 182740\n", f"value = {2**53 + 1}\n"), encoding="utf-8"
    )
    assert ask("export", "x.parquet", "--facts", "join.toml").err == (
        f"eufacts: x.parquet cannot hold all digits of {2**53 + 1}: use .db or .jsonl\n"
    )
    typed = dict(duckdb.sql("SELECT name, type FROM parquet_schema('facts.parquet')").fetchall())
    assert (typed["value"], typed["period_start"]) == ("DOUBLE", "INT32")


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")
def test_rdflib_reads_linked_data(ask: Ask, facts: Facts) -> None:
    """Without the network: the lower bounds are those that the document gives."""
    rdflib = pytest.importorskip("rdflib")
    ask("export", "facts.jsonld")
    graph = rdflib.Graph().parse("facts.jsonld")
    found = graph.query(
        """PREFIX s: <https://schema.org/> PREFIX prov: <http://www.w3.org/ns/prov#>
        SELECT ?id ?least ?quote WHERE { ?fact a s:Claim ; s:identifier ?id ;
          prov:value/s:minValue ?least ; prov:wasDerivedFrom/s:text ?quote }"""
    )

    rows = facts.ask(facts_only=True)
    assert {(str(name), float(least), str(quote)) for name, least, quote in found} == {
        (row["id"], float(row["value"]), excerpt["quote"])
        for row in rows
        if row["qualifier"] == "more_than"
        for excerpt in row["excerpts"]
    }
