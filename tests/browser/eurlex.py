"""A page laid out as EUR-Lex lays a document out, made from the text that was copied from it."""

import re
from dataclasses import dataclass
from html import escape

from eufacts.format import model
from eufacts.source.page.document import Marker, SourceDocument, read_document

HEAD = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>EUR-Lex - 52015JC0040 - EN</title><style>
body { font: 12px/1.4 sans-serif; margin: 0 }
#document1 { width: 560px; margin: 0 auto }
sup, .FootnoteReference { font: inherit; vertical-align: baseline }
::target-text { background-color: rgb(255, 0, 255); color: rgb(255, 0, 255) }
</style></head><body>
"""
_HARD_SPACE = re.compile(r"(\S+)(?: \d+ )?\xa0(\S+)")
"""A non-breaking space with the words around it; a footnote marker may stand before it."""


@dataclass(frozen=True)
class Layout:
    """How footnote markers are laid out in a page."""

    name: str
    before: str
    after: str
    """What stands around the number, inside the link."""

    def marker(self, number: int) -> str:
        """A footnote's marker."""
        inner = f"{self.before}{number}{self.after}"
        return f'<a id="footnoteref{number}" href="#footnote{number}">{inner}</a>'


LAYOUTS = (
    Layout("spaced", ' <span class="FootnoteReference">', "</span> "),
    Layout("raised", '<sup class="FootnoteReference">(', ")</sup>"),
)
"""With spaces around the number, as the copied text has them, and raised right after the word."""


def lay_out(text: str, layout: Layout) -> str:
    """The page of a document.

    Args:
        text: The document's text as it was copied from its page.
        layout: How its markers are laid out.
    """
    document = read_document(text)
    parts = [HEAD, *(f"<p>{escape(words)}</p>" for words in document.furniture)]
    parts.append('<div id="document1"><div class="content">')
    for at, section in enumerate(document.sections):
        if section.heading is not None:
            parts.append(
                f'<p class="li Heading1">{section.number or ""}{escape(section.heading)}</p>'
            )
        for one in section.paragraphs:
            words = _words(_with_hard_spaces(one.text, text), one.markers, layout)
            parts.append(f'<p class="Normal" id="{at}.{one.number}"><span>{words}</span></p>')
    parts.append("<hr>")
    for note in document.footnotes:
        back = f'<dt><a href="#footnoteref{note.number}">({note.number})</a></dt>'
        words = escape(note.text or "")
        inner = f'<dd><p class="FootnoteText" id="fn.{note.number}">{words}</p></dd>'
        parts.append(f'<dl id="footnote{note.number}">{back}{inner}</dl>')
    parts.append("</div></div></body></html>")
    return "\n".join(parts)


def _with_hard_spaces(paragraph: str, text: str) -> str:
    """A paragraph with its non-breaking spaces, which reading the text has made plain."""
    for before, after in _HARD_SPACE.findall(text):
        paragraph = paragraph.replace(f"{before} {after}", f"{before}\xa0{after}")
    return paragraph


def _words(text: str, markers: tuple[Marker, ...], layout: Layout) -> str:
    parts = []
    at = 0
    for marker in markers:
        parts += [escape(text[at : marker.offset]), layout.marker(marker.number)]
        at = marker.offset
    return "".join([*parts, escape(text[at:])])


def block_of(document: SourceDocument, base: model.FactBase, excerpt: model.Excerpt) -> str:
    """The id of the element in which an excerpt stands."""
    if excerpt.footnote is not None:
        return f"fn.{excerpt.footnote}"
    order = [section.id for section in base.section]
    assert len(order) == len(document.sections)
    return f"{order.index(excerpt.section)}.{excerpt.paragraph}"
