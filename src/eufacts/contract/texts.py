"""Answers on a text: audits, what is read in it, citations."""

from typing import Literal

from eufacts.audit.verdicts import Difference, Level, Status
from eufacts.contract.records import Answer
from eufacts.format import model
from eufacts.source.numbers.read import Kind


class AuditedText(Answer):
    """The text that was audited."""

    path: str
    """Its path, as it was given."""
    sha256: str
    """The SHA-256 of the file."""


class AuditedDocument(Answer):
    """A document that the text was compared with."""

    document: str
    """What records call it."""
    celex: str | None
    """Its CELEX number."""
    number: str | None
    """Its number."""
    title: str
    """Its title."""
    date: str
    """Its date."""
    citation: str | None
    """Its citation."""


class AuditedFacts(Answer):
    """The facts that the text was compared with."""

    documents: list[AuditedDocument]
    """Their documents."""


class AuditCounts(Answer):
    """How many claims there are."""

    kinds: dict[str, int]
    """By kind."""
    statuses: dict[str, int]
    """By status, without those that are accepted."""
    errors: int
    """Claims that are wrong."""
    warnings: int
    """Claims that may be wrong."""
    not_read: int
    """Numbers that can be read in several ways, or in none."""
    accepted: int
    """Claims that a mark accepts."""


class ClaimRead(Answer):
    """How the words of a claim were read."""

    value: model.Number | None
    """The number."""
    upper: model.Number | None
    """The end of a range."""
    unit: str | None
    """The unit, or what is counted."""
    qualifier: model.Qualifier | None
    """The qualifier."""
    period: str | None
    """The date."""
    celex: str | None
    """The act."""
    countries: list[str]
    """The countries that it is about."""


class Candidate(Answer):
    """A fact that a claim was compared with."""

    fact: str
    """Its id."""
    label: str
    """Its subject."""
    score: float
    """How much they have in common."""
    reason: str
    """Why it was taken, or was not."""


class _Span(Answer):
    words: str
    """The words, as they are in the file."""
    start: int
    """Where they begin, in characters of the decoded file, from 0."""
    end: int
    """Where they end."""
    line: int
    """The line where they begin, from 1."""
    column: int
    """The column where they begin, from 1."""


class Claim(_Span):
    """A number, quotation, date or cited act, with what the document says."""

    kind: Literal["quantity", "quote", "date", "act"]
    """What it is."""
    status: Status
    """What the document says of it; docs/audit.md explains each."""
    level: Level | None
    """Null if nothing is wrong, or if a mark accepts it."""
    differences: list[Difference]
    """In what it differs."""
    end_line: int
    """The line where the words end."""
    end_column: int
    """The column where they end."""
    sentence: str
    """The sentence that they are in."""
    fact: str | None
    """The fact that it was compared with, or the CELEX number of the document itself."""
    related: list[str]
    """The other facts of a sum."""
    says: str | None
    """The document's words, or a sentence on them."""
    write: str | None
    """What to write instead."""
    remark: str | None
    """What no words for the number mend: for which country it is, that no sum is to be made."""
    fixes: bool
    """Whether `write` can replace `words` unseen: never where only the subject is alike."""
    citation: str | None
    """The citation of the fact."""
    url: str | None
    """The page at the sentence."""
    accepted: str | None
    """The reason of the mark that accepts it."""
    read: ClaimRead
    """How the words were read."""
    reasons: list[str]
    """How it was decided."""
    candidates: list[Candidate]
    """The nearest facts."""


class NotClaimed(_Span):
    """Words that are not a claim. They are cut after 80 characters."""

    rule: str
    """Why not."""


class Unneeded(Answer):
    """A mark that accepts nothing."""

    where: str
    """Its file and line."""
    reason: str
    """The reason that it gives."""


class Audit(Answer):
    """An article, compared with the facts."""

    text: AuditedText
    """The article."""
    facts: AuditedFacts
    """What it was compared with."""
    counts: AuditCounts
    """How many claims it has."""
    claims: list[Claim]
    """The claims, in order."""
    skipped: list[NotClaimed]
    """What is not a claim."""
    unneeded: list[Unneeded]
    """Marks that accept nothing."""


