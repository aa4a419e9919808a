"""Rules on upkeep: nothing unused, nothing twice."""

from collections.abc import Iterator

from eufacts.proof.base import Base, FactRef, Problem


def unused_excerpt(base: Base) -> Iterator[Problem]:
    """Each excerpt is used by a fact, a footnote, a reference, a route or a country's role."""
    used = {name for name, facts in base.on_excerpt.items() if facts}
    used |= {
        name
        for footnote in base.records.footnote
        for name in (footnote.marker, footnote.text)
        if name
    }
    used |= {name for reference in base.records.reference for name in reference.excerpts}
    used |= {name for route in base.records.route for name in route.excerpts}
    used |= {
        n for country in base.records.country for names in country.roles.values() for n in names
    }
    for index, excerpt in enumerate(base.records.excerpt):
        if excerpt.id not in used:
            yield Problem("excerpt", index, "id", "no record uses this excerpt")


def duplicate_quote(base: Base) -> Iterator[Problem]:
    """No sentence is quoted twice; two cells, and two footnotes, may have the same words."""
    seen: dict[tuple[object, ...], str] = {}
    for index, excerpt in enumerate(base.records.excerpt):
        if excerpt.footnote is not None:
            continue
        cell = (excerpt.section, excerpt.cell) if excerpt.is_cell else ()
        other = seen.setdefault((excerpt.quote, *cell), excerpt.id)
        if other != excerpt.id:
            yield Problem("excerpt", index, "quote", f"{other} has the same quote")


def duplicate_fact(base: Base) -> Iterator[Problem]:
    """No fact is entered twice."""
    groups: dict[tuple[object, ...], list[FactRef]] = {}
    for ref in base.facts:
        if ref.fact.as_written is not None:
            groups.setdefault((ref.fact.as_written, ref.fact.excerpts), []).append(ref)
    for group in groups.values():
        seen: dict[tuple[object, ...], str] = {}
        for kind, index, fact in group if len(group) > 1 else ():
            keys = ("value", "unit", "type", "part_of", "period", "countries")
            content = (kind, *(getattr(fact, key, None) for key in keys))
            first = seen.setdefault(content, fact.id)
            if first != fact.id:
                yield Problem(kind, index, "id", f"it says the same as {first}")
