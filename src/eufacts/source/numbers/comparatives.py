"""Comparatives, by whether what is compared is above or below: taller than, or older."""

from typing import Final

_ABOVE_WORDS: Final = """
    more greater higher longer older larger bigger better heavier faster wider taller deeper broader
    stronger thicker warmer hotter richer dearer worse
"""
_BELOW_WORDS: Final = """
    less fewer lower smaller shorter younger cheaper slower lighter narrower thinner weaker
    shallower colder cooler poorer
"""
ABOVE: Final = frozenset(_ABOVE_WORDS.split())
BELOW: Final = frozenset(_BELOW_WORDS.split())
