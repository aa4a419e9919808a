"""Numbers: which fact each speaks of, and in what it differs from it."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import groupby
from typing import Final

from eufacts.audit import sums
from eufacts.audit.advice import advice
from eufacts.audit.attribution import (
    attributed,
    cites_another,
    countries_that_pay,
    paid_by_country,
    paid_by_one,
    paid_by_states,
)
from eufacts.audit.changes import is_change, other_trend
from eufacts.audit.claims import Claim, DateClaim, NumberClaim
from eufacts.audit.compare import (
    is_less_exact,
    is_only_asked,
    is_whole_of_part,
    oversteps,
    periods_of,
    qualifier_differs,
    relative,
    status_differs,
    times,
)
from eufacts.audit.context import Contexts
from eufacts.audit.countries import given_to_fewer, split_from
from eufacts.audit.entries import words_and_places
from eufacts.audit.events import is_of_document
from eufacts.audit.facts import Entry, FactBook, measure_of
from eufacts.audit.match import EXACT, PERSONS, Fit, Matched, Matcher, counted_stem
from eufacts.audit.naming import names_another
from eufacts.audit.numbers import digits
from eufacts.audit.populations import counted_with, other_object, other_whole
from eufacts.audit.verdicts import Candidate, Difference, Verdict

NumberVerdict = Verdict[NumberClaim]

_UNSTATED_BY_KIND: Final = {"funding": 5.5, "instrument": 7.0, "statement": 8.0}
_UNSTATED_COUNT: Final = 9.0
_SMALL: Final = 100
"""A bare count up to this may be anything."""
_UNSTATED_CALLED: Final = 4.0
_OTHER_CURRENCY: Final = 3.0
_STRANGE: Final = 1.5
"""How much more an amount needs for each word that is not the document's."""
_MOST_STRANGE: Final = 3
_FEW: Final = 3
_FEW_WORDS: Final = 3.0
_NEAR: Final = 40
_MORE: Final = 2.0
_MANY_MORE: Final = 5.0
"""The least that a sentence and a thing without a number have in common: with money for money, for
an amount that a thing is said to cost, for people."""


