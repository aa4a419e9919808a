"""``verify`` without a source: a fact base compared with the lock of what was proven before."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from eufacts.findings import Finding, Where
from eufacts.format.links import Link
from eufacts.format.lock import Line, Lock, lock_of, lock_path
from eufacts.proof.base import Base, Problem
from eufacts.proof.verify.by_source import TABLES, Verified

RULES = {
    "changed": "The record is not as it was when it was proven.",
    "unproven": "The record was not there when the fact base was proven.",
    "gone": "The record was proven and is no longer there.",
}
"""What each rule's finding means."""

_TABLES = {"excerpt": "quote", "footnote": "text", "section": "heading"}
"""The tables that the lock holds, each with the key that a record without a line is told by."""

_ANEW = "prove it with verify --source FILE --write-lock"


def unchanged(base: Base, lock: Lock) -> Verified:
    """Prove that nothing has changed since the source proved it."""
    now = lock_of(base.records, lock.source, lock.sha256, lock.links)
    pairs = {
        "excerpt": (now.quotes, lock.quotes),
        "footnote": (now.footnotes, lock.footnotes),
        "section": (now.sections, lock.sections),
    }
    findings: list[Finding] = []
    proven = {}
    file = str(lock_path(Path(base.file)))
    for table, (rows, held) in pairs.items():
        wrong = [*_wrong(table, rows, held)]
        findings += [
            Finding(base.where(problem), rule, problem.message, problem.hint)
            for rule, problem in wrong
        ]
        proven[TABLES[table]] = len(rows) - len(wrong)
        findings += [
            Finding(Where(file, 0, f'{table} "{name}"'), "gone", "was proven and is gone", _ANEW)
            for name in held
            if name not in rows
        ]
    return Verified(
        base.file,
        "lock",
        lock.source,
        lock.sha256,
        {TABLES[table]: len(rows) for table, (rows, _) in pairs.items()},
        proven,
        tuple(sorted(findings)),
    )


def _wrong(
    table: str, rows: Mapping[str, Line], held: Mapping[str, Line]
) -> Iterator[tuple[str, Problem]]:
    """Each record that is not as the lock has it."""
    for nth, (name, row) in enumerate(rows.items()):
        before = held.get(name)
        if before is None:
            told = f"its {_TABLES[table]} was never proven"
            yield "unproven", Problem(table, nth, None, told, _ANEW)
        elif row != before:
            keys = [key for key in {**row, **before} if row.get(key) != before.get(key)]
            said = "; ".join(_said(key, before.get(key)) for key in keys)
            key = "quote" if keys[0] == "sha256" else keys[0]
            yield "changed", Problem(table, nth, key, f"changed since it was proven: {said}")


def _said(key: str, before: object) -> str:
    """What has changed, in words."""
    if key == "sha256":
        return "the quote has other words"
    return f"{key} was {before}" if before is not None else f"there was no {key}"


def behind(base: Base, lock: Lock, links: Mapping[str, Link]) -> Finding | None:
    """Say that a lock does not hold what a source has just proven; None where it does."""
    if lock == lock_of(base.records, lock.source, lock.sha256, links):
        return None
    where = Where(str(lock_path(Path(base.file))), 0, "")
    told = "the lock holds other quotes, links, footnotes or sections than the source proves"
    return Finding(where, "lock-behind", told, "write it anew with --write-lock", "warning")
