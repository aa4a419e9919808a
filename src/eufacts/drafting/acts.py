"""The acts that a document cites: one reference for each, with its CELEX number."""

import re
from collections.abc import Iterable
from typing import Final

from eufacts.celex import derived
from eufacts.drafting.labels import shorten
from eufacts.drafting.quotes import Sentence
from eufacts.drafting.records import Record, Tables, slug, why
from eufacts.proof.coverage.acts import bare_number
from eufacts.source.numbers.acts import ActReading

_KIND_BEFORE: Final = re.compile(
    r"(?:(?:Commission|Council|European Parliament and Council)\s)?"
    r"(?:(?:Implementing|Delegated|Framework)\s)?"
    r"(?:Regulation|Directive|Decision|Recommendation)s?\s"
    r"(?:\((?:EU|EC|EEC|Euratom)(?:, Euratom)?\)\s)?(?:No\s)?\Z"
)


class References:
    """Collects the references to acts; an act that is cited again gets another excerpt."""

    def __init__(self, tables: Tables, own: Iterable[str | None]) -> None:
        self._tables = tables
        self._own = {bare_number(number) for number in own if number}
        self._known: dict[str, Record] = {}

    def add(self, sentence: Sentence, act: ActReading, excerpt: str) -> None:
        """Enter an act that a sentence cites, unless it is the document itself."""
        words, bare = act.as_written, bare_number(act.as_written)
        if bare in self._own:
            return
        key = act.celex or bare
        known = self._known.get(key)
        if known is not None:
            if excerpt not in known["excerpts"] and bare_number(known["number"]) == bare:
                known["excerpts"].append(excerpt)
                return
            if excerpt in known["excerpts"]:
                return
        before = _KIND_BEFORE.search(sentence.text, 0, act.span.start)
        number = f"{before[0] if before else ''}{words}"
        self._known.setdefault(key, self._record(sentence, act, number, excerpt))

    def _record(self, sentence: Sentence, act: ActReading, number: str, excerpt: str) -> Record:
        celex, basis = act.celex, None
        if celex is not None:
            stated = celex in sentence.text
            basis = "stated" if stated else "derived" if derived(number) == celex else "identified"
        return self._tables.add(
            "reference",
            {
                "id": self._tables.claim(slug(number)),
                "label": shorten(number),
                "number": number,
                "celex": celex,
                "celex_basis": basis,
                "url": official_page(celex),
                "excerpts": [excerpt],
                "footnote": sentence.location.footnote,
                "review": why(["" if celex else "the words do not decide its CELEX number"]),
            },
        )


def official_page(celex: str | None) -> str | None:
    """The page of a CELEX number in EUR-Lex."""
    return f"https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:{celex}" if celex else None
