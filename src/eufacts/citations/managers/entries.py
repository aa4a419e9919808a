"""What an entry is made of: a work, the key to cite it by, and notes of its owner."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from eufacts.celex import DOCUMENT_NUMBER, read
from eufacts.citations.styling import DOUBLE, QuoteStyle
from eufacts.citations.works import Citable, Work
from eufacts.format.pinpoint import PLAIN

_BREAKS = re.compile("[\0-\x20\x7f-\x9f\u2028\u2029]+")
"""Not the no-break spaces: they belong to the text."""


class Entry(NamedTuple):
    """A work, as one entry."""

    key: str
    work: Work
    notes: tuple[str, ...] = ()
    """The excerpts with their pinpoints, where a single record was asked for.

    An entry stands for the work: a pinpoint belongs into the citing command, ``[@join-2015-40,
    sec. III]``, and never into a field that bibliographies print. So the excerpt goes where readers
    keep notes of their own, which no standard style prints; and only of a record that was asked for
    alone, for in an entry that several records share nobody could tell whose it is.
    """


def entries(citables: Sequence[Citable]) -> tuple[Entry, ...]:
    """Make an entry of each distinct work; no two have the same key."""
    works: dict[str, Work] = {}
    for one in citables:
        works.setdefault(one.work.key, one.work)
    notes = tuple(_notes(citables[0])) if len(citables) == 1 else ()
    taken: set[str] = set()
    made = []
    for work in works.values():
        name = _free(key(work), taken)
        taken.add(name.casefold())
        made.append(Entry(name, work, notes))
    return tuple(made)


def key(work: Work) -> str:
    """Make the key: ``join-2015-40``, ``32014R0231``, or the reference's id.

    The CELEX number says what a document is numbered as. So the key of a document is the same
    whether the fact base gives its number, its CELEX number or both.
    """
    of_celex = _numbered_by_celex(work.celex or "")
    return of_celex or _numbered(work.number or "") or _ascii(work.celex or work.key)


def published(work: Work) -> str | None:
    """Give what a work that is no report is found by: number and place in the Official Journal.

    The number is left out where the title gives it.
    """
    number = None if work.number and work.number in work.title else work.number
    return ", ".join(filter(None, [number, str(work.journal) if work.journal else None])) or None


def one_line(text: str) -> str:
    """Fold line breaks, control characters and runs of spaces to one space."""
    return _BREAKS.sub(" ", text).strip(" ")


def _notes(citable: Citable) -> Iterator[str]:
    """Each excerpt with its place, or the places alone where there are no words."""
    quoting = QuoteStyle(*DOUBLE)
    for quote in citable.quotes:
        yield f"{quoting.quoted(quote.words)} ({PLAIN.place(quote.place)})"
    if not citable.quotes:
        yield from map(PLAIN.place, citable.places)


def _free(wanted: str, taken: set[str]) -> str:
    """The key, or the first free one after it; BibTeX takes capitals for small letters."""
    number, name = 1, wanted
    while name.casefold() in taken:
        number += 1
        name = f"{wanted}-{number}"
    return name


def _numbered_by_celex(celex: str) -> str | None:
    parts = read(celex)
    if parts is None or parts.series is None or parts.serial is None or parts.rest:
        return None
    return f"{parts.series.lower()}-{parts.year}-{int(parts.serial)}"


def _numbered(number: str) -> str | None:
    found = re.fullmatch(rf"{DOCUMENT_NUMBER}(?: final)?", number)
    return f"{found[1].lower()}-{found[2]}-{int(found[3])}" if found else None


def _ascii(name: str) -> str:
    """Letters and digits with hyphens between: nothing that is markup in LaTeX or Markdown."""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^A-Za-z0-9]+", "-", letters).strip("-") or "work"
