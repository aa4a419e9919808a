"""What a command may know of the world outside: streams, terminal, variables, as one value."""

import os
import shutil
import sys
from collections.abc import Mapping
from typing import NamedTuple, TextIO


class Environment(NamedTuple):
    """Handed to commands, so that tests can hand in another."""

    out: TextIO
    err: TextIO
    terminal: bool
    """Whether standard output is a terminal."""
    width: int
    """Columns to fill; 80 where there is no terminal and ``COLUMNS`` is not set."""
    colour: bool
    links: bool
    """Whether the terminal is known to follow links (OSC 8)."""
    ascii_only: bool
    """True where standard output cannot take all of Unicode."""
    height: int = 24
    """Lines that the terminal shows at once."""
    pager: tuple[str, ...] = ()
    """The command that shows what is longer; empty for none."""

    def show(self, text: str) -> None:
        """Write what people read: to a pager where it is longer than the terminal.

        Raises:
            ReaderGoneError: It is a pipe that nobody reads.
            FileError: It is closed or full, or cannot be written for another reason.
        """
        if self.pager and text.count("\n") >= self.height:
            from eufacts.cli.paging import page

            if page(text, self.pager, self.out.encoding):
                return
        self.write(text)

    def write(self, text: str, *, encoding: str | None = None) -> None:
        """Write to standard output, in its own encoding or, for programs, in one that is fixed.

        Raises:
            ReaderGoneError: It is a pipe that nobody reads.
            FileError: It is closed or full, or cannot be written for another reason.
        """
        encoding = encoding or self.out.encoding or "utf-8"
        self.out.flush()
        self.out.buffer.write(text.encode(encoding, "backslashreplace"))
        self.out.buffer.flush()

    def in_file(self) -> "Environment":
        """What is known of a file: what is of a pipe, but that it takes all of Unicode."""
        return self._replace(
            terminal=False,
            width=80 if self.terminal and not os.environ.get("COLUMNS") else self.width,
            colour=False,
            links=False,
            ascii_only=False,
            pager=(),
        )

    def say(self, line: str) -> None:
        """Write a line to standard error."""
        self.err.write(f"{line}\n")


def current() -> Environment:
    """Read the environment of this process."""
    terminal = sys.stdout.isatty()
    size = shutil.get_terminal_size()
    return Environment(
        out=sys.stdout,
        err=sys.stderr,
        terminal=terminal,
        width=max(size.columns, 20),
        colour=wants_colour(os.environ, terminal=terminal),
        links=follows_links(os.environ, terminal=terminal),
        ascii_only="utf" not in (sys.stdout.encoding or "").lower(),
        height=size.lines,
        pager=wanted_pager(os.environ) if terminal else (),
    )


def wanted_pager(variables: Mapping[str, str]) -> tuple[str, ...]:
    """Give the command of the pager: eufacts's own, the usual one, or less; none if it is empty."""
    import shlex

    if variables.get("TERM") == "dumb":
        return ()
    wanted = variables.get("EUFACTS_PAGER", variables.get("PAGER", "less"))
    try:
        command = tuple(shlex.split(wanted))
    except ValueError:
        return ()
    return () if command == ("cat",) else command


def wants_colour(variables: Mapping[str, str], *, terminal: bool) -> bool:
    """Decide on colour: no-color.org first, then a dumb terminal, then force-color.org."""
    if variables.get("NO_COLOR") or variables.get("TERM") == "dumb":
        return False
    forced = variables.get("FORCE_COLOR")
    return forced != "0" if forced else terminal


def follows_links(variables: Mapping[str, str], *, terminal: bool) -> bool:
    """Decide on hyperlinks: FORCE_HYPERLINK first, then what a terminal says of itself.

    The list is that of the terminals known to follow OSC 8; others might show its escapes.
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


_VTE_WITH_LINKS = 5000
"""GNOME's terminal and its relatives follow links since VTE 0.50."""

_WITH_LINKS = frozenset({"iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "mintty", "zed"})
_MARKS = ("WT_SESSION", "KONSOLE_VERSION", "KITTY_WINDOW_ID", "WEZTERM_PANE", "DOMTERM")
