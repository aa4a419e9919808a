"""The words of one block as they come out of a page, with the footnote markers among them."""

from typing import Final

from eufacts.source.page.blocks import Marker
from eufacts.source.page.folding import collapse

_END: Final = 40
"""How many characters show what a number after them is."""


class Line:
    """Collects words; white space is collapsed, and the space that a marker leaves is dropped."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._space = False
        """White space is due before the next word."""
        self._bracket = False
        """The last marker may stand in brackets of its own."""
        self.markers: list[Marker] = []

    def __bool__(self) -> bool:
        return bool(self._parts or self.markers)

    @property
    def text(self) -> str:
        """The words so far."""
        return "".join(self._parts)

    @property
    def end(self) -> str:
        """What the words end in so far, if no space is due after it."""
        return "" if self._space or not self._parts else self._parts[-1][-_END:]

    def add(self, data: str) -> None:
        """Add some text of the page."""
        words = collapse(data)
        self._space = self._space or data[:1].isspace()
        if not words:
            return
        if self._bracket:
            words = self._unwrapped(words)
        if words:
            if self._space and self._parts and not (self._after_marker() and words[0] in ",.;:)"):
                self._push(" ")
            self._push(words)
            self._space = False
        self._space = self._space or data[-1].isspace()

    def mark(self, number: int, note: int | None) -> None:
        """Put a footnote marker here."""
        self._bracket = bool(self._parts) and self._parts[-1][-1] in "(["
        self.markers.append(Marker(number, self._length, note))

    def drop_bracket(self) -> None:
        """Forget an opening bracket that is all there is, before a footnote's own number."""
        if self._length <= len("([") and not self.text.strip("(["):
            self._parts.clear()
            self._length = 0

    def _push(self, part: str) -> None:
        self._parts.append(part)
        self._length += len(part)

    def _after_marker(self) -> bool:
        return bool(self.markers) and self.markers[-1].offset == self._length

    def _unwrapped(self, words: str) -> str:
        """Drop the brackets around a marker, if they hold nothing else."""
        self._bracket = False
        if words[0] not in ")]" or not self._after_marker():
            return words
        left = self._pop()[:-1]
        if not left and self._parts[-1:] == [" "]:
            left = self._pop()
        kept = left.rstrip()
        if kept:
            self._push(kept)
        self._space = kept != left or words[1:2] == " "
        mark = self.markers[-1]
        self.markers[-1] = Marker(mark.number, self._length, mark.note)
        return words[1:].lstrip()

    def _pop(self) -> str:
        part = self._parts.pop()
        self._length -= len(part)
        return part
