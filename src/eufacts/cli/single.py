"""Commands that show one thing."""

import json
from typing import Annotated

import typer

from eufacts.cli import shown
from eufacts.cli.options import ChartFile, Force, completing
from eufacts.cli.request import Request, look_up
from eufacts.format.kinds import DOCUMENT


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

    A misspelt name is mended here and said so; --country of the lists is strict and refuses it.

    Examples:
      eufacts country Turkey
      eufacts country fyrom
      eufacts country ER --json | jq '.figures[].as_written'
    """
    from eufacts.answers.country import as_table, meant, profile

    code, message = meant(request.index, name)
    body = profile(request.index, code, request.documents)
    request.write([body], shown.country, single=True, message=message, sheet=as_table)


@look_up(DOCUMENT, ordered=False)
def compare(
    request: Request,
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[NAME]...",
            help="Routes, countries, or ids of figures or amounts; all routes when none is named.",
            show_default=False,
            autocompletion=completing("route", "country", "id"),
        ),
    ] = None,
    *,
    chart: ChartFile = None,
    force: Force = False,
) -> None:
    """Compare routes, countries or facts side by side, with difference, ratio and caveats.

    Examples:
      eufacts compare
      eufacts compare eastern-mediterranean central-mediterranean
      eufacts compare Syria Iraq
      eufacts compare syria-crisis-eu-budget syria-crisis-since-2011 --json | jq '.share'
      eufacts compare --chart routes.svg
    """
    from eufacts.answers.compared import compared
    from eufacts.answers.comparison import as_table

    answer = compared(request.index, names or (), request.documents)
    if chart is not None:
        from eufacts.cli.charting import draw_comparison

        draw_comparison(request, answer, chart, force=force)
        return
    bodies = [] if answer is None else [json.dumps(answer, ensure_ascii=False)]
    request.write(bodies, shown.comparison, single=True, sheet=as_table)


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
      eufacts show syria-killed turkey-syria-crisis-2015
      eufacts show 175 million
      eufacts show fn.2 --json | jq -r .quote
    """
    from eufacts.answers.names import meant

    bodies, messages = meant(request.index, tuple(given))
    if not request.format.for_programs and request.fields is None:
        bodies = tuple(_with_share(request, body) for body in bodies)
    request.write(bodies, shown.show, single=len(bodies) == 1, message="; ".join(messages))


def _with_share(request: Request, body: str) -> str:
    """Add to a part of an amount how much of it that is, which its own JSON does not say."""
    from eufacts.answers.sums import share_of_whole

    row = json.loads(body)
    share = share_of_whole(request.index, row)
    return json.dumps({**row, "share": share}, ensure_ascii=False) if share else body


@look_up(ordered=False)
def about(
    request: Request,
    *,
    vocabulary: Annotated[
        bool,
        typer.Option(
            "--vocabulary",
            help="List the words of topics, roles, types and so on, with what they mean.",
        ),
    ] = False,
) -> None:
    """Describe the fact base: its document, its size and its citation.

    Examples:
      eufacts about
      eufacts about --json | jq .counts
      eufacts about --vocabulary
      eufacts about --vocabulary --json | jq '.[] | select(.vocabulary == "topic").word'
    """
    from eufacts.answers import question as queries
    from eufacts.answers.vocabulary import vocabulary as words
    from eufacts.index.store import SCHEMA
    from eufacts.version import __version__

    if vocabulary:
        found = words(request.index)
        bodies = [json.dumps(row, ensure_ascii=False) for row in found]
        request.write(bodies, shown.vocabulary)
        return
    row = {
        **json.loads(queries.about(request.index)),
        "fact_base": str(request.facts),
        "version": __version__,
        "index_schema": SCHEMA,
    }
    request.write([json.dumps(row, ensure_ascii=False)], shown.about, single=True)
