"""Where the benchmarks keep what they make, and the environments that commands run in."""

import hashlib
import os
import platform
import re
import shlex
import shutil
import subprocess
import sys
import time
import venv
from collections.abc import Iterable, Mapping
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent
WORK = HERE / ".work"
PROGRAMS = HERE / "programs"
DATA = WORK / "data"

PEERS = {
    "sqlite-utils": ("sqlite-utils", "datasette"),
    "csvkit": ("csvkit",),
    "papis": ("papis",),
    "cobib": ("cobib",),
}
"""The Python peers: virtual environments, and the packages in each."""

DEBIAN = {"jq": "jq", "sqlite3": "sqlite3", "mlr": "miller", "rg": "ripgrep"}
"""The other peers: commands, and Debian's packages that hold them."""


def environment(cache: str = "cache", **more: str) -> dict[str, str]:
    """Give the variables that every command gets, and no others.

    Above all not ``PYTHONDONTWRITEBYTECODE``: without compiled modules a start is four times as
    slow.
    """
    home = WORK / "home"
    home.mkdir(parents=True, exist_ok=True)
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(home),
        "XDG_CACHE_HOME": str(WORK / cache),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_DATA_HOME": str(home / "data"),
        "LC_ALL": "C.UTF-8",
        "COLUMNS": "100",
        "TERM": "dumb",
        **more,
    }


def binary(kept: str, name: str) -> str:
    """Give the path of a program of a virtual environment."""
    return str(WORK / "venvs" / kept / "bin" / name)


def shown(argv: Iterable[str], variables: Iterable[tuple[str, str]] = ()) -> str:
    """Write a command line as a reader would type it: without the places of this machine."""
    known = [f"{name}={_short(value)}" for name, value in variables if name in _SHOWN]
    return " ".join([*known, *(_short(word) for word in argv)])


def _short(word: str) -> str:
    """Write a word without the places of this machine, quoted where a shell wants it."""
    word = shortened(word)
    return shlex.quote(Path(word).name if re.fullmatch(r"/[\w./-]+/bin/[\w.-]+", word) else word)


def shortened(text: str) -> str:
    """Leave out of a text where on this machine things lie."""
    text = re.sub(rf"{re.escape(str(WORK))}/venvs/[^/]+/bin/", "", text)
    text = re.sub(rf"{re.escape(str(WORK))}/(data/|peers/)?", "", text)
    return text.replace(f"{HERE}/", "benchmarks/")


_SHOWN = ("_EUFACTS_COMPLETE", "COMP_WORDS", "COMP_CWORD", "EUFACTS_FACTS")
"""Variables without which a command would do something else."""


def install(root: Path = ROOT) -> None:
    """Make eufacts' own environment: a checkout, installed as a user would, modules compiled."""
    sources = [root / "pyproject.toml", *sorted(root.glob("*.py"))]
    sources += [*sorted((root / "src").rglob("*.py")), *sorted((root / "data").iterdir())]
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()
    stamp = WORK / "venvs" / "eufacts.installed"
    if stamp.exists() and stamp.read_text() == digest:
        return
    _make("eufacts")
    _pip("eufacts", "--force-reinstall", "--no-deps", str(root))
    _pip("eufacts", str(root))
    stamp.write_text(digest)


def install_peers() -> dict[str, bool]:
    """Make the peers' environments; says of each whether it is there."""
    there = {}
    for name, packages in PEERS.items():
        stamp = WORK / "venvs" / f"{name}.installed"
        if not stamp.exists():
            try:
                _make(name)
                _pip(name, *packages)
            except subprocess.CalledProcessError:
                there[name] = False
                continue
            stamp.touch()
        there[name] = True
    return there


def _make(name: str) -> None:
    """Make a virtual environment of this interpreter's version, not of one within it."""
    path = WORK / "venvs" / name
    if not (path / "bin" / "python").exists():
        venv.EnvBuilder(with_pip=True, symlinks=True).create(path)


def _pip(name: str, *arguments: str) -> None:
    command = [binary(name, "python"), "-m", "pip", "install", "--quiet", "--compile"]
    command += ["--disable-pip-version-check", *arguments]
    variables = {**os.environ}
    variables.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(command, env=variables, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.stderr.write(done.stderr)
        done.check_returncode()


def machine() -> dict[str, str]:
    """Say what machine this is."""
    cpu, memory = platform.processor() or platform.machine(), ""
    try:
        found = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text())
        cpu = found[1] if found else cpu
        kib = re.search(r"MemTotal:\s*(\d+)", Path("/proc/meminfo").read_text())
        memory = f"{int(kib[1]) / 2**20:.0f} GiB" if kib else ""
        system = platform.freedesktop_os_release()["PRETTY_NAME"]
    except OSError:
        system = platform.system()
    return {
        "processor": f"{cpu}, {os.cpu_count()} cores",
        "memory": memory,
        "system": f"{system}, {platform.system()} {platform.release().split('-')[0]}",
    }


def versions() -> dict[str, str]:
    """Say what is compared: each program and library with its version, or "not here"."""
    known = {"Python": platform.python_version()}
    known |= _packages("eufacts", ("eufacts", "typer", "rich", "tomli", "pydantic"))
    sqlite = "import sqlite3; print(sqlite3.sqlite_version)"
    known["SQLite in Python"] = _said([binary("eufacts", "python"), "-c", sqlite])
    for name, packages in PEERS.items():
        known |= _packages(name, packages)
    for command, package in DEBIAN.items():
        known[package] = _number(_said([command, "--version"])) if shutil.which(command) else ""
    known["valgrind"] = _number(_said(["valgrind", "--version"]))
    return {name: version or "not here" for name, version in known.items()}


def _packages(kept: str, names: Iterable[str]) -> Mapping[str, str]:
    code = "import sys; from importlib.metadata import version; print(version(sys.argv[1]))"
    return {name: _said([binary(kept, "python"), "-c", code, name]) for name in names}


def _number(text: str) -> str:
    found = re.search(r"\d+(\.\d+)+|jq-(\d\S*)", text)
    return found[0].removeprefix("jq-") if found else ""


def _said(command: list[str]) -> str:
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return ""
    return done.stdout.strip()


def python() -> str:
    """The interpreter of eufacts' environment."""
    return binary("eufacts", "python")


def say(line: str) -> None:
    """Tell how far it is, on standard error."""
    sys.stderr.write(f"\r\x1b[K{line[:100]}")
    sys.stderr.flush()


def fact_base(facts: int, files: int = 0) -> Path:
    """Give a generated fact base: a file, or a folder of files; made where it is not there yet."""
    import generate

    texts = [HERE / "generate.py", HERE / "words.py"]
    version = hashlib.sha256(b"".join(path.read_bytes() for path in texts)).hexdigest()
    path = DATA / (f"{facts}-in-{files}" if files else f"{facts}.toml")
    stamp = DATA / f"{path.name}.made"
    if stamp.exists() and stamp.read_text() == version:
        return path
    DATA.mkdir(parents=True, exist_ok=True)
    generate.generate(facts, path, files=files)
    an_hour_ago = time.time() - 3600  # the index of a file that has just changed is not kept
    for file in path.glob("*") if files else (path,):
        os.utime(file, (an_hour_ago, an_hour_ago))
    stamp.write_text(version)
    return path
