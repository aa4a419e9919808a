"""A country with everything that a fact base holds on it."""

from typing import Any

from eufacts.answers.question import Question, ask, by_id, resolve, rows
from eufacts.index.store import Index

Row = dict[str, Any]

_PARTS = {
    "figures": "figure",
    "funding": "funding",
    "agreements": "agreement",
    "instruments": "instrument",
    "events": "event",
    "statements": "statement",
    "excerpts": "excerpt",
}
"""The parts of a profile, and the kinds of their rows."""


def profile(index: Index, name: str) -> Row:
    """Give a country's row with its figures, funding, agreements, instruments, events and so on.

    Raises:
        UnknownNameError: No country goes by the name.
    """
    (code,) = resolve(index, "country", (name,))
    (country,) = rows(by_id(index, (code,)))
    parts = {
        part: rows(ask(index, Question(kinds=(kind,), countries=(code,))))
        for part, kind in _PARTS.items()
    }
    return {**country, **parts}
