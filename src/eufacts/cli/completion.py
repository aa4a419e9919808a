"""Completion of names at the prompt."""

import os
from pathlib import Path

from eufacts.answers.question import SORT_KEYS
from eufacts.errors import EufactsError
from eufacts.format.kinds import KIND_NAMES
from eufacts.format.spelling import normalise_name
from eufacts.index.store import open_index, shipped

_ENOUGH = 3
"""From so many letters on, ids are offered that hold them."""


def names(what: str, incomplete: str) -> list[str]:
    """List the names of a kind that begin as what is typed; none where the fact base is broken.

    A name is given as it was begun: who types ``tur`` is offered ``turkey``. Where no id begins so,
    those are offered that hold it: ``killed`` gives ``syria-killed``.
    """
    fixed = {"kind": KIND_NAMES, "sort": SORT_KEYS}
    if what in fixed:
        return [name for name in fixed[what] if name.startswith(incomplete)]
    beginning = normalise_name(incomplete)
    sql = "SELECT shown FROM name WHERE what = ? AND folded >= ? AND folded < ? ORDER BY value"
    holding = (
        "SELECT DISTINCT shown FROM name WHERE what = 'id' AND instr(folded, ?) ORDER BY value"
    )
    try:
        with open_index(Path(os.environ.get("EUFACTS_FACTS") or shipped())) as index:
            found = index.select(sql, (what, beginning, f"{beginning}\U0010ffff"))
            if what == "id" and not found and len(beginning) >= _ENOUGH:
                return [str(name) for (name,) in index.select(holding, (beginning,))]
    except EufactsError:
        return []
    begun = incomplete.casefold()
    shown = [str(name) for (name,) in found if str(name).casefold().startswith(begun)]
    return sorted(
        {
            # A hyphen serves for a space, and needs no quoting.
            (incomplete + name[len(incomplete) :]).replace(" ", "-")
            for name in shown
            # A code is offered only to who begins it in capitals.
            if name.startswith(incomplete) or not name.isupper()
        }
    )
