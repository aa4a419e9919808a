"""JSON for programs: arrays, single objects and lines.

The index stores each record's JSON, so a list is joined without decoding. It imports little: this
is the fastest path through the program. What would act on a terminal is written as JSON's escape.
"""

from collections.abc import Sequence

from eufacts.output.visible import inert_json


def write_json(
    bodies: Sequence[str], *, single: bool, fields: tuple[str, ...] | None = None
) -> str:
    """Write an array with a record on each line, or a single record with a key on each line.

    An array in a single record has its records on lines of their own, too.

    Args:
        bodies: Each record's compact JSON; one where ``single`` is true, or none, which is null.
        single: Whether the answer is one record.
        fields: The (dotted) keys to write, in order; None for all.

    Raises:
        UnknownNameError: No record has a field that was asked for.
    """
    chosen = _chosen(bodies, fields)
    if single:
        if not chosen:
            return "null\n"
        (body,) = chosen
        return inert_json(f"{_spread(body)}\n")
    return inert_json("[" + ",\n ".join(chosen) + "]\n")


def _spread(body: str) -> str:
    """Write a record with a key on each line, and an array of objects with each on a line.

    All else is compact, so this is fast.
    """
    import json

    compact = json.JSONEncoder(ensure_ascii=False).encode
    lines = []
    for key, value in json.loads(body).items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            written = "[\n    " + ",\n    ".join(map(compact, value)) + "\n  ]"
        else:
            written = compact(value)
        lines.append(f"  {compact(key)}: {written}")
    return "{\n" + ",\n".join(lines) + "\n}"


def indented(value: object) -> str:
    """Write a decoded value over several lines."""
    import json

    return inert_json(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def write_jsonl(bodies: Sequence[str], *, fields: tuple[str, ...] | None = None) -> str:
    """Write each record on a line of its own.

    Args:
        bodies: Each record's compact JSON.
        fields: The (dotted) keys to write, in order; None for all.

    Raises:
        UnknownNameError: No record has a field that was asked for.
    """
    return inert_json("".join(f"{body}\n" for body in _chosen(bodies, fields)))


def _chosen(bodies: Sequence[str], fields: tuple[str, ...] | None) -> Sequence[str]:
    """The bodies as they are, or with the chosen fields only."""
    if fields is None:
        return bodies
    import json

    from eufacts.output.fields import pick

    records = [json.loads(body) for body in bodies]
    return [
        json.dumps(picked, ensure_ascii=False, separators=(",", ":"))
        for picked in pick(records, fields)
    ]
