"""Measure eufacts: its start-up, its peers, and how it grows with the fact base.

    python benchmarks/run.py all                             everything: most of an hour
    python benchmarks/run.py startup --rounds 25             one of the three
    python benchmarks/run.py growth --sizes 300,10000        without the large fact bases
    python benchmarks/run.py page                            write the page again, measuring nothing

Results go to benchmarks/results.json, where each part stays until it is measured again, and from
there to docs/benchmarks.md and its plots.
"""

import argparse
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import growth
import page
import peers
import places
import startup

PARTS = ("startup", "peers", "growth")


def main() -> None:
    """Read the command line, measure, and write."""
    form = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=form)
    parser.add_argument("part", choices=(*PARTS, "all", "page"), nargs="?", default="all")
    parser.add_argument("--rounds", type=int, default=15, help="rounds of each part [15]")
    parser.add_argument(
        "--sizes",
        type=lambda text: tuple(sorted(int(size) for size in text.split(","))),
        default=growth.SIZES,
        help="numbers of facts for growth [300,10000,100000,1000000]",
    )
    parser.add_argument("--no-counts", action="store_true", help="count no instructions")
    parser.add_argument(
        "--source", type=Path, default=places.ROOT, help="measure another checkout of eufacts"
    )
    parser.add_argument(
        "--out",
        type=Path,
        help="keep the results in this file, and write no page [benchmarks/results.json]",
    )
    given = parser.parse_args()
    out: Path = given.out or page.results_file()
    results: dict[str, Any] = json.loads(out.read_text(encoding="utf-8")) if out.exists() else {}
    if given.part != "page":
        places.install(given.source)
    for part in PARTS if given.part == "all" else (given.part,):
        if part != "page":
            results[part] = _measured(part, given)
            out.write_text(
                f"{json.dumps(results, indent=1, ensure_ascii=False)}\n", encoding="utf-8"
            )
    if given.out is None:
        page.write(results)


def _measured(part: str, given: argparse.Namespace) -> dict[str, Any]:
    """Measure one part, and note when and on what machine."""
    counting = not given.no_counts
    rows: Any
    if part == "startup":
        rows = startup.run(given.rounds, places.say, counting=counting)
    elif part == "peers":
        rows = peers.run(given.rounds, places.say)
    else:
        rows = growth.run(given.sizes, given.rounds, places.say, counting=counting)
    places.say("\n")
    return {
        "date": datetime.now(UTC).date().isoformat(),
        "rounds": given.rounds,
        "machine": places.machine(),
        "versions": places.versions(),
        "rows": rows,
    }


if __name__ == "__main__":
    main()
