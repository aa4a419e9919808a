"""Copy to the clipboard, by a tool of the system or by the terminal (OSC 52)."""

import os
import shutil
from base64 import b64encode
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from eufacts.cli.environment import Environment
from eufacts.errors import UnavailableError


class Tool(NamedTuple):
    """A program that fills the clipboard."""

    name: str
    variable: str
    """What must be set for it to reach a clipboard; empty for nothing."""
    command: tuple[str, ...]


_FOR_TEXT = (
    Tool("wl-copy", "WAYLAND_DISPLAY", ("wl-copy",)),
    Tool("xclip", "DISPLAY", ("xclip", "-selection", "clipboard")),
    Tool("xsel", "DISPLAY", ("xsel", "--clipboard", "--input")),
    Tool("pbcopy", "", ("pbcopy",)),
    Tool("clip.exe", "", ("clip.exe",)),
    Tool("termux-clipboard-set", "", ("termux-clipboard-set",)),
)

_TO_RTF = "textutil -stdin -format html -inputencoding UTF-8 -convert rtf -stdout | pbcopy"
"""On macOS: pbcopy takes no HTML, but RTF."""

_FOR_RICH_TEXT = (
    Tool("wl-copy", "WAYLAND_DISPLAY", ("wl-copy", "--type", "text/html")),
    Tool("xclip", "DISPLAY", ("xclip", "-selection", "clipboard", "-target", "text/html")),
    Tool("textutil", "", ("sh", "-c", _TO_RTF)),
)
"""What takes HTML so that it is pasted with its italics and links."""

_LONGEST = 74_994
"""The most characters of base64 that xterm accepts; other terminals accept at least as many."""


def copy(text: str, environment: Environment, *, html: bool = False) -> str:
    """Put text on the clipboard and return a message that says how.

    Args:
        text: What is copied.
        environment: Its terminal is asked to copy where there is no tool.
        html: Whether the text is HTML, to be pasted as rich text.

    Raises:
        UnavailableError: There is neither a tool nor a terminal, or the tool fails.
    """
    rich = tool_of(os.environ, _FOR_RICH_TEXT) if html else None
    if rich is not None:
        _run(text, rich)
        return f"copied as rich text by {rich.name}"
    how = ", as HTML: only wl-copy, xclip and macOS paste rich text" if html else ""
    tool = tool_of(os.environ, _FOR_TEXT)
    if tool is not None:
        _run(text, tool)
        return f"copied by {tool.name}{how}"
    encoded = b64encode(text.encode()).decode()
    if not environment.err.isatty() or len(encoded) > _LONGEST:
        raise UnavailableError(
            "no clipboard: neither a tool (wl-copy, xclip, xsel, pbcopy) nor a terminal"
        )
    environment.err.write(f"\x1b]52;c;{encoded}\a")
    environment.err.flush()
    return f"sent to the terminal to be copied{how}"


def text_tool() -> str | None:
    """Name the tool that copies text, if there is one; else the terminal is asked."""
    tool = tool_of(os.environ, _FOR_TEXT)
    return tool.name if tool else None


def tool_of(variables: Mapping[str, str], tools: Sequence[Tool]) -> Tool | None:
    """Find the first tool that is installed and can reach a clipboard."""
    for tool in tools:
        if (not tool.variable or variables.get(tool.variable)) and shutil.which(tool.name):
            return tool
    return None


def _run(text: str, tool: Tool) -> None:
    import subprocess

    try:
        # Its output is not a pipe: xclip stays in the background and would keep it open.
        subprocess.run(  # noqa: S603 - one of the tools above
            tool.command,
            input=text.encode(),
            check=True,
            timeout=10,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise UnavailableError(f"no clipboard: {tool.name} failed") from error
