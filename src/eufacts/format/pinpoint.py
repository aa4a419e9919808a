"""Pinpoints: where something stands in the document, in the words that a citation uses."""

from typing import TYPE_CHECKING

from eufacts.dates import long_date

if TYPE_CHECKING:
    from eufacts.format import model


class Pinpoints:
    """Writes citations of one document's places."""

    def __init__(self, document: "model.Document", sections: "tuple[model.Section, ...]") -> None:
        self._document = document
        self._sections = {section.id: section for section in sections}
        self._cited = ""
        self._named: dict[str, str] = {}
        self._chains: dict[str, tuple[model.Section, ...]] = {}

    def document(self) -> str:
        """Cite the document as a whole."""
        if not self._cited:
            cited = self._document
            self._cited = (
                f"{' and '.join(cited.authors)}, “{cited.title}”, {cited.number}, "
                f"{cited.place}, {long_date(cited.date)}"
            )
        return self._cited

    def section(self, section_id: str) -> str:
        """Name a section with those it lies in: ``section III, “Turkey”``."""
        known = self._named.get(section_id)
        if known is None:
            chain = self.chain(section_id)
            numbered = [section.number for section in chain if section.number]
            named = [f"“{section.heading}”" for section in chain if not section.number]
            known = ", ".join([*(f"section {number}" for number in numbered), *named])
            self._named[section_id] = known
        return known

    def chain(self, section_id: str) -> "tuple[model.Section, ...]":
        """List a section with those it lies in, outermost first."""
        known = self._chains.get(section_id)
        if known is None:
            section = self._sections[section_id]
            outer = self.chain(section.parent) if section.parent else ()
            known = self._chains[section_id] = (*outer, section)
        return known

    def place(self, excerpt: "model.Excerpt") -> str:
        """Name the place of an excerpt: section, paragraph and, for its text, the footnote."""
        place = f"{self.section(excerpt.section)}, paragraph {excerpt.paragraph}"
        return f"{place}, footnote {excerpt.footnote}" if excerpt.footnote else place

    def cite(self, excerpts: "tuple[model.Excerpt, ...]") -> str:
        """Cite the document with the places of some excerpts, each place once."""
        if len(excerpts) == 1:
            return f"{self.document()}, {self.place(excerpts[0])}"
        places = dict.fromkeys(self.place(excerpt) for excerpt in excerpts)
        return f"{self.document()}, {'; '.join(places)}"
