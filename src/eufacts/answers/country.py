"""A country's profile: everything that a fact base says about it."""

from eufacts.answers.question import Question, ask, by_id, resolve, rows
from eufacts.format.kinds import PROFILE, Row
from eufacts.index.store import Index


def profile(index: Index, name: str) -> Row:
    """Give a country's row with its figures, funding, agreements, instruments, events and so on.

    Raises:
        UnknownNameError: No country has the name.
    """
    (code,) = resolve(index, "country", (name,))
    (country,) = rows(by_id(index, (code,)))
    parts = {
        kind.plural: rows(ask(index, Question(kinds=kind.name, countries=code, sort=kind.sort)))
        for kind in PROFILE
    }
    return {**country, **parts}
