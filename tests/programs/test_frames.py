"""Data frames, as pandas, Polars and pyarrow have them."""

from datetime import date, datetime
from typing import Any

import pytest

from eufacts import Facts
from eufacts.format.kinds import KIND_NAMES

pytestmark = pytest.mark.programs

SYRIA = "syria-crisis-since-2011"
STATED = {
    "value": 3_900_000_000.0,
    "qualifier": "more_than",
    "period": "2011/..",
    "period_start": date(2011, 1, 1),
    "countries": ["SY", "IQ", "JO", "LB", "TR"],
    "money": True,
}


def test_pandas(facts: Facts) -> None:
    """Numbers, dates and nullable types; a sum and a period work as one expects."""
    pandas = pytest.importorskip("pandas")
    frame = facts.to_pandas()
    row = frame.set_index("id").loc[SYRIA]

    assert {key: row[key] for key in STATED if key != "period_start"} == {
        key: value for key, value in STATED.items() if key != "period_start"
    }
    assert row["period_start"] == datetime(2011, 1, 1)  # noqa: DTZ001 - pandas has no zone either
    assert pandas.isna(row["period_end"])
    funding = facts.ask(kinds="funding", recipients="Serbia").to_pandas()
    assert funding["value"].sum() == sum(row["value"] or 0 for row in facts.ask(
        kinds="funding", recipients="Serbia"))  # fmt: skip
    assert frame["paragraph"].dtype == "Int64"
    assert len(frame[frame["period_start"] >= "2015-01-01"]) > 10


def test_polars(facts: Facts) -> None:
    """The same, and lists that can be asked for a country."""
    polars = pytest.importorskip("polars")
    frame = facts.to_polars()
    (row,) = frame.filter(polars.col("id") == SYRIA).to_dicts()

    assert {key: row[key] for key in STATED} == STATED
    turkey = frame.filter(polars.col("countries").list.contains("TR"))
    assert set(turkey["id"]) == {row["id"] for row in facts.ask(facts_only=True, countries="TR")}


def test_arrow(facts: Facts) -> None:
    """The same."""
    pytest.importorskip("pyarrow")
    rows = facts.to_arrow().to_pylist()

    (row,) = (row for row in rows if row["id"] == SYRIA)
    assert {key: row[key] for key in STATED} == STATED


@pytest.mark.parametrize("kind", KIND_NAMES)
@pytest.mark.parametrize("library", ["pandas", "polars", "pyarrow"])
def test_every_kind_and_no_record(kind: str, library: str, facts: Facts) -> None:
    """Records of every kind make a frame, and none make an empty one."""
    pytest.importorskip(library)
    method = {"pandas": "to_pandas", "polars": "to_polars", "pyarrow": "to_arrow"}[library]
    for records in (facts.ask(kinds=kind), facts.ask(kinds=kind, limit=0)):
        made: Any = getattr(records, method)()
        assert len(made) == len(records)
