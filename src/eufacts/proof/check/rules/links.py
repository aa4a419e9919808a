"""Rules on what points elsewhere: routes to figures, references to acts."""

import re
from collections.abc import Iterator

from eufacts.celex import CELEX_FORM, derived
from eufacts.format import model
from eufacts.proof.base import Base, Problem

_CELEX = re.compile(CELEX_FORM)


def route_figures(base: Base) -> Iterator[Problem]:
    """A route's figures are figures on that route, and its shares are percentages."""
    figures = {figure.id: figure for figure in base.records.figure}
    for index, route in enumerate(base.records.route):
        for name in (*route.measures, *route.composition):
            if figures[name].route != route.id:
                yield Problem("route", index, "measures", f"{name} is not on this route")
        for name in route.composition:
            if figures[name].unit != "percent":
                yield Problem("route", index, "composition", f"{name} is not a percentage")


def route_named(base: Base) -> Iterator[Problem]:
    """A fact on a route cites a quote that names the route, or an excerpt of the route's."""
    routes = {route.id: route for route in base.records.route}
    for kind, index, fact in base.facts:
        if fact.route is None:
            continue
        route = routes[fact.route]
        quotes = " ".join(excerpt.quote for excerpt in base.quotes(fact)).casefold()
        if route.name.casefold() not in quotes and not set(fact.excerpts) & set(route.excerpts):
            yield Problem(kind, index, "route", f"no quote names the {route.name} route")


def celex_form(base: Base) -> Iterator[Problem]:
    """A CELEX number is well formed, and the link leads to the same number."""
    for index, reference in enumerate(base.records.reference):
        if reference.celex is None:
            continue
        if not _CELEX.fullmatch(reference.celex):
            yield Problem("reference", index, "celex", f"{reference.celex!r} is not a CELEX number")
        if reference.url is not None and not reference.url.endswith(reference.celex):
            yield Problem("reference", index, "url", f"the link does not lead to {reference.celex}")


def celex_rule(base: Base) -> Iterator[Problem]:
    """A derived CELEX number is what EUR-Lex's rule makes of the act's number."""
    for index, reference in enumerate(base.records.reference):
        if reference.celex_basis != "derived":
            continue
        expected = derived(reference.number or "")
        if expected != reference.celex:
            message = f"{reference.celex} does not follow from {reference.number!r}"
            yield Problem("reference", index, "celex", message, expected or "no rule applies")


def reference_words(base: Base) -> Iterator[Problem]:
    """A reference's number, title and date are in its quotes, and its footnote is one of them."""
    for index, reference in enumerate(base.records.reference):
        excerpts = [base.excerpts[name] for name in reference.excerpts]
        for key in ("number", "title"):
            words = getattr(reference, key)
            if words is not None and not any(words in excerpt.quote for excerpt in excerpts):
                yield Problem("reference", index, key, f"{words!r} is in no quote")
        if reference.date is not None and not _dated(base, reference, excerpts):
            yield Problem("reference", index, "date", f"no quote states {reference.date}")
        if reference.footnote is not None and not _noted(base, reference):
            message = f"its excerpts are not those of footnote {reference.footnote}"
            yield Problem("reference", index, "footnote", message)


def _dated(base: Base, reference: model.Reference, excerpts: list[model.Excerpt]) -> bool:
    """Whether a reference's date is in its quotes, or is the year in its number."""
    stated = {date.period for excerpt in excerpts for date in base.reading(excerpt).dates}
    in_number = re.findall(r"\d{4}", reference.number or "")
    return reference.date in stated or reference.date in in_number


def _noted(base: Base, reference: model.Reference) -> bool:
    """Whether a reference cites the text of its footnote or its marker's excerpt."""
    footnotes = {
        number
        for name in reference.excerpts
        for number in (base.excerpts[name].footnote, *base.excerpts[name].footnotes)
    }
    return reference.footnote in footnotes
