"""Rules on upkeep: nothing idle, nothing twice."""

from collections.abc import Iterator

from eufacts.proof.base import Base, Placed, Problem


def unused_excerpt(base: Base) -> Iterator[Problem]:
    """Each excerpt carries a fact, a footnote, a reference, a route or a country's role."""
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
    for nth, excerpt in enumerate(base.records.excerpt):
        if excerpt.id not in used:
            yield Problem("excerpt", nth, "id", "nothing stands on it")


def quote_twice(base: Base) -> Iterator[Problem]:
    """No sentence is quoted twice."""
    seen: dict[str, str] = {}
    for nth, excerpt in enumerate(base.records.excerpt):
        other = seen.setdefault(excerpt.quote, excerpt.id)
        if other != excerpt.id:
            yield Problem("excerpt", nth, "quote", f"is the quote of {other}")


def fact_twice(base: Base) -> Iterator[Problem]:
    """No fact is entered twice."""
    groups: dict[tuple[object, ...], list[Placed]] = {}
    for placed in base.facts:
        fact = placed.fact
        if fact.as_written is not None:
            groups.setdefault((fact.as_written, fact.excerpts), []).append(placed)
    for group in groups.values():
        seen: dict[tuple[object, ...], str] = {}
        for kind, nth, fact in group if len(group) > 1 else ():
            keys = ("value", "unit", "type", "part_of", "period", "countries")
            said = (kind, *(getattr(fact, key, None) for key in keys))
            first = seen.setdefault(said, fact.id)
            if first != fact.id:
                yield Problem(kind, nth, "id", f"says the same as {first}")
