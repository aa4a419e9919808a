"""The command that describes the format of a fact base."""

import json
from typing import Annotated

import typer

from eufacts.cli.environment import current
from eufacts.errors import UnknownNameError


def _beginning(incomplete: str) -> list[str]:
    from eufacts.format.described import names

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
    as_json: Annotated[
        bool, typer.Option("--json", help="Write it as JSON Schema, for editors.")
    ] = False,
) -> None:
    """Describe the format of a fact base: every table and key, what it is for, an example.

    An editor that reads TOML with JSON Schema checks a fact base that begins with the line
    #:schema ./facts.schema.json

    Examples:
      eufacts schema
      eufacts schema figure
      eufacts schema --json > facts.schema.json
    """
    from eufacts.format.described import json_schema, names, page

    if table and table not in names():
        from eufacts.format.spelling import nearest

        raise UnknownNameError("table", table, nearest(table, names()) or names())
    environment = current()
    if as_json:
        made = json.dumps(json_schema(table), indent=2, ensure_ascii=False)
        environment.write(f"{made}\n", encoding="utf-8")
    else:
        environment.show(page(min(environment.width, _WIDEST), table))


_WIDEST = 100
"""Longer lines are hard to read."""
