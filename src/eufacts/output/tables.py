"""Tables on a terminal, drawn by rich; which columns they have at a width says ``layout``."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, repeat, zip_longest

from rich.box import Box
from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.table import Table as Grid
from rich.text import Text

from eufacts.output.cells import shown
from eufacts.output.layout import Layout, layout
from eufacts.output.page import GAP, LONGEST_LINE, STYLES, Lines, Page, apart, on_a_line, pairs_grid
from eufacts.report import Column, Match, Table

_RIGHT = {"quantity", "count"}
_RIGID = {"id", "name", "quantity", "count", "period"}
"""Styles of columns that other columns do not narrow."""
_WIDEST: dict[str, int] = {"quantity": 24, "status": 18, "code": 18, "place": 26, "text": 34}
"""How far a column may widen beside a label."""

_POINT = 3
"""The width of what stands between two items below a label."""

_RULES = Box("    \n    \n ── \n    \n ── \n ── \n    \n    \n")
_ASCII_RULES = Box("    \n    \n -- \n    \n -- \n -- \n    \n    \n", ascii=True)


@dataclass(frozen=True)
class _Filled:
    """A column with the text of its cells."""

    column: Column
    cells: tuple[Text, ...]
    below: tuple[tuple[Text, ...], ...] = ()
    """What stands below each cell, if anything does."""


def table_lines(page: Page, table: Table) -> Lines:
    """A table, without the columns that are empty."""
    columns = _filled(page, table)
    if not columns:
        return []
    if table.results:
        found = zip(range(len(table.rows)), chain(table.matches, repeat(None)), strict=False)
        return apart(_result(page, columns, at, match) for at, match in found)
    where = layout([filled.column for filled in columns], page.width)
    if where.cards:
        shown_columns = [columns[at] for at in where.beside]
        cards = [_card(page, shown_columns, row) for row in range(len(table.rows))]
        return page.draw(_ruled(page, cards))
    return page.draw(_grid(page, [_stacked(columns, at, where) for at in where.beside]))


def _filled(page: Page, table: Table) -> list[_Filled]:
    """The columns that have a cell with text, and those that were asked for."""
    columns = [
        _Filled(
            column,
            tuple(
                page.text(row[at], column.style, link)
                for row, link in zip_longest(table.rows, table.links)
            ),
        )
        for at, column in enumerate(table.columns)
    ]
    return [filled for filled in columns if any(filled.cells) or filled.column.kept]


def _stacked(columns: Sequence[_Filled], at: int, where: Layout) -> _Filled:
    """A column; the label's with what stands above and below it."""
    column, cells = columns[at].column, columns[at].cells
    if column.style != "label":
        return columns[at]
    rows = range(len(cells))
    above = (on_a_line(columns[other].cells[row] for other in where.above) for row in rows)
    return _Filled(
        column,
        tuple(Text("\n").join(filter(None, both)) for both in zip(above, cells, strict=True)),
        tuple(_details([columns[other] for other in where.below], row) for row in rows),
    )


def _details(columns: Iterable[_Filled], row: int) -> tuple[Text, ...]:
    """A record's lesser cells, faint where they have no colour of their own."""
    cells = [filled.cells[row].copy() for filled in columns if filled.cells[row]]
    for cell in cells:
        cell.style = cell.style or STYLES["faint"]
    return tuple(cells)


@dataclass(frozen=True)
class _Below:
    """What stands below a label, filled into lines when rich knows the width."""

    page: Page
    items: tuple[Text, ...]

    def __rich_console__(self, _: Console, options: ConsoleOptions) -> RenderResult:
        """Give the lines."""
        yield from self.page.fill(self.items, options.max_width)


def _grid(page: Page, columns: Sequence[_Filled]) -> Grid:
    """Columns side by side; a rule between rows where one takes several lines."""
    room = page.width - GAP * (len(columns) - 1)
    is_tight = sum(map(_natural, columns)) > room
    widths = _narrowed(columns, room) if is_tight else map(_natural, columns)
    grid = _empty_grid(page)
    for filled, width in zip(columns, widths, strict=True):
        style = filled.column.style
        grid.add_column(
            Text(shown(filled.column.title)),
            justify="right" if style in _RIGHT else "left",
            overflow="fold",
            width=width if style in _RIGID or style == "label" else None,
            max_width=width,
        )
    for row in range(len(columns[0].cells)):
        grid.add_row(*(_cell(page, filled, row) for filled in columns))
    grid.show_lines = is_tight or any(any(filled.below) for filled in columns)
    grid.show_header = len(columns) > 1
    return grid


