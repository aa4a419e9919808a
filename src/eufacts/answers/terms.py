"""What each word of a question is looked for as: names, families of words, mended slips."""

from collections.abc import Container, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from eufacts.answers.words import words_of
from eufacts.errors import in_short
from eufacts.format.spelling import normalise_name, searched_code, slips
from eufacts.index.store import Index

DOCUMENT = "{label quote names}"
"""The columns that hold what the document says; notes are our own words."""

_TAGGED = "{label names}"
"""The columns that hold which countries a record is about; its quote may name others."""

_AGENTS = ("ers", "er", "ors", "or")
_ENDINGS = ("ing", "ed", "es", "e", "s")
_SHORTEST_STEM = 5
_SHORTEST_PREFIX = 5
"""Letters that begin a word which nobody finished typing."""

_SHORTEST_PART = 3
"""Letters of a word that was typed together with the next one."""

_SHORTEST_NAME, _SHORTEST_SLIP = 5, 6
"""Shorter names and words are too near to others."""

_ONE_LETTER_TELLS = 9
"""A shorter word with one letter changed is often another word: deported, departed."""

_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
"""Letters that are side by side are easily typed for each other."""

_TWO_SLIPS = 12
"""Only such a long word may have two."""

_LONGEST_NAME = 4
"""Words in the name of a country or in a synonym."""

_SHORTEST_COUNTRY = 3
"""Letters; codes of two letters are often words."""


class Term(NamedTuple):
    """A word of a question, or the words of one name."""

    words: str
    own: str
    """The FTS5 expression for the word itself, with any ending."""
    wide: str
    """The same with its family and synonyms."""
    is_country: bool = False
    synonyms: tuple[str, ...] = ()
    """The words of the document for it."""
    is_people: bool = False
    """Whether it names people by their country: Somalis."""
    is_place: bool = False
    """Whether it names a country, a region or a route."""

    @property
    def in_label(self) -> str:
        """The expression for the word itself where a record says what it is about."""
        return self.own if self.is_country else f"{{label}} : ({self.own})"

    @property
    def wide_in_label(self) -> str:
        """The expression for the word's family where a record says what it is about."""
        return self.own if self.is_country else f"{{label}} : ({self.wide})"

    @property
    def alone(self) -> "Term":
        """The same word without its family and synonyms."""
        return self._replace(wide=self.own)

    @property
    def anywhere(self) -> "Term":
        """The same word, but of a country also where a quote only names it."""
        quoted = _quoted(self.words)
        return Term(self.words, quoted, quoted) if self.is_country else self


def terms_of(index: Index, words: Sequence[str], spoken: Sequence[str] = ()) -> list[Term]:
    """Look up words; the words of a name are one term.

    Args:
        index: Of the fact base.
        words: What is looked for.
        spoken: The same with small words between them, which a name may have.
    """
    spoken = spoken or words
    runs = tuple(dict.fromkeys((*_runs(spoken), *map(_singular, spoken))))
    marks = ", ".join("?" * len(runs))
    sql = (
        "SELECT what, folded, value FROM spelling "
        f"WHERE what IN ('country', 'region', 'route', 'synonym') AND folded IN ({marks})"
    )
    countries: dict[str, str] = {}
    synonyms: dict[str, list[str]] = {}
    regions: set[str] = set()
    for what, folded, value in index.select(sql, runs):
        if what == "synonym":
            synonyms.setdefault(str(folded), []).append(str(value))
        elif what != "country":
            regions.add(str(folded))
        elif len(str(folded)) >= _SHORTEST_COUNTRY:
            countries[str(folded)] = str(value)
    names = countries.keys() | synonyms.keys() | regions
    return [
        _term(
            run,
            synonyms.get(run, ()),
            is_country=run in countries,
            is_people=_singular(run) != run
            and run in countries
            and countries.get(_singular(run)) == countries[run],
        )._replace(is_place=run in countries or run in regions)
        for run in _longest(spoken, names)
        if run in words or " " in run
    ]


def _singular(word: str) -> str:
    """A word without the ending of several; the word itself if it has none."""
    return word.removesuffix("s")


def _longest(words: Sequence[str], names: Container[str]) -> Iterator[str]:
    """The words, of which those that make a name are together; the longest name wins."""
    at = 0
    while at < len(words):
        most = min(_LONGEST_NAME, len(words) - at)
        runs = {length: " ".join(words[at : at + length]) for length in range(most, 0, -1)}
        length = next((length for length, run in runs.items() if run in names), 1)
        yield runs[length]
        at += length


def _runs(words: Sequence[str]) -> Iterator[str]:
    """The words, and those that stand together, as one text each."""
    for at in range(len(words)):
        for length in range(1, min(_LONGEST_NAME, len(words) - at) + 1):
            yield " ".join(words[at : at + length])


def _term(
    words: str, synonyms: Sequence[str], *, is_country: bool, is_people: bool = False
) -> Term:
    own = _quoted(words)
    if is_country:
        tagged = f"{_TAGGED} : ({own} OR {_quoted(searched_code(words))})"
        return Term(words, tagged, tagged, is_country=True, is_people=is_people)
    family = () if " " in words else _family(words)
    wide = " OR ".join([own, *map(_quoted, (*synonyms, *family))])
    return Term(words, own, wide, synonyms=tuple(synonyms))


