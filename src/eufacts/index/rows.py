"""The JSON contract: what each record looks like to a script.

Keys are added, never renamed or dropped, within a major version. A key that does not apply is
null. The index stores these objects ready-made; every look-up, in every format, starts from them.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

from eufacts.format import model
from eufacts.format.links import deep_link, usual
from eufacts.format.lock import Lock
from eufacts.format.pinpoint import Pinpoints

Row = dict[str, Any]
"""A record as scripts see it: the keys of the contract, and values that JSON can write."""

FACT_KINDS = ("figure", "funding", "instrument", "agreement", "event", "statement")
"""The kinds of fact, in the order in which they are told."""


class Contract:
    """Turns the records of one fact base into rows."""

    def __init__(self, base: model.FactBase, lock: Lock | None = None) -> None:
        self._base = base
        self._lock = lock
        self._pinpoints = Pinpoints(base.document, base.section)
        self._citations: dict[tuple[str, ...], str] = {}
        self._sections = {section.id: section for section in base.section}
        self._excerpts = {excerpt.id: excerpt for excerpt in base.excerpt}
        self._excerpt_rows = {excerpt.id: self._quoted(excerpt) for excerpt in base.excerpt}
        self._facts = {fact.id: fact for kind in FACT_KINDS for fact in getattr(base, kind)}
        self._on_excerpt: dict[str, list[model.Fact]] = defaultdict(list)
        for fact in self._facts.values():
            for name in fact.excerpts:
                self._on_excerpt[name].append(fact)
        self._in_country = Counter(c for fact in self._facts.values() for c in set(fact.countries))
        in_section = Counter(
            (self._excerpts[fact.excerpts[0]].section, _SHAPES[type(fact)])
            for fact in self._facts.values()
        )
        self._in_section: Counter[tuple[str, str]] = Counter()
        for (inner, kind), count in in_section.items():
            self._in_section.update({(name, kind): count for name in self.ancestors(inner)})
        self._paragraphs: dict[str, int] = defaultdict(int)
        for excerpt in base.excerpt:
            highest = max(self._paragraphs[excerpt.section], excerpt.paragraph)
            self._paragraphs[excerpt.section] = highest

    def rows(self) -> Iterator[Row]:
        """Give every record's row, kind by kind, each kind in the order of the document."""
        yield from (self._section(section) for section in self._base.section)
        yield from (self._country(country) for country in self._base.country)
        yield from (self._route(route) for route in self._base.route)
        yield from (self._fact(name) for name in self._facts)
        yield from (self._reference(reference) for reference in self._base.reference)
        yield from (self._excerpt(excerpt) for excerpt in self._base.excerpt)
        yield from (self._footnote(footnote) for footnote in self._base.footnote)

    def about(self) -> Row:
        """Give the row on the document and on how many records of each kind there are."""
        unasked = ("document", "waiver", "aside")
        tables = (table for table in model.FactBase.model_fields if table not in unasked)
        return {
            **self._base.document.model_dump(mode="json"),
            "citation": self._pinpoints.document(),
            "counts": {table: len(getattr(self._base, table)) for table in tables},
        }

    def ancestors(self, section_id: str) -> tuple[str, ...]:
        """List the ids of a section and of those it lies in, outermost first."""
        return tuple(section.id for section in self._pinpoints.chain(section_id))

    def _quoted(self, excerpt: model.Excerpt) -> Row:
        proven = self._proven(excerpt)
        link = self._lock.link(excerpt.id) if self._lock and proven else None
        return {
            "id": excerpt.id,
            "quote": excerpt.quote,
            "section": excerpt.section,
            "heading": self._sections[excerpt.section].heading,
            "paragraph": excerpt.paragraph,
            "footnote": excerpt.footnote,
            "footnotes": excerpt.footnotes,
            "url": deep_link(self._base.document.url, excerpt.quote, link or usual(excerpt.quote)),
            "proven": proven,
        }

    def _proven(self, excerpt: model.Excerpt) -> Row | None:
        """Say against which source a quote was proven; None where it was not."""
        lock = self._lock
        if lock is None or not lock.proves(
            excerpt.id,
            excerpt.quote,
            section=excerpt.section,
            paragraph=excerpt.paragraph,
            footnote=excerpt.footnote,
            footnotes=excerpt.footnotes,
        ):
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
        first = self._excerpts[fact.excerpts[0]]
        values = fact.__dict__
        row = {
            "id": fact.id,
            "kind": _SHAPES[type(fact)],
            "document": self._base.document.celex,
            "label": fact.label,
            "value": values.get("value"),
            "unit": values.get("unit"),
            "qualifier": values.get("qualifier"),
            "as_written": fact.as_written,
            "countries": fact.countries,
            "regions": fact.regions,
            "route": fact.route,
            "topic": fact.topic,
            "period": fact.period,
            "as_of": fact.as_of,
            "section": first.section,
            "paragraph": first.paragraph,
            "footnote": first.footnote,
        }
        for key in _OWN[type(fact)]:
            row[key] = values[key]
        row["note"] = fact.note
        row["excerpts"] = self._quotes(fact.excerpts)
        row["citation"] = self._cite(fact.excerpts)
        return row

    def _country(self, country: model.Country) -> Row:
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
            "groups": list(country.groups),
            "territory_of": country.territory_of,
            "roles": list(country.roles),
            "role_excerpts": {role: list(ids) for role, ids in country.roles.items()},
            "facts": self._in_country[country.code],
            "note": country.note,
        }

    def _route(self, route: model.Route) -> Row:
        shares = (self._fact(name) for name in route.composition)
        return {
            "id": route.id,
            "kind": "route",
            "document": self._base.document.celex,
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
                {"id": name, "label": self._facts[name].label, "period": self._facts[name].period}
                for name in route.trend
            ],
            "overlaps": [overlap.model_dump(mode="json") for overlap in route.overlaps],
            "note": route.note,
            "excerpts": self._quotes(route.excerpts),
            "citation": self._cite(route.excerpts),
        }

    def _reference(self, reference: model.Reference) -> Row:
        first = self._excerpts[reference.excerpts[0]]
        return {
            "id": reference.id,
            "kind": "reference",
            "document": self._base.document.celex,
            "label": reference.label,
            "number": reference.number,
            "title": reference.title,
            "date": reference.date,
            "celex": reference.celex,
            "celex_basis": reference.celex_basis,
            "eli": reference.eli,
            "url": reference.url,
            "footnote": reference.footnote,
            "section": first.section,
            "paragraph": first.paragraph,
            "note": reference.note,
            "excerpts": self._quotes(reference.excerpts),
            "citation": self._cite(reference.excerpts),
        }

    def _excerpt(self, excerpt: model.Excerpt) -> Row:
        facts = self._on_excerpt[excerpt.id]
        return {
            "id": excerpt.id,
            "kind": "excerpt",
            "document": self._base.document.celex,
            **self._excerpt_rows[excerpt.id],
            "countries": _distinct(*[fact.countries for fact in facts]),
            "topics": _distinct([fact.topic for fact in facts]),
            "facts": [fact.id for fact in facts],
            "citation": self._cite((excerpt.id,)),
        }

    def _footnote(self, footnote: model.Footnote) -> Row:
        marker = self._excerpts[footnote.marker]
        return {
            "id": f"footnote-{footnote.number}",
            "kind": "footnote",
            "document": self._base.document.celex,
            "number": footnote.number,
            "text": self._excerpts[footnote.text].quote if footnote.text else None,
            "lost": footnote.lost,
            "section": marker.section,
            "heading": self._sections[marker.section].heading,
            "paragraph": marker.paragraph,
            "after": footnote.after,
            "marker": self._excerpt_rows[marker.id],
            "url": self._excerpt_rows[footnote.text or marker.id]["url"],
            "facts": [fact.id for fact in self._on_excerpt.get(footnote.text or "", ())],
            "note": footnote.note,
            "citation": f"{self._cite((marker.id,))}, footnote {footnote.number}",
        }

    def _section(self, section: model.Section) -> Row:
        by_kind = {kind: self._in_section[section.id, kind] for kind in FACT_KINDS}
        return {
            "id": section.id,
            "kind": "section",
            "document": self._base.document.celex,
            "number": section.number,
            "heading": section.heading,
            "parent": section.parent,
            "supplied": section.supplied,
            "paragraphs": self._paragraphs[section.id],
            "facts": sum(by_kind.values()),
            "facts_by_kind": by_kind,
            "citation": f"{self._pinpoints.document()}, {self._pinpoints.section(section.id)}",
        }


_SHAPES: dict[type[model.Fact], str] = {
    model.Figure: "figure",
    model.Funding: "funding",
    model.Instrument: "instrument",
    model.Agreement: "agreement",
    model.Event: "event",
    model.Statement: "statement",
}

_OWN = {
    shape: tuple(key for key in shape.model_fields if key not in model.Quantity.model_fields)
    for shape in _SHAPES
}
"""The keys that the facts of one kind alone have."""


def _distinct(*values: Sequence[str]) -> Sequence[str]:
    """All values, each once."""
    if len(values) == 1 and len(values[0]) <= 1:
        return values[0]
    return list(dict.fromkeys(chain.from_iterable(values)))
