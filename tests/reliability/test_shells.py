"""Completion in real shells: TAB inserts what was begun, and never a command of a fact base."""

import fcntl
import os
import pty
import select
import shutil
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from attempts import FOR_EVER, SMALL, put

pytestmark = [
    pytest.mark.reliability,
    pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such shells"),
]

HARMLESS = {"oka": "Okaland", "okd": "Okdéutsch-文"}
"""What is typed, and the name that it begins."""

HOSTILE = {
    "ha": r"Ha\$(mark)",
    "hb": "Hb$(mark)",
    "hc": "Hc`mark`",
    "hd": "Hd;mark;",
    "he": "He\nmark",
    "hf": 'Hf"$(mark)"',
    "hg": "Hg'$(mark)'",
    "hh": "Hh&mark&",
    "hi": "Hi|mark",
    "hj": "Hj>MARK",
    "hk": "Hk<(mark)",
    "hl": "Hl\\`mark\\`",
    "hm": "Hm\x15mark\r",
    "hn": "Hn\x1b[201~mark\r",
    "ho": "Ho\\\\$(mark)",
    "hp": "Hp))'; mark; '",
    "hq": "Hq{,$(mark)}",
    "hr": "Hr\u202emark",
    "hs": "Hs\tmark",
    "hv": "Hv=~#%^[a]?*!",
}
"""Names that are not offered; ``mark`` is a command that leaves a file."""

INERT = {
    "ia": "Ia (mark)",
    "ib": "Ib(e.'mark'.)",
    "ic": "Ic)' mark '(",
    "id": "Id)) (( 'mark')",
    "ie": "Ie d'Or",
    "/": "/(e.'mark'.)",
}
"""Names of signs that are offered: no shell runs a part of them."""

SHELLS = {
    "bash": (
        ["bash", "--norc", "--noprofile", "-i"],
        "source completion; PROMPT_COMMAND='echo ready >> log'",
    ),
    "zsh": (
        ["zsh", "-f", "-i"],
        "autoload -Uz compinit; compinit -u -D; source completion; precmd() { echo ready >> log }",
    ),
    "fish": (
        ["fish", "--no-config", "-i"],
        "source completion; function ready --on-event fish_prompt; echo ready >> log; end",
    ),
}
"""How each shell starts, and what is typed in it first: it then logs when it is ready."""

WRAPPER = """\
#!/bin/sh
if [ -n "$_EUFACTS_COMPLETE" ]; then
    {python} -m eufacts "$@"
    code=$?
    echo completed >> {log}
    exit $code
fi
for word in "$@"; do printf '%s|' "$word"; done >> {log}
echo >> {log}
"""


class Terminal:
    """A shell in a terminal, with completion of eufacts switched on."""

    def __init__(self, shell: str, home: Path) -> None:
        self.shell = shell
        self.home = home
        self.log = home / "log"
        self.log.touch()
        self.screen = b""
        names = [*HARMLESS.values(), *HOSTILE.values(), *INERT.values()]
        spelt = ", ".join(f'"{_toml(name)}"' for name in names)
        other = SMALL.replace('region = "W', f'aliases = [{spelt}]\nregion = "W')
        base = put(home / "base.toml", other)
        put(home / "my.toml", SMALL.replace('id = "people"', 'id = "syria-people"'))
        (home / "bin").mkdir()
        program = put(home / "bin" / "eufacts", WRAPPER.format(python=sys.executable, log=self.log))
        program.chmod(0o755)
        put(home / "bin" / "mark", f"#!/bin/sh\ntouch {home / 'MARK'}\n").chmod(0o755)
        environment = {
            "PATH": f"{home / 'bin'}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(home),
            "TERM": "xterm",
            "LANG": "C.UTF-8",
            "EUFACTS_FACTS": str(base),
        }
        script = subprocess.run(
            [sys.executable, "-m", "eufacts"],
            capture_output=True,
            check=True,
            env={**environment, "_EUFACTS_COMPLETE": f"source_{shell}"},
        ).stdout
        (home / "completion").write_bytes(script)
        command, start = SHELLS[shell]
        self.process, self._terminal = _spawn(command, home, environment)
        self.type(f"{start}\r")
        self.until("ready", 0)

    def type(self, keys: str) -> None:
        """Press keys."""
        os.write(self._terminal, keys.encode())

    def complete(self, typed: str, *, runs: bool = True) -> list[str]:
        """Type words, TAB and Enter; give the words that eufacts was then run with.

        Args:
            typed: What follows ``eufacts``.
            runs: Whether the line can be run; a shell may wait for the end of a quotation.
        """
        before = len(self.lines())
        self.type(f"eufacts {typed}\t")
        self.until("completed", before)
        before = len(self.lines())
        self.type("\r")
        if not self.until("ready", before, FOR_EVER if runs else 1):
            self.type("\x03")
            self.until("ready", before, 1)
        return next(iter(self._runs(before)), [])

    def _runs(self, since: int) -> list[list[str]]:
        """The words that eufacts was run with since a line of the log."""
        return [line.split("|")[:-1] for line in self.lines()[since:] if "|" in line]

    def lines(self) -> list[str]:
        """What has been logged."""
        return self.log.read_text(encoding="utf-8").splitlines()

    def shows(self, text: bytes) -> bool:
        """Read what the shell prints until it has printed a text, but not for ever."""
        until = time.monotonic() + FOR_EVER
        while text not in self.screen and time.monotonic() < until:
            self._read()
        return text in self.screen

    def until(self, logged: str, since: int, within: float = FOR_EVER) -> bool:
        """Read what the shell prints until something is logged, but not for ever."""
        until = time.monotonic() + within
        while logged not in self.lines()[since:] and time.monotonic() < until:
            self._read()
        return logged in self.lines()[since:]

    def _read(self) -> None:
        if select.select([self._terminal], [], [], 0.02)[0]:
            self.screen += os.read(self._terminal, 65536)

    def close(self) -> None:
        """End the shell."""
        self.process.kill()
        self.process.wait()
        os.close(self._terminal)


