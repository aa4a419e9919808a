"""TOML parsed by several processes: a large text is cut into pieces, each a text of its own.

It is cut before headers of records, ``[[figure]]``. Where every piece is TOML, and the pieces have
nothing in common but such records, together they are what the whole is. Else the whole is parsed:
what is wrong in it, and on which line, only the whole tells.
"""

import marshal
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from typing import Any

import tomli

from eufacts.index.forking import can_fork
from eufacts.index.sharing import MOST_PIECES, Shared

Tables = dict[str, Any]

Parse = Callable[[], Tables]
"""Gives the tables of a text; raises as ``tomli.loads``."""

WORTHWHILE = 1_000_000
"""So many characters take longer to parse than a process takes to start."""

_PIECE = 100_000
"""So many characters a piece has at least: they take some milliseconds."""

_HEADER = re.compile(r"(?<=\n)\[\[[A-Za-z0-9_-]+\]\][ \t\r]*\n")

_HEADERS_ONLY = re.compile(r"(?:[ \t]*+(?:#[^\n]*+)?+\r?\n)*+\[")
"""The beginning of a text without keys before its first header: its lists come from headers."""


@contextmanager
def parsing(text: str) -> Iterator[Parse]:
    """Begin to parse a text, in other processes where that is worth it, and give what ends it."""
    pieces = _pieces(text) if len(text) >= WORTHWHILE and can_fork() else []
    if len(pieces) <= 1:
        yield lambda: tomli.loads(text)
        return

    def parsed(numbers: Iterator[int]) -> list[tuple[int, Tables | None]]:
        return [(number, _parsed(pieces[number])) for number in numbers]

    with Shared(parsed, len(pieces), marshal) as shared:
        yield lambda: _together(shared.join() or []) or tomli.loads(text)


def _pieces(text: str) -> list[str]:
    """Cut a text before headers; into one piece where that would not be safe."""
    if not _HEADERS_ONLY.match(text):
        return [text]
    size = max(_PIECE, -(-len(text) // MOST_PIECES))
    cuts = [0]
    while header := _HEADER.search(text, cuts[-1] + size):
        cuts.append(header.start())
    return [text[start:end] for start, end in pairwise([*cuts, len(text)])]


def _parsed(piece: str) -> Tables | None:
    try:
        return tomli.loads(piece)
    except (ValueError, RecursionError):  # a cut within a string, or no TOML
        return None


def _together(shares: list[list[tuple[int, Tables | None]]]) -> Tables:
    """Join what the pieces hold, in their order; nothing where that is not what the whole holds."""
    whole: Tables = {}
    for _, piece in sorted((one for share in shares for one in share), key=lambda one: one[0]):
        if piece is None:
            return {}
        for name, value in piece.items():
            if name not in whole:
                whole[name] = value
            elif isinstance(whole[name], list) and isinstance(value, list):
                whole[name] += value
            else:
                return {}
    return whole
