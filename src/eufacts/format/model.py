"""The fact base's format: every table, every key, and the rules that a single record can break.

These models are the one definition of the format. ``reader.py`` reads TOML into them and adds the
rules that span records (references, duplicate ids); the JSON Schema in ``docs/`` is made from them.
"""

from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from math import isfinite
from typing import Annotated, Any, Literal, NamedTuple, get_args, get_origin

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    StringConstraints,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from eufacts.celex import CELEX_FORM
from eufacts.currencies import CURRENCIES
from eufacts.format import limits
from eufacts.places import CellPlace, Place


def _in_calendar(period: str) -> str:
    """Refuse days that no calendar has and intervals that end before they begin."""
    begin, _, end = period.partition("/")
    for text in (begin, end):
        if text.count("-") == 2:  # noqa: PLR2004 - year, month, day
            date.fromisoformat(text)
    if end not in ("", "..") and end < begin[: len(end)]:
        raise ValueError("ends before it begins")
    return period


_LARGEST = 10**18
"""No document states more, and databases and readers of JSON take no more."""


def _in_bounds(number: float) -> float:
    """Refuse numbers that readers of the answers could not store."""
    if abs(number) > _LARGEST:
        raise ValueError("a number beyond 10^18")
    return number


def _is_number(value: object) -> object:
    """Refuse what is not a number, in one message for whole numbers and others."""
    whole = isinstance(value, int) and not isinstance(value, bool)
    if not whole and not (isinstance(value, float) and isfinite(value)):
        raise PydanticCustomError("number_type", "not a number")
    return value


Number = Annotated[
    int | Annotated[float, Field(allow_inf_nan=False)],
    BeforeValidator(_is_number),
    AfterValidator(_in_bounds),
]
"""A value: whole or not, finite."""

Name = Annotated[str, StringConstraints(min_length=1, max_length=limits.NAME)]
"""What something is called, never empty."""

Label = Annotated[str, StringConstraints(min_length=1, max_length=limits.LABEL)]
"""A short text: a label, or words as a quote has them."""

Title = Annotated[str, StringConstraints(min_length=1, max_length=limits.TITLE)]
"""The title of a document or act, or a heading, which may be one."""

Prose = Annotated[str, StringConstraints(min_length=1, max_length=limits.PROSE)]
"""Whole sentences: a quote, a note."""

Reason = Annotated[str, StringConstraints(min_length=20, max_length=limits.PROSE)]
"""Why something is accepted; a word is not enough."""

Id = Annotated[
    str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$", max_length=limits.ID)
]
"""A name that stays: letters, digits, dots, dashes. It is unique in the whole fact base."""

Code = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
"""ISO 3166-1 alpha-2."""


class Ref(NamedTuple):
    """Marks a key whose value, or each of whose values, is the id of another record."""

    table: str


class Searched(NamedTuple):
    """Marks a key whose value a search finds, beside labels, quotes, names and notes."""


class Term(NamedTuple):
    """Marks a key whose value, or each of whose values, is a word of the vocabulary."""

    table: str
    """The name of the words' table: ``topic`` for ``[vocabulary.topic]``."""


Ids = Annotated[tuple[Id, ...], Field(strict=False, max_length=limits.LISTED)]
Excerpts = Annotated[
    tuple[Id, ...], Field(strict=False, max_length=limits.EXCERPTS), Ref("excerpt")
]
Figures = Annotated[Ids, Ref("figure")]
Names = Annotated[tuple[Name, ...], Field(strict=False, max_length=limits.LISTED)]
Codes = Annotated[tuple[Code, ...], Field(strict=False, max_length=limits.KEYS)]
Count = Annotated[int, Field(ge=1), AfterValidator(_in_bounds)]
Index = Annotated[int, Field(ge=0), AfterValidator(_in_bounds)]
FootnoteNumber = Count

Address = Annotated[
    str, StringConstraints(pattern=r"^https?://[A-Za-z0-9][!#-;=?-~]*$", max_length=limits.ADDRESS)
]
"""An address on the web, as RFC 3986 writes it: ASCII, all else percent-encoded."""

_DATE = r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?"


