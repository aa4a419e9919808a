"""Markdown → passages: the words that a reader of the rendered page sees, block by block.

markdown-it-py says what is a heading, an item, a table or code, and which lines it takes; the words
of each block are then found in those lines, in order, so that their offsets are known.
"""

import re
from html import unescape
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from eufacts.audit.article.passage import Article, Collector, Words, row_of

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT_MATTER: Final = re.compile(
    r"\ufeff?(---|\+\+\+)[ \t]*\r?\n.*?\n\1[ \t]*(?:\r?\n|\Z)", re.DOTALL
)
_LINK_END: Final = re.compile(
    r"\](?:\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\)|\[[^\]]*\])?", re.DOTALL
)
OWN_NOTE: Final = "[^eufacts-"
"""How a footnote begins that an annotated copy has from eufacts."""
_NOTE_MARK: Final = re.compile(r"\[\^[^\]\s]{1,50}\]:?")


def read_marked(source: str) -> Article:
    """Read Markdown."""
    from markdown_it import MarkdownIt

    found = Collector()
    matter = _FRONT_MATTER.match(source)
    first = matter.end() if matter else 0
    found.skip("front-matter", 0, first)
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    parser.disable("text_join")
    # Blanked, not cut: lines keep their numbers. The parser counts CRLF and CR as one line's end.
    body = re.sub(r"[^\r\n]", " ", source[:first]) + source[first:]
    lines = [0, *accumulate(map(len, re.split(r"(?<=\n)|(?<=\r)(?!\n)", body)))]
    _Reader(source, lines, found).read(parser.parse(body))
    return found.article(source)


class _Reader:
    """Walks the parser's tokens."""

    def __init__(self, source: str, lines: list[int], found: Collector) -> None:
        self._source = source
        self._lines = lines
        self._found = found
        self._at = 0
        """Where the words that come next are looked for."""
        self._heading = False
        self._columns: list[str] = []
        self._cells: list[tuple[Words, str]] | None = None
        """The cells of the row that is open."""

    def read(self, tokens: "list[Token]") -> None:
        """Read every block."""
        for token in tokens:
            if token.level == 0 and token.type.endswith("_open"):
                self._found.new_group()
            match token.type:
                case "fence" | "code_block":
                    start, self._at = self._range(token)
                    self._found.skip("code", start, self._at)
                case "html_block":
                    start, self._at = self._range(token)
                    self._read_html(start, self._at)
                case "inline":
                    self._read_inline(token)
                case "tr_close":
                    self._end_row()
                case _:
                    self._begin(token)

    def _begin(self, token: "Token") -> None:
        """Open a block: go to its lines."""
        self._heading = token.type == "heading_open"
        if token.type == "table_open":
            self._columns = []
        if token.type == "tr_open":
            self._cells = []
        if token.nesting == 1 and token.map:
            self._at = max(self._at, self._range(token)[0])

    def _read_inline(self, token: "Token") -> None:
        if self._cells is not None:
            known = len(self._cells) < len(self._columns)
            column = self._columns[len(self._cells)] if known else ""
            self._cells.append((self._words(token), column))
        elif token.content.startswith(OWN_NOTE):
            start = self._source.find(OWN_NOTE, self._at)
            self._at = self._range(token)[1]
            self._found.skip("own-footnote", start, self._at)
        else:
            self._found.add(self._words(token), "heading" if self._heading else "text")

    def _end_row(self) -> None:
        cells, self._cells = self._cells or [], None
        if not self._columns:
            self._columns = [words.text.strip() for words, _ in cells]
        for words, places in row_of(cells):
            self._found.add(words, "row", places)

    def _range(self, token: "Token") -> tuple[int, int]:
        first, last = token.map or (0, 0)
        return self._lines[first], self._lines[min(last, len(self._lines) - 1)]

    def _read_html(self, start: int, end: int) -> None:
        """A block of HTML is read as a page is."""
        from eufacts.audit.article.web import read_web

        # What is before it is blank, so that offsets are those of the whole file.
        inner = read_web(" " * start + self._source[start:end])
        self._found.passages += inner.passages
        self._found.skipped += inner.skipped

    def _words(self, inline: "Token") -> Words:
        words = Words()
        for token in inline.children or ():
            match token.type:
                case "text":
                    self._text(words, token.content)
                case "text_special":
                    self._special(words, token)
                case "strong_open" | "strong_close" | "em_open" | "em_close":
                    words.mark()
                case "softbreak" | "hardbreak":
                    words.put(" ", self._at, self._at)
                case "code_inline":
                    self._skip(token.content, "code")
                case "link_close":
                    ended = _LINK_END.match(self._source, self._at)
                    self._at = ended.end() if ended else self._at
                case "image":
                    self._skip_image()
                case "html_inline":
                    at = self._source.find(token.content, self._at)
                    self._at = at + len(token.content) if at >= 0 else self._at
                case _:
                    pass
        return words

    def _text(self, words: Words, content: str) -> None:
        """Words that are in the file as they are; the marks of footnotes are left out."""
        at = self._source.find(content, self._at) if content else -1
        if at < 0:
            return
        last = 0
        for mark in _NOTE_MARK.finditer(content):
            words.add(content[last : mark.start()], at + last)
            self._found.skip("footnote-marker", at + mark.start(), at + mark.end())
            last = mark.end()
        words.add(content[last:], at + last)
        self._at = at + len(content)

    def _special(self, words: Words, token: "Token") -> None:
        """An entity, or a character after a backslash."""
        written = token.markup or token.content
        at = self._source.find(written, self._at)
        if at < 0:
            return
        words.put(token.content or unescape(written), at, at + len(written))
        self._at = at + len(written)

    def _skip(self, content: str, rule: str) -> None:
        at = self._source.find(content, self._at)
        if at >= 0:
            self._found.skip(rule, at, at + len(content))
            self._at = at + len(content)

    def _skip_image(self) -> None:
        at = self._source.find("![", self._at)
        if at >= 0:
            middle = self._source.find("]", at)
            ended = _LINK_END.match(self._source, middle) if middle >= 0 else None
            self._found.skip("image", at, ended.end() if ended else at + 2)
            self._at = ended.end() if ended else at + 2
