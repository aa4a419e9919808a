"""Searching: a question in plain words gets the right record first, or is told what is missing.

Records are found in tiers: first what is called exactly as was typed; then those with the very
number or date; then those with all words in the label, with all words in label, quotes and names,
and last those with words in our notes only. If no record has all words, those come
that have the most.
"""

import json
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from eufacts.answers.passages import MARKS, Marks, is_short, marked, passage
from eufacts.answers.question import Question, positions, rows, texts_at
from eufacts.answers.terms import DOCUMENT, Term, in_other_words, terms_of
from eufacts.answers.words import (
    LEANING,
    OPTIONAL,
    SAYING_LITTLE,
    Typed,
    leaning,
    take_apart,
    words_of,
)
from eufacts.dates import TIME_UNITS, long_date, span
from eufacts.format.kinds import COUNTRIES, EVENTS, FIGURES, FUNDING, Row
from eufacts.format.spelling import normalise_name
from eufacts.index.store import Index

if TYPE_CHECKING:
    from eufacts.answers.typed_numbers import TypedNumber
    from eufacts.answers.words import Measure

_CALLED = """
  SELECT pos AS found FROM record WHERE id IN (
    SELECT id FROM record WHERE folded IN (?1, ?2, ?3)
    UNION SELECT value FROM spelling
    WHERE what IN ('id', 'acronym', 'country', 'route') AND folded IN (?1, ?2, ?3))
"""
_PROVEN = """
  SELECT pos AS found FROM record WHERE {0}
  UNION SELECT excerpt.pos FROM record JOIN tag USING (pos)
  JOIN record AS excerpt ON excerpt.id = tag.value
  WHERE tag.name = 'excerpt' AND {0}
"""
"""Records, and the sentences that prove them."""

_OF_UNIT = "instr((SELECT body FROM text WHERE text.pos = record.pos), ?2)"
_BEYOND = {"more_than": (">", "above"), "less_than": ("<", "below")}
"""How values compare with a bound that was typed, and the word for it."""
_DATED = _PROVEN.format("record.starts = ?1 AND record.ends = ?2")

_SEVERAL = 2

_MARKED = ", ".join(f"highlight(words, {at}, '{MARKS[0]}', '{MARKS[1]}')" for at in (1, 0))
"""The quotes and the label with their words marked."""


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
    return _Search(index, text, question).found()


def search_one(index: Index, text: str, question: Question) -> tuple[Found, tuple[str, ...]]:
    """Find records by words, as ``search`` does, and say which words the first one lacks.

    Raises:
        QuestionError: There is nothing to look for in the text, or too much.
        UnknownNameError: A filter names something that the fact base does not have.
    """
    asked = _Search(index, text, question)
    return asked.found(), asked.lacking()


