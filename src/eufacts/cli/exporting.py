"""The command that writes facts to a file."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from copy import copy
from pathlib import Path
from typing import Annotated

import typer

from eufacts.cli import options, shown
from eufacts.cli.exits import Exit
from eufacts.cli.request import Request, look_up
from eufacts.errors import FileError, QuestionError, in_short
from eufacts.export import SUFFIXES as FILES
from eufacts.export import suffix_of
from eufacts.format.kinds import KIND, OF_FACTS
from eufacts.output import Format

SUFFIXES = {
    ".json": Format.json,
    ".jsonl": Format.jsonl,
    ".ndjson": Format.jsonl,
    ".csv": Format.csv,
    ".tsv": Format.tsv,
    ".md": Format.markdown,
    ".txt": Format.plain,
}
"""The format of each suffix of a text file."""

_OUTPUT: dict[str, options.Option] = {
    "format": (
        Format | None,
        typer.Option(
            None,
            "--format",
            "-f",
            metavar="FORMAT",
            help=f"How to write, instead of by the suffix: {', '.join(Format)}.",
            rich_help_panel="Output",
        ),
    ),
    "fields": options.OUTPUT["fields"],
    "facts": options.OUTPUT["facts"],
}
"""How a file is written; its suffix takes the place of the short formats."""


@look_up(*OF_FACTS, output=_OUTPUT)
def export(
    request: Request,
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE",
            help="The file to write. Its suffix says how: "
            f"{', '.join((*SUFFIXES, *FILES))}. One that ends in / is a folder: a data package.",
        ),
    ],
    *,
    force: options.Force = False,
    no_bom: Annotated[
        bool,
        typer.Option("--no-bom", help="Begin CSV without the mark that tells Excel it is UTF-8."),
    ] = False,
) -> None:
    """Write facts to a file, whole or not at all, with every filter of `eufacts facts`.

    Without --force, a file that exists is not overwritten; a link is never followed. The suffix or
    --format chooses the format; --json and other short names are for standard output.

    Examples:
      eufacts export facts.csv
      eufacts export turkey.xlsx --country Turkey --year 2015
      eufacts export facts.db
      eufacts export facts.html
      eufacts export commitments.md --kind statement --type commitment
      eufacts export ids.list --format plain --fields id,label
    """
    path, suffix = Path(file), "" if request.asked.formats else suffix_of(file)
    refuse(path, request.facts, suffix, force=force)
    if suffix:
        found, message = _export(request, path, suffix, force=force)
    else:
        found, message = _write_text(request, path, force=force, no_bom=no_bom)
    request.environment.note(f"eufacts: {message}")
    if not found:
        raise typer.Exit(Exit.NOTHING)


def _write_text(request: Request, file: Path, *, force: bool, no_bom: bool) -> tuple[int, str]:
    """Write text; return the number of records, and a message."""
    formats = request.asked.formats or (_format(file),)
    to_file = request.environment.for_file()
    wanted = copy(request.asked)
    wanted.formats = formats
    with closing(Request(wanted, to_file)) as asked:
        bodies, left_out = asked.answer(facts_only=not request.asked.filters[KIND.field])
        begin = _MARK if asked.format is Format.csv and not no_bom else ""
        if bodies:
            _write(asked, bodies, file, begin, force=force)
    return len(bodies), _said(len(bodies), file, left_out)


def _export(request: Request, file: Path, suffix: str, *, force: bool) -> tuple[int, str]:
    """Write what other programs open; return the number of records, and a message.

    Raises:
        QuestionError: Some fields are asked for, or the format needs what is not installed.
    """
    from eufacts.export import remark, write
    from eufacts.export.content import content
    from eufacts.output.visible import visible

    if request.fields is not None:
        raise QuestionError(f"--fields is for text: {in_short(file.name)} has every column")
    question = request.question()
    found = content(request.index, question)
    count = 0
    if found.rows:
        try:
            count = write(found, file, suffix, force=force)
        except FileExistsError as error:
            raise exists(Path(str(error))) from error
    more = visible(remark(file, suffix)) if count else ""
    return count, _said(count, file, more, request.undated(question))


def _said(count: int, file: Path, *more: str) -> str:
    """Say what was written, what is beside it, and what was left out."""
    from eufacts.output.visible import visible

    name = visible(str(file))
    records = "record" if count == 1 else "records"
    done = f"{count} {records} written to {name}"
    return "; ".join(filter(None, [done if count else _NOTHING.format(name), *more]))


_NOTHING = "nothing matches; {} is not written"


def refuse(file: Path, facts: Path, suffix: str = "", *, force: bool) -> None:
    """Refuse a file that cannot be written, before facts are looked up.

    Raises:
        FileError: The file cannot be written, or is one that this command reads.
        QuestionError: The file is ``-``.
    """
    from eufacts.atomic_write import check_folder, check_target

    if str(file) == "-":
        raise QuestionError("'-' is not a file: eufacts facts writes to standard output")
    try:
        if suffix == "/" or (suffix == ".parquet" and file.is_dir()):
            check_folder(file, force=force)
        else:
            check_target(file, force=force, read=_read(facts))
    except FileExistsError as error:
        raise exists(file) from error


def _read(facts: Path) -> Iterator[Path]:
    """List the files of a fact base, and their locks."""
    from eufacts.format.files import files_of
    from eufacts.format.lock import lock_path

    for file in files_of(facts):
        yield from (file, lock_path(file))


def _format(file: Path) -> Format:
    """Give the format of a file's suffix.

    Raises:
        QuestionError: The suffix is unknown.
    """
    if (suffix := file.suffix.lower()) in SUFFIXES:
        return SUFFIXES[suffix]
    *others, last = (*SUFFIXES, *FILES)
    suffixes = f"{', '.join(others)} or {last}"
    raise QuestionError(
        f"{in_short(file.name)!r} has no known suffix: use {suffixes}, or add --format"
    )


_MARK = "\ufeff"
"""The byte order mark: without it, Excel reads UTF-8 as the system's old encoding."""


def _write(asked: Request, bodies: Sequence[str], file: Path, begin: str, *, force: bool) -> None:
    """Write rows as text."""
    from eufacts.atomic_write import write_file
    from eufacts.cli.emit import text_of

    view = shown.listing(None)
    text = text_of(asked.environment, bodies, view, asked.format, asked.fields)
    try:
        write_file(file, f"{begin}{text}".encode("utf-8", "backslashreplace"), force=force)
    except FileExistsError as error:
        raise exists(file) from error


def exists(file: Path) -> FileError:
    """Make the error for a file that exists and is not to be overwritten."""
    return FileError(str(file), "exists already; --force overwrites it")
