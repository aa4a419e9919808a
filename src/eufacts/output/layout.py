"""The widths of a table's columns, or that they do not fit: arithmetic without text."""

from collections.abc import Sequence
from dataclasses import dataclass

GAP = 2
"""Columns between two columns of a table."""

_ALWAYS_WIDE = 120
"""From this width on there is room to spare for any table."""


@dataclass(frozen=True)
class Need:
    """The widths that a column needs."""

    natural: int
    """The width at which none of its cells wraps."""
    least: int
    """The width below which it cannot be read."""
    wide: bool = False
    """Whether it is shown only if there is room to spare."""


def fit(needs: Sequence[Need], width: int) -> dict[int, int] | None:
    """The columns to show, by their position, with the width of each; None if they do not fit.

    Columns below their natural width share what is left evenly, wide ones last.

    Args:
        needs: The widths that each column needs, from left to right.
        width: The width of the whole table.
    """
    shown = sorted(_shown(needs, width))
    room = width - GAP * (len(shown) - 1)
    widths = {at: needs[at].least for at in shown}
    spare = room - sum(widths.values())
    if spare < 0 or not shown:
        return None
    for wide in (False, True):
        spare = _grow(widths, needs, [at for at in shown if needs[at].wide is wide], spare)
    return widths


def _grow(widths: dict[int, int], needs: Sequence[Need], columns: Sequence[int], spare: int) -> int:
    """Widen columns evenly, none beyond its natural width, and return the room that is left."""
    while spare and (growing := [at for at in columns if widths[at] < needs[at].natural]):
        share, odd = divmod(spare, len(growing))
        for place, at in enumerate(growing):
            more = min(share + (place < odd), needs[at].natural - widths[at])
            widths[at] += more
            spare -= more
    return spare


def _shown(needs: Sequence[Need], width: int) -> set[int]:
    """The usual columns and, from the left, as many wide ones as there is room for."""
    usual = [at for at, need in enumerate(needs) if not need.wide]
    is_roomy = width >= _ALWAYS_WIDE
    taken = [needs[at].least if is_roomy else needs[at].natural for at in usual]
    room = width + GAP - sum(taken) - GAP * len(taken)
    shown = set(usual)
    for at, need in enumerate(needs):
        if need.wide and need.least + GAP <= room:
            shown.add(at)
            room -= need.least + GAP
    return shown
