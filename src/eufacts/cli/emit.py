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


class Form(NamedTuple):
    """How an answer is to be written."""

    format: Format
    fields: tuple[str, ...] | None
    """Keys or columns, in order; None for all."""
    view: "View"
    single: bool
    """Whether the answer is one thing, and not a list of things."""
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
    environment.write(text, encoding="utf-8" if form.format.for_programs else None)
    messages = ["nothing matches"] if not bodies else []
    messages += [form.left_out] if form.left_out else []
    if messages:
        environment.note(f"eufacts: {'; '.join(messages)}")
    if not bodies:
        raise typer.Exit(Exit.NOTHING)


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
        raise UnknownNameError("field", unknown.field, near or unknown.known) from unknown


def _text(environment: Environment, bodies: Sequence[str], form: Form) -> str:
    if form.format.for_programs:
        return write_records(bodies, single=form.single, fields=form.fields, format=form.format)
    if not bodies:
        return ""
    if form.fields is not None:
        from eufacts.output.fieldtable import table_of

        report = table_of(bodies, form.fields)
    else:
        import json

        report = form.view([json.loads(body) for body in bodies])
    return write_report(
        report,
        format=form.format,
        width=environment.width,
        colour=environment.colour and form.format is Format.table,
        ascii_only=environment.ascii_only,
        links=environment.links,
    )
