"""docs/benchmarks.md and its plots, written from what was measured."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import generate
import growth
import places
import startup
from measuring import Row
from plot import Points, plot
from targets import judge, subject

DOCS = places.ROOT / "docs"

_HEAD = """\
# Benchmarks

Written by `python benchmarks/run.py`; do not edit. It makes its own virtual environments and fact
bases under `benchmarks/.work`, runs everything side by side, and keeps what it measured in
`benchmarks/results.json`.

How to read it:

- All commands of a table run in every round, in an order that changes. A time is the median over
  the rounds. **A ratio is the median of the ratios within rounds**, so that a slow minute of the
  machine stands on both sides of it: believe the ratios, not the milliseconds. Ratios of time
  still differ by a tenth between two runs; instructions (`valgrind --tool=callgrind`) by less than
  a hundredth.
- Every command is a whole process, started cold; its files are in the system's memory, and what it
  keeps (an index, compiled modules) is there.
- Memory is the peak of the process, by `wait4`. A peak below 9 MB is not seen: that is the process
  that starts the commands.
"""


def write(results: Row) -> None:
    """Write the page, and the plots where growth was measured."""
    parts = [_HEAD, *_targets(results)]
    if "startup" in results:
        parts += _startup(results["startup"])
    if "peers" in results:
        parts += _peers(results["peers"])
    if "growth" in results:
        parts += _growth(results["growth"])
        for name, text in _plots(results["growth"]["rows"]):
            (DOCS / f"benchmarks-{name}.svg").write_text(text, encoding="utf-8")
    parts += _machines(results)
    (DOCS / "benchmarks.md").write_text("\n".join(parts), encoding="utf-8")


def _table(head: Iterable[str], rows: Iterable[Iterable[str]], right: int = 1) -> str:
    """Write a table; all columns but the first ``right`` ones are numbers."""
    head = list(head)
    rule = ["---" if nth < right else "--:" for nth in range(len(head))]
    lines = [head, rule, *(list(row) for row in rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _targets(results: Row) -> Iterator[str]:
    judged = judge(results)
    met = sum(target.met for target in judged)
    yield f"## Targets: {met} of {len(judged)} reached\n"
    rows = [
        (target.wanted, target.limit, target.found, "reached" if target.met else "**missed**")
        for target in judged
    ]
    yield _table(("what", "wanted", "found", ""), rows)


def _startup(run: Row) -> Iterator[str]:
    yield "## Start-up\n"
    yield (
        "The shipped fact base. The ratio is to the Typer program with two commands, which does "
        "nothing but say hello (`benchmarks/programs/bare.py`), unless the line says to what.\n"
    )
    rows = []
    for row in run["rows"]:
        other = {startup.RICH_TABLE: " to rich’s table", startup.RICH_HELP: " to rich’s help"}
        ratio = f"{row['ratio']:.2f}{other.get(row['against'], '')}"
        millions = f"{row['instructions'] / 1e6:,.0f}" if "instructions" in row else ""
        counted = f"{row['instructions_ratio']:.2f}" if "instructions" in row else ""
        name = f"`{row['name']}`" if row["name"].startswith("eufacts") else row["name"]
        rows.append((name, f"{row['wall_ms']:.0f}", ratio, millions, counted, _peak(row)))
    head = ("", "ms", "ratio", "million instructions", "ratio of these", "MB")
    yield _table(head, rows)
    yield _commands(run["rows"])


def _peers(run: Row) -> Iterator[str]:
    yield "## Peers\n"
    yield (
        "What a user would pick instead, on the data that `eufacts facts --json`, `--jsonl` and "
        "`--csv` write of a generated fact base. Before anything is timed, all answers to a "
        "question are seen to hold the same ids. The databases have indexes on the id and the "
        "country, and full text search; making them and keeping them in step with the facts is "
        "not counted. The reference managers have a library of 300 entries. A ratio above 1: "
        "eufacts is faster.\n"
    )
    rows = run["rows"]
    sizes = tuple(dict.fromkeys(row["size"] for row in rows))
    head = ["", *(f"{size:,} facts: {what}" for size in sizes for what in ("ms", "ratio", "MB"))]
    for question in dict.fromkeys(row["question"] for row in rows):
        asked = [row for row in rows if row["question"] == question]
        here = sizes if len({row["size"] for row in asked}) > 1 else sizes[:1]
        lines = []
        for tool in dict.fromkeys(row["tool"] for row in asked):
            cells = []
            for size in here:
                (row,) = (row for row in asked if (row["tool"], row["size"]) == (tool, size))
                cells += [f"{row['wall_ms']:.0f}", f"{row['ratio']:.2f}", _peak(row)]
            lines.append((tool, *cells))
        yield f"### {question[0].upper()}{question[1:]}\n"
        yield _table(head[: 1 + 3 * len(here)], lines)
    yield (
        "jq, sqlite3, Miller and ripgrep are native programs: no program that starts Python and "
        "Typer can be as fast on little data, and that is most of what eufacts takes.\n"
    )
    yield _commands(row for row in rows if row["size"] == sizes[0])


def _growth(run: Row) -> Iterator[str]:
    yield "## Growth\n"
    yield (
        "Fact bases by `benchmarks/generate.py`: sentences of many templates, about 570 bytes a "
        "fact. The index is built once, at the first question, and again when the file changes. "
        "Its memory is that of the larger of the two processes that build it.\n"
    )
    yield "### Building the index\n"
    rows = []
    for row in run["rows"]["built"]:
        cells = [subject(row), f"{row['bytes'] / 1e6:,.1f}"]
        if "failed" in row:
            rows.append([*cells, f"not done: {row['failed']}", *[""] * 5])
            continue
        cells += [f"{row['index_bytes'] / 1e6:,.1f}", f"{row['build_s']:,.2f}"]
        cells += [f"{row['parse_s']:,.2f}", f"{row['ratio']:.2f}"]
        rows.append([*cells, f"{row['build_peak_mb']:,.0f}", f"{row['parse_peak_mb']:,.0f}"])
    head = ("", "MB of text", "MB of index", "s to build", "s tomli alone", "ratio")
    yield _table((*head, "MB of memory", "MB tomli alone"), rows)
    yield "![Time to build](benchmarks-build.svg)\n"
    yield "![Memory to build](benchmarks-memory.svg)\n"
    yield "![Size on disk](benchmarks-size.svg)\n"
    yield "### Asking\n"
    yield (
        "Milliseconds, with the ratio to the smallest fact base, in time and in instructions. The "
        f"answers to “by id”, “filter” ({generate.SMALL_FACTS} facts), “total”, “search” "
        f"({generate.RARE_FACTS} facts) and “compare” are as large in every fact base; "
        "those “of many” are picked from or added up of a share of all facts.\n"
    )
    yield _asked(run["rows"]["queries"])
    yield "![Time to answer](benchmarks-queries.svg)\n"
    least = run["rows"]["queries"][0]["facts"]
    yield _commands(
        {**row, "name": row["query"]}
        for row in run["rows"]["queries"]
        if row["facts"] == least and not row["files"]
    )
    yield "### Noticing a change\n"
    yield (
        "How long a process takes to see whether the fact base has changed, and to open its index: "
        "the median of 500 times, in one process.\n"
    )
    noticed = run["rows"]["noticed"]
    lines = [
        (subject(one), "not done" if one["microseconds"] is None else str(one["microseconds"]))
        for one in noticed
    ]
    yield _table(("", "microseconds"), lines)


def _asked(rows: list[Row]) -> str:
    subjects = list(dict.fromkeys(subject(row) for row in rows))
    lines = []
    for query in dict.fromkeys(row["query"] for row in rows):
        cells = []
        for row in rows:
            if row["query"] == query:
                counted = f", {row['instructions_ratio']:.2f}" if "instructions" in row else ""
                cells.append(f"{row['wall_ms']:.0f} ({row['ratio']:.2f}{counted})")
        lines.append((query, *cells))
    return _table(("", *subjects), lines)


def _plots(rows: Row) -> Iterator[tuple[str, str]]:
    built = [row for row in rows["built"] if "failed" not in row]

    def of(key: str, unit: float = 1) -> Points:
        return [(row["facts"], row[key] / unit) for row in built]

    times = {"index": of("build_s"), "tomli alone": of("parse_s")}
    yield "build", plot("Time to build the index", "seconds", times)
    peaks = {"index": of("build_peak_mb"), "tomli alone": of("parse_peak_mb")}
    yield "memory", plot("Peak memory of building the index", "MB", peaks)
    sizes = {"index": of("index_bytes", 1e6), "TOML": of("bytes", 1e6)}
    yield "size", plot("Size on disk", "MB", sizes)
    asked = {
        query: [(row["facts"], row["wall_ms"]) for row in rows["queries"] if row["query"] == query]
        for query in growth.QUERIES
    }
    yield "queries", plot("Time to answer, whole process", "ms", asked)


def _peak(row: Row) -> str:
    return "< 9" if row["peak_hidden"] else f"{row['peak_mb']:.0f}"


def _commands(rows: Iterable[Row]) -> str:
    """The commands, as they could be typed."""
    lines = "".join(f"{row['command']}\n" for row in rows)
    return f"<details><summary>The commands</summary>\n\n```sh\n{lines}```\n\n</details>\n"


def _machines(results: Row) -> Iterator[str]:
    yield "## Machine, versions, how to run it\n"
    for name in ("startup", "peers", "growth"):
        if name in results:
            run = results[name]
            machine = ", ".join(part for part in run["machine"].values() if part)
            rounds = f"{run['rounds']} rounds"
            yield f"- `python benchmarks/run.py {name}`: {run['date']}, {rounds}, {machine}."
            versions = "; ".join(f"{key} {value}" for key, value in run["versions"].items())
            yield f"  {versions}."
    yield (
        "\n`python benchmarks/run.py all` runs everything; `--sizes 300,10000` leaves out the fact "
        "bases that take minutes, `--no-counts` the instructions. jq, sqlite3, miller, ripgrep and "
        "valgrind are Debian’s packages of these names; what is not installed is left out, and "
        "said to be “not here” above.\n"
    )


def results_file() -> Path:
    """Where results are kept between runs."""
    return places.HERE / "results.json"
