"""One rule for names that are typed: case, accents, hyphens and a leading "the" do not count."""

import unicodedata


def fold(name: str) -> str:
    """Reduce a name to what tells it from others: ``The Türkiye`` and ``turkiye`` are the same."""
    # Some letters get a case, and some a decomposition, only by the other step.
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
    letters = (c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    words = "".join(letters).split()
    while len(words) > 1 and words[0] == "the":
        del words[0]
    return " ".join(words)
