"""A chart → its Vega-Lite specification, which has all its data and names no other file.

Places from top to bottom are counted in pixels here, because Vega-Lite has no rows of unequal
height. The two colours differ for everyone (Okabe and Ito), and nothing is said by colour alone.
"""

from collections.abc import Iterable, Iterator, Sequence
from textwrap import wrap
from typing import Any

from eufacts.charts.bars import Bar, Chart, Panel

Spec = dict[str, Any]

_WIDTH = 640
"""Pixels of an axis."""
_LINE = 15
"""Pixels of a line of text."""
_THICK = 14
"""Pixels of a bar."""
_GAP = 12
"""Pixels below a bar."""
_ROOM = 60
"""Pixels to the right, as the font of another computer may be wider."""
_LONGEST = 115
"""Characters of a line of text across the axis."""
_ONE, _SEVERAL, _WHOLE, _INK, _GREY = "#0072B2", "#E69F00", "#DEDEDE", "#1A1A1A", "#595959"

_ENDS: dict[str, tuple[str, Spec]] = {
    "exact": ("", {}),
    "more_than": ("an arrow: more than", {}),
    "less_than": (
        "a dashed outline: less than",
        {"fillOpacity": 0.15, "strokeDash": [4, 3], "strokeWidth": 1.5},
    ),
    "about": (
        "a round end: about",
        {"cornerRadiusTopRight": _THICK / 2, "cornerRadiusBottomRight": _THICK / 2},
    ),
}
"""How a bar is drawn by its qualifier, and what the key says of it."""

_NUMBER = (
    "abs(datum.value) >= 1e9 ? format(datum.value / 1e9, ',.10~g') + ' billion' : "
    "abs(datum.value) >= 1e6 ? format(datum.value / 1e6, '.10~g') + ' million' : "
    "format(datum.value, ',.10~g')"
)
"""How an axis writes a number."""


def specification(chart: Chart) -> Spec:
    """Write a chart as Vega-Lite 5."""
    title = {"text": _wrapped(chart.title, 60), "fontSize": 18, "anchor": "start", "offset": 8}
    domains = [_domain(chart.bars if chart.one_scale else panel.bars) for panel in chart.panels]
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "description": chart.description,
        "title": title,
        "background": "white",
        "padding": {"left": 16, "top": 16, "bottom": 16, "right": _ROOM},
        "spacing": 20,
        "config": {
            "lineBreak": "\n",
            "font": "Liberation Sans, Arial, Helvetica, sans-serif",
            "view": {"stroke": None},
            "title": {"color": _INK},
            "mark": {"aria": False},
            "text": {"align": "left", "baseline": "top", "fontSize": 12, "lineHeight": _LINE},
            "axis": {
                "aria": False,
                "labelFontSize": 11,
                "labelColor": _GREY,
                "titleColor": _INK,
                "gridColor": "#EDEDED",
                "domainColor": "#BDBDBD",
                "tickColor": "#BDBDBD",
            },
        },
        "vconcat": [*map(_panel, chart.panels, domains), _foot(chart)],
    }


def _domain(bars: Iterable[Bar]) -> tuple[float, float]:
    """The ends of an axis with zero and all bars."""
    values = [bar.value for bar in bars]
    low, high = min(0, *values), max(0, *values)
    return (low, high) if high > low else (0, 1)


def _panel(panel: Panel, domain: tuple[float, float]) -> Spec:
    texts: list[Spec] = []
    bars: list[Spec] = []
    at = 0

    def write(text: str, style: str) -> None:
        nonlocal at
        lines = _wrapped(text)
        texts.append({"text": "\n".join(lines), "style": style, "y": at})
        at += _LINE * len(lines)

    write(panel.title, "panel")
    at += _LINE // 2 if panel.title else 0
    for group in panel.groups:
        at += _LINE // 2 if group.title and at else 0
        write(group.title, "group")
        for bar in group.bars:
            write(bar.label, "label")
            write(bar.context, "context")
            bars.append(bar._asdict() | {"y": at + 2, "end": at + 2 + _THICK})
            at += _THICK + _GAP
    x = {
        "field": "value",
        "type": "quantitative",
        "title": panel.unit,
        "scale": {"domain": domain, "nice": True},
        "axis": {"tickCount": 5, "labelExpr": _NUMBER},
    }
    y = {
        "field": "y",
        "type": "quantitative",
        "axis": None,
        "scale": {"domain": [at, 0], "nice": False},
    }
    return {
        "width": _WIDTH,
        "height": at,
        "encoding": {"y": y},
        "layer": [*_bars(bars, x), *_texts(texts), *_numbers(bars, x)],
    }


