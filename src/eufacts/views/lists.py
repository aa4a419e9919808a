"""Views of lists: one table each, but for excerpts, which are printed as blocks."""

from collections.abc import Sequence

from eufacts.format.kinds import EXCERPTS, Kind, Row, Shown
from eufacts.report import Column, Quote, Quotes, Report, Table
from eufacts.views.cells import COLUMNS, counted, link, table

_SEVERAL = (
    Shown.ID,
    Shown.KIND,
    Shown.TYPE_IF_WIDE,
    Shown.VALUE,
    Shown.NAME_OR_LABEL,
    Shown.COUNTRIES,
    Shown.PERIOD,
    Shown.PLACE,
)
"""What a list of several kinds shows."""

_IDS_HINT = "add --fields id,label for ids"


def listing(rows: Sequence[Row], kind: Kind | None = None) -> Report:
    """Show records of one kind, or of several."""
    names = kind.counted if kind else ("record", "records")
    hints = (kind.hint,) if kind and kind.hint else ()
    if kind is None or kind.fact:
        hints = (*hints, _IDS_HINT)
    footer = counted(rows, *names, *hints)
    if kind is EXCERPTS:
        quotes = (Quote(row["id"], row["quote"], row["citation"], link=link(row)) for row in rows)
        return Report((Quotes(tuple(quotes)),), footer)
    columns = [COLUMNS[shown] for shown in (kind.columns if kind else _SEVERAL)]
    cells = tuple(tuple(make(row) for _, make in columns) for row in rows)
    links = tuple(map(link, rows))
    return Report((Table(tuple(column for column, _ in columns), cells, links=links),), footer)


def rules(rows: Sequence[Row]) -> Report:
    """List the rules of ``check``."""
    shown = table(rows, Column("rule", "RULE", "id"), Column("wants", "WHAT IT WANTS"))
    return Report((shown,), counted(rows, "rule", "rules", "eufacts check --explain RULE"))


def styles(rows: Sequence[Row]) -> Report:
    """List the styles in which can be cited."""
    columns = (Column("style", "STYLE", "id"), Column("title", "TITLE"), Column("purpose", "FOR"))
    shown = table(rows, *columns)
    return Report((shown,), counted(rows, "style", "styles", "any CSL style by name or file"))
