"""The command that shows what the reader finds in a text or a document."""

import json
from pathlib import Path
from typing import Annotated

import typer

from eufacts.cli import options, shown
from eufacts.cli.request import Request, look_up
from eufacts.errors import QuestionError

_OUTPUT = {name: option for name, option in options.OUTPUT.items() if name != "facts"}
"""How an answer is written; no fact base is read."""


@look_up(ordered=False, output=_OUTPUT)
def read(
    request: Request,
    text: Annotated[
        list[str] | None, typer.Argument(help="The text to read.", show_default=False)
    ] = None,
    *,
    source: Annotated[
        Path | None,
        typer.Option(
            "--source",
            metavar="FILE",
            readable=False,  # unreadable is exit 4 (file), not 2 (usage)
            help="A document instead: HTML, Markdown or text; - for standard input.",
        ),
    ] = None,
    outline: Annotated[
        bool, typer.Option("--outline", help="Print the document as it was understood.")
    ] = False,
) -> None:
    """Show what is read in a text: quantities, dates, countries, acts, and what is set aside.

    Examples:
      eufacts read "more than 4 million Syrians, 20 % of them in 2014"
      eufacts read "between EUR 5 and 10 million" --json | jq '.[].upper'
      eufacts read --source 52015JC0040.txt --json
      eufacts read --source 52015JC0040.txt --outline
    """
    if (source is None) == (text is None) or (outline and source is None):
        message = "--outline needs --source" if outline else "give a text, or --source FILE"
        raise QuestionError(message)
    if source is None:
        from eufacts.source.reading import rows_of_text

        rows = rows_of_text(" ".join(text or ()))
    else:
        from eufacts.cli.streams import read_source
        from eufacts.source.page.document import read_source as understand
        from eufacts.source.page.printable import as_data
        from eufacts.source.reading import rows_of_document

        document = understand(*read_source(source))
        if outline:
            body = json.dumps(as_data(document), ensure_ascii=False)
            request.write([body], shown.understood, single=True)
            return
        rows = rows_of_document(document)
    bodies = [json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows]
    request.write(bodies, shown.readings)
