"""Numerals that count nothing, set aside each by a named rule. The rules are in ``rules``."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from eufacts.source.numbers.spans import Span, Taken

AMBIGUOUS: Final = "ambiguous"
"""The rule of a number that can be read in two ways, so that it is not read: 3.350, 4m."""


@dataclass(frozen=True, slots=True)
class AsideReading:
    """A stretch of text that holds a numeral but no quantity and no date."""

    rule: str
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class AsideRule:
    """A form in which numerals count nothing."""

    name: str
    reason: str
    pattern: re.Pattern[str]
    accepts: Callable[[re.Match[str]], bool] | None = None
    """What a pattern cannot say of a hit; None where the pattern says all."""


_DIGITS: Final = re.compile(r"\d\d*+(?:[.,]\d++)*+")


def claim(text: str, rules: tuple[AsideRule, ...], taken: Taken) -> list[AsideReading]:
    """Find what each rule sets aside, the first rule first, outside what is taken already."""
    found: list[AsideReading] = []
    for rule in rules:
        hits = [hit for hit in rule.pattern.finditer(text) if not taken.meets(Span(*hit.span()))]
        mine = [
            AsideReading(rule.name, Span(*hit.span()), hit[0])
            for hit in hits
            if rule.accepts is None or rule.accepts(hit)
        ]
        found += mine
        taken = taken.plus(aside.span for aside in mine)
    return sorted(found, key=lambda aside: aside.span)


def leftovers(text: str, taken: Taken) -> Iterator[AsideReading]:
    """Every numeral in digits that nothing has claimed, so that none goes unseen."""
    for run in (Span(*hit.span()) for hit in _DIGITS.finditer(text)):
        if taken.holds(run):
            continue
        for span in _free(text, run, taken) if taken.meets(run) else [run]:
            before, after = text[max(0, span.start - 1) : span.start], text[span.end : span.end + 1]
            touches = (before + after).replace("_", "a")
            rule = "name" if any(character.isalpha() for character in touches) else "unreadable"
            yield AsideReading(rule, span, span.of(text))


def _free(text: str, run: Span, taken: Taken) -> Iterator[Span]:
    """The digits of a run that are left where something has claimed a part of it."""
    start = run.start
    for at in range(run.start, run.end + 1):
        if at == run.end or not text[at].isdigit() or taken.meets(Span(at, at + 1)):
            if at > start:
                yield Span(start, at)
            start = at + 1
