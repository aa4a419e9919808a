"""What is around a claim: its stems, each with how near it is."""

import re
from collections.abc import Iterable, Mapping, Sequence
from heapq import nlargest
from operator import itemgetter
from typing import Final

from eufacts.audit.attribution import GIVES
from eufacts.audit.changes import TREND
from eufacts.audit.claims import Claim, NumberClaim, is_currency_word
from eufacts.audit.compare import PAID
from eufacts.audit.entries import words_and_places
from eufacts.audit.facts import Entry, FactBook
from eufacts.audit.scope import Sentence, Span
from eufacts.audit.terms import PLAIN, WORD, is_saying, stem, stems

_NAME: Final = re.compile(r"(?<=[\w,;:] )(?!EUR|USD|GBP|CHF|EU\b)[A-Z][A-Za-z]")
"""A word in capitals within a sentence: what the sentence is about is named in it."""
_THE: Final = re.compile(r"\b(?:[Tt]he|[Tt]his|[Tt]hat)\s(?!the\b)([a-z]{3,})\b")
_BACK: Final = 5
"""How many sentences before one "the fund" may have been named in."""
_BEFORE_NAMELESS: Final = 0.6
"""How much a word counts in the sentence before one that names nothing."""

_FEW_OF_ITS_WORDS: Final = 4
"""A sentence that speaks of a statement has one in so many of its words."""
_SYNONYM: Final = 0.8
"""How much of a word's weight its synonym in the document has."""
_FAR: Final = 400
"""How many characters before and after a claim are near it, however long its part is."""
_OWN, _BESIDE, _SENTENCE, _BEFORE, _HEADING, _COLUMN, _TITLE = 1.0, 0.8, 0.5, 0.3, 0.4, 0.7, 0.15
"""How much a word counts in the number's own part of the sentence, in the parts beside it, in the
rest of the sentence, in the sentence before, in the heading, in the head of the column, and in the
title."""

_READ: Final = (PAID, TREND, re.compile(GIVES))


