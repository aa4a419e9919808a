"""Completion of names at the prompt."""

import os
from pathlib import Path

from eufacts.errors import EufactsError
from eufacts.factbase.folding import fold
from eufacts.factbase.index import open_index, shipped
from eufacts.factbase.queries import KINDS


def names(what: str, incomplete: str) -> list[str]:
    """List the names of a kind that begin as what is typed; none where the fact base is broken.

    A name is given as it was begun: who types ``tur`` is offered ``turkey``.
    """
    if what == "kind":
        return [kind for kind in KINDS if kind.startswith(incomplete)]
    beginning = fold(incomplete)
    sql = "SELECT shown FROM name WHERE what = ? AND folded >= ? AND folded < ? ORDER BY value"
    try:
        with open_index(Path(os.environ.get("EUFACTS_FACTS") or shipped())) as index:
            found = index.select(sql, (what, beginning, f"{beginning}\U0010ffff"))
    except EufactsError:
        return []
    begun = incomplete.casefold()
    shown = (str(name) for (name,) in found)
    return sorted(
        {
            incomplete + name[len(incomplete) :]
            for name in shown
            if name.casefold().startswith(begun)
        }
    )
