"""Complete the word at the cursor of a command line.

A shell's script gives the line up to the cursor, as it was typed, and gets one line for each value.
"""

import re
import shlex
from collections.abc import Sequence
from contextlib import suppress
from typing import Any, NamedTuple

import typer
from typer.core import TyperGroup

from eufacts.cli.app import app, in_order
from eufacts.errors import EufactsError
from eufacts.output.visible import visible

_CURSOR = "\0"
"""Stands for the word that the cursor is in; no word of a line has this character."""

FILES = ":files"
"""What a shell gets where a path belongs: it completes paths itself."""

_PATHS = frozenset(("FILE", "FOLDER", "NEW", "OLD", "OUT", "PATH", "SOURCE"))
"""What help calls a path; a file's name may be a text where the / at its end matters."""

_HARMLESS = r"[\w .,'()/-]+"
"""A shell may run what it is offered; these signs, quoted, are harmless in bash, zsh and fish."""


class Completions(NamedTuple):
    """What may be at the cursor."""

    kept: str = ""
    """The beginning of the word that stays: ``--country=``, ``id,``."""
    values: Sequence[tuple[str, str]] = ()
    """What may follow it, each with a label, which may be empty."""
    files: bool = False
    """Whether paths belong here."""


def split(line: str) -> tuple[list[str], str]:
    """Split a line as a shell does; give its whole words, and the word that the cursor is in."""
    # What is added shows whether a word has ended, also within quotes and behind a backslash.
    lexer = shlex.shlex(f"{line}x", posix=True)
    lexer.whitespace_split = True
    lexer.commenters = ""
    words: list[str] = []
    try:
        words += lexer
    except ValueError:  # a quotation has not ended
        words.append(lexer.token)
    return words[:-1], words[-1][:-1]


def complete(line: str) -> Completions:
    """Say what may be at the end of a line; nothing if the fact base is invalid."""
    words, typed = split(line)
    *given, last = in_order([*words[1:], _CURSOR])
    if last != _CURSOR:  # only options are before it, which belong behind the command
        given = []
    command: Any = typer.main.get_command(app)
    while isinstance(command, TyperGroup):
        context = typer.Context(command, resilient_parsing=True)
        if not given:
            return _values(command.shell_complete(context, typed))
        command, given = command.get_command(context, given[0]), given[1:]
    if command is None:
        return Completions()
    context = command.make_context(command.name, [*given], resilient_parsing=True)
    parameter, kept, typed = _parameter(command.get_params(context), context, given, typed)
    if parameter is None:
        named = not kept and typed.startswith("-") and "--" not in given
        return _values(command.shell_complete(context, typed)) if named else Completions()
    try:
        found = _values(parameter.shell_complete(context, typed))
    except EufactsError:
        return Completions()
    fields = typed[: typed.rfind(",") + 1] if parameter.name == "fields" else ""
    values = [(value.removeprefix(fields), label) for value, label in found.values]
    called = parameter.metavar or parameter.name.upper()
    # A style may be a file, too.
    files = called.rstrip("…") in _PATHS or ("/" in typed and not values)
    return Completions(kept + fields, values, files)


def _parameter(
    parameters: Sequence[Any], context: typer.Context, given: Sequence[str], typed: str
) -> tuple[Any, str, str]:
    """Find the option or argument whose value is typed.

    Returns:
        It, or None where the name of an option is typed; what is kept; what is typed of the value.
    """
    options = {
        name: parameter
        for parameter in parameters
        if parameter.param_type_name == "option" and not parameter.is_flag
        for name in parameter.opts
    }
    if "--" not in given:
        name, equals, value = typed.partition("=")
        if equals and name.startswith("--"):
            return options.get(name), name + equals, value
        if given and given[-1] in options:
            return options[given[-1]], "", typed
        if typed.startswith("-"):
            return None, "", typed
    for parameter in parameters:
        if parameter.param_type_name == "argument" and (
            parameter.nargs < 0 or not context.params.get(parameter.name)
        ):
            return parameter, "", typed
    return None, "", typed


def _values(items: Sequence[Any]) -> Completions:
    """What can be offered: a shell might run a part of anything else."""
    return Completions(
        values=[
            (item.value, item.help or "")
            for item in items
            if re.fullmatch(_HARMLESS, item.value) is not None
        ]
    )


def answer(shell: str, line: str, word_breaks: str = "") -> str:
    """Answer the script of a shell.

    Args:
        shell: ``bash``, ``zsh`` or ``fish``; ``bash-list`` where bash only lists what is possible.
        line: The line up to the cursor.
        word_breaks: The characters that end a word in bash.

    Raises:
        KeyError: There is no such shell.
    """
    found = complete(line)
    if found.files and not found.values:
        found = Completions(found.kept, [(FILES, "")])
    return "".join(f"{one}\n" for one in _WRITERS[shell](found, line, word_breaks))


def _for_fish(found: Completions, line: str, word_breaks: str) -> list[str]:
    del line, word_breaks
    kept = "" if found.values == [(FILES, "")] else found.kept
    return [f"{kept}{value}\t{_short(label)}".rstrip("\t") for value, label in found.values]


def _for_zsh(found: Completions, line: str, word_breaks: str) -> list[str]:
    """First how many characters are kept; then values with what they mean behind a colon."""
    del line, word_breaks
    pairs = [f"{value}:{_short(label)}".rstrip(":") for value, label in found.values]
    return [str(len(found.kept)), *pairs]


def _for_bash(found: Completions, line: str, word_breaks: str) -> list[str]:
    """The values as they are typed; bash replaces what is behind the last end of a word."""
    option, equals, fields = found.kept.rpartition("=")
    kept = fields if "=" in word_breaks else option + equals + fields
    quote = _open_quote(line)
    values = [value for value, _ in found.values if quote != "'" or "'" not in value]
    if values == [FILES]:
        return values
    return [kept + (value if quote else re.sub(r"([ '()])", r"\\\1", value)) for value in values]


def _for_bash_list(found: Completions, line: str, word_breaks: str) -> list[str]:
    """The values with their labels beside them; bash inserts only what they have in common."""
    import shutil

    values = _for_bash(found, line, word_breaks)
    if len(values) < len(found.values) or len(values) == 1:
        return values
    longest = max(map(len, values))
    room = shutil.get_terminal_size().columns - longest - len("   ")
    labels = (_short(label, room) for _, label in found.values)
    return [f"{v:{longest}}  {label}".rstrip() for v, label in zip(values, labels, strict=True)]


_WRITERS = {
    "bash": _for_bash,
    "bash-list": _for_bash_list,
    "zsh": _for_zsh,
    "fish": _for_fish,
}


def _open_quote(line: str) -> str:
    """The quotation mark that the cursor is within; empty if there is none."""
    for closing in ("", "'", '"'):
        with suppress(ValueError):
            shlex.split(line + closing)
            return closing
    return ""


def _short(label: str, room: int = 80) -> str:
    """A label on one line, cut if there is not room for it."""
    text = visible(" ".join(label.split()))
    return text if len(text) <= room else f"{text[: max(room - 1, 0)].rstrip()}…"
