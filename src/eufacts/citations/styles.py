"""The styles, and citing in one of them."""

from collections.abc import Callable
from typing import NamedTuple

from eufacts.citations import eustyle, oscola
from eufacts.citations.managers import FORMATS
from eufacts.citations.managers import NAMES as FORMAT_NAMES
from eufacts.citations.pieces import Piece, linked
from eufacts.citations.styling import DOUBLE, SINGLE, CitationForm, CitationRequest, QuoteStyle
from eufacts.citations.works import Citable, Work
from eufacts.errors import QuestionError, UnknownNameError
from eufacts.format.pinpoint import PLAIN, plain_work
from eufacts.format.spelling import nearest

Writer = Callable[[Citable, CitationRequest], tuple[Piece, ...]]


class Style(NamedTuple):
    """A style that is known by name."""

    name: str
    title: str
    purpose: str
    """Who writes in it."""
    quoting: QuoteStyle
    aliases: tuple[str, ...] = ()
    own: Writer | None = None
    """The function that writes it, if it is the project's own."""
    csl: str | None = None
    """The name of the CSL style that writes it."""
    locale: str | None = None
    """Of the CSL style, if its file's own differs from its manual's."""


def _plain(citable: Citable, request: CitationRequest) -> tuple[Piece, ...]:
    """Write the words that are ``citation`` in the rows, their short form, or an entry."""
    work = citable.work
    if request.form is CitationForm.entry:
        return linked(", ".join(filter(None, [_named(work), work.url])))
    named = _named(work)
    if request.form is CitationForm.subsequent:
        named = work.number or work.title
        named += f" (note {request.first})" if request.first else ""
    return (Piece(", ".join(filter(None, [named, PLAIN.places(citable.places)]))),)


def _named(work: Work) -> str:
    return plain_work(
        authors=work.authors,
        title=work.title,
        titled=work.titled,
        number=work.number,
        journal=str(work.journal) if work.journal else None,
        place=work.place,
        date=work.date,
    )


_ALL = (
    Style(
        "plain",
        "Plain",
        "reports, notes and web pages: every part in words",
        QuoteStyle(*DOUBLE),
        aliases=("word",),
        own=_plain,
    ),
    Style(
        "oscola",
        "OSCOLA, 4th edition",
        "legal writing: footnotes",
        QuoteStyle(*SINGLE, block_from=40),
        own=oscola.cite,
    ),
    Style(
        "eu",
        "EU Interinstitutional Style Guide",
        "texts of the EU institutions: footnotes",
        QuoteStyle(*SINGLE),
        aliases=("isg", "interinstitutional"),
        own=eustyle.cite,
    ),
    Style(
        "apa",
        "APA, 7th edition",
        "social sciences: author and date in the text",
        QuoteStyle(*DOUBLE, block_from=40, stop_after_citation=True),
        csl="apa",
    ),
    Style(
        "chicago-notes",
        "Chicago, 18th edition, notes and bibliography",
        "history and the humanities: footnotes",
        QuoteStyle(*DOUBLE, block_from=100),
        aliases=("chicago",),
        csl="chicago-notes-bibliography",
    ),
    Style(
        "chicago-author-date",
        "Chicago, 18th edition, author-date",
        "social and natural sciences: author and date in the text",
        QuoteStyle(*DOUBLE, block_from=100, stop_after_citation=True),
        csl="chicago-author-date",
    ),
    Style(
        "harvard",
        "Harvard (Cite Them Right)",
        "British universities: author and date in the text",
        QuoteStyle(*SINGLE, block_from=40, stop_after_citation=True),
        aliases=("cite-them-right",),
        csl="harvard-cite-them-right",
        locale="en-GB",
    ),
    Style(
        "mla",
        "MLA, 9th edition",
        "language and literature: author in the text",
        QuoteStyle(*DOUBLE, block_from=53, stop_after_citation=True),
        csl="modern-language-association",
    ),
)

STYLES: dict[str, Style] = {style.name: style for style in _ALL}
"""The styles that are known by a short name, in the order of the docs."""

_BY_NAME = STYLES | {alias: style for style in _ALL for alias in style.aliases}

_ALWAYS: tuple[str, ...] = (*_BY_NAME, *FORMAT_NAMES)
"""Every short name, and every name of a format."""


def cite(citable: Citable, style: str, request: CitationRequest) -> tuple[Piece, ...]:
    """Write a citation.

    Args:
        citable: What is cited.
        style: A short name, the name of a CSL style, or the path of a CSL file.
        request: The form, and whether the words come with it.

    Raises:
        UnknownNameError: There is no such style.
        FileError: The CSL file cannot be read, or is not a CSL style.
        QuestionError: The style needs what is not installed, or there are no words to quote.
    """
    known = _BY_NAME.get(style.casefold())
    if known is not None and known.own is not None:
        return _written(citable, known.own, known.quoting, request, in_text=False)
    from eufacts.citations import csl
    from eufacts.citations.csl import library

    if known is None and not library.is_installed() and (near := _near(style)):
        raise UnknownNameError("style", style, near)
    path = library.find(known.csl if known and known.csl else style)
    if path is None:
        raise UnknownNameError("style", style, _near(style), (*STYLES, *FORMATS))
    loaded = csl.load(path, known.locale if known else None)
    quoting = known.quoting if known else loaded.quoting
    return _written(citable, loaded.cite, quoting, request, in_text=loaded.in_text)


def _near(style: str) -> tuple[str, ...]:
    """The names that may be meant by one that is not known; none if it is the name of a style."""
    from eufacts.citations.csl import library

    names = library.names()
    return () if style in names else nearest(style, _ALWAYS) or nearest(style, names)


def _written(
    citable: Citable, write: Writer, quoting: QuoteStyle, request: CitationRequest, *, in_text: bool
) -> tuple[Piece, ...]:
    """The citation; with a quote, each excerpt followed by a citation of its own place."""
    if not request.quote:
        return write(citable, request)
    if not citable.quotes:
        lost = (
            f"the text of {citable.id} is lost" if citable.marker else f"{citable.id} has no text"
        )
        raise QuestionError(f"{lost}: there is nothing to quote")
    brackets = in_text and request.form is not CitationForm.entry
    written: list[Piece] = []
    for quote in citable.quotes:
        of_quote = Citable(citable.id, citable.work, (quote.place,), (quote,))
        if written:
            written.append(Piece("\n\n"))
        written.extend(_quoted(quote.words, quoting, write(of_quote, request), in_text=brackets))
    return tuple(written)


def _quoted(
    words: str, quoting: QuoteStyle, citation: tuple[Piece, ...], *, in_text: bool
) -> tuple[Piece, ...]:
    """Words followed by the citation, which is on the same line if it belongs into the text."""
    if not in_text:
        return (Piece(f"{quoting.quoted(words)}\n"), *citation)
    if quoting.is_block(words) or not (quoting.stop_after_citation and words.endswith(".")):
        return (Piece(f"{quoting.quoted(words)} "), *citation)
    return (Piece(f"{quoting.quoted(words[:-1])} "), *citation, Piece("."))
