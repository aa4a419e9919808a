"""The cases of the reader that lie beside the checkout: one fault each, with the right reading."""

import json
from pathlib import Path
from typing import Any

import pytest

from eufacts.source.numbers.read import Reading, read_text

CASES = Path(__file__).parents[3] / "shared" / "cases" / "reader.json"
MEASURED = frozenset({"minutes", "hours", "days", "weeks", "months", "years", "decades"})
Row = tuple[float | None, float | None, str | None, str | None]


def cases() -> list[Any]:
    """The cases, or none where they are not beside the checkout."""
    if not CASES.is_file():
        return []
    return [pytest.param(case, id=case["text"]) for case in json.loads(CASES.read_text("utf-8"))]


def row_of(one: Reading) -> Row:
    """A quantity as a case states it: what is counted is no unit there."""
    unit = one.unit or ""
    is_code = len(unit) == len("EUR") and unit.isupper()
    measured = unit in MEASURED or unit.startswith("percent") or is_code
    return one.value, one.upper, unit if measured else None, one.qualifier


@pytest.mark.skipif(not CASES.is_file(), reason="the cases are not beside the checkout")
@pytest.mark.parametrize("case", cases())
def test_a_case_is_read_as_it_should_be(case: dict[str, Any]) -> None:
    """Every quantity and date of a case is read, and no other."""
    found = read_text(case["text"])
    rows = [row_of(one) for one in found if one.kind == "quantity"]
    assert rows == [
        (one["value"], one["upper"], one["unit"], one["qualifier"]) for one in case["quantities"]
    ]
    assert [one.period for one in found if one.kind == "date"] == case["dates"]
