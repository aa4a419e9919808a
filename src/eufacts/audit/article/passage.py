"""Passages: the words of one block of an article, with the place of each character in the file."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

_JOINER = "\u2060"
"""Stands between two numbers that only marks keep apart; it is not seen."""

PassageKind = Literal["text", "heading", "row"]


class Cut(NamedTuple):
    """A stretch of a file, by offsets in characters."""

    start: int
    end: int


class Skipped(NamedTuple):
    """What is not read as claims, and the rule that says so."""

    rule: str
    place: Cut


class Cell(NamedTuple):
    """A stretch of a passage that is read apart, with the words that head its column."""

    start: int
    end: int
    column: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """The words of one block: a paragraph, an item of a list, a heading, a row of a table."""

    text: str
    """White space is folded, marks of the format are left out, entities are characters."""
    starts: Sequence[int]
    """Where each character begins in the file."""
    ends: Sequence[int]
    """Where each character ends in the file."""
    kind: PassageKind = "text"
    cells: tuple[Cell, ...] = ()
    """Of a row of a table; empty for other passages."""
    heading: str = ""
    """The heading that the passage is under."""
    group: int = 0
    """The number of the list or table that it is a part of; of a paragraph its own."""
    marked: int = 0
    """How many characters at its beginning have marks of their own: the 2 of ``**2** Turkey``."""

    def place(self, start: int, end: int) -> Cut:
        """Where some of the passage's characters are in the file."""
        return Cut(self.starts[start], self.ends[end - 1])

    def index(self, at: int) -> int:
        """The first character of the passage that begins at an offset of the file, or after it."""
        return bisect_left(self.starts, at)


@dataclass(frozen=True, slots=True)
class Article:
    """A text that is audited."""

    source: str
    """The whole decoded file."""
    passages: tuple[Passage, ...]
    skipped: tuple[Skipped, ...] = ()
    """Code, front matter and the like."""


class Words:
    """Collects the characters of one passage."""

    def __init__(self) -> None:
        self._characters: list[str] = []
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._is_marked = False
        self._opened: int | None = None
        self._marked = 0

    def __len__(self) -> int:
        return len(self._characters)

    def __bool__(self) -> bool:
        return any(not character.isspace() for character in self._characters)

    @property
    def text(self) -> str:
        """The words so far."""
        return "".join(self._characters)

    def add(self, text: str, at: int) -> None:
        """Add characters that are in the file as they are.

        Args:
            text: The characters.
            at: The offset of the first.
        """
        for offset, character in enumerate(text, at):
            self.put(character, offset, offset + 1)

    def put(self, text: str, start: int, end: int) -> None:
        """Add characters that stand for others of the file, such as those of an entity."""
        for character in text:
            if character.isspace() or character in "\u200b\u00ad\ufeff":
                if not self._characters or self._characters[-1] == " ":
                    continue
                if character in "\u200b\u00ad\ufeff":
                    continue
                character = " "  # noqa: PLW2901 - white space is folded
            for one in (_JOINER, character) if self._keep_apart(character) else (character,):
                self._characters.append(one)
                self._starts.append(start)
                self._ends.append(start if one == _JOINER else end)

    def mark(self) -> None:
        """Note that bold type or the like begins or ends here: no number goes across it."""
        if self._opened is None:
            self._opened = len(self)
        elif self._opened == 0 and not self._marked:
            self._marked = len(self)
        self._is_marked = True

    def _keep_apart(self, character: str) -> bool:
        """Whether a digit comes after another, with marks between them."""
        if not self._is_marked or character.isspace():
            return False
        self._is_marked = False
        last = "".join(self._characters[-2:]).rstrip()
        return character.isdigit() and last[-1:].isdigit()

    def passage(
        self,
        kind: PassageKind = "text",
        *,
        cells: tuple[Cell, ...] = (),
        heading: str = "",
        group: int = 0,
    ) -> Passage:
        """Close the passage."""
        while self._characters and self._characters[-1] == " ":
            del self._characters[-1], self._starts[-1], self._ends[-1]
        return Passage(
            self.text, self._starts, self._ends, kind, cells, heading, group, self._marked
        )


class Collector:
    """Collects the passages of an article in order, under their headings."""

    def __init__(self) -> None:
        self.passages: list[Passage] = []
        self.skipped: list[Skipped] = []
        self._heading = ""
        self._group = 0

    def new_group(self) -> None:
        """What comes next is apart from what was before: another paragraph, list or table."""
        self._group += 1

    def skip(self, rule: str, start: int, end: int) -> None:
        """Note what is not read."""
        if end > start:
            self.skipped.append(Skipped(rule, Cut(start, end)))

    def add(self, words: Words, kind: PassageKind = "text", cells: tuple[Cell, ...] = ()) -> None:
        """Add a passage, if it has words."""
        if not words:
            return
        heading = "" if kind == "heading" else self._heading
        passage = words.passage(kind, cells=cells, heading=heading, group=self._group)
        if kind == "heading":
            self._heading = passage.text
        self.passages.append(passage)

    def article(self, source: str) -> Article:
        """Close the article."""
        return Article(source, tuple(self.passages), tuple(self.skipped))


def row_of(cells: Sequence[tuple[Words, str]]) -> Iterator[tuple[Words, tuple[Cell, ...]]]:
    """Join the cells of a row of a table, each with the words that head its column."""
    joined = Words()
    places: list[Cell] = []
    for words, column in cells:
        passage = words.passage()
        if not passage.text:
            continue
        if joined:
            joined.put(" ", passage.starts[0], passage.starts[0])
            joined.put("|", passage.starts[0], passage.starts[0])
            joined.put(" ", passage.starts[0], passage.starts[0])
        begin = len(joined)
        for character, start, end in zip(passage.text, passage.starts, passage.ends, strict=True):
            joined.put(character, start, end)
        places.append(Cell(begin, len(joined), column))
    if places:
        yield joined, tuple(places)
