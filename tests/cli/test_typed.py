"""What a person types has limits, and a message shows at most 80 characters of it."""

import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from conftest import Ask
from eufacts.cli.app import COMMANDS, app

LONG = "x" * 5_000
OUT_OF_RANGE = (
    "9" * 350,
    f"-{'9' * 350}",
    "9" * 5000,
    "٣" * 350,
    "1e400",
    "nan",
    "-inf",
    "0x10",
    "x",
)
NUMBERS = frozenset({"--explain", "--first", "--footnote", "--limit", "--max", "--min", "--year"})
"""The options that take a number; ``audit`` has the first --explain, of a line."""

NEEDED = {
    "audit": "nowhere.md",
    "check": "",
    "cite": "syria-killed",
    "country": "Syria",
    "diff": "nowhere.toml nowhere.toml",
    "draft": "nowhere.html",
    "export": "nowhere/facts.csv",
    "open": "syria-killed --print",
    "read": "5 people",
    "review": "nowhere.toml",
    "search": "refugees",
    "show": "syria-killed",
}
"""Arguments without which a command does nothing."""


def _parameters() -> Iterator[tuple[str, Any]]:
    """Each option and argument once, with a command that has it."""
    group: Any = typer.main.get_command(app)
    context = typer.Context(group)
    seen = set()
    for name in (name for commands in COMMANDS.values() for name in commands):
        for parameter in group.get_command(context, name).params:
            key = parameter.opts[0] if parameter.opts[0].startswith("-") else f"{name} argument"
            if key not in seen:
                seen.add(key)
                yield name, parameter


def _lines(typed: str, *, of: frozenset[str] = frozenset()) -> list[str]:
    """Command lines that give a text to each parameter that takes one."""
    lines = []
    for name, parameter in _parameters():
        if getattr(parameter, "is_flag", False) or name == "cache":
            continue
        if of and parameter.opts[0] not in of:
            continue
        is_option = parameter.param_type_name == "option"
        words = [NEEDED.get(name, ""), parameter.opts[0], typed] if is_option else [typed]
        if typed.startswith("-"):
            words = [NEEDED.get(name, ""), f"{parameter.opts[0]}={typed}"]
        lines.append(
            shlex.join([name, *shlex.split(words[0]), *words[1:]] if is_option else [name, *words])
        )
    return lines


@pytest.mark.parametrize(
    "line",
    [
        LONG,
        f"--{LONG}",
        f"facts --{LONG}=1",
        f"facts --limit={LONG}",
        f"facts -n{LONG}",
        f"cache {LONG}",
    ]
    + [
        f"facts {LONG}",
        f"facts '--{chr(10) * 5000}'",
        f"facts 'a {LONG}'",
        f"show {LONG} x",
        f"'{' '.join('a' * 50_000)}'",
    ]
    + [f"facts --country 'Syria,{LONG}'", f"cite --style ./{LONG}.csl", f"check a --facts {LONG}"]
    + [f"{line}{json_}" for line in _lines(LONG) for json_ in ("", " --json")],
    ids=lambda line: re.sub("x{9,}", "xx", line)[:60],
)
def test_a_message_shows_at_most_80_characters_of_what_was_typed(line: str, ask: Ask) -> None:
    """Whatever is typed where: a short message, with an exit code that says what is wrong."""
    if line.startswith("read xx"):
        pytest.skip("a text to read is not a question")
    said = ask(*shlex.split(line))

    assert said.code in {1, 2, 4}
    assert said.out in {"", "[]\n", "null\n"}
    assert len(said.err) < 1500
    assert max(map(len, re.findall("x+", said.err)), default=0) <= 80


@pytest.mark.parametrize("number", OUT_OF_RANGE, ids=lambda number: number[:9])
def test_a_number_beyond_its_range_is_wrong_usage(number: str, ask: Ask) -> None:
    """Each option that takes a number says which it takes."""
    lines = _lines(number, of=NUMBERS)
    assert len(lines) == 7
    for line in lines:
        said = ask(*shlex.split(line), "--json")
        assert (said.code, said.out) == (2, ""), line
        assert json.loads(said.err)["error"].startswith("Invalid value for '--"), line


