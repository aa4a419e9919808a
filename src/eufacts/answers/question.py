"""Questions and their answers: a frozen value in, rows of the JSON contract out."""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from eufacts.errors import QuestionError, SeveralError, UnknownNameError
from eufacts.format.spelling import fold
from eufacts.index.store import Index

KINDS = (
    "country",
    "figure",
    "funding",
    "route",
    "instrument",
    "agreement",
    "event",
    "statement",
    "reference",
    "section",
    "excerpt",
    "footnote",
)
"""Every kind of record, whether a fact base has one or not."""

FACT_KINDS = ("figure", "funding", "instrument", "agreement", "event", "statement")
"""The kinds that are facts."""

SEARCHED = tuple(kind for kind in KINDS if kind not in ("section", "excerpt", "footnote"))
"""What a search looks through unless it is told otherwise: excerpts stand in their facts."""

SORT_KEYS = ("document", "id", "kind", "label", "value", "period")
"""What an answer can be sorted by; ``document`` is the order of kinds and of the text."""

_ORDER = {"document": "found", "period": "starts {0}, ends"}


class Question(NamedTuple):
    """What is asked for: every filter narrows the answer, and values of one filter widen it."""

    kinds: tuple[str, ...] = ()
    """Kinds of record: ``figure``, ``funding``, ``country``, …; empty for all."""
    facts_only: bool = False
    """True for the kinds that are facts, and no other."""
    countries: tuple[str, ...] = ()
    """Names, codes or spellings of countries."""
    regions: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    """Ids, numbers or headings of sections; what lies in them counts as well."""
    footnotes: tuple[int, ...] = ()
    """Numbers of footnotes: what stands in their text, or on a sentence with their marker."""
    routes: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    having: tuple[str, ...] = ()
    """Types of agreement that a country must have concluded, not just negotiate."""
    lacking: tuple[str, ...] = ()
    """Types of agreement that a country must not have concluded."""
    statuses: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    """Countries, or other recipients in the document's words."""
    years: tuple[int, ...] = ()
    """A record matches where its period, or else its count's date, overlaps one of the years."""
    minimum: float | None = None
    maximum: float | None = None
    words: str = ""
    """Words that must all occur, also as the beginning of a word or inflected."""
    with_notes: bool = True
    """Whether the words may stand in a note, and not only in label, quotes and names."""
    excerpts: tuple[str, ...] = ()
    """Ids of excerpts that the answer stands on."""
    sort: str = ""
    """One of ``SORT_KEYS``; else the document's order or, with words, the best match first."""
    reverse: bool = False
    limit: int | None = None


_TEXT = "SELECT (SELECT body FROM text WHERE text.pos = record.pos) FROM "
"""The rows' texts; of which records stands behind it."""


def ask(index: Index, question: Question) -> tuple[str, ...]:
    """Answer a question with the JSON texts of the matching rows.

    Raises:
        UnknownNameError: A filter names something that the fact base does not have.
        QuestionError: The words hold nothing to search for, or the least value is more than the
            greatest.
    """
    least, most = question.minimum, question.maximum
    if least is not None and most is not None and least > most:
        raise QuestionError(f"the least value, {least:g}, is more than the greatest, {most:g}")
    source, parameters = _source(index, question)
    sql = f"{_TEXT}{source}{_order(question)}"
    if question.limit is not None:
        sql += f" LIMIT {int(question.limit)}"
    return index.texts(sql, parameters)


def rows(bodies: tuple[str, ...]) -> list[dict[str, Any]]:
    """Read JSON texts into rows."""
    return [json.loads(body) for body in bodies]


def about(index: Index) -> str:
    """Give the JSON text on the document and the numbers of records."""
    return index.texts("SELECT body FROM about")[0]


def undated(index: Index, question: Question) -> int:
    """Count what a question about years leaves out only because no time is stated for it."""
    source, parameters = _source(index, question._replace(years=()))
    sql = f"SELECT count(*) FROM {source} AND starts IS NULL"
    return int(str(index.select(sql, parameters)[0][0]))


def by_id(index: Index, ids: tuple[str, ...]) -> tuple[str, ...]:
    """Give the rows with these ids, in this order.

    Raises:
        UnknownNameError: There is no record with one of them.
        SeveralError: Several documents of a folder have a record with one of them.
    """
    found: list[str] = []
    for given in ids:
        names = resolve(index, "id", (given,))
        if len(names) > 1:
            raise SeveralError(given, tuple((name, _label(index, name)) for name in names))
        found += index.texts(f"{_TEXT}record WHERE id = ?", names)
    return tuple(found)


def _label(index: Index, name: str) -> str:
    """What the record with an id is called."""
    return str(index.select("SELECT label FROM record WHERE id = ?", (name,))[0][0] or "")


