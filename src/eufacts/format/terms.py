"""What is wrong with the words of a fact base: those that its vocabulary does not define."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from eufacts.format import model
from eufacts.format.spelling import nearest
from eufacts.format.toml import Problem

_SHOWN = 100
"""The most characters of a word that a message shows."""

_MOST_SUGGESTED = 50
"""The most unknown words for which similar ones are looked up."""


def term_problems(
    raw: Mapping[str, Any], records: Iterable[tuple[str, int, dict[str, Any]]]
) -> Iterator[Problem]:
    """Find words that are not in their table of the vocabulary; without a table any may be used.

    Args:
        raw: The tables of the fact base, valid or not.
        records: Each of its records, with its table and its index.
    """
    vocabulary = raw.get("vocabulary")
    if not isinstance(vocabulary, dict):
        return
    suggested: dict[tuple[str, str], str] = {}
    for table, index, record in records:
        for key, name in model.terms_of(model.TABLES[table]).items():
            known = vocabulary.get(name)
            if not isinstance(known, dict) or not known:
                continue
            for word in _words(record.get(key)):
                if word not in known:
                    if (name, word) not in suggested and len(suggested) < _MOST_SUGGESTED:
                        near = nearest(word[:_SHOWN], known)
                        suggested[name, word] = f"did you mean {near[0]}?" if near else ""
                    hint = suggested.get((name, word)) or f"define it in [vocabulary.{name}]"
                    message = f"{key}: {word[:_SHOWN]!r} is not in [vocabulary.{name}]"
                    yield table, index, key, "choice", (message, hint)


def _words(value: object) -> Sequence[str]:
    """The words in the value of a key: itself, those that it lists, or those that head lists."""
    if isinstance(value, str):
        return (value,)
    if isinstance(value, list | dict):
        return [word for word in value if isinstance(word, str)]
    return ()
