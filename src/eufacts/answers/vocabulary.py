"""The words that a fact base defines or uses."""

import json

from eufacts.answers.question import rows
from eufacts.format.kinds import Row
from eufacts.index.store import Index


def vocabulary(index: Index, table: str = "") -> list[Row]:
    """Give the words of a table of the vocabulary, or of all, with their entries.

    Args:
        index: The index of the fact base.
        table: ``topic`` for ``[vocabulary.topic]``; empty for all.

    Returns:
        For each document and word its ``definition`` and the other keys of entries, null where
        they do not apply, and how many ``records`` have the word.
    """
    found: list[Row] = []
    for (number,) in index.select(_DOCUMENTS):
        (about,) = index.texts("SELECT about FROM document WHERE number = ?", (number,))
        document = json.loads(about)["document"]
        words = rows(index.texts(_WORDS, (number, table)))
        found += [{"document": document, **row} for row in words]
    return found


_DOCUMENTS = "SELECT number FROM document WHERE problem IS NULL ORDER BY number"

_WORDS = "SELECT body FROM vocabulary WHERE document = ? AND ? IN (name, '') ORDER BY rowid"
