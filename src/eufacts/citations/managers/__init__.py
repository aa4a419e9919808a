"""What reference managers import: the works that are cited, one entry each.

The writers are the project's own few lines. The libraries for these formats (pybtex, bibtexparser,
rispy) write them as well, but leave to the caller what is difficult: pybtex refuses a title with a
single brace, bibtexparser writes it as it is and breaks the file, and so does rispy with a line
break. What is left for them to do is to put ``name = {…}`` on a line, which is worth no dependency.
The tests let them read back what is written here.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from eufacts.citations.managers import bib, csljson, ris
from eufacts.citations.managers.entries import Entry, entries
from eufacts.citations.works import Citable
from eufacts.errors import UnknownNameError

__all__ = ["FORMATS", "ManagerFormat", "write"]


class ManagerFormat(NamedTuple):
    """A format that reference managers import."""

    name: str
    title: str
    ending: str
    """Of a file's name."""
    media_type: str
    write: Callable[[Sequence[Entry]], str]


FORMATS = {
    one.name: one
    for one in (
        ManagerFormat("bibtex", "BibTeX", ".bib", "application/x-bibtex", bib.write_bibtex),
        ManagerFormat("biblatex", "BibLaTeX", ".bib", "application/x-bibtex", bib.write_biblatex),
        ManagerFormat("ris", "RIS", ".ris", "application/x-research-info-systems", ris.write),
        ManagerFormat(
            "csl-json",
            "CSL-JSON",
            ".json",
            "application/vnd.citationstyles.csl+json",
            csljson.write,
        ),
    )
}
"""The formats, by name."""


def write(works: Sequence[Citable], format_name: str) -> str:
    """Write a file's text: an entry for each distinct work, in the order of the first mention.

    Args:
        works: What was asked for; several facts of one document give one entry.
        format_name: A name in ``FORMATS``.

    Raises:
        UnknownNameError: There is no such format.
    """
    if format_name not in FORMATS:
        raise UnknownNameError("format", format_name, tuple(FORMATS))
    return FORMATS[format_name].write(entries(works))
