"""The pre-commit hook and the GitHub Action run what they say, on what they are given."""

import shlex
import subprocess
import sysconfig
from pathlib import Path

import pytest
import yaml

from conftest import Ask

ROOT = Path(__file__).parents[2]


@pytest.fixture
def articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, ...]:
    """Two articles, one of them wrong."""
    monkeypatch.chdir(tmp_path)
    Path("right.md").write_text("More than 4 million Syrians have fled.\n")
    Path("wrong.md").write_text("Almost 4 million Syrians have fled.\n")
    return ("right.md", "wrong.md")


def test_the_hook_audits_the_files_that_are_committed(ask: Ask, articles: tuple[str, ...]) -> None:
    """It is given their names after its entry, and fails if one is wrong."""
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    _, *entry = shlex.split(hook["entry"])

    assert ask(*entry, "right.md").code == 0
    failed = ask(*entry, *articles)
    assert failed.code == 5
    assert failed.out.startswith("wrong.md:1:1: error: ")


def test_the_action_annotates_the_lines(articles: tuple[str, ...]) -> None:
    """Its last step runs in bash with its inputs in the environment."""
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    install, step = action["runs"]["steps"]

    assert "$GITHUB_ACTION_PATH" in install["run"]
    assert step["env"] == {"FILES": "${{ inputs.files }}", "OPTIONS": "${{ inputs.options }}"}
    path = f"{sysconfig.get_path('scripts')}:/usr/bin:/bin"
    inputs = {"PATH": path, "FILES": "*.md", "OPTIONS": "--strict"}
    run = subprocess.run(
        ["bash", "-c", step["run"]], env=inputs, capture_output=True, text=True, check=False
    )
    assert run.returncode == 5
    assert run.stdout.startswith("::error file=wrong.md,line=1,endLine=1,col=1,endColumn=17,")
    assert len(articles) == 2
