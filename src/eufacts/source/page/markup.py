"""HTML text → a tree of elements, in time that grows with the text and no faster.

The standard library's ``html.parser`` was used before. It reads unclosed markup again and again:
50 kB of ``<a x=`` took 6 seconds, and twice as much takes four times as long. lxml has no such
fault, but would bring 12 MB of compiled code to every installation, for commands that few users
call. This scanner looks at each character a bounded number of times and raises for no text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Final, NamedTuple

_TAG: Final = re.compile(r"</?([A-Za-z][^\s/>]*)")
_ATTRIBUTES: Final = re.compile(r"""(?:[^>"']++|"[^"]*+"|'[^']*+')*+>""")
_ATTRIBUTE: Final = re.compile(r"""([^\s=/"'>]++)(?:\s*+=\s*+("[^"]*+"|'[^']*+'|[^\s"'>]++))?+""")
_WANTED: Final = frozenset(["class", "colspan", "content", "href", "id", "name", "rel", "rowspan"])
_LONG_REFERENCE: Final = re.compile(r"&#(?:[0-9]{9,}|[xX][0-9A-Fa-f]{9,});?")
"""A character reference beyond all characters; Python refuses to convert 5,000 digits."""
_RAW: Final = frozenset(["script", "style", "template", "textarea", "title"])
"""Elements whose content is not markup."""
_BROKEN_TAGS: Final = 50
"""After so many tags with an unclosed quotation mark, quotation marks are not heeded."""
_DEEPEST: Final = 100
"""Elements below this depth are read as if they lay at it; real pages have 30."""

VOID: Final = frozenset(["br", "col", "hr", "img", "input", "link", "meta", "wbr"])
"""Elements that have no end tag."""
_PARAGRAPH_ENDERS: Final = """
    address article aside blockquote center dd details div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hr li main menu nav ol p pre section table ul
"""
_PARAGRAPH_ENDS: Final = frozenset(_PARAGRAPH_ENDERS.split())
"""Start tags that close an open paragraph."""
_OTHER_BLOCKS: Final = """
    #page body caption html summary tbody td tfoot th thead title tr
"""
BLOCKS: Final = _PARAGRAPH_ENDS | frozenset(_OTHER_BLOCKS.split())
"""Elements that begin and end a block of text."""
_CLOSED_BY: Final = {
    "dd": frozenset(["dd", "dt"]),
    "dt": frozenset(["dd", "dt"]),
    "li": frozenset(["li"]),
    "tbody": frozenset(["caption", "colgroup", "tbody", "td", "tfoot", "th", "thead", "tr"]),
    "td": frozenset(["td", "th"]),
    "tfoot": frozenset(["caption", "colgroup", "tbody", "td", "tfoot", "th", "thead", "tr"]),
    "th": frozenset(["td", "th"]),
    "thead": frozenset(["caption", "colgroup", "td", "th", "tr"]),
    "tr": frozenset(["caption", "colgroup", "td", "th", "tr"]),
}
"""Which open elements the start of another closes, up to the list or table that they are in."""
_TABLE_PARTS: Final = frozenset(["table", "tbody", "td", "tfoot", "th", "thead", "tr"])
_SCOPES: Final = frozenset(["dl", "menu", "ol", "table", "ul"])
_PARAGRAPH_SCOPES: Final = frozenset(["body", "caption", "html", "table", "td", "th"])


@dataclass(slots=True, eq=False)
class Element:
    """An element of a page."""

    tag: str
    attributes: dict[str, str]
    parent: "Element | None" = None
    children: "list[Element | str]" = field(default_factory=list)

    def get(self, attribute: str) -> str:
        """An attribute; empty where it is missing."""
        return self.attributes.get(attribute, "")

    def iter(self) -> "Iterator[Element]":
        """This element and all below it, in the order of the page."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting += [child for child in reversed(element.children) if isinstance(child, Element)]

    def text(self) -> str:
        """All words in it, as they were written."""
        return "".join(child if isinstance(child, str) else child.text() for child in self.children)

    def ancestors(self) -> "Iterator[Element]":
        """The elements around it, the nearest first."""
        here = self.parent
        while here is not None:
            yield here
            here = here.parent


class _Tag(NamedTuple):
    name: str
    is_end: bool
    is_empty: bool
    attributes: dict[str, str]


def parse(text: str) -> Element:
    """Read a page; what is not markup after all is text."""
    root = Element("#page", {})
    here = root
    depth = 0
    for token in _tokens(text):
        if isinstance(token, str):
            here.children.append(token)
            continue
        closed = _close_end(here, token.name) if token.is_end else _close_start(here, token.name)
        while here is not closed and here.parent is not None:
            here = here.parent
            depth -= 1
        if token.is_end:
            continue
        element = Element(token.name, token.attributes, here)
        here.children.append(element)
        if token.name not in VOID and not token.is_empty and depth < _DEEPEST:
            here = element
            depth += 1
    return root


def _close_end(here: Element, tag: str) -> Element:
    """The element that is open after an end tag; nothing changes where it ends none."""
    for open_ in (here, *here.ancestors()):
        if open_.tag == tag and open_.parent is not None:
            return open_.parent
        if open_.tag in {"td", "th"} and tag not in _TABLE_PARTS:
            break
    return here


def _close_start(here: Element, tag: str) -> Element:
    """The element that a start tag goes into, once it has closed those that it ends."""
    if tag not in _CLOSED_BY and tag not in _PARAGRAPH_ENDS:
        return here
    closing = _CLOSED_BY.get(tag, frozenset[str]())
    into = here
    for open_ in (here, *here.ancestors()):
        if open_.tag in _SCOPES or (not closing and open_.tag in _PARAGRAPH_SCOPES):
            break
        is_paragraph = open_.tag == "p" and tag in _PARAGRAPH_ENDS
        if (open_.tag in closing or is_paragraph) and open_.parent is not None:
            into = open_.parent
    return into


def _tokens(text: str) -> Iterator[_Tag | str]:
    """Tags, and the text between them with its character references decoded."""
    at = done = 0
    last_end = text.rfind(">")
    last_comment_end = text.rfind("-->")
    broken = 0
    unclosed: set[str] = set()
    while (at := text.find("<", at)) != -1 and at < last_end:
        name = _TAG.match(text, at)
        if name is not None:
            end = _ATTRIBUTES.match(text, name.end()) if broken < _BROKEN_TAGS else None
            broken += end is None
            stop = end.end() if end is not None else text.index(">", at) + 1
        elif text.startswith("<!--", at) and at <= last_comment_end:
            stop = text.index("-->", at + 2) + 3
        elif text.startswith(("<!", "<?", "</"), at) and not text.startswith("<!--", at):
            stop = text.index(">", at) + 1
        else:
            at += 1
            continue
        if at > done:
            yield _decoded(text[done:at])
        at = done = stop
        if name is None:
            continue
        tag = _read_tag(name, text[name.end() : stop - 1])
        yield tag
        if tag.name in _RAW - unclosed and not tag.is_end and not tag.is_empty:
            raw_end = re.compile(rf"</{tag.name}(?=[\s/>])", re.IGNORECASE).search(text, at)
            if raw_end is None:
                unclosed.add(tag.name)
                continue
            yield _decoded(text[at : raw_end.start()])
            at = done = raw_end.start()
    if done < len(text):
        yield _decoded(text[done:])


def _read_tag(name: re.Match[str], rest: str) -> _Tag:
    attributes: dict[str, str] = {}
    is_end = name[0].startswith("</")
    if not is_end and "=" in rest:
        for key, value in _ATTRIBUTE.findall(rest):
            if value and key.lower() in _WANTED:
                bare = value[1:-1] if value[0] in "\"'" else value
                attributes.setdefault(key.lower(), _decoded(bare))
    return _Tag(name[1].lower(), is_end, rest.endswith("/"), attributes)


def _decoded(text: str) -> str:
    if "&" not in text:
        return text
    return unescape(_LONG_REFERENCE.sub("\ufffd", text) if "&#" in text else text)
