"""The short names of styles and formats alone, for completion: nothing is imported for them."""

STYLE_NAMES = (
    "plain",
    "oscola",
    "eu",
    "apa",
    "chicago-notes",
    "chicago-author-date",
    "harvard",
    "mla",
    "bibtex",
    "biblatex",
    "ris",
    "csl-json",
)
"""As ``cite --styles`` lists them."""
