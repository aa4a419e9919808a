"""The JSON contract: what each record looks like to a script.

Keys are added, never renamed or dropped, within a major version. A key that does not apply is
null. The index stores these objects ready-made; every look-up, in every format, starts from them.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain

from eufacts.format import model
from eufacts.format.kinds import FACT_KINDS, KIND_NAMES, Row
from eufacts.format.links import deep_link, usual
from eufacts.format.lock import Lock
from eufacts.format.pinpoint import Pinpoints
from eufacts.format.spelling import normalise_name
from eufacts.places import cell_keys

_OWN = {
    kind: tuple(
        key for key in model.TABLES[kind].model_fields if key not in model.Quantity.model_fields
    )
    for kind in FACT_KINDS
}
"""The keys that only facts of one kind have."""

_REFERENCES = {
    kind: frozenset(
        key for key, table in model.references_of(model.TABLES[kind]).items() if table != "country"
    )
    for kind in FACT_KINDS
}
"""The keys of facts whose values are ids; a country's id is its code in every document."""


class Rows:
    """Turns the records of one fact base into rows."""

    def __init__(self, base: model.FactBase, lock: Lock | None = None, prefix: str = "") -> None:
        """Prepare the rows of a document.

        Args:
            base: Its records.
            lock: What was proven.
            prefix: The start of its ids, which makes them unique among several documents.
        """
        self._base = base
        self._document = base.document.name
        self._lock = lock
        self._prefix = prefix
        self._pinpoints = Pinpoints(base.document, base.section)
        self._citations: dict[tuple[str, ...], str] = {}
        self._sections = {section.id: section for section in base.section}
        self._excerpts = {excerpt.id: excerpt for excerpt in base.excerpt}
        self._excerpt_rows = {excerpt.id: self._quoted(excerpt) for excerpt in base.excerpt}
        self._facts: dict[str, model.Fact] = {}
        self._kinds: dict[str, str] = {}
        for kind in FACT_KINDS:
            facts: tuple[model.Fact, ...] = getattr(base, kind)
            self._facts.update((fact.id, fact) for fact in facts)
            self._kinds.update((fact.id, kind) for fact in facts)
        self._on_excerpt: dict[str, list[model.Fact]] = defaultdict(list)
        for fact in self._facts.values():
            for name in fact.excerpts:
                self._on_excerpt[name].append(fact)
        self._called = {
            country.code: [f" {normalise_name(name)} " for name in country.names]
            for country in base.country
        }
        self._in_country = Counter(
            code for fact in self._facts.values() for code in set(fact.countries)
        )
        in_section = Counter(
            (
                frozenset(self._excerpts[name].section for name in fact.excerpts),
                self._kinds[fact.id],
            )
            for fact in self._facts.values()
        )
        self._in_section: Counter[tuple[str, str]] = Counter()
        for (sections, kind), count in in_section.items():
            around = {name for inner in sections for name in self.ancestors(inner)}
            self._in_section.update({(name, kind): count for name in around})
        self._paragraphs: dict[str, int] = defaultdict(int)
        for excerpt in base.excerpt:
            highest = max(self._paragraphs[excerpt.section], excerpt.paragraph or 0)
            self._paragraphs[excerpt.section] = highest

    def rows(self) -> Iterator[Row]:
        """Give the row of every record, by kind and then in the order of the document."""
        yield from (self._section(section) for section in self._base.section)
        yield from (self._country(country) for country in self._base.country)
        yield from (self._route(route) for route in self._base.route)
        yield from (self._fact(name) for name in self._facts)
        yield from (self._reference(reference) for reference in self._base.reference)
        yield from (self._excerpt(excerpt) for excerpt in self._base.excerpt)
        yield from (self._footnote(footnote) for footnote in self._base.footnote)

    def about(self) -> Row:
        """Give the row of the document, with its numbers of records and of proven excerpts."""
        tables = (table for table in model.TABLES if table in KIND_NAMES)
        return {
            **self._base.document.model_dump(mode="json"),
            "document": self._document,
            "citation": self._pinpoints.document(),
            "counts": {table: len(getattr(self._base, table)) for table in tables},
            "proven": sum(self._proven(one) is not None for one in self._base.excerpt),
            "open_reviews": self._base.open_reviews,
        }

    def ancestors(self, section_id: str) -> tuple[str, ...]:
        """List the ids of a section and of those around it, outermost first."""
        return tuple(section.id for section in self._pinpoints.chain(section_id))

    def _named(self, name: str) -> str:
        """An id as rows write it."""
        return self._prefix + name

    def _all_named(self, value: str | Sequence[str] | None) -> str | list[str] | None:
        """One id or several, as rows write them."""
        if value is None:
            return None
        if isinstance(value, str):
            return self._prefix + value
        return [self._prefix + name for name in value]

    def _quoted(self, excerpt: model.Excerpt) -> Row:
        proven = self._proven(excerpt)
        link = self._lock.links.get(excerpt.id) if self._lock and proven else None
        if link is None and not excerpt.is_cell:  # a table may have the words of a cell often
            link = usual(excerpt.quote)
        page = self._base.document.url
        return {
            "id": self._named(excerpt.id),
            "quote": excerpt.quote,
            "section": self._named(excerpt.section),
            "heading": self._sections[excerpt.section].heading,
            "paragraph": excerpt.paragraph,
            "footnote": excerpt.footnote,
            **cell_keys(excerpt.cell),
            "unit_as_written": excerpt.unit_as_written,
            "footnotes": excerpt.footnotes,
            "url": page and deep_link(page, excerpt.quote, link),
            "proven": proven,
        }

    def _proven(self, excerpt: model.Excerpt) -> Row | None:
        """Say which source proved a quote; None if none did."""
        lock = self._lock
        if lock is None or not lock.proves(excerpt):
            return None
        return {"source": lock.source, "sha256": lock.sha256}

    def _cite(self, ids: tuple[str, ...]) -> str:
        known = self._citations.get(ids)
        if known is None:
            known = self._pinpoints.cite(tuple([self._excerpts[name] for name in ids]))
            self._citations[ids] = known
        return known

    def _quotes(self, ids: tuple[str, ...]) -> list[Row]:
        return [self._excerpt_rows[name] for name in ids]

    def _fact(self, name: str) -> Row:
        fact = self._facts[name]
        kind = self._kinds[name]
        first = self._excerpts[fact.excerpts[0]]
        row: Row = {
            "id": self._named(fact.id),
            "kind": kind,
            "document": self._document,
            "label": fact.label,
            "value": getattr(fact, "value", None),
            "unit": getattr(fact, "unit", None),
            "qualifier": getattr(fact, "qualifier", None),
            "as_written": fact.as_written,
            "countries": fact.countries,
            "regions": fact.regions,
            "route": fact.route and self._named(fact.route),
            "topic": fact.topic,
            "period": fact.period,
            "as_of": fact.as_of,
            "section": self._named(first.section),
            "paragraph": first.paragraph,
            "footnote": first.footnote,
            **cell_keys(first.cell),
        }
        for key in _OWN[kind]:
            value = getattr(fact, key)
            row[key] = self._all_named(value) if key in _REFERENCES[kind] else value
        row["note"] = fact.note
        row["review"] = fact.review
        row["excerpts"] = self._quotes(fact.excerpts)
        row["citation"] = self._cite(fact.excerpts)
        return row

    def _country(self, country: model.Country) -> Row:
        around = self._base.vocabulary.around
        own = (country.region, *country.groups)
        groups = _distinct(country.groups, *[around(name) for name in own])
        return {
            "id": country.code,
            "kind": "country",
            "code": country.code,
            "alpha3": country.alpha3,
            "name": country.name,
            "name_in_document": country.name_in_document,
            "aliases": list(country.aliases),
            "demonyms": list(country.demonyms),
            "region": country.region,
            "groups": list(groups),
            "territory_of": country.territory_of,
            "roles": list(country.roles),
            "role_excerpts": {role: self._all_named(ids) for role, ids in country.roles.items()},
            "facts": self._in_country[country.code],
            "note": country.note,
        }

    def _route(self, route: model.Route) -> Row:
        shares = (self._fact(name) for name in route.composition)
        return {
            "id": self._named(route.id),
            "kind": "route",
            "document": self._document,
            "name": route.name,
            "aliases": list(route.aliases),
            "path": list(route.path),
            "measure": route.measure,
            "measures": [self._fact(name) for name in route.measures],
            "composition": [
                {
                    "nationalities": share["countries"],
                    "share": share["value"],
                    "qualifier": share["qualifier"],
                    "as_written": share["as_written"],
                    "figure": share["id"],
                }
                for share in shares
            ],
            "trend": [
                {
                    "id": self._named(name),
                    "label": self._facts[name].label,
                    "period": self._facts[name].period,
                }
                for name in route.trend
            ],
            "overlaps": [
                {
                    "route": self._named(overlap.route),
                    "reason": overlap.reason,
                    "excerpts": self._all_named(overlap.excerpts),
                }
                for overlap in route.overlaps
            ],
            "note": route.note,
            "excerpts": self._quotes(route.excerpts),
            "citation": self._cite(route.excerpts),
        }

    def _reference(self, reference: model.Reference) -> Row:
        first = self._excerpts[reference.excerpts[0]]
        return {
            "id": self._named(reference.id),
            "kind": "reference",
            "document": self._document,
            "label": reference.label,
            "number": reference.number,
            "title": reference.title,
            "date": reference.date,
            "celex": reference.celex,
            "celex_basis": reference.celex_basis,
            "eli": reference.eli,
            "url": reference.url,
            "footnote": reference.footnote,
            "section": self._named(first.section),
            "paragraph": first.paragraph,
            **cell_keys(first.cell),
            "note": reference.note,
            "review": reference.review,
            "excerpts": self._quotes(reference.excerpts),
            "citation": self._cite(reference.excerpts),
        }

    def _excerpt(self, excerpt: model.Excerpt) -> Row:
        facts = self._on_excerpt[excerpt.id]
        return {
            "id": self._named(excerpt.id),
            "kind": "excerpt",
            "document": self._document,
            **self._excerpt_rows[excerpt.id],
            "countries": self._about(excerpt),
            "regions": _distinct(*[fact.regions for fact in facts]),
            "topics": _distinct([fact.topic for fact in facts if fact.topic]),
            "facts": [self._named(fact.id) for fact in facts],
            "citation": self._cite((excerpt.id,)),
        }

    def _about(self, excerpt: model.Excerpt) -> Sequence[str]:
        """The countries that a sentence is about.

        A fact's first sentence is about its countries, each of the others about those that it
        names.
        """
        facts = self._on_excerpt[excerpt.id]
        first = [fact.countries for fact in facts if fact.excerpts[0] == excerpt.id]
        others = {code for fact in facts for code in fact.countries}.difference(*first)
        quote = f" {normalise_name(excerpt.quote)} " if others else ""
        silent = {code for code in others if not any(name in quote for name in self._called[code])}
        return [code for code in _distinct(*[f.countries for f in facts]) if code not in silent]

    def _footnote(self, footnote: model.Footnote) -> Row:
        marker = self._excerpts[footnote.marker]
        return {
            "id": self._named(f"footnote-{footnote.number}"),
            "kind": "footnote",
            "document": self._document,
            "number": footnote.number,
            "text": self._excerpts[footnote.text].quote if footnote.text else None,
            "lost": footnote.lost,
            "section": self._named(marker.section),
            "heading": self._sections[marker.section].heading,
            "paragraph": marker.paragraph,
            **cell_keys(marker.cell),
            "after": footnote.after,
            "marker": self._excerpt_rows[marker.id],
            "url": self._excerpt_rows[footnote.text or marker.id]["url"],
            "facts": [
                self._named(fact.id) for fact in self._on_excerpt.get(footnote.text or "", ())
            ],
            "note": footnote.note,
            "citation": f"{self._cite((marker.id,))}, footnote {footnote.number}",
        }

    def _section(self, section: model.Section) -> Row:
        by_kind = {kind: self._in_section[section.id, kind] for kind in FACT_KINDS}
        return {
            "id": self._named(section.id),
            "kind": "section",
            "document": self._document,
            "number": section.number,
            "heading": section.heading,
            "parent": self._all_named(section.parent),
            "supplied": section.supplied,
            "paragraphs": self._paragraphs[section.id],
            "facts": sum(by_kind.values()),
            "facts_by_kind": by_kind,
            "citation": f"{self._pinpoints.document()}, {self._pinpoints.section(section.id)}",
        }


def _distinct(*values: Sequence[str]) -> Sequence[str]:
    """All values, each once."""
    if len(values) == 1 and len(values[0]) <= 1:
        return values[0]
    return list(dict.fromkeys(chain.from_iterable(values)))
