"""Commands that cite: a citation to paste, a link to open."""

import json
import os
from typing import TYPE_CHECKING, Annotated

import typer

from eufacts.cli import shown
from eufacts.cli.options import completing
from eufacts.cli.request import Request, look_up
from eufacts.errors import QuestionError, UnavailableError
from eufacts.format.kinds import Row
from eufacts.output import Format
from eufacts.output.visible import inert

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from eufacts.citations.managers import ManagerFormat
    from eufacts.citations.pieces import Piece
    from eufacts.citations.styles import Style
    from eufacts.citations.styling import CitationRequest
    from eufacts.citations.works import Citable

_IDS = typer.Argument(
    metavar="[ID|WORD]...",
    help="Ids, or words that match a single record; without them, the whole document.",
    show_default=False,
    autocompletion=completing("id"),
)


_Style = Annotated[
    str,
    typer.Option(
        "--style",
        metavar="STYLE",
        help="A style, or the format of a program such as latex, word, zotero or endnote; --styles "
        "lists them. Any CSL style, by its name or file.",
        show_default="plain",
        autocompletion=completing("style"),
    ),
]
_Styles = Annotated[bool, typer.Option("--styles", help="List the styles.")]
_Quote = Annotated[
    bool, typer.Option("--quote", "-q", help="Put the quoted sentence before the citation.")
]
_Entry = Annotated[bool, typer.Option("--entry", "-e", help="Write an entry of the bibliography.")]
_Subsequent = Annotated[
    bool, typer.Option("--subsequent", help="Write the short form for a later note.")
]
_First = Annotated[
    int | None,
    typer.Option(
        "--first",
        "-n",
        metavar="N",
        min=1,
        max=99_999,
        help="Write the short form for a later note, after note N cited it first.",
    ),
]


@look_up(ordered=False, text=True)
def cite(
    request: Request,
    given: Annotated[list[str] | None, _IDS] = None,
    *,
    style: _Style = "",
    styles: _Styles = False,
    quote: _Quote = False,
    entry: _Entry = False,
    subsequent: _Subsequent = False,
    first: _First = None,
    url: Annotated[
        bool, typer.Option("--url", help="Write only the link to the sentence.")
    ] = False,
    html: Annotated[bool, typer.Option("--html", help="Write HTML.")] = False,
    copy: Annotated[bool, typer.Option("--copy", help="Copy it to the clipboard.")] = False,
) -> None:
    """Cite a fact, excerpt, footnote, reference or the whole document, ready to paste.

    Words can stand in for an id: if several records match, they are listed and none is cited.

    Examples:
      eufacts cite turkey-syria-crisis-2015 --style oscola
      eufacts cite hosts most syrian --style apa --quote
      eufacts cite --style bibtex >> references.bib
      eufacts cite syria-killed --style latex
      eufacts cite join-2015-2 --style oscola --first 5
      eufacts cite syria-killed --url
    """
    from eufacts.citations.managers import format_name
    from eufacts.citations.styling import CitationRequest

    if styles:
        _list_styles(request)
        return
    style = style or request.environment.settings.get("style") or "plain"
    asked = _asked(quote=quote, entry=entry, subsequent=subsequent, first=first)
    if url and (html or asked != CitationRequest()):
        raise QuestionError("--url writes only the link: leave out how to cite")
    citables = _citables(request, tuple(given or ()))
    if style.casefold() == "word" and not request.format.for_programs:
        html = html or request.format is not Format.markdown
    if url:
        rows, text = _links(citables)
    elif name := format_name(style, entry=entry):
        rows, text = _entries(citables, name, asked, html=html)
        _note_shared(request, citables, name)
    else:
        rows, text = _citations(request, citables, style, asked, html=html)
        if not given and text.startswith("(") and not request.format.for_programs:
            request.environment.note("eufacts: --entry writes its entry in a bibliography")
    text = inert(text).replace("\r", r"\r")
    _write(request, rows, text)
    if copy:
        from eufacts.cli.clipboard import copy as copy_text

        said = copy_text(text.rstrip(), request.environment, html=html)
        request.environment.note(f"eufacts: {said}")


