"""Searching: a question in plain words gets the right record first, or is told what is missing.

Records are found in tiers: first what is called exactly as was typed; then those with the very
number or date; then those with all words in the label, with all words in label, quotes and names,
and last those with words in our notes only. If no record has all words, those come
that have the most.
"""

import json
from collections import Counter
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from itertools import compress
from typing import TYPE_CHECKING

from eufacts.answers.passages import MARKS, Marks, is_short, marked, marked_words, passage
from eufacts.answers.question import Question, positions, rows, texts_at
from eufacts.answers.ranking import Ranking
from eufacts.answers.terms import (
    DOCUMENT,
    IN_LABEL,
    OF_FAMILY_IN_LABEL,
    Term,
    has,
    in_other_words,
    quoted,
    term_of,
    terms_of,
)
from eufacts.answers.words import (
    LEANING,
    OPTIONAL,
    SAYING_LITTLE,
    Typed,
    leaning,
    words_of,
)
from eufacts.dates import TIME_UNITS, long_date, span
from eufacts.format.kinds import BETWEEN_QUOTES, COUNTRIES, EVENTS, FIGURES, FUNDING, Row
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

_OF_MEANING = SAYING_LITTLE | {"stand", "stands", "mean", "means", "meaning", "acronym"}
"""What is asked beside an acronym by someone who wants to know what it means."""

_FEW = 5
"""So many records are shown of those that lack something that was asked for."""

_SEVERAL = 2

_decode = json.JSONDecoder().raw_decode

_MARKED = ", ".join(f"highlight(words, {at}, '{MARKS[0]}', '{MARKS[1]}')" for at in (1, 0))
"""The quotes and the label with their words marked."""

_MEANT, _OTHER, _LATER = 1.25, 0.8, 0.8
"""What is held counts more in a record of the kind that is meant, less in one that has a number of
another measure, and less in one of a kind that comes later."""


