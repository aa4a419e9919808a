"""Plots of growth as SVG: both axes logarithmic, light and dark, no library."""

import math
from collections.abc import Mapping, Sequence
from html import escape
from itertools import pairwise
from typing import NamedTuple

WIDTH, HEIGHT = 720, 400
LEFT, RIGHT, TOP, BOTTOM = 70, 190, 40, 50
COLOURS = (
    "#2563eb",
    "#d97706",
    "#059669",
    "#db2777",
    "#7c3aed",
    "#64748b",
    "#dc2626",
    "#0891b2",
    "#65a30d",
)

_STYLE = """
text { font: 12px system-ui, sans-serif; fill: #1f2937 }
.title { font-size: 14px; font-weight: 600 }
.grid { stroke: #d1d5db; stroke-width: 1 }
.line { fill: none; stroke-width: 2 }
@media (prefers-color-scheme: dark) {
  text { fill: #e5e7eb }
  .grid { stroke: #4b5563 }
}
"""

Points = Sequence[tuple[float, float]]


class Scale(NamedTuple):
    """From values to places on one axis."""

    low: float
    high: float
    start: float
    end: float

    def place(self, value: float) -> float:
        """Where a value stands."""
        share = (math.log10(value) - self.low) / (self.high - self.low)
        return round(self.start + share * (self.end - self.start), 1)

    def ticks(self) -> list[float]:
        """The powers of ten on it; with twos and fives where it is short."""
        powers = range(math.floor(self.low), math.ceil(self.high) + 1)
        steps = (1.0, 2.0, 5.0) if self.high - self.low < 2 else (1.0,)
        every = [step * 10.0**power for power in powers for step in steps]
        return [tick for tick in every if self.low - 1e-9 <= math.log10(tick) <= self.high + 1e-9]


def plot(title: str, unit: str, lines: Mapping[str, Points]) -> str:
    """Draw lines over the number of facts.

    Args:
        title: What is shown.
        unit: The unit of the values.
        lines: For each line its name, and its points: number of facts and value, both above 0.
    """
    across = [x for points in lines.values() for x, _ in points]
    values = [y for points in lines.values() for _, y in points]
    low, high = math.log10(min(values)), math.log10(max(values))
    room = max(0.1, (1 - (high - low)) / 2)
    x = Scale(math.log10(min(across)), math.log10(max(across)), LEFT, WIDTH - RIGHT)
    y = Scale(low - room, high + room, HEIGHT - BOTTOM, TOP)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}"',
        f'role="img" aria-label="{escape(title)}">',
        f"<style>{_STYLE}</style>",
        f'<text class="title" x="{LEFT}" y="22">{escape(title)}, {escape(unit)}</text>',
    ]
    for tick in y.ticks():
        at = y.place(tick)
        parts.append(f'<path class="grid" d="M{LEFT} {at}H{WIDTH - RIGHT}"/>')
        parts.append(f'<text x="{LEFT - 8}" y="{at + 4}" text-anchor="end">{_number(tick)}</text>')
    for tick in sorted(set(across)):
        at = x.place(tick)
        parts.append(f'<path class="grid" d="M{at} {TOP}V{HEIGHT - BOTTOM}"/>')
        below = HEIGHT - BOTTOM + 18
        parts.append(f'<text x="{at}" y="{below}" text-anchor="middle">{_number(tick)}</text>')
    middle = (LEFT + WIDTH - RIGHT) / 2
    parts.append(f'<text x="{middle}" y="{HEIGHT - 12}" text-anchor="middle">facts</text>')
    parts += _lines(lines, x, y)
    return "\n".join([*parts, "</svg>", ""])


def _lines(lines: Mapping[str, Points], x: Scale, y: Scale) -> list[str]:
    """The lines with their dots, and their names at their ends, none upon another."""
    parts = []
    ends: list[tuple[float, str, str]] = []
    for nth, (name, points) in enumerate(lines.items()):
        colour = COLOURS[nth % len(COLOURS)]
        places = [(x.place(across), y.place(value)) for across, value in sorted(points)]
        path = "L".join(f"{across} {value}" for across, value in places)
        parts.append(f'<path class="line" stroke="{colour}" d="M{path}"/>')
        parts += [f'<circle cx="{a}" cy="{b}" r="3" fill="{colour}"/>' for a, b in places]
        ends.append((places[-1][1], name, colour))
    ends.sort()
    heights = [end for end, _, _ in ends]
    for _ in range(200):  # names that are too near push each other apart
        for nth, (above, below) in enumerate(pairwise(heights)):
            lacking = 16 - (below - above)
            if lacking > 0:
                heights[nth] -= lacking / 2
                heights[nth + 1] += lacking / 2
    for height, (_, name, colour) in zip(heights, ends, strict=True):
        left = WIDTH - RIGHT + 12
        parts.append(
            f'<rect x="{left}" y="{height - 5:.1f}" width="9" height="9" fill="{colour}"/>'
        )
        parts.append(f'<text x="{left + 14}" y="{height + 4:.1f}">{escape(name)}</text>')
    return parts


def _number(value: float) -> str:
    """Write a number as briefly as an axis needs it: 1 million, 10,000, 0.5."""
    if value >= 1_000_000:
        return f"{value / 1_000_000:g} million"
    return f"{value:,.0f}" if value >= 1 else f"{value:g}"
