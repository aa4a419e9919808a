"""Names that people type: one form in which they compare, and the nearest known names."""

import unicodedata
from collections.abc import Iterable

_ASCII = "".join(c if c.isalnum() else " " for c in map(chr, range(128)))
"""A space for each ASCII character that is not a letter or digit."""


def searched_code(code: str) -> str:
    """A country's code as the search index has it: with a mark that no stem has."""
    return f"{code}0"


def normalise_name(name: str) -> str:
    """Reduce a name to the form in which names compare: ``The Türkiye`` is ``turkiye``.

    Case, accents, hyphens and a leading "the" do not count.
    """
    if name.isascii():
        words = name.lower().translate(_ASCII).split()
    else:
        # Some letters decompose only after casefold, and some fold only after they decompose.
        plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
        letters = (c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
        words = "".join(letters).split()
    while len(words) > 1 and words[0] == "the":
        del words[0]
    return " ".join(words)


def nearest(given: str, names: Iterable[str], most: int = 3) -> tuple[str, ...]:
    """Find the names that look most like the given one, best first.

    Case does not count. A name that begins with the given one counts as near.
    """
    from difflib import get_close_matches

    by_folded = {name.casefold(): name for name in names}
    wanted = given.casefold()
    close = get_close_matches(wanted, by_folded, n=most, cutoff=0.65)
    beginning = [name for name in by_folded if len(wanted) > 1 and name.startswith(wanted)]
    return tuple(by_folded[name] for name in dict.fromkeys([*close, *beginning]))[:most]
