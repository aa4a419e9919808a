"""docs/benchmarks.md, written from what was measured."""

import os
import platform
from collections.abc import Iterable, Iterator

import growth
from measuring import ROOT, Row

_HEAD = """\
# Benchmarks

Written by `python benchmarks/run.py`; do not edit. What it measured is in
`benchmarks/results.json`.

Each command is a whole process. All commands of a table run in every round, in an order that
changes, and **a figure is the least of all rounds**: what else runs on a machine only adds to it.
Times are of the processor, in milliseconds, child processes included. Millions of instructions
(`valgrind --tool=cachegrind`) say most: two runs differ by less than a hundredth.
"""


def write(results: Row) -> None:
    """Write the page."""
    parts = [_HEAD]
    if "startup" in results:
        parts += _startup(results["startup"]["rows"])
    if "peers" in results:
        parts += _peers(results["peers"]["rows"])
    if "growth" in results:
        parts += _growth(results["growth"]["rows"])
    if "drafting" in results:
        parts += _drafting(results["drafting"])
    parts += [*_runs(results)]
    (ROOT / "docs" / "benchmarks.md").write_text("\n".join(parts), encoding="utf-8")


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Write a table; all columns but the first are numbers."""
    head = list(head)
    rule = ["---", *["--:"] * (len(head) - 1)]
    return "".join(f"| {' | '.join(line)} |\n" for line in (head, rule, *rows))


def _startup(rows: list[Row]) -> Iterator[str]:
    yield "## Start-up\n"
    yield (
        "The shipped fact base, whose index is in the wheel. The ratios are to a Typer program "
        "that only greets (`benchmarks/programs/bare.py`). Wanted of an answer in JSON: at most "
        "1.15 in instructions.\n"
    )
    floor = rows[0]
    lines = []
    for row in rows:
        counted = ("", "")
        if row["instructions"]:
            ratio = row["instructions"] / floor["instructions"]
            counted = (f"{row['instructions']:,.0f}", f"{ratio:.2f}")
        times = (f"{row['ms']:.0f}", f"{row['ms'] / floor['ms']:.2f}")
        lines.append((row["name"], *times, *counted, f"{row['mb']:.0f}"))
    yield _table(("", "ms", "ratio", "instructions", "ratio", "MB of memory"), lines)


def _peers(rows: list[Row]) -> Iterator[str]:
    yield "## Peers\n"
    yield (
        "What a user would pick instead, on the data that `eufacts facts --json` and `--csv` write "
        "of 300 and 10,000 generated facts; all answers to a question hold the same ids. The "
        "databases have indexes and full text search. Milliseconds, and in parentheses the "
        "multiple of what eufacts takes. jq and sqlite3 are native programs.\n"
    )
    cells: dict[str, list[str]] = {}
    own: dict[tuple[str, int], float] = {}
    for row in rows:  # eufacts is the first of each question
        least = own.setdefault((row["question"], row["size"]), row["ms"])
        cells.setdefault(row["tool"], []).append(f"{row['ms']:.0f} ({row['ms'] / least:.2f})")
    head = (f"{question}, {size:,}" for question, size in own)
    yield _table(("", *head), ((tool, *found) for tool, found in cells.items()))


def _growth(rows: list[Row]) -> Iterator[str]:
    yield "## Growth\n"
    yield (
        "Fact bases by `benchmarks/generate.py`, about 570 bytes a fact. An index is built at the "
        "first question; in a folder only the documents that changed are read again. Where a cell "
        "has two figures, the first is of an earlier version, measured in the same rounds.\n"
    )
    yield "### Building the index, and an edit\n"
    lines = []
    for same in _versions(row for row in rows if row["what"] in (growth.BUILD, growth.EDIT)):
        figures = [_pair(same, "ms", 0), _pair(same, "mb", 0), _pair(same, "index_mb", 1)]
        lines.append((f"{same[0]['what']}: {same[0]['subject']}", *figures))
    yield _table(("", "ms", "MB of memory", "MB of index"), lines)
    yield "### Asking\n"
    yield "The answers are as large in each fact base: one record, 12 facts and 20 facts.\n"
    lines = []
    for same in _versions(row for row in rows if row["what"] in growth.QUERIES):
        figures = [_pair(same, "ms", 0), _pair(same, "instructions", 0)]
        lines.append((f"{same[0]['what']}: {same[0]['subject']}", *figures))
    yield _table(("", "ms", "million instructions"), lines)


def _versions(rows: Iterable[Row]) -> list[list[Row]]:
    """Put the rows of the same thing together: one of each version, the earlier first."""
    found: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        found.setdefault((row["what"], row["subject"]), []).append(row)
    return list(found.values())


def _pair(rows: list[Row], key: str, digits: int) -> str:
    return " → ".join(f"{row[key]:,.{digits}f}" for row in rows if row.get(key) is not None)


def _drafting(found: Row) -> Iterator[str]:
    yield "## Drafting\n"
    yield (
        "Pages of 300 numbers, drafted by one command with "
        f"{found['rows'][0]['cores']} processes from 20 pages on; the memory is that of the "
        "largest process.\n"
    )
    lines = [
        (f"{row['pages']} pages", f"{row['ms'] / 1000:,.1f}", f"{row['mb']:.0f}")
        for row in found["rows"]
    ]
    yield _table(("", "s of processor", "MB of memory"), lines)
    yield (
        "Drafts against keys written before their documents were drafted "
        "(`tests/drafting/drafting_accuracy.py`; of the first, the fact base made by hand): the "
        "numbers proposed with right value, unit and qualifier, with right time, with right "
        "countries, and of all proposals those that a person would drop.\n"
    )
    head, *rows = found["accuracy"]
    yield _table(head, rows)


def _runs(results: Row) -> Iterator[str]:
    yield "## How it was run\n"
    for part in ("startup", "peers", "growth", "drafting"):
        if part in results:
            run = results[part]
            times = "once" if part == "drafting" else f"{run['rounds']} rounds"
            yield f"- `python benchmarks/run.py {part}`: {run['date']}, {times}."
    yield f"\n{results['machine']}.\n"


def machine() -> str:
    """Say what machine this is."""
    system = f"{platform.system()}, {platform.machine()}"
    return f"{system}, {os.cpu_count()} cores, Python {platform.python_version()}"
