"""Which fact a number speaks of.

Value and unit are nearly a key: the number of irregular entries in Hungary is 142,649, and nothing
else is. So a fact with the very number needs few words in common with the sentence, and the fewer
the more digits the number has. Where no fact has the number, the one that has most words in common
is taken, if these are many, and if the number is like the fact's: digits swapped, another
magnitude, or near. Whatever is not sure is left unmatched.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from eufacts.audit.areas import goes_to, is_elsewhere
from eufacts.audit.attribution import cites_another
from eufacts.audit.changes import is_other_kind, is_rate
from eufacts.audit.claims import NumberClaim
from eufacts.audit.compare import period_differs
from eufacts.audit.context import Contexts
from eufacts.audit.countries import countries_differ
from eufacts.audit.facts import Entry, FactBook, Measure, measure_of
from eufacts.audit.naming import names_another
from eufacts.audit.numbers import Likeness, digits, is_looser, likeness
from eufacts.audit.people import People
from eufacts.audit.places import places_in
from eufacts.audit.terms import stem, stems
from eufacts.audit.verdicts import Candidate

_PERSON_WORDS: Final = """
    people person persons individuals men women arrivals human beings citizens nationals inhabitants
    newcomers souls civilians victims seekers
"""
PERSONS: Final = frozenset(map(stem, _PERSON_WORDS.split()))
_OTHER_COUNTED_WORDS: Final = """
    families family households household couples children applications requests boats vessels camps
    deaths bodies minors babies vehicles permits visas
"""
_OTHER_COUNTED: Final = frozenset(map(stem, _OTHER_COUNTED_WORDS.split()))
"""What an article may count instead of people: a different thing."""

_ENOUGH: Final = 7.0
"""The least score of a fact with the very number."""
_ENOUGH_OTHER: Final = 8.0
"""The least score of a fact with another number."""
_ENOUGH_LONE: Final = 4.5
_LEAST_LONE: Final = 2.0
"""The same where it is the one amount of the countries that are named."""
_LEAST_WORDS: Final = 5.5
"""The least that a sentence and a fact with another number have in common in words."""
_LEAST_WORDS_SHARE: Final = 8.0
"""The same of percentages, which are all near one another."""
_LEAST_WORDS_ALIKE: Final = 3.5
"""The same where the numbers have the same digits, but for one or for their order."""
_LEAST_WITH_COUNTRY: Final = 2.0
"""The same where it is named with the fact's own country, too."""
_LEAST_BESIDE: Final = 2.0
"""The same where a number beside it is of the same sentence of the document."""

_LEAST_COUNTED: Final = 4.0
"""The same where the text counts the very thing, or has the fact's own country and bound."""
_RARE: Final = 5
"""From so many digits on a number is rare."""

_FEWEST_ELSEWHERE: Final = 2.5
"""The same of a number that another place is named with, unless it is rare."""
_FEWEST: Final = (2.0, 2.0, 2.0, 2.0, 1.0, 1.0)
"""The least that a sentence and a fact with the very number have in common in words, by how many
digits the number has: a round number may be of anything."""
_STRANGE: Final = (0.0, 2.5, 3.5, 5.0)
"""How much more that is where so many words of the sentence are not the document's: Serbia's
railway is not its policy."""
_MANY_WORDS: Final = 700
"""Among fewer words a strange one says less."""
_FEW: Final = 2
_FEWEST_TELLING: Final = 1.0
"""The same of a count that is not round."""

