"""What is wrong with a value, in the format's own words: what it is not, and what to write."""

import re
from datetime import date, datetime, time
from typing import Any, NamedTuple

from pydantic import BaseModel

from eufacts.format import model
from eufacts.format.spelling import did_you_mean
from eufacts.format.toml import FormatRule

_LONGEST_VALUE = 100
"""The most characters of a value that a message shows."""

_RULES: dict[str, FormatRule] = {
    "extra_forbidden": "unknown-key",
    "literal_error": "choice",
    "missing": "missing-key",
    "string_pattern_mismatch": "form",
    "string_too_long": "limit",
    "too_long": "limit",
    "value_error": "record",
}
"""The rules of pydantic's kinds of error; all others are of the rule ``type``."""

FORMS = {
    "code": "two capital letters (ISO 3166-1 alpha-2)",
    "countries": "two capital letters (ISO 3166-1 alpha-2)",
    "territory_of": "two capital letters (ISO 3166-1 alpha-2)",
    "alpha3": "three capital letters (ISO 3166-1 alpha-3)",
    "date": "an ISO 8601 date: 2015, 2015-09 or 2015-09-09",
    "as_of": "an ISO 8601 date: 2015, 2015-09 or 2015-09-09",
    "period": "an ISO 8601 date or interval: 2015, 2015-09, 2014/2020, 2011/..",
    "celex": "a CELEX number such as 52015JC0040",
    "compared": "a key: small letters, and _ between words",
    "language": "two small letters (ISO 639-1)",
    "url": "an address on the web: http:// or https://, in ASCII",
    "eli": "an address on the web: http:// or https://, in ASCII",
}
"""How the values of some keys must look."""

_CODES = frozenset(FORMS) - {"date", "as_of", "period"}
"""Keys whose values are not numbers, so that quotes do not mend them."""

_WANTED = {
    "string_type": "text",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "number_type": "a number",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "dict_type": "a table of words",
    "model_type": "a table",
}
"""What a value is not, by pydantic's kinds of error."""


class Fault(NamedTuple):
    """An error of pydantic's."""

    kind: str
    message: str
    loc: tuple[int | str, ...]
    context: dict[str, Any]
    value: object


def rule_of(kind: str) -> FormatRule:
    """The rule that a kind of pydantic's errors breaks."""
    return _RULES.get(kind, "type")


def in_own_words(fault: Fault) -> tuple[str, str]:
    """Say what is wrong, and what to do if that is known."""
    loc, given = fault.loc, str(fault.loc[-1]) if fault.loc else ""
    if fault.kind == "missing":
        form = FORMS.get(given, "") if given != "authors" else 'write authors = ["…"]'
        return (f"{given} is missing", form) if len(loc) > 1 else (f"no [{given}] table", "")
    if fault.kind == "extra_forbidden":
        return f"unknown key {_short(given)}", did_you_mean(
            given[:_LONGEST_VALUE], _keys_beside(loc)
        )
    of_word = loc[:1] == ("vocabulary",) and len(loc) > 2  # noqa: PLR2004 - a word or its key
    named = (part[:_LONGEST_VALUE] for part in loc[3 if of_word else 1 :] if isinstance(part, str))
    key = ".".join(part for part in named if part != "[key]")
    what = _what(fault, key.partition(".")[0])
    return f"{key}: {what}" if key else what, _instead(fault)


def _what(fault: Fault, key: str) -> str:
    """What is wrong with a value."""
    kind, message, _, context, value = fault
    match kind:
        case "literal_error":
            what = f"{_short(value)} is not one of {context['expected']}"
        case "string_pattern_mismatch":
            wanted = FORMS.get(key, "letters, digits, dots and dashes")
            what = f"{_short(value)} is not {wanted}"
        case "string_type":
            what = f"{_short(value)} is not {FORMS.get(key, 'text')}"
        case _ if kind in _WANTED:
            what = f"{_short(value)} is not {_WANTED[kind]}"
        case "greater_than_equal":
            what = f"{_short(value)} is less than {context['ge']}"
        case "too_short" | "string_too_short" if not value:
            what = "it is empty"
        case "string_too_short":
            least = context["min_length"]
            what = f"{len(str(value))} characters, but at least {least} are needed"
        case "string_too_long" | "too_long" if isinstance(value, str | list):
            unit = "characters" if isinstance(value, str) else "entries" if key else "records"
            what = f"{len(value):,} {unit}, but at most {context['max_length']:,} are read"
        case _:
            message = message.removeprefix("Value error, ")
            what = f"{message[0].lower()}{message[1:]}"
    return what


def _instead(fault: Fault) -> str:
    """What to write instead; empty if that is not known."""
    kind, _, loc, context, value = fault
    given = next((part for part in reversed(loc) if isinstance(part, str)), "")
    hint = ""
    match kind:
        case "literal_error":
            known = re.findall(r"'([^']+)'", context["expected"])
            hint = did_you_mean(str(value)[:_LONGEST_VALUE], known)
        case "string_type" if _is_simple(value) and given not in _CODES:
            hint = f'write "{_short(value)}"'
        case "tuple_type" if len(loc) == 1:
            hint = f"write [[{loc[0]}]]"
        case "tuple_type" if isinstance(value, str) and len(value) <= _LONGEST_VALUE:
            hint = f'write ["{value}"]'
        case "dict_type" if loc[0] == "vocabulary":
            hint = f"write [vocabulary.{loc[-1]}]"
        case "dict_type" if isinstance(value, list) and value and isinstance(value[0], str):
            hint = f'name the excerpts of each: {loc[-1]} = {{ {value[0][:30]} = ["…"] }}'
        case "model_type" if loc[0] == "vocabulary" and len(loc) > 1:
            hint = "write what it means, in quotes"
        case "model_type" if isinstance(value, list) and len(loc) == 1:
            hint = f"write one [{loc[0]}]; several documents are files in a folder"
        case _:
            pass
    return hint


def _is_simple(value: object) -> bool:
    """Whether a value is a number, a truth or a day, which quotes make a text."""
    return isinstance(value, int | float | date) and not isinstance(value, datetime)


def _short(value: object) -> str:
    """A value as a message shows it: as TOML writes it, cut if it is long."""
    match value:
        case bool():
            shown = str(value).lower()
        case date() | time():
            shown = value.isoformat()
        case dict():
            shown = "a table"
        case list():
            shown = "a list"
        case _:
            shown = repr(value)
    return shown if len(shown) <= _LONGEST_VALUE else f"{shown[:_LONGEST_VALUE]}…"


def _keys_beside(loc: tuple[int | str, ...]) -> tuple[str, ...]:
    """The keys that the table of an unknown key may have."""
    known: type[BaseModel] = model.FactBase
    for part in loc[:-1]:
        if isinstance(part, str) and part in known.model_fields:
            shape = known.model_fields[part].annotation
            for inner in (shape, *getattr(shape, "__args__", ())):
                if isinstance(inner, type) and issubclass(inner, BaseModel):
                    known = inner
    return tuple(known.model_fields)
