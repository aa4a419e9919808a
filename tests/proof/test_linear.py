"""Reading and proving take steps and memory in proportion to the source, counted.

What is looked at is how often each line of the program runs: one that runs four times as often for
twice the text gives itself away among few repetitions. Valgrind counts what no line shows, as in
regular expressions; that takes minutes, so ``.ci/nightly`` does it.
"""

import gc
import os
import re
import shutil
import subprocess
import sys
import tracemalloc
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from shapes import MEMORY, PATTERNS, SHAPES, load

from eufacts.proof.source_file import Location, Passage
from eufacts.source.numbers.read import read_text
from eufacts.source.numbers.spans import Span
from eufacts.source.page.folding import normalise_text
from eufacts.source.wordiff import NearMisses

if TYPE_CHECKING:
    from _typeshed import TraceFunction

MOST = 2.4
"""The most steps and memory for twice the text, as a multiple."""
FEW = 8
"""A line that runs no more often than this for each repetition is not repeated in itself."""
LONG = 4500
"""More characters than are shown around an item."""

ALL = (*SHAPES, *PATTERNS)
BATCHES = [ALL[at : at + 20] for at in range(0, len(ALL), 20)]

IN_CI, NIGHTLY = pytest.mark.reliability, pytest.mark.instructions

Line = tuple[str, int]


def _steps(work: Callable[[], object]) -> Counter[Line]:
    """How often some work runs each line."""
    counts: defaultdict[Line, int] = defaultdict(int)

    def trace(frame: FrameType, event: str, _: object) -> "TraceFunction":
        if event == "line":
            counts[frame.f_code.co_filename, frame.f_lineno] += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return Counter(counts)


def _memory(work: Callable[[], object]) -> int:
    """The most bytes that some work holds at once, if nothing is collected meanwhile."""
    gc.collect()
    gc.disable()
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
        gc.enable()


def _steep(work: Callable[[int], object], n: int) -> dict[Line, tuple[int, int]]:
    """The lines that run too often for twice the repetitions."""
    few, many = _steps(lambda: work(n)), _steps(lambda: work(2 * n))
    return {
        line: (few[line], count)
        for line, count in many.items()
        if count > max(MOST * few[line], FEW * 2 * n)
    }


def _doubled(n: int) -> Sequence[int]:
    return n, 2 * n, 4 * n, 8 * n


@pytest.fixture(scope="module", autouse=True)
def _loaded() -> None:
    """What is loaded once is loaded."""
    load()


@pytest.mark.reliability
@pytest.mark.parametrize("name", SHAPES)
def test_twice_the_text_takes_twice_the_steps(name: str) -> None:
    """What is repeated in a source is not compared with all of its like."""
    shape = SHAPES[name]

    assert _steep(shape.prove, shape.few) == {}


@pytest.mark.instructions
@pytest.mark.parametrize("name", SHAPES)
def test_each_doubling_takes_twice_the_steps(name: str) -> None:
    """In all, up to eight times; single lines begin to run where a cache is full."""
    shape = SHAPES[name]
    steps = [_steps(partial(shape.prove, n)).total() for n in _doubled(shape.few)]

    assert all(many <= MOST * few for few, many in pairwise(steps)), steps


@pytest.mark.parametrize(
    "name",
    [pytest.param(n, marks=IN_CI if n in MEMORY else NIGHTLY) for n in SHAPES],
)
def test_twice_the_text_takes_twice_the_memory(name: str) -> None:
    """What is shown around an item does not grow with the text."""
    shape = SHAPES[name]
    n = shape.times(LONG if name in MEMORY else 10 * LONG)

    assert _memory(lambda: shape.prove(2 * n)) <= MOST * _memory(lambda: shape.prove(n))


@pytest.mark.instructions
@pytest.mark.parametrize("name", MEMORY)
def test_each_doubling_takes_twice_the_memory(name: str) -> None:
    """Up to eight times, too."""
    shape = SHAPES[name]
    most = [_memory(partial(shape.prove, n)) for n in _doubled(shape.times(LONG))]

    assert all(many <= MOST * few for few, many in pairwise(most)), most


@pytest.mark.instructions
@pytest.mark.skipif(shutil.which("valgrind") is None, reason="valgrind is not here")
@pytest.mark.parametrize("names", BATCHES, ids=", ".join)
def test_twice_the_text_takes_twice_the_instructions(names: Sequence[str]) -> None:
    """No regular expression and no search begins again and again, either."""
    counting = [
        "valgrind",
        "--tool=cachegrind",
        "--cache-sim=no",
        "--cachegrind-out-file=/dev/null",
    ]
    program = [sys.executable, str(Path(__file__).with_name("shapes.py")), *names]
    environment = {**os.environ, "PYTHONHASHSEED": "0"}
    run = subprocess.run(
        [*counting, *program], env=environment, capture_output=True, text=True, check=True
    )
    counts = [int(hit[1].replace(",", "")) for hit in re.finditer(r"I +refs: +(\S+)", run.stderr)]
    each = zip(names, counts[::3], counts[1::3], counts[2::3], strict=False)
    growth = {name: (twice - start) / (once - start) for name, start, once, twice in each}

    assert len(counts) == 3 * len(names) + 1
    assert {name: times for name, times in growth.items() if times > MOST} == {}


@pytest.mark.parametrize(
    "n",
    [pytest.param(25, marks=IN_CI), *(pytest.param(n, marks=NIGHTLY) for n in (50, 100))],
)
def test_a_pattern_of_the_reader_takes_steps_in_proportion(n: int) -> None:
    """Numbers, words and signs in any order are not read again and again."""

    def read(pattern: str) -> Callable[[int], object]:
        return lambda times: read_text(pattern * times)

    found = {pattern: _steep(read(pattern), n) for pattern in PATTERNS}
    assert {pattern: steep for pattern, steep in found.items() if steep} == {}


@pytest.mark.reliability
def test_a_long_near_miss_takes_steps_in_proportion() -> None:
    """Twice as long a quote, wrong in each tenth word, takes about twice as long to show."""

    def find(n: int) -> None:
        words = [f"w{at * at % 1009}" for at in range(3 * n)]
        quote = ["x" if at % 10 == 0 else word for at, word in enumerate(words[n : 2 * n])]
        NearMisses([" ".join(words)]).find(" ".join(quote))

    assert _steps(lambda: find(2000)).total() <= MOST * _steps(lambda: find(1000)).total()


FOLDED = st.text("ab  \t\u00a0\u00ad\u0301\u00b4\ufb01Ω–é.1\u0323", max_size=2000)


@given(FOLDED | st.text("ab\u0301\u0323\ufb01\u200b\u1100\u1161.¨", max_size=300), st.data())
def test_a_span_is_found_in_the_folded_text(text: str, data: st.DataObject) -> None:
    """A passage is folded in pieces; where a span is in it is the same as if it were not."""
    text = f"{text}x"  # as a passage, it ends in no space
    start = data.draw(st.integers(0, len(text)))
    assume(start == len(text) or normalise_text(text[start]))  # it is not invisible
    span = Span(start, data.draw(st.integers(start, len(text))))
    passage = Passage(Location(0, 1, None), text)
    folded = passage.fold_span(span)

    assert passage.folded == normalise_text(text)
    assert folded.start == len(normalise_text(f"{text[:start]}x")) - 1
    assert folded.end - folded.start == len(normalise_text(span.of(text)))
