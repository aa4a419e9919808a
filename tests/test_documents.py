"""What the documentation says is true: its examples run, its tables name every key."""

import json
import re
import runpy
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_readme_shows_what_the_examples_print(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every dialogue in README runs unchanged and prints what is shown; the picture is real."""
    if shutil.which("jq") is None:
        pytest.skip("jq is not installed")
    monkeypatch.delenv("COLUMNS")
    refresh = runpy.run_path(str(ROOT / "docs" / "refresh.py"))

    assert refresh["refreshed"](README) == README
    assert refresh["picture"]() == (ROOT / "docs" / "compare.svg").read_text(encoding="utf-8")


def test_the_python_example_runs(capsys: pytest.CaptureFixture[str]) -> None:
    """The example on the page on Python runs, and its assertions are true."""
    page = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
    example = re.findall(r"```python\n(.*?)```", page, re.DOTALL)[0]
    exec(compile(example, "python.md", "exec"), {})  # noqa: S102 - our own example

    assert "over EUR 3.9 billion" in capsys.readouterr().out


def test_the_format_is_the_models() -> None:
    """The page on the format, and the JSON Schema for editors, are those that the models give."""
    from eufacts.format.described import json_schema, page

    schema = json.loads((ROOT / "docs" / "facts.schema.json").read_text(encoding="utf-8"))

    assert schema == json_schema()
    assert (ROOT / "docs" / "format.md").read_text(encoding="utf-8") == page(100)


def test_links_in_the_documentation_lead_somewhere() -> None:
    """Every relative link in README and docs is to a file that exists."""
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]
    dead = [
        (page.name, target)
        for page in pages
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8"))
        if not (page.parent / target).exists()
    ]

    assert dead == []
