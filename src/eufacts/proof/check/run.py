"""``check``: a fact base examined by itself, rule by rule, with its waivers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from eufacts.errors import FactBaseError
from eufacts.findings import Finding
from eufacts.format import model
from eufacts.format.files import Named, same_documents
from eufacts.proof.base import Base, Problem
from eufacts.proof.check.rules import READ, REVIEW, RULES, WAIVER, unread


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
    """Which rules cannot judge a document in its language."""
    document: Named | None = None
    """What its document is called; None where that cannot be read, or for several."""
    valid: bool = True
    """Whether it follows the format's rules, so that it can be asked."""
    open_reviews: int = 0
    """Proposals that nobody has decided on."""

    @property
    def passed(self) -> bool:
        """Whether something was examined and no error was found."""
        return self.examined["facts"] > 0 and not any(f.level == "error" for f in self.findings)


def check(
    content: bytes,
    file: str,
    *,
    strict: bool = False,
) -> Checked:
    """Examine the text of a fact base.

    The problems of an invalid fact base are findings, and no rule is tried on it.

    Args:
        content: The TOML text.
        file: The name that findings give the file.
        strict: Whether a proposal that nobody has decided on is an error. If not, it is counted,
            and what rules find wrong with it are warnings.
    """
    try:
        base = Base(content, file)
    except FactBaseError as broken:
        nothing = {"facts": 0, "excerpts": 0, "rules": 0}
        return Checked(file, nothing, broken.findings, (), (), valid=False)
    language = base.records.document.language
    usable = [rule for rule in RULES if language == READ or not rule.reads]
    problems = [(rule.name, problem) for rule in usable for problem in rule.examine(base)]
    findings, waived = _waive(base, problems, {rule.name for rule in usable})
    undecided = [*_undecided(base)]
    if strict:
        findings += [base.finding(REVIEW, one) for one in undecided]
    else:
        records = {base.where(one).record for one in undecided}
        findings = [
            replace(one, level="warning") if one.where.record in records else one
            for one in findings
        ]
    examined = {"facts": len(base.facts), "excerpts": len(base.excerpts), "rules": len(usable)}
    about = base.records.document
    document = Named(file, about.name, about.celex, about.number)
    found = (tuple(sorted(findings)), tuple(sorted(waived)), unread(language))
    return Checked(file, examined, *found, document, open_reviews=len(undecided))


def together(file: str, each: Sequence[Checked]) -> Checked:
    """Put together what was found in the files of a folder, and which are of one document.

    Args:
        file: The name of the folder.
        each: What was found in its files, in their order.
    """
    if len(each) == 1:
        return each[0]
    documents = (checked.document for checked in each if checked.document)
    same = tuple(same_documents(documents))
    return Checked(
        file,
        {
            "facts": sum(checked.examined["facts"] for checked in each),
            "excerpts": sum(checked.examined["excerpts"] for checked in each),
            "rules": max(checked.examined["rules"] for checked in each),
        },
        (*(finding for checked in each for finding in checked.findings), *same),
        tuple(waived for checked in each for waived in checked.waived),
        tuple(dict.fromkeys(skipped for checked in each for skipped in checked.skipped)),
        valid=not same and all(checked.valid for checked in each),
        open_reviews=sum(checked.open_reviews for checked in each),
    )


def _undecided(base: Base) -> Iterator[Problem]:
    """Every record that is still a proposal."""
    for table in model.REVIEWED:
        for index, record in enumerate(getattr(base.records, table)):
            if record.review is not None:
                message = f"not decided yet: {record.review}"
                yield Problem(table, index, "review", message, "eufacts review decides")


def _waive(
    base: Base, problems: list[tuple[str, Problem]], usable: set[str]
) -> tuple[list[Finding], list[Finding]]:
    """Take out the findings that are waived; a waiver that takes none out is itself a finding."""
    reasons = {(waiver.rule, waiver.record): waiver.reason for waiver in base.records.waiver}
    findings, waived, needed = [], [], set()
    for rule, problem in problems:
        key = rule, base.waived_as(problem)
        if key in reasons:
            needed.add(key)
            waived.append(Finding(base.where(problem), rule, problem.message, reasons[key]))
        else:
            findings.append(base.finding(rule, problem))
    known = {rule.name for rule in RULES}
    for index, waiver in enumerate(base.records.waiver):
        where = base.where(Problem("waiver", index, None, ""))
        if waiver.rule not in known:
            findings.append(Finding(where, WAIVER, f"there is no rule {waiver.rule}"))
        elif waiver.rule in usable and (waiver.rule, waiver.record) not in needed:
            message = f"{waiver.record} needs no waiver of {waiver.rule}"
            findings.append(Finding(where, WAIVER, message, "remove the waiver"))
    return findings, waived
