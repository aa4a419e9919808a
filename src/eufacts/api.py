"""The Python API: open a fact base and ask it; answers are rows of the JSON contract."""

import json
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from eufacts.answers import country as profiles
from eufacts.answers import question as queries
from eufacts.answers import routes as comparison
from eufacts.answers import totals
from eufacts.answers.question import Question
from eufacts.format.kinds import FUNDING, ROUTES, Row
from eufacts.index.store import DamagedIndexError, Index, open_index, shipped

Answer = TypeVar("Answer")


class Facts:
    """An open fact base; made by ``open_facts``."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._index = open_index(path)

    def _from_index(self, work: Callable[[Index], Answer]) -> Answer:
        """Get an answer from the index; if it is damaged, build it again and ask once more.

        Raises:
            DamagedIndexError: The new one is damaged too.
        """
        try:
            return work(self._index)
        except DamagedIndexError:
            self._index.close()
            self._index = open_index(self._path, rebuild=True)
            return work(self._index)

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the fact base."""
        self.close()

    def close(self) -> None:
        """Close the index's file."""
        self._index.close()

    def ask(self, question: Question | None = None, **filters: Any) -> list[Row]:  # noqa: ANN401
        """Give the rows that match a question, by default in the document's order.

        Args:
            question: The whole question.
            filters: Instead of a question, its fields, such as ``countries=("Turkey",)``.

        Raises:
            UnknownNameError: A filter names something that the fact base does not have.
        """
        asked = question or Question(**filters)
        return queries.rows(self._from_index(lambda index: queries.ask(index, asked)))

    def show(self, *ids: str) -> list[Row]:
        """Give the rows with these ids, in this order.

        Raises:
            UnknownNameError: No row has one of them.
        """
        return queries.rows(self._from_index(lambda index: queries.by_id(index, ids)))

    def country(self, name: str) -> Row:
        """Give a country's row with its figures, funding, agreements, events and excerpts.

        Raises:
            UnknownNameError: No country has the name.
        """
        return self._from_index(lambda index: profiles.profile(index, name))

    def compare(self, *routes: str) -> Row:
        """Compare routes, or all routes if none is named.

        Raises:
            UnknownNameError: No route has one of the names.
        """
        chosen = self._from_index(lambda index: queries.resolve(index, "route", routes))
        return comparison.compare(self.show(*chosen) if chosen else self.ask(kinds=ROUTES.name))

    def total(self, *recipients: str) -> Row:
        """Add up the amounts that countries receive, or all amounts, as the document allows.

        Raises:
            UnknownNameError: No country has one of the names.
        """
        receiving = self._from_index(lambda index: queries.resolve(index, "country", recipients))
        rows = self.ask(kinds=FUNDING.name, countries=receiving)
        return totals.as_row(totals.total(rows, frozenset(receiving)))

    def about(self) -> Row:
        """Give the row on the document: CELEX, title, date, citation, numbers of records."""
        row: Row = json.loads(self._from_index(queries.about))
        return row


def open_facts(path: str | Path | None = None) -> Facts:
    """Open a fact base: the one that is shipped, or the TOML file at a path.

    Raises:
        FileError: The file cannot be read.
        FactBaseError: It breaks the format's rules; the error lists all problems.
    """
    return Facts(Path(path) if path else shipped())