_LIKE: Final[Mapping[Likeness, tuple[float, float, float]]] = {
    "equal": (3.0, 3.0, 3.0),
    "rounded": (2.0, 2.0, 2.0),
    "magnitude": (2.5, 3.5, 4.5),
    "swapped": (2.5, 3.5, 4.5),
    "digit": (1.0, 2.5, 3.0),
    "near": (0.5, 0.5, 0.5),
    "far": (-3.0, -3.0, -3.0),
}
"""What speaks for a fact whose number is like the one that is written, of up to two digits, of
three, of more."""
_OWN_COUNTRY: Final = 2.0
"""The number is named with the fact's own country."""
_MOST_COUNTRIES: Final = 2.0
"""It is named with most of the countries that the fact has together."""
_HEADED_COUNTRY: Final = 1.5
"""The heading names it, and the sentence names none."""
_SAME_BOUND: Final = 1.0
"""Both are "more than", or both "about"."""
_SAME_PERIOD: Final = 1.0
"""It is given for the fact's own time."""
_HELPS: Final = 0.5
"""By how much less words are enough with the fact's own country, or its bound."""
_COUNTS_IT: Final = 3.0
"""The text counts what the fact counts: agreements, conferences."""
_BY_DIGITS: Final = (0.0, 0.0, 2.0, 4.0, 6.0, 8.0)
_MONEY_MORE: Final = 2.0
"""An amount of money is rarely equal by chance."""
_SMALL: Final = 31
"""A count up to this may be of anything."""
_SHARE_LESS: Final = 0.5
"""A percentage may be equal by chance."""
_SMALL_LESS: Final = 3.0
_SIBLING: Final = 2.0
"""A number of the same list is of the same sentence of the document."""
_SIBLING_BESIDE: Final = 4.0
"""A number of the same sentence is."""
_SIBLING_OF_COUNTRY: Final = 4.0
"""The same, and it is named with the fact's own country."""
_QUOTED: Final = 8.0
"""It is within a quotation of that sentence."""
_OTHER_UNIT: Final = 3.0
_OTHER_CURRENCY: Final = 1.5
_OTHER_COUNTRY: Final = 2.0
_STRANGE_COUNTRY: Final = 1.5
"""The fact's sentence names none of the countries that a number like its own is given for."""
_OTHER_PERIOD: Final = 1.0
_USED: Final = 6.0
"""The same sentence has the fact's very number elsewhere."""
_USED_ELSEWHERE: Final = 2.0

_MONTHS: Final = {"months": 1, "years": 12}
_HUNDRED: Final = 100
_MILLION: Final = 10**6
_FAR: Final = 80
"""How many characters before a number "Agreements in force:" is looked for."""
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_NEAREST: Final = 3
_MANY: Final = 40
"""Of more facts only so many are compared by their words."""
_ROUNDED: Final = 0.06
"""By what share of itself a number of two digits may be rounded."""
_ABOUT: Final = 0.03
"""By what share of itself a number may be rounded that is said to be about so, or a bound."""
_KNOWN: Final = 4.0
"""The score from which a fact with the very number may be what is meant."""


EXACT: Final[frozenset[Likeness]] = frozenset({"equal", "rounded"})
"""The very number."""


class Fit(NamedTuple):
    """How a claim fits a fact."""

    entry: Entry
    words: float
    """What they have in common in words."""
    score: float
    like: Likeness
    other_unit: bool
    other_places: bool
    """It is given for another country or area."""
    other_period: bool
    beside: bool
    """A number beside it is of the same sentence of the document, and its country is the fact's."""
    own_country: bool
    """It is named with the fact's own country."""
    counted: bool
    """The text counts the very thing that the fact counts."""
    same_bound: bool
    """Both are "more than", or both "about"."""
    lone: bool
    """It is the one amount that the countries which are named get, and no other matter is."""
    fewest: float
    """The least that they have in common in words if the number is the very one."""


@dataclass(slots=True)
class Matched:
    """The fact that a number speaks of, if any, with the others that were near."""

    best: Fit | None
    nearest: tuple[Candidate, ...] = ()
    known: bool = False
    """Whether another fact with the very number may be what is meant."""


