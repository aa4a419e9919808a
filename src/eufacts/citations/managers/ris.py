"""RIS, which every reference manager imports.

Documents become ``RPRT``, a report, which all managers know, with number, kind and place; acts and
agreements become ``STAT``. What is not in EUR-Lex becomes ``RPRT`` too: Zotero makes a journal
article of ``GEN``. ``GOVDOC`` is not used because managers disagree on it. The CELEX number is the
accession number in the database EUR-Lex. The format has no tag for the ELI, so it is in a note.

A value is one line. Managers that look for first names cut a name at a comma; the format cannot
prevent it.
"""

from collections.abc import Iterable, Iterator, Sequence

from eufacts.citations.managers.entries import Entry, one_line
from eufacts.citations.works import OFFICIAL_JOURNAL, Work


def write(entries: Sequence[Entry]) -> str:
    """Write a .ris file."""
    return "\n".join(map(_record, entries))


def _record(of: Entry) -> str:
    values = ((tag, one_line(value)) for tag, value in _values(of) if value)
    return "".join(f"{tag}  - {value}\n" for tag, value in values if value) + "ER  - \n"


def _values(of: Entry) -> Iterator[tuple[str, str | None]]:
    """The tags in the order of the record; ``TY`` has to come first."""
    work = of.work
    statute = work.is_law
    yield "TY", "STAT" if statute else "RPRT"
    yield "ID", of.key
    yield from _each("AU", work.authors)
    yield "TI", work.title
    yield "M3", work.genre
    yield "M1" if statute else "SN", work.number
    if work.journal:
        yield "T2", OFFICIAL_JOURNAL
        yield "VL", work.journal.issue
        if work.journal.page:
            yield "SP", work.journal.page
    yield "CY", work.place
    yield "PY", work.year
    yield "DA", _date(work)
    yield "LA", work.language
    if work.celex:
        yield "DB", "EUR-Lex"
        yield "AN", work.celex
    # A semicolon separates two addresses.
    yield "UR", (work.url or "").replace(";", "%3B")
    yield "N1", f"ELI {work.eli}" if work.eli else None
    yield from _each("N1", of.notes)


def _each(tag: str, values: Iterable[str]) -> Iterator[tuple[str, str]]:
    return ((tag, value) for value in values)


def _date(work: Work) -> str | None:
    """The date as year/month/day/, with nothing for an unknown part."""
    if not work.date:
        return None
    parts = [*work.date.split("-"), "", ""]
    return "/".join(parts[:3]) + "/"
