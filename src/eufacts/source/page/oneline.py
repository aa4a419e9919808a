"""A copied text whose title page stands in its first line, with full stops → its blocks."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Final

from eufacts.source.page.blocks import Block
from eufacts.source.page.front import states_field
from eufacts.source.sentences import sentences

_HEADING: Final = re.compile(r"(?P<number>\d{1,2})\.\s+[A-Z]")
_MOST_WORDS: Final = 12
"""Of a title or heading."""


def with_title_page(blocks: Sequence[Block]) -> list[Block]:
    """Part the first line where it begins with what a title page states.

    "COM(2030) 77 final. Brussels, 3.6.2030. Ferries in winter. 1. The situation. In 2029 …" has a
    number, a date, a title, a heading and a paragraph.
    """
    if not blocks or blocks[0].markers:
        return list(blocks)
    line = blocks[0].text
    texts = [span.of(line) for span in sentences(line)]
    fields = list(takewhile(lambda text: states_field(_without_stop(text)), texts))
    if not fields or len(fields) == len(texts):
        return list(blocks)
    front = [Block(_without_stop(text), hint="furniture") for text in fields]
    rest = texts[len(fields) :]
    if _is_short(rest[0]) and not _HEADING.match(rest[0]) and len(rest) > 1:
        front.append(Block(_without_stop(rest.pop(0)), hint="furniture", field="title"))
    front[0] = replace(front[0], gap=blocks[0].gap)
    return [*front, *_body(rest), *blocks[1:]]


def _body(texts: Sequence[str]) -> Iterator[Block]:
    """The headings, which count up from 1, and the paragraphs between them."""
    paragraph: list[str] = []
    count = 0
    for text in texts:
        hit = _HEADING.match(text)
        if hit is None or int(hit["number"]) != count + 1 or not _is_short(text):
            paragraph.append(text)
            continue
        count += 1
        if paragraph:
            yield Block(" ".join(paragraph))
        paragraph = []
        yield Block(_without_stop(text), hint="heading")
    if paragraph:
        yield Block(" ".join(paragraph))


def _is_short(text: str) -> bool:
    return text.endswith(".") and len(text.split()) <= _MOST_WORDS


def _without_stop(text: str) -> str:
    return text.removesuffix(".")
