"""A country's profile: everything that a fact base says about it."""

from collections.abc import Sequence

from eufacts.answers.question import Question, ask, by_id, resolve, rows
from eufacts.format.kinds import PROFILE, Row
from eufacts.index.store import Index


def profile(index: Index, name: str, documents: Sequence[str] = ()) -> Row:
    """Give a country's row with its figures, funding, agreements, instruments, events and so on.

    Args:
        index: The index of the fact base.
        name: The country's.
        documents: The documents of a folder that are asked; all of them if empty.

    Raises:
        UnknownNameError: No country has the name, or no document.
    """
    (code,) = resolve(index, "country", (name,))
    (country,) = rows(by_id(index, (code,)))
    parts = {
        kind.plural: rows(
            ask(
                index,
                Question(kinds=kind.name, countries=code, documents=documents, sort=kind.sort),
            )
        )
        for kind in PROFILE
    }
    return {**country, **parts}


def as_table(answer: Row) -> list[Row]:
    """Write a profile as rows of a sheet: the country, then each record below its part's name."""
    own = {"part": "country", "label": answer["name"]}
    own |= {key: answer[key] for key in ("id", "kind", "note")}
    own["countries"] = [answer["code"]]
    parts = [kind.plural for kind in PROFILE]
    return [own, *({"part": part, **record} for part in parts for record in answer[part])]
