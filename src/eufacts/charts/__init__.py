"""Charts: rows → bars, with what must be said of them → Vega-Lite → SVG, PNG or HTML."""
