"""The manual pages that a wheel has: one for each command, with all that its help says."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import Ask
from eufacts.cli.app import COMMANDS

MAKE = Path(__file__).parents[2] / "docs" / "manpages.py"
NAMES = [name for commands in COMMANDS.values() for name in commands]

pytestmark = pytest.mark.skipif(not MAKE.exists(), reason="in a checkout only")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the pages."""
    folder = tmp_path_factory.mktemp("man1")
    subprocess.run([sys.executable, str(MAKE), str(folder)], check=True)
    return folder


def _shown(page: Path) -> str:
    """A page as man shows it, on one line; groff complains of nothing."""
    if shutil.which("groff") is None:
        pytest.skip("groff is not installed")
    command = ["groff", "-man", "-Tutf8", "-Kutf8", "-ww", "-P-cbou", "-rLL=500n", str(page)]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    assert run.stderr == ""
    return " ".join(run.stdout.replace("−", "-").split())  # noqa: RUF001 - groff's minus


def test_every_command_has_a_page(pages: Path) -> None:
    """And so have the commands of a command."""
    made = {page.name for page in pages.iterdir()}

    assert {"eufacts.1", *(f"eufacts-{name}.1" for name in NAMES)} <= made
    assert "eufacts-cache-clear.1" in made


@pytest.mark.parametrize("name", NAMES)
def test_a_page_says_what_the_help_says(name: str, pages: Path, ask: Ask) -> None:
    """Every word of it, in the same order; options can be copied."""
    shown = _shown(pages / f"eufacts-{name}.1")
    helped = ask(name, "--help").out
    parts = [
        part
        for line in re.sub(r"\n {6,}(?=\S)", " ", helped).splitlines()
        if not line.startswith("Usage:") and not line.endswith(":")
        for part in re.split(r"\s{2,}", line.strip())
    ]

    assert [part for part in parts if part not in shown] == []


def test_the_page_of_eufacts_lists_the_commands(pages: Path) -> None:
    """In the groups of the help."""
    shown = _shown(pages / "eufacts.1")

    for title, commands in COMMANDS.items():
        assert title in shown
        for name, (_, line) in commands.items():
            assert f"eufacts-{name}(1) {line}" in shown
