"""The page of a terminal: its width, what its colours mean, and text upon it.

This module, ``tables`` and ``terminal`` are the only ones that know rich.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TextIO

from rich.console import Console
from rich.style import Style
from rich.table import Table as Grid
from rich.text import Text

from eufacts.output.cells import shown
from eufacts.output.words import mark
from eufacts.report import Cell, QuantityCell

LONGEST_LINE = 100
"""Sentences are wrapped at this width even on a wider page."""
GAP = 2
"""Columns between two columns of a table."""

STYLES = {
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

_LINKED = {"id", "name", "place"}

Lines = list[Text]


def console_of(out: TextIO, width: int, *, colour: bool) -> Console:
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


def is_safe(link: str) -> bool:
    """Whether a link is one to a web page, without what could end its escape sequence."""
    return link.startswith(("https://", "http://")) and link.isascii() and link.isprintable()


@dataclass(frozen=True)
class Page:
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
        text = Text(shown(cell, style, ascii_only=self.ascii_only), STYLES.get(style, ""))
        if isinstance(cell, QuantityCell):
            if cell.value is None:
                text.style = STYLES["faint"]
            text.stylize(STYLES["qualifier"], 0, len(mark(cell, ascii_only=self.ascii_only)))
        elif not any(map(str.isdigit, text.plain)) and style == "quantity":
            text.style = STYLES["faint"]  # words in place of a number
        if self.links and style in _LINKED and link is not None and is_safe(link):
            text.stylize(Style(link=link))
        return text

    def faint(self, text: str) -> Text:
        """What is not the answer itself."""
        return Text(shown(text), STYLES["faint"])

    def wrap(self, text: Text, *, indent: int = 0) -> Lines:
        """Text on as many lines as it needs; long words are broken."""
        room = min(self.width, LONGEST_LINE) - indent
        lines = text.wrap(self.console, room, overflow="fold")
        return [Text.assemble(" " * indent, line) for line in lines]

    def fill(self, items: Iterable[Text], width: int) -> Lines:
        """Items one after another, with a point between them; a line ends between two items."""
        point = Text(" - " if self.ascii_only else " · ", STYLES["faint"])
        lines: Lines = []
        for item in items:
            longer = Text.assemble(lines[-1], point, item) if lines else item
            if longer.cell_len <= width:
                lines[-1:] = [longer]
            else:
                lines += item.wrap(self.console, width, overflow="fold")
        return lines

    def draw(self, grid: Grid) -> Lines:
        """The lines of what rich draws; none of a grid without rows."""
        if not grid.row_count:
            return []
        lines = self.console.render_lines(grid, pad=False)
        return [Text.assemble(*((part.text, part.style or "") for part in line)) for line in lines]


def pairs_grid(page: Page, pairs: Sequence[tuple[str, Text]]) -> Grid:
    """Labels and their values, side by side; a label without a value is left out."""
    grid = Grid.grid(padding=(0, GAP, 0, 0), pad_edge=False)
    grid.add_column(overflow="fold", max_width=page.width // 2)
    grid.add_column(overflow="fold", max_width=LONGEST_LINE)
    for label, value in pairs:
        if value:
            grid.add_row(page.faint(label), value)
    return grid


def on_a_line(texts: Iterable[Text]) -> Text:
    """Texts that stand on one line, if the page is wide enough."""
    return Text(" " * GAP).join(filter(None, texts))


def apart(blocks: Iterable[Lines]) -> Lines:
    """The lines of all blocks, with an empty line between blocks."""
    lines: Lines = []
    for block in blocks:
        lines += [Text(), *block] if lines else block
    return lines
