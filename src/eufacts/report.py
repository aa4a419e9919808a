"""What is shown to people, whatever the format: tables, fields, quotes and bars of typed cells.

A view makes a ``Report`` from rows; a writer in ``output/`` turns it into text. Cells are values,
never formatted text, so that each writer can format a number or a period in its own way.
"""

from dataclasses import dataclass

from eufacts.places import CellPlace


@dataclass(frozen=True)
class QuantityCell:
    """A number with its qualifier and unit."""

    value: int | float | None
    """In the base unit; None if the document names money without an amount."""
    unit: str | None
    qualifier: str | None
    """``exact``, ``more_than``, ``less_than``, ``about``; None without a value."""
    written_out: bool = False
    """Whether the document writes all its digits, so that all are shown."""
    or_equal: bool = False
    """Whether a bound may be the number itself: at least, up to."""
    words: str | None = None
    """The document's words where it writes a number without a digit: "A quarter of a million"."""


@dataclass(frozen=True)
class PlaceCell:
    """A place in the document: a pinpoint, in short."""

    section: str
    """Number and heading as people say them: ``III Turkey``."""
    paragraph: int | None
    footnote: int | None = None
    """The footnote, if the words are in its text."""
    cell: CellPlace | None = None


@dataclass(frozen=True)
class PeriodCell:
    """A time in ISO 8601."""

    iso: str
    """A date or an interval; ``../2015-08`` is "up to August 2015"."""
    words: str | None = None
    """The document's words, where they say more: ``autumn 2015`` for ``2015``."""


Cell = str | int | float | bool | QuantityCell | PlaceCell | PeriodCell | tuple[str, ...] | None
"""None is "not stated"; a tuple is a list of words."""


@dataclass(frozen=True)
class Column:
    """One column of a table."""

    key: str
    """The JSON key that it shows."""
    title: str
    style: str = "text"
    """How writers treat it: ``id``, ``name`` (an id that is known by it), ``label``, ``text``,
    ``prose`` (whole sentences), ``quantity``, ``count``, ``status``, ``period``, ``place`` or
    ``code``."""
    wide: bool = False
    """Whether a table without labels shows the column only where there is room to spare."""
    kept: bool = False
    """Whether the column is shown even where all its cells are empty."""


@dataclass(frozen=True)
class Match:
    """The part of a sentence for which a record was found."""

    text: str
    marks: tuple[tuple[int, int], ...]
    """Where the words that were searched for begin and end in it."""


@dataclass(frozen=True)
class Table:
    """Records side by side."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    title: str | None = None
    headed: bool = False
    """Whether the columns' titles are data, and so are written even without headers."""
    links: tuple[str | None, ...] = ()
    """The link of each row's id and place, on a terminal that supports links; may be empty."""
    results: bool = False
    """Whether a terminal shows each row as a search engine does: a block below its label."""
    matches: tuple[Match | None, ...] = ()
    """Why each row was found; empty where nothing was searched for."""


@dataclass(frozen=True)
class Fields:
    """One record, one field a line."""

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
    """The page at the sentence."""
    link_shown: bool = False
    """Whether the link is also printed, to be copied."""


@dataclass(frozen=True)
class Quotes:
    """Excerpts, one below another."""

    quotes: tuple[Quote, ...]
    title: str | None = None


@dataclass(frozen=True)
class Bars:
    """Quantities of one kind, drawn to one scale."""

    bars: tuple[tuple[str, QuantityCell], ...]
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
    """A line for a terminal: how many records there are, what else to ask."""
