"""What is said of a claim, in one line of words."""

from collections.abc import Sequence
from typing import Final

from eufacts.format.kinds import Row

_NOTHING: Final = "no number, quotation, date or act"

_KINDS: Final = {
    "quantity": ("number", "numbers"),
    "quote": ("quotation", "quotations"),
    "date": ("date", "dates"),
    "act": ("act", "acts"),
}
_LONG: Final = 200
_SHORT: Final = 40
_MOST: Final = 12
"""How many numbers of other matters are named."""


def message(row: Row) -> str:
    """Say what is wrong with a claim, in one line."""
    words = short(row["words"], 80)
    says = f"; the document: {short(row['says'], _LONG).rstrip('.')}" if row["says"] else ""
    remark = f"; {row['remark']}" if row["remark"] else ""
    match row["status"]:
        case "unstated":
            return f"“{words}”: {row['says']}"
        case "altered":
            return f"the quotation is altered: {'; '.join(row['reasons'])}"
        case "differs" if row["differences"] == ["sum"]:
            return f"“{words}” is not a sum or share that the document makes{says}{remark}"
        case "differs":
            write = f"; write: {row['write']}" if row["write"] else ""
            return f"“{words}” differs in {_and(row['differences'])}{says}{write}{remark}"
        case _:
            return f"“{words}” is {row['status']}"


def rule(row: Row) -> str:
    """The name of the rule that a problem breaks: its first difference, or its status."""
    return str(row["differences"][0]) if row["differences"] else str(row["status"])


def summary(counts: Sequence[Row]) -> str:
    """Say how much was found, and what was said of it, in one line."""
    kinds = {kind: sum(one["kinds"].get(kind, 0) for one in counts) for kind in _KINDS}
    found = [f"{count} {_KINDS[kind][count != 1]}" for kind, count in kinds.items() if count]
    statuses: dict[str, int] = {}
    for one in counts:
        for status, count in one["statuses"].items():
            statuses[status] = statuses.get(status, 0) + count
    said = [
        (statuses.get("supported", 0) + statuses.get("verbatim", 0), "supported"),
        (statuses.get("differs", 0), "differ" if statuses.get("differs", 0) != 1 else "differs"),
        (statuses.get("altered", 0), "altered"),
        (statuses.get("unstated", 0), "unstated"),
        (statuses.get("unmatched", 0), "not about this document"),
        (sum(one["not_read"] for one in counts), "not read"),
        (sum(one["accepted"] for one in counts), "accepted by a mark"),
    ]
    parts = ", ".join(f"{count} {what}" for count, what in said if count)
    return f"{', '.join(found) or _NOTHING} found" + (f": {parts}" if parts else "")


def notes(audits: Sequence[Row], *, every: bool = False) -> list[str]:
    """What is said of whole articles, last how much was found.

    Args:
        audits: The audits.
        every: Whether every claim is listed anyway.
    """
    unneeded = [
        f"{one['where']}: accepts nothing, so remove it: {one['reason']}"
        for audit in audits
        for one in audit["unneeded"]
    ]
    unmatched = [line for audit in audits if not every and (line := _unmatched(audit))]
    return [*unmatched, *unneeded, summary([audit["counts"] for audit in audits])]


def _unmatched(audit: Row) -> str:
    """Name the numbers of which the document does not speak, the first ones with their lines."""
    claims = [
        one for one in audit["claims"] if (one["kind"], one["status"]) == ("quantity", "unmatched")
    ]
    lines: dict[int, list[str]] = {}
    for one in claims[:_MOST]:
        lines.setdefault(one["line"], []).append(short(one["words"], _SHORT))
    named = "; ".join(f"line {line}: {' · '.join(words)}" for line, words in lines.items())
    more = f"; and {len(claims) - _MOST} more, with --all" if len(claims) > _MOST else ""
    return f"{audit['text']['path']}: not about this document: {named}{more}" if claims else ""


def short(text: str, most: int) -> str:
    """A text on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def _and(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