@dataclass(slots=True)
class Known:
    """What is known of the article so far."""

    used: dict[int, set[str]] = field(default_factory=dict)
    """The facts whose very numbers are in a sentence, by its index."""
    anywhere: set[str] = field(default_factory=set)
    """The facts whose very numbers are in the article."""
    groups: dict[tuple[int, int, str], set[NumberClaim]] = field(default_factory=dict)
    """The numbers of a sentence, or of a list, that rest on an excerpt."""

    quoted: dict[NumberClaim, str] = field(default_factory=dict)
    """The excerpt that a quotation around a number is of."""

    def note(self, claim: NumberClaim, entry: Entry) -> None:
        """Note that a claim has a fact's very number."""
        self.used.setdefault(claim.at, set()).add(entry.id)
        self.anywhere.add(entry.id)
        excerpt = entry.row["excerpts"][0]["id"]
        self.groups.setdefault((claim.at, -1, excerpt), set()).add(claim)
        self.groups.setdefault((-1, claim.passage.group, excerpt), set()).add(claim)

    def sibling(self, claim: NumberClaim, entry: Entry) -> float:
        """What speaks for a fact because a number beside the claim is of the same sentence."""
        excerpt = entry.row["excerpts"][0]["id"]
        if self.quoted.get(claim) == excerpt:
            return _QUOTED
        if self.groups.get((claim.at, -1, excerpt), {claim}) != {claim}:
            return _SIBLING_BESIDE
        listed = self.groups.get((-1, claim.passage.group, excerpt), {claim})
        return _SIBLING if listed != {claim} else 0.0

    def used_in(self, claim: NumberClaim, entry: Entry) -> float:
        """What speaks against a fact whose very number is elsewhere in the article."""
        if entry.id in self.used.get(claim.at, ()):
            return _USED
        return _USED_ELSEWHERE if entry.id in self.anywhere else 0.0


_OF_PEOPLE: Final = re.compile(r"\s(?:\w+\s){0,2}\w+(?:s['\u2019]|['\u2019]s)\s(\w+)")


def counted_stem(claim: NumberClaim) -> str:
    """The stem of what a bare number counts; empty where nothing is said.

    Of "250,000 farm workers' families" it is families.
    """
    owned = _OF_PEOPLE.match(claim.passage.text, claim.span.end)
    if owned and stem(owned[1]) in _OTHER_COUNTED:
        return stem(owned[1])
    counted = (claim.quantity.counted or claim.quantity.unit or "").split()
    if not counted:
        return ""
    return stem(counted[-1]) if len(counted[-1]) > 1 else counted[-1]  # metres


_AFTER_COLON: Final = re.compile(r":\s([^.;:\d]+)")


def _counted(claim: NumberClaim) -> set[str]:
    """The stems of what a number counts; of "Deals: 17" and "17: deals" the other part."""
    counted = counted_stem(claim)
    if counted:
        return {counted, *_made_with(claim)}
    sentence = claim.sentence
    first = max(sentence.span.start, claim.span.start - _FAR)
    text = sentence.text[first : claim.span.start]
    before = text if claim.passage.cells else text.rpartition(":")[0]
    after = _AFTER_COLON.match(sentence.text, claim.span.end)
    return {*stems(before), *stems(after[1] if after else "")}


def _counts_its_unit(claim: NumberClaim, entry: Entry) -> bool:
    """Whether a text counts the very thing that a fact counts: agreements, not people."""
    unit = stem(str(entry.row["unit"]).split()[-1])
    return unit not in PERSONS and unit in _counted(claim)


def _is_of_another_kind(claim: NumberClaim, entry: Entry) -> bool:
    """Whether a text counts trade agreements and never says what those of a fact are on."""
    text, unit = claim.passage.text, str(entry.row["unit"]).split()[-1]
    noun = text.find((claim.quantity.counted or "?").split()[-1], claim.span.end)
    kind = stems(text[claim.span.end : max(noun, claim.span.end)])
    own = stems(str(entry.row["label"]).rpartition(f" {unit}")[0])[-1:]
    spoken = {*stems(claim.passage.heading), *stems(text)}
    return bool(own) and own[0] not in spoken and not entry.terms.keys() >= {*kind}


_WITH: Final = re.compile(r"((?:\w+\s){1,4})with\s\Z")
"""What is made with as many partners, one with each: agreements in force with 17 countries."""


def _made_with(claim: NumberClaim) -> list[str]:
    """The stems of what is made with each of the partners that a number counts."""
    first = max(claim.sentence.span.start, claim.span.start - _FAR)
    made = _WITH.search(claim.passage.text[first : claim.span.start])
    return stems(made[1]) if made else []


def _own_stems(claim: NumberClaim) -> list[str]:
    """The stems of a number's own part of its sentence."""
    own = claim.sentence.own(claim.span)
    return stems(claim.sentence.text[own.start : own.end])


