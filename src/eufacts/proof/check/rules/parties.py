"""Rules on who: payers and actors are those that the quotes name."""

import re
from collections.abc import Iterator

from eufacts.format import model
from eufacts.proof.base import Base, Problem, sentence

SHORT_FORMS = {
    "European Union": ("European Union", "EU", "The Union", "the Union"),
    "European Commission": ("European Commission", "Commission"),
}
"""How the document writes the names of funders and actors, where it does so in several ways."""


def funder_named(base: Base) -> Iterator[Problem]:
    """Each funder is named in the sentence of the amount, or in another of its excerpts."""
    for index, funding in enumerate(base.records.funding):
        quotes = _quotes(base, funding)
        for funder in funding.funders:
            if not _names(quotes, funder):
                yield Problem("funding", index, "funders", f"no quote names {funder}")


def actor_named(base: Base) -> Iterator[Problem]:
    """Each actor, and each that is called upon, is named in a quote of the statement."""
    for index, statement in enumerate(base.records.statement):
        quotes = _quotes(base, statement)
        for key in ("actors", "called_upon"):
            for name in getattr(statement, key):
                if not _names(quotes, name):
                    yield Problem("statement", index, key, f"no quote names {name}")


def _names(text: str, party: str) -> bool:
    """Whether a text has a party's name in whole words: "EU" is not in "EUR"."""
    forms = "|".join(map(re.escape, SHORT_FORMS.get(party, (party,))))
    return re.search(rf"(?<!\w)(?:{forms})(?!\w)", text) is not None


def _quotes(base: Base, fact: model.Fact) -> str:
    """The sentence with a fact's words, and the fact's other quotes whole."""
    carried = base.carrier(fact)
    if carried is None:
        return " ".join(excerpt.quote for excerpt in base.quotes(fact))
    carrier, at = carried
    start, end = sentence(carrier.quote, at)
    others = (excerpt.quote for excerpt in base.quotes(fact) if excerpt is not carrier)
    return " ".join([carrier.quote[start:end], *others])
