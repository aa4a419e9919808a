"""The cells of tables: what heads a number's row and column."""

from collections.abc import Sequence

from eufacts.drafting.quotes import Sentence
from eufacts.places import CellPlace
from eufacts.proof.source_file import Location, SourceFile
from eufacts.proof.verify.cells import in_one_column, in_one_row
from eufacts.source.page.document import Cell, PageTable
from eufacts.source.page.tables import is_bare_number


class Heads:
    """Finds the cells that head the row and the column of a number."""

    def __init__(self, source: SourceFile, sentences: Sequence[Sentence]) -> None:
        self._sections = source.document.sections
        self._at = {one.location: one for one in sentences if one.location.cell is not None}

    def of(self, sentence: Sentence) -> tuple[Sentence, ...]:
        """The head of the row of a cell, then those of its column from the top."""
        found = self._table(sentence)
        if found is None:
            return ()
        table, cell = found
        row = [one for one in table.cells if in_one_row(one, cell) and one.column < cell.column]
        heads = list(filter(_is_head, row))[:1] + _column_heads(table, cell)
        names = [self._sentence(sentence.location, table, head) for head in heads]
        return tuple(dict.fromkeys(name for name in names if name is not None))

    def lacks_column(self, sentence: Sentence, heads: Sequence[Sentence]) -> bool:
        """Whether nothing heads the column of a cell in a table whose columns have heads."""
        found = self._table(sentence)
        if found is None or not found[0].header_rows:
            return False
        places = (head.location.cell for head in heads)
        return all(place is None or place.row == found[1].row for place in places)

    def caption(self, sentence: Sentence) -> Sentence | None:
        """The caption of a cell's table, which is in row 0 and column 0."""
        found = self._table(sentence)
        if found is None:
            return None
        table, _ = found
        place = CellPlace(table=table.number, row=0, column=0)
        return self._at.get(Location(sentence.location.section, None, None, place))

    def is_head(self, sentence: Sentence) -> bool:
        """Whether a cell with a bare number may only name its row or column."""
        found = self._table(sentence)
        if found is None or sentence.unit or not is_bare_number(sentence.text):
            return False
        table, cell = found
        first = min(one.column for one in table.cells)
        return cell.row <= max(table.header_rows, 1) or cell.column == first

    def _table(self, sentence: Sentence) -> tuple[PageTable, Cell] | None:
        place, section = sentence.location.cell, sentence.location.section
        if place is None or section is None or sentence.location.footnote is not None:
            return None
        for table in self._sections[section].tables:
            for cell in table.cells if table.number == place.table else ():
                if (cell.row, cell.column) == (place.row, place.column):
                    return table, cell
        return None

    def _sentence(self, near: Location, table: PageTable, cell: Cell) -> Sentence | None:
        return self._at.get(Location(near.section, None, None, table.place(cell)))


def _column_heads(table: PageTable, cell: Cell) -> list[Cell]:
    """The heads of a cell's column; a title over all columns only where there is no other."""
    above = [one for one in table.cells if in_one_column(one, cell) and one.row < cell.row]
    found = list(filter(_is_head, above))
    named = [one for one in found if one.row <= table.header_rows]
    if not table.header_rows:
        named = found[:1]
    every = 1 + max(one.column for one in table.cells) - min(one.column for one in table.cells)
    return [one for one in named if one.columns < every] or named[-1:]


def _is_head(cell: Cell) -> bool:
    """Whether a cell has words, or a year."""
    is_year = len(cell.text) == len("2015") and cell.text.isdigit()
    return is_year or sum(map(str.isalpha, cell.text)) > 1
