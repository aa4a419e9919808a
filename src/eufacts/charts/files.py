"""A chart → the bytes of a file: SVG, PNG, HTML or Vega-Lite."""

import json
from html import escape
from importlib.util import find_spec
from typing import TYPE_CHECKING

from eufacts.charts.vegalite import specification
from eufacts.extras import missing

if TYPE_CHECKING:
    from types import ModuleType

    from eufacts.charts.bars import Chart

SUFFIXES = (".svg", ".png", ".html", ".vl.json")
"""What the name of a chart's file ends with."""

_SCALE = 2
"""Pixels of a PNG for each pixel of the picture, so that it is sharp in print."""

_PAGE = """<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'">
<title>{title}</title>
{svg}
</html>
"""


def content(chart: "Chart", suffix: str) -> bytes:
    """Make a file's content.

    Args:
        chart: What is drawn.
        suffix: One of ``SUFFIXES``.

    Raises:
        QuestionError: The extra ``charts`` is not installed; Vega-Lite needs none.
    """
    spec = specification(chart)
    if suffix == ".vl.json":
        text = json.dumps(spec, indent=1, ensure_ascii=False) + "\n"
    elif suffix == ".png":
        return bytes(_library().vegalite_to_png(spec, scale=_SCALE, allowed_base_urls=[]))
    elif suffix == ".svg":
        text = svg(chart) + "\n"
    else:
        text = _PAGE.format(title=escape(chart.title), svg=svg(chart))
    return text.encode("utf-8", "backslashreplace")


def svg(chart: "Chart") -> str:
    """Draw a chart as SVG, with its title and with all that it shows in words.

    Raises:
        QuestionError: The extra ``charts`` is not installed.
    """
    drawn = str(_library().vegalite_to_svg(specification(chart), allowed_base_urls=[]))
    root, _, rest = drawn.partition(">")
    words = f"<title>{escape(chart.title)}</title><desc>{escape(chart.description)}</desc>"
    return f'{root} role="img">{words}{rest}'


def can_draw() -> bool:
    """Say whether the extra ``charts`` is installed."""
    return find_spec("vl_convert") is not None


def _library() -> "ModuleType":
    try:
        import vl_convert
    except ModuleNotFoundError as error:
        raise missing("a chart as SVG, PNG or HTML", "charts") from error
    library: ModuleType = vl_convert
    return library
