"""A page that was saved from EUR-Lex → its blocks, with what its HTML says of each.

The parser is the standard library's ``html.parser``. It was weighed against selectolax, lxml and
Beautiful Soup: all four are well kept, but this reading needs a stream of tags and words and no
tree, and the other three would add 1 to 12 MB and an optional extra to the installation for it.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from typing import Final, NamedTuple

from eufacts.source.page.blocks import Block, Marker, with_labels
from eufacts.source.page.folding import collapse

_LOOKS_LIKE: Final = re.compile(
    r"\s*<(?:!doctype|html|\?xml|!--|head|body|div|p|h\d)\b", re.IGNORECASE
)
_CLOSES: Final = re.compile(r"</(?:p|div|body)\s*>", re.IGNORECASE)

_BREAKS_WORDS: Final = """
    address article aside blockquote body caption center dd div dl dt figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section table tbody td
    tfoot th thead title tr ul
"""
_BREAKS: Final = frozenset(_BREAKS_WORDS.split())
_UNSEEN_WORDS: Final = """
    button noscript option script select style svg template textarea title
"""
_UNSEEN: Final = frozenset(_UNSEEN_WORDS.split())
_SITE: Final = frozenset(["aside", "footer", "header", "nav"])
_EMPTY: Final = frozenset(["br", "col", "hr", "img", "input", "link", "meta"])
_LISTS: Final = frozenset(["dl", "ol", "ul"])
_HEADINGS: Final = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_HEADING_CLASS: Final = re.compile(
    r"""(?:^|[\s_-])(?:manual|annex|chapter|section)?heading    # the Commission's, from Word
    |titre|(?:section|chapter|part)title
    |(?:^|\s)(?:oj-)?s?ti-(?:art|annex|grseq|section|tbl)       # the Official Journal's
    |(?:^|\s)s?title-(?:annex|article|division|gr-seq)          # of consolidated texts""",
    re.IGNORECASE | re.VERBOSE,
)
_TITLE_CLASS: Final = re.compile(r"(?:^|\s)(?:(?:oj-)?doc-ti|title-doc-[\w-]+)(?:\s|$)")
"""The act's title; and of its annexes, where it is a heading."""
_COVER_CLASS: Final = re.compile(
    r"""\w_cp(?:\s|$)|(?:^|\s)(?:Logo|Emission|Rfrence\w+)(?:\s|$)
    |(?:^|\s)(?:oj-)?hd-|(?:^|\s)(?:arrow|disclaimer|modref|reference|toc-\d|title-fam-[\w-]+)
    (?:\s|$)""",
    re.VERBOSE,
)
"""What stands on the cover or above the title, and the signs of a consolidated text."""
_LABEL_CLASS: Final = re.compile(r"(?:^|\s)num(?:\s|$)")
_DOCUMENT: Final = re.compile(r"(?:textTabContent|document\d*|docHtml|TexteOnly)$")
_RAISED_CLASS: Final = re.compile(r"super", re.IGNORECASE)
_MARKER_CLASS: Final = re.compile(r"footnote-?reference", re.IGNORECASE)
_TO_NOTE: Final = re.compile(r"#(?:footnote|_ftn|ntr|fn|note|E)-?\d", re.IGNORECASE)
_LINKED: Final = re.compile(rf"""href\s*=\s*["'][^"'#>]*{_TO_NOTE.pattern}""", re.IGNORECASE)
_BACK: Final = re.compile(r"#(?:footnoteref|_ftnref|ntc|fnref|noteref|src\.)", re.IGNORECASE)
_NUMBER: Final = re.compile(r"[\s(\[]*(\d{1,3})[\s)\]]*\Z")
_UNIT: Final = re.compile(r"(?:^|[\s\d(/])[cdkm]?m\Z")
"""What a raised 2 or 3 after it makes an area or a volume."""


def looks_like_html(text: str) -> bool:
    """Is this a saved page rather than its text?"""
    return _LOOKS_LIKE.match(text) is not None or _CLOSES.search(text) is not None


def page_blocks(text: str) -> tuple[list[Block], tuple[str, ...]]:
    """Read the blocks of a saved page, and say where the reading stopped early."""
    reader = _Reader(linked=_LINKED.search(text) is not None)
    problems: tuple[str, ...] = ()
    try:
        reader.feed(text)
        reader.close()
    except AssertionError:
        # Before Python 3.14 the parser gives up at a broken "<![": what came before is kept.
        line, column = reader.getpos()
        problems = (f"the page could not be read beyond line {line}, column {column + 1}",)
    reader.end_block()
    return with_labels(list(reader.blocks())), problems


class _Form(NamedTuple):
    """The element that a block stands in."""

    tag: str = ""
    classes: str = ""

    @property
    def heading(self) -> bool:
        return self.tag in _HEADINGS or _HEADING_CLASS.search(self.classes) is not None

    @property
    def title(self) -> bool:
        return _TITLE_CLASS.search(self.classes) is not None

    @property
    def cover(self) -> bool:
        return _COVER_CLASS.search(self.classes) is not None


class _Read(NamedTuple):
    """A block, and where it stood."""

    block: Block
    inside: bool
    """Inside what the page marks off as its document."""
    title: bool


