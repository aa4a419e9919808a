"""Records as Python and notebooks show them: rows of the JSON contract that say what they state."""

import json
from collections.abc import Iterable, Iterator
from html import escape
from typing import TYPE_CHECKING, Any, SupportsIndex, overload

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

_MOST_IN_REPR = 20
"""The most records that a list's repr shows."""
_MOST_IN_TABLE = 100
"""The most records that a list shows in a notebook."""
_LONGEST = 70
"""The most characters of a label in a repr."""


class Record(dict[str, Any]):
    """A row of the JSON contract."""

    def __repr__(self) -> str:
        """Say what it is and states: ``<funding syria-fund: EUR 1 million · Aid to Syria>``."""
        from textwrap import shorten

        from eufacts.output.visible import visible

        stated = " · ".join(filter(None, [_value(self), _label(self)]))
        words = shorten(stated, _LONGEST, placeholder="…")
        return visible(f"<{' '.join(_named(self))}{f': {words}' if words else ''}>")

    def _repr_html_(self) -> str:
        """Show in a notebook the record's value, its sentences with their links, its citation."""
        parts = [f"<strong>{_safe(_label(self) or self.get('id'))}</strong>"]
        stated = " · ".join(filter(None, [_value(self), _period(self)]))
        parts += [f"<p>{_safe(words)}</p>" for words in (stated, self.get("note")) if words]
        for excerpt in _excerpts(self):
            parts.append(f"<blockquote>{_linked(excerpt)}</blockquote>")
        citation = self.get("citation")
        parts += [f"<p><small>{_safe(citation)}</small></p>"] if citation else []
        parts.append(f"<p><code>{_safe(' '.join(_named(self)))}</code></p>")
        return f"<div>{''.join(parts)}</div>"


class Records(list[Record]):
    """Records in order, which a notebook shows as a table and which data frames are made of."""

    @classmethod
    def read(cls, bodies: Iterable[str]) -> "Records":
        """Parse JSON texts."""
        return cls(Record(json.loads(body)) for body in bodies)

    @overload
    def __getitem__(self, at: SupportsIndex) -> Record: ...
    @overload
    def __getitem__(self, at: slice) -> "Records": ...
    def __getitem__(self, at: SupportsIndex | slice) -> "Record | Records":
        """Give a record, or some as records again."""
        return (
            Records(super().__getitem__(at)) if isinstance(at, slice) else super().__getitem__(at)
        )

    def __repr__(self) -> str:
        """List the first records, one a line, and say how many follow."""
        return f"[{f',{chr(10)} '.join(self._first(_MOST_IN_REPR, repr))}]"

    def _first(self, most: int, show: Any) -> Iterator[str]:  # noqa: ANN401
        yield from map(show, self[:most])
        if len(self) > most:
            yield f"and {len(self) - most} more"

    def _repr_html_(self) -> str:
        """Show the records in a notebook as a table, each with its first sentence and link."""
        heads = ("id", "kind", "value", "what", "period", "sentence")
        head = "".join(f"<th>{name}</th>" for name in heads)
        rows = "".join(map(_line, self[:_MOST_IN_TABLE]))
        others = len(self) - _MOST_IN_TABLE
        more = f"<p>and {others} more</p>" if others > 0 else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>{more}"

    def to_pandas(self) -> "pd.DataFrame":
        """Make a pandas data frame with the columns that ``eufacts.frames`` describes.

        Raises:
            UnavailableError: pandas is not installed.
        """
        from eufacts.frames import to_pandas

        return to_pandas(self)

    def to_polars(self) -> "pl.DataFrame":
        """Make a Polars data frame with the columns that ``eufacts.frames`` describes.

        Raises:
            UnavailableError: Polars is not installed.
        """
        from eufacts.frames import to_polars

        return to_polars(self)

    def to_arrow(self) -> "pa.Table":
        """Make an Arrow table with the columns that ``eufacts.frames`` describes.

        Raises:
            UnavailableError: pyarrow is not installed.
        """
        from eufacts.frames import to_arrow

        return to_arrow(self)


def _named(record: Record) -> tuple[str, ...]:
    """The kind and the id of a record."""
    return tuple(str(record[key]) for key in ("kind", "id") if record.get(key))


def _label(record: Record) -> str:
    keys = ("label", "name", "quote", "text", "heading")
    return next((str(record[key]) for key in keys if record.get(key)), "")


def _value(record: Record) -> str:
    """A value with its qualifier and unit: ``≈ EUR 1.8 billion``; empty without one."""
    from eufacts.output.words import quantity
    from eufacts.report import QuantityCell
    from eufacts.views.cells import VALUE, cell

    made = cell(record, VALUE) if "value" in record or record.get("measures") else None
    return quantity(made) if isinstance(made, QuantityCell) else str(made or "")


def _period(record: Record) -> str:
    """A period in words: ``since 2011``; empty without one."""
    from eufacts.dates import in_words

    return in_words(record.get("period") or "")


def _excerpts(record: Record) -> list[dict[str, Any]]:
    """The sentences that a record stands on, or the one that it is."""
    if "quote" in record:
        return [record]
    excerpts: list[dict[str, Any]] = record.get("excerpts") or []
    return excerpts


def _linked(excerpt: dict[str, Any]) -> str:
    """A sentence as HTML, with the link to it if it has one."""
    words, url = _safe(excerpt["quote"]), str(excerpt.get("url") or "")
    is_page = url.startswith(("https://", "http://"))
    return f'{words} <a href="{escape(url)}">source</a>' if is_page else words


def _line(record: Record) -> str:
    """The row of a record in a table."""
    named = [record.get("id"), record.get("kind")]
    cells = [*named, _value(record), _label(record), _period(record)]
    written = [*map(_safe, cells), *map(_linked, _excerpts(record)[:1])]
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in written)}</tr>"


def _safe(text: object) -> str:
    """Text as HTML; what acts or cannot be seen is written as an escape."""
    from eufacts.output.visible import visible

    return escape(visible(str(text or "")))
