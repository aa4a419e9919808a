"""The index → the facts of the documents that an article is about."""

import json
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from eufacts.audit.deeds import Deeds
from eufacts.audit.entries import entries_of
from eufacts.audit.facts import Entry, FactBook
from eufacts.audit.numbers import digits
from eufacts.audit.terms import OF_EU_TEXTS, stems
from eufacts.format.kinds import FACT_KINDS, OUTDATED, Row
from eufacts.index.schema import COUNTRIES, RECORDS
from eufacts.index.store import Index

MOST_DOCUMENTS: Final = 3
"""Of a folder of many documents, an article is compared with the likeliest."""
_SHORTEST_NUMBER: Final = 8
_RAREST: Final = 6.0
"""What a word says that only one fact has, of however many."""
_OF_ANY: Final = 0.3
"""How much of that a word says that every text on the Union has."""
_FEW_FACTS: Final = 40
"""Among fewer facts than this even a rare word says less."""
_AT_ONCE: Final = 500
_HEAD: Final = re.compile(r"\s(?:in|from|who|that|along|into|of|on|which|across)\s")
_OF_PEOPLE: Final = re.compile(
    r"\b(?:human\sbeings?|people|persons?|somebody|someone|individuals?)\b", re.IGNORECASE
)
"""What the definition of a unit says that counts people."""
_SPACE: Final = re.compile(r"\s+")


def open_book(index: Index, documents: Sequence[str] = ()) -> FactBook:
    """Read the facts of an index.

    Args:
        index: The index of a fact base.
        documents: The names of the documents to read; all if there are none.
    """
    wanted = (*FACT_KINDS, "reference", "excerpt", "route", "country")
    condition = f"kind IN ({', '.join('?' * len(wanted))})"
    about = _about(index)
    if documents:
        numbers = [number for number, row in about if row["document"] in documents]
        # A country's row is of all documents, and has the position of none.
        places = [
            (number * RECORDS, (number + 1) * RECORDS - 1) for number in (COUNTRIES, *numbers)
        ]
        inside = " OR ".join(f"pos BETWEEN {first} AND {last}" for first, last in places)
        condition = f"{condition} AND ({inside})"
    sql = f"SELECT body FROM text JOIN record USING (pos) WHERE {condition}"
    rows: list[Row] = [json.loads(body) for body in index.texts(sql, wanted)]
    named = [row for _, row in about if not documents or row["document"] in documents]
    sql = "SELECT DISTINCT shown, value FROM spelling WHERE what = 'synonym'"
    synonyms = [(str(a), str(b)) for a, b in index.select(sql)]
    return book_of(rows, named, synonyms, _units_of_people(index), _words(index, "deed"))


def _words(index: Index, table: str) -> list[Row]:
    """The words of a table of the vocabularies."""
    sql = "SELECT body FROM vocabulary WHERE name = ?"
    return [json.loads(body) for body in index.texts(sql, (table,))]


def _units_of_people(index: Index) -> frozenset[str]:
    """The units that count people: "people", and what vocabularies define so, as crossings."""
    words = _words(index, "unit")
    found = (row["word"] for row in words if _OF_PEOPLE.search(row["definition"] or ""))
    return frozenset(("people", *found))


def _about(index: Index) -> list[tuple[int, Row]]:
    """The documents of an index that can be read: number and row."""
    readable = "FROM document WHERE about <> '' ORDER BY number"
    numbers = [int(str(number)) for (number,) in index.select(f"SELECT number {readable}")]
    rows = map(json.loads, index.texts(f"SELECT about {readable}"))
    return list(zip(numbers, rows, strict=True))


