"""What leads to a row: the tags that questions filter by, the words and the names."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from eufacts.format import model
from eufacts.format.spelling import fold
from eufacts.index.namespace import Scope
from eufacts.index.rows import Contract, Row
from eufacts.index.schema import Name

Words = tuple[str, str, str, str]
"""What a row is searched by: label, quotes, names, notes."""

_TAGS = {
    "regions": "region",
    "topic": "topic",
    "topics": "topic",
    "route": "route",
    "type": "type",
    "actors": "actor",
    "funders": "funder",
    "recipients": "recipient",
}
"""Keys of rows whose values are tags as they are, and the tags' names."""

_SEARCHED = ("acronym", "celex", "number", "type", "topic", "as_written", "value")
"""Keys whose values are found by a search, beside label, quotes, names and notes."""

_NAMED = frozenset(
    {"region", "topic", "type", "role", "status", "kind", "funder", "recipient", "actor"}
)
"""Tags whose values are what people type."""

_LOCAL = frozenset({"section", "excerpt", "route"})
"""Tags whose values are ids of records, of which no other document has one."""

_PLACED = frozenset({"section", "excerpt", "footnote", "route"})
"""Kinds of record that have tags of their own."""

_CALLED = frozenset({"agreement", "route", "section", "footnote", "reference"})
"""Kinds of record that people call otherwise than by their ids."""

_ALL = (*dict.fromkeys(_TAGS.values()), "country", "status", "section", "excerpt", "footnote")
"""The names of all tags that a document's rows have."""


class _Values(dict[str, int]):
    """The numbers of a tag's values; a new value gets the next one."""

    def __init__(self, number: Callable[[str], int]) -> None:
        super().__init__()
        self._number = number

    def __missing__(self, value: str) -> int:
        """Number a new value."""
        number = self[value] = self._number(value)
        return number


class Tags:
    """Numbers the tags of all documents: ``('country', 'TR')`` is 17."""

    def __init__(self) -> None:
        self.new: list[tuple[int, str, str]] = []
        """Number, name and value of those that have not been written yet."""
        self._shared: dict[str, _Values] = {}
        self._count = 0

    def shared(self, name: str) -> _Values:
        """The numbers of a tag's values that several documents may have."""
        if name not in self._shared:
            self._shared[name] = self.values(name)
        return self._shared[name]

    def values(self, name: str, scope: Scope | None = None) -> _Values:
        """Number a tag's values anew; with a scope they are ids, and made unique by it."""

        def number(value: str) -> int:
            self._count += 1
            self.new.append((self._count, name, value if scope is None else scope.name(value)))
            return self._count

        return _Values(number)

    def names(self) -> Iterator[Name]:
        """What people may type for the tags that have not been written yet."""
        return ((name, fold(value), value, value) for _, name, value in self.new if name in _NAMED)


class _Keys(NamedTuple):
    """Which keys of a kind of row lead to it."""

    tagged: tuple[tuple[str, _Values], ...]
    """Those whose values are tags as they are, with the tags' numbers."""
    searched: tuple[str, ...]


