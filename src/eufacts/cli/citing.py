"""Commands that cite: a citation to paste, a link to open."""

import json
from typing import TYPE_CHECKING, Annotated, Any

import typer

from eufacts.cli.options import completing
from eufacts.cli.request import Request, look_up
from eufacts.errors import FileError, QuestionError
from eufacts.factbase.folding import fold
from eufacts.output import Format
from eufacts.output.visible import inert

if TYPE_CHECKING:
    from eufacts.citations.forms import Wanted
    from eufacts.citations.works import Citable, Work

_IDS = typer.Argument(
    metavar="[ID|WORD]...",
    help="Ids, or words that only one record holds; the whole document when there are none.",
    show_default=False,
    autocompletion=completing("id"),
)


def _styles(incomplete: str) -> list[str]:
    from eufacts.citations.names import STYLE_NAMES

    return [name for name in STYLE_NAMES if name.startswith(incomplete)]


@look_up(ordered=False)
def cite(
    request: Request,
    given: Annotated[list[str] | None, _IDS] = None,
    *,
    style: Annotated[
        str,
        typer.Option(
            "--style",
            metavar="STYLE",
            help="A style or a reference manager's format; --styles lists them. Any CSL style, by "
            "its name or file.",
            autocompletion=_styles,
        ),
    ] = "plain",
    styles: Annotated[bool, typer.Option("--styles", help="List the styles.")] = False,
    quote: Annotated[
        bool, typer.Option("--quote", "-q", help="Put the sentence before it, as the style quotes.")
    ] = False,
    entry: Annotated[
        bool, typer.Option("--entry", "-e", help="Write the bibliography's entry.")
    ] = False,
    subsequent: Annotated[
        bool, typer.Option("--subsequent", help="Write a later note's short form.")
    ] = False,
    first: Annotated[
        int | None,
        typer.Option(
            "--first",
            "-n",
            metavar="N",
            min=1,
            help="Write a later note's form; note N cited it first.",
        ),
    ] = None,
    html: Annotated[bool, typer.Option("--html", help="Write HTML.")] = False,
    copy: Annotated[bool, typer.Option("--copy", help="Copy it to the clipboard.")] = False,
) -> None:
    """Cite a fact, excerpt, footnote, reference or the whole document, ready to paste.

    Without ids, words find the record: several matches are listed, and none is cited.

    Examples:
      eufacts cite turkey-syria-crisis-2015 --style oscola
      eufacts cite hosts most syrian --style apa --quote
      eufacts cite --style bibtex >> references.bib
      eufacts cite join-2015-2 --style oscola --first 5
    """
    from eufacts.citations.managers import FORMATS

    if styles:
        _list_styles(request)
        return
    if html and (request.format is Format.markdown or request.format.for_programs):
        raise QuestionError(f"choose one of --html and --{request.format}")
    if style in FORMATS and (html or quote or subsequent or first):
        raise QuestionError(f"{style} is for reference managers, which know no notes and no quotes")
    wanted = _wanted(quote=quote, entry=entry, subsequent=subsequent, first=first)
    citables = _citables(request, tuple(given or ()))
    if style in FORMATS:
        rows, text = _entries(citables, style)
    else:
        rows, text = _citations(request, citables, style, wanted, html=html)
    text = inert(text).replace("\r", r"\r")
    _write(request, rows, text)
    if copy:
        from eufacts.cli.clipboard import copy as copy_text

        request.environment.say(f"eufacts: {copy_text(text.rstrip(), request.environment)}")


def _wanted(*, quote: bool, entry: bool, subsequent: bool, first: int | None) -> "Wanted":
    from eufacts.citations.forms import Form, Wanted

    if entry and (subsequent or first or quote):
        other = "quote" if quote else "later note"
        raise QuestionError(f"an entry of the bibliography is no {other}: choose one")
    later = subsequent or first is not None
    form = Form.entry if entry else Form.subsequent if later else Form.citation
    return Wanted(form, quote=quote, first=first)


def _citables(request: Request, given: tuple[str, ...]) -> list["Citable"]:
    """What the ids or words stand for, ready to be cited; each document where there are none."""
    from eufacts.citations.works import Citable, Outline, citable, document
    from eufacts.factbase.naming import meant
    from eufacts.factbase.queries import Question, about, ask, rows

    documents = {one["celex"]: one for one in json.loads(about(request.index))["documents"]}
    whole = [Citable(celex, document(one)) for celex, one in documents.items()]
    named = [one for one in whole if fold(" ".join(given)) in _names_of(one.work)]
    if named or not given:
        return named or whole
    outline = Outline(rows(ask(request.index, Question(kinds=("section",)))))
    return [
        citable(row, documents.get(row.get("document"), {}), outline)
        for row in rows(meant(request.index, given))
    ]


