"""Measure eufacts: its start-up, its peers, its drafts, and how it grows with the fact base.

    python benchmarks/run.py                             everything
    python benchmarks/run.py startup --rounds 25         one of the four
    python benchmarks/run.py growth --before CHECKOUT    beside an earlier checkout
    python benchmarks/run.py page                        write the page again, measuring nothing

Results go to benchmarks/results.json, where each part stays until it is measured again, and from
there to docs/benchmarks.md.
"""

import argparse
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import growth
import page
import peers
import startup
from measuring import HERE, ROOT, install, say

import drafting

PARTS = ("startup", "peers", "growth", "drafting")
RESULTS = HERE / "results.json"


def main() -> None:
    """Read the command line, measure, and write."""
    form = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=form)
    parser.add_argument("part", choices=(*PARTS, "all", "page"), nargs="?", default="all")
    parser.add_argument("--rounds", type=int, default=15, help="rounds of each part [15]")
    parser.add_argument("--before", type=Path, help="measure the growth of this checkout too")
    given = parser.parse_args()
    results: dict[str, Any] = {}
    if RESULTS.exists():
        results = json.loads(RESULTS.read_text(encoding="utf-8"))
    parts = {"all": PARTS, "page": ()}.get(given.part, (given.part,))
    if parts:
        install("now", str(ROOT))
    for part in parts:
        results[part] = {
            "date": datetime.now(UTC).date().isoformat(),
            "rounds": given.rounds,
            "rows": _measured(part, given.rounds, given.before),
        }
        results["machine"] = page.machine()
        if part == "drafting":
            results[part]["accuracy"] = drafting.accuracy()
        text = json.dumps(results, indent=1, ensure_ascii=False)
        RESULTS.write_text(f"{text}\n", encoding="utf-8")
    say("")
    page.write(results)


def _measured(part: str, rounds: int, before: Path | None) -> list[dict[str, Any]]:
    match part:
        case "startup":
            return startup.run(rounds)
        case "peers":
            install("peers", "sqlite-utils", "csvkit")
            return peers.run(rounds)
        case "drafting":
            return drafting.run()
        case _:
            if before is not None:
                install("before", str(before))
            return growth.run(("before", "now") if before else ("now",), rounds)


if __name__ == "__main__":
    main()
