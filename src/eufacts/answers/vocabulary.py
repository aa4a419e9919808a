"""The words that a fact base defines."""

from eufacts.answers.question import rows
from eufacts.format.kinds import Row
from eufacts.index.store import Index


def vocabulary(index: Index, table: str) -> list[Row]:
    """Give the entries of a table of the vocabulary, of each document, in their order.

    Args:
        index: The index of the fact base.
        table: ``topic`` for ``[vocabulary.topic]``.

    Returns:
        For each word its entry, with the ``word`` itself.
    """
    sql = "SELECT body FROM vocabulary WHERE name = ? ORDER BY document, rowid"
    return rows(index.texts(sql, (table,)))
