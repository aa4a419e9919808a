"""Amounts for each of something, which cannot be added: EUR 2 million a year, EUR 20 per tonne."""

import re
from functools import lru_cache
from typing import Final

_TIMES: Final = "year|annum|month|week|day|hour|quarter"
_UNITS: Final = (
    "(?:cubic|square) met(?:re|er)|met(?:re|er)|tonne|ton|lit(?:re|er)|hectare|kilo(?:gram|metre)?"
    "|head|person|capita|ticket|unit|barrel|acre|mile|member state|country"
)
_WHAT: Final = r"(?:\sin\s(?:\w+\s){0,2}?\w+)?"
"""What an amount is of, before the time: EUR 2 million in humanitarian aid a year."""
_FOLLOWS: Final = (
    rf"\s?/\s?[a-z]\w*|\s(?:annually|yearly|quarterly|monthly|weekly|daily|apiece|p\.a\.)(?!\w)"
    rf"|{_WHAT}\s(?:an?|per|each|every)\s(?:{_TIMES})\b"
    rf"|\s(?:for\s)?(?:an?|each|every|one)\s(?:{_TIMES}|{_UNITS})\b|\severy\s\w+\s(?:{_TIMES})s\b"
    r"|\seach\b|\sper\s(?!cent\b)(?:member\s)?[\w-]+"
)
"""What follows an amount that is for each of something."""
_PRECEDES: Final = (
    r"\b(?:annual|yearly|quarterly|monthly|weekly|daily)\s(?:(?:[\w-]+\s){0,3}of\s)?\Z"
)
"""What precedes one: an annual budget of EUR 9 million."""
_SAID: Final = (
    rf"(?:\d|[€$£]|\b(?:EUR|euros?|million|billion)|\d[mb]n?)(?:{_FOLLOWS})"
    r"|\A(?:annual|yearly|quarterly|monthly|weekly|daily)\b"
)
_NEAR: Final = 60
_PARTS: Final = frozenset(("a", "an", "each", "every", "one", "per", "apiece", "p.a"))
"""Words without one of which only a stroke or "annually" and the like make a rate."""


@lru_cache(maxsize=4096)
def with_rate(text: str, start: int, end: int) -> tuple[int, int]:
    """Where an amount begins and ends with the words that say for each of what it is.

    The same where no words do.
    """
    follows = re.compile(_FOLLOWS, re.IGNORECASE).match(text, end)
    precedes = re.compile(_PRECEDES, re.IGNORECASE).search(text, max(0, start - _NEAR), start)
    return precedes.start() if precedes else start, follows.end() if follows else end


def is_rate(words: str) -> bool:
    """Whether an amount in some words is for each of something.

    Args:
        words: What a document writes for an amount of money.
    """
    low = words.casefold()
    # To compile the pattern takes longer than a whole look-up, and few amounts need it.
    parts = (word.strip(".,;:()") for word in low.split())
    if _PARTS.isdisjoint(parts) and not any(sign in low for sign in ("/", "ly", "annual")):
        return False
    return re.search(_SAID, words, re.IGNORECASE) is not None
