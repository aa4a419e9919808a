"""Complete names at the prompt."""

from eufacts.cli.environment import chosen_facts
from eufacts.errors import EufactsError
from eufacts.format.kinds import KIND_NAMES
from eufacts.format.spelling import normalise_name
from eufacts.index.store import open_index

_HARMLESS = frozenset(" .,'()/-")
"""The signs that a completed name may have, besides letters and digits of any alphabet.

A shell may run what it is offered; these are harmless in bash, zsh and fish.
"""


def names(what: str, incomplete: str, facts: str | None = None) -> list[str]:
    """List the names of a kind that begin with the typed text; none if the fact base is invalid.

    A name keeps the case of the typed text: ``tur`` gives ``turkey``. Names that a shell could run
    a part of, or take for an option, are left out.
    """
    if what == "kind":
        return [name for name in KIND_NAMES if name.startswith(incomplete)]
    beginning = normalise_name(incomplete)
    sql = "SELECT shown FROM name WHERE what = ? AND folded >= ? AND folded < ? ORDER BY value"
    try:
        with open_index(chosen_facts(facts)) as index:
            found = index.select(sql, (what, beginning, f"{beginning}\U0010ffff"))
    except EufactsError:
        return []
    begun = incomplete.casefold()
    shown = [str(name) for (name,) in found if str(name).casefold().startswith(begun)]
    return sorted(
        {
            # A hyphen can replace a space, and needs no quotes.
            (incomplete + name[len(incomplete) :]).replace(" ", "-")
            for name in shown
            # A code is offered only if it was begun in capitals.
            if _is_harmless(name) and (name.startswith(incomplete) or not name.isupper())
        }
    )


def _is_harmless(name: str) -> bool:
    return not name.startswith("-") and all(sign.isalnum() or sign in _HARMLESS for sign in name)
