"""The command that drafts the fact base of a document."""

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from eufacts.cli.environment import Environment, current
from eufacts.cli.exits import Exit
from eufacts.cli.streams import read_source
from eufacts.errors import EufactsError, FileError, QuestionError


def draft(
    source: Annotated[
        Path | None,
        typer.Argument(
            metavar="SOURCE",
            help="The document: its page saved as HTML, its text or Markdown; - for standard input;"
            " or a folder of them. Without it, a start to type in is written.",
            readable=False,  # unreadable is exit 4 (file), not 2 (usage)
        ),
    ] = None,
    *,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Write here, not to standard output; for a folder of pages, into this folder.",
            readable=False,
        ),
    ] = None,
    update: Annotated[
        Path | None,
        typer.Option(
            "--update",
            metavar="FILE",
            help="Merge the document's new version into this fact base.",
            readable=False,
        ),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Overwrite a file that exists; replace a link.")
    ] = False,
) -> None:
    """Draft the fact base of a document: quotes, figures, funding, dates, acts, names.

    Each proposal has its sentence, and a review that says why it is not decided yet. Nothing is
    guessed: what a sentence does not say is left out. Decide with eufacts review.

    With --update, what you wrote stays byte for byte: places and ids of quotes that have moved are
    changed, new numbers are proposed, and what you had decided on a sentence that has changed or
    disappeared is to be decided again.

    A fact base for each page of a folder: eufacts draft pages -o facts

    Examples:
      eufacts draft page.html -o facts.toml
      eufacts draft page.html | grep -c review
      eufacts draft -o facts.toml
      eufacts draft page.html --update facts.toml
    """
    environment = current()
    if update is not None:
        _update(environment, source, update, output, force=force)
        return
    if source is not None and source.is_dir():
        _draft_all(environment, source, output, force=force)
        return
    if output is not None:
        _refuse(output, source, force=force)
    if source is None:
        from eufacts.drafting.start import start

        text = start()
    else:
        from eufacts.drafting.make import draft as make

        text = make(*read_source(source))
    if output is None:
        environment.write(text, encoding="utf-8")
        return
    _write(output, text, force=force)
    if source is not None:
        _tell(environment, text, source, output)


def _draft_all(environment: Environment, pages: Path, output: Path | None, *, force: bool) -> None:
    """Draft a fact base for each page of a folder; a page that cannot be read is reported.

    Raises:
        QuestionError: There is no folder to write to.
        FileError: A folder cannot be read or made, or has no page.
        typer.Exit: Some pages could not be drafted.
    """
    from eufacts.cli.pool import shared_out
    from eufacts.output.visible import visible
    from eufacts.proof.pairing import sources_in

    if output is None:
        raise QuestionError(f"{pages} is a folder: name the folder for its fact bases by -o FOLDER")
    found = [path for paths in sources_in(pages).values() for path in paths]
    if not found:
        raise FileError(str(pages), "has no page (.html, .txt, .md)")
    try:
        output.mkdir(exist_ok=True)
    except OSError as error:
        raise FileError(str(output), error.strerror or "cannot be made") from error
    problems = [
        problem for problem in shared_out(partial(_draft_one, output, force), found) if problem
    ]
    for problem in problems:
        environment.note(f"eufacts: {visible(problem)}")
    written = len(found) - len(problems)
    environment.note(f"eufacts: {visible(str(output))}: {written} of {len(found)} pages drafted")
    if problems:
        raise typer.Exit(Exit.FILE)


def _draft_one(folder: Path, force: bool, page: Path) -> str:
    """Draft the fact base of a page; say why it cannot be, or nothing."""
    from eufacts.drafting.make import draft as make

    target = folder / f"{page.stem}.toml"
    try:
        _refuse(target, page, force=force)
        _write(target, make(*read_source(page)), force=force)
    except EufactsError as problem:
        return str(problem)
    return ""


