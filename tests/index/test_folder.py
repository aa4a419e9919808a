"""A fact base that is a folder: several documents asked at once, each id with its file's name."""

import json
import os
import shutil
import time
from pathlib import Path

import pytest

from conftest import Ask
from eufacts import open_facts
from eufacts.errors import QuestionError
from eufacts.index.store import shipped
from eufacts.views.comparison import comparison

FLOOD = Path(__file__).parents[1] / "proof" / "flood" / "flood.toml"
LONG_AGO = time.time() - 3600


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two documents: the shipped one, under a name with a blank, and an invented one."""
    made = tmp_path / "documents"
    made.mkdir()
    shutil.copy(shipped(), made / "JOIN 2015-40.toml")
    shutil.copy(shipped().with_suffix(".lock"), made / "JOIN 2015-40.lock")
    shutil.copy(FLOOD, made / "flood.toml")
    for file in made.iterdir():
        os.utime(file, (LONG_AGO, LONG_AGO))
    return made


def _again(folder: Path) -> None:
    """Add the shipped facts once more, as those of another document."""
    text = shipped().read_text(encoding="utf-8").replace('"52015JC0040"', '"52015JC0041"')
    (folder / "again.toml").write_text(text, encoding="utf-8")


def test_every_id_is_that_of_its_document(ask: Ask, folder: Path) -> None:
    """Ids begin with the file's name, wherever a row names another; rows say which document."""
    row = json.loads(ask("show", "JOIN-2015-40.syria-killed", "--facts", str(folder), "--json").out)
    alone = json.loads(ask("show", "syria-killed", "--json").out)

    assert row["id"] == "JOIN-2015-40.syria-killed"
    assert row["document"] == alone["document"] == "52015JC0040"
    assert row["section"] == "JOIN-2015-40.syria-iraq"
    assert row["excerpts"][0]["id"] == "JOIN-2015-40.syria-iraq.1.3"
    for key in ("label", "value", "qualifier", "period", "countries", "citation"):
        assert row[key] == alone[key]
    assert row["excerpts"][0]["url"] == alone["excerpts"][0]["url"]
    assert row["excerpts"][0]["proven"] == alone["excerpts"][0]["proven"]


def test_all_names_of_ids_lead_somewhere(folder: Path) -> None:
    """Whatever a row of the folder names as an id can be asked for."""
    with open_facts(folder) as facts:
        rows = facts.ask()
        ids = {row["id"] for row in rows}
        assert len(ids) == len(rows)
        for row in rows:
            named = [one["id"] for one in row.get("excerpts", ()) if isinstance(one, dict)]
            named += [row[key] for key in ("section", "route", "part_of", "parent") if row.get(key)]
            named += row.get("may_overlap", []) + row.get("same_as", [])
            named += row["facts"] if isinstance(row.get("facts"), list) else []
            assert set(named) <= ids


def test_documents_are_asked_together(ask: Ask, folder: Path) -> None:
    """Lists have the records of all documents, and filters work on all of them."""
    at = ("--facts", str(folder))
    whole = len(json.loads(ask("figures", *at, "--json").out))
    flood = len(json.loads(ask("figures", "--facts", str(FLOOD), "--json").out))
    shipped_ones = len(json.loads(ask("figures", "--json").out))

    assert flood > 0
    assert whole == flood + shipped_ones
    for words in (["--country", "Turkey"], ["--section", "turkey"], ["--topic", "displacement"]):
        found = json.loads(ask("facts", *words, *at, "--json").out)
        assert len(found) >= len(json.loads(ask("facts", *words, "--json").out)) > 0


@pytest.mark.parametrize("name", ["Turkey", "TR", "tukey"])
def test_a_document_that_does_not_name_a_country_says_so(name: str, ask: Ask, folder: Path) -> None:
    """Nothing matches, whatever other documents say of the country."""
    said = ask("country", name, "--document", "flood", "--facts", str(folder))
    other = ask("country", name, "--document", "52015JC0040", "--facts", str(folder))

    assert (said.code, said.out) == (1, "")
    assert said.err == "eufacts: flood does not name Türkiye\n"
    assert other.code == 0


def test_a_country_of_two_documents_has_one_row(ask: Ask, folder: Path) -> None:
    """What two documents say of a country is one row, its facts added up."""
    _again(folder)
    turkey = json.loads(ask("country", "Turkey", "--facts", str(folder), "--json").out)
    alone = json.loads(ask("country", "Turkey", "--json").out)
    about = json.loads(ask("about", "--facts", str(folder), "--json").out)

    assert turkey["facts"] == 2 * alone["facts"]
    assert turkey["roles"] == alone["roles"]
    assert len(turkey["funding"]) == 2 * len(alone["funding"])
    assert about["counts"]["country"] == len(
        json.loads(ask("countries", "--facts", str(folder), "--json").out)
    )


