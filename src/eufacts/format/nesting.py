"""What is wrong with the words of a vocabulary that lie in others: regions and frameworks."""

from collections.abc import Iterator

from eufacts.format import limits, model
from eufacts.format.spelling import did_you_mean
from eufacts.format.terms import words_used
from eufacts.format.toml import Problem


def nesting_problems(base: model.FactBase) -> Iterator[Problem]:
    """Find words that lie in themselves or in unknown ones, and that nothing uses."""
    used = words_used(base)
    for table in model.NESTED:
        named = {word for name, word in used if name == table}
        yield from _entries(base.vocabulary, table, named)


def _entries(vocabulary: model.Vocabulary, table: str, named: set[str]) -> Iterator[Problem]:
    """What is wrong with the entries of a table."""
    entries = getattr(vocabulary, table)
    around = {name: vocabulary.around(name, table) for name in entries}
    used = {*named, *(one for name in named & entries.keys() for one in around[name])}
    for name, entry in entries.items():
        key = f"{table}.{name}"
        for wider in entry.within:
            if wider not in entries:
                hint = did_you_mean(wider[:100], entries) or f"add it to [vocabulary.{table}]"
                message = f"within: no {table} {wider[:100]!r}"
                yield "vocabulary", 0, key, "region", (message, hint)
        if len(around[name]) > limits.DEPTH:
            message = f"within: {name[:100]!r} lies in more than {limits.DEPTH} {table}s"
            yield "vocabulary", 0, key, "limit", (message, "")
        elif name in around[name]:
            yield "vocabulary", 0, key, "region", (f"within: {name[:100]!r} lies in itself", "")
        elif name not in used:
            message = f"no record names the {table} {name[:100]!r}"
            yield "vocabulary", 0, key, "region", (message, "remove it")