def _bars(bars: Sequence[Spec], x: Spec) -> Iterator[Spec]:
    """Behind a part its whole; then the bars, those of each look in a layer of their own."""
    wholes = [{**bar, "value": bar["whole"]} for bar in bars if bar["whole"] is not None]
    if wholes:
        yield _layer(wholes, {"type": "rect", "color": _WHOLE}, x)
    for qualifier, (_, look) in _ENDS.items():
        for shared, colour in ((False, _ONE), (True, _SEVERAL)):
            alike = [
                bar for bar in bars if (bar["qualifier"], bar["shared"]) == (qualifier, shared)
            ]
            if not alike:
                continue
            yield _layer(alike, {"type": "rect", "fill": colour, "stroke": colour, **look}, x)
            if qualifier == "more_than":
                arrow = {"shape": "triangle-right", "size": 170, "xOffset": 5, "opacity": 1}
                mark = {"type": "point", "filled": True, "color": colour, **arrow}
                mark |= {"yOffset": _THICK / 2}
                yield _layer(alike, mark, x, is_bar=False)


def _layer(bars: Sequence[Spec], mark: Spec, x: Spec, *, is_bar: bool = True) -> Spec:
    ends = {"x2": {"datum": 0}, "y2": {"field": "end"}} if is_bar else {}
    return {"data": {"values": bars}, "mark": mark, "encoding": {"x": x, **ends}}


_STYLES: dict[str, Spec] = {
    "panel": {"fontSize": 13, "fontWeight": "bold", "color": _GREY},
    "group": {"fontSize": 13, "fontWeight": "bold", "color": _INK},
    "label": {"color": _INK},
    "context": {"fontSize": 11, "color": _GREY},
}


def _texts(texts: Sequence[Spec]) -> Iterator[Spec]:
    for style, look in _STYLES.items():
        alike = [text for text in texts if text["style"] == style and text["text"]]
        if alike:
            yield {
                "data": {"values": alike},
                "mark": {"type": "text", **look},
                "encoding": {"x": {"value": 0}, "text": {"field": "text"}},
            }


def _numbers(bars: Sequence[Spec], x: Spec) -> Iterator[Spec]:
    """The numbers in words, beyond the ends of their bars."""
    mark = {"type": "text", "fontWeight": "bold", "color": _INK, "dy": 2}
    for is_bound, offset in ((False, 5), (True, 15)):
        alike = [bar for bar in bars if (bar["qualifier"] == "more_than") is is_bound]
        if alike:
            layer = _layer(alike, {**mark, "dx": offset}, x, is_bar=False)
            layer["encoding"]["text"] = {"field": "text"}
            yield layer


def _foot(chart: Chart) -> Spec:
    """What must be said below the bars: what the shapes mean, the caveats, the sources."""
    lines = [
        *_wrapped(_key(chart)),
        *(line for caveat in chart.caveats for line in _wrapped(f"• {caveat}")),
        *(line for source in chart.sources for line in _wrapped(f"Source: {source}")),
    ]
    return {
        "width": _WIDTH,
        "height": _LINE * len(lines),
        "data": {"values": [{"text": "\n".join(lines)}]},
        "mark": {"type": "text", "fontSize": 11, "color": _GREY},
        "encoding": {"x": {"value": 0}, "y": {"value": 0}, "text": {"field": "text"}},
    }


def _key(chart: Chart) -> str:
    """What the colours and shapes that occur mean, and whether the axes are as long."""
    met = {bar.qualifier for bar in chart.bars}
    said = [meaning for qualifier, (meaning, _) in _ENDS.items() if qualifier in met and meaning]
    if any(bar.shared for bar in chart.bars):
        said.append("orange: for several together, the document does not split it")
    if any(bar.whole is not None for bar in chart.bars):
        said.append("grey: the whole that a part is of")
    if len(chart.panels) > 1 and not chart.one_scale:
        said.append("each axis has its own scale")
    return f"Key: {'; '.join(said)}." if said else ""


def _wrapped(text: str, width: int = _LONGEST) -> list[str]:
    """The lines of a text that fit into a width, in characters."""
    return wrap(text, width, break_on_hyphens=False)
