"""Tables of a page: rows, columns, captions, units, and what is a table at all."""

import pytest

from eufacts.places import CellPlace
from eufacts.source.numbers.read import read_numbers
from eufacts.source.page.document import (
    Cell,
    Marker,
    Occurrence,
    PageTable,
    SourceFootnote,
    read_document,
)
from eufacts.source.page.tables import unit_in

PAGE = """<p>1. Funding</p><p>The ponds of the Union are cleaned with money from several funds.</p>
<p>Table 1: Ponds cleaned</p><p>EUR million (to three decimal places)</p>
<table><tr><td rowspan="2">Member State</td><td colspan="2">Grants</td><td>Share (%)</td></tr>
<tr><td>2014</td><td>2015</td><td></td></tr>
<tr><td>Belgium</td><td>1 384</td><td>-12<a href="#fn1">1</a></td><td>4.5</td></tr>
<tr><td>Ponds (thousands)</td><td>7</td><td>n/a</td><td>9</td></tr></table>
<p>The ponds that were cleaned are open to the ducks of every Member State.</p>
<p id="fn1"><a href="#fnref1">1</a> Paid back.</p>"""


def test_a_table_keeps_rows_columns_caption_and_units() -> None:
    """A cell knows its row, column and unit, and the paragraph after is in the section before."""
    document = read_document(PAGE)
    (section,) = document.sections
    assert (section.number, section.heading) == ("1", "Funding")
    assert [paragraph.text[:12] for paragraph in section.paragraphs] == [
        "The ponds of",
        "The ponds th",
    ]
    assert section.tables == (
        PageTable(
            (
                Cell(1, 1, "Member State", rows=2),
                Cell(1, 2, "Grants", columns=2),
                Cell(1, 4, "Share (%)"),
                Cell(2, 2, "2014"),
                Cell(2, 3, "2015"),
                Cell(3, 1, "Belgium"),
                Cell(3, 2, "1 384", unit="EUR million (to three decimal places)"),
                Cell(3, 3, "-12", (Marker(1, 3),), unit="EUR million (to three decimal places)"),
                Cell(3, 4, "4.5", unit="%"),
                Cell(4, 1, "Ponds (thousands)"),
                Cell(4, 2, "7", unit="thousands"),
                Cell(4, 3, "n/a"),
                Cell(4, 4, "9", unit="%"),
            ),
            header_rows=2,
            caption="Table 1: Ponds cleaned EUR million (to three decimal places)",
            number=1,
            after=1,
        ),
    )
    assert document.footnotes == (
        SourceFootnote(1, "Paid back.", 0, None, CellPlace(table=1, row=3, column=3)),
    )
    assert document.problems == ()


def test_a_quote_is_found_in_a_cell_and_in_a_caption() -> None:
    """A place may be a section, a table, a row and a column; row 0 is the caption."""
    document = read_document(PAGE)
    assert document.locate("1 384") == [
        Occurrence(0, None, None, 0, 5, (), whole_words=True, cell=CellPlace(1, 3, 2))
    ]
    assert [one.cell for one in document.locate("Ponds cleaned")] == [CellPlace(1, 0, 0)]
    assert document.locate("Belgium 1 384") == []


@pytest.mark.parametrize(
    ("unit", "value", "currency"),
    [
        ("EUR million", 1_384_000_000, "EUR"),
        ("€ m", 1_384_000_000, "EUR"),
        ("MEUR", 1_384_000_000, "EUR"),
        ("EUR bn", 1_384_000_000_000, "EUR"),
        ("million", 1_384_000_000, None),
        ("thousands", 1_384_000, None),
        ("%", 1384, "percent"),
        (None, 1384, None),
    ],
)
def test_a_cell_of_millions_is_read_as_millions(
    unit: str | None, value: int, currency: str | None
) -> None:
    """A bare number has the scale and currency of its column."""
    (quantity,) = read_numbers("1384", unit or "").quantities
    assert (quantity.value, quantity.unit) == (value, currency)


@pytest.mark.parametrize(
    ("header", "unit"),
    [
        ("EUR million", "EUR million"),
        ("In million EUR", "million EUR"),
        (
            "Commitments, EUR million (to three decimal places)",
            "EUR million (to three decimal places)",
        ),
        ("Appropriations in EUR million (current prices)", "EUR million"),
        ("Budget (€ bn)", "€ bn"),
        ("Share of GDP [%]", "%"),
        ("Population (in thousands)", "thousands"),
        ("Storage (million m³)", "million m³"),
        ("Storage [hm3]", "hm3"),
        ("Area, km²", "km²"),
        ("Speed in km/h", "km/h"),
        ("Land (thousand hectares)", "thousand hectares"),
        ("Inhabitants per km²", None),
        ("Price, EUR/MWh", None),
        ("States (GB)", None),
        ("Projects of more than EUR 1 million", None),
        ("The Commission's million homes", None),
        ("Total", None),
    ],
)
def test_a_unit_is_read_from_a_header_only_where_the_header_states_one(
    header: str, unit: str | None
) -> None:
    """A header states a unit if it is one, has one in brackets, or ends in one."""
    assert unit_in(header) == unit


