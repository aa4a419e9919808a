"""What the proofs found, as the JSON contract has it: docstrings name every key."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from eufacts.findings import Finding
from eufacts.proof.base import sentence
from eufacts.proof.check.run import Checked
from eufacts.proof.coverage.run import KINDS, Coverage, Item
from eufacts.proof.verify.by_source import Verified

Row = Mapping[str, Any]


def finding_row(finding: Finding) -> Row:
    """A finding: ``file``, ``line``, ``record``, ``rule``, ``level``, ``message``, ``hint``.

    ``line`` is 0 and ``record`` empty where a finding is about the source as a whole.
    """
    return {
        "file": finding.where.file,
        "line": finding.where.line,
        "record": finding.where.record,
        "rule": finding.rule,
        "level": finding.level,
        "message": finding.message,
        "hint": finding.hint or None,
    }


def checked_row(checked: Checked) -> Row:
    """The answer of ``check``.

    ``file``, ``passed``; ``examined`` (how many ``facts``, ``excerpts`` and ``rules``);
    ``findings``; ``waived`` (findings whose ``hint`` is the waiver's reason); ``skipped`` (rules
    that could not examine anything, with what is missing).
    """
    return {
        "file": checked.file,
        "passed": checked.passed,
        "examined": checked.examined,
        "findings": [finding_row(finding) for finding in checked.findings],
        "waived": [finding_row(finding) for finding in checked.waived],
        "skipped": list(checked.skipped),
    }


def verified_row(verified: Verified, written: str | None) -> Row:
    """The answer of ``verify``.

    ``file`` (the fact base), ``passed``, ``against`` (``source`` or ``lock``), ``source`` (its
    file's name), ``source_sha256``, ``examined`` and ``proven`` (how many ``quotes``,
    ``footnotes``, ``sections``), ``lock_written`` (the lock's path, or null), ``findings``.
    """
    return {
        "file": verified.file,
        "passed": verified.passed,
        "against": verified.against,
        "source": verified.source,
        "source_sha256": verified.sha256,
        "examined": verified.examined,
        "proven": verified.proven,
        "lock_written": written,
        "findings": [finding_row(finding) for finding in verified.findings],
    }


def covered_row(coverage: Coverage) -> Row:
    """The answer of ``coverage``.

    ``file``, ``passed``, ``source``, ``source_sha256``; ``all_countries`` (true: every country is
    looked for, not only the fact base's own); ``counts`` (for each kind of item, and in all under
    ``all``, how many are ``found``, ``held``, set aside ``by_rule`` and ``by_reason``,
    ``missing``); ``rules`` (how many each rule sets aside); ``sections`` (for each: ``section``,
    ``heading`` and the same counts); ``items`` (everything found, in order; those to be mended
    have ``state`` ``missing``); ``unmentioned`` (names that no record mentions, as items);
    ``findings``.
    """
    counts = {kind: _counts(i for i in coverage.items if i.kind == kind) for kind in KINDS}
    rules = Counter(item.by[0] for item in coverage.items if item.state == "rule")
    return {
        "file": coverage.file,
        "passed": coverage.passed,
        "source": coverage.original.name,
        "source_sha256": coverage.original.sha256,
        "all_countries": True,
        "counts": {**counts, "all": _counts(coverage.items)},
        "rules": dict(sorted(rules.items())),
        "sections": list(_sections(coverage)),
        "items": [_item(coverage, item) for item in coverage.items],
        "unmentioned": [_item(coverage, item) for item in coverage.names],
        "findings": [finding_row(finding) for finding in coverage.findings],
    }


def _counts(items: Iterable[Item]) -> dict[str, int]:
    states = Counter(item.state for item in items)
    return {
        "found": states.total(),
        "held": states["held"],
        "by_rule": states["rule"],
        "by_reason": states["reason"],
        "missing": states["missing"],
    }


def _sections(coverage: Coverage) -> Iterable[Row]:
    """The counts of each section, its footnotes included; texts without a place come last."""
    for at, section in [*enumerate(coverage.original.document.sections), (None, None)]:
        items = [item for item in coverage.items if item.piece.spot.section == at]
        if section is not None or items:
            heading = section.heading if section else None
            yield {"section": coverage.outline.of(at), "heading": heading, **_counts(items)}


def _item(coverage: Coverage, item: Item) -> Row:
    """An item.

    ``kind`` (quantity, date, numeral, country, act, name), ``words`` as they stand, ``says`` (what
    is read in them), ``state`` (held, rule, reason, missing), ``by`` (ids of records, the rule, or
    the reason), ``section``, ``heading``, ``paragraph``, ``footnote``, ``sentence`` and ``start``
    (where in the sentence the words begin).
    """
    spot, text = item.piece.spot, item.piece.text
    start, end = sentence(text, item.span.start)
    heading = None
    if spot.section is not None:
        heading = coverage.original.document.sections[spot.section].heading
    return {
        "kind": item.kind,
        "words": item.words,
        "says": item.says,
        "state": item.state,
        "by": list(item.by),
        "section": coverage.outline.of(spot.section),
        "heading": heading,
        "paragraph": spot.paragraph,
        "footnote": spot.footnote,
        "sentence": text[start:end].strip(),
        "start": item.span.start - start,
    }
