"""Facts as one HTML page, with charts where the extra for them is installed."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from eufacts.answers.comparison import compare_routes
from eufacts.charts import bars, files
from eufacts.errors import NotThereError, QuestionError
from eufacts.export.webpage.make import make
from eufacts.format import limits
from eufacts.format.kinds import COUNTRIES, FACT_KINDS, FIGURES, FUNDING, ROUTES, SECTIONS, Row

if TYPE_CHECKING:
    from eufacts.export.content import Content


def webpage(content: "Content") -> bytes:
    """Make the page of the facts of a content."""
    facts = [row for row in content.rows if row["kind"] in FACT_KINDS]
    around = [*content.rows, *content.context]
    sections, countries, routes = (
        [row for row in around if row["kind"] == kind.name]
        for kind in (SECTIONS, COUNTRIES, ROUTES)
    )
    charts = []
    if files.can_draw():
        names = bars.Names.of(content.documents, countries)
        charts = [files.svg(chart) for chart in _charts(facts, routes, names)]
    return make(facts, content.documents, sections, countries, charts)


def _charts(facts: Sequence[Row], routes: Sequence[Row], names: bars.Names) -> list[bars.Chart]:
    """Charts of what can be compared: routes, amounts, and the most figures that are alike."""
    figures = [row for row in facts if row["kind"] == FIGURES.name]
    funding = _largest_first([row for row in facts if row["kind"] == FUNDING.name])
    alike = _largest_first(bars.most_alike(figures))
    ids = {row["id"] for row in figures}
    counted = [row for row in routes if row["measures"][0]["id"] in ids]
    asked: tuple[tuple[Sequence[Row], Callable[[], bars.Chart]], ...] = (
        (
            counted if len(counted) <= limits.ROUTES else (),
            lambda: bars.comparison(compare_routes(counted), names),
        ),
        (funding, lambda: bars.funding(funding, names)),
        (alike, lambda: bars.figures(alike, names)),
    )
    charts = []
    for several, draw in asked:
        if len(several) > 1:
            with suppress(NotThereError, QuestionError):  # nothing to draw, or too much
                charts.append(draw())
    return charts


def _largest_first(found: Sequence[Row]) -> list[Row]:
    return sorted(found, key=lambda row: -(row["value"] or 0))
