"""What the classes of a page say of a block: a heading, a title, the cover, a field of it.

They are those of LegisWrite (the Commission's documents), of the Official Journal in both of its
generations, and of consolidated texts.
"""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from eufacts.source.page.blocks import Hint

HEADINGS: Final = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_HEADING_CLASS: Final = re.compile(
    r"""(?:^|[\s_-])(?:manual|annex|chapter|section)?heading    # the Commission's, from Word
    |titre|(?:section|chapter|part)title
    |(?:^|\s)(?:oj-)?s?ti-(?:art|annex|grseq|section|tbl)       # the Official Journal's
    |(?:^|\s)s?title-(?:annex|article|division|gr-seq)          # of consolidated texts""",
    re.IGNORECASE | re.VERBOSE,
)
_TEXT_CLASS: Final = re.compile(
    r"(?:^|\s)(?:(?:Manual)?Considrant|Point\d|Tiret\d|Text\d|List|Bullet)"
)
"""Recitals and items of lists, which can look like headings."""
_TITLE_CLASS: Final = re.compile(r"(?:^|\s)(?:(?:oj-)?doc-ti|title-doc-[\w-]+)(?:\s|$)")
"""The act's title; and of its annexes, where it is a heading."""
_COVER_CLASS: Final = re.compile(
    r"""\w_cp(?:\s|$)|(?:^|\s)(?:Logo|Emission|Rfrence\w+)(?:\s|$)
    |(?:^|\s)(?:oj-)?hd-|(?:^|\s)(?:arrow|disclaimer|modref|reference|toc-\d|title-fam-[\w-]+)
    (?:\s|$)|(?:^|\s)TOC(?:\d|Heading)(?:\s|$)""",
    re.VERBOSE,
)
"""The cover, what stands above the title, tables of contents, and signs of consolidated texts."""
_FIELD_CLASS: Final = re.compile(
    r"""(?:^|\s)(?:(?P<author>Logo)|(?P<issued>Emission)|(?P<number>Rfrenceinstitutionnelle)
    |(?P<status>Statut)|(?P<type>Typedudocument(?:_cp)?)|(?P<title>Titreobjet(?:_cp)?))(?:\s|$)""",
    re.VERBOSE,
)


@dataclass(frozen=True)
class Form:
    """The element that a block stands in."""

    tag: str = ""
    classes: str = ""
    in_heading: bool = False

    @cached_property
    def hint(self) -> Hint | None:
        """What it says that a block in it is."""
        if self.is_cover:
            return "furniture"
        if self.in_heading or _HEADING_CLASS.search(self.classes):
            return "heading"
        return "text" if self.tag == "li" or _TEXT_CLASS.search(self.classes) else None

    @cached_property
    def is_title(self) -> bool:
        """Whether it is a line of the title of an act, or of an annex."""
        return _TITLE_CLASS.search(self.classes) is not None

    @cached_property
    def is_cover(self) -> bool:
        """Whether it stands on the cover or above the title."""
        return _COVER_CLASS.search(self.classes) is not None

    @cached_property
    def field(self) -> str | None:
        """Which field of the title page it states."""
        named = _FIELD_CLASS.search(self.classes)
        return named.lastgroup if named else None
