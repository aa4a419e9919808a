"""A proposal on a terminal: its sentence with the number marked, the record, the keys."""

from collections.abc import Sequence
from io import StringIO

from rich.text import Text

from eufacts.output.page import STYLES, Lines, Page, console_of
from eufacts.output.visible import inert, visible

_NEIGHBOUR = 200
"""The most characters of what stands before or after the sentence."""
_INDENT = 4


def write_proposal(
    *,
    heading: str,
    why: str,
    before: str,
    quote: str,
    after: str,
    mark: tuple[int, int] | None,
    others: Sequence[str],
    record: str,
    width: int,
    height: int,
    colour: bool,
    ascii_only: bool,
) -> str:
    """Write what a person needs to decide.

    Args:
        heading: The place in the document.
        why: Why it is not decided yet.
        before: What stands before the quote.
        quote: The quote.
        after: What stands after it.
        mark: Where in the quote the words of the record are.
        others: Other quotes that the record stands on.
        record: The record in TOML.
        width: In columns.
        height: In lines. Where there is not enough room, what stands around the sentence is left
            out, and the record is cut.
        colour: Whether to mark and dim by colour; without it, the words are marked by signs.
        ascii_only: Whether signs are ASCII.
    """
    out = StringIO()
    page = Page(console_of(out, max(width, 20), colour=colour), ascii_only, links=False)
    head: Lines = [*page.wrap(page.faint(heading)), Text()]
    around = [page.faint(text) for text in _neighbours(before, after, ascii_only=ascii_only)]
    left, right = (page.wrap(text, indent=_INDENT) if text else [] for text in around)
    sentence = page.wrap(_marked(quote, mark, colour=colour, ascii_only=ascii_only))
    cited = [line for other in others for line in (*page.wrap(page.faint(other)), Text())]
    told: Lines = []
    for line in inert(record).rstrip("\n").split("\n"):
        key, sign, value = line.partition(" = ")
        text = Text.assemble((key, STYLES["id"]), sign, value) if sign else Text(line)
        told += page.wrap(text)
    last = [Text(), *page.wrap(Text(f"? {visible(why)}", STYLES["qualifier"]))]
    lines = [*head, *left, *sentence, *right, Text(), *cited, *told, *last]
    if len(lines) > height:
        room = height - len(sentence) - len(head) - len(last) - 1
        rest = [Text(), *_cut(told, room, ascii_only=ascii_only), *last]
        lines = [*head, *sentence, *rest] if room > 0 else [*sentence, *last][:height]
    page.console.print(Text("\n").join(lines), soft_wrap=True)
    return out.getvalue()


def _cut(lines: Lines, room: int, *, ascii_only: bool) -> Lines:
    """The first of some lines, and a sign where there are more."""
    if len(lines) <= room:
        return lines
    return [*lines[: room - 1], Text("..." if ascii_only else "\u2026")]


def _marked(quote: str, mark: tuple[int, int] | None, *, colour: bool, ascii_only: bool) -> Text:
    if mark is None:
        return Text(visible(quote))
    start, end = mark
    before, words, after = (
        visible(part) for part in (quote[:start], quote[start:end], quote[end:])
    )
    signs = ("", "") if colour else (">>", "<<") if ascii_only else ("»", "«")
    return Text.assemble(before, (f"{signs[0]}{words}{signs[1]}", STYLES["match"]), after)


def _neighbours(before: str, after: str, *, ascii_only: bool) -> tuple[str, str]:
    """What stands before and after a sentence, cut between words."""
    dots = "..." if ascii_only else "\u2026"
    if len(before) > _NEIGHBOUR:
        before = dots + before[-_NEIGHBOUR:].partition(" ")[2]
    if len(after) > _NEIGHBOUR:
        after = after[:_NEIGHBOUR].rpartition(" ")[0] + dots
    return before, after


def key_line(keys: Sequence[tuple[str, str]], progress: str, width: int) -> str:
    """The last line: the keys with what they do, where there is room, and how far it is."""
    long = "  ".join(f"{key} {word}" for key, word in keys)
    short = " ".join(key for key, _ in keys)
    words = long if len(long) + 2 + len(progress) < width else short
    return f"{words}{' ' * max(2, width - 1 - len(words) - len(progress))}{progress}"