class _Search:
    """One search."""

    def __init__(self, index: Index, text: str, question: Question) -> None:
        self._index = index
        self._text = text
        self._typed: Typed = take_apart(text)
        self._question = question
        self._terms: list[Term] = []
        self._messages: list[str] = []
        self._first: int | None = None
        """The position of the first record that was found."""
        self._numbered: Container[int] = ()
        """The positions of the records with a number or date that was typed."""
        self._wanted: list[Term] = []
        """The terms that a record should have; words that no record has are in ``_absent``."""
        self._absent: list[str] = []
        self._kinds: dict[int, str] = {}
        """The kinds of the records that words have found."""
        self._meant = self._typed.kinds
        """The kinds of record that are meant."""
        # Events say when a figure was counted, so they come later, unless a time is asked for.
        asks_time = self._typed.dates or any(map(_is_year, self._typed.words))
        self._later = {COUNTRIES.name: 2} if asks_time else {EVENTS.name: 1, COUNTRIES.name: 2}

    def found(self) -> Found:
        """Find the records, tier by tier."""
        seen: dict[int, None] = {}
        sizes = []
        for tier in self._tiers():
            before = len(seen)
            seen.update(dict.fromkeys(tier))
            sizes.append(len(seen) - before)
        ordered = self._ordered(list(seen))
        self._first = next(iter(ordered), None)
        matches = self._matches(ordered)
        with_match = [
            f'{body[:-1]},"match":{self._match(pos, body, matches)}}}'
            for pos, body in zip(ordered, texts_at(self._index, ordered), strict=True)
        ]
        return Found(tuple(with_match), tuple(filter(None, sizes)), tuple(self._messages))

    def lacking(self) -> tuple[str, ...]:
        """The words that the first record lacks, once it is found."""
        lacks = [
            term.words
            for term in self._wanted
            if self._first not in self._matching([term.anywhere.wide])
        ]
        return (*self._absent, *lacks)

    def _ordered(self, found: list[int]) -> list[int]:
        """The records in the order and number that is asked for."""
        if self._question.sort:
            listed = ", ".join(map(str, found))
            sql = f"SELECT pos AS found FROM record WHERE pos IN ({listed})"
            found = list(positions(self._index, self._question.with_finding(sql)))
        elif self._question.reverse:
            found.reverse()
        return found[: self._question.limit]

    def _tiers(self) -> Iterator[Iterable[int]]:
        exact, more_words = self._exact()
        self._numbered = exact
        typed = self._typed.words
        telling = tuple(word for word in typed if word not in OPTIONAL)
        words = (*(telling or typed), *more_words)
        spoken = (*self._typed.spoken, *more_words)
        self._terms = terms_of(self._index, words, spoken)
        if not self._meant and any(term.is_people for term in self._terms):
            self._meant = (FIGURES.name,)  # of people, how many there are is asked first
        only_kinds = bool(self._typed.kinds) and not exact
        if only_kinds and all(term.words in LEANING for term in self._terms):
            self._terms = [term for term in self._terms if self._having(term)]
            if not self._terms:  # "money" alone
                yield positions(self._index, self._question.of_kinds(self._typed.kinds))
                return
        everywhere = self._with_all(self._terms)
        called = self._called()
        if everywhere:
            said = (in_other_words(self._index, term) for term in self._terms)
            self._messages += filter(None, said)
        elif not called:
            everywhere = self._with_mended()
            called = self._called()
        self._wanted = list(self._terms)
        yield called
        yield self._nearest(exact)
        if everywhere:
            self._without_figures(everywhere)
            yield from self._by_words(everywhere)
        in_notes = self._matching([term.wide for term in self._terms])
        yield in_notes
        if not (exact or everywhere or in_notes) and len(self._terms) > 1:
            yield from self._most()

    def _by_words(self, everywhere: Sequence[int]) -> Iterator[Sequence[int]]:
        """The records with all words: of the kinds that are meant, and with the words in the label.

        Within a tier, those that also have the words that need not be there come first.
        """
        more = [word for word in self._typed.words if word in SAYING_LITTLE]
        have = set(self._matching([_optional(more)])) if more and self._terms else set()
        own, wide = self._in_label(self._terms)
        others = self._of_other_measures(everywhere)

        def order(pos: int) -> tuple[object, ...]:
            return pos in others, pos not in have, self._kind_order(self._kinds[pos])

        tiers = [sorted(tier, key=order) for tier in ([*own, *self._of_each()], wide, everywhere)]
        yield from ([pos for pos in tier if self._kinds[pos] in self._meant] for tier in tiers)
        yield from tiers

    def _of_other_measures(self, found: Sequence[int]) -> Container[int]:
        """Those without a number of what is asked for: "how many people" does not ask for years."""
        asked = self._typed.measure
        if asked is None:
            return ()
        kind = FUNDING.name if asked == "money" else FIGURES.name
        have = [pos for pos in found if self._kinds[pos] == kind]
        records = zip(have, rows(texts_at(self._index, have)), strict=True)
        return {pos for pos, row in records if _measure(row) != asked}

    def _of_each(self) -> Sequence[int]:
        """The records whose label has one of several countries with all the other words.

        Empty unless there is one for each country: "harbours in Chad and Niger" asks for two.
        """
        countries = [term for term in self._terms if term.is_country]
        others = [term for term in self._terms if not term.is_country]
        if len(countries) < _SEVERAL or not others:
            return ()
        each = [next(self._in_label([*others, country])) for country in countries]
        return [pos for found in each for pos in found] if all(each) else ()

    def _without_figures(self, found: Sequence[int]) -> None:
        """Say so if figures are asked for and none is found; money does not count people."""
        if FIGURES.name not in self._typed.kinds or not self._terms:
            return
        if all(self._kinds[pos] != FIGURES.name for pos in found):
            every = ", ".join(term.words for term in self._terms)
            self._messages.append(f"no figure has all of: {every}")
            self._later = {FUNDING.name: 1, **self._later}

    def _with_mended(self) -> Sequence[int]:
        """The records with all words after those that the document does not have are mended."""
        from eufacts.answers.mending import mended, with_strange_names

        terms = with_strange_names(self._terms)
        found_terms = []
        for term in terms:
            meant, message = mended(self._index, term)
            kind = "" if meant else leaning(term.words)
            if meant:
                found_terms.append(meant)
            elif kind:
                self._meant = (*self._meant, kind)
            else:
                self._absent.append(term.words)
            self._messages += [message] if message and not kind else []
        self._terms = found_terms
        found = self._with_all(self._terms)
        if not found and any(term.is_country for term in self._terms):
            anywhere = [term.anywhere for term in self._terms]
            found = self._with_all(anywhere)
            self._terms = anywhere if found else self._terms
        return found

    def _called(self) -> Sequence[int]:
        """The records that are called what was typed, if nothing else is asked of them."""
        typed = normalise_name(self._text)
        more = self._typed.kinds or self._typed.numbers or self._typed.dates
        meant = typed if more else " ".join(term.words for term in self._terms)
        synonym = ""
        if not more and len(self._terms) == 1:
            synonym = normalise_name(next(iter(self._terms[0].synonyms), ""))
        called = positions(
            self._index, self._question.with_finding(_CALLED, (typed, meant, synonym))
        )
        if COUNTRIES.name in called.values() and self._is_place():
            self._terms = [term.anywhere for term in self._terms]
            return self._matching([f"{{label}} : ^{term.own}" for term in self._terms])
        return list(called)

    def _is_place(self) -> bool:
        from eufacts.answers.mending import is_place

        return is_place(self._index, self._terms)

    # Numbers and dates

    def _exact(self) -> tuple[Counter[int], tuple[str, ...]]:
        """The records that have numbers or dates that were typed, and the words of the others."""
        found: Counter[int] = Counter()
        words: list[str] = []
        for number in self._typed.numbers:
            have = self._with_number(number, "=")
            found.update(dict.fromkeys(have, 1 + len(self._typed.dates)))
            if not have and number.as_written.isdigit():  # perhaps the number of an act
                words.append(number.as_written)
            elif not have:
                said = f"no record has the value {number.as_written}"
                sign, beyond = _BEYOND.get(number.qualifier or "", ("", ""))
                if sign:
                    have = self._with_number(number, sign)
                    found.update(have.keys())
                    said += f"; values {beyond} it are shown" if have else ""
                self._messages.append(said)
        for as_written, period in self._typed.dates:
            dated = positions(self._index, self._question.with_finding(_DATED, span(period)))
            found.update(dated.keys())
            words += [] if dated else _words_of_date(as_written, period)
        return found, tuple(words)

    def _with_number(self, number: "TypedNumber", sign: str) -> dict[int, str]:
        """The records with a value that is equal to a number, above or below it."""
        having = f"record.value {sign} ?1"
        values: tuple[object, ...] = (number.value,)
        if number.unit or sign != "=":  # a share is neither above nor below a count
            having += f" AND {'' if number.unit else 'NOT '}{_OF_UNIT}"
            values = (number.value, f'"unit":{json.dumps(number.unit or "percent")},')
        asked = self._question.with_finding(_PROVEN.format(having), values)
        return positions(self._index, asked)

    def _nearest(self, exact: Counter[int]) -> Sequence[int]:
        """Records with a number or date in order: those with more of them, then with more words."""
        if len(exact) <= 1:
            return list(exact)
        own = (pos for term in self._terms for pos in self._with_all((term.alone,)))
        words = Counter(chain(own, (pos for term in self._terms for pos in self._having(term))))
        return sorted(exact, key=lambda pos: (-exact[pos], -words[pos]))

    # Words

    def _matching(self, terms: Sequence[str]) -> Sequence[int]:
        """The records that match all expressions, those of the kinds that are meant first."""
        if not terms:
            return ()
        together = " AND ".join(f"({term})" for term in terms)
        found = positions(self._index, self._question.with_match(together))
        self._kinds.update(found)
        return sorted(found, key=lambda pos: self._kind_order(found[pos]))

    def _kind_order(self, kind: str) -> tuple[int, int]:
        """The kinds that are meant come first; what is said of a country comes before itself."""
        meant = self._meant.index(kind) if kind in self._meant else len(self._meant)
        return meant, self._later.get(kind, 0)

    def _with_all(self, terms: Sequence[Term]) -> Sequence[int]:
        """The records with all words in what the document says."""
        return self._matching([f"{DOCUMENT} : ({term.wide})" for term in terms])

    def _in_label(self, terms: Sequence[Term]) -> Iterator[Sequence[int]]:
        """The records with all words in the label: first in the form that was typed."""
        yield self._matching([term.in_label for term in terms])
        yield self._matching([term.wide_in_label for term in terms])

    def _having(self, term: Term) -> Sequence[int]:
        """The records with a word."""
        return self._with_all((term,))

    def _most(self) -> Iterator[Sequence[int]]:
        """The records with the most words; names of places and rare words are kept first."""
        having = {term: set(self._having(term)) for term in self._terms}
        order = sorted(having, key=lambda term: _order(term, len(having[term])))
        best: list[Term] = []
        for first in order:
            kept, found = [first], having[first]
            for term in order:
                if term != first and found & having[term]:
                    kept.append(term)
                    found = found & having[term]
            if found and _worth(kept) > _worth(best):
                best = kept
        left_out = [repr(term.words) for term in self._terms if term not in best]
        if left_out:
            every = ", ".join(term.words for term in self._terms)
            without = " and ".join(left_out)
            self._messages.insert(0, f"nothing has all of: {every}; shown without {without}")
        self._terms = best
        yield from self._by_words(self._with_all(best))

    # Why a record was found

    def _match(self, pos: int, body: str, matches: Mapping[int, tuple[str, Marks]]) -> str:
        """The JSON text of why a record was found: its words or its number; null if neither."""
        if pos in matches and is_short(matches[pos][0]):
            return passage(*matches[pos])
        row = json.loads(body)
        number = row.get("as_written") or ""
        if pos in matches:
            return passage(*matches[pos], number)
        quotes = [excerpt["quote"] for excerpt in row.get("excerpts", ())]
        having = (quote for quote in quotes if number and number.lower() in quote.lower())
        quote = next(having, None) if pos in self._numbered else None
        return passage(quote, (), number) if quote else "null"

    def _matches(self, found: Sequence[int]) -> dict[int, tuple[str, Marks]]:
        """Each record's quotes, else its label, and where the words are in them."""
        if not self._terms or not found:
            return {}
        anywhere = " OR ".join(f"({term.anywhere.wide})" for term in self._terms)
        listed = ", ".join(map(str, found))
        # The plus makes SQLite walk the matches once, not once for each record.
        sql = f"SELECT rowid, {_MARKED} FROM words WHERE words MATCH ? AND +rowid IN ({listed})"
        matches: dict[int, tuple[str, Marks]] = {}
        for pos, *texts in self._index.select(sql, (f"{DOCUMENT} : ({anywhere})",)):
            having = [str(text) for text in texts if MARKS[0] in str(text)]
            if having:
                matches[int(str(pos))] = marked(having[0])
        return matches


def _measure(row: Row) -> "Measure | None":
    """What the number of a figure or an amount is of; None where it has none."""
    unit = row["unit"]
    if row["value"] is None:
        return None
    if row["kind"] == FUNDING.name:
        return "money"
    if unit in TIME_UNITS:
        return "time"
    return "percent" if unit.startswith("percent") else "count"


def _optional(words: Sequence[str]) -> str:
    """The expression for what the document says with one of some words."""
    return f"{DOCUMENT} : ({' OR '.join(words)})"


def _is_year(word: str) -> bool:
    return len(word) == len("2015") and word.isdigit()


def _words_of_date(as_written: str, period: str) -> Sequence[str]:
    """The words of a date as texts write a day: ``1 January 2015`` for ``1st of January 2015``."""
    written = long_date(period)
    return words_of(as_written if written == period else written)


def _worth(terms: Sequence[Term]) -> tuple[int, int]:
    """How much some words say together: places, then the number of words."""
    return sum(term.is_place for term in terms), len(terms)


def _order(term: Term, records: int) -> tuple[bool, int]:
    """The order in which words are kept where no record has all."""
    return not term.is_place, records
