"""From a TOML file to records: every problem at once, each with its line.

Reading is strict. The models in ``model.py`` say what can be wrong in one record and which keys
name other records. This module finds what is wrong between records: ids and references.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from eufacts.errors import FactBaseError
from eufacts.findings import Finding, Where
from eufacts.format import limits, model
from eufacts.format.files import read_bytes
from eufacts.format.lines import Lines
from eufacts.format.spelling import nearest, normalise_name
from eufacts.format.terms import nesting_problems, term_problems
from eufacts.format.toml import Problem, Toml, decode, refuse_long_numbers, tables
from eufacts.format.wording import Fault, in_own_words, rule_of

_MOST_FINDINGS = 1000
"""The most problems that are reported together."""

_MOST_COMPARISONS = 200_000
"""The most names that are compared to suggest a spelling."""

_LONGEST_VALUE = 100
"""The most characters of a value that a message shows."""


def read(path: Path) -> model.FactBase:
    """Read and check the fact base in a file, with the places of its records.

    Raises:
        FileError: It cannot be read.
        FactBaseError: It is not UTF-8 or not TOML, or a record breaks a rule; with all findings.
    """
    return read_content(read_bytes(path), str(path))


def read_content(content: bytes, file: str) -> model.FactBase:
    """Check the text of a fact base, with the places of its records.

    Args:
        content: The text.
        file: The name that findings give it.

    Raises:
        FactBaseError: As ``read``.
    """
    toml = decode(content, file)
    base = _checked(toml)
    _refuse_circles(base, toml)
    return base


def parse(content: bytes, file: str) -> model.FactBase:
    """Check the text of a fact base, except for sections that are within themselves.

    Raises:
        FactBaseError: As ``read``.
    """
    return _checked(decode(content, file))


def _checked(toml: Toml) -> model.FactBase:
    raw = as_lists(tables(toml))
    findings: list[Finding] = []
    base = None
    try:
        base = model.FactBase.model_validate(raw)
    except ValidationError as error:
        refuse_long_numbers(toml, raw)
        if error.error_count() > _MOST_FINDINGS:
            error = _fewer(raw) or error
        findings += _invalid(error, raw, Lines(toml.text), toml.file)
    lines = Lines(toml.text)
    problems = tuple(islice(_between_records(raw, lines), _MOST_FINDINGS))
    if base is not None:
        problems += tuple(islice(nesting_problems(base), _MOST_FINDINGS))
    for table, index, key, rule, message in problems:
        where = Where(toml.file, lines.of(table, index, key), _name(raw, table, index))
        findings.append(Finding(where, rule, *message))
    if base is None or findings:
        raise FactBaseError(tuple(sorted(set(findings)))[:_MOST_FINDINGS])
    return base


def as_lists(raw: dict[str, Any]) -> dict[str, Any]:
    """Read ``[section]``, where it is the only one, as ``[[section]]``, and the like."""
    for table in model.FactBase.model_fields:
        if table in ("document", "vocabulary"):
            if isinstance(raw.get(table), list) and len(raw[table]) == 1:
                raw[table] = raw[table][0]
        elif isinstance(raw.get(table), dict):
            raw[table] = [raw[table]]
    return raw


def _fewer(raw: dict[str, Any]) -> ValidationError | None:
    """What is wrong with the first records of each table, if anything."""
    try:
        model.FactBase.model_validate({name: _beginning(table) for name, table in raw.items()})
    except ValidationError as error:
        return error
    return None


def _beginning(value: object) -> object:
    """The first entries of lists and tables that may have a million."""
    match value:
        case list():
            return [_beginning(inner) for inner in value[:100]]
        case dict():
            return {key: _beginning(inner) for key, inner in islice(value.items(), 100)}
        case _:
            return value


def _name(raw: dict[str, Any], table: str, index: int) -> str:
    """How a finding names a record: its table, with its id or its number in the file."""
    records = raw.get(table)
    record = records[index] if isinstance(records, list) and index < len(records) else None
    for key in ("id", "code", "number"):
        if isinstance(record, dict) and key in record:
            return f'{table} "{str(record[key])[:100]}"'
    return f"{table} no {index + 1}" if isinstance(records, list) else table


def _invalid(
    error: ValidationError, raw: dict[str, Any], lines: Lines, file: str
) -> tuple[Finding, ...]:
    """Turn pydantic's errors into findings."""
    findings = []
    for problem in error.errors(include_url=False):
        loc = problem["loc"]
        table = str(loc[0]) if loc else ""
        index = loc[1] if len(loc) > 1 and isinstance(loc[1], int) else 0
        keys = [part for part in loc[1:] if isinstance(part, str)]
        # A word of the vocabulary has its own line in [vocabulary.…]; other keys are not unique.
        named = [".".join(keys[:2]), *keys[:1]] if table == "vocabulary" else keys[:1]
        context, value = problem.get("ctx", {}), problem["input"]
        if problem["type"] == "too_short" and value:
            continue  # its entries are wrong, and that is said of each
        message, hint = in_own_words(Fault(problem["type"], problem["msg"], loc, context, value))
        line = lines.of(table, index, *named)
        record = (_name(raw, table, index) if table in raw else table)[:140]
        if table == "vocabulary" and len(keys) > 1:
            record = f'vocabulary.{keys[0][:_LONGEST_VALUE]} "{keys[1][:_LONGEST_VALUE]}"'
        rule = rule_of(problem["type"])
        findings.append(Finding(Where(file, line, record), rule, message, hint))
    return tuple(sorted(set(findings)))


