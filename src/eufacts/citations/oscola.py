"""OSCOLA, 4th edition: notes for lawyers.

The rules: 3.4.5 for documents of the Commission, 2.6.1 for legislation, 1.2.1 for later
notes, 1.3.1 for punctuation.
"""

import re

from eufacts.citations.pieces import Piece, stopped
from eufacts.citations.styling import CitationForm, CitationRequest
from eufacts.citations.works import Citable, Work
from eufacts.format.pinpoint import Terms

TERMS = Terms("s", "para", "fn", column="col", marks=("‘", "’"))


def cite(citable: Citable, request: CitationRequest) -> tuple[Piece, ...]:
    """Write a note, which ends with a full stop, or the bibliography's entry, which does not."""
    work = citable.work
    if request.form is CitationForm.entry:
        return (Piece(_named(work)),)
    named = _short(work, request.first) if request.form is CitationForm.subsequent else _named(work)
    text = ", ".join(filter(None, [named, TERMS.places(citable.places)]))
    return stopped((Piece(text),))


def _named(work: Work) -> str:
    if work.is_law:
        return f"{_legal(work.title)}{_journal(work)}"
    title = f"‘{work.title}’" if work.titled else work.title
    described = [title, f"({_description(work)})" if work.genre else None]
    number = _spaced(work.number) if work.number else None
    if work.titled:
        described.append(number)
        return ", ".join(filter(None, [_bodies(work), " ".join(filter(None, described))]))
    return ", ".join(filter(None, [_bodies(work), title, number]))


def _bodies(work: Work) -> str:
    """The authors; OSCOLA's examples write ``Commission`` without ``European``."""
    return " and ".join(name.removeprefix("European ") for name in work.authors)


def _description(work: Work) -> str:
    """The genre without its addressees: ``Joint Communication``."""
    return (work.genre or "").partition(" to the ")[0]


def _spaced(number: str) -> str:
    """A number with the spaces of OSCOLA's examples: ``JOIN (2015) 40 final``."""
    return re.sub(r"^([A-Z]+)\(", r"\1 (", number)


def _legal(name: str) -> str:
    """An act's name without ``No`` before its number: ``Regulation (EU) 231/2014``."""
    return re.sub(r"\bNo (?=\d+/)", "", name)


def _journal(work: Work) -> str:
    """The Official Journal: `` [2015] OJ L122/31``; empty if it is not known."""
    if work.journal is None:
        return ""
    issue = work.journal.issue.replace(" ", "")
    page = f"/{work.journal.page}" if work.journal.page else ""
    return f" [{work.journal.year}] OJ {issue}{page}"


def _short(work: Work, first: int | None) -> str:
    """The number alone, for Commission documents by 3.4.5 and for acts as 2.6.1 allows."""
    if work.number is None:
        short = _named(work)
    elif work.category == "act":
        short = _legal(work.number)
    else:
        short = _spaced(work.number)
    return f"{short} (n {first})" if first else short
