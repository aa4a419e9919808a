"""Parse TOML from strangers: what cannot be parsed is one finding, with its line."""

import re
from typing import Any, Literal, NamedTuple

import tomli

from eufacts.errors import FactBaseError
from eufacts.findings import Finding, Where
from eufacts.format import limits

_DEEP_NAME = re.compile(r"(?m)^[ \t]*+\[{0,2}[ \t]*+(?:[\w\"'-]++[ \t]*+\.[ \t]*+){2}")

_LONG_NUMBER = re.compile(r"(?:0[xob])?[0-9A-Fa-f][0-9A-Fa-f_]{999,}")
_TWICE = re.compile(r"Cannot declare \('(\w+)',\) twice")

_UNCLOSED = re.compile(
    r"(?:Illegal|Found invalid) character '(?:\\r)?\\n'|Unterminated string|Expected \"'+\""
)
"""What the parser says of a quotation mark that is not closed."""

_MOST_BITS = 3000
"""Of a whole number: Python cannot write one of more than 4300 digits in a message."""

_LONGEST_MESSAGE = 300

FormatRule = Literal[
    "toml",
    "utf-8",
    "missing-key",
    "unknown-key",
    "choice",
    "form",
    "limit",
    "type",
    "record",
    "reference",
    "duplicate",
    "depth",
    "region",
]
"""The rules that reading enforces."""

Problem = tuple[str, int, str | None, FormatRule, tuple[str, str]]
"""What breaks one: table, index in it, key, rule, and message with hint."""


class Toml(NamedTuple):
    """The text of a fact base, and the name of its file in findings."""

    text: str
    file: str


def decode(content: bytes, file: str) -> Toml:
    """Decode the text of a fact base.

    Raises:
        FactBaseError: It is not UTF-8.
    """
    try:
        return Toml(content.decode("utf-8-sig"), file)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        where = Where(file, line, "")
        raise FactBaseError(
            (Finding(where, "utf-8", "not UTF-8", "save the file as UTF-8"),)
        ) from error


def tables(toml: Toml) -> dict[str, Any]:
    """Parse the TOML of a fact base.

    Raises:
        FactBaseError: As ``parsed``, or a table is too large.
    """
    raw = parsed(toml)
    for key, table in (("", raw), *raw.items()):
        records = table if isinstance(table, list) else (table,)
        named = f"[{key[:_LONGEST_MESSAGE]}]" if key else "the file"
        if len(records) > limits.RECORDS:
            raise _refused(toml, 0, f"{named} has {len(records):,} records, too many to check")
        for record in records:
            values = record.values() if isinstance(record, dict) and key else ()
            sizes = [len(value) for value in (record, *values) if isinstance(value, dict | list)]
            if sizes and max(sizes) > limits.KEYS:
                message = f"{named} has {max(sizes):,} keys or entries, too many for one record"
                raise _refused(toml, 0, message)
    return raw


def parsed(toml: Toml) -> dict[str, Any]:
    """Parse TOML.

    Raises:
        FactBaseError: It is not TOML, is nested too deeply, or has too many digits in a number.
    """
    if sum(1 for _ in _DEEP_NAME.finditer(toml.text)) > limits.NESTED_NAMES:
        raise _refused(toml, 0, "too many tables within tables")
    try:
        return tomli.loads(toml.text)
    except tomli.TOMLDecodeError as error:
        raise FactBaseError((finding_of(error, toml),)) from error
    except RecursionError as error:
        raise _refused(toml, 0, "nested too deeply") from error
    except ValueError as error:  # Python reads no decimal number of more than 4300 digits
        raise _refused(toml, _line_of_number(toml.text), "a number has too many digits") from error


def finding_of(error: tomli.TOMLDecodeError, toml: Toml) -> Finding:
    """What a parser finds wrong with a text, with the line where a person should look."""
    line, message, hint = error.lineno, error.msg[:_LONGEST_MESSAGE], ""
    if twice := _TWICE.match(message):
        hint = f"write [[{twice[1]}]] for each"
    elif _UNCLOSED.match(message):
        line = _line_of_opening(error, toml.text)
        message = "the text in quotation marks that begins in this line is not closed"
        hint = "is its second quotation mark missing?"
    return Finding(Where(toml.file, line, ""), "toml", f"not valid TOML: {message}", hint)


def _line_of_opening(error: tomli.TOMLDecodeError, text: str) -> int:
    """The line with the quotation marks before a text that never ends."""
    if error.msg.endswith("n'"):
        return error.lineno  # a line break ends it too early
    if error.msg.startswith("Expected"):
        marks = error.msg.removeprefix("Expected ").strip('"')
    else:
        marks = '"""' if text.count('"""') % 2 else '"'
    return text.count("\n", 0, text.rfind(marks)) + 1


def refuse_long_numbers(toml: Toml, raw: dict[str, Any]) -> None:
    """Refuse tables with a whole number so long that Python could not write it in a message.

    Raises:
        FactBaseError: There is one.
    """
    values: list[object] = [raw]
    while values:
        match values.pop():
            case int() as number if number.bit_length() > _MOST_BITS:
                line = _line_of_number(toml.text)
                raise _refused(toml, line, "a number has too many digits")
            case dict() as table:
                values += table.values()
            case list() as inner:
                values += inner
            case _:
                pass


def _line_of_number(text: str) -> int:
    """The line of the first long run of digits; 0 if there is none."""
    found = _LONG_NUMBER.search(text)
    return text.count("\n", 0, found.start()) + 1 if found else 0


def _refused(toml: Toml, line: int, message: str, hint: str = "") -> FactBaseError:
    return FactBaseError((Finding(Where(toml.file, line, ""), "toml", message, hint),))
