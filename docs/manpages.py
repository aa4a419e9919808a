"""Write the manual pages, eufacts.1 and one for each command, from the help: manpages.py FOLDER.

They are made when a wheel is built and are not committed.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from eufacts.cli.app import COMMANDS, app
from eufacts.version import __version__

Page = tuple[str, str]
"""The name of a file, and its text in roff."""


def pages() -> Iterator[Page]:
    """Make the page of eufacts, and of each command and its sub-commands."""
    root = typer.main.get_command(app)
    context = root.make_context("eufacts", [], resilient_parsing=True)
    lines = [*_head(root, context, "facts of EU policy documents"), ".SH COMMANDS"]
    for title, commands in COMMANDS.items():
        lines.append(f".SS {_roff(title)}")
        lines += [
            one for name, (_, line) in commands.items() for one in _item(f"eufacts-{name}(1)", line)
        ]
    yield "eufacts.1", _whole([*lines, *_options(root, context)])
    for commands in COMMANDS.values():
        for name, (_, line) in commands.items():
            yield from _pages(name, context, line)


def _pages(name: str, parent: typer.Context, line: str) -> Iterator[Page]:
    command: Any = parent.command.get_command(parent, name)
    context = command.make_context(name, [], parent=parent, resilient_parsing=True)
    see = [".SH SEE ALSO", r"\fBeufacts\fR(1)"]
    if isinstance(command, TyperGroup):
        inner = {one: command.get_command(context, one) for one in command.list_commands(context)}
        listed = [part for one, found in inner.items() for part in _item(one, found.help)]
        see = [".SH COMMANDS", *listed, *see]
        for one, found in inner.items():
            yield from _pages(one, context, found.help)
    path = context.command_path.replace(" ", "-")
    lines = [*_head(command, context, line), *_options(command, context), *see]
    yield f"{path}.1", _whole(lines)


def _head(command: TyperCommand, context: typer.Context, line: str) -> list[str]:
    """The title, the synopsis and the description, with examples as they are in the help."""
    path = context.command_path
    page = path.replace(" ", "-")
    lines = [f'.TH {page.upper()} 1 "" "eufacts {__version__}" "eufacts"', ".SH NAME"]
    short = line[:1].lower() + line[1:].rstrip(".")
    lines += [rf"{_roff(page)} \- {_roff(short)}", ".SH SYNOPSIS"]
    lines.append(rf"\fB{_roff(path)}\fR {_roff(' '.join(command.collect_usage_pieces(context)))}")
    lines.append(".SH DESCRIPTION")
    examples: list[str] = []
    for paragraph in command.help.split("\n\n"):
        first, *rest = paragraph.splitlines()
        if first.startswith("Examples:"):
            examples += [".SH EXAMPLES", ".nf", *(_roff(one.strip()) for one in rest), ".fi"]
        else:
            lines += [".PP", *map(_roff, paragraph.splitlines())]
    if command.epilog:
        examples += [".SH EXAMPLES", _roff(command.epilog.removeprefix("Example: "))]
    return lines + examples


def _options(command: TyperCommand, context: typer.Context) -> list[str]:
    """A section for each panel of the help."""
    panels: dict[str, list[str]] = {}
    for parameter in command.get_params(context):
        kind = "Arguments" if parameter.param_type_name == "argument" else "Options"
        panel = getattr(parameter, "rich_help_panel", None) or kind
        if record := parameter.get_help_record(context):
            panels.setdefault(panel, []).extend(_item(*record))
    return [line for name, items in panels.items() for line in (f".SH {name.upper()}", *items)]


def _item(term: str, text: str) -> list[str]:
    return [".TP", rf"\fB{_roff(term)}\fR", _roff(text)]


_SIGNS = {"\\": r"\e", "-": r"\-", "'": r"\(aq", "`": r"\(ga", "^": r"\(ha", "~": r"\(ti"}
"""Signs that roff acts on, or replaces by typographic ones, which cannot be copied to a shell."""


def _roff(text: str) -> str:
    escaped = text.translate(str.maketrans(_SIGNS))
    return rf"\&{escaped}" if escaped.startswith(".") else escaped


def _whole(lines: list[str]) -> str:
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pages():
        (folder / name).write_text(text, encoding="utf-8")
