"""Commands that compare a fact base with its source."""

import json
import sys
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from eufacts.cli import shown
from eufacts.cli.exits import Exit
from eufacts.cli.request import Request, look_up
from eufacts.errors import FileError, QuestionError
from eufacts.format.kinds import Row

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


@look_up(ordered=False)
def verify(
    request: Request,
    source: Source = None,
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

    Examples:
      eufacts verify
      eufacts verify --json | jq .proven
    """
    from eufacts.proof.rows import verified_row

    if write_lock and source is None:
        raise QuestionError("--write-lock needs --source: only the source can prove a quote")
    if force and not write_lock:
        raise QuestionError("--force needs --write-lock")
    base, path = _base(request)
    written = None
    if source is None:
        verified = _by_lock(base, path)
    else:
        verified, written = _by_source(base, path, source, write_lock=write_lock, force=force)
    _answer(request, verified_row(verified, written), shown.verified, passed=verified.passed)


@look_up(ordered=False)
def coverage(request: Request, source: Source = None) -> None:
    """Show what the source states and no fact covers: numbers, dates, countries, acts.

    Everything numeric in the document is covered by a fact, set aside by a rule of the reader or by
    an [[aside]] of the fact base with its reason, or missing; what is missing is printed in its
    sentence. Exit code 5 means that something is missing. Run verify first: a quote in the wrong
    place covers nothing.

    Examples:
      eufacts coverage --source 52015JC0040.txt
      eufacts coverage --source 52015JC0040.txt --json | jq '.counts.all'
    """
    if source is None:
        raise QuestionError("coverage needs the document: --source FILE")
    base, _ = _base(request)
    from eufacts.proof.coverage.run import cover
    from eufacts.proof.rows import covered_row

    covered = cover(base, _source_file(source))
    _answer(request, covered_row(covered), shown.covered, passed=covered.passed)


def _base(request: Request) -> "tuple[Base, Path]":
    """Read the fact base; give it with its path."""
    from eufacts.format.files import read_bytes
    from eufacts.index.store import shipped
    from eufacts.proof.base import Base

    path: Path = request.asked.facts or shipped()
    if path.is_dir():
        raise QuestionError(f"{path} is a folder: choose the file of one document by --facts FILE")
    return Base(read_bytes(path), str(path)), path


def _source_file(source: Path) -> "SourceFile":
    from eufacts.format.files import read_bytes, read_stream
    from eufacts.proof.source_file import SourceFile

    if str(source) == "-":
        return SourceFile.read(read_stream(sys.stdin.buffer, "standard input"), "standard input")
    return SourceFile.read(read_bytes(source), source.name)


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


def _answer(request: Request, row: Row, view: "View", *, passed: bool) -> None:
    request.write([json.dumps(row, ensure_ascii=False)], view, single=True)
    if not passed:
        raise typer.Exit(Exit.WRONG)
