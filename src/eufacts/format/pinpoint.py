"""The plain citation, which every row carries: a document and the places in it, in words."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from eufacts.dates import long_date
from eufacts.places import Place, nth

if TYPE_CHECKING:
    from eufacts.format import model

Section = TypeVar("Section")


class Heading(NamedTuple):
    """A section, as the document prints it."""

    number: str | None
    heading: str


class Pinpoint(NamedTuple):
    """A place in the document."""

    sections: tuple[Heading, ...]
    """The section with those around it, outermost first."""
    place: Place | None = None
    """Where in the section; None for a whole section."""


class Terms(NamedTuple):
    """The words of a style for the parts of a document."""

    section: str = "section"
    paragraph: str = "paragraph"
    footnote: str = "footnote"
    table: str = "table"
    row: str = "row"
    column: str = "column"
    caption: str = "caption"
    marks: tuple[str, str] = ("“", "”")
    """Around a heading."""
    comma_inside: bool = False
    """Whether a comma after a heading is put within its marks, as in American English."""

    def name(self, sections: Iterable[Heading]) -> str:
        """Name a section with those around it: ``section III, “Turkey”``."""
        before, after = self.marks
        numbered, named = [], []
        for number, heading in sections:
            if number:
                numbered.append(f"{self.section} {number}")
            else:
                named.append(f"{before}{heading}{after}")
        return ", ".join(numbered + named)

    def within(self, section: str, place: Place | None) -> str:
        """Name a place in a section: ``Aid, paragraph 2``, ``Aid, 1st table, row 3, column 2``."""
        if place is None:
            return section
        named = [section]
        if place.paragraph is not None:
            named.append(f"{self.paragraph} {place.paragraph}")
        if place.cell is not None:
            table, row, column = place.cell
            named.append(f"{nth(table)} {self.table}")
            named.append(f"{self.row} {row}, {self.column} {column}" if row else self.caption)
        if place.footnote is not None:
            named.append(f"{self.footnote} {place.footnote}")
        return ", ".join(named)

    def place(self, place: Pinpoint) -> str:
        """Name a place, from the outside in: ``section III, “Turkey”, paragraph 2``."""
        named = self.within(self.name(place.sections), place.place)
        close = self.marks[1]
        return named.replace(f"{close},", f",{close}") if self.comma_inside else named

    def places(self, places: Iterable[Pinpoint]) -> str:
        """Name some places, one after the other."""
        return "; ".join(map(self.place, places))


PLAIN = Terms()
"""The words of the plain citation, and of every place that people are shown."""


def quoted(excerpt: Mapping[str, Any]) -> str:
    """The words of an excerpt's row, a cell's number with its unit: ``12.5 [EUR million]``."""
    unit = excerpt["unit_as_written"]
    return f"{excerpt['quote']} [{unit}]" if unit else str(excerpt["quote"])


def plain_work(
    *,
    authors: Sequence[str],
    title: str,
    titled: bool = True,
    number: str | None,
    journal: str | None = None,
    place: str | None,
    date: str | None,
) -> str:
    """Cite a work as a whole, every part in words.

    Args:
        authors: Institutions.
        title: Its title.
        titled: Whether the title is the work's own and is put between marks.
        number: Left out if the title includes it.
        journal: Where the Official Journal printed it.
        place: Where it was published.
        date: ISO 8601; left out if the title or the number includes it, as in acts.
    """
    day = long_date(date) if date else ""
    parts = (
        " and ".join(authors),
        f"“{title}”" if titled else title,
        None if number and number in title else number,
        journal,
        place,
        None if day in f"{title} {number}" else day,
    )
    return ", ".join(part for part in parts if part)


def chain(
    section: str, sections: Mapping[str, Section], parent: Callable[[Section], str | None]
) -> tuple[Section, ...]:
    """List a section with those around it, outermost first.

    Args:
        section: Its id.
        sections: Every section of the document, by id.
        parent: Gives the id of the section around a section.
    """
    found = [sections[section]]
    while outer := parent(found[0]):
        found.insert(0, sections[outer])
    return tuple(found)


class Pinpoints:
    """Writes plain citations of one document's places."""

    def __init__(self, document: "model.Document", sections: "tuple[model.Section, ...]") -> None:
        self._document = plain_work(
            authors=document.authors,
            title=document.title,
            number=document.number,
            place=document.place,
            date=document.date,
        )
        self._sections = {section.id: section for section in sections}
        self._named: dict[str, str] = {}

    def document(self) -> str:
        """Cite the document as a whole."""
        return self._document

    def section(self, section_id: str) -> str:
        """Name a section with those around it: ``section III, “Turkey”``."""
        if section_id not in self._named:
            sections = self.chain(section_id)
            headings = (Heading(section.number, section.heading) for section in sections)
            self._named[section_id] = PLAIN.name(headings)
        return self._named[section_id]

    def chain(self, section_id: str) -> "tuple[model.Section, ...]":
        """List a section with those around it, outermost first."""
        return chain(section_id, self._sections, attrgetter("parent"))

    def place(self, excerpt: "model.Excerpt") -> str:
        """Name the place of an excerpt: section, paragraph or cell, and footnote for its text."""
        return PLAIN.within(self.section(excerpt.section), excerpt.place)

    def cite(self, excerpts: "tuple[model.Excerpt, ...]") -> str:
        """Cite the document with the places of some excerpts, each place once."""
        places = dict.fromkeys(map(self.place, excerpts))
        return f"{self._document}, {'; '.join(places)}"
