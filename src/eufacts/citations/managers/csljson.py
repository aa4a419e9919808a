"""CSL-JSON, which Zotero, pandoc and every CSL processor read."""

import json
from collections.abc import Sequence
from typing import Any

from eufacts.citations.cslitem import item
from eufacts.citations.managers.entries import Entry


def write(entries: Sequence[Entry]) -> str:
    """Write a list of items."""
    return json.dumps(list(map(_item, entries)), ensure_ascii=False, indent=2) + "\n"


def _item(of: Entry) -> dict[str, Any]:
    """The work's item under the key of all formats; what its owner notes is its ``annote``."""
    made = {**item(of.work), "id": of.key}
    if of.notes:
        made["annote"] = "\n".join(of.notes)
    return made