def _as_text(value: object) -> object:
    """Read ``2017-03-14`` without quotes, which TOML has as a date."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    return value


class _OrDay:
    """Lets editors accept a day without quotes, too."""

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        day = {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
        return {"anyOf": [handler(schema), day]}


Date = Annotated[
    str,
    StringConstraints(pattern=rf"^{_DATE}$"),
    BeforeValidator(_as_text),
    AfterValidator(_in_calendar),
    _OrDay(),
]
"""ISO 8601: a year, a month or a day."""

Period = Annotated[
    str,
    StringConstraints(pattern=rf"^{_DATE}(/({_DATE}|\.\.))?$"),
    BeforeValidator(_as_text),
    AfterValidator(_in_calendar),
    _OrDay(),
]
"""ISO 8601: a date, or an interval ``2014/2020``; ``2011/..`` has a beginning and no stated end."""

Qualifier = Literal["exact", "more_than", "less_than", "about"]
"""How the document states a number: exactly, or with "more than", "less than", "about"."""

CelexBasis = Literal["stated", "derived", "identified"]
"""Where a CELEX number comes from: the text itself; the act's number in the text, by EUR-Lex's
rule; or the act's title, if the text gives no number."""


class Record(BaseModel):
    """A record: it has known keys only, exact types, and does not change after reading."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Document(Record):
    """The document that the facts come from: one ``[document]`` table in a fact base."""

    celex: Annotated[str, StringConstraints(pattern=f"^{CELEX_FORM}$")] | None = None
    """Its CELEX number, if it is in EUR-Lex."""
    number: Name | None = None
    """The number by which it is cited: ``JOIN(2015) 40 final``."""
    title: Title
    """Its title, as on its first page."""
    type: Label
    """What it is: ``Joint Communication to the European Parliament and the Council``."""
    authors: Names = Field(min_length=1, max_length=limits.AUTHORS)
    """Who issued it."""
    date: Date
    """The day on which it was issued, as far as it is known."""
    place: Name | None = None
    """Where it was issued."""
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")]
    """Of the text that is quoted: ``en``. Rules that read words examine English alone."""
    url: Address | None = None
    """Its official page, to which quotes are linked."""
    rights: Prose | None = None
    """Who owns the rights in the quoted text, and on what terms it is reused."""
    note: Prose | None = None
    """What a reader must know of the text that was read."""

    @property
    def name(self) -> str:
        """What answers call it: its CELEX number, else its number, else its title and date."""
        return self.celex or self.number or f"{self.title}, {self.date}"


_KEYS_OF_COUNTRIES = frozenset(
    {
        *("id", "kind", "code", "alpha3", "name", "name_in_document", "aliases", "demonyms"),
        *("region", "groups", "territory_of", "roles", "role_excerpts", "facts", "note"),
        *("funding", "agreements"),
    }
)
"""The keys that a compared country has anyway."""


class Entry(Record):
    """What is said of a word; its definition alone may be the whole entry."""

    @model_validator(mode="before")
    @classmethod
    def _may_be_a_definition(cls, entry: object) -> object:
        return {"definition": entry} if isinstance(entry, str) else entry

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Let editors accept both ways of writing an entry."""
        short = {"type": "string", "minLength": 1, "maxLength": limits.PROSE}
        return {"anyOf": [short, handler(schema)]}


class Word(Entry):
    """A word that records use, with what it means."""

    definition: Prose
    """What it means, in a sentence or two."""


class Topic(Word):
    """What facts are about."""

    compared: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z_]{0,39}$")] | None = None
    """If countries are compared by its figures: the key of these in the answer."""
    counted: Label | None = None
    """What these figures count, in words: ``harbours in use``."""

    @model_validator(mode="after")
    def _is_a_free_key(self) -> "Topic":
        if self.compared in _KEYS_OF_COUNTRIES:
            raise ValueError(f"compared: {self.compared!r} is a key of countries already")
        return self


class Stemmed(Word):
    """A word that a document writes in several ways."""

    stems: Names = ()
    """The beginnings of the words that say it in the document: ``alloc`` of "allocated" and
    "allocation"."""


class AgreementStatus(Word):
    """What the document says has become of an agreement."""

    concluded: bool = True
    """False if it is not made yet, so its parties have no such agreement."""


