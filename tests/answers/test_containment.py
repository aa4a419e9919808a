"""What is asked of a part is within what is asked of its whole, in lists and in sums."""

import itertools
from typing import Any

import pytest

from eufacts import Facts
from eufacts.format.reader import read
from eufacts.index.store import shipped

Filters = dict[str, Any]


def _pairs() -> list[tuple[Filters, Filters]]:
    """Filters of every part, and of what contains it."""
    base = read(shipped())
    regions = base.vocabulary.region
    found: list[tuple[Filters, Filters]] = [
        ({"regions": inner}, {"regions": outer})
        for inner in regions
        for outer in base.vocabulary.around(inner)
    ]
    for country in base.country:
        around = {country.region, *country.groups}
        around |= {outer for inner in around for outer in base.vocabulary.around(inner)}
        found += [({"countries": country.code}, {"regions": region}) for region in sorted(around)]
    found += [
        ({"sections": section.id}, {"sections": section.parent})
        for section in base.section
        if section.parent
    ]
    years = range(2000, 2021)
    found += [({"years": (year,)}, {"years": tuple(years)}) for year in years]
    found += [({"years": (a,)}, {"years": (a, b)}) for a, b in itertools.pairwise(years)]
    return found


def _named(value: object) -> str:
    return "-".join(map(str, value.values())) if isinstance(value, dict) else str(value)


PAIRS = _pairs()


def test_there_are_pairs_of_every_sort() -> None:
    """Regions, countries, sections and years are all tried."""
    assert {next(iter(part)) for part, _ in PAIRS} == {"regions", "countries", "sections", "years"}


@pytest.mark.parametrize(("part", "whole"), PAIRS, ids=_named)
def test_a_part_is_within_its_whole(part: Filters, whole: Filters, facts: Facts) -> None:
    """No record and no euro is in the part that the whole does not have."""
    ids = [{row["id"] for row in facts.ask(**asked)} for asked in (part, whole)]
    sums = [facts.totals(**asked) for asked in (part, whole)]
    separate = [found[0]["total_if_separate"] or 0 if found else 0 for found in sums]
    counted = [found[0]["total"] or 0 if found else 0 for found in sums]

    assert ids[0] <= ids[1]
    assert separate[0] <= separate[1]
    assert counted[0] <= counted[1]
