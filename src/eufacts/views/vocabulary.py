"""The view of the words that a fact base defines or uses."""

from collections.abc import Sequence

from eufacts.format.kinds import Row
from eufacts.report import Column, Report
from eufacts.views.cells import counted, table

_WORD = Column("word", "WORD", "id")
_MEANING = Column("definition", "MEANING", "prose")
_MORE = (
    Column("stems", "SAID BY"),
    Column("within", "WITHIN"),
    Column("records", "RECORDS", "count"),
)


def vocabulary(rows: Sequence[Row]) -> Report:
    """Show the words of each table of the vocabulary, with how many records have them."""
    several = len({row["document"] for row in rows}) > 1
    where = (Column("document", "DOCUMENT"),) if several else ()
    tables: dict[str, list[Row]] = {}
    for row in rows:
        tables.setdefault(row["vocabulary"], []).append(row)
    parts = [
        table(words, _WORD, _MEANING, *_MORE, *where, title=_title(name))
        for name, words in tables.items()
    ]
    return Report(tuple(parts), counted(rows, "word", "words"))


def _title(name: str) -> str:
    return name.replace("_", " ").capitalize()
