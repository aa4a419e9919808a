"""The hook of pre-commit, run by pre-commit itself from this checkout."""

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.programs

ROOT = Path(__file__).parents[2]
PRE_COMMIT = Path(sys.executable).with_name("pre-commit")


def test_pre_commit_stops_an_article_that_is_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It installs this checkout, audits what is to be committed, and names only what is wrong."""
    if not PRE_COMMIT.exists():
        pytest.skip("pre-commit is not installed: it is in the extra proofs")
    if not (ROOT / ".git").exists():
        pytest.skip("this is not a clone, and pre-commit runs hooks of clones only")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / "hooks"))
    for name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"):  # set within a hook of git
        monkeypatch.delenv(name, raising=False)
    Path("right.md").write_text("More than 4 million Syrians have fled.\n", encoding="utf-8")
    Path("wrong.md").write_text("Almost 4 million Syrians have fled.\n", encoding="utf-8")
    subprocess.run(["git", "init", "--quiet"], check=True)
    subprocess.run(["git", "add", "right.md", "wrong.md"], check=True)

    tried = subprocess.run(
        [PRE_COMMIT, "try-repo", ROOT, "eufacts-audit", "--files", "right.md", "wrong.md"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )

    said = tried.stdout + tried.stderr
    assert tried.returncode == 1, said
    assert "- exit code: 5" in said
    assert "wrong.md:1:1: error: “Almost 4 million” differs in qualifier" in said
    assert "right.md:" not in said
