"""A release: its tag, and what others read about it."""

import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml

from eufacts.version import __version__

ROOT = Path(__file__).parents[1]

pytestmark = pytest.mark.skipif(not (ROOT / ".git").exists(), reason="in a checkout only")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A repository with what a release changes."""
    folder = tmp_path / "checkout"
    for name in (".ci/tag", "src/eufacts/version.py", "CITATION.cff", "CHANGELOG.md"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, folder / name)
    new = f"## {__version__}, unreleased\n\n### Added\n\n- It's new.\n"
    changes = f"# Changes\n\n{new}\n## 0.0.1\n\n- Old.\n"
    (folder / "CHANGELOG.md").write_text(changes, "utf-8")
    _git(folder, "init", "--quiet")
    for name, value in (("user.name", "A"), ("user.email", "a@example.org")):
        _git(folder, "config", name, value)
    _git(folder, "add", ".")
    _git(folder, "commit", "--quiet", "--message", "First")
    return folder


def _git(folder: Path, *arguments: str) -> str:
    command = ["git", "-C", str(folder), *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def _tag(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", str(folder / ".ci" / "tag")], check=False, capture_output=True, text=True
    )


def test_a_release_is_dated_and_tagged_with_its_changes(checkout: Path) -> None:
    """The change log and CITATION.cff have the day; the tag has what is new, and nothing older."""
    run = _tag(checkout)

    assert (run.returncode, run.stderr) == (0, "")
    day = str(yaml.safe_load((checkout / "CITATION.cff").read_text("utf-8"))["date-released"])
    assert f"## {__version__}, {day}\n" in (checkout / "CHANGELOG.md").read_text("utf-8")
    assert _git(checkout, "status", "--porcelain") == ""
    told = _git(checkout, "for-each-ref", "--format=%(contents)", f"refs/tags/v{__version__}")
    assert told.strip() == f"eufacts {__version__}\n\n### Added\n\n- It's new."


def test_nothing_is_tagged_that_is_not_ready(checkout: Path) -> None:
    """A change that is not committed, a version without changes, a tag that exists."""
    changes = checkout / "CHANGELOG.md"
    before = changes.read_text("utf-8")
    changes.write_text(before.replace("unreleased", "soon"), "utf-8")
    assert _tag(checkout).stderr == "tag: there are changes that are not committed\n"

    _git(checkout, "commit", "--quiet", "--all", "--message", "Second")
    expected = f"tag: CHANGELOG.md lacks '## {__version__}, unreleased'\n"
    assert _tag(checkout).stderr == expected

    changes.write_text(before, "utf-8")
    _git(checkout, "commit", "--quiet", "--all", "--message", "Third")
    assert _tag(checkout).returncode == 0
    assert _tag(checkout).stderr == f"tag: v{__version__} is tagged\n"


def test_the_citation_is_of_this_version() -> None:
    """CITATION.cff says what pyproject.toml says."""
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]

    assert cited["version"] == __version__
    assert cited["license"] == project["license"]
    assert cited["title"].startswith(project["name"])
