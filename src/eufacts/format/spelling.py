"""One rule for names that are typed: case, accents, hyphens and a leading "the" do not count."""

import unicodedata


def fold(name: str) -> str:
    """Reduce a name to what tells it from others: ``The Türkiye`` and ``turkiye`` are the same."""
    if name.isascii():
        return _without_the(name.lower().translate(_ASCII).split())
    # Some letters get a case, and some a decomposition, only by the other step.
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
    letters = (c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return _without_the("".join(letters).split())


_ASCII = "".join(c if c.isalnum() else " " for c in map(chr, range(128)))
"""A space for each ASCII character that is no letter or digit."""


def _without_the(words: list[str]) -> str:
    while len(words) > 1 and words[0] == "the":
        del words[0]
    return " ".join(words)