@pytest.mark.parametrize(
    ("head", "others", "unit"),
    [
        ("EUR million", ["212.4", "7"], "EUR million (decimal point)"),
        ("EUR million", ["2,000,000"], "EUR million (decimal point)"),
        ("EUR million", ["2,500", "7"], "EUR million"),
        ("EUR million", ["212,4"], "EUR million (decimal comma)"),
        ("EUR million", ["212,4", "212.4"], "EUR million (decimal comma)"),
        ("Boats", ["212,4"], "(decimal comma)"),
        ("Boats", ["212.4"], None),
        ("km²", ["212.4"], "km²"),
    ],
)
def test_the_numbers_of_a_table_tell_how_1_045_is_read(
    head: str, others: list[str], unit: str | None
) -> None:
    """The unit of 1,045 says how its table writes decimals, where that decides what it is."""
    rows = "".join(f"<tr><td>Malta</td><td>{one}</td></tr>" for one in ["1,045", *others])
    document = read_document(
        f"<h2>Money</h2><table><tr><th>State</th><th>{head}</th></tr>{rows}</table><p>All.</p>"
    )
    cells = document.sections[0].tables[0].cells
    assert [cell.unit for cell in cells if cell.text == "1,045"] == [unit]


def test_a_cell_is_never_a_heading() -> None:
    """Short cells stay cells, however they look."""
    document = read_document(
        "<h2>Money</h2><table><tr><td>Member State</td><td>EUR million</td></tr>"
        "<tr><td>1. Malta</td><td>5</td></tr><tr><td>ANNEX I</td><td>6</td></tr></table>"
        "<p>Malta has the least of them all.</p>"
    )
    assert [section.heading for section in document.sections] == ["Money"]
    assert [p.text for _, p in document.paragraphs()] == ["Malta has the least of them all."]


@pytest.mark.parametrize(
    ("table", "paragraphs"),
    [
        (
            "<tr><td>(a)</td><td>ponds;</td></tr><tr><td>(b)</td><td>lakes.</td></tr>",
            ["(a) ponds;", "(b) lakes."],
        ),
        ("<tr><td><p>One.</p><p>Two.</p></td></tr>", ["One.", "Two."]),
        (
            "<tr><td>Left it is.</td><td><table><tr><td>A</td><td>B.</td></tr></table></td></tr>",
            ["Left it is."],
        ),
    ],
)
def test_a_table_that_lays_out_a_page_is_read_as_paragraphs(
    table: str, paragraphs: list[str]
) -> None:
    """Lists with their labels in cells, frames around text and tables of tables are no data."""
    document = read_document(f"<h2>Waters</h2><table>{table}</table>")
    assert [paragraph.text for _, paragraph in document.paragraphs()] == paragraphs


def test_text_after_a_box_goes_on_with_the_section_before_it() -> None:
    """A titled box is a section; what follows it belongs to the section that it interrupts."""
    document = read_document(
        "<h2>3.1 Ponds</h2><p>The Union has many ponds, and they are clean.</p>"
        '<div class="textbox-border"><p>Good practice in the Member States</p>'
        "<p>In Malta, the ponds have been cleaned by the ducks themselves.</p></div>"
        "<p>The Commission encourages all the Member States to do likewise.</p>"
    )
    assert [(s.heading, len(s.paragraphs)) for s in document.sections] == [
        ("Ponds", 2),
        ("Good practice in the Member States", 1),
    ]


def test_columns_are_counted_across_cells_that_span_rows() -> None:
    """A cell that spans two rows keeps its column in the second."""
    document = read_document(
        '<h2>T</h2><table><tr><th>A</th><th>B</th></tr><tr><td rowspan="2">x</td><td>1</td></tr>'
        '<tr><td>2</td></tr><tr><td rowspan="9999999999" colspan="-3">y</td><td>3</td></tr></table>'
    )
    (table,) = document.sections[0].tables
    assert [(c.row, c.column, c.text) for c in table.cells if c.row > 1] == [
        (2, 1, "x"),
        (2, 2, "1"),
        (3, 2, "2"),
        (4, 1, "y"),
        (4, 2, "3"),
    ]


def test_words_outside_the_cells_of_a_table_are_not_lost() -> None:
    """A page that is not well made has words right in a row: then all are paragraphs."""
    document = read_document(
        f"<h1>Ponds</h1><p>{'It is so. ' * 9}</p>"
        "<table>In all 5<tr>there are<td>6</td><td>7</td></tr></table>"
    )
    words = " ".join(one.text for one in document.pieces())
    assert words.endswith("In all 5 there are 6 7")


@pytest.mark.parametrize("marks", [("-1", "-2", "-3"), ("(1)", "(2a)", "(3)"), ("1", "2", "3b")])
def test_the_numbers_of_rows_are_not_amounts(marks: tuple[str, str, str]) -> None:
    """Where a column has sums of rows, what they add up is in it, and amounts are beside it."""
    one, two, three = marks
    page = f"""<p>1. Costs</p><p>EUR million</p><table>
    <tr><td>Costs</td><td></td><td></td><td>2025</td><td>2026</td></tr>
    <tr><td>Ponds</td><td>Planned</td><td>{one}</td><td>-5</td><td>6</td></tr>
    <tr><td>Ducks</td><td>Planned</td><td>{two}</td><td>7</td><td>8</td></tr>
    <tr><td>Geese</td><td>Planned</td><td>{three}</td><td>1</td><td>2</td></tr>
    <tr><td>All</td><td>Planned</td><td>= 1 + 3</td><td>3</td><td>16</td></tr></table>"""
    (table,) = read_document(page).sections[0].tables
    readings = [read_numbers(cell.text, cell.unit or "") for cell in table.cells if cell.row > 1]
    values = [quantity.value for one in readings for quantity in one.quantities]

    assert values == [million * 10**6 for million in (-5, 6, 7, 8, 1, 2, 3, 16)]
    assert [aside.text for one in readings for aside in one.set_aside] == [*marks, "= 1 + 3"]
