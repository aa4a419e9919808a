"""Commands, and the least that each takes of a machine: minima over interleaved rounds.

Other work on a machine only ever makes a command slower, so its least time says the most.
"""

import os
import random
import re
import shutil
import subprocess
import sys
import time
import venv
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(__file__).parent
ROOT = HERE.parent
WORK = HERE / ".work"
BARE = HERE / "programs" / "bare.py"

Row = dict[str, Any]


class Command(NamedTuple):
    """What is measured: a whole process."""

    name: str
    argv: tuple[str, ...]
    environment: dict[str, str]
    prepare: Callable[[], None] = lambda: None
    """Called before each run; its time does not count."""


def environment(**more: str) -> dict[str, str]:
    """The variables of every command, and no others.

    ``PYTHONDONTWRITEBYTECODE`` above all is not among them: without compiled modules a start takes
    four times as long.
    """
    common = {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C.UTF-8", "TERM": "dumb"}
    return {**common, "HOME": str(WORK), "PYTHONHASHSEED": "0", **more}


def program(kept: str, name: str) -> str:
    """The path of a program in a virtual environment of the benchmarks."""
    return str(WORK / "venvs" / kept / "bin" / name)


def install(kept: str, *packages: str) -> None:
    """Make a virtual environment with packages, or with a checkout, as a user would install it.

    Raises:
        subprocess.CalledProcessError: They cannot be installed.
    """
    say(f"installing {' '.join(packages)}")
    path = WORK / "venvs" / kept
    if not (path / "bin" / "python").exists():
        venv.EnvBuilder(with_pip=True, symlinks=True).create(path)
    pip = [program(kept, "python"), "-m", "pip", "install", "--quiet", "--compile", *packages]
    variables = {**os.environ}
    variables.pop("PYTHONDONTWRITEBYTECODE", None)
    subprocess.run(pip, env=variables, check=True)
    if Path(packages[0]).is_dir():  # the version stays the same while the checkout changes
        subprocess.run([*pip, "--force-reinstall", "--no-deps"], env=variables, check=True)


def measure(commands: Sequence[Command], rounds: int) -> dict[str, Row]:
    """Run all commands in each round, in an order that changes, after a round that is not counted.

    Returns:
        For each name the least milliseconds of processor time of the process and its children, the
        least milliseconds on the clock, and the least peak of memory in MB.

    Raises:
        RuntimeError: A command fails.
    """
    order = random.Random(1)
    found: dict[str, Row] = {}
    for index in range(rounds + 1):
        say(f"round {index} of {rounds}")
        for command in order.sample(commands, len(commands)):
            command.prepare()
            row = once(command)
            if index:
                known = found.setdefault(command.name, row)
                found[command.name] = {key: min(known[key], row[key]) for key in row}
    return found


def once(command: Command) -> Row:
    """Run a command once, and say what it took.

    Raises:
        RuntimeError: It fails.
    """
    actions = [(os.POSIX_SPAWN_OPEN, out, os.devnull, os.O_RDWR, 0) for out in (0, 1, 2)]
    begin = time.perf_counter()
    process = os.posix_spawn(
        command.argv[0], command.argv, command.environment, file_actions=actions
    )
    _, status, used = os.wait4(process, 0)
    taken = time.perf_counter() - begin
    if os.waitstatus_to_exitcode(status):
        raise RuntimeError(f"{command.name} failed: {' '.join(command.argv)}")
    return {
        "ms": round((used.ru_utime + used.ru_stime) * 1000, 1),
        "clock_ms": round(taken * 1000, 1),
        "mb": round(used.ru_maxrss / 1024, 1),
    }


COUNTING = ("--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null")
"""The tool of valgrind that counts instructions and nothing else."""


def count(command: Command) -> float | None:
    """Count the millions of instructions of a command; None where valgrind is not installed."""
    valgrind = shutil.which("valgrind")
    if valgrind is None:
        return None
    say(f"instructions of {command.name}")
    done = subprocess.run(
        [valgrind, *COUNTING, *command.argv],
        env=command.environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=True,
    )
    found = re.search(r"I +refs: +([\d,]+)", done.stderr)
    return round(int(found[1].replace(",", "")) / 1e6, 1) if found else None


def say(line: str) -> None:
    """Say what is being done, on standard error."""
    sys.stderr.write(f"\r\x1b[K{line[:100]}")
    sys.stderr.flush()
