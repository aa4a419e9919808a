"""The command that describes the format of a fact base."""

import json
from typing import Annotated, Any

import typer

from eufacts.cli.environment import current
from eufacts.errors import QuestionError, UnknownNameError


def _beginning(incomplete: str) -> list[str]:
    from eufacts.format.described import names

    return [name for name in names() if name.startswith(incomplete)]


def _commands(incomplete: str) -> list[str]:
    from eufacts.contract.commands import names

    return [name for name in names() if name.startswith(incomplete)]


def schema(
    table: Annotated[
        str,
        typer.Argument(
            metavar="[TABLE]",
            help="A table of the format, such as figure or vocabulary.topic.",
            show_default=False,
            autocompletion=_beginning,
        ),
    ] = "",
    *,
    output: Annotated[
        str,
        typer.Option(
            "--output",
            metavar="COMMAND",
            help="Describe what a command answers in JSON instead.",
            show_default=False,
            autocompletion=_commands,
        ),
    ] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Write it as JSON Schema.")] = False,
) -> None:
    """Describe the format of a fact base: every table and key, what it is for, an example.

    An editor that reads TOML with JSON Schema checks a fact base that begins with the line
    #:schema ./facts.schema.json

    Examples:
      eufacts schema
      eufacts schema figure
      eufacts schema --json > facts.schema.json
      eufacts schema --output funding
      eufacts schema --output funding --json
    """
    if table and output:
        raise QuestionError("choose a table or --output, not both")
    environment = current()
    if as_json:
        made = _schema(table, output)
        environment.write(f"{json.dumps(made, indent=2, ensure_ascii=False)}\n", encoding="utf-8")
    else:
        environment.show(_page(table, output, min(environment.width, _WIDEST)))


def _schema(table: str, output: str) -> dict[str, Any]:
    if output:
        from eufacts.contract import commands

        return commands.json_schema(_known("command", output, commands.names()))
    from eufacts.format import described

    return described.json_schema(_known("table", table, described.names()))


def _page(table: str, output: str, width: int) -> str:
    if output:
        from eufacts.contract import commands

        return commands.page(_known("command", output, commands.names()), width)
    from eufacts.format import described

    return described.page(width, _known("table", table, described.names()))


def _known(what: str, name: str, known: tuple[str, ...]) -> str:
    """A name that is known, or none.

    Raises:
        UnknownNameError: It is not known.
    """
    if name and name not in known:
        from eufacts.format.spelling import nearest

        raise UnknownNameError(what, name, nearest(name, known) or known)
    return name


_WIDEST = 100
"""Longer lines are hard to read."""
