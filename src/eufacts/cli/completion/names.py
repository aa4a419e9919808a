"""The names that a fact base has for what is typed, each with a label."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from os.path import expandvars
from pathlib import Path
from typing import Any

import typer

from eufacts.cli.environment import chosen_facts
from eufacts.format.kinds import FOOTNOTES, KINDS, Kind
from eufacts.format.spelling import normalise_name
from eufacts.index.store import Index, open_index

Value = tuple[str, str]
"""What is offered, and a label that says what it is; the label may be empty."""

_SPELT = """
  SELECT value, shown FROM spelling WHERE what = ? AND folded >= ? AND folded < ? ORDER BY rowid
"""
_IDS = "SELECT id, id FROM record WHERE folded >= ? AND folded < ? ORDER BY pos"

_LABEL = """
  SELECT CASE WHEN kind IN ('excerpt', 'footnote') THEN (SELECT quote FROM words WHERE rowid = pos)
    ELSE label END FROM record WHERE id = ?
"""

_PERIODS = """
  SELECT DISTINCT substr(starts, 1, 4), substr(ends, 1, 4) FROM record WHERE starts IS NOT NULL
"""

_LONGEST_PERIOD = 200
"""Years; a longer one is a slip."""

_ENOUGH = 200
"""The records of a kind whose keys are looked at."""


def _opened(context: typer.Context) -> closing[Index]:
    """Open the fact base that the line names; the shell has not expanded its path."""
    typed = next(iter(context.params.get("facts") or ()), None)
    if context.info_name == "review":
        typed = context.params.get("file") or "facts.toml"
    return closing(open_index(chosen_facts(typed and Path(expandvars(typed)).expanduser())))


def names(context: typer.Context, incomplete: str, *whats: str) -> list[Value]:
    """Give the names of some kinds that begin with what is typed.

    Of the names of one thing only one is given. It keeps the case of what is typed: ``tur`` gives
    ``turkey``.

    Args:
        context: The line before the cursor.
        incomplete: What is typed of the name.
        whats: Kinds of name, as the index has them: ``country``, ``topic``, ``id``. ``kind``,
            ``year``, ``footnote``, ``field``, ``rule`` and ``style`` stand alone.

    Raises:
        EufactsError: The fact base cannot be read.
    """
    listing = _LISTINGS.get(whats[0])
    if listing is not None:
        return [value for value in listing(context, incomplete) if value[0].startswith(incomplete)]
    with _opened(context) as index:
        offered: dict[str, str] = {}
        for value, name in _named(index, whats, incomplete):
            offered.setdefault(value, name)
        meanings = _meanings(index, whats)
        found = [
            (_as_typed(name, incomplete), meanings.get(value) or _label(index, value, name))
            for value, name in offered.items()
            if not name.startswith("-")
        ]
    return sorted(found, key=lambda one: one[0].casefold())


def _named(index: Index, whats: Sequence[str], incomplete: str) -> list[tuple[str, str]]:
    """What is meant, and its name; the likeliest name of each is before its others."""
    beginning = normalise_name(incomplete)
    between = (beginning, f"{beginning}\U0010ffff")
    found = index.select(_IDS, between) if "id" in whats else []
    found += [row for what in whats for row in index.select(_SPELT, (what, *between))]
    begun = _hyphenated(incomplete)
    fitting = [
        (str(value), str(name))
        for value, name in found
        if _hyphenated(str(name)).casefold().startswith(begun.casefold())
        # A code is offered only if it was begun in capitals.
        and (str(name).startswith(incomplete) or not str(name).isupper())
    ]
    return sorted(
        fitting, key=lambda one: (not _hyphenated(one[1]).startswith(begun), one[1].isupper())
    )


def _hyphenated(name: str) -> str:
    """A name as it is typed without quotes: a hyphen can replace a space."""
    return name.replace(" ", "-")


def _as_typed(name: str, incomplete: str) -> str:
    """A name that begins with what is typed, with the spaces or hyphens that are typed."""
    whole = incomplete + name[len(incomplete) :]
    return whole if " " in incomplete else _hyphenated(whole)


def _meanings(index: Index, whats: Sequence[str]) -> dict[str, str]:
    """The words of some kinds that the fact base defines, with their meanings."""
    sql = "SELECT body FROM vocabulary WHERE name LIKE ?"
    bodies = [body for what in whats for body in index.texts(sql, (f"%{what.replace(' ', '_')}",))]
    return {word["word"]: word["definition"] for word in map(json.loads, bodies)}


def _label(index: Index, value: str, name: str) -> str:
    """The label of a record; of a country whose name is typed, its other name or its code."""
    label = next((str(label) for (label,) in index.select(_LABEL, (value,)) if label), "")
    return value if label == name else label


def _kinds(context: typer.Context, incomplete: str) -> Iterable[Value]:
    """The kinds of record, each with the word for several."""
    del context, incomplete
    return [(kind.name, kind.counted[1]) for kind in KINDS]


def _years(context: typer.Context, incomplete: str) -> Iterable[Value]:
    """The years that a period of the fact base overlaps."""
    del incomplete
    with _opened(context) as index:
        periods = [(int(str(first)), int(str(last))) for first, last in index.select(_PERIODS)]
    found = {
        year
        for first, last in periods
        for year in range(first, min(last, first + _LONGEST_PERIOD) + 1)
    }
    return [(str(year), "") for year in sorted(found)]


def _footnotes(context: typer.Context, incomplete: str) -> Iterable[Value]:
    """The numbers of the footnotes, each with its text."""
    from eufacts.answers.question import Question, ask, rows

    del incomplete
    with _opened(context) as index:
        found = rows(ask(index, Question(kinds=FOOTNOTES.name)))
    return {str(row["number"]): row["text"] or "its text is lost" for row in found}.items()


_OF_EVERY_KIND = ("facts", "search", "show", "export")
"""The commands whose answers have records of several kinds."""


def _fields(context: typer.Context, incomplete: str) -> Iterable[Value]:
    """The fields that the answers of a command have, behind those that are typed."""
    before, comma, _ = incomplete.rpartition(",")
    typed = before.split(",")
    command = str(context.info_name)
    own = [kind for kind in KINDS if kind.command == command]
    if command in _OF_EVERY_KIND:
        own = [kind for kind in KINDS if kind.searched]
    known = _in_records(context, own) if own else _in_answers(command)
    return [(f"{before}{comma}{name}", label) for name, label in known if name not in typed]


def _in_records(context: typer.Context, kinds: Iterable[Kind]) -> Iterable[Value]:
    """The fields of records: looked up, because that takes a fifth of the time."""
    from eufacts.answers.question import Question, ask, rows
    from eufacts.output.fields import choices

    with _opened(context) as index:
        asked = [Question(kinds=kind.name, limit=_ENOUGH) for kind in kinds]
        known = choices([row for question in asked for row in rows(ask(index, question))])
    return [(name, "") for name in known]


def _in_answers(command: str) -> Iterable[Value]:
    """The fields of what a command answers, each with what it is, from its schema."""
    from eufacts.contract.commands import json_schema

    schema = json_schema(command)
    defined = schema.get("$defs", {})
    found: dict[str, str] = {}
    for shape in _shapes(schema, defined):
        for key, part in shape["properties"].items():
            found.setdefault(key, part["description"])
            for inner in _shapes(part, defined):
                for name, described in inner["properties"].items():
                    found.setdefault(f"{key}.{name}", described["description"])
    return found.items()


def _shapes(part: Mapping[str, Any], defined: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The objects that a part of a schema allows, itself or in an array."""
    if "properties" in part:
        yield part
    if "$ref" in part:
        yield from _shapes(defined[part["$ref"].rpartition("/")[2]], defined)
    for inner in (*part.get("anyOf", ()), *filter(None, [part.get("items")])):
        yield from _shapes(inner, defined)


def _rules(context: typer.Context, incomplete: str) -> Iterable[Value]:
    """The rules of ``check``, each with what it wants."""
    from eufacts.proof.check.rules import rule_names, wanted

    del context
    return [(name, wanted(name)) for name in rule_names() if name.startswith(incomplete)]


def _styles(context: typer.Context, incomplete: str) -> Iterable[Value]:
    """The styles of citations; the thousands that are installed only if none else fits."""
    from eufacts.citations.csl import library
    from eufacts.citations.managers import FORMATS, NAMES
    from eufacts.citations.styles import STYLES

    del context
    known = {name: style.title for name, style in STYLES.items()}
    known |= {name: FORMATS[format_].title for name, format_ in NAMES.items()}
    if not any(name.startswith(incomplete) for name in known) and library.is_installed():
        known = dict.fromkeys(library.names(), "")
    return known.items()


_LISTINGS: Mapping[str, Callable[[typer.Context, str], Iterable[Value]]] = {
    "kind": _kinds,
    "year": _years,
    "footnote": _footnotes,
    "field": _fields,
    "rule": _rules,
    "style": _styles,
}
"""What is not a name in the index, by what is asked for."""
