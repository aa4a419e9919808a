"""What was meant by words that a fact base does not have: slips, joined words, strange names."""

from collections.abc import Container, Iterator, Sequence
from itertools import groupby

from eufacts.answers.question import resolve
from eufacts.answers.terms import (
    DOCUMENT,
    Term,
    has,
    in_other_words,
    longest,
    quoted,
    term_of,
    terms_of,
)
from eufacts.answers.words import words_of
from eufacts.errors import in_short
from eufacts.format.spelling import normalise_name, slips
from eufacts.index.store import Index

_SHORTEST_PREFIX = 5
"""Letters that begin a word which nobody finished typing."""

_SHORTEST_PART = 3
"""Letters of a word that was typed together with the next one."""

_SHORTEST_NAME, _SHORTEST_SLIP = 5, 6
"""Shorter names and words are too near to others; a vowel may lack in a name of four letters."""

_ONE_LETTER_TELLS = 9
"""A shorter word with one letter changed is often another word: deported, departed."""

_SOUNDS = {"c": "k", "k": "c", "f": "p", "i": "j", "j": "y", "y": "ji", "s": "z", "z": "s"}
"""First letters that people write for one another."""

_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
"""Letters that are side by side are easily typed for each other."""

_TWO_SLIPS = 12
"""Only such a long word may have two."""


def with_strange_names(terms: Sequence[Term]) -> Sequence[Term]:
    """Make one term of the words of a country that the fact base does not have."""
    if len(terms) == 1:
        return terms
    names = _countries(" ".join(term.words for term in terms))
    return [
        term
        for _, run in groupby(terms, key=lambda term: term.is_country)
        for term in _joined(list(run), names)
    ]


def _joined(terms: Sequence[Term], names: Container[str]) -> Iterator[Term]:
    known = {term.words: term for term in terms}
    for words in longest(tuple(known), names):
        yield known.get(words) or term_of(words)


def _countries(words: str) -> frozenset[str]:
    """The names of countries with one of some words, as words are taken from a question."""
    from eufacts.source.numbers.countries import countries

    some = set(words.split())
    names = [name for country in countries().values() for name in country.names]
    return frozenset(
        " ".join(words_of(name))
        for name in names
        if not some.isdisjoint(normalise_name(name).split())
    )


def is_place(index: Index, terms: Sequence[Term]) -> bool:
    """Whether a country is named by what is not its name, but names records: Valletta, Syrians."""
    words = " ".join(term.words for term in terms)
    return has(index, f"{{label}} : {quoted(words)}") and words not in _countries(words)


def mended(index: Index, term: Term) -> tuple[Term | None, str]:
    """Find what was meant by a word that the document may not have.

    Returns:
        The term to look for, or None if the document has nothing like it; and a message, empty if
        the document has the word.
    """
    if has(index, f"{DOCUMENT} : ({term.wide})"):
        return term, in_other_words(index, term)
    if term.is_country and has(index, f"{DOCUMENT} : ({quoted(term.words)})"):
        return term.anywhere, ""
    beginning = f"{quoted(term.words)}*"
    if _begins(index, term.words) and has(index, f"{DOCUMENT} : {beginning}"):
        return Term(term.words, beginning, beginning), ""
    if has(index, term.wide):
        return term, ""  # in our notes
    near, others = _apart(index, term.words) or _corrected(index, term.words), ""
    if near and term.words in _countries(term.words):  # another country is not meant
        near = ""
    if near:
        near, others = _by_country(index, term.words, near)
    if not near:
        return None, f"the document does not contain {in_short(term.words)!r}{others}"
    (meant,) = terms_of(index, (near,))
    return meant, f"{in_short(term.words)!r} is not in the document; searched for {near!r}"


def _begins(index: Index, words: str) -> bool:
    """Whether a word of the fact base begins so, and not its stem alone."""
    sql = "SELECT 1 FROM word WHERE word >= ? AND word < ? LIMIT 1"
    last = words.rpartition(" ")[2]
    return len(words) >= _SHORTEST_PREFIX and bool(index.select(sql, (last, _after(last))))


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
    if set(found) == set(resolve(index, "country", (near,))):
        return near, ""
    if len(found) > 1:
        return "", f"; did you mean {' or '.join(found.values())}?"
    return normalise_name(next(iter(found.values()), near)), ""


def _apart(index: Index, word: str) -> str:
    """Two words that were typed as one: ``trustfund``; empty if there are none."""
    for at in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
        apart = f"{word[:at]} {word[at:]}"
        if has(index, f"{DOCUMENT} : {quoted(apart)}"):
            return apart
    return ""


def _corrected(index: Index, word: str) -> str:
    """The word of the fact base that was meant by a slip; empty if none is so near."""
    if len(word) < _SHORTEST_NAME - 1 or any(map(str.isdigit, word)):
        return ""
    first = dict.fromkeys((word[0], word[1], *_SOUNDS.get(word[0], "")))
    sql = "SELECT word, min(proper) FROM word WHERE word >= ? AND word < ? GROUP BY word"
    found = [row for letter in first for row in index.select(sql, (letter, _after(letter)))]
    most = 2 if len(word) >= _TWO_SLIPS else 1
    near = sorted(
        (slips(word, str(known), most), str(known), bool(name))
        for known, name in found
        if str(known).isalpha()
    )
    return next(
        (known for found, known, name in near if found <= most and _is_slip(word, known, name)), ""
    )


def _after(beginning: str) -> str:
    """What follows all words that begin so."""
    return beginning[:-1] + chr(ord(beginning[-1]) + 1)


def _is_slip(word: str, known: str, is_name: bool) -> bool:
    """Whether a word is likely a known one with a slip, and not another word."""
    if is_name and known[0] in word[0] + _SOUNDS.get(word[0], ""):
        sounds_alike = len(word) != len(known) and _consonants(word) == _consonants(known)
        return len(word) >= _SHORTEST_NAME or sounds_alike
    changed = [(a, b) for a, b in zip(word, known, strict=False) if a != b]
    one_letter_changed = len(word) == len(known) and sorted(word) != sorted(known)
    if one_letter_changed and len(changed) == 1 and _side_by_side(*changed[0]):
        one_letter_changed = False
    return len(word) >= (_ONE_LETTER_TELLS if one_letter_changed else _SHORTEST_SLIP)


def _consonants(word: str) -> str:
    """The letters of a word that are not vowels."""
    return "".join(letter for letter in word if letter not in "aeiouy")


def _side_by_side(one: str, two: str) -> bool:
    """Whether two letters are side by side on a keyboard."""
    keys = {
        letter: (row, at) for row, letters in enumerate(_KEYS) for at, letter in enumerate(letters)
    }
    if one not in keys or two not in keys:
        return False
    return all(abs(a - b) <= 1 for a, b in zip(keys[one], keys[two], strict=True))
