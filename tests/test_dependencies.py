"""What eufacts depends on: the lock of its development, and what a look-up of weaknesses says."""

import json
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from eufacts.extras import EXTRAS, install_lines

ROOT = Path(__file__).parents[1]
AUDITED = ROOT / ".ci" / "audited"
WEAK = {"name": "b", "version": "2", "vulns": [{"id": "CVE-1", "fix_versions": ["3"]}]}
CLEAN = {"name": "a", "version": "1", "vulns": []}
UNKNOWN = {"name": "c", "skip_reason": "Dependency not found"}

pytestmark = pytest.mark.skipif(not AUDITED.exists(), reason="in a checkout only")


def test_the_lock_has_what_is_declared() -> None:
    """Each package of pyproject.toml is locked at a version that it allows, with hashes."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    lock = (ROOT / "dev-requirements.txt").read_text(encoding="utf-8")
    entries = re.findall(
        r"^([A-Za-z0-9._-]+)==(\S+) \\\n((?:    --hash=\S+.*\n)+)", lock, re.MULTILINE
    )
    locked = {canonicalize_name(name): (version, hashes) for name, version, hashes in entries}

    assert len(entries) == len(re.findall("^[^ #\n]", lock, re.MULTILINE))
    for line in declared:
        requirement = Requirement(line)
        version, hashes = locked[canonicalize_name(requirement.name)]
        assert requirement.specifier.contains(version), line
        assert hashes.count("sha256:") >= 1, line


@pytest.mark.parametrize(
    ("report", "messages", "code", "said"),
    [
        ([CLEAN], "", 0, "  1 of 1 packages were looked up; 0 weaknesses known\n"),
        (
            [CLEAN, WEAK],
            "",
            5,
            "  b 2: CVE-1, mended in 3\n  2 of 2 packages were looked up; 1 weaknesses known\n",
        ),
        (
            [CLEAN, UNKNOWN],
            "",
            4,
            "  not looked up: c\n  1 of 2 packages were looked up; 0 weaknesses known\n",
        ),
        (
            [UNKNOWN],
            "",
            4,
            "  nothing was looked up: the service could not be reached (it knows none)\n",
        ),
        (
            None,
            "Traceback\nError: no route\n",
            4,
            "  nothing was looked up: the service could not be reached (Error: no route)\n",
        ),
    ],
)
def test_what_an_audit_says(
    tmp_path: Path, report: list[dict[str, Any]] | None, messages: str, code: int, said: str
) -> None:
    """A look-up that did not happen is never a pass."""
    paths = (tmp_path / "report.json", tmp_path / "messages")
    if report is not None:
        paths[0].write_text(json.dumps({"dependencies": report}), encoding="utf-8")
    paths[1].write_text(messages, encoding="utf-8")
    run = subprocess.run(
        [sys.executable, AUDITED, *paths], capture_output=True, text=True, check=False
    )

    assert (run.returncode, run.stdout, run.stderr) == (code, said, "")


def test_every_extra_says_what_it_is_for() -> None:
    """And the commands that install it name its packages; only developers' extras are left out."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = project["optional-dependencies"]

    assert {*declared} - {"dev", "proofs", "site"} == {*EXTRAS}
    for name in EXTRAS:
        packages = [Requirement(one) for one in declared[name]]
        for command in install_lines(name).values():
            named = [Requirement(word) for word in shlex.split(command)[-len(packages) :]]
            assert {*named} == {*packages}
