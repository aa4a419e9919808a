"""Whether a number is said of those that the document counts.

An article may name one of two groups that are counted together, or another object of what they do:
those who left their jobs may not have left the country.
"""

import re
from typing import Final

from eufacts.audit.claims import NumberClaim
from eufacts.audit.facts import Entry
from eufacts.audit.match import PERSONS
from eufacts.audit.places import places_in
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


_LONGEST_NAME: Final = 40
_OBJECT: Final = re.compile(r"\b([a-z]{3,})\s(?:their|its|his|her|the)\s(?:own\s)?([a-z]+)")
_COUNTRY: Final = stem("country")


def other_object(claim: NumberClaim, entry: Entry) -> str:
    """What a fact's people do, if an article says it of another thing; empty if it does not."""
    text = claim.sentence.text
    own = claim.sentence.own(claim.span)
    for hit in _OBJECT.finditer(str(entry.row["label"])):
        verb, thing = map(stem, hit.groups())
        said = {stem(one[2]) for one in _OBJECT.finditer(text, *own) if stem(one[1]) == verb}
        for place in claim.sentence.places_in(own):
            before = text[own.start : place.start].split()
            if before and stem(before[-1]) == verb:
                said.add(_COUNTRY)
        if said and verb and thing not in said:
            return hit[0]
    return ""


_OF_WHOLE: Final = re.compile(r"\sof\s(?:all\s)?(?:the\s)?")
_INHABITANTS: Final = re.compile(
    r"(?:\w+['\u2019]s?\s|\w+\s)?(?:population|inhabitants|residents|citizens|people\sof)\b"
)


def other_whole(claim: NumberClaim, entry: Entry) -> bool:
    """Whether a share is said to be of a country or its people, and the document's is not.

    "90% of Malians go there" is not "90% of those who go there are Malians".
    """
    if entry.row["unit"] != "percent" or entry.row["kind"] != "figure":
        return False
    text, written = entry.quote, str(entry.row["as_written"])
    stated = text.find(written) + len(written)
    return _is_of_people(claim.sentence.text, claim.span.end) and not _is_of_people(text, stated)


def _is_of_people(text: str, at: int) -> bool:
    """Whether what follows a share says that it is one of a country's people."""
    whole = _OF_WHOLE.match(text, at)
    if whole is None:
        return False
    of_all = _INHABITANTS.match(text, whole.end()) is not None
    named = text[whole.end() : whole.end() + _LONGEST_NAME]
    return of_all or any(place.start == 0 for place in places_in(named))
