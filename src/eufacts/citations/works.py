"""What is cited: a work, the places in it, and their words."""

import re
from collections.abc import Iterable
from operator import itemgetter
from typing import Literal, NamedTuple

from eufacts.celex import AGREEMENTS, LEGAL_ACTS, PREPARATORY, read
from eufacts.errors import QuestionError
from eufacts.format.kinds import Row
from eufacts.format.pinpoint import Heading, Pinpoint, chain, quoted
from eufacts.places import Place

Category = Literal["document", "act", "agreement", "other"]
"""A document of the Commission or the High Representative (COM, JOIN, SWD; CELEX sector 5), a legal
act (sector 3), an international agreement (sector 2), or something that is not in EUR-Lex."""

OFFICIAL_JOURNAL = "Official Journal of the European Union"

_MAY_HAVE = r"\bO\.?J|Official\sJournal"
"""Only a text with this is given to the reader of acts, which takes a while to load."""

_CATEGORIES: dict[str, Category] = {
    AGREEMENTS: "agreement",
    LEGAL_ACTS: "act",
    PREPARATORY: "document",
}
"""By the sector of the CELEX number."""


class Work(NamedTuple):
    """A document or act, with its bibliographic data."""

    key: str
    """The CELEX number; without one what answers call the document, or the reference's id."""
    category: Category
    title: str
    titled: bool = True
    """Whether the title is the work's own; else it is a description by the fact base."""
    authors: tuple[str, ...] = ()
    """Institutions, in the document's order; empty for acts, whose titles name them."""
    genre: str | None = None
    """What the document calls itself: ``Joint Communication to the European Parliament and …``."""
    number: str | None = None
    """``JOIN(2015) 40 final``, ``Regulation (EU) No 231/2014``."""
    celex: str | None = None
    eli: str | None = None
    date: str | None = None
    """ISO 8601: a day, a month or a year."""
    place: str | None = None
    language: str | None = None
    """ISO 639-1."""
    url: str | None = None
    journal: "Journal | None" = None
    """Where the Official Journal printed it."""

    @property
    def year(self) -> str | None:
        """The year of its date."""
        return self.date[:4] if self.date else None

    @property
    def is_law(self) -> bool:
        """Whether it is an act or agreement."""
        return self.category in {"act", "agreement"}

    @property
    def identifiers(self) -> str | None:
        """``CELEX 32015D0778, ELI http://…``, for formats that have no fields for the two."""
        named = (("CELEX", self.celex), ("ELI", self.eli))
        return ", ".join(f"{name} {value}" for name, value in named if value) or None


class Journal(NamedTuple):
    """A place in the Official Journal of the European Union."""

    issue: str
    """``L 122``."""
    date: str
    """As the Official Journal writes it: ``19.5.2015``."""
    page: str

    @property
    def year(self) -> str:
        """The year of the issue."""
        return self.date.rpartition(".")[2]

    @property
    def iso(self) -> str:
        """The day of the issue in ISO 8601."""
        day, month, year = self.date.split(".")
        return f"{year}-{int(month):02}-{int(day):02}"

    def __str__(self) -> str:
        """Write it as the Official Journal does."""
        page = f", p. {self.page}" if self.page else ""
        return f"OJ {self.issue}, {self.date}{page}"


class Quotation(NamedTuple):
    """Words of the document."""

    words: str
    place: Pinpoint
    url: str | None
    """The page, at this very sentence."""


class Citable(NamedTuple):
    """What one citation is made from."""

    id: str
    """The id of the record."""
    work: Work
    places: tuple[Pinpoint, ...] = ()
    """Each place once; empty if the work is cited as a whole."""
    quotes: tuple[Quotation, ...] = ()
    """The record's excerpts, or the excerpt itself."""
    marker: str | None = None
    """The link to the marker of a footnote whose text is lost."""

    @property
    def url(self) -> str | None:
        """The first sentence's link, or that of a lost footnote's marker, or the work's page."""
        return self.quotes[0].url if self.quotes else self.marker or self.work.url


def document(about: Row) -> Work:
    """Make the work of a fact base's document."""
    return Work(
        key=about["document"],
        category="document",
        title=about["title"],
        authors=tuple(about["authors"]),
        genre=about["type"],
        number=about["number"],
        celex=about["celex"],
        date=about["date"],
        place=about["place"],
        language=about["language"],
        url=about["url"],
    )