def _asked(*, quote: bool, entry: bool, subsequent: bool, first: int | None) -> "CitationRequest":
    from eufacts.citations.styling import CitationForm, CitationRequest

    later = subsequent or first is not None
    if entry and (later or quote):
        other = "quote" if quote else "subsequent" if subsequent else "first"
        raise QuestionError(f"choose one of --entry and --{other}")
    form = CitationForm.citation
    if later:
        form = CitationForm.subsequent
    if entry:
        form = CitationForm.entry
    return CitationRequest(form, quote=quote, first=first)


def _citables(request: Request, given: tuple[str, ...]) -> tuple["Citable", ...]:
    """Find the records of ids or words; without them, each document."""
    from eufacts.citations.finding import find

    found = find(request.index, given)
    for message in found.messages:
        request.environment.note(f"eufacts: {message}")
    return found.citables


def _citations(
    request: Request,
    citables: "Sequence[Citable]",
    style: str,
    asked: "CitationRequest",
    *,
    html: bool,
) -> tuple[list[Row], str]:
    """Each citation in a style: as rows, and as the text to paste."""
    from eufacts.citations import styles

    write = _writer(request, html=html)
    rows = [
        {
            "id": citable.id,
            "style": style,
            "form": asked.form,
            "citation": write(styles.cite(citable, style, asked)),
            "url": citable.url,
        }
        for citable in citables
    ]
    for citable in citables:
        if citable.marker:
            request.environment.note(
                f"eufacts: the text of {citable.id} is lost, so its marker is cited"
            )
    _note_same(request, rows)
    link = _linker(request, html=html) if asked.quote else lambda _: ""
    texts = tuple(dict.fromkeys(f"{row['citation']}{link(row['url'])}" for row in rows))
    if html and len(texts) > 1:
        texts = tuple(f"<p>{text}</p>" for text in texts)
    apart = asked.quote or request.format is Format.markdown
    return rows, ("\n\n" if apart else "\n").join(texts) + "\n"


def _note_same(request: Request, rows: list[Row]) -> None:
    """Say which records have the same citation, which is written once."""
    ids: dict[str, list[str]] = {}
    for row in rows:
        ids.setdefault(row["citation"], []).append(row["id"])
    for same in ids.values():
        if len(same) > 1 and not request.format.for_programs:
            names = f"{', '.join(same[:-1])} and {same[-1]}"
            request.environment.note(f"eufacts: {names} have the same citation")


def _note_shared(request: Request, citables: "Sequence[Citable]", style: str) -> None:
    """Say that records of one work have one entry, which does not have their places."""
    from eufacts.citations.managers import FORMATS
    from eufacts.citations.styling import CitationForm

    works = len({citable.work.key for citable in citables})
    is_entry = FORMATS[style].form is CitationForm.entry
    if is_entry and works < len(citables) and not request.format.for_programs:
        entries = "one entry, which does" if works == 1 else f"{works} entries, which do"
        request.environment.note(
            f"eufacts: {len(citables)} records have {entries} not name their places:"
            " an entry is for a whole work"
        )


def _linker(request: Request, *, html: bool) -> "Callable[[str | None], str]":
    """Write the link to a sentence on a line below its citation."""

    def link(url: str | None) -> str:
        if not url:
            return ""
        if html:
            from html import escape

            address = escape(url)
            return f'<br><a href="{address}">{address}</a>'
        return f"\\\n<{url}>" if request.format is Format.markdown else f"\n{url}"

    return link


def _writer(request: Request, *, html: bool) -> "Callable[[Iterable[Piece]], str]":
    from eufacts.citations import pieces

    if html and (request.format is Format.markdown or request.format.for_programs):
        raise QuestionError(f"choose one of --html and --{request.format}")
    if html:
        return pieces.html
    return pieces.markdown if request.format is Format.markdown else pieces.plain


