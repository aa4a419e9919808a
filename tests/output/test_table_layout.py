"""Where a table's columns stand."""

import pytest

from eufacts.output.layout import Layout, layout
from eufacts.report import Column

LIST = (
    Column("id", "ID", "id"),
    Column("value", "AMOUNT", "quantity"),
    Column("label", "WHAT", "label"),
    Column("status", "STATUS", "status"),
    Column("section", "PLACE", "place"),
)
PLAIN = (
    Column("code", "CODE", "id"),
    Column("name", "NAME"),
    Column("name_in_document", "IN THE DOCUMENT", wide=True),
    Column("facts", "FACTS", "count"),
)


@pytest.mark.parametrize(
    ("expected", "width"),
    [
        (Layout((0, 1, 2, 3, 4)), 200),
        (Layout((0, 1, 2, 3, 4)), 160),
        (Layout((1, 2, 3, 4), below=(0,)), 159),
        (Layout((1, 2, 3, 4), below=(0,)), 120),
        (Layout((1, 2), below=(0, 3, 4)), 119),
        (Layout((1, 2), below=(0, 3, 4)), 70),
        (Layout((2,), above=(1,), below=(0, 3, 4)), 69),
        (Layout((2,), above=(1,), below=(0, 3, 4)), 20),
    ],
)
def test_columns_move_below_the_label(expected: Layout, width: int) -> None:
    """The id goes first, then the rest, at last what stands before the label goes above it."""
    assert layout(LIST, width) == expected


@pytest.mark.parametrize("width", range(20, 200))
def test_every_column_of_a_list_is_somewhere(width: int) -> None:
    """No width hides the id, or anything else that a list has."""
    where = layout(LIST, width)
    assert sorted((*where.beside, *where.above, *where.below)) == list(range(len(LIST)))


@pytest.mark.parametrize(
    ("expected", "width"),
    [
        (Layout((0, 1, 2, 3)), 120),
        (Layout((0, 1, 3)), 119),
        (Layout((0, 1, 3)), 37),
        (Layout((0, 1, 3), cards=True), 36),
    ],
)
def test_a_table_without_labels_becomes_cards(expected: Layout, width: int) -> None:
    """Wide columns go first, and what cannot be read is not a table."""
    assert layout(PLAIN, width) == expected
