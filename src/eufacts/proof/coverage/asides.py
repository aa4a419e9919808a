"""The ``[[aside]]`` tables of a fact base: what no fact holds, each with the reason why."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from eufacts.findings import Finding
from eufacts.format import model
from eufacts.proof.base import Problem
from eufacts.proof.comparison import Beside, Wrong
from eufacts.source.numbers.spans import Span

if TYPE_CHECKING:
    from eufacts.proof.coverage.run import Item
    from eufacts.proof.original import Spot

RULES = {
    "aside-not-found": "The words do not stand at the place.",
    "aside-ambiguous": "The words stand there more than once, so it is not said which are meant.",
    "aside-unneeded": "Everything in the words is held by a fact or set aside by a rule.",
}
"""What each rule's finding means."""


class Asides:
    """Sets missing things aside, and notices which asides were of no use."""

    def __init__(self, beside: Beside) -> None:
        self._beside = beside
        self._asides = beside.base.records.aside
        self._spans: dict[int, tuple[Spot, Span]] = {}
        self._wrong: dict[int, tuple[str, str]] = {}
        self._used: set[int] = set()
        for nth, aside in enumerate(self._asides):
            spot = beside.spot(aside.section, aside.paragraph, aside.footnote)
            places = [one for one in beside.located(aside.words, spot) if one.whole_words]
            spans = [Span(place.start, place.end) for place in places]
            if len(spans) == 1:
                self._spans[nth] = spot, spans[0]
            else:
                self._wrong[nth] = _unusable(aside, len(spans))

    def judged(self, item: "Item") -> "Item":
        """An item as it is, or set aside if it is missing and an aside has its words."""
        if item.state != "missing":
            return item
        span = item.piece.fold_span(item.span)
        for nth, (spot, over) in self._spans.items():
            if spot == item.piece.spot and over.start <= span.start and span.end <= over.end:
                self._used.add(nth)
                return replace(item, state="reason", by=(self._asides[nth].reason,))
        return item

    def findings(self) -> Iterator[Finding]:
        """The asides that are wrong, or that nothing needed; after everything was judged."""
        for nth, (rule, message) in self._wrong.items():
            yield self._beside.found(Wrong(rule, Problem("aside", nth, "words", message)))
        for nth in self._spans.keys() - self._used:
            told = f"nothing in {self._asides[nth].words!r} has to be set aside"
            problem = Problem("aside", nth, "words", told, "strike it")
            yield self._beside.found(Wrong("aside-unneeded", problem))


def _unusable(aside: model.Aside, times: int) -> tuple[str, str]:
    stands = f"{aside.section}, paragraph {aside.paragraph}"
    stands = f"{stands}, footnote {aside.footnote}" if aside.footnote else stands
    if times:
        return "aside-ambiguous", f"{aside.words!r} stands {times} times in {stands}"
    return "aside-not-found", f"{aside.words!r} does not stand in {stands}"