def test_about_lists_the_documents(ask: Ask, folder: Path) -> None:
    """The keys that describe one document are in the list of documents."""
    about = json.loads(ask("about", "--facts", str(folder), "--json").out)

    assert [one["celex"] for one in about["documents"]] == ["52015JC0040", "52030DC0007"]
    assert (about["title"], about["celex"]) == ("documents", None)
    assert "COM(2030) 7 final" in ask("about", "--facts", str(folder), "--format", "table").out


def test_each_is_cited_as_its_own_document(ask: Ask, folder: Path) -> None:
    """A citation names the document that the record is of; without ids, each document is cited."""
    at = ("--facts", str(folder))
    alone = ask("cite", "syria-killed").out

    assert ask("cite", "JOIN-2015-40.syria-killed", *at).out == alone
    assert [line.split(",")[0] for line in ask("cite", *at).out.splitlines()] == [
        alone.split(",")[0],
        "European Commission",
    ]


def test_an_id_without_its_file_is_enough_if_one_document_has_it(ask: Ask, folder: Path) -> None:
    """``syria-killed`` is found; where two documents have it, both are listed."""
    at = ("--facts", str(folder))
    assert ask("show", "syria-killed", *at) == ask("show", "JOIN-2015-40.syria-killed", *at)
    _again(folder)
    said = ask("show", "syria-killed", *at)

    assert (said.code, said.out) == (2, "")
    assert "2 records match 'syria-killed'; pick one by id:" in said.err
    assert "again.syria-killed" in said.err
    assert "JOIN-2015-40.syria-killed" in said.err


def test_a_change_of_any_file_is_noticed(ask: Ask, folder: Path) -> None:
    """A file that is changed, added or taken away: the next answer knows it."""

    def count() -> int:
        return len(json.loads(ask("figures", "--facts", str(folder), "--json").out))

    before = count()
    flood = (folder / "flood.toml").read_text(encoding="utf-8")
    (folder / "flood.toml").unlink()
    without = count()
    (folder / "flood.toml").write_text(flood, encoding="utf-8")

    assert without < before
    assert count() == before


def test_a_folder_is_checked_file_by_file(ask: Ask, folder: Path) -> None:
    """``check`` examines each document, and names the file of each finding."""
    checked = json.loads(ask("check", str(folder), "--json").out)

    assert checked["file"] == str(folder)
    assert checked["examined"]["facts"] > 347
    lie = (folder / "JOIN 2015-40.toml").read_text(encoding="utf-8").replace("182740", "182741")
    (folder / "JOIN 2015-40.toml").write_text(lie, encoding="utf-8")
    checked = json.loads(ask("check", str(folder), "--json").out)
    assert str(folder / "JOIN 2015-40.toml") in {one["file"] for one in checked["findings"]}


@pytest.mark.parametrize("command", ["verify", "coverage"])
def test_one_source_proves_one_document(command: str, ask: Ask, folder: Path) -> None:
    """With one source a folder is refused, with what to do."""
    said = ask(command, "--source", "x", "--facts", str(folder))

    assert (said.code, said.out) == (2, "")
    assert "is a folder: choose one document by --facts FILE, or give --sources" in said.err


def test_folders_that_are_not_a_fact_base(ask: Ask, tmp_path: Path) -> None:
    """An empty folder, and two files whose ids would be the same, are exit 4 with the reason."""
    said = ask("figures", "--facts", str(tmp_path))
    assert (said.code, said.err) == (4, f"eufacts: {tmp_path}: has no .toml file\n")
    shutil.copy(FLOOD, tmp_path / "a b.toml")
    shutil.copy(FLOOD, tmp_path / "a-b.toml")
    said = ask("figures", "--facts", str(tmp_path))
    assert said.code == 4
    assert "a b.toml and a-b.toml would give the same ids: rename one" in said.err
    (tmp_path / "a b.toml").rename(tmp_path / "the-a-b.toml")
    said = ask("figures", "--facts", str(tmp_path))
    assert "a-b.toml and the-a-b.toml would give the same ids: rename one" in said.err


def test_an_id_as_it_is_written_is_found_though_another_reads_the_same(
    ask: Ask, tmp_path: Path
) -> None:
    """``a.b-c`` and ``a-b.c`` are read as the same: each is shown when it is typed exactly."""
    text = FLOOD.read_text(encoding="utf-8")
    (tmp_path / "a.toml").write_text(text.replace("flood.1.1", "b-flood.1.1"), encoding="utf-8")
    other = text.replace("52030DC0007", "52030DC0008")
    (tmp_path / "a-b.toml").write_text(other, encoding="utf-8")
    for name in ("a.b-flood.1.1", "a-b.flood.1.1"):
        said = ask("show", name, "--facts", str(tmp_path), "--json")
        assert json.loads(said.out)["id"] == name


