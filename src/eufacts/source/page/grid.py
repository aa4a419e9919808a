"""The rows of a table's markup: where each cell is, and whether they hold data at all."""

from collections.abc import Iterator, Sequence
from typing import Final

from eufacts.source.page.blocks import is_label
from eufacts.source.page.folding import collapse
from eufacts.source.page.markup import Element

_WIDEST: Final = 50
"""The most columns and rows that one cell is believed to span."""
_LONGEST_SPAN: Final = 5


def rows_of(table: Element) -> list[list[Element]]:
    """The cells of a table by rows, without those of tables in it."""
    rows: list[list[Element]] = []
    waiting = list(reversed(table.children))
    while waiting:
        node = waiting.pop()
        if isinstance(node, str) or node.tag in {"table", "caption"}:
            continue
        if node.tag == "tr":
            rows.append(
                [e for e in node.children if isinstance(e, Element) and e.tag in {"td", "th"}]
            )
        else:
            waiting += reversed(node.children)
    return rows


def is_box(rows: Sequence[Sequence[Element]]) -> bool:
    """A frame around text: no row has two cells with words."""
    return all(sum(bool(cell.text().strip()) for cell in row) <= 1 for row in rows)


def is_list(rows: Sequence[Sequence[Element]]) -> bool:
    """A list whose labels are in cells of their own, as the Official Journal prints lists."""
    for row in rows:
        words = [text for cell in row if (text := collapse(cell.text()))]
        if len(words) > 1 and not (len(words) == len(("label", "text")) and is_label(*words)):
            return False
    return True


def has_loose_words(table: Element, rows: Sequence[Sequence[Element]]) -> bool:
    """Whether words stand outside the cells and the caption: a table has no place for them."""
    caption = next((child for child in table.iter() if child.tag == "caption"), None)
    held = [cell for row in rows for cell in row] + ([caption] if caption else [])
    return _length(table) > sum(map(_length, held))


def _length(element: Element) -> int:
    return len("".join(element.text().split()))


def marked_header_rows(rows: Sequence[Sequence[Element]]) -> int:
    """How many rows at the top have only cells that the page marks as headers."""
    at = 0
    while at < len(rows) and rows[at] and all(cell.tag == "th" for cell in rows[at]):
        at += 1
    return at


def placed(rows: Sequence[Sequence[Element]]) -> Iterator[tuple[int, int, Element]]:
    """Each cell with its row and the column of its left edge, from 1."""
    taken: dict[int, int] = {}
    """Column → the last row that a cell from above fills in it."""
    for row, cells in enumerate(rows, 1):
        column = 1
        for cell in cells:
            while taken.get(column, 0) >= row:
                column += 1
            yield row, column, cell
            deep, wide = span(cell, "rowspan"), span(cell, "colspan")
            if deep > 1:
                taken |= dict.fromkeys(range(column, column + wide), row + deep - 1)
            column += wide


def span(cell: Element, attribute: str) -> int:
    """How many rows or columns a cell spans."""
    value = cell.get(attribute).strip()[:_LONGEST_SPAN]
    return max(1, min(int(value), _WIDEST)) if value.isascii() and value.isdecimal() else 1
