"""Find what is cited by the ids or words that a user gives."""

import json
from typing import NamedTuple

from eufacts.answers.names import meant
from eufacts.answers.question import Question, about, ask, rows
from eufacts.citations.managers.entries import key
from eufacts.citations.works import Citable, Headings, Work, citable, document
from eufacts.format.kinds import SECTIONS, Row
from eufacts.format.spelling import normalise_name
from eufacts.index.store import Index


class Found(NamedTuple):
    """What is cited, and what a user should know of the search for it."""

    citables: tuple[Citable, ...]
    messages: tuple[str, ...] = ()


class Works:
    """Makes what is cited of the rows of a fact base."""

    def __init__(self, index: Index) -> None:
        self.documents: dict[str, Row] = {
            row["document"]: row for row in json.loads(about(index))["documents"]
        }
        self._index = index
        self._headings: Headings | None = None

    def whole(self, document_row: Row) -> Citable:
        """The citation of a document as a whole."""
        return Citable(document_row["document"], document(document_row))

    def citable(self, row: Row) -> Citable:
        """What is cited of a record's row.

        Raises:
            QuestionError: The record is a country, which is not a passage of the document.
        """
        if self._headings is None:
            self._headings = Headings(rows(ask(self._index, Question(kinds=SECTIONS.name))))
        return citable(row, self.documents.get(row.get("document") or "", {}), self._headings)


def find(index: Index, given: tuple[str, ...]) -> Found:
    """Find the records of ids or words; without them, each document.

    Raises:
        SeveralError: The words match several records.
        UnknownNameError: There are ids among the words, and one is misspelt.
        NotThereError: The document does not contain the words.
        QuestionError: A record cannot be cited.
    """
    works = Works(index)
    whole = tuple(map(works.whole, works.documents.values()))
    wanted = normalise_name(" ".join(given))
    named = tuple(one for one in whole if wanted in _names_of(one.work))
    if named or not given:
        return Found(named or whole)
    bodies, messages = meant(index, given)
    found = rows(bodies)
    label = found[0].get("label") if len(found) == 1 and " " in wanted else None
    if label and found[0]["id"] != wanted.replace(" ", "-"):  # words were typed: what is found?
        messages = (*messages, f"cited: {found[0]['id']}, {label}")
    return Found(tuple(map(works.citable, found)), messages)


def _names_of(work: Work) -> set[str]:
    """The names of a whole document: its own, its number, its key in a bibliography."""
    return {normalise_name(name) for name in (work.key, work.number, key(work)) if name}