def test_a_broken_file_is_named_and_the_others_answer(ask: Ask, folder: Path) -> None:
    """What is wrong in one file is told in one line; ``check`` names all that is."""
    with (folder / "flood.toml").open("a", encoding="utf-8") as file:
        file.write("\n[[figure]]\n")
    said = ask("figures", "--facts", str(folder), "--json")

    assert said.code == 0
    assert {row["document"] for row in json.loads(said.out)} == {"52015JC0040"}
    assert said.err.startswith(f"eufacts: flood.toml is left out: {folder / 'flood.toml'}:")
    assert said.err.endswith("see eufacts check\n")
    assert said.err.count("\n") == 1
    assert ask("figures", "--facts", str(folder), "--json") == said
    assert str(folder / "flood.toml") in ask("check", str(folder)).out


def test_a_document_that_is_there_twice_is_named(ask: Ask, folder: Path) -> None:
    """Nothing is answered, as each of its facts would count twice; ``check`` finds it too."""
    shutil.copy(FLOOD, folder / "copy.toml")
    twice = (
        "copy.toml and flood.toml are both 52030DC0007, which would be counted twice (remove one)"
    )
    said = ask("figures", "--facts", str(folder))
    findings = json.loads(ask("check", str(folder), "--json").out)["findings"]

    assert said == (3, "", f"eufacts: {folder / 'flood.toml'}: {twice}\n")
    assert findings[-1]["rule"] == "same-document"
    assert twice.startswith(findings[-1]["message"])


def test_a_document_is_asked_by_itself(ask: Ask, folder: Path) -> None:
    """``--document`` takes the file's name, the CELEX or the number, in any command that lists."""
    at = ("--facts", str(folder), "--json")
    for name in ("flood", "flood.toml", "52030DC0007", "COM(2030) 7 final", "com 2030 7 final"):
        found = json.loads(ask("facts", "--document", name, *at).out)
        assert {row["document"] for row in found} == {"52030DC0007"}
    for command in ("routes", "references", "outline", "footnotes", "excerpts", "search the"):
        found = json.loads(ask(*command.split(), "--document", "52015JC0040", *at).out)
        assert {row.get("document", "52015JC0040") for row in found} == {"52015JC0040"}
    countries = json.loads(ask("countries", "--document", "flood", *at).out)
    assert {row["id"] for row in countries} < {
        row["id"] for row in json.loads(ask("countries", *at).out)
    }
    unknown = ask("facts", "--document", "floot", "--facts", str(folder))
    assert (unknown.code, unknown.err) == (2, "eufacts: no document 'floot'; did you mean flood?\n")


def test_nothing_is_added_across_documents(ask: Ask, folder: Path) -> None:
    """Each document has a sum of its own, and it is said why there is none for all."""
    at = ("funding", "--total", "--facts", str(folder))
    answers = json.loads(ask(*at, "--json").out)
    shipped_one = json.loads(ask("funding", "--total", "--json").out)
    table = ask(*at, "--format", "table").out

    assert [one["document"] for one in answers] == ["52015JC0040", "52030DC0007"]
    assert answers[0]["total"] == shipped_one["total"]
    assert "There is no sum for all documents" in table
    one = json.loads(ask(*at, "--document", "flood", "--json").out)
    assert [answer["document"] for answer in one] == ["52030DC0007"]
    with open_facts(folder) as facts:
        assert [row["total"] for row in facts.totals()] == [row["total"] for row in answers]
        with pytest.raises(QuestionError, match="no total across documents"):
            facts.total()


def test_a_dangling_lock_symlink_is_ignored(ask: Ask, folder: Path) -> None:
    """As beside a single file, it proves nothing; what is asked is answered."""
    (folder / "flood.lock").symlink_to(folder / "gone")

    said = ask("figures", "--facts", str(folder), "--json")
    assert (said.code, said.err) == (0, "")


def test_countries_are_compared_document_by_document(folder: Path) -> None:
    """A count is taken from one document, and the number of records is given for each."""
    _again(folder)
    with open_facts(folder) as facts:
        answer = facts.compare("Syria", "Iraq")
    (table,) = [part for part in comparison([answer]).parts if getattr(part, "headed", False)][:1]

    assert answer["caveats"][0] == ("They are from different documents: 52015JC0040, 52015JC0041.")
    assert {measure["figure"].partition(".")[0] for measure in answer["measures"]} == {
        "JOIN-2015-40"
    }
    assert table.rows[1][:2] == (  # type: ignore[union-attr]
        "Displaced (records)",
        ("3 in 52015JC0040", "3 in 52015JC0041"),
    )
