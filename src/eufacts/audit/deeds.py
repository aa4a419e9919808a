"""What people do or suffer in a sentence: they flee, are displaced, killed or taken in.

A number is of those who did one thing. Where the text says another, it is not of them; some deeds
go together, as those who flee are taken in. Two facts of one sentence hold these apart, too: of
"4 million have fled, 7.6 million are displaced" neither number is the other's.
"""

import re
import sys
from typing import Final

_DEEDS: Final = re.compile(
    r"\b(?:(?P<killed>kill(?:ed|s)?|dead|died?|dies|deaths|perished|drown(?:ed|s)?|fatalities"
    r"|(?:cost|lost|took|taken|claimed)\s(?:[\w.,]+\s){1,4}?lives)"
    r"|(?P<displaced>displace(?:d|ment)|uprooted|idps?|internal\srefugees|not\s(?:yet\s)?(?:left|leave)"
    r"|(?:fled|flee|fleeing|left|leave|lost|(?:driven|forced)\sfrom)\s(?:from\s)?(?:their|its)\shomes?"
    r"|in\s(?:their|its)\sown\scountry|(?:other|safer)\s(?:parts|areas|regions)\sof"
    r"|(?:inside|within)\s(?:(?:the|their|its)\s(?:own\s)?(?:country|borders|homeland)|(?-i:[A-Z])\w+))"
    r"|(?P<fled>flee|fled|fleeing|abroad|exiles?|refugees?|refuge|escaped|beyond|outside"
    r"|(?:left|leave)\s(?:the|their|its)\s(?:own\s)?(?:country|homeland|land))"
    r"|(?P<hosted>host(?:s|ed|ing)?|shelter(?:s|ed|ing)?|t(?:aken?|akes|ook)\sin)"
    r"|(?P<applied>appl(?:ied|y|ications?|icants?)|asylum"
    r"|(?:sought|seek(?:s|ing)?|asked\sfor|international)\sprotection)"
    r"|(?P<crossed>cross(?:ed|ings?)?|entered|entries|arriv(?:ed|als?|e)|landed|came\sto"
    r"|us(?:e[ds]?|ing)\sthe\s(?:[\w-]+\s){1,3}route)"
    r"|(?P<returned>return(?:ed|s)?|deported|deportations?|repatriated|depart(?:ed|ures?)?"
    r"|(?:sent|went|gone|go)\s(?:back|home)|(?:ordered|told|asked)\sto\s(?:go|leave)))\b",
    re.IGNORECASE,
)
_TOGETHER: Final = frozenset(
    map(
        frozenset,
        (
            ("fled", "displaced"),
            ("fled", "hosted"),
            ("fled", "crossed"),
            ("fled", "applied"),
            ("hosted", "displaced"),
        ),
    )
)
"""Deeds that texts use for one another."""


def deeds_in(text: str, start: int = 0, end: int = sys.maxsize) -> frozenset[str]:
    """The deeds that a text names, or a stretch of it."""
    return frozenset(hit.lastgroup or "" for hit in _DEEDS.finditer(text, start, end))


def exclude(said: frozenset[str], stated: frozenset[str]) -> bool:
    """Whether no deed that a text says can be one that a fact states; False if one names none."""
    return bool(said and stated) and not any(
        one == other or frozenset((one, other)) in _TOGETHER for one in said for other in stated
    )
