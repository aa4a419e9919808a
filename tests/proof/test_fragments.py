"""The words that links name: followed through a document by the rules that browsers follow."""

import re
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eufacts.format.links import CLOSING, Link, deep_link, fits, named
from eufacts.format.lock import read_lock
from eufacts.index.store import shipped
from eufacts.proof.base import Base
from eufacts.proof.comparison import Comparison
from eufacts.proof.source_file import SourceFile
from eufacts.proof.verify.fragments import Page, PageBlock, links
from eufacts.source.page.folding import normalise_text

SOURCE = Path(__file__).parents[2].parent / "shared" / "source" / "52015JC0040.txt"
Stretch = tuple[int, int, int]
"""A block, and where in it something begins and ends."""


def follow(blocks: Sequence[str], url: str) -> Stretch | None:
    """Find what a link leads to, as the specification of text fragments has it.

    The first place that has the words before, the start, the end and the words after, one upon the
    other; each part as whole words in one block. Quotes of these tests lie in one block.
    """
    parts = [*url.partition("#:~:text=")[2].split(",")]
    before = unquote(parts.pop(0)[:-1]) if parts[0].endswith("-") else ""
    after = unquote(parts.pop()[1:]) if parts[-1].startswith("-") else ""
    start, end = [*map(unquote, parts), ""][:2]
    for index, block in enumerate(blocks):
        for found in _places(f"{before} {start}".strip(), block, 0):
            begin = found[1] - len(start)
            if not end and block[found[1] :].lstrip().casefold().startswith(after.casefold()):
                return index, begin, found[1]
            for last in _places(end, block, found[1]) if end else ():
                return index, begin, last[1]
    return None


def _places(words: str, block: str, at: int) -> list[tuple[int, int]]:
    left = r"(?<!\w)" if words[0].isalnum() else ""
    right = r"(?!\w)" if words[-1].isalnum() else ""
    pattern = re.compile(left + re.escape(words) + right, re.IGNORECASE)
    hits = (pattern.match(block, index) for index in range(at, len(block)))
    return [hit.span() for hit in hits if hit]


def as_shown(block: PageBlock) -> str:
    """A block with the numbers of its footnote markers between its words."""
    text = block.text
    for marker in reversed(block.markers):
        text = f"{text[:marker]} 7 {text[marker:]}"
    return text


def stretch(block: PageBlock, index: int, begin: int, end: int) -> Stretch:
    """Where a stretch of a block is in what is shown of it."""
    before = [3 * sum(marker <= begin for marker in block.markers)]
    before.append(3 * sum(marker < end for marker in block.markers))
    return index, begin + before[0], end + before[1]


def marked(quote: str, link: Link) -> str:
    """What of a quote is marked: all of it, or its start where a marker hinders its end."""
    count = len(quote.split())
    if link.end == 0 and link.start < count:
        return " ".join(quote.split()[: link.start])
    return quote if link.after else quote.rstrip(CLOSING) or quote


PAGE = "https://example.org/act"
FLOOD = PageBlock(
    "The Union is active. The Union is active in Ruritania, as it was before the flood."
)


def choose(quote: str, *blocks: PageBlock, index: int = 0, at: int | None = None) -> Link | None:
    """Choose for a quote in a block, the first unless another is named."""
    text = blocks[index].text
    found = normalise_text(text).index(normalise_text(quote)) if at is None else at
    return Page(blocks).choose(quote, index, found)


@pytest.mark.parametrize(
    ("quote", "link"),
    [
        ("as it was before the flood.", Link(6, 0)),
        ("The Union is active in Ruritania, as it was before the flood.", Link(5, 4)),
        ("The Union is active.", Link(4, 0, "", "The")),
        ("is active in", Link(3, 0)),
        ("Union is active in Ruritania, as it was", Link(8, 0)),
        ("Union is active in Ruritania, as it was before", Link(4, 4)),
    ],
)
def test_as_few_words_as_can_be_read_and_stand_alone_are_named(quote: str, link: Link) -> None:
    """Four words at either end, more where they are elsewhere too; a short quote whole."""
    assert choose(quote, FLOOD) == link


@pytest.mark.parametrize(
    ("markers", "link"),
    [
        ((), Link(4, 4)),
        (("three",), Link(2, 4)),
        (("three", "four"), Link(2, 4)),
        (("thr",), Link(2, 4)),
        (("nine",), Link(4, 1)),
        (("ten",), Link(4, 4)),
        (("ten.",), Link(4, 4)),
        (("te",), Link(4, 0)),
        (("one",), None),
    ],
)
def test_no_word_beside_a_footnote_marker_is_named(
    markers: tuple[str, ...], link: Link | None
) -> None:
    """A marker's number would come between the words; before a closing mark it does no harm."""
    text = "one two three four five six seven eight nine ten."
    offsets = tuple(text.index(words) + len(words) for words in markers)

    assert choose(text, PageBlock(text, offsets)) == link


