r"""Characters that act on a terminal or cannot be seen, as escapes.

A hostile string could otherwise colour, move the cursor, reverse the order of a line or hide a
word. They are written as Python would: ``\x1b``, ``\u202e``, ``\n``; in JSON as JSON does.
"""

import re

_CONTROL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
"""C0, DEL and C1, without tabs and the ends of lines."""
_BIDIRECTIONAL = "\u202a-\u202e\u2066-\u2069"
"""Embedding, override and isolates."""
_SEPARATORS = "\u2028\u2029"
"""Of lines and of paragraphs."""
_UNSEEN = (
    "\xad\u061c\u180e"  # soft hyphen, Arabic letter mark, Mongolian vowel separator
    "\u200b-\u200f"  # zero width, joiners, direction marks
    "\u2060-\u206f"  # word joiner, invisible operators
    "\ufeff\ufff9-\ufffb"  # byte order mark, annotation anchors
    "\ud800-\udfff"  # halves of surrogate pairs, which UTF-8 cannot hold
    "\U000e0000-\U000e007f"  # tags
)

# Patterns are compiled by the first text that needs them, and few texts do.
_FOR_PEOPLE = f"[\t\n\r{_CONTROL}{_BIDIRECTIONAL}{_SEPARATORS}{_UNSEEN}]"
_FOR_PROGRAMS = f"[{_CONTROL}{_BIDIRECTIONAL}]"
_IN_JSON = f"[{_CONTROL}{_BIDIRECTIONAL}{_SEPARATORS}]"


def visible(text: str) -> str:
    """Escape every character that acts or cannot be seen, also tabs and ends of lines."""
    return text if text.isprintable() else re.sub(_FOR_PEOPLE, _escape, text)


def inert(text: str) -> str:
    """Escape what acts on a terminal, except tabs and ends of lines."""
    return text if _is_printable(text) else re.sub(_FOR_PROGRAMS, _escape, text)


def inert_json(text: str) -> str:
    """Escape what acts on a terminal, so that JSON reads the same."""
    if _is_printable(text):
        return text
    return re.sub(_IN_JSON, lambda found: f"\\u{ord(found[0]):04x}", text)


def _is_printable(text: str) -> bool:
    """Whether every line of a text has only characters that can be seen, and spaces."""
    return all(map(str.isprintable, text.split("\n")))


def _escape(found: re.Match[str]) -> str:
    return found[0].encode("unicode_escape").decode("ascii")
