"""Copy to the clipboard, by a tool of the system or by the terminal (OSC 52)."""

import os
import shutil
from base64 import b64encode
from collections.abc import Mapping

from eufacts.cli.environment import Environment
from eufacts.errors import UnavailableError

_TOOLS = (
    ("WAYLAND_DISPLAY", ("wl-copy",)),
    ("DISPLAY", ("xclip", "-selection", "clipboard")),
    ("DISPLAY", ("xsel", "--clipboard", "--input")),
    ("", ("pbcopy",)),
    ("", ("clip.exe",)),
    ("", ("termux-clipboard-set",)),
)
"""The variable that must be set for a tool, and the tool."""

_LONGEST = 74_994
"""The most characters of base64 that xterm accepts; other terminals accept at least as many."""


def copy(text: str, environment: Environment) -> str:
    """Put text on the clipboard and return a message that says how.

    Raises:
        UnavailableError: There is neither a tool nor a terminal, or the tool fails.
    """
    tool = tool_of(os.environ)
    if tool is not None:
        _run(text, tool)
        return f"copied by {tool[0]}"
    encoded = b64encode(text.encode()).decode()
    if not environment.err.isatty() or len(encoded) > _LONGEST:
        raise UnavailableError(
            "no clipboard: neither a tool (wl-copy, xclip, xsel, pbcopy) nor a terminal"
        )
    environment.err.write(f"\x1b]52;c;{encoded}\a")
    environment.err.flush()
    return "sent to the terminal to be copied"


def tool_of(variables: Mapping[str, str]) -> tuple[str, ...] | None:
    """Find the first tool that is installed and can reach a clipboard."""
    for variable, tool in _TOOLS:
        if (not variable or variables.get(variable)) and shutil.which(tool[0]):
            return tool
    return None


def _run(text: str, tool: tuple[str, ...]) -> None:
    import subprocess

    try:
        # Its output is not a pipe: xclip stays in the background and would keep it open.
        subprocess.run(  # noqa: S603 - one of the tools above
            tool,
            input=text.encode(),
            check=True,
            timeout=10,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise UnavailableError(f"no clipboard: {tool[0]} failed") from error
