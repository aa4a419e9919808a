"""The rules of ``check``: each a function with a name, and a page in ``explained/`` on it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple, get_args

from eufacts.format.toml import FormatRule
from eufacts.proof.base import Base, Problem
from eufacts.proof.check.rules import (
    countries,
    links,
    money,
    parties,
    places,
    times,
    upkeep,
    values,
)


class Rule(NamedTuple):
    """A rule: what it is called, and what examines it."""

    name: str
    examine: Callable[[Base], Iterator[Problem]]
    needs: str | None = None
    """A module without which it cannot examine anything."""


RULES = (
    Rule("as-written", values.as_written),
    Rule("value", values.value),
    Rule("unit", values.unit),
    Rule("qualifier", values.qualifier),
    Rule("share-of", values.share_of),
    Rule("same-as", values.same_as),
    Rule("period", times.period),
    Rule("period-exact", times.period_exact),
    Rule("time-beside", times.time_beside),
    Rule("as-of", times.as_of),
    Rule("time-omitted", times.time_omitted),
    Rule("event-words", times.event_words),
    Rule("country-named", countries.country_named),
    Rule("country-beside", countries.country_beside),
    Rule("country-omitted", countries.country_omitted),
    Rule("duplicate-country", countries.duplicate_country),
    Rule("role-named", countries.role_named),
    Rule("iso-code", countries.iso_code),
    Rule("excerpt-id", places.excerpt_id),
    Rule("excerpt-order", places.excerpt_order),
    Rule("footnote-marker", places.footnote_marker),
    Rule("footnote-text", places.footnote_text),
    Rule("footnote-order", places.footnote_order),
    Rule("section-circle", places.section_circle),
    Rule("status-words", money.status_words),
    Rule("funder-named", parties.funder_named),
    Rule("actor-named", parties.actor_named),
    Rule("recipients", money.recipients),
    Rule("part-of", money.part_of),
    Rule("part-omitted", money.part_omitted),
    Rule("may-overlap", money.may_overlap),
    Rule("route-figures", links.route_figures),
    Rule("route-named", links.route_named),
    Rule("celex-form", links.celex_form),
    Rule("celex-rule", links.celex_rule),
    Rule("reference-words", links.reference_words),
    Rule("unused-excerpt", upkeep.unused_excerpt),
    Rule("duplicate-quote", upkeep.duplicate_quote),
    Rule("duplicate-fact", upkeep.duplicate_fact),
)
"""Every rule, in the order in which they are listed."""

WAIVER = "waiver"
"""The rule that waivers are needed; ``check`` enforces it after the others."""

REVIEW = "review"
"""The rule that everything is decided; ``check`` enforces it where it is asked to be strict."""

PAGES = Path(__file__).parents[1] / "explained"
"""The folder of pages, one for each rule; an examination reads none of them."""


def rule_names() -> tuple[str, ...]:
    """Every rule's name: those that reading enforces, the others, the one on their waivers."""
    return (*get_args(FormatRule), *(rule.name for rule in RULES), WAIVER, REVIEW)


def page(rule: str) -> str:
    """The page on a rule: what it wants, why, what is wrong and right, what to do."""
    return (PAGES / f"{rule}.md").read_text(encoding="utf-8")


def wanted(rule: str) -> str:
    """What a rule wants: the sentence that its page begins with."""
    _, sentence, _ = page(rule).split("\n\n", 2)
    return " ".join(sentence.split())
