"""Views of lists: one table each, except for excerpts, which are printed as blocks."""

from collections.abc import Iterator, Sequence

from eufacts.format.kinds import EXCERPTS, Kind, Row
from eufacts.format.pinpoint import quoted
from eufacts.report import Column, Match, Quote, Quotes, Report, Table
from eufacts.views.cells import COLUMNS, counted, link, table

SEVERAL = (
    *("id", "kind", "type", "value", "name_or_label", "countries", "period", "place", "status"),
)
"""What a list of several kinds shows."""


def listing(rows: Sequence[Row], kind: Kind | None = None) -> Report:
    """Show records of one kind, or of several."""
    names = kind.counted if kind else ("record", "records")
    hints = (kind.hint,) if kind and kind.hint else ()
    footer = counted(rows, *names, *hints)
    if kind is EXCERPTS:
        quotes = (
            Quote(row["id"], quoted(row), row["citation"], link=link(row), link_shown=True)
            for row in rows
        )
        return Report((Quotes(tuple(quotes)),), footer)
    columns = [COLUMNS[shown] for shown in (kind.columns if kind else SEVERAL)]
    cells = tuple(tuple(make(row) for _, make in columns) for row in rows)
    listed = Table(
        tuple(column for column, _ in columns),
        cells,
        links=tuple(map(link, rows)),
        results=kind is None,
        matches=tuple(_matches(rows)),
    )
    return Report((listed,), footer)


def _matches(rows: Sequence[Row]) -> Iterator[Match | None]:
    """Why a search found each row; None where nothing was searched for, or it was shown above."""
    shown: set[str] = set()
    for match in (row.get("match") for row in rows):
        if match is None or match["text"] in shown:
            yield None
        else:
            yield Match(match["text"], tuple((start, end) for start, end in match["marks"]))
            shown.add(match["text"])


def rules(rows: Sequence[Row]) -> Report:
    """List the rules of ``check``."""
    shown = table(rows, Column("rule", "RULE", "id"), Column("wants", "WHAT IT WANTS"))
    return Report((shown,), counted(rows, "rule", "rules", "eufacts check --explain RULE"))


def styles(rows: Sequence[Row]) -> Report:
    """List the styles in which can be cited."""
    columns = (
        Column("style", "STYLE", "id"),
        Column("title", "TITLE"),
        Column("purpose", "FOR"),
        Column("extra", "EXTRA"),
        Column("aliases", "ALSO", wide=True),
    )
    shown = table(rows, *columns)
    return Report((shown,), counted(rows, "style", "styles", "any CSL style by name or file"))
