"""BibLaTeX, for biber, and for managers that read it.

Documents become ``@report``. Its ``institution`` is left out: nothing tells a publisher, and the
author's name again behind the number is all that styles would make of it. Acts, agreements and the
rest become ``@misc``: ``@legislation`` and ``@legal`` are left to styles for lawyers, the standard
styles do not know them. The CELEX number is an ``eprint`` of the ``eprinttype`` CELEX, which styles
print as "CELEX: 52015JC0040"; an entry has one eprint, so the ELI stands in ``addendum``, at the
entry's end. The language stands in ``langid`` alone: ``language`` would be printed.
"""

from collections.abc import Sequence

from eufacts.citations.managers.entries import Entry, published
from eufacts.citations.managers.languages import babel
from eufacts.citations.managers.latex import braced, entry, names, verbatim, whole


def write(entries: Sequence[Entry]) -> str:
    """Write a .bib file."""
    return "\n".join(map(_entry, entries))


def _entry(of: Entry) -> str:
    work = of.work
    is_report = bool(work.category == "document" and work.authors)
    fields = {
        "author": names(work.authors),
        "title": whole(work.title),
        "type": _braced(work.genre),
        "number": _braced(work.number),
        "howpublished": None if is_report else _braced(published(work)),
        "location": _braced(work.place),
        "date": _braced(work.date),
        "langid": _braced(babel(work.language)),
        "eprint": verbatim(work.celex) if work.celex else None,
        "eprinttype": "{CELEX}" if work.celex else None,
        "url": verbatim(work.url) if work.url else None,
        "addendum": _braced(f"ELI {work.eli}" if work.eli else None),
        "annotation": _braced("; ".join(of.notes)),
    }
    return entry("report" if is_report else "misc", of.key, fields)


def _braced(text: str | None) -> str | None:
    return braced(text) if text else None
