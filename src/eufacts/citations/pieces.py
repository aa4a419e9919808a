"""Text with emphasis and links, as words, Markdown or HTML."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from eufacts.format.links import percent_encoded
from eufacts.markdown import escaped, escaped_start

# Patterns are compiled by the first text that needs them.
_ADDRESS = (
    r"(https?://(?:[^\s<>\"“”‘’()]|\([^\s<>\"“”‘’()]*\))*"
    r"(?:[^\s<>\"“”‘’().,;:]|\([^\s<>\"“”‘’()]*\)))"
)
"""An address may have pairs of brackets, as in CELEX numbers; a full stop does not end it."""
_SINGLE_BREAK = r"(?<=[^\n])\n(?=[^\n])"


class Piece(NamedTuple):
    """A part of a text in one style."""

    text: str
    italic: bool = False
    link: str | None = None
    """Its address; only http and https are written as links."""


def plain(pieces: Iterable[Piece]) -> str:
    """Write the words alone."""
    return "".join(piece.text for piece in pieces)


def markdown(pieces: Iterable[Piece]) -> str:
    """Write Markdown in which only the emphasis and the links are markup."""
    around = [Piece(""), *joined(_by_line(pieces)), Piece("")]
    written = "".join(map(_markdown_piece, around[1:], around, around[2:]))
    lines = (escaped_start(line.strip(" \t")) for line in written.split("\n"))
    return re.sub(_SINGLE_BREAK, r"\\\n", "\n".join(lines))


def html(pieces: Iterable[Piece]) -> str:
    """Write HTML for the inside of a paragraph."""
    return "".join(map(_html_piece, joined(pieces)))


def linked(text: str) -> tuple[Piece, ...]:
    """Split text so that each web address in it is a link."""
    parts = re.split(_ADDRESS, text) if "://" in text else [text]
    return tuple(
        Piece(part, link=part if place % 2 else None) for place, part in enumerate(parts) if part
    )


def stopped(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """End a text with a full stop, unless it ends with a mark."""
    return pieces if is_ended(pieces[-1].text) else (*pieces, Piece("."))


def is_ended(text: str) -> bool:
    """Whether a text ends with a mark, which no full stop follows."""
    return text.endswith((".", "?", "!", "…"))


def joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Join neighbours in the same style, and leave out empty pieces."""
    last: Piece | None = None
    for piece in pieces:
        if not piece.text:
            continue
        if last is not None and last[1:] == piece[1:]:
            last = last._replace(text=last.text + piece.text)
            continue
        if last is not None:
            yield last
        last = piece
    if last is not None:
        yield last


def _by_line(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Split at line ends, which neither emphasis nor links may span."""
    for piece in pieces:
        for part in re.split(r"(\n+)", piece.text):
            yield Piece(part) if part.startswith("\n") else piece._replace(text=part)


def _markdown_piece(piece: Piece, before: Piece, after: Piece) -> str:
    """A piece between two others; emphasis touches its words."""
    bare = piece.text.strip()
    if not bare:
        return piece.text
    start, end = piece.text.split(bare, 1)
    words = escaped(bare)
    if _is_link(piece):
        words = _markdown_link(piece, words)
    if piece.italic:
        left, right = start or before.text[-1:], end or after.text[:1]
        stars = not (before.italic or after.italic)
        stars = stars and _clings(left, words[0]) and _clings(right, words[-1])
        words = f"*{words}*" if stars else f"<em>{words}</em>"
    return f"{start}{words}{end}"


def _markdown_link(piece: Piece, words: str) -> str:
    """A link; an address that is its own text is written once."""
    target = re.sub(r"[<>\\\s]", percent_encoded, piece.link or "")
    return f"<{target}>" if target == piece.text else f"[{words}](<{target}>)"


def _clings(outside: str, inside: str) -> bool:
    """Whether a star between two characters makes emphasis."""
    return inside.isalnum() or not outside or outside.isspace()


def _html_piece(piece: Piece) -> str:
    from html import escape

    text = escape(piece.text).replace("\n", "<br>\n")
    if _is_link(piece):
        text = f'<a href="{escape(piece.link or "")}">{text}</a>'
    return f"<em>{text}</em>" if piece.italic else text


def _is_link(piece: Piece) -> bool:
    return piece.link is not None and re.match(r"https?://\S", piece.link) is not None
