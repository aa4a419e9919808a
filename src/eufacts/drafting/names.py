"""Instruments and organisations: names in capitals that come again in the document."""

import re
from collections.abc import Callable, Sequence
from typing import Final

from eufacts.drafting.quotes import Sentence
from eufacts.drafting.records import PROPOSED, Tables, slug

_TYPES: Final = {
    "funding instrument": "Fund Facility Instrument",
    "programme": "Programme Initiative",
    "mechanism": "Mechanism Scheme System",
    "mission": "Mission",
    "operation": "Operation",
    "office": "Office",
    "process": "Process",
    "dialogue": "Dialogue Forum Platform",
    "conference": "Conference Summit",
    "partnership": "Partnership Alliance",
    "policy framework": "Strategy Plan Agenda Framework Pact Package Action Deal Roadmap Compact",
    "organisation": """Agency Bank Organisation Organization Institute Authority Observatory
        Undertaking Network Centre Corps Board Committee""",
}
"""What a name is, by the noun that it has."""
_TYPE_OF: Final = {noun: name for name, nouns in _TYPES.items() for noun in nouns.split()}
_KINDS: Final = "|".join(_TYPE_OF)
_WORD: Final = r"[A-Z][\w\u2019'/&-]*"
_LINK: Final = r"(?:of|the|for|on|in|and|to|against|de)"
_NAME: Final = re.compile(
    rf"(?<![\w\u2019'-])(?:{_WORD}(?:\s(?:{_LINK}\s){{0,3}}))*?(?:{_KINDS})(?:\s{_LINK}(?:\s{_LINK})?\s{_WORD}(?:\s{_WORD})*)?"
    r"(?![\w\u2019'-])"
)
_ACRONYM: Final = re.compile(
    r"\s\(['\u2018\u201c]?(?P<acronym>[A-Z][A-Za-z+-]{1,9})['\u2019\u201d]?\)"
)
_NOT_FIRST: Final = re.compile(
    r"(?:The|This|These|That|A|An|In|For|On|Under|To|With|By|From|At|As|New|Both|Of|Its|Our|Such|And)\s"
)
_FEWEST: Final = 2
_MOST_EXCERPTS: Final = 5


def add_names(
    tables: Tables, sentences: Sequence[Sentence], excerpt: Callable[[Sentence], str]
) -> None:
    """Propose an instrument for each name of one that stands in at least two sentences.

    One that a person has set aside is not proposed again.
    """
    found: dict[str, list[tuple[Sentence, str]]] = {}
    for sentence in sentences:
        for name in dict.fromkeys(_names(sentence.text)):
            found.setdefault(name, []).append((sentence, name))
    known = {
        str(one[key])
        for one in tables.kept("instrument")
        for key in ("label", "as_written")
        if key in one
    }
    known |= {str(one["words"]) for one in tables.kept("aside")}
    for name, places in found.items():
        if len(places) < _FEWEST or name in known:
            continue
        kind = next(reversed(re.findall(rf"\b(?:{_KINDS})\b", name)))
        acronyms = (_ACRONYM.match(one.text, one.text.find(name) + len(name)) for one, _ in places)
        acronym = next((hit["acronym"] for hit in acronyms if hit), None)
        tables.add(
            "instrument",
            {
                "id": tables.claim(slug(name)),
                "label": name,
                "type": _TYPE_OF[kind],
                "acronym": acronym,
                "as_written": name,
                "excerpts": list(dict.fromkeys(excerpt(one) for one, _ in places[:_MOST_EXCERPTS])),
                "review": PROPOSED,
            },
        )


def _names(text: str) -> list[str]:
    names = []
    for hit in _NAME.finditer(text):
        name = hit[0]
        while first := _NOT_FIRST.match(name):
            name = name[first.end() :]
        if " " in name:
            names.append(name)
    return names
