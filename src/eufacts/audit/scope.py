"""Sentences, and which of their words belong to which number.

A sentence is cut at commas, brackets and "and". The part with a number is the number's own; parts
without a number go to the nearest one. So in "80,000 in Cameroon, 50,000 in Niger" each number has
its own country.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise
from typing import Final, NamedTuple, Protocol, TypeVar

from eufacts.audit.areas import Area, areas_in
from eufacts.audit.places import Place

_FILLER: Final = 10
"""The most characters that a part of a list has beside a country: "and the"."""
_PART: Final = re.compile(
    r"\s*[;:|()\[\]\u2013\u2014]\s*|,\s|\s-\s|\s(?:and|while|whereas|but|against|plus|&|\+)\s"
)

_IN_ORDER: Final = re.compile(r"\b(?:respectively|in (?:that|this) order)\b")
_JOIN: Final = re.compile(r"(?:,\s|,?\s(?:and|&)\s)(?:(?:for|in|to|from)\s)?(?:the\s)?")
_BESIDE: Final = re.compile(r"[^\d.;:]{1,80}")
"""What is between a list of numbers and one of countries: for, of those from, have got."""


class Span(NamedTuple):
    """A stretch of a passage."""

    start: int
    end: int

    def covers(self, at: int) -> bool:
        """Whether a character is in it."""
        return self.start <= at < self.end


ListedT = TypeVar("ListedT", Span, Place)


class Sentence:
    """A sentence with its parts, and the numbers in it."""

    def __init__(
        self, text: str, span: Span, numbers: Sequence[Span], places: Sequence[Place]
    ) -> None:
        """Take a sentence.

        Args:
            text: The text of its passage.
            span: Where it is.
            numbers: The numbers in it, in order.
            places: The countries in it, in order.
        """
        self.text = text
        self.span = span
        self.numbers = numbers
        self.places = places
        self._said: dict[re.Pattern[str], bool] = {}
        self._places_of: dict[Span, tuple[Sequence[Place], bool]] = {}
        """Found once: every fact that a number may be of asks for them."""
        cuts = [span.start]
        number = 0
        for hit in _PART.finditer(text, span.start, span.end):
            while number < len(numbers) and numbers[number].end <= hit.start():
                number += 1
            if number == len(numbers) or numbers[number].start >= hit.end():
                cuts.append(hit.end())
        self.parts = [Span(a, b) for a, b in pairwise([*cuts, span.end]) if a < b]

    @property
    def words(self) -> str:
        """The sentence's text."""
        return self.text[self.span.start : self.span.end].strip()

    def says(self, pattern: re.Pattern[str]) -> bool:
        """Whether a pattern is in it; each is looked for once."""
        if pattern not in self._said:
            self._said[pattern] = pattern.search(self.text, *self.span) is not None
        return self._said[pattern]

    def part_of(self, at: int) -> int:
        """The index of the part that a character is in."""
        return max(0, bisect_right(self.parts, at, key=lambda part: part.start) - 1)

    @cached_property
    def _owns(self) -> list[Span]:
        """Each number's own part, cut where other numbers in the same part begin and end."""
        found = []
        for at, number in enumerate(self.numbers):
            start = self.parts[self.part_of(number.start)].start
            end = self.parts[self.part_of(max(number.start, number.end - 1))].end
            if at:
                start = max(start, self.numbers[at - 1].end)
            if at + 1 < len(self.numbers):
                end = min(end, self.numbers[at + 1].start)
            found.append(Span(min(start, number.start), max(end, number.end)))
        return found

    def _index(self, number: Span) -> int | None:
        """Which number a span is; None for a date, an act or a quotation."""
        at = bisect_left(self.numbers, number)
        return at if at < len(self.numbers) and self.numbers[at] == number else None

    def own(self, number: Span) -> Span:
        """The part of a number, or of a date."""
        at = self._index(number)
        return self.parts[self.part_of(number.start)] if at is None else self._owns[at]

    def before(self, number: Span) -> Span:
        """What is between the number before and a number's own part."""
        own, at = self.own(number), bisect_left(self.numbers, number)
        start = self._owns[at - 1].end if at else self.span.start
        return Span(min(start, own.start), own.start)

    def after(self, number: Span) -> Span:
        """What is between a number's own part and that of the next."""
        own, at = self.own(number), bisect_left(self.numbers, number)
        at += self._index(number) is not None
        end = self._owns[at].start if at < len(self.numbers) else self.span.end
        return Span(own.end, max(end, own.end))

    def neighbours(self, number: Span) -> Sequence[Span]:
        """The numbers before and after a number."""
        at = bisect_left(self.numbers, number)
        return [one for one in self.numbers[max(0, at - 1) : at + 2] if one != number]

    def places_of(self, number: Span) -> tuple[Sequence[Place], bool]:
        """The countries of a number: those in its own part, else those around it.

        Returns:
            The countries, and whether they are sure to be the number's.
        """
        if number not in self._places_of:
            self._places_of[number] = self._find_places_of(number)
        return self._places_of[number]

    def _find_places_of(self, number: Span) -> tuple[Sequence[Place], bool]:
        if paired := self._paired(number):
            return paired, True
        own = self._beside_its_place(self.own(number), number)
        for span in (self._with_list(own), self.before(number), self.after(number)):
            if places := self.places_in(span):
                return places, True
        return self.places, False

    def _paired(self, number: Span) -> Sequence[Place]:
        """The country of a number in a list of them beside one of as many countries."""
        at = self._index(number)
        if at is None:
            return ()
        if len(self.places) == len(self.numbers) and self.says(_IN_ORDER):
            return self.places[at : at + 1]
        numbers = next(run for run in self._listed(self.numbers) if number in run)
        for places in self._listed(self.places):
            gap = self.text[numbers[-1].end : places[0].start]
            gap = gap or self.text[places[-1].end : numbers[0].start]
            if len(places) == len(numbers) > 1 and _BESIDE.fullmatch(gap):
                return places[numbers.index(number) :][:1]
        return ()

    def _listed(self, found: Sequence[ListedT]) -> list[Sequence[ListedT]]:
        """Cut numbers or countries into lists: what is joined by nothing but "and" and commas."""
        cuts: list[int] = [
            at
            for at, (one, other) in enumerate(pairwise(found), start=1)
            if not _JOIN.fullmatch(self.text, one.end, other.start)
        ]
        return [found[a:b] for a, b in pairwise([0, *cuts, len(found)]) if a < b]

    def _beside_its_place(self, own: Span, number: Span) -> Span:
        """A number's part up to the country of the next, where each country is before its number.

        "Nigeria 1.5m Somalia 1.1m Chad 130k" has no commas.
        """
        part = self.parts[self.part_of(number.start)]
        places, numbers = (
            self.places_in(part),
            [one for one in self.numbers if part.covers(one.start)],
        )
        begins = bool(places and numbers) and places[0].start < numbers[0].start
        alternate = len(places) == len(numbers) > 1
        return Span(own.start, number.end) if begins and alternate else own

    def areas_of(self, number: Span) -> Sequence[Area]:
        """The areas of a number: those in its own part, else before or after it."""
        for span in (self.own(number), self.before(number), self.after(number)):
            if areas := between(self._areas, span):
                return areas
        return ()

    @cached_property
    def _areas(self) -> list[Area]:
        found = areas_in(self.text[self.span.start : self.span.end])
        return [one._replace(start=one.start + self.span.start) for one in found]

    def _with_list(self, own: Span) -> Span:
        """A number's part with those after it that only list more countries."""
        end = own.end
        if not self.places_in(own):
            return own
        for part in self.parts[self.part_of(own.start) + 1 :]:
            places = self.places_in(part)
            named = sum(place.end - place.start for place in places)
            others = self.numbers[bisect_left(self.numbers, (part.start, 0)) :][:1]
            numbered = bool(others) and others[0].start < part.end
            if not places or numbered or part.end - part.start - named > _FILLER:
                break
            end = max(end, part.end)
        return Span(own.start, end)

    def places_in(self, span: Span) -> Sequence[Place]:
        """The countries that are named in a stretch."""
        return between(self.places, span)


class _Placed(Protocol):
    @property
    def start(self) -> int: ...


PlacedT = TypeVar("PlacedT", bound=_Placed)


def between(found: Sequence[PlacedT], span: Span) -> Sequence[PlacedT]:
    """Those of some things, which are in order, that begin in a stretch."""
    first = bisect_left(found, span.start, key=lambda one: one.start)
    last = bisect_left(found, span.end, key=lambda one: one.start)
    return found[first:last]
