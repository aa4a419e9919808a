"""Which columns of a table stand side by side at a width.

A page's width and a table's columns decide, never what the cells hold: one command has one layout.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from eufacts.report import Column

_SIDE_BY_SIDE = 70
"""From this width on there is room beside a label for what stands before it."""
_ROOMY = 120
"""From this width on there is room beside a label for every column but the id."""
_WIDE = 160
"""From this width on there is room for the id, too."""

_GAP = 2
_LEAST = {
    "id": 16,
    "name": 16,
    "quantity": 14,
    "count": 5,
    "period": 12,
    "place": 12,
    "code": 10,
    "prose": 24,
}
_LEAST_TEXT = 12
"""The least widths at which a column can be read."""


@dataclass(frozen=True)
class Layout:
    """Where each column of a table stands, by its position."""

    beside: tuple[int, ...]
    """The columns that stand side by side; for cards, the lines of a card."""
    above: tuple[int, ...] = ()
    """What stands in a line above the label."""
    below: tuple[int, ...] = ()
    """What stands in a faint line below the label, the id first."""
    cards: bool = False
    """Whether each record is a card, because its columns do not fit side by side."""


def layout(columns: Sequence[Column], width: int) -> Layout:
    """Lay out a table.

    Args:
        columns: Those of its columns that hold anything.
        width: The page's.
    """
    every = tuple(range(len(columns)))
    label = next((at for at in every if columns[at].style == "label"), None)
    if label is None:
        beside = tuple(at for at in every if width >= _ROOMY or not columns[at].wide)
        needed = sum(_least(columns[at]) for at in beside) + _GAP * (len(beside) - 1)
        return Layout(beside, cards=needed > width)
    if width >= _WIDE:
        return Layout(every)
    ids = tuple(at for at in every if columns[at].style == "id")
    others = tuple(at for at in every if at not in ids)
    if width >= _ROOMY:
        return Layout(others, below=ids)
    leading = tuple(at for at in others if at < label or columns[at].style == "quantity")
    below = (*ids, *(at for at in others if at > label and at not in leading))
    if width >= _SIDE_BY_SIDE:
        return Layout(tuple(sorted((*leading, label))), below=below)
    return Layout((label,), above=leading, below=below)


def _least(column: Column) -> int:
    """The least width at which a column can be read, its title unbroken."""
    title = max((len(word) for word in column.title.split()), default=0)
    return max(_LEAST.get(column.style, _LEAST_TEXT), title)
