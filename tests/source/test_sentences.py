"""Sentences: where one ends and the next begins, in the prose of EU texts."""

import pytest

from eufacts.source.sentences import sentences

DIVIDED = [
    ("One ends here. Another begins.", 2),
    ("It rose to 5 million. In 2014 it fell.", 2),
    ("It rose to 5.5 million in 2014.", 1),
    ("Regulation (EU) No. 231/2014 applies. It was amended.", 2),
    ("See Art. 5 of the act, p. 31, and para. 2.", 1),
    ("Help is given, e.g. Food and shelter, i.e. Tents.", 1),
    ("Mr. Smith and J. Brown of the U.N. Agency agreed.", 1),
    ("1. The summit will meet. 2. The conference will follow.", 2),
    ("(a) The first point. (B) The second.", 2),
    ('He said: "It is done." Then he left.', 2),
    ("Is it done? Yes! It is.", 3),
    ("Costs fell by 20%. 36 people came.", 2),
    ("Done by the office.", 1),
    ("", 0),
]


@pytest.mark.parametrize(("text", "count"), DIVIDED)
def test_a_paragraph_is_divided_into_its_sentences(text: str, count: int) -> None:
    """A full stop ends a sentence unless it belongs to an abbreviation or the number of a list."""
    found = sentences(text)

    assert len(found) == count
    assert " ".join(span.of(text) for span in found) == text
