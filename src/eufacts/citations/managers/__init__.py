"""What other programs read: an entry for each work that is cited, or LaTeX's citing commands.

The project has its own writers, because the libraries for these formats leave the difficult part to
the caller: pybtex refuses a title with a single brace, bibtexparser writes it and breaks the file,
and so does rispy with a line break. The tests read back with all three what is written here.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from eufacts.citations.managers import bib, csljson, latex, ris
from eufacts.citations.managers.entries import Entry, entries
from eufacts.citations.styling import CitationForm
from eufacts.citations.works import Citable
from eufacts.errors import UnknownNameError

__all__ = ["FORMATS", "NAMES", "ManagerFormat", "format_name", "write"]


class ManagerFormat(NamedTuple):
    """A format that a program reads."""

    name: str
    title: str
    purpose: str
    """The programs that read it."""
    ending: str
    """The suffix of a file."""
    write: Callable[[Sequence[Citable]], str]
    form: CitationForm = CitationForm.entry
    """What it writes of a record: a note, or the entry of its work."""
    aliases: tuple[str, ...] = ()
    """The names of programs that lead to it."""


def _of_entries(write: Callable[[Sequence[Entry]], str]) -> Callable[[Sequence[Citable]], str]:
    """Write what is cited as an entry for each distinct work."""
    return lambda citables: write(entries(citables))


FORMATS = {
    format_.name: format_
    for format_ in (
        ManagerFormat(
            "bibtex",
            "BibTeX",
            "LaTeX and reference managers",
            ".bib",
            _of_entries(bib.write_bibtex),
        ),
        ManagerFormat(
            "biblatex",
            "BibLaTeX",
            "LaTeX with biblatex and biber",
            ".bib",
            _of_entries(bib.write_biblatex),
        ),
        ManagerFormat(
            "latex",
            r"LaTeX: \autocite with the pinpoint",
            "texts with biblatex; --entry writes the entry",
            ".tex",
            latex.write,
            CitationForm.citation,
        ),
        ManagerFormat(
            "ris",
            "RIS",
            "reference managers: EndNote and others",
            ".ris",
            _of_entries(ris.write),
            aliases=("endnote",),
        ),
        ManagerFormat(
            "csl-json",
            "CSL-JSON",
            "Zotero, pandoc and CSL processors",
            ".json",
            _of_entries(csljson.write),
            aliases=("zotero",),
        ),
    )
}
"""The formats, by name."""

NAMES = {
    name: format_.name for format_ in FORMATS.values() for name in (format_.name, *format_.aliases)
}
"""The format of each name, those of programs last."""


def format_name(style: str, *, entry: bool = False) -> str | None:
    """Give the name of the format that a style or a program leads to; None if it is none.

    Args:
        style: What was typed.
        entry: Whether the entry of the work is wanted and not a note: LaTeX's is BibLaTeX.
    """
    found = NAMES.get(style.casefold())
    return "biblatex" if entry and found == "latex" else found


def write(works: Sequence[Citable], format_name: str) -> str:
    """Write a file's text: an entry for each distinct work, in the order of the first mention.

    Args:
        works: What is cited; several facts of one document give one entry, in LaTeX a command each.
        format_name: A name in ``FORMATS``.

    Raises:
        UnknownNameError: There is no such format.
    """
    if format_name not in FORMATS:
        raise UnknownNameError("format", format_name, known=tuple(FORMATS))
    return FORMATS[format_name].write(works)
