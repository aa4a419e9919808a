"""Commands that answer with one thing."""

import json
from typing import Annotated

import typer

from eufacts.cli import shown
from eufacts.cli.options import completing
from eufacts.cli.request import Request, look_up
from eufacts.format.kinds import DOCUMENT, ROUTES


@look_up(DOCUMENT, ordered=False)
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
    from eufacts.answers.country import as_table, profile

    documents = request.question().values(DOCUMENT)
    row = profile(request.index, name, tuple(map(str, documents)))
    body = json.dumps(row, ensure_ascii=False)
    request.write([body], shown.country, single=True, sheet=as_table)


@look_up(ordered=False)
def compare(
    request: Request,
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[ROUTE]...",
            help="Routes to compare; all when none is named.",
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
    from eufacts.answers.comparison import compare as put_side_by_side
    from eufacts.answers.question import Question, ask, by_id, resolve, rows

    chosen = tuple(dict.fromkeys(resolve(request.index, "route", tuple(names or ()))))
    bodies = by_id(request.index, chosen) or ask(request.index, Question(kinds=ROUTES.name))
    answer = json.dumps(put_side_by_side(rows(bodies)), ensure_ascii=False)
    request.write([answer] if bodies else [], shown.comparison, single=True)


@look_up(ordered=False)
def show(
    request: Request,
    ids: Annotated[
        list[str], typer.Argument(metavar="ID...", help="Ids.", autocompletion=completing("id"))
    ],
) -> None:
    """Show records whole: facts, excerpts, footnotes, countries, references.

    One id gives one object in JSON, several give an array.

    Examples:
      eufacts show turkey-syria-crisis-2015
      eufacts show syria-internally-displaced syria-internally-displaced-idmc
      eufacts show fn.2 --json | jq -r .quote
    """
    from eufacts.answers.question import by_id

    bodies = by_id(request.index, tuple(dict.fromkeys(ids)))
    request.write(bodies, shown.show, single=len(ids) == 1)


@look_up(ordered=False)
def about(request: Request) -> None:
    """Say what the fact base is, how much it holds and how to cite it.

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
