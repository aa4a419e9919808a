"""The command that searches."""

from collections.abc import Sequence
from typing import Annotated

import typer

from eufacts.cli import shown
from eufacts.cli.request import Request, look_up
from eufacts.format.kinds import IN_DOCUMENT, KIND, ROUTE, SEARCHED, TYPE, YEAR, Kind


@look_up(*IN_DOCUMENT, ROUTE, KIND, TYPE, YEAR)
def search(
    request: Request,
    words: Annotated[list[str], typer.Argument(help="A question, words or numbers.")],
) -> None:
    """Search facts, references and countries, the best match first.

    Examples:
      eufacts search trust fund for Syria
      eufacts search trust fund --kind funding
      eufacts search agadez --json | jq -r '.[].id'
    """
    find(request, words)


def find(request: Request, words: Sequence[str], kind: Kind | None = None) -> None:
    """Write the records of a kind, or of those that are asked for, that words find."""
    from eufacts.answers.search import search as look_for

    wanted = kind.name if kind else request.asked.filters[KIND.field] or SEARCHED
    found = look_for(request.index, " ".join(words), request.question(kinds=wanted))
    request.write(found.bodies, shown.listing(kind), message="; ".join(found.messages))
