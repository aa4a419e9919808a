"""Commands that show one thing."""

import json
from typing import Annotated

import typer

from eufacts.cli import shown
from eufacts.cli.options import completing
from eufacts.cli.request import Request, look_up
from eufacts.format.kinds import ROUTES


@look_up(ordered=False)
def country(
    request: Request,
    name: Annotated[
        str,
        typer.Argument(
            help="Any name, code or spelling: Turkey, TR, Türkiye.",
            autocompletion=completing("country"),
        ),
    ],
) -> None:
    """Show a country's profile: roles, figures, money, agreements, events, excerpts.

    Examples:
      eufacts country Turkey
      eufacts country fyrom
      eufacts country ER --json | jq '.figures[].as_written'
    """
    from eufacts.answers.country import profile

    row = profile(request.index, name)
    request.write([json.dumps(row, ensure_ascii=False)], shown.country, single=True)


@look_up(ordered=False)
def compare(
    request: Request,
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[ROUTE]...",
            help="Routes to compare; by default all.",
            show_default=False,
            autocompletion=completing("route"),
        ),
    ] = None,
) -> None:
    """Compare migration routes side by side, with difference, ratio and caveats.

    Examples:
      eufacts compare
      eufacts compare eastern-mediterranean central-mediterranean
      eufacts compare --json | jq '.ratio'
    """
    from eufacts.answers.question import Question, ask, by_id, resolve, rows
    from eufacts.answers.routes import compare as put_side_by_side

    chosen = tuple(dict.fromkeys(resolve(request.index, "route", tuple(names or ()))))
    bodies = by_id(request.index, chosen) or ask(request.index, Question(kinds=ROUTES.name))
    answer = json.dumps(put_side_by_side(rows(bodies)), ensure_ascii=False)
    request.write([answer] if bodies else [], shown.comparison, single=True)


@look_up(ordered=False)
def show(
    request: Request,
    given: Annotated[
        list[str],
        typer.Argument(
            metavar="ID|WORD...",
            help="Ids, or words that match a single record.",
            autocompletion=completing("id"),
        ),
    ],
) -> None:
    """Show records whole: facts, excerpts, footnotes, countries, references.

    One id gives one object in JSON, several give an array. If words match several records, these
    are listed, and none is shown.

    Examples:
      eufacts show turkey-syria-crisis-2015
      eufacts show syria-internally-displaced syria-internally-displaced-idmc
      eufacts show 175 million
      eufacts show fn.2 --json | jq -r .quote
    """
    from eufacts.answers.names import meant

    bodies, messages = meant(request.index, tuple(given))
    request.write(bodies, shown.show, single=len(bodies) == 1, left_out="; ".join(messages))


@look_up(ordered=False)
def about(request: Request) -> None:
    """Describe the fact base: its document, its size and its citation.

    Examples:
      eufacts about
      eufacts about --json | jq .counts
    """
    from eufacts.answers import question as queries
    from eufacts.index.store import SCHEMA
    from eufacts.version import __version__

    row = {
        **json.loads(queries.about(request.index)),
        "fact_base": str(request.facts),
        "version": __version__,
        "index_schema": SCHEMA,
    }
    request.write([json.dumps(row, ensure_ascii=False)], shown.about, single=True)
