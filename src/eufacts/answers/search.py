"""Searching: a question in plain words gets the right record first, or is told what is missing.

Records are found in tiers: first those with the very number or date that was typed, then those with
all words in the label, then in label, quotes and names, last those with words in our notes only.
If no record has all words, those come that have the most of them.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from eufacts.answers.question import Question, positions, texts_at
from eufacts.answers.words import LEANING, Typed, TypedNumber, take_apart, words_of
from eufacts.dates import span
from eufacts.index.store import Index

_DOCUMENT = "{label quote names}"
"""The columns that hold what the document says; notes are our own words."""

_AGENTS = ("ers", "er", "ors", "or")
_ENDINGS = ("ing", "ed", "es", "e", "s")
_SHORTEST_STEM = 5
_SHORTEST_PREFIX = 4
"""Letters that begin a word which nobody finished typing."""

_SHORTEST_SLIP = 6
"""Shorter words are too near to others."""

_MARKS = ("\x02", "\x03")
_SNIPPET = f"snippet(words, {{column}}, '{_MARKS[0]}', '{_MARKS[1]}', '…', 24)"
_QUOTE, _LABEL = 1, 0


class Match(NamedTuple):
    """Why a record was found."""

    text: str
    """The part of its quotes, or of its label, around the words."""
    marks: tuple[tuple[int, int], ...]
    """Where the words are in it."""


class Found(NamedTuple):
    """What a search found."""

    bodies: tuple[str, ...]
    """The rows' JSON texts, the best first; each with its ``match``."""
    tiers: tuple[int, ...]
    """How many are in each tier, the best first."""
    messages: tuple[str, ...]
    """What was corrected, left out or is not in the document."""


def search(index: Index, text: str, question: Question) -> Found:
    """Find records by words.

    Args:
        index: Of the fact base.
        text: What was typed.
        question: The filters, the order and the limit.

    Raises:
        QuestionError: There is nothing to look for in the text, or too much.
        UnknownNameError: A filter names something that the fact base does not have.
    """
    return _Search(index, take_apart(text), question).found()


