"""The part of a sentence that shows why a search found a record."""

import json
from collections.abc import Iterable, Sequence

Marks = Sequence[tuple[int, int]]
"""Where words begin and end in a text."""

MARKS = ("\x02", "\x03")
"""What stands before and after a marked word."""

_WHOLE = 50
"""A text of so many words is shown whole."""
_PART = 40
"""The words that are shown of a longer one."""
_MORE = 20
"""The words that may follow, if the sentence then ends."""
_BEFORE = 8
"""The words that are shown before the first marked one, where no sentence begins."""

_as_json = json.JSONEncoder(ensure_ascii=False).encode


def marked(text: str) -> tuple[str, Marks]:
    """A text without the signs around its marked words, and where these are."""
    plain, *parts = text.split(MARKS[0])
    marks = []
    for part in parts:
        inside, _, rest = part.partition(MARKS[1])
        marks.append((len(plain), len(plain) + len(inside)))
        plain += inside + rest
    return plain, marks


def marked_words(text: str) -> list[str]:
    """The words that are marked in a text, in small letters."""
    return [part.partition(MARKS[1])[0].lower() for part in text.split(MARKS[0])[1:]]


def is_short(text: str) -> bool:
    """Whether a text is shown whole."""
    return text.count(" ") < _WHOLE


def passage(text: str, marks: Marks, number: str = "") -> str:
    """The JSON text of a ``match``: the part of a text that has the most of the marked words.

    Args:
        text: A record's quotes, or its label.
        marks: The words that were searched for.
        number: The record's own number, as the quote has it; the part has it if it can.
    """
    own = text.find(number) if number else -1
    if own >= 0 and not marks:
        marks = [(own, own + len(number))]
    if not is_short(text):
        words = text.split(" ")
        wanted = {text.count(" ", 0, start): text[start:end].lower() for start, end in marks}
        if own >= 0:
            wanted[text.count(" ", 0, own)] = number
        beginnings = _beginnings(words)
        first = _best(wanted, beginnings, len(words))
        after = first + _PART
        after = next((at for at in beginnings if after <= at <= after + _MORE), after)
        start = len(" ".join(words[:first])) + (first > 0)
        end = start + len(" ".join(words[first:after]))
        cut_before, cut_after = "… " * (start > 0), " …" * (end < len(text))
        moved = len(cut_before) - start
        marks = [(a + moved, b + moved) for a, b in marks if start <= a and b <= end]
        text = f"{cut_before}{text[start:end]}{cut_after}"
    return f'{{"text": {_as_json(text)}, "marks": {[list(mark) for mark in marks]}}}'


def _beginnings(words: Sequence[str]) -> Sequence[int]:
    """The words with which sentences begin, and the end."""
    ends = (index for index, word in enumerate(words) if word.endswith((".", ";", ":", "?", "!")))
    return [0, *(index + 1 for index in ends), len(words)]


def _best(wanted: dict[int, str], beginnings: Iterable[int], count: int) -> int:
    """The first word of the part with the most different words; at best a sentence begins there."""

    def worth(first: int) -> tuple[int, bool, int]:
        inside = {word for at, word in wanted.items() if first <= at < first + _PART}
        return len(inside), first in begin, -first

    begin = set(beginnings)
    firsts = {*begin, *(max(at - _BEFORE, 0) for at in wanted)}
    return max((min(first, count - _PART) for first in firsts), key=worth)
