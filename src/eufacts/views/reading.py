"""Views of what the reader finds in a text, and of a document as it was understood."""

from collections.abc import Iterator, Sequence

from eufacts.answers.bounds import fraction, may_be_equal
from eufacts.format.kinds import Row
from eufacts.report import Column, Fields, Notes, Part, Report, Table
from eufacts.views.cells import counted, noted

_SIGNS = {"more_than": "> ", "less_than": "< ", "about": "≈ "}
_OR_EQUAL = {"more_than": "≥ ", "less_than": "≤ "}


def readings(rows: Sequence[Row]) -> Report:
    """Show each reading in its sentence, marked."""
    columns = (
        Column("kind", "KIND"),
        Column("value", "READ AS"),
        Column("as_written", "IN THE TEXT"),
    )
    cells = tuple((row["kind"], _read_as(row), _in_text(row)) for row in rows)
    return Report((Table(columns, cells),), counted(rows, "reading", "readings"))


def _read_as(row: Row) -> str:
    """What was read, in short."""
    match row["kind"]:
        case "quantity":
            value = "vague"
            if row["value"] is not None:
                value = fraction(row["value"]) or f"{row['value']:,}"
            upper = f" – {row['upper']:,}" if row["upper"] is not None else ""
            unit = f" {row['unit']}" if row["unit"] else ""
            signs = _OR_EQUAL if may_be_equal(row) else _SIGNS
            return f"{signs.get(row['qualifier'], '')}{value}{upper}{unit}"
        case "act":
            return row["celex"] or "undecided"
        case _:
            return str(row["period"] or row["code"] or row["rule"])


def _in_text(row: Row) -> str:
    return f"{row['before']}»{row['as_written']}«{row['after']}".strip()


def understood(answers: Sequence[Row]) -> Report:
    """Show a document as it was understood: its sections with what is in them."""
    (row,) = answers
    keys = ("title", "number", "type", "date", "place", "celex")
    pairs = tuple((key.capitalize(), row[key]) for key in keys if row[key])
    parts: list[Part] = [Fields((*pairs, ("Authors", tuple(row["authors"]))), "Document")]
    for section in row["sections"]:
        name = " ".join(filter(None, (section["number"], section["heading"]))) or "No heading"
        parts.append(Notes(tuple(_contents(section)) or ("Nothing",), name))
    notes = tuple(f"{note['number']}: {note['text'] or '(no text)'}" for note in row["footnotes"])
    rest = {"Footnotes": notes, "Not placed": row["unplaced"], "Problems": row["problems"]}
    return Report((*parts, *noted(rest)))


def _contents(section: Row) -> Iterator[str]:
    """The paragraphs and tables of a section, in order."""
    tables = list(section["tables"])
    yield from (_table(table) for table in tables if table["after_paragraph"] == 0)
    for paragraph in section["paragraphs"]:
        marks = "".join(f" [{number}]" for number in paragraph["footnotes"])
        yield f"¶{paragraph['number']} {paragraph['text']}{marks}"
        after = (table for table in tables if table["after_paragraph"] == paragraph["number"])
        yield from map(_table, after)


def _table(table: Row) -> str:
    rows: dict[int, list[str]] = {}
    for cell in table["cells"]:
        rows.setdefault(cell["row"], []).append(cell["text"])
    lines = " / ".join(" | ".join(cells) for cells in rows.values())
    caption = f" {table['caption']}:" if table["caption"] else ""
    return f"Table {table['number']}{caption} {lines}"
