"""The command that compares two fact bases."""

import json
from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer

from eufacts.cli import shown
from eufacts.cli.request import Request, look_up
from eufacts.errors import QuestionError
from eufacts.format.kinds import FACT_KINDS, KIND, Row


@look_up(KIND, ordered=False)
def diff(
    request: Request,
    old: Annotated[
        Path,
        typer.Argument(
            help="A fact base, or a document of the folder that --facts names.", readable=False
        ),
    ],
    new: Annotated[Path, typer.Argument(help="The later one.", readable=False)],
) -> None:
    """Compare two fact bases: which facts are gone, changed and added.

    A fact is the same if its id is, or the sentences that it stands on, or its label. If nothing
    changed, the exit code is 1.

    Two documents of a folder: eufacts diff 52021PC0568 32023L0959 --facts my-folder

    Examples:
      eufacts diff old.toml new.toml
      eufacts diff old.toml new.toml --json | jq '.[] | select(.change == "gone") | .id'
    """
    from eufacts.answers.changes import as_table, changes

    earlier, later = (_facts(request, _path(request, name)) for name in (old, new))
    bodies = [json.dumps(row, ensure_ascii=False) for row in changes(earlier, later)]
    request.write(
        bodies, shown.changes, message="" if bodies else "no fact changed", sheet=as_table
    )


def _path(request: Request, path: Path) -> Path:
    """The file of a fact base, or of a document of the folder that is asked."""
    if path.exists() or not request.facts.is_dir():
        return path
    from eufacts.answers.question import resolve

    files = resolve(request.index, "document", (str(path),))
    if len(files) > 1:
        raise QuestionError(f"{path} is several documents: choose {' or '.join(files)}")
    return request.facts / files[0]


def _facts(request: Request, path: Path) -> list[Row]:
    from eufacts.answers.question import ask, rows
    from eufacts.cli.progress import indexing
    from eufacts.index.store import open_index

    kinds = request.asked.filters[KIND.field] or FACT_KINDS
    with (
        indexing(request.environment) as progress,
        closing(open_index(path, progress=progress)) as index,
    ):
        return rows(ask(index, request.question(kinds=kinds, sort="")))
