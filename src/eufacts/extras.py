"""The optional extras: what each is for, whether it is installed, and the lines that install it."""

import re
import sys
from importlib import metadata

from eufacts.errors import QuestionError

EXTRAS = {
    "charts": "charts as SVG, PNG and HTML, 84 MB",
    "docx": "Word documents in eufacts audit",
    "parquet": "Parquet files from eufacts export, 150 MB",
    "styles": "academic citation styles, 90 MB",
    "xlsx": "workbooks from eufacts export",
}
"""What each extra is for; pyproject.toml has its packages."""


def requirements(extra: str = "") -> tuple[str, ...]:
    """List the packages of an extra, or those always needed, as pip takes them: ``lxml>=5``."""
    wanted = re.compile(rf"""(.*?);\s*extra == ["']{extra}["']""" if extra else "([^;]*)")
    try:
        declared = metadata.requires("eufacts") or ()
    except metadata.PackageNotFoundError:  # a copy of the sources that was not installed
        return ()
    found = map(wanted.fullmatch, declared)
    return tuple(match[1].strip() for match in found if match)


def package(requirement: str) -> str:
    """The name in a requirement."""
    return re.split(r"[^\w.-]", requirement)[0]


def is_installed(extra: str) -> bool:
    """Say whether all packages of an extra are installed."""
    needed = requirements(extra)
    try:
        for requirement in needed:
            metadata.version(package(requirement))
    except metadata.PackageNotFoundError:
        return False
    return bool(needed)


def install_lines(extra: str) -> dict[str, str]:
    """Give the command that adds an extra to this installation, by pip, pipx and uv.

    The commands name the packages and not ``eufacts[…]``: they are right wherever eufacts itself
    came from.
    """
    wanted = requirements(extra) or (f"eufacts[{extra}]",)
    packages = " ".join(f"'{one}'" if re.search(r"[^\w.-]", one) else one for one in wanted)
    return {
        "pip": f"{_quoted(sys.executable)} -m pip install {packages}",
        "pipx": f"pipx inject eufacts {packages}",
        "uv": f"uv pip install --python {_quoted(sys.prefix)} {packages}",
    }


def missing(what: str, extra: str) -> QuestionError:
    """Make the error for something that needs an extra that is not installed.

    Args:
        what: What needs it: ``style 'apa'``.
        extra: The extra's name.
    """
    lines = (f"{tool + ':':<6}{line}" for tool, line in install_lines(extra).items())
    message = f"{what} needs the extra {extra!r}; one of these installs it:"
    return QuestionError("\n  ".join([message, *lines]))


def _quoted(path: str) -> str:
    return f'"{path}"' if " " in path else path
