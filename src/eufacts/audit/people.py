"""Facts on the same people, which are told apart by what these do or suffer."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from eufacts.audit.claims import NumberClaim
from eufacts.audit.deeds import Deeds
from eufacts.audit.facts import Entry, Measure
from eufacts.audit.numbers import likeness


class People:
    """What an article says that people do, and which facts are of that."""

    def __init__(self, entries: Iterable[Entry], deeds: Deeds) -> None:
        self._deeds = deeds
        self._of_same: dict[tuple[frozenset[str], Measure], list[Entry]] = defaultdict(list)
        self._said: dict[NumberClaim, frozenset[str]] = {}
        for entry in entries:
            if entry.deeds and entry.countries and entry.value is not None:
                self._of_same[entry.countries, entry.measure].append(entry)

    def said(self, claim: NumberClaim) -> frozenset[str]:
        """The deeds that a number's own part names, with those of the parts beside it."""
        if claim not in self._said:
            sentence, text = claim.sentence, claim.sentence.text
            said = self._deeds.named(text, *sentence.own(claim.span))
            if said:
                for span in sentence.before(claim.span), sentence.after(claim.span):
                    said |= self._deeds.named(text, *span)
            self._said[claim] = said
        return self._said[claim]

    def do_another(self, claim: NumberClaim, entry: Entry) -> bool:
        """Whether people are said to do what cannot be what a fact says of them."""
        return bool(entry.deeds) and self._deeds.exclude(self.said(claim), entry.deeds)

    def are_of_another(self, claim: NumberClaim, entry: Entry) -> bool:
        """Whether another fact on the same people is of the deed that is said."""
        others = self._beside(entry)
        if not others:
            return False
        said = self.said(claim)
        return not said & entry.deeds and any(said & one.deeds for one in others)

    def have_number_of_another(self, claim: NumberClaim, entry: Entry) -> bool:
        """Whether people do what a fact says, but have the number of another on them."""
        others = self._beside(entry)
        if not others:
            return False
        said = self.said(claim)
        return bool(said & entry.deeds) and any(
            not said & one.deeds and likeness(claim.value, one.value or 0) == "equal"
            for one in others
        )

    def _beside(self, entry: Entry) -> Sequence[Entry]:
        """The facts on the same people, this one among them; none for one that has no deed."""
        return self._of_same.get((entry.countries, entry.measure), ()) if entry.deeds else ()
