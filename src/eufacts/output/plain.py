"""Text for pipes: one record a line, with tabs between cells.

Quantities have their qualifier, unit and all digits, periods are ISO 8601. Lines are not wrapped or
cut, and there is neither header nor footer. Tabs, line ends, unseen characters and backslashes in a
cell are escaped.
"""

from collections.abc import Iterable
from typing import assert_never

from eufacts.output.cells import exact
from eufacts.report import Bars, Cell, Fields, Notes, Part, Quotes, Report, Table


def write_plain(report: Report, *, ascii_only: bool = False) -> str:
    """Write a report as lines for ``cut``, ``grep`` and ``awk``.

    Bars are labels and numbers. Each part begins with its title, as ``# title``, unless it is a
    list and the only part: then every line is a record.

    Args:
        report: What to show.
        ascii_only: Whether marks, such as ``≈``, are ASCII.
    """
    lines: list[str] = []
    for part in report.parts:
        if part.title is not None and (len(report.parts) > 1 or isinstance(part, Fields)):
            lines.append(f"# {exact(part.title)}")
        lines.extend(
            "\t".join(exact(cell, ascii_only=ascii_only) for cell in row) for row in _rows(part)
        )
    return "".join(f"{line}\n" for line in lines)


def _rows(part: Part) -> Iterable[tuple[Cell, ...]]:
    """The cells of each line."""
    match part:
        case Table(columns=columns, rows=rows, headed=headed):
            return (tuple(column.title for column in columns), *rows) if headed else rows
        case Fields(pairs=pairs):
            return pairs
        case Quotes(quotes=quotes):
            return ((q.id, q.text, q.citation, *(n for n in [q.note] if n)) for q in quotes)
        case Bars(bars=bars):
            return bars
        case Notes(lines=lines):
            return ((line,) for line in lines)
        case _:
            assert_never(part)
