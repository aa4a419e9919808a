"""The document and its sections, as the page states them."""

import re
from collections.abc import Sequence
from typing import Final

from eufacts import celex
from eufacts.drafting.acts import official_page
from eufacts.drafting.records import Record, Tables, slug
from eufacts.source.page.document import SourceDocument, SourceSection

_ID: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_SMALL_WORDS: Final = (
    *("a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or"),
    *("the", "to", "with"),
)
_TOP: Final = re.compile(
    r"(?:ANNEX|APPENDIX|CHAPTER|PART|TITLE|SECTION|ARTICLE|Annex|Appendix|Chapter|Part|Article)\b"
)
_LONGEST_HEADING: Final = 60
_FORMS: Final = {
    "type": 'type = "Report"',
    "authors": 'authors = ["Ministry of Education", "Office of Statistics"]',
    "date": 'date = "2024-03-03"',
}
"""What a fact base must say of its document and a page may not state, in an invented example."""

TITLE_DOUBT: Final = "# The page does not state its title; this is "
"""Begins the comment on a title that may not be the document's."""


def document_record(document: SourceDocument, name: str) -> Record:
    """What the title page states, or the number says; what they do not state is left out."""
    front = document.front
    number = front.celex or celex.derived(front.number or "")
    parts = celex.read(number) if number else None
    authors = [_in_small_letters(one) for one in front.authors]
    return {
        "celex": front.celex,
        "number": front.number,
        "title": front.title or _first_heading(document) or name,
        "type": _in_small_letters(front.type) if front.type else None,
        "authors": authors or (list(parts.authors) if parts else []) or None,
        "date": front.date,
        "place": front.place,
        "language": "en",
        "url": official_page(front.celex),
    }


def not_stated(document: Record) -> list[str]:
    """The keys that a document needs and its page does not state."""
    return [key for key in _FORMS if document.get(key) is None]


def lines_to_write(document: Record, source: SourceDocument) -> str:
    """Comments on the title and on the keys that a page does not state, for a person to write."""
    is_heading = document["title"] == _first_heading(source)
    taken = "its first heading" if is_heading else "the file's name"
    title = "" if source.front.title else f"{TITLE_DOUBT}{taken}. Write it above.\n"
    lines = [f"# {_FORMS[key]}\n" for key in not_stated(document)]
    say = "# The page does not state what follows. Write it in, without the # before it:\n"
    return title + ("".join([say, *lines]) if lines else "")


def _first_heading(document: SourceDocument) -> str | None:
    return next((one.heading for one in document.sections if one.heading), None)


def _in_small_letters(words: str) -> str:
    """THE EUROPEAN COMMISSION as The European Commission; mixed letters stay as they are."""
    shouted = [word.isupper() and len(word) > 1 for word in words.split()]
    if sum(shouted) * 2 < len(shouted):
        return words
    small = (
        word.lower() if at and word.lower() in _SMALL_WORDS else word.capitalize() if loud else word
        for at, (word, loud) in enumerate(zip(words.split(), shouted, strict=True))
    )
    return " ".join(small)


def add_sections(tables: Tables, sections: Sequence[SourceSection]) -> dict[int, str]:
    """Enter every section; gives their ids by their index in the source."""
    numbers = [section.number for section in sections]
    names: dict[int, str] = {}
    by_number: dict[str, str] = {}
    numbered: str | None = None
    for at, section in enumerate(sections):
        heading, number = section.heading, section.number
        if heading is None and not section.paragraphs and not section.tables:
            continue
        words = heading or _without_heading(section)
        is_own = number is not None and numbers.count(number) == 1 and _ID.fullmatch(number)
        wanted = [number] if is_own and number else []
        names[at] = tables.claim(*wanted, slug(words, 40) or f"section-{at + 1}")
        parent = _parent(number, by_number)
        if number is not None:
            by_number[number] = names[at]
            numbered = names[at]
        elif heading is not None and (_TOP.match(heading) or heading.isupper()):
            numbered = None
        else:
            parent = numbered
        record = {"id": names[at], "number": number, "heading": words, "parent": parent}
        tables.add("section", record | ({} if heading else {"supplied": True}))
    return names


def _parent(number: str | None, known: dict[str, str]) -> str | None:
    """The section with the number that this one's begins with: 3 of 3.1."""
    return known.get(number.rpartition(".")[0]) if number else None


def _without_heading(section: SourceSection) -> str:
    first = section.paragraphs[0].text if section.paragraphs else "A table"
    return (
        f"{first[:_LONGEST_HEADING].rsplit(' ', 1)[0]}\u2026"
        if len(first) > _LONGEST_HEADING
        else first
    )
