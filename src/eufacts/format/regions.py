"""What is wrong with the regions of a vocabulary: unknown or unused ones, circles."""

from collections.abc import Iterator
from itertools import chain

from eufacts.format import limits, model
from eufacts.format.spelling import nearest
from eufacts.format.terms import words_used
from eufacts.format.toml import Problem


def region_problems(base: model.FactBase) -> Iterator[Problem]:
    """Find what breaks the rule on regions; a fact base without their table breaks nothing."""
    vocabulary = base.vocabulary
    if not vocabulary.region:
        return
    named = [word for name, word in words_used(base) if name == "region"]
    used = {*named, *chain.from_iterable(map(vocabulary.around, named))}
    yield from _entries(vocabulary, used)


def _entries(vocabulary: model.Vocabulary, used: set[str]) -> Iterator[Problem]:
    """What is wrong with the entries of the regions themselves."""
    for name, region in vocabulary.region.items():
        key = f"region.{name}"
        for wider in region.within:
            if wider not in vocabulary.region:
                yield "vocabulary", 0, key, "region", _unknown(wider, vocabulary, "within")
        around = vocabulary.around(name)
        if len(around) > limits.DEPTH:
            message = f"within: {name[:100]!r} lies in more than {limits.DEPTH} regions"
            yield "vocabulary", 0, key, "limit", (message, "")
        elif name in around:
            yield "vocabulary", 0, key, "region", (f"within: {name!r} lies in itself", "")
        elif name not in used:
            message = f"no record names the region {name!r}"
            yield "vocabulary", 0, key, "region", (message, "remove it")


def _unknown(name: str, vocabulary: model.Vocabulary, key: str) -> tuple[str, str]:
    """The message on a region without an entry, and the hint."""
    near = nearest(name[:100], vocabulary.region)
    hint = f"did you mean {near[0]}?" if near else "add it to [vocabulary.region]"
    return f"{key}: no region {name[:100]!r}", hint
