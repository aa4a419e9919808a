"""The table of commands; a command's module is imported when it runs."""

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import redirect_stderr, suppress
from importlib import import_module
from io import StringIO
from typing import Annotated, Any, TypeVar

import typer
from typer.core import TyperCommand, TyperGroup

from eufacts.cli.exits import Exit
from eufacts.cli.streams import ReaderGoneError
from eufacts.errors import (
    EufactsError,
    FactBaseError,
    FileError,
    NoneExaminedError,
    NotThereError,
    UnavailableError,
    in_short,
)
from eufacts.format.kinds import KINDS

_LISTS = {kind.command: kind for kind in KINDS if kind.command}
"""The kinds whose records a command lists."""


def _lists(*, of_document: bool) -> dict[str, tuple[str, str]]:
    return {
        name: ("lists", kind.line)
        for name, kind in _LISTS.items()
        if kind.of_document is of_document
    }


COMMANDS: dict[str, dict[str, tuple[str, str]]] = {
    "Ask": {
        "search": ("searching", "Find facts by words"),
        "compare": ("single", "Put things side by side"),
        "country": ("single", "Show one country whole"),
        **_lists(of_document=False),
        "facts": ("facts", "Facts of every kind"),
        "show": ("single", "Records whole, by id"),
    },
    "Read the document": {
        "about": ("single", "What the fact base is"),
        **_lists(of_document=True),
    },
    "Cite": {
        "cite": ("citing", "Cite, ready to paste"),
        "open": ("citing", "Open the sentence's page"),
        "export": ("exporting", "Write facts to a file"),
    },
    "Your own text": {
        "audit": ("auditing", "Check an article's facts"),
        "read": ("reading", "What is read in a text"),
    },
    "Your own documents": {
        "draft": ("drafting", "Draft a document's facts"),
        "review": ("reviewing", "Decide on what it drafted"),
        "check": ("checking", "Examine facts by rules"),
        "verify": ("proving", "Prove quotes by a source"),
        "coverage": ("proving", "What no fact covers"),
        "diff": ("diffing", "Compare two fact bases"),
        "schema": ("schema", "The format, key by key"),
    },
    "The tool": {
        "doctor": ("doctor", "Is everything in order?"),
        "cache": ("cache", "Show or clear indexes"),
    },
}
"""Groups of commands; each command has its module in this package and its line in the help."""

_LINES = {name: line for group in COMMANDS.values() for name, (_, line) in group.items()}
_MODULES = {name: module for group in COMMANDS.values() for name, (module, _) in group.items()}


_Function = TypeVar("_Function", bound=Callable[..., Any])


def documented(function: _Function) -> _Function:
    """Give a function its docstring, which is its help, again where ``python -OO`` dropped it."""
    if function.__doc__ is None:
        import ast
        import inspect
        import textwrap

        with suppress(OSError):  # without the source, there is no help
            parsed = ast.parse(textwrap.dedent(inspect.getsource(function)))
            found = next(node for node in ast.walk(parsed) if isinstance(node, ast.FunctionDef))
            function.__doc__ = ast.get_docstring(found)
    return function


def command_of(name: str) -> Any:  # noqa: ANN401 - a function, or an app
    """Import or make the command with a name."""
    module = import_module(f"eufacts.cli.{_MODULES[name]}")
    return module.list_command(_LISTS[name]) if name in _LISTS else getattr(module, name)


def _write_help(help_text: str | None, formatter: Any) -> None:  # noqa: ANN401 - typer's
    """Write a docstring: its paragraphs wrapped, its examples unchanged."""
    for paragraph in (help_text or "").split("\n\n"):
        formatter.write_paragraph()
        with formatter.indentation():
            if paragraph.startswith("Examples:"):
                indent = " " * formatter.current_indent
                formatter.write("".join(f"{indent}{line}\n" for line in paragraph.splitlines()))
            else:
                formatter.write_text(paragraph)


_PANELS = ["Arguments", "Options", "Filters", "Output"]


