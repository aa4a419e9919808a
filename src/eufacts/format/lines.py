"""On which line of a TOML file a record or key stands.

The parser gives values without their lines, and only an error needs them, so this reads the text
again, and only then. It sees headers and keys at the beginning of a line, outside multi-line
strings: what hand-made fact bases consist of.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

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
        self._regions: dict[tuple[str, int], _Region] = {}
        self._keys: dict[tuple[str, int], dict[str, int]] = {}
        lines = text.splitlines()
        starts = [*_record_starts(lines), ("", 0, len(lines))]
        for (table, nth, start), (_, _, end) in pairwise(starts):
            self._regions[table, nth] = _Region(start, tuple(lines[start:end]))

    def of(self, table: str, nth: int, key: str | None = None) -> int:
        """Find the line, from 1, of the nth record of a table, or of a key in it.

        0 where the record cannot be found; the record's line where the key cannot.
        """
        region = self._regions.get((table, nth))
        if region is None:
            return 0
        if (table, nth) not in self._keys:
            self._keys[table, nth] = _key_lines(region)
        return self._keys[table, nth].get(key or "", region.start + 1)


def _key_lines(region: _Region) -> dict[str, int]:
    """The first line of each key of a record."""
    found: dict[str, int] = {}
    for offset, line in enumerate(region.lines):
        key = _KEY.match(line)
        if key is not None:
            found.setdefault(key[key.lastindex or 0], region.start + offset + 1)
    return found


def _record_starts(lines: list[str]) -> list[tuple[str, int, int]]:
    """Each top-level record's table, its number in that table, and its line from 0."""
    counts: dict[str, int] = {}
    starts: list[tuple[str, int, int]] = []
    open_string = ""
    for number, line in enumerate(lines):
        header = None if open_string else _HEADER.match(line)
        table, *inner = header[1].split(".") if header is not None else ("",)
        table = table.strip("\"'")
        # [vocabulary.region] begins the record [vocabulary], which has no line of its own.
        if table and not (inner and starts and starts[-1][0] == table):
            starts.append((table, counts.get(table, 0), number))
            counts[table] = counts.get(table, 0) + 1
        open_string = _after(line, open_string)
    return starts


def _after(line: str, open_string: str) -> str:
    """Tell which multi-line string is open after a line, if any."""
    for delimiter in ('"""', "'''"):
        if open_string in ("", delimiter) and line.count(delimiter) % 2:
            return "" if open_string else delimiter
    return open_string
