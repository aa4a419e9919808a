"""The command that decides on the proposals of a fact base."""

import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from eufacts.cli import shown
from eufacts.cli.options import completing
from eufacts.cli.request import Request, look_up
from eufacts.errors import QuestionError

if TYPE_CHECKING:
    from eufacts.proof.source_file import SourceFile

_USUAL = Path("facts.toml")
_REASON = "Not a fact that a reader would look up."


@look_up(ordered=False)
def review(
    request: Request,
    file: Annotated[
        Path | None,
        typer.Argument(
            help="The fact base; without it, facts.toml in this folder.", readable=False
        ),
    ] = None,
    *,
    source: Annotated[
        Path | None,
        typer.Option(
            "--source",
            metavar="FILE",
            readable=False,
            help="The document that it was drafted from.",
        ),
    ] = None,
    only: Annotated[
        list[str] | None,
        typer.Option(
            "--only",
            metavar="KIND",
            help="Only these: figure, funding, event, …",
            autocompletion=completing("kind"),
        ),
    ] = None,
    section: Annotated[
        list[str] | None,
        typer.Option(
            "--section",
            metavar="ID",
            help="Only those of a section and its parts.",
            autocompletion=completing("section"),
        ),
    ] = None,
    accept: Annotated[
        list[str] | None,
        typer.Option(
            "--accept",
            metavar="ID",
            help="Accept this proposal, without asking.",
            autocompletion=completing("id"),
        ),
    ] = None,
    drop: Annotated[
        list[str] | None,
        typer.Option(
            "--drop",
            metavar="ID",
            help="Drop this proposal; needs --source FILE, the document.",
            autocompletion=completing("id"),
        ),
    ] = None,
    reason: Annotated[
        str, typer.Option("--reason", metavar="TEXT", help="Why what is dropped is not a fact.")
    ] = _REASON,
) -> None:
    """Decide on the proposals of a fact base, one key for each, the doubtful ones first.

    Each decision is saved at once. In a pipe, or with --json and others, the proposals are listed;
    --accept and --drop decide without a terminal. Several ids can be given with commas.

    Examples:
      eufacts review facts.toml --source page.html
      eufacts review facts.toml --source page.html --only funding
      eufacts review facts.toml --json | jq '.[].id'
      eufacts review facts.toml --accept schools-opened,teachers-trained
    """
    path = request.chosen(file, _USUAL)
    content = _source(source)
    kinds, sections = _names(only), _names(section)
    if accept or drop:
        _decide(request, path, content, (_names(accept), _names(drop)), reason)
    elif request.asked.formats or not (request.environment.terminal and _keys_can_be_read()):
        _list(request, path, kinds, sections)
    elif content is None:
        raise QuestionError("--source FILE is missing: the document shows what to decide")
    else:
        from eufacts.cli.deciding import decide
        from eufacts.cli.keys import Keys
        from eufacts.drafting.session import Session

        base = _file(path)
        session = Session(base.read, base.write, content, kinds, sections)
        with Keys() as keys:
            decide(request.environment, session, keys, base.lacks)
        _say_what_it_lacks(request, base)


def _keys_can_be_read() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()


def _source(source: Path | None) -> "SourceFile | None":
    if source is None:
        return None
    from eufacts.format.files import read_bytes
    from eufacts.proof.source_file import SourceFile

    return SourceFile.read(read_bytes(source), source.name)


def _names(given: Sequence[str] | None) -> tuple[str, ...]:
    return tuple(name.strip() for one in given or () for name in one.split(",") if name.strip())


class _File(NamedTuple):
    """The file of a fact base."""

    read: Callable[[], str]
    write: Callable[[str], None]
    """Writes it whole or not at all."""
    lacks: str
    """What nobody has said of its document yet; empty if nothing is lacking."""


def _file(path: Path) -> _File:
    """Look at the file of a fact base.

    Raises:
        FactBaseError: A record breaks the format's rules. What a draft's document lacks may be
            entered later.
    """
    from eufacts.atomic_write import write_file
    from eufacts.errors import FactBaseError
    from eufacts.format.files import read_bytes
    from eufacts.format.reader import parse
    from eufacts.format.toml import decode
    from eufacts.output.visible import visible

    def read() -> str:
        return decode(read_bytes(path), str(path)).text

    lacks = ""
    try:
        parse(read_bytes(path), str(path))
    except FactBaseError as broken:
        found = [one for one in broken.findings if one.where.record != "document"]
        if found:
            raise FactBaseError(tuple(found)) from broken
        lacks = "; ".join(one.message for one in broken.findings)
        lacks = f"{visible(str(path))}: [document]: {lacks}; without it nothing can be listed"

    def write(text: str) -> None:
        write_file(path, text.encode(), force=True)

    return _File(read, write, lacks)


def _say_what_it_lacks(request: Request, file: _File) -> None:
    if file.lacks:
        request.environment.note(f"eufacts: {file.lacks}")


def _list(request: Request, path: Path, only: Sequence[str], sections: Sequence[str]) -> None:
    from eufacts.drafting.decisions import proposals
    from eufacts.drafting.rows import proposal_row

    file = _file(path)
    text = file.read()
    _say_what_it_lacks(request, file)
    rows = [proposal_row(text, one) for one in proposals(text, only, sections)]
    request.write([json.dumps(row, ensure_ascii=False) for row in rows], shown.proposed)


def _decide(
    request: Request,
    path: Path,
    source: "SourceFile | None",
    names: tuple[Sequence[str], Sequence[str]],
    reason: str,
) -> None:
    """Accept and drop proposals by their ids: all of them, or none if one is unknown."""
    from eufacts.drafting.decisions import accept, count_findings, drop, find

    file = _file(path)
    text = file.read()
    for name in names[0]:
        text = accept(text, find(text, name))
    for name in names[1]:
        if source is None:
            raise QuestionError(
                "--drop needs --source FILE, the document: its words that no other record has are"
                " then set aside"
            )
        text = drop(text, find(text, name), reason, source)
    file.write(text)
    _say_what_it_lacks(request, file)
    said = f"eufacts: {len(names[0])} accepted, {len(names[1])} dropped"
    if names[0]:
        count = count_findings(text, names[0])
        findings = "nothing" if not count else f"{count} finding{'s' if count > 1 else ''}"
        said += f"; check has {findings} on what was accepted"
    request.environment.note(said)
