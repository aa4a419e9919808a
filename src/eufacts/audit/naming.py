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
    r"\b[A-Z\u00c0-\u00de][\w'\u2019-]*(?:\s(?:(?:of|for|on|to)\s(?:the\s)?)?[A-Z\u00c0-\u00de][\w-]*)+"
)
_ACRONYM: Final = re.compile(r"\b[A-Z]{4,}\b")
_FAMILY: Final = 2
"""A name of so many words of a fact's, or of its acronym, is of its kind."""
_COMMON: Final = frozenset({"europe"})


class _Name(NamedTuple):
    stems: frozenset[str]
    acronyms: frozenset[str]


def names_another(sentence: Sentence, entry: Entry, *, elsewhere: bool = True) -> bool:
    """Whether a sentence names a thing of a fact's kind, and not the fact's own.

    Args:
        sentence: The sentence.
        entry: The fact.
        elsewhere: Whether a name that has only another country in it is another.
    """
    of_its_kind = [
        name.stems
        for name in _names_in(sentence)
        if len(name.stems & entry.own) >= _FAMILY or not name.acronyms.isdisjoint(entry.own)
    ]
    others = (name - entry.terms.keys() for name in of_its_kind)
    return bool(of_its_kind) and all(
        any(elsewhere or not word.startswith("@") for word in words) for words in others
    )


@lru_cache(maxsize=4096)
def _names_in(sentence: Sentence) -> tuple[_Name, ...]:
    """The names of several words."""
    return tuple(
        _Name(
            frozenset(words_and_places(hit[0])) - _COMMON,
            frozenset(stem(word) for word in _ACRONYM.findall(hit[0])),
        )
        for hit in _NAME.finditer(sentence.words)
    )