def _between_records(raw: dict[str, Any], lines: Lines) -> Iterator[Problem]:
    """What is wrong between records: ids given twice, references to nothing.

    This looks at the raw tables, and so works even if a model has refused some record.
    """
    owners: dict[str, str] = {}
    folded: dict[str, tuple[str, int, str]] = {}
    for table, index, record in _records(raw):
        name = record_id(table, record)
        if not name:
            continue
        first, at, other = folded.setdefault(
            normalise_name(name[: limits.ID]), (table, index, name)
        )
        if (first, at) == (table, index):
            owners[name] = table
        else:
            place = f"in [[{first}]] on line {lines.of(first, at, 'id')}"
            yield table, index, "id", "duplicate", _same_id(name, other, place)
    yield from term_problems(raw, _records(raw))
    yield from _too_much_quoted(raw)
    yield from _too_deep(raw, "section", "parent")
    yield from _too_deep(raw, "funding", "part_of")
    comparisons = _MOST_COMPARISONS
    for table, index, record in _records(raw):
        for key, wanted, given in _references(record, model.TABLES[table]):
            if owners.get(given) != wanted:
                comparisons -= len(owners) + len(given)
                names = (name for name, owner in owners.items() if owner == wanted)
                near = nearest(given, names) if comparisons > 0 else ()
                if wanted == "excerpt" and comparisons > 0:
                    comparisons -= len(owners)
                    near = _with_words(raw, record.get("as_written"), given) or near
                hint = f"did you mean {near[0]}?" if near else ""
                message = f"{key}: no {wanted} {given[:_LONGEST_VALUE]!r}"
                yield table, index, key, "reference", (message, hint)


def _with_words(raw: dict[str, Any], words: object, given: str) -> tuple[str, ...]:
    """The excerpts that may be meant by a record, as they have its words; best first."""
    names = [
        record_id(table, excerpt)
        for table, _, excerpt in _records({"excerpt": raw.get("excerpt")})
        if isinstance(words, str) and words and words in str(excerpt.get("quote"))
    ]
    return tuple(names) if len(names) == 1 else nearest(given, names)


def _same_id(name: str, other: str, place: str) -> tuple[str, str]:
    """The message on an id that another record has, or one that people cannot tell from it."""
    if name == other:
        message = f"the id {name[: limits.ID]!r} is already in use, {place}"
        return message, "ids are unique in the whole fact base"
    message = f"the id {name[: limits.ID]!r} is read as {other[: limits.ID]!r}, {place}"
    return message, 'case, dots, dashes and a leading "the" do not count'


