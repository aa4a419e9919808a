"""A Frictionless data package: a CSV file for each table, and ``datapackage.json`` on them.

Every column is described. Lists and nested records are JSON. As in ``export FILE.csv``, text that a
spreadsheet would read as a formula has an apostrophe before it.
"""

import json
import re
from collections.abc import Mapping

from eufacts.export.columns import Column, Type
from eufacts.export.content import Content
from eufacts.export.metadata import about
from eufacts.export.tables import Table, tables
from eufacts.format.kinds import Row
from eufacts.output.csvtext import cell_text, csv_text

DESCRIPTOR = "datapackage.json"

_TYPES: dict[Type, str] = {"text": "string", "list": "array"}
"""The names of types that Frictionless calls otherwise."""


def datapackage(content: Content) -> Mapping[str, bytes]:
    """Write the files of a data package, by name."""
    made = tables(content)
    files = {f"{table.name}.csv": _csv(table) for table in made}
    return {**files, DESCRIPTOR: _descriptor(content, made)}


def _csv(table: Table) -> bytes:
    names = [column.name for column in table.columns]
    return csv_text([names, *(map(_cell, row) for row in table.rows)]).encode()


def _cell(value: object) -> str:
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False)
    return cell_text(value)


def _descriptor(content: Content, made: tuple[Table, ...]) -> bytes:
    said = about(content)
    name = re.sub(r"[^a-z0-9]+", "-", said["title"].lower()).strip("-")[:80].strip("-")
    package: Row = {
        "profile": "tabular-data-package",
        "name": name or "facts",
        "title": said["title"],
        "description": said["description"],
        "sources": [
            {"title": document["citation"], **_path(document)} for document in content.documents
        ],
        "licenses": [
            {"title": document["rights"], **_path(document)}
            for document in content.documents
            if document["rights"] and document["url"]
        ],
        "resources": [_resource(table) for table in made],
    }
    whole = {key: value for key, value in package.items() if value}
    return (json.dumps(whole, ensure_ascii=False, indent=2) + "\n").encode()


def _path(document: Row) -> Row:
    return {"path": document["url"]} if document["url"] else {}


def _resource(table: Table) -> Row:
    keys = [
        {"fields": column.name, "reference": _target(table, column)}
        for column in table.columns
        if column.names
    ]
    schema: Row = {
        "fields": [_field(table, column) for column in table.columns],
        "missingValues": [""],
        "primaryKey": list(table.key),
    }
    return {
        "profile": "tabular-data-resource",
        "name": table.name.replace("_", "-"),
        "path": f"{table.name}.csv",
        "description": table.meaning,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {**schema, **({"foreignKeys": keys} if keys else {})},
    }


def _target(table: Table, column: Column) -> Row:
    own = column.names == table.name
    return {"resource": "" if own else column.names.replace("_", "-"), "fields": "id"}


def _field(table: Table, column: Column) -> Row:
    constraints: Row = {"required": True} if column.name in table.key else {}
    if column.words:
        constraints["enum"] = list(column.words)
    return {
        "name": column.name,
        "type": _TYPES.get(column.type, column.type),
        "description": column.meaning,
        **({"constraints": constraints} if constraints else {}),
    }
