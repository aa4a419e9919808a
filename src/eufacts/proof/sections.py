"""Which section of the source each section of a fact base is: by heading, or else by order."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby

from eufacts.format import model
from eufacts.format.pinpoint import PLAIN
from eufacts.places import Place
from eufacts.proof.source_file import Location
from eufacts.source.page.document import SourceSection
from eufacts.source.page.folding import normalise_text


class SectionMap:
    """A fact base's sections and those of the source.

    A section is the one whose heading has the same words once both are folded. Those that are left
    are matched by their order between the ones that were found: a heading that is supplied, because
    it was lost from the text, with a section that has no name; and where as many sections are left
    on both sides of a gap, each with each, so that one misspelt heading does not unsettle the
    places of everything below it.
    """

    def __init__(self, sections: Sequence[model.Section], found: Sequence[SourceSection]) -> None:
        self.found = found
        self.indexes = _by_heading(sections, found)
        """The index in the source of each section that has one, by id."""
        self.by_order = frozenset(self._match_rest(sections))
        """The ids of those that are known by their order alone."""
        self._ids = {index: name for name, index in self.indexes.items()}

    def of(self, index: int | None) -> str | None:
        """The id of a section of the source; None where the fact base does not have it."""
        return None if index is None else self._ids.get(index)

    def name(self, index: int | None) -> str:
        """A section of the source in words."""
        known = self.of(index)
        if known is not None:
            return known
        heading = None if index is None else self.found[index].heading
        return f'"{heading}"' if heading else "a section without a heading"

    def describe(self, location: Location) -> str:
        """A location in the source in words."""
        section, paragraph, footnote, cell = location
        if footnote is not None:
            return f"the text of footnote {footnote}"
        if paragraph is None and cell is None:
            return f"the heading of {self.name(section)}"
        return PLAIN.within(self.name(section), Place(paragraph, None, cell))

    def _match_rest(self, sections: Sequence[model.Section]) -> Iterator[str]:
        """Match runs of unknown sections with the sections of the source in the same gap."""
        known = sorted(self.indexes.values())
        taken = set(known)
        matched = dict(self.indexes)
        low = -1
        for is_known, group in groupby(sections, key=lambda section: section.id in matched):
            run = list(group)
            if is_known:
                low = matched[run[-1].id]
                continue
            after = bisect_right(known, low)
            high = known[after] if after < len(known) else len(self.found)
            free = [index for index in range(low + 1, high) if index not in taken]
            for section, index in _paired(run, free, self.found):
                self.indexes[section.id] = index
                taken.add(index)
                yield section.id


def _by_heading(
    sections: Sequence[model.Section], found: Sequence[SourceSection]
) -> dict[str, int]:
    """Find each heading, the next one below the last first, so that repeated ones stay in order."""
    free: dict[str, list[int]] = defaultdict(list)
    for index, heading in enumerate(section.heading for section in found):
        if heading is not None:
            free[normalise_text(heading)].append(index)
    matched: dict[str, int] = {}
    last = -1
    for section in sections:
        places = free.get(normalise_text(section.heading))
        if places:
            below = bisect_left(places, last)
            last = places.pop(below if below < len(places) else 0)
            matched[section.id] = last
    return matched


def _paired(
    run: list[model.Section], free: list[int], found: Sequence[SourceSection]
) -> Iterator[tuple[model.Section, int]]:
    """Pair the sections that are left in a gap: all of them, or else the nameless ones."""
    if len(run) == len(free):
        yield from zip(run, free, strict=True)
        return
    nameless = [index for index in free if found[index].heading is None]
    yield from zip((section for section in run if section.supplied), nameless, strict=False)
