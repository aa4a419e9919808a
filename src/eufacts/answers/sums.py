"""The sums that a question asks for: one for each document and currency, never one across them."""

from itertools import chain
from typing import Any

from eufacts.answers import totals
from eufacts.answers.bounds import share
from eufacts.answers.question import Question, ask, by_id, resolve, rows
from eufacts.errors import UnknownNameError
from eufacts.format import kinds
from eufacts.format.kinds import Row
from eufacts.index.store import Index


def sums(index: Index, question: Question) -> list[Row]:
    """Add up what a question finds, document by document.

    Beside what matches, a sum of amounts names what it leaves out because no date is stated for it,
    and what a whole region receives in which a country lies that is asked about.

    Args:
        index: The index of the fact base.
        question: Asks for funding or for figures; its order and limit do not count.

    Returns:
        A total of the JSON contract for each document that has a match, in their order; of amounts
        in several currencies one for each of these.

    Raises:
        UnknownNameError: As ``ask``.
        QuestionError: As ``ask``.
    """
    question = _but(question)
    found = rows(ask(index, question))
    years = frozenset(map(int, question.values(kinds.YEAR)))
    undated = _undated(index, question) if years else []
    receiving = _receiving(index, question)
    if question.values(kinds.KIND) == (kinds.FIGURES.name,):
        from eufacts.answers import counts

        listed = [*found, *undated]
        made = [
            (name, counts.total(_of(name, listed), receiving, years)) for name in _documents(found)
        ]
    else:
        regions = _regions(index, receiving) if receiving else frozenset()
        wider = _wider(index, question, regions) if regions else []
        listed = list({row["id"]: row for row in chain(found, undated, wider)}.values())
        made = [
            (name, totals.total(of_document, receiving, years, regions, currency))
            for name in _documents(found)
            for of_document in [_of(name, listed)]
            for currency in (*totals.currencies(of_document),) or (None,)
        ]
    return [{**totals.as_row(answer), "document": name} for name, answer in made]


def _but(question: Question, **changes: Any) -> Question:  # noqa: ANN401 - any filter's values
    """The same question with other filters, in the document's order and whole."""
    filters = {filter_.field: values for filter_, values in question.filters.items()}
    return Question(**{**filters, **changes})


def _documents(found: list[Row]) -> list[str]:
    return list(dict.fromkeys(row["document"] for row in found))


def _of(document: str, listed: list[Row]) -> list[Row]:
    return [row for row in listed if row["document"] == document]


def _undated(index: Index, question: Question) -> list[Row]:
    """What would match but for the years, and states no time."""
    whenever = rows(ask(index, _but(question, years=None)))
    return [row for row in whenever if not (row["period"] or row["as_of"])]


def _receiving(index: Index, question: Question) -> frozenset[str]:
    """The recipients that a question is about: countries by their codes, others in words."""
    found = set(resolve(index, "country", tuple(map(str, question.values(kinds.COUNTRY)))))
    for name in map(str, question.values(kinds.RECIPIENT)):
        try:
            found.update(resolve(index, "country", (name,)))
        except UnknownNameError:
            found.update(resolve(index, "recipient", (name,)))
    return frozenset(found)


def _regions(index: Index, receiving: frozenset[str]) -> frozenset[str]:
    """The regions and groups in which countries lie, but for those that are asked about."""
    marks = ", ".join("?" * len(receiving))
    sql = (
        f"SELECT body FROM text JOIN record USING (pos) WHERE kind = 'country' AND id IN ({marks})"
    )
    countries = rows(index.texts(sql, sorted(receiving)))
    lying = chain.from_iterable((row["region"], *row["groups"]) for row in countries)
    return frozenset(lying) - receiving


def _wider(index: Index, question: Question, regions: frozenset[str]) -> list[Row]:
    """The amounts that would match but for the countries, and that a whole region receives."""
    marks = ", ".join("?" * len(regions))
    sql = f"SELECT DISTINCT value FROM tag WHERE name = 'recipient' AND value IN ({marks})"
    named = tuple(str(name) for (name,) in index.select(sql, sorted(regions)))
    wider = rows(ask(index, _but(question, countries=None, recipients=named))) if named else []
    return [row for row in wider if row["value"] is not None]


def share_of_whole(index: Index, row: Row) -> Row | None:
    """Say how much an amount is of the one that it is a part of; None where it is none."""
    if not row.get("part_of"):
        return None
    (whole,) = rows(by_id(index, (row["part_of"],)))
    return share(row, whole)
