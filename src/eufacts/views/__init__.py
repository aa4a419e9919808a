"""Rows to reports: what each command shows to people, as one short function each."""

from eufacts.views.comparison import comparison
from eufacts.views.lists import listing, rules, styles
from eufacts.views.proving import checked, covered, verified
from eufacts.views.single import about, country, show, total

__all__ = [
    "about",
    "checked",
    "comparison",
    "country",
    "covered",
    "listing",
    "rules",
    "show",
    "styles",
    "total",
    "verified",
]
