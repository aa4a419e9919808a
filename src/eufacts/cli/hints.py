"""What was meant by words in the wrong place: ``eufacts lebanon``, ``funding lebanon``."""

import shlex
from collections.abc import Sequence
from pathlib import Path

from eufacts.answers.question import named
from eufacts.cli.environment import chosen_facts
from eufacts.errors import EufactsError, QuestionError, in_short
from eufacts.format.kinds import (
    COUNTRY,
    FOOTNOTE,
    FOOTNOTES,
    REGION,
    ROUTE,
    SECTION,
    STATUS,
    TOPIC,
    TYPE,
    YEAR,
    Filter,
)
from eufacts.index.store import open_index

_NAMED = (COUNTRY, REGION, TOPIC, ROUTE, TYPE, STATUS, SECTION)
"""The filters whose values a word may be, the likeliest first."""


def for_unknown_command(name: str, more: Sequence[str], commands: Sequence[str]) -> QuestionError:
    """Say which command answers words that begin with no command.

    Args:
        name: The first word.
        more: What follows it.
        commands: The names of all commands.
    """
    from eufacts.format.spelling import nearest

    words = [name, *(word for word in more if not word.startswith("-"))]
    near = nearest(name, commands, most=1)
    lines = [f"no command {in_short(name)!r}"]
    if near and len(words) == 1:
        lines.append(f"  similar: eufacts {near[0]}")
    if _filter_of(" ".join(words)) is COUNTRY:
        lines.append(f"  for the country: eufacts country {in_short(shlex.join(words))}")
    lines.append(f"  to search: eufacts search {in_short(shlex.join(words))}")
    return QuestionError("\n".join(lines))


def for_unexpected(
    command: str, words: Sequence[str], options: Sequence[str], facts: str | None
) -> QuestionError:
    """Say which option words belong to that a command does not take.

    Args:
        command: The command's name.
        words: The words.
        options: The long options that the command has.
        facts: The fact base, if one was typed.
    """
    together = " ".join(words)
    message = f"{command} takes no words: {in_short(together)!r}"
    if together.isdigit() and command == FOOTNOTES.command:
        return QuestionError(f"{message}; did you mean --{FOOTNOTE.name} {in_short(together)}?")
    if f"--{YEAR.name}" in options and all(map(_is_year, words)):
        typed = " ".join(f"--{YEAR.name} {year}" for year in words)
        return QuestionError(f"{message}; did you mean {in_short(typed)}?")
    filter_ = _filter_of(together, facts)
    if filter_ is not None and f"--{filter_.name}" in options:
        typed = shlex.join([together])
        return QuestionError(f"{message}; did you mean --{filter_.name} {in_short(typed)}?")
    if "--source" in options or Path(together).exists():
        return QuestionError(f"{message}; did you mean --facts {in_short(shlex.quote(together))}?")
    return QuestionError(f"{message}; to search: eufacts search {in_short(shlex.join(words))}")


def _is_year(word: str) -> bool:
    return word.isdigit() and len(word) == len("2015")


def _filter_of(words: str, facts: str | None = None) -> Filter | None:
    """The filter that has some words as a value."""
    if _is_year(words):
        return YEAR
    try:
        with open_index(chosen_facts(facts)) as index:
            return next((filter_ for filter_ in _NAMED if named(index, filter_, words)), None)
    except EufactsError:
        return None
