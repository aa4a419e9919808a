"""The styles, and citing in one of them."""

from collections.abc import Callable
from typing import NamedTuple

from eufacts.citations import eustyle, oscola, plainstyle
from eufacts.citations.forms import Form, Wanted
from eufacts.citations.names import STYLE_NAMES
from eufacts.citations.pieces import Piece
from eufacts.citations.quotation import DOUBLE, SINGLE, Quoting
from eufacts.citations.works import Citable
from eufacts.errors import QuestionError, UnknownNameError
from eufacts.format.spelling import nearest

__all__ = ["NAMES", "STYLES", "Form", "Style", "Wanted", "cite"]

Writer = Callable[[Citable, Wanted], tuple[Piece, ...]]


class Style(NamedTuple):
    """A style that is known by name."""

    name: str
    title: str
    purpose: str
    """Who writes in it."""
    quoting: Quoting
    aliases: tuple[str, ...] = ()
    own: Writer | None = None
    """What writes it, where it is the project's own."""
    csl: str | None = None
    """The name of the CSL style that writes it."""
    locale: str | None = None
    """Of the CSL style, where its own is not the one that its manual is written in."""


_ALL = (
    Style(
        "plain",
        "Plain",
        "reports, notes and web pages: every part in words",
        Quoting(*DOUBLE),
        own=plainstyle.cite,
    ),
    Style(
        "oscola",
        "OSCOLA, 4th edition",
        "legal writing: footnotes",
        Quoting(*SINGLE, block_from=40),
        own=oscola.cite,
    ),
    Style(
        "eu",
        "EU Interinstitutional Style Guide",
        "texts of the EU institutions: footnotes",
        Quoting(*SINGLE),
        aliases=("isg", "interinstitutional"),
        own=eustyle.cite,
    ),
    Style(
        "apa",
        "APA, 7th edition",
        "social sciences: author and date in the text",
        Quoting(*DOUBLE, block_from=40, stop_after_citation=True),
        csl="apa",
    ),
    Style(
        "chicago-notes",
        "Chicago, 18th edition, notes and bibliography",
        "history and the humanities: footnotes",
        Quoting(*DOUBLE, block_from=100),
        aliases=("chicago",),
        csl="chicago-notes-bibliography",
    ),
    Style(
        "chicago-author-date",
        "Chicago, 18th edition, author-date",
        "social and natural sciences: author and date in the text",
        Quoting(*DOUBLE, block_from=100, stop_after_citation=True),
        csl="chicago-author-date",
    ),
    Style(
        "harvard",
        "Harvard (Cite Them Right)",
        "British universities: author and date in the text",
        Quoting(*SINGLE, block_from=40, stop_after_citation=True),
        aliases=("cite-them-right",),
        csl="harvard-cite-them-right",
        locale="en-GB",
    ),
    Style(
        "mla",
        "MLA, 9th edition",
        "language and literature: author in the text",
        Quoting(*DOUBLE, block_from=53, stop_after_citation=True),
        csl="modern-language-association",
    ),
)

STYLES: dict[str, Style] = {style.name: style for style in _ALL}
"""The styles that are known by a short name, in the order of the docs."""

_BY_NAME = STYLES | {alias: style for style in _ALL for alias in style.aliases}

NAMES: tuple[str, ...] = tuple(_BY_NAME)
"""Every short name, aliases last."""


def cite(citable: Citable, style: str, wanted: Wanted) -> tuple[Piece, ...]:
    """Write a citation.

    Args:
        citable: What is cited.
        style: A short name, the name of a CSL style, or the path of a CSL file.
        wanted: The form, and whether the words come with it.

    Raises:
        UnknownNameError: There is no such style; with the nearest names.
        FileError: The CSL file cannot be read, or is none.
        QuestionError: The style needs what is not installed, or there are no words to quote.
    """
    known = _BY_NAME.get(style.casefold())
    if known is not None and known.own is not None:
        return _written(citable, known.own, known.quoting, wanted, in_text=False)
    from eufacts.citations import csl, library

    if known is None and not library.is_installed() and nearest(style, NAMES):
        raise UnknownNameError("style", style, nearest(style, NAMES))
    path = library.find(known.csl if known and known.csl else style)
    if path is None:
        raise UnknownNameError("style", style, _nearest(style, library.names()))
    loaded = csl.load(path, known.locale if known else None)
    quoting = known.quoting if known else loaded.quoting
    return _written(citable, loaded.cite, quoting, wanted, in_text=loaded.in_text)


def _nearest(style: str, installed: tuple[str, ...]) -> tuple[str, ...]:
    """Names near a misspelt one: short names first, else of CSL styles, else all short names."""
    return nearest(style, NAMES) or nearest(style, installed) or STYLE_NAMES


def _written(
    citable: Citable, write: Writer, quoting: Quoting, wanted: Wanted, *, in_text: bool
) -> tuple[Piece, ...]:
    """The citation, and before it the words where they are wanted, each with its own place."""
    if not wanted.quote:
        return write(citable, wanted)
    if not citable.quotes:
        lost = "lost its text" if citable.marker else "no words of the document"
        raise QuestionError(f"{citable.id} has {lost}: there is nothing to quote")
    brackets = in_text and wanted.form is not Form.entry
    written: list[Piece] = []
    for quote in citable.quotes:
        one = Citable(citable.id, citable.work, (quote.place,), (quote,))
        if written:
            written.append(Piece("\n\n"))
        written.extend(_quoted(quote.words, quoting, write(one, wanted), in_text=brackets))
    return tuple(written)


def _quoted(
    words: str, quoting: Quoting, citation: tuple[Piece, ...], *, in_text: bool
) -> tuple[Piece, ...]:
    """Words with the citation behind them, in the same line where it belongs into the text."""
    if not in_text:
        return (Piece(f"{quoting.quoted(words)}\n"), *citation)
    if quoting.is_block(words) or not (quoting.stop_after_citation and words.endswith(".")):
        return (Piece(f"{quoting.quoted(words)} "), *citation)
    return (Piece(f"{quoting.quoted(words[:-1])} "), *citation, Piece("."))
