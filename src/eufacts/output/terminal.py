"""Reports for a terminal, drawn by rich: in its width, and in colour if that is asked for.

The only module that knows rich, which wraps, aligns and rules; which columns a table has at a width
is decided in ``layout``. The caller passes the width and whether to use colour. Nothing is cut.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import StringIO
from itertools import chain, repeat, zip_longest
from typing import TYPE_CHECKING, TextIO, assert_never

from rich.box import Box
from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.highlighter import JSONHighlighter
from rich.style import Style
from rich.table import Table as Grid
from rich.text import Text

from eufacts.output.cells import NOT_STATED, shown
from eufacts.output.layout import Layout, layout
from eufacts.output.words import mark
from eufacts.report import (
    Bars,
    Cell,
    Column,
    Fields,
    Match,
    Notes,
    Part,
    QuantityCell,
    Quote,
    Quotes,
    Report,
    Table,
)

if TYPE_CHECKING:
    from rich.progress import Progress

_NARROWEST = 20
_LONGEST_LINE = 100
"""Sentences are wrapped at this width even on a wider page."""
_SHORTEST_BAR, _LONGEST_BAR = 10, 40
_GAP = 2
"""Columns between two columns of a table."""

_STYLES = {
    "id": "cyan",
    "name": "cyan",
    "quantity": "bold green",
    "count": "green",
    "status": "magenta",
    "place": "dim",
    "qualifier": "bold magenta",
    "bar": "green",
    "title": "bold underline",
    "header": "bold",
    "found": "bold",
    "match": "bold red",
    "faint": "dim",
}
"""Green is what can be counted, magenta what qualifies it, cyan what can be asked for."""

_RIGHT = {"quantity", "count"}
_RIGID = {"id", "name", "quantity", "count", "period"}
"""Styles of columns that other columns do not narrow."""
_WIDEST: dict[str, int] = {"quantity": 24, "status": 18, "code": 18, "place": 26, "text": 34}
"""How far a column may widen beside a label."""
_LINKED = {"id", "name", "place"}

_RULES = Box("    \n    \n ── \n    \n ── \n ── \n    \n    \n")
_ASCII_RULES = Box("    \n    \n -- \n    \n -- \n -- \n    \n    \n", ascii=True)

Lines = list[Text]


def _is_safe(link: str) -> bool:
    """Whether a link is one to a web page, without what could end its escape sequence."""
    return link.startswith(("https://", "http://")) and link.isascii() and link.isprintable()


@dataclass(frozen=True)
class _Filled:
    """A column with the text of its cells."""

    column: Column
    cells: tuple[Text, ...]


@dataclass(frozen=True)
class _Page:
    """The page that lines are made for."""

    console: Console
    ascii_only: bool
    links: bool
    """Whether the terminal supports links (OSC 8)."""

    @property
    def width(self) -> int:
        """The greatest width of a line."""
        return self.console.width

    def text(self, cell: Cell, style: str = "text", link: str | None = None) -> Text:
        """A cell as text without markup, in its column's style; ids and places may be links."""
        text = Text(shown(cell, style, ascii_only=self.ascii_only), _STYLES.get(style, ""))
        if isinstance(cell, QuantityCell):
            if cell.value is None:
                text.style = _STYLES["faint"]
            text.stylize(_STYLES["qualifier"], 0, len(mark(cell, ascii_only=self.ascii_only)))
        if self.links and style in _LINKED and link is not None and _is_safe(link):
            text.stylize(Style(link=link))
        return text

    def faint(self, text: str) -> Text:
        """What is not the answer itself."""
        return Text(shown(text), _STYLES["faint"])

    def join(self, texts: Iterable[Text]) -> Text:
        """Texts one after another, with a point between them."""
        point = " - " if self.ascii_only else " · "
        return Text.assemble((point, _STYLES["faint"])).join(filter(None, texts))

    def wrap(self, text: Text, *, indent: int = 0) -> Lines:
        """Text on as many lines as it needs; long words are broken."""
        room = min(self.width, _LONGEST_LINE) - indent
        lines = text.wrap(self.console, room, overflow="fold")
        return [Text.assemble(" " * indent, line) for line in lines]

    def draw(self, grid: Grid) -> Lines:
        """The lines of what rich draws; none of a grid without rows."""
        if not grid.row_count:
            return []
        lines = self.console.render_lines(grid, pad=False)
        return [Text.assemble(*((part.text, part.style or "") for part in line)) for line in lines]


