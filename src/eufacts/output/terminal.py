"""Reports for a terminal: aligned, wrapped to a width, and in colour if that is asked for.

The only module that knows rich. The caller passes the width and whether to use colour. Nothing is
cut: what does not fit side by side is stacked, what is too long is wrapped.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from itertools import zip_longest
from typing import TYPE_CHECKING, TextIO, assert_never

from rich.cells import cell_len
from rich.console import Console
from rich.style import Style
from rich.text import Text

from eufacts.output.cells import NOT_STATED, shown
from eufacts.output.layout import GAP, Need, fit
from eufacts.report import (
    Bars,
    Cell,
    Column,
    Fields,
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
_READABLE = 12
"""The least width at which wrapped text can be read."""
_LONGEST_LINE = 100
"""Sentences are wrapped at this width even on a wider page."""
_WIDE_ENOUGH, _MOST_LINES = 20, 4
"""Up to this width, a column has room for its longest word and for its cells on four lines."""
_SHORTEST_BAR, _LONGEST_BAR = 10, 40

_STYLES = {"id": "cyan", "quantity": "bold", "place": "dim"}
_RIGID = {"id", "quantity", "period"}
"""Styles of columns whose cells are never broken in a table."""

_LINKED = {"id", "place"}

Lines = list[Text]


def _is_safe(link: str) -> bool:
    """Whether a link is one to a web page, without what could end its escape sequence."""
    return link.startswith(("https://", "http://")) and link.isascii() and link.isprintable()


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
        if self.links and style in _LINKED and link is not None and _is_safe(link):
            text.stylize(Style(link=link))
        return text

    def wrap(self, text: Text, width: int | None = None, *, indent: int = 0) -> Lines:
        """Text on as many lines as it needs; long words are broken."""
        room = (width or min(self.width, _LONGEST_LINE)) - indent
        lines = text.wrap(self.console, room, overflow="fold")
        return [Text.assemble(" " * indent, line) for line in lines]


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
        blocks.append(page.wrap(Text(shown(report.footer), "dim")))
    lines = _apart(block for block in blocks if block)
    for line in lines:
        line.rstrip()
    if lines:
        console.print(Text("\n").join(lines), soft_wrap=True)
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
            lines = _pairs(page, [(label, _value(page, cell)) for label, cell in pairs])
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
    return [*page.wrap(Text(shown(part.title), "bold")), *lines]


def _table(page: _Page, table: Table) -> Lines:
    """A table, or one card for each record if the page is too narrow."""
    if not table.rows:
        return []
    columns = table.columns
    titles = [Text(shown(column.title), "dim") for column in columns]
    rows = [
        [page.text(cell, column.style, link) for cell, column in zip(row, columns, strict=True)]
        for row, link in zip_longest(table.rows, table.links)
    ]
    needs = [
        _need(column, cells)
        for column, cells in zip(columns, zip(titles, *rows, strict=True), strict=True)
    ]
    widths = fit(needs, page.width)
    if widths is None:
        return _apart(_card(page, columns, row) for row in rows)
    head, *body = [_row(page, columns, row, widths) for row in (titles, *rows)]
    rule = "-" if page.ascii_only else "─"
    total = sum(widths.values()) + GAP * (len(widths) - 1)
    return [*head, Text(rule * total, "dim"), *(line for row in body for line in row)]


def _need(column: Column, cells: Iterable[Text]) -> Need:
    """The natural width of a column, and the least at which it can be read."""
    texts = [cell.plain for cell in cells]
    natural = max(map(cell_len, texts))
    word = max((cell_len(word) for text in texts for word in text.split()), default=0)
    readable = max(_READABLE, min(_WIDE_ENOUGH, max(word, natural // _MOST_LINES)))
    least = natural if column.style in _RIGID else min(natural, readable)
    return Need(natural=natural, least=least, wide=column.wide)


def _row(
    page: _Page, columns: Sequence[Column], cells: Sequence[Text], widths: Mapping[int, int]
) -> Lines:
    """A record on as many lines as its longest cell needs; quantities are aligned right."""
    wrapped = [page.wrap(cells[at], width) for at, width in widths.items()]
    lines = []
    for pieces in zip_longest(*wrapped, fillvalue=Text()):
        line = Text()
        for piece, (at, width) in zip(pieces, widths.items(), strict=True):
            blank = " " * (width - piece.cell_len)
            is_right = columns[at].style == "quantity"
            line.append_text(Text.assemble(*((blank, piece) if is_right else (piece, blank))))
            line.append(" " * GAP)
        lines.append(line)
    return lines


def _card(page: _Page, columns: Sequence[Column], row: Sequence[Text]) -> Lines:
    """A record on a narrow page: its id and amount, then the other cells with their titles."""
    styles = [column.style for column in columns]
    name = styles.index("id") if "id" in styles else 0
    amount = styles.index("quantity") if "quantity" in styles else name
    rest = [
        (column.title, row[at])
        for at, column in enumerate(columns)
        if at not in {name, amount} and not column.wide
    ]
    head = [row[name]] if amount == name else [row[name], row[amount]]
    return [*_beside(page, head), *_pairs(page, rest)]


def _beside(page: _Page, texts: Sequence[Text]) -> Lines:
    """Texts on one line, or one below another if they do not fit."""
    stated = [text for text in texts if text]
    line = Text(" " * GAP).join(stated)
    return (
        [line]
        if line.cell_len <= page.width
        else [line for text in stated for line in page.wrap(text)]
    )


def _pairs(page: _Page, pairs: Sequence[tuple[str, Text]]) -> Lines:
    """Labels and their values, side by side or, on a narrow page, one below another.

    A label without a value is left out, but counts for the indentation.
    """
    labels = [Text(shown(label), "dim") for label, _ in pairs]
    indent = max((label.cell_len for label in labels), default=0) + GAP
    is_narrow = page.width - indent < _READABLE
    lines = []
    for label, (_, value) in zip(labels, pairs, strict=True):
        if is_narrow and value:
            lines += [*page.wrap(label), *page.wrap(value, indent=GAP)]
        elif value:
            lines += _hung(label, page.wrap(value, indent=indent), indent)
    return lines


def _hung(label: Text, lines: Lines, indent: int) -> Lines:
    """Indented lines, with a label before the first."""
    first = Text.assemble(label, " " * (indent - label.cell_len), lines[0][indent:])
    return [first, *lines[1:]]


def _value(page: _Page, cell: Cell) -> Text:
    """The value of a field, or a note that the document does not state it."""
    text = page.text(cell, "quantity" if isinstance(cell, QuantityCell) else "text")
    return text or Text(NOT_STATED, "dim")


def _quote(page: _Page, quote: Quote) -> Lines:
    """An excerpt between quotation marks, with its id above and its citation below."""
    opening, closing = '""' if page.ascii_only else "“”"
    return [
        *page.wrap(page.text(quote.id, "id", quote.link)),
        *page.wrap(Text.assemble(opening, page.text(quote.text), closing), indent=GAP),
        *page.wrap(Text(shown(quote.citation), "dim"), indent=GAP),
        *(page.wrap(page.text(quote.note), indent=GAP) if quote.note else []),
    ]


def _note(page: _Page, note: str) -> Lines:
    """A sentence with a bullet before it."""
    bullet = Text("-" if page.ascii_only else "•")
    return _hung(bullet, page.wrap(page.text(note), indent=GAP), GAP)


def _bars(page: _Page, bars: Sequence[tuple[str, QuantityCell]]) -> Lines:
    """A bar for each quantity, all to one scale; on a narrow page, below its label."""
    labels = [Text(shown(label)) for label, _ in bars]
    amounts = [page.text(amount, "quantity") for _, amount in bars]
    values = [max(amount.value or 0, 0) for _, amount in bars]
    largest = max(values, default=0)
    indent = max((label.cell_len for label in labels), default=0) + GAP
    beside = page.width - GAP - max((amount.cell_len for amount in amounts), default=0)
    is_narrow = beside - indent < _SHORTEST_BAR
    room = min(_LONGEST_BAR, max(beside, _SHORTEST_BAR) if is_narrow else beside - indent)
    lines = []
    for label, amount, value in zip(labels, amounts, values, strict=True):
        drawn = Text(_bar(value / largest if largest else 0, room, ascii_only=page.ascii_only))
        if is_narrow:
            lines += [*page.wrap(label), *_beside(page, [drawn, amount])]
        else:
            blank = " " * (indent - label.cell_len)
            lines.append(
                Text.assemble(label, blank, Text(" " * GAP).join(filter(None, [drawn, amount])))
            )
    return lines


def _bar(share: float, room: int, *, ascii_only: bool) -> str:
    """A bar of a share of the room, to an eighth of a character; only zero has none."""
    if share <= 0:
        return ""
    if ascii_only:
        return "#" * max(1, round(share * room))
    whole, eighths = divmod(max(1, round(share * room * 8)), 8)
    return "█" * whole + " ▏▎▍▌▋▊▉"[eighths].strip()


def _apart(blocks: Iterable[Lines]) -> Lines:
    """The lines of all blocks, with an empty line between blocks."""
    lines: Lines = []
    for block in blocks:
        lines += [Text(), *block] if lines else block
    return lines