class Labels:
    """Says what leads to the rows of one document."""

    def __init__(
        self, base: model.FactBase, contract: Contract, tags: Tags, scope: Scope | None
    ) -> None:
        self._contract = contract
        self._scope = scope
        self._values = {
            name: tags.values(name, scope) if name in _LOCAL else tags.shared(name) for name in _ALL
        }
        self._countries = {country.code: country for country in base.country}
        self._of_countries: dict[tuple[str, ...], tuple[frozenset[int], str]] = {}
        self._of_excerpts: dict[str, frozenset[int]] = {}
        self._keys: dict[str, _Keys] = {}

    def tags(self, row: Row) -> set[int]:
        """The numbers of the tags that a row can be filtered by."""
        kind = row["kind"]
        countries = row.get("countries")
        found = set(self._about_countries(countries)[0]) if countries else set()
        for key, values in self._keys_of(row).tagged:
            value = row[key]
            if isinstance(value, str):
                found.add(values[value])
            elif value:
                found.update(map(values.__getitem__, value))
        for excerpt in row.get("excerpts", ()):
            found |= self._place(excerpt)
        if row.get("status"):
            # "committed/planned" is found as either.
            found.update(map(self._values["status"].__getitem__, row["status"].split("/")))
        if kind in _PLACED:
            found.update(self._own_tags(kind, row))
        return found

    def _own_tags(self, kind: str, row: Row) -> Iterable[int]:
        """The tags of what is no fact: a place, or a way."""
        if kind == "excerpt":
            return self._place(row)
        if kind == "section":
            return self._sections(row["id"])
        if kind == "footnote":
            return self._marked(row["marker"], row["number"])
        return self._travelled(row)

    def _keys_of(self, row: Row) -> _Keys:
        known = self._keys.get(row["kind"])
        if known is None:
            tagged = tuple((key, self._values[name]) for key, name in _TAGS.items() if key in row)
            known = _Keys(tagged, tuple(key for key in _SEARCHED if key in row))
            self._keys[row["kind"]] = known
        return known

    def scoped(self, name: str) -> str:
        """The id that is unique among all documents."""
        return name if self._scope is None else self._scope.name(name)

    def _about_countries(self, codes: list[str]) -> tuple[frozenset[int], str]:
        """The tags of some countries with their regions, and what they are called."""
        together = tuple(codes)
        known = self._of_countries.get(together)
        if known is None:
            countries = [self._countries[code] for code in codes]
            tags = {self._values["country"][code] for code in codes}
            for country in countries:
                regions = (country.region, *country.groups)
                tags.update([self._values["region"][region] for region in regions])
            names = " ".join(name for code in codes for name in self.country_names(code))
            known = self._of_countries[together] = frozenset(tags), names
        return known

    def _place(self, excerpt: Row) -> frozenset[int]:
        """The tags of an excerpt: itself, the sections and the footnotes that it stands in."""
        known = self._of_excerpts.get(excerpt["id"])
        if known is None:
            known = frozenset(self._marked(excerpt, *excerpt["footnotes"]))
            self._of_excerpts[excerpt["id"]] = known
        return known

    def _marked(self, excerpt: Row, *footnotes: int) -> Iterator[int]:
        yield self._values["excerpt"][excerpt["id"]]
        yield from self._sections(excerpt["section"])
        for number in (*footnotes, excerpt["footnote"]):
            if number is not None:
                yield self._values["footnote"][str(number)]

    def _sections(self, section: str) -> Iterator[int]:
        return (self._values["section"][name] for name in self._contract.ancestors(section))

    def _travelled(self, route: Row) -> Iterator[int]:
        """The tags of a route: itself, and the countries on it and of those who take it."""
        yield self._values["route"][route["id"]]
        shares = [code for share in route["composition"] for code in share["nationalities"]]
        for code in (*route["path"], *shares):
            if code in self._countries:
                yield self._values["country"][code]

    def words(self, row: Row) -> Words:
        """The text that a row is searched by."""
        label = row.get("label") or row.get("name") or row.get("heading") or ""
        if "excerpts" in row:
            quote = " ".join([excerpt["quote"] for excerpt in row["excerpts"]])
        else:
            quote = row.get("quote") or row.get("text") or ""
        countries = row.get("countries")
        names = [row["id"], self._about_countries(countries)[1]] if countries else [row["id"]]
        names += [str(row[key]) for key in self._keys_of(row).searched if row[key]]
        return label, quote, " ".join(names), row.get("note") or ""

    def country_names(self, code: str) -> tuple[str, ...]:
        """What people may call a country of the document."""
        country = self._countries[code]
        return (
            code,
            country.alpha3,
            country.name,
            country.name_in_document,
            *country.aliases,
            *country.peoples,
        )

    def names(self, row: Row) -> Iterator[Name]:
        """What people may type for a row, beside its id."""
        kind = row["kind"]
        if kind not in _CALLED:
            return
        name = self.scoped(row["id"])
        if kind == "agreement":
            yield from _agreed(row)
        elif kind == "route":
            said = (name, row["id"], row["name"], *row["aliases"], f"{row['name']} route")
            yield from (("route", fold(one), name, one) for one in said)
        elif kind == "section":
            said = (name, row["id"], row["heading"])
            yield from (("section", fold(one), name, one) for one in said)
        elif kind == "footnote":
            number = str(row["number"])
            yield "footnote", number, number, number
            if row["lost"]:
                # Its text would be fn.3: who asks for that is led to the footnote, which says so.
                yield "id", fold(f"fn.{number}"), name, f"fn.{number}"
        elif kind == "reference":
            for said in filter(None, (row["celex"], row["number"])):
                yield "id", fold(said), name, said


def _agreed(agreement: Row) -> Iterator[Name]:
    """The type of an agreement; by it the countries are found that have concluded one."""
    folded = fold(agreement["type"])
    yield "agreement type", folded, agreement["type"], agreement["type"]
    if agreement["status"] != "under negotiation":
        yield from (("party", folded, code, code) for code in agreement["countries"])


def country_tags(row: Row, tags: Tags) -> set[int]:
    """The numbers of the tags that the row of a country can be filtered by."""
    regions = (row["region"], *row["groups"])
    of_row = (("country", (row["code"],)), ("region", regions), ("role", row["roles"]))
    return {tags.shared(name)[value] for name, values in of_row for value in values}


def country_words(row: Row, names: tuple[str, ...]) -> Words:
    """The text that the row of a country is searched by."""
    return row["name"], "", " ".join((row["id"], *names)), row["note"] or ""


def country_names(row: Row, names: tuple[str, ...]) -> Iterator[Name]:
    """What people may type for a country."""
    return (("country", fold(name), row["code"], name) for name in names)
