"""How wide the columns of a table are, or that they do not fit. Arithmetic only, no text."""

from collections.abc import Sequence
from dataclasses import dataclass

GAP = 2
"""Columns between two columns of a table."""

_ALWAYS_WIDE = 120
"""From this width on there is room to spare, whatever the table holds."""


@dataclass(frozen=True)
class Need:
    """What a column needs."""

    natural: int
    """The width at which none of its cells wraps."""
    least: int
    """The width below which it cannot be read."""
    wide: bool = False
    """True where it is shown only when there is room to spare."""


def fit(needs: Sequence[Need], width: int) -> dict[int, int] | None:
    """The columns to show, by their position, with the width of each; None where they do not fit.

    Columns that can be narrower than they would like share what is left evenly, wide ones last.

    Args:
        needs: What each column needs, from left to right.
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
    """Widen columns evenly, none beyond its natural width; what is left of the room."""
    while spare and (growing := [at for at in columns if widths[at] < needs[at].natural]):
        share, odd = divmod(spare, len(growing))
        for place, at in enumerate(growing):
            more = min(share + (place < odd), needs[at].natural - widths[at])
            widths[at] += more
            spare -= more
    return spare


def _shown(needs: Sequence[Need], width: int) -> set[int]:
    """The columns that are not wide and, from the left, as many wide ones as there is room for."""
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