def write_terminal(
    report: Report,
    *,
    width: int,
    colour: bool,
    ascii_only: bool = False,
    links: bool = False,
) -> str:
    """Write a report for a terminal.

    Args:
        report: What to show.
        width: In columns; below 20, 20 are used.
        colour: Whether to use colours and weights; without them, no escape sequence is written.
        ascii_only: Whether what is added to the document's words is ASCII.
        links: Whether ids and places are hyperlinks (OSC 8); only where there is colour.
    """
    out = StringIO()
    console = _console(out, max(width, _NARROWEST), colour=colour)
    page = _Page(console, ascii_only, links=links)
    blocks = [_part(page, part) for part in report.parts]
    if report.footer is not None:
        blocks.append(page.wrap(page.faint(report.footer)))
    lines = _apart(block for block in blocks if block)
    for line in lines:
        line.rstrip()
    if lines:
        console.print(Text("\n").join(lines), soft_wrap=True)
    return out.getvalue()


def colour_json(text: str) -> str:
    """Colour lines of JSON, without changing a letter."""
    out = StringIO()
    marked = Text(text.removesuffix("\n"))
    JSONHighlighter().highlight(marked)
    _console(out, _NARROWEST, colour=True).print(marked, soft_wrap=True)
    return out.getvalue()


def _console(out: TextIO, width: int, *, colour: bool) -> Console:
    """A console that asks neither the environment nor the terminal."""
    return Console(
        file=out,
        width=width,
        height=25,
        color_system="standard" if colour else None,
        force_terminal=colour,
        no_color=not colour,
        force_jupyter=False,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
        _environ={},
    )


def progress_bar(stream: TextIO, *, colour: bool) -> "Progress":
    """A bar for slow work, removed when it stops. It alone asks the terminal for its size.

    Args:
        stream: Where it is drawn, a terminal.
        colour: Whether to use colours.
    """
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), TaskProgressColumn())
    return Progress(*columns, console=Console(file=stream, no_color=not colour), transient=True)


def _part(page: _Page, part: Part) -> Lines:
    """A part below its title; nothing if it is empty."""
    match part:
        case Table():
            lines = _table(page, part)
        case Fields(pairs=pairs):
            lines = _fields(page, pairs)
        case Quotes(quotes=quotes):
            lines = _apart(_quote(page, quote) for quote in quotes)
        case Bars(bars=bars):
            lines = _bars(page, bars)
        case Notes(lines=notes):
            lines = [line for note in notes for line in _note(page, note)]
        case _:
            assert_never(part)
    if part.title is None or not lines:
        return lines
    return [*page.wrap(Text(shown(part.title), _STYLES["title"])), *lines]


def _table(page: _Page, table: Table) -> Lines:
    """A table, without the columns that are empty."""
    columns = _filled(page, table)
    if not columns:
        return []
    if table.results:
        found = zip(range(len(table.rows)), chain(table.matches, repeat(None)), strict=False)
        return _apart(_result(page, columns, at, match) for at, match in found)
    where = layout([filled.column for filled in columns], page.width)
    if where.cards:
        shown_columns = [columns[at] for at in where.beside]
        cards = [_card(page, shown_columns, row) for row in range(len(table.rows))]
        return page.draw(_ruled(page, cards))
    return page.draw(_grid(page, [_stacked(page, columns, at, where) for at in where.beside]))


def _filled(page: _Page, table: Table) -> list[_Filled]:
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


def _stacked(page: _Page, columns: Sequence[_Filled], at: int, where: Layout) -> _Filled:
    """A column; the label's with what stands above and below it."""
    column, cells = columns[at].column, columns[at].cells
    if column.style != "label":
        return columns[at]
    lines = (
        (
            _apart_on_a_line(columns[other].cells[row] for other in where.above),
            cell,
            _details(page, [columns[other] for other in where.below], row),
        )
        for row, cell in enumerate(cells)
    )
    return _Filled(column, tuple(Text("\n").join(filter(None, three)) for three in lines))


