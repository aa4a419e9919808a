"""An audit as the JSON contract has it."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from hashlib import sha256
from typing import Final

from eufacts.audit.advice import mends
from eufacts.audit.article.passage import Skipped
from eufacts.audit.claims import ActClaim, Claim, DateClaim, NumberClaim
from eufacts.audit.marks import Mark
from eufacts.audit.run import Audited
from eufacts.audit.verdicts import Verdict
from eufacts.format.kinds import Row

Cite = Callable[[Row], str | None]
"""Writes the citation of a row."""


def audit_row(
    audited: Audited, path: str, content: bytes, cite: Cite, marks: Sequence[Mark] = ()
) -> Row:
    """Write an audit of one file as a row.

    Args:
        audited: The audit.
        path: The file's path as it was given.
        content: The file's bytes.
        cite: Writes the citation of a fact's row.
        marks: What is accepted; those that accept something note it.
    """
    lines = Lines(audited.article.source)
    claims = [_claim(one, lines, cite) for one in audited.verdicts]
    for row in claims:
        mark = next((one for one in marks if one.accepts(path, row["line"], row["words"])), None)
        if mark is not None and row["level"] is not None:
            mark.used.append(row["start"])
            row["accepted"], row["level"] = mark.reason, None
    return {
        "text": {"path": path, "sha256": sha256(content).hexdigest()},
        "facts": {
            "documents": [
                {key: row[key] for key in ("document", "celex", "number", "title", "date")}
                | {"citation": cite(row)}
                for row in audited.book.documents
            ]
        },
        "counts": counts(claims, audited.found.skipped),
        "claims": claims,
        "skipped": [_skipped(one, audited.article.source, lines) for one in audited.found.skipped],
    }


class Lines:
    """Turns offsets into lines and columns, both from 1."""

    def __init__(self, source: str) -> None:
        self._begins = [0]
        at = 0
        for line in source.splitlines(keepends=True):
            at += len(line)
            self._begins.append(at)

    def place(self, at: int) -> tuple[int, int]:
        """The line and column of an offset."""
        line = bisect_right(self._begins, at)
        return line, at - self._begins[line - 1] + 1


def _claim(verdict: Verdict[Claim], lines: Lines, cite: Cite) -> Row:
    claim = verdict.claim
    line, column = lines.place(claim.start)
    end_line, end_column = lines.place(claim.end)
    quoted = verdict.status == "altered" or (claim.kind == "act" and verdict.write is not None)
    return {
        "kind": claim.kind,
        "status": verdict.status,
        "level": verdict.level,
        "differences": list(verdict.differences),
        "words": claim.words,
        "start": claim.start,
        "end": claim.end,
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
        "sentence": claim.sentence.words,
        "fact": verdict.fact,
        "related": list(verdict.related),
        "says": verdict.says or None,
        "write": verdict.write,
        "remark": verdict.remark,
        "fixes": verdict.write is not None
        and verdict.sure
        and not getattr(claim, "column", "")
        and (quoted or mends(verdict.differences)),
        "citation": cite(verdict.row) if verdict.row else None,
        "url": _url(verdict),
        "accepted": None,
        "read": _read(verdict),
        "reasons": list(verdict.reasons),
        "candidates": [
            {
                "fact": one.entry.id,
                "label": one.entry.row["label"],
                "score": one.score,
                "reason": one.reason,
            }
            for one in verdict.candidates
        ],
    }


def _read(verdict: Verdict[Claim]) -> Row:
    """How the words of a claim were read."""
    claim = verdict.claim
    quantity = claim.quantity if isinstance(claim, NumberClaim) else None
    date = claim.date if isinstance(claim, DateClaim) else None
    act = claim.act if isinstance(claim, ActClaim) else None
    return {
        "value": quantity.value if quantity else None,
        "upper": quantity.upper if quantity else None,
        "unit": claim.unit or claim.quantity.counted if isinstance(claim, NumberClaim) else None,
        "qualifier": quantity.qualifier if quantity else None,
        "period": date.period if date else None,
        "celex": act.celex if act else None,
        "countries": [place.code for place in claim.sentence.places_of(claim.span)[0]],
    }


def _url(verdict: Verdict[Claim]) -> str | None:
    row = verdict.row or {}
    if row.get("excerpts"):
        row = row["excerpts"][0]
    return row.get("url")


def _skipped(one: Skipped, source: str, lines: Lines) -> Row:
    start, end = one.place
    line, column = lines.place(start)
    words = source[start:end]
    return {
        "rule": one.rule,
        "words": words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…",
        "start": start,
        "end": end,
        "line": line,
        "column": column,
    }


_LONGEST = 80
"""The most characters that are shown of what is not read."""


_UNREAD: Final = frozenset({"ambiguous", "unreadable"})
"""The rules of numbers that may be claims and that are not read."""


def counts(claims: Sequence[Row], skipped: Sequence[Skipped]) -> Row:
    """Count claims by kind, those that no mark accepts by status, and numbers that are not read."""
    return {
        "kinds": dict(Counter(row["kind"] for row in claims)),
        "statuses": dict(Counter(row["status"] for row in claims if row["accepted"] is None)),
        "errors": sum(row["level"] == "error" for row in claims),
        "warnings": sum(row["level"] == "warning" for row in claims),
        "not_read": sum(one.rule in _UNREAD for one in skipped),
        "accepted": sum(row["accepted"] is not None for row in claims),
    }