class Command(TyperCommand):
    """A command whose help has sections for filters, output and its own options."""

    def format_help_text(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401, ARG002 - typer's
        """Write what the command does, with its examples."""
        _write_help(self.help, formatter)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 - typer's
        """Parse the command line; for words that the command does not take, say what was meant."""
        ctx.allow_extra_args = True
        rest = super().parse_args(ctx, args)
        if ctx.args and not ctx.resilient_parsing:
            from eufacts.cli.hints import for_unexpected

            options = [name for parameter in self.get_params(ctx) for name in parameter.opts]
            facts = next(iter(ctx.params.get("facts") or ()), None)
            raise for_unexpected(ctx.info_name, ctx.args, options, facts)
        return list(rest)

    def format_options(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - typer's private types
        """Write one section for each panel of options."""
        panels: dict[str, list[tuple[str, str]]] = {}
        for parameter in self.get_params(ctx):
            record = parameter.get_help_record(ctx)
            if record is not None:
                kind = "Arguments" if parameter.param_type_name == "argument" else "Options"
                panel = getattr(parameter, "rich_help_panel", None) or kind
                panels.setdefault(panel, []).append(record)
        for panel in sorted(panels, key=_PANELS.index):
            with formatter.section(panel):
                formatter.write_dl(panels[panel])


_CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


_NAME = max(map(len, _LINES))
_CELL = _NAME + max(map(len, _LINES.values())) + 2
_TWO_COLUMNS = 78
"""What is left of 80 columns."""


_SHELL_OPTIONS = ("--install-completion", "--show-completion")
"""The options that a shell may follow, or nothing."""


class Contents(TyperGroup):
    """The commands of ``COMMANDS``, each imported and built when it is needed."""

    def __init__(self, **attributes: Any) -> None:  # noqa: ANN401 - typer's
        super().__init__(**attributes)
        self.commands = dict.fromkeys(_MODULES)  # type: ignore[assignment]

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 - typer's
        """Parse a command line; Typer has no option whose value may be missing."""
        alone = len(args) == 1 and args[0] in _SHELL_OPTIONS
        return super().parse_args(ctx, [*args, ""] if alone else args)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ANN401, ARG002 - typer's
        """Import and build a command; None if there is none with the name."""
        if cmd_name not in _MODULES:
            return None
        found = command_of(cmd_name)
        if isinstance(found, typer.Typer):
            return typer.main.get_command(found)
        app = typer.Typer(rich_markup_mode=None, add_completion=False)
        app.command(cmd_name, cls=Command, context_settings=_CONTEXT)(documented(found))
        return typer.main.get_command(app)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:  # noqa: ANN401 - typer's
        """Find the command of a command line; for an unknown one, say which was meant."""
        if args and args[0] not in _MODULES and not ctx.resilient_parsing:
            from eufacts.cli.hints import for_unknown_command

            raise for_unknown_command(args[0], args[1:], list(_MODULES))
        return super().resolve_command(ctx, args)

    def format_help_text(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401, ARG002 - typer's
        """Write what eufacts is, with examples."""
        _write_help(self.help, formatter)

    def format_options(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - typer's
        """List the commands, then the options, on one screen."""
        formatter.write_paragraph()
        self.format_commands(ctx, formatter)
        formatter.write_paragraph()
        names = [max(option.opts, key=len) for option in self.get_params(ctx)]
        formatter.write_text(f"Options: {', '.join(names)}.")
        formatter.write_text("Each command has examples: eufacts funding --help")

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401, ARG002 - typer's
        """List the commands without importing any, two on a line where there is room."""
        beside = 2 if formatter.width >= _TWO_COLUMNS else 1
        for title, commands in COMMANDS.items():
            cells = [f"{name:<{_NAME}} {line}" for name, (_, line) in commands.items()]
            rows = (cells[first : first + beside] for first in range(0, len(cells), beside))
            lines = ("".join(f"{cell:<{_CELL}}" for cell in row).rstrip() for row in rows)
            formatter.write("".join([f"{title}:\n", *(f"  {line}\n" for line in lines)]))

    def shell_complete(self, ctx: Any, incomplete: str) -> Any:  # noqa: ANN401 - typer's
        """Complete command names from the table, without importing any; options as typer does."""
        if incomplete.startswith("-"):
            return TyperCommand.shell_complete(self, ctx, incomplete)
        table = TyperGroup(
            commands={name: TyperCommand(name, short_help=line) for name, line in _LINES.items()}
        )
        return table.shell_complete(typer.Context(table), incomplete)


app = typer.Typer(
    cls=Contents,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings=_CONTEXT,
)


def _version(*, asked: bool) -> None:
    if asked:
        from eufacts.version import __version__

        typer.echo(f"eufacts {__version__}")
        raise typer.Exit


def _install_completion(shell: str | None) -> None:
    if shell is not None:
        from eufacts.cli.completion.install import install

        for line in install(shell):
            typer.echo(line)
        raise typer.Exit


def _show_completion(shell: str | None) -> None:
    if shell is not None:
        from eufacts.cli.completion.install import script, shell_of

        typer.echo(script(shell_of(shell)), nl=False)
        raise typer.Exit


@app.callback()
@documented
def eufacts(
    *,
    version: Annotated[
        bool,
        typer.Option(
            "--version", "-V", callback=_version, is_eager=True, help="Print the version."
        ),
    ] = False,
    install_completion: Annotated[
        str | None,
        typer.Option(
            _SHELL_OPTIONS[0],
            metavar="[SHELL]",
            callback=_install_completion,
            is_eager=True,
            help="Complete words in bash, zsh or fish; by default in the shell that runs.",
        ),
    ] = None,
    show_completion: Annotated[
        str | None,
        typer.Option(
            _SHELL_OPTIONS[1],
            metavar="[SHELL]",
            callback=_show_completion,
            is_eager=True,
            help="Print the script that this would install.",
        ),
    ] = None,
) -> None:
    """Facts of EU policy documents, each with its exact sentence and its place."""


def main(arguments: Sequence[str]) -> int:
    """Run eufacts and give its exit code. Only here errors become messages."""
    run = _complete if _COMPLETING in os.environ else _run
    try:
        return run(arguments)
    except ReaderGoneError:
        return Exit.PIPE
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except MemoryError:
        error: Exception = UnavailableError("not enough memory for this fact base")
    except typer.TyperException as wrong:
        wrong.message = _shortened(wrong.message, arguments)
        error = wrong
    except OSError as failed:
        reason = failed.strerror or "the system refuses it"
        name = failed.filename
        error = FileError(str(name), reason) if name else UnavailableError(reason)
    except EufactsError as known:
        error = known
    return report_error(error, in_json=_in_json(arguments))


def _run(arguments: Sequence[str]) -> int:
    code = typer.main.get_command(app).main(
        in_order(arguments), prog_name="eufacts", standalone_mode=False
    )
    return code if isinstance(code, int) else Exit.FOUND


_COMPLETING = "_EUFACTS_COMPLETE"
"""The variable by which a shell asks for completions."""


def _complete(arguments: Sequence[str]) -> int:
    """Answer a shell that completes a word.

    A message would be printed into the prompt, so to a request that is broken it says nothing.
    """
    with redirect_stderr(StringIO()), suppress(Exception):
        asked = os.environ[_COMPLETING]
        if asked.startswith("source_"):
            from eufacts.cli.completion.install import script

            text = script(asked.removeprefix("source_"))
        else:
            from eufacts.cli.completion.line import answer

            text = answer(asked, *arguments[:2])
        sys.stdout.buffer.write(text.encode())
    return Exit.FOUND


_LONGEST_MESSAGE = 1000


def _shortened(message: str, arguments: Sequence[str]) -> str:
    """A message of Typer's, with what was typed in short."""
    for argument in arguments:
        name, _, value = argument.partition("=")
        for typed in sorted((argument, name, value, argument[2:]), key=len, reverse=True):
            for quoted in (typed, repr(typed)[1:-1]):
                if quoted != in_short(quoted):
                    message = message.replace(quoted, in_short(quoted))
    # Typer may have escaped what was typed.
    return in_short(message, _LONGEST_MESSAGE) if any(map(_is_long, arguments)) else message


def _is_long(typed: str) -> bool:
    return typed != in_short(typed)


def in_order(arguments: Sequence[str]) -> list[str]:
    """Put options for the output that are before the command behind it: ``--json facts``."""
    if not arguments or not arguments[0].startswith("--"):
        return list(arguments)
    from eufacts.cli.options import OUTPUT, SHORT_FORMATS

    before: list[str] = []
    rest = list(arguments)
    while rest and rest[0].startswith("--"):
        name, equals, _ = rest[0].removeprefix("--").partition("=")
        if name not in OUTPUT:
            break
        takes_one = not equals and name not in SHORT_FORMATS
        before += rest[: 1 + takes_one]
        rest = rest[1 + takes_one :]
    return [*rest[:1], *before, *rest[1:]]


def _in_json(arguments: Sequence[str]) -> bool:
    return any(name in arguments for name in ("--json", "--jsonl"))


def exit_code_of(error: Exception) -> int:
    """Give the exit code of an error."""
    match error:
        case typer.TyperException():
            return error.exit_code
        case FactBaseError():
            return Exit.INVALID
        case NotThereError():
            return Exit.NOTHING
        case FileError() | NoneExaminedError() | UnavailableError():
            return Exit.FILE
        case _:
            return Exit.USAGE


def _visible_lines(text: str) -> str:
    from eufacts.output.visible import visible

    return "\n".join(map(visible, text.split("\n")))


def report_error(error: Exception, *, in_json: bool) -> int:
    """Write an error to standard error, in JSON if the answer was to be JSON.

    Returns:
        The exit code.
    """
    code = int(exit_code_of(error))
    if in_json:
        import json

        from eufacts.output.visible import inert_json

        message = getattr(error, "format_message", error.__str__)()
        row = json.dumps({"error": message, "exit_code": code}, ensure_ascii=False)
        # As answers in JSON: in UTF-8 wherever they are written.
        sys.stderr.buffer.write(f"{inert_json(row)}\n".encode("utf-8", "backslashreplace"))
    elif isinstance(error, typer.TyperException) and hasattr(error, "show"):
        error.message = _visible_lines(error.message)
        error.show(file=sys.stderr)
    else:
        sys.stderr.write(f"{_visible_lines(f'eufacts: {error}')}\n")
    return code