def _details(page: _Page, columns: Iterable[_Filled], row: int) -> Text:
    """A record's lesser cells on one line."""
    return page.join(_fainter(filled, row) for filled in columns)


def _fainter(filled: _Filled, row: int) -> Text:
    text = filled.cells[row].copy()
    text.style = text.style or _STYLES["faint"]
    return text


def _grid(page: _Page, columns: Sequence[_Filled]) -> Grid:
    """Columns side by side; a rule between rows where one takes several lines."""
    room = page.width - _GAP * (len(columns) - 1)
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
    for cells in zip(*(filled.cells for filled in columns), strict=True):
        grid.add_row(*cells)
    grid.show_lines = is_tight or any(
        "\n" in cell.plain for filled in columns for cell in filled.cells
    )
    grid.show_header = len(columns) > 1
    return grid


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
            words = [word for cell in filled.cells for word in cell.plain.split()]
            longest = max(map(cell_len, words), default=1)
            left = room - sum(widths[:at] + widths[at + 1 :])
            widths[at] = min(room, max(longest, left))
    return widths


def _natural(filled: _Filled) -> int:
    """The width at which no cell of a column wraps."""
    texts = (Text(shown(filled.column.title)), *filled.cells)
    return max(line.cell_len for text in texts for line in text.split("\n", allow_blank=True))


def _empty_grid(page: _Page) -> Grid:
    return Grid(
        box=_ASCII_RULES if page.ascii_only else _RULES,
        show_edge=False,
        pad_edge=False,
        padding=(0, 1, 0, 0),
        border_style=_STYLES["faint"],
        header_style=_STYLES["header"],
    )


def _ruled(page: _Page, blocks: Iterable[RenderableType]) -> Grid:
    """Blocks one below another, with a rule between two."""
    grid = _empty_grid(page)
    grid.show_header, grid.show_lines = False, True
    grid.add_column(overflow="fold")
    for block in blocks:
        grid.add_row(block)
    return grid


def _card(page: _Page, columns: Sequence[_Filled], row: int) -> RenderableType:
    """A record on a narrow page: what names it, then the other cells with their titles."""
    name, *rest = columns
    pairs = [(filled.column.title, filled.cells[row]) for filled in rest]
    return Group(name.cells[row], _pairs(page, pairs))


def _result(page: _Page, columns: Sequence[_Filled], row: int, match: Match | None) -> Lines:
    """A record as a search engine shows it: its label, why it was found, and what it is."""
    of = {filled.column.style: filled.cells[row] for filled in columns}
    label = of.get("label", Text()).copy()
    label.stylize(_STYLES["found"])
    why = [] if match is None else page.wrap(_marked(match), indent=_GAP)
    if match is not None and match.text == label.plain:
        label, why = _marked(match), []
        label.stylize(_STYLES["found"])
    head = page.wrap(label)
    if amount := of.get("quantity"):
        both = _apart_on_a_line([*head[-1:], amount])
        fits = both.cell_len <= min(page.width, _LONGEST_LINE)
        head = [*head[:-1], both] if fits else [*head, *page.wrap(amount)]
    rest = [each for each in columns if each.column.style not in {"label", "quantity"}]
    rest.sort(key=lambda filled: filled.column.style != "id")
    return [*head, *why, *page.wrap(_details(page, rest, row), indent=_GAP)]


def _marked(match: Match) -> Text:
    """A part of a sentence with the words marked that were searched for."""
    text = Text()
    done = 0
    for start, end in match.marks:
        text.append(shown(match.text[done:start]))
        text.append(shown(match.text[start:end]), _STYLES["match"])
        done = end
    return text.append(shown(match.text[done:]))