class Framework(Word):
    """A policy that instruments belong to, and what it lies in."""

    within: Names = ()
    """The wider policies that it is a part of; what those are parts of is understood."""


class Region(Entry):
    """A region or group of countries that records name, and what it lies in."""

    definition: Prose | None = None
    """What belongs to it."""
    within: Names = ()
    """The regions that directly contain it; what those lie in is understood."""
    aliases: Names = ()
    """Other names that people type: ``EU``."""


class Deed(Word):
    """What people do or suffer: figures on the same people are told apart by it in an audit."""

    phrases: Names = ()
    """How texts say it. In these, … is one to four words and * a name: ``left … country``."""
    beside: Names = ()
    """The deeds that texts use for it, or that are done together with it."""


class Vocabulary(Record):
    """Words that records use, said once: the tables ``[vocabulary.…]`` of a fact base."""

    topic: dict[Name, Topic] = Field(default_factory=dict)
    """What facts are about."""
    role: dict[Name, Word] = Field(default_factory=dict)
    """What the document says of countries."""
    unit: dict[Name, Stemmed] = Field(default_factory=dict)
    """What figures count or measure."""
    funding_status: dict[Name, Stemmed] = Field(default_factory=dict)
    """What has become of money."""
    instrument_type: dict[Name, Word] = Field(default_factory=dict)
    """The types of instrument."""
    framework: dict[Name, Framework] = Field(default_factory=dict)
    """The policies that instruments belong to."""
    agreement_type: dict[Name, Word] = Field(default_factory=dict)
    """The types of agreement."""
    agreement_status: dict[Name, AgreementStatus] = Field(default_factory=dict)
    """What has become of agreements."""
    statement_type: dict[Name, Word] = Field(default_factory=dict)
    """The types of statement."""
    region: dict[Name, Region] = Field(default_factory=dict)
    """Each region or group that records name, and each that contains one of those."""
    deed: dict[Name, Deed] = Field(default_factory=dict)
    """What the people whom figures count do or suffer."""
    synonym: dict[Name, Name] = Field(default_factory=dict)
    """Words that people type, each with words of the document that a search for it finds too."""

    @model_validator(mode="after")
    def _has_deeds_beside(self) -> "Vocabulary":
        for name, deed in self.deed.items():
            for other in deed.beside:
                if other not in self.deed:
                    raise ValueError(f"deed.{name}: beside: {other!r} is not in [vocabulary.deed]")
        return self

    def around(self, name: str, table: str = "region") -> tuple[str, ...]:
        """List what a word of a table in ``NESTED`` lies in, directly or not, the nearest first."""
        known: dict[str, Region] | dict[str, Framework] = getattr(self, table)
        found: list[str] = []
        wider = known[name].within if name in known else ()
        while wider:
            found += wider
            outer = [one for inner in wider if inner in known for one in known[inner].within]
            wider = tuple(dict.fromkeys(one for one in outer if one not in found))
        return tuple(dict.fromkeys(found))


def _word_tables() -> Iterator[tuple[str, type[Entry]]]:
    for name, field in Vocabulary.model_fields.items():
        _, entry = get_args(field.annotation)
        if isinstance(entry, type) and issubclass(entry, Entry):
            yield name, entry


WORD_TABLES = dict(_word_tables())
"""The tables of the vocabulary that define words, with the model of their entries."""

NESTED = tuple(name for name, entry in WORD_TABLES.items() if "within" in entry.model_fields)
"""The tables whose words lie in others."""


class Section(Record):
    """A part of the document that has paragraphs of its own."""

    id: Id
    """What other records call it."""
    number: Annotated[Name | None, Searched()] = None
    """The number that the document prints before the heading, if any."""
    heading: Title
    """As the document prints it."""
    parent: Annotated[Id | None, Ref("section")] = None
    """The section that it is within."""
    supplied: bool = False
    """True if the heading is on the official page but missing from the source text."""


