"""Commands, and what they cost: interleaved in shuffled rounds, medians, ratios, instructions."""

import marshal
import random
import re
import shutil
import statistics
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import IO, Any, NamedTuple, Self, cast

import places

Row = dict[str, Any]
Say = Callable[[str], None]


class Command(NamedTuple):
    """What is measured."""

    name: str
    """What it is called in a table."""
    argv: tuple[str, ...]
    environment: Mapping[str, str]
    against: str = ""
    """The name of the command whose time its own is divided by; itself by default."""
    codes: tuple[int, ...] = (0,)
    """The exit codes that it may have."""


class Sample(NamedTuple):
    """What one run used."""

    wall: float
    """Seconds."""
    processor: float
    """Seconds, of all its processes and threads."""
    peak: int
    """KiB, of its largest process."""


class Spawner:
    """The process that starts commands; see ``spawner.py``."""

    def __init__(self) -> None:
        script = str(Path(__file__).with_name("spawner.py"))
        self._process = subprocess.Popen(
            [sys.executable, "-I", "-S", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self._requests = cast("IO[bytes]", self._process.stdin)
        self._answers = cast("IO[bytes]", self._process.stdout)

    def run(self, command: Command, output: Path | None = None) -> Sample:
        """Run a command once; its output is thrown away unless a file is named.

        Raises:
            RuntimeError: It fails.
        """
        errors = places.WORK / "stderr.txt"
        request = (
            list(command.argv),
            dict(command.environment),
            str(places.WORK),
            str(output or "/dev/null"),
            str(errors),
        )
        marshal.dump(request, self._requests)
        self._requests.flush()
        wall, processor, peak, code = marshal.load(self._answers)  # noqa: S302 - our own process
        if code not in command.codes:
            said = errors.read_text(errors="replace")[-2000:]
            raise RuntimeError(f"{command.name}: exit code {code}\n{said}")
        return Sample(wall, processor, peak)

    def floor(self) -> int:
        """The least peak that it can see, in KiB: its own."""
        nothing = Command("true", (shutil.which("true") or "/bin/true",), places.environment())
        return self.run(nothing).peak

    def close(self) -> None:
        """End the process."""
        self._process.communicate()

    def __enter__(self) -> Self:
        """Give itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the process."""
        self.close()


def measure(commands: Sequence[Command], rounds: int, say: Say) -> list[Row]:
    """Run all commands in each round, in an order that changes, and sum up what they used.

    Every command runs once before the first round: what it keeps (indexes, compiled modules, files
    in memory) is then there. A ratio is the median of the ratios within rounds, so that a slow
    minute of the machine is on both sides of it.
    """
    order = random.Random(1)
    taken: list[dict[str, Sample]] = []
    with Spawner() as spawner:
        floor = spawner.floor()
        for command in commands:
            spawner.run(command)
        for nth in range(rounds):
            say(f"round {nth + 1} of {rounds}")
            shuffled = list(commands)
            order.shuffle(shuffled)
            taken.append({command.name: spawner.run(command) for command in shuffled})
    return [_summed_up(command, taken, floor) for command in commands]


def _summed_up(command: Command, taken: list[dict[str, Sample]], floor: int) -> Row:
    name, against = command.name, command.against or command.name
    walls = [one[name].wall for one in taken]
    ratios = [one[name].wall / one[against].wall for one in taken]
    peak = statistics.median(one[name].peak for one in taken)
    return {
        "name": name,
        "against": against,
        "wall_ms": round(statistics.median(walls) * 1000, 2),
        "least_ms": round(min(walls) * 1000, 2),
        "processor_ms": round(statistics.median(one[name].processor for one in taken) * 1000, 2),
        "peak_mb": round(peak / 1024, 1),
        "peak_hidden": peak <= floor * 1.02,
        "ratio": round(statistics.median(ratios), 3),
        "command": places.shown(command.argv, command.environment.items()),
    }


def count(commands: Sequence[Command], rows: list[Row], say: Say) -> None:
    """Add to rows the instructions that each command executes, where valgrind is installed."""
    valgrind = shutil.which("valgrind")
    if valgrind is None:
        return
    counted: dict[str, int] = {}
    for command in commands:
        say(f"instructions of {command.name}")
        done = subprocess.run(
            [valgrind, "--tool=callgrind", "--callgrind-out-file=/dev/null", *command.argv],
            env={**command.environment, "PYTHONHASHSEED": "0"},
            cwd=places.WORK,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
        found = re.search(r"Collected : (\d+)", done.stderr)
        if found and done.returncode in command.codes:
            counted[command.name] = int(found[1])
    for command, row in zip(commands, rows, strict=True):
        own, other = counted.get(command.name), counted.get(command.against or command.name)
        if own and other:
            row["instructions"] = own
            row["instructions_ratio"] = round(own / other, 3)
