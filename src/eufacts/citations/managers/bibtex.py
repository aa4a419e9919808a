"""BibTeX, for the styles that came with it and those made since.

A numbered document that says what it is becomes ``@techreport``: the one type whose styles print
type, number and place. The type needs an ``institution``: the first of those whose document it is.
Everything else becomes ``@misc``, which needs nothing: of a ``@techreport`` without its type styles
make a "Technical Report", and of one without author or institution pybtex makes an error. What
``@misc`` prints beside the title stands in ``howpublished``: the number and the Official Journal.

BibTeX knows neither day nor CELEX nor ELI: the day stands in ``date``, which styles pass over, and
the identifiers in ``note``, which all print, for many print no ``url``.
"""

from collections.abc import Sequence

from eufacts.citations.managers.entries import Entry, identifiers, published
from eufacts.citations.managers.languages import babel
from eufacts.citations.managers.latex import braced, entry, names, verbatim, whole
from eufacts.citations.works import Work
from eufacts.dates import MONTHS


def write(entries: Sequence[Entry]) -> str:
    """Write a .bib file."""
    return "\n".join(map(_entry, entries))


def _entry(of: Entry) -> str:
    work = of.work
    is_report = bool(work.category == "document" and work.authors and work.genre and work.number)
    fields = {
        "author": names(work.authors),
        "key": None if work.authors else whole(work.number or work.title),
        "title": whole(work.title),
        "type": _braced(work.genre),
        "number": _braced(work.number),
        "institution": whole(work.authors[0]) if is_report else None,
        "howpublished": None if is_report else _braced(published(work)),
        "address": _braced(work.place),
        "year": _braced(work.year),
        "month": _month(work),
        "date": _braced(work.date),
        "language": _braced(babel(work.language)),
        "url": verbatim(work.url) if work.url else None,
        "note": _braced(identifiers(work)),
        "annote": _braced("; ".join(of.notes)),
    }
    return entry("techreport" if is_report else "misc", of.key, fields)


def _braced(text: str | None) -> str | None:
    return braced(text) if text else None


def _month(work: Work) -> str | None:
    """The macro of the month, which each style writes in its own way: ``sep``."""
    month = (work.date or "")[5:7]
    return MONTHS[int(month) - 1][: len("sep")].lower() if month else None
