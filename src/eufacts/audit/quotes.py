"""Quotations: word for word in the document, altered, or from elsewhere."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final

from eufacts.audit.claims import Claim
from eufacts.audit.facts import FactBook
from eufacts.audit.terms import stems
from eufacts.audit.verdicts import Verdict
from eufacts.format.kinds import Row
from eufacts.source.page.folding import normalise_text
from eufacts.source.wordiff import NearMiss, NearMisses, word_diff

_ALIKE: Final = 0.66
"""The least share of its words that an altered quotation has from the document, in order."""
_TELLING: Final = 0.4
"""The least share of its telling words, weighted by how rare they are, that the passage has."""
_LEAST_SHARED: Final = 5.0
"""The least that these words say together."""
_WHOLE: Final = 0.9
_LEAST_IF_WHOLE: Final = 3.0
"""The same where nearly all words are there."""
_CUT: Final = re.compile(r"\s*(?:\[[^\]]{0,80}\]|\(\s?(?:\.{3}|\u2026)\s?\)|\.{3}|\u2026)\s*")
"""What stands for words that are left out or put in: […], [the EU]."""
_MARKS: Final = " .,;:!?\u2026\"'-"


def judge(claims: Sequence[Claim], book: FactBook) -> list[Verdict[Claim]]:
    """Compare quotations with the document's sentences."""
    if not claims:
        return []
    return list(_judge_of(book).judge(claims))


@lru_cache(maxsize=1)
def _judge_of(book: FactBook) -> "_Judge":
    """What compares quotations with a book's sentences, kept for the next article."""
    return _Judge(book)


def folded(words: str) -> str:
    """Words as quotations are compared: without case, and without marks at their ends."""
    return _plain(words).strip(_MARKS)


def _bare(text: str) -> str:
    """The words of a text without case and marks; each is still one word."""
    return " ".join(folded(word) or word for word in text.split())


def _plain(words: str) -> str:
    """Without case, and with one kind of quotation mark."""
    return normalise_text(words).casefold().replace('"', "'")


class _Judge:
    def __init__(self, book: FactBook) -> None:
        self._book = book
        self._paragraphs: list[list[Row]] = []
        places: dict[tuple[str, int, int | None], list[Row]] = {}
        for row in book.excerpts:
            key = (row["section"], row["paragraph"], row["footnote"])
            if key not in places:
                places[key] = []
                self._paragraphs.append(places[key])
            places[key].append(row)
        self._paragraphs += [[row] for row in _titles(book)]
        self._texts = [" ".join(map(_words_of, rows)) for rows in self._paragraphs]
        self._folded = [_plain(text) for text in self._texts]
        self._near = NearMisses([_bare(text) for text in self._texts])

    def judge(self, claims: Iterable[Claim]) -> Iterator[Verdict[Claim]]:
        for claim in claims:
            yield self._verbatim(claim) or self._altered(claim) or _elsewhere(claim)

    def _verbatim(self, claim: Claim) -> Verdict[Claim] | None:
        fragments = [part for one in _CUT.split(claim.words) if (part := folded(one))]
        for at, text in enumerate(self._folded):
            place = 0
            for fragment in fragments:
                place = _find(text, fragment, place)
                if place < 0:
                    break
                place += len(fragment)
            else:
                if fragments:
                    row = self._excerpt(at, fragments[0])
                    return Verdict(
                        claim=claim,
                        status="verbatim",
                        fact=self._fact(row),
                        row=row,
                        says=_words_of(row),
                        reasons=("the words are in the document",),
                    )
        return None

    def _altered(self, claim: Claim) -> Verdict[Claim] | None:
        near = self._near.find(_bare(claim.words))
        if near is None or near.alike < _ALIKE:
            return None
        passage = self._passage_of(near)
        telling = set(stems(claim.words))
        rarity = {word: self._book.rarity.get(word, 6.0) for word in telling}
        there = set(stems(passage))
        shared = sum(rarity[word] for word in telling & there)
        least = _LEAST_IF_WHOLE if near.alike >= _WHOLE else _LEAST_SHARED
        if shared < max(least, _TELLING * sum(rarity.values())):
            return None
        row = self._excerpt(near.text, folded(passage))
        return Verdict(
            claim=claim,
            status="altered",
            fact=self._fact(row),
            row=row,
            says=_words_of(row),
            write=passage.strip(_MARKS),
            reasons=(word_diff(claim.words.strip(_MARKS), passage.strip(_MARKS)).diff,),
        )

    def _passage_of(self, near: NearMiss) -> str:
        """The words of a passage as the document writes them."""
        text = self._texts[near.text].split()
        bare = _bare(self._texts[near.text])
        first = bare[: bare.find(near.passage)].count(" ")
        return " ".join(text[first : first + len(near.passage.split())])

    def _excerpt(self, paragraph: int, words: str) -> Row:
        """The excerpt of a paragraph that has words, or the beginning of them."""
        rows = self._paragraphs[paragraph]
        for length in (len(words), 30, 12):
            for row in rows:
                if words[:length] in _plain(_words_of(row)):
                    return row
        return rows[0]

    def _fact(self, row: Row) -> str:
        """The statement that stands on an excerpt, or else another fact, or the excerpt."""
        if "facts" not in row:
            return str(row.get("id") or row["document"])
        facts = [self._book.by_id[name] for name in row["facts"] if name in self._book.by_id]
        facts.sort(key=lambda entry: entry.row["kind"] != "statement")
        return facts[0].id if facts else str(row["id"])


def _titles(book: FactBook) -> Iterator[Row]:
    """The documents and acts that have a title, which may be quoted."""
    yield from (row for row in book.documents if row["title"])
    yield from (row for row in book.references if row["title"])


def _words_of(row: Row) -> str:
    """The words of an excerpt, or a title."""
    return str(row["quote"] if "quote" in row else row["title"])


def _find(text: str, words: str, start: int) -> int:
    """Where some words begin in a text, not inside a word; -1 where nowhere."""
    at = text.find(words, start)
    while at >= 0:
        before, after = text[at - 1 : at], text[at + len(words) : at + len(words) + 1]
        if not before.isalnum() and not (after.isalnum() and words[-1].isalnum()):
            return at
        at = text.find(words, at + 1)
    return -1


def _elsewhere(claim: Claim) -> Verdict[Claim]:
    return Verdict(
        claim=claim,
        status="unmatched",
        reasons=("no sentence of the document has enough of these words in this order",),
    )
