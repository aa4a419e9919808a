"""Rows to reports: what each command shows to people, as one short function each."""

from eufacts.views.comparison import comparison
from eufacts.views.lists import (
    agreements,
    countries,
    excerpts,
    facts,
    figures,
    footnotes,
    funding,
    instruments,
    outline,
    references,
    routes,
    rules,
    styles,
    timeline,
)
from eufacts.views.proving import checked, covered, verified
from eufacts.views.single import about, country, show, total

__all__ = [
    "about",
    "agreements",
    "checked",
    "comparison",
    "countries",
    "country",
    "covered",
    "excerpts",
    "facts",
    "figures",
    "footnotes",
    "funding",
    "instruments",
    "outline",
    "references",
    "routes",
    "rules",
    "show",
    "styles",
    "timeline",
    "total",
    "verified",
]
