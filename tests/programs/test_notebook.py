"""The example notebook runs, and shows what it says that it shows."""

from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.programs

NOTEBOOK = Path(__file__).parents[2] / "examples" / "notebook.ipynb"


def test_the_notebook_runs(tmp_path: Path) -> None:
    """Every cell ends without an error; records are tables, the citation is the document's."""
    nbclient = pytest.importorskip("nbclient")
    nbformat = pytest.importorskip("nbformat")
    pytest.importorskip("ipykernel")
    pytest.importorskip("pandas")
    notebook = nbformat.read(NOTEBOOK, as_version=4)

    nbclient.NotebookClient(
        notebook, timeout=120, resources={"metadata": {"path": str(tmp_path)}}
    ).execute()

    outputs: list[Any] = [cell.outputs for cell in notebook.cells if cell.cell_type == "code"]
    tables = [out.data["text/html"] for cell in outputs for out in cell if "data" in out
              and "text/html" in out.data]  # fmt: skip
    assert len(tables) == 4
    assert all("EUR 175 million" in shown for shown in tables[1:3])
    assert "JOIN (2015) 40 final, s III, ‘Turkey’, para 3." in outputs[-2][0].text
