"""From a TOML file to records: every problem at once, each with its line.

Reading is strict. What one record can get wrong, the models in ``model.py`` say; what records can
get wrong together (ids, references) stands here.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from eufacts.errors import FactBaseError
from eufacts.findings import Finding, Where
from eufacts.format import model
from eufacts.format.files import read_bytes
from eufacts.format.lines import Lines
from eufacts.format.nearest import nearest
from eufacts.format.pausing import without_collection
from eufacts.format.toml import FormatRule, Toml, refuse_long_numbers, tables, taken_in


def read(path: Path) -> model.FactBase:
    """Read and check the fact base in a file.

    Raises:
        FileError: It cannot be read.
        FactBaseError: It is not UTF-8 or not TOML, or a record breaks a rule; with all findings.
    """
    with taken_in(read_bytes(path), str(path)) as toml:
        return placed(toml)


def placed(toml: Toml) -> model.FactBase:
    """Check a fact base all of whose records shall have a place.

    Raises:
        FactBaseError: As ``read``.
    """
    base = _checked(toml)
    _refuse_circles(base, toml)
    return base


def parse(content: bytes, file: str) -> model.FactBase:
    """Check the text of a fact base, but for sections that stand within themselves.

    Args:
        content: The text.
        file: The name that findings give it.

    Raises:
        FactBaseError: As ``read``.
    """
    with taken_in(content, file) as toml:
        return _checked(toml)


def _checked(toml: Toml) -> model.FactBase:
    with without_collection():
        raw = tables(toml)
        findings: list[Finding] = []
        base = None
        try:
            base = model.FactBase.model_validate(raw)
        except ValidationError as error:
            refuse_long_numbers(toml, raw)
            if error.error_count() > _MOST_FINDINGS:
                error = _fewer(raw) or error
            findings += _invalid(error, raw, Lines(toml.text), toml.file)
        problems = tuple(islice(_between_records(raw), _MOST_FINDINGS))
        if problems:
            lines = Lines(toml.text)
            findings += [
                Finding(
                    Where(toml.file, lines.of(table, nth, key), _name(raw, table, nth)), rule, *said
                )
                for table, nth, key, rule, said in problems
            ]
        if base is None or findings:
            raise FactBaseError(tuple(sorted(set(findings)))[:_MOST_FINDINGS])
        return base


_MOST_FINDINGS = 1000
"""So many are reported at once; of a million, nobody reads more."""


def _fewer(raw: dict[str, Any]) -> ValidationError | None:
    """What is wrong with the first records of each table, where that is something."""
    try:
        model.FactBase.model_validate({name: _beginning(table) for name, table in raw.items()})
    except ValidationError as error:
        return error
    return None


def _beginning(value: object) -> object:
    """The first entries of what may hold a million."""
    match value:
        case list():
            return [_beginning(one) for one in value[:100]]
        case dict():
            return {key: _beginning(inner) for key, inner in islice(value.items(), 100)}
        case _:
            return value


def _name(raw: dict[str, Any], table: str, nth: int) -> str:
    """How a finding names a record: its table and its id, or its number in the file."""
    records = raw.get(table)
    record = records[nth] if isinstance(records, list) and nth < len(records) else None
    for key in ("id", "code", "number"):
        if isinstance(record, dict) and key in record:
            return f'{table} "{str(record[key])[:100]}"'
    return f"{table} no {nth + 1}" if isinstance(records, list) else table


def _invalid(
    error: ValidationError, raw: dict[str, Any], lines: Lines, file: str
) -> tuple[Finding, ...]:
    """Turn pydantic's errors into findings."""
    findings = []
    for problem in error.errors(include_url=False):
        loc = problem["loc"]
        table = str(loc[0]) if loc else ""
        nth = loc[1] if len(loc) > 1 and isinstance(loc[1], int) else 0
        key = next((part for part in loc[1:] if isinstance(part, str)), None)
        context, value = problem.get("ctx", {}), problem["input"]
        message, hint = _worded(problem["type"], problem["msg"], loc, context, value)
        line = lines.of(table, nth, key)
        record = (_name(raw, table, nth) if table in raw else table)[:140]
        rule = _RULES.get(problem["type"], "type")
        findings.append(Finding(Where(file, line, record), rule, message, hint))
    return tuple(sorted(set(findings)))


_RULES: dict[str, FormatRule] = {
    "extra_forbidden": "unknown-key",
    "literal_error": "choice",
    "missing": "missing-key",
    "string_pattern_mismatch": "form",
    "value_error": "record",
}
"""What a finding calls the kinds of pydantic's errors; all others are of the rule ``type``."""


