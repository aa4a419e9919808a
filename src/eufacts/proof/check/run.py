"""``check``: a fact base examined by itself, rule by rule, with its waivers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.util import find_spec

from eufacts.errors import FactBaseError
from eufacts.findings import Finding
from eufacts.format.pausing import without_collection
from eufacts.proof.base import Base, Problem
from eufacts.proof.check.rules import RULES, WAIVER
from eufacts.proof.check.shares import examine
from eufacts.source.numbers.read import NumberReadings, read_numbers


@dataclass(frozen=True)
class Checked:
    """What an examination found."""

    file: str
    examined: dict[str, int]
    """How many facts, excerpts and rules were examined."""
    findings: tuple[Finding, ...]
    """In the order of the file."""
    waived: tuple[Finding, ...]
    """Findings that the fact base waives, with the reasons as their hints."""
    skipped: tuple[str, ...]
    """Rules that could not examine anything, each with the module that is missing."""

    @property
    def passed(self) -> bool:
        """Whether something was examined and no error was found."""
        return self.examined["facts"] > 0 and not any(f.level == "error" for f in self.findings)


def check(
    content: bytes, file: str, read: Callable[[str], NumberReadings] = read_numbers
) -> Checked:
    """Examine the text of a fact base.

    A fact base that does not read has its problems as findings, and no rule is tried on it.

    Args:
        content: The TOML text.
        file: The name that findings give the file.
        read: The reader of quantities.
    """
    with without_collection():
        try:
            base = Base(content, file, read)
        except FactBaseError as broken:
            nothing = {"facts": 0, "excerpts": 0, "rules": 0}
            return Checked(file, nothing, broken.findings, (), ())
        return _checked(base)


def together(file: str, each: Sequence[Checked]) -> Checked:
    """Put what was found in the files of a folder together; one file's stays as it is.

    Args:
        file: The name of the folder.
        each: What was found in its files, in their order.
    """
    if len(each) == 1:
        return each[0]
    return Checked(
        file,
        {
            "facts": sum(one.examined["facts"] for one in each),
            "excerpts": sum(one.examined["excerpts"] for one in each),
            "rules": max(one.examined["rules"] for one in each),
        },
        tuple(finding for one in each for finding in one.findings),
        tuple(waived for one in each for waived in one.waived),
        tuple(dict.fromkeys(skipped for one in each for skipped in one.skipped)),
    )


def _checked(base: Base) -> Checked:
    """Try every rule that can examine anything."""
    usable = [rule for rule in RULES if rule.needs is None or find_spec(rule.needs)]
    skipped = tuple(
        f"{rule.name}: {rule.needs} is not installed" for rule in RULES if rule not in usable
    )
    found = [
        (rule, problem, Finding(base.where(problem), rule, problem.message, problem.hint))
        for rule, problem in examine(base, usable)
    ]
    findings, waived = _waive(base, found, {rule.name for rule in usable})
    examined = {
        "facts": len(base.facts),
        "excerpts": len(base.excerpts),
        "rules": len(usable),
    }
    return Checked(base.file, examined, tuple(sorted(findings)), tuple(sorted(waived)), skipped)


def _waive(
    base: Base, found: list[tuple[str, Problem, Finding]], usable: set[str]
) -> tuple[list[Finding], list[Finding]]:
    """Take out the findings that are waived; a waiver that takes none out is itself a finding."""
    reasons = {(waiver.rule, waiver.record): waiver.reason for waiver in base.records.waiver}
    findings, waived, needed = [], [], set()
    for rule, problem, finding in found:
        key = rule, _record_id(base, problem)
        if key in reasons:
            needed.add(key)
            waived.append(Finding(finding.where, rule, finding.message, reasons[key]))
        else:
            findings.append(finding)
    known = {rule.name for rule in RULES}
    for nth, waiver in enumerate(base.records.waiver):
        where = base.where(Problem("waiver", nth, None, ""))
        if waiver.rule not in known:
            findings.append(Finding(where, WAIVER, f"no rule is called {waiver.rule}"))
        elif waiver.rule in usable and (waiver.rule, waiver.record) not in needed:
            told = f"{waiver.record} needs no waiver of {waiver.rule}"
            findings.append(Finding(where, WAIVER, told, "strike the waiver"))
    return findings, waived


def _record_id(base: Base, problem: Problem) -> str:
    """The id by which a waiver names the record of a problem."""
    record = getattr(base.records, problem.table)[problem.nth]
    for key in ("id", "code"):
        if hasattr(record, key):
            return str(getattr(record, key))
    return f"footnote-{record.number}"
