"""Rules on money: status, recipients, parts and wholes as the document has them."""

from collections.abc import Iterator
from math import inf

from eufacts.format import model
from eufacts.format.reader import chain, is_circle
from eufacts.proof.base import Base, Problem


def status_words(base: Base) -> Iterator[Problem]:
    """A status has words of the quote that say it: they begin with one of its stems."""
    for index, funding in enumerate(base.records.funding):
        words = funding.status_as_written
        if funding.status is None:
            if words is not None:
                yield Problem("funding", index, "status_as_written", "status is missing")
        elif words is None:
            yield Problem("funding", index, "status", "status_as_written is missing")
        elif not any(words in excerpt.quote for excerpt in base.quotes(funding)):
            yield Problem("funding", index, "status_as_written", f"{words!r} is in no quote")
        elif not _says(base, words, funding.status):
            yield Problem("funding", index, "status", f"{words!r} does not say {funding.status}")


def _says(base: Base, words: str, status: str) -> bool:
    """Whether words may say a status: they have a stem of it, if the vocabulary gives it any."""
    stems = base.stems("funding_status", status)
    return not stems or base.has_stem(words, stems)


def recipients(base: Base) -> Iterator[Problem]:
    """Countries that receive are countries of the fact, and each is listed once."""
    codes = {country.code for country in base.records.country}
    for index, funding in enumerate(base.records.funding):
        receiving = [name for name in funding.recipients if name in codes]
        for code in sorted(set(receiving) - set(funding.countries)):
            yield Problem("funding", index, "recipients", f"{code} is not in countries")
        if len(set(funding.recipients)) < len(funding.recipients):
            yield Problem("funding", index, "recipients", "a recipient is listed twice")
        for name in funding.recipients:
            if len(name) == len("TR") and name.isupper() and name not in codes:
                yield Problem("funding", index, "recipients", f"no country has the code {name}")


def part_of(base: Base) -> Iterator[Problem]:
    """A part is not larger than its whole or a part of itself, and shares an excerpt with it."""
    amounts = {funding.id: funding for funding in base.records.funding}
    wholes = {funding.id: funding.part_of for funding in base.records.funding if funding.part_of}
    for index, part in enumerate(base.records.funding):
        if part.part_of is None:
            continue
        whole = amounts[part.part_of]
        if is_circle(chain(part.id, wholes)):
            yield Problem("funding", index, "part_of", "it is a part of itself")
        elif part.unit == whole.unit and (part.value or 0) > (whole.value or inf):
            yield Problem("funding", index, "part_of", f"it is more than {whole.id}, its whole")
        if not set(part.excerpts) & set(whole.excerpts):
            yield Problem(
                "funding", index, "part_of", f"it has no excerpt in common with {whole.id}"
            )


def part_omitted(base: Base) -> Iterator[Problem]:
    """An amount that its sentence calls a part of another has a ``part_of`` that says of what."""
    for (kind, index, part), excerpt, at in base.worded():
        if not isinstance(part, model.Funding) or part.value is None or part.part_of is not None:
            continue
        words = excerpt.quote[: at + len(part.as_written or "")].casefold()
        words = words[words.rfind(". ", 0, at) + 1 :]
        if any(sign in words for sign in ("out of the total", "of which", "including eur")):
            yield Problem(kind, index, "part_of", "the sentence calls it a part of another")


def may_overlap(base: Base) -> Iterator[Problem]:
    """``may_overlap`` is between different amounts, and not where one is a known part."""
    for index, funding in enumerate(base.records.funding):
        for name in funding.may_overlap:
            if name in (funding.id, funding.part_of):
                what = "the amount itself" if name == funding.id else "already its part_of"
                yield Problem("funding", index, "may_overlap", f"{name} is redundant: it is {what}")