def _ranges(book: FactBook) -> dict[Measure, list[tuple[Entry, int | float]]]:
    """The facts that are the lower ends of ranges, each with the upper end, by their measure."""
    lower: dict[tuple[str, str], Entry] = {}
    found: dict[Measure, list[tuple[Entry, int | float]]] = {}
    for entry in sorted(book.entries, key=lambda one: one.row.get("qualifier") != "more_than"):
        if entry.value is None:
            continue
        words = str(entry.row["excerpts"][0]["id"]), str(entry.row["as_written"])
        if entry.row["qualifier"] == "more_than":
            lower[words] = entry
        elif entry.row["qualifier"] == "less_than" and words in lower:
            found.setdefault(entry.measure, []).append((lower[words], entry.value))
    return found


class Matcher:
    """Finds the facts of an article's numbers."""

    def __init__(self, book: FactBook, contexts: Contexts) -> None:
        self._book = book
        self._contexts = contexts
        self._by_measure: dict[Measure, list[tuple[Entry, int | float]]] = {}
        self._given: dict[tuple[str, Measure], set[str]] = {}
        """The periods of the numbers on an excerpt, by its id and their measure."""
        self._people = People(book.entries, book.deeds)
        for entry in book.entries:
            if entry.value is not None:
                on = (str(entry.row["excerpts"][0]["id"]), entry.measure)
                self._given.setdefault(on, set()).add(entry.row["period"] or "")
                stated = (entry, entry.value)
                self._by_measure.setdefault(entry.measure, []).append(stated)
        for facts in self._by_measure.values():
            facts.sort(key=_value)
        amounts = Counter(map(_given_to, (one for one, _ in self._by_measure.get("money", ()))))
        self._alone = {given for given, count in amounts.items() if count == 1}
        """The recipients of one amount, with its currency."""
        self._ranges = _ranges(book)
        self._regions = {name for entry in book.entries for name in entry.row["regions"]}
        self.known = Known()
        self._known_words = min(1.0, len(book.vocabulary) / _MANY_WORDS)

    def fits(
        self, claim: NumberClaim, periods: Sequence[str], *, exact_only: bool = False
    ) -> list[Fit]:
        """Say how a number fits every fact that it may speak of, the best first."""
        measure = measure_of(claim.unit)
        scores = self._contexts.scores(claim)
        found: list[Fit] = []
        for entry, like in self._alike(claim, measure, exact_only=exact_only):
            words = scores.get(entry, 0.0)
            if (words <= 0 and like != "equal") or (exact_only and like not in EXACT):
                continue
            fit = self._fit(claim, entry, words, like, periods)
            if fit is not None:
                found.append(fit)
        found.sort(key=lambda fit: (-fit.score, fit.entry.id))
        return found

    def _alike(
        self, claim: NumberClaim, measure: Measure, *, exact_only: bool
    ) -> Iterator[tuple[Entry, Likeness]]:
        """The facts that a number may be of, with how it is like theirs; a range is like ranges."""
        upper = claim.quantity.upper
        if upper is not None:
            for entry, stated in self._ranges.get(measure, ()):
                both = likeness(claim.value, entry.value or 0), likeness(upper, stated)
                yield entry, max(both, key=[*_LIKE].index)
            return
        for as_value, as_measure in _readings(claim, measure):
            for entry, stated in self._likely(claim, as_value, as_measure, exact_only=exact_only):
                yield entry, _likeness(claim, _in_its_unit(as_value, claim.unit, entry), stated)

    def _likely(
        self, claim: NumberClaim, value: float, measure: Measure, *, exact_only: bool
    ) -> Iterable[tuple[Entry, int | float]]:
        """The facts that a number may be of: those near it, and those of its words."""
        facts = self._by_measure.get(measure, [])
        if len(facts) <= _MANY and not exact_only:
            return facts
        first = bisect_left(facts, value * (1 - _ROUNDED), key=_value)
        last = bisect_right(facts, value * (1 + _ROUNDED), key=_value)
        if exact_only:
            return facts[first:last]
        likely = dict(facts[first:last])
        for entry in self._contexts.nearest(claim, _MANY):
            if entry.measure == measure and entry.value is not None:
                likely[entry] = entry.value
        return likely.items()

    def _fit(
        self, claim: NumberClaim, entry: Entry, words: float, like: Likeness, periods: Sequence[str]
    ) -> Fit | None:
        other_unit = self._other_unit(claim, entry)
        if other_unit is None or self._is_ruled_out(claim, entry, like, other_unit=other_unit):
            return None
        row = entry.row
        places = self._is_of_other_places(claim, entry)
        if places and like != "equal":
            return None
        period = is_rate(claim, entry) or self._is_of_another_time(entry, periods)
        same = like in EXACT
        many = len(digits(claim.value))
        sibling = self.known.sibling(claim, entry)
        own = {place.code for place in claim.sentence.places_of(claim.span)[0]}
        own_country = bool(own) and own == entry.countries
        swapped = self._people.have_number_of_another(claim, entry) or (
            own_country and not same and self._is_of_neighbour(claim, entry)
        )
        if swapped:
            sibling = max(sibling, _SIBLING_BESIDE)
        bound = claim.quantity.qualifier
        same_bound = bound != "exact" and bound == row["qualifier"]
        dated = bool(periods) and not period and bool(row["period"] or row["as_of"])
        fewest = 0.0
        if same and not sibling:
            fewest = self._fewest(entry, many, elsewhere=places)
            fewest -= _HELPS * ((bool(own) and own <= entry.countries) + same_bound)
            years = row["period"] in periods and "/" in row["period"]
            fewest -= _SAME_PERIOD * (2 if years else dated)
        if same and sibling != _QUOTED:
            fewest += self._strange(claim, many)
        score = words + _LIKE[like][max(0, min(many, 4) - 2)]
        score += _OWN_COUNTRY * own_country
        if not own and not claim.sentence.places:
            headed = {place.code for place in places_in(claim.passage.heading)}
            own_country = bool(headed) and headed == entry.countries
            score += _HEADED_COUNTRY * own_country
        score += self._by_digits(claim) * same
        if like not in {"near", "far"}:
            score += _SAME_BOUND * same_bound + _SAME_PERIOD * dated
        counted = _counts_its_unit(claim, entry)
        score += _COUNTS_IT * counted
        money = entry.measure == "money" and words >= _LEAST_WITH_COUNTRY
        score -= (_OTHER_CURRENCY if money else _OTHER_UNIT) * other_unit
        score -= self._against(claim, entry, own, places=places, same=same)
        score -= _OTHER_PERIOD * period * (1 if same else 3)
        quoted = sibling == _QUOTED
        beside = quoted or swapped or (sibling > 0 and bool(own) and own == entry.countries)
        score += _SIBLING_OF_COUNTRY if beside and not quoted else sibling
        if not same:
            score -= self.known.used_in(claim, entry)
        lone = own_country and not places and like == "near" and _given_to(entry) in self._alone
        return Fit(
            entry,
            words,
            score,
            like,
            other_unit,
            places,
            period,
            beside,
            own_country,
            counted,
            same_bound,
            lone and not self._contexts.strange(claim),
            fewest,
        )

    def _against(
        self, claim: NumberClaim, entry: Entry, own: set[str], *, places: bool, same: bool
    ) -> float:
        """What speaks against a fact because of where a number is given for.

        Args:
            claim: The number.
            entry: The fact.
            own: The countries of the number.
            places: Whether they are others than the fact's, or the area is.
            same: Whether it is the very number.
        """
        if not places:
            strange = own and not same and {f"@{code}" for code in own}.isdisjoint(entry.terms)
            return _STRANGE_COUNTRY if strange else 0.0
        if 2 * len(entry.joint & own) > len(entry.joint):
            return -_MOST_COUNTRIES
        # "Negotiated for Ethiopia" speaks of what was negotiated for Eritrea.
        promised = stem(entry.row.get("status") or "") in _own_stems(claim)
        return 0.0 if promised else _OTHER_COUNTRY

    def _is_of_neighbour(self, claim: NumberClaim, entry: Entry) -> bool:
        """Whether a number is that of another country in the same sentence of the document."""
        excerpt = str(entry.row["excerpts"][0]["id"])
        return not self._contexts.strange(claim) and any(
            other.countries != entry.countries
            and other.row["unit"] == entry.row["unit"]
            and str(other.row["excerpts"][0]["id"]) == excerpt
            and likeness(claim.value, stated) == "equal"
            for other, stated in self._by_measure[entry.measure]
        )

    def _is_ruled_out(
        self, claim: NumberClaim, entry: Entry, like: Likeness, *, other_unit: bool
    ) -> bool:
        """Whether a number cannot be meant for a fact's, or only if it were the very one."""
        bare = entry.measure == "money" and claim.unit is None
        small = like == "magnitude" and entry.measure == "count" and claim.value <= _SMALL
        if small or (bare and like != "equal"):
            return True
        few = entry.measure == "count" and claim.value <= _SMALL and like not in EXACT
        if few and counted_stem(claim) and not _counts_its_unit(claim, entry):
            return True
        if like not in EXACT and (other_unit or is_rate(claim, entry)):
            return True
        if like in {"near", "far"} and cites_another(claim, entry, self._book):
            return True
        things = entry.row["kind"] != "figure"
        return (
            is_other_kind(claim, entry)
            or self._people.are_of_another(claim, entry)
            or (things and names_another(claim.sentence, entry, elsewhere=False))
        )

    def _fewest(self, entry: Entry, many: int, *, elsewhere: bool) -> float:
        """What a sentence and a fact with the very number have in common in words at least."""
        if elsewhere and many < _RARE:
            return _FEWEST_ELSEWHERE * (1 + (entry.measure == "percent"))
        least = _FEWEST[many] if many < len(_FEWEST) else 0.0
        telling = entry.measure == "count" and many > _FEW
        return min(least, _FEWEST_TELLING) if telling else least

    def _strange(self, claim: NumberClaim, many: int) -> float:
        """How much more is needed because a number's sentence is on a matter of its own."""
        if many >= _RARE:
            return 0.0
        most = len(_STRANGE) - 1
        return _STRANGE[min(most, self._contexts.strange(claim))] * self._known_words

    def _is_of_other_places(self, claim: NumberClaim, entry: Entry) -> bool:
        """Whether a number is given for a country or area that a fact is not of."""
        return (
            bool(countries_differ(claim, entry, self._book.regions))
            or is_elsewhere(claim.sentence.areas_of(claim.span), entry.areas)
            or self._goes_elsewhere(claim, entry)
            or self._is_for_another_region(claim, entry)
        )

    def _is_for_another_region(self, claim: NumberClaim, entry: Entry) -> bool:
        """Whether an amount for a region is said to be for another that the documents name."""
        own = entry.row["regions"]
        if entry.row["kind"] != "funding" or not own:
            return False
        sentence = claim.sentence
        near = sentence.text[sentence.before(claim.span).start : sentence.after(claim.span).end]
        said = {word for name in own for word in name.split() if word in sentence.words}
        return not said and any(
            re.search(rf"\b{re.escape(name)}\b", near) for name in self._regions.difference(own)
        )

    def _goes_elsewhere(self, claim: NumberClaim, entry: Entry) -> bool:
        """Whether people are said to be on a continent that a fact does not speak of."""
        of_people = entry.measure == "percent" or entry.row["unit"] in self._book.units_of_people
        if not of_people or entry.row["kind"] != "figure" or entry.row["route"]:
            return False
        continent = goes_to(claim.sentence.text, *claim.sentence.own(claim.span))
        return bool(continent) and stem(continent) not in entry.terms

    def _is_of_another_time(self, entry: Entry, periods: Sequence[str]) -> bool:
        """Whether the times that a sentence states are not those of a fact, nor of its events."""
        return period_differs(entry.row["period"], entry.row["as_of"], periods) and not any(
            one in self._other_times(entry) or self._is_of_event(one, entry) for one in periods
        )

    def _other_times(self, entry: Entry) -> frozenset[str]:
        """The times of events beside a fact; those of numbers like its own are for these alone."""
        excerpt = str(entry.row["excerpts"][0]["id"])
        return self._book.times_on(excerpt) - self._given[excerpt, entry.measure]

    def _is_of_event(self, written: str, entry: Entry) -> bool:
        """Whether a day is that of the event from which a number holds: it is judged as a date."""
        stated = str(entry.row["period"] or "")
        days = all(_DAY.fullmatch(one.removesuffix("/..")) for one in (written, stated))
        excerpt = str(entry.row["excerpts"][0]["id"])
        return days and stated in self._book.times_on(excerpt)

    def _by_digits(self, claim: NumberClaim) -> float:
        """How little it is by chance that a number is the very one."""
        value, measure = claim.value, measure_of(claim.unit)
        says = _BY_DIGITS[min(len(digits(value)), len(_BY_DIGITS) - 1)]
        if measure == "money":
            return says + _MONEY_MORE
        if measure == "percent":
            return says - _SHARE_LESS
        if measure == "count" and value <= _SMALL:
            return -_SMALL_LESS
        return says

    def _other_unit(self, claim: NumberClaim, entry: Entry) -> bool | None:
        """Whether a number has another unit than a fact's; None where they are of two things."""
        other = self._counts_other(claim, entry)
        return other if other is None else other or self._people.do_another(claim, entry)

    def _counts_other(self, claim: NumberClaim, entry: Entry) -> bool | None:
        """The same by the words for the units alone, whatever people do."""
        unit = claim.unit
        match entry.measure:
            case "money":
                return unit is not None and unit != str(entry.row["unit"])
            case "percent":
                of_people = claim.unit is None and claim.quantity.kind != "fraction"
                other = claim.unit is not None and claim.unit != str(entry.row["unit"])
                return of_people or other
            case "time":
                same = claim.value == _in_its_unit(claim.value, unit, entry)
                return unit != str(entry.row["unit"]) and same
            case "count":
                return self._other_thing(claim, entry)

    def _other_thing(self, claim: NumberClaim, entry: Entry) -> bool | None:
        """Whether something else is counted; None where it has nothing to do with the fact."""
        counted = counted_stem(claim)
        names = {place.code for place in claim.sentence.places_in(claim.span)}
        if not counted or names:
            return False
        people = entry.row["unit"] in self._book.units_of_people
        if counted in _OTHER_COUNTED and counted not in entry.own and people:
            return True
        if counted in PERSONS | self._book.persons:
            return False if people else None
        unit = stem(str(entry.row["unit"]).split()[-1])
        if counted == unit and _is_of_another_kind(claim, entry):
            return None
        if (
            counted in entry.terms
            or unit in _made_with(claim)
            or (people and self._is_nationality(claim))
        ):
            return False
        return None

    def _is_nationality(self, claim: NumberClaim) -> bool:
        """Whether people are counted by where they are from: 36,990 Eritreans."""
        counted = claim.quantity.counted or ""
        return any(
            place.end - place.start == len(counted.split()[-1])
            and claim.passage.text[place.start : place.end] == counted.split()[-1]
            for place in claim.sentence.places
        )

    def exact(self, claim: NumberClaim, periods: Sequence[str]) -> Entry | None:
        """Choose among the facts that have the very number, if one is what is meant."""
        fits = self.fits(claim, periods, exact_only=True)
        return next((fit.entry for fit in fits if _is_enough(fit)), None)

    def choose(
        self,
        claim: NumberClaim,
        periods: Sequence[str],
        exact: Entry | None = None,
        elsewhere: Collection[Entry] = (),
    ) -> Matched:
        """Choose the fact that a number speaks of.

        Args:
            claim: The number.
            periods: The periods that the sentence states for it.
            exact: The fact with the very number that is meant, if it is known.
            elsewhere: The facts whose very numbers other claims give: another one is rather meant.
        """
        fits = self.fits(claim, periods)
        taken = [fit for fit in fits if (fit.entry is exact if exact else _is_enough(fit))]
        free = (fit for fit in taken if fit.like in EXACT or fit.entry not in elsewhere)
        best = next(free, taken[0] if taken else None)
        nearest = tuple(
            Candidate(fit.entry, round(fit.score, 1), _why(fit, best)) for fit in fits[:_NEAREST]
        )
        known = any(
            fit is not best
            and fit.like == "equal"
            and (fit.score >= _KNOWN if fit.words >= fit.fewest else _is_of_its_country(fit))
            for fit in fits[:_NEAREST]
        )
        return Matched(best, nearest, known)


