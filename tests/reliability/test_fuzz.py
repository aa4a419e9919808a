"""Fuzzing: command lines, fact bases, sources and quantities, of all sorts.

CI tries some hundred cases. ``EUFACTS_FUZZ=nightly`` tries 200,000 and more:
``EUFACTS_FUZZ=nightly python -m pytest tests/reliability/test_fuzz.py``.
"""

import io
import os
import re
from contextlib import chdir, redirect_stderr, redirect_stdout
from itertools import pairwise
from pathlib import Path

import pytest
from attempts import SMALL, put
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eufacts.cli.app import COMMANDS, main
from eufacts.errors import FactBaseError
from eufacts.findings import Finding, Where
from eufacts.format.reader import parse
from eufacts.output import Format
from eufacts.source.numbers.read import read_numbers
from eufacts.source.page.document import read_document

pytestmark = pytest.mark.reliability

NIGHTLY = os.environ.get("EUFACTS_FUZZ") == "nightly"


def fuzzed(cases: int) -> settings:
    """The number of cases in CI; four hundred times as many at night."""
    return settings(
        max_examples=cases * 400 if NIGHTLY else cases,
        deadline=None,
        derandomize=not NIGHTLY,
        database=None,
        suppress_health_check=list(HealthCheck),
    )


NONE_SAID = Finding(Where("nowhere", 0, ""), "", "")
LINES = SMALL.splitlines(keepends=True)
TOKENS = [
    "[",
    "]",
    "[[",
    "]]",
    "=",
    '"',
    "'",
    '"""',
    "{",
    "}",
    ",",
    "\n",
    "\r",
    "\0",
    "#",
    ".",
    "-",
]
VALUES = [
    "nan",
    "-inf",
    "1e999",
    "0x1F",
    "10" * 300,
    "[]",
    "{}",
    "true",
    "2015-09-09",
    '""',
    "[[1]]",
]


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """A fact base in which lines are missing, twice, exchanged or written over."""
    lines = list(LINES)
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(lines) - 1))
        match draw(st.integers(0, 4)):
            case 0:
                del lines[at]
                lines = lines or ["\n"]
            case 1:
                lines.insert(at, lines[draw(st.integers(0, len(lines) - 1))])
            case 2:
                lines[at] = re.sub("=.*", f"= {draw(st.sampled_from(VALUES))}", lines[at])
            case 3:
                cut = draw(st.integers(0, len(lines[at])))
                lines[at] = lines[at][:cut] + draw(st.sampled_from(TOKENS)) + lines[at][cut:]
            case _:
                lines[at] = draw(st.text(max_size=20)) + lines[at]
    content = "".join(lines).encode("utf-8", "surrogatepass")
    return content[: draw(st.integers(0, len(content)))] if draw(st.booleans()) else content


@fuzzed(150)
@given(mutated() | st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_fact_bases(content: bytes) -> None:
    """Any bytes are a fact base or findings that name the file."""
    findings: tuple[Finding, ...] = ()
    try:
        parse(content, "fuzzed.toml")
    except FactBaseError as error:
        findings = error.findings or (NONE_SAID,)
    assert all(str(one).startswith("fuzzed.toml") for one in findings)


WORDS = st.sampled_from(
    [
        "EUR",
        "3.9",
        "billion",
        "million",
        "more",
        "than",
        "less",
        "about",
        "%",
        "per",
        "cent",
        "2015",
        "May",
        "9",
        "September",
        "to",
        "–",
        "and",
        "1,5",
        "1.500.000",
        "½",
        "two",
        "hundred",
        "thousand",
        "dozen",
        "since",
        ".",
        ",",
        "(",
        ")",
        "[1]",
        "§",
        "40°",
        "10^9",
        "٣",
        "Ⅳ",
        "\u202e",
    ]
)


@fuzzed(150)
@given(st.lists(WORDS, max_size=30).map(" ".join) | st.text(max_size=200))
def test_quantities(text: str) -> None:
    """Any text is read: spans are within it, in order, and contain their words."""
    reading = read_numbers(text)
    for found in (reading.quantities, reading.dates, reading.set_aside):
        spans = [one.span for one in found]
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert all(one[1] <= other[0] for one, other in pairwise(spans))


BLOCKS = st.sampled_from(
    [
        "I. A",
        "1.",
        "(1)",
        "[1]",
        "<p>",
        "</p>",
        "<h1>x</h1>",
        "<script>",
        "&#0;",
        "&#x110000;",
        "<a href='#n'>",
        "<table><tr><td>",
        "<!--",
        "]]>",
        "\n",
        "\n\n",
        "\t",
        "¶",
        "<html>",
        "\0",
    ]
)


@fuzzed(100)
@given(st.lists(BLOCKS | st.text(max_size=10), max_size=40).map("".join))
def test_sources(text: str) -> None:
    """Any text or page is a document, whose paragraphs are numbered from 1."""
    for section in read_document(text).sections:
        numbers = [one.number for one in section.paragraphs]
        assert numbers == sorted(numbers)


OPTIONS = [
    "--json",
    "--csv",
    "--markdown",
    "--limit",
    "--sort",
    "--year",
    "--country",
    "--topic",
    "--min",
    "--max",
    "--section",
    "--kind",
    "--fields",
    "--style",
    "--reverse",
    "--total",
    "--footnote",
    "--route",
    "--format",
    "-h",
    "--help",
    "--quote",
    "--force",
    "a.csv",
    "-n",
    "--",
    "-",
]
COMMAND_NAMES = [
    name for group in COMMANDS.values() for name in group if name not in {"open", "cache"}
]
ARGUMENTS = st.sampled_from(
    [*OPTIONS, "TR", "people", "I", "5", "-1", "2015", "1bn", *Format]
) | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small fact base."""
    return put(tmp_path_factory.mktemp("fuzz") / "base.toml", SMALL)


@fuzzed(120)
@given(st.sampled_from(COMMAND_NAMES), st.lists(ARGUMENTS, max_size=6))
def test_command_lines(base: Path, name: str, words: list[str]) -> None:
    """Any words are an answer or an error with its code; nothing else is raised."""
    words = [word for word in words if not word.startswith("--copy")]
    if name == "export":  # what it writes stays here
        words = [word.replace("/", "") for word in words]
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True) for _ in range(2))
    with chdir(base.parent), redirect_stdout(out), redirect_stderr(err):
        code = main([name, "--facts", str(base), *words])

    assert 0 <= code <= 5
    assert code not in {2, 3, 4} or err.buffer.getvalue() or out.buffer.getvalue()
