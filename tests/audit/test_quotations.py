"""Quotations: what a writer may change in one, and what alters it."""

import re
from collections.abc import Callable

import pytest
from audits import Row, audit, book
from hypothesis import given, settings
from hypothesis import strategies as st

STRETCHES = [
    " ".join(words[start : start + 12])
    for words in (row["quote"].split() for row in book().excerpts)
    for start in range(len(words) - 11)
]
"""Every twelve words of the document that follow one another."""

HABITS: dict[str, tuple[str, str | Callable[[re.Match[str]], str]]] = {
    "a space before %": (r"%", " %"),
    "thin spaces": (r" ", "\N{THIN SPACE}"),
    "long dashes with spaces": (r"-", " \N{EN DASH} "),
    "a dash without spaces": (r" \W ", "\N{EM DASH}"),
    "other quotation marks": (r"['\u2018\u2019]", "`"),
    "a small letter": (r"\A([A-Z])", lambda hit: hit[1].lower()),
    "a capital in brackets": (r"\A(\w)", lambda hit: f"[{hit[1].swapcase()}]"),
    "dots at the end": (r"\Z", " ..."),
    "words left out": (r"(?:\S+ ){4}(?=\S+ \S+\Z)", "(\u2026) "),
    "dots with spaces": (r" \S+ (?=\S+\Z)", " . . . "),
    "words put in": (r" \S+ (?=\S+\Z)", " [the EU] "),
}
"""What writers do to a quotation, as a pattern and what stands in its place."""


def _quoted(words: str) -> Row:
    """The verdict on a quotation."""
    claims: list[Row] = audit(f"The paper says \u201c{words}\u201d there.")["claims"]
    return next(one for one in claims if one["kind"] == "quote")


@pytest.mark.parametrize("habit", HABITS)
@settings(max_examples=10)
@given(st.data())
def test_what_a_writer_may_change_is_verbatim(habit: str, data: st.DataObject) -> None:
    """Spaces, marks, the first letter, and what is visibly left out or put in alter nothing."""
    pattern, put = HABITS[habit]
    words = data.draw(st.sampled_from([one for one in STRETCHES if re.search(pattern, one)]))
    quoted = _quoted(re.sub(pattern, put, words))
    assert quoted["status"] == "verbatim", quoted["words"]


@pytest.mark.parametrize(
    ("words", "change"),
    [
        (
            "often also come from conflict zones",
            "often also come from conflict [-zones-] {+areas+}",
        ),
        (
            "less than 85 % of These persons live in developing countries",
            "[-less-] {+More+} than 85% of these …",
        ),
        (
            "80 % of those using the Eastern Mediterranean route \u2026",
            "[-80 %-] {+90%+} of those using the … \u2026",
        ),
        (
            "more than 85% [...] live in poor countries",
            "more than 85% [...] live in [-poor-] {+developing+} countries",
        ),
    ],
)
def test_the_difference_is_shown_and_nothing_else(words: str, change: str) -> None:
    """No change of case or spaces, and no words from beside the quotation."""
    quoted = _quoted(words)
    assert (quoted["status"], quoted["reasons"]) == ("altered", [change])


@pytest.mark.parametrize(
    "words",
    [
        "one of the most important partners",
        "by the end of the decade",
        "in the framework of our own plans",
        "Regulation (EU) 2021/1119 of the European Parliament and of the Council",
    ],
)
def test_common_phrases_are_the_writers_own(words: str) -> None:
    """A few words that every text has are no quotation of the document."""
    assert _quoted(words)["status"] == "unmatched"


@pytest.mark.parametrize(
    ("words", "write", "fixes"),
    [
        (
            "Libya has become a major crossing point",
            (
                "The conflict and the absence of state structures has turned Libya into a major "
                "crossing point"
            ),
            False,
        ),
        (
            "has turned Libya into a minor crossing point",
            "has turned Libya into a major crossing point",
            True,
        ),
        (
            "remains a minor source of irregular migration",
            "remains a major source of irregular migration",
            True,
        ),
    ],
)
def test_what_to_write_is_whole(words: str, write: str, fixes: bool) -> None:
    """Where other words stand for several, it is the sentence up to them, with its verb."""
    quoted = _quoted(words)
    assert (quoted["status"], quoted["write"], quoted["fixes"]) == ("altered", write, fixes)


@settings(max_examples=50)
@given(st.data())
def test_what_to_write_is_verbatim(data: st.DataObject) -> None:
    """Whatever two neighbouring words are changed."""
    words = data.draw(st.sampled_from(STRETCHES)).split()
    at = data.draw(st.integers(0, len(words) - 2))
    quoted = _quoted(" ".join([*words[:at], "balloons", "of", "straw", *words[at + 2 :]]))
    if quoted["status"] == "altered":
        assert _quoted(quoted["write"])["status"] == "verbatim"
