"""Names in capitals: whether a sentence names another thing of a fact's kind.

The Emergency Trust Fund is not the Bêkou Trust Fund: each has words of its own.
"""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from eufacts.audit.entries import words_and_places
from eufacts.audit.facts import Entry
from eufacts.audit.scope import Sentence
from eufacts.audit.terms import stem

_NAME: Final = re.compile(
    r"\b(?!The\b)[A-Z\u00c0-\u00de][\w'\u2019-]*(?:\s(?:(?:of|for|on|to)\s(?:the\s)?)?[A-Z\u00c0-\u00de][\w-]*)+"
)
_ACRONYM: Final = re.compile(r"\b[A-Z]{4,}\b")
_FAMILY: Final = 2
"""A name of so many words of a fact's is of its kind, or one that ends in one."""
_COMMON: Final = frozenset({"europe"})
_PRONOUN: Final = re.compile(r"(?:It|Its|They|Their|This|These)\b")
_END: Final = re.compile(r"(?<=[.!?])\s+")


class _Name(NamedTuple):
    stems: frozenset[str]
    last: str
    """The stem of its last word, which says what it is: a fund."""
    acronyms: frozenset[str]


def names_another(sentence: Sentence, entry: Entry, *, elsewhere: bool = True) -> bool:
    """Whether a sentence names a thing of a fact's kind, and not the fact's own.

    Args:
        sentence: The sentence; if it begins with a pronoun, what the one before it names counts.
        entry: The fact.
        elsewhere: Whether a name that has only another country in it is another.
    """
    names = _names_in(sentence)
    of_its_kind = [one.stems for one in names if _is_of_its_kind(one, entry)]
    others = (name - entry.terms.keys() for name in of_its_kind)
    return bool(of_its_kind) and all(
        any(elsewhere or not word.startswith("@") for word in words) for words in others
    )


def _is_of_its_kind(name: _Name, entry: Entry) -> bool:
    if len(name.stems & entry.own) >= _FAMILY:
        return True
    if name.acronyms:
        acronyms = _acronyms(str(entry.row["label"]))
        return bool(acronyms) or not name.acronyms.isdisjoint(entry.own)
    return bool(name.stems) and name.last in entry.own


@lru_cache(maxsize=4096)
def _names_in(sentence: Sentence) -> tuple[_Name, ...]:
    """The names of several words."""
    words = sentence.words
    if _PRONOUN.match(words):
        words = _END.split(sentence.text[: sentence.span.start].rstrip())[-1]
    return tuple(
        _Name(
            frozenset(words_and_places(hit[0])) - _COMMON,
            stem(hit[0].split()[-1]),
            _acronyms(hit[0]),
        )
        for hit in _NAME.finditer(words)
    )


def _acronyms(text: str) -> frozenset[str]:
    return frozenset(map(stem, _ACRONYM.findall(text)))
