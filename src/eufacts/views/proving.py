"""Views of what the proofs found."""

from collections.abc import Sequence

from eufacts.format.kinds import Row
from eufacts.format.pinpoint import PLAIN
from eufacts.places import Place
from eufacts.report import Cell, Column, Fields, Part, QuantityCell, Report, Table
from eufacts.views.cells import counted, noted

_KINDS = {
    "quantity": "quantities",
    "date": "dates",
    "numeral": "other numerals",
    "country": "countries",
    "act": "acts",
}
_SKIPPED = "Not examined"


def checked(answers: Sequence[Row]) -> Report:
    """Show what an examination found, one finding a line, as compilers do."""
    (answer,) = answers
    titled = {
        "Findings": map(_finding, answer["findings"]),
        "Waived": map(_finding, answer["waived"]),
        _SKIPPED: answer["skipped"],
    }
    examined = ", ".join(f"{count} {what}" for what, count in answer["examined"].items())
    errors = sum(row["level"] == "error" for row in answer["findings"])
    pairs: tuple[tuple[str, Cell], ...] = (
        ("Examined", examined),
        ("Errors", errors),
        ("Warnings", len(answer["findings"]) - errors),
        *((("Open reviews", answer["open_reviews"]),) if answer["open_reviews"] else ()),
        ("Passed", answer["passed"]),
    )
    return Report((*noted(titled), Fields(pairs, answer["file"])))


def _by_level(answer: Row) -> dict[str, list[str]]:
    """The findings, and those that are only warnings."""
    return {
        title: [_finding(row) for row in answer["findings"] if row["level"] == level]
        for title, level in (("Findings", "error"), ("Warnings", "warning"))
    }


def verified(answers: Sequence[Row]) -> Report:
    """Show what a source, or the lock, proved and did not prove: one finding a line."""
    return Report(tuple(part for answer in answers for part in _verified(answer)))


def _verified(answer: Row) -> list[Part]:
    """What was proven, then the findings."""
    titled = {**_by_level(answer), _SKIPPED: answer["skipped"]}
    proven = ((what, answer["proven"][what], count) for what, count in answer["examined"].items())
    pairs: list[tuple[str, Cell]] = [
        (what.capitalize(), f"{count} of {total} proven") for what, count, total in proven
    ]
    pairs.append(("Source", answer["source"]))
    pairs.append(("SHA-256", answer["source_sha256"]))
    by_lock = "the lock: unchanged since the source proved it"
    pairs.append(("Proven by", "the source itself" if answer["against"] == "source" else by_lock))
    if answer["lock_written"] is not None:
        pairs.append(("Lock", f"{answer['lock_written']} written"))
    pairs.append(("Passed", answer["passed"]))
    return [Fields(tuple(pairs), answer["file"]), *noted(titled)]


def covered(answers: Sequence[Row]) -> Report:
    """Show what of a source is missing, in its sentence, and how much of each section is held."""
    return Report(tuple(part for answer in answers for part in _covered(answer)))


def _covered(answer: Row) -> list[Part]:
    titled = {
        "Missing": [_missing(row) for row in answer["items"] if row["state"] == "missing"],
        "Names that no record mentions (not an error)": map(_missing, answer["unmentioned"]),
        **_by_level(answer),
        _SKIPPED: answer["skipped"],
    }
    counts = answer["counts"]
    rows = [(kind, counts[kind]) for kind in counts if kind != "all"]
    sections = [
        (str(row["section"] or row["heading"] or "no section"), row) for row in answer["sections"]
    ]
    tables = (
        _counted("WHAT", [(_KINDS[kind], row) for kind, row in rows], "What was found"),
        _counted("SECTION", [*sections, ("in all", counts["all"])], "Where"),
    )
    rules = ", ".join(f"{rule} {count}" for rule, count in answer["rules"].items())
    found, lost = counts["all"]["found"], counts["all"]["missing"]
    pairs: tuple[tuple[str, Cell], ...] = (
        ("Examined", f"{found} numbers, dates, countries and acts"),
        ("Covered", f"{_share(found - lost, found)} ({found - lost} of {found})"),
        ("Set aside by rules", rules or "nothing"),
        ("Countries", "all of ISO 3166, and the fact base's own names"),
        ("Source", answer["source"]),
        ("SHA-256", answer["source_sha256"]),
        ("Passed", answer["passed"]),
    )
    return [Fields(pairs, answer["file"]), *noted(titled), *tables]


def _counted(what: str, rows: list[tuple[str, Row]], title: str) -> Table:
    """How many things are in each state."""
    states = ("found", "held", "by_rule", "by_reason", "missing")
    columns = (
        Column("name", what),
        *(Column(state, state.upper().replace("_", " "), "count") for state in states),
    )
    cells: tuple[tuple[Cell, ...], ...] = tuple(
        (name, *(QuantityCell(row[state], None, "exact") for state in states)) for name, row in rows
    )
    return Table(columns, cells, title, headed=True)


def _share(part: int, whole: int) -> str:
    """A percentage that says 100 only of the whole."""
    if part == whole:
        return "100 %" if whole else "nothing"
    return f"{min(99.9, 100 * part / whole):.1f} %"


def _missing(row: Row) -> str:
    """Something in its sentence, marked."""
    sentence, start = row["sentence"], row["start"]
    end = start + len(row["words"])
    section = row["section"] or row["heading"] or "no section"
    place = PLAIN.within(section, Place.of_row(row))
    read = f"{row['kind']} {row['says']}" if row["says"] != row["words"] else row["kind"]
    return f"{place}: {read}: {sentence[:start]}>>{sentence[start:end]}<<{sentence[end:]}"


def _finding(row: Row) -> str:
    """A finding as compilers print it."""
    place = f"{row['file']}:{row['line']}" if row["line"] else row["file"]
    hint = f" ({row['hint']})" if row["hint"] else ""
    record = f" {row['record']}:" if row["record"] else ""
    return f"{place}:{record} {row['message']}{hint} [{row['rule']}]"


def proposed(rows: Sequence[Row]) -> Report:
    """Show proposals with what is in doubt about each."""
    columns = (
        Column("id", "ID", "id"),
        Column("kind", "KIND"),
        Column("label", "WHAT", "label"),
        Column("review", "WHY IT IS OPEN"),
    )
    cells = tuple(tuple(row[column.key] for column in columns) for row in rows)
    return Report((Table(columns, cells),), counted(rows, "proposal", "proposals"))
