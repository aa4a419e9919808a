"""Commands that compare a fact base with its source."""

import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from eufacts.cli import shown
from eufacts.cli.exits import Exit
from eufacts.cli.request import Request, look_up
from eufacts.errors import (
    EufactsError,
    FactBaseError,
    FileError,
    NoneExaminedError,
    QuestionError,
    in_short,
)
from eufacts.format.kinds import Row
from eufacts.output.visible import visible

if TYPE_CHECKING:
    from eufacts.cli.shown import View
    from eufacts.proof.base import Base
    from eufacts.proof.source_file import SourceFile
    from eufacts.proof.verify.by_source import Verified

Source = Annotated[
    Path | None,
    typer.Option(
        "--source",
        metavar="FILE",
        readable=False,
        help="The document: its page saved as HTML, or its text; - for standard input.",
    ),
]


Sources = Annotated[
    Path | None,
    typer.Option(
        "--sources",
        metavar="FOLDER",
        help="For a folder of fact bases: the documents, named as they are or by CELEX or number.",
    ),
]


@look_up(ordered=False)
def verify(
    request: Request,
    source: Source = None,
    sources: Sources = None,
    *,
    write_lock: Annotated[
        bool,
        typer.Option("--write-lock", help="Write the lock, if everything is proven."),
    ] = False,
    force: Annotated[
        bool,
        typer.Option("--force", help="Let the lock replace a link, or a file that is not a lock."),
    ] = False,
) -> None:
    """Prove that every quote is in the source, word for word, in the right place.

    With --source, quotes, places, footnotes and headings are looked up in the document itself.
    Without it, they are compared with the lock beside the fact base, which records what was proven:
    nothing may have changed since. Exit code 5 means that something is not proven.

    With the document at hand: eufacts verify --source 52015JC0040.html --write-lock
    All of a folder: eufacts verify --facts my-folder --sources pages

    Examples:
      eufacts verify
      eufacts verify --json | jq .proven
    """
    if write_lock and source is None and sources is None:
        raise QuestionError("--write-lock needs --source: only the source can prove a quote")
    if force and not write_lock:
        raise QuestionError("--force needs --write-lock")
    work = partial(_verified, write_lock=write_lock, force=force)
    _answer(request, work, _tasks(request, source, sources), shown.verified)


@look_up(ordered=False)
def coverage(request: Request, source: Source = None, sources: Sources = None) -> None:
    """Show what the source states and no fact covers: numbers, dates, countries, acts.

    Everything numeric in the document is covered by a fact, set aside by a rule of the reader or by
    an [[aside]] of the fact base with its reason, or missing; what is missing is printed in its
    sentence. Exit code 5 means that something is missing. Run verify first: a quote in the wrong
    place covers nothing.

    Examples:
      eufacts coverage --source 52015JC0040.txt
      eufacts coverage --source 52015JC0040.txt --json | jq '.counts.all'
    """
    _answer(request, _covered, _tasks(request, source, sources), shown.covered)


class _Task(NamedTuple):
    """A fact base, and what proves it."""

    facts: Path
    source: Path | None = None
    """Its document; None for its lock, or where it is to be found."""
    found: "Mapping[str, Sequence[Path]] | None" = None
    """The documents of a folder by their names; its own is one of them."""

    def document(self) -> Path | None:
        """The document; None for the lock.

        Raises:
            FileError: Its document is not in the folder.
        """
        if self.found is None:
            return self.source
        from eufacts.proof.pairing import source_of

        return source_of(self.facts, self.found)


def _tasks(request: Request, source: Path | None, sources: Path | None) -> Sequence[_Task]:
    """Give the fact base, or each of a folder, with what proves it.

    Raises:
        QuestionError: One document is given for a folder, or a folder for one document.
        FileError: A folder cannot be read.
    """
    path = request.facts
    name = in_short(str(path))
    if not path.is_dir():
        if sources is not None:
            raise QuestionError(f"{name} is one fact base: give its document by --source FILE")
        return [_Task(path, source)]
    if source is not None:
        message = f"{name} is a folder: choose one document by --facts FILE, or give --sources"
        raise QuestionError(message)
    from eufacts.format.files import files_of
    from eufacts.proof.pairing import sources_in

    found = None if sources is None else sources_in(sources)
    return [_Task(file, found=found) for file in files_of(path)]


