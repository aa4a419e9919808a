"""Comparatives, by whether what is compared is above or below: taller than, or older."""

from typing import Final

_ABOVE_WORDS: Final = """
    more greater higher longer older larger bigger better heavier faster wider taller deeper broader
    stronger thicker warmer hotter richer dearer worse louder
    brighter denser steeper
"""
_BELOW_WORDS: Final = """
    less fewer lower smaller shorter younger cheaper slower lighter narrower thinner weaker
    shallower colder cooler poorer lesser closer nearer quieter
    softer milder
"""
ABOVE: Final = frozenset(_ABOVE_WORDS.split())
BELOW: Final = frozenset(_BELOW_WORDS.split())
_NO_COMPARATIVES: Final = frozenset({"other", "rather", "earlier", "later", "sooner", "either"})


def is_unknown(word: str) -> bool:
    """Whether a word before "than" is a comparative of which we do not know whether it is above."""
    known = word in ABOVE or word in BELOW or word in _NO_COMPARATIVES
    return word.endswith("er") and not known
