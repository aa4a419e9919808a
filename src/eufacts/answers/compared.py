"""What is to be compared: the things that names stand for, all of one kind and unit."""

from collections.abc import Sequence

from eufacts.answers import comparison
from eufacts.answers.question import Question, ask, by_id, near, resolve, rows
from eufacts.errors import QuestionError, UnknownNameError
from eufacts.format import limits
from eufacts.format.kinds import COUNTRIES, FIGURES, FUNDING, ROUTES, Row
from eufacts.index.store import Index


def compared(index: Index, names: Sequence[str], documents: Sequence[str] = ()) -> Row | None:
    """Compare what names stand for: routes, countries, or facts by their ids.

    Args:
        index: The index of the fact base.
        names: Of the things; none for all routes.
        documents: The documents of a folder that are asked; all of them if empty.

    Returns:
        The comparison of the JSON contract; None where there is nothing to compare.

    Raises:
        UnknownNameError: A name stands for none of these.
        QuestionError: The things are not of one kind and unit, or cannot be compared.
        SeveralError: An id is that of records in several documents.
    """
    if not names:
        routes = rows(ask(index, Question(kinds=ROUTES.name, documents=documents)))
        _refuse_many(len(routes))
        return comparison.compare_routes(routes) if routes else None
    names = tuple(dict.fromkeys(names))
    _refuse_many(len(names))
    ids = dict.fromkeys(one for name in names for one in _ids(index, name))
    _refuse_many(len(ids))
    found = rows(by_id(index, _of(index, tuple(ids), documents)))
    if not found:
        return None
    match _kind(found):
        case ROUTES.name:
            return comparison.compare_routes(found)
        case COUNTRIES.name:
            from eufacts.answers.country import profile
            from eufacts.answers.vocabulary import vocabulary

            topics = [one for one in vocabulary(index, "topic") if one["compared"]]
            return comparison.compare_countries(
                rows(profile(index, row["code"], documents) for row in found), topics
            )
        case FUNDING.name:
            return comparison.compare_amounts(found)
        case _:
            on = dict.fromkeys(row["route"] for row in found if row["route"])
            return comparison.compare_figures(found, rows(by_id(index, tuple(on))))


def _refuse_many(count: int) -> None:
    """Refuse to compare so many things that nobody could read the pairs.

    Raises:
        QuestionError: There are too many.
    """
    if count > limits.ROUTES:
        most = f"at most {limits.ROUTES} things can be compared"
        raise QuestionError(f"{most}, and these are {count:,}: name those to compare")


def _ids(index: Index, name: str) -> tuple[str, ...]:
    """The ids that a name stands for: of routes, else of a country, else of a record."""
    for what in _NAMED:
        try:
            return resolve(index, what, (name,))
        except UnknownNameError:
            continue
    raise UnknownNameError("route, country or fact", name, *near(index, _NAMED, name))


_NAMED = ("route", "country", "id")


def _of(index: Index, ids: tuple[str, ...], documents: Sequence[str]) -> tuple[str, ...]:
    """Those of some ids that are of some documents; a country is of each that names it."""
    files = resolve(index, "document", tuple(documents))
    if not files:
        return ids
    marks = ", ".join("?" * len(ids)), ", ".join("?" * len(files))
    sql = (
        f"SELECT DISTINCT id FROM record JOIN tag USING (pos) WHERE id IN ({marks[0]}) "
        f"AND name = 'document' AND tag.value IN ({marks[1]})"
    )
    within = {name for (name,) in index.select(sql, (*ids, *files))}
    return tuple(name for name in ids if name in within)


def _kind(found: Sequence[Row]) -> str:
    """The kind of all things that are compared.

    Raises:
        QuestionError: They differ in kind or unit, or one has nothing to compare it by.
    """
    first = found[0]
    for row in found:
        kind = str(row["kind"])
        if kind not in _COMPARED:
            raise QuestionError(f"{row['id']}: {_a(kind)} cannot be compared; {_CAN}")
        if kind != first["kind"]:
            raise QuestionError(
                f"only things of one kind can be compared: {first['id']} is {_a(first['kind'])}, "
                f"{row['id']} is {_a(kind)}"
            )
        if kind == FUNDING.name and row["value"] is None:
            raise QuestionError(f"{row['id']}: the document states no amount to compare")
        if row.get("unit") != first.get("unit"):
            raise QuestionError(
                f"only numbers of one unit can be compared: {first['id']} is in {first['unit']}, "
                f"{row['id']} in {row['unit']}"
            )
    return str(first["kind"])


_COMPARED = (ROUTES.name, COUNTRIES.name, FIGURES.name, FUNDING.name)

_CAN = "routes, countries, figures and amounts can"


def _a(kind: str) -> str:
    if kind == FUNDING.name:
        return "an amount"
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"