class _Search:
    """One search."""

    def __init__(self, index: Index, typed: Typed, question: Question) -> None:
        self._index = index
        self._typed = typed
        self._question = question
        self._terms: dict[str, str] = {}
        self.messages: list[str] = []

    def found(self) -> Found:
        """Find the records, tier by tier."""
        tiers = [tier for tier in self._tiers() if tier]
        seen: dict[int, None] = {}
        sizes = []
        for tier in tiers:
            before = len(seen)
            seen.update(dict.fromkeys(tier))
            sizes.append(len(seen) - before)
        ordered = self._ordered(list(seen))
        bodies = texts_at(self._index, ordered)
        matches = self._matches(ordered)
        with_match = [
            _with_match(body, matches.get(pos)) for pos, body in zip(ordered, bodies, strict=True)
        ]
        return Found(tuple(with_match), tuple(size for size in sizes if size), tuple(self.messages))

    def _ordered(self, found: list[int]) -> list[int]:
        """The records in the order and number that is asked for."""
        if self._question.sort:
            wanted = set(found)
            found = [
                pos
                for pos in positions(self._index, self._question.with_match(""))
                if pos in wanted
            ]
        elif self._question.reverse:
            found.reverse()
        return found[: self._question.limit]

    def _tiers(self) -> Iterator[Sequence[int]]:
        exact, more_words = self._with_numbers_and_dates()
        words = (*self._typed.words, *more_words)
        terms = {word: self._expression(word) for word in words}
        known = {word: term for word, term in terms.items() if term}
        if self._typed.kinds and not exact and all(word in LEANING for word in words):
            known = {word: term for word, term in known.items() if self._hits(term)}
            if not known:  # "money" alone
                yield positions(self._index, self._question.of_kinds(self._typed.kinds))
                return
        self.messages += [
            f"the document does not contain {word!r}" for word in words if word not in known
        ]
        if exact:
            wanted = set(exact)
            yield [pos for pos in self._matching(known.values(), columns="") if pos in wanted]
            yield exact
        in_label = self._matching(known.values(), columns="{label}")
        all_words = self._matching(known.values())
        in_notes = self._matching(known.values(), columns="")
        if not all_words and not in_notes and len(known) > 1 and not exact:
            all_words, left_out = self._most(known)
            self._say_left_out(known, left_out)
        yield in_label
        yield all_words
        yield in_notes

    def _say_left_out(self, known: dict[str, str], left_out: Sequence[str]) -> None:
        shown = " and ".join(repr(word) for word in left_out)
        self.messages.append(f"nothing has all of: {', '.join(known)}; shown without {shown}")

    # Numbers and dates

    def _with_numbers_and_dates(self) -> tuple[list[int], tuple[str, ...]]:
        """The records that have a number or date that was typed, and the words of the others."""
        found: list[int] = []
        words: list[str] = []
        for number in self._typed.numbers:
            have = self._having(number)
            found += have
            if not have and number.as_written.isdigit():  # perhaps the number of an act
                words.append(number.as_written)
            elif not have:
                self.messages.append(f"no record has the value {number.as_written}")
        for date in self._typed.dates:
            sql = "SELECT pos FROM record WHERE starts = ? AND ends = ?"
            dated = self._index.select(sql, span(date.period))
            found += [int(str(pos)) for (pos,) in dated]
            words += [] if dated else words_of(date.as_written)
        allowed = set(positions(self._index, self._question.with_match("")))
        return [pos for pos in dict.fromkeys(found) if pos in allowed], tuple(words)

    def _having(self, number: TypedNumber) -> list[int]:
        sql = "SELECT pos, body FROM record JOIN text USING (pos) WHERE value = ?"
        found = self._index.select(sql, (number.value,))
        if number.unit is None:
            return [int(str(pos)) for pos, _ in found]
        having = f'"unit":{json.dumps(number.unit)},'
        return [int(str(pos)) for pos, body in found if having in str(body)]

    # Words

    def _expression(self, word: str) -> str:
        """What a word is looked for as; empty where the document has nothing like it."""
        if word not in self._terms:
            self._terms[word] = self._looked_for(word)
        return self._terms[word]

    def _looked_for(self, word: str) -> str:
        synonym = self._index.select(
            "SELECT DISTINCT value FROM spelling WHERE what = 'synonym' AND folded = ?", (word,)
        )
        forms = [_quoted(word), *(_quoted(str(value)) for (value,) in synonym)]
        forms += [_quoted(form) for form in _family(word)]
        found = [form for form in forms if self._hits(form)]
        if found:
            return f"({' OR '.join(found)})"
        if len(word) >= _SHORTEST_PREFIX and self._begins(word):
            return f"{_quoted(word)}*"
        if self._hits(_quoted(word), notes=True):
            return _quoted(word)
        near = self._corrected(word)
        if near:
            self.messages.append(f"{word!r} is not in the document; searched for {near!r}")
        return _quoted(near) if near else ""

    def _corrected(self, word: str) -> str:
        """The word of the fact base that was meant by a slip; empty where none is so near."""
        from difflib import get_close_matches

        if len(word) < _SHORTEST_SLIP or any(map(str.isdigit, word)):
            return ""
        alike = [known for known in self._vocabulary if known[0] == word[0]]
        one_letter = 1 - 1 / len(word)
        near = get_close_matches(word, alike, n=1, cutoff=one_letter)
        return near[0] if near else ""

    def _hits(self, expression: str, *, notes: bool = False) -> bool:
        match = expression if notes else f"{_DOCUMENT} : ({expression})"
        return bool(self._index.select("SELECT 1 FROM words WHERE words MATCH ? LIMIT 1", (match,)))

    def _begins(self, word: str) -> bool:
        sql = "SELECT 1 FROM word WHERE word >= ? AND word < ? LIMIT 1"
        return bool(self._index.select(sql, (word, f"{word}\U0010ffff")))

    @cached_property
    def _vocabulary(self) -> tuple[str, ...]:
        sql = "SELECT DISTINCT word FROM word"
        return tuple(str(word) for (word,) in self._index.select(sql))

    def _matching(self, terms: Iterable[str], columns: str = _DOCUMENT) -> Sequence[int]:
        """The records that have all words in some columns, the best match first."""
        together = " AND ".join(terms)
        if not together:
            return ()
        match = f"{columns} : ({together})" if columns else together
        found = positions(self._index, self._question.with_match(match))
        return self._leaning(found)

    def _leaning(self, found: Sequence[int]) -> Sequence[int]:
        """Put records of the kinds that are meant before others."""
        if not self._typed.kinds or not found:
            return found
        of_kind = set(positions(self._index, self._question.of_kinds(self._typed.kinds)))
        return sorted(found, key=lambda pos: pos not in of_kind)

    def _most(self, known: dict[str, str]) -> tuple[Sequence[int], list[str]]:
        """The records that have the most words, the rarest first; and the words left out."""
        having = {word: set(self._matching([term])) for word, term in known.items()}
        kept: list[str] = []
        found: set[int] = set()
        best: tuple[int, list[str], set[int]] = (0, [], set())
        for first in sorted(having, key=lambda word: len(having[word])):
            kept, found = [first], having[first]
            for word in sorted(having, key=lambda word: len(having[word])):
                if word != first and found & having[word]:
                    kept.append(word)
                    found = found & having[word]
            if found and len(kept) > best[0]:
                best = (len(kept), kept, found)
        _, kept, found = best
        ordered = [pos for pos in self._matching([known[word] for word in kept]) if pos in found]
        return ordered, [word for word in known if word not in kept]

    # Why a record was found

    def _matches(self, found: Sequence[int]) -> dict[int, Match]:
        """The part of each record's label or quotes that has the words."""
        terms = [term for word in self._typed.words if (term := self._expression(word))]
        if not terms:
            return {}
        match = f"{_DOCUMENT} : ({' OR '.join(terms)})"
        matches: dict[int, Match] = {}
        for pos in found:
            for column in (_QUOTE, _LABEL):
                snippet = _SNIPPET.format(column=column)
                sql = f"SELECT {snippet} FROM words WHERE words MATCH ? AND rowid = ?"
                for (text,) in self._index.select(sql, (match, pos)):
                    if _MARKS[0] in str(text):
                        matches.setdefault(pos, _unmarked(str(text)))
        return matches


def _unmarked(text: str) -> Match:
    """A snippet without its marks, and where they were."""
    first, *parts = text.split(_MARKS[0])
    plain, marks = first, []
    for part in parts:
        inside, _, rest = part.partition(_MARKS[1])
        marks.append((len(plain), len(plain) + len(inside)))
        plain += inside + rest
    return Match(plain, tuple(marks))


def _with_match(body: str, match: Match | None) -> str:
    found = None if match is None else {"text": match.text, "marks": match.marks}
    return f'{body[:-1]},"match":{json.dumps(found, ensure_ascii=False)}}}'


def _quoted(words: str) -> str:
    inside = "".join(c if c.isalnum() else " " for c in words)
    return f'"{" ".join(inside.split())}"'


def _family(word: str) -> list[str]:
    """Words of the same family that a stem does not join: smuggle and smuggler."""
    for ending in _AGENTS:
        base = word.removesuffix(ending)
        if base != word and len(base) >= _SHORTEST_STEM:
            return [base, f"{base}e", f"{base}ing"]
    for ending in _ENDINGS:
        base = word.removesuffix(ending)
        if base != word and len(base) >= _SHORTEST_STEM:
            return [f"{base}er"]
    return [f"{word}er"]