def _names_of(work: "Work") -> set[str]:
    """What a whole document is called: CELEX number, number, key in a bibliography."""
    from eufacts.citations.managers.keys import key

    return {fold(name) for name in (work.celex, work.number, key(work)) if name}


def _citations(
    request: Request, citables: list["Citable"], style: str, wanted: "Wanted", *, html: bool
) -> tuple[list[dict[str, Any]], str]:
    """Each citation in a style: as rows, and as the text that is pasted."""
    from eufacts.citations import pieces, styles

    write = pieces.plain
    if html:
        write = pieces.html
    elif request.format is Format.markdown:
        write = pieces.markdown
    made = [(one, write(styles.cite(one, style, wanted))) for one in citables]
    for one in citables:
        if one.marker:
            request.environment.say(f"eufacts: the text of {one.id} is lost: its marker is cited")
    rows = [
        {"id": one.id, "style": style, "form": wanted.form, "citation": text, "url": one.url}
        for one, text in made
    ]
    texts = tuple(dict.fromkeys(text for _, text in made))
    if html and len(texts) > 1:
        texts = tuple(f"<p>{text}</p>" for text in texts)
    apart = wanted.quote or request.format is Format.markdown
    return rows, ("\n\n" if apart else "\n").join(texts) + "\n"


def _entries(citables: list["Citable"], style: str) -> tuple[list[dict[str, Any]], str]:
    """The entries for a reference manager: as rows, and as a file's text."""
    from eufacts.citations.managers import write

    rows = [
        {
            "id": one.id,
            "style": style,
            "form": "entry",
            "citation": write([one], style),
            "url": one.url,
        }
        for one in citables
    ]
    return rows, write(citables, style)


_IMPORTED = "reference managers, which import it"


def _write(request: Request, rows: list[dict[str, Any]], text: str) -> None:
    """Write rows for programs or where fields are picked, else the text that is pasted."""
    if request.format.for_programs or request.fields is not None:
        bodies = [json.dumps(row, ensure_ascii=False) for row in rows]
        request.write(bodies, "citations", single=len(bodies) == 1)
    else:
        request.environment.write(text)


def _list_styles(request: Request) -> None:
    from eufacts.citations.managers import FORMATS
    from eufacts.citations.styles import STYLES

    rows = [
        *({"style": s.name, "title": s.title, "purpose": s.purpose} for s in STYLES.values()),
        *({"style": f.name, "title": f.title, "purpose": _IMPORTED} for f in FORMATS.values()),
    ]
    request.write([json.dumps(row, ensure_ascii=False) for row in rows], "styles")


@look_up(ordered=False)
def open(  # noqa: A001 - the command's name
    request: Request,
    given: Annotated[list[str] | None, _IDS] = None,
    *,
    only_print: Annotated[
        bool, typer.Option("--print", "-p", help="Print the link and open nothing.")
    ] = False,
) -> None:
    """Open the page in the browser, at the very sentence; sections open at its top.

    With a format for programs, such as --json, the link is only printed.

    Examples:
      eufacts open syria-killed
      eufacts open hosts most syrian --print
      eufacts open turkey.2.1 --json | jq -r .url
    """
    citables = _citables(request, tuple(given or ()))
    rows = [{"id": one.id, "url": one.url} for one in citables]
    if only_print or request.format.for_programs or request.fields is not None:
        urls = dict.fromkeys(map(_page, rows))
        _write(request, rows, "".join(f"{url}\n" for url in urls))
        return
    for url in dict.fromkeys(map(_page, rows)):
        request.environment.say(f"eufacts: opening {url}")
        _browse(url)


def _page(row: dict[str, Any]) -> str:
    """The link of a row.

    Raises:
        QuestionError: It has none, or it leads to something that is no page.
    """
    url = row["url"] or ""
    if not url.startswith(("https://", "http://")) or not url.isprintable() or " " in url:
        raise QuestionError(f"{row['id']} has no page to open")
    return str(url)


def _browse(url: str) -> None:
    import webbrowser

    if not webbrowser.open(url):
        raise FileError("browser", "none was found; --print gives the link alone")