def _refuse(output: Path, source: Path | None, *, force: bool) -> None:
    """Refuse a file that cannot be written, before anything is read.

    Raises:
        FileError: The file cannot be written, or is the source.
        QuestionError: The file is ``-``.
    """
    from eufacts.atomic_write import check_target

    if str(output) == "-":
        raise QuestionError("'-' is not a file: without -o, the draft goes to standard output")
    try:
        check_target(output, force=force, read=[source] if source else [])
    except FileExistsError as error:
        raise _exists(output) from error


def _write(output: Path, text: str, *, force: bool) -> None:
    from eufacts.atomic_write import write_file

    try:
        write_file(output, text.encode(), force=force)
    except FileExistsError as error:
        raise _exists(output) from error


def _exists(output: Path) -> FileError:
    keeps = "draft PAGE --update FILE merges a page into it, and keeps what you wrote"
    return FileError(str(output), f"exists already: {keeps}; --force overwrites it")


def _tell(environment: Environment, text: str, source: Path, output: Path) -> None:
    """Say how much was drafted, what the page does not state, and what comes next."""
    from eufacts.drafting.outline import TITLE_DOUBT, not_stated
    from eufacts.format.toml import Toml, tables
    from eufacts.output.visible import visible

    read = tables(Toml(text, str(output)))
    proposals = [one for table in read.values() for one in table if "review" in one]
    name = visible(str(output))
    environment.note(
        f"eufacts: {name}: {len(read.get('excerpt', ()))} excerpts, {len(proposals)} proposals"
    )
    if lacking := not_stated(read["document"]):
        said = f"the page does not state its {', '.join(lacking)}"
        environment.note(f"eufacts: {said}: write it into [document], where its form stands")
    if TITLE_DOUBT in text:
        title = visible(read["document"]["title"])
        environment.note(f"eufacts: the page does not state its title: is it {title!r}?")
    _say_what_is_next(environment, output, source)


def _update(
    environment: Environment, source: Path | None, facts: Path, output: Path | None, *, force: bool
) -> None:
    """Merge a new version of a document into a fact base, in its place or into another file."""
    from eufacts.drafting.update import update
    from eufacts.format.files import read_bytes
    from eufacts.format.reader import parse
    from eufacts.format.toml import decode
    from eufacts.output.visible import visible

    if source is None:
        raise QuestionError("--update needs the document: eufacts draft PAGE --update FILE")
    if output is not None:
        _refuse(output, source, force=force)
    content = read_bytes(facts)
    parse(content, str(facts))
    before = decode(content, str(facts)).text
    updated = update(before, *read_source(source))
    target = output or facts
    if updated.text != before or output is not None:
        _write(target, updated.text, force=force or output is None)
    for names, said in (
        (updated.changed, ": decide on it again"),
        (updated.gone, " is no longer in the page, and stays as it was: decide on it again"),
        (updated.removed, " was not decided, and is no longer in the page: removed"),
    ):
        for name in names:
            environment.note(f"eufacts: {visible(name)}{said}")
    for region in updated.undefined:
        environment.note(
            f"eufacts: {visible(region)} is new in [vocabulary.region]: say there what it lies in"
        )
    environment.note(
        f"eufacts: {visible(str(target))}: {_counted(len(updated.added))} added,"
        f" {len(updated.removed)} removed, {updated.moved} excerpts moved,"
        f" {len(updated.changed) + len(updated.gone)} to look at"
    )
    if updated.added or updated.changed or updated.gone:
        _say_what_is_next(environment, target, source)


def _say_what_is_next(environment: Environment, facts: Path, source: Path) -> None:
    from eufacts.output.visible import visible

    if str(source) != "-":
        name, page = visible(str(facts)), visible(str(source))
        environment.note(f"next: eufacts review {name} --source {page}")


def _counted(records: int) -> str:
    return f"{records} record{'' if records == 1 else 's'}"
