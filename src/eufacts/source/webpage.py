"""A page that was saved from EUR-Lex → its blocks, with what its HTML says of each.

The parser is the standard library's ``html.parser``. It was weighed against selectolax, lxml and
Beautiful Soup: all four are well kept, but this reading needs a stream of tags and words and no
tree, and the other three would add 1 to 12 MB and an optional extra to the installation for it.
"""

import re
from html.parser import HTMLParser
from typing import Final

from eufacts.source.blocks import Block, Marker
from eufacts.source.folding import collapse

_LOOKS_LIKE: Final = re.compile(
    r"\s*<(?:!doctype|html|\?xml|!--|head|body|div|p|h\d)\b", re.IGNORECASE
)
_CLOSES: Final = re.compile(r"</(?:p|div|body)\s*>", re.IGNORECASE)

_BREAKS_WORDS: Final = """
    address article aside blockquote body br caption center dd div dl dt figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section table tbody td
    tfoot th thead title tr ul
"""
_BREAKS: Final = frozenset(_BREAKS_WORDS.split())
_UNSEEN_WORDS: Final = """
    button noscript option script select style svg template textarea title
"""
_UNSEEN: Final = frozenset(_UNSEEN_WORDS.split())
_SITE: Final = frozenset(["aside", "footer", "header", "nav"])
_HEADINGS: Final = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_HEADING_CLASS: Final = re.compile(
    r"(?:^|[\s_-])(?:manual|annex|chapter|section)?heading|oj-ti-|titre", re.IGNORECASE
)
_DOCUMENT: Final = re.compile(r"(?:textTabContent|document\d*|docHtml|TexteOnly)$")
_RAISED_CLASS: Final = re.compile(r"super|footnote-?reference", re.IGNORECASE)
_TO_NOTE: Final = re.compile(r"#(?:footnote|_ftn|ntr|fn|note|E)-?\d", re.IGNORECASE)
_BACK: Final = re.compile(r"#(?:footnoteref|_ftnref|ntc|fnref|noteref|src\.)", re.IGNORECASE)
_NUMBER: Final = re.compile(r"[\s(\[]*(\d{1,3})[\s)\]]*\Z")


def looks_like_html(text: str) -> bool:
    """Is this a saved page rather than its text?"""
    return _LOOKS_LIKE.match(text) is not None or _CLOSES.search(text) is not None


def page_blocks(text: str) -> tuple[list[Block], tuple[str, ...]]:
    """Read the blocks of a saved page, and say where the reading stopped early."""
    reader = _Reader()
    problems: tuple[str, ...] = ()
    try:
        reader.feed(text)
        reader.close()
    except AssertionError:
        # Before Python 3.14 the parser gives up at a broken "<![": what came before is kept.
        line, column = reader.getpos()
        problems = (f"the page could not be read beyond line {line}, column {column + 1}",)
    reader.end_block()
    return reader.blocks(), problems


class _Reader(HTMLParser):
    """Collects words until a tag that breaks, and remembers where links and raised numbers were."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._blocks: list[Block] = []
        self._inside: list[bool] = []
        self._open: dict[str, int] = {}
        self._words = ""
        self._markers: list[Marker] = []
        self._note: int | None = None
        self._heading = False
        self._document_tag: tuple[str, int] | None = None
        self._has_document = False
        self._link: str | None = None
        self._raised: str | None = None
        self._number = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag in _BREAKS:
            self.end_block()
            self._heading = tag in _HEADINGS or bool(_HEADING_CLASS.search(values.get("class", "")))
        if tag not in {"br", "hr", "img", "input", "link", "meta"}:
            self._open[tag] = self._open.get(tag, 0) + 1
        if self._document_tag is None and _DOCUMENT.match(values.get("id", "")):
            self._document_tag = (tag, self._open.get(tag, 0))
            self._has_document = True
        if tag == "a":
            self._start_link(values.get("href", ""))
        elif self._link is None and (tag == "sup" or _RAISED_CLASS.search(values.get("class", ""))):
            self._raised, self._number = tag, ""

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in {"br", "hr", "img", "input", "link", "meta"}:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._link is not None:
            self._end_number(back=self._link == "back")
            self._link = None
        elif tag == self._raised:
            self._raised = None
            self._end_number(back=False)
        if tag in _BREAKS:
            self.end_block()
        if self._document_tag == (tag, self._open.get(tag, 0)):
            self._document_tag = None
        self._open[tag] = max(0, self._open.get(tag, 0) - 1)

    def handle_data(self, data: str) -> None:
        if any(self._open.get(tag) for tag in _UNSEEN):
            return
        if self._link is not None or self._raised is not None:
            self._number += data
        else:
            self._add(data)

    def _start_link(self, href: str) -> None:
        target = href[href.rfind("#") :] if "#" in href else ""
        if _BACK.match(target):
            self._link, self._number = "back", ""
        elif _TO_NOTE.match(target):
            self._link, self._number = "note", ""
        self._raised = None if self._link else self._raised

    def _end_number(self, *, back: bool) -> None:
        """What stood in a link or was raised: a marker, a footnote's own number, or just words."""
        hit = _NUMBER.match(self._number)
        if hit is None:
            self._add(self._number)
        elif back:
            if self._words.strip(" ([") or self._note is not None:
                self.end_block()
            self._words, self._note = "", int(hit[1])
        else:
            if self._words.endswith((" (", " [")):
                self._words = self._words[:-1]
            self._words = (
                self._words.rstrip("([") if self._words.endswith(("(", "[")) else self._words
            )
            self._markers.append(Marker(int(hit[1]), len(self._words.rstrip())))
        self._number = ""

    def _add(self, data: str) -> None:
        words = " ".join(data.split())
        if data[:1].isspace() and self._words and not self._words.endswith(" "):
            self._words += " "
        if self._after_marker() and words[:1] in {")", "]"}:
            words = words[1:].lstrip() if words[1:2].isspace() else words[1:]
        if self._after_marker() and self._words.endswith(" ") and words[:1] in {",", ".", ";"}:
            self._words = self._words.rstrip()
        self._words += words
        if words and data[-1:].isspace():
            self._words += " "

    def _after_marker(self) -> bool:
        return bool(self._markers) and self._markers[-1].offset == len(self._words.rstrip())

    def end_block(self) -> None:
        """Close the block that is open, if it has words."""
        if self._link is not None or self._raised is not None:
            self._link = self._raised = None
            self._end_number(back=False)
        text = collapse(self._words)
        if self._note is not None:
            text = text.lstrip(")] ")
        if text or self._note is not None:
            self._blocks.append(
                Block(
                    text,
                    markers=tuple(self._markers),
                    heading=self._heading,
                    note=self._note,
                    furniture=any(self._open.get(tag) for tag in _SITE),
                )
            )
            self._inside.append(self._document_tag is not None)
        self._words, self._markers, self._note, self._heading = "", [], None, False

    def blocks(self) -> list[Block]:
        """All blocks; where the page marks its document off, what is outside is furniture."""
        if not self._has_document:
            return self._blocks
        return [
            block if inside else Block(block.text, block.gap, (), furniture=True)
            for block, inside in zip(self._blocks, self._inside, strict=True)
        ]
