"""Files for reference managers, with one entry for each work that is cited.

The project has its own writers, because the libraries for these formats leave the difficult part to
the caller: pybtex refuses a title with a single brace, bibtexparser writes it and breaks the file,
and so does rispy with a line break. The tests read back with all three what is written here.
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
    """The suffix of a file."""
    media_type: str
    write: Callable[[Sequence[Entry]], str]


FORMATS = {
    format_.name: format_
    for format_ in (
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
        works: What is cited; several facts of one document give one entry.
        format_name: A name in ``FORMATS``.

    Raises:
        UnknownNameError: There is no such format.
    """
    if format_name not in FORMATS:
        raise UnknownNameError("format", format_name, known=tuple(FORMATS))
    return FORMATS[format_name].write(entries(works))
