"""The command that says what eufacts runs on, and what is broken."""

import json
import os
import sqlite3
import sys
from importlib import metadata
from pathlib import Path

import typer

from eufacts.cli import shown
from eufacts.cli.clipboard import text_tool
from eufacts.cli.environment import Environment
from eufacts.cli.exits import Exit
from eufacts.cli.request import Request, look_up
from eufacts.cli.settings import SETTINGS, config_path
from eufacts.errors import EufactsError
from eufacts.format.kinds import FACT_KINDS, Row


@look_up(ordered=False)
def doctor(request: Request) -> None:
    """Say whether all is in order: versions, extras, settings, cache, terminal and fact base.

    If something is broken, the exit code is 5. A missing extra is not broken.

    Examples:
      eufacts doctor
      eufacts doctor --json | jq .problems
    """
    fact_base, problems = _fact_base(request)
    cache = _cache()
    if not cache["writable"]:
        problems.append(f"{cache['path']}: cannot be written, so each answer builds an index again")
    problems = [*request.environment.settings.problems, *problems]
    row = {
        "problems": problems,
        "versions": _versions(),
        "installed_in": sys.prefix,
        "fact_base": fact_base,
        "settings_file": config_path(),
        "settings": _settings(request),
        "extras": _extras(),
        "cache": cache,
        "terminal": _terminal(request.environment),
    }
    request.write([json.dumps(row, ensure_ascii=False)], shown.health, single=True)
    if problems:
        raise typer.Exit(Exit.WRONG)


def _versions() -> Row:
    """The versions of eufacts, of Python and of what is always needed."""
    from eufacts.extras import package, requirements
    from eufacts.version import __version__

    names = map(package, requirements())
    return {
        "eufacts": __version__,
        "python": ".".join(map(str, sys.version_info[:3])),
        "sqlite": sqlite3.sqlite_version,
        **{name: metadata.version(name) for name in names},
    }


def _fact_base(request: Request) -> tuple[Row, list[str]]:
    """What the fact base is and how much of it is proven, and what is wrong with it."""
    from eufacts.answers.question import about

    row: Row = dict.fromkeys(("documents", "facts", "excerpts", "proven", "open_reviews"))
    row = {"path": str(request.facts), **row}
    try:
        told = json.loads(about(request.index))
    except EufactsError as error:
        return row, str(error).splitlines()
    counts = told["counts"]
    row |= {
        "documents": len(told["documents"]),
        "facts": sum(counts[kind] for kind in FACT_KINDS),
        "excerpts": counts["excerpt"],
        "proven": told["proven"],
        "open_reviews": told["open_reviews"],
    }
    return row, [*request.index.problems]


def _settings(request: Request) -> list[Row]:
    """Each setting, its value and what sets it; null where nothing does."""
    told = request.environment.settings
    rows = [
        {
            "setting": setting.name,
            "value": told.values.get(setting.name),
            "set_by": told.sources.get(setting.name),
            "usual": setting.usual,
            "variable": setting.variable,
        }
        for setting in SETTINGS
    ]
    if request.asked.facts:
        rows[0] |= {"value": str(request.asked.facts), "set_by": "--facts"}
    return rows


def _extras() -> list[Row]:
    from eufacts.extras import EXTRAS, install_lines, is_installed

    return [
        {
            "extra": name,
            "purpose": purpose,
            "installed": is_installed(name),
            "install": install_lines(name),
        }
        for name, purpose in EXTRAS.items()
    ]


def _cache() -> Row:
    """Where indexes are kept, how many, and in how many bytes."""
    from eufacts.index.cache import cache_directory, finished

    path = cache_directory()
    indexes = finished()
    there = next((one for one in (path, *path.parents) if one.exists()), Path(path.anchor))
    return {
        "path": str(path),
        "writable": there.is_dir() and os.access(there, os.W_OK),
        "indexes": len(indexes),
        "bytes": sum(index.stat().st_size for index in indexes),
    }


def _terminal(environment: Environment) -> Row:
    return {
        "terminal": environment.terminal,
        "width": environment.width,
        "height": environment.height,
        "colour": environment.colour,
        "hyperlinks": environment.links,
        "encoding": environment.out.encoding,
        "pager": " ".join(environment.pager) or None,
        "clipboard": text_tool(),
    }
