"""What each command answers in JSON: as JSON Schema, and in words."""

from collections.abc import Iterable
from functools import reduce
from operator import or_
from textwrap import fill
from types import GenericAlias
from typing import Any

from pydantic import TypeAdapter

from eufacts.contract import documents, health, records, sums, texts
from eufacts.format.kinds import KINDS

_RECORDS: dict[str, type[records.Answer]] = {
    kind.name: getattr(records, kind.name.capitalize()) for kind in KINDS
}
_FOUND = {name: records.found(record) for name, record in _RECORDS.items()}

_LISTS: dict[str, Any] = {
    kind.command: GenericAlias(list, (_RECORDS[kind.name],)) for kind in KINDS if kind.command
}
"""A list of one kind of record, by the command that gives it."""

_TOTALS = sums.Total | list[sums.Total]
ANSWERS: dict[str, Any] = {
    **_LISTS,
    "figures": _LISTS["figures"] | _TOTALS,
    "funding": _LISTS["funding"] | _TOTALS,
    "facts": list[records.AnyFact],
    "export": list[records.AnyFact],
    "excerpts": _LISTS["excerpts"] | GenericAlias(list, (_FOUND["excerpt"],)),
    "search": GenericAlias(list, (reduce(or_, _FOUND.values()),)),
    "show": records.AnyRecord | list[records.AnyRecord],
    "country": documents.Profile,
    "compare": sums.ComparedRoutes
    | sums.ComparedFigures
    | sums.ComparedAmounts
    | sums.ComparedCountries,
    "cite": texts.Cited | list[texts.Cited] | list[texts.Style],
    "open": texts.Link | list[texts.Link],
    "about": documents.About | list[documents.Word],
    "audit": texts.Audit | list[texts.Audit],
    "read": list[texts.Reading] | list[texts.PlacedReading] | texts.Outline,
    "review": list[documents.Proposal],
    "check": documents.Checked | list[documents.Rule] | documents.Explanation,
    "verify": documents.Verified | list[documents.Verified],
    "coverage": documents.Coverage | list[documents.Coverage],
    "diff": list[documents.Change],
    "doctor": health.Health,
    "error": texts.Error,
}
"""What each command answers, and what an error is."""


def names() -> tuple[str, ...]:
    """The commands that answer in JSON, and ``error``."""
    return tuple(sorted(ANSWERS))


def json_schema(command: str) -> dict[str, Any]:
    """Give the JSON Schema (2020-12) of what a command answers.

    Args:
        command: A name, as in ``names``.

    Returns:
        A schema in which each key is required and described. Other keys are allowed, because later
        versions may add some.
    """
    dialect = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return {**dialect, "title": f"eufacts {command}", **_schema(ANSWERS[command])}


def page(command: str = "", width: int = 100) -> str:
    """Describe what a command answers in JSON, or what each does, in Markdown.

    Args:
        command: A name, as in ``names``; empty for all.
        width: The longest line.
    """
    chosen = {
        name: _schema(GenericAlias(list, ANSWERS[name]))
        for name in ((command,) if command else names())
    }
    shapes = {name: shape for schema in chosen.values() for name, shape in schema["$defs"].items()}
    items = (f"`{name}`: {_in_words(schema['items'])}" for name, schema in chosen.items())
    parts = ["# Answers in JSON", _list(items, width)]
    for name, shape in sorted(shapes.items()):
        found, _, kind = name.partition("Found")
        base = shapes.get(kind, {}) if not found else {}
        keys = (
            f"`{key}` ({_in_words(one)}): {one['description']}"
            for key, one in shape["properties"].items()
            if key not in base.get("properties", ())  # those of a record that was not searched for
        )
        parts += [f"## {name}", fill(shape["description"], width), _list(keys, width)]
    return "\n\n".join(parts) + "\n"


def _list(items: Iterable[str], width: int) -> str:
    return "\n".join(
        fill(f"- {item}", width, subsequent_indent="  ", break_on_hyphens=False) for item in items
    )


_WORDS = {"string": "text", "integer": "whole number", "boolean": "true or false"}


def _in_words(schema: dict[str, Any]) -> str:
    """Say what a value is: ``array of Figure, or Total``."""
    match schema:
        case {"anyOf": parts}:
            each = dict.fromkeys(map(_in_words, parts))
            if "number" in each:
                each.pop("whole number", None)
            words = ", or ".join(each)
        case {"$ref": name}:
            words = name.rpartition("/")[2]
        case {"enum": values}:
            words = ", ".join(f"`{value}`" for value in values)
        case {"const": value}:
            words = f"`{value}`"
        case {"type": "array", "items": inner}:
            words = f"array of {_in_words(inner).replace(', or ', ' or ')}"
        case {"type": "object", "additionalProperties": inner}:
            words = f"object of {_in_words(inner)}"
        case _:
            words = _WORDS.get(schema.get("type", ""), schema.get("type", "anything"))
    return words


def _schema(answer: Any) -> dict[str, Any]:  # noqa: ANN401 - a type
    made = TypeAdapter(answer).json_schema(mode="serialization")
    _tidy(made)
    return made


_OF_TOML = ("title", "default", "minLength", "maxLength", "minItems", "maxItems")
"""What is said of keys in a fact base, and does not matter in an answer."""


def _tidy(schema: Any) -> None:  # noqa: ANN401 - a part of a JSON document
    """Take out what only matters where a fact base is written."""
    if isinstance(schema, list):
        for each in schema:
            _tidy(each)
    if not isinstance(schema, dict):
        return
    for key, part in schema.items():
        if key in {"properties", "$defs"}:
            _tidy(list(part.values()))
        else:
            _tidy(part)
    for key in _OF_TOML:
        schema.pop(key, None)
    if "description" in schema:
        schema["description"] = " ".join(schema["description"].split())
    if "anyOf" in schema:  # a day without quotes, which only TOML has
        schema["anyOf"] = [one for one in schema["anyOf"] if one.get("format") != "date"]
        if len(schema["anyOf"]) == 1:
            schema.update(*schema.pop("anyOf"))
