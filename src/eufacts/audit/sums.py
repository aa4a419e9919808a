"""Sums, shares and remainders that an article makes of the document's numbers.

A sum is made again by the rules of ``--total``: what may overlap, is a part or is shared is not
added. A share of what the document gives to several together, and a remainder, are not in it at
all.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Final

from eufacts.answers import counts, totals
from eufacts.audit.advice import listed
from eufacts.audit.claims import NumberClaim
from eufacts.audit.context import Contexts
from eufacts.audit.facts import Entry, FactBook, measure_of
from eufacts.audit.numbers import digits
from eufacts.audit.verdicts import Verdict
from eufacts.format.kinds import Row

_TOTAL: Final = re.compile(
    r"\b(?:total(?:s|ling|led|ing)?|together|sum(?:s|med)?|altogether|combined|in\sall|all\stold"
    r"|add(?:s|ed|ing)?(?:\sup|\sthem)?|overall|taken\stogether|makes?|plus|grand|both|amounts?\sto)\b",
    re.IGNORECASE,
)
_EACH: Final = re.compile(
    r"\b(?:each|apiece|every|per\s(?:country|nationality|state|head)|half|halves|split|shared?"
    r"|divided?|a\sthird|thirds|equally|one\sin|respectively)\b",
    re.IGNORECASE,
)
_SHARE: Final = re.compile(
    r"\b(?:share|part|portion|slice|cut|of\s(?:this|that|these|which|it|the\s(?:total|sum)))\b",
    re.IGNORECASE,
)
_REST: Final = re.compile(
    r"\b(?:rest|remain(?:s|ing|der)?|others?|left|balance|difference|minus|less|member\sstates?"
    r"|capitals|national|governments|elsewhere|outside|missing|gap|not)\b",
    re.IGNORECASE,
)
_LEAST: Final = 3.0
"""What a sentence and the parts of a sum that it does not state have in common at least."""
_MOST_PARTS: Final = 8
_MOST_SHARES: Final = 6
_HUNDRED: Final = 100


NumberVerdict = Verdict[NumberClaim]


def judge(
    verdicts: Sequence[NumberVerdict], book: FactBook, contexts: Contexts
) -> list[NumberVerdict]:
    """Look again at numbers that no fact has: they may be sums or shares of others."""
    around = _Around(verdicts, book, contexts)
    return [
        (around.judged(at, one) or one) if _is_open(one) else one for at, one in enumerate(verdicts)
    ]


def _is_open(verdict: NumberVerdict) -> bool:
    return verdict.status in {"unmatched", "unstated"} or "value" in verdict.differences


class _Around:
    def __init__(
        self, verdicts: Sequence[NumberVerdict], book: FactBook, contexts: Contexts
    ) -> None:
        self._verdicts = verdicts
        self._contexts = contexts
        self._book = book

    def judged(self, at: int, verdict: NumberVerdict) -> NumberVerdict | None:
        """Say what a number makes of others, if it does."""
        claim = verdict.claim
        if len(digits(claim.value)) < 2 and measure_of(claim.unit) == "count":  # noqa: PLR2004
            return None
        near = self._near(at, claim)
        return (
            self._product(verdict)
            or self._sum(verdict, near)
            or self._share(verdict, near)
            or self._country_of(verdict, near)
            or self._remainder(verdict, near)
            or self._named_sum(verdict)
        )

    def _near(self, at: int, claim: NumberClaim) -> list[NumberVerdict]:
        """Numbers of the same measure in the same passage, list or table that are of facts."""
        measure = measure_of(claim.unit)
        first, last = max(0, at - 24), at + 12
        found = []
        for one in self._verdicts[first:last]:
            other = one.claim
            beside = other.passage.group == claim.passage.group or (
                other.passage.heading == claim.passage.heading and abs(other.at - claim.at) <= 8  # noqa: PLR2004
            )
            if (
                one is not self._verdicts[at]
                and beside
                and one.fact
                and measure == measure_of(other.unit)
            ):
                found.append(one)
        return found

    def _entries(self, verdicts: Iterable[NumberVerdict]) -> list[Entry]:
        found = (self._book.by_id.get(one.fact or "") for one in verdicts)
        return [entry for entry in found if entry is not None and entry.value is not None]

    def _sum(self, verdict: NumberVerdict, near: list[NumberVerdict]) -> NumberVerdict | None:
        claim = verdict.claim
        start = claim.span.start
        made = claim.sentence.text[max(0, start - 2) : start].rstrip().endswith((":", "="))
        beside = [one for one in near if one.claim.at == claim.at]
        cue = claim.sentence.says(_TOTAL) or (made and len(beside) > 1)
        above = [one for one in near if one.claim.start < claim.start]
        if claim.passage.cells and cue and len(above) > 1:
            return self._totalled(verdict, self._entries(above))
        places = {place.code for place in claim.sentence.places}
        there = [one for one in near if self._is_of(one, places)]
        for parts in (*_groups(above, near), *combinations(there[-_MOST_PARTS:], 2)):
            if not cue and len(digits(claim.value)) < 3:  # noqa: PLR2004
                continue
            entries = self._entries(parts)
            sums = (sum(one.claim.value for one in parts), sum(one.value or 0 for one in entries))
            if any(_is_about(claim.value, one) for one in sums):
                return self._totalled(verdict, entries)
        return None

    def _is_of(self, verdict: NumberVerdict, places: Collection[str]) -> bool:
        """Whether a number is of one of some countries."""
        return any(not entry.countries.isdisjoint(places) for entry in self._entries([verdict]))

    def _named_sum(self, verdict: NumberVerdict) -> NumberVerdict | None:
        """A sum of facts that the sentence names without their numbers: together EUR 68 million."""
        claim = verdict.claim
        measure = measure_of(claim.unit)
        if not claim.sentence.says(_TOTAL):
            return None
        if measure == "percent":
            return self._shares_of_places(verdict)
        scored = sorted(self._contexts.scores(claim).items(), key=lambda pair: -pair[1])
        likely = [
            entry
            for entry, words in scored
            if words >= _LEAST and entry.value is not None and entry.measure == measure
        ][:_MOST_PARTS]
        for size in (2, 3):
            for parts in combinations(likely, size):
                if _is_about(claim.value, sum(one.value or 0 for one in parts)):
                    return self._totalled(verdict, list(parts))
        return None

    def _shares_of_places(self, verdict: NumberVerdict) -> NumberVerdict | None:
        """The sum of the shares of countries that the sentence names, one for each."""
        claim = verdict.claim
        places = {place.code for place in claim.sentence.places}
        shares: dict[str, list[Entry]] = {}
        for entry, words in self._contexts.scores(claim).items():
            share = entry.measure == "percent" and entry.value and words >= _LEAST
            if share and len(entry.countries) == 1 and entry.countries <= places:
                shares.setdefault(str(entry.row["excerpts"][0]["id"]), []).append(entry)
        for parts in shares.values():
            every = {code for one in parts for code in one.countries} == places
            if every and _is_about(claim.value, sum(one.value or 0 for one in parts)):
                return self._totalled(verdict, sorted(parts, key=lambda one: one.id))
        return None

    def _totalled(self, verdict: NumberVerdict, parts: list[Entry]) -> NumberVerdict | None:
        if len(parts) < 2:  # noqa: PLR2004 - a sum has two parts
            return None
        rows = [entry.row for entry in parts]
        names = [row["id"] for row in rows]
        label = " + ".join(f"{row['as_written']} ({row['id']})" for row in rows)
        refused = _refused(rows)
        if not refused and not _is_about(
            verdict.claim.value, float(sum(row["value"] for row in rows))
        ):
            refused = "their sum is another"
        if not refused and not verdict.claim.sentence.says(_TOTAL):
            return None  # equal by chance: nothing says that it is a sum
        largest = max(rows, key=lambda row: row["value"])
        if not refused:
            return replace(
                verdict,
                status="supported",
                differences=(),
                write=None,
                remark=None,
                fact=largest["id"],
                row=largest,
                says=f"{label}: the document allows to add these",
                related=tuple(names),
                reasons=(f"the sum of {', '.join(names)}",),
            )
        return replace(
            verdict,
            status="differs",
            differences=("sum",),
            fact=largest["id"],
            row=largest,
            says=f"{label} are not to be added: {refused}",
            write=None,
            remark=f"no sum: the document gives {listed([row['as_written'] for row in rows])}",
            related=tuple(names),
            reasons=(f"the sum of {', '.join(names)}",),
        )

    def _product(self, verdict: NumberVerdict) -> NumberVerdict | None:
        """A share of a figure as a number: 50.6 million for 85% of 59.5 million."""
        claim = verdict.claim
        if measure_of(claim.unit) != "count":
            return None
        for entry, words in self._contexts.scores(claim).items():
            whole = self._book.by_id.get(str(entry.row.get("share_of")))
            if entry.measure != "percent" or whole is None or words < _LEAST:
                continue
            if _is_about(claim.value, (entry.value or 0) / _HUNDRED * (whole.value or 0)):
                share = f"{entry.row['as_written']} of {whole.row['as_written']}"
                says = f"the document gives {share}, not the number"
                return _refusing(verdict, entry, says, f"{share} is this number")
        return None

    def _country_of(
        self, verdict: NumberVerdict, near: list[NumberVerdict]
    ) -> NumberVerdict | None:
        """One country's share of what the number before is for several: Jordan's share of that."""
        claim = verdict.claim
        places = {place.code for place in claim.sentence.places_of(claim.span)[0]}
        slip = "value" in verdict.differences and verdict.sure
        if slip or len(places) != 1 or not claim.sentence.says(_SHARE):
            return None
        above = [one for one in near if one.claim.start < claim.start][-1:]
        for entry in self._entries(above):
            if places < entry.countries and (entry.value or 0) > claim.value:
                says = f"the document gives {entry.row['as_written']} together, no split"
                return _refusing(verdict, entry, says, "a share of it")
        return None

    def _share(self, verdict: NumberVerdict, near: list[NumberVerdict]) -> NumberVerdict | None:
        claim = verdict.claim
        if not claim.sentence.says(_EACH):
            return None
        for one in sorted(near, key=lambda one: abs(one.claim.start - claim.start)):
            for entry in self._entries([one]):
                for parts in range(2, _MOST_SHARES + 1):
                    if entry.value and _is_about(claim.value, entry.value / parts):
                        says = f"the document gives {entry.row['as_written']} together, no split"
                        return _refusing(verdict, entry, says, f"one of {parts} equal parts")
        return None

    def _remainder(self, verdict: NumberVerdict, near: list[NumberVerdict]) -> NumberVerdict | None:
        claim = verdict.claim
        if not claim.sentence.says(_REST):
            return None
        entries = self._entries(near)
        if measure_of(claim.unit) == "percent":
            for size in range(1, min(4, len(entries)) + 1):
                for parts in combinations(entries, size):
                    if _is_about(claim.value, _HUNDRED - sum(one.value or 0 for one in parts)):
                        says = "the document does not state what is left of the whole"
                        return _refusing(verdict, parts[0], says, "what is left of 100 %")
        if len(digits(claim.value)) < 2:  # noqa: PLR2004 - many have one digit in common
            return None
        for whole, part in ((a, b) for a in entries for b in entries if a is not b):
            if _is_about(claim.value, (whole.value or 0) - (part.value or 0)):
                says = (
                    f"the document states {whole.row['as_written']} and {part.row['as_written']},"
                    " not the difference"
                )
                return _refusing(verdict, whole, says, f"{whole.id} less {part.id}")
        return None


def _groups(above: list[NumberVerdict], near: list[NumberVerdict]) -> Iterator[list[NumberVerdict]]:
    """The numbers that a sum may be of: all before it, the last few, or all around it."""
    if 2 <= len(above) <= 3 * _MOST_PARTS:  # noqa: PLR2004
        yield above
    for count in range(2, min(len(above), _MOST_PARTS)):
        yield above[-count:]
    if len(near) > len(above) and len(near) >= 2:  # noqa: PLR2004
        yield near
    for pair in combinations(near[-_MOST_PARTS:], 2):
        yield list(pair)


def _is_about(value: float, exact: float) -> bool:
    """Whether a number is another, or that rounded to its digits."""
    if exact <= 0:
        return False
    places = max(2, len(digits(value)))
    return abs(float(f"{exact:.{places - 1}e}") - value) <= 1e-9 * value


def _refused(rows: Sequence[Row]) -> str:
    """Why the rules of ``--total`` do not add some facts; empty where they do."""
    if len({row["id"] for row in rows}) < len(rows):
        return "one is counted twice"
    if all(row["kind"] == "funding" for row in rows):
        made = totals.total(rows)
        units = {row["unit"] for row in rows}
        if len(units) > 1:
            return "their currencies differ"
    elif all(row["kind"] == "figure" for row in rows):
        made = counts.total(rows)
    else:
        return "they are not of one kind"
    if made.left_out:
        reasons = {out.reason for out in made.left_out}
        if len(reasons) == 1 and len(made.left_out) == len(rows):
            return reasons.pop()
        return "; ".join(f"{out.row['id']}: {out.reason}" for out in made.left_out)
    return ""


def _refusing(verdict: NumberVerdict, entry: Entry, says: str, reason: str) -> NumberVerdict:
    return replace(
        verdict,
        status="differs",
        differences=("sum",),
        fact=entry.id,
        row=entry.row,
        says=says,
        write=None,
        remark=f"no share or rest: the document gives {entry.row['as_written']}",
        related=(entry.id,),
        reasons=(reason,),
    )
