"""Views of an audit: its problems, all its claims, or how one line was read."""

from collections.abc import Iterator, Sequence

from eufacts.audit.wording import notes, short
from eufacts.format.kinds import Row
from eufacts.report import Cell, Column, Fields, Notes, Part, Report, Table

_CLAIMS = (
    Column("line", "LINE", "count"),
    Column("kind", "KIND"),
    Column("status", "STATUS", "status"),
    Column("words", "WORDS", "label"),
    Column("fact", "FACT", "id"),
    Column("says", "DOCUMENT", "prose"),
)
_SKIPPED = (
    Column("line", "LINE", "count"),
    Column("rule", "RULE", "code"),
    Column("words", "WORDS", "label"),
)
_RIGHT = ("supported", "verbatim")
"""Of these the document's sentence is listed; that of a problem is shown with it."""
_LONGEST = 60
_ABOVE = "as above"


def audited(audits: Sequence[Row], *, every: bool = False) -> Report:
    """Show what is wrong, each with both sentences and what to write, and then the counts.

    Args:
        audits: The audits of some articles.
        every: Whether every claim is listed too, and what was not read as one.
    """
    parts: list[Part] = [part for audit in audits for part in _problems(audit)]
    if every:
        parts += [part for audit in audits for part in _listed(audit)]
    parts.append(Notes(tuple(notes(audits, every=every))))
    return Report(tuple(parts))


def _problems(audit: Row) -> Iterator[Part]:
    cited = (one["citation"] or "" for one in audit["facts"]["documents"])
    documents = [one.rstrip(".") for one in cited if one]
    last = ""
    for claim in audit["claims"]:
        if claim["level"] is not None:
            cite = _shorter(claim["citation"] or "", documents, last)
            last = claim["citation"] or last
            place = f"{audit['text']['path']}:{claim['line']}:{claim['column']}"
            yield Fields(tuple(_pairs(claim, cite)), f"{place}: {claim['level']}: {_what(claim)}")


def _shorter(citation: str, documents: Sequence[str], last: str) -> str:
    """A citation without the document's own, if the one before is of the same document."""
    if citation and citation == last:
        return _ABOVE
    for one in documents:
        if citation.startswith(one) and last.startswith(one):
            return _ABOVE + citation[len(one) :]
    return citation


def _what(claim: Row) -> str:
    words = short(claim["words"], _LONGEST)
    if claim["status"] == "differs":
        return f"{words} differs in {', '.join(claim['differences'])}"
    return f"{words} is {claim['status']}"


def _pairs(claim: Row, cite: str) -> Iterator[tuple[str, Cell]]:
    yield "Text", claim["sentence"]
    if claim["says"]:
        yield "Document", claim["says"]
    if claim["status"] == "altered":
        yield "Changes", "; ".join(claim["reasons"])
    if claim["write"]:
        yield "Write", claim["write"]
    if claim["remark"]:
        yield "Note", claim["remark"]
    if cite:
        yield "Cite", cite


def _listed(audit: Row) -> Iterator[Part]:
    path = audit["text"]["path"]
    rows = tuple(
        (
            claim["line"],
            claim["kind"],
            ", ".join((claim["status"], *claim["differences"]))
            + (f" (accepted: {claim['accepted']})" if claim["accepted"] else ""),
            short(claim["words"], _LONGEST),
            claim["fact"],
            claim["says"] if claim["status"] in _RIGHT else None,
        )
        for claim in audit["claims"]
    )
    if rows:
        yield Table(_CLAIMS, rows, f"Claims in {path}", headed=True)
    skipped = tuple(
        (one["line"], one["rule"], short(one["words"], _LONGEST)) for one in audit["skipped"]
    )
    if skipped:
        yield Table(_SKIPPED, skipped, f"Not claims in {path}", headed=True)


def explained(audits: Sequence[Row], line: int) -> Report:
    """Show how the claims of a line were read, and why the nearest facts were taken or not."""
    parts: list[Part] = []
    for audit in audits:
        for claim in audit["claims"]:
            if claim["line"] <= line <= claim["end_line"]:
                parts += _explained(claim)
        skipped = [one for one in audit["skipped"] if one["line"] == line]
        if skipped:
            rows = tuple((one["line"], one["rule"], one["words"]) for one in skipped)
            parts.append(Table(_SKIPPED, rows, "Not claims", headed=True))
    return Report(tuple(parts) or (Notes((f"nothing is read in line {line}",)),))


def _explained(claim: Row) -> Iterator[Part]:
    read = claim["read"]
    said = {
        "Value": read["value"],
        "To": read["upper"],
        "Unit": read["unit"],
        "Qualifier": read["qualifier"],
        "Period": read["period"],
        "CELEX": read["celex"],
        "Countries": ", ".join(read["countries"]) or None,
    }
    pairs: list[tuple[str, Cell]] = [("Sentence", claim["sentence"])]
    pairs += [(name, str(value)) for name, value in said.items() if value is not None]
    status = ", ".join((claim["status"], *claim["differences"]))
    pairs.append(("Status", status))
    pairs += [("Because", reason) for reason in claim["reasons"]]
    pairs += [
        (one["fact"], f"{one['label']}: {one['reason']} (score {one['score']})")
        for one in claim["candidates"]
    ]
    yield Fields(tuple(pairs), f"{claim['kind']}: {short(claim['words'], _LONGEST)}")
