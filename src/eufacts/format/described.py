"""The format in words and as JSON Schema, made of the models: every table and key, with examples.

What a key is for is the docstring below it in ``model.py``; its example is in ``example.toml``.
"""

import ast
import inspect
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from textwrap import wrap
from typing import Any, NamedTuple

from eufacts.format import model
from eufacts.format.wording import FORMS

_INTRODUCTION = """
A fact base is one TOML file in UTF-8, written by hand in the order of the document. `eufacts check`
examines it: unknown keys and words are errors, each with its line. A key is left out where the
document does not say it. A date may stand without quotes.

`eufacts schema --json > facts.schema.json` writes the format for editors. One that reads TOML with
JSON Schema completes and checks keys if the file begins with `#:schema ./facts.schema.json`.
"""

_EVERY_FACT = "Every fact"
"""The heading of the keys that facts of all kinds share."""

_HEADER = re.compile(r"(?m)^(?=\[)")
_TYPES = {
    "string": "text",
    "integer": "whole number",
    "number": "number",
    "boolean": "true or false",
    "object": "table",
}


class _Table(NamedTuple):
    """A table of the format, or the keys that several share."""

    name: str
    heading: str
    record: type[model.Record]
    keys: tuple[str, ...]
    """Those that are told here."""


def names() -> tuple[str, ...]:
    """The names of all tables: ``document``, ``vocabulary.topic``, ``figure``."""
    return tuple(table.name for table in _tables() if table.name)


def page(width: int, name: str = "") -> str:
    """Describe the format, or one of its tables, in Markdown.

    Args:
        width: The longest line, except for examples.
        name: A table, as in ``names``; empty for all.
    """
    chosen = [table for table in _tables() if not name or table.name == name]
    parts = [line for table in chosen for line in _described(table, width, whole=bool(name))]
    if not name:
        introduction = [_wrapped(text, width) for text in _INTRODUCTION.strip().split("\n\n")]
        parts = ["# The format of a fact base", *introduction, *parts]
    return "\n\n".join(parts) + "\n"


def json_schema(name: str = "") -> dict[str, Any]:
    """Give the JSON Schema of a fact base, or of one table, with what each key is for."""
    record: type[model.Record] = model.FactBase
    if name:
        record = next(table.record for table in _tables() if table.name == name)
    made = record.model_json_schema()
    for schema in (made, *made.get("$defs", {}).values()):
        _explain(schema)
    dialect = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return {**dialect, **made, "title": name or "A fact base of eufacts"}


def _explain(schema: dict[str, Any]) -> None:
    """Put what each key is for into a schema, and take out what TOML does not have."""
    for inner in schema.get("anyOf", ()):
        _explain(inner)
    record = _models().get(schema.get("title", ""))
    for key, value in schema.get("properties", {}).items():
        value.pop("title", None)
        if value.get("default", "") is None:  # TOML has no null: the key is left out
            del value["default"]
            rest = [one for one in value.pop("anyOf") if one != {"type": "null"}]
            value.update(rest[0] if len(rest) == 1 else {"anyOf": rest})
        meaning = meanings(record).get(key) if record else None
        if meaning:
            value["description"] = meaning


@cache
def _models() -> dict[str, type[model.Record]]:
    found = (one for one in vars(model).values() if isinstance(one, type))
    return {one.__name__: one for one in found if issubclass(one, model.Record)}


@cache
def _tables() -> tuple[_Table, ...]:
    made: list[_Table] = []
    for name, record in model.TABLES.items():
        if name == "vocabulary":
            made += (
                _Table(f"vocabulary.{table}", f"[vocabulary.{table}]", entry, _keys(entry))
                for table, entry in model.WORD_TABLES.items()
            )
            made.append(_Table("vocabulary.synonym", "[vocabulary.synonym]", model.Vocabulary, ()))
            continue
        if name == "figure":
            made.append(_Table("", _EVERY_FACT, model.Fact, _keys(model.Fact)))
        shared = model.Fact.model_fields if issubclass(record, model.Fact) else {}
        own = tuple(
            key
            for key in _keys(record)
            if key not in shared or key in inspect.get_annotations(record)
        )
        heading = "[document]" if name == "document" else f"[[{name}]]"
        made.append(_Table(name, heading, record, own))
        made += (
            _Table(f"{name}.{key}", f"[[{name}.{key}]]", inner, _keys(inner))
            for key, inner in model.records_in(record).items()
        )
    return tuple(made)


def _keys(record: type[model.Record]) -> tuple[str, ...]:
    return tuple(record.model_fields)


def _described(table: _Table, width: int, *, whole: bool) -> Iterator[str]:
    """A table: what it is for, its keys, and an example."""
    heading = table.heading if table.heading == _EVERY_FACT else f"`{table.heading}`"
    yield f"## {heading}"
    yield _wrapped(_purpose(table), width)
    is_fact = issubclass(table.record, model.Fact) and table.name
    if is_fact and not whole:
        yield "Besides the keys of every fact:"
    keys = _keys(table.record) if whole and table.keys else table.keys
    if keys:
        yield "\n".join(_key(table, key, width) for key in keys)
    example = _example(table.name)
    if example:
        yield f"```toml\n{example}\n```"


