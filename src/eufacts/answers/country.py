"""A country's profile: everything that a fact base says about it."""

from collections import defaultdict
from collections.abc import Sequence

from eufacts.answers.question import Question, positions, resolve, texts_at
from eufacts.errors import NotThereError, UnknownNameError
from eufacts.format.kinds import COUNTRIES, PROFILE, Row
from eufacts.index.store import Index


def profile(index: Index, name: str, documents: Sequence[str] = ()) -> str:
    """Give a country's row with its figures, funding, agreements, instruments, events and so on.

    It is a JSON text, put together of those of the records without decoding them.

    Args:
        index: The index of the fact base.
        name: The country's.
        documents: The documents of a folder that are asked; all of them if empty.

    Raises:
        UnknownNameError: No country has the name, or no document.
        NotThereError: None of these documents names the country.
    """
    parts: dict[str, list[str]] = {kind.name: [] for kind in (COUNTRIES, *PROFILE)}
    for sort in dict.fromkeys(kind.sort for kind in PROFILE):
        kinds = tuple(kind.name for kind in (COUNTRIES, *PROFILE) if kind.sort == sort)
        asked = Question(kinds=kinds, countries=name, documents=documents, sort=sort)
        found = positions(index, asked)
        for kind, body in zip(found.values(), texts_at(index, tuple(found)), strict=True):
            parts[kind].append(body)
    if not parts[COUNTRIES.name]:
        do = "does" if len(documents) == 1 else "do"
        raise NotThereError(f"{' and '.join(documents)} {do} not name {_label(index, name)}")
    (country,) = parts[COUNTRIES.name]
    listed = (f'"{kind.plural}":[{",".join(parts[kind.name])}]' for kind in PROFILE)
    return f"{country[:-1]},{','.join(listed)}}}"


def _label(index: Index, name: str) -> str:
    """The name of a country today."""
    sql = "SELECT label FROM record WHERE kind = 'country' AND id = ?"
    ((label,),) = index.select(sql, resolve(index, "country", (name,)))
    return str(label)


def meant(index: Index, name: str) -> tuple[str, str]:
    """Find the country that a name means, which may have slips in it.

    Returns:
        Its code, and what a user should know of a slip; empty if there is none.

    Raises:
        UnknownNameError: No name of a country is so near.
        NotThereError: The document does not name that country, or several are as near.
    """
    try:
        (code,) = resolve(index, "country", (name,))
    except UnknownNameError:
        near = nearest_countries(index, name)
        if not near:
            raise
        if len(near) > 1:
            listed = " or ".join(near.values())
            raise NotThereError(f"no country {name!r}; did you mean {listed}?") from None
        ((code, called),) = near.items()
        resolve(index, "country", (code,))
        return code, f"no country {name!r}; showing {called}"
    return code, ""


def nearest_countries(index: Index, name: str) -> dict[str, str]:
    """The countries of the world whose names differ by the fewest slips; none if by too many.

    Returns:
        Their codes and names. There is one unless it may be another that was meant.
    """
    from eufacts.format.spelling import normalise_name, slips
    from eufacts.source.numbers.countries import countries

    names: dict[str, set[str]] = defaultdict(set)
    called = {}
    for country in countries().values():
        names[country.code].update(map(normalise_name, (*country.names, *country.peoples)))
        called[country.code] = country.names[0]
    sql = (
        "SELECT spelling.folded, spelling.value, label FROM spelling "
        "JOIN record ON id = spelling.value WHERE what = 'country'"
    )
    for folded, value, label in index.select(sql):
        names[str(value)].add(str(folded))
        called[str(value)] = str(label)
    typed = normalise_name(name)
    most = min(len(typed) // _LETTERS_A_SLIP, _MOST_SLIPS)

    def rank(known: str) -> tuple[int, bool]:
        found = slips(typed, known, most)
        # A single slip may be in the first letter; of two, hardly one is.
        return found, found > 1 and known[:1] != typed[:1]

    ranks = {
        code: min(rank(one) for one in known if len(one) >= _LETTERS_A_SLIP)
        for code, known in names.items()
    }
    best = min(ranks.values())
    return {code: called[code] for code in ranks if ranks[code] == best} if best[0] <= most else {}


_LETTERS_A_SLIP, _MOST_SLIPS = 4, 2
"""Names of countries are nearer to each other than words are."""


def as_table(answer: Row) -> list[Row]:
    """Write a profile as rows of a sheet: the country, then each record below its part's name."""
    own = {"part": "country", "label": answer["name"]}
    own |= {key: answer[key] for key in ("id", "kind", "note")}
    own["countries"] = [answer["code"]]
    parts = [kind.plural for kind in PROFILE]
    return [own, *({"part": part, **record} for part in parts for record in answer[part])]
