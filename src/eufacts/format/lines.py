"""Find the line of a record or key in a TOML file.

The parser gives values without their lines. Only errors need lines, so this reads the text again
when the first line is asked for. It finds headers and keys at the start of a line, outside
multi-line strings, which is how people write fact bases.
"""

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

_HEADER = re.compile(r"^\s*\[{1,2}\s*([A-Za-z0-9_.\"'-]+)\s*\]{1,2}\s*(?:#.*)?$")


_KEY = re.compile(r"""^\s*(?:"([^"]+)"|'([^']+)'|([^"'\s=.]+))\s*[=.]""")


@dataclass(frozen=True)
class _Region:
    """The lines of one top-level record, its sub-tables included."""

    start: int
    lines: tuple[str, ...]


class Lines:
    """Looks up line numbers in one TOML text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._keys: dict[tuple[str, int], dict[str, int]] = {}

    @cached_property
    def _regions(self) -> dict[tuple[str, int], _Region]:
        """The lines of each record, by its table and its index."""
        lines = self._text.split("\n")
        starts = [*_record_starts(lines), ("", 0, len(lines))]
        return {
            (table, index): _Region(start, tuple(lines[start:end]))
            for (table, index, start), (_, _, end) in pairwise(starts)
        }

    def of(self, table: str, index: int, *keys: str | None) -> int:
        """Find the line of a record of a table, or of a key in it.

        Args:
            table: The name of the table.
            index: The record's index in the table, from 0.
            keys: Keys of the record; the first that has a line decides.

        Returns:
            The line, from 1. If there is no such key, the record's; if there is no such record, 0.
        """
        region = self._regions.get((table, index))
        if region is None:
            return 0
        if (table, index) not in self._keys:
            self._keys[table, index] = _key_lines(region)
        known = self._keys[table, index]
        return next((known[key] for key in keys if key in known), region.start + 1)


class RecordLines(NamedTuple):
    """A record in the lines of a TOML text; line numbers are indexes, from 0."""

    table: str
    position: int
    """Its index in the table, from 0."""
    start: int
    end: int
    """After its last line with a key or a header: blank lines and comments after it are not its."""


def records_in(text: str) -> list[RecordLines]:
    """List the records of a text with their lines, as ``str.splitlines`` divides it."""
    lines = text.splitlines()
    starts = [*_record_starts(lines), ("", 0, len(lines))]
    found = []
    for (table, index, start), (_, _, following) in pairwise(starts):
        last = following
        while last > start + 1 and (not lines[last - 1].strip() or lines[last - 1].startswith("#")):
            last -= 1
        found.append(RecordLines(table, index, start, last))
    return found


def _key_lines(region: _Region) -> dict[str, int]:
    """The first line of each key of a record: ``war``, and ``topic.war`` in its inner table."""
    found: dict[str, int] = {}
    table = ""
    for offset, line in enumerate(region.lines):
        key, header = _KEY.match(line), _HEADER.match(line)
        if header is not None:
            table = header[1].partition(".")[2]
        if key is not None:
            name = key[key.lastindex or 0]
            for called in (name, f"{table}.{name}"):
                found.setdefault(called, region.start + offset + 1)
    return found


def _record_starts(lines: list[str]) -> list[tuple[str, int, int]]:
    """Each top-level record's table, its index in that table, and its line, all from 0."""
    counts: dict[str, int] = {}
    starts: list[tuple[str, int, int]] = []
    open_string = ""
    for number, line in enumerate(lines):
        if not open_string and (header := _HEADER.match(line)):
            table, *inner = header[1].split(".")
            table = table.strip("\"'")
            # [vocabulary.region] begins the record [vocabulary], which has no line of its own.
            if table and not (inner and starts and starts[-1][0] == table):
                starts.append((table, counts.get(table, 0), number))
                counts[table] = counts.get(table, 0) + 1
        if '"""' in line or "'''" in line:
            open_string = _after(line, open_string)
    return starts


def _after(line: str, open_string: str) -> str:
    """Give the delimiter of the multi-line string that is open after a line, if any."""
    for delimiter in ('"""', "'''"):
        if open_string in ("", delimiter) and line.count(delimiter) % 2:
            return "" if open_string else delimiter
    return open_string
