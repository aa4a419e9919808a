"""Countries and acts that a source names, and which records hold them."""

import re
from operator import itemgetter

from eufacts.proof.base import Base
from eufacts.source.numbers.acts import ACT_RULES
from eufacts.source.numbers.asides import AsideReading
from eufacts.source.numbers.countries import find_countries
from eufacts.source.numbers.spans import Span, Taken
from eufacts.source.page.folding import normalise_text


def countries_in(base: Base, text: str) -> list[tuple[str, Span]]:
    """Find every country that a text names: its code and its place, in order.

    Those of the fact base are found by all their names, others by those in EU texts.
    """
    known = [(mention.code, Span(mention.start, mention.end)) for mention in base.names_in(text)]
    taken = Taken(span for _, span in known)
    others = [
        (reading.code, reading.span)
        for reading in find_countries(text)
        if reading.code is not None and not taken.meets(reading.span)
    ]
    return sorted([*known, *others], key=itemgetter(1))


_OF_AN_ACT = re.compile(
    r",?\sof\s(?:the\s)?[^.;:()]{0,60}?"
    r"(?:Treaty|Agreement|Convention|Charter|Protocol|Statute|Covenant|TFEU|TEU)\b"
)
"""Words after "Article 13" that make it an article of an agreement."""


class ActFinder:
    """Finds acts and articles of agreements, and the references that hold them."""

    def __init__(self, base: Base) -> None:
        records = base.records
        own = (records.document.number, records.document.celex)
        self._numbers = [("document", bare_number(number)) for number in own if number]
        self._words: list[tuple[str, str]] = []
        for act in records.reference:
            numbers = (act.number, act.title, act.celex, act.url, act.eli)
            self._numbers += [(act.id, bare_number(number)) for number in numbers if number]
            self._words.append((act.id, _spoken(act.label, act.number, act.title)))
        for agreement in records.agreement:
            self._words.append((agreement.id, _spoken(agreement.label, agreement.as_written)))

    def find(self, text: str, aside: AsideReading) -> Span | None:
        """The number of an act, or the article of an agreement with that; None for others."""
        if aside.rule in ACT_RULES:
            return aside.span
        if aside.rule == "article-number":
            hit = _OF_AN_ACT.match(text, aside.span.end)
            return Span(aside.span.start, hit.end()) if hit else None
        return None

    def holders(self, words: str, aside: AsideReading) -> tuple[str, ...]:
        """The references that hold an act: by its number, or by an article's words."""
        if aside.rule in ACT_RULES:
            number = bare_number(words)
            found = (name for name, held in self._numbers if _has_number(held, number))
        else:
            wanted = set(normalise_text(words).casefold().split()) - {"of", "the"}
            found = (name for name, held in self._words if wanted <= set(held.split()))
        return tuple(dict.fromkeys(found))


def bare_number(number: str) -> str:
    """An act's number without spaces, points, brackets and "final"."""
    return re.sub(r"[\W_]|final|def", "", number.casefold())


def _has_number(text: str, number: str) -> bool:
    """Whether a number is in a text, and not as a part of a longer one."""
    at = text.find(number)
    while at >= 0:
        around = text[max(0, at - 1) : at] + text[at + len(number) : at + len(number) + 1]
        if not any(map(str.isdigit, around)):
            return True
        at = text.find(number, at + 1)
    return False


def _spoken(*texts: str | None) -> str:
    words = " ".join(text for text in texts if text)
    return re.sub(r"[^\w ]", "", normalise_text(words).casefold())