def _is_of_its_country(fit: Fit) -> bool:
    """Whether a fact that has too few words in common is of the very place and time, too."""
    apart = fit.other_places or fit.other_period or fit.other_unit
    return bool(fit.entry.countries) and not apart and fit.score >= _ENOUGH_OTHER


def _is_enough(fit: Fit) -> bool:
    score, words = _needed(fit)
    return fit.score >= score and fit.words >= words


def _given_to(entry: Entry) -> tuple[frozenset[str], str]:
    return entry.countries, str(entry.row["unit"])


def _value(stated: tuple[Entry, int | float]) -> int | float:
    return stated[1]


def _in_its_unit(value: float, unit: str | None, entry: Entry) -> float:
    """A time in a fact's unit: a year and a half as eighteen months, but not eighteen years."""
    ours, theirs = _MONTHS.get(unit or ""), _MONTHS.get(str(entry.row["unit"]))
    return value * ours / theirs if ours and theirs and value != entry.value else value


def _likeness(claim: NumberClaim, value: float, stated: float) -> Likeness:
    """How a number is like a fact's; "about 800,000" and "more than 182,000" are rounded freely."""
    like, bound = likeness(value, stated), claim.quantity.qualifier
    many = len(digits(value))
    if like in EXACT or bound == "exact" or abs(value - stated) > _ABOUT * stated:
        return like
    freely = many < len(digits(stated)) if bound == "about" else many > _FEW
    upper = bound == "less_than"
    return (
        "rounded"
        if freely and (bound == "about" or is_looser(value, stated, upper=upper))
        else like
    )


