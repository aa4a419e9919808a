"""Install the completion of one shell for the person who asks."""

import os
import shlex
from importlib.resources import files
from pathlib import Path

from eufacts.errors import QuestionError, in_short

SHELLS = ("bash", "zsh", "fish")


def script(shell: str) -> str:
    """Give the script that makes a shell ask for completions."""
    return files(__package__).joinpath(f"eufacts.{shell}").read_text(encoding="utf-8")


def shell_of(name: str = "") -> str:
    """Check the name of a shell; without one, find the shell that eufacts was started from.

    Where that is not found, it is the user's.

    Raises:
        QuestionError: Its completion is not known.
    """
    from shellingham import ShellDetectionFailure, detect_shell

    if not name:
        try:
            name = str(detect_shell()[0])
        except ShellDetectionFailure:
            name = Path(os.environ.get("SHELL", "")).name
    if name not in SHELLS:
        known = f"{', '.join(SHELLS[:-1])} and {SHELLS[-1]}"
        raise QuestionError(f"completion is for {known}, not for {in_short(name or 'no shell')}")
    return name


def install(shell: str = "") -> list[str]:
    """Write the script where its shell reads it; tell bash and zsh of it by one line.

    Nothing else in a file of the user's is changed, and the line is not written twice.

    Args:
        shell: The shell; by default the one that eufacts was started from.

    Returns:
        What was written and how to undo it, in lines.

    Raises:
        FileError: A file cannot be written.
        OSError: A folder cannot be made, or the user's file cannot be read.
        QuestionError: The shell is not known.
    """
    from eufacts.atomic_write import write_file

    shell = shell_of(shell)
    home = Path.home()
    if shell == "fish":
        folder = Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config") / "fish/completions"
    else:
        folder = Path(os.environ.get("XDG_DATA_HOME") or home / ".local/share") / "eufacts"
    written = folder / f"eufacts.{shell}"
    folder.mkdir(parents=True, exist_ok=True)
    write_file(written.resolve(), script(shell).encode(), force=True)
    said = [f"wrote {written}"]
    if shell != "fish":  # which reads all scripts of the folder
        own = home if shell == "bash" else Path(os.environ.get("ZDOTDIR") or home)
        said.append(_with_line(own / f".{shell}rc", f"source {shlex.quote(str(written))}"))
    undo = "remove this file" if shell == "fish" else "remove this line and this file"
    return [*said, f"to undo it, {undo}", f"open a new {shell} to use it"]


def _with_line(path: Path, line: str) -> str:
    """Put a line at the end of a file that does not have it; say so."""
    from eufacts.atomic_write import write_file

    before = path.read_bytes() if path.exists() else b""
    if line.encode() in before.splitlines():
        return f"{path} already has: {line}"
    end = b"" if before.endswith(b"\n") or not before else b"\n"
    write_file(path.resolve(), before + end + f"{line}\n".encode(), force=True)
    return f"added to {path}: {line}"
