"""Files that eufacts writes: whole or not at all, never over another unless asked."""

import ast
import json
import os
import re
import signal
import subprocess
import sys
from codecs import BOM_UTF8
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from attempts import FOR_EVER, PROGRAM, SMALL, attempt, put

import eufacts
from conftest import Said

pytestmark = [
    pytest.mark.machine,
    pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither modes nor FIFOs"),
]


class Place(NamedTuple):
    """A folder to write to, and a fact base beside it."""

    folder: Path
    base: Path

    def export(self, *words: object, **variables: str) -> Said:
        """Export the facts of the small fact base."""
        asked = ("export", *words, "--facts", self.base)
        return attempt(*asked, home=self.base.parent, variables=variables)

    def shell(self, line: str) -> subprocess.CompletedProcess[str]:
        """Run a line in the folder, with ``eufacts`` in it, and give up on it after a while."""
        return subprocess.run(
            ["bash", "-c", line.replace("eufacts", " ".join(PROGRAM))],
            capture_output=True,
            text=True,
            check=False,
            timeout=FOR_EVER,
            cwd=self.folder,
            env=self.surroundings(),
        )

    def script(self, code: str, *words: object) -> subprocess.CompletedProcess[str]:
        """Run Python in the folder: what it does before eufacts runs is done to the machine."""
        return subprocess.run(
            [sys.executable, "-c", f"{code}{RUNNING}", *map(str, words)],
            capture_output=True,
            text=True,
            check=False,
            timeout=FOR_EVER,
            cwd=self.folder,
            env=self.surroundings(),
        )

    def surroundings(self) -> dict[str, str]:
        """The environment of what runs here."""
        cache = str(self.base.parent / "cache")
        return {**os.environ, "XDG_CACHE_HOME": cache, "EUFACTS_FACTS": str(self.base)}

    def whole(self) -> bytes:
        """What a file must contain: a byte order mark, and what ``facts`` writes to a pipe."""
        asked = ("facts", "--csv", "--facts", self.base)
        return BOM_UTF8 + attempt(*asked, home=self.base.parent).out.encode()

    def names(self) -> list[str]:
        """What is in the folder."""
        return sorted(path.name for path in self.folder.iterdir())


RUNNING = """
from eufacts.__main__ import run
run()
"""


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """An empty folder beside a small fact base."""
    (tmp_path / "folder").mkdir()
    return Place(tmp_path / "folder", put(tmp_path / "base.toml", SMALL))


STOPPED = """
import os, sys
sent, name, after = int(sys.argv.pop(1)), sys.argv.pop(1), sys.argv.pop(1) == "after"
real = getattr(os, name)
def stopped(*arguments, **more):
    if not after:
        os.kill(os.getpid(), sent)
    result = real(*arguments, **more)
    if after:
        os.kill(os.getpid(), sent)
    return result
setattr(os, name, stopped)
"""
"""Sends a signal right before or after a step of the writing."""


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("step", ["urandom", "fsync", "publish"])
@pytest.mark.parametrize("force", [[], ["--force"]], ids=["new", "over another"])
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_stopped_at_every_step(
    sent: signal.Signals, force: list[str], step: str, when: str, place: Place
) -> None:
    """All of the file or none of it, and no draft; where the process is killed, one may be left."""
    if force:
        put(place.folder / "x.csv", "old")
    whole, before = place.whole(), b"old" if force else None
    name = ("replace" if force else "link") if step == "publish" else step
    run = place.script(STOPPED, sent.value, name, when, "export", "x.csv", *force)
    content = (place.folder / "x.csv").read_bytes() if (place.folder / "x.csv").exists() else None

    assert (run.returncode, run.stderr) == (130 if sent == signal.SIGINT else -sent, "")
    assert content in (before, whole)
    assert sent == signal.SIGKILL or place.names() in ([], ["x.csv"])


@pytest.mark.parametrize(("mask", "mode"), [("022", 0o644), ("077", 0o600), ("002", 0o664)])
def test_a_new_file_has_the_permissions_that_the_user_wants(
    mask: str, mode: int, place: Place
) -> None:
    """They are what the umask leaves."""
    run = place.shell(f"umask {mask}; eufacts export x.csv")

    assert run.returncode == 0, run.stderr
    assert (place.folder / "x.csv").stat().st_mode & 0o7777 == mode


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o666, 0o755])
def test_a_file_keeps_its_permissions(mode: int, place: Place) -> None:
    """What --force writes over keeps them, whatever the umask."""
    put(place.folder / "x.csv", "old").chmod(mode)
    run = place.shell("umask 027; eufacts export x.csv --force")

    assert run.returncode == 0, run.stderr
    assert (place.folder / "x.csv").read_bytes() == place.whole()
    assert (place.folder / "x.csv").stat().st_mode & 0o7777 == mode


