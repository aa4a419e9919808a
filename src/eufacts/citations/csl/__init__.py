"""CSL styles: a work and its places through the processor, and its answer as pieces."""

import re
import warnings
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from eufacts.citations.csl.library import find
from eufacts.citations.managers.csljson import date_parts, item
from eufacts.citations.pieces import Piece, is_ended, joined, linked
from eufacts.citations.styling import CitationForm, CitationRequest, QuoteStyle
from eufacts.citations.works import Citable, Work
from eufacts.errors import EufactsError, FileError, QuestionError
from eufacts.format.files import read_bytes
from eufacts.format.pinpoint import Terms

_CSL = "{http://purl.org/net/xbiblio/csl}"
_ITALIC_ON, _ITALIC_OFF, _HYPHEN, _MARKED = "\ue000", "\ue001", "\ue002", "\ue003"
"""Characters for private use, which no text has: the processor leaves them as they are."""

_STOP_AFTER_MARK = re.compile(rf"{_MARKED}([’”»\"{_ITALIC_ON}{_ITALIC_OFF}]*)\.")
"""A full stop after a title that ends in a mark of its own."""

_NO_CASE = '<span class="nocase">'
"""Before a title whose case no style may change."""

_SHOWN = 80
"""The most characters of a failure that a message shows."""


class Loaded(NamedTuple):
    """A style that the processor has read."""

    path: Path
    style: Any
    terms: Terms
    quoting: QuoteStyle
    in_text: bool
    """Whether citations are in the text; else they are notes."""
    conjunction: str | None
    """Between two authors: ``and``, ``&``, ``und``."""

    def cite(self, citable: Citable, request: CitationRequest) -> tuple[Piece, ...]:
        """Write a citation in one of its forms."""
        with _running(self.path):
            text = self._rendered(citable, request)
        written = tuple(_pieces(text))
        if not written:
            raise QuestionError(f"style {self.path.stem!r} has no form for {citable.id}")
        return written

    def _rendered(self, citable: Citable, request: CitationRequest) -> str:
        from citeproc import Citation, CitationItem, CitationStylesBibliography, Locator
        from citeproc.source.json import CiteProcJSON

        fields = _for_processor(citable.work, self.conjunction)
        if self.in_text and request.form is not CitationForm.entry and "title-short" in fields:
            fields["title"] = fields["title-short"]  # in brackets an act is named by its number
        if request.first is not None:
            fields["first-reference-note-number"] = str(request.first)
        other = {"id": "other", "type": "book", "title": "other"}
        source = CiteProcJSON([fields | {"id": "cited"}, other])
        self.style.rest()
        bibliography = CitationStylesBibliography(self.style, source, _Marks)
        where = self.terms.places(citable.places).replace("-", _HYPHEN)
        locator = {"locator": Locator("", where)} if where else {}
        citation = Citation([CitationItem("cited", **locator)])
        bibliography.register(citation)
        if request.form is CitationForm.entry and self.style.has_bibliography():
            entry = "".join(map(str, bibliography.bibliography()))
            if entry:
                return entry
        if request.form is CitationForm.subsequent:
            for key in ("cited", "other"):
                earlier = Citation([CitationItem(key)])
                bibliography.register(earlier)
                bibliography.cite(earlier, _ignore)
        return str(bibliography.cite(citation, _ignore))


@cache
def load(path: Path, locale: str | None = None) -> Loaded:
    """Read a style's file; a dependent style is the one that it depends on.

    Raises:
        FileError: It cannot be read, or is not a CSL style.
    """
    content = read_bytes(path)
    with _running(path):
        from eufacts.citations.csl.processor import Style, parse

        root = parse(path, content)
        if root.find(f"{_CSL}citation") is None:
            return load(_parent(path, root), locale)
        return _loaded(path, Style(root, locale))


