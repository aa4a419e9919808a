"""Changes to a fact base that leave every other line byte for byte as it was.

A record is changed by its lines. In the end, what the new text says is compared with what it should
say: a record that is written in a way that this module does not understand is never damaged.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Self

import tomli

from eufacts.drafting.records import ORDER, Record, key_text, record_text, region_text
from eufacts.errors import FileError
from eufacts.format import model
from eufacts.format.lines import RecordLines, records_in
from eufacts.format.reader import as_lists

Raw = dict[str, Any]
"""A fact base as TOML has it: tables of records."""


def read_tables(text: str) -> Raw:
    """Read a fact base in whatever form the format allows: days as text, ``[section]`` as a list.

    Raises:
        tomli.TOMLDecodeError: It is not TOML.
    """
    return as_lists(_with_days_as_text(tomli.loads(text)))


def _with_days_as_text(table: dict[str, Any]) -> Raw:
    return {key: _day_as_text(value) for key, value in table.items()}


def _day_as_text(value: object) -> object:
    match value:
        case date() if not isinstance(value, datetime):
            return value.isoformat()
        case dict():
            return _with_days_as_text(value)
        case list():
            return [_day_as_text(one) for one in value]
        case _:
            return value


class Spliced:
    """The text of a fact base, of which single records are changed one after another."""

    def __init__(self, text: str) -> None:
        """Take a text.

        Raises:
            FileError: It is not TOML.
        """
        try:
            self.raw: Raw = read_tables(text)
        except tomli.TOMLDecodeError as error:
            raise FileError("the fact base", f"not valid TOML: {error}") from error
        self._lines = text.splitlines(keepends=True)
        self._places: dict[tuple[str, int], RecordLines] = {}
        """The lines of each record, as long as none is added or removed."""

    def table(self, name: str) -> list[Record]:
        """The records of a table."""
        records: list[Record] = self.raw.get(name, [])
        return records

    def lines_of(self, table: str, index: int) -> str:
        """A record as it is written."""
        where = self._where(table, index)
        return "".join(self._lines[where.start : where.end])

    def set(self, table: str, index: int, changes: Mapping[str, object]) -> Self:
        """Change keys of a record; None removes one. A new key comes last."""
        where = self._where(table, index)
        own = self._lines[where.start : where.end]
        record = self.table(table)[index]
        for key, value in changes.items():
            begin, end = _key_span(own, key)
            own[begin:end] = [] if value is None else [key_text(key, value)]
            record.pop(key, None)
            if value is not None:
                record[key] = value
        self._put(where.start, where.end, own)
        return self

    def rename(self, table: str, index: int, keys: Sequence[str], names: Mapping[str, str]) -> Self:
        """Change ids in keys that name other records, also in records within the record."""
        where = self._where(table, index)
        own = self._lines[where.start : where.end]
        quoted = re.compile(rf"(?P<q>[\"'])(?P<name>{'|'.join(map(re.escape, names))})(?P=q)")
        for begin, end in _spans_of_keys(own, keys):
            for at in range(begin, end):
                own[at] = quoted.sub(
                    lambda hit: f"{hit['q']}{names[hit['name']]}{hit['q']}", own[at]
                )
        self._put(where.start, where.end, own)
        _rename(self.table(table)[index], keys, names)
        return self

    def rename_all(self, table: str, names: Mapping[str, str]) -> Self:
        """Give records of a table other ids wherever other records name them."""
        for other, shape in model.TABLES.items():
            keys = [key for key, wanted in model.references_of(shape).items() if wanted == table]
            for index in range(len(self.table(other)) if keys else 0):
                self.rename(other, index, keys, names)
        return self

    def replace(self, table: str, index: int, text: str) -> Self:
        """Put other lines in the place of a record: one record of the same table."""
        where = self._where(table, index)
        text = text if text.endswith("\n") else f"{text}\n"
        self._put(where.start, where.end, text.splitlines(keepends=True))
        self.table(table)[index] = read_tables(text)[table][0]
        return self

    def remove(self, table: str, index: int) -> Self:
        """Remove a record, with a blank line beside it."""
        start, end = self._where(table, index)[2:]
        if end < len(self._lines) and not self._lines[end].strip():
            end += 1
        elif start and not self._lines[start - 1].strip():
            start -= 1
        self._put(start, end, [])
        del self.table(table)[index]
        if not self.table(table):
            del self.raw[table]
        return self

    def add(self, table: str, record: Record, before: int | None = None) -> Self:
        """Add a record: before another of its table, or else after the last of it.

        Where there is none, it comes after the tables that a fact base has before it.
        """
        self.open_tables(table)
        count = len(self.table(table))
        at = count if before is None else before
        new = record_text(table, record)
        if at < count:
            place = self._where(table, at).start
            new = f"{new}\n"
        else:
            place = self._end_of(table)
            if place and not self._lines[place - 1].endswith("\n"):
                self._lines[place - 1] += "\n"
            new = f"\n{new}"
        self._put(place, place, new.splitlines(keepends=True))
        self.raw.setdefault(table, []).insert(at, read_tables(new)[table][0])
        return self

    def define_region(self, name: str) -> Self:
        """Define a region after the other words of the vocabulary."""
        place = self._where("vocabulary", 0).end
        self._put(place, place, f"\n{region_text(name)}".splitlines(keepends=True))
        self.raw["vocabulary"]["region"][name] = {}
        return self

    def reorder(self, table: str, order: Sequence[int]) -> Self:
        """Put the records of a table in another order, each with the comments right above it.

        Args:
            table: Its name.
            order: The indexes of its records, in the new order.
        """
        places = [self._with_comments(self._where(table, at)) for at in range(len(order))]
        written = ["".join(self._lines[start:end]).rstrip("\r\n") for start, end in places]
        ending = "\r\n" if self._lines[0].endswith("\r\n") else "\n"
        for (start, end), at in reversed(list(zip(places, order, strict=True))):
            self._lines[start:end] = f"{written[at]}{ending}".splitlines(keepends=True)
        self._places = {}
        self.raw[table] = [self.table(table)[at] for at in order]
        return self

    def _with_comments(self, where: RecordLines) -> tuple[int, int]:
        start = where.start
        while start and self._lines[start - 1].startswith("#"):
            start -= 1
        return start, where.end

    def open_tables(self, *names: str) -> Self:
        """Write ``[section]``, which is the only one, as ``[[section]]``: a second may follow."""
        for where in self._all_places().values():
            line = self._lines[where.start]
            if where.table in names and "[[" not in line:
                self._lines[where.start] = line.replace("[", "[[", 1).replace("]", "]]", 1)
        return self

    def done(self) -> str:
        """The new text.

        Raises:
            FileError: It does not say what it should.
        """
        text = "".join(self._lines)
        try:
            is_right = read_tables(text) == self.raw
        except tomli.TOMLDecodeError:
            is_right = False
        if not is_right:
            message = "a record is written in a way that cannot be changed by its lines"
            raise FileError("the fact base", f"{message}: change it by hand")
        return text

    def _put(self, start: int, end: int, lines: list[str]) -> None:
        """Put lines in the place of others."""
        if len(lines) != end - start:
            self._places = {}
        self._lines[start:end] = lines

    def _all_places(self) -> dict[tuple[str, int], RecordLines]:
        if not self._places:
            found = records_in("".join(self._lines))
            self._places = {(where.table, where.position): where for where in found}
        return self._places

    def _where(self, table: str, index: int) -> RecordLines:
        where = self._all_places().get((table, index))
        if where is None:
            raise FileError("the fact base", f"{table} {index + 1} is not a table of its own")
        return where

    def _end_of(self, table: str) -> int:
        """The line after the last record of a table, or of those that come before it."""
        order = ["document", "vocabulary", *ORDER]
        known = set(order[: order.index(table) + 1]) if table in order else set(order)
        places = self._all_places().values()
        own = [where.end for where in places if where.table == table]
        return max(own or [where.end for where in places if where.table in known], default=0)


def _key_of(line: str) -> str:
    return line.partition("=")[0].strip().strip("\"'")


def _key_span(lines: list[str], key: str) -> tuple[int, int]:
    """The lines of a key of a record; where it has none, the place after the last line."""
    return next(_spans_of_keys(lines, (key,)), (len(lines), len(lines)))


def _spans_of_keys(lines: list[str], keys: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The lines of each of some keys."""
    for at, line in enumerate(lines):
        if "=" not in line or _key_of(line) not in keys:
            continue
        for end in range(at + 1, len(lines) + 1):
            try:
                tomli.loads("".join(lines[at:end]))
            except tomli.TOMLDecodeError:
                continue
            yield at, end
            break


def _rename(record: Record, keys: Sequence[str], names: Mapping[str, str]) -> None:
    for key, value in record.items():
        if key in keys:
            record[key] = _renamed(value, names)
        elif isinstance(value, list):
            for inner in value:
                if isinstance(inner, dict):
                    _rename(inner, keys, names)


def _renamed(value: object, names: Mapping[str, str]) -> object:
    match value:
        case str():
            return names.get(value, value)
        case list():
            return [_renamed(one, names) for one in value]
        case dict():
            return {key: _renamed(one, names) for key, one in value.items()}
        case _:
            return value
