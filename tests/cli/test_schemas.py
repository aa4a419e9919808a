"""The JSON Schema of each command's output: every answer has just the keys that it describes."""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest

from conftest import Ask
from eufacts.cli.app import COMMANDS
from eufacts.contract.commands import json_schema, names, page

EXAMPLES = Path(__file__).parents[2] / "examples"

ANSWERS = """
agreements
about
about --vocabulary
about --facts folder --vocabulary
about --facts folder
audit article.md
audit article.md article.md
check
check facts.toml
check folder
check --rules
check --explain qualifier
cite syria-killed
cite syria-killed turkey.3.1 --first 3
cite --style bibtex
cite --styles
compare
compare Syria Iraq
compare syria-crisis-eu-budget syria-crisis-since-2011
compare syria-internally-displaced-idmc iraq-internally-displaced-idmc
countries
country Turkey
coverage --facts facts.toml --source night-trains.html
coverage --facts folder --sources .
diff night-trains.toml facts.toml
excerpts
excerpts --facts night-trains.toml
export answer.json
facts
facts --facts facts.toml
facts --facts folder
figures
figures --footnote 2 --total
figures --facts folder --total
footnotes
funding
funding --total
funding --total --facts night-trains.toml
funding --total --recipient Serbia --recipient FYROM
instruments
open syria-killed --print
open syria-killed turkey.3.1 --print
outline
read "more than 4 million Syrians in 2015, under Directive 2008/115/EC, section 3"
read --source night-trains.html
read --source night-trains.html --outline
references
review facts.toml
routes
excerpts trust fund
search million
search lebanon
search --facts night-trains.toml trains
show syria-killed
show fn.2 MK footnote-2 western-balkan turkey decision-2015-778
timeline
verify
verify --facts facts.toml --source night-trains.html
verify --facts folder --sources .
doctor
error
""".strip().splitlines()
"""Command lines that give each shape of answer; ``error`` is a wrong one."""

NO_JSON = {"cache", "draft", "schema"}
"""Commands that answer no question in JSON; the last writes a JSON Schema."""


def closed(schema: Any) -> Any:  # noqa: ANN401 - a part of a JSON document
    """A schema that allows no other key than it names: scripts may meet more, these tests not."""
    if isinstance(schema, dict):
        one = {key: closed(value) for key, value in schema.items()}
        return {"additionalProperties": False, **one} if "properties" in one else one
    return [closed(each) for each in schema] if isinstance(schema, list) else schema


def _some(answer: Any) -> Any:  # noqa: ANN401 - what a command answers
    """Of a long list a few records, from all parts of it: to compare each takes seconds."""
    return answer[:: len(answer) // 10 + 1] if isinstance(answer, list) else answer


@pytest.fixture
def folder(tmp_path: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an article, a page, its fact base, and its draft."""
    shutil.copytree(EXAMPLES, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    assert ask("draft", "night-trains.html", "-o", "facts.toml").code == 0
    (tmp_path / "folder").mkdir()
    shutil.copy(EXAMPLES / "night-trains.toml", tmp_path / "folder")
    (tmp_path / "folder" / "other.toml").write_text(
        (EXAMPLES / "night-trains.toml").read_text().replace("114 final", "115 final")
    )
    (tmp_path / "article.md").write_text(
        "Almost 4 million Syrians have fled, with over EUR 3.9 billion since 2011, says JOIN(2015) "
        "40 of 9 September 2015. “More than 4 million Syrians have fled their home”, in 5 x 7 m."
        " <!-- eufacts: accept, the minister's own words are quoted here -->\n\n"
        "<!-- eufacts: accept, nothing is accepted by this mark -->\n"
    )
    return tmp_path


@pytest.mark.usefixtures("folder")
def test_every_answer_is_as_its_schema_says(ask: Ask) -> None:
    """Each shape of answer of each command has every key that the schema names, and no other."""
    wrong = {}
    for line in ANSWERS:
        command, *rest = re.findall(r'"[^"]*"|\S+', line)
        written = [] if command == "export" else ["--json"]
        said = ask(command, *(one.strip('"') for one in rest), *written)
        if command == "error":
            text = said.err
        elif command == "export":
            text = Path("answer.json").read_text(encoding="utf-8")
        else:
            text = said.out
        validator = jsonschema.Draft202012Validator(closed(json_schema(command)))
        if not text:
            wrong[line] = said.err
        elif errors := list(validator.iter_errors(_some(json.loads(text)))):
            wrong[line] = str(errors[0])[:800]

    assert not wrong, "\n".join(f"{line}: {why}" for line, why in wrong.items())


def test_every_command_has_a_schema() -> None:
    """What answers in JSON has a schema, which is valid, and each key says what it is."""
    commands = {name for group in COMMANDS.values() for name in group}

    assert {*names()} == commands - NO_JSON | {"error"}
    for name in names():
        schema = json_schema(name)
        jsonschema.Draft202012Validator.check_schema(schema)
        shapes = [*schema.get("$defs", {}).values(), *([schema] if "properties" in schema else [])]
        assert [
            key for one in shapes for key in one["properties"] if key not in one["required"]
        ] == []
        assert all(key["description"] for one in shapes for key in one["properties"].values())


def test_schema_output_writes_it(ask: Ask) -> None:
    """``schema --output`` describes an answer in words, and with --json as JSON Schema."""
    assert ask("schema", "--output", "funding").out == page("funding", 80)
    assert json.loads(ask("schema", "--output", "funding", "--json").out) == json_schema("funding")
    said = ask("schema", "--output", "fundin")
    assert (said.code, said.err) == (2, "eufacts: no command 'fundin'; did you mean funding?\n")
    said = ask("schema", "figure", "--output", "funding")
    assert (said.code, said.err) == (2, "eufacts: choose a table or --output, not both\n")