class Placed(Record):
    """What has a place in the document: a paragraph, a cell or caption of a table, a heading."""

    section: Annotated[Id, Ref("section")]
    """The section that it is in."""
    paragraph: Count | None = None
    """Its number within the section, from 1; an excerpt without it and without a table is of the
    section's heading."""
    table: Count | None = None
    """Which table of the section, from 1; row and column come with it."""
    row: Index | None = None
    """From 1; row 0, column 0 is the caption."""
    column: Index | None = None
    """From 1; that of the cell's left edge if it is wider."""
    footnote: FootnoteNumber | None = None
    """The footnote's number, if it is in the text of a footnote. The other keys are then those of
    the footnote's marker."""

    @model_validator(mode="after")
    def _has_one_place(self) -> "Placed":
        stated = [key is not None for key in (self.table, self.row, self.column)]
        if any(stated) != all(stated):
            raise ValueError("table, row and column need each other")
        in_heading = self.paragraph is None and not any(stated)
        if (self.paragraph is not None and any(stated)) or (in_heading and not self._may_head()):
            raise ValueError("a place is either paragraph, or table, row and column")
        if (self.row == 0) != (self.column == 0):
            raise ValueError("the caption of a table is row = 0, column = 0")
        return self

    def _may_head(self) -> bool:
        """Whether it may be in a heading: the text of a footnote to one may."""
        return self.footnote is not None

    @property
    def place(self) -> Place:
        """Where it is within its section."""
        return Place(self.paragraph, self.footnote, self.cell)

    @property
    def cell(self) -> CellPlace | None:
        """The cell that it is in, or whose footnote it is in."""
        if self.table is None or self.row is None or self.column is None:
            return None
        return CellPlace(self.table, self.row, self.column)


class Excerpt(Placed):
    """One or two sentences, a cell of a table, or a heading with a footnote, word for word."""

    id: Id
    """What facts call it. Of a paragraph it is the section, the paragraph and the first sentence,
    ``aid.3.1``; of a cell ``aid.t2.3.4``; of a footnote ``fn.2``; of a heading ``aid.heading``."""
    quote: Prose
    """Verbatim; white space is folded and footnote markers are left out."""
    unit_as_written: Label | None = None
    """The unit that the head of a table's column or row, or its caption, gives the bare number in a
    cell: ``EUR million``. ``(decimal point)`` is added where the other numbers of the table decide
    what ``1,045`` is."""
    footnotes: Annotated[
        tuple[FootnoteNumber, ...], Field(strict=False, max_length=limits.LISTED)
    ] = ()
    """The footnotes whose markers are in the quote."""

    @model_validator(mode="after")
    def _only_a_cell_has_a_unit(self) -> "Excerpt":
        if self.unit_as_written is not None and not self.is_cell:
            raise ValueError("unit_as_written is of a cell")
        return self

    def _may_head(self) -> bool:
        """The id says so too, because a paragraph is easily forgotten."""
        return super()._may_head() or self.id.startswith(f"{self.section}.heading")

    @property
    def is_cell(self) -> bool:
        """Whether it quotes a cell or a caption, and not the text of a footnote to one."""
        return self.cell is not None and self.footnote is None


class Footnote(Record):
    """A footnote: the place of its marker, and its text."""

    number: Annotated[FootnoteNumber, Searched()]
    """As the document numbers it."""
    marker: Annotated[Id, Ref("excerpt")]
    """The excerpt that the marker is in."""
    after: Label
    """The words right before the marker in that excerpt."""
    text: Annotated[Id | None, Ref("excerpt")] = None
    """The excerpt that is the footnote's text."""
    lost: bool = False
    """True if the text is missing from the source text."""
    note: Prose | None = None
    """What a reader must know of it."""

    @model_validator(mode="after")
    def _has_text_or_is_lost(self) -> "Footnote":
        if (self.text is None) != self.lost:
            raise ValueError("a footnote has either text or lost = true")
        return self


_NO_PLURAL = ("sh", "ch", "ese", "s")
"""Endings of demonyms without a plural in s: the Turkish, the French, the Lebanese."""


