"""The environment of a command as one value: streams, terminal, variables."""

import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple, TextIO

from eufacts.cli.settings import NOTHING, Settings, settings

_VTE_WITH_LINKS = 5000
"""GNOME's terminal and its relatives support hyperlinks since VTE 0.50."""

_WITH_LINKS = frozenset({"iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "mintty", "zed"})
"""Values of ``TERM_PROGRAM``."""

_MARKS = ("WT_SESSION", "KONSOLE_VERSION", "KITTY_WINDOW_ID", "WEZTERM_PANE", "DOMTERM")
"""Variables that terminals with hyperlinks set."""


class Environment(NamedTuple):
    """What a command knows of its surroundings; tests pass another."""

    out: TextIO
    err: TextIO
    terminal: bool
    """Whether standard output is a terminal."""
    width: int
    """Columns to fill; 80 without a terminal, unless ``COLUMNS`` is set."""
    colour: bool
    links: bool
    """Whether the terminal is known to support hyperlinks (OSC 8)."""
    ascii_only: bool
    """Whether standard output cannot encode all of Unicode."""
    height: int = 24
    """Lines that the terminal shows at once."""
    pager: tuple[str, ...] = ()
    """The command that shows what is longer; empty for none."""
    settings: Settings = NOTHING
    """What the user has set."""

    def show(self, text: str) -> None:
        """Write what people read: to a pager where it is longer than the terminal.

        Raises:
            ReaderGoneError: It is a pipe that nobody reads.
            FileError: It is closed or full, or cannot be written for another reason.
        """
        lines = sum(1 + max(len(line) - 1, 0) // self.width for line in text.splitlines())
        if self.pager and lines >= self.height:
            from eufacts.cli.paging import page

            if page(text, self.pager, self.out.encoding):
                return
        self.write(text)

    def write(self, text: str, *, encoding: str | None = None) -> None:
        """Write to standard output, in its own encoding or in a fixed one.

        Raises:
            ReaderGoneError: It is a closed pipe.
            FileError: It is closed or full, or cannot be written for another reason.
        """
        encoding = encoding or self.out.encoding or "utf-8"
        self.out.flush()
        self.out.buffer.write(text.encode(encoding, "backslashreplace"))
        self.out.buffer.flush()

    def for_file(self) -> "Environment":
        """The environment for writing a file: that of a pipe, with all of Unicode."""
        return self._replace(
            terminal=False,
            width=80 if self.terminal and not os.environ.get("COLUMNS") else self.width,
            colour=False,
            links=False,
            ascii_only=False,
            pager=(),
        )

    def note(self, line: str) -> None:
        """Write a line to standard error."""
        self.err.write(f"{line}\n")


def chosen_facts(
    typed: Path | str | None, usual: Path | None = None, told: Settings | None = None
) -> Path:
    """The fact base that is meant: as typed, else as set, else the usual one.

    Args:
        typed: What was typed.
        usual: The usual one; by default the shipped one.
        told: The settings; by default they are read.
    """
    from eufacts.index.store import shipped

    if typed:
        return Path(typed)
    told = settings(os.environ) if told is None else told
    return Path(told.get("facts") or usual or shipped())


def current() -> Environment:
    """Read the environment of this process, and report settings that are ignored."""
    terminal = sys.stdout.isatty()
    size = shutil.get_terminal_size()
    told = settings(os.environ)
    for problem in told.problems:
        from eufacts.output.visible import visible

        sys.stderr.write(f"eufacts: {visible(problem)}\n")
    return Environment(
        out=sys.stdout,
        err=sys.stderr,
        terminal=terminal,
        width=max(size.columns, 20),
        colour=use_colour(os.environ, terminal=terminal, told=told),
        links=supports_hyperlinks(os.environ, terminal=terminal),
        ascii_only="utf" not in (sys.stdout.encoding or "").lower(),
        height=size.lines,
        pager=wanted_pager(os.environ, told) if terminal else (),
        settings=told,
    )


def wanted_pager(variables: Mapping[str, str], told: Settings) -> tuple[str, ...]:
    """Give the command of the pager: as set, else the usual one, or less; none if it is empty."""
    import shlex

    if variables.get("TERM") == "dumb":
        return ()
    wanted = told.values.get("pager", variables.get("PAGER", "less"))
    try:
        command = tuple(shlex.split(wanted))
    except ValueError:
        return ()
    return () if command == ("cat",) else command


_COLOUR = {"always": True, "never": False}


def use_colour(variables: Mapping[str, str], *, terminal: bool, told: Settings = NOTHING) -> bool:
    """Decide on colour: by EUFACTS_COLOUR, NO_COLOR, TERM, FORCE_COLOR, the user's file."""
    wanted = _COLOUR.get(told.get("colour") or "auto", terminal)
    if told.sources.get("colour") == "EUFACTS_COLOUR":
        return wanted
    if variables.get("NO_COLOR") or variables.get("TERM") == "dumb":
        return False
    forced = variables.get("FORCE_COLOR")
    return forced != "0" if forced else wanted


def supports_hyperlinks(variables: Mapping[str, str], *, terminal: bool) -> bool:
    """Decide whether to write hyperlinks: by FORCE_HYPERLINK, then by the terminal.

    Only terminals that are known to support OSC 8 get them; others might show the escapes.
    """
    if variables.get("FORCE_HYPERLINK"):
        return variables["FORCE_HYPERLINK"] != "0"
    if not terminal or variables.get("TERM") == "dumb":
        return False
    version = variables.get("VTE_VERSION", "")
    return (
        (version.isdecimal() and int(version) >= _VTE_WITH_LINKS)
        or variables.get("TERM_PROGRAM") in _WITH_LINKS
        or any(variables.get(name) for name in _MARKS)
        or variables.get("TERM", "").startswith(
            ("xterm-kitty", "alacritty", "foot", "xterm-ghostty")
        )
    )