class Reading(Answer):
    """Something that a text says. Keys that do not apply to its kind are null."""

    kind: Kind
    """What it is; `aside` is a numeral that is none of the others."""
    as_written: str
    """The words, with those of the qualifier."""
    value: model.Number | None
    """A number, in the base unit; null where the words are vague."""
    upper: model.Number | None
    """The end of a range."""
    unit: str | None
    """A currency, a unit of measure, or what is counted."""
    qualifier: model.Qualifier | None
    """The qualifier."""
    period: str | None
    """A date or period, in ISO 8601."""
    rule: str | None
    """Why a numeral is set aside."""
    code: str | None
    """A country: ISO 3166-1 alpha-2, or XK."""
    celex: str | None
    """The CELEX number of an act, where the words decide it."""
    start: int
    """Where the words begin, in characters of the text or paragraph."""
    end: int
    """Where they end."""
    before: str
    """The words before."""
    after: str
    """The words after."""


class PlacedReading(Reading):
    """Something that a document says, with its place."""

    section: str | None
    """Number and heading of the section."""
    paragraph: int | None
    """The paragraph of the section."""
    footnote: int | None
    """The footnote."""
    table: int | None
    """For a cell: the table of the section."""
    row: int | None
    """For a cell: its row."""
    column: int | None
    """For a cell: its column."""


class _Marked(Answer):
    footnotes: list[int]
    """The footnotes whose markers are in it."""


class OutlineParagraph(_Marked):
    """A paragraph."""

    number: int
    """From 1 in each section."""
    text: str
    """Its words."""


class OutlineCell(_Marked):
    """A cell."""

    row: int
    """Its row, from 1."""
    column: int
    """Its column, from 1."""
    rows: int
    """How many rows it spans."""
    columns: int
    """How many columns it spans."""
    text: str
    """Its words."""
    unit: str | None
    """The unit that the heads or the caption give a bare number."""


class OutlineTable(_Marked):
    """A table."""

    number: int
    """From 1 in each section."""
    caption: str | None
    """Its caption."""
    after_paragraph: int | None
    """The paragraph before it."""
    header_rows: int
    """How many of its first rows are heads."""
    cells: list[OutlineCell]
    """Its cells."""


class OutlineSection(_Marked):
    """A section; `footnotes` are those of its heading."""

    number: str | None
    """As it is printed."""
    heading: str | None
    """Its heading; null if it is lost."""
    paragraphs: list[OutlineParagraph]
    """Its paragraphs."""
    tables: list[OutlineTable]
    """Its tables."""


class OutlineFootnoteCell(Answer):
    """The cell that a footnote's marker is in."""

    table: int
    """The table of the section."""
    row: int
    """Its row."""
    column: int
    """Its column."""


class OutlineFootnote(Answer):
    """A footnote, with the place of its marker."""

    number: int
    """Its number."""
    text: str | None
    """Its words."""
    section: int | None
    """The index of the section, from 1."""
    heading: str | None
    """The section's heading."""
    paragraph: int | None
    """The paragraph of the section."""
    cell: OutlineFootnoteCell | None
    """The cell."""


class Outline(Answer):
    """A document as it was understood. What the page does not state is null."""

    title: str | None
    """The title."""
    number: str | None
    """The document's number."""
    type: str | None
    """What it is."""
    date: str | None
    """Its date."""
    place: str | None
    """Where it was issued."""
    authors: list[str]
    """Who issued it."""
    celex: str | None
    """Its CELEX number."""
    sections: list[OutlineSection]
    """The sections."""
    footnotes: list[OutlineFootnote]
    """The footnotes."""
    unplaced: list[str]
    """The texts of notes whose numbers could not be told."""
    furniture: list[str]
    """Headers, page numbers and the like."""
    problems: list[str]
    """What could not be placed."""


class Link(Answer):
    """The link to a record."""

    id: str
    """The record, or the document."""
    url: str | None
    """The page at the sentence."""


class Cited(Link):
    """A citation."""

    style: str
    """The style."""
    form: Literal["citation", "subsequent", "entry"]
    """A first citation, one that refers back, or an entry of a bibliography."""
    citation: str
    """The citation."""


class Style(Answer):
    """A style or format of citations."""

    style: str
    """The name for `--style`."""
    title: str
    """Its title."""
    purpose: str
    """Where it is used."""
    extra: str | None
    """The optional extra of eufacts that it needs."""
    aliases: list[str]
    """Other names for `--style`."""


class Error(Answer):
    """An error, on standard error."""

    error: str
    """What is wrong, and what to do."""
    exit_code: int
    """The exit code."""
