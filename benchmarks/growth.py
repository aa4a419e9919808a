"""Growth: what an index costs, and the same questions to 300 facts and to a million."""

import json
import shutil
import statistics
import subprocess
from collections.abc import Sequence
from pathlib import Path

import generate
import places
from measuring import Command, Row, Say, Spawner, count, measure

SIZES = (300, 10_000, 100_000, 1_000_000)
LARGEST_FILE = 100_000
"""So many facts one file has at most, which eufacts reads up to 64 MB; more are a folder."""
FILES = 100
"""Documents in a folder."""

QUERIES = {
    "by id": ("show", generate.PROBE, "--json"),
    "filter": ("facts", "--country", generate.SMALL, "--json"),
    "filter, first 20 of many": ("facts", "--country", "Syria", "--limit", "20", "--json"),
    "total": ("funding", "--country", generate.SMALL, "--total", "--json"),
    "total of many": ("funding", "--country", "Turkey", "--total", "--json"),
    "search": ("search", generate.RARE.lower(), "--json"),
    "search, best 20 of many": ("search", "smuggling", "prices", "--limit", "20", "--json"),
    "compare": ("compare", "--json"),
    "compare as a table": ("compare", "--format", "table"),
}
"""Questions; those "of many" have more matches the larger the fact base is."""

KEPT = "cache-growth"
"""The cache that holds the indexes of all sizes while questions are asked."""


def run(sizes: Sequence[int], rounds: int, say: Say, *, counting: bool) -> Row:
    """Build the index of each size, the smallest first; then ask all of them, interleaved."""
    shutil.rmtree(places.WORK / KEPT, ignore_errors=True)
    subjects = [(size, FILES if size > LARGEST_FILE else 0) for size in sizes]
    built = []
    with Spawner() as spawner:
        for size, files in subjects:
            say(f"data of {size} facts")
            facts = places.fact_base(size, files)
            times = 5 if size < 50_000 else 3 if size < 500_000 else 1
            built.append(_built(spawner, facts, (size, files), times, say))
    commands, asked = [], []
    for (size, files), row in zip(subjects, built, strict=True):
        if "failed" not in row:
            for name, words in QUERIES.items():
                commands.append(_query(size, files, name, words, sizes[0]))
                asked.append({"facts": size, "files": files, "query": name})
    rows = measure(commands, rounds, say)
    if counting:
        count(commands, rows, say)
    queries = [{**row, **what} for row, what in zip(rows, asked, strict=True)]
    noticed = [_noticed(size, files) for size, files in subjects]
    shutil.rmtree(places.WORK / KEPT, ignore_errors=True)
    return {"built": built, "queries": queries, "noticed": noticed}


def _named(size: int, files: int) -> str:
    return f"{size} facts in {files} files" if files else f"{size} facts"


def _environment(size: int, files: int) -> dict[str, str]:
    """Each fact base has a cache of its own."""
    facts = places.fact_base(size, files)
    return places.environment(f"{KEPT}/{facts.name}", EUFACTS_FACTS=str(facts))


def _query(size: int, files: int, name: str, words: tuple[str, ...], least: int) -> Command:
    environment = _environment(size, files)
    argv = (places.binary("eufacts", "eufacts"), *words)
    against = f"{name} ({_named(least, 0)})"
    return Command(f"{name} ({_named(size, files)})", argv, environment, against)


def _built(spawner: Spawner, facts: Path, subject: tuple[int, int], times: int, say: Say) -> Row:
    """Build an index several times, and let tomli parse the same text, in turns.

    What a process costs before it builds or parses is measured beside them and taken off.
    """
    size, files = subject
    python, text = places.python(), str(facts)
    parse = Command(
        "parse", (python, str(places.PROGRAMS / "parse.py"), text), places.environment()
    )
    nothing = str(places.PROGRAMS / "parse_nothing.py")
    unparsed = Command("unparsed", (python, nothing, text), places.environment())
    about = (places.binary("eufacts", "eufacts"), "about", "--json")
    build = Command("build", about, _environment(size, files))
    cache = Path(build.environment["XDG_CACHE_HOME"])
    found: Row = {"facts": size, "files": files, "bytes": _size(facts)}
    builds, parses, ratios, peaks, plain_peaks = [], [], [], [], []
    for nth in range(times):
        say(f"building the index of {_named(size, files)}, {nth + 1} of {times}")
        shutil.rmtree(cache, ignore_errors=True)
        try:
            cold = spawner.run(build)
        except RuntimeError as error:
            return {**found, "failed": places.shortened(str(error).splitlines()[-1])}
        found["index_bytes"] = _size(cache)
        warm = spawner.run(build)
        parsed, bare = spawner.run(parse), spawner.run(unparsed)
        builds.append(cold.wall - warm.wall)
        parses.append(parsed.wall - bare.wall)
        ratios.append(builds[-1] / parses[-1])
        peaks.append(cold.peak)
        plain_peaks.append(parsed.peak)
    return {
        **found,
        "times": times,
        "build_s": round(statistics.median(builds), 4),
        "parse_s": round(statistics.median(parses), 4),
        "ratio": round(statistics.median(ratios), 2),
        "build_peak_mb": round(statistics.median(peaks) / 1024, 1),
        "parse_peak_mb": round(statistics.median(plain_peaks) / 1024, 1),
    }


def _size(path: Path) -> int:
    """The bytes of a file, or of all files in a folder."""
    if path.is_dir():
        return sum(file.stat().st_size for file in path.rglob("*") if file.is_file())
    return path.stat().st_size if path.exists() else 0


def _noticed(size: int, files: int) -> Row:
    """How long a process takes to see that nothing has changed, and to open the index."""
    script = str(places.PROGRAMS / "notice.py")
    done = subprocess.run(
        [places.python(), script, str(places.fact_base(size, files))],
        env=_environment(size, files),
        capture_output=True,
        text=True,
        check=False,
    )
    microseconds = json.loads(done.stdout) if done.returncode == 0 else None
    return {"facts": size, "files": files, "microseconds": microseconds}
