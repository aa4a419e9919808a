"""The ``[[aside]]`` tables of a fact base: what no fact holds, each with the reason why."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from eufacts.findings import Finding
from eufacts.format import model
from eufacts.format.pinpoint import PLAIN
from eufacts.proof.base import Problem
from eufacts.proof.comparison import Comparison, Failure
from eufacts.proof.coverage.item import Item
from eufacts.proof.coverage.names import is_name
from eufacts.source.numbers.spans import Span

if TYPE_CHECKING:
    from eufacts.proof.source_file import Location


class Asides:
    """Sets missing items aside, and finds asides that are wrong or not needed."""

    def __init__(self, comparison: Comparison) -> None:
        self._comparison = comparison
        self._asides = comparison.base.records.aside
        self._spans: dict[Location, dict[int, Span]] = defaultdict(dict)
        self._failures: list[Failure] = []
        self._unneeded: set[int] = set()
        for index, aside in enumerate(self._asides):
            location = comparison.claimed(aside)
            places = [p for p in comparison.places(aside.words, location) if p.whole_words]
            if len(places) == 1:
                self._spans[location][index] = Span(places[0].start, places[0].end)
                if not is_name(aside.words):  # a name may be set aside that some label has
                    self._unneeded.add(index)
            else:
                rule, message = _unusable(aside, len(places))
                self._failures.append(Failure(rule, Problem("aside", index, "words", message)))

    def judge(self, item: Item) -> Item:
        """An item as it is, or set aside if it is missing or unclear and an aside has its words."""
        spans = self._spans.get(item.passage.location)
        if not (item.state == "missing" or item.is_ambiguous) or not spans:
            return item
        start, end = item.passage.fold_span(item.span)
        for index, over in spans.items():
            if over.start <= start and end <= over.end:
                self._unneeded.discard(index)
                return replace(item, state="reason", by=(self._asides[index].reason,))
        return item

    def findings(self) -> Iterator[Finding]:
        """The asides that are wrong or not needed; ask when every item has been judged."""
        yield from map(self._comparison.finding, self._failures)
        for index in self._unneeded:
            message = f"nothing in {self._asides[index].words!r} needs to be set aside"
            problem = Problem("aside", index, "words", message, "remove it")
            yield self._comparison.finding(Failure("aside-unneeded", problem))


def _unusable(aside: model.Aside, times: int) -> tuple[str, str]:
    where = PLAIN.within(aside.section, aside.place)
    if times:
        return "aside-ambiguous", f"{aside.words!r} appears {times} times in {where}"
    return "aside-not-found", f"{aside.words!r} is not in {where}"
