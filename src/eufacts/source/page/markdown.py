"""Markdown → the HTML that it stands for, with its footnotes as links.

The parser is markdown-it-py, which rich brings along; it is imported for Markdown alone. It does
not read footnotes, which are not of CommonMark, so those are made into links before.
"""

import re
from html import escape
from typing import Final

_NAME: Final = re.compile(r"\.(?:md|markdown|mdown|mkd)\Z", re.IGNORECASE)
_LOOKS_LIKE: Final = re.compile(
    r"^(?:\[\^[^\]\s]{1,50}\]: |#{2,6} \S|```|\|(?: ?:?-{3,}:? ?\|)+$)|\]\(https?://", re.MULTILINE
)
_FRONT_MATTER: Final = re.compile(r"---\n.*?\n---\n", re.DOTALL)
"""What a site's generator is told of a page, in YAML."""
_NOTE: Final = re.compile(
    r"^\[\^(?P<name>[^\]\s]{1,50})\]:[ \t]*(?P<text>.*(?:\n(?:[ \t]+\S.*|(?=\n[ \t]+\S)))*)",
    re.MULTILINE,
)
_MARKER: Final = re.compile(r"\[\^([^\]\s]{1,50})\]")


def is_markdown_name(name: str) -> bool:
    """Does a file's name say that it is Markdown?"""
    return _NAME.search(name) is not None


def looks_like_markdown(text: str) -> bool:
    """Has a text that no name tells of the marks of Markdown?"""
    return _LOOKS_LIKE.search(text) is not None


def markdown_to_html(text: str) -> str:
    """Write Markdown as HTML."""
    from markdown_it import MarkdownIt

    matter = _FRONT_MATTER.match(text)
    text = text[matter.end() :] if matter else text
    notes = {hit["name"]: hit["text"] for hit in _NOTE.finditer(text)}
    body = _NOTE.sub("", text)
    numbers: dict[str, int] = {}
    for hit in _MARKER.finditer(body):
        if hit[1] in notes:
            numbers.setdefault(hit[1], len(numbers) + 1)
    for name in notes:
        numbers.setdefault(name, len(numbers) + 1)

    def link(hit: re.Match[str]) -> str:
        number = numbers.get(hit[1])
        return hit[0] if number is None else f'<a href="#fn{number}">{number}</a>'

    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    parts = [f"<header>{escape(matter[0])}</header>"] if matter else []
    parts.append(parser.render(_MARKER.sub(link, body)))
    for name, number in sorted(numbers.items(), key=lambda pair: pair[1]):
        words = re.sub(r"^[ \t]+", "", notes[name], flags=re.MULTILINE)
        parts.append(f'<div id="fn{number}">{parser.render(_MARKER.sub(link, words))}</div>')
    return "\n".join(parts)
