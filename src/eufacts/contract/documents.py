"""Answers on a fact base as a whole: what it is, its proofs, its proposals, its changes."""

from typing import Any, Literal

from eufacts.contract.records import (
    Agreement,
    Answer,
    AnyFact,
    Country,
    Event,
    Excerpt,
    Figure,
    Funding,
    Instrument,
    Statement,
    of_format,
)
from eufacts.format import model


class Profile(Country):
    """A country with everything that a fact base says about it."""

    figures: list[Figure]
    """Figures about it."""
    funding: list[Funding]
    """Money that concerns it."""
    agreements: list[Agreement]
    """Its agreements."""
    instruments: list[Instrument]
    """Instruments that work there."""
    events: list[Event]
    """Dated events."""
    statements: list[Statement]
    """Findings, actions, commitments and calls."""
    excerpts: list[Excerpt]
    """The sentences on it."""


@of_format("document", nullable=True)
class Document(Answer):
    """A document; for several together, the keys that describe one are null."""

    authors: list[str]
    """Who issued it."""
    document: str | None
    """What records call it: its CELEX number, else its number, else its title and date."""
    citation: str | None
    """A citation, ready to paste."""
    counts: dict[str, int]
    """How many records there are, by kind."""
    proven: int
    """How many excerpts are proven."""
    open_reviews: int
    """How many records are proposals that are not decided."""


class About(Document):
    """A fact base: of one document or, for a folder, of several; `title` is then its name."""

    documents: list[Document]
    """Each of its documents."""
    fact_base: str
    """The path of the file or folder."""
    version: str
    """The version of eufacts."""
    index_schema: int
    """The version of the index's format."""


class Word(Answer):
    """A word that a fact base defines or uses. Keys that do not apply to its table are null."""

    document: str
    """The document."""
    vocabulary: str
    """The table of the word: `topic`."""
    word: str
    """The word."""
    definition: str | None
    """What it means; null if the fact base does not say so."""
    compared: str | None
    """For a topic by whose figures countries are compared: the key of these."""
    counted: str | None
    """What these figures count, in words."""
    stems: list[str] | None
    """The beginnings of the words that say it in the document."""
    concluded: bool | None
    """For the status of an agreement: whether it is made."""
    within: list[str] | None
    """What directly contains it."""
    aliases: list[str] | None
    """Other names that people type."""
    phrases: list[str] | None
    """For what people do or suffer: how texts say it."""
    beside: list[str] | None
    """The deeds that texts use for it, or that are done together with it."""
    records: int
    """How many records have it; no record has a deed."""


class Finding(Answer):
    """Something that is wrong, or may be."""

    file: str
    """The file."""
    line: int
    """The line; 0 if it is about the source as a whole."""
    record: str
    """The record; empty if it is about the source as a whole."""
    rule: str
    """The rule: `eufacts check --explain RULE` explains it."""
    level: Literal["error", "warning"]
    """Whether it makes the proof fail."""
    message: str
    """What is wrong."""
    hint: str | None
    """What to do; for what is waived, the waiver's reason."""


class _Proof(Answer):
    file: str
    """The fact base."""
    passed: bool
    """Whether there is no error."""
    findings: list[Finding]
    """What is wrong."""
    skipped: list[str]
    """What could not be examined, with the reason."""


class Examined(Answer):
    """How much was examined."""

    facts: int
    """Facts."""
    excerpts: int
    """Excerpts."""
    rules: int
    """Rules."""


class Checked(_Proof):
    """What a fact base shows by itself."""

    examined: Examined
    """How many facts, excerpts and rules."""
    waived: list[Finding]
    """Findings that are accepted."""
    open_reviews: int
    """How many proposals are not decided."""


class Rule(Answer):
    """A rule of `check`."""

    rule: str
    """Its name."""
    wants: str
    """What it wants."""


class Explanation(Answer):
    """A page on a rule."""

    rule: str
    """The rule."""
    explanation: str
    """The page, in Markdown."""