class Country(Record):
    """A country or territory that the document names."""

    code: Code
    """ISO 3166-1 alpha-2: ``TR``."""
    alpha3: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
    """ISO 3166-1 alpha-3: ``TUR``."""
    name: Name
    """Its short name in English today."""
    name_in_document: Name
    """As the document calls it."""
    aliases: Names = ()
    """Other names and spellings that people type."""
    demonyms: Names = ()
    """Words for its people and things: ``Syrian``. Plurals need not be listed."""
    region: Annotated[Name, Term("region")]
    """Its sub-region in the M49 standard of the United Nations."""
    groups: Annotated[Names, Term("region")] = ()
    """Other groups that people ask for: the Western Balkans, the Sahel."""
    territory_of: Code | None = None
    """For a territory that is not a country: the country that it belongs to."""
    roles: Annotated[dict[Name, Ids], Ref("excerpt"), Term("role")] = Field(default_factory=dict)
    """Each role that the document gives it, with the excerpts that say so."""
    note: Prose | None = None
    """What a reader must know."""

    @property
    def peoples(self) -> tuple[str, ...]:
        """Its demonyms, and their plurals in s."""
        plurals = (f"{name}s" for name in self.demonyms if not name.endswith(_NO_PLURAL))
        return (*self.demonyms, *plurals)

    @property
    def names(self) -> tuple[str, ...]:
        """What people may call it and its people, without its codes."""
        return (self.name, self.name_in_document, *self.aliases, *self.peoples)


class Fact(Record):
    """The keys that all facts share."""

    id: Id
    """A name that never changes: small letters and dashes."""
    label: Label
    """What it is about, in your own words, short and neutral."""
    excerpts: Excerpts = Field(min_length=1)
    """The sentences that prove it."""
    topic: Annotated[Name | None, Searched(), Term("topic")] = None
    """What it is about, in a word of ``[vocabulary.topic]``."""
    countries: Annotated[Codes, Ref("country")] = ()
    """The countries that it is about; each has a ``[[country]]``."""
    regions: Annotated[Names, Term("region")] = ()
    """Regions and groups that it is about, besides those of its countries."""
    route: Annotated[Id | None, Ref("route")] = None
    """The route that it is about."""
    period: Period | None = None
    """The time that the document states for it, if any."""
    as_of: Date | None = None
    """The day, month or year up to which, or at which, the document counts."""
    as_written: Annotated[Label | None, Searched()] = None
    """The words in the quote that state the fact's value or name."""
    note: Prose | None = None
    """What a reader must know in order not to misread it."""
    review: Prose | None = None
    """Why it is not decided yet, if it is a proposal that nobody has looked at."""


class Quantity(Fact):
    """A fact that may have a number."""

    value: Annotated[Number | None, Searched()] = None
    """In the base unit: 4000000, not 4 million."""
    unit: Name | None = None
    """A currency of ISO 4217, or what is counted or measured."""
    qualifier: Qualifier | None = None
    """How the document states the number: "more than 90" is ``more_than``."""

    @model_validator(mode="after")
    def _value_is_whole(self) -> "Quantity":
        if self.value is None:
            if self.qualifier is not None:
                raise ValueError("a qualifier needs a value")
        elif self.unit is None or self.qualifier is None or self.as_written is None:
            raise ValueError("a value needs unit, qualifier and as_written")
        return self


class Figure(Quantity):
    """A quantity that is not money."""

    unit: Annotated[Name | None, Term("unit")] = None
    """What it counts or is measured in, in the base unit: ``people``, ``percent``, ``months``."""
    counted_by: Name | None = None
    """Who counted, if the document says so."""
    share_of: Annotated[Id | None, Ref("figure")] = None
    """For a share: the figure that it is a share of, if the document gives that figure."""
    same_as: Figures = ()
    """Figures that give the same thing elsewhere in the document."""

    @model_validator(mode="after")
    def _has_value(self) -> "Figure":
        if self.value is None:
            raise ValueError("a figure needs a value")
        return self