def _cell(page: Page, filled: _Filled, row: int) -> RenderableType:
    if not filled.below:
        return filled.cells[row]
    return Group(*filter(None, [filled.cells[row]]), _Below(page, filled.below[row]))


def _narrowed(columns: Sequence[_Filled], room: int) -> list[int]:
    """The widths of columns that have too little room.

    A label gets what the others leave, and not less than an unbroken id needs. What is still too
    wide, rich narrows, rigid columns last.
    """
    styles = [filled.column.style for filled in columns]
    most = _WIDEST if "label" in styles else dict.fromkeys(_RIGID, room // 2)
    widths = [min(_natural(filled), most.get(filled.column.style, room)) for filled in columns]
    for at, filled in enumerate(columns):
        if filled.column.style == "label":
            texts = (*filled.cells, *chain.from_iterable(filled.below))
            words = [word for text in texts for word in text.plain.split()]
            longest = max(map(cell_len, words), default=1)
            left = room - sum(widths[:at] + widths[at + 1 :])
            widths[at] = min(room, max(longest, left))
    return widths


def _natural(filled: _Filled) -> int:
    """The width at which no cell of a column wraps."""
    texts = (Text(shown(filled.column.title)), *filled.cells)
    lines = (line.cell_len for text in texts for line in text.split("\n", allow_blank=True))
    below = (sum(item.cell_len + _POINT for item in items) - _POINT for items in filled.below)
    return max(*lines, *below, 0)


def _empty_grid(page: Page) -> Grid:
    return Grid(
        box=_ASCII_RULES if page.ascii_only else _RULES,
        show_edge=False,
        pad_edge=False,
        padding=(0, 1, 0, 0),
        border_style=STYLES["faint"],
        header_style=STYLES["header"],
    )


def _ruled(page: Page, blocks: Iterable[RenderableType]) -> Grid:
    """Blocks one below another, with a rule between two."""
    grid = _empty_grid(page)
    grid.show_header, grid.show_lines = False, True
    grid.add_column(overflow="fold")
    for block in blocks:
        grid.add_row(block)
    return grid


def _card(page: Page, columns: Sequence[_Filled], row: int) -> RenderableType:
    """A record on a narrow page: what names it, then the other cells with their titles."""
    name, *rest = columns
    pairs = [(filled.column.title, filled.cells[row]) for filled in rest]
    return Group(name.cells[row], pairs_grid(page, pairs))


def _result(page: Page, columns: Sequence[_Filled], row: int, match: Match | None) -> Lines:
    """A record as a search engine shows it: its label, why it was found, and what it is."""
    of = {filled.column.style: filled.cells[row] for filled in columns}
    label = of.get("label", Text()).copy()
    label.stylize(STYLES["found"])
    why = [] if match is None else page.wrap(_marked(match), indent=GAP)
    if match is not None and match.text == label.plain:
        label, why = _marked(match), []
        label.stylize(STYLES["found"])
    head = page.wrap(label)
    if amount := of.get("quantity"):
        both = on_a_line([*head[-1:], amount])
        fits = both.cell_len <= min(page.width, LONGEST_LINE)
        head = [*head[:-1], both] if fits else [*head, *page.wrap(amount)]
    rest = [each for each in columns if each.column.style not in {"label", "quantity"}]
    rest.sort(key=lambda filled: filled.column.style != "id")
    room = min(page.width, LONGEST_LINE) - GAP
    below = [Text.assemble(" " * GAP, line) for line in page.fill(_details(rest, row), room)]
    return [*head, *why, *below]


def _marked(match: Match) -> Text:
    """A part of a sentence with the words marked that were searched for."""
    text = Text()
    done = 0
    for start, end in match.marks:
        text.append(shown(match.text[done:start]))
        text.append(shown(match.text[start:end]), STYLES["match"])
        done = end
    return text.append(shown(match.text[done:]))
