"""The documentation site: the pages in docs/, and three that are made from the program.

    pip install '.[site]'
    sphinx-build -W docs build/site

Commands and options are written from the help, the keys of answers from the models, and the rules
from the pages that ``check --explain`` shows.
"""

import re
from pathlib import Path

import typer
from typer.core import TyperCommand, TyperGroup

from eufacts.cli.app import COMMANDS, app
from eufacts.contract.commands import page
from eufacts.proof.check.rules import page as rule_page
from eufacts.proof.check.rules import rule_names
from eufacts.version import __version__

project = "eufacts"
release = __version__
extensions = ["myst_parser"]
html_theme = "furo"
html_title = f"eufacts {release}"
html_extra_path = ["demo.html"]
exclude_patterns = ["build"]
myst_heading_anchors = 3

MADE = Path(__file__).parent / "made"


def commands() -> str:
    """Write the help of every command, in Markdown."""
    group = typer.main.get_command(app)
    context = _context(group, "eufacts")
    parts = ["# Commands and options", _help(context)]
    for title, names in COMMANDS.items():
        parts.append(f"## {title}")
        for name in names:
            command = group.get_command(context, name)
            parts.append(f"### {name}")
            parts.append(_help(_context(command, name, context)))
    return "\n\n".join(parts)


def _context(
    command: TyperCommand | TyperGroup, name: str, parent: typer.Context | None = None
) -> typer.Context:
    settings = {"terminal_width": 84, **command.context_settings}
    return typer.Context(command, info_name=name, parent=parent, **settings)


def _help(context: typer.Context) -> str:
    return f"```text\n{context.get_help()}\n```"


def rules() -> str:
    """Put the pages on the rules of ``eufacts check`` together."""
    parts = (re.split(r"(^```.*?^```$)", rule_page(name), flags=_FENCES) for name in rule_names())
    texts = (
        _deeper(part) if at % 2 == 0 else part for rule in parts for at, part in enumerate(rule)
    )
    return f"# The rules, explained\n\n{''.join(texts)}"


_FENCES = re.DOTALL | re.MULTILINE


def _deeper(text: str) -> str:
    return re.sub("^#", "##", text, flags=re.MULTILINE)


MADE.mkdir(exist_ok=True)
(MADE / "commands.md").write_text(commands(), encoding="utf-8")
(MADE / "answers.md").write_text(page(), encoding="utf-8")
(MADE / "rules.md").write_text(rules(), encoding="utf-8")
