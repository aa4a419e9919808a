"""Write an answer and set the exit code."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

from eufacts.cli.environment import Environment
from eufacts.cli.exits import Exit
from eufacts.output import Format, write_records, write_report

if TYPE_CHECKING:
    from eufacts.cli.shown import View
    from eufacts.report import Report


def emit(
    environment: Environment,
    text: str,
    *,
    found: bool,
    for_programs: bool,
    message: str = "",
    left_out: str = "",
) -> None:
    """Write the text of an answer.

    Args:
        environment: Where to write.
        text: What to write.
        found: Whether there is anything in the answer.
        for_programs: Whether it is in a format for programs.
        message: A note for people on how the answer differs from what was asked for; it comes
            first.
        left_out: A note for people on what the answer leaves out.

    Raises:
        typer.Exit: Nothing was found; the empty answer is written.
    """
    _note(environment, [message] if found else ["nothing matches", message, left_out])
    if for_programs and not environment.terminal:
        environment.write(text, encoding="utf-8")
    else:
        environment.show(text)
    _note(environment, [left_out] if found else [])
    if not found:
        raise typer.Exit(Exit.NOTHING)


def _note(environment: Environment, notes: Sequence[str]) -> None:
    """Write notes in one line, if there are any."""
    if any(notes):
        environment.note(f"eufacts: {'; '.join(filter(None, notes))}")


def text_of(
    environment: Environment,
    bodies: Sequence[str],
    view: "View",
    format: Format,  # noqa: A002 - named as the option that chooses it
    fields: tuple[str, ...] | None,
    *,
    single: bool = False,
) -> str:
    """Give the text of rows.

    Args:
        environment: Where it is read.
        bodies: The JSON texts of the rows.
        view: Shows them to people.
        format: The format.
        fields: Keys or columns, in order; None for all.
        single: Whether the answer is one thing, and not a list of things.

    Raises:
        UnknownNameError: No row has one of the fields.
    """
    if format.for_programs:
        text = write_records(bodies, single=single, fields=fields, format=format)
        return _for_eyes(environment, text) if format is Format.json else text
    if not bodies:
        return ""
    return write_report(
        _report(bodies, view, fields, single=single),
        format=format,
        width=environment.width,
        colour=environment.colour and format is Format.table,
        ascii_only=environment.ascii_only,
        links=environment.links,
    )


def _for_eyes(environment: Environment, text: str) -> str:
    """JSON indented, and in colour, where it is read on a terminal; elsewhere as it is."""
    if not environment.terminal:
        return text
    import json

    from eufacts.output.jsondoc import indented

    text = indented(json.loads(text))
    if not environment.colour:
        return text
    from eufacts.output.terminal import colour_json

    return colour_json(text)


def _report(
    bodies: Sequence[str], view: "View", fields: tuple[str, ...] | None, *, single: bool
) -> "Report":
    """What people are shown: what the view makes of the rows, or the fields that are asked for."""
    import json

    shown = view([json.loads(body) for body in bodies])
    if fields is None:
        return shown
    from eufacts.output.fieldtable import table_of
    from eufacts.report import Table

    listed = next((part for part in shown.parts if isinstance(part, Table)), None)
    is_list = not single and listed is not None and len(listed.rows) == len(bodies)
    return table_of(bodies, fields, listed if is_list else None)
