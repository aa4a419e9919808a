"""Which links of a page are footnote markers, and which elements hold the footnotes' texts.

A marker is a link whose words are a number. Either its address is named as EUR-Lex, Word, Pandoc or
the Official Journal name footnotes, or it leads to an element that links back to it. Numbers may be
counted anew in an annex: notes are told apart by the elements that the links lead to.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Final

from eufacts.source.page.markup import BLOCKS, Element

_NUMBER: Final = re.compile(r"[\s(\[]*(\d{1,3})[\s)\]]*\Z")
_TO_NOTE: Final = re.compile(
    r"(?:user-content-)?(?:footnote|_ftn|ntr|fn|note|cite_note|E)[-:.]?\d", re.IGNORECASE
)
_BACK: Final = re.compile(
    r"(?:user-content-)?(?:footnote-?ref|_ftnref|ntc|fnref|noteref|cite_ref|src\.)", re.IGNORECASE
)
_LETTERS: Final = re.compile(r"\A\D+")
"""What stands before a note's number in an address, alike for marker and note."""
_ITEMS: Final = frozenset(["dd", "li", "tr"])
_CLOSE: Final = 4
"""How many elements around an anchor may carry its name, or be the item that it begins."""


def number_in(text: str) -> int | None:
    """The number of a footnote that is all the words of a link or a raised text."""
    hit = _NUMBER.match(text)
    return int(hit[1]) if hit else None


@dataclass(slots=True)
class NoteLinks:
    """The footnotes of a page, by its links."""

    numbers: list[int] = field(default_factory=list)
    """The number of each note, in the order in which they are first mentioned."""
    markers: dict[Element, int] = field(default_factory=dict)
    """Links in the text → index of the note."""
    labels: set[Element] = field(default_factory=set)
    """Links from a note back to its marker."""
    scopes: dict[Element, int] = field(default_factory=dict)
    """Elements that hold the text of one note."""
    starts: dict[Element, int] = field(default_factory=dict)
    """Elements at which a note's text begins that ends with its block, or at the next note."""


_Named = dict[tuple["Element | None", str], list[tuple[int, Element]]]
"""The elements that have a name in a part of the page, with their positions."""


@dataclass(slots=True)
class _Link:
    element: Element
    target: str
    number: int | None
    position: int
    names: frozenset[str]
    """The names under which it can be linked to, with those of the elements close around it."""


def find_notes(root: Element) -> NoteLinks:
    """Find the footnotes of a page."""
    named: _Named = {}
    links: list[_Link] = []
    for position, element in enumerate(root.iter()):
        for name in {element.get("id"), element.get("name") if element.tag == "a" else ""} - {""}:
            named.setdefault((_part_of(element), name), []).append((position, element))
        target = element.get("href").partition("#")[2] if element.tag == "a" else ""
        if target:
            number = number_in(element.text())
            links.append(_Link(element, target, number, position, _names(element)))
    finder = _Finder(named, links)
    finder.find()
    return finder.notes


def _part_of(element: Element) -> Element | None:
    """The part of the page, the act or its annexes, that counts its own footnotes."""
    return next((e for e in element.ancestors() if e.get("class") == "contentWrapper"), None)


def _names(element: Element) -> frozenset[str]:
    around = [element]
    for ancestor in element.ancestors():
        around.append(ancestor)
        if ancestor.tag in BLOCKS - _ITEMS - {"p", "dl", "div"} or len(around) > _CLOSE:
            break
    return frozenset(name for one in around for name in (one.get("id"), one.get("name")) if name)


