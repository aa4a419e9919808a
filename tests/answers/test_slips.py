"""Slips in names: what was meant is found, and another country is never shown for it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eufacts.answers.country import meant
from eufacts.errors import NotThereError, UnknownNameError
from eufacts.format.spelling import nearest, normalise_name, slips
from eufacts.index.store import open_index, shipped
from eufacts.source.numbers.countries import countries

LETTERS = "abcdefghijklmnopqrstuvwxyz"
WORDS = st.text(LETTERS, min_size=2, max_size=12)

CALLED = [
    (country.code, normalise_name(name))
    for country in countries().values()
    for name in (*country.names, *country.peoples)
]
"""All names of the countries of the world, with their codes."""

with open_index(shipped()) as _index:
    _IN_DOCUMENT = _index.select("SELECT folded FROM spelling WHERE what = 'country'")

EXACT = {
    *(name for _, name in CALLED),
    *(country.code.lower() for country in countries().values()),
    *(country.alpha3.lower() for country in countries().values()),
    *(str(folded) for (folded,) in _IN_DOCUMENT),
}
"""What is understood as it is typed."""


def _slip(name: str, kind: str, at: int, letter: str) -> str:
    """Make a slip in a name: swap, drop, double or mistake a letter."""
    at %= len(name)
    match kind:
        case "swap":
            return name[:at] + name[at : at + 2][::-1] + name[at + 2 :]
        case "drop":
            return name[:at] + name[at + 1 :]
        case "double":
            return name[: at + 1] + name[at:]
        case _:
            return name[:at] + letter + name[at + 1 :]


SLIPS = st.tuples(
    st.sampled_from(("swap", "drop", "double", "mistake")),
    st.integers(0, 30),
    st.sampled_from(LETTERS),
)


@given(st.sampled_from(CALLED), SLIPS)
def test_a_slip_never_shows_another_country(
    called: tuple[str, str], slip: tuple[str, int, str]
) -> None:
    """Of any country's names, one with a slip is that country's, or none's, or needs a choice."""
    code, name = called
    typed = _slip(name, *slip)
    if typed in EXACT:
        return  # it is another name: Iran for Iraq

    answer = _answer(typed)

    absent = f"the document does not name {countries()[code].names[0]}"
    too_short = min(len(typed), len(name)) < 4 and answer.startswith("no country ")
    assert answer in (code, absent) or "; did you mean " in answer or too_short


def _answer(typed: str) -> str:
    """The code of the country that is shown, or the reason why none is."""
    with open_index(shipped()) as index:
        try:
            return meant(index, typed)[0]
        except (NotThereError, UnknownNameError) as error:
            return str(error)


@pytest.mark.parametrize(
    ("typed", "code"),
    {"lebannon": "LB", "hungery": "HU", "Sirya": "SY", "Tukey": "TR", "Lybien": "LY"}.items(),
)
def test_a_slip_shows_the_country(typed: str, code: str) -> None:
    """It is the one whose name is nearest."""
    assert _answer(typed) == code


@given(WORDS, SLIPS)
def test_a_slip_is_one(word: str, slip: tuple[str, int, str]) -> None:
    """Swapped letters are one slip as the others are."""
    assert slips(word, _slip(word, *slip), 2) <= 1


@given(WORDS, WORDS)
def test_slips_are_counted_from_either_word(one: str, other: str) -> None:
    """They are none between equal words only, and never more than the limit and one."""
    assert slips(one, other, 3) == slips(other, one, 3) <= 4
    assert (slips(one, other, 3) == 0) == (one == other)


@pytest.mark.parametrize(
    ("given_", "near"),
    {
        "comission": ("European Commission",),
        "balkan": ("Western Balkans",),
        "saehl": ("Sahel",),
        "horn": ("Horn of Africa",),
        "narnia": (),
        "turky": ("Turkey",),
    }.items(),
)
def test_the_nearest_names_are_those_that_may_be_meant(given_: str, near: tuple[str, ...]) -> None:
    """Slips are counted in a whole name, or in one of its words."""
    names = (
        "Africa",
        "European Commission",
        "Horn of Africa",
        "Sahel",
        "Turkey",
        "Western Balkans",
    )

    assert nearest(given_, names) == near
