"""Links that open a page at a sentence: ``PAGE#:~:text=START,END``, a text fragment.

A browser looks for the words of START and, from there, for those of END, and marks what lies
between. Which words lead to one sentence alone only the source can say: ``proof/verify``
chooses them, the lock keeps how many they are. A browser that knows no text fragments opens the
page.
"""

import re
from typing import NamedTuple

FEWEST = 4
"""How many words a link names at least at either end, where the quote has them."""
SHORT = 2 * FEWEST
"""A quote of no more words is named whole."""
CLOSING = " .,;:!?\u2026'\"\u2019\u201d\u00bb)]"
"""What is left out at a quote's end: in the page a footnote marker often stands before it."""


class Link(NamedTuple):
    """Which words of a quote a link names."""

    start: int
    """How many from the beginning of the quote; all of them where the quote is named whole."""
    end: int
    """How many up to its end; 0 where nothing is named but the start."""
    before: str = ""
    """Words right before the quote, where its own stand elsewhere too."""
    after: str = ""
    """Words right after it; only where the quote is named whole."""


def usual(quote: str) -> Link:
    """The words that are named where no source has said which lead to the quote alone."""
    count = len(quote.split())
    return Link(count, 0) if count <= SHORT + 2 else Link(FEWEST + 1, FEWEST + 1)


def fits(quote: str, link: Link) -> bool:
    """Whether a quote has the words that a link names."""
    count = len(quote.split())
    return 1 <= link.start <= link.start + link.end <= count and link.end >= 0


def named(quote: str, link: Link) -> tuple[str, str]:
    """The words of a quote that a link names, at its start and at its end."""
    words = quote.split()
    start = " ".join(words[: link.start])
    end = " ".join(words[len(words) - link.end :])
    if link.start == len(words) and not link.after:
        start = start.rstrip(CLOSING) or start
    return start, end.rstrip(CLOSING) or end


def deep_link(page: str, quote: str, link: Link) -> str:
    """The address of a quote in a page.

    A fragment that the page's address has is kept, unless it names words itself. An address that is
    not on the web stays as it is.
    """
    if not page.startswith(("https://", "http://")):
        return page
    start, end = map(_encoded, named(quote, link))
    text = [
        *([f"{_encoded(link.before)}-"] if link.before else []),
        start,
        *([end] if end else []),
        *([f"-{_encoded(link.after)}"] if link.after else []),
    ]
    own = page.partition(":~:")[0]
    return f"{own}{'' if '#' in own else '#'}:~:text={','.join(text)}"


def _encoded(words: str) -> str:
    """Words as they stand in a fragment, where a hyphen has a meaning too."""
    frequent = words.replace("%", "%25").replace(" ", "%20").replace(",", "%2C")
    return _RESERVED.sub(_percent, frequent)


_RESERVED = re.compile("[^A-Za-z0-9_.~%]")


def _percent(found: re.Match[str]) -> str:
    """The bytes of a character as an address has them."""
    return "".join(f"%{byte:02X}" for byte in found[0].encode())
