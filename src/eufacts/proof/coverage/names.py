"""Names in capitals and acronyms that a source has, and that no record mentions."""

import re
from collections.abc import Iterator

from pydantic import BaseModel

from eufacts.format.kinds import FACT_KINDS
from eufacts.proof.base import Base
from eufacts.source.numbers.spans import Span
from eufacts.source.page.folding import normalise_text

_LINK = "of|the|for|on|in|against|to|de|and"
_WORD = r"[A-Z][\w\u2019'/-]*"
_NAMES = re.compile(rf"(?<!\w){_WORD}(?:(?:\s(?:{_LINK})){{0,3}}\s{_WORD})*")
"""Capitalised words in a row, with small words between them."""

_ACRONYM = re.compile(r"(?=.*[A-Z].*[A-Z])[A-Za-z]{2,15}")
_NO_NAME = frozenset(
    "a all an any as at both by during each every following from if its many most no once our out"
    " over several since some such than that their these this those through under until when where"
    f" while with eur usd ii iii iv vi vii viii {_LINK}".replace("|", " ").split()
)
"""Words that are not part of a name at its beginning or end, and what the reader has read."""

_NOT_WORDS = {"id", "topic", "excerpts", "url", "eli", "roles"}
"""Keys whose values are not words of a record."""


def is_name(words: str) -> bool:
    """Whether words are several in capitals, with small ones between them."""
    return " " in words and _NAMES.fullmatch(words) is not None


class NameFinder:
    """Finds names, and whether any record mentions them.

    Not in its excerpt, whose words are the source's own, but in its label, its words, its actors,
    its names: where a search would find it.
    """

    def __init__(self, base: Base) -> None:
        self._mentioned = f" {' | '.join(filter(None, map(_key, _strings(base))))} "

    def unmentioned(self, text: str) -> Iterator[Span]:
        """Where in a text a name is, or the part of a name, that no record mentions."""
        for hit in _NAMES.finditer(text):
            words = [Span(*word.span()) for word in re.finditer(r"\S+", hit[0])]
            for run in self._runs(hit[0], words):
                name = Span(run[0].start, run[-1].end)
                capitals = sum(word.of(hit[0])[0].isupper() for word in run)
                if capitals > 1 or _ACRONYM.fullmatch(name.of(hit[0])):
                    yield Span(hit.start() + name.start, hit.start() + name.end)

    def _runs(self, text: str, words: list[Span]) -> Iterator[list[Span]]:
        """Words in a row of which no record has any, the longest mentioned ones taken out first."""
        keys = [_key(word.of(text)) for word in words]
        run: list[Span] = []
        at = 0
        while at < len(words):
            is_small = words[at].of(text).casefold() in _NO_NAME
            known = 0 if is_small else self._known(keys, at)
            if known:
                yield from _trimmed(text, run)
                run = []
            else:
                run.append(words[at])
            at += known or 1
        yield from _trimmed(text, run)

    def _known(self, keys: list[str], at: int) -> int:
        """How many words from one on are, together, mentioned by a record."""
        known, words = 0, ""
        for end in range(at, len(keys)):
            words = f"{words} {keys[end]}".strip()
            if any(f" {key} " in self._mentioned for key in (words, words.removesuffix("s"))):
                known = end + 1 - at
            elif f" {words}" not in self._mentioned:
                break
        return known


def _trimmed(text: str, run: list[Span]) -> Iterator[list[Span]]:
    """A run without small words at its ends, if anything is left."""
    names = [at for at, word in enumerate(run) if word.of(text).casefold() not in _NO_NAME]
    if names:
        yield run[names[0] : names[-1] + 1]


def _key(text: str) -> str:
    plain = normalise_text(text).casefold().replace("'s", "")
    return " ".join(re.sub(r"[\W_]", " ", plain).split())


def _strings(base: Base) -> Iterator[str]:
    """What records say in words of their own or of the document's."""
    records = base.records
    yield from _strings_of(records.document)
    for table in (*FACT_KINDS, "country", "route", "reference", "section"):
        for record in getattr(records, table):
            yield from _strings_of(record)


def _strings_of(record: BaseModel) -> Iterator[str]:
    for value in record.model_dump(exclude=_NOT_WORDS).values():
        yield from (
            word
            for word in (value if isinstance(value, tuple) else (value,))
            if isinstance(word, str)
        )