def documents_for(index: Index, text: str, values: Iterable[float]) -> tuple[str, ...]:
    """Say which documents of a folder an article is about.

    They are those whose number, CELEX number or title it gives; where it gives none, those that
    have most of its numbers of two digits or more.

    Args:
        index: The index of the folder.
        text: The article.
        values: The numbers in it.

    Returns:
        Their names, at most ``MOST_DOCUMENTS``; none for a fact base of one document.
    """
    about = _about(index)
    if len(about) < 2:  # noqa: PLR2004 - one needs no choice
        return ()
    plain = _SPACE.sub("", text)
    named = [
        row["document"]
        for _, row in about
        if any(name and _SPACE.sub("", name) in plain for name in _names_of(row))
    ]
    if named:
        return tuple(named[:MOST_DOCUMENTS])
    telling = sorted({value for value in values if len(digits(value)) > 1})
    found: Counter[int] = Counter()
    for first in range(0, len(telling), _AT_ONCE):
        some = telling[first : first + _AT_ONCE]
        marks = ", ".join("?" * len(some))
        sql = f"SELECT DISTINCT pos / {RECORDS}, value FROM record WHERE value IN ({marks})"
        found.update(int(str(number)) for number, _ in index.select(sql, some))
    names = {number: row["document"] for number, row in about}
    most = max(found.values(), default=0)
    likely = [number for number, count in found.most_common(MOST_DOCUMENTS) if 2 * count >= most]
    return tuple(names[number] for number in likely if number in names)


def _names_of(row: Row) -> tuple[str | None, ...]:
    """What an article may call a document; a short number such as 7 names nothing."""
    number = row["number"] or ""
    return row["celex"], number if len(number) >= _SHORTEST_NUMBER else None, row["title"]


def book_of(
    rows: Sequence[Row],
    documents: Iterable[Row],
    synonyms: Iterable[tuple[str, str]] = (),
    units_of_people: frozenset[str] = frozenset(),
    deeds: Sequence[Row] = (),
) -> FactBook:
    """Make the book of some rows.

    Args:
        rows: The rows of records.
        documents: The rows of their documents.
        synonyms: Words that people type, each with words of the documents.
        units_of_people: The units that count people.
        deeds: What people do or suffer, as vocabularies say it.
    """
    by_kind: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_kind[row["kind"]].append(row)
    facts = [
        row
        for kind in FACT_KINDS
        for row in by_kind[kind]
        if not (row.get("review") or "").startswith(OUTDATED)
    ]
    said = Deeds(deeds)
    entries = entries_of(facts, rows, said)
    rarity = _rarity(entries)
    postings: dict[str, list[tuple[Entry, float]]] = defaultdict(list)
    for entry in entries:
        for word, weight in entry.terms.items():
            postings[word].append((entry, weight * rarity[word]))
    times: dict[str, set[str]] = defaultdict(set)
    for row in by_kind["event"]:
        for excerpt in row["excerpts"]:
            times[excerpt["id"]].add(row["period"])
    meant = _synonyms(synonyms)
    persons = {word for row in by_kind["figure"] for word in _persons(row)}
    quoted = {word for row in by_kind["excerpt"] for word in stems(row["quote"])}
    countries = {row["code"]: row for row in by_kind["country"]}
    around = {code: (row["region"], *row["groups"]) for code, row in countries.items()}
    return FactBook(
        documents=tuple(documents),
        entries=entries,
        excerpts=tuple(by_kind["excerpt"]),
        references=tuple(by_kind["reference"]),
        regions={code: frozenset(filter(None, names)) for code, names in around.items()},
        names={code: row["name_in_document"] or row["name"] for code, row in countries.items()},
        postings={word: tuple(found) for word, found in postings.items()},
        rarity=rarity,
        vocabulary=frozenset((*rarity, *quoted, *meant)),
        by_id={entry.id: entry for entry in entries},
        times={excerpt: frozenset(found) for excerpt, found in times.items()},
        persons=frozenset((*persons, *(word for word in meant if persons & {*meant[word]}))),
        synonyms=meant,
        units_of_people=units_of_people,
        deeds=said,
    )


def _persons(row: Row) -> list[str]:
    """What a figure calls the people that it counts: the words before "in", "from", "who"."""
    return stems(_HEAD.split(row["label"])[0]) if row["unit"] == "people" else []


def _synonyms(synonyms: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for typed, meant in synonyms:
        one = stems(typed)
        if len(one) == 1 and one[0] not in stems(meant):
            found[one[0]] = (*found.get(one[0], ()), *stems(meant))
    return found


def _rarity(entries: Sequence[Entry]) -> dict[str, float]:
    """What each stem says: the more, the fewer facts have it."""
    frequency = Counter(word for entry in entries for word in entry.terms)
    scale = _RAREST / math.log(1 + max(len(entries), _FEW_FACTS))
    return {
        word: scale * math.log(1 + len(entries) / n) * (_OF_ANY if word in OF_EU_TEXTS else 1)
        for word, n in frequency.items()
    }
