"""What no figure, amount or act of a draft holds yet: dates, countries, vague numbers.

``coverage`` itself says what that is, so that a draft covers its document.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from eufacts.drafting.countries import add_countries
from eufacts.drafting.labels import id_words, label_of, shorten
from eufacts.drafting.places import codes, place_of
from eufacts.drafting.quantities import as_written
from eufacts.drafting.quotes import Quotes, Sentence
from eufacts.drafting.records import Record, Tables, add_doubt, slug, why, with_head
from eufacts.format.terms import term_problems
from eufacts.proof.base import Base
from eufacts.proof.check.rules import RULES
from eufacts.proof.coverage.item import Item, Kind
from eufacts.proof.coverage.run import cover
from eufacts.source.numbers.spans import Span

_CALL: Final = (
    "call on",
    "calls on",
    "call upon",
    "calls upon",
    "invite",
    "must",
    "should",
    "urge",
)
_WILL: Final = (" will ", " shall ")


def base_of(tables: Tables) -> Base:
    """The draft as it will be read."""
    stated = {key: value for key, value in tables.document.items() if value is not None}
    return Base(with_head(tables.text(), stated).encode(), "draft")


def add_remaining(tables: Tables, quotes: Quotes) -> None:
    """Propose events, statements and asides for what the draft does not hold.

    Args:
        tables: The draft.
        quotes: Its excerpts.
    """
    known: dict[str, Sequence[Item]] = {}

    def missing(*kinds: Kind) -> list[Item]:
        _enter(tables, quotes)
        text = tables.text()
        if text not in known:  # else nothing was added since the last time
            found = cover(base_of(tables), quotes.source)
            known[text] = (*found.missing, *found.ambiguous)
        return [item for item in known[text] if item.kind in kinds]

    for item in missing("date"):
        _event(tables, quotes, item)
    by_sentence: dict[Sentence, list[Item]] = {}
    for item in missing("country", "quantity"):
        sentence = quotes.sentence_of(item)
        if sentence is not None:
            by_sentence.setdefault(sentence, []).append(item)
    for sentence, items in by_sentence.items():
        vague = next((item for item in items if item.kind == "quantity"), None)
        add_statement(tables, quotes, sentence, vague)
    for item in missing("act", "country"):
        if item.kind == "act":
            _article(tables, quotes, item)
        else:
            _in_heading(tables, quotes, item)
    for item in missing("date", "quantity", "numeral", "country", "act"):
        _aside(tables, quotes, item)
    _enter(tables, quotes)


def _enter(tables: Tables, quotes: Quotes) -> None:
    quotes.enter(tables)
    add_countries(tables, [sentence.text for sentence in quotes.quoted])


def _event(tables: Tables, quotes: Quotes, item: Item) -> None:
    """Propose an event for a date, with the clause that it stands in."""
    sentence = quotes.sentence_of(item)
    if sentence is None:
        return
    start = item.span.start - sentence.span.start
    date = next((one for one in sentence.reading.dates if one.span.start == start), None)
    if date is None or date.period.startswith("--"):
        return
    label = label_of(sentence.text, date.span)
    numbers = [one.whole for one in sentence.reading.quantities]
    place = place_of(sentence.text, sentence.countries, date.span, numbers, ())
    words = id_words(label) or "date"
    tables.add(
        "event",
        {
            "id": tables.claim(f"{words}-{slug(date.period)}"),
            "label": label,
            "as_written": as_written(sentence.text, date.span),
            "countries": list(place.countries),
            "period": date.period,
            "excerpts": [quotes.excerpt(sentence)],
            "review": why([place.doubt]),
        },
    )


def add_statement(
    tables: Tables, quotes: Quotes, sentence: Sentence, vague: Item | None = None
) -> None:
    """Propose a statement for a sentence that names a country or gives a vague number."""
    label, about = shorten(sentence.text.rstrip(".")), None
    if vague is not None:
        start, end = (place - sentence.span.start for place in vague.span)
        about = Span(start, end)
        label = label_of(sentence.text, about)
    words = id_words(label)
    doubt = "a number without a value" if vague else "is it worth a fact?"
    tables.add(
        "statement",
        {
            "id": tables.claim(words if "-" in words else f"statement-{words}".strip("-")),
            "label": label,
            "type": _type(sentence.text),
            "as_written": as_written(sentence.text, about) if about else None,
            "countries": list(codes(sentence.countries)),
            "excerpts": [quotes.excerpt(sentence)],
            "review": doubt,
        },
    )


def _type(text: str) -> str:
    """What kind of statement a sentence is, by its verb."""
    words = f" {text} "
    if any(f" {word} " in words for word in _CALL):
        return "call"
    if any(word in words for word in _WILL):
        return "commitment"
    return "finding"


def _article(tables: Tables, quotes: Quotes, item: Item) -> None:
    """Propose a reference to an article of an agreement, which has no number of its own."""
    sentence = quotes.sentence_of(item)
    if sentence is not None:
        record = {
            "id": tables.claim(slug(item.words)),
            "label": shorten(item.words),
            "excerpts": [quotes.excerpt(sentence)],
            "footnote": sentence.location.footnote,
            "review": "an act without a number: which one is it?",
        }
        tables.add("reference", record)


def _in_heading(tables: Tables, quotes: Quotes, item: Item) -> None:
    """Give a country of a heading to the first fact of its section."""
    section, paragraph, footnote, cell = item.passage.location
    if (paragraph, footnote, cell) != (None, None, None) or section is None:
        return
    first = next((one for one in quotes.sentences if one.location.section == section), None)
    if first is None:
        return
    inside = {
        one["id"] for one in tables.records["excerpt"] if one["section"] == quotes.section(section)
    }
    facts = (
        record
        for table in ("statement", "figure", "funding", "event", "instrument")
        for record in tables.records[table]
        if inside & set(record["excerpts"])
    )
    fact = next(facts, None)
    if fact is None:
        add_statement(tables, quotes, first)
        fact = tables.records["statement"][-1]
    add_countries(tables, [item.words])
    fact["countries"] = [*fact.get("countries", ()), item.says]
    fact["note"] = f"The heading of the section names {item.words}."


def _aside(tables: Tables, quotes: Quotes, item: Item) -> None:
    """Set aside for a person what cannot be proposed: a day without a year, an odd number."""
    location = item.passage.location
    if location.section is None or item.passage.is_heading:
        return
    why_aside = _AMBIGUOUS if item.is_ambiguous else _ASIDE[item.kind]
    tables.add(
        "aside",
        {
            "words": widened(item.passage.text, *item.span),
            **quotes.place(location),
            "reason": f"{why_aside}: nobody has said yet what it is.",
            "review": why_aside,
        },
    )


def widened(text: str, start: int, end: int) -> str:
    """Words of a passage, with as many around them as make them stand there once."""
    while text.count(text[start:end]) > 1 and (start, end) != (0, len(text)):
        start = max(0, text.rfind(" ", 0, max(0, start - 1)) + 1)
        end = following if (following := text.find(" ", end + 1)) >= 0 else len(text)
    return text[start:end]


_AMBIGUOUS: Final = "a number that can be read in two ways"
_ASIDE: Final = {
    "date": "a date that no period can be made of",
    "quantity": "a number that could not be proposed",
    "numeral": "a number that the reader cannot read",
    "country": "a country that no proposal could be made of",
    "act": "an act that no proposal could be made of",
}


_WAIVED: Final = {
    "duplicate-quote": "The document itself has the sentence twice.",
    "footnote-order": "A footnote before it has its marker before the first word of a paragraph.",
    "footnote-marker": "A part of the document counts its own footnotes from 1.",
}
"""What a document may do and a rule does not expect, with the reason for its waiver."""


def add_doubts(tables: Tables) -> None:
    """Say in each proposal what ``check`` finds wrong with it, and what it will once accepted."""
    base = base_of(tables)
    for table, records in tables.records.items():
        for record in (one for one in records if "review" in one):
            accepted = {key: value for key, value in record.items() if key != "review"}
            for *_, (message, _) in term_problems(tables.kept_raw, [(table, 0, accepted)]):
                add_doubt(record, message)
    for rule in RULES:
        for problem in rule.examine(base):
            at = problem.position - len(tables.kept(problem.table))
            record = tables.records[problem.table][at] if at >= 0 else {}
            if "review" in record:
                add_doubt(record, problem.message)


def waivers(base: Base) -> Iterator[Record]:
    """The waivers of what a document may do and a rule does not expect."""
    found = {
        (rule.name, base.waived_as(problem))
        for rule in RULES
        if rule.name in _WAIVED
        for problem in rule.examine(base)
    }
    for rule_name, record in sorted(found):
        yield {"rule": rule_name, "record": record, "reason": _WAIVED[rule_name]}