def excerpts_of(index: Index, given: tuple[str, ...]) -> tuple[str, ...]:
    """Find the excerpts that records stand on, or that ids name; none where no id is given.

    Raises:
        UnknownNameError: Some are ids and one is not, or one looks like an excerpt's and is none.
    """
    found: list[str] = []
    unknown: list[str] = []
    for name in given:
        ids = _found(index, "id", name)
        bodies = index.texts(f"{_TEXT}record WHERE id IN ({_marks(len(ids))})", ids)
        values = [one for body in bodies for one in _excerpts(json.loads(body))]
        found += values
        unknown += [] if values else [name]
    like_ids = [name for name in unknown if any(c.isdigit() for c in name.rpartition(".")[2])]
    if unknown and (found or (like_ids and "." in like_ids[0])):
        resolve(index, "id", ((like_ids or unknown)[0],))
    return tuple(dict.fromkeys(found))


def _excerpts(row: dict[str, Any]) -> list[str]:
    """The ids of the excerpts that a row stands on."""
    if row["kind"] == "excerpt":
        return [row["id"]]
    excerpts = [row["marker"]] if row["kind"] == "footnote" else row.get("excerpts", ())
    return [excerpt["id"] for excerpt in excerpts]


def resolve(index: Index, what: str, given: tuple[str, ...]) -> tuple[str, ...]:
    """Find what names stand for: ``FYROM`` for ``MK``, ``iii`` for ``III``.

    Raises:
        UnknownNameError: One of them stands for nothing; with the nearest that do.
    """
    values: list[str] = []
    for name in given:
        found = _found(index, what, name)
        if not found:
            raise UnknownNameError(what, name, _near(index, what, name))
        values += found
    return tuple(values)


def _found(index: Index, what: str, name: str) -> list[str]:
    """What a name stands for; nothing where there is nothing of this name."""
    folded = fold(name)
    if what != "id":
        found = index.select(_SPELLING, (what, folded))
    else:
        found = index.select(_WHOLE_ID, (folded,)) or index.select(_OTHER_ID, (folded, folded))
    return [str(value) for (value,) in found]


_WHOLE_ID = "SELECT id AS value FROM record WHERE folded = ?"

_OTHER_ID = """
  SELECT id FROM record WHERE bare = ?
  UNION SELECT value FROM spelling WHERE what = 'id' AND folded = ?
"""
"""Without its document's name, or another name that a record goes by."""

_SPELLING = "SELECT DISTINCT value FROM spelling WHERE what = ? AND folded = ?"


_FEW = 30
"""So many names can be listed whole in a message."""

_LISTED = (
    "topic",
    "type",
    "agreement type",
    "status",
    "role",
    "region",
    "recipient",
    "section",
    "route",
)
"""What can be listed whole; of countries, ids and footnotes there are too many."""


def _near(index: Index, what: str, name: str) -> tuple[str, ...]:
    from eufacts.format.nearest import nearest

    sql = "SELECT shown, value FROM name WHERE what = ?"
    values = {str(shown): str(value) for shown, value in index.select(sql, (what,))}
    if what == "footnote":
        return ()
    if what == "country":
        values = {shown: code for shown, code in values.items() if not shown.isupper()}
    best: dict[str, str] = {}
    for shown in nearest(name, values, most=9):
        best.setdefault(values[shown], shown)
    known = tuple(dict.fromkeys(values.values()))
    listed = what in _LISTED and len(known) <= _FEW
    return tuple(best.values())[:3] or (known if listed else ())


def _source(index: Index, question: Question) -> tuple[str, list[object]]:
    """Write which records a question is about, ``found``, with the parameters.

    Its words, or else its first tag, find records; on each of these the others are tried.
    """
    finders = list(_filters(index, question))
    tried = [*(one[1:] for one in finders[1:]), *_conditions(index, question)]
    source, parameters = _ALL, list[object]()
    if finders:
        # CROSS: what finds records goes first, whatever SQLite may think.
        finding, _, values = finders[0]
        source = f"({finding}) CROSS JOIN record ON pos = found"
        parameters += values
    parameters += [value for _, values in tried for value in values]
    together = " AND ".join(["TRUE", *(f"({condition})" for condition, _ in tried)])
    return f"{source} WHERE {together}", parameters


_ALL = "(SELECT *, pos AS found FROM record) AS record"

_Condition = tuple[str, tuple[object, ...]]
"""What a record must meet, and the parameters."""


_Filter = tuple[str, str, tuple[object, ...]]
"""A filter in either of its places: the SELECT that finds its records, as the first of all; what is
tried on a record that another has found; and the parameters of both."""


def _filters(index: Index, question: Question) -> Iterator[_Filter]:
    """The filters that find records: words and tags."""
    if question.words:
        match = _match(question.words)
        match = match if question.with_notes else f"{{label quote names}} : ({match})"
        finding = "SELECT rowid AS found, rank FROM words WHERE words MATCH ?"
        yield finding, "", (match,)
    for name, values in _tags(index, question):
        yield _tagged(name, values)


