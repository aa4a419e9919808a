"""The command that checks an article against the facts."""

import errno
import json
import os
import sys
from collections.abc import Callable, Sequence
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from eufacts.cli import options, shown
from eufacts.cli.exits import Exit
from eufacts.cli.options import completing
from eufacts.cli.request import Request, look_up
from eufacts.cli.streams import read_source
from eufacts.errors import FileError, QuestionError
from eufacts.format.kinds import DOCUMENT, Row
from eufacts.output import Format

if TYPE_CHECKING:
    from eufacts.audit.article.passage import Article
    from eufacts.audit.claims import Found
    from eufacts.audit.facts import FactBook
    from eufacts.audit.marks import Mark
    from eufacts.audit.rows import Cite

    Formatter = Callable[[Sequence[Row]], str]

AuditFormat = StrEnum(  # type: ignore[misc] # the formats of every command, and three more
    "AuditFormat",
    [*((name, name) for name in Format), *((n, n) for n in ("gcc", "github", "sarif"))],
)
"""How an audit is written."""

_OUTPUT: dict[str, options.Option] = {
    **options.OUTPUT,
    "format": (
        AuditFormat | None,
        typer.Option(
            None,
            "--format",
            "-f",
            metavar="FORMAT",
            case_sensitive=False,
            rich_help_panel="Output",
            help=f"How to write: {', '.join(AuditFormat)}. Without it, a table on a terminal "
            "and plain lines in a pipe.",
        ),
    ),
}


@look_up(DOCUMENT, ordered=False, text=True, output=_OUTPUT)
def audit(
    request: Request,
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="FILE…",
            readable=False,  # unreadable is exit 4 (file), not 2 (usage)
            help="Articles in Markdown, HTML, text or Word; - or none: standard input.",
            show_default=False,
        ),
    ] = None,
    *,
    every: Annotated[
        bool,
        typer.Option("--all", "-a", help="List every claim, and what was not read as one."),
    ] = False,
    explain: Annotated[
        int | None,
        typer.Option(
            "--explain",
            metavar="LINE",
            min=1,
            max=999_999_999,
            help="Show how a line was read, and the nearest facts.",
        ),
    ] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit with 5 for a warning too.")
    ] = False,
    style: Annotated[
        str,
        typer.Option(
            "--style",
            "-s",
            metavar="STYLE",
            help="The style of citations.",
            autocompletion=completing("style"),
        ),
    ] = "",
    annotate: Annotated[
        Path | None,
        typer.Option(
            "--annotate",
            metavar="OUT",
            help="Write a copy with footnotes; of a Word document with comments.",
        ),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Let --annotate overwrite a file.")
    ] = False,
) -> None:
    """Check an article against the facts: its numbers, quotations, dates and cited acts.

    Each claim is supported, differs, or is not about the document. An error changes the meaning: a
    value, a unit, a country, a turned qualifier, money called paid, a sum, an altered quotation. A
    warning is true and says less: a qualifier left out. Exit code 5 means that there is an error.

    Examples:
      eufacts audit article.md
      eufacts audit article.md --explain 12
      eufacts audit draft.html --annotate checked.html --style oscola
      eufacts audit articles/*.md --format github
      eufacts audit --json < article.txt | jq '.claims[] | select(.level == "error")'
    """
    piped = not files
    files = files or [_standard_input()]
    formatter, request = _formatter(request)
    if explain is not None and (len(files) > 1 or formatter):
        raise QuestionError("--explain takes one file, and a format of tables or records")
    if annotate is not None and len(files) > 1:
        raise QuestionError("--annotate takes one file")
    audits = _audits(request, files, style)
    if piped and not audits[0][1].strip():
        raise QuestionError("no FILE is named, and standard input is empty")
    if explain is not None and explain > (lines := len(audits[0][1].splitlines())):
        raise QuestionError(f"--explain {explain}: {_name(files[0])} has {_lines(lines)}")
    if annotate is not None:
        _annotate(request, files[0], annotate, audits[0], force=force)
    if formatter is not None:
        request.environment.write(formatter([row for row, _ in audits]), encoding="utf-8")
    else:
        _write(request, [row for row, _ in audits], every=every, explain=explain)
    counts = [row["counts"] for row, _ in audits]
    wrong = sum(one["errors"] + strict * one["warnings"] for one in counts)
    if wrong and explain is None:
        raise typer.Exit(Exit.WRONG)


def _standard_input() -> Path:
    """What names standard input, if something is piped into it."""
    if sys.stdin is not None and sys.stdin.isatty():
        raise QuestionError("name a FILE, or - for standard input")
    return Path("-")


def _formatter(request: Request) -> "tuple[Formatter | None, Request]":
    """The format that other tools read, if it is one; and the request with a format of its own."""
    chosen = list(dict.fromkeys(map(str, request.asked.formats)))
    others = [name for name in chosen if name not in list(Format)]
    if others and len(chosen) > 1:
        raise QuestionError(f"choose one format: {', '.join(chosen)}")
    formats = () if others else tuple(map(Format, chosen))
    request.asked.formats = formats
    match others:
        case ["gcc"]:
            from eufacts.audit.formats.gcc import write_gcc

            return write_gcc, request
        case ["github"]:
            from eufacts.audit.formats.github import write_github

            return write_github, request
        case ["sarif"]:
            from eufacts.audit.formats.sarif import write_sarif

            return write_sarif, request
        case _:
            return None, request


