"""Rules on numbers: what a fact says is what its quote says."""

from collections.abc import Iterator

from eufacts.format import model
from eufacts.proof.base import Base, Problem
from eufacts.source.numbers.quantities import QuantityReading

MEASURES = frozenset({"percent", "percentage points", "years", "months", "weeks", "days", "hours"})
"""Units that the reader reads from words; whatever else is counted is a noun."""

PEOPLE = (
    "people",
    "person",
    "migrant",
    "refugee",
    "displaced",
    "national",
    "those",
    "killed",
    "asylum",
    "applicant",
    "women",
    "men",
    "children",
    "citizen",
)
"""Words that stand for people, at the beginning of a word."""


def as_written(base: Base) -> Iterator[Problem]:
    """The words of ``as_written`` stand in one of the fact's quotes."""
    for kind, nth, fact in base.facts:
        if fact.as_written is not None and base.carrier(fact) is None:
            yield Problem(kind, nth, "as_written", f"{fact.as_written!r} stands in no quote")


def value(base: Base) -> Iterator[Problem]:
    """A value is the number that its words say."""
    for kind, nth, fact, found in _read(base):
        if not found:
            said = f"no number is read in {fact.as_written!r}"
            yield Problem(kind, nth, "as_written", said)
        elif all(fact.value not in (one.value, one.upper) for one in found):
            said = " or ".join(str(one.value) for one in found)
            yield Problem(
                kind, nth, "value", f"{fact.value} is not what {fact.as_written!r} says", said
            )


def unit(base: Base) -> Iterator[Problem]:
    """A unit is the one that the words have: a currency, per cent, a time, or what is counted."""
    for kind, nth, fact, read in _read(base):
        found = _meant(fact, read)
        units = {one.unit for one in found}
        if not found or fact.unit in units:
            continue
        measured = {one for one in units if one is not None}
        if measured or _is_measure(fact.unit):
            said = " or ".join(sorted(measured)) or "a bare count"
            yield Problem(
                kind, nth, "unit", f"{fact.unit} is not the unit of {fact.as_written!r}", said
            )
        elif not _noun_stands(base, fact):
            yield Problem(kind, nth, "unit", f"nothing in the quotes is called {fact.unit}")


def qualifier(base: Base) -> Iterator[Problem]:
    """A qualifier is the one that the words have, and ``as_written`` holds it."""
    for kind, nth, fact, read in _read(base):
        found = _meant(fact, read)
        if found and all(one.qualifier != fact.qualifier for one in found):
            said = " or ".join(dict.fromkeys(one.qualifier for one in found))
            told = f"{fact.qualifier} is not how {fact.as_written!r} is held"
            yield Problem(kind, nth, "qualifier", told, said)
        elif found and all(one.as_written not in (fact.as_written or "") for one in found):
            told = f"{fact.as_written!r} leaves out words of {found[0].as_written!r}"
            yield Problem(kind, nth, "as_written", told)


def share(base: Base) -> Iterator[Problem]:
    """A share is a percentage of a figure that stands on an excerpt in common with it."""
    for nth, figure in enumerate(base.records.figure):
        if figure.share_of is None:
            continue
        whole = base.by_id[figure.share_of].fact
        if figure.unit != "percent":
            yield Problem("figure", nth, "share_of", f"a share in {figure.unit}, not in percent")
        if not set(figure.excerpts) & set(whole.excerpts):
            told = f"{whole.id} stands on no excerpt of this figure"
            yield Problem("figure", nth, "share_of", told)


def same(base: Base) -> Iterator[Problem]:
    """Figures that are the same point at each other, and are nearly the same number."""
    for nth, figure in enumerate(base.records.figure):
        for name in figure.same_as:
            other = next(one for one in base.records.figure if one.id == name)
            if figure.id not in other.same_as:
                yield Problem("figure", nth, "same_as", f"{name} does not point back")
            if (figure.unit, figure.countries) != (other.unit, other.countries):
                yield Problem("figure", nth, "same_as", f"{name} has other units or countries")
            larger = max(abs(figure.value or 0), abs(other.value or 0))
            if abs((figure.value or 0) - (other.value or 0)) > larger / 20:
                yield Problem("figure", nth, "same_as", f"{name} is another number")


def _read(base: Base) -> Iterator[tuple[str, int, model.Quantity, list[QuantityReading]]]:
    """Each fact with a value, with the quantities that are read in its words."""
    for kind, nth, fact in base.facts:
        if isinstance(fact, model.Quantity) and fact.value is not None and base.carrier(fact):
            yield kind, nth, fact, base.numbers(fact)


def _meant(fact: model.Quantity, read: list[QuantityReading]) -> list[QuantityReading]:
    """Of the quantities in a fact's words those that have its value; all of them where none has."""
    return [one for one in read if fact.value in (one.value, one.upper)] or read


def _is_measure(unit: str | None) -> bool:
    return unit in MEASURES or (unit is not None and unit.isupper())


NOUNS = (
    "agreement",
    "application",
    "area",
    "conference",
    "countr",
    "crossing",
    "entries",
    "mission",
    "objective",
    "partnership",
    "programme",
    "project",
)
"""Beginnings of nouns that are counted and are no people."""

_NEAR = 14
"""So many letters before a number are near it."""


def _counts_things(base: Base, fact: model.Quantity) -> bool:
    """Whether a noun that is no people stands in a number's words, or right before them."""
    carried = base.carrier(fact)
    if carried is None:
        return False
    excerpt, at = carried
    words = f"{excerpt.quote[max(0, at - _NEAR) : at]}{fact.as_written}".casefold()
    return any(noun in words for noun in NOUNS)


def _noun_stands(base: Base, fact: model.Quantity) -> bool:
    """Whether what a fact counts is named in one of its quotes."""
    for excerpt in base.quotes(fact):
        words = excerpt.quote.casefold()
        if fact.unit == "people":
            if _counts_things(base, fact):
                return False
            if any(f" {word}" in f" {words}" for word in PEOPLE) or base.mentions(excerpt):
                return True
        elif (fact.unit or "").casefold() in words:
            return True
    return False
