"""Write an answer and set the exit code."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import typer

from eufacts.cli.environment import Environment
from eufacts.cli.exits import Exit
from eufacts.errors import UnknownNameError
from eufacts.output import Format, write_records, write_report
from eufacts.output.fields import UnknownField

if TYPE_CHECKING:
    from eufacts.cli.shown import View
    from eufacts.report import Report


class Form(NamedTuple):
    """How an answer is to be written."""

    format: Format
    fields: tuple[str, ...] | None
    """Keys or columns, in order; None for all."""
    view: "View"
    single: bool
    """Whether the answer is one thing, and not a list of things."""
    message: str = ""
    """A note for people on how the answer differs from what was asked for; it comes first."""
    left_out: str = ""
    """A note for people on what the answer leaves out."""


def emit(environment: Environment, bodies: Sequence[str], form: Form) -> None:
    """Write rows.

    Args:
        environment: Where to write.
        bodies: The JSON texts of the rows.
        form: How to write.

    Raises:
        UnknownNameError: No row has one of the fields.
        typer.Exit: Nothing was found; the empty answer is written.
    """
    text = text_of(environment, bodies, form)
    notes = [form.message] if bodies else ["nothing matches", form.message, form.left_out]
    _note(environment, notes)
    if form.format.for_programs and not environment.terminal:
        environment.write(text, encoding="utf-8")
    else:
        environment.show(text)
    _note(environment, [form.left_out] if bodies else [])
    if not bodies:
        raise typer.Exit(Exit.NOTHING)


def _note(environment: Environment, notes: Sequence[str]) -> None:
    """Write notes in one line, if there are any."""
    if any(notes):
        environment.note(f"eufacts: {'; '.join(filter(None, notes))}")


def text_of(environment: Environment, bodies: Sequence[str], form: Form) -> str:
    """Give the text of rows in a format.

    Raises:
        UnknownNameError: No row has one of the fields.
    """
    try:
        return _text(environment, bodies, form)
    except UnknownField as unknown:
        from eufacts.format.spelling import nearest

        near = nearest(unknown.field, unknown.known)
        raise UnknownNameError("field", unknown.field, near, unknown.known) from unknown


def _text(environment: Environment, bodies: Sequence[str], form: Form) -> str:
    if form.format.for_programs:
        text = write_records(bodies, single=form.single, fields=form.fields, format=form.format)
        return _for_eyes(environment, text) if form.format is Format.json else text
    if not bodies:
        return ""
    return write_report(
        _report(bodies, form),
        format=form.format,
        width=environment.width,
        colour=environment.colour and form.format is Format.table,
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


def _report(bodies: Sequence[str], form: Form) -> "Report":
    """What people are shown: what the view makes of the rows, or the fields that are asked for."""
    import json

    shown = form.view([json.loads(body) for body in bodies])
    if form.fields is None:
        return shown
    from eufacts.output.fieldtable import table_of
    from eufacts.report import Table

    listed = next((part for part in shown.parts if isinstance(part, Table)), None)
    is_list = not form.single and listed is not None and len(listed.rows) == len(bodies)
    return table_of(bodies, form.fields, listed if is_list else None)