class Numbers:
    """Judges the numbers of one article."""

    def __init__(self, book: FactBook, contexts: Contexts) -> None:
        self._book = book
        self._contexts = contexts
        self._matcher = Matcher(book, contexts)
        self._currencies = {entry.row["unit"] for entry in book.entries if entry.measure == "money"}

    def judge(
        self,
        claims: Sequence[NumberClaim],
        dates: Sequence[DateClaim],
        quoted: Sequence[Verdict[Claim]],
    ) -> list[NumberVerdict]:
        """Judge numbers.

        Args:
            claims: The numbers, in order.
            dates: The dates of the article, which may be the numbers' periods.
            quoted: The quotations with their verdicts.
        """
        self._note_quotes(quoted, claims)
        return self._numbers(claims, dates)

    def _note_quotes(
        self, quoted: Sequence[Verdict[Claim]], numbers: Sequence[NumberClaim]
    ) -> None:
        """A number within a quotation is of the sentence that is quoted."""
        starts = [claim.start for claim in numbers]
        for quote in quoted:
            if quote.row is not None:
                first = bisect_left(starts, quote.claim.start)
                last = bisect_left(starts, quote.claim.end)
                within = dict.fromkeys(numbers[first:last], str(quote.row.get("id")))
                self._matcher.known.quoted.update(within)

    def _numbers(
        self, claims: Sequence[NumberClaim], stated: Sequence[DateClaim]
    ) -> list[NumberVerdict]:
        of_events = [one for one in stated if not is_of_document(one, self._book)]
        dates = {at: times([*ones]) for at, ones in groupby(of_events, key=lambda one: one.at)}
        year = max((int(row["date"][:4]) for row in self._book.documents), default=0)
        for at, sentence in {claim.at: claim.sentence for claim in claims}.items():
            dates.setdefault(at, []).extend(relative(sentence, year))
            dates[at].sort()
        periods = {claim: periods_of(claim, dates[claim.at]) for claim in claims}
        # Facts with the very numbers come first: what stands beside them is then known.
        exact: dict[NumberClaim, Entry] = {}
        for _ in range(2):
            for claim in claims:
                found = self._matcher.exact(claim, periods[claim])
                if found is not None:
                    exact[claim] = found
                    self._matcher.known.note(claim, found)
        elsewhere = frozenset(exact.values())
        matched = {
            claim: self._matcher.choose(claim, periods[claim], exact.get(claim), elsewhere)
            for claim in claims
        }
        verdicts = [self._verdict(claim, matched[claim]) for claim in claims]
        return sums.judge(verdicts, self._book, self._contexts)

    def _verdict(self, claim: NumberClaim, matched: Matched) -> NumberVerdict:
        best = matched.best
        unstated = None if matched.known else self._unstated(claim)
        if unstated is not None and best is not None and not _is_weaker(best, *unstated):
            unstated = None
        unstated = self._referred(claim, best) or unstated
        if unstated is not None and _is_own_voice(claim):
            unstated = best = None  # nor does it speak of what has less in common with it
        if unstated is not None:
            entry, score = unstated
            return Verdict(
                claim=claim,
                status="unstated",
                fact=entry.id,
                row=entry.row,
                says=f"the document names this and gives no number: {entry.row['label']}",
                reasons=(f"no fact has the number; the nearest has none (words {score:.1f})",),
                candidates=(Candidate(entry, round(score, 1), "taken"), *matched.nearest[:2]),
            )
        if best is None:
            return _unmatched(claim, matched, "no fact has enough in common with the sentence")
        compared = self._compared(claim, best, matched)
        if compared.status == "supported" and self._is_by_heading(claim, best):
            return _unmatched(claim, matched, "its heading speaks of it, its sentence does not")
        return compared

    def _is_by_heading(self, claim: NumberClaim, best: Fit) -> bool:
        """Whether it is the heading that speaks of a fact; that of a table is said of each row.

        It is said, too, of what has only the name of a country: "Mali: 30,000".
        """
        words = words_and_places(claim.sentence.words)
        listed = claim.passage.kind == "row" or all(word.startswith("@") for word in words)
        return not listed and self._contexts.in_text(claim, best.entry) < best.fewest

    def _compared(self, claim: NumberClaim, best: Fit, matched: Matched) -> NumberVerdict:
        entry = best.entry
        differs, dropped = qualifier_differs(claim, entry)
        differences = self._differences(claim, best, qualifier=differs)
        write, remark = advice(entry, differences, claim.words, self._book.names)
        remarks = [remark]
        trend = "" if "value" in differences else other_trend(claim, entry)
        if trend:
            differences = ("value", *differences)
            remarks.insert(0, f"the document says “{trend}”")
        less = not {"value", "qualifier"} & {*differences} or is_less_exact(claim, entry)
        less = (less or ("value" not in differences and dropped)) and not best.other_unit
        together = "" if best.other_unit else counted_with(claim, entry)
        if together:
            differences = (*differences, "unit")
            remarks.append(f"the document counts {together}")
        does = other_object(claim, entry) if entry.row["kind"] == "figure" else ""
        if does and "unit" not in differences:
            differences = (*differences, "unit")
            less = False
            remarks.append(f"the document counts those who “{does}”")
        known = bool({"country", "sum"} & {*differences})  # who pays is said with these
        other = None if known else attributed(claim, entry, self._book)
        if other is not None:
            differences = (*differences, "attribution")
            less = less and not other.contradicts
            remarks.append(other.remark)
        return Verdict(
            claim=claim,
            status="differs" if differences else "supported",
            differences=differences,
            less_exact=less,
            write=write if differences else None,
            sure=best.like not in {"near", "far"} and not best.other_unit,
            remark="; ".join(filter(None, remarks)) or None,
            fact=entry.id,
            row=entry.row,
            says=entry.sentence,
            candidates=matched.nearest,
            reasons=tuple(one.reason for one in matched.nearest if one.entry is entry),
        )

    def _differences(
        self, claim: NumberClaim, best: Fit, *, qualifier: bool
    ) -> tuple[Difference, ...]:
        """In what a number differs from a fact, but for how it moved."""
        entry, rounded = best.entry, best.like == "rounded"
        value = best.like not in EXACT or (rounded and oversteps(claim, entry))
        if rounded:
            free = claim.quantity.qualifier in {"about", "exact"} or is_less_exact(claim, entry)
            qualifier = qualifier and not free
        found: dict[Difference, bool] = {
            "value": value,
            "unit": best.other_unit or other_whole(claim, entry),
            "qualifier": qualifier and not value,
            "period": best.other_period,
            "country": best.other_places or paid_by_country(claim, entry),
            "sum": not is_whole_of_part(claim)
            and (
                given_to_fewer(claim, entry, self._book.regions)
                or split_from(claim, entry) is not None
                or paid_by_one(claim, entry)
                or paid_by_states(claim, entry)
            ),
            "status": status_differs(claim, entry) or is_only_asked(claim, entry),
        }
        return tuple(name for name, differs in found.items() if differs)

    def _may_count(self, entry: Entry, counted: str, claim: NumberClaim) -> bool:
        """Whether a thing without a number is one of people or things that are counted so."""
        if entry.row["kind"] == "funding":
            return False
        if _staff(claim):
            return True
        if not counted and claim.value <= _SMALL:
            return False
        persons = PERSONS | self._book.persons
        people = bool(entry.own & persons) or any(word.startswith("@") for word in entry.own)
        return counted in entry.own or (people and (not counted or counted in persons))

    def _referred(self, claim: NumberClaim, best: Fit | None) -> tuple[Entry, float] | None:
        """The thing without a number that a sentence before names: the fund, the operation."""
        measure = measure_of(claim.unit)
        if measure != "money":
            return None
        for entry in self._contexts.referred(claim):
            if entry.is_unstated and measure not in entry.numbered:
                shared = entry.own & self._contexts.of(claim).keys()
                if best is None or not shared & best.entry.own:
                    return entry, self._contexts.scores(claim).get(entry, 0.0)
        return None

    def _may_be_unstated(self, claim: NumberClaim, entry: Entry) -> bool:
        """Whether a thing has no such number in the document, and the sentence speaks of it."""
        measure = measure_of(claim.unit)
        if not entry.is_unstated or measure in entry.numbered:
            return False
        of_another = measure == "money" and any(countries_that_pay(claim))
        if of_another or names_another(claim.sentence, entry):
            return False
        return entry.row["kind"] != "statement" or self._contexts.names(claim, entry)

    def _strange(self, claim: NumberClaim) -> float:
        """How much more an amount needs because its sentence is on a matter of its own."""
        money = measure_of(claim.unit) == "money"
        return _STRANGE * min(_MOST_STRANGE, self._contexts.strange(claim)) if money else 0.0

    def _unstated(self, claim: NumberClaim) -> tuple[Entry, float] | None:
        """The thing that the document names without a number and that a number is given to."""
        text, span = claim.sentence.text, claim.span
        if is_change(text, span, claim.sentence.own(span)) or _is_population(text, span.start):
            return None
        measure = measure_of(claim.unit)
        counted = counted_stem(claim)
        words = claim.sentence.words
        strange = self._strange(claim)
        for entry, score in sorted(self._contexts.scores(claim).items(), key=lambda pair: -pair[1]):
            if score < _UNSTATED_CALLED:
                return None
            if not self._may_be_unstated(claim, entry):
                continue
            if measure == "money" and any(name in words for name in entry.called):
                least = _UNSTATED_CALLED
            elif measure == "money":
                least = _UNSTATED_BY_KIND[entry.row["kind"]]
                least += _OTHER_CURRENCY * (claim.unit not in self._currencies)
            elif measure == "count" and self._may_count(entry, counted, claim):
                least = _UNSTATED_COUNT
                if cites_another(claim, entry, self._book):
                    return None
            else:
                continue
            if score >= least + strange:
                return entry, score
        return None


