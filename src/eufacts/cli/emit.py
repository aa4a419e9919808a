"""The one place that writes an answer and sets the exit code that it deserves."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

from eufacts.cli.exits import Exit
from eufacts.errors import UnknownNameError
from eufacts.output import Format, write_records, write_report
from eufacts.output.fields import UnknownField

if TYPE_CHECKING:
    from eufacts.cli.request import Request


def emit(
    request: "Request",
    bodies: Sequence[str],
    view: str,
    *,
    single: bool,
) -> None:
    """Write rows in the format that a request asks for.

    Raises:
        UnknownNameError: A field that is asked for is in no row.
        typer.Exit: Nothing was found; the empty answer is written.
    """
    try:
        text = _text(request, bodies, view, single=single)
    except UnknownField as unknown:
        from eufacts.factbase.nearest import nearest

        near = nearest(unknown.field, unknown.known)
        raise UnknownNameError("field", unknown.field, near or unknown.known) from unknown
    request.environment.write(text, encoding="utf-8" if request.format.for_programs else None)
    if not bodies:
        request.environment.say("eufacts: nothing matches")
        raise typer.Exit(Exit.NOTHING)


def _text(
    request: "Request",
    bodies: Sequence[str],
    view: str,
    *,
    single: bool,
) -> str:
    chosen, fields = request.format, request.fields
    if chosen.for_programs:
        return write_records(bodies, single=single, fields=fields, format=chosen)
    if not bodies:
        return ""
    if fields is not None:
        from eufacts.output.fieldtable import table_of

        report = table_of(bodies, fields)
    else:
        import json

        from eufacts import views

        report = getattr(views, view)([json.loads(body) for body in bodies])
    environment = request.environment
    return write_report(
        report,
        format=chosen,
        width=environment.width,
        colour=environment.colour and chosen is Format.table,
        ascii_only=environment.ascii_only,
    )
