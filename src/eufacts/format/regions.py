"""What is wrong with the regions of a fact base: names without an entry, unused ones, circles."""

from collections.abc import Iterator

from eufacts.format import limits, model
from eufacts.format.kinds import FACT_KINDS
from eufacts.format.spelling import nearest
from eufacts.format.toml import Problem


def region_problems(base: model.FactBase) -> Iterator[Problem]:
    """Find what breaks the rule on regions; a fact base without their table breaks nothing."""
    vocabulary = base.vocabulary
    if not vocabulary.region:
        return
    used: set[str] = set()
    for table, index, key, names in _named(base):
        for name in set(names) - used:
            used.update((name, *vocabulary.around(name)))
        for name in names:
            if name not in vocabulary.region:
                yield table, index, key, "region", _unknown(name, vocabulary, key)
    yield from _entries(vocabulary, used)


def _entries(vocabulary: model.Vocabulary, used: set[str]) -> Iterator[Problem]:
    """What is wrong with the entries of the regions themselves."""
    for name, region in vocabulary.region.items():
        for wider in region.within:
            if wider not in vocabulary.region:
                yield "vocabulary", 0, name, "region", _unknown(wider, vocabulary, "within")
        around = vocabulary.around(name)
        if len(around) > limits.DEPTH:
            message = f"within: {name[:100]!r} lies in more than {limits.DEPTH} regions"
            yield "vocabulary", 0, name, "limit", (message, "")
        elif name in around:
            yield "vocabulary", 0, name, "region", (f"within: {name!r} lies in itself", "")
        elif name not in used:
            message = f"no record names the region {name!r}"
            yield "vocabulary", 0, name, "region", (message, "remove it")


def _named(base: model.FactBase) -> Iterator[tuple[str, int, str, tuple[str, ...]]]:
    """The regions that records name, with the table, the index and the key."""
    for kind in FACT_KINDS:
        for index, fact in enumerate(getattr(base, kind)):
            yield kind, index, "regions", fact.regions
    for index, country in enumerate(base.country):
        yield "country", index, "region", (country.region,)
        yield "country", index, "groups", country.groups


def _unknown(name: str, vocabulary: model.Vocabulary, key: str) -> tuple[str, str]:
    """The message on a region without an entry, and the hint."""
    near = nearest(name[:100], vocabulary.region)
    hint = f"did you mean {near[0]}?" if near else "add it to [vocabulary.region]"
    return f"{key}: no region {name[:100]!r}", hint
