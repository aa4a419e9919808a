"""Reports for a terminal: in its width, and in colour if that is asked for. Nothing is cut."""

from collections.abc import Sequence
from io import StringIO
from typing import TYPE_CHECKING, TextIO, assert_never

from rich.cells import cell_len
from rich.console import Console
from rich.highlighter import JSONHighlighter
from rich.table import Table as Grid
from rich.text import Text

from eufacts.output.cells import shown
from eufacts.output.page import (
    GAP,
    STYLES,
    Lines,
    Page,
    apart,
    console_of,
    is_safe,
    on_a_line,
    pairs_grid,
)
from eufacts.output.tables import table_lines
from eufacts.output.words import NOT_STATED
from eufacts.report import (
    Bars,
    Cell,
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
_SHORTEST_BAR, _LONGEST_BAR = 10, 40


def write_terminal(
    report: Report, *, width: int, colour: bool, ascii_only: bool = False, links: bool = False
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
    console = console_of(out, max(width, _NARROWEST), colour=colour)
    page = Page(console, ascii_only, links=links)
    blocks = [_part(page, part) for part in report.parts]
    if report.footer is not None:
        blocks.append(page.wrap(page.faint(report.footer)))
    lines = apart(block for block in blocks if block)
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
    console_of(out, _NARROWEST, colour=True).print(marked, soft_wrap=True)
    return out.getvalue()


def progress_bar(stream: TextIO, *, colour: bool) -> "Progress":
    """A bar for slow work, removed when it stops. It alone asks the terminal for its size.

    Args:
        stream: Where it is drawn, a terminal.
        colour: Whether to use colours.
    """
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), TaskProgressColumn())
    return Progress(*columns, console=Console(file=stream, no_color=not colour), transient=True)


def _part(page: Page, part: Part) -> Lines:
    """A part below its title; nothing if it is empty."""
    match part:
        case Table():
            lines = table_lines(page, part)
        case Fields(pairs=pairs):
            lines = _fields(page, pairs)
        case Quotes(quotes=quotes):
            lines = apart(_quote(page, quote) for quote in quotes)
        case Bars(bars=bars):
            lines = _bars(page, bars)
        case Notes(lines=notes):
            lines = [line for note in notes for line in _note(page, note)]
        case _:
            assert_never(part)
    if part.title is None or not lines:
        return lines
    return [*page.wrap(Text(shown(part.title), STYLES["title"])), *lines]


def _fields(page: Page, pairs: Sequence[tuple[str, Cell]]) -> Lines:
    """Labels and their values; a link on one line, so that it can be followed and copied."""
    widest = max((cell_len(shown(label)) for label, _ in pairs), default=0)
    indent = min(widest, page.width // 2) + GAP
    lines: Lines = []
    for label, cell in pairs:
        if isinstance(cell, str) and is_safe(cell) and cell_len(shown(label)) < indent:
            link = page.faint(label)
            link.pad_right(indent - link.cell_len)
            lines.append(link.append(cell))
        else:
            grid = pairs_grid(page, [(label, _value(page, cell))])
            grid.columns[0].width = indent - GAP
            lines += page.draw(grid)
    return lines


def _value(page: Page, cell: Cell) -> Text:
    """The value of a field, or a note that the document does not state it."""
    text = page.text(cell, "quantity" if isinstance(cell, QuantityCell) else "text")
    return text or page.faint(NOT_STATED)


def _quote(page: Page, quote: Quote) -> Lines:
    """An excerpt between quotation marks, with its id above, its citation and link below."""
    opening, closing = '""' if page.ascii_only else "“”"
    lines = [
        *page.wrap(page.text(quote.id, "id", quote.link)),
        *page.wrap(Text.assemble(opening, page.text(quote.text), closing), indent=GAP),
        *page.wrap(page.faint(quote.citation), indent=GAP),
    ]
    if quote.link_shown and quote.link is not None:
        # On one line, so that it can be followed and copied.
        lines.append(Text.assemble(" " * GAP, page.faint(quote.link)))
    return [*lines, *(page.wrap(page.text(quote.note), indent=GAP) if quote.note else [])]


def _note(page: Page, note: str) -> Lines:
    """A sentence with a bullet before it."""
    bullet = "- " if page.ascii_only else "• "
    lines = page.wrap(page.text(note), indent=GAP)
    return [Text.assemble(bullet, lines[0][GAP:]), *lines[1:]]


def _bars(page: Page, bars: Sequence[tuple[str, QuantityCell]]) -> Lines:
    """A bar for each quantity, all to one scale; on a narrow page, below its label."""
    labels = [Text(shown(label)) for label, _ in bars]
    amounts = [page.text(amount, "quantity") for _, amount in bars]
    values = [max(amount.value or 0, 0) for _, amount in bars]
    largest = max(values, default=0)
    beside = page.width - GAP - max((amount.cell_len for amount in amounts), default=0)
    left = beside - GAP - max((label.cell_len for label in labels), default=0)
    is_narrow = left < _SHORTEST_BAR
    room = max(_SHORTEST_BAR, min(_LONGEST_BAR, beside if is_narrow else left))
    grid = Grid.grid(padding=(0, GAP, 0, 0), pad_edge=False)
    lines: Lines = []
    for label, amount, value in zip(labels, amounts, values, strict=True):
        share = value / largest if largest else 0
        bar = Text(_bar(share, room, ascii_only=page.ascii_only), STYLES["bar"])
        drawn = on_a_line([bar, amount])
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