@pytest.mark.parametrize("number", [2**31, 2**63, 10**20, -1, 0])
@pytest.mark.parametrize("option", ["--limit", "--year", "--footnote"])
def test_a_count_has_a_range(option: str, number: int, ask: Ask) -> None:
    """SQLite and the calendar know no such number."""
    said = ask("facts", f"{option}={number}")

    assert (said.code, said.out) == (2, "")
    assert f"{number} is not in the range 1<=x<=" in said.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("search", *map(str, range(65))), "a question has at most 64 words, not 65"),
        (("search", " ".join("abcdefghij" * 10_000)), "at most 64 words, not 100000"),
        (("search", "-".join("abcdefghij" * 10)), "at most 64 words, not 100"),
        (("search", "x" * 201), "a word of a question has at most 200 characters"),
        (("excerpts", *("word",) * 65), "at most 64 words, not 65"),
        (("show", *(f"unknown-{n}" for n in range(10_000))), "no id 'unknown-0'"),
        (("cite", *(f"unknown {n}" for n in range(10_000))), "no id 'unknown 0'"),
        (("compare", *("Syria", "Iraq") * 10_000, "nowhere"), "no route, country or fact"),
        (("facts", *("--country", "Syria") * 301), "more than 300 countries"),
        (("facts", "--country", ",".join(["Syria"] * 40_000)), "more than 300 countries"),
        (("facts", *("--kind", "figure") * 40_000), "more than 300 kinds"),
        (("facts", *("--year", "2015") * 301), "more than 300 years"),
        (("countries", *("--with", "visa facilitation") * 301), "more than 300 "),
        (("facts", "--fields", ",".join(["id"] * 301)), "--fields names more than 300 fields"),
        (("facts", "--fields", "a." * 50_000 + "a"), "no field"),
    ],
    ids=lambda words: " ".join(words)[:30] if isinstance(words, tuple) else None,
)
def test_a_list_has_a_limit(words: tuple[str, ...], said: str, ask: Ask) -> None:
    """A list that is too long is wrong usage, at once."""
    found = ask(*words)

    assert (found.code, found.out) == (2, "")
    assert said in found.err


def test_at_most_64_things_are_compared(ask: Ask) -> None:
    """They are compared pair by pair."""
    every = json.loads(ask("facts", "--json", "--fields", "id").out)
    said = ask("compare", *(row["id"] for row in every[:65]))

    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("eufacts: at most 64 things can be compared, and these are 65")


def _broken(count: int) -> str:
    return "[document]\n" + "".join(f"[[figure]]\nid = 'x{n}'\n" for n in range(count))


def test_a_fact_base_with_many_problems_shows_the_first_20(ask: Ask, tmp_path: Path) -> None:
    """And how many there are besides; ``check`` lists all."""
    base = tmp_path / "base.toml"
    base.write_text(_broken(40), encoding="utf-8")
    all_ = json.loads(ask("check", str(base), "--json").out)["findings"]

    for command in ("figures", "search x", "verify"):
        said = ask(*command.split(), "--facts", str(base))
        assert (said.code, said.out) == (3, "")
        assert len(said.err.splitlines()) == 21
        assert said.err.endswith(f"\nand {len(all_) - 20} more; eufacts check lists all\n")
    in_json = json.loads(ask("figures", "--json", "--facts", str(base)).err)
    assert in_json["error"].count("\n") == 20


def test_a_folder_with_many_broken_documents_names_the_first_20(
    ask: Ask, tmp_path: Path, shipped_text: str
) -> None:
    """Each is left out; so are the lines on those after the twentieth."""
    (tmp_path / "whole.toml").write_text(shipped_text, encoding="utf-8")
    for number in range(30):
        (tmp_path / f"broken-{number:02}.toml").write_text("x =", encoding="utf-8")
    said = ask("routes", "--facts", str(tmp_path))

    assert said.code == 0
    assert len(said.err.splitlines()) == 21
    assert said.err.endswith("\neufacts: and 10 more; eufacts check lists all\n")


ACTING = "\x07\x1b\x7f\x80\x85\x9b\x9d\u202a\u202e\u2066\u2069\u2028\u2029"


@pytest.mark.parametrize("sign", [*ACTING, "\udcff", "é", "文"], ids=ascii)
def test_an_error_in_json_is_inert_and_says_what_was_typed(sign: str, ask: Ask) -> None:
    """What would act on a terminal is escaped, as in answers, and JSON gives it back."""
    for words in (
        ("show", f"{sign}x-1"),
        (f"{sign}x",),
        ("facts", f"--{sign}x"),
        ("facts", "--facts", f"{sign}x.toml"),
        ("facts", "--year", f"{sign}x"),
        ("export", f"{sign}x"),
        ("cite", "--style", f"./{sign}x.csl"),
    ):
        assert not {*ask(*words).err} & {*ACTING}
        said = ask(*words, "--json")
        error = json.loads(said.err)

        assert said.code == error["exit_code"] in {1, 2, 4}
        assert said.err.count("\n") == 1
        assert not {*said.err[:-1]} & {*ACTING}
