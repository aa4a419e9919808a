"""Start-up is a feature: what a look-up may import, in a fresh process."""

import subprocess
import sys
from pathlib import Path

import pytest

from conftest import Ask

pytestmark = pytest.mark.startup

LOOK_UPS = ["countries", "show turkey-syria-crisis-2015", "search trust fund", "compare"]


@pytest.mark.parametrize("line", LOOK_UPS)
@pytest.mark.parametrize("form", ["--json", "--csv", "--format=plain"])
def test_a_warm_look_up_imports_nothing_heavy(line: str, form: str, ask: Ask) -> None:
    """With an index at hand, neither rich nor pydantic nor tomli is imported."""
    code = (
        "import sys; from eufacts.cli.app import main; "
        f"main({[*line.split(), form]!r}); "
        "heavy = {'rich', 'pydantic', 'tomli', 'importlib.metadata', 'hashlib'}; "
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    ask("routes")

    assert _run(code) == "[]\n"


def test_a_file_is_written_without_anything_heavy(tmp_path: Path) -> None:
    """Neither does what is written to a file; and what writes it is loaded by no look-up."""
    code = (
        "import sys; from eufacts.cli.app import main; main({line!r}); "
        "heavy = {{'rich', 'pydantic', 'tomli', 'hashlib', 'eufacts.atomic_write'}}; "
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    file = str(tmp_path / "x.csv")
    _run("from eufacts.cli.app import main; main(['routes'])")

    _, listed = _run(code.format(line=["export", file])).splitlines()
    assert listed == "['eufacts.atomic_write']"
    assert _run(code.format(line=["facts", "--csv"])) == "[]\n"


def test_json_needs_no_view() -> None:
    """What is written for programs does not build what is shown to people."""
    code = (
        "import sys; from eufacts.cli.app import main; main(['countries', '--json']); "
        "print({'eufacts.views', 'eufacts.report'} & set(sys.modules), file=sys.stderr)"
    )

    assert _run(code) == "set()\n"


def _run(code: str) -> str:
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return run.stderr
