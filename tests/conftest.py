"""What tests share: the shipped fact base, and eufacts as a user meets it."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import settings

from eufacts import Facts, open_facts
from eufacts.cli.app import main

# How long an example takes says how busy the machine is.
settings.register_profile("eufacts", deadline=None)
settings.load_profile("eufacts")


class Said(NamedTuple):
    """What a run of eufacts leaves behind."""

    code: int
    out: str
    err: str

    @property
    def is_one_clear_error(self) -> bool:
        """Whether it says what is wrong, and nothing else, with a code for it."""
        return (
            self.code in {3, 4}
            and self.out == ""
            and self.err.startswith("eufacts: ")
            and "Traceback" not in self.err
        )


Ask = Callable[..., Said]


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache directory of this test session's own."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def _surroundings(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same surroundings for every test: its own cache, 80 columns, nothing set."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(cache))
    for variable in [*os.environ]:
        if variable.startswith("EUFACTS_") or variable in {"NO_COLOR", "FORCE_COLOR"}:
            monkeypatch.delenv(variable)


@pytest.fixture
def ask(capfdbinary: pytest.CaptureFixture[bytes]) -> Ask:
    """Run eufacts in this process, as the shell would: arguments in, code and text out."""

    def run(*arguments: str) -> Said:
        capfdbinary.readouterr()
        code = main(arguments)
        out, err = capfdbinary.readouterr()
        return Said(code, out.decode(), err.decode())

    return run


@pytest.fixture
def facts(cache: Path) -> Iterator[Facts]:
    """The shipped fact base, opened by the Python API."""
    assert cache.is_dir()
    with open_facts() as opened:
        yield opened


@pytest.fixture
def shipped_text() -> str:
    """The text of the shipped fact base."""
    from eufacts.index.store import shipped

    return shipped().read_text(encoding="utf-8")