def _too_much_quoted(raw: dict[str, Any]) -> Iterator[Problem]:
    """Records that repeat so many sentences that their answers would fill a disk."""
    lengths = {
        record_id(table, excerpt): len(str(excerpt.get("quote")))
        for table, _, excerpt in _records({"excerpt": raw.get("excerpt")})
    }
    for table, index, record in _records(raw):
        names = _names(record.get("excerpts"))
        if len(names) > 1 and sum(lengths.get(name, 0) for name in names) > limits.QUOTED:
            message = f"excerpts: together more than {limits.QUOTED:,} characters"
            yield table, index, "excerpts", "limit", (message, "")


def _too_deep(raw: dict[str, Any], table: str, key: str) -> Iterator[Problem]:
    """Records that are within too many others; the rules of ``check`` find circles."""
    records = [(index, record) for _, index, record in _records({table: raw.get(table)})]
    above = {
        record["id"]: record[key]
        for _, record in records
        if isinstance(record.get("id"), str) and isinstance(record.get(key), str)
    }
    for index, record in records:
        names = chain(str(record.get("id")), above)
        if len(names) > limits.DEPTH and not is_circle(names):
            yield (
                table,
                index,
                key,
                "depth",
                (f"{key}: {limits.DEPTH} records within each other", ""),
            )


def chain(name: str, above: dict[str, str]) -> list[str]:
    """A name and all above it, until the chain ends, repeats a name or is too long."""
    names = [name]
    while names[-1] in above and len(names) <= limits.DEPTH and not is_circle(names):
        names.append(above[names[-1]])
    return names


def is_circle(names: list[str]) -> bool:
    """Whether the last name of a chain is in it twice."""
    return names[-1] in names[:-1]


def _refuse_circles(base: model.FactBase, toml: Toml) -> None:
    """Refuse sections that are within themselves: their records have no place."""
    above = {inner.id: inner.parent for inner in base.section if inner.parent is not None}
    for index, section in enumerate(base.section):
        names = chain(section.id, above)
        if is_circle(names):
            line = Lines(toml.text).of("section", index, "parent")
            where = Where(toml.file, line, f'section "{section.id}"')
            message = f"parent: the section is within itself, {' in '.join(names[:6])}"
            raise FactBaseError((Finding(where, "section-circle", message),))


def _records(raw: dict[str, Any]) -> Iterator[tuple[str, int, dict[str, Any]]]:
    """Each record of each known table, if it is a table of keys."""
    for table in model.FactBase.model_fields:
        records = raw.get(table)
        for index, record in enumerate(records if isinstance(records, list) else ()):
            if isinstance(record, dict):
                yield table, index, record


def record_id(table: str, record: dict[str, Any]) -> str:
    """The id of a record, whatever its table calls it; empty if it has none."""
    if table == "footnote":
        return f"footnote-{record.get('number')}"
    if table in ("waiver", "aside"):
        return ""
    return str(record.get("code" if table == "country" else "id", ""))


def _references(
    record: Mapping[str, Any], shape: type[model.Record]
) -> Iterator[tuple[str, str, str]]:
    """Each id of another record in a record: the key, the table that it must be in, the id."""
    for key, table in model.references_of(shape).items():
        if key in record and isinstance(record[key], dict) is model.is_table(shape, key):
            for name in _names(record[key]):
                yield key, table, name
    for key, inner in model.records_in(shape).items():
        for part in record[key] if isinstance(record.get(key), list) else ():
            if isinstance(part, dict):
                yield from _references(part, inner)


def _names(value: object) -> Sequence[str]:
    """The strings in a value: itself, or those in its lists."""
    if isinstance(value, str):
        return (value,)
    if isinstance(value, list):
        return [name for name in value if isinstance(name, str)]
    if isinstance(value, dict):
        return [name for inner in value.values() for name in _names(inner)]
    return ()