def _spawn(
    command: list[str], home: Path, environment: dict[str, str]
) -> tuple[subprocess.Popen[bytes], int]:
    leader, follower = pty.openpty()
    process = subprocess.Popen(
        command,
        stdin=follower,
        stdout=follower,
        stderr=follower,
        cwd=home,
        env=environment,
        start_new_session=True,
        preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509 - no threads here
    )
    os.close(follower)
    return process, leader


def _toml(text: str) -> str:
    """Escape a name for a string in TOML."""
    return "".join(
        char if char.isalnum() or char in " .,'()/-" else f"\\u{ord(char):04x}" for char in text
    )


@pytest.fixture(params=SHELLS)
def terminal(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Terminal]:
    """Each shell in turn."""
    if shutil.which(request.param) is None:
        pytest.skip(f"{request.param} is not installed")
    opened = Terminal(request.param, tmp_path)
    yield opened
    opened.close()


def test_a_name_cannot_be_a_command(terminal: Terminal) -> None:
    """TAB, and Enter after it, run nothing that a fact base says; plain names are completed."""
    offered = {typed: terminal.complete(f"country {typed}") for typed in HARMLESS}
    refused = {typed: terminal.complete(f"country {typed}") for typed in HOSTILE}
    for typed in INERT:
        terminal.complete(f"country {typed}", runs=False)

    assert offered == {typed: ["country", typed + HARMLESS[typed][3:]] for typed in HARMLESS}
    assert refused == {typed: ["country", typed] for typed in HOSTILE}
    assert not list(terminal.home.glob("MARK*"))


SHIPPED = {
    "figures --country=Syr": ["figures", "--country=Syria"],
    'country "South S': ["country", "South Sudan"],
    "country 'South S": ["country", "South Sudan"],
    r"country South\ S": ["country", "South Sudan"],
    "country South-S": ["country", "South-Sudan"],
    'facts --region "Western B': ["facts", "--region", "Western Balkans"],
    "facts --year 202": ["facts", "--year", "2020"],
    "footnotes --footnote 9": ["footnotes", "--footnote", "9"],
    "figures --fields id,as_w": ["figures", "--fields", "id,as_written"],
    "figures --fields=id,as_w": ["figures", "--fields=id,as_written"],
    "check --explain qualif": ["check", "--explain", "qualifier"],
    "cite syria-killed --style osc": ["cite", "syria-killed", "--style", "oscola"],
    "show syria-kil": ["show", "syria-killed"],
    "show --facts my.toml syria-": ["show", "--facts", "my.toml", "syria-people"],
    "show --facts ~/my.toml syria-": None,
    "check --facts=my.t": ["check", "--facts=my.toml"],
    "audit my.t": ["audit", "my.toml"],
    "timel": ["timeline"],
    "facts --rever": ["facts", "--reverse"],
}
"""What is typed before TAB, and the words that eufacts is then run with."""


def test_tab_completes_the_word_that_is_begun(terminal: Terminal) -> None:
    """In quotes or without, behind = and commas, from the fact base on the line."""
    terminal.type("unset EUFACTS_FACTS\r" if terminal.shell != "fish" else "set -e EUFACTS_FACTS\r")

    completed = {typed: terminal.complete(typed) for typed in SHIPPED}

    home = str(terminal.home / "my.toml")
    assert completed == {
        typed: words or ["show", "--facts", home, "syria-people"]
        for typed, words in SHIPPED.items()
    }


def test_an_apostrophe_is_part_of_the_name(terminal: Terminal) -> None:
    """The shell does not wait for the end of a quotation."""
    assert terminal.complete("country ie") == ["country", "ie-d'Or"]


def test_ids_have_their_labels_beside_them(terminal: Terminal) -> None:
    """The second TAB lists what begins so; bash has no such thing of its own."""
    terminal.type("eufacts show --facts my.toml \t\t")

    assert terminal.shows(b"A label")
    assert b"syria-people" in terminal.screen
