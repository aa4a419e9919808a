"""How much of what is asked each record holds: the weights of its words, and where it has them.

A word tells the more the rarer it is in the fact base; names and places tell the most, and words
that any question may have tell little. A record counts a word whole in its label, less in a quote,
less as another word of the same meaning.
"""

import math
from collections.abc import Sequence
from typing import cast

from eufacts.answers.question import Question, positions
from eufacts.answers.terms import DOCUMENT, NAMED, Term
from eufacts.index.store import Index

_RARITY, _RARITY_OF_NAMES = 0.15, 0.3
"""The powers by which a word tells less the more records have it."""

_PLACE, _NAME, _ACRONYM = 0.6, 1.5, 3.0
"""What is added for a place, and what a name is multiplied by, and an acronym of several words."""

_SMALL = 0.2
"""What words that need not be there are multiplied by."""

_SEVERAL = 2

_FEW = 200
"""So many records are named in a statement; more are read with all others."""

_LEAST = (NAMED, 0.2, 0.0)
"""How well a record must have each word: a country not only named, a word not only in our notes."""


class Ranking:
    """The records that have some of the words of a question."""

    def __init__(
        self, index: Index, question: Question, terms: Sequence[Term], small: Sequence[Term] = ()
    ) -> None:
        """Find them.

        Args:
            index: Of the fact base.
            question: The filters.
            terms: What is looked for.
            small: What need not be there, but makes a record come before others.
        """
        every = [*terms, *small]
        self.kinds: dict[int, str] = {}
        """The records with all words, or else with any, and their kinds; SQLite's best first."""
        if len([term for term in terms if term.is_country]) < _SEVERAL and terms:
            # A record on one of several countries may do, so for these records with any are read.
            together = " AND ".join(f"({DOCUMENT} : ({term.wide}))" for term in terms)
            self.kinds = positions(index, question.with_match(together))
        within = ""
        if 0 < len(self.kinds) <= _FEW:
            within = f" AND +rowid IN ({', '.join(map(str, self.kinds))})"
        elif every and not self.kinds:
            anywhere = " OR ".join(f"({term.anywhere.wide})" for term in every)
            self.kinds = positions(index, question.with_match(anywhere))
        hits = _hits(index, every, within)
        names = _names(index, [term.words for term in every])
        self.hits = hits[: len(terms)]
        """For each term how well each record has it, from 0 to 1."""
        self.held = dict.fromkeys(self.kinds, 0.0)
        """How much of what is asked each holds."""
        for number, (term, found) in enumerate(zip(every, hits, strict=True)):
            weight = _weight(term, len(found), names) * (_SMALL if number >= len(terms) else 1)
            for pos in found.keys() & self.kinds.keys():
                self.held[pos] += weight * found[pos]

    def with_all(self, *, documented: bool = False) -> list[int]:
        """The records with all terms: what the document says before our notes.

        Args:
            documented: Whether a country that a quote only names, and our notes, do not count.
        """
        for least in _LEAST[: 1 if documented else None]:
            every = [{pos for pos, worth in one.items() if worth > least} for one in self.hits]
            together = set.intersection(*every) if every else set()
            if found := [pos for pos in self.kinds if pos in together]:
                return found
        return []


def _hits(index: Index, terms: Sequence[Term], within: str) -> list[dict[int, float]]:
    """For each term how well the records have it, by the best of its expressions."""
    # The worst come first, and the better ones overwrite them.
    asked = [(number, *form) for number, term in enumerate(terms) for form in sorted(term.forms)]
    hits: list[dict[int, float]] = [{} for _ in terms]
    if not asked:
        return hits
    sql = " UNION ALL ".join(
        [f"SELECT ?, ?, rowid FROM words WHERE words MATCH ?{within}"] * len(asked)
    )
    rows = index.select(sql, [value for one in asked for value in one])
    for number, worth, pos in cast("list[tuple[int, float, int]]", rows):
        hits[number][pos] = worth
    return hits


def _names(index: Index, words: Sequence[str]) -> set[str]:
    """The words that the fact base writes with a capital only."""
    marks = ", ".join("?" * len(words))
    sql = f"SELECT word FROM word WHERE word IN ({marks}) GROUP BY word HAVING min(proper)"
    return {str(word) for (word,) in index.select(sql, words)}


def _weight(term: Term, records: int, names: set[str]) -> float:
    """How telling a term is that some records have."""
    if term.is_place:
        return _PLACE + math.pow(max(records, 1), -_RARITY)
    if " " in term.words and not term.synonyms:
        return _ACRONYM * math.pow(max(records, 1), -_RARITY_OF_NAMES)
    if term.words in names:
        return _NAME * math.pow(max(records, 1), -_RARITY_OF_NAMES)
    return math.pow(max(records, 1), -_RARITY)
