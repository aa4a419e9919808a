"""One rule for names that are typed: case, accents, hyphens and a leading "the" do not count."""

import unicodedata


def fold(name: str) -> str:
    """Reduce a name to what tells it from others: ``The Türkiye`` and ``turkiye`` are the same."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    letters = (c if c.isalnum() else " " for c in decomposed if not unicodedata.combining(c))
    return " ".join("".join(letters).split()).removeprefix("the ")
