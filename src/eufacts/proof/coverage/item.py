"""What a source states, and what becomes of it."""

from dataclasses import dataclass
from typing import Literal

from eufacts.proof.source_file import Passage
from eufacts.source.numbers.asides import AMBIGUOUS
from eufacts.source.numbers.dates import DateReading
from eufacts.source.numbers.quantities import QuantityReading
from eufacts.source.numbers.spans import Span

Kind = Literal["quantity", "date", "numeral", "country", "act", "name"]
State = Literal["held", "rule", "reason", "missing"]

KINDS: tuple[Kind, ...] = ("quantity", "date", "numeral", "country", "act")
"""What must be held or set aside; names are only reported."""


@dataclass(frozen=True)
class Item:
    """Something that the source states."""

    kind: Kind
    words: str
    says: str
    """What is read in it: ``more_than 4000000``, ``2014/2020``, a country's code, a rule."""
    passage: Passage
    span: Span
    """Where in the text of the passage."""
    state: State = "missing"
    by: tuple[str, ...] = ()
    """The ids of the records that hold it, the rule, or the reason."""

    @property
    def is_ambiguous(self) -> bool:
        """Whether it is a number that can be read in two ways, and nobody has said how."""
        return self.state == "rule" and self.by == (AMBIGUOUS,)

    @classmethod
    def held_by(
        cls, kind: Kind, says: str, passage: Passage, span: Span, holders: tuple[str, ...]
    ) -> "Item":
        """An item that is held if it has holders."""
        state: State = "held" if holders else "missing"
        return cls(kind, span.of(passage.text), says, passage, span, state, holders)


def quantity_in_short(quantity: QuantityReading) -> str:
    """A quantity in short: ``more_than 4000000``, ``40 percent``."""
    if quantity.vague:
        return "vague"
    value, upper, unit = quantity.value, quantity.upper, quantity.unit
    number = f"{value}" if upper is None else f"{value} to {upper}"
    qualifier = "" if quantity.qualifier == "exact" else f"{quantity.qualifier} "
    return f"{qualifier}{number}{f' {unit}' if unit else ''}"


def date_in_short(date: DateReading) -> str:
    """A date in short: ``2014/2020``, ``autumn 2030``."""
    return f"{date.part} {date.period}" if date.part else date.period
