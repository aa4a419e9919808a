"""What an entry is made of: a work, the key to cite it by, and notes of its owner."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from eufacts.citations.managers.keys import key
from eufacts.citations.plainstyle import TERMS
from eufacts.citations.quotation import DOUBLE, Quoting
from eufacts.citations.works import Citable, Journal, Work


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


def identifiers(work: Work) -> str | None:
    """Write ``CELEX 32015D0778, ELI http://…`` for formats that have no fields for the two."""
    named = (("CELEX", work.celex), ("ELI", work.eli))
    return ", ".join(f"{name} {value}" for name, value in named if value) or None


def published(work: Work) -> str | None:
    """Give what a work that is no report is found by: number and place in the Official Journal.

    The number is left out where the title gives it.
    """
    number = None if work.number and work.number in work.title else work.number
    return ", ".join(filter(None, [number, _official_journal(work.journal)])) or None


def one_line(text: str) -> str:
    """Fold line breaks, control characters and runs of spaces to one space."""
    return _BREAKS.sub(" ", text).strip(" ")


_BREAKS = re.compile("[\0-\x20\x7f-\x9f\u2028\u2029]+")
"""Not the no-break spaces: they belong to the text."""

_QUOTING = Quoting(*DOUBLE)


def _official_journal(journal: Journal | None) -> str | None:
    return f"OJ {journal.issue}, {journal.date}, p. {journal.page}" if journal else None


def _notes(citable: Citable) -> Iterator[str]:
    """Each excerpt with its place, or the places alone where there are no words."""
    for quote in citable.quotes:
        yield f"{_QUOTING.quoted(quote.words)} ({TERMS.place(quote.place)})"
    if not citable.quotes:
        yield from map(TERMS.place, citable.places)


def _free(wanted: str, taken: set[str]) -> str:
    """The key, or the first free one after it; BibTeX takes capitals for small letters."""
    number, name = 1, wanted
    while name.casefold() in taken:
        number += 1
        name = f"{wanted}-{number}"
    return name
