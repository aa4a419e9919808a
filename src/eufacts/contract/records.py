"""The rows of records: the keys of the format's models, and those that only rows have."""

from collections.abc import Callable
from copy import copy
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, create_model

from eufacts.format import model
from eufacts.format.described import meanings


class Answer(BaseModel):
    """What an answer consists of; the docstring below a key says what it is."""

    model_config = ConfigDict(
        use_attribute_docstrings=True, json_schema_serialization_defaults_required=True
    )


Shape = TypeVar("Shape", bound=Answer)


def of_format(table: str, *without: str, nullable: bool = False) -> Callable[[type[Shape]], Any]:
    """Add to a row the keys that it has from a table of the format, with what they mean there.

    Args:
        table: The table; the kind of the row, if it has one.
        without: Keys of the table that rows do not have.
        nullable: Whether each of these keys may be null.
    """
    shape = model.TABLES[table]

    def add(own: type[Shape]) -> Any:  # noqa: ANN401 - the same class, with more keys
        keys: dict[str, Any] = {}
        for key, field in shape.model_fields.items():
            if key not in own.model_fields and key not in without:
                described = copy(field)
                described.description = meanings(shape).get(key)
                annotation: Any = field.annotation
                keys[key] = (annotation | None if nullable else annotation, described)
        if "kind" in own.model_fields:
            kind = copy(own.model_fields["kind"])
            kind.json_schema_extra = {"const": table}
            keys["kind"] = (str, kind)
        return create_model(own.__name__, __base__=own, __doc__=own.__doc__, **keys)

    return add


class Proven(Answer):
    """The text that proved a quote."""

    source: str
    """The name of its file."""
    sha256: str
    """The SHA-256 of the file."""


@of_format("excerpt")
class Quoted(Answer):
    """A sentence, or a cell of a table, word for word."""

    heading: str
    """The heading of its section."""
    url: str | None
    """The document's page, opened at these words by a text fragment; if `proven`, at this sentence
    alone. For a cell whose words also occur elsewhere, it opens the page only."""
    proven: Proven | None
    """What proved the quote; null if nothing did."""


class _Row(Answer):
    id: model.Id
    """A name that does not change. In a folder it begins with the name of its file."""
    kind: str
    """The kind of record."""


class _OfDocument(_Row):
    document: str
    """Where it is from: a document's CELEX number, else its number, else its title and date."""
    citation: str
    """A citation, ready to paste."""


class _Cell(Answer):
    section: model.Id
    """The section of the place."""
    paragraph: int | None
    """The paragraph of the section, from 1; null for a cell."""
    table: int | None
    """For a cell: which table of the section, from 1."""
    row: int | None
    """For a cell: its row, from 1; a caption is in row 0."""
    column: int | None
    """For a cell: its column, from 1; a caption is in column 0."""


class _Proven(_OfDocument):
    excerpts: list[Quoted]
    """The sentences that prove it, the most important first."""


class _Fact(_Cell, _Proven):
    label: str
    """Its subject, short and neutral, in the words of the fact base."""
    footnote: int | None
    """The footnote, if the words are in its text."""


class _Wordy(_Fact):
    value: None
    """Null: only figures and amounts have a number."""
    unit: None
    """Null."""
    qualifier: None
    """Null."""


@of_format("figure")
class Figure(_Fact):
    """A quantity that is not money."""


@of_format("funding")
class Funding(_Fact):
    """Money, or support: given, promised or named without an amount."""


@of_format("instrument")
class Instrument(_Wordy):
    """A trust fund, programme, mission, office, process, conference, organisation or group."""


@of_format("agreement")
class Agreement(_Wordy):
    """An agreement or arrangement with a country, a territory or a group of them."""


@of_format("event")
class Event(_Wordy):
    """Something that the document dates."""


@of_format("statement")
class Statement(_Wordy):
    """A finding or commitment that a reader would cite though it has no number."""


@of_format("country")
class Country(_Row):
    """A country or territory."""

    groups: list[str]
    """Other groups that it belongs to, and what contains these and its region."""
    roles: list[str]
    """The roles that the document gives it."""
    role_excerpts: dict[str, list[model.Id]]
    """The excerpts that say so, by role."""
    facts: int
    """How many facts are about it."""


class Nationality(Answer):
    """How many of those on a route are of one nationality."""

    nationalities: list[model.Code]
    """Their countries."""
    share: model.Number | None
    """In percent."""
    qualifier: model.Qualifier | None
    """The qualifier of the share."""
    as_written: str | None
    """The words that state it."""
    figure: model.Id
    """The figure that it is from."""


class Trend(Answer):
    """A statement on who uses a route, and on how that has changed."""

    id: model.Id
    """The statement."""
    label: str
    """What it says."""
    period: model.Period | None
    """The time that it is about."""


class Overlap(Answer):
    """Another route on which the same people may have been counted."""

    route: model.Id
    """The other route."""
    reason: str
    """Why some may have been counted twice."""
    excerpts: list[model.Id]
    """The sentences that say so."""


@of_format("route")
class Route(_Proven):
    """A route that people take, as the document describes it."""

    measures: list[Figure]
    """Figures that count its use; routes are compared by the first."""
    composition: list[Nationality]
    """The shares of nationalities."""
    trend: list[Trend]
    """Who uses it, and how that has changed."""
    overlaps: list[Overlap]
    """Other routes on which the same people may have been counted."""


@of_format("reference")
class Reference(_Cell, _Proven):
    """An act or document that is cited."""


@of_format("section")
class Section(_OfDocument):
    """A section of the document."""

    paragraphs: int
    """The highest number of a paragraph that is quoted."""
    facts: int
    """How many facts are proven in it and in its parts."""
    facts_by_kind: dict[str, int]
    """The same by kind."""


@of_format("excerpt")
class Excerpt(Quoted, _OfDocument):
    """A sentence, or a cell of a table, with what it proves."""

    countries: list[model.Code]
    """The countries that it is about."""
    regions: list[str]
    """The regions that its facts are about."""
    topics: list[str]
    """The topics of its facts."""
    facts: list[model.Id]
    """The facts that it proves."""


@of_format("footnote")
class Footnote(_Cell, _OfDocument):
    """A footnote; its place is that of its marker."""

    text: str | None
    """Its words; null if they are lost."""
    heading: str
    """The heading of the section."""
    marker: Quoted
    """The excerpt with its marker."""
    url: str | None
    """The page at its text or, if that is lost, at its marker."""
    facts: list[model.Id]
    """The facts that its text proves."""


AnyFact = Figure | Funding | Instrument | Agreement | Event | Statement
AnyRecord = AnyFact | Country | Route | Reference | Section | Excerpt | Footnote


class Match(Answer):
    """Why a record was found."""

    text: str
    """A sentence or label of the record."""
    marks: list[list[int]]
    """Where the words that were searched for begin and end in it, in characters."""


def found(record: type[Answer]) -> Any:  # noqa: ANN401 - a class made of another
    """Add to a row the key that a search adds to it."""
    why = Field(description="Why it was found; null if by its name or id.")
    name, said = f"Found{record.__name__}", f"{record.__name__}, as a search gives it."
    return create_model(name, __base__=record, __doc__=said, match=(Match | None, why))
