"""CSL-JSON, which CSL processors, Zotero and pandoc read."""

import json
from collections.abc import Sequence
from typing import Any

from eufacts.citations.managers.entries import Entry
from eufacts.citations.works import OFFICIAL_JOURNAL, Category, Work

_TYPES: dict[Category, str] = {
    "document": "report",
    "act": "legislation",
    "agreement": "treaty",
    "other": "report",
}
"""What each kind of work is to CSL 1.0.2."""


def write(entries: Sequence[Entry]) -> str:
    """Write a list of items."""
    return json.dumps(list(map(_entry_item, entries)), ensure_ascii=False, indent=2) + "\n"


def item(work: Work) -> dict[str, Any]:
    """Write a work as an item that is valid against the schema of CSL-JSON.

    Institutions are literal names: no style may invert or abbreviate them. What is not known is
    left out. CSL has no variables for the CELEX number and the ELI: they are in ``note``.
    """
    fields: dict[str, Any] = {
        "id": work.key,
        "type": _TYPES[work.category],
        "title": work.title,
        "author": [{"literal": name} for name in work.authors],
        "genre": work.genre,
        "number": work.number,
        "issued": {"date-parts": [date_parts(work.date)]} if work.date else None,
        "container-title": OFFICIAL_JOURNAL if work.journal else None,
        "volume": work.journal.issue if work.journal else None,
        "page": work.journal.page or None if work.journal else None,
        "publisher-place": work.place,
        "language": work.language,
        "URL": work.url,
        "note": work.identifiers,
    }
    return {name: value for name, value in fields.items() if value}


def date_parts(iso: str) -> list[int]:
    """The parts of a day, a month or a year."""
    return [int(part) for part in iso.split("-")]


def _entry_item(entry: Entry) -> dict[str, Any]:
    """The work's item under the entry's key, with the excerpts as ``annote``."""
    made = {**item(entry.work), "id": entry.key}
    if entry.notes:
        made["annote"] = "\n".join(entry.notes)
    return made
