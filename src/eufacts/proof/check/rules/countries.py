"""Rules on countries: a fact is about those that its sentence is about."""

import re
from collections.abc import Iterator

from eufacts.format import model
from eufacts.format.spelling import fold
from eufacts.proof.base import Base, Problem, sentence
from eufacts.source.numbers.countries import NOT_OF_ISO, countries


def country_named(base: Base) -> Iterator[Problem]:
    """Each country of a fact is named in one of its quotes, or its note says how it is known."""
    names = {country.code: country for country in base.records.country}
    for kind, nth, fact in base.facts:
        named = {
            mention.code for excerpt in base.quotes(fact) for mention in base.mentions(excerpt)
        }
        noted = {mention.code for mention in base.names_in(fact.note)} if fact.note else set()
        for code in fact.countries:
            if code not in named | noted:
                told = f"no quote names {names[code].name}"
                yield Problem(kind, nth, "countries", told)


def country_beside(base: Base) -> Iterator[Problem]:
    """A fact is about a country that its words stand beside."""
    for kind, nth, fact in base.facts:
        carried = base.carrier(fact)
        if carried is None:
            continue
        beside = _beside(base, *carried, fact)
        if beside and not beside & set(fact.countries):
            told = f"{fact.as_written!r} stands beside {', '.join(sorted(beside))}"
            yield Problem(kind, nth, "countries", told)


def _beside(base: Base, excerpt: model.Excerpt, at: int, fact: model.Fact) -> set[str]:
    """The countries that the words of a fact stand beside; none where that says nothing."""
    mentions = base.mentions(excerpt)
    end = at + len(fact.as_written or "")
    inside = {one.code for one in mentions if at <= one.start and one.end <= end}
    if inside:
        return inside
    if isinstance(fact, model.Quantity) and fact.value is not None:
        if excerpt.quote[:at].endswith("("):
            return {one.code for one in mentions if one.end == at - 2}
        following = _following(base, excerpt, end)
        if following:
            return following
    start, stop = sentence(excerpt.quote, at)
    named = {one.code for one in mentions if start <= one.start < stop}
    return named if fact.countries else set()


def _following(base: Base, excerpt: model.Excerpt, end: int) -> set[str]:
    """The countries between a number and the next, or the end of the clause."""
    mentions = base.mentions(excerpt)
    numbers = [one.span.start for one in base.reading(excerpt).quantities if one.span.start >= end]
    stop = re.compile(r"[.;,]\s").search(excerpt.quote, end)
    until = min([*numbers, stop.start() if stop else len(excerpt.quote)])
    return {one.code for one in mentions if end <= one.start < until}


def country_unheard(base: Base) -> Iterator[Problem]:
    """Each country that a quote names is a country of some fact that stands on the quote."""
    roles: dict[str, set[str]] = {name: set() for name in base.excerpts}
    for country in base.records.country:
        for name in {name for names in country.roles.values() for name in names}:
            roles[name].add(country.code)
    for nth, excerpt in enumerate(base.records.excerpt):
        held = {code for one in base.on_excerpt[excerpt.id] for code in one.fact.countries}
        named = {mention.code for mention in base.mentions(excerpt)}
        for code in sorted(named - held - roles[excerpt.id]):
            yield Problem("excerpt", nth, "quote", f"names {code}, which no fact on it is about")


def country_twice(base: Base) -> Iterator[Problem]:
    """A fact names each country once."""
    for kind, nth, fact in base.facts:
        if len(set(fact.countries)) < len(fact.countries):
            yield Problem(kind, nth, "countries", "a country stands twice")


def role_named(base: Base) -> Iterator[Problem]:
    """The excerpts that give a country a role name the country."""
    for nth, country in enumerate(base.records.country):
        for role, names in country.roles.items():
            for name in names:
                named = {mention.code for mention in base.mentions(base.excerpts[name])}
                if country.code not in named:
                    told = f"{role}: {name} does not name {country.name}"
                    yield Problem("country", nth, "roles", told)


def iso_code(base: Base) -> Iterator[Problem]:
    """Codes are those of ISO 3166-1, and alpha-2, alpha-3 and name are one country's."""
    known = countries()
    owners = {fold(name): one.code for one in known.values() for name in one.names}
    for nth, country in enumerate(base.records.country):
        listed = known.get(country.code)
        owner = owners.get(fold(country.name), country.code)
        if listed is None or country.code in NOT_OF_ISO:
            yield Problem("country", nth, "code", f"{country.code} is no code of ISO 3166-1")
        elif listed.alpha3 != country.alpha3:
            yield Problem("country", nth, "alpha3", f"{country.code} is {listed.alpha3}")
        elif owner != country.code:
            told = f"{country.name} is {owner}, not {country.code}"
            yield Problem("country", nth, "name", told)
        elif not any(
            fold(name) in fold(" ".join(listed.names))
            for name in (country.name, country.name_in_document)
        ):
            told = f"{country.code} is {listed.names[0]}, not {country.name}"
            yield Problem("country", nth, "name", told)
