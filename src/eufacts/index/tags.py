"""What finds a row: the tags that questions filter by, the words and the names."""

from collections.abc import Iterable, Iterator, Sequence

from eufacts.format import kinds, model
from eufacts.format.kinds import Row
from eufacts.format.spelling import normalise_name
from eufacts.index.rows import Rows
from eufacts.index.schema import Name, Tag, Words

_TAGGED = tuple((key, filter_.name) for filter_ in kinds.FILTERS for key in filter_.keys)
"""Keys of rows whose values are tags, with the names of the tags."""

_NAMED = frozenset(
    filter_.name
    for filter_ in kinds.FILTERS
    if filter_.keys and filter_ not in (kinds.COUNTRY, kinds.ROUTE)
)
"""Tags whose values are names; countries and routes have several names each."""


class Guide:
    """Says which tags, words and names find the rows of one document."""

    def __init__(self, base: model.FactBase, rows: Rows, prefix: str = "") -> None:
        self._prefix = prefix
        self._countries = {country.code: country for country in base.country}
        self._sections = {
            prefix + section.id: [prefix + name for name in rows.ancestors(section.id)]
            for section in base.section
        }

    def tags(self, row: Row) -> set[Tag]:
        """The tags by which a row can be filtered."""
        tags = {(name, value) for key, name in _TAGGED if key in row for value in _listed(row[key])}
        for code in _codes(row):
            if row["kind"] != "country":
                country = self._countries[code]
                tags.update(("region", region) for region in (country.region, *country.groups))
        if row.get("status"):
            # "committed/planned" is found as either.
            tags.discard(("status", row["status"]))
            tags.update(("status", status) for status in row["status"].split("/"))
        for excerpt in _places(row):
            tags |= self._place(excerpt)
        tags |= self._own_tags(row)
        return tags

    def _own_tags(self, row: Row) -> set[Tag]:
        """The tags that only rows of its kind have."""
        match row["kind"]:
            case "footnote":
                return {("footnote", str(row["number"]))}
            case "section":
                return {("section", name) for name in self._sections[row["id"]]}
            case "route":
                shares = (code for share in row["composition"] for code in share["nationalities"])
                on_it = {*row["path"], *shares} & self._countries.keys()
                return {("route", row["id"]), *(("country", code) for code in on_it)}
            case _:
                return set()

    def _place(self, excerpt: Row) -> set[Tag]:
        """The tags of an excerpt: itself, the sections and the footnotes that it is in."""
        tags = {("section", name) for name in self._sections[excerpt["section"]]}
        tags.add(("excerpt", excerpt["id"]))
        for number in (*excerpt["footnotes"], excerpt["footnote"]):
            if number is not None:
                tags.add(("footnote", str(number)))
        return tags

    def words(self, row: Row) -> Words:
        """The texts in which a search finds a row."""
        if "excerpts" in row:
            quote = " ".join([excerpt["quote"] for excerpt in row["excerpts"]])
        else:
            quote = row.get("quote") or row.get("text") or ""
        names = [row["id"].removeprefix(self._prefix)]
        names += [name for code in _codes(row) for name in self.country_names(code)]
        if row["kind"] != "country":
            names += [str(row[key]) for key in model.SEARCHED_KEYS if row.get(key)]
        return label_of(row), quote, " ".join(names), row.get("note") or ""

    def country_names(self, code: str) -> tuple[str, ...]:
        """The names that people may type for a country."""
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
        """The names that people may type for a row, besides its id."""
        own = row["id"]
        bare = own.removeprefix(self._prefix)
        match row["kind"]:
            case "agreement":
                yield from _agreed(row)
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
                    # A question for its text, fn.3, finds the footnote, which says it is lost.
                    yield "id", normalise_name(f"fn.{number}"), own, f"fn.{number}"
            case "reference":
                for name in filter(None, (row["celex"], row["number"])):
                    yield "id", normalise_name(name), own, name
            case _:
                pass


def _agreed(agreement: Row) -> Iterator[Name]:
    """The type of an agreement, by which the countries that have concluded one are found."""
    type_ = agreement["type"]
    typed = normalise_name(type_)
    yield "agreement type", typed, type_, type_
    if agreement["status"] != "under negotiation":
        yield from (("party", typed, code, code) for code in agreement["countries"])


def names_of(tags: Iterable[Tag]) -> Iterator[Name]:
    """The names that people may type for tags: their values."""
    for name, value in tags:
        if name in _NAMED:
            yield name, normalise_name(value), value, value


def label_of(row: Row) -> str:
    """The label, name or heading of a record."""
    return row.get("label") or row.get("name") or row.get("heading") or ""


def _listed(value: str | Sequence[str] | None) -> Sequence[str]:
    return (value,) if isinstance(value, str) else value or ()


def _codes(row: Row) -> Sequence[str]:
    """The codes of the countries that a row is about, or is."""
    return (row["code"],) if row["kind"] == "country" else row.get("countries") or ()


def _places(row: Row) -> Sequence[Row]:
    """The excerpts that a row is in."""
    match row["kind"]:
        case "excerpt":
            return (row,)
        case "footnote":
            return (row["marker"],)
        case _:
            return row.get("excerpts") or ()
