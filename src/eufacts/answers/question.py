"""Questions and their answers: a frozen value in, rows of the JSON contract out."""

from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from typing import Any, TypeVar

from eufacts.errors import Candidate, NotThereError, QuestionError, SeveralError, UnknownNameError
from eufacts.format import kinds
from eufacts.format.kinds import FACT_KINDS, FILTERS, KIND_NAMES, SORT_KEYS, Filter, Row
from eufacts.format.spelling import normalise_name
from eufacts.index.store import DamagedIndexError, Index

_WHOLE_YEAR = "substr(starts, 5) = '-01-01' AND ends = substr(starts, 1, 4) || '-12-31'"
_ORDER = {"document": "found", "period": f"iif({_WHOLE_YEAR},ends,starts) {{0}}, ends"}
"""What is dated to a year alone, as "by the end of the year", comes after what has its day."""

_MOST_LISTED = 30
"""The most names that a message lists."""

_NEVER_LISTED = ("country", "footnote", "id")
"""Kinds of name of which there are too many to list."""

_AT_ONCE = 500

_RANK = "bm25(8.0, 4.0, 2.0, 0.5)"
"""What a word in label, quotes, names and notes counts."""

_MOST_VALUES = 300
"""Of one filter; SQLite limits the alternatives in one question."""

_Values = tuple[str | int | float, ...]
_Value = TypeVar("_Value")


class Question:
    """A question: each filter narrows the answer, and several values of one filter widen it."""

    def __init__(
        self,
        *,
        facts_only: bool = False,
        excerpts: str | Iterable[str] = (),
        sort: str = "",
        reverse: bool = False,
        limit: int | None = None,
        **filters: Any,  # noqa: ANN401 - one value or several of a filter
    ) -> None:
        """Make a question.

        Args:
            facts_only: Whether only facts are wanted, no other kinds.
            excerpts: The id of an excerpt or several; only records in them are wanted.
            sort: One of ``SORT_KEYS``; by default the document's order.
            reverse: Whether the order is reversed.
            limit: The largest number of rows.
            filters: The ``field`` of a filter in ``format/kinds.py``, such as ``countries``, with
                one value or several.

        Raises:
            TypeError: There is no such filter.
            QuestionError: A filter has too many values, or one of the wrong type.
        """
        self.facts_only = facts_only
        self.excerpts = (excerpts,) if isinstance(excerpts, str) else tuple(excerpts)
        self.sort = sort
        self.reverse = reverse
        self.limit = limit
        known = {filter_.field: filter_ for filter_ in FILTERS}
        if unknown := filters.keys() - known.keys():
            raise TypeError(_unknown_field(min(unknown)))
        if limit is not None and not str(limit).isdecimal():
            raise QuestionError(f"limit takes a whole number, not {limit!r}")
        self.filters = {
            known[field]: _not_too_many(field, values)
            for field, given in filters.items()
            if (values := _values_of(known[field], given))
        }
        """The values of each filter that is used."""
        self.finding: tuple[str, tuple[object, ...]] | None = None
        """A SELECT that finds records; set by ``with_match`` and ``with_finding``."""
        self.ranked = False
        """Whether the finding gives a rank, so that the best match comes first."""

    def with_match(self, match: str) -> "Question":
        """The same question of what an FTS5 expression finds."""
        finding = "SELECT rowid AS found, rank FROM words WHERE words MATCH ? AND rank MATCH ?"
        other = self.with_finding(finding, (match, _RANK))
        other.ranked = True
        return other

    def with_finding(self, sql: str, parameters: tuple[object, ...] = ()) -> "Question":
        """The same question of what a SELECT of positions, called ``found``, finds."""
        other = copy(self)
        other.finding, other.ranked, other.limit = (sql, parameters), False, None
        return other

    def of_kinds(self, names: tuple[str, ...]) -> "Question":
        """The same question of some kinds of record."""
        other = copy(self)
        other.filters = {**self.filters, kinds.KIND: names}
        return other

    def values(self, filter_: Filter) -> _Values:
        """The values of a filter; none if it is not used."""
        return self.filters.get(filter_, ())


def _unknown_field(given: str) -> str:
    from eufacts.format.spelling import nearest

    fields = {name: filter_.field for filter_ in FILTERS for name in (filter_.name, filter_.field)}
    near = nearest(given, fields)
    return f"a question has no {given!r}{f'; did you mean {fields[near[0]]}?' if near else ''}"