class Quantity(Answer):
    """How many were examined or proven."""

    quotes: int
    """Quotes."""
    footnotes: int
    """Footnotes."""
    sections: int
    """Sections."""


class Verified(_Proof):
    """Which quotes are in the source, word for word."""

    against: Literal["source", "lock"]
    """What proved them: the document itself, or the lock that it left."""
    source: str
    """The name of the document's file."""
    source_sha256: str
    """The SHA-256 of that file."""
    examined: Quantity
    """How many were examined."""
    proven: Quantity
    """How many of these are proven."""
    lock_written: str | None
    """The lock that was written."""


class Counts(Answer):
    """How much is covered."""

    found: int
    """All that was found."""
    held: int
    """What a record covers."""
    by_rule: int
    """What a rule sets aside."""
    by_reason: int
    """What the fact base sets aside, with a reason."""
    missing: int
    """What nothing covers."""


class SectionCounts(Counts):
    """How much of a section is covered, footnotes included."""

    section: str | None
    """The section; null for what has no place, or no such section in the fact base."""
    heading: str | None
    """Its heading."""


class Item(Answer):
    """A number, date, country, act or name in the document."""

    kind: Literal["quantity", "date", "numeral", "country", "act", "name"]
    """What it is."""
    words: str
    """As it is written."""
    says: str
    """What is read in it."""
    state: Literal["held", "rule", "reason", "missing"]
    """Whether it is covered, and by what."""
    by: list[str]
    """Ids of records, the rule, or the reason."""
    section: str | None
    """The section of the place."""
    heading: str | None
    """Its heading."""
    paragraph: int | None
    """The paragraph."""
    footnote: int | None
    """The footnote."""
    table: int | None
    """For a cell: the table of the section."""
    row: int | None
    """For a cell: its row."""
    column: int | None
    """For a cell: its column."""
    sentence: str
    """The sentence, at most 2,000 characters before and after the words."""
    start: int
    """Where in the sentence the words begin, in characters."""


class Coverage(_Proof):
    """What the document states and no fact covers."""

    source: str
    """The name of the document's file."""
    source_sha256: str
    """The SHA-256 of that file."""
    all_countries: bool
    """True: every country of the world is looked for."""
    counts: dict[str, Counts]
    """By kind, and `all`."""
    rules: dict[str, int]
    """How much each rule sets aside."""
    sections: list[SectionCounts]
    """By section."""
    items: list[Item]
    """Everything that was found, in order."""
    unmentioned: list[Item]
    """Names in the fact base that no record mentions."""


class Changed(Answer):
    """A key whose value differs."""

    key: str
    """The key; `quotes` has the sentences."""
    old: Any
    """Its earlier value."""
    new: Any
    """Its later value."""


class Change(Answer):
    """A fact that two fact bases do not share. Places are not compared."""

    change: Literal["added", "gone", "changed"]
    """What has become of it."""
    kind: str
    """The kind of record."""
    id: model.Id
    """The later id, or the earlier one if it is gone."""
    label: str
    """Its subject."""
    differences: list[Changed]
    """What differs."""
    old: AnyFact | None
    """The earlier record, whole."""
    new: AnyFact | None
    """The later record, whole."""


class Proposal(Answer):
    """A record that is not decided yet."""

    id: str
    """Its id; for an aside, its place with its first words."""
    kind: str
    """The table that it is in."""
    review: str
    """Why it is not decided."""
    label: str | None
    """Its subject."""
    value: model.Number | None
    """Its number."""
    unit: str | None
    """The unit."""
    qualifier: model.Qualifier | None
    """The qualifier."""
    as_written: str | None
    """The words that state it."""
    countries: list[model.Code] | None
    """The countries that it is about."""
    period: model.Period | None
    """The time that it is for."""
    as_of: model.Date | None
    """The date up to or at which it counts."""
    status: str | None
    """What has become of money."""
    excerpts: list[model.Id] | None
    """The sentences that prove it."""
    passage: str
    """Where it is in the document, in words."""
    quote: str
    """The sentence."""
    record: str
    """The record, in TOML."""
