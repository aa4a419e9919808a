"""The words of a fact base: those that its vocabulary defines, and those that records use."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from eufacts.format import limits, model
from eufacts.format.spelling import did_you_mean
from eufacts.format.toml import Problem

_SHOWN = 100
"""The most characters of a word that a message shows."""

_MOST_SUGGESTED = 50
"""The most unknown words for which similar ones are looked up."""


def term_problems(
    raw: Mapping[str, Any], records: Iterable[tuple[str, int, dict[str, Any]]]
) -> Iterator[Problem]:
    """Find words that are not in their table of the vocabulary; without a table any may be used.

    A proposal that nobody has decided on may use any too.

    Args:
        raw: The tables of the fact base, valid or not.
        records: Each of its records, with its table and its index.
    """
    vocabulary = raw.get("vocabulary")
    if not isinstance(vocabulary, dict):
        return
    suggested: dict[tuple[str, str], str] = {}
    for table, index, record in records:
        for key, name in (
            model.terms_of(model.TABLES[table]).items() if "review" not in record else ()
        ):
            known = vocabulary.get(name)
            if not isinstance(known, dict) or not known:
                continue
            for word in _words(record.get(key)):
                if word not in known:
                    if (name, word) not in suggested and len(suggested) < _MOST_SUGGESTED:
                        suggested[name, word] = did_you_mean(word[:_SHOWN], known)
                    hint = suggested.get((name, word)) or f"define it in [vocabulary.{name}]"
                    message = f"{key}: {word[:_SHOWN]!r} is not in [vocabulary.{name}]"
                    yield table, index, key, "choice", (message, hint)


def nesting_problems(base: model.FactBase) -> Iterator[Problem]:
    """Find words that lie in themselves or in unknown ones, and that nothing uses."""
    used = words_used(base)
    for table in model.NESTED:
        named = {word for name, word in used if name == table}
        yield from _wrongly_within(base.vocabulary, table, named)


def _wrongly_within(vocabulary: model.Vocabulary, table: str, named: set[str]) -> Iterator[Problem]:
    """What is wrong with the entries of a table."""
    defined = getattr(vocabulary, table)
    around = {name: vocabulary.around(name, table) for name in defined}
    used = {*named, *(one for name in named & defined.keys() for one in around[name])}
    for name, entry in defined.items():
        key = f"{table}.{name}"
        for wider in entry.within:
            if wider not in defined:
                hint = did_you_mean(wider[:_SHOWN], defined) or f"add it to [vocabulary.{table}]"
                message = f"within: no {table} {wider[:_SHOWN]!r}"
                yield "vocabulary", 0, key, "region", (message, hint)
        if len(around[name]) > limits.DEPTH:
            message = f"within: {name[:_SHOWN]!r} lies in more than {limits.DEPTH} {table}s"
            yield "vocabulary", 0, key, "limit", (message, "")
        elif name in around[name]:
            yield "vocabulary", 0, key, "region", (f"within: {name[:_SHOWN]!r} lies in itself", "")
        elif name not in used:
            message = f"no record names the {table} {name[:_SHOWN]!r}"
            yield "vocabulary", 0, key, "region", (message, "remove it")


_KEYS = tuple(
    dict.fromkeys(key for entry in model.WORD_TABLES.values() for key in entry.model_fields)
)
"""Every key that an entry of some table has."""


def entries(base: model.FactBase) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give each word that a fact base defines or uses, with the table that it is of.

    The defined ones are first. Each has all keys of entries, and the number of records that have
    the word.
    """
    used = words_used(base)
    for name in model.WORD_TABLES:
        defined = getattr(base.vocabulary, name)
        for word in (*defined, *(word for of, word in used if of == name and word not in defined)):
            entry = defined[word].model_dump(mode="json") if word in defined else {}
            row = {"vocabulary": name, "word": word, **dict.fromkeys(_KEYS), **entry}
            yield name, {**row, "records": used[name, word]}


def words_used(base: model.FactBase) -> Counter[tuple[str, str]]:
    """Count the records that have each word: its table in the vocabulary, and the word."""
    used: Counter[tuple[str, str]] = Counter()
    for table, record in model.TABLES.items():
        terms = model.terms_of(record).items()
        for one in getattr(base, table) if terms else ():
            used.update({(name, word) for key, name in terms for word in _words(getattr(one, key))})
    return used


def _words(value: object) -> Sequence[str]:
    """The words in the value of a key: itself, those that it lists, or those that head lists."""
    if isinstance(value, str):
        return (value,)
    if isinstance(value, list | tuple | dict):
        return [word for word in value if isinstance(word, str)]
    return ()
