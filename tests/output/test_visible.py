"""Unseen characters made visible."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st
from sample_reports import HOSTILE

from eufacts.output.visible import visible


def test_a_hostile_text_does_nothing() -> None:
    """What would act on a terminal, or hide, is written as an escape."""
    assert visible(HOSTILE) == (
        r"red\x1b[31m, reversed\u202e, hid\u200bden,\ttab\nline \ [b]bold[/b]"
    )


def test_ordinary_text_stays() -> None:
    """Letters, signs and spaces of any script are not touched."""
    text = "Türkiye – “¶3” ≈ 4\N{NO-BREAK SPACE}%, 日本, عربي, e\N{COMBINING ACUTE ACCENT}"
    assert visible(text) == text


@given(
    st.text(
        st.characters(categories=["Cc", "Cs", "Zl", "Zp"]) | st.sampled_from("\u200d\ufeff\u2066")
    )
)
def test_nothing_unseen_is_left(text: str) -> None:
    """Every control character, surrogate and separator of lines is escaped in ASCII."""
    assert visible(text).isascii()
    assert visible(text).isprintable()


@given(st.text())
def test_only_unseen_characters_change(text: str) -> None:
    """Whatever is not a control or format character comes through."""
    kept = "".join(c for c in text if unicodedata.category(c)[0] != "C" and c.isprintable())
    assert "".join(visible(c) for c in kept) == kept
