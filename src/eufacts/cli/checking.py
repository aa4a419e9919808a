"""The command that examines a fact base by itself."""

import json
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from eufacts.cli import shown
from eufacts.cli.exits import Exit
from eufacts.cli.options import completing
from eufacts.cli.request import Request, look_up
from eufacts.errors import UnknownNameError

if TYPE_CHECKING:
    from eufacts.proof.check.run import Checked


@look_up(ordered=False)
def check(
    request: Request,
    file: Annotated[
        Path | None,
        typer.Argument(
            help="A fact base or a folder of them; without it, the one that is shipped.",
            readable=False,
        ),
    ] = None,
    *,
    explain: Annotated[
        str | None,
        typer.Option(
            "--explain",
            metavar="RULE",
            help="Say what a rule wants, why, and what to do.",
            autocompletion=completing("rule"),
        ),
    ] = None,
    rules: Annotated[bool, typer.Option("--rules", help="List the rules.")] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="Make each open review an error.")
    ] = False,
) -> None:
    """Examine a fact base by itself: values, units, qualifiers, periods, places, references.

    Every number is read again in its quote. Exit code 5 means that an error was found, 3 that the
    file breaks the format's rules.

    Examples:
      eufacts check
      eufacts check --rules
      eufacts check facts.toml --strict
      eufacts check --explain qualifier
      eufacts check --json | jq '.findings | length'
    """
    if explain is not None:
        _explain(request, explain)
    elif rules:
        _list_rules(request)
    else:
        _check(request, file, strict=strict)


def _check(request: Request, file: Path | None, *, strict: bool) -> None:
    from eufacts.cli.pool import shared_out
    from eufacts.format.files import files_of
    from eufacts.proof.check.run import together
    from eufacts.proof.rows import checked_row

    path = request.chosen(file)
    examine = partial(_checked, strict=strict)
    checked = together(str(path), tuple(shared_out(examine, files_of(path))))
    row = checked_row(checked)
    request.write([json.dumps(row, ensure_ascii=False)], shown.checked, single=True)
    if not checked.passed:
        raise typer.Exit(Exit.WRONG if checked.valid else Exit.INVALID)


def _checked(document: Path, *, strict: bool) -> "Checked":
    from eufacts.format.files import read_bytes
    from eufacts.proof.check.run import check as examine

    return examine(read_bytes(document), str(document), strict=strict)


def _list_rules(request: Request) -> None:
    from eufacts.proof.check.rules import rule_names, wanted

    rows = [{"rule": name, "wants": wanted(name)} for name in rule_names()]
    request.write([json.dumps(row, ensure_ascii=False) for row in rows], shown.rules)


def _explain(request: Request, name: str) -> None:
    from eufacts.format.spelling import nearest
    from eufacts.proof.check.rules import page, rule_names

    known = rule_names()
    if name not in known:
        raise UnknownNameError("rule", name, nearest(name, known))
    if request.format.for_programs:
        row = {"rule": name, "explanation": page(name)}
        request.write([json.dumps(row, ensure_ascii=False)], shown.rules, single=True)
    else:
        environment = request.environment
        text = page(name)
        environment.show(_wrapped(text, environment.width) if environment.terminal else text)


def _wrapped(text: str, width: int) -> str:
    """Wrap the paragraphs of a page in Markdown; its examples, in fences, stay as they are."""
    import re
    from textwrap import wrap

    parts = re.split(r"(```.*?```)", text.rstrip(), flags=re.DOTALL)
    for at in range(0, len(parts), 2):
        paragraphs = (
            "\n".join(wrap(paragraph, width, break_long_words=False, break_on_hyphens=False))
            for paragraph in parts[at].split("\n\n")
        )
        parts[at] = "\n\n".join(paragraphs)
    return f"{''.join(parts)}\n"
