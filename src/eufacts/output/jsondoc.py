"""JSON for programs: arrays, single objects and lines.

The index keeps each record's JSON ready-made, so that a list is joined and never decoded. Imports
nothing but ``json``, and ``re`` that json imports: this is the fastest way through the program.
What would act on a terminal stands as JSON's escape, and reads back as it was.
"""

import json
import re
from collections.abc import Sequence

_ACTING = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
"""DEL, C1 and bidirectional control characters, which JSON itself lets pass; C0 it does not."""


def write_json(
    bodies: Sequence[str], *, single: bool, fields: tuple[str, ...] | None = None
) -> str:
    """Write an array with a record on each line, or a single record as an indented object.

    Args:
        bodies: Each record's compact JSON; one where ``single`` is true, or none, which is null.
        single: Whether the answer is one thing.
        fields: The (dotted) keys to write, in order; None for all.

    Raises:
        UnknownField: No record has a field that was asked for.
    """
    chosen = _chosen(bodies, fields)
    if single:
        if not chosen:
            return "null\n"
        (body,) = chosen
        return _inert(json.dumps(json.loads(body), ensure_ascii=False, indent=2) + "\n")
    return _inert("[" + ",\n ".join(chosen) + "]\n")


def write_jsonl(bodies: Sequence[str], *, fields: tuple[str, ...] | None = None) -> str:
    """Write each record on a line of its own; no records are no lines.

    Args:
        bodies: Each record's compact JSON.
        fields: The (dotted) keys to write, in order; None for all.

    Raises:
        UnknownField: No record has a field that was asked for.
    """
    return _inert("".join(f"{body}\n" for body in _chosen(bodies, fields)))


def _inert(text: str) -> str:
    """JSON that says the same, in characters that do nothing to a terminal."""
    return _ACTING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _chosen(bodies: Sequence[str], fields: tuple[str, ...] | None) -> Sequence[str]:
    """The bodies as they are, or with the chosen fields only."""
    if fields is None:
        return bodies
    from eufacts.output.fields import pick

    records = [json.loads(body) for body in bodies]
    return [
        json.dumps(picked, ensure_ascii=False, separators=(",", ":"))
        for picked in pick(records, fields)
    ]
