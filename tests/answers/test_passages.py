"""Why a search found a record: a part of its sentences that leaves no word or number half."""

import json

from hypothesis import given
from hypothesis import strategies as st

from conftest import Ask
from eufacts.answers.passages import passage

WORDS = st.lists(
    st.sampled_from(["142,649", "the", "Hungary.", "routes;", "a"]), min_size=1, max_size=150
)


@given(WORDS, st.data())
def test_no_word_is_cut_and_no_mark_moves(words: list[str], data: st.DataObject) -> None:
    """However long the sentences are, and whatever was marked."""
    text = " ".join(words)
    picked = data.draw(st.sets(st.integers(0, len(words) - 1), max_size=5))
    starts = [len(" ".join(words[:at])) + (at > 0) for at in sorted(picked)]
    marks = [(start, start + len(text[start:].split(" ")[0])) for start in starts]
    match = json.loads(passage(text, marks))

    shown = match["text"].removeprefix("… ").removesuffix(" …")
    assert f" {shown} " in f" {text} "
    assert {match["text"][start:end] for start, end in match["marks"]} <= {
        words[at] for at in picked
    }
    assert not marks or match["marks"]


def test_the_first_sentence_is_whole(ask: Ask) -> None:
    """A sentence of usual length is not cut, and a number never is."""
    out = ask("search", "142,649", "--format", "table").out

    assert "By August 2015, 142,649 irregular entries had\n  been registered in Hungary" in out


def test_a_sentence_is_shown_once(ask: Ask) -> None:
    """Several records of one sentence come below it."""
    out = ask("search", "yemen refugees somalia", "--format", "table").out

    assert out.count("95% of them from Somalia") == 1
    assert out.count("· figure ·") == 2


def test_what_became_of_an_amount_is_shown(ask: Ask) -> None:
    """Money that was negotiated is not money that was paid."""
    out = ask("search", "200 million eritrea", "--limit", "1", "--format", "table").out

    assert out.splitlines()[-3].endswith(" · negotiated")


def test_letters_that_grow_in_small_letters_move_no_mark() -> None:
    """A quote may have any letters: İ is two characters in small letters."""
    match = json.loads(passage("İİİ: more than 5 million left.", (), "more than 5 million"))

    ((start, end),) = match["marks"]
    assert match["text"][start:end] == "more than 5 million"
