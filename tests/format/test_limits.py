"""Every text and list of the format has a limit, which reading holds to."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from conftest import Ask
from eufacts.errors import FactBaseError, FileError
from eufacts.format import limits
from eufacts.format.lock import parse_lock
from eufacts.format.model import TABLES, FactBase
from eufacts.format.reader import parse

SCHEMA = FactBase.model_json_schema()


class Node(NamedTuple):
    """A place in the format: the keys that lead to it, and its JSON Schema."""

    path: tuple[str, ...]
    schema: dict[str, Any]


def _nodes(path: tuple[str, ...], schema: dict[str, Any]) -> Iterator[Node]:
    """Every place in the format, from the JSON Schema that the models give."""
    if "$ref" in schema:
        schema = SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]]
    for one in schema.get("anyOf", ()):
        yield from _nodes(path, one)
    yield Node(path, schema)
    for key, inner in schema.get("properties", {}).items():
        yield from _nodes((*path, key), inner)
    if "items" in schema:
        yield from _nodes((*path, "[]"), schema["items"])
    if isinstance(schema.get("additionalProperties"), dict):
        names = schema.get("propertyNames", {"type": "string"})
        yield from _nodes((*path, "{name}"), {"type": "string", **names})
        yield from _nodes((*path, "{}"), schema["additionalProperties"])


NODES = tuple(_nodes((), SCHEMA))
TEXTS = [
    node for node in NODES if node.schema.get("type") == "string" and "enum" not in node.schema
]
LISTS = [node for node in NODES if node.schema.get("type") == "array"]
LIMITED = [node for node in TEXTS if "maxLength" in node.schema]


def _named(node: Node) -> str:
    return ".".join(node.path)


def test_every_text_and_list_has_a_limit() -> None:
    """None can be added to the format without one; a short form is a limit too."""
    forms = [node for node in TEXTS if "maxLength" not in node.schema]

    assert len(LIMITED) > 100
    assert {_named(node) for node in forms if "pattern" not in node.schema} == set()
    assert not [_named(node) for node in forms if {"*", "+"} & set(node.schema["pattern"])]
    endless = [_named(node) for node in LISTS if "maxItems" not in node.schema]
    assert endless == [name for name in TABLES if name not in ("document", "vocabulary", "route")]


def _value(path: tuple[str, ...], text: str) -> str:
    """A value in TOML that has a text at a place within it."""
    match path:
        case ():
            return f'"{text}"'
        case ("[]", *inner):
            return f"[{_value(tuple(inner), text)}]"
        case ("{name}",):
            return f'{{ "{text}" = "x" }}'
        case _:
            key, *inner = path
            return f"{{ {'x' if key == '{}' else key} = {_value(tuple(inner), text)} }}"


def _record(path: tuple[str, ...], text: str) -> str:
    """A record that has a text at a place, and nothing else."""
    table, *inner = path
    header = f"[{table}]"
    if inner[0] == "[]":
        header, inner = f"[{header}]", inner[1:]
    return f"{header}\n{inner[0]} = {_value(tuple(inner[1:]), text)}\n"


@pytest.mark.parametrize("node", LIMITED, ids=_named)
def test_a_text_that_is_too_long_is_refused_with_its_line(node: Node) -> None:
    """Each text of the format: one more character than its limit is refused, the limit is not."""
    most = node.schema["maxLength"]

    def said(length: int) -> list[str]:
        with pytest.raises(FactBaseError) as refused:
            parse(_record(node.path, "h" * length).encode(), "x.toml")
        return [
            str(one)
            for one in refused.value.findings
            if one.rule == "limit" and one.where.line == 2
        ]

    (finding,) = said(most + 1)
    assert f": {most + 1:,} characters, but at most {most:,} are read" in finding
    assert said(most) == []


def _refused(text: str) -> list[str]:
    with pytest.raises(FactBaseError) as refused:
        parse(text.encode(), "x.toml")
    return [str(one) for one in refused.value.findings]


def test_a_list_that_is_too_long_is_refused(shipped_text: str) -> None:
    """Answers repeat the excerpts of a record, and each route is compared with each."""
    ids = ", ".join(f'"e{number}"' for number in range(31))
    long = "".join(
        f'[[excerpt]]\nid = "e{number}"\nsection = "I"\nparagraph = 1\nquote = "{"a" * 4100}"\n'
        for number in range(5)
    )
    changed = shipped_text.replace('excerpts = ["I.1.1"]', f"excerpts = [{ids[:28]}]", 1) + long

    assert "x.toml:2: figure no 1: excerpts: 31 entries, but at most 30 are read" in _refused(
        f"[[figure]]\nexcerpts = [{ids}]\n"
    )
    (finding,) = _refused(changed)
    assert finding.endswith(": excerpts: together more than 10,000 characters")
    assert changed.splitlines()[int(finding.split(":")[1]) - 1] == f"excerpts = [{ids[:28]}]"


@pytest.mark.parametrize(
    ("first", "second"),
    [("gambia", "the-gambia"), ("a-b", "a.b"), ("A.b", "a-b"), ("a_b", "a--b"), ("a", "a")],
)
def test_ids_that_people_cannot_tell_apart_are_refused(
    first: str, second: str, shipped_text: str
) -> None:
    """Ids are typed in any case, with any punctuation: two that read the same name both lines."""
    lines = shipped_text.count("\n")
    more = "".join(f'[[section]]\nid = "{one}"\nheading = "A heading"\n' for one in (first, second))
    (finding,) = _refused(shipped_text + more)

    assert finding.startswith(f'x.toml:{lines + 5}: section "{second}": the id ')
    assert f"in [[section]] on line {lines + 2}" in finding


LOCK = """\
version = 2
source = "a.html"
sha256 = "6dc1ecda947ac931559e5ebb80a21747571cf584a4e59060e93c41b16e38bd96"
quotes = 0
"""


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (LOCK.replace("a.html", "a" * 4_000_000), r"not a lock \(line 2 has 4,000,011 bytes\)"),
        (LOCK.replace("a.html", "a" * 301), "the lock is damaged"),
        (LOCK.replace("6dc1", "6dc1" * 9), "the lock is damaged"),
        (LOCK + "[a.b.c.d]\n" * 1001, r"not a lock \(too many tables within tables\)"),
        (LOCK + "a = " + "[" * 3000, r"not a lock \(nested too deeply\)"),
        (LOCK + "a = \n", r"not a lock \(line 5: not valid TOML: "),
        (LOCK + f"a = {'1' * 5000}\n", r"not a lock \(line 5: a number has too many digits\)"),
    ],
)
def test_a_lock_is_limited_before_it_is_parsed(content: str, said: str) -> None:
    """A lock has short lines, because each answer names the source that proved it."""
    with pytest.raises(FileError, match=said):
        parse_lock(content.encode(), Path("x.lock"))

    assert parse_lock(LOCK.encode(), Path("x.lock")).source == "a.html"


FLOOD = (Path(__file__).parents[1] / "proof" / "flood" / "flood.toml").read_text(encoding="utf-8")


def _on_routes(count: int) -> str:
    """A fact base with some routes."""
    keys = 'measure = "people"\nmeasures = ["homeless"]\nexcerpts = ["flood.1.1"]\n'
    return FLOOD + "".join(
        f'[[route]]\nid = "r{number}"\nname = "Route {number}"\n{keys}' for number in range(count)
    )


def test_routes_are_compared_pair_by_pair_up_to_a_limit(ask: Ask, tmp_path: Path) -> None:
    """A document has at most 64; a folder with more is asked which to compare."""
    most = limits.ROUTES
    one, two = tmp_path / "one.toml", tmp_path / "two.toml"
    one.write_text(_on_routes(most), encoding="utf-8")
    said = ask("compare", "--facts", str(one), "--json")
    assert len(json.loads(said.out)["ratio"]) == most * (most - 1) // 2

    (finding,) = _refused(_on_routes(most + 1))
    line = FLOOD.count("\n") + 1
    assert finding == f'x.toml:{line}: route "r0": 65 records, but at most 64 are read'

    two.write_text(_on_routes(1).replace("DC0007", "DC0008"), encoding="utf-8")
    said = ask("compare", "--facts", str(tmp_path), "--json")
    assert said.code == 2
    assert "at most 64 things can be compared, and these are 65: name those" in said.err