_TAKES = {str: "names", int: "whole numbers", float: "numbers"}


def _values_of(filter_: Filter, given: Any) -> _Values:  # noqa: ANN401 - one value or several
    """The values of a filter, of which one may be given alone.

    Raises:
        QuestionError: One is of another type than the filter takes.
    """
    if given is None:
        return ()
    alone = isinstance(given, str) or not isinstance(given, Iterable)
    values = (given,) if alone else tuple(given)
    takes = int | float if filter_.takes is float else filter_.takes
    for value in values:
        if not isinstance(value, takes) or isinstance(value, bool) or str(value) == "nan":
            raise QuestionError(f"{filter_.field} takes {_TAKES[filter_.takes]}, not {value!r}")
    return values


def _not_too_many(field: str, values: tuple[_Value, ...]) -> tuple[_Value, ...]:
    """The values of a filter.

    Raises:
        QuestionError: They are too many.
    """
    if len(values) > _MOST_VALUES:
        raise QuestionError(f"more than {_MOST_VALUES} {field}")
    return values


_TEXT = "SELECT (SELECT body FROM text WHERE text.pos = record.pos) FROM "
"""The start of a SELECT of rows' texts; the rest says of which records."""

_WHOLE_ID = "SELECT id AS value FROM record WHERE folded = ?"

_OTHER_ID = """
  SELECT id FROM record WHERE bare = ?
  UNION SELECT value FROM spelling WHERE what = 'id' AND folded = ?
"""
"""An id without its document's name, or another name of a record."""

_SPELLING = "SELECT DISTINCT value FROM spelling WHERE what = ? AND folded = ?"


def ask(index: Index, question: Question) -> tuple[str, ...]:
    """Answer a question with the JSON texts of the matching rows.

    Raises:
        UnknownNameError: A filter names something that the fact base does not have.
        QuestionError: The minimum is above the maximum.
    """
    for least in question.values(kinds.MIN):
        for most in question.values(kinds.MAX):
            if float(least) > float(most):
                message = f"the minimum value, {least:,.15g}, is above the maximum, {most:,.15g}"
                raise QuestionError(message)
    source, parameters = _source(index, question)
    sql = f"{_TEXT}{source}{_order(question)}"
    if question.limit is not None:
        sql += f" LIMIT {int(question.limit)}"
    return index.texts(sql, parameters)


def positions(index: Index, question: Question) -> dict[int, str]:
    """Answer a question with the positions of the matching records, and their kinds.

    Raises:
        UnknownNameError: A filter names something that the fact base does not have.
    """
    source, parameters = _source(index, question)
    found = index.select(f"SELECT found, kind FROM {source}{_order(question)}", parameters)
    return {int(str(pos)): str(kind) for pos, kind in found}


def texts_at(index: Index, at: Sequence[int]) -> tuple[str, ...]:
    """Give the JSON texts of the rows at some positions, in their order.

    Raises:
        DamagedIndexError: A row has no text.
    """
    found: dict[object, str] = {}
    for first in range(0, len(at), _AT_ONCE):
        some = at[first : first + _AT_ONCE]
        sql = f"SELECT body FROM text WHERE pos IN ({_marks(len(some))}) ORDER BY pos"
        texts = index.texts(sql, some)
        if len(texts) < len(some):
            raise DamagedIndexError("a text is missing")
        found.update(zip(sorted(some), texts, strict=True))
    return tuple(found[pos] for pos in at)


def rows(bodies: Iterable[str]) -> list[Row]:
    """Parse JSON texts into rows."""
    import json

    return [json.loads(body) for body in bodies]


def about(index: Index) -> str:
    """Give the JSON text of the row on the document, with the numbers of records."""
    return index.texts("SELECT body FROM about")[0]


def undated(index: Index, question: Question) -> int:
    """Count the records that a question about years leaves out because they have no date."""
    source, parameters = _source(index, question, without=kinds.YEAR)
    sql = f"SELECT count(*) FROM {source} AND starts IS NULL"
    return int(str(index.select(sql, parameters)[0][0]))


def by_id(index: Index, ids: tuple[str, ...]) -> tuple[str, ...]:
    """Give the rows with these ids, in this order.

    Raises:
        UnknownNameError: No record has one of them.
        SeveralError: Several documents of a folder have a record with one of them.
    """
    found: list[str] = []
    for given in ids:
        names = resolve(index, "id", (given,))
        if len(names) > 1:
            raise SeveralError(given, tuple(_candidate(index, name) for name in names))
        found += index.texts(f"{_TEXT}record WHERE id = ?", names)
    return tuple(found)


