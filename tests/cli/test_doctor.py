"""``doctor``: what eufacts runs on, what is set, what is broken."""

import json
import sqlite3
import sys
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from conftest import Ask
from eufacts import extras
from eufacts.cli.settings import SETTINGS

SMALL = Path(__file__).parents[1] / "harbours.toml"


def test_all_is_in_order(ask: Ask, cache: Path) -> None:
    """The shipped fact base is proven, and nothing is set."""
    said = ask("doctor", "--json")
    row = json.loads(said.out)

    assert (said.code, said.err, row["problems"]) == (0, "", [])
    assert row["fact_base"]["proven"] == row["fact_base"]["excerpts"] > 100
    assert row["versions"]["python"] == ".".join(map(str, sys.version_info[:3]))
    assert row["versions"]["sqlite"] == sqlite3.sqlite_version
    assert {"typer", "rich", "pydantic", "tomli", "platformdirs"} <= row["versions"].keys()
    assert [one["set_by"] for one in row["settings"]] == [None] * len(SETTINGS)
    assert row["cache"]["path"] == str(cache / "eufacts")
    assert row["terminal"]["terminal"] is False


def test_each_setting_says_what_sets_it(
    tmp_path: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file, a variable or an option."""
    config = tmp_path / "own.toml"
    config.write_text('style = "apa"\nformat = "csv"\npager = ""\n', encoding="utf-8")
    monkeypatch.setenv("EUFACTS_CONFIG", str(config))
    monkeypatch.setenv("EUFACTS_FORMAT", "tsv")
    row = json.loads(ask("doctor", "--json", "--facts", str(SMALL)).out)

    assert row["settings_file"] == str(config)
    assert {one["setting"]: (one["value"], one["set_by"]) for one in row["settings"]} == {
        "facts": (str(SMALL), "--facts"),
        "format": ("tsv", "EUFACTS_FORMAT"),
        "style": ("apa", str(config)),
        "pager": ("", str(config)),
        "colour": (None, None),
    }
    assert row["fact_base"]["path"] == str(SMALL)


def test_a_missing_extra_is_no_fault(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is said with the commands that install it."""
    monkeypatch.setattr(extras, "requirements", lambda extra="": (f"no-such-{extra}>=1",))
    monkeypatch.setattr("importlib.metadata.version", _version)
    said = ask("doctor", "--format", "plain")

    assert said.code == 0
    for extra in extras.EXTRAS:
        assert f"\n{extra}\tmissing\t" in said.out
        assert f"# One of these installs {extra}\npip\t" in said.out
        assert f"pipx\tpipx inject eufacts 'no-such-{extra}>=1'\n" in said.out


def _version(name: str) -> str:
    if name.startswith("no-such-") and name != "no-such-":
        raise PackageNotFoundError(name)
    return "1"


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        ("config", "Invalid value (at end of document); the file is ignored"),
        ("facts", "missing.toml: No such file or directory"),
        ("cache", "cannot be written, so each answer builds an index again"),
    ],
)
def test_what_is_broken_is_said_first(
    broken: str, message: str, tmp_path: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With exit code 5, and everything else is still said."""
    config, arguments = tmp_path / "own.toml", []
    monkeypatch.setenv("EUFACTS_CONFIG", str(config))
    if broken == "config":
        config.write_text("style =", encoding="utf-8")
    elif broken == "facts":
        arguments = ["--facts", str(tmp_path / "missing.toml")]
    else:
        (tmp_path / "eufacts").write_text("no folder", encoding="utf-8")
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    said = ask("doctor", "--format", "table", *arguments)

    assert said.code == 5
    assert said.out.startswith("Broken\n")
    for part in ("Settings", "Extras", "Cache", "Terminal", "Versions"):
        assert f"\n{part}" in said.out
    (problem,) = json.loads(ask("doctor", "--json", *arguments).out)["problems"]
    assert message in problem