@pytest.mark.parametrize("force", ["", "--force"])
def test_a_full_disk(force: str, place: Place) -> None:
    """What does not fit is not written: one line, no draft, the old file unharmed."""
    many = "".join(
        f'[[statement]]\nid = "x{n}"\nlabel = "x"\nexcerpts = ["I.1.1"]\n'
        'topic = "arrivals"\ntype = "finding"\n'
        for n in range(300)
    )
    put(place.base, SMALL + many)
    assert attempt("figures", "--facts", place.base, home=place.base.parent).code == 0
    if force:
        put(place.folder / "x.csv", "old")
    run = place.shell(f"ulimit -f 8; trap '' XFSZ; eufacts export x.csv {force}")

    assert (run.returncode, run.stdout) == (4, "")
    assert run.stderr == "eufacts: x.csv: File too large\n"
    assert place.names() == (["x.csv"] if force else [])
    assert not force or (place.folder / "x.csv").read_text(encoding="utf-8") == "old"


FILLING = """
import errno, os
def full(descriptor):
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
os.fsync = full
"""


def test_a_disk_that_is_found_full_in_the_end(place: Place) -> None:
    """Network file systems say so as late as when all is to be kept; it is heard."""
    run = place.script(FILLING, "export", "x.csv")

    assert (run.returncode, run.stderr) == (4, "eufacts: x.csv: No space left on device\n")
    assert place.names() == []


@pytest.mark.parametrize("force", [[], ["--force"]], ids=["", "--force"])
@pytest.mark.parametrize("name", ["/dev/full", "/dev/null", "/dev/stdout", "pipe.csv", "/dev/fd/1"])
def test_devices_and_pipes_are_refused(name: str, force: list[str], place: Place) -> None:
    """They are neither waited for nor replaced, nor written to."""
    os.mkfifo(place.folder / "pipe.csv")
    run = place.shell(f"eufacts export {name} --format csv {' '.join(force)}")

    assert (run.returncode, run.stdout) == (4, "")
    message = "not a regular file (pipes and devices are not supported)"
    assert run.stderr == f"eufacts: {name}: {message}\n"
    assert place.names() == ["pipe.csv"]


@pytest.mark.parametrize("name", ["/dev/stdout", "out.csv", "/proc/self/fd/1"])
def test_a_stream_of_its_own_is_refused(name: str, place: Place) -> None:
    """Where standard output is a file, that file is not replaced while the shell has it open."""
    run = place.shell(f"eufacts export {name} --format csv --force > out.csv")

    message = "is a stream of this command: choose another file"
    assert (run.returncode, run.stderr) == (4, f"eufacts: {name}: {message}\n")
    assert (place.folder / "out.csv").read_text(encoding="utf-8") == ""


MEANWHILE = """
import os
from pathlib import Path
keep = os.fsync
def meanwhile(descriptor):
    keep(descriptor)
    Path("x.csv").write_text("somebody else's")
os.fsync = meanwhile
"""
WITHOUT_LINKS = """
import errno, os
def unlinkable(*arguments, **more):
    raise OSError(errno.EPERM, os.strerror(errno.EPERM))
os.link = unlinkable
"""
"""As it is on FAT."""


@pytest.mark.parametrize("machine", ["", WITHOUT_LINKS], ids=["links", "no links"])
def test_a_file_that_appears_meanwhile_is_left_alone(machine: str, place: Place) -> None:
    """The name is taken in one step, or not: there is no moment between looking and writing."""
    run = place.script(MEANWHILE + machine, "export", "x.csv")

    message = "exists already; --force overwrites it"
    assert (run.returncode, run.stderr) == (4, f"eufacts: x.csv: {message}\n")
    assert (place.folder / "x.csv").read_text(encoding="utf-8") == "somebody else's"
    assert place.names() == ["x.csv"]


