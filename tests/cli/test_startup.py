"""Start-up is a feature: what a look-up may import, in a fresh process."""

import subprocess
import sys

import pytest

LOOK_UPS = ["countries", "show turkey-syria-crisis-2015", "search trust fund", "compare"]


@pytest.mark.parametrize("line", LOOK_UPS)
@pytest.mark.parametrize("form", ["--json", "--csv", "--format=plain"])
def test_a_warm_look_up_imports_nothing_heavy(line: str, form: str) -> None:
    """With an index at hand, neither rich nor pydantic nor tomli is imported."""
    code = (
        "import sys; from eufacts.cli.app import main; "
        f"main({[*line.split(), form]!r}); "
        "heavy = {'rich', 'pydantic', 'tomli', 'importlib.metadata', 'hashlib'}; "
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    _run("from eufacts.cli.app import main; main(['routes'])")

    assert _run(code) == "[]\n"


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
