"""RIS, which every reference manager imports.

Documents become ``RPRT``, the report that all of them know, with number, kind and place; acts and
agreements ``STAT``. What EUR-Lex does not hold becomes ``RPRT`` too: of ``GEN`` Zotero makes a
journal article. ``GOVDOC`` is left alone because managers disagree on what it is. The CELEX number
is the accession number in the database EUR-Lex; for the ELI the format has no tag, it stands in a
note.

A value is one line. A name with a comma is cut there by managers that look for first names; the
format has no way of keeping them from it.
"""

from collections.abc import Iterable, Iterator, Sequence

from eufacts.citations.managers.entries import Entry, one_line
from eufacts.citations.works import Work

_STATUTES = frozenset({"act", "agreement"})


def write(entries: Sequence[Entry]) -> str:
    """Write a .ris file."""
    return "\n".join(map(_record, entries))


def _record(of: Entry) -> str:
    values = ((tag, one_line(value)) for tag, value in _values(of) if value)
    return "".join(f"{tag}  - {value}\n" for tag, value in values if value) + "ER  - \n"


def _values(of: Entry) -> Iterator[tuple[str, str | None]]:
    """The tags in the order of the record; ``TY`` has to come first."""
    work = of.work
    statute = work.category in _STATUTES
    yield "TY", "STAT" if statute else "RPRT"
    yield "ID", of.key
    yield from _each("AU", work.authors)
    yield "TI", work.title
    yield "M3", work.genre
    yield "M1" if statute else "SN", work.number
    if work.journal:
        yield "T2", "Official Journal of the European Union"
        yield "VL", work.journal.issue
        yield "SP", work.journal.page
    yield "CY", work.place
    yield "PY", work.year
    yield "DA", _date(work)
    yield "LA", work.language
    if work.celex:
        yield "DB", "EUR-Lex"
        yield "AN", work.celex
    # A semicolon stands between two addresses.
    yield "UR", (work.url or "").replace(";", "%3B")
    yield "N1", f"ELI {work.eli}" if work.eli else None
    yield from _each("N1", of.notes)


def _each(tag: str, values: Iterable[str]) -> Iterator[tuple[str, str]]:
    return ((tag, value) for value in values)


def _date(work: Work) -> str | None:
    """The date as year/month/day/, with nothing for what is not known."""
    if not work.date:
        return None
    parts = [*work.date.split("-"), "", ""]
    return "/".join(parts[:3]) + "/"
