"""Entries for reference managers: a work, the key to cite it by, and notes."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from eufacts.celex import DOCUMENT_NUMBER, numbers
from eufacts.citations.styling import DOUBLE, QuoteStyle
from eufacts.citations.works import Citable, Work
from eufacts.format import limits
from eufacts.format.pinpoint import PLAIN

_BREAKS = "[\0-\x20\x7f-\x9f\u2028\u2029]+"
"""Not the no-break spaces: they belong to the text."""
_DOCUMENT = re.compile(rf"{DOCUMENT_NUMBER}(?: final)?")


class Entry(NamedTuple):
    """A work, as one entry."""

    key: str
    work: Work
    notes: tuple[str, ...] = ()
    """The excerpts with their pinpoints, if a single record is cited.

    An entry is for the work, and a pinpoint belongs into the citing command: ``[@join-2015-40,
    sec. III]``. So excerpts are put in the field for a reader's own notes, which no standard style
    prints. An entry that several records share has none.
    """


def entries(citables: Sequence[Citable]) -> tuple[Entry, ...]:
    """Make an entry of each distinct work; no two have the same key."""
    works: dict[str, Work] = {}
    for citable in citables:
        works.setdefault(citable.work.key, citable.work)
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

    A document's number follows from its CELEX number, so its key is the same whether the fact base
    has its number, its CELEX number or both. The key is made of what never changes.
    """
    names = (*numbers(work.celex or ""), work.number or "")
    found = next(filter(None, map(_DOCUMENT.fullmatch, names)), None)
    if found is None:
        return _ascii(work.celex or work.key)
    return f"{found[1].lower()}-{found[2]}-{int(found[3])}"


def published(work: Work) -> str | None:
    """Give the number of a work that is not a report, and its place in the Official Journal.

    The number is left out if the title has it.
    """
    number = None if work.number and work.number in work.title else work.number
    return ", ".join(filter(None, [number, str(work.journal) if work.journal else None])) or None


def one_line(text: str) -> str:
    """Replace line breaks, control characters and runs of spaces by one space."""
    return re.sub(_BREAKS, " ", text).strip(" ")


def _notes(citable: Citable) -> Iterator[str]:
    """Each excerpt with its place, or the places alone if there are no excerpts."""
    quoting = QuoteStyle(*DOUBLE)
    for quote in citable.quotes:
        yield f"{quoting.quoted(quote.words)} ({PLAIN.place(quote.place)})"
    if not citable.quotes:
        yield from map(PLAIN.place, citable.places)


def _free(wanted: str, taken: set[str]) -> str:
    """The key, or the first free one after it; BibTeX ignores case."""
    number, name = 1, wanted
    while name.casefold() in taken:
        number += 1
        name = f"{wanted}-{number}"
    return name


def _ascii(name: str) -> str:
    """ASCII letters and digits with hyphens between, which are not markup anywhere."""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^A-Za-z0-9]+", "-", letters)[: limits.ID].strip("-") or "work"
