"""The reader on text that nobody here wrote, where that lies beside the checkout."""

import pytest
from accuracy import CORPORA, documented, tables

pytestmark = pytest.mark.skipif(
    not CORPORA.is_dir(), reason="the annotated sentences are not beside the checkout"
)


def test_the_docs_state_the_figures_of_today() -> None:
    """The tables in docs/quantity-reader.md are what the measuring script prints."""
    assert documented() == "".join(tables(CORPORA))
