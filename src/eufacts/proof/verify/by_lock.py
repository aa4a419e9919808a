"""``verify`` without a source: a fact base compared with the lock of what was proven before."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from eufacts.findings import Finding, Where
from eufacts.format.links import Link
from eufacts.format.lock import Line, Lock, lock_of, lock_path
from eufacts.proof.base import Base, Problem
from eufacts.proof.check.rules import unread
from eufacts.proof.verify.by_source import TABLES, Verified

_TEXT_KEYS = {"excerpt": "quote", "footnote": "text", "section": "heading"}
"""The tables that the lock has, each with the key of the words that are proven."""

_PROVE_AGAIN = "prove it with verify --source FILE --write-lock"


def unchanged(base: Base, lock: Lock) -> Verified:
    """Prove that nothing has changed since the source proved it."""
    now = lock_of(base.records, lock.source, lock.sha256, lock.links)
    pairs = {
        "excerpt": (now.quotes, lock.quotes),
        "footnote": (now.footnotes, lock.footnotes),
        "section": (now.sections, lock.sections),
    }
    findings: list[Finding] = []
    examined, proven = {}, {}
    file = str(lock_path(Path(base.file)))
    for table, (lines, locked) in pairs.items():
        changed = [*_changed(table, lines, locked)]
        findings += [base.finding(rule, problem) for rule, problem in changed]
        findings += [
            Finding(Where(file, 0, f'{table} "{name}"'), "gone", "no longer there", _PROVE_AGAIN)
            for name in locked
            if name not in lines
        ]
        examined[TABLES[table]] = len(lines)
        proven[TABLES[table]] = len(lines) - len(changed)
    counts = examined, proven
    skipped = unread(base.records.document.language)
    return Verified(
        base.file, "lock", lock.source, lock.sha256, *counts, tuple(sorted(findings)), skipped
    )


def _changed(
    table: str, lines: Mapping[str, Line], locked: Mapping[str, Line]
) -> Iterator[tuple[str, Problem]]:
    """Each record that is not as the lock has it."""
    for index, (name, line) in enumerate(lines.items()):
        before = locked.get(name)
        if before is None:
            message = f"the {_TEXT_KEYS[table]} was never proven"
            yield "unproven", Problem(table, index, None, message, _PROVE_AGAIN)
        elif line != before:
            keys = [key for key in {**line, **before} if line.get(key) != before.get(key)]
            changes = "; ".join(_change(key, before.get(key)) for key in keys)
            key = "quote" if keys[0] == "sha256" else keys[0]
            yield "changed", Problem(table, index, key, f"changed since it was proven: {changes}")


def _change(key: str, before: object) -> str:
    """What has changed, in words."""
    if key == "sha256":
        return "the quote has other words"
    return f"{key} was {before}" if before is not None else f"there was no {key}"


def behind(base: Base, lock: Lock, links: Mapping[str, Link]) -> Finding | None:
    """Say that a lock does not have what a source has just proven; None where it does."""
    if lock == lock_of(base.records, lock.source, lock.sha256, links):
        return None
    where = Where(str(lock_path(Path(base.file))), 0, "")
    hint = "write it again with --write-lock"
    return Finding(where, "lock-behind", "the lock is out of date", hint, "warning")