def _candidate(index: Index, name: str) -> Candidate:
    """What a message shows of the record with an id."""
    sql = "SELECT kind, label FROM record WHERE id = ?"
    kind, label = index.select(sql, (name,))[0]
    return name, str(kind), "", str(label or "")


def excerpts_of(index: Index, given: tuple[str, ...]) -> tuple[str, ...]:
    """Find the excerpts of records, or with ids of their own; none if no word is an id.

    Raises:
        UnknownNameError: Some words are ids and one is not, or one looks like an excerpt's id.
    """
    found: list[str] = []
    unknown: list[str] = []
    for name in given:
        ids = _found(index, "id", name)
        bodies = index.texts(f"{_TEXT}record WHERE id IN ({_marks(len(ids))})", ids)
        values = [excerpt for row in rows(bodies) for excerpt in _excerpts(row)]
        found += values
        unknown += [] if values else [name]
    like_ids = [
        name
        for name in unknown
        if name[:1].isalpha() and any(map(str.isdigit, name.partition(".")[2]))
    ]
    known = [name for name in given if name not in unknown]
    if unknown and (like_ids or any(map(_is_made_up, known))):
        resolve(index, "id", ((like_ids or unknown)[0],))
    elif unknown:  # an acronym is an id and a word
        return ()
    return tuple(dict.fromkeys(found))


def _is_made_up(name: str) -> bool:
    """Whether a name has a sign that a word has not: ``syria-killed``, ``I.3.1``."""
    return not name.isalpha()


def _excerpts(row: Row) -> list[str]:
    """The ids of the excerpts of a row."""
    if row["kind"] == "excerpt":
        return [row["id"]]
    excerpts = [row["marker"]] if row["kind"] == "footnote" else row.get("excerpts", ())
    return [excerpt["id"] for excerpt in excerpts]


def resolve(index: Index, what: str, given: tuple[str, ...]) -> tuple[str, ...]:
    """Find the values of names: ``MK`` for ``FYROM``, ``III`` for ``iii``.

    Raises:
        UnknownNameError: One of them is unknown; with the nearest names.
    """
    values: list[str] = []
    for name in given:
        found = _found(index, what, name)
        if not found and what == "country":
            refuse_country(name)
        if not found:
            raise UnknownNameError(what, name, *near(index, (what,), name))
        values += found
    return tuple(values)


def _found(index: Index, what: str, name: str) -> list[str]:
    """The values of a name; empty if it is unknown."""
    folded = normalise_name(name)
    if what != "id":
        found = index.select(_SPELLING, (what, folded))
    else:
        found = index.select(_WHOLE_ID, (folded,)) or index.select(_OTHER_ID, (folded, folded))
        found = [(name,)] if (name,) in found else found
    if not found and what == "country" and (code := _code_of(folded)):
        found = index.select(_SPELLING, (what, normalise_name(code)))
    return [str(value) for (value,) in found]


def _code_of(folded: str) -> str:
    """The code of a country by any of its usual names: ``Polish``; empty if it is none's."""
    from eufacts.source.numbers.countries import countries

    for country in countries().values():
        called = (country.code, country.alpha3, *country.names, *country.peoples)
        if folded in map(normalise_name, called):
            return country.code
    return ""


