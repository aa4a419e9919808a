"""Quotes of cells: a place is a table of a section, a row and a column; a number has a unit."""

import json
from pathlib import Path
from shutil import copy

import pytest

from conftest import Ask
from eufacts.places import CellPlace
from eufacts.proof.base import Base
from eufacts.proof.check.run import check
from eufacts.proof.coverage.run import cover
from eufacts.proof.source_file import SourceFile
from eufacts.proof.verify.by_source import verify
from eufacts.proof.verify.cells import is_head

LAKES = Path(__file__).parent / "lakes"
FACTS = (LAKES / "lakes.toml").read_text(encoding="utf-8")
SOURCE = SourceFile.read((LAKES / "lakes.html").read_bytes(), "lakes.html")
DOCUMENTS = Path(__file__).parents[3] / "shared" / "documents"

CELL = 'id = "costs.t1.3.2"\nsection = "costs"\ntable = 1\nrow = 3\ncolumn = 2\nquote = "3"\n'
UNIT = 'quote = "12.5"\nunit_as_written = "EUR million"'
NO_CELL_ID = "it quotes a cell, but its id does not say so (costs.t1.2.1)"
ONE_PLACE = "a place is either paragraph, or table, row and column"
NOTE = "row = 3\ncolumn = 1\nfootnote = 1"
CAPTION = "Table 1: Money by country (EUR million)"


@pytest.fixture
def lakes(tmp_path: Path) -> Path:
    """The fact base and its page, in a folder of their own."""
    copy(LAKES / "lakes.html", tmp_path)
    return Path(copy(LAKES / "lakes.toml", tmp_path))


def test_cells_are_proven_from_the_page_to_the_lock(lakes: Path, ask: Ask) -> None:
    """Each command accepts them: the source proves them, then the lock, and nothing is missing."""
    facts, source = ("--facts", str(lakes)), ("--source", str(lakes.with_suffix(".html")))
    assert ask("check", *facts).code == 0
    assert ask("verify", *facts, *source, "--write-lock").code == 0
    proven = json.loads(ask("verify", *facts, "--json").out)
    covered = json.loads(ask("coverage", *facts, *source, "--json").out)

    assert (proven["passed"], proven["proven"]["quotes"], proven["findings"]) == (True, 15, [])
    assert (covered["passed"], covered["counts"]["all"]["missing"]) == (True, 0)
    keys = ("words", "says", "by", "paragraph", "table", "row", "column")
    assert [[item[key] for key in keys] for item in covered["items"][6:8]] == [
        ["1 234", "1234000000 EUR", ["serbia-2030"], None, 1, 2, 3],
        ["Lebanon", "LB", ["lebanon-2029", "lebanon-2030"], None, 1, 3, 1],
    ]


def test_a_number_of_a_cell_is_missing_or_set_aside_there() -> None:
    """Coverage names the cell that no fact has; an aside is for one cell alone."""
    without = FACTS.replace('excerpts = ["costs.t1.2.2", ', "excerpts = [")
    aside = '[[aside]]\nwords = "12.5"\nsection = "costs"\ntable = 1\nrow = 2\ncolumn = 2\n'
    reason = "the plan takes this sum back later"
    bare = cover(Base(without.encode(), "f"), SOURCE)
    aside += f'reason = "{reason}"\n'
    reasoned = cover(Base(f"{without}\n{aside}".encode(), "f"), SOURCE)
    elsewhere = cover(Base(f"{FACTS}\n{aside.replace('row = 2', 'row = 4')}".encode(), "f"), SOURCE)

    assert [(one.says, one.passage.location.cell) for one in bare.missing] == [
        ("12500000 EUR", CellPlace(1, 2, 2))
    ]
    assert [one.by for one in reasoned.items if one.state == "reason"] == [(reason,)]
    assert (reasoned.passed, reasoned.findings) == (True, ())
    assert [finding.message for finding in elsewhere.findings] == [
        "'12.5' is not in costs, 1st table, row 4, column 2"
    ]


