"""The rules of ``check``: each a function with a name, and a page in ``explained/`` on it."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from eufacts.proof.base import Base, Problem
from eufacts.proof.check.rules import countries, links, money, places, times, upkeep, values


class Rule(NamedTuple):
    """A rule: what it is called, and what examines it."""

    name: str
    examine: Callable[[Base], Iterator[Problem]]
    one_by_one: bool = False
    """Whether it looks at each fact by itself, so that facts can be shared out."""
    needs: str | None = None
    """A module without which it cannot examine anything."""


RULES = (
    Rule("as-written", values.as_written, one_by_one=True),
    Rule("value", values.value, one_by_one=True),
    Rule("unit", values.unit, one_by_one=True),
    Rule("qualifier", values.qualifier, one_by_one=True),
    Rule("share", values.share),
    Rule("same", values.same),
    Rule("period", times.period, one_by_one=True),
    Rule("period-exact", times.period_exact, one_by_one=True),
    Rule("time-beside", times.time_beside, one_by_one=True),
    Rule("as-of", times.as_of, one_by_one=True),
    Rule("unheard-time", times.unheard_time, one_by_one=True),
    Rule("event-words", times.event_words),
    Rule("country-named", countries.country_named, one_by_one=True),
    Rule("country-beside", countries.country_beside, one_by_one=True),
    Rule("country-unheard", countries.country_unheard),
    Rule("country-twice", countries.country_twice, one_by_one=True),
    Rule("role-named", countries.role_named),
    Rule("iso-code", countries.iso_code),
    Rule("excerpt-id", places.excerpt_id),
    Rule("excerpt-order", places.excerpt_order),
    Rule("footnote-marker", places.footnote_marker),
    Rule("footnote-text", places.footnote_text),
    Rule("footnote-order", places.footnote_order),
    Rule("section-circle", places.section_circle),
    Rule("status-words", money.status_words),
    Rule("funder-named", money.funder_named),
    Rule("recipients", money.recipients),
    Rule("part-of", money.part_of),
    Rule("part-unheard", money.part_unheard),
    Rule("overlap", money.overlap),
    Rule("route-figures", links.route_figures),
    Rule("route-named", links.route_named),
    Rule("celex-form", links.celex_form),
    Rule("celex-rule", links.celex_rule),
    Rule("reference-words", links.reference_words),
    Rule("unused-excerpt", upkeep.unused_excerpt),
    Rule("quote-twice", upkeep.quote_twice),
    Rule("fact-twice", upkeep.fact_twice),
)
"""Every rule, in the order in which they are told."""

WAIVER = "waiver"
"""The rule that waivers are needed; ``check`` enforces it when the others have spoken."""
