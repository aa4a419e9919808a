"""Where something stands, in a style's own words."""

from collections.abc import Iterable
from typing import NamedTuple

from eufacts.citations.works import Place


class Terms(NamedTuple):
    """What a style calls the parts of a document."""

    section: str
    paragraph: str
    footnote: str
    marks: tuple[str, str]
    """Around a heading."""
    comma_inside: bool = False
    """Whether a comma after a heading stands within its marks, as Americans write."""

    def place(self, place: Place) -> str:
        """Name a place, from the outside in: ``section III, “Turkey”, paragraph 2``."""
        open_mark, close_mark = self.marks
        numbers = [f"{self.section} {one.number}" for one in place.sections if one.number]
        names = [
            f"{open_mark}{one.heading}{close_mark}" for one in place.sections if not one.number
        ]
        within = []
        if place.paragraph is not None:
            within.append(f"{self.paragraph} {place.paragraph}")
        if place.footnote is not None:
            within.append(f"{self.footnote} {place.footnote}")
        named = ", ".join([*numbers, *names, *within])
        return named.replace(f"{close_mark},", f",{close_mark}") if self.comma_inside else named

    def places(self, places: Iterable[Place]) -> str:
        """Name some places, one after the other."""
        return "; ".join(map(self.place, places))
