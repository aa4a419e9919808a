"""Plain text → passages: paragraphs, and the items of lists."""

import re
from typing import Final

from eufacts.audit.article.passage import Article, Collector, Words

_ITEM: Final = re.compile(
    r"[ \t]*(?:[-*+\u2022\u2023\u25aa\u25ab\u25cf\u25e6\u2013\u2014\u2192>]\ufe0f?\s"
    r"|\(?\d{1,3}[.)]\s|\d{1,3}/\s|\d{1,3}/\d{1,3}\s+[^a-z\s]|\(?[a-z][.)]\s)"
)
"""The mark before an item of a list."""


def read_plain(source: str) -> Article:
    """Read plain text; a blank line or the mark of an item begins a passage."""
    found = Collector()
    words = Words()
    at = 0
    for line in source.splitlines(keepends=True):
        is_item = _ITEM.match(line) is not None
        if not line.strip() or is_item:
            found.add(words)
            words = Words()
            if not line.strip():
                found.new_group()
        words.add(line, at)
        at += len(line)
    found.add(words)
    return found.article(source)
