"""``verify`` and ``coverage`` take steps and memory in proportion to the source, counted."""

import json
import sys
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from eufacts.proof.base import Base
from eufacts.proof.coverage.run import cover
from eufacts.proof.rows import covered_row, verified_row
from eufacts.proof.source_file import Location, Passage, SourceFile
from eufacts.proof.verify.by_source import verify
from eufacts.proof.verify.wordiff import NearMisses
from eufacts.source.numbers.spans import Span
from eufacts.source.page.folding import normalise_text

if TYPE_CHECKING:
    from _typeshed import TraceFunction

FLOOD = Path(__file__).parent / "flood"
TEXT = (FLOOD / "flood.txt").read_text(encoding="utf-8")
FACTS = (FLOOD / "flood.toml").read_text(encoding="utf-8")
MOST = 2.4
"""The most steps and memory for twice the text, as a multiple."""


def _paragraph(words: Callable[[int], str]) -> Callable[[int], str]:
    """The flood's text with a long paragraph."""
    return lambda n: TEXT.replace("of its kind.", f"of its kind {' '.join(map(words, range(n)))}.")


def _blocks(block: Callable[[int], str]) -> Callable[[int], str]:
    """The flood's text with many blocks before its second section."""
    return lambda n: TEXT.replace(
        "The answer\n", "\n\n".join([*map(block, range(n)), "The answer\n"])
    )


SHAPES = {
    "quantities": _paragraph(lambda n: f"and {n + 10} guests came"),
    "equal quantities": _paragraph(lambda _: "and three boats came"),
    "dates": _paragraph(lambda n: f"and in {1900 + n % 100} it rained"),
    "countries": _paragraph(lambda _: "and Sylvania met France"),
    "acts": _paragraph(lambda n: f"and COM(2014) {n + 1} final"),
    "articles": _paragraph(lambda n: f"and Article {n + 1} of the Treaty"),
    "names": _paragraph(lambda n: f"Red{chr(97 + n % 26)} Cross{chr(97 + n // 26)}"),
    "sections": _blocks(lambda n: f"{n + 10}. Heading of many\n\nHere are {n + 2} people."),
    "paragraphs": _blocks(lambda _: "A short paragraph is here."),
}


def _steps(work: Callable[[], object]) -> int:
    """How many lines some work runs."""
    count = 0

    def trace(_frame: FrameType, event: str, _: object) -> "TraceFunction":
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def _memory(work: Callable[[], object]) -> int:
    """The most bytes that some work holds at once."""
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def _work(shape: str, n: int) -> Callable[[], object]:
    """The proofs of a text with n times a shape."""
    text = SHAPES[shape](n).encode()

    def work() -> list[str]:
        base, source = Base(FACTS.encode(), "flood.toml"), SourceFile.read(text, "flood.txt")
        rows = (verified_row(verify(base, source), None), covered_row(cover(base, source)))
        return [json.dumps(row) for row in rows]

    return work


@pytest.mark.parametrize("shape", SHAPES)
def test_twice_the_text_takes_twice_the_steps_and_memory(shape: str) -> None:
    """What is repeated in a source is not compared with all of its like."""
    _work(shape, 1)()  # loads what is loaded once
    few, many = _work(shape, 150), _work(shape, 300)

    assert _steps(many) <= MOST * _steps(few)
    assert _memory(many) <= MOST * _memory(few)


def test_a_long_near_miss_takes_steps_in_proportion() -> None:
    """Twice as long a quote, wrong in each tenth word, takes about twice as long to show."""

    def work(n: int) -> Callable[[], object]:
        words = [f"w{at * at % 1009}" for at in range(3 * n)]
        quote = ["x" if at % 10 == 0 else word for at, word in enumerate(words[n : 2 * n])]
        return lambda: NearMisses([" ".join(words)]).find(" ".join(quote))

    assert _steps(work(2000)) <= MOST * _steps(work(1000))


@given(st.text("ab  \t\u00a0\u00ad\u0301\u00b4\ufb01Ω–é.1", max_size=2000), st.data())
def test_a_span_is_found_in_the_folded_text(text: str, data: st.DataObject) -> None:
    """A passage is folded in chunks; where a span is in it is the same as if it were not."""
    text = f"{text}x"  # as a passage, it ends in no space
    start = data.draw(st.integers(0, len(text)))
    assume(start == len(text) or not text[start].isspace())
    span = Span(start, data.draw(st.integers(start, len(text))))
    folded = Passage(Location(0, 1, None), text).fold_span(span)

    assert folded.start == len(normalise_text(f"{text[:start]}x")) - 1
    assert folded.end - folded.start == len(normalise_text(span.of(text)))