def _unmatched(claim: NumberClaim, matched: Matched, reason: str) -> NumberVerdict:
    return Verdict(
        claim=claim,
        status="unmatched",
        candidates=tuple(map(_not_taken, matched.nearest)),
        reasons=(reason,),
    )


def _not_taken(one: Candidate) -> Candidate:
    reason = one.reason
    return one._replace(reason=f"not {reason}") if reason.startswith("taken") else one


_OWN_VOICE: Final = re.compile(
    r"\b(?:[Oo]ur|[Ww]e|I)\b"
    r"(?!\s(?:(?:do|did|can)\snot|don['\u2019]t|cannot|can['\u2019]t|confirm|note|know|hear|heard|read|think|believe|understand|see|suppose|am\stold|(?:are|were)\stold)\b)"
)


_POPULATION: Final = re.compile(
    r"\b(?:town|city|village|district|province|region|island|country|nation|state)\s(?:of|with)\s"
    r"(?:\w+\s)?\Z"
)


def _is_population(text: str, at: int) -> bool:
    """Whether a number says how large a place is: a town of 120,000 people."""
    return _POPULATION.search(text, max(0, at - _NEAR), at) is not None


def _is_own_voice(claim: NumberClaim) -> bool:
    """Whether the author speaks of what is the author's: our teams, we counted."""
    return claim.sentence.says(_OWN_VOICE)


def _staff(claim: NumberClaim) -> bool:
    """Whether people of an office or mission are counted, or its ships and aircraft."""
    last = (claim.quantity.counted or "").split()
    start = claim.span.start
    before = claim.passage.text[max(0, start - len("staff of ")) : start]
    return (bool(last) and last[-1].lower() in _STAFF) or before.endswith(("staff of ", "team of "))


_STAFF_WORDS: Final = """
    experts officers staff instructors trainers advisers agents guards personnel soldiers troops
    sailors ships vessels warships frigates aircraft planes helicopters
"""
_STAFF: Final = frozenset(_STAFF_WORDS.split())


def _is_weaker(best: Fit, entry: Entry, score: float) -> bool:
    """Whether a fact with another number has less in common than a thing without one."""
    many = len(digits(best.entry.value or 0))
    if best.like in {"magnitude", "swapped"} and many >= _FEW:
        return False
    if best.like in EXACT and not best.other_places:
        few = many <= _FEW and best.entry.measure == "money" and entry.row["kind"] != "statement"
        return few and best.words < _FEW_WORDS and score > best.words + _MANY_MORE
    return (
        best.words + _MORE < score if best.like in {"near", "far"} else best.score + _MORE < score
    )