def _worded(
    kind: str, message: str, loc: tuple[int | str, ...], context: dict[str, Any], value: object
) -> tuple[str, str]:
    """Say a problem in the fact base's own words, with the nearest valid spelling."""
    key = ".".join(part for part in loc[1:] if isinstance(part, str) and part != "[key]")
    given = str(loc[-1]) if loc else ""
    if kind == "extra_forbidden":
        near = nearest(given[:100], _keys_beside(loc))
        return f"unknown key {_short(given)}", f"did you mean {near[0]}?" if near else ""
    if kind == "missing":
        return (f"{given} is missing" if len(loc) > 1 else f"no [{given}] table"), ""
    if kind == "literal_error":
        near = nearest(str(value)[:100], re.findall(r"'([^']+)'", context["expected"]))
        hint = f"did you mean {near[0]}?" if near else ""
        return f"{key}: {_short(value)} is not one of {context['expected']}", hint
    if kind == "string_pattern_mismatch":
        wanted = _FORMS.get(key.split(".")[0], "letters, digits, dots and dashes")
        return f"{key}: {_short(value)} is not {wanted}", ""
    said = message.removeprefix("Value error, ")
    said = f"{said[0].lower()}{said[1:]}"
    return f"{key}: {said}" if key else said, ""


def _short(value: object) -> str:
    """A value as a message shows it."""
    shown = repr(value)
    return shown if len(shown) <= 100 else f"{shown[:100]}…"  # noqa: PLR2004 - fits a line


_FORMS = {
    "code": "two capital letters (ISO 3166-1 alpha-2)",
    "countries": "two capital letters (ISO 3166-1 alpha-2)",
    "territory_of": "two capital letters (ISO 3166-1 alpha-2)",
    "alpha3": "three capital letters (ISO 3166-1 alpha-3)",
    "date": "an ISO 8601 date: 2015, 2015-09 or 2015-09-09",
    "as_of": "an ISO 8601 date: 2015, 2015-09 or 2015-09-09",
    "period": "an ISO 8601 date or interval: 2015, 2015-09, 2014/2020, 2011/..",
    "celex": "a CELEX number such as 52015JC0040",
    "language": "two small letters (ISO 639-1)",
    "url": "an address on the web: http:// or https://, in ASCII",
    "eli": "an address on the web: http:// or https://, in ASCII",
}
"""What the keys whose values have a form must look like."""


def _keys_beside(loc: tuple[int | str, ...]) -> tuple[str, ...]:
    """The keys that the table of an unknown key may have."""
    known: type[BaseModel] = model.FactBase
    for part in loc[:-1]:
        if isinstance(part, str) and part in known.model_fields:
            arguments = getattr(known.model_fields[part].annotation, "__args__", ())
            inner = known.model_fields[part].annotation if not arguments else arguments[0]
            if isinstance(inner, type) and issubclass(inner, BaseModel):
                known = inner
    return tuple(known.model_fields)


_Problem = tuple[str, int, str | None, FormatRule, tuple[str, str]]
"""Table, number in it, key, rule, and message with hint."""


def _between_records(raw: dict[str, Any]) -> Iterator[_Problem]:
    """What is wrong between records: ids given twice, references to nothing.

    This looks at the raw tables, so that it also speaks where a model has refused some record.
    """
    owners: dict[str, str] = {}
    folded: dict[str, str] = {}
    for table, nth, record in _records(raw):
        name = record_id(table, record)
        if not name:
            continue
        case = name.casefold()
        if case in folded:
            said = f"the id {name!r} is already in use, in [[{folded[case]}]]"
            yield table, nth, "id", "duplicate", (said, "ids are unique in the whole fact base")
        else:
            owners[name] = folded[case] = table
    yield from _too_deep(raw, "section", "parent")
    yield from _too_deep(raw, "funding", "part_of")
    comparisons = _MOST_COMPARISONS
    for table, nth, record in _records(raw):
        for key, allowed, given in _references(table, record):
            if owners.get(given) not in allowed:
                comparisons -= len(owners) + len(given)
                names = (name for name, owner in owners.items() if owner in allowed)
                near = nearest(given, names) if comparisons > 0 else ()
                hint = f"did you mean {near[0]}?" if near else ""
                what = " or ".join(allowed)
                said = f"{key}: no {what} {given[:100]!r}"
                yield table, nth, key, "reference", (said, hint)


