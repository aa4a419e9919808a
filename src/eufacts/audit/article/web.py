"""HTML → passages: the words that a reader of the page sees, block by block."""

from html import unescape
from html.parser import HTMLParser
from itertools import accumulate
from typing import Final

from eufacts.audit.article.passage import Article, Collector, Words, row_of

_BLOCK_NAMES: Final = """
    address article aside blockquote body br caption center dd details dialog div dl dt fieldset
    figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol option p section
    summary table tbody tfoot thead title ul
"""
_BLOCKS: Final = frozenset(_BLOCK_NAMES.split())
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "title"})
_GROUPS: Final = frozenset({"p", "ul", "ol", "table", "div", "section", "blockquote", "dl"})
_TYPES: Final = frozenset({"b", "strong", "i", "em", "u", "mark", "sup", "sub"})
"""Elements that set words apart in a line."""
_UNREAD: Final = {
    "script": "code",
    "style": "code",
    "pre": "code",
    "code": "code",
    "kbd": "code",
    "samp": "code",
    "template": "code",
    "svg": "code",
    "textarea": "form",
    "select": "form",
    "button": "form",
}
"""Elements that are not read, with the rule that says so."""


def read_web(source: str) -> Article:
    """Read a page."""
    reader = _Reader(source)
    reader.feed(source)
    reader.close()
    return reader.finish()


class _Reader(HTMLParser):
    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=False)
        self._source = source
        lines = source.split("\n")
        self._lines = [0, *accumulate(len(line) + 1 for line in lines)]
        self._found = Collector()
        self._words = Words()
        self._heading = False
        self._unread: list[tuple[str, str, int]] = []
        """The open elements that are not read: name, rule, offset."""
        self._cells: list[tuple[Words, str]] | None = None
        self._columns: list[str] = []

    def finish(self) -> Article:
        """Close what is open."""
        self._end_row()
        self._end()
        return self._found.article(self._source)

    def _at(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def _end(self) -> None:
        """Close the passage that is open."""
        if self._cells is None:
            self._found.add(self._words, "heading" if self._heading else "text")
            self._words = Words()

    def _is_own_mark(self, tag: str, attrs: list[tuple[str, str | None]]) -> bool:
        """Whether it is the mark of a footnote that an annotated copy has from eufacts."""
        return tag == "sup" and any(
            name == "id" and (value or "").startswith("eufacts-") for name, value in attrs
        )

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        at = self._at()
        is_notes = tag == "section" and ("class", "eufacts-notes") in attrs
        if tag in _UNREAD:
            self._unread.append((tag, _UNREAD[tag], at))
        elif is_notes or self._is_own_mark(tag, attrs):
            self._unread.append((tag, "own-footnote", at))
        elif tag == "tr":
            self._end_row()
            self._end()
            self._cells = []
        elif tag in {"td", "th"} and self._cells is not None:
            known = len(self._cells) < len(self._columns)
            self._words = Words()
            self._cells.append((self._words, self._columns[len(self._cells)] if known else ""))
        elif tag in _BLOCKS:
            self._begin_block(tag, at)
        elif tag in _TYPES:
            self._words.mark()

    def _begin_block(self, tag: str, at: int) -> None:
        self._words.put(" ", at, at)
        self._end()
        if tag == "table":
            self._columns = []
        if tag in _GROUPS:
            self._found.new_group()
        self._heading = tag in _HEADINGS

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element without an end."""
        if tag in _BLOCKS:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """Close an element."""
        if any(name == tag for name, _, _ in self._unread):
            self._end_unread(tag)
        elif tag in {"tr", "table"}:
            self._end_row()
        elif tag in _BLOCKS:
            self._end()
            self._heading = False
        elif tag in _TYPES:
            self._words.mark()

    def _end_unread(self, tag: str) -> None:
        """Close what is not read, and what is open in it."""
        name = ""
        while name != tag:
            name, rule, start = self._unread.pop()
        if not self._unread:
            end = self._source.find(">", self._at()) + 1
            self._found.skip(rule, start, end or len(self._source))

    def _end_row(self) -> None:
        """Close a row of a table; the first is the table's head."""
        if self._cells is None:
            return
        cells, self._cells = self._cells, None
        if not self._columns:
            self._columns = [words.text.strip() for words, _ in cells]
        for words, places in row_of(cells):
            self._found.add(words, "row", places)
        self._words = Words()

    def handle_data(self, data: str) -> None:
        """Text as it is."""
        if not self._unread:
            self._words.add(data, self._at())

    def handle_entityref(self, name: str) -> None:
        """A character by its name."""
        self._entity(f"&{name}")

    def handle_charref(self, name: str) -> None:
        """A character by its number."""
        self._entity(f"&#{name}")

    def _entity(self, words: str) -> None:
        if self._unread:
            return
        at = self._at()
        written = f"{words};" if self._source.startswith(f"{words};", at) else words
        self._words.put(unescape(f"{words};"), at, at + len(written))

    def handle_comment(self, data: str) -> None:
        """What a reader does not see."""