def with_strange_names(terms: Sequence[Term]) -> list[Term]:
    """Make one term of the words of a country that the fact base does not have."""
    names = _countries()
    return [
        term
        for _, run in groupby(terms, key=lambda term: term.is_country)
        for term in _joined(list(run), names)
    ]


def _joined(terms: Sequence[Term], names: Container[str]) -> Iterator[Term]:
    known = {term.words: term for term in terms}
    for words in _longest(tuple(known), names):
        yield known.get(words) or _term(words, (), is_country=False)


def _countries() -> frozenset[str]:
    """The names of all countries, as words are taken from a question."""
    from eufacts.source.numbers.countries import countries

    return frozenset(
        " ".join(words_of(name)) for country in countries().values() for name in country.names
    )


def is_place(index: Index, terms: Sequence[Term]) -> bool:
    """Whether a country is named by what is not its name, but names records: Valletta, Syrians."""
    words = " ".join(term.words for term in terms)
    return _has(index, f"{{label}} : {_quoted(words)}") and words not in _countries()


def mended(index: Index, term: Term) -> tuple[Term | None, str]:
    """Find what was meant by a word that the document may not have.

    Returns:
        The term to look for, or None if the document has nothing like it; and a message, empty if
        the document has the word.
    """
    if _has(index, f"{DOCUMENT} : ({term.wide})"):
        return term, in_other_words(index, term)
    if term.is_country and _has(index, f"{DOCUMENT} : ({_quoted(term.words)})"):
        return term.anywhere, ""
    if len(term.words) >= _SHORTEST_PREFIX and _has(index, f"{DOCUMENT} : {term.own}*"):
        beginning = f"{_quoted(term.words)}*"
        return Term(term.words, beginning, beginning), ""
    if _has(index, term.wide):
        return term, ""  # in our notes
    near, others = "", ""
    if term.words not in _countries():
        near = _apart(index, term.words) or _corrected(index, term.words)
        near, others = _by_country(index, term.words, near)
    if not near:
        return None, f"the document does not contain {in_short(term.words)!r}{others}"
    (meant,) = terms_of(index, (near,))
    return meant, f"{in_short(term.words)!r} is not in the document; searched for {near!r}"


def _by_country(index: Index, word: str, near: str) -> tuple[str, str]:
    """Examine a word that was meant by a slip, if it names a country.

    Returns:
        The word, or the name of the one country that is the nearest; none if several are as near,
        and what a message says of these.
    """
    if not near or not terms_of(index, (near,))[0].is_country:
        return near, ""
    from eufacts.answers.country import nearest_countries

    found = nearest_countries(index, word)
    if len(found) > 1:
        return "", f"; did you mean {' or '.join(found.values())}?"
    return normalise_name(next(iter(found.values()), near)), ""


def in_other_words(index: Index, term: Term) -> str:
    """Say which word of the document stands for one that was typed; empty if it has that one."""
    if not term.synonyms or _has(index, f"{DOCUMENT} : {term.own}"):
        return ""
    typed = in_short(term.words)
    return f"{typed!r} is not in the document; searched for {term.synonyms[0]!r}"


def _has(index: Index, match: str) -> bool:
    return bool(index.select("SELECT 1 FROM words WHERE words MATCH ? LIMIT 1", (match,)))


def _apart(index: Index, word: str) -> str:
    """Two words that were typed as one: ``trustfund``; empty if there are none."""
    for at in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
        apart = f"{word[:at]} {word[at:]}"
        if _has(index, f"{DOCUMENT} : {_quoted(apart)}"):
            return apart
    return ""


def _corrected(index: Index, word: str) -> str:
    """The word of the fact base that was meant by a slip; empty if none is so near."""
    if len(word) < _SHORTEST_NAME or any(map(str.isdigit, word)):
        return ""
    sql = "SELECT word, min(proper) FROM word WHERE word >= ? AND word < ? GROUP BY word"
    found = index.select(sql, (word[0], _after(word)))
    most = 2 if len(word) >= _TWO_SLIPS else 1
    near = sorted(
        (slips(word, str(known), most), str(known), bool(name))
        for known, name in found
        if str(known).isalpha()
    )
    return next(
        (known for found, known, name in near if found <= most and _is_slip(word, known, name)), ""
    )


def _after(word: str) -> str:
    """What follows all words that begin with the same letter."""
    return chr(ord(word[0]) + 1)


def _is_slip(word: str, known: str, is_name: bool) -> bool:
    """Whether a word is likely a known one with a slip, and not another word."""
    if is_name:
        return True
    changed = [(a, b) for a, b in zip(word, known, strict=False) if a != b]
    one_letter_changed = len(word) == len(known) and sorted(word) != sorted(known)
    if one_letter_changed and len(changed) == 1 and _side_by_side(*changed[0]):
        one_letter_changed = False
    return len(word) >= (_ONE_LETTER_TELLS if one_letter_changed else _SHORTEST_SLIP)


def _side_by_side(one: str, two: str) -> bool:
    """Whether two letters are side by side on a keyboard."""
    keys = {
        letter: (row, at) for row, letters in enumerate(_KEYS) for at, letter in enumerate(letters)
    }
    if one not in keys or two not in keys:
        return False
    return all(abs(a - b) <= 1 for a, b in zip(keys[one], keys[two], strict=True))


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
    return [f"{word}er"] if len(word) >= _SHORTEST_STEM else []


def _quoted(words: str) -> str:
    inside = "".join(c if c.isalnum() else " " for c in words)
    return f'"{" ".join(inside.split())}"'
