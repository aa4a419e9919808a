"""Views of what the proofs found."""

from eufacts.report import Cell, Fields, Notes, Part, Report
from eufacts.views.cells import Row, Rows


def checked(answers: Rows) -> Report:
    """Show what an examination found, one finding a line, as compilers do."""
    (answer,) = answers
    parts: list[Part] = []
    for title, key in (("Findings", "findings"), ("Waived", "waived")):
        if answer[key]:
            lines = tuple(_finding(one) for one in answer[key])
            parts.append(Notes(lines, title))
    if answer["skipped"]:
        parts.append(Notes(tuple(answer["skipped"]), "Not examined"))
    examined = ", ".join(f"{count} {what}" for what, count in answer["examined"].items())
    errors = sum(one["level"] == "error" for one in answer["findings"])
    pairs: tuple[tuple[str, Cell], ...] = (
        ("Examined", examined),
        ("Errors", errors),
        ("Warnings", len(answer["findings"]) - errors),
        ("Passed", answer["passed"]),
    )
    return Report((*parts, Fields(pairs, answer["file"])))


def _finding(one: Row) -> str:
    place = f"{one['file']}:{one['line']}" if one["line"] else one["file"]
    hint = f" ({one['hint']})" if one["hint"] else ""
    record = f" {one['record']}:" if one["record"] else ""
    return f"{place}:{record} {one['message']}{hint} [{one['rule']}]"
