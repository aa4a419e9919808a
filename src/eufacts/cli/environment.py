"""The environment of a command as one value: streams, terminal, variables."""

import os
import shutil
import sys
from collections.abc import Mapping
from copy import copy
from pathlib import Path
from typing import TextIO

from eufacts.cli.settings import NOTHING, Settings, settings

_VTE_WITH_LINKS = 5000
"""GNOME's terminal and its relatives support hyperlinks since VTE 0.50."""

_WITH_LINKS = frozenset({"iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "mintty", "zed"})
"""Values of ``TERM_PROGRAM``."""

_MARKS = ("WT_SESSION", "KONSOLE_VERSION", "KITTY_WINDOW_ID", "WEZTERM_PANE", "DOMTERM")
"""Variables that terminals with hyperlinks set."""


class Environment:
    """What a command knows of its surroundings."""

    def __init__(self, out: TextIO, err: TextIO, variables: Mapping[str, str]) -> None:
        size = shutil.get_terminal_size()
        told = settings(variables)
        self.out = out
        self.err = err
        self.terminal = terminal = out.isatty()
        """Whether standard output is a terminal."""
        self.width = max(size.columns, 20)
        """Columns to fill; 80 without a terminal, unless ``COLUMNS`` is set."""
        self.height = size.lines
        """Lines that the terminal shows at once."""
        self.colour = use_colour(variables, terminal=terminal, told=told)
        self.links = supports_hyperlinks(variables, terminal=terminal)
        """Whether the terminal is known to support hyperlinks (OSC 8)."""
        self.ascii_only = "utf" not in (out.encoding or "").lower()
        """Whether standard output cannot encode all of Unicode."""
        self.pager = wanted_pager(variables, told) if terminal else ()
        """The command that shows what is longer; empty for none."""
        self.settings = told
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
        other = self.without_pager()
        if self.terminal and not os.environ.get("COLUMNS"):
            other.width = 80
        other.terminal = other.colour = other.links = other.ascii_only = False
        return other

    def without_pager(self) -> "Environment":
        """The same environment, in which nothing is paged."""
        other = copy(self)
        other.pager = ()
        return other

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
    found = Environment(sys.stdout, sys.stderr, os.environ)
    for problem in found.settings.problems:
        from eufacts.output.visible import visible

        sys.stderr.write(f"eufacts: {visible(problem)}\n")
    return found


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