def _pairs(page: _Page, pairs: Sequence[tuple[str, Text]]) -> Grid:
    """Labels and their values, side by side; a label without a value is left out."""
    grid = Grid.grid(padding=(0, _GAP, 0, 0), pad_edge=False)
    grid.add_column(overflow="fold", max_width=page.width // 2)
    grid.add_column(overflow="fold", max_width=_LONGEST_LINE)
    for label, value in pairs:
        if value:
            grid.add_row(page.faint(label), value)
    return grid


def _fields(page: _Page, pairs: Sequence[tuple[str, Cell]]) -> Lines:
    """Labels and their values; a link on one line, so that it can be followed and copied."""
    widest = max((cell_len(shown(label)) for label, _ in pairs), default=0)
    indent = min(widest, page.width // 2) + _GAP
    lines: Lines = []
    for label, cell in pairs:
        if isinstance(cell, str) and _is_safe(cell) and cell_len(shown(label)) < indent:
            link = page.faint(label)
            link.pad_right(indent - link.cell_len)
            lines.append(link.append(cell))
        else:
            grid = _pairs(page, [(label, _value(page, cell))])
            grid.columns[0].width = indent - _GAP
            lines += page.draw(grid)
    return lines


def _value(page: _Page, cell: Cell) -> Text:
    """The value of a field, or a note that the document does not state it."""
    text = page.text(cell, "quantity" if isinstance(cell, QuantityCell) else "text")
    return text or page.faint(NOT_STATED)


def _quote(page: _Page, quote: Quote) -> Lines:
    """An excerpt between quotation marks, with its id above, its citation and link below."""
    opening, closing = '""' if page.ascii_only else "“”"
    lines = [
        *page.wrap(page.text(quote.id, "id", quote.link)),
        *page.wrap(Text.assemble(opening, page.text(quote.text), closing), indent=_GAP),
        *page.wrap(page.faint(quote.citation), indent=_GAP),
    ]
    if quote.link_shown and quote.link is not None:
        # On one line, so that it can be followed and copied.
        lines.append(Text.assemble(" " * _GAP, page.faint(quote.link)))
    return [*lines, *(page.wrap(page.text(quote.note), indent=_GAP) if quote.note else [])]


def _note(page: _Page, note: str) -> Lines:
    """A sentence with a bullet before it."""
    bullet = "- " if page.ascii_only else "• "
    lines = page.wrap(page.text(note), indent=_GAP)
    return [Text.assemble(bullet, lines[0][_GAP:]), *lines[1:]]


def _bars(page: _Page, bars: Sequence[tuple[str, QuantityCell]]) -> Lines:
    """A bar for each quantity, all to one scale; on a narrow page, below its label."""
    labels = [Text(shown(label)) for label, _ in bars]
    amounts = [page.text(amount, "quantity") for _, amount in bars]
    values = [max(amount.value or 0, 0) for _, amount in bars]
    largest = max(values, default=0)
    beside = page.width - _GAP - max((amount.cell_len for amount in amounts), default=0)
    left = beside - _GAP - max((label.cell_len for label in labels), default=0)
    is_narrow = left < _SHORTEST_BAR
    room = max(_SHORTEST_BAR, min(_LONGEST_BAR, beside if is_narrow else left))
    grid = Grid.grid(padding=(0, _GAP, 0, 0), pad_edge=False)
    lines: Lines = []
    for label, amount, value in zip(labels, amounts, values, strict=True):
        share = value / largest if largest else 0
        bar = Text(_bar(share, room, ascii_only=page.ascii_only), _STYLES["bar"])
        drawn = _apart_on_a_line([bar, amount])
        grid.add_row(label, drawn)
        lines += [*page.wrap(label), *page.wrap(drawn)]
    return lines if is_narrow else page.draw(grid)


def _bar(share: float, room: int, *, ascii_only: bool) -> str:
    """A bar of a share of the room, to an eighth of a character; only zero has none."""
    if share <= 0:
        return ""
    if ascii_only:
        return "#" * max(1, round(share * room))
    whole, eighths = divmod(max(1, round(share * room * 8)), 8)
    return "█" * whole + " ▏▎▍▌▋▊▉"[eighths].strip()


def _apart_on_a_line(texts: Iterable[Text]) -> Text:
    """Texts that stand on one line, if the page is wide enough."""
    return Text(" " * _GAP).join(filter(None, texts))


def _apart(blocks: Iterable[Lines]) -> Lines:
    """The lines of all blocks, with an empty line between blocks."""
    lines: Lines = []
    for block in blocks:
        lines += [Text(), *block] if lines else block
    return lines