class _Reader(HTMLParser):
    """Collects words until a tag that breaks, and remembers where links and raised numbers were."""

    def __init__(self, *, linked: bool) -> None:
        super().__init__(convert_charrefs=True)
        self._linked = linked
        """Markers are links: a number that is raised without one is the text's own."""
        self._read: list[_Read] = []
        self._open: dict[str, int] = {}
        self._form = _Form()
        self._words = ""
        self._line_broken = False
        self._markers: list[Marker] = []
        self._bracket: int | None = None
        """Where the bracket stands that the last marker may be in."""
        self._note: int | None = None
        self._after_note: tuple[_Form, int | None] | None = None
        """What the last footnote stood in, until something else begins."""
        self._items: list[int] = []
        self._item_count = 0
        self._document_tag: tuple[str, int] | None = None
        self._has_document = False
        self._label_tag: tuple[str, int] | None = None
        self._link: str | None = None
        self._raised: str | None = None
        self._number = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        classes = values.get("class", "")
        if tag == "br":
            self._break_line()
        elif tag in _BREAKS:
            self._break(tag, classes)
        if tag not in _EMPTY:
            self._open[tag] = self._open.get(tag, 0) + 1
        if self._document_tag is None and _DOCUMENT.match(values.get("id", "")):
            self._document_tag = (tag, self._open.get(tag, 0))
            self._has_document, self._after_note = True, None
        if self._label_tag is None and _LABEL_CLASS.search(classes):
            self._label_tag = (tag, self._open.get(tag, 0))
        if tag == "a":
            self._start_link(values.get("href", ""))
        elif self._link is None and self._raises(tag, classes):
            self._raised, self._number = tag, ""

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _EMPTY:
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
        here = (tag, self._open.get(tag, 0))
        if self._label_tag == here:
            self._label_tag = None
            self._add(" ")
        if self._document_tag == here:
            self._document_tag = None
        if tag in {"dd", "li"} and self._items:
            self._items.pop()
        elif tag in _LISTS:
            self._items.clear()
        self._open[tag] = max(0, self._open.get(tag, 0) - 1)

    def handle_data(self, data: str) -> None:
        if any(self._open.get(tag) for tag in _UNSEEN):
            return
        if self._link is not None or self._raised is not None:
            self._number += data
        else:
            self._add(data)

    def _break(self, tag: str, classes: str) -> None:
        self.end_block()
        self._form = _Form(tag, classes)
        if tag == "hr":
            self._after_note = None
        elif tag in {"dd", "li"}:
            self._item_count += 1
            self._items.append(self._item_count)

    def _break_line(self) -> None:
        """One line break is a space, as in a heading of two lines; two end the block."""
        if self._line_broken:
            form = self._form
            self.end_block()
            self._form = form
        self._add(" ")
        self._line_broken = True

    def _raises(self, tag: str, classes: str) -> bool:
        if _MARKER_CLASS.search(classes):
            return True
        raised = tag == "sup" or _RAISED_CLASS.search(classes) is not None
        return raised and not self._linked and _UNIT.search(self._words[-4:]) is None

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
            words = self._words.rstrip()
            self._bracket = len(words) - 1 if words.endswith(("(", "[")) else None
            self._markers.append(Marker(int(hit[1]), len(words)))
        self._number = ""

    def _add(self, data: str) -> None:
        words = collapse(data)
        self._line_broken = self._line_broken and not words
        if data[:1].isspace() and self._words and not self._words.endswith(" "):
            self._words += " "
        if words and self._bracket is not None:
            words = self._unwrap(words)
        if self._after_marker() and self._words.endswith(" ") and words[:1] in set(",.;:)"):
            self._words = self._words.rstrip()
        self._words += words
        if words and data[-1:].isspace():
            self._words += " "

    def _unwrap(self, words: str) -> str:
        """Drop the brackets around a marker, if they hold nothing else."""
        at, self._bracket = self._bracket, None
        if at is None or words[0] not in ")]" or not self._after_marker():
            return words
        self._words = self._words[:at]
        marker = Marker(self._markers[-1].number, len(self._words.rstrip()))
        self._markers[-1] = marker
        return words[1:].lstrip() if self._words.endswith(" ") else words[1:]

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
            self._read.append(
                _Read(
                    Block(
                        text,
                        markers=tuple(self._markers),
                        heading=self._form.heading,
                        note=self._note,
                        goes_on=self._goes_on(),
                        furniture=self._form.cover or any(self._open.get(tag) for tag in _SITE),
                    ),
                    self._document_tag is not None,
                    self._form.title,
                )
            )
        self._words, self._markers, self._bracket, self._note = "", [], None, None
        self._form = _Form()

    def _goes_on(self) -> bool:
        """Does a block go on with the footnote before it: in the same item or of the same form?"""
        here = (self._form, self._items[-1] if self._items else None)
        if self._note is not None:
            self._after_note = here
            return False
        if self._after_note is None or self._markers or self._form.heading:
            self._after_note = None
            return False
        form, item = self._after_note
        if not self._read[-1].block.text:
            # The number stands in an element of its own; the text is of this form.
            self._after_note = here
        elif form != here[0] and (item is None or item != here[1]):
            self._after_note = None
        return self._after_note is not None

    def blocks(self) -> Iterator[Block]:
        """All blocks; what is outside of what the page marks off as its document is furniture.

        So is the act's title, but for its last line that is not in brackets: it is the heading of
        what stands before the first article.
        """
        reads = [
            read
            if read.inside or not self._has_document
            else _Read(Block(read.block.text, furniture=True), inside=False, title=False)
            for read in self._read
        ]
        seen = [at for at, read in enumerate(reads) if not read.block.furniture]
        first = next((at for at in seen if not reads[at].title), len(reads))
        named = [at for at in seen if at < first and not reads[at].block.text.startswith("(")]
        for at, (block, _, title) in enumerate(reads):
            if title and at < first and at not in named[-1:]:
                yield replace(block, furniture=True)
            elif title:
                yield replace(block, heading=True)
            else:
                yield block
