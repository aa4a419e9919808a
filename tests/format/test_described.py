"""The format in words: its page, its example and its JSON Schema."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import jsonschema  # type: ignore[import-untyped]
import pytest

from conftest import Ask
from eufacts.format import described, model
from eufacts.format.toml import Toml, tables

EXAMPLE = Path(described.__file__).parent / "example.toml"
FIRST_LINE = "#:schema ./facts.schema.json\n"


def test_the_example_has_every_key_and_passes(ask: Ask) -> None:
    """Who starts from the example starts from a fact base in which nothing is wrong."""
    raw = tables(Toml(EXAMPLE.read_text(encoding="utf-8"), "example.toml"))
    said = json.loads(ask("check", str(EXAMPLE), "--json").out)

    assert set(raw) == set(model.TABLES)
    for name, record in model.TABLES.items():
        records = raw[name] if isinstance(raw[name], list) else [raw[name]]
        shared = {*model.Fact.model_fields, *model.Placed.model_fields} if name != "figure" else ()
        missing = record.model_fields.keys() - {key for one in records for key in one}
        assert missing <= set(shared), name
    assert (said["passed"], said["findings"], len(said["waived"])) == (True, [], 1)


def test_every_table_and_key_is_described() -> None:
    """Each has a sentence that says what it is for, and each key of a record an example."""
    page = described.page(100)
    keys = re.findall(r"(?ms)^- `(\w+)` \((.*?)\): (.*?)(?=^-|^```|^##|\Z)", page)
    headings = re.findall(r"^## `(.*)`$", page, re.MULTILINE)
    told = {heading.strip("[]") for heading in headings}

    assert told >= model.TABLES.keys() - {"vocabulary"}
    assert told >= {f"vocabulary.{table}" for table in model.Vocabulary.model_fields}
    assert len(keys) > 120
    assert [key for key, _, meaning in keys if not meaning.strip().endswith(("`", "."))] == []
    prose = re.sub(r"(?ms)^```.*?^```$|^  `[^\n]*`$", "", page)
    assert max(map(len, prose.split("\n"))) <= 100
    for name in described.names():
        lines = described.page(60, name)
        if name.partition(".")[0] != "vocabulary":
            bullets = re.findall(r"(?ms)^- `(\w+)` .*?(?=^-|^```|\Z)", lines)
            shown = re.findall(r"^  `(\w+) = ", lines, re.MULTILINE)
            assert set(bullets) - set(shown) <= {"overlaps"}, name


def test_it_is_printed_in_an_installed_copy(ask: Ask) -> None:
    """`schema` prints all or one table; a misspelt table is exit 2 with the nearest."""
    whole, one = ask("schema"), ask("schema", "agreement")
    json_one = json.loads(ask("schema", "vocabulary.topic", "--json").out)

    assert whole.out.startswith("# The format of a fact base\n\n")
    assert one.out.startswith("## `[[agreement]]`\n\nAn agreement or arrangement with a country")
    assert "- `status` (a word of [vocabulary.agreement_status], needed):" in one.out
    assert json_one["title"] == "vocabulary.topic"
    wrong = ask("schema", "agrement")
    assert (wrong.code, wrong.err) == (2, "eufacts: no table 'agrement'; did you mean agreement?\n")


@pytest.mark.parametrize("text", ["example", "shipped"])
def test_the_json_schema_accepts_what_the_reader_accepts(text: str, shipped_text: str) -> None:
    """Its own example and the shipped base, with dates as JSON has them."""
    content = EXAMPLE.read_text(encoding="utf-8") if text == "example" else shipped_text
    raw = json.loads(json.dumps(tables(Toml(content, "x.toml")), default=str))

    jsonschema.Draft202012Validator(described.json_schema()).validate(raw)


def test_an_editor_reads_the_schema(shipped_text: str, tmp_path: Path) -> None:
    """Tombi finds the schema by the first line, accepts what is right and marks what is not."""
    tombi = shutil.which("tombi", path=str(Path(sys.executable).parent))
    if tombi is None:
        pytest.skip("tombi is not installed beside Python")
    example = EXAMPLE.read_text(encoding="utf-8")
    wrong = example.replace('qualifier = "more_than"', 'qualifer = "more_than"')
    schema = json.dumps(described.json_schema())
    (tmp_path / "facts.schema.json").write_text(schema, encoding="utf-8")
    said = {}
    for name, text in {"example": example, "shipped": shipped_text, "wrong": wrong}.items():
        (tmp_path / f"{name}.toml").write_text(FIRST_LINE + text, encoding="utf-8")
        said[name] = subprocess.run(
            [tombi, "lint", "--offline", f"{name}.toml"],
            cwd=tmp_path,
            env={"NO_COLOR": "1", "HOME": str(tmp_path)},
            capture_output=True,
            text=True,
            check=False,
        )

    assert [one.returncode for one in said.values()] == [0, 0, 1]
    assert '"qualifer" is not allowed' in said["wrong"].stdout + said["wrong"].stderr
