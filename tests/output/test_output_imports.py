"""What the writers load."""

import subprocess
import sys

import pytest

SCRIPT = """
import sys
from eufacts.output import Format, write_records, write_report
chosen = Format(sys.argv[1])
if chosen.for_programs:
    write_records(['{"id":"a"}'], single=False, fields=("id",), format=chosen)
else:
    from eufacts.report import Notes, Report
    write_report(Report((Notes(("a",)),)), format=chosen, width=80, colour=False)
print(sorted({"rich", "typer", "pydantic"} & set(sys.modules)))
"""


@pytest.mark.parametrize("chosen", ["json", "jsonl", "csv", "tsv", "plain", "markdown"])
def test_only_the_terminal_loads_rich(chosen: str) -> None:
    """Start-up is a feature: no other format loads rich, and none typer or pydantic."""
    run = subprocess.run(
        [sys.executable, "-c", SCRIPT, chosen], capture_output=True, text=True, check=True
    )
    assert run.stdout == "[]\n"
