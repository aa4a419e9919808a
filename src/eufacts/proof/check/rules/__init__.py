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
    reads: bool = False
    """Whether it reads the words of the document: then it can judge ``READ`` alone."""


RULES = (
    Rule("as-written", values.as_written),
    Rule("value", values.value, reads=True),
    Rule("unit", values.unit, reads=True),
    Rule("qualifier", values.qualifier, reads=True),
    Rule("share-of", values.share_of),
    Rule("same-as", values.same_as),
    Rule("period", times.period, reads=True),
    Rule("period-exact", times.period_exact, reads=True),
    Rule("time-beside", times.time_beside, reads=True),
    Rule("as-of", times.as_of, reads=True),
    Rule("time-omitted", times.time_omitted, reads=True),
    Rule("event-words", times.event_words, reads=True),
    Rule("country-named", countries.country_named, reads=True),
    Rule("country-beside", countries.country_beside, reads=True),
    Rule("country-omitted", countries.country_omitted, reads=True),
    Rule("duplicate-country", countries.duplicate_country),
    Rule("role-named", countries.role_named, reads=True),
    Rule("iso-code", countries.iso_code),
    Rule("excerpt-id", places.excerpt_id),
    Rule("excerpt-order", places.excerpt_order),
    Rule("footnote-marker", places.footnote_marker),
    Rule("footnote-text", places.footnote_text),
    Rule("footnote-order", places.footnote_order),
    Rule("section-circle", places.section_circle),
    Rule("status-words", money.status_words),
    Rule("funder-named", parties.funder_named, reads=True),
    Rule("actor-named", parties.actor_named, reads=True),
    Rule("recipients", money.recipients),
    Rule("part-of", money.part_of),
    Rule("part-omitted", money.part_omitted, reads=True),
    Rule("may-overlap", money.may_overlap),
    Rule("route-figures", links.route_figures),
    Rule("route-named", links.route_named, reads=True),
    Rule("celex-form", links.celex_form),
    Rule("celex-rule", links.celex_rule),
    Rule("reference-words", links.reference_words, reads=True),
    Rule("unused-excerpt", upkeep.unused_excerpt),
    Rule("duplicate-quote", upkeep.duplicate_quote),
    Rule("duplicate-fact", upkeep.duplicate_fact),
)
"""Every rule, in the order in which they are listed."""

READ = "en"
"""The language that the reader of numbers, times and names reads."""


def unread(language: str) -> tuple[str, ...]:
    """Say in a line which rules cannot judge a document in a language; nothing if all can."""
    if language == READ:
        return ()
    names = ", ".join(rule.name for rule in RULES if rule.reads)
    return (f"{names}: they read English, and the document is in {language!r}",)


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
