"""What is shown, before anyone decides how: tables, fields, quotes and bars with typed cells.

A view makes a ``Report`` from rows; a writer in ``output/`` turns it into text. Cells are values,
never formatted text, so that each writer can format a number or a period in its own way.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Quantity:
    """A number that keeps its qualifier and unit."""

    value: int | float | None
    """In the base unit; None where the document names money without an amount."""
    unit: str | None
    qualifier: str | None
    """``exact``, ``more_than``, ``less_than``, ``about``; None without a value."""
    written_out: bool = False
    """True where the document writes all its digits, so that they are shown."""


@dataclass(frozen=True)
class Place:
    """Where something stands in the document: a pinpoint, in short."""

    section: str
    """Number and heading as people say them: ``III Turkey``."""
    paragraph: int
    footnote: int | None = None
    """The footnote, where the words stand in its text."""


@dataclass(frozen=True)
class Period:
    """A time in ISO 8601."""

    iso: str
    """A date or an interval; ``../2015-08`` is "up to August 2015"."""


Cell = str | int | float | bool | Quantity | Place | Period | tuple[str, ...] | None
"""None is "not stated"; a tuple is a list of words."""


@dataclass(frozen=True)
class Column:
    """One column of a table."""

    key: str
    """The JSON key that it shows, for ``--fields`` and for readers of the code."""
    title: str
    style: str = "text"
    """``id``, ``text``, ``quantity``, ``period``, ``place`` or ``code``: how writers treat it."""
    wide: bool = False
    """True where the column is shown only when there is room to spare."""


@dataclass(frozen=True)
class Table:
    """Records side by side."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    title: str | None = None
    headed: bool = False
    """True where the columns' titles are data, and are written even where headers are not."""
    links: tuple[str | None, ...] = ()
    """Where each row's id and place lead on a terminal that follows links; empty for nowhere."""


@dataclass(frozen=True)
class Fields:
    """One record, its fields under each other."""

    pairs: tuple[tuple[str, Cell], ...]
    title: str | None = None


@dataclass(frozen=True)
class Quote:
    """An excerpt, printed as a block with its citation."""

    id: str
    text: str
    citation: str
    note: str | None = None
    link: str | None = None
    """Where its id leads on a terminal that follows links."""


@dataclass(frozen=True)
class Quotes:
    """Excerpts under each other."""

    quotes: tuple[Quote, ...]
    title: str | None = None


@dataclass(frozen=True)
class Bars:
    """Quantities of one kind, drawn to one scale."""

    bars: tuple[tuple[str, Quantity], ...]
    title: str | None = None


@dataclass(frozen=True)
class Notes:
    """Caveats and explanations in sentences."""

    lines: tuple[str, ...]
    title: str | None = None


Part = Table | Fields | Quotes | Bars | Notes


@dataclass(frozen=True)
class Report:
    """Everything that one command shows, in order."""

    parts: tuple[Part, ...]
    footer: str | None = None
    """A line for people at a terminal: how many there are, what else to ask."""
