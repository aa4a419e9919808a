"""Rules on money: status, payers, parts and wholes as the document has them."""

import re
from collections.abc import Iterator

from eufacts.format import model
from eufacts.proof.base import Base, Problem, sentence

STATUS_WORDS = {
    "allocated": ("allocat",),
    "approved": ("approv",),
    "committed": ("commit",),
    "committed/planned": ("committed/planned",),
    "considered": ("consider",),
    "contributed": ("contribut",),
    "financed": ("financ",),
    "indicative": ("indicative",),
    "mobilised": ("mobilis",),
    "negotiated": ("negotiat",),
    "planned": ("plan",),
    "proposed": ("propos",),
    "provided": ("provid",),
}
"""For each status the beginnings of the words that it rests on."""

SHORT_FORMS = {
    "European Union": ("European Union", "EU", "Union"),
    "European Commission": ("European Commission", "Commission"),
    "Member States": ("Member States",),
    "EU budget": ("EU budget",),
}
"""How the document writes those who pay."""


def status_words(base: Base) -> Iterator[Problem]:
    """A status rests on words of the quote that say it."""
    for nth, funding in enumerate(base.records.funding):
        words = funding.status_as_written
        if funding.status is None:
            if words is not None:
                yield Problem("funding", nth, "status_as_written", "words without a status")
        elif words is None:
            yield Problem("funding", nth, "status", "rests on no words")
        elif not any(words in excerpt.quote for excerpt in base.quotes(funding)):
            yield Problem("funding", nth, "status_as_written", f"{words!r} stands in no quote")
        elif not any(word in words.casefold() for word in STATUS_WORDS[funding.status]):
            yield Problem("funding", nth, "status", f"{words!r} does not say {funding.status}")


def funder_named(base: Base) -> Iterator[Problem]:
    """Each funder is named in the sentence of the amount, or in another of its excerpts."""
    for nth, funding in enumerate(base.records.funding):
        quotes = _said_of(base, funding)
        for funder in funding.funders:
            if not any(_holds(quotes, form) for form in SHORT_FORMS.get(funder, (funder,))):
                yield Problem("funding", nth, "funders", f"no quote names {funder}")


def _holds(text: str, words: str) -> bool:
    """Whether whole words stand in a text: "EU" is not in "EUR"."""
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None


def _said_of(base: Base, funding: model.Funding) -> str:
    """The sentence with an amount's words, and the fact's other quotes whole."""
    carried = base.carrier(funding)
    if carried is None:
        return " ".join(excerpt.quote for excerpt in base.quotes(funding))
    holding, at = carried
    start, end = sentence(holding.quote, at)
    others = (excerpt.quote for excerpt in base.quotes(funding) if excerpt is not holding)
    return " ".join([holding.quote[start:end], *others])


def recipients(base: Base) -> Iterator[Problem]:
    """Countries that receive are countries of the fact, and each stands once."""
    codes = {country.code for country in base.records.country}
    for nth, funding in enumerate(base.records.funding):
        receiving = [name for name in funding.recipients if name in codes]
        for code in sorted(set(receiving) - set(funding.countries)):
            yield Problem("funding", nth, "recipients", f"{code} is not among the countries")
        if len(set(funding.recipients)) < len(funding.recipients):
            yield Problem("funding", nth, "recipients", "a recipient stands twice")
        for name in funding.recipients:
            if len(name) == len("TR") and name.isupper() and name not in codes:
                yield Problem("funding", nth, "recipients", f"no country has the code {name}")


def part_of(base: Base) -> Iterator[Problem]:
    """A part is no larger than its whole, no part of itself, and shares an excerpt with it."""
    amounts = {funding.id: funding for funding in base.records.funding}
    for nth, part in enumerate(base.records.funding):
        if part.part_of is None:
            continue
        whole = amounts[part.part_of]
        if _is_in_itself(part, amounts):
            yield Problem("funding", nth, "part_of", "is a part of itself")
        elif None not in (part.value, whole.value) and (part.value or 0) > (whole.value or 0):
            yield Problem("funding", nth, "part_of", f"is more than {whole.id}, its whole")
        if not set(part.excerpts) & set(whole.excerpts):
            yield Problem("funding", nth, "part_of", f"stands on no excerpt of {whole.id}")


def _is_in_itself(part: model.Funding, amounts: dict[str, model.Funding]) -> bool:
    seen: set[str] = set()
    above: str | None = part.id
    while above is not None and above not in seen:
        seen.add(above)
        above = amounts[above].part_of
    return above is not None


def part_unheard(base: Base) -> Iterator[Problem]:
    """An amount that its sentence calls a part of another has a ``part_of`` that says of what."""
    for nth, part in enumerate(base.records.funding):
        carried = base.carrier(part)
        if part.value is None or part.part_of is not None or carried is None:
            continue
        excerpt, at = carried
        heard = excerpt.quote[: at + len(part.as_written or "")].casefold()
        words_before = heard[heard.rfind(". ", 0, at) + 1 :]
        if any(
            words in words_before for words in ("out of the total", "of which", "including eur")
        ):
            yield Problem("funding", nth, "part_of", "its sentence calls it a part")


def overlap(base: Base) -> Iterator[Problem]:
    """``may_overlap`` is between different amounts, and not where one is a known part."""
    for nth, funding in enumerate(base.records.funding):
        for name in funding.may_overlap:
            if name in (funding.id, funding.part_of):
                yield Problem("funding", nth, "may_overlap", f"{name} needs no saying")
