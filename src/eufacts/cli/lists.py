"""Commands that list records, one for each kind."""

from collections.abc import Callable
from typing import Annotated

import typer

from eufacts.cli import shown
from eufacts.cli.options import ChartFile, Force, completing
from eufacts.cli.request import Request, look_up
from eufacts.errors import QuestionError
from eufacts.format import kinds
from eufacts.format.kinds import Kind


def list_command(kind: Kind) -> Callable[..., None]:
    """Make the command that lists the records of a kind."""

    def only_list(request: Request) -> None:
        request.list(kind)

    body: Callable[..., None] = _OWN.get(kind, only_list)
    examples = "".join(f"\n  eufacts {example}" for example in kind.examples)
    body.__doc__ = f"{kind.summary}\n\nExamples:{examples}\n"
    return look_up(*kind.filters)(body)


def _with_total(kind: Kind) -> Callable[..., None]:
    """The command that lists the records of a kind, adds them up, or draws them."""

    def list_or_add(
        request: Request,
        *,
        total: Annotated[
            bool, typer.Option("--total", help="Add up what the document allows to be added.")
        ] = False,
        chart: ChartFile = None,
        force: Force = False,
    ) -> None:
        if chart is not None:
            from eufacts.cli.charting import draw_records

            if total:
                raise QuestionError("choose one of --total and --chart")
            draw_records(request, kind, chart, force=force)
        elif total:
            _total(request, kind)
        else:
            request.list(kind)

    return list_or_add


def _total(request: Request, kind: Kind) -> None:
    import json

    from eufacts.answers.sums import sums
    from eufacts.answers.totals import as_table

    if request.asked.limit is not None:
        raise QuestionError("--total adds up all that match: leave out --limit")
    question = request.question(kinds=kind.name, sort="", reverse=False, limit=None)
    answers = sums(request.index, question)
    request.write(
        [json.dumps(answer, ensure_ascii=False) for answer in answers],
        shown.total,
        single=not request.index.has_several and len(answers) <= 1,
        left_out=request.undated(question),
        sheet=as_table,
    )


def _excerpts(
    request: Request,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            help="Ids of excerpts or facts, or words that occur.",
            show_default=False,
            autocompletion=completing("id"),
        ),
    ] = None,
) -> None:
    from eufacts.answers.question import excerpts_of

    ids = excerpts_of(request.index, tuple(words or ()))
    if ids:
        request.list(kinds.EXCERPTS, excerpts=ids)
    elif words:
        from eufacts.cli.searching import find

        find(request, words, kinds.EXCERPTS)
    else:
        request.list(kinds.EXCERPTS)


_OWN: dict[Kind, Callable[..., None]] = {
    kinds.FIGURES: _with_total(kinds.FIGURES),
    kinds.FUNDING: _with_total(kinds.FUNDING),
    kinds.EXCERPTS: _excerpts,
}
"""What the commands do that do more than to list."""