@pytest.mark.parametrize(
    ("old", "new", "claimed", "hint"),
    [
        ("row = 3", "row = 2", "row 2, column 2", 'that cell has "12.5"'),
        ("column = 2", "column = 3", "row 3, column 3", 'that cell has "12.5"'),
        ("row = 3", "row = 9", "row 9, column 2", "the source has no such cell"),
        ("row = 3\ncolumn = 2", "row = 0\ncolumn = 0", "caption", f'that cell has "{CAPTION}"'),
    ],
)
def test_a_wrong_cell_is_one_finding_that_names_the_right_one(
    old: str, new: str, claimed: str, hint: str
) -> None:
    """The finding is at the key that is wrong, and says what the claimed cell has."""
    facts = FACTS.replace(CELL, CELL.replace(old, new))
    (finding,) = verify(Base(facts.encode(), "lakes.toml"), SOURCE).findings
    line = facts[: facts.index(f"{new}\n", facts.index("costs.t1.3.2"))].count("\n") + 1

    assert str(finding) == (
        f'lakes.toml:{line}: excerpt "costs.t1.3.2": is in costs, 1st table, row 3, column 2, '
        f"not in costs, 1st table, {claimed} ({hint})"
    )


@pytest.mark.parametrize(
    ("old", "new", "rule", "hint"),
    [
        (UNIT, UNIT.replace("EUR million", "EUR"), "unit-differs", f"{UNIT.splitlines()[1]}"),
        (UNIT, UNIT.splitlines()[0], "unit-differs", f"{UNIT.splitlines()[1]}"),
        ('"Serbia"', '"Serbia"\nunit_as_written = "EUR"', "unit-differs", "remove the key"),
        ('quote = "3"', 'quote = "4"', "quote-not-found", "the source has [-4-] {+3+}"),
        ('quote = "1 234"', 'quote = "234"', "quote-cut", "the source has {+1+} 234"),
        ("footnotes = [1]\n", "", "markers-differ", ""),
        (NOTE, NOTE.replace("row = 3", "row = 2"), "quote-in-another-place", ""),
        ('marker = "costs.t1.3.1"', 'marker = "costs.t1.2.1"', "marker-in-another-place", ""),
    ],
)
def test_units_and_notes_of_cells_are_proven(old: str, new: str, rule: str, hint: str) -> None:
    """A number is quoted whole and with its table's unit, and a footnote is at its cell."""
    assert old in FACTS
    (finding,) = verify(Base(FACTS.replace(old, new, 1).encode(), "f"), SOURCE).findings

    assert (finding.rule, finding.hint) == (rule, hint)


GROUPED = """<p>1. Aid</p><table>
<tr><td></td><td></td><td>2029</td><td></td><td colspan="2">2030</td></tr>
<tr><td></td><td></td><td>Grants</td><td>Loans</td><td>Grants</td><td>Loans</td></tr>
<tr><td>The south</td></tr>
<tr><td>Serbia</td><td>Roads</td><td>11</td><td>12</td><td>13</td><td>14</td></tr>
<tr><td></td><td>Schools</td><td>21</td><td>22</td><td>23</td><td>24</td></tr>
<tr><td rowspan="2">Lebanon</td><td>Roads</td><td>31</td><td>32</td><td>33</td><td>34</td></tr>
<tr><td>Schools</td><td>41</td><td>42</td><td>43</td><td>44</td></tr></table>"""
HEADS = {"2029": (1, 3), "2030": (1, 5), "south": (3, 1), "Serbia": (4, 1), "Lebanon": (6, 1)}


@pytest.mark.parametrize(
    ("row", "column", "heads"),
    [
        (4, 3, "2029 south Serbia"),
        (5, 4, "2029 south Serbia"),
        (5, 6, "2030 south Serbia"),
        (6, 5, "2030 south Lebanon"),
        (7, 4, "2029 south Lebanon"),
    ],
)
def test_a_number_is_cited_with_its_own_heads(row: int, column: int, heads: str) -> None:
    """A head of another row or column is refused; titles may span, or have empty cells after."""
    table = SourceFile.read(GROUPED.encode(), "aid.html").document.sections[0].tables[0]
    cells = {(cell.row, cell.column): cell for cell in table.cells}
    number = cells[row, column]

    assert [name for name, at in HEADS.items() if is_head(table, cells[at], number)] == (
        heads.split()
    )


