"""Whether money is said to come from those of whom the document says so."""

import re
from typing import Final

from eufacts.audit.claims import NumberClaim
from eufacts.audit.facts import Entry
from eufacts.audit.scope import Span

_ALONE: Final = re.compile(r"\b[A-Z]\w+\s(?:alone|by\sitself|on\sits\sown)\b")
GIVES: Final = (
    r"\s(?:\w+ly\s)?(?:(?:has|have|had|will|alone|together|jointly|themselves|also)\s){0,3}"
    r"(?:\w+ly\s)?(?:g[ia]ven?|gives?|allocated?s?|pa(?:id|ys?)|provided?s?|contributed?s?|mobilised?s?"
    r"|pledged?s?|commit(?:s|ted)?|donated?s?|spen[dt]s?|financed?s?|fund(?:s|ed)?|granted?s?|put|sent"
    r"|raised?s?|earmarked?s?|promised?s?|came\sup)\b"
)
"""What follows a payer."""
_STATES: Final = (
    r"(?:[Mm]ember\s(?:[Ss]tates|countries|governments)|[Nn]ational\s(?:governments|capitals))"
)
_BY_STATES: Final = re.compile(
    rf"\b{_STATES}{GIVES}|\b(?:from|by)\s(?:the\s)?(?:EU\s|EU's\s|Union's\s)?(?:{_STATES}|national\sbudgets)"
    rf"|\b{_STATES}['\u2019]\s(?:share|part|contribution)"
)
_JOINED: Final = re.compile(
    r"(?:\b(?:and|with|plus|not|its|their)|&)\s(?:(?:the|its|from|by|of|other|all|EU)\s){0,3}\Z"
)
"""They pay with the Union, or it is said that they do not."""
_BUDGET: Final = re.compile(
    r"\b(?:EU|Union)(?:['\u2019]s)?\s(?:own\s)?budget\b|\bbudget\sof\sthe\s(?:EU|European\sUnion|Union)\b"
)
_NEAR: Final = 30
_GIVES_AFTER: Final = re.compile(GIVES)


def paid_by_one(claim: NumberClaim, entry: Entry) -> bool:
    """Whether an article says that one pays what the document says several pay together."""
    if len(entry.row.get("funders") or ()) <= 1:
        return False
    sentence = claim.sentence
    near = Span(sentence.before(claim.span).start, sentence.own(claim.span).end)
    hit = _ALONE.search(sentence.text, near.start, near.end)
    return hit is not None and not sentence.places_in(Span(*hit.span()))


def paid_by_states(claim: NumberClaim, entry: Entry) -> bool:
    """Whether an article says that Member States pay what the document says the Union pays too."""
    funders = set(entry.row.get("funders") or ())
    if not funders or funders == {"Member States"}:
        return False
    sentence = claim.sentence
    near = Span(sentence.before(claim.span).start, sentence.after(claim.span).end)
    said = _BY_STATES.search(sentence.text, near.start, near.end)
    if said is None or sentence.says(_BUDGET):
        return False
    before = sentence.text[max(sentence.span.start, said.start() - _NEAR) : said.start()]
    return _JOINED.search(before) is None


def paid_by_country(claim: NumberClaim, entry: Entry) -> bool:
    """Whether an article says that a country pays of which the document does not speak."""
    if not entry.row.get("funders"):
        return False
    sentence = claim.sentence
    near = Span(sentence.before(claim.span).start, claim.span.start)
    return any(
        f"@{place.code}" not in entry.terms and _GIVES_AFTER.match(sentence.text, place.end)
        for place in sentence.places_in(near)
    )
