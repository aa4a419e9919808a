"""Names that people type: one form for comparing them."""

from hypothesis import example, given
from hypothesis import strategies as st

from eufacts.format.spelling import normalise_name


@given(st.text(alphabet=st.characters(max_codepoint=127)))
@example("The The")
@example("the turkey-3.1")
def test_plain_names_have_the_same_form_as_all_names(name: str) -> None:
    """The quick way for plain names gives what the way for all names gives."""
    letters = "".join(c if c.isalnum() else " " for c in name.casefold())
    words = letters.split()
    while len(words) > 1 and words[0] == "the":
        del words[0]

    assert normalise_name(name) == " ".join(words)