class Contexts:
    """The contexts of an article's claims, and what each fact has in common with them."""

    def __init__(self, book: FactBook, sentences: Iterable[Sentence], title: str) -> None:
        self._book = book
        self._sentences = list(sentences)
        self._contexts: dict[Claim, Mapping[str, float]] = {}
        self._scores: dict[Claim, Mapping[Entry, float]] = {}
        self._nearest: dict[Claim, list[Entry]] = {}
        self._title = words_and_places(title)
        self._whole: dict[int, dict[str, None]] = {}
        self._referred: dict[int, list[Entry]] = {}
        self._strange: dict[Claim, int] = {}

    def scores(self, claim: Claim) -> Mapping[Entry, float]:
        """What each fact has in common with the words around a claim."""
        if claim not in self._scores:
            self._scores[claim] = self._book.score(self.of(claim))
        return self._scores[claim]

    def nearest(self, claim: Claim, most: int) -> Sequence[Entry]:
        """The facts that have most in common with the words around a claim."""
        if claim not in self._nearest:
            found = nlargest(most, self.scores(claim).items(), key=itemgetter(1))
            self._nearest[claim] = [entry for entry, _ in found]
        return self._nearest[claim]

    def of(self, claim: Claim) -> Mapping[str, float]:
        """The context of a claim: stems with their weights."""
        if claim not in self._contexts:
            self._contexts[claim] = self._read(claim)
        return self._contexts[claim]

    def in_text(self, claim: Claim, entry: Entry) -> float:
        """What a fact has in common with the words around a claim, without heading and title."""
        context, rarity = self._read_text(claim), self._book.rarity
        self._add_synonyms(context)
        return sum(
            context[word] * says * rarity[word]
            for word, says in entry.terms.items()
            if word in context
        )

    def leans(self, claim: Claim) -> bool:
        """Whether a claim's sentence names nothing, so that one before it says what it is about."""
        return not claim.sentence.places and not claim.sentence.says(_NAME)

    def referred(self, claim: Claim) -> list[Entry]:
        """The things that a sentence before names, and that this one calls "the fund".

        Those of which most words are named come first.
        """
        if not self.leans(claim):
            return []
        if claim.at not in self._referred:
            self._referred[claim.at] = self._refer(claim)
        return self._referred[claim.at]

    def _refer(self, claim: Claim) -> list[Entry]:
        found: dict[Entry, int] = {}
        sentence = claim.sentence
        heads = {stem(hit[1]) for hit in _THE.finditer(sentence.text, *sentence.span)}
        earlier = self._sentences[max(0, claim.at - _BACK) : claim.at]
        said = [self._of_sentence(at).keys() for at in range(claim.at - len(earlier), claim.at)]
        for head in sorted(heads):
            for entry, _ in self._book.postings.get(head, ()):
                named = entry.own - {"europe"}
                for one, words in zip(earlier, said, strict=True):
                    both = named & words
                    called = any(name in one.words for name in entry.called)
                    if called or (head in both and 2 * len(both) >= len(named)):
                        most = len(named) if called else len(both)
                        found[entry] = max(most, found.get(entry, 0))
        return sorted(found, key=lambda entry: (-found[entry], entry.id))

    def names(self, claim: Claim, entry: Entry) -> bool:
        """Whether a sentence has enough of the words of a statement to speak of it itself."""
        named = entry.own - {"europe"}
        both = named & self._of_sentence(claim.at).keys()
        few = _FEW_OF_ITS_WORDS * len(both) < len(named) or all(word[0] == "@" for word in both)
        return not few or self.leans(claim)

    def strange(self, claim: Claim) -> int:
        """How many words of a claim's own part are on a matter of which the document is silent.

        Words that another rule reads (who fled, what was paid, what rose) are on any matter.
        """
        if claim not in self._strange:
            own = self._near(claim, claim.sentence.own(claim.span))
            text = claim.sentence.text
            before = WORD.finditer(text, own.start, claim.span.start)
            ends = [word.end() for word in before if is_saying(word[0])]
            start = max(ends, default=own.start)  # who says it may be anybody
            beside = Span(start, claim.span.start), Span(claim.span.end, own.end)
            said = [hit[0] for one in _READ for hit in one.finditer(text, *own)]
            said += self._book.deeds.words(text, *own)
            read = {word for words in said for word in stems(words)}
            words = {word for span in beside for word in _of_span(claim.sentence, span)}
            words -= read | self._book.vocabulary | PLAIN
            self._strange[claim] = sum(
                not word.startswith("@") and not is_currency_word(word) for word in words
            )
        return self._strange[claim]

    def _near(self, claim: Claim, span: Span) -> Span:
        """What of a stretch is near a claim."""
        start, end = claim.span.start - _FAR, claim.span.end + _FAR
        return Span(max(span.start, start), min(span.end, end))

    def _read(self, claim: Claim) -> dict[str, float]:
        found = self._read_text(claim)
        heading = claim.passage.heading
        if heading:
            _add(found, words_and_places(heading), _HEADING)
        _add(found, self._title, _TITLE)
        self._add_synonyms(found)
        return found

    def _read_text(self, claim: Claim) -> dict[str, float]:
        """The same without heading, title and synonyms."""
        found: dict[str, float] = {}
        sentence = claim.sentence
        own, *beside = (
            self._near(claim, span)
            for span in (
                sentence.own(claim.span),
                sentence.before(claim.span),
                sentence.after(claim.span),
            )
        )
        _add(found, _of_span(sentence, own), _OWN)
        for span in beside:
            _add(found, _of_span(sentence, span), _BESIDE)
        _add(found, self._of_sentence(claim.at), _SENTENCE)
        if claim.at and self._sentences[claim.at - 1].text is sentence.text:
            weight = _BEFORE_NAMELESS if self.leans(claim) else _BEFORE
            _add(found, self._of_sentence(claim.at - 1), weight)
        if isinstance(claim, NumberClaim) and claim.column:
            _add(found, stems(claim.column), _COLUMN)
        return found

    def _add_synonyms(self, found: dict[str, float]) -> None:
        for word in [word for word in found if word in self._book.synonyms]:
            _add(found, self._book.synonyms[word], found[word] * _SYNONYM)

    def _of_sentence(self, at: int) -> dict[str, None]:
        """The stems of a sentence that facts have, in order."""
        if at not in self._whole:
            words = _of_span(self._sentences[at], self._sentences[at].span)
            self._whole[at] = dict.fromkeys(word for word in words if word in self._book.rarity)
        return self._whole[at]


def _add(found: dict[str, float], words: Iterable[str], weight: float) -> None:
    for word in words:
        if found.get(word, 0.0) < weight:
            found[word] = weight


def _of_span(sentence: Sentence, span: Span) -> list[str]:
    """The stems of a stretch, with its countries as ``@`` and their codes."""
    plain: list[str] = []
    at = span.start
    places = sentence.places_in(span)
    for place in places:
        plain.append(sentence.text[at : place.start])
        at = max(at, place.end)
    plain.append(sentence.text[at : span.end])
    return [*stems(" ".join(plain)), *(f"@{place.code}" for place in places)]
