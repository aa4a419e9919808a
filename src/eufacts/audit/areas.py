"""Areas that a text names by the compass: West Africa, the Central Mediterranean.

Two areas of one whole that have different quarters are different; of others nothing is known.
"""

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

_AREA: Final = re.compile(
    r"\b(?P<quarter>east|west|north|south|central)(?:ern)?\b(?:[\s-](?:(?:sea|land)[\s-])?"
    r"(?P<whole>mediterranean|med\b|balkan|africa(?!n\srepublic)|asia|europe|route|crossing))?",
    re.IGNORECASE,
)
_COUNTRY: Final = re.compile(r"south\safrican?", re.IGNORECASE)
_ROUTES: Final = frozenset({"rou", "cro"})
"""Wholes that stand for that of any route: the eastern route."""


class Area(NamedTuple):
    """A part of the world, as a text names it."""

    quarter: str
    whole: str
    """What it is a part of; empty where the text does not say: the central one."""
    start: int


def areas_in(text: str) -> list[Area]:
    """Find the areas that a text names, in order; the country South Africa is not one."""
    return [
        Area(hit["quarter"].lower(), (hit["whole"] or "").lower()[:3], hit.start())
        for hit in _AREA.finditer(text)
        if not _COUNTRY.match(hit[0])
    ]


def is_elsewhere(named: Iterable[Area], stated: Iterable[Area]) -> bool:
    """Whether a text names other quarters of what a fact is of, and none of the fact's own.

    The same quarter of another whole is elsewhere, too: not the Western Balkans, West Africa.
    """
    pairs = [
        one.quarter == other.quarter and (not one.whole or one.whole in {*_ROUTES, other.whole})
        for one in named
        for other in stated
        if one.whole in {*_ROUTES, other.whole} or one.quarter == other.quarter
    ]
    return bool(pairs) and not any(pairs)


_CONTINENT: Final = r"(?:the\s)?(Europe|EU|European\sUnion|Union|Africa|Asia|America)\b"
_GOES_TO: Final = re.compile(
    rf"\b(?:(?:to|into|reach(?:ed|es)?|enter(?:ed|s)?)\s{_CONTINENT}(?!\s[a-z]*-|['\u2019]s|\s[A-Z])"
    rf"|{_CONTINENT}\s(?:alone\s)?(?:hosts?|hosted|shelters?|sheltered|takes|took|houses?)\b)"
)


def goes_to(text: str, start: int, end: int) -> str:
    """The continent that a stretch says people came to, or are in; empty if it names none."""
    hit = _GOES_TO.search(text, start, end)
    return (hit[1] or hit[2]) if hit else ""
