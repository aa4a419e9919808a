"""What finds a row: the tags that questions filter by, the words and the names."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from eufacts.celex import numbers as celex_numbers
from eufacts.format import kinds, model
from eufacts.format.kinds import BETWEEN_QUOTES, Row
from eufacts.format.spelling import normalise_name, searched_code
from eufacts.index.rows import Rows
from eufacts.index.schema import Name, Tag, Words

_TAGGED = tuple((key, filter_.name) for filter_ in kinds.FILTERS for key in filter_.keys)
"""Keys of rows whose values are tags, with the names of the tags."""

NAMED = frozenset(
    filter_.name
    for filter_ in kinds.FILTERS
    if filter_.keys and filter_ not in (kinds.COUNTRY, kinds.ROUTE)
)
"""Tags whose values are what people type; countries and routes have several names each."""


_DEFINED = tuple(
    dict.fromkeys(
        (name, model.terms_of(record)[key])
        for record in model.TABLES.values()
        for key, name in _TAGGED
        if key in model.terms_of(record)
    )
)
"""Tags whose values the vocabulary defines, with its tables."""

_Keys = tuple[list[tuple[str, str]], list[str]]
"""Keys of a row with the names of their tags, and keys whose values are searched."""


_MOST_QUOTES = 5
"""Of more sentences than these the words say little about what a record is."""


class Guide:
    """Says what finds the rows of one document, except those of countries."""

    def __init__(self, base: model.FactBase, rows: Rows, prefix: str = "") -> None:
        self._prefix = prefix
        self._called = {country.code: _called(country) for country in base.country}
        self._vocabulary = base.vocabulary
        self._around = cache(base.vocabulary.around)
        self._regions = {
            country.code: self._with_those_around((country.region, *country.groups))
            for country in base.country
        }
        self._sections: dict[str, set[Tag]] = {
            prefix + section.id: {("section", prefix + name) for name in rows.ancestors(section.id)}
            for section in base.section
        }
        self._acronyms = {
            prefix + instrument.id: (instrument.acronym,)
            for instrument in base.instrument
            if instrument.acronym
        }
        self._keys: dict[str, _Keys] = {}

    def _keys_of(self, row: Row) -> _Keys:
        """The keys that find rows of its kind, all of which have the same keys."""
        keys = self._keys.get(row["kind"])
        if keys is None:
            tagged = [(key, name) for key, name in _TAGGED if key in row]
            keys = tagged, [key for key in model.SEARCHED_KEYS if key in row]
            self._keys[row["kind"]] = keys
        return keys

    def tags(self, row: Row) -> set[Tag]:
        """The tags that a row can be filtered by."""
        tagged, _ = self._keys_of(row)
        tags = {(name, value) for key, name in tagged for value in _listed(row[key])}
        if row.get("status"):
            # "committed/planned" is found as either, and as itself.
            tags.update(("status", status) for status in row["status"].split("/"))
        for excerpt in _places(row):
            tags |= self._place(excerpt)
        tags |= self._own_tags(row)
        for value in [value for name, value in tags if name == "country"]:
            tags |= self._regions[value]
        if row.get("framework"):
            around = self._vocabulary.around(row["framework"], "framework")
            tags |= {("framework", name) for name in around}
        return tags | self._with_those_around(value for name, value in tags if name == "region")

    def _with_those_around(self, regions: Iterable[str]) -> set[Tag]:
        """The tags of regions and of all regions around them."""
        return {("region", own) for name in regions for own in (name, *self._around(name))}

    def _own_tags(self, row: Row) -> set[Tag]:
        """The tags that only rows of its kind have."""
        match row["kind"]:
            case "footnote":
                return {("footnote", str(row["number"]))}
            case "section":
                return self._sections[row["id"]]
            case "route":
                shares = (code for share in row["composition"] for code in share["nationalities"])
                on_it = {*row["path"], *shares} & self._called.keys()
                through = self._vocabulary.region.keys() & row["path"]
                return {
                    ("route", row["id"]),
                    *(("country", code) for code in on_it),
                    *(("region", name) for name in through),
                }
            case _:
                return set()

    def _place(self, excerpt: Row) -> set[Tag]:
        """The tags of an excerpt: itself, the sections and the footnotes that it is in."""
        tags = {("excerpt", excerpt["id"])} | self._sections[excerpt["section"]]
        for number in (*excerpt["footnotes"], excerpt["footnote"]):
            if number is not None:
                tags.add(("footnote", str(number)))
        return tags

    def vocabulary_names(self) -> Iterator[Name]:
        """What people may type for the words that are defined, and synonyms that a search reads."""
        for name, table in _DEFINED:
            for word in getattr(self._vocabulary, table):
                yield name, normalise_name(word), word, word
        for region, entry in self._vocabulary.region.items():
            for alias in entry.aliases:
                yield "region", normalise_name(alias), region, alias
        for typed, words in self._vocabulary.synonym.items():
            yield "synonym", normalise_name(typed), words, typed

    def words(self, row: Row) -> Words:
        """The text that a row is searched by."""
        if "excerpts" in row:
            quote = BETWEEN_QUOTES.join(
                [excerpt["quote"] for excerpt in row["excerpts"][:_MOST_QUOTES]]
            )
        else:
            quote = row.get("quote") or row.get("text") or ""
        _, searched = self._keys_of(row)
        names = [row["id"].removeprefix(self._prefix)]
        for code in row.get("countries") or ():
            names += searched_names(self._called[code])
        names += [str(row[key]) for key in searched if row[key]]
        names += celex_numbers(row.get("celex") or "")
        names += self._acronyms.get(row.get("instrument") or "", ())
        return label_of(row), quote, " ".join(names), row.get("note") or ""

    def country_names(self, code: str) -> tuple[str, ...]:
        """What people may call a country of the document."""
        return self._called[code]

    def names(self, row: Row) -> Iterator[Name]:
        """The names that people may type for a row, besides its id."""
        own = row["id"]
        bare = own.removeprefix(self._prefix)
        match row["kind"]:
            case "agreement":
                yield from self._agreed(row)
            case "instrument" if row["acronym"]:
                yield "acronym", normalise_name(row["acronym"]), own, row["acronym"]
            case "route":
                called = (own, bare, row["name"], *row["aliases"], f"{row['name']} route")
                yield from (("route", normalise_name(name), own, name) for name in called)
            case "section":
                called = (own, bare, row["heading"])
                yield from (("section", normalise_name(name), own, name) for name in called)
            case "footnote":
                number = str(row["number"])
                yield "footnote", number, number, number
                if row["lost"]:
                    # Its text would be fn.3: a question for it finds the footnote, which says so.
                    yield "id", normalise_name(f"fn.{number}"), own, f"fn.{number}"
            case "reference":
                called = (row["celex"], row["number"], *celex_numbers(row["celex"] or ""))
                for name in filter(None, called):
                    yield "id", normalise_name(name), own, name
            case _:
                pass

    def _agreed(self, agreement: Row) -> Iterator[Name]:
        """The type of an agreement; by it the countries are found that have concluded one."""
        type_, status = agreement["type"], agreement["status"]
        typed = normalise_name(type_)
        yield "agreement type", typed, type_, type_
        if status not in self._vocabulary.agreement_status:
            yield "undecided", typed, status, type_
        elif self._vocabulary.agreement_status[status].concluded:
            yield from (("party", typed, code, code) for code in agreement["countries"])


def searched_names(called: Sequence[str]) -> list[str]:
    """The names of a country as they are searched; codes have a mark that no stem has.

    Without it, "Mars" finds Morocco: its stem is MAR.
    """
    return [
        searched_code(name) if name.isupper() and len(name) <= len("ISO") else name
        for name in called
    ]


def _called(country: model.Country) -> tuple[str, ...]:
    """What people may call a country."""
    return (country.code, country.alpha3, *country.names)


def names_of(tags: Iterable[Tag]) -> Iterator[Name]:
    """What people may type for tags whose names are ``NAMED``: their values."""
    return ((name, normalise_name(value), value, value) for name, value in tags)


def label_of(row: Row) -> str:
    """What a record is called."""
    return row.get("label") or row.get("name") or row.get("heading") or ""


def _listed(value: str | Sequence[str] | None) -> Sequence[str]:
    return (value,) if isinstance(value, str) else value or ()


def _places(row: Row) -> Sequence[Row]:
    """The excerpts that a row is in."""
    match row["kind"]:
        case "excerpt":
            return (row,)
        case "footnote":
            return (row["marker"],)
        case _:
            return row.get("excerpts") or ()
