"""GitHub-flavoured Markdown, to be pasted into issues, notes and articles.

Words of the document never become markup.
"""

import re
from collections.abc import Iterable, Sequence
from typing import assert_never

from eufacts.markdown import escaped, escaped_start
from eufacts.output.cells import shown
from eufacts.output.words import NOT_STATED
from eufacts.report import Bars, Cell, Fields, Notes, Part, Quote, Quotes, Report, Table

_URL = re.compile(r"(https?://[^\s<>]+)")


def write_markdown(report: Report, *, ascii_only: bool = False) -> str:
    """Write a report as Markdown, without the footer, which is for a terminal.

    Args:
        report: What to show.
        ascii_only: Whether what is added to the document's words is ASCII.
    """
    blocks: list[str] = []
    for part in report.parts:
        written = list(filter(None, _blocks(part, ascii_only=ascii_only)))
        if part.title is not None and written:
            blocks.append(f"## {_line(part.title)}")
        blocks.extend(written)
    return "\n\n".join(blocks) + "\n" if blocks else ""


def _blocks(part: Part, *, ascii_only: bool) -> Iterable[str]:
    """The blocks of a part, which are separated by an empty line."""
    match part:
        case Table(columns=columns, rows=rows):
            styles = [column.style for column in columns]
            titles = [column.title for column in columns]
            yield _table(titles, styles, rows, ascii_only=ascii_only)
        case Fields(pairs=pairs):
            stated = [(name, cell if shown(cell) else NOT_STATED) for name, cell in pairs]
            yield _table(["Field", "Value"], ["text", "text"], stated, ascii_only=ascii_only)
        case Bars(bars=bars):
            yield _table(["", "Amount"], ["text", "quantity"], bars, ascii_only=ascii_only)
        case Quotes(quotes=quotes):
            yield from (_quote(quote, ascii_only=ascii_only) for quote in quotes)
        case Notes(lines=lines):
            yield "\n".join(f"- {_line(line)}" for line in lines)
        case _:
            assert_never(part)


def _table(
    titles: Sequence[str],
    styles: Sequence[str],
    rows: Sequence[Sequence[Cell]],
    *,
    ascii_only: bool,
) -> str:
    """A table with quantities aligned right; empty without rows."""
    if not rows:
        return ""
    cells = [
        [
            escaped(shown(cell, style, ascii_only=ascii_only).strip())
            for cell, style in zip(row, styles, strict=True)
        ]
        for row in rows
    ]
    rule = ["---:" if style in {"quantity", "count"} else "---" for style in styles]
    head = [escaped(shown(title).strip()) for title in titles]
    return "\n".join(f"| {' | '.join(line)} |" for line in (head, rule, *cells))


def _quote(quote: Quote, *, ascii_only: bool) -> str:
    """A block quotation, followed by its citation."""
    text = escaped(shown(quote.text).strip())
    citation = _linked(shown(quote.citation))
    lines = [f'"{text}"' if ascii_only else f"“{text}”"]
    lines.append(f"-- {citation}" if ascii_only else f"— {citation}")
    if quote.note is not None:
        lines.append(_line(quote.note))
    return "\n>\n".join(f"> {line}" for line in lines)


def _line(text: str) -> str:
    """Text at the start of a line, where a dash or ``1.`` would begin a list."""
    return escaped_start(escaped(shown(text).strip()))


def _linked(text: str) -> str:
    """Text in which only web addresses are markup: they are links."""
    return "".join(
        f"<{piece}>" if _URL.fullmatch(piece) else escaped(piece)
        for piece in _URL.split(text.strip())
    )