_MOST_COMPARISONS = 200_000
"""So many names are compared to find the one that was meant."""

_DEEPEST = 50
"""So many records may stand within each other; no document has as many levels."""


def _too_deep(raw: dict[str, Any], table: str, key: str) -> Iterator[_Problem]:
    """Records within records within records; circles are for the rules of ``check``."""
    records = [(nth, one) for _, nth, one in _records({table: raw.get(table)})]
    above = {
        one["id"]: one[key]
        for _, one in records
        if isinstance(one.get("id"), str) and isinstance(one.get(key), str)
    }
    for nth, record in records:
        names = chain(str(record.get("id")), above)
        if len(names) > _DEEPEST and not is_circle(names):
            yield table, nth, key, "depth", (f"{key}: {_DEEPEST} records within each other", "")


def chain(name: str, above: dict[str, str]) -> list[str]:
    """A name and all above it, to where it ends, repeats a name or is too long."""
    names = [name]
    while names[-1] in above and len(names) <= _DEEPEST and not is_circle(names):
        names.append(above[names[-1]])
    return names


def is_circle(names: list[str]) -> bool:
    """Whether a chain of names ends in one that it has already."""
    return names[-1] in names[:-1]


def _refuse_circles(base: model.FactBase, toml: Toml) -> None:
    """Refuse sections that stand within themselves: nothing in them has a place."""
    above = {one.id: one.parent for one in base.section if one.parent is not None}
    for nth, section in enumerate(base.section):
        names = chain(section.id, above)
        if is_circle(names):
            line = Lines(toml.text).of("section", nth, "parent")
            where = Where(toml.file, line, f'section "{section.id}"')
            said = f"parent: it stands within itself, {' in '.join(names[:6])}"
            raise FactBaseError((Finding(where, "section-circle", said),))


def _records(raw: dict[str, Any]) -> Iterator[tuple[str, int, dict[str, Any]]]:
    """Each record of each known table, where it has the shape of one."""
    for table in model.FactBase.model_fields:
        records = raw.get(table)
        for nth, record in enumerate(records if isinstance(records, list) else ()):
            if isinstance(record, dict):
                yield table, nth, record


def record_id(table: str, record: dict[str, Any]) -> str:
    """The id that a record goes by, whatever its table calls it; empty where it has none."""
    if table == "footnote":
        return f"footnote-{record.get('number')}"
    if table in ("waiver", "aside"):
        return ""
    return str(record.get("code" if table == "country" else "id", ""))


def _references(table: str, record: dict[str, Any]) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """Each name of another record in a record: the key, the tables it may be in, the name."""
    for key, allowed in _REFERRING.get(table, _REFERRING_FACT):
        if key in record:
            for name in _names(record[key]):
                yield key, allowed, name
    overlaps = record.get("overlaps") if table == "route" else None
    for overlap in overlaps if isinstance(overlaps, list) else ():
        if isinstance(overlap, dict):
            for key, allowed in (("route", ("route",)), ("excerpts", ("excerpt",))):
                for name in _names(overlap.get(key)):
                    yield key, allowed, name


def _names(value: object) -> Sequence[str]:
    """The strings in a value: itself, or those in its lists."""
    if isinstance(value, str):
        return (value,)
    if isinstance(value, list):
        return [name for name in value if isinstance(name, str)]
    if isinstance(value, dict):
        return [name for inner in value.values() for name in _names(inner)]
    return ()


_Referring = tuple[tuple[str, tuple[str, ...]], ...]
"""Keys that name other records, and the tables that those may be in."""

_REFERRING_FACT: _Referring = (
    ("excerpts", ("excerpt",)),
    ("countries", ("country",)),
    ("route", ("route",)),
    ("share_of", ("figure",)),
    ("same_as", ("figure",)),
    ("instrument", ("instrument",)),
    ("part_of", ("funding",)),
    ("may_overlap", ("funding",)),
)
"""The keys of facts."""

_REFERRING: dict[str, _Referring] = {
    "document": (),
    "section": (("parent", ("section",)),),
    "excerpt": (("section", ("section",)),),
    "footnote": (("marker", ("excerpt",)), ("text", ("excerpt",))),
    "country": (("roles", ("excerpt",)),),
    "route": (
        ("excerpts", ("excerpt",)),
        ("measures", ("figure",)),
        ("composition", ("figure",)),
        ("trend", ("statement",)),
    ),
    "reference": (("excerpts", ("excerpt",)),),
    "waiver": (),
    "aside": (("section", ("section",)),),
}
"""The keys of the tables that hold no facts."""
