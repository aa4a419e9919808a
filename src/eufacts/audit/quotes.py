"""Quotations: word for word in the document, altered, or from elsewhere."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import chain
from typing import Final

from eufacts.audit.claims import Claim
from eufacts.audit.facts import FactBook
from eufacts.audit.terms import OF_EU_TEXTS, PLAIN, stems
from eufacts.audit.verdicts import Verdict
from eufacts.format.kinds import Row
from eufacts.source.page.folding import normalise_text
from eufacts.source.sentences import sentences
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
_FEWEST_IN_A_ROW: Final = 5
_MOST_OF_IT: Final = 0.75
"""The same where so many of its words, and this share, stand in a row in the document. Of 9,000
stretches of other EU documents none has them but for formulas ("of the European Parliament and of
the Council")."""
_DOTS: Final = r"\.(?:\s?\.){2,3}|\u2026"
_CUT: Final = re.compile(rf"(\s*(?:\[[^\]]{{0,80}}\]|\(\s?(?:{_DOTS})\s?\)|{_DOTS})\s*)")
"""What stands for words that are left out or put in: […], [the EU]."""
_LETTER: Final = re.compile(r"\[(\w)\](?=\w)")
"""A first letter whose case the writer has changed: [O]ften."""
_LOOSE: Final = re.compile(
    r"\s+(?=[%\u2030])|(?<=[\u20ac$\u00a3])\s+(?=\d)|(?<=\d)\s(?=\d{3}(?!\d))"
    r"|\s+(?=[-\u2010-\u2015\u2212])|(?<=[-\u2010-\u2015\u2212])\s+"
)
"""A space that one writer puts and another leaves out: 85 %, 142 649, word - word."""
_JOINER: Final = "\u2060"
"""What joins two words into one; texts are compared as if it were not there."""
_QUOTES: Final = re.compile("['\"]+")
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
    """Without case, without spaces that say nothing, and with one kind of quotation mark."""
    return _QUOTES.sub("'", normalise_text(_joined(words)).casefold())


def _joined(text: str) -> str:
    """A text in which words are one if nothing but a space that says nothing is between them."""
    return _LOOSE.sub(_JOINER, text)


def _as_written(joined: str) -> str:
    return joined.replace(_JOINER, " ")


def _pieces(words: str) -> list[str]:
    """A quotation parted at what stands for words left out or put in.

    Returns:
        Its words, without marks at their ends, and between them what stands there.
    """
    pieces = _CUT.split(_LETTER.sub(r"\1", _joined(words)))
    pieces[::2] = [piece.strip(_MARKS) for piece in pieces[::2]]
    return pieces


def _in_a_row(quote: list[str], passage: list[str]) -> int:
    """How many words of a quotation a passage has at most as they are."""
    return SequenceMatcher(None, quote, passage, autojunk=False).find_longest_match().size


def _is_rebuilt(quote: list[str], passage: list[str]) -> bool:
    """Whether a quotation has other words for several, or its words in another order.

    What stands in their place may lack a verb: for "Libya has become" there is "Libya into".
    """
    steps = SequenceMatcher(None, quote, passage, autojunk=False).get_opcodes()
    changed = [(quote[a:b], passage[c:d]) for op, a, b, c, d in steps if op != "equal"]
    lost = set(chain.from_iterable(ours for ours, _ in changed))
    put = set(chain.from_iterable(theirs for _, theirs in changed))
    uneven = any(ours and theirs and len(ours) != len(theirs) for ours, theirs in changed)
    return uneven or not lost.isdisjoint(put)


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
        self._texts = [_joined(" ".join(map(_words_of, rows))) for rows in self._paragraphs]
        self._folded = [_plain(text) for text in self._texts]
        self._near = NearMisses([_bare(text) for text in self._texts])

    def judge(self, claims: Iterable[Claim]) -> Iterator[Verdict[Claim]]:
        for claim in claims:
            yield self._verbatim(claim) or self._altered(claim) or _elsewhere(claim)

    def _verbatim(self, claim: Claim) -> Verdict[Claim] | None:
        fragments = [part for one in _pieces(claim.words)[::2] if (part := folded(one))]
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
        pieces = _pieces(claim.words)
        parts = [part for part in pieces[::2] if part]
        longest = max(parts, key=len, default="")
        near = self._near.find(_bare(longest))
        if near is None:
            return None
        passages = {part: self._nearest(part, near.text) for part in parts}
        if not self._is_of(passages):
            return None
        row = self._excerpt(near.text, folded(passages[longest].passage))
        diff, write = pieces[:], pieces[:]
        sure = True
        for at in range(0, len(pieces), 2):
            passage = passages[pieces[at]].passage if pieces[at] else ""
            if _plain(passage) != _plain(pieces[at]):
                write[at] = passage
                diff[at] = word_diff(pieces[at], passage, _plain).diff
                if _is_rebuilt(_bare(pieces[at]).split(), _bare(passage).split()):
                    write[at] = self._from_its_beginning(passage, passages[pieces[at]].text)
                    sure = sure and write[at] == passage
        return Verdict(
            claim=claim,
            status="altered",
            fact=self._fact(row),
            row=row,
            says=_words_of(row),
            write=_as_written("".join(write)).strip(_MARKS),
            sure=sure,
            reasons=(_as_written("".join(diff)),),
        )

    def _nearest(self, part: str, text: int) -> NearMiss:
        """The passage of a text that is most like a part of a quotation, as it is written."""
        near = self._near.find(_bare(part), text)
        if near is None or near.text != text:
            return NearMiss(text, 0, "")
        words, bare = self._texts[text].split(), _bare(self._texts[text])
        first = bare[: bare.find(near.passage)].count(" ")
        passage = " ".join(words[first : first + len(near.passage.split())])
        return replace(near, passage=passage.strip(_MARKS))

    def _from_its_beginning(self, passage: str, text: int) -> str:
        """A passage from where its sentence begins."""
        whole = self._texts[text]
        at = whole.find(passage)
        start = max((one.start for one in sentences(whole) if one.start <= at), default=at)
        return whole[start : at + len(passage)] if at > 0 else passage

    def _is_of(self, passages: Mapping[str, NearMiss]) -> bool:
        """Whether parts of a quotation are like enough to their passages to be of them."""
        words = {part: _bare(part).split() for part in passages}
        most = sum(map(len, words.values()))
        alike = sum(near.alike * len(words[part]) for part, near in passages.items()) / most
        if alike < _ALIKE:
            return False
        rarity = {
            word: self._book.rarity.get(word, 6.0) for part in passages for word in stems(part)
        }
        there = {word for near in passages.values() for word in stems(near.passage)}
        if not there & rarity.keys() - OF_EU_TEXTS - PLAIN - {"europe"}:
            return False  # Regulation 2021/1119 of the European Parliament and of the Council
        shared = sum(says for word, says in rarity.items() if word in there)
        least = _LEAST_IF_WHOLE if alike >= _WHOLE else _LEAST_SHARED
        if shared >= max(least, _TELLING * sum(rarity.values())):
            return True
        most_in_a_row = max(
            _in_a_row(words[part], _bare(near.passage).split()) for part, near in passages.items()
        )
        return most_in_a_row >= max(_FEWEST_IN_A_ROW, _MOST_OF_IT * most)

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
