"""Settings: a file, variables over it, options over both; what is broken is said and ignored."""

import json
import os
from pathlib import Path

import platformdirs
import pytest
from hypothesis import HealthCheck, example, given
from hypothesis import settings as with_settings
from hypothesis import strategies as st

from conftest import Ask
from eufacts.cli.environment import current
from eufacts.cli.settings import SETTINGS, config_path, settings

SMALL = Path(__file__).parents[1] / "harbours.toml"


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The path of the user's file, which is not there yet."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    (tmp_path / "eufacts").mkdir()
    return tmp_path / "eufacts" / "config.toml"


@pytest.mark.parametrize("home", [None, "", "/elsewhere"])
def test_the_file_is_where_the_system_keeps_such_files(
    home: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As platformdirs says, which is too slow to be asked by every answer."""
    monkeypatch.delenv("XDG_CONFIG_HOME")
    if home is not None:
        monkeypatch.setenv("XDG_CONFIG_HOME", home)

    directory = platformdirs.user_config_path("eufacts", appauthor=False)
    assert config_path() == str(directory / "config.toml")


def test_a_file_then_a_variable_then_an_option(
    config: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each is stronger than the one before."""
    usual = ask("routes")
    config.write_text('format = "csv"\nstyle = "oscola"\n', encoding="utf-8")
    assert ask("routes") == ask("routes", "--format", "csv") != usual
    monkeypatch.setenv("EUFACTS_FORMAT", "markdown")
    assert ask("routes").out == ask("routes", "--markdown").out
    assert json.loads(ask("routes", "--json").out)
    monkeypatch.setenv("EUFACTS_FORMAT", "")
    assert ask("routes").out.startswith("id,kind,")
    assert ask("cite").out.endswith("JOIN (2015) 40 final.\n")
    monkeypatch.setenv("EUFACTS_STYLE", "eu")
    assert ask("cite") == ask("cite", "--style", "eu") != ask("cite", "--style", "plain")


def test_a_format_is_for_answers_and_not_for_texts(config: Path, ask: Ask) -> None:
    """A citation is still what is pasted, and a page is still opened."""
    cited = ask("cite", "syria-killed")
    config.write_text('format = "json"\n', encoding="utf-8")

    assert ask("cite", "syria-killed") == cited
    assert ask("cite", "syria-killed", "--html").code == 0


@pytest.mark.parametrize("written", ["own.toml", "./own.toml", "{folder}/own.toml", "~/own.toml"])
def test_a_fact_base_by_its_path(
    written: str, config: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A path is absolute, or within the folder of the file, or of the user."""
    monkeypatch.setenv("HOME", str(config.parent))
    (config.parent / "own.toml").write_bytes(SMALL.read_bytes())
    config.write_text(f'facts = "{written.format(folder=config.parent)}"\n', encoding="utf-8")

    assert ask("about") == ask("about", "--facts", str(config.parent / "own.toml"))
    monkeypatch.setenv("EUFACTS_FACTS", str(SMALL))
    assert ask("facts") == ask("facts", "--facts", str(SMALL))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("format = ", "{path}: Invalid value (at end of document); the file is ignored"),
        ("\xff", "{path}: 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte"),
        ('formt = "csv"', "{path}: 'formt' is ignored; use format"),
        ('format = "jsno"', "{path}: format: 'jsno' is ignored; use json"),
        ('colour = "yes"', "{path}: colour: 'yes' is ignored; use always or auto or never"),
        ("format = 1", "{path}: format is not text in quotation marks; it is ignored"),
    ],
)
def test_a_broken_file_is_said_in_one_line(text: str, message: str, config: Path, ask: Ask) -> None:
    """And the answer is the usual one."""
    usual = ask("routes")
    config.write_bytes(text.encode("latin-1"))
    said = ask("routes")

    assert (said.code, said.out) == (usual.code, usual.out)
    assert said.err.startswith(f"eufacts: {message.format(path=config)}")
    assert said.err.count("\n") == 1


def test_what_is_right_in_a_file_counts(config: Path, ask: Ask) -> None:
    """One wrong key or value does not take the others with it."""
    config.write_text('colour = "pink"\nformat = "csv"\n', encoding="utf-8")

    assert ask("routes").out == ask("routes", "--csv").out


def test_a_folder_in_its_place(config: Path, ask: Ask) -> None:
    """What cannot be read is said, too."""
    config.mkdir()

    assert ask("routes").err.startswith(f"eufacts: {config}: ")


@given(st.binary(max_size=60))
@example(b"facts = ''")
@example(b"a" * 60)
@with_settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_file_breaks_an_answer(config: Path, content: bytes) -> None:
    """Any bytes give settings that can be used, and problems of one line."""
    config.write_bytes(content)
    told = settings({})

    assert told.values.keys() <= {setting.name for setting in SETTINGS}
    assert all("\n" not in problem for problem in told.problems)


def test_colours_and_pager(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file is stronger than the terminal, general variables are stronger than the file."""
    config.write_text('colour = "always"\npager = ""\n', encoding="utf-8")
    assert current().colour
    monkeypatch.setenv("NO_COLOR", "1")
    assert not current().colour
    monkeypatch.setenv("EUFACTS_COLOUR", "always")
    assert current().colour
    told = settings({**os.environ, "PAGER": "more"})
    assert told.get("pager") == ""
    assert settings({"EUFACTS_PAGER": "most"}).get("pager") == "most"


def test_another_file(config: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    """EUFACTS_CONFIG names another, or none that exists."""
    config.write_text('format = "csv"\n', encoding="utf-8")
    monkeypatch.setenv("EUFACTS_CONFIG", str(config.parent / "none.toml"))

    assert ask("routes") == ask("routes", "--format", "plain")


def test_the_page_names_every_setting() -> None:
    """With its variable; and a script is not told anything by what is no file."""
    page = (Path(__file__).parents[2] / "docs" / "configuration.md").read_text(encoding="utf-8")

    for setting in SETTINGS:
        assert f"| `{setting.name}` | `{setting.variable}` |" in page
        assert f"\n{setting.name} = " in page


def test_a_device_is_no_file_of_settings(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    """``EUFACTS_CONFIG=/dev/null`` sets nothing and is not worth a message."""
    monkeypatch.setenv("EUFACTS_CONFIG", os.devnull)

    assert ask("routes").err == ""