def test_a_fact_with_the_head_of_another_row_is_refused() -> None:
    """The finding is at the fact's excerpts and names the cell that does not belong there."""
    swapped = FACTS.replace('["costs.t1.2.2", "costs.t1.2.1"', '["costs.t1.2.2", "costs.t1.3.1"')
    (finding,) = verify(Base(swapped.encode(), "f"), SOURCE).findings

    assert (finding.rule, finding.where.record, finding.message) == (
        "cells-apart",
        'funding "serbia-2029"',
        "costs.t1.3.1 is neither in the row nor in the column of costs.t1.2.2",
    )


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("value = 12500000", "value = 12500", "'12.5' does not say 12500 (12500000)"),
        ("value = 12500000", "value = 12.5", "'12.5' does not say 12.5 (12500000)"),
        ('unit = "percent"', 'unit = "lakes"', "lakes is not the unit of '17' (percent)"),
        ("row = 2\ncolumn = 3", "row = 2\ncolumn = 4", "column is 4, but the id says 3"),
        (NOTE, NOTE.replace("3", "2"), "its marker is in costs, 1st table, row 3, column 1"),
        (CELL, CELL.replace("row = 3\n", ""), "table, row and column need each other"),
        (CELL, CELL.replace("row = 3", "row = 0"), "the caption of a table is row = 0, column = 0"),
        (CELL, CELL.replace("table", "paragraph = 1\ntable"), ONE_PLACE),
        ("paragraph = 2\n", "", ONE_PLACE),
        ("paragraph = 2", f"paragraph = 2\n{UNIT.splitlines()[1]}", "unit_as_written is of a cell"),
        (
            'id = "costs.t1.2.1"',
            'id = "serbia"',
            "it quotes a cell, but its id does not say so (costs.t1.2.1)",
        ),
    ],
)
def test_check_holds_values_units_and_ids_to_cells(old: str, new: str, message: str) -> None:
    """The unit of a cell is the scale of its number, and ids and notes name the cell."""
    assert old in FACTS
    facts = FACTS.replace("costs.t1.2.1", "serbia") if "serbia" in new else FACTS
    (finding,) = check(facts.replace(old, new, 1).encode(), "f").findings

    assert str(finding).split(": ", 2)[2] == message


@pytest.mark.parametrize(
    ("excerpt", "before", "problems"),
    [
        ("costs.2.1", "costs.t1.2.1", []),
        ("costs.t1.1.3", "costs.t1.1.2", ["costs.t1.1.2"]),
        ("costs.t1.3.1", "costs.t1.1.3", ["costs.t1.1.3"]),
        ("after.t1.2.1", "costs.t1.3.3", ["costs.t1.3.3"]),
    ],
)
def test_cells_are_in_the_order_of_their_table(
    excerpt: str, before: str, problems: list[str]
) -> None:
    """Paragraphs and cells each have their order; which is first, only the document says."""
    head, *records = FACTS.split("[[excerpt]]")
    names = [record.split('"')[1] for record in records]
    moved = records.pop(names.index(excerpt))
    records.insert(names.index(before), moved)
    findings = check("[[excerpt]]".join([head, *records]).encode(), "f").findings

    assert [(f.rule, f.where.record) for f in findings] == [
        ("excerpt-order", f'excerpt "{name}"') for name in problems
    ]


def test_a_cell_that_has_changed_is_told_by_the_lock(lakes: Path, ask: Ask) -> None:
    """Place and unit are a part of what was proven."""
    source = str(lakes.with_suffix(".html"))
    ask("verify", "--facts", str(lakes), "--source", source, "--write-lock")
    changed = CELL.replace("row = 3", "row = 2") + 'unit_as_written = "EUR"\n'
    lakes.write_text(FACTS.replace(CELL + 'unit_as_written = "EUR million"\n', changed))
    said = ask("verify", "--facts", str(lakes), "--json")
    (finding,) = json.loads(said.out)["findings"]

    assert (said.code, finding["message"]) == (
        5,
        "changed since it was proven: row was 3; unit_as_written was EUR million",
    )


CITED = {
    "plain": "European Commission, “A plan for lakes”, COM(2031) 12 final, Strelsau, 3 May 2031, "
    "section I, 1st table, row 2, column 2",
    "oscola": "Commission, ‘A plan for lakes’ (Communication) COM (2031) 12 final, "
    "s I, 1st table, row 2, col 2.",
    "eu": "Communication – A plan for lakes (COM(2031) 12 final of 3 May 2031), "
    "section I, 1st table, row 2, column 2.",
    "apa": "(European Commission, 2031, sec. I, 1st table, row 2, col. 2)",
    "chicago-notes": "European Commission, A Plan for Lakes, Communication COM(2031) 12 final "
    "(Strelsau, 2031), sec. I, 1st table, row 2, col. 2, https://example.org/lakes.",
    "chicago-author-date": "(European Commission 2031, sec. I, 1st table, row 2, col. 2)",
    "harvard": "(European Commission, 2031, sect. I, 1st table, row 2, col. 2)",
    "mla": "(European Commission, sec. I, 1st table, row 2, col. 2)",
}