def _needed(fit: Fit) -> tuple[float, float]:
    """The score, and the words in common, from which a fact is what is meant."""
    if fit.like in EXACT:
        return _ENOUGH, max(0.0, fit.fewest)
    alike = fit.like not in {"near", "far"}
    if fit.beside:
        least = _LEAST_WITH_COUNTRY if alike else _LEAST_BESIDE
        return _ENOUGH, least
    rare = len(digits(fit.entry.value or 0)) >= _RARE - (fit.like != "digit")
    if alike and (fit.own_country or rare) and fit.score >= _ENOUGH:
        return _ENOUGH, _LEAST_WITH_COUNTRY
    if fit.lone:
        return _ENOUGH_LONE, _LEAST_LONE
    if fit.like == "near" and fit.own_country and fit.same_bound:
        return _ENOUGH, _LEAST_COUNTED
    least = _LEAST_WORDS_ALIKE if alike else _LEAST_WORDS
    if fit.counted:
        least = min(least, _LEAST_COUNTED)
    elif not alike and fit.entry.measure == "percent":
        least = least if fit.own_country else _LEAST_WORDS_SHARE
    enough = alike or (fit.counted and fit.words >= _LEAST_WORDS)
    return (_ENOUGH if enough else _ENOUGH_OTHER), least


