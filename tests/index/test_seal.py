"""The checksum before a text: what was written comes back, and nothing else does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eufacts.index.seal import BrokenSealError, seal, unseal


@given(st.text())
def test_a_text_comes_back(text: str) -> None:
    """Any text comes back unchanged."""
    assert unseal(seal(text.encode())) == text


@given(st.text(st.characters(codec="ascii"), min_size=1), st.data())
def test_one_flipped_bit_is_noticed(text: str, data: st.DataObject) -> None:
    """In the text as in the checksum."""
    sealed = bytearray(seal(text.encode()).encode())
    at = data.draw(st.integers(0, 7 * len(sealed) - 1))
    sealed[at // 7] ^= 1 << at % 7

    with pytest.raises(BrokenSealError):
        unseal(sealed.decode())
