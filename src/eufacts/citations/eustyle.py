"""The European Union's Interinstitutional Style Guide, as its institutions write in English.

The rules: "documents" in its list of specific points for COM, JOIN and SWD numbers,
3.1 and 3.2 for acts, 5.9.4 for bibliographies, 10.1 for punctuation.
"""

from eufacts.citations.pieces import Piece, linked, stopped
from eufacts.citations.styling import CitationForm, CitationRequest
from eufacts.citations.works import Citable, Work
from eufacts.dates import long_date
from eufacts.format.pinpoint import Terms

TERMS = Terms(marks=("‘", "’"))


def cite(citable: Citable, request: CitationRequest) -> tuple[Piece, ...]:
    """Write a footnote, which ends with a full stop, or the bibliography's entry."""
    work = citable.work
    if request.form is CitationForm.entry:
        return stopped(_entry(work))
    named = _short(work, request.first) if request.form is CitationForm.subsequent else _named(work)
    text = ", ".join(filter(None, [named, TERMS.places(citable.places)]))
    return stopped(linked(text))


def _named(work: Work) -> str:
    """A document with its number and date in brackets, an act with the Official Journal."""
    if work.is_law:
        return f"{work.title}{_brackets(_published(work))}"
    return f"{_title(work)}{_brackets(_numbered(work))}"


def _title(work: Work) -> str:
    """The kind of document and its title."""
    return f"{work.genre} – {work.title}" if work.genre else work.title


def _numbered(work: Work) -> str | None:
    """``JOIN(2015) 40 final of 9 September 2015``; a year alone is in the number already."""
    if work.number and work.date and len(work.date) > len("2015-09"):
        return f"{work.number} of {long_date(work.date)}"
    return work.number


def _published(work: Work) -> str:
    parts = [str(work.journal) if work.journal else None, f"ELI: {work.eli}" if work.eli else None]
    return ", ".join(filter(None, parts))


def _brackets(text: str | None) -> str:
    return f" ({text})" if text else ""


def _short(work: Work, first: int | None) -> str:
    short = work.number or work.title
    return f"{short} (see footnote {first})" if first else short


def _entry(work: Work) -> tuple[Piece, ...]:
    """Authors, title in italics, number, place, date and address, separated by commas."""
    if work.is_law:
        return linked(_named(work))
    parts: list[tuple[Piece, ...]] = [(Piece(_title(work), italic=work.titled),)]
    if work.authors:
        parts.insert(0, (Piece(" and ".join(work.authors)),))
    rest = [work.number, work.place, long_date(work.date) if work.date else None]
    parts.extend((Piece(text),) for text in rest if text)
    if work.url:
        parts.append(linked(work.url))
    entry = list(parts[0])
    for part in parts[1:]:
        entry.extend((Piece(", "), *part))
    return tuple(entry)