def _purpose(table: _Table) -> str:
    if table.name.startswith("vocabulary."):
        return meanings(model.Vocabulary)[table.name.partition(".")[2]]
    return " ".join((inspect.getdoc(table.record) or "").replace("``", "`").split())


def _key(table: _Table, key: str, width: int) -> str:
    needed = ", needed" if table.record.model_fields[key].is_required() else ""
    meaning = meanings(table.record).get(key, "")
    text = f"- `{key}` ({_kind(table.record, key)}{needed}): {meaning}"
    lines = _wrapped(text, width - 2).split("\n")
    written = _written(table, key)
    return "\n  ".join([*lines, *([f"`{written}`"] if written else [])])


def _kind(record: type[model.Record], key: str) -> str:
    """What is to be written for a key, in words."""
    schema = _schema(record)["properties"][key]
    is_list = schema.get("type") == "array"
    marks = model.references_of(record), model.terms_of(record)
    if key in marks[1]:
        words = f"of [vocabulary.{marks[1][key]}]"
        if model.is_table(record, key):
            kind = f"table: words {words}, each with ids of [[{marks[0][key]}]]"
        else:
            kind = f"words {words}" if is_list else f"a word {words}"
    elif key in marks[0]:
        what = "codes" if marks[0][key] == "country" else "ids"
        one = f"the id of a record of [[{marks[0][key]}]]"
        kind = f"{what} of [[{marks[0][key]}]]" if is_list else one
    elif key in FORMS:
        kind = FORMS[key]
    elif "enum" in schema:
        kind = ", ".join(schema["enum"])
    else:
        kind = f"list: {_simple(schema['items'])}" if is_list else _simple(schema)
    return kind


def _simple(schema: Mapping[str, Any]) -> str:
    """The type of a value in words."""
    if "anyOf" in schema:
        return "number" if {"type": "integer"} in schema["anyOf"] else "text"
    return _TYPES.get(str(schema.get("type")), "table")


@cache
def _schema(record: type[model.Record]) -> dict[str, Any]:
    """The JSON Schema of a record's own keys."""
    made = record.model_json_schema()
    found = (
        made
        if "properties" in made
        else next(one for one in (*made.get("anyOf", ()), made) if "properties" in one)
    )
    _explain(found)
    return dict(found)


@cache
def meanings(record: type[model.Record]) -> dict[str, str]:
    """What each key of a record is for: the docstring below it."""
    found: dict[str, str] = {}
    for owner in reversed(record.__mro__):
        found |= _docstrings().get(owner.__name__, {})
    return found


@cache
def _docstrings() -> dict[str, dict[str, str]]:
    """The docstrings below the keys of each model."""
    found: dict[str, dict[str, str]] = {}
    for node in ast.parse(inspect.getsource(model)).body:
        if isinstance(node, ast.ClassDef):
            pairs = zip(node.body, node.body[1:], strict=False)
            found[node.name] = {
                key.target.id: " ".join(text.value.value.replace("``", "`").split())
                for key, text in pairs
                if isinstance(key, ast.AnnAssign)
                and isinstance(key.target, ast.Name)
                and isinstance(text, ast.Expr)
                and isinstance(text.value, ast.Constant)
                and isinstance(text.value.value, str)
            }
    return found


@cache
def _records() -> tuple[str, ...]:
    """The records of the example, as they are written."""
    text = (Path(__file__).parent / "example.toml").read_text(encoding="utf-8")
    return tuple(record.strip() for record in _HEADER.split(text)[1:])


def _example(name: str) -> str:
    """The first record of a table in the example; empty for what has none."""
    return next((one for one in _records() if one.startswith((f"[{name}]", f"[[{name}]]"))), "")


def _written(table: _Table, key: str) -> str:
    """A line that has a key in the example, in a record of the table or of one like it."""
    alike = [
        name
        for name, record in model.TABLES.items()
        if table.record in record.__mro__ or key in _shared(table.record, record)
    ]
    for name in (table.name, *alike):
        for record in _records():
            if name and record.startswith((f"[{name}]", f"[[{name}]]")):
                line = re.search(rf"(?m)^{re.escape(key)} = .*$", record)
                if line:
                    return line[0]
    return ""


def _shared(one: type[model.Record], other: type[model.Record]) -> frozenset[str]:
    """The keys that two kinds of record have from a model that both are of."""
    common = [
        base for base in one.__mro__ if base in other.__mro__ and hasattr(base, "model_fields")
    ]
    return frozenset(key for base in common for key in base.model_fields)


def _wrapped(text: str, width: int) -> str:
    return "\n".join(
        wrap(" ".join(text.split()), width, break_long_words=False, break_on_hyphens=False)
    )
