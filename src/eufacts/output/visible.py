r"""Characters that act on a terminal or cannot be seen, made visible.

A hostile string could otherwise colour, move the cursor, reverse the order of a line or hide a
word. They are written as Python would: ``\x1b``, ``\u202e``, ``\n``.
"""

import re

_UNSEEN = re.compile(
    "["
    "\x00-\x1f\x7f-\x9f"  # control characters: C0, DEL, C1
    "\xad\u061c\u180e"  # soft hyphen, Arabic letter mark, Mongolian vowel separator
    "\u200b-\u200f"  # zero width, joiners, direction marks
    "\u2028-\u202e"  # line and paragraph separators, bidirectional embedding and override
    "\u2060-\u206f"  # word joiner, invisible operators, bidirectional isolates
    "\ufeff\ufff9-\ufffb"  # byte order mark, annotation anchors
    "\ud800-\udfff"  # halves of surrogate pairs, which UTF-8 cannot hold
    "\U000e0000-\U000e007f"  # tags
    "]"
)


def visible(text: str) -> str:
    """The text with every unseen character as an escape; every other one stays as it is."""
    return _UNSEEN.sub(_escape, text)


def _escape(unseen: re.Match[str]) -> str:
    return unseen[0].encode("unicode_escape").decode("ascii")


_ACTING = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""What a terminal obeys, but for tabs and the ends of lines."""


def inert(text: str) -> str:
    """The text as it is, but for characters that act on a terminal: what programs read as well."""
    return _ACTING.sub(_escape, text)
