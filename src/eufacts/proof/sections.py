"""Which section of the source each section of a fact base is: by heading, or else by order."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from eufacts.format import model
from eufacts.source.page.document import CellPlace, SourceSection
from eufacts.source.page.folding import normalise_text


class Outline:
    """A fact base's sections beside the source's.

    A section is the one whose heading has the same words once both are folded. Those that are left
    are matched by their order between the ones that were found: a heading that is supplied, because
    it was lost from the text, with a section that has no name; and where as many sections are left
    on both sides of a gap, each with each, so that one misspelt heading does not unsettle the
    places of everything below it.
    """

    def __init__(self, sections: Sequence[model.Section], found: Sequence[SourceSection]) -> None:
        self.sections = sections
        self.found = found
        self.at = _by_heading(sections, found)
        """The index in the source of each section that has one, by id."""
        self.by_order = frozenset(self._match_rest())
        """The ids of those that were told by their order alone."""

    def of(self, at: int | None) -> str | None:
        """The id of the section that a section of the source is; None where it is none."""
        return next((name for name, index in self.at.items() if index == at), None)

    def name(self, at: int | None) -> str:
        """A section of the source in words."""
        known = self.of(at)
        if known is not None:
            return known
        heading = None if at is None else self.found[at].heading
        return f'"{heading}"' if heading else "a section without a heading"

    def place(
        self,
        section: int | None,
        paragraph: int | None,
        footnote: int | None,
        cell: CellPlace | None = None,
    ) -> str:
        """A place in the source in words."""
        if footnote is not None:
            return f"the text of footnote {footnote}"
        if cell is not None:
            row = f"row {cell.row}, column {cell.column}" if cell.row else "the caption"
            return f"{self.name(section)}, table {cell.table}, {row}"
        if paragraph is None:
            return f"the heading of {self.name(section)}"
        return f"{self.name(section)}, paragraph {paragraph}"

    def _match_rest(self) -> Iterator[str]:
        known = frozenset(self.at)
        low = -1
        for is_known, group in groupby(self.sections, key=lambda one: one.id in known):
            run = list(group)
            if is_known:
                low = self.at[run[-1].id]
                continue
            free = list(self._free_after(low, run[-1]))
            for section, at in _paired(run, free, self.found):
                self.at[section.id] = at
                yield section.id

    def _free_after(self, low: int, last: model.Section) -> Iterator[int]:
        """The sections of the source in the gap after one and before the next that is known."""
        following = self.sections[self.sections.index(last) + 1 :]
        bounds = [self.at[one.id] for one in following if self.at.get(one.id, -1) > low]
        taken = set(self.at.values())
        high = min(bounds, default=len(self.found))
        return (at for at in range(low + 1, high) if at not in taken)


def _by_heading(
    sections: Sequence[model.Section], found: Sequence[SourceSection]
) -> dict[str, int]:
    """Find each heading, the next one below the last first, so that repeated ones stay in order."""
    headings = [normalise_text(section.heading) if section.heading else None for section in found]
    matched: dict[str, int] = {}
    last = -1
    for section in sections:
        wanted = normalise_text(section.heading)
        places = [at for at, heading in enumerate(headings) if heading == wanted]
        free = [at for at in places if at not in matched.values()]
        if free:
            last = next((at for at in free if at > last), free[0])
            matched[section.id] = last
    return matched


def _paired(
    run: list[model.Section], free: list[int], found: Sequence[SourceSection]
) -> Iterator[tuple[model.Section, int]]:
    """Pair the sections that are left in a gap: all of them, or else the nameless ones."""
    if len(run) == len(free):
        yield from zip(run, free, strict=True)
        return
    nameless = [at for at in free if found[at].heading is None]
    yield from zip((one for one in run if one.supplied), nameless, strict=False)
