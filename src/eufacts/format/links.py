"""Links that open a page at a sentence: ``PAGE#:~:text=START,END``, a text fragment.

A browser finds the words of START, then those of END, and marks all between them. Only the source
says which words lead to one sentence and nowhere else: ``proof/verify`` chooses them, and the lock
keeps their number. A browser without text fragments opens the page.
"""

import re
from typing import NamedTuple

from eufacts.format import limits

FEWEST = 4
"""The fewest words that a link names at either end, if the quote has as many."""
SHORT = 2 * FEWEST
"""A quote with at most this many words is named whole."""
CLOSING = " .,;:!?\u2026'\"\u2019\u201d\u00bb)]"
"""Left out at the end of a quote: in the page a footnote marker often precedes it."""


class Link(NamedTuple):
    """The words of a quote that a link names."""

    start: int
    """The number of words at the start of the quote; all of them if it is named whole."""
    end: int
    """The number of words at its end; 0 if only the start is named."""
    before: str = ""
    """Words right before the quote, if its own words are elsewhere too."""
    after: str = ""
    """Words right after it; only if the quote is named whole."""


def usual(quote: str) -> Link:
    """The words that a link names if no source has proven which lead to the quote alone."""
    count = len(quote.split())
    return Link(count, 0) if count <= SHORT + 2 else Link(FEWEST + 1, FEWEST + 1)


def fits(quote: str, link: Link) -> bool:
    """Whether a quote has the words that a link names, and those around it are short."""
    count = len(quote.split())
    around = max(len(link.before), len(link.after)) <= limits.NAME
    return around and 1 <= link.start <= link.start + link.end <= count and link.end >= 0


def named(quote: str, link: Link) -> tuple[str, str]:
    """The words of a quote that a link names, at its start and at its end."""
    words = quote.split()
    start = " ".join(words[: link.start])
    end = " ".join(words[len(words) - link.end :])
    if link.start == len(words) and not link.after:
        start = start.rstrip(CLOSING) or start
    return start, end.rstrip(CLOSING) or end


def deep_link(page: str, quote: str, link: Link | None) -> str:
    """The address of a quote in a page; without a link, that of the page.

    A fragment of the page's own address is kept, unless it is a text fragment. An address that is
    not on the web stays as it is.
    """
    if link is None or not page.startswith(("https://", "http://")):
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


_FOR_A_SHELL = (
    r"%(?![0-9A-Fa-f]{2})"  # a percent sign that encodes nothing
    r"|&(?![A-Za-z0-9_.~-]+=)"  # one that does not part the words of a query: lang=en&page=2
    r"|[^A-Za-z0-9_.~:/?#\[\]@=+,%&-]"
)


def without_commands(address: str) -> str:
    """Encode what a shell might run: the command in ``BROWSER`` may be one.

    The address leads to the same page.
    """
    return re.sub(_FOR_A_SHELL, percent_encoded, address)


_RESERVED = "[^A-Za-z0-9_.~%]"


def _encoded(words: str) -> str:
    """Encode words for a fragment, in which a hyphen has a meaning too."""
    frequent = words.replace("%", "%25").replace(" ", "%20").replace(",", "%2C")
    return re.sub(_RESERVED, percent_encoded, frequent)


def percent_encoded(found: re.Match[str]) -> str:
    """Percent-encode a character."""
    return "".join(f"%{byte:02X}" for byte in found[0].encode())
