"""How styles quote."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eufacts.citations.styling import DOUBLE, SINGLE, QuoteStyle

AMERICAN = QuoteStyle(*DOUBLE, block_from=40)
BRITISH = QuoteStyle(*SINGLE, block_from=40)


@pytest.mark.parametrize(
    ("words", "american", "british"),
    [
        ("One.", "“One.”", "‘One.’"),
        ("A ‘hub’ is.", "“A ‘hub’ is.”", "‘A “hub” is.’"),
        ("A “hub” is.", "“A ‘hub’ is.”", "‘A “hub” is.’"),
        ('A "hub" is.', "“A ‘hub’ is.”", "‘A “hub” is.’"),
        ("Turkey’s ‘“hub” of hubs’.", "“Turkey’s ‘“hub” of hubs’.”", "‘Turkey’s “‘hub’ of hubs”.’"),
        ("The states’ aid.", "“The states’ aid.”", "‘The states’ aid.’"),
        ("Da'esh", "“Da'esh”", "‘Da'esh’"),
    ],
)
def test_marks_within_give_way(words: str, american: str, british: str) -> None:
    """A quotation within has the other marks; apostrophes and what does not pair off stay."""
    assert (american, british) == (AMERICAN.quoted(words), BRITISH.quoted(words))


def test_a_block_has_no_marks() -> None:
    """From so many words on; a quotation within then has the style's first marks."""
    words = " ".join(["word"] * 38)
    assert AMERICAN.quoted(f"{words} ‘hub’") == f"“{words} ‘hub’”"
    assert AMERICAN.quoted(f"{words} a ‘hub’") == f"{words} a “hub”"
    assert BRITISH.quoted(f"{words} a “hub”") == f"{words} a ‘hub’"


@given(st.text(st.sampled_from("ab .,“”‘’\"'\n")))
def test_words_never_change(words: str) -> None:
    """But for quotation marks, the words are what they were."""
    marks = re.compile('[“”‘’"]')
    for quoting in (AMERICAN, BRITISH):
        assert marks.sub("", quoting.quoted(words)) == marks.sub("", words)
        assert len(quoting.quoted(words)) - len(words) in {0, 2}