def _entries(
    citables: "Sequence[Citable]", style: str, asked: "CitationRequest", *, html: bool
) -> tuple[list[Row], str]:
    """What a program reads: as rows, and as a file's text."""
    from eufacts.citations.managers import FORMATS, write
    from eufacts.citations.styling import CitationForm

    if html or asked.quote or asked.form is CitationForm.subsequent:
        raise QuestionError(f"{style} is for programs: it has no later notes, quotes or HTML")

    rows = [
        {
            "id": citable.id,
            "style": style,
            "form": FORMATS[style].form,
            "citation": write([citable], style),
            "url": citable.url,
        }
        for citable in citables
    ]
    return rows, write(citables, style)


def in_style(request: Request, style: str) -> "Callable[[Row], str]":
    """Give a function that cites a row in a style.

    Raises:
        UnknownNameError: There is no such style.
        QuestionError: The style is for reference managers.
    """
    from eufacts.citations import pieces
    from eufacts.citations.finding import Works
    from eufacts.citations.managers import format_name
    from eufacts.citations.styles import cite as cite_in
    from eufacts.citations.styling import CitationRequest

    if format_name(style):
        raise QuestionError(f"{style} is for programs, not for notes")
    works = Works(request.index)

    def cite_row(row: Row) -> str:
        is_record = "kind" in row
        cited = works.citable(row) if is_record else works.whole(works.documents[row["document"]])
        return inert(pieces.plain(cite_in(cited, style, CitationRequest())))

    for row in works.documents.values():
        cite_row(row)  # an unknown style is an error before anything is read
    return cite_row


def _write(request: Request, rows: list[Row], text: str) -> None:
    """Write rows for programs or with --fields, else the text to paste."""
    if request.format.for_programs or request.fields is not None:
        bodies = [json.dumps(row, ensure_ascii=False) for row in rows]
        request.write(bodies, shown.listing(None), single=len(bodies) == 1)
    else:
        request.environment.show(text)


def _style_row(style: "Style | ManagerFormat", extra: str | None) -> Row:
    """A style in the list, with the extra that it needs."""
    row = {"style": style.name, "title": style.title, "purpose": style.purpose}
    return {**row, "extra": extra, "aliases": style.aliases}


def _list_styles(request: Request) -> None:
    from eufacts.citations.managers import FORMATS
    from eufacts.citations.styles import STYLES

    rows = [_style_row(one, "styles" if one.csl else None) for one in STYLES.values()]
    rows += [_style_row(one, None) for one in FORMATS.values()]
    request.write([json.dumps(row, ensure_ascii=False) for row in rows], shown.styles)


@look_up(ordered=False, text=True)
def open(  # noqa: A001 - the command's name
    request: Request,
    given: Annotated[list[str] | None, _IDS] = None,
    *,
    only_print: Annotated[
        bool, typer.Option("--print", "-p", help="Print the link and open nothing.")
    ] = False,
) -> None:
    """Open the document in the browser at the sentence; for a section, at the top of the page.

    With --json and other formats for programs, only print the link.

    Examples:
      eufacts open syria-killed
      eufacts open hosts most syrian --print
      eufacts open turkey.2.1 --json | jq -r .url
    """
    citables = _citables(request, tuple(given or ()))
    rows, text = _links(citables)
    if only_print or request.format.for_programs or request.fields is not None:
        _write(request, rows, text)
        return
    import webbrowser

    from eufacts.format.links import without_commands

    if not request.environment.terminal:
        os.environ.pop("TERM", None)  # so that no text browser is started: it needs a terminal
    for url in map(without_commands, text.splitlines()):
        request.environment.note(f"eufacts: opening {url}")
        if not webbrowser.open(url):
            raise UnavailableError("no browser was found; --print prints the link")


def _links(citables: "Sequence[Citable]") -> tuple[list[Row], str]:
    """The links: as rows, and as lines, each link once."""
    rows = [{"id": citable.id, "url": citable.url} for citable in citables]
    return rows, "".join(f"{url}\n" for url in dict.fromkeys(map(_page, rows)))


def _page(row: Row) -> str:
    """The link of a row.

    Raises:
        QuestionError: It has none, or the link is not a web page's.
    """
    url = row["url"] or ""
    if not url.startswith(("https://", "http://")) or not url.isprintable() or " " in url:
        raise QuestionError(f"{row['id']} has no page to open")
    return str(url)
