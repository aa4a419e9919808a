"""The widths of a table's columns."""

import pytest

from eufacts.output.layout import Need, fit

ID = Need(10, 10)
LABEL = Need(50, 16)
AMOUNT = Need(12, 12)
PLACE = Need(20, 16, wide=True)


@pytest.mark.parametrize(
    ("expected", "width"),
    [
        ({0: 10, 1: 50, 2: 12, 3: 20}, 200),
        ({0: 10, 1: 50, 2: 12, 3: 20}, 120),
        ({0: 10, 1: 50, 2: 12, 3: 20}, 98),
        ({0: 10, 1: 50, 2: 12, 3: 16}, 94),
        ({0: 10, 1: 50, 2: 12}, 93),
        ({0: 10, 1: 50, 2: 12}, 76),
        ({0: 10, 1: 49, 2: 12}, 75),
        ({0: 10, 1: 16, 2: 12}, 42),
        (None, 41),
    ],
)
def test_columns_shrink_then_give_way(expected: dict[int, int] | None, width: int) -> None:
    """Wide columns go first, then text wraps, and what cannot be read is not a table."""
    assert expected == fit([ID, LABEL, AMOUNT, PLACE], width)


def test_a_roomy_page_shows_wide_columns_though_others_wrap() -> None:
    """From 120 columns on, wide columns are shown as long as everything can be read."""
    long = Need(300, 16)
    assert fit([ID, long, PLACE], 120) == {0: 10, 1: 90, 2: 16}
    assert fit([ID, long, PLACE], 119) == {0: 10, 1: 107}


def test_wide_columns_come_one_by_one() -> None:
    """Where there is room for one wide column and not for two, one is shown."""
    assert fit([PLACE, ID, PLACE], 46) == {0: 16, 1: 10, 2: 16}
    assert fit([PLACE, ID, PLACE], 45) == {0: 20, 1: 10}
    assert fit([PLACE, ID, Need(10, 10, wide=True)], 26) == {1: 10, 2: 10}
    assert fit([PLACE], 10) is None


def test_columns_share_what_is_left() -> None:
    """Two long columns grow alike, and one that needs little leaves the rest to the other."""
    assert fit([Need(100, 16), Need(100, 16)], 53) == {0: 26, 1: 25}
    assert fit([Need(20, 16), Need(100, 16)], 62) == {0: 20, 1: 40}
