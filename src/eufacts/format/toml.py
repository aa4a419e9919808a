"""TOML from strangers to tables: whatever cannot be read is one finding, with its line."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Literal, NamedTuple

import tomli

from eufacts.errors import FactBaseError, FileError
from eufacts.findings import Finding, Where
from eufacts.format.files import RAISING, limit
from eufacts.format.parsing import Parse, parsing

FormatRule = Literal[
    "toml",
    "utf-8",
    "missing-key",
    "unknown-key",
    "choice",
    "form",
    "type",
    "record",
    "reference",
    "duplicate",
    "depth",
]
"""The rules that reading enforces."""


class Toml(NamedTuple):
    """A text that was taken in."""

    text: str
    file: str
    """The name that findings give it."""
    parse: Parse


@contextmanager
def taken_in(content: bytes, file: str) -> Iterator[Toml]:
    """Take in the text of a fact base; of a large one the parsing begins, in other processes.

    Raises:
        FactBaseError: It is not UTF-8.
        FileError: To read it would take far more memory than a fact base of the largest size does.
    """
    text = _decoded(content, file)
    marks = content.translate(None, _WEIGHTLESS)
    if sum(marks.count(mark) * weight for mark, weight in _WEIGHTS.items()) > _most_weight():
        raise FileError(file, f"too many brackets, keys, commas, dots and lines; {RAISING}")
    with parsing(text) as parse:
        yield Toml(text, file, parse)


_MOST_KEYS = 1000
"""So many keys no table of a fact base has; of a million findings nobody would read."""

_WEIGHTS = {b"{": 8, b"[": 4, b".": 4, b",": 3, b"=": 1, b"\n": 1}
"""What makes tables, lists and findings, by the memory that each can take: 1 is some 220 bytes."""

_WEIGHTLESS = bytes(byte for byte in range(256) if bytes((byte,)) not in _WEIGHTS)

_BYTES_A_WEIGHT = 5.6
"""A file as large as the limit may hold one in so many bytes; in a fact base it is one in 6."""

_LONG_NUMBER = re.compile(r"(?:0[xob])?[0-9A-Fa-f][0-9A-Fa-f_]{999,}")
_LONGEST_NUMBER = 3000
"""So many bits a whole number may have; Python writes none of more than 4300 digits."""


def _decoded(content: bytes, file: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise _refused(file, line, "not UTF-8", "save the file as UTF-8", rule="utf-8") from error


def tables(toml: Toml) -> dict[str, Any]:
    """Read TOML.

    Raises:
        FactBaseError: It is none, is nested too deeply, or a number or a table is too large.
    """
    text, file, parse = toml
    try:
        raw = parse()
    except tomli.TOMLDecodeError as error:
        raise _refused(file, error.lineno, f"not valid TOML: {_short(error.msg)}") from error
    except RecursionError as error:
        raise _refused(file, 0, "nested too deeply") from error
    except ValueError as error:  # Python reads no decimal number of more than 4300 digits
        raise _refused(file, _line_of_number(text), "a number has too many digits") from error
    for key, table in (("", raw), *raw.items()):
        for one in table if isinstance(table, list) else (table,):
            if isinstance(one, dict) and len(one) > _MOST_KEYS:
                where = f"[{_short(key)}]" if key else "the file"
                said = f"{where} has {len(one):,} keys, more than any table of a fact base"
                raise _refused(file, 0, said)
    return raw


def refuse_long_numbers(toml: Toml, raw: dict[str, Any]) -> None:
    """Refuse tables with a whole number so long that Python could not write it in a message.

    Raises:
        FactBaseError: There is one.
    """
    if _has_long_number(raw):
        raise _refused(toml.file, _line_of_number(toml.text), "a number has too many digits")


def _most_weight() -> float:
    return limit() / _BYTES_A_WEIGHT


def _line_of_number(text: str) -> int:
    """The first line with so many digits in a row."""
    found = _LONG_NUMBER.search(text)
    return text.count("\n", 0, found.start()) + 1 if found else 0


def _has_long_number(raw: dict[str, Any]) -> bool:
    values: list[object] = [raw]
    while values:
        match values.pop():
            case int() as number if number.bit_length() > _LONGEST_NUMBER:
                return True
            case dict() as table:
                values += table.values()
            case list() as listed:
                values += listed
            case _:
                pass
    return False


def _short(text: str) -> str:
    return text if len(text) <= 300 else f"{text[:300]}…"  # noqa: PLR2004 - fits a screen


def _refused(
    file: str, line: int, said: str, hint: str = "", *, rule: FormatRule = "toml"
) -> FactBaseError:
    return FactBaseError((Finding(Where(file, line, ""), rule, said, hint),))
