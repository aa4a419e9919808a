"""Rules on numbers: a fact says what its quote says."""

import re
from collections.abc import Iterator

from eufacts.dates import TIME_UNITS
from eufacts.format import model
from eufacts.proof.base import Base, Problem
from eufacts.source.numbers.measures import is_measure
from eufacts.source.numbers.nouns import means_people
from eufacts.source.numbers.quantities import QuantityReading
from eufacts.source.numbers.units import ISO_CODES, SHARE

MEASURES = TIME_UNITS | {"percent", "percentage points"}
"""Units that the reader reads from words; all others are nouns that are counted."""

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
"""Beginnings of nouns that are counted and are not people, in any document."""

_STEM = 5
"""Letters that the singular and the plural of a noun have in common."""

_WORD = re.compile(r"\w+")

_NEAR = 14
"""The number of letters before a number in which such a noun is looked for."""


def as_written(base: Base) -> Iterator[Problem]:
    """The words of ``as_written`` are in one of the fact's quotes."""
    for kind, index, fact in base.facts:
        if fact.as_written is not None and base.carrier(fact) is None:
            yield Problem(kind, index, "as_written", f"{fact.as_written!r} is in no quote")


def value(base: Base) -> Iterator[Problem]:
    """A value is the number that its words say."""
    for kind, index, fact, found in _read(base):
        if not found:
            message = f"no number can be read in {fact.as_written!r}"
            yield Problem(kind, index, "as_written", message)
        elif all(fact.value not in (number.value, number.upper) for number in found):
            message = f"{fact.as_written!r} does not say {fact.value}"
            hint = " or ".join(str(number.value) for number in found)
            yield Problem(kind, index, "value", message, hint)


def unit(base: Base) -> Iterator[Problem]:
    """A unit is the one that the words have: a currency, per cent, a time, or what is counted."""
    for kind, index, fact, read in _read(base):
        found = _meant(fact, read)
        units = {number.unit for number in found}
        if found and all(number.kind == "fraction" for number in found):
            units.add(SHARE)
        if not found or fact.unit in units:
            continue
        measured = {unit for unit in units if unit is not None}
        if measured or fact.unit in MEASURES or fact.unit in ISO_CODES:
            message = f"{fact.unit} is not the unit of {fact.as_written!r}"
            hint = " or ".join(sorted(measured)) or "a bare count"
            yield Problem(kind, index, "unit", message, hint)
        elif counted := _counts_another(base, fact, found):
            message = f"{fact.as_written!r} counts {counted}, not {fact.unit}"
            yield Problem(kind, index, "unit", message)
        elif not _is_named(base, fact):
            yield Problem(kind, index, "unit", f"no quote mentions {fact.unit!r}")


def qualifier(base: Base) -> Iterator[Problem]:
    """A qualifier is the one that the words have, and ``as_written`` includes it."""
    for kind, index, fact, read in _read(base):
        found = _meant(fact, read)
        said = [number.ends.get(fact.value, number.qualifier) for number in found]
        if found and fact.qualifier not in said:
            words = " or ".join(dict.fromkeys(said))
            message = f"qualifier is {fact.qualifier}, but {fact.as_written!r} reads as {words}"
            yield Problem(kind, index, "qualifier", message)
        elif found and all(number.as_written not in (fact.as_written or "") for number in found):
            message = f"{fact.as_written!r} leaves out words of {found[0].as_written!r}"
            yield Problem(kind, index, "as_written", message)


def share_of(base: Base) -> Iterator[Problem]:
    """A share is a percentage of a figure that has an excerpt in common with it."""
    for index, figure in enumerate(base.records.figure):
        if figure.share_of is None:
            continue
        whole = base.by_id[figure.share_of].fact
        if figure.unit != "percent":
            yield Problem(
                "figure", index, "share_of", f"a share is in percent, not in {figure.unit}"
            )
        if not set(figure.excerpts) & set(whole.excerpts):
            message = f"{whole.id} has no excerpt in common with it"
            yield Problem("figure", index, "share_of", message)


def same_as(base: Base) -> Iterator[Problem]:
    """Figures that are the same name each other, and are nearly the same number."""
    figures = {figure.id: figure for figure in base.records.figure}
    for index, figure in enumerate(base.records.figure):
        for name in figure.same_as:
            other = figures[name]
            if figure.id not in other.same_as:
                yield Problem("figure", index, "same_as", f"{name} does not name it in return")
            if (figure.unit, figure.countries) != (other.unit, other.countries):
                yield Problem(
                    "figure", index, "same_as", f"{name} has another unit or other countries"
                )
            larger = max(abs(figure.value or 0), abs(other.value or 0))
            if abs((figure.value or 0) - (other.value or 0)) > larger / 20:
                yield Problem("figure", index, "same_as", f"{name} is another number")


def _read(base: Base) -> Iterator[tuple[str, int, model.Quantity, list[QuantityReading]]]:
    """Each fact with a value, with the quantities that are read in its words."""
    for (kind, index, fact), *_ in base.worded():
        if isinstance(fact, model.Quantity) and fact.value is not None:
            yield kind, index, fact, base.numbers(fact)


def _meant(fact: model.Quantity, read: list[QuantityReading]) -> list[QuantityReading]:
    """Of the quantities in a fact's words those that have its value, or else all of them."""
    return [number for number in read if fact.value in (number.value, number.upper)] or read


def _counts_another(base: Base, fact: model.Quantity, found: list[QuantityReading]) -> str:
    """The noun that is counted, if it is another than the unit; empty if it may be the same.

    Whether a noun means people is not known: "Syrians", "pupils".
    """
    counted = [number.counted for number in found if number.counted]
    unit = _head(fact.unit or "")
    if unit == "people" or not counted or len(counted) < len(found):
        return ""
    stems = base.stems("unit", fact.unit or "")
    whole = (fact.unit or "").casefold()
    cut = [noun for noun in counted if is_measure(noun) and noun.casefold() not in whole]
    if any(not base.has_stem(noun, stems) for noun in cut):
        # Square kilometres are not kilometres.
        return cut[0]
    if any(_head(noun)[:_STEM] == unit[:_STEM] or base.has_stem(noun, stems) for noun in counted):
        return ""
    return counted[0]


def _head(noun: str) -> str:
    """The word of a noun that says what it is: "points" of "recharging points"."""
    return noun.casefold().partition(" of ")[0].rpartition(" ")[2]


def _counts_things(base: Base, fact: model.Quantity) -> bool:
    """Whether a noun that is not people is in a number's words, or right before them."""
    carried = base.carrier(fact)
    if carried is None:
        return False
    excerpt, at = carried
    words = f"{excerpt.quote[max(0, at - _NEAR) : at]}{fact.as_written}".casefold()
    return any(noun in words for noun in NOUNS)


def _is_named(base: Base, fact: model.Quantity) -> bool:
    """Whether what a fact counts is named in one of its quotes."""
    unit = fact.unit or ""
    people = unit == "people"
    if people and _counts_things(base, fact):
        return False
    for excerpt in base.quotes(fact):
        words = f"{excerpt.quote} {excerpt.unit_as_written or ''}".casefold()
        if people and (any(map(means_people, _WORD.findall(words))) or base.mentions(excerpt)):
            return True
        if unit.casefold() in words or base.has_stem(words, base.stems("unit", unit)):
            return True
    return False