@pytest.mark.parametrize(
    ("blocks", "link"),
    [
        (("So be it.", "Later: so be it."), Link(3, 0, "Later:")),
        (("So be it.", "So be it. Later on."), Link(3, 0, "", "Later")),
        (("So be it.", "So be it."), None),
        (("SÒ BE\xa0IT, then.", "So be it."), None),
        (("so be item", "So be it."), None),
    ],
)
def test_words_beside_a_quote_are_named_where_its_own_stand_elsewhere(
    blocks: tuple[str, ...], link: Link | None
) -> None:
    """Where browsers differ, as on accents and the ends of words, the strictest is served."""
    quote = "so be it." if "so" in blocks[-1] else "So be it."

    assert choose(quote, *map(PageBlock, blocks), index=len(blocks) - 1) == link


def test_words_that_the_source_writes_otherwise_are_not_named() -> None:
    """The quote has straight marks and the page curly ones: a browser need not take them as one."""
    text = "one two three four\u2019s five six seven eight \u2018nine ten."
    quote = text.replace("\u2019", "'").replace("\u2018", "'")

    assert choose(quote, PageBlock(text)) == Link(3, 1)


def test_a_quote_may_begin_and_end_inside_what_stands_between_spaces() -> None:
    """Brackets and dashes are no part of a word."""
    text = "(one two three four five six seven eight nine ten)-called"

    assert choose(text[1:-8], PageBlock(text)) == Link(4, 4)
    assert choose("one", PageBlock("(one)")) == Link(1, 0)


WORDS = st.sampled_from(["The", "the", "EU", "eu.", "of,", "d\u00e9j\u00e0", "deja", "a-b", "3.9"])


@st.composite
def documents(draw: st.DrawFn) -> list[PageBlock]:
    """Blocks of few words, again and again the same, with markers after some."""
    blocks = []
    for words in draw(st.lists(st.lists(WORDS, min_size=1, max_size=14), min_size=1, max_size=4)):
        text = " ".join(words)
        ends = [len(" ".join(words[: index + 1])) for index in range(len(words))]
        before = [end - 1 for end in ends if text[end - 1] in CLOSING]
        marked = draw(st.sets(st.sampled_from(ends + before), max_size=2))
        blocks.append(PageBlock(text, tuple(sorted(marked))))
    return blocks


@given(documents(), st.data())
def test_whatever_is_chosen_leads_to_the_quote(
    blocks: list[PageBlock], data: st.DataObject
) -> None:
    """In any document, a chosen link leads to the very quote, however often its words are there.

    And where a quote is alone and no marker is near, there is a choice.
    """
    index = data.draw(st.integers(0, len(blocks) - 1))
    words = blocks[index].text.split()
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    quote = " ".join(words[first : last + 1])
    at = len(" ".join(words[:first])) + bool(first)
    link = choose(quote, *blocks, index=index, at=at)
    core = quote.rstrip(CLOSING).casefold().replace("d\u00e9j\u00e0", "deja")
    text = "\n".join(one.text for one in blocks).casefold().replace("d\u00e9j\u00e0", "deja")

    if link is not None:
        wanted = stretch(blocks[index], index, at, at + len(marked(quote, link)))
        shown = [*map(as_shown, blocks)]
        assert follow(shown, deep_link(PAGE, quote, link)) == wanted
        assert fits(quote, link)
    else:
        assert text.count(core) != 1 or any(one.markers for one in blocks)


@pytest.mark.skipif(
    not SOURCE.exists(), reason="the document's text does not lie beside this checkout"
)
def test_every_link_of_the_shipped_fact_base_leads_to_its_quote_alone() -> None:
    """Followed through the document, each leads to its quote; what it names first is there once."""
    path = shipped()
    base = Base(path.read_bytes(), str(path))
    comparison = Comparison(base, SourceFile.read(SOURCE.read_bytes(), SOURCE.name))
    passages = comparison.source.passages
    blocks = [PageBlock(one.text, tuple(mark.offset for mark in one.markers)) for one in passages]
    shown = [*map(as_shown, blocks), *comparison.document.furniture]
    lock = read_lock(path)
    assert lock is not None
    locations = [passage.location for passage in passages]
    for excerpt in base.records.excerpt:
        link = lock.links[excerpt.id]
        index = locations.index(comparison.claimed(excerpt))
        at = blocks[index].text.index(excerpt.quote)
        wanted = stretch(blocks[index], index, at, at + len(marked(excerpt.quote, link)))

        assert follow(shown, deep_link(PAGE, excerpt.quote, link)) == wanted
        assert sum(len(_places(named(excerpt.quote, link)[0], one, 0)) for one in shown) == 1
    assert links(comparison) == lock.links
    assert len(lock.links) == len(base.records.excerpt) == 165


def test_what_is_named_wrongly_leads_elsewhere() -> None:
    """The following itself can tell: too few words lead to an earlier place, or further."""
    shown = [FLOOD.text, "It was before noon."]
    quote = "The Union is active in Ruritania, as it was before the flood."

    assert follow(shown, deep_link(PAGE, quote, Link(4, 4))) == (0, 0, 81)
    assert follow(shown, deep_link(PAGE, quote, Link(5, 4))) == (0, 21, 81)
    assert follow(shown, deep_link(PAGE, "No such words at all", Link(5, 0))) is None