def _audits(request: Request, files: Sequence[Path], style: str) -> list[tuple[Row, str]]:
    """Audit each file; give its row and its text."""
    from eufacts.audit.article.read import read_article
    from eufacts.audit.marks import file_marks, inline_marks, unneeded
    from eufacts.audit.rows import audit_row
    from eufacts.audit.run import Audited

    read = [(_content(file), _name(file)) for file in files]
    books = _Books(request)
    cite = _cite(request, style)
    found = []
    shared: dict[Path, list[Mark]] = {}
    for (content, name), file in zip(read, files, strict=True):
        folder = (Path.cwd() / file).parent
        if folder not in shared:
            shared[folder] = file_marks(folder)
        article = read_article(content, name)
        own = inline_marks(article, name)
        audited = Audited(article, books.of)
        row = audit_row(audited, name, content, cite, [*own, *shared[folder]])
        row["unneeded"] = [{"where": m.where, "reason": m.reason} for m in unneeded(own)]
        found.append((row, article.source))
    late = {id(mark): mark for marks in shared.values() for mark in unneeded(marks)}
    if found:
        found[-1][0]["unneeded"] += [
            {"where": mark.where, "reason": mark.reason} for mark in late.values()
        ]
    return found


class _Books:
    """The facts that articles are compared with, each set of documents read once."""

    def __init__(self, request: Request) -> None:
        from eufacts.answers.question import resolve

        self._index = request.index
        self._chosen = resolve(self._index, "document", request.documents)
        self._read: dict[tuple[str, ...], FactBook] = {}

    def of(self, article: "Article", claims: "Found") -> "FactBook":
        """The facts for an article: of the documents that are asked for, or that it is about."""
        from eufacts.audit.book import documents_for, open_book

        values = (one.value for one in claims.numbers)
        documents = self._chosen or documents_for(self._index, article.source, values)
        if documents not in self._read:
            self._read[documents] = open_book(self._index, documents)
        return self._read[documents]


def _content(file: Path) -> bytes:
    if " " in str(file) and not file.exists():
        missing = os.strerror(errno.ENOENT)
        raise FileError(str(file), f"{missing}; for a sentence: echo '…' | eufacts audit -")
    return read_source(file)[0]


def _lines(count: int) -> str:
    return f"{count} line" if count == 1 else f"{count} lines"


def _name(file: Path) -> str:
    return "standard input" if str(file) == "-" else str(file)


def _cite(request: Request, style: str) -> "Cite":
    """What writes the citation of a row: ready-made, or in a style."""
    if not style:
        return lambda row: str(row["citation"])
    from eufacts.cli.citing import in_style

    return in_style(request, style)


def _write(request: Request, rows: list[Row], *, every: bool, explain: int | None) -> None:
    if request.format is Format.plain and not every and explain is None:
        from eufacts.audit.formats.gcc import write_gcc
        from eufacts.audit.wording import notes

        lines = "".join(f"{line}\n" for line in notes(rows))
        request.environment.show(f"{write_gcc(rows)}{lines}")
        return
    if request.format.for_programs and explain is not None:
        for row in rows:
            row["claims"] = [
                one for one in row["claims"] if one["line"] <= explain <= one["end_line"]
            ]
    view = partial(shown.audited, every=every, explain=explain)
    bodies = [json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows]
    request.write(bodies, view, single=len(bodies) == 1, sheet=_sheet)


def _sheet(row: Row) -> list[Row]:
    """An audit as rows of a sheet: one for each claim."""
    nested = ("read", "candidates", "reasons")
    return [
        {"path": row["text"]["path"], **{key: one[key] for key in one if key not in nested}}
        for one in row["claims"]
    ]


def _annotate(
    request: Request, file: Path, out: Path, audited: tuple[Row, str], *, force: bool
) -> None:
    from eufacts.atomic_write import check_target, write_file
    from eufacts.audit.article.read import is_word

    row, source = audited
    name = _name(file)
    if is_word(name) != is_word(out.name):
        raise QuestionError("a Word document is annotated as one: --annotate NAME.docx")
    try:
        read = [] if str(file) == "-" else [file]
        check_target(out, force=force, read=read)
        write_file(out, _annotated(file, row, source), force=force)
    except FileExistsError as error:
        raise FileError(str(out), "exists already; --force overwrites it") from error
    what = "comments" if is_word(name) else "footnotes"
    request.environment.note(f"eufacts: {what} written to {out}")


def _annotated(file: Path, row: Row, source: str) -> bytes:
    """The bytes of a copy with footnotes, or of a Word document with comments."""
    from eufacts.audit.annotate import annotated, comments
    from eufacts.audit.article.read import form_of, is_word

    name = _name(file)
    if is_word(name):
        from eufacts.audit.article.word import commented, read_word

        return commented(read_word(_content(file), name), comments(row["claims"]))
    return annotated(source, row, form_of(source, name)).encode()