@pytest.mark.parametrize("machine", ["", WITHOUT_LINKS], ids=["links", "no links"])
def test_thirty_at_once(machine: str, place: Place) -> None:
    """Thirty processes write one name without --force: one does, the others say that it exists."""
    place.whole()
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", machine + RUNNING, "export", "x.csv"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=place.folder,
            env=place.surroundings(),
        )
        for _ in range(30)
    ]
    said = [process.communicate()[1] for process in processes]

    assert sorted(process.returncode for process in processes) == [0] + 29 * [4]
    assert set(said) == {
        b"eufacts: 1 record written to x.csv\n",
        b"eufacts: x.csv: exists already; --force overwrites it\n",
    }
    assert (place.folder / "x.csv").read_bytes() == place.whole()
    assert place.names() == ["x.csv"]


def test_thirty_at_once_by_force(place: Place) -> None:
    """With --force all may, and whatever is seen meanwhile is the whole of one of them."""
    whole = place.whole()
    processes = [
        subprocess.Popen(
            [*PROGRAM, "export", "x.csv", "--force"],
            stderr=subprocess.DEVNULL,
            cwd=place.folder,
            env=place.surroundings(),
        )
        for _ in range(30)
    ]
    seen = set()
    while any(process.poll() is None for process in processes):
        if (place.folder / "x.csv").exists():
            seen.add((place.folder / "x.csv").read_bytes())

    assert {process.returncode for process in processes} == {0}
    assert seen == {whole}
    assert place.names() == ["x.csv"]


@pytest.mark.parametrize("target", ["real.csv", "nothing.csv", "link.csv"])
def test_a_link_is_never_written_through(target: str, place: Place) -> None:
    """It is refused, or replaced itself by force; what it leads to stays as it is."""
    real = put(place.folder / "real.csv", "old")
    real.chmod(0o640)
    link = place.folder / "link.csv"
    link.symlink_to(target)
    message = "is a link; --force replaces the link, not its target"

    assert place.export(link) == (4, "", f"eufacts: {link}: {message}\n")
    assert os.readlink(link) == target  # noqa: PTH115 - as it stands
    assert place.export(link, "--force").code == 0
    assert not link.is_symlink()
    assert link.read_bytes() == place.whole()
    assert (real.read_text(encoding="utf-8"), real.stat().st_mode & 0o7777) == ("old", 0o640)
    assert place.names() == ["link.csv", "real.csv"]


@pytest.mark.parametrize("closed", ["2>&-", "2>/dev/full", "<&-", "2>&- <&-"])
def test_a_file_is_written_even_if_standard_error_is_closed(closed: str, place: Place) -> None:
    """Where standard error is closed or full, the file is written and the code says so."""
    run = place.shell(f"eufacts export x.csv {closed}")

    assert run.returncode == 0
    assert (place.folder / "x.csv").read_bytes() == place.whole()


def test_a_file_is_utf8_in_every_locale(place: Place) -> None:
    """What a terminal could not show is in the file unchanged."""
    put(place.base, SMALL.replace("A label", "Ärger – 文書"))
    c_locale = {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}

    for name in ("x.json", "x.md", "x.txt"):
        assert place.export(place.folder / name, **c_locale).code == 0
        assert "Ärger – 文書" in (place.folder / name).read_text(encoding="utf-8")
    (row,) = json.loads((place.folder / "x.json").read_bytes())
    assert row["label"] == "Ärger – 文書"


def _written(module: ast.Module) -> Iterator[str]:
    """The calls in a module that make a file or write to one."""
    for node in ast.walk(module):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            said = [one.value for one in ast.walk(node) if isinstance(one, ast.Constant)]
            modes = [
                one for one in said if isinstance(one, str) and re.fullmatch("[rwxabt+]+", one)
            ]
            writes = name in ("open", "fdopen") and any(set("wxa+") & set(mode) for mode in modes)
            if writes or (name in _WRITING and ast.unparse(node.func) != "formatter.write_text"):
                yield name


_WRITING = ("write_text", "write_bytes", "mkstemp", "NamedTemporaryFile")


def test_whatever_writes_a_file_writes_it_so() -> None:
    """No other module makes a file but the index's, which is moved into place by the cache."""
    package = Path(eufacts.__file__).parent
    modules = list(package.rglob("*.py"))
    writing = {
        str(path.relative_to(package))
        for path in modules
        if any(_written(ast.parse(path.read_text(encoding="utf-8"))))
    }

    assert len(modules) > 80
    assert writing == {"atomic_write.py"}