class Funding(Quantity):
    """Money, or support: given, promised or named without an amount."""

    status: Annotated[Name | None, Term("funding_status")] = None
    """What has become of the money; absent if the document does not say."""
    status_as_written: Label | None = None
    """The words in the quote that state the status."""
    funders: Names = ()
    """Who pays; empty if the document does not say."""
    recipients: Names = ()
    """Country codes, or the words for a region or group."""
    instrument: Annotated[Id | None, Ref("instrument")] = None
    """The instrument that the money comes from."""
    part_of: Annotated[Id | None, Ref("funding")] = None
    """The amount that this one is a part of, if the document says so."""
    may_overlap: Annotated[Ids, Ref("funding")] = ()
    """Amounts that may include this one, in whole or in part: the document does not say."""
    money: bool = True
    """False if the document speaks of support and does not say that it is money."""

    @model_validator(mode="after")
    def _is_money(self) -> "Funding":
        if self.unit is not None and self.unit not in CURRENCIES:
            raise ValueError(
                f"the unit {self.unit[:20]!r} is not a currency (ISO 4217, such as EUR)"
            )
        if not self.money and self.unit is not None:
            raise ValueError("money = false stands beside a unit")
        return self


class Instrument(Fact):
    """A trust fund, programme, mission, office, process, conference, organisation or group."""

    type: Annotated[Name, Searched(), Term("instrument_type")]
    """A word of ``[vocabulary.instrument_type]``."""
    acronym: Annotated[Name | None, Searched()] = None
    """Its short form in capitals, which finds it too."""
    framework: Annotated[Name | None, Searched(), Term("framework")] = None
    """The policy that it is an instrument of, by its short name: ``CSDP``."""


class Agreement(Fact):
    """An agreement or arrangement with a country, a territory or a group of them."""

    type: Annotated[Name, Searched(), Term("agreement_type")]
    """A word of ``[vocabulary.agreement_type]``."""
    status: Annotated[Name, Term("agreement_status")]
    """What has become of it, or that the document only names it."""


class Event(Fact):
    """Something that the document dates."""

    period: Period
    """When it happens or happened."""


class Statement(Fact):
    """A finding or commitment that a reader would cite though it has no number."""

    type: Annotated[Name, Searched(), Term("statement_type")]
    """A word of ``[vocabulary.statement_type]``."""
    actors: Names = ()
    """Who finds, does, commits or calls, if the sentence says so."""
    called_upon: Names = ()
    """Who is asked to do something."""


class Overlap(Record):
    """Another route on which the same people may have been counted."""

    route: Annotated[Id, Ref("route")]
    """The other route."""
    reason: Prose
    """Why some may have been counted twice."""
    excerpts: Excerpts = Field(min_length=1)
    """The sentences that say so."""


class Route(Record):
    """A route that people take, as the document describes it."""

    id: Id
    """What facts on it call it."""
    name: Name
    """As the document calls it."""
    aliases: Names = ()
    """Other names that people type."""
    path: Names = ()
    """Country codes or names in the order of travel, as the document states it."""
    measure: Name
    """What was counted on it."""
    measures: Figures = Field(min_length=1)
    """Figures that count its use; routes are compared by the first."""
    composition: Figures = ()
    """Figures that give shares by nationality."""
    trend: Annotated[Ids, Ref("statement")] = ()
    """Statements on who uses it, and on its change since the year before."""
    excerpts: Excerpts = Field(min_length=1)
    """The sentences that describe it."""
    overlaps: tuple[Overlap, ...] = Field(default=(), strict=False, max_length=limits.ROUTES)
    """Other routes on which the same people may have been counted."""
    note: Prose | None = None
    """What a reader must know."""


class Reference(Record):
    """An act or document that is cited."""

    id: Id
    """A name that never changes."""
    label: Label
    """What it is, in your own words."""
    number: Annotated[Name | None, Searched()] = None
    """As the document writes it; absent if it names the act without its number."""
    title: Title | None = None
    """As the document writes it."""
    date: Date | None = None
    """Its date, as the document writes it."""
    celex: Annotated[Name | None, Searched()] = None
    """Its CELEX number, which links to it."""
    celex_basis: CelexBasis | None = None
    """How the CELEX number is known: ``stated`` in the text, ``derived`` from the number of the
    act, or ``identified`` by its title."""
    eli: Address | None = None
    """Its European Legislation Identifier."""
    url: Address | None = None
    """Its official page."""
    excerpts: Excerpts = Field(min_length=1)
    """The sentences that cite it."""
    footnote: FootnoteNumber | None = None
    """The footnote that cites it, if one does."""
    note: Prose | None = None
    """What a reader must know."""
    review: Prose | None = None
    """Why it is not decided yet, if it is a proposal that nobody has looked at."""

    @model_validator(mode="after")
    def _celex_has_a_basis(self) -> "Reference":
        if (self.celex is None) != (self.celex_basis is None):
            raise ValueError("celex and celex_basis need each other")
        return self


