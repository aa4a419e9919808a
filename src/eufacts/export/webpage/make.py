"""Rows → one HTML file: a template with one style, one script and the data of the facts.

The policy inside it allows this style and this script, by their hashes, and nothing else. Data is
JSON, which the script puts into the page as text, so no string of a fact base can become markup.
"""

import base64
import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from importlib.resources import files
from string import Template

from eufacts.citations.managers import FORMATS
from eufacts.citations.pieces import plain
from eufacts.citations.styles import STYLES, cite
from eufacts.citations.styling import CitationForm, CitationRequest
from eufacts.citations.works import Citable, Headings, Work, citable
from eufacts.dates import in_words, span
from eufacts.format.kinds import Row
from eufacts.format.pinpoint import PLAIN, Pinpoint, quoted
from eufacts.output import words
from eufacts.output.visible import inert, visible
from eufacts.version import __version__
from eufacts.views import cells

_STYLES = tuple(style for style in STYLES.values() if style.own)
"""The styles that need no processor."""

_ENTRIES = tuple(one for one in FORMATS.values() if one.form is CitationForm.entry)
"""The formats of reference managers, which have an entry for the whole document."""


_IN_WORDS = ("type", "status", "topic", "note", "review")
"""The keys of a row that the page has as they are."""


def make(
    rows: Sequence[Row],
    documents: Sequence[Row],
    sections: Sequence[Row],
    countries: Sequence[Row],
    charts: Sequence[str] = (),
) -> bytes:
    """Make the page.

    Args:
        rows: The facts, in the order in which they are listed.
        documents: The documents that they are from, as ``about`` has them.
        sections: All sections of these documents.
        countries: The countries that they name, or more.
        charts: SVG to show above the facts.
    """
    style, script = (_file(name) for name in ("page.css", "page.js"))
    policy = (
        f"default-src 'none'; script-src {_hash(script)}; style-src {_hash(style)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    data = _Data(documents, sections).of(rows, countries)
    title = documents[0]["title"] if len(documents) == 1 else f"Facts of {len(documents)} documents"
    text = Template(_file("page.html")).substitute(
        policy=policy,
        version=__version__,
        meta="".join(_meta(documents[0])) if len(documents) == 1 else "",
        title=_shown(title),
        style=style,
        documents=_folded(f"{len(documents)} documents", [*map(_document, documents)]),
        charts=_charts(charts),
        rights="\n".join(f"<p>{line}</p>" for line in dict.fromkeys(map(_rights, documents))),
        # What could end the element, or begin a comment in it, is escaped.
        data=json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c"),
        script=script,
    )
    return text.encode("utf-8", "backslashreplace")


def _file(name: str) -> str:
    return files("eufacts.export.webpage").joinpath(name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    """What a policy calls a script or style: its SHA-256."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _shown(text: str) -> str:
    return escape(visible(text))


def _meta(document: Row) -> Iterator[str]:
    """What reference managers read on a page, under the names that Highwire Press gave it."""
    named = [
        ("title", document["title"]),
        *(("author", author) for author in document["authors"]),
        ("publication_date", document["date"].replace("-", "/")),
        ("technical_report_institution", document["authors"][0]),
        ("technical_report_number", document["number"]),
        ("language", document["language"]),
        ("public_url", document["url"]),
    ]
    for name, value in named:
        if value:
            yield f'<meta name="citation_{name}" content="{_shown(value)}">\n'


def _document(document: Row) -> str:
    """A line on a document, which links to its page."""
    citation = _shown(document["citation"])
    if document["url"]:
        citation = f'<a href="{escape(document["url"])}" rel="noreferrer">{citation}</a>'
    note = f" {_shown(document['note'])}" if document["note"] else ""
    return f"<p>{citation}.{note}</p>"


def _rights(document: Row) -> str:
    rights = (
        document["rights"] or f"The rights in the quotes are not stated: {document['citation']}"
    )
    return f"{_shown(rights)}."


def _folded(title: str, lines: Sequence[str]) -> str:
    """Lines; many of them below a title that opens them."""
    text = "\n".join(lines)
    many = len(lines) > _FEW
    return f"<details>\n<summary>{title}</summary>\n{text}\n</details>" if many else text


_FEW = 3
"""The most documents that are listed above the facts."""


def _charts(charts: Sequence[str]) -> str:
    if not charts:
        return ""
    number = "1 chart" if len(charts) == 1 else f"{len(charts)} charts"
    # A chart that is wider than a phone is scrolled by itself, also by the keyboard.
    boxes = (f'<div class="chart" tabindex="0">{svg}</div>\n' for svg in charts)
    return f"<details>\n<summary>{number}</summary>\n{''.join(boxes)}</details>\n"


def _name(document: Row) -> str:
    return str(document["number"] or document["title"])


def _names(country: Row) -> Row:
    """What a country is called, and all names by which it is found."""
    names = (country["name"], country["name_in_document"], *country["aliases"])
    return {"name": visible(country["name"]), "names": visible(" / ".join(names))}


class _Data:
    """What the script reads; quotes and citations that several facts have are in it once."""

    def __init__(self, documents: Sequence[Row], sections: Sequence[Row]) -> None:
        self._documents = {row["document"]: row for row in documents}
        self._sections = sections
        self._headings = Headings(sections)
        self._quotes: dict[tuple[str | None, ...], int] = {}
        self._citations: dict[str, int] = {}
        self._cited: dict[tuple[Work, tuple[Pinpoint, ...]], list[int]] = {}

    def of(self, rows: Iterable[Row], countries: Sequence[Row]) -> Row:
        """All data of the page."""
        facts = [self._fact(row) for row in rows]
        return {
            "facts": facts,
            "quotes": [
                dict(zip(("text", "place", "url", "section"), quote, strict=True))
                for quote in self._quotes
            ],
            "citations": list(self._citations),
            "styles": [*(one.title for one in _STYLES), *(one.title for one in _ENTRIES)],
            "countries": {row["code"]: _names(row) for row in countries},
            "documents": {
                name: {"name": visible(_name(row)), "language": row["language"]}
                for name, row in self._documents.items()
            },
            "sections": {
                row["id"]: {"name": visible(self._section(row)), "parent": row["parent"]}
                for row in self._sections
            },
        }

    def _fact(self, row: Row) -> Row:
        """What is shown of a fact, and what it is found and sorted by; nothing that is empty."""
        measured = cells.measured(row)
        number, time = cells.quantity(measured), cells.period(measured)
        amount = words.quantity(number) if number else ""
        stated = measured.get("value") is not None
        found = {
            **{key: row.get(key) for key in ("id", "document", "kind", "countries")},
            "label": visible(row.get("label") or row["name"]),
            "amount": cells.NO_MONEY if row.get("money") is False else visible(amount),
            "value": measured["value"] if stated else None,
            "unit": visible(measured["unit"] or "number") if stated else None,
            **{key: visible(row.get(key) or "") for key in _IN_WORDS},
            "period": in_words(time.iso) if time else None,
            "starts": span(measured["period"] or measured["as_of"])[0] if time else None,
            "section": measured.get("section"),
            "quotes": [self._quote(excerpt) for excerpt in row["excerpts"]],
            "citations": self._cite(row),
        }
        return {key: value for key, value in found.items() if value not in (None, "", [])}

    def _section(self, row: Row) -> str:
        """The name of a section; of several documents with the document's."""
        name = PLAIN.name(self._headings.of(row["id"]))
        several = len(self._documents) > 1
        return f"{_name(self._documents[row['document']])}: {name}" if several else name

    def _quote(self, excerpt: Row) -> int:
        """The number of a sentence with its place and link."""
        place = PLAIN.place(self._headings.pinpoint(excerpt))
        quote = (visible(quoted(excerpt)), visible(place), excerpt["url"], excerpt["section"])
        return self._quotes.setdefault(quote, len(self._quotes))

    def _cite(self, row: Row) -> list[int]:
        """The numbers of a fact's citations, one in each style."""
        cited = citable(row, self._documents[row["document"]], self._headings)
        key = (cited.work, cited.places)
        if key not in self._cited:
            work = Citable(cited.id, cited.work)
            texts = (
                *(visible(plain(cite(cited, one.name, CitationRequest()))) for one in _STYLES),
                *(inert(one.write([work])) for one in _ENTRIES),
            )
            self._cited[key] = [
                self._citations.setdefault(text, len(self._citations)) for text in texts
            ]
        return self._cited[key]