def act(reference: Row) -> Work:
    """Make the work of an act or document that the document cites.

    Its title is the one that the document gives, else the fact base's label. Authors, year and
    number of a document of sector 5 follow from its CELEX number, the Official Journal from the
    document's own footnote.
    """
    celex = reference["celex"]
    parts = read(celex or "")
    number, date = reference["number"], reference["date"]
    # SEC became SWD within a year, so for their type the number is not sure.
    if not number and parts and parts.series and parts.serial and parts.type != "SC":
        number = f"{parts.series}({parts.year}) {int(parts.serial)}"
    return Work(
        key=celex or reference["id"],
        category=_CATEGORIES.get(parts.sector, "other") if parts else "other",
        title=reference["title"] or reference["label"],
        titled=bool(reference["title"]),
        authors=parts.authors if parts else (),
        number=number and re.sub(r"^([A-Z]+) \(", r"\1(", number),
        celex=celex,
        eli=reference["eli"],
        date=date or (parts.year if parts and parts.authors else None),
        url=reference["url"],
        journal=_journal(reference),
    )


def _journal(reference: Row) -> Journal | None:
    """Read an act's own issue of the Official Journal out of the footnote that cites it."""
    for excerpt in reference["excerpts"]:
        quote = excerpt["quote"]
        in_footnote = excerpt["footnote"] is not None
        of_it = in_footnote and excerpt["footnote"] == reference["footnote"]
        if of_it and re.search(_MAY_HAVE, quote):
            return _journal_in(quote, reference)
    return None


def _journal_in(quote: str, reference: Row) -> Journal | None:
    from eufacts.source.numbers.acts import find_acts, find_journals
    from eufacts.source.numbers.read import read_numbers

    acts = find_acts(quote, read_numbers(quote).set_aside)
    journals = [act.journal for act in acts if _names(act.as_written, act.celex, reference)]
    if len(acts) <= 1 and not any(journals):
        journals = list(find_journals(quote)[:1])
    found = next(filter(None, journals), None)
    if found is None or len(found.date or "") != len("2015-09-09"):
        return None
    date = ".".join(str(int(part)) for part in reversed((found.date or "").split("-")))
    return Journal(f"{found.series} {found.number}".strip(), date, found.page or "")


def _names(as_written: str, celex: str | None, reference: Row) -> bool:
    """Whether an act in a text is the one of a reference."""
    if celex is not None and celex == reference["celex"]:
        return True
    number = reference["number"] or ""
    return bool(number) and (number in as_written or as_written in number)


class Headings:
    """The headings of a document's sections, to name places by."""

    def __init__(self, sections: Iterable[Row]) -> None:
        self._sections = {section["id"]: section for section in sections}

    def of(self, section: str) -> tuple[Heading, ...]:
        """List the headings of a section and of those it lies in, outermost first."""
        rows = chain(section, self._sections, itemgetter("parent"))
        return tuple(Heading(row["number"], row["heading"]) for row in rows)

    def pinpoint(self, row: Row) -> Pinpoint:
        """Give the place of an excerpt."""
        return Pinpoint(self.of(row["section"]), Place.of_row(row))


def citable(row: Row, about: Row, headings: Headings) -> Citable:
    """Make what is cited of a record's row.

    Args:
        row: The record in the JSON contract: a fact, route, excerpt, footnote, section, reference.
        about: The document's row.
        headings: Those of its sections.

    Raises:
        QuestionError: The record is a country, which is not a passage of the document.
    """
    kind = row["kind"]
    if kind == "country":
        raise QuestionError(
            f"{row['name']} is a country, not a passage: cite one of its facts "
            f"(eufacts facts --country {row['code']})"
        )
    if kind == "reference":
        return Citable(row["id"], act(row))
    work = document(about)
    if kind == "section":
        return Citable(row["id"], work, (Pinpoint(headings.of(row["id"])),))
    if kind == "footnote":
        marker = Place.of_row(row["marker"])._replace(footnote=row["number"])
        place = Pinpoint(headings.of(row["section"]), marker)
        if row["lost"]:
            return Citable(row["id"], work, (place,), marker=row["url"])
        return Citable(row["id"], work, (place,), (Quotation(row["text"], place, row["url"]),))
    excerpts = [row] if kind == "excerpt" else row["excerpts"]
    quotes = tuple(
        Quotation(quoted(excerpt), headings.pinpoint(excerpt), excerpt["url"])
        for excerpt in excerpts
    )
    places = dict.fromkeys(quote.place for quote in quotes)
    return Citable(row["id"], work, tuple(places), quotes)