_Answer = tuple[Row, bool]
"""What was found, and whether it passed."""


def _verified(task: _Task, *, write_lock: bool, force: bool) -> _Answer:
    from eufacts.proof.rows import verified_row

    base, source, written = _base(task.facts), task.document(), None
    if source is None:
        verified = _by_lock(base, task.facts)
    else:
        verified, written = _by_source(base, task.facts, source, write_lock=write_lock, force=force)
    return verified_row(verified, written), verified.passed


def _covered(task: _Task) -> _Answer:
    from eufacts.proof.coverage.run import cover
    from eufacts.proof.rows import covered_row

    source = task.document()
    if source is None:
        raise QuestionError("coverage needs the document: --source FILE, or --sources for a folder")
    covered = cover(_base(task.facts), _source_file(source))
    return covered_row(covered), covered.passed


def _base(path: Path) -> "Base":
    from eufacts.format.files import read_bytes
    from eufacts.proof.base import Base

    return Base(read_bytes(path), str(path))


def _source_file(source: Path) -> "SourceFile":
    from eufacts.cli.streams import read_source
    from eufacts.proof.source_file import SourceFile

    return SourceFile.read(*read_source(source))


def _by_lock(base: "Base", path: Path) -> "Verified":
    from eufacts.format.lock import lock_path, read_lock
    from eufacts.proof.verify.by_lock import unchanged

    lock = read_lock(path)
    if lock is None:
        raise FileError(
            str(lock_path(path)),
            "no lock yet: write it with --source FILE --write-lock",
        )
    return unchanged(base, lock)


def _by_source(
    base: "Base", path: Path, source: Path, *, write_lock: bool, force: bool
) -> "tuple[Verified, str | None]":
    """Prove by the source, and write the lock or report that it is out of date."""
    from eufacts.format.lock import check_lock_path, lock_of, read_lock
    from eufacts.format.lock import write_lock as write
    from eufacts.proof.comparison import Comparison
    from eufacts.proof.verify.by_lock import behind
    from eufacts.proof.verify.by_source import verify as prove
    from eufacts.proof.verify.fragments import links

    over = write_lock and check_lock_path(path, source, force=force)
    document = _source_file(source)
    verified = prove(base, document)
    if not verified.passed:
        return verified, None
    chosen = links(Comparison(base, document))
    if write_lock:
        lock = lock_of(base.records, document.name, document.sha256, chosen)
        return verified, str(write(path, lock, over=over))
    with suppress(FileError):  # an unreadable lock does not weaken the proof by the source
        lock_there = read_lock(path)
        late = lock_there and behind(base, lock_there, chosen)
        if late:
            verified = replace(verified, findings=(*verified.findings, late))
    return verified, None


def _answer(
    request: Request, work: "Callable[[_Task], _Answer]", tasks: Sequence[_Task], view: "View"
) -> None:
    """Do the work for each document, write what was found, and fail if one did not pass.

    In a folder, each document that cannot be examined is reported, and the others are answered.

    Raises:
        NoneExaminedError: No document of a folder can be examined.
    """
    from eufacts.cli.pool import shared_out

    several = request.facts.is_dir()
    results = list(shared_out(partial(_attempted, work), tasks) if several else map(work, tasks))
    answers = [result for result in results if not isinstance(result, EufactsError)]
    problems = [result for result in results if isinstance(result, EufactsError)]
    if not answers:
        raise NoneExaminedError(problems)
    for problem in problems:
        request.environment.note(f"eufacts: {visible(str(problem))}")
    bodies = [json.dumps(row, ensure_ascii=False) for row, _ in answers]
    request.write(bodies, view, single=not several)
    if problems or not all(passed for _, passed in answers):
        raise typer.Exit(Exit.WRONG)


def _attempted(work: "Callable[[_Task], _Answer]", task: _Task) -> _Answer | EufactsError:
    """What was found, or why the document cannot be examined."""
    try:
        return work(task)
    except (FactBaseError, FileError) as problem:
        return problem
