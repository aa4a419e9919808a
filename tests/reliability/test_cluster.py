"""Many documents on a cluster, as docs/many-documents.md shows it, on a cluster of this machine."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.reliability

ROOT = Path(__file__).parents[2]
FLOOD = ROOT / "tests" / "proof" / "flood"


def test_the_example_of_the_docs_runs(tmp_path: Path) -> None:
    """The code in the docs, word for word, proves two fact bases in other processes."""
    pytest.importorskip("distributed")
    page = (ROOT / "docs" / "many-documents.md").read_text(encoding="utf-8")
    (code,) = re.findall(r"^```python\n(.+?)^```", page, re.DOTALL | re.MULTILINE)
    (tmp_path / "cluster.py").write_text(code, encoding="utf-8")
    for folder, file in (("facts", "flood.toml"), ("pages", "flood.txt")):
        (tmp_path / folder).mkdir()
        for name in ("one", "two"):
            copy = (tmp_path / folder / name).with_suffix({"facts": ".toml"}.get(folder, ".html"))
            copy.write_bytes((FLOOD / file).read_bytes())

    run = subprocess.run(
        [sys.executable, "cluster.py"], capture_output=True, text=True, check=False, cwd=tmp_path
    )

    assert (run.returncode, run.stdout) == (0, "facts.toml True 8\n" * 2), run.stderr
