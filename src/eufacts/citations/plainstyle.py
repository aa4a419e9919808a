"""The plain style: every part in words, for a reader who has no manual at hand."""

from eufacts.citations.forms import Form, Wanted
from eufacts.citations.pieces import Piece, linked
from eufacts.citations.pinpoints import Terms
from eufacts.citations.works import Citable, Work
from eufacts.dates import long_date

TERMS = Terms("section", "paragraph", "footnote", ("“", "”"))


def cite(citable: Citable, wanted: Wanted) -> tuple[Piece, ...]:
    """Write the words that stand as ``citation`` in the rows, or their short form."""
    work = citable.work
    if wanted.form is Form.entry:
        return linked(", ".join(filter(None, [_named(work), work.url])))
    named = _short(work, wanted.first) if wanted.form is Form.subsequent else _named(work)
    return (Piece(", ".join(filter(None, [named, TERMS.places(citable.places)]))),)


def _named(work: Work) -> str:
    parts = [
        " and ".join(work.authors),
        f"“{work.title}”" if work.titled else work.title,
        None if work.number and work.number in work.title else work.number,
        str(work.journal) if work.journal else None,
        work.place,
        long_date(work.date) if work.date and not _says_date(work) else None,
    ]
    return ", ".join(filter(None, parts))


def _says_date(work: Work) -> bool:
    """Whether the title or the number names the date already, as acts' titles do."""
    named = f"{work.title} {work.number}"
    return work.date is not None and long_date(work.date) in named


def _short(work: Work, first: int | None) -> str:
    short = work.number or work.title
    return f"{short} (note {first})" if first else short