class Found:
    """What a search found."""

    def __init__(
        self, bodies: tuple[str, ...], tiers: tuple[int, ...], messages: tuple[str, ...]
    ) -> None:
        self.bodies = bodies
        """The rows' JSON texts, the best first; each with its ``match``."""
        self.tiers = tiers
        """How many are in each tier, the best first."""
        self.messages = messages
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
        self._typed = Typed(text)
        self._question = question
        self._terms: list[Term] = []
        self._messages: list[str] = []
        self._first: int | None = None
        """The position of the first record that was found."""
        self._numbered: Container[int] = ()
        """The positions of the records with a number or date that was typed."""
        self._wanted: list[tuple[Term, dict[int, float]]] = []
        """The terms that a record should have, with those that have each; words that no record has
        are in ``_absent``."""
        self._absent: list[str] = []
        self._is_partial = False
        """Whether the records lack some of what is looked for."""
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
        self._messages[:0] = self._meanings()
        ordered = self._ordered(list(seen))
        if (self._absent or self._is_partial) and self._question.limit is None:
            count = len(ordered)
            ordered = ordered[:_FEW]
            if count > _FEW:
                self._messages.append(f"the {_FEW} nearest of {count} are shown, --limit for more")
        self._first = next(iter(ordered), None)
        matches = self._matches(ordered)
        with_match = [
            f'{body[:-1]},"match":{self._match(pos, body, matches)}}}'
            for pos, body in zip(ordered, texts_at(self._index, ordered), strict=True)
        ]
        return Found(tuple(with_match), tuple(filter(None, sizes)), tuple(self._messages))

    def lacking(self) -> tuple[str, ...]:
        """The words that the first record lacks, once it is found."""
        lacks = [term.words for term, found in self._wanted if self._first not in found]
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
        # A whole question has everyday words; of keywords, those of the document are tried first.
        everyday = any(word in SAYING_LITTLE for word in typed)
        self._terms = terms_of(self._index, words, spoken, loosely=everyday)
        if not self._meant and any(term.is_people for term in self._terms):
            self._meant = (FIGURES.name,)  # of people, how many there are is asked first
        only_kinds = bool(self._typed.kinds) and not exact
        if only_kinds and all(term.words in LEANING for term in self._terms):
            self._terms = [
                term for term in self._terms if has(self._index, f"{DOCUMENT} : ({term.wide})")
            ]
            if not self._terms:  # "money" alone
                yield positions(self._index, self._question.of_kinds(self._typed.kinds))
                return
        self._ranking = self._ranked()
        called = self._called()
        if self._ranking.with_all(documented=True):
            said = (in_other_words(self._index, term) for term in self._terms)
            self._messages += filter(None, said)
        elif not called:
            if not everyday:
                self._terms = terms_of(self._index, words, spoken, loosely=True)
            self._mend()
            called = self._called()
        last = [one.split()[-1] for term in self._terms for one in term.synonyms]
        self._meant += tuple(LEANING[word].name for word in last if word in LEANING)
        self._wanted = list(zip(self._terms, self._ranking.hits, strict=True))
        yield called
        numbers = self._typed.numbers
        if numbers and all(number.as_written.isalpha() for number in numbers) and self._terms:
            for pos in exact.keys() & self._ranking.kinds.keys():
                self._ranking.held[pos] += 1
            yield from self._by_words()
            yield self._nearest(exact)
            return
        nearest = self._nearest(exact)
        yield nearest
        with_all = self._ranking.with_all()
        if not exact or (with_all and nearest[0] not in with_all):
            yield from self._by_words()

    def _ranked(self) -> Ranking:
        """Find the records that have some of the words."""
        looked_for = {word for term in self._terms for word in term.words.split()}
        small = [word for word in self._typed.words if word in SAYING_LITTLE - looked_for]
        if not small or not self._terms:
            return Ranking(self._index, self._question, self._terms)
        from eufacts.answers.alike import alike

        terms = [term_of(word, alike(word)) for word in small]
        return Ranking(self._index, self._question, self._terms, terms)

    def _by_words(self) -> Iterator[Sequence[int]]:
        """The records with all words; if there are none, with those that tell the most.

        Those of the kinds that are meant come first, and those with the words in the label; within
        a tier those that hold more.
        """
        each = self._of_each()
        found = {*each, *self._ranking.with_all()}
        self._without_figures(found)
        ordered = self._best_first(found)
        hits = self._ranking.hits
        if not found and ordered:
            having = [ordered[0] in one for one in hits]
            every = ", ".join(term.words for term in self._terms)
            lacks = [
                repr(term.words)
                for term, has_it in zip(self._terms, having, strict=True)
                if not has_it
            ]
            without = " and ".join(lacks)
            self._messages.insert(0, f"nothing has all of: {every}; shown without {without}")
            self._is_partial = True
            self._terms, hits = list(compress(self._terms, having)), list(compress(hits, having))
            found = {pos for pos in ordered if all(pos in one for one in hits)}
        least = {pos: min((one.get(pos, 0) for one in hits), default=0) for pos in found}
        least.update(dict.fromkeys(each, IN_LABEL))
        tiers = [
            [pos for pos in ordered if least.get(pos, -1) >= worth]
            for worth in (IN_LABEL, OF_FAMILY_IN_LABEL, 0)
        ]
        yield from ([pos for pos in tier if self._kind(pos) in self._meant] for tier in tiers)
        yield from tiers

    def _kind(self, pos: int) -> str:
        return self._ranking.kinds[pos]

    def _best_first(self, found: Collection[int]) -> list[int]:
        """The records that were found, or else all with some of the words; the best first."""
        held = self._ranking.held
        others = self._of_other_measures([pos for pos in self._ranking.kinds if pos in found])

        def order(pos: int) -> tuple[float, int]:
            kind = self._kind(pos)
            factor = _MEANT if kind in self._meant else 1
            factor *= _OTHER if pos in others else 1
            factor *= _LATER ** self._later.get(kind, 0)
            meant = self._meant.index(kind) if kind in self._meant else len(self._meant)
            return -round(held[pos] * factor, 3), meant

        return sorted((pos for pos in held if pos in found or (held[pos] and not found)), key=order)

    def _of_other_measures(self, found: Sequence[int]) -> Container[int]:
        """Those without a number of what is asked for: "how many people" does not ask for years."""
        asked = self._typed.measure
        if asked is None:
            return ()
        kind = FUNDING.name if asked == "money" else FIGURES.name
        have = [pos for pos in found if self._kind(pos) == kind]
        records = zip(have, rows(texts_at(self._index, have)), strict=True)
        return {pos for pos, row in records if _measure(row) != asked}

    def _of_each(self) -> Sequence[int]:
        """The records whose label has one of several countries with all the other words.

        Empty unless there is one for each country: "harbours in Chad and Niger" asks for two.
        """
        pairs = list(zip(self._terms, self._ranking.hits, strict=True))
        countries = [found for term, found in pairs if term.is_country]
        others = [found for term, found in pairs if not term.is_country]
        if len(countries) < _SEVERAL or not others:
            return ()
        each = [
            [
                pos
                for pos in self._ranking.kinds
                if all(one.get(pos, 0) >= IN_LABEL for one in (country, *others))
            ]
            for country in countries
        ]
        return [pos for found in each for pos in found] if all(each) else ()

    def _without_figures(self, found: Collection[int]) -> None:
        """Say so if figures are asked for and none is found; money does not count people."""
        if FIGURES.name not in self._typed.kinds or not found:
            return
        if all(self._kind(pos) != FIGURES.name for pos in found):
            every = ", ".join(term.words for term in self._terms)
            self._messages.append(f"no figure has all of: {every}")
            self._later = {FUNDING.name: 1, **self._later}

    def _mend(self) -> None:
        """Mend the words that the document does not have, or say that it lacks them."""
        from eufacts.answers.mending import mended, with_strange_names

        found_terms = []
        for term in with_strange_names(self._terms):
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
        self._ranking = self._ranked()

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
            begins = " AND ".join(f"({{label}} : ^{quoted(term.words)})" for term in self._terms)
            return list(positions(self._index, self._question.with_match(begins)))
        return list(called)

    def _is_place(self) -> bool:
        from eufacts.answers.mending import is_place

        return is_place(self._index, self._terms)

    def _meanings(self) -> Iterable[str]:
        """What an acronym means, if nothing else is asked and the vocabulary defines it."""
        telling = [word for word in self._typed.words if word not in _OF_MEANING]
        names = [word for word in self._text.split() if word.isalpha() and word.isupper()]
        if len(names) != 1 or telling != [names[0].lower()]:
            return ()
        sql = "SELECT body FROM vocabulary WHERE instr(body, ?)"
        words = rows(self._index.texts(sql, (f'"word":{json.dumps(names[0])},',)))
        return [f"{names[0]}: {row['definition']}" for row in words if row["definition"]]

    # Numbers and dates

    def _exact(self) -> tuple[Counter[int], tuple[str, ...]]:
        """The records that have numbers or dates that were typed, and the words of the others."""
        found: Counter[int] = Counter()
        words: list[str] = []
        for number in self._typed.numbers:
            have = self._with_number(number, "=")
            found.update(dict.fromkeys(have, 1 + len(self._typed.dates)))
            is_short = not number.as_written.strip("0123456789.,")
            if not have and is_short:  # perhaps of an act, or without its millions
                words.append(number.as_written)
            if not have and not number.as_written.isdigit():
                said = f"no record has the value {number.as_written}"
                sign, beyond = _BEYOND.get(number.qualifier or "", (">=", "that round to"))
                have = self._with_number(number, sign, number.rounded if sign == ">=" else None)
                found.update(have.keys())
                said += f"; values {beyond} it are shown" if have else ""
                self._messages.append(said)
        for as_written, period in self._typed.dates:
            dated = positions(self._index, self._question.with_finding(_DATED, span(period)))
            found.update(dated.keys())
            words += [] if dated else _words_of_date(as_written, period)
        return found, tuple(words)

    def _with_number(
        self, number: "TypedNumber", sign: str, within: tuple[float, float] | None = None
    ) -> dict[int, str]:
        """The records with a value that is equal to a number, above or below it, or within two."""
        low, high = within or (float(number.value),) * 2  # SQLite has no larger integers
        having = f"record.value {sign} ?1"
        having += " AND record.value < ?3" if sign == ">=" else ""
        values: tuple[object, ...] = (low,)
        if number.unit or sign != "=":  # a share is neither above nor below a count
            having += f" AND {'' if number.unit else 'NOT '}{_OF_UNIT}"
            values = (low, f'"unit":{json.dumps(number.unit or "percent")},')
        values = (*values, high) if sign == ">=" else values
        asked = self._question.with_finding(_PROVEN.format(having), values)
        return positions(self._index, asked)

    def _nearest(self, exact: Counter[int]) -> Sequence[int]:
        """Records with a number or date in order: those with more of them, then with more words."""
        if len(exact) <= 1:
            return list(exact)
        held = self._ranking.held
        return sorted(exact, key=lambda pos: (-exact[pos], -held.get(pos, 0)))

    # Why a record was found

    def _match(self, pos: int, body: str, matches: Mapping[int, tuple[str, Marks]]) -> str:
        """The JSON text of why a record was found: its words or its number; null if neither."""
        if pos in matches and is_short(matches[pos][0]):
            return passage(*matches[pos])
        number = _as_written(body)
        if pos in matches:
            return passage(*matches[pos], number)
        if pos not in self._numbered or not number:
            return "null"
        quotes = [excerpt["quote"] for excerpt in json.loads(body).get("excerpts", ())]
        quote = next((quote for quote in quotes if number in quote), None)
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
            if having:  # of several quotes, that with the most of the words
                quotes = having[0].split(BETWEEN_QUOTES)
                most = max(quotes, key=lambda quote: len({*marked_words(quote)}))
                matches[int(str(pos))] = marked(most)
        return matches


def _as_written(body: str) -> str:
    """The value of ``as_written`` in a row's JSON text, of which nothing else is decoded."""
    _, _, rest = body.partition('"as_written":')
    return (_decode(rest)[0] or "") if rest else ""


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


def _is_year(word: str) -> bool:
    return len(word) == len("2015") and word.isdigit()


def _words_of_date(as_written: str, period: str) -> Sequence[str]:
    """The words of a date as texts write a day: ``1 January 2015`` for ``1st of January 2015``."""
    written = long_date(period)
    return words_of(as_written if written == period else written)