def near(
    index: Index, kinds_of_name: Sequence[str], name: str, of: Sequence[str] = ()
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the names that may be meant by one that is not known, and all names if they are few.

    Args:
        index: The index of the fact base.
        kinds_of_name: ``country``, ``topic``, ``id`` and so on, one or several.
        name: What was typed.
        of: Kinds of record; only names that one of their tags has are given.
    """
    from eufacts.format.spelling import nearest

    sql = (
        "SELECT what, shown, name.value, label FROM name LEFT JOIN record "
        f"ON what = 'country' AND id = name.value WHERE what IN ({_marks(len(kinds_of_name))})"
    )
    if of:
        sql += (
            " AND EXISTS (SELECT 1 FROM tag JOIN record USING (pos) WHERE tag.name = what "
            f"AND tag.value = name.value AND kind IN ({_marks(len(of))}))"
        )
    things: dict[str, tuple[str, str]] = {}
    few: dict[str, None] = {}
    for what, shown, value, label in index.select(sql, (*kinds_of_name, *of)):
        if what == "footnote" or (what == "country" and _is_code(str(shown))):
            continue
        things.setdefault(str(shown), (str(value), str(label or shown)))
        few.update({} if what in _NEVER_LISTED else {str(value): None})
    best: dict[str, str] = {}
    for shown in nearest(name, things, most=9):
        value, called = things[shown]
        best.setdefault(value, called)
    return tuple(best.values())[:3], tuple(few) if len(few) <= _MOST_LISTED else ()


def _is_code(name: str) -> bool:
    """Whether a country's name is its code, or another that is as short."""
    return name.isupper() and len(name) <= len("TUR")


_Condition = tuple[str, tuple[object, ...]]
"""A condition on a record, with its parameters."""

_Finder = tuple[str, str, tuple[object, ...]]
"""A filter in two forms: the SELECT that finds its records, if it comes first; the condition on a
record that another filter has found; and the parameters of both."""

_CONCLUDED = """
  SELECT pos FROM tag WHERE name = 'country' AND value IN (
    SELECT value FROM spelling WHERE what = 'party' AND folded = ?)
"""
"""The records of countries with an agreement of a type."""


def _source(
    index: Index, question: Question, without: Filter | None = None
) -> tuple[str, list[object]]:
    """Write the FROM and WHERE of a question, with the parameters.

    Its finding, or otherwise its first tag, finds records; the others are tested on each of these.
    """
    used = {filter_: given for filter_, given in question.filters.items() if filter_ != without}
    finders = list(_finders(index, question, used))
    tried = [*(finder[1:] for finder in finders[1:]), *_conditions(index, question, used)]
    source, parameters = "(SELECT *, pos AS found FROM record) AS record", list[object]()
    if finders:
        # CROSS keeps SQLite from changing the order: what finds records comes first.
        finding, _, values = finders[0]
        source = f"({finding}) CROSS JOIN record ON pos = found"
        parameters += values
    parameters += [value for _, values in tried for value in values]
    together = " AND ".join(["TRUE", *(f"({condition})" for condition, _ in tried)])
    return f"{source} WHERE {together}", parameters


def _finders(index: Index, question: Question, used: dict[Filter, _Values]) -> Iterator[_Finder]:
    """What finds records: the finding, and tags."""
    if question.finding:
        # What finds records comes first, so it needs no condition.
        yield question.finding[0], "", question.finding[1]
    for filter_ in FILTERS:
        if filter_.by == "tag" and filter_ in used:
            names = tuple(map(str, used[filter_]))
            of = tuple(map(_kind, map(str, used.get(kinds.KIND, ()))))
            yield _tagged(filter_.name, _resolve_any(index, filter_, names, of))
    if question.excerpts:
        yield _tagged("excerpt", resolve(index, "id", question.excerpts))


def _tagged(name: str, values: tuple[str, ...]) -> _Finder:
    """The filter for records that have one of several tags with a name."""
    # The records of one tag are in order and distinct, so a limit ends the reading.
    finding = (
        "SELECT pos AS found FROM tag WHERE name = ? AND value = ?"
        if len(values) == 1
        else "SELECT DISTINCT pos AS found FROM tag "
        f"WHERE name = ? AND value IN ({_marks(len(values))})"
    )
    condition = (
        "EXISTS (SELECT 1 FROM tag WHERE tag.name = ? "
        f"AND tag.value IN ({_marks(len(values))}) AND tag.pos = record.pos)"
    )
    return finding, condition, (name, *values)


def _conditions(
    index: Index, question: Question, used: dict[Filter, _Values]
) -> Iterator[_Condition]:
    """The filters that cannot find records: kind, agreements, time and value."""
    if question.facts_only:
        yield f"kind IN ({_marks(len(FACT_KINDS))})", FACT_KINDS
    for filter_, given in used.items():
        match filter_.by:
            case "tag":
                pass
            case "kind":
                yield f"kind IN ({_marks(len(given))})", tuple(map(_kind, map(str, given)))
            case "concluded" | "not concluded":
                negated = "" if filter_.by == "concluded" else "NOT "
                for type_ in dict.fromkeys(_resolve_any(index, filter_, tuple(map(str, given)))):
                    _refuse_undecided(index, type_)
                    yield f"pos {negated}IN ({_CONCLUDED})", (normalise_name(type_),)
            case "year":
                yield _overlapping(tuple(dict.fromkeys(map(int, given))))
            case "least":
                yield from (("value >= ?", (value,)) for value in given)
            case "most":
                yield from (("value <= ?", (value,)) for value in given)


def _refuse_undecided(index: Index, type_: str) -> None:
    """Refuse a type with agreements of which nothing says whether they are concluded.

    Raises:
        QuestionError: There is one.
    """
    for (status,) in index.select(_SPELLING, ("undecided", normalise_name(type_))):
        raise QuestionError(
            f"whether a {type_} that is {status!r} is concluded is not said: define the status in "
            "[vocabulary.agreement_status]"
        )


def _overlapping(years: tuple[int, ...]) -> _Condition:
    """The condition that a record's period overlaps one of some years."""
    condition = " OR ".join(["(starts <= ? AND ends >= ?)"] * len(years))
    return condition, tuple(
        day for year in years for day in (f"{year:04}-12-31", f"{year:04}-01-01")
    )


def _marks(count: int) -> str:
    return ", ".join("?" * count)


def _kind(given: str) -> str:
    """The kind of a name: its own, its plural or its command."""
    for kind in kinds.KINDS:
        if given.casefold() in (kind.name, kind.plural, kind.command):
            return kind.name
    from eufacts.format.spelling import nearest

    raise UnknownNameError("kind", given, nearest(given, KIND_NAMES), KIND_NAMES)


def _resolve_any(
    index: Index, filter_: Filter, given: tuple[str, ...], of: tuple[str, ...] = ()
) -> tuple[str, ...]:
    """Find the values of names, of any kind of name that a filter takes.

    Raises:
        UnknownNameError: One of them is unknown; with the nearest that records of some kinds have.
        QuestionError: They are too many.
    """
    values: list[str] = []
    for name in _not_too_many(filter_.field, tuple(_separated(index, filter_, given))):
        for what in filter_.names:
            found = _found(index, what, name)
            if found:
                values += found
                break
            if what == "country":
                refuse_country(name)
        else:
            parties = (kinds.AGREEMENTS.name,)
            begin = {kinds.TYPE: of, kinds.WITH: parties, kinds.WITHOUT: parties}
            begun = _begun(index, name, begin[filter_]) if filter_ in begin else ()
            if len(begun) == 1:
                values += begun
                continue
            kinds_of = of if filter_.names == (filter_.name,) and filter_ != kinds.COUNTRY else ()
            names = near(index, filter_.names, name, kinds_of)
            raise UnknownNameError(filter_.names[-1], name, *names)
    return tuple(values)


def _begun(index: Index, name: str, of: Sequence[str]) -> tuple[str, ...]:
    """The types that begin with some whole words: ``trust fund`` with ``trust``."""
    sql = (
        "SELECT DISTINCT tag.value FROM tag JOIN record USING (pos) WHERE tag.name = 'type' "
        f"AND {f'kind IN ({_marks(len(of))})' if of else 'TRUE'}"
    )
    begin = f"{normalise_name(name)} "
    found = (str(value) for (value,) in index.select(sql, tuple(of)))
    return tuple(value for value in found if normalise_name(value).startswith(begin))


def named(index: Index, filter_: Filter, name: str) -> bool:
    """Whether a filter has a value of a name."""
    return any(_found(index, what, name) for what in filter_.names)


def _separated(index: Index, filter_: Filter, given: tuple[str, ...]) -> Iterator[str]:
    """Take names apart at commas, unless a name has a comma itself."""
    for name in given:
        whole = "," not in name or named(index, filter_, name)
        yield from (name,) if whole else (part.strip() for part in name.split(",") if part.strip())


def refuse_country(name: str) -> None:
    """Refuse a real country that the document does not name.

    Raises:
        NotThereError: It is one.
    """
    from eufacts.source.numbers.countries import countries

    if code := _code_of(normalise_name(name)):
        raise NotThereError(f"the document does not name {countries()[code].names[0]}")


def _order(question: Question) -> str:
    if question.sort and question.sort not in SORT_KEYS:
        raise UnknownNameError("sort key", question.sort, known=SORT_KEYS)
    if question.ranked and not question.sort:
        return f" ORDER BY rank {'DESC' if question.reverse else 'ASC'}, pos"
    direction = "DESC" if question.reverse else "ASC"
    sort = question.sort or "document"
    column = _ORDER.get(sort, "{1}").format(direction, sort)
    stated = "starts" if sort == "period" else column
    last = "" if sort == "document" else f"{stated} IS NULL, "
    return f" ORDER BY {last}{column} {direction}, pos"
