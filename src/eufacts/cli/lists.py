"""Commands that answer with a list."""

from typing import Annotated

import typer

from eufacts.cli.options import OF_FACTS
from eufacts.cli.request import Request, look_up

_WHERE = ("country", "region", "topic", "section", "footnote")
"""Filters that make sense for whatever stands in the document."""


@look_up("country", "region", "role", "with", "without")
def countries(request: Request) -> None:
    """List countries and territories that the document names.

    Examples:
      eufacts countries --role host
      eufacts countries --region "Western Balkans"
      eufacts countries --with "readmission agreement" --without "mobility partnership"
      eufacts countries --json | jq -r '.[].code'
    """
    request.list("countries", kinds=("country",))


@look_up(*_WHERE, "status", "recipient", "year", "min", "max")
def funding(
    request: Request,
    *,
    total: Annotated[
        bool, typer.Option("--total", help="Add up what the document allows to be added.")
    ] = False,
) -> None:
    """Show money: amounts with status, recipients, period and place.

    Examples:
      eufacts funding --country Turkey --year 2015
      eufacts funding --recipient Serbia --total
      eufacts funding --min 1bn --sort value --reverse
      eufacts funding --json | jq 'map(.value // 0) | length'
    """
    if total:
        _total(request)
    else:
        request.list("funding", kinds=("funding",))


def _total(request: Request) -> None:
    import json

    from eufacts.answers.question import ask, resolve, rows
    from eufacts.answers.totals import as_row
    from eufacts.answers.totals import total as add_up

    question = request.question(kinds=("funding",), sort="", reverse=False, limit=None)
    names = (*question.countries, *question.recipients)
    receiving = frozenset(resolve(request.index, "country", names))
    bodies = ask(request.index, question)
    answer = as_row(add_up(rows(bodies), receiving, frozenset(question.years)))
    request.write([json.dumps(answer, ensure_ascii=False)] if bodies else [], "total", single=True)


@look_up("country", "region", "route")
def routes(request: Request) -> None:
    """List migration routes with what was counted on them.

    Examples:
      eufacts routes
      eufacts routes --country Serbia
      eufacts routes --json | jq '.[].measures[0].value'
    """
    request.list("routes", kinds=("route",))


@look_up(*_WHERE, "route", "year", "min", "max")
def figures(request: Request) -> None:
    """Show figures: people, shares, counts and durations.

    Examples:
      eufacts figures --country Nigeria --topic displacement
      eufacts figures --topic return --year 2014
      eufacts figures --footnote 2 --sort value --reverse
      eufacts figures --csv --fields id,value,unit,qualifier,excerpts.quote
    """
    request.list("figures", kinds=("figure",))


@look_up(*_WHERE, "type", "status", "year")
def agreements(request: Request) -> None:
    """List agreements: readmission, mobility partnerships, arrangements.

    Examples:
      eufacts agreements --status "under negotiation"
      eufacts agreements --type "mobility partnership"
      eufacts agreements --country "Cape Verde"
    """
    request.list("agreements", kinds=("agreement",))


@look_up(*_WHERE, "type", "year")
def instruments(request: Request) -> None:
    """List trust funds, programmes, missions, offices and processes.

    Examples:
      eufacts instruments --type "trust fund"
      eufacts instruments --country Niger
      eufacts instruments --region "Horn of Africa"
    """
    request.list("instruments", kinds=("instrument",))


@look_up(*_WHERE, "route", "year")
def timeline(request: Request) -> None:
    """Show what the document dates, in the order of time.

    Examples:
      eufacts timeline --year 2014
      eufacts timeline --country Eritrea
      eufacts timeline --json | jq -r '.[] | [.period, .label] | @tsv'
    """
    request.list("timeline", kinds=("event",), sort=request.given["sort"] or "period")


@look_up("section", "footnote")
def references(request: Request) -> None:
    """List the acts and documents that are cited, with CELEX numbers.

    Examples:
      eufacts references
      eufacts references --footnote 21
      eufacts references --json | jq -r '.[].url // empty'
    """
    request.list("references", kinds=("reference",))


@look_up("section")
def outline(request: Request) -> None:
    """Show the document's sections with their numbers of facts.

    Examples:
      eufacts outline
      eufacts outline --section III
    """
    request.list("outline", kinds=("section",))


@look_up(*_WHERE, "route")
def excerpts(
    request: Request,
    words: Annotated[
        list[str] | None,
        typer.Argument(help="Ids of excerpts or facts, or words that occur.", show_default=False),
    ] = None,
) -> None:
    """Print excerpts word for word, each with its citation.

    Examples:
      eufacts excerpts turkey.3.1
      eufacts excerpts syria-killed
      eufacts excerpts --country Eritrea
      eufacts excerpts smuggling networks
    """
    from eufacts.answers.question import excerpts_of

    ids = excerpts_of(request.index, tuple(words or ()))
    if ids:
        request.list("excerpts", kinds=("excerpt",), excerpts=ids)
    else:
        request.list("excerpts", kinds=("excerpt",), words=" ".join(words or ()))


@look_up("country", "topic", "section", "footnote")
def footnotes(request: Request) -> None:
    """List the footnotes: their text and where their markers stand.

    Examples:
      eufacts footnotes
      eufacts footnotes --footnote 2
      eufacts footnotes --json | jq '.[] | select(.lost) | .number'
    """
    request.list("footnotes", kinds=("footnote",))


@look_up(*OF_FACTS)
def facts(request: Request) -> None:
    """List facts of every kind, with every filter.

    Examples:
      eufacts facts --kind statement --type commitment --country Libya
      eufacts facts --section turkey --year 2015
      eufacts facts --jsonl > facts.jsonl
    """
    request.list("facts", facts_only=not request.given["kind"])


@look_up(*_WHERE, "route", "kind", "type", "year")
def search(
    request: Request,
    words: Annotated[list[str], typer.Argument(help="Words that must all occur.")],
) -> None:
    """Search facts, references and countries, the best match first.

    Examples:
      eufacts search hosts most Syrian refugees
      eufacts search trust fund --kind funding
      eufacts search agadez --json | jq -r '.[].id'
    """
    from eufacts.answers.question import SEARCHED

    kinds = tuple(request.given["kind"] or SEARCHED)
    request.list("facts", words=" ".join(words), kinds=kinds)
