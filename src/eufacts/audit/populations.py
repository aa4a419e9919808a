"""Whether a number is said of one of two groups that the document counts together."""

import re
from typing import Final

from eufacts.audit.claims import NumberClaim
from eufacts.audit.facts import Entry
from eufacts.audit.match import PERSONS
from eufacts.audit.terms import stem, stems

_TOGETHER: Final = re.compile(r"\b(?P<one>[a-z]+)\sand\s(?P<other>[a-z]+\s[a-z]+)\b", re.IGNORECASE)
"""Two groups that a label names: nurses and retired persons."""
_COUNTED: Final = re.compile(r"\s(?:of\s)?(?:all\s)?(?:the\s)?(?:[\w'\u2019]+\s)?[a-z]+")


def counted_with(claim: NumberClaim, entry: Entry) -> str:
    """The two groups that a fact counts if an article names only the first; empty if not."""
    people = entry.row["kind"] == "figure" and entry.row["unit"] in {"people", "percent"}
    both = _TOGETHER.search(str(entry.row["label"])) if people else None
    counted = _COUNTED.match(claim.sentence.text, claim.span.end)
    if both is None or counted is None:
        return ""
    one, other = stem(both["one"]), {*stems(both["other"])}
    said = {*stems(claim.sentence.words)}
    apart = bool(other & PERSONS) and said.isdisjoint(other - PERSONS)
    return both[0].lower() if apart and one in stems(counted[0]) else ""
