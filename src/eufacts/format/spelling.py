"""Names that people type: one form in which they compare, and the nearest known names."""

import unicodedata
from collections.abc import Iterable
from itertools import groupby, repeat

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


def slips(typed: str, known: str, most: int) -> int:
    """Count the letters that were left out, added, mistaken or swapped in a word.

    Two letters that changed places are one slip, wherever they are: ``sirya`` for ``syria``. So are
    the wrong letters doubled: ``morroco``.

    Returns:
        The number; ``most + 1`` for any that is larger than ``most``.
    """
    if abs(len(typed) - len(known)) > most:
        return most + 1
    if sorted(typed) == sorted(known) and sum(map(str.__ne__, typed, known)) == len("ab"):
        return 1
    if typed != known and _undoubled(typed) == _undoubled(known):
        return 1
    above, row = [], list(range(len(known) + 1))
    for i, letter in enumerate(typed):
        above, row, before = row, [i + 1], above
        for j, other in enumerate(known):
            cost = min(above[j + 1] + 1, row[j] + 1, above[j] + (letter != other))
            if i and j and letter == known[j - 1] and typed[i - 1] == other:
                cost = min(cost, before[j - 1] + 1)
            row.append(cost)
        if min(*row, *above) > most:
            return most + 1
    return min(row[-1], most + 1)


def _undoubled(word: str) -> str:
    """A word in which no letter follows itself."""
    return "".join(letter for letter, _ in groupby(word))


def nearest(given: str, names: Iterable[str], most: int = 3) -> tuple[str, ...]:
    """Find the names that may be meant by one that is not known, best first.

    They are those with the fewest slips; if none has few, those that begin with the given one; and
    if none does, those that have its words, slips included, or only some of them.
    """
    typed = normalise_name(given)
    ranked = ((_rank(typed, normalise_name(name)), name) for name in dict.fromkeys(names))
    near = sorted((rank, name) for rank, name in ranked if rank is not None)
    return tuple(name for rank, name in near[:most] if rank[:2] == near[0][0][:2])


def did_you_mean(given: str, names: Iterable[str]) -> str:
    """Ask whether the nearest name is meant; empty if none is near."""
    near = nearest(given, names, most=1)
    return f"did you mean {near[0]}?" if near else ""


_LETTERS_A_SLIP = 3
"""In fewer letters a slip makes another word."""

_MOST_SLIPS = 3

_Rank = tuple[int, int, bool, bool]
"""How it is near; slips, or words more; whether the first letter differs; whether it is shorter."""


def _rank(typed: str, known: str) -> _Rank | None:
    """How near a name is, for sorting; None if it is not near."""
    if not typed:
        return None
    order = typed[:1] != known[:1], len(known) < len(typed)
    found = _few_slips(typed, known)
    if found is not None:
        return 0, found, *order
    if len(typed) > 1 and known.startswith(typed):
        return 1, 0, *order
    fewer, more = sorted((typed.split(), known.split()), key=len)
    if len(typed) > 1 and all(any(map(_is_near, repeat(one), more)) for one in fewer):
        return 2, len(more) - len(fewer), *order
    return None


def _few_slips(typed: str, known: str) -> int | None:
    """The number of slips between two names; None if they are too many for their length."""
    most = min(len(typed) // _LETTERS_A_SLIP, _MOST_SLIPS)
    found = slips(typed, known, most)
    return found if found <= most else None


def _is_near(one: str, other: str) -> bool:
    """Whether one word is another or begins it, slips aside."""
    begins = len(one) >= _LETTERS_A_SLIP and other.startswith(one)
    return one == other or begins or _few_slips(one, other) is not None