@contextmanager
def _running(path: Path) -> Iterator[None]:
    """Run the processor, which a style can make fail in any way.

    Raises:
        FileError: It fails.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except EufactsError:
        raise
    except Exception as error:
        reason = f"the processor fails on it: {repr(error)[:_SHOWN]}"
        raise FileError(str(path), reason) from error


def _parent(path: Path, root: Any) -> Path:  # noqa: ANN401
    """The style that a dependent style depends on.

    Raises:
        FileError: It depends on none, or on one that is not installed.
    """
    for link in root.iter(f"{_CSL}link"):
        if link.get("rel") == "independent-parent":
            name = link.get("href", "").rstrip("/").rpartition("/")[2]
            found = find(name) if name else None
            if found is not None and found != path:
                return found
            raise FileError(
                str(path), f"it depends on style {name[:_SHOWN]!r}, which is not installed"
            )
    raise FileError(str(path), "not a CSL style: it has no <citation>")


def _loaded(path: Path, style: Any) -> Loaded:  # noqa: ANN401
    """Read from a style the words and marks that its citations use."""
    root = style.root
    root.formatter = _Marks

    def term(name: str, form: str | None = None) -> str:
        return str(root.get_single_term(name=name, form=form))

    outer = term("open-quote"), term("close-quote")
    inner = term("open-inner-quote"), term("close-inner-quote")
    return Loaded(
        path=path,
        style=style,
        terms=Terms(
            section=term("section", "short"),
            paragraph=term("paragraph", "short"),
            footnote=term("note"),
            table=term("table"),
            column=term("column", "short"),  # CSL has no term for a row, nor for a caption
            marks=outer,
            comma_inside=str(root.get_locale_option("punctuation-in-quote")).lower() == "true",
        ),
        quoting=QuoteStyle(outer, inner, stop_after_citation=root.get("class") == "in-text"),
        in_text=root.get("class") == "in-text",
        conjunction=_conjunction(root, term("and")),
    )


def _conjunction(root: Any, word: str) -> str | None:  # noqa: ANN401
    """The word between two authors that the style uses most often."""
    used = Counter(element.get("and") for element in root.iter() if element.get("and"))
    if not used:
        return None
    return "&" if used.most_common(1)[0][0] == "symbol" else word


def _for_processor(work: Work, conjunction: str | None) -> dict[str, Any]:
    """The item, changed where styles expect persons or the law of one country.

    - Several institutions are one name: the comma that styles put before "and" is for persons.
    - An act's number is part of its title and becomes the short title: as a number of its own it
      would be that of a Public Law.
    - Titles of acts and numbers keep their capitals.
    - A title that ends in a mark is marked, so that no full stop follows it.
    """
    work = work._replace(title=f"{work.title}{_MARKED}") if is_ended(work.title) else work
    fields = item(work)
    if conjunction and len(work.authors) > 1:
        last = work.authors[-1]
        name = f"{', '.join(work.authors[:-1])} {conjunction} {last}"
        fields["author"] = [{"literal": name}]
    fields.pop("note", None)
    if work.journal:
        # Styles print this day beside the issue, so it is the and not the act's.
        fields["issued"] = {"date-parts": [date_parts(work.journal.iso)]}
    if work.number and work.category == "act":
        fields.pop("number")
        fields["title-short"] = f"{_NO_CASE}{work.number}</span>"
    if work.is_law or not work.titled:
        fields["title"] = f"{_NO_CASE}{work.title}</span>"
    return fields


class _Marks:
    """The processor's writer: it marks italics and nothing else."""

    @staticmethod
    def preformat(text: str) -> str:
        return str(text)

    @staticmethod
    def Italic(text: Any) -> str:  # noqa: ANN401, N802 - the processor's names
        return f"{_ITALIC_ON}{text}{_ITALIC_OFF}"

    @staticmethod
    def Bold(text: Any) -> str:  # noqa: ANN401, N802
        return str(text)

    Oblique = Italic
    Light = Underline = Superscript = Subscript = SmallCaps = Bold


def _pieces(text: str) -> Iterator[Piece]:
    """Read the processor's answer; italics within italics are upright."""
    depth = 0
    split: list[Piece] = []
    text = _STOP_AFTER_MARK.sub(r"\1", text.strip()).replace(_MARKED, "")
    for part in re.split(f"([{_ITALIC_ON}{_ITALIC_OFF}])", text):
        if part == _ITALIC_ON:
            depth += 1
        elif part == _ITALIC_OFF:
            depth -= 1
        else:
            words = linked(part.replace(_HYPHEN, "-"))
            split.extend(piece._replace(italic=depth % 2 == 1) for piece in words)
    return joined(split)


def _ignore(_: object) -> None:
    """Called for an unknown work, which does not happen."""
