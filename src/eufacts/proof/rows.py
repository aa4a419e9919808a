"""What the proofs found, as the JSON contract has it; ``contract.documents`` describes each key."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from eufacts.findings import Finding
from eufacts.format.kinds import Row
from eufacts.places import cell_keys
from eufacts.proof.base import sentence
from eufacts.proof.check.run import Checked
from eufacts.proof.coverage.item import KINDS, Item
from eufacts.proof.coverage.run import Coverage
from eufacts.proof.verify.by_source import Verified


def finding_row(finding: Finding) -> Row:
    """A finding."""
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
    """The answer of ``check``."""
    return {
        "file": checked.file,
        "passed": checked.passed,
        "examined": checked.examined,
        "findings": [finding_row(finding) for finding in checked.findings],
        "waived": [finding_row(finding) for finding in checked.waived],
        "skipped": list(checked.skipped),
        "open_reviews": checked.open_reviews,
    }


def verified_row(verified: Verified, written: str | None) -> Row:
    """The answer of ``verify``; ``written`` is the path of the lock that was written."""
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
        "skipped": list(verified.skipped),
    }


def covered_row(coverage: Coverage) -> Row:
    """The answer of ``coverage``."""
    counts = {kind: _counts(i for i in coverage.items if i.kind == kind) for kind in KINDS}
    rules = Counter(item.by[0] for item in coverage.items if item.state == "rule")
    return {
        "file": coverage.file,
        "passed": coverage.passed,
        "source": coverage.source.name,
        "source_sha256": coverage.source.sha256,
        "all_countries": True,
        "counts": {**counts, "all": _counts(coverage.items)},
        "rules": dict(sorted(rules.items())),
        "sections": list(_sections(coverage)),
        "items": [_item(coverage, item) for item in coverage.items],
        "unmentioned": [_item(coverage, item) for item in coverage.names],
        "findings": [finding_row(finding) for finding in coverage.findings],
        "skipped": list(coverage.skipped),
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
    items: dict[int | None, list[Item]] = defaultdict(list)
    for item in coverage.items:
        items[item.passage.location.section].append(item)
    for index, section in enumerate(coverage.source.document.sections):
        known = coverage.sections.of(index)
        yield {"section": known, "heading": section.heading, **_counts(items[index])}
    if items[None]:
        yield {"section": None, "heading": None, **_counts(items[None])}


_MOST_CHARACTERS = 2000
"""The most characters of a sentence that are shown before and after an item."""


def _item(coverage: Coverage, item: Item) -> Row:
    """An item, with its sentence."""
    location, text, span = item.passage.location, item.passage.text, item.span
    start, end = sentence(text, span.start)
    start = max(start, span.start - _MOST_CHARACTERS)
    end = min(end, span.end + _MOST_CHARACTERS)
    heading = None
    if location.section is not None:
        heading = coverage.source.document.sections[location.section].heading
    return {
        "kind": item.kind,
        "words": item.words,
        "says": item.says,
        "state": item.state,
        "by": list(item.by),
        "section": coverage.sections.of(location.section),
        "heading": heading,
        "paragraph": location.paragraph,
        "footnote": location.footnote,
        **cell_keys(location.cell),
        "sentence": text[start:end].rstrip(),
        "start": span.start - start,
    }
