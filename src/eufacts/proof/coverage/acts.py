"""Countries and acts that a source names, and which records hold them."""

import re
from collections.abc import Sequence
from functools import cached_property
from importlib.util import find_spec
from typing import NamedTuple

from eufacts.proof.base import Base
from eufacts.proof.coverage.evidence import Standing
from eufacts.source.numbers.quantities import SetAside
from eufacts.source.numbers.spans import Span, Taken
from eufacts.source.page.folding import normalise_text


class Named(NamedTuple):
    """A name in a text."""

    name: str
    """A country's code, or the name itself."""
    span: Span


class Countries:
    """Finds countries: those of the fact base by all their names, others by those of ISO 3166."""

    def __init__(self, base: Base) -> None:
        self._base = base
        self.listed = find_spec("pycountry") is not None
        """Whether the names of ISO 3166 are at hand."""

    def find(self, text: str) -> list[Named]:
        """Every country that a text names, in order."""
        known = [
            Named(mention.code, Span(mention.start, mention.end))
            for mention in self._base.names_in(text)
        ]
        taken = Taken(named.span for named in known)
        codes, pattern = self._others
        found = (Named(codes[hit[0]], Span(*hit.span())) for hit in pattern.finditer(text))
        others = [named for named in found if not taken.meets(named.span)]
        return sorted([*known, *others], key=lambda named: named.span)

    @cached_property
    def _others(self) -> tuple[dict[str, str], re.Pattern[str]]:
        """The countries of ISO 3166 that the fact base does not have, by their names."""
        codes: dict[str, str] = {}
        if self.listed:
            import pycountry

            known = {country.code for country in self._base.records.country}
            for country in pycountry.countries:
                if country.alpha_2 not in known:
                    for key in ("name", "common_name", "official_name"):
                        name = str(getattr(country, key, None) or country.name)
                        # "Bolivia, Plurinational State of" is called Bolivia.
                        codes[name.partition(",")[0]] = country.alpha_2
        names = "|".join(map(re.escape, sorted(codes, key=len, reverse=True))) or "(?!)"
        return codes, re.compile(rf"(?<!\w)(?:{names})(?!\w)")


def country_holders(code: str, span: Span | None, standings: Sequence[Standing]) -> tuple[str, ...]:
    """The records with a country that stand on an excerpt over a place; anywhere, for None."""
    return tuple(
        dict.fromkeys(
            standing.record.id
            for standing in standings
            if code in standing.record.countries and (span is None or standing.covers(span))
        )
    )


ACT_RULES = frozenset({"act-number", "celex-number"})
"""The rules of the reader that set the number of an act aside."""

_OF_AN_ACT = re.compile(
    r",?\sof\s(?:the\s)?[^.;:()]{0,60}?"
    r"(?:Treaty|Agreement|Convention|Charter|Protocol|Statute|Covenant|TFEU|TEU)\b"
)
"""Words after "Article 13" that make it an article of an agreement."""


class Acts:
    """Finds acts and articles of agreements, and the references that hold them."""

    def __init__(self, base: Base) -> None:
        records = base.records
        own = (records.document.number, records.document.celex)
        self._numbers = [("document", _bare(number)) for number in own]
        self._words: list[tuple[str, str]] = []
        for act in records.reference:
            numbers = (act.number, act.title, act.celex, act.url, act.eli)
            self._numbers += [(act.id, _bare(number)) for number in numbers if number]
            self._words.append((act.id, _spoken(act.label, act.number, act.title)))
        for one in records.agreement:
            self._words.append((one.id, _spoken(one.label, one.as_written)))

    def find(self, text: str, aside: SetAside) -> Span | None:
        """The number of an act, or the article of an agreement with that; None for others."""
        if aside.rule in ACT_RULES:
            return aside.span
        if aside.rule == "article-number":
            hit = _OF_AN_ACT.match(text, aside.span.end)
            return Span(aside.span.start, hit.end()) if hit else None
        return None

    def holders(self, words: str, aside: SetAside) -> tuple[str, ...]:
        """The references that hold an act: by its number, or by an article's words."""
        if aside.rule in ACT_RULES:
            number = re.compile(rf"(?<!\d){re.escape(_bare(words))}(?!\d)")
            found = (name for name, held in self._numbers if number.search(held))
        else:
            wanted = set(normalise_text(words).casefold().split()) - {"of", "the"}
            found = (name for name, held in self._words if wanted <= set(held.split()))
        return tuple(dict.fromkeys(found))


def _bare(number: str) -> str:
    """An act's number without spaces, points, brackets and "final"."""
    return re.sub(r"[\W_]|final|def", "", number.casefold())


def _spoken(*texts: str | None) -> str:
    words = " ".join(text for text in texts if text)
    return re.sub(r"[^\w ]", "", normalise_text(words).casefold())
