"""Commands that list records: one for each kind, and those for several kinds."""

from collections.abc import Callable
from typing import Annotated

import typer

from eufacts.cli import shown
from eufacts.cli.request import Request, look_up
from eufacts.format import kinds
from eufacts.format.kinds import IN_DOCUMENT, KIND, OF_FACTS, ROUTE, TYPE, YEAR, Kind


def _funding(
    request: Request,
    *,
    total: Annotated[
        bool, typer.Option("--total", help="Add up what the document allows to be added.")
    ] = False,
) -> None:
    if total:
        _total(request)
    else:
        request.list(kinds.FUNDING)


def _total(request: Request) -> None:
    import json

    from eufacts.answers.question import ask, resolve, rows
    from eufacts.answers.totals import as_row
    from eufacts.answers.totals import total as add_up

    question = request.question(kinds=kinds.FUNDING.name, sort="", reverse=False, limit=None)
    names = map(str, (*question.values(kinds.COUNTRY), *question.values(kinds.RECIPIENT)))
    receiving = frozenset(resolve(request.index, "country", tuple(names)))
    bodies = ask(request.index, question)
    years = frozenset(map(int, question.values(YEAR)))
    answer = as_row(add_up(rows(bodies), receiving, years))

    request.write(
        [json.dumps(answer, ensure_ascii=False)] if bodies else [], shown.total, single=True
    )


def _excerpts(
    request: Request,
    words: Annotated[
        list[str] | None,
        typer.Argument(help="Ids of excerpts or facts, or words that occur.", show_default=False),
    ] = None,
) -> None:
    from eufacts.answers.question import excerpts_of

    ids = excerpts_of(request.index, tuple(words or ()))
    if ids:
        request.list(kinds.EXCERPTS, excerpts=ids)
    else:
        request.list(kinds.EXCERPTS, words=" ".join(words or ()))


_OWN: dict[Kind, Callable[..., None]] = {kinds.FUNDING: _funding, kinds.EXCERPTS: _excerpts}
"""The bodies of commands that do more than list."""


def list_command(kind: Kind) -> Callable[..., None]:
    """Make the command that lists the records of a kind."""

    def only_list(request: Request) -> None:
        request.list(kind)

    body: Callable[..., None] = _OWN.get(kind, only_list)
    examples = "".join(f"\n  eufacts {example}" for example in kind.examples)
    body.__doc__ = f"{kind.summary}\n\nExamples:{examples}\n"
    return look_up(*kind.filters)(body)


@look_up(*OF_FACTS)
def facts(request: Request) -> None:
    """List facts of every kind, with every filter.

    Examples:
      eufacts facts --kind statement --type commitment --country Libya
      eufacts facts --section turkey --year 2015
      eufacts facts --jsonl > facts.jsonl
    """
    request.list(None, facts_only=not request.asked.filters[KIND.field])


@look_up(*IN_DOCUMENT, ROUTE, KIND, TYPE, YEAR)
def search(
    request: Request,
    words: Annotated[list[str], typer.Argument(help="A question, words or numbers.")],
) -> None:
    """Search facts, references and countries, the best match first.

    Examples:
      eufacts search hosts most Syrian refugees
      eufacts search trust fund --kind funding
      eufacts search agadez --json | jq -r '.[].id'
    """
    from eufacts.answers.search import search as find

    kinds_ = request.asked.filters[KIND.field] or kinds.SEARCHED
    found = find(request.index, " ".join(words), request.question(kinds=kinds_))
    request.write(found.bodies, shown.listing(None), left_out="; ".join(found.messages))
