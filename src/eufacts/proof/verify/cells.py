"""Whether the cells that a fact cites belong together: a number, and what heads its row and column.

A quote of each cell alone does not show it: "Serbia" and "12.5" may be in different rows.
"""

from collections.abc import Iterator

from eufacts.format import model
from eufacts.proof.base import FactRef, Problem
from eufacts.proof.comparison import Comparison, Failure
from eufacts.source.page.document import Cell, PageTable


def examine_cells(comparison: Comparison, ref: FactRef) -> Iterator[Failure]:
    """Say which cells head neither the row nor the column of a fact's number."""
    carried = comparison.base.carrier(ref.fact)
    if carried is None or not carried[0].is_cell:
        return
    number = carried[0]
    table = _table(comparison, number)
    cell = _cell(table, number)
    for excerpt in comparison.base.quotes(ref.fact):
        head = _cell(table, excerpt) if _table(comparison, excerpt) is table else None
        if table and cell and head and not is_head(table, head, cell):
            message = f"{excerpt.id} is neither in the row nor in the column of {number.id}"
            hint = "cite the cells that head its own row and column"
            problem = Problem(ref.kind, ref.position, "excerpts", message, hint)
            yield Failure("cells-apart", problem)


def _table(comparison: Comparison, excerpt: model.Excerpt) -> PageTable | None:
    """The table that an excerpt quotes."""
    index = comparison.sections.indexes.get(excerpt.section)
    tables = () if index is None else comparison.document.sections[index].tables
    wanted = excerpt.table if excerpt.is_cell else None
    return next((table for table in tables if table.number == wanted), None)


def _cell(table: PageTable | None, excerpt: model.Excerpt) -> Cell | None:
    """The cell that an excerpt quotes; None for a caption, or where there is none."""
    place = (excerpt.row, excerpt.column)
    cells = table.cells if table else ()
    return next((cell for cell in cells if (cell.row, cell.column) == place), None)


def is_head(table: PageTable, head: Cell, cell: Cell) -> bool:
    """Whether a cell is in the row or column of another, or is the title of rows or columns.

    A title need not span what it heads: the cells below it or beside it may be empty, or it may be
    alone in its row.
    """
    if in_one_row(head, cell) or in_one_column(head, cell):
        return True
    if head.row > cell.row:
        return False
    others = [(one.row, one.column) for one in table.cells if one is not head]
    beside = [column for row, column in others if row == head.row]
    below = [row for row, column in others if column == head.column and row > head.row]
    is_left = head.column < cell.column
    goes_on_right = not any(head.column < column <= cell.column for column in beside)
    goes_on_below = not any(row <= cell.row for row in below)
    return not beside or (is_left and (goes_on_right or goes_on_below))


def in_one_row(one: Cell, other: Cell) -> bool:
    """Whether two cells have a row in common."""
    return one.row < other.row + other.rows and other.row < one.row + one.rows


def in_one_column(one: Cell, other: Cell) -> bool:
    """Whether two cells have a column in common."""
    return one.column < other.column + other.columns and other.column < one.column + one.columns
