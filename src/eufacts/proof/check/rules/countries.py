"""Rules on countries: a fact is about the countries that its sentence is about."""

import re
from collections.abc import Iterator

from eufacts.format import model
from eufacts.format.spelling import normalise_name
from eufacts.proof.base import Base, Problem, sentence
from eufacts.source.numbers.countries import NOT_OF_ISO, countries


def country_named(base: Base) -> Iterator[Problem]:
    """Each country of a fact is named in one of its quotes, or its note says how it is known."""
    names = {country.code: country for country in base.records.country}
    for kind, index, fact in base.facts:
        named = {
            mention.code for excerpt in base.quotes(fact) for mention in base.mentions(excerpt)
        }
        noted = {mention.code for mention in base.names_in(fact.note)} if fact.note else set()
        for code in fact.countries:
            if code not in named | noted:
                yield Problem(kind, index, "countries", f"no quote names {names[code].name}")


def country_beside(base: Base) -> Iterator[Problem]:
    """A fact is about a country that is beside its words."""
    for (kind, index, fact), excerpt, at in base.worded():
        beside = _beside(base, excerpt, at, fact)
        if beside and not beside & set(fact.countries):
            message = f"{fact.as_written!r} is beside {', '.join(sorted(beside))}"
            yield Problem(kind, index, "countries", message)


def _beside(base: Base, excerpt: model.Excerpt, at: int, fact: model.Fact) -> set[str]:
    """The countries beside the words of a fact; none where that says nothing."""
    mentions = base.mentions(excerpt)
    end = at + len(fact.as_written or "")
    inside = {m.code for m in mentions if at <= m.start and m.end <= end}
    if inside:
        return inside
    if isinstance(fact, model.Quantity) and fact.value is not None:
        if excerpt.quote[:at].endswith("("):
            return {m.code for m in mentions if m.end == at - 2}
        following = _following(base, excerpt, end)
        if following:
            return following
    start, stop = sentence(excerpt.quote, at)
    return {m.code for m in mentions if fact.countries and start <= m.start < stop}


def _following(base: Base, excerpt: model.Excerpt, end: int) -> set[str]:
    """The countries between a number and the next, or the end of the clause."""
    mentions = base.mentions(excerpt)
    starts = (number.span.start for number in base.reading(excerpt).quantities)
    stop = re.compile(r"[.;,]\s").search(excerpt.quote, end)
    until = stop.start() if stop else len(excerpt.quote)
    until = min([until, *(start for start in starts if start >= end)])
    return {m.code for m in mentions if end <= m.start < until}


def country_omitted(base: Base) -> Iterator[Problem]:
    """Each country that a quote names is one of a fact that cites the quote, or set aside."""
    roles: dict[str, set[str]] = {name: set() for name in base.excerpts}
    for country in base.records.country:
        for name in {name for names in country.roles.values() for name in names}:
            roles[name].add(country.code)
    for index, excerpt in enumerate(base.records.excerpt):
        held = {code for ref in base.on_excerpt[excerpt.id] for code in ref.fact.countries}
        set_aside = _set_aside(base, excerpt)
        named = {
            mention.code
            for mention in base.mentions(excerpt)
            if not any(one <= mention.start and mention.end <= end for one, end in set_aside)
        }
        for code in sorted(named - held - roles[excerpt.id]):
            yield Problem(
                "excerpt", index, "quote", f"the quote names {code}, but no fact that cites it does"
            )


def _set_aside(base: Base, excerpt: model.Excerpt) -> list[tuple[int, int]]:
    """Where in a quote the words of asides are that have its place."""
    place = (excerpt.section, excerpt.paragraph, excerpt.footnote)
    words = (
        aside.words
        for aside in base.records.aside
        if (aside.section, aside.paragraph, aside.footnote) == place
    )
    found = ((excerpt.quote.find(one), len(one)) for one in words)
    return [(at, at + length) for at, length in found if at >= 0]


def duplicate_country(base: Base) -> Iterator[Problem]:
    """A fact names each country once."""
    for kind, index, fact in base.facts:
        if len(set(fact.countries)) < len(fact.countries):
            yield Problem(kind, index, "countries", "a country is listed twice")


def role_named(base: Base) -> Iterator[Problem]:
    """The excerpts that give a country a role name the country."""
    for index, country in enumerate(base.records.country):
        for role, names in country.roles.items():
            for name in names:
                named = {mention.code for mention in base.mentions(base.excerpts[name])}
                if country.code not in named:
                    message = f"{role}: {name} does not name {country.name}"
                    yield Problem("country", index, "roles", message)


def iso_code(base: Base) -> Iterator[Problem]:
    """Codes are those of ISO 3166-1, and alpha-2, alpha-3 and name are one country's."""
    known = countries()
    owners = {normalise_name(name): one.code for one in known.values() for name in one.names}
    for index, country in enumerate(base.records.country):
        listed = known.get(country.code)
        owner = owners.get(normalise_name(country.name), country.code)
        if listed is None or country.code in NOT_OF_ISO:
            yield Problem("country", index, "code", f"{country.code} is not in ISO 3166-1")
        elif listed.alpha3 != country.alpha3:
            yield Problem("country", index, "alpha3", f"{country.code} is {listed.alpha3}")
        elif owner != country.code:
            message = f"{country.name} is {owner}, not {country.code}"
            yield Problem("country", index, "name", message)
        elif not any(
            normalise_name(name) in normalise_name(" ".join(listed.names))
            for name in (country.name, country.name_in_document)
        ):
            message = f"{country.code} is {listed.names[0]}, not {country.name}"
            yield Problem("country", index, "name", message)
