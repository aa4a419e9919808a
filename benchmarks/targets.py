"""What is wanted, and whether it was reached: ratios within one run, never seconds."""

from collections.abc import Iterator
from typing import NamedTuple

import peers
import startup
from measuring import Row


class Target(NamedTuple):
    """One thing that is wanted."""

    wanted: str
    limit: str
    found: str
    met: bool


def judge(results: Row) -> list[Target]:
    """Judge whatever was measured."""
    found: list[Target] = []
    if "startup" in results:
        found += _startup({row["name"]: row for row in results["startup"]["rows"]})
    if "peers" in results:
        found += _peers(results["peers"]["rows"])
    if "growth" in results:
        found += _built(results["growth"]["rows"])
        found += _asked(results["growth"]["rows"]["queries"])
        found += _noticed(results["growth"]["rows"]["noticed"])
    return found


def subject(row: Row) -> str:
    """Name a fact base by its size."""
    files = f" in {row['files']} files" if row["files"] else ""
    return f"{row['facts']:,} facts{files}"


def _at_most(wanted: str, limit: float, rows: list[Row]) -> Target:
    """Judge the worst of some rows: by instructions where they were counted, by time elsewhere."""
    key = "instructions_ratio" if all("instructions_ratio" in row for row in rows) else "ratio"
    worst = max(rows, key=lambda row: float(row[key]))
    time = max(row["ratio"] for row in rows)
    counted = f"{worst[key]:.2f} in instructions, " if key != "ratio" else ""
    met = worst[key] <= limit and (key != "ratio" or time <= limit)
    return Target(wanted, f"≤ {limit:.2f}", f"{counted}{time:.2f} in time", met)


def _startup(rows: dict[str, Row]) -> Iterator[Target]:
    answers = [row for name, row in rows.items() if name.endswith("--json")]
    completions = [row for name, row in rows.items() if name.startswith("completion")]
    yield _at_most("a look-up in JSON : bare Typer program", 1.15, answers)
    table = [row for row in rows.values() if row["against"] == startup.RICH_TABLE]
    wanted = "compare as a table : Typer program printing the same by rich"
    yield _at_most(wanted, 1.15, table[-1:])
    yield _at_most("completion : bare Typer program", 1.10, completions)
    yield _at_most("--help : Typer’s own help by rich", 1.0, [rows["eufacts --help"]])


def _peers(rows: list[Row]) -> Iterator[Target]:
    for question in dict.fromkeys(row["question"] for row in rows):
        for size in dict.fromkeys(row["size"] for row in rows if row["question"] == question):
            fastest = min(
                (
                    row
                    for row in rows
                    if row["tool"] in peers.PYTHON
                    and (row["question"], row["size"]) == (question, size)
                ),
                key=lambda row: float(row["ratio"]),
                default=None,
            )
            if fastest is not None:
                wanted = (
                    f"{question}, {size:,} facts: fastest Python peer ({fastest['tool']}) : eufacts"
                )
                ratio = fastest["ratio"]
                yield Target(wanted, "≥ 1.40", f"{ratio:.2f} in time", ratio >= 1.4)


def _built(growth: Row) -> Iterator[Target]:
    built = [row for row in growth["built"] if "failed" not in row]
    for row in built:
        what = subject(row)
        found = f"{row['ratio']:.2f} in time"
        yield Target(f"index of {what} : tomli alone", "≤ 2.50", found, row["ratio"] <= 2.5)
    single = [row for row in built if row["facts"] >= 10_000]
    if len(single) > 1:
        least, most = single[0], single[-1]
        growing = (most["build_s"] / most["facts"]) / (least["build_s"] / least["facts"])
        wanted = f"index, time for one fact: {most['facts']:,} facts : {least['facts']:,} facts"
        yield Target(wanted, "≤ 1.30", f"{growing:.2f} in time", growing <= 1.3)
    for row in growth["built"]:
        if row["files"]:
            what = f"memory of the index of {subject(row)}"
            peak = row.get("build_peak_mb")
            found = f"{peak:.0f} MB" if peak else f"not done: {row['failed']}"
            yield Target(what, "< 400 MB", found, peak is not None and peak < 400)


def _asked(rows: list[Row]) -> Iterator[Target]:
    least, most = rows[0]["facts"], max(row["facts"] for row in rows)
    for query in (
        "by id",
        "filter",
        "filter, first 20 of many",
        "search",
        "search, best 20 of many",
    ):
        for row in rows:
            if row["query"] == query and row["facts"] == most:
                wanted = f"{query}: {subject(row)} : {least:,} facts"
                yield _at_most(wanted, 1.30, [row])


def _noticed(rows: list[Row]) -> Iterator[Target]:
    for row in rows:
        what = subject(row)
        taken = row["microseconds"]
        found = "not done" if taken is None else f"{taken / 1000:.2f} ms"
        met = taken is not None and taken < 1000
        yield Target(f"a change in {what} is noticed, the index opened", "< 1 ms", found, met)