def _tagged(name: str, values: tuple[str, ...]) -> _Filter:
    """The filter for records that have one of some tags of a name."""
    numbers = f"SELECT number FROM label WHERE name = ? AND value IN ({_marks(len(values))})"
    # Of one tag the records stand in order, each once: with a limit, no more are read.
    finding = (
        f"SELECT pos AS found FROM tag WHERE label = ({numbers})"
        if len(values) == 1
        else f"SELECT DISTINCT pos AS found FROM tag WHERE label IN ({numbers})"
    )
    condition = f"EXISTS (SELECT 1 FROM tag WHERE label IN ({numbers}) AND tag.pos = record.pos)"
    return finding, condition, (name, *values)


def _conditions(index: Index, question: Question) -> Iterator[_Condition]:
    """What else is asked of a record: kind, agreements, time and value."""
    for kinds in (question.kinds, FACT_KINDS if question.facts_only else ()):
        if kinds:
            yield f"kind IN ({_marks(len(kinds))})", tuple(map(_kind, kinds))
    for negated, types in (("", question.having), ("NOT ", question.lacking)):
        for value in dict.fromkeys(resolve(index, "agreement type", types)):
            yield f"pos {negated}IN ({_CONCLUDED})", (fold(value),)
    years = tuple(dict.fromkeys(question.years))
    if len(years) > _MOST_YEARS:
        raise QuestionError(f"more than {_MOST_YEARS} years are asked for")
    if years:
        overlapping = " OR ".join(["(starts <= ? AND ends >= ?)"] * len(years))
        days = (day for year in years for day in (f"{year:04}-12-31", f"{year:04}-01-01"))
        yield overlapping, tuple(days)
    if question.minimum is not None:
        yield "value >= ?", (question.minimum,)
    if question.maximum is not None:
        yield "value <= ?", (question.maximum,)


_MOST_YEARS = 300
"""So many alternatives SQLite takes in one question, and no document speaks of more."""


def _marks(count: int) -> str:
    return ", ".join("?" * count)


_CONCLUDED = """
  SELECT pos FROM tag WHERE label IN (
    SELECT number FROM label WHERE name = 'country' AND value IN (
      SELECT value FROM spelling WHERE what = 'party' AND folded = ?))
"""
"""The records of countries with an agreement of a type."""


def _tags(index: Index, question: Question) -> list[tuple[str, tuple[str, ...]]]:
    """Each filter by a tag, with its values as the index has them."""
    named = [
        ("country", "country", question.countries),
        ("region", "region", question.regions),
        ("topic", "topic", question.topics),
        ("section", "section", question.sections),
        ("route", "route", question.routes),
        ("type", "type", question.types),
        ("role", "role", question.roles),
        ("status", "status", question.statuses),
        ("footnote", "footnote", tuple(str(number) for number in question.footnotes)),
        ("excerpt", "id", question.excerpts),
    ]
    tags = [(tag, resolve(index, what, given)) for tag, what, given in named if given]
    if question.recipients:
        tags.append(("recipient", _recipients(index, question.recipients)))
    return tags


def _kind(given: str) -> str:
    if given not in KINDS:
        from eufacts.format.nearest import nearest

        raise UnknownNameError("kind", given, nearest(given, KINDS) or KINDS)
    return given


def _recipients(index: Index, given: tuple[str, ...]) -> tuple[str, ...]:
    """Resolve recipients: countries by any name, others by their words."""
    found: list[str] = []
    for name in given:
        try:
            found += resolve(index, "country", (name,))
        except UnknownNameError as unknown:
            try:
                found += resolve(index, "recipient", (name,))
            except UnknownNameError as other:
                near = tuple(dict.fromkeys([*unknown.nearest, *other.nearest]))
                raise UnknownNameError("recipient", name, near) from None
    return tuple(found)


def _match(words: str) -> str:
    """Write words as an FTS5 query: all of them, each also as the beginning of a word.

    Raises:
        QuestionError: There is no letter or digit in them.
    """
    terms = ["".join(c if c.isalnum() else " " for c in word).split() for word in words.split()]
    quoted = [f'"{" ".join(parts)}"*' for parts in terms if parts]
    if not quoted:
        raise QuestionError(f"nothing to search for in {words!r}")
    return " ".join(quoted)


def _order(question: Question) -> str:
    if question.sort and question.sort not in SORT_KEYS:
        raise UnknownNameError("sort key", question.sort, SORT_KEYS)
    if question.words and not question.sort:
        return f" ORDER BY rank {'DESC' if question.reverse else 'ASC'}, pos"
    direction = "DESC" if question.reverse else "ASC"
    sort = question.sort or "document"
    column = _ORDER.get(sort, "{1}").format(direction, sort)
    last = "" if sort == "document" else f"{column.split()[0]} IS NULL, "
    return f" ORDER BY {last}{column} {direction}, pos"