class _Finder:
    """Pairs markers with notes."""

    def __init__(self, named: _Named, links: Sequence[_Link]) -> None:
        self.notes = NoteLinks()
        self._named = named
        self._links = links
        self._by_anchor: dict[Element, int] = {}
        self._anchors: list[Element | None] = []
        self._lost: dict[tuple[Element | None, str], int] = {}

    def find(self) -> None:
        numbered = [link for link in self._links if link.number is not None]
        refs = {
            name: link
            for link in reversed(numbered)
            if not _BACK.match(link.target)
            for name in link.names
        }
        backs: dict[Element, _Link | None] = {}
        confirmed: set[Element] = set()
        for link in self._links:
            marker = refs.get(link.target)
            if (
                marker is not None
                and marker.position < link.position
                and marker.target in link.names
            ):
                backs[link.element] = marker
                confirmed.add(marker.element)
            elif _BACK.match(link.target) and link.number is not None:
                backs[link.element] = None
        for link in numbered:
            is_marker = link.element in confirmed or _TO_NOTE.match(link.target)
            if is_marker and link.element not in backs:
                self.notes.markers[link.element] = self._note_of(link)
        for link in self._links:
            if link.element in backs:
                self._label(link, backs[link.element])
        self._place_notes()

    def _note_of(self, link: _Link) -> int:
        """The note that a marker leads to: the next of its name below, or else the last above."""
        part = _part_of(link.element)
        named = self._named.get((part, link.target), [])
        below = bisect_right(named, link.position, key=itemgetter(0))
        anchor = named[min(below, len(named) - 1)][1] if named else None
        if anchor is None:
            key = part, _LETTERS.sub("", link.target)
            if key not in self._lost:
                self._lost[key] = self._new_note(link.number or 0, None)
            return self._lost[key]
        if anchor not in self._by_anchor:
            self._by_anchor[anchor] = self._new_note(link.number or 0, anchor)
        return self._by_anchor[anchor]

    def _new_note(self, number: int, anchor: Element | None) -> int:
        self.notes.numbers.append(number)
        self._anchors.append(anchor)
        return len(self._anchors) - 1

    def _label(self, link: _Link, marker: _Link | None) -> None:
        """Find the note whose label a link back is; a note that nothing marks begins at it."""
        self.notes.labels.add(link.element)
        if marker is not None and marker.element in self.notes.markers:
            index = self.notes.markers[marker.element]
            if self._anchors[index] is None:
                self._anchors[index] = link.element
            return
        for around in (link.element, *link.element.ancestors()):
            if around in self._by_anchor:
                return
            if around.tag in _ITEMS:
                break
        lost = self._lost.get((_part_of(link.element), _LETTERS.sub("", link.target)))
        if lost is not None and self._anchors[lost] is None:
            self._anchors[lost] = link.element
        else:
            self._new_note(link.number or 0, link.element)

    def _place_notes(self) -> None:
        """Say which element holds each note's text."""
        anchors = [anchor for anchor in self._anchors if anchor is not None]
        counts = Counter(around for anchor in anchors for around in _items_and_block(anchor))
        for index, anchor in enumerate(self._anchors):
            if anchor is None:
                continue
            holders = [
                around
                for around in _items_and_block(anchor)
                if counts[around] == 1 and _begins(around, anchor)
            ]
            if anchor.tag in BLOCKS:
                self.notes.scopes[anchor] = index
            elif holders:
                self.notes.scopes[holders[-1]] = index
            else:
                self.notes.starts[anchor] = index


def _items_and_block(anchor: Element) -> Iterator[Element]:
    """The block around an anchor, and the item of a list that it is in."""
    for depth, around in enumerate((anchor, *anchor.ancestors())):
        if around.tag in BLOCKS:
            if around.tag != "#page":
                yield around
            for outer in list(around.ancestors())[: _CLOSE - depth]:
                if outer.tag in _ITEMS:
                    yield outer
                    return
            return


def _begins(block: Element, anchor: Element) -> bool:
    """Does a block begin with an anchor, but for a bracket?"""
    waiting: list[Element | str] = [block]
    while waiting:
        node = waiting.pop()
        if isinstance(node, str):
            if node.strip(" \t\r\n\xa0(["):
                return False
        elif node is anchor:
            return True
        else:
            waiting += reversed(node.children)
    return False
