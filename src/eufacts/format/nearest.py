"""Valid names near a misspelt one."""

from collections.abc import Iterable


def nearest(given: str, names: Iterable[str], most: int = 3) -> tuple[str, ...]:
    """Find the names that look most like the one given, best first.

    Case does not count. A name that begins with what was given counts as near.
    """
    from difflib import get_close_matches

    by_folded = {name.casefold(): name for name in names}
    wanted = given.casefold()
    close = get_close_matches(wanted, by_folded, n=most, cutoff=0.65)
    beginning = [name for name in by_folded if len(wanted) > 1 and name.startswith(wanted)]
    return tuple(by_folded[name] for name in dict.fromkeys([*close, *beginning]))[:most]