class Waiver(Record):
    """A finding of ``check`` that is accepted, with the reason."""

    rule: Name
    """The name of the rule."""
    record: Id
    """The id of the record that the finding is about."""
    reason: Reason
    """Why the finding is right to ignore, in at least 20 characters."""


class Aside(Placed):
    """A number, date or name in the source that is not a fact, with the reason."""

    words: Label
    """As the source writes them."""
    reason: Reason
    """Why it is not a fact, in at least 20 characters."""
    review: Prose | None = None
    """Why it is not decided yet, if it is a proposal that nobody has looked at."""


class FactBase(Record):
    """A whole fact base: the tables of one TOML file."""

    document: Document
    vocabulary: Vocabulary = Field(default_factory=Vocabulary)
    section: tuple[Section, ...] = Field(min_length=1, strict=False)
    excerpt: tuple[Excerpt, ...] = Field(min_length=1, strict=False)
    footnote: tuple[Footnote, ...] = Field(default=(), strict=False)
    country: tuple[Country, ...] = Field(default=(), strict=False)
    figure: tuple[Figure, ...] = Field(default=(), strict=False)
    funding: tuple[Funding, ...] = Field(default=(), strict=False)
    route: tuple[Route, ...] = Field(default=(), strict=False, max_length=limits.ROUTES)
    instrument: tuple[Instrument, ...] = Field(default=(), strict=False)
    agreement: tuple[Agreement, ...] = Field(default=(), strict=False)
    event: tuple[Event, ...] = Field(default=(), strict=False)
    statement: tuple[Statement, ...] = Field(default=(), strict=False)
    reference: tuple[Reference, ...] = Field(default=(), strict=False)
    waiver: tuple[Waiver, ...] = Field(default=(), strict=False)
    aside: tuple[Aside, ...] = Field(default=(), strict=False)

    @property
    def open_reviews(self) -> int:
        """How many of its records are proposals that nobody has decided on."""
        records = (record for name in REVIEWED for record in getattr(self, name))
        return sum(record.review is not None for record in records)


def _marked(record: type[Record], mark: type[Ref | Searched | Term]) -> Iterator[tuple[str, Any]]:
    """Each key of a record that has a mark, with the mark."""
    for key, field in record.model_fields.items():
        yield from ((key, data) for data in field.metadata if isinstance(data, mark))


@cache
def references_of(record: type[Record]) -> dict[str, str]:
    """The keys of a record that name other records, with the tables that those are in."""
    return {key: mark.table for key, mark in _marked(record, Ref)}


@cache
def is_table(record: type[Record], key: str) -> bool:
    """Whether the value of a key is a table of words, each with a value."""
    return get_origin(record.model_fields[key].annotation) is dict


@cache
def terms_of(record: type[Record]) -> dict[str, str]:
    """The keys of a record whose values are words, with their tables in the vocabulary."""
    return {key: mark.table for key, mark in _marked(record, Term)}


@cache
def records_in(record: type[Record]) -> dict[str, type[Record]]:
    """The keys of a record that list records of their own, with the model of these."""
    found = {}
    for key, field in record.model_fields.items():
        inner = next(iter(get_args(field.annotation)), None)
        if isinstance(inner, type) and issubclass(inner, Record):
            found[key] = inner
    return found


def _tables() -> Iterator[tuple[str, type[Record]]]:
    for name, field in FactBase.model_fields.items():
        shape = next(iter(get_args(field.annotation)), field.annotation)
        assert isinstance(shape, type)  # noqa: S101 - for the type checker
        yield name, shape


TABLES = dict(_tables())
"""The model of each table of a fact base."""

REVIEWED = tuple(name for name, record in TABLES.items() if "review" in record.model_fields)
"""The tables whose records may be proposals."""

SEARCHED_KEYS = tuple(
    dict.fromkeys(key for record in TABLES.values() for key, _ in _marked(record, Searched))
)
"""The keys whose values a search finds."""
