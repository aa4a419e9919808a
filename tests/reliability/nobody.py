"""Python as another user runs it, where that user cannot read the one that runs the tests.

The interpreter of the tests often lies in a home that is closed to others. So the interpreter, its
standard library, eufacts and what eufacts depends on are copied to where everybody can read them.
"""

import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator, Mapping
from importlib.metadata import Distribution, distribution
from pathlib import Path
from typing import NamedTuple

from attempts import FOR_EVER
from packaging.requirements import Requirement

import eufacts

NOBODY = 65534
NEIGHBOUR = 65533
"""Two users who own nothing on this machine."""

_UNNEEDED = shutil.ignore_patterns(
    "site-packages", "test", "tests", "idlelib", "tkinter", "ensurepip", "lib2to3", "config-*"
)


class Readable(NamedTuple):
    """A Python with eufacts that every user can run."""

    home: Path
    python: Path

    def run(self, *words: object, **variables: str) -> subprocess.CompletedProcess[str]:
        """Run eufacts as nobody, in an environment with nothing else."""
        return self.python_as_nobody("-m", "eufacts", *words, **variables)

    def python_as_nobody(
        self, *words: object, **variables: str
    ) -> subprocess.CompletedProcess[str]:
        """Run Python as nobody."""
        return subprocess.run(
            [self.python, "-B", *map(str, words)],
            capture_output=True,
            text=True,
            check=False,
            timeout=FOR_EVER,
            cwd=self.home,
            user=NOBODY,
            group=NOBODY,
            extra_groups=[],
            umask=0o022,
            env=self._environment(variables),
        )

    def _environment(self, variables: Mapping[str, str]) -> dict[str, str]:
        return {
            "PATH": os.defpath,
            "PYTHONHOME": str(self.home),
            "PYTHONPATH": str(self.home / "packages"),
            "LD_LIBRARY_PATH": str(self.home / "lib"),
            **variables,
        }


def copy_python(home: Path) -> Readable:
    """Copy this Python with eufacts to a directory that every user can reach."""
    library = Path(sysconfig.get_path("stdlib"))
    shutil.copytree(library, home / "lib" / library.name, ignore=_UNNEEDED)
    shared = Path(sysconfig.get_config_var("LIBDIR"), sysconfig.get_config_var("LDLIBRARY"))
    if shared.suffix != ".a" and shared.exists():
        shutil.copy(shared, home / "lib" / sysconfig.get_config_var("INSTSONAME"))
    python = home / "bin" / "python3"
    python.parent.mkdir()
    shutil.copy(Path(sys.executable).resolve(), python)
    packages = home / "packages"
    for needed in {one.name: one for one in _needed(distribution("eufacts"))}.values():
        for file in needed.files or ():
            if ".." not in file.parts and file.suffix != ".pyc":
                (packages / file).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(str(file.locate()), packages / file)
    source = Path(eufacts.__file__).parent
    shutil.copytree(source, packages / source.name, dirs_exist_ok=True)
    for path in (home, *home.rglob("*")):
        path.chmod(0o755 if path.is_dir() or path == python else 0o644)
    return Readable(home, python)


def _needed(one: Distribution) -> Iterator[Distribution]:
    """A distribution's requirements, and theirs."""
    for line in one.requires or ():
        requirement = Requirement(line)
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            found = distribution(requirement.name)
            yield found
            yield from _needed(found)