def _readings(claim: NumberClaim, measure: Measure) -> Iterable[tuple[float, Measure]]:
    """What a number may be meant as: nine out of ten is 90 %, 3.9 billion may be of money."""
    value = claim.value
    yield value, measure
    if measure != "count":
        return
    if claim.quantity.kind == "fraction" and 0 < value < 1:
        yield round(value * 100, 6), "percent"
    elif counted_stem(claim) in PERSONS and value <= _HUNDRED:
        yield value, "percent"
    if value >= _MILLION and not claim.quantity.counted:
        yield value, "money"


def _why(fit: Fit, best: Fit | None) -> str:
    """Why a fact was taken or not."""
    said = {
        "equal": "the very number",
        "rounded": "its number rounded",
        "magnitude": "its digits in another magnitude",
        "swapped": "its digits in another order",
        "digit": "one digit is another",
        "near": "a number near its own",
        "far": "quite another number",
    }[fit.like]
    against = [
        *(["another unit"] if fit.other_unit else []),
        *(["another place"] if fit.other_places else []),
        *(["another period"] if fit.other_period else []),
    ]
    taken = "taken" if best is fit else "not taken"
    score, words = _needed(fit)
    enough = f"; enough is {score:.1f}" + (f" with words {words:.1f}" if words else "")
    reason = ", ".join((f"{taken}: {said}, words {fit.words:.1f}", *against))
    return reason if best is fit else reason + enough