@pytest.mark.parametrize("style", CITED)
def test_each_style_names_a_cell(style: str, ask: Ask) -> None:
    """Table, row and column follow the section, in the words of the style."""
    facts = ("--facts", str(LAKES / "lakes.toml"))

    assert ask("cite", "costs.t1.2.2", "--style", style, *facts).out == f"{CITED[style]}\n"


def test_answers_name_the_cell_and_its_unit(ask: Ask) -> None:
    """In lists, whole records, quotations and links; a caption and a note have their own words."""
    facts = ("--facts", str(LAKES / "lakes.toml"))

    def said(*words: str) -> str:
        return ask(*words, *facts).out

    assert said("show", "serbia-2029", "--fields", "value,unit,passage", "--json") == (
        '{\n  "value": 12500000,\n  "unit": "EUR",\n  "section": "costs",\n  "paragraph": null,\n'
        '  "table": 1,\n  "row": 2,\n  "column": 2,\n  "footnote": null\n}\n'
    )
    assert "EUR 12.5 million  Money for lakes in Serbia\n" in said("funding", "--format", "table")
    assert "serbia-2029 · RS · 2029 · costs 1st table R2C2\n" in said(
        "funding", "--format", "table"
    )
    assert said("cite", "costs.t1.2.2", "--quote") == (
        f"“12.5 [EUR million]”\n{CITED['plain']}\nhttps://example.org/lakes\n"
    )
    assert said("cite", "costs.t1.0.0").endswith("section I, 1st table, caption\n")
    assert said("cite", "footnote-1").endswith(
        "section I, 1st table, row 3, column 1, footnote 1\n"
    )
    assert "\nPassage\tcosts 1st table R3C1 fn 1\n" in said("show", "fn.1")
    assert "\t12.5 [EUR million]\t" in said("excerpts", "serbia-2029")
    # The page has the number twice, so the link names no words of it.
    assert said("open", "--print", "serbia-2029") == "https://example.org/lakes\n"


@pytest.mark.skipif(
    not DOCUMENTS.is_dir(), reason="the documents in ../shared/documents are not at hand"
)
@pytest.mark.parametrize("name", ["52021PC0554.html", "52021PC0568.html"])
def test_every_cell_of_a_real_page_can_be_quoted(name: str) -> None:
    """Each cell is proven in its place with its unit, and in no other place with other words."""
    source = SourceFile.read((DOCUMENTS / name).read_bytes(), name)
    cells = [piece for piece in source.document.pieces() if piece.cell and piece.footnote is None]
    head = FACTS.partition("[[section]]")[0]
    sections = "".join(
        f'[[section]]\nid = "s{at}"\nheading = {json.dumps(section.heading or "lost")}\n'
        f"supplied = {str(section.heading is None).lower()}\n"
        + (f"number = {json.dumps(section.number)}\n" if section.number else "")
        for at, section in enumerate(source.document.sections)
    )
    right = wrong = ""
    moved = 0
    for nth, (piece, other) in enumerate(zip(cells, [*cells[1:], cells[0]], strict=True)):
        for where in (piece, other):
            assert where.cell is not None
            table, row, column = where.cell
            marks = sorted({marker.number for marker in piece.markers})
            unit = f"unit_as_written = {json.dumps(piece.unit)}\n" if piece.unit else ""
            excerpt = (
                f'[[excerpt]]\nid = "x{nth}"\nsection = "s{where.section}"\ntable = {table}\n'
                f"row = {row}\ncolumn = {column}\nquote = {json.dumps(piece.text)}\n"
                f"footnotes = {marks}\n{unit}"
            )
            if where is piece:
                right += excerpt
            elif piece.text not in where.text:
                wrong += excerpt
                moved += 1
    proven = verify(Base(f"{head}{sections}{right}".encode(), "f"), source)
    refused = verify(Base(f"{head}{sections}{wrong}".encode(), "f"), source)

    assert len(cells) > 500
    assert proven.proven["quotes"] == len(cells)
    assert moved > len(cells) / 2
    assert refused.proven["quotes"] == 0
