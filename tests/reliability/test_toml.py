"""The toml-test suite: TOML is read as it says, anything else is refused.

``shared/suites/toml-test.tar.xz``, beside the checkout, holds the suite's files of version 2.1 and
its lists of them for TOML 1.0 and 1.1. CI tries some of the files at the command line,
``EUFACTS_FUZZ=nightly`` each.
"""

import json
import math
import os
import tarfile
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from attempts import put

from conftest import Ask
from eufacts.errors import FactBaseError
from eufacts.format.toml import decode, tables

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

pytestmark = pytest.mark.reliability

ARCHIVE = Path(__file__).parents[3] / "shared" / "suites" / "toml-test.tar.xz"

if not ARCHIVE.exists():
    pytest.skip("the toml-test suite is not here", allow_module_level=True)

with tarfile.open(ARCHIVE) as _suite:
    SUITE = {one.name: file.read() for one in _suite if (file := _suite.extractfile(one))}


NIGHTLY = os.environ.get("EUFACTS_FUZZ") == "nightly"


def _listed(version: str, kind: str) -> list[str]:
    names = SUITE[f"files-toml-{version}"].decode().split()
    return [name for name in names if name.startswith(kind) and name.endswith(".toml")]


ALLOWED_SINCE = {
    "invalid/datetime/no-secs.toml": "times without seconds",
    "invalid/local-datetime/no-secs.toml": "times without seconds",
    "invalid/local-time/no-secs.toml": "times without seconds",
    "invalid/inline-table/linebreak-01.toml": "line breaks in inline tables",
    "invalid/inline-table/linebreak-02.toml": "line breaks in inline tables",
    "invalid/inline-table/linebreak-03.toml": "line breaks in inline tables",
    "invalid/inline-table/linebreak-04.toml": "line breaks in inline tables",
    "invalid/inline-table/trailing-comma.toml": "a last comma in inline tables",
    "invalid/string/basic-byte-escapes.toml": "bytes in strings as \\x and two digits",
}
"""Files that are TOML 1.1 but not TOML 1.0, and why."""


def _read(name: str) -> dict[str, Any]:
    return tables(decode(SUITE[name], name))


def _refusal(name: str) -> str | None:
    """The error of a file; None if it is read."""
    try:
        _read(name)
    except FactBaseError as error:
        return str(error.findings[0])
    return None


def _expected(stated: Any) -> object:  # noqa: ANN401 - any JSON
    """What the suite's JSON says that a value is."""
    if isinstance(stated, list):
        return [_expected(one) for one in stated]
    if stated.keys() != {"type", "value"} or not isinstance(stated["type"], str):
        return {key: _expected(value) for key, value in stated.items()}
    make: Mapping[str, Callable[[str], object]] = {
        "string": str,
        "integer": int,
        "float": float,
        "bool": "true".__eq__,
        "datetime": datetime.fromisoformat,
        "datetime-local": datetime.fromisoformat,
        "date-local": date.fromisoformat,
        "time-local": time.fromisoformat,
    }
    return make[stated["type"]](stated["value"])


def _typed(value: object) -> object:
    """A value with its type, as 1, 1.0 and true are equal to Python, and nan is not to itself."""
    match value:
        case dict():
            return {key: _typed(inner) for key, inner in value.items()}
        case list():
            return [_typed(inner) for inner in value]
        case float() if math.isnan(value):
            return (float, "nan")
        case _:
            return (type(value), value)


@pytest.mark.parametrize("version", ["1.0.0", "1.1.0"])
def test_what_is_toml_is_read_as_it_says(version: str) -> None:
    """Every valid file is read, and every value in it is what the suite says."""
    names = _listed(version, "valid/")
    wrong = [
        name
        for name in names
        if _typed(_read(name)) != _typed(_expected(json.loads(SUITE[f"{name[:-5]}.json"])))
    ]

    assert len(names) > 200
    assert not wrong


@pytest.mark.parametrize("version", ["1.0.0", "1.1.0"])
def test_what_is_not_toml_is_refused(version: str) -> None:
    """Every invalid file is refused by name; the parser reads TOML 1.1, which allows more."""
    names = _listed(version, "invalid/")
    said = {name: _refusal(name) for name in names}
    read = {name for name in names if said[name] is None}

    assert len(names) > 450
    assert read == (set(ALLOWED_SINCE) if version == "1.0.0" else set())
    assert all(one.startswith(name) for name, one in said.items() if one is not None)


@pytest.mark.parametrize("name", _listed("1.1.0", "invalid/")[:: 1 if NIGHTLY else 47])
def test_the_command_line_refuses_it_too(name: str, ask: Ask, tmp_path: Path) -> None:
    """A file that is not TOML is one clear error of a command."""
    base = put(tmp_path / "strange.toml", SUITE[name])
    tried = ask("figures", "--facts", str(base))

    assert tried.code == 3
    assert tried.is_one_clear_error
    assert len(tried.err.splitlines()) == 1


@pytest.mark.parametrize("name", _listed("1.1.0", "valid/")[:: 1 if NIGHTLY else 71])
def test_the_command_line_reads_it_as_toml(name: str, ask: Ask, tmp_path: Path) -> None:
    """A TOML file that is not a fact base gets an error on what it lacks."""
    base = put(tmp_path / "strange.toml", SUITE[name])
    tried = ask("figures", "--facts", str(base))

    assert tried.is_one_clear_error
    assert "document: no [document] table" in tried.err
    assert "TOML" not in tried.err
