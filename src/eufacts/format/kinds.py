"""The kinds of record and the filters that find them, each defined once.

A kind is a model in ``model.py``, whose table in a fact base has the kind's name, and a row in
``KINDS``. A filter is a row in ``FILTERS``. Commands, their options, list views, names, tags in the
index and counts are derived from these rows. This module imports nothing, because every look-up
imports it.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing import Literal

    By = Literal["tag", "kind", "concluded", "not concluded", "year", "least", "most"]
    """How a filter narrows an answer.

    ``tag``: the record has a tag of the filter's name with one of the values. ``concluded``: a
    country of the record has concluded an agreement of each of these types. ``year``: the record's
    period, or its ``as_of`` if it has none, overlaps one of the years.
    """

Row = dict[str, Any]
"""A record as scripts see it: the keys of the JSON contract, and values that JSON can write."""

DECIDED = "decided before the page changed"
"""Begins the review of a record that was decided once, and is to be decided again."""
OUTDATED = f"{DECIDED}, and no longer there: "
"""Begins the review of one whose words the page has no longer."""


class Filter:
    """An option that narrows an answer; several values of one filter widen it."""

    def __init__(
        self,
        name: str,
        field: str,
        help: str,  # noqa: A002 - named as Typer names it
        *,
        metavar: str = "NAME",
        short: str = "",
        by: "By" = "tag",
        takes: type[str | int | float] = str,
        keys: tuple[str, ...] = (),
        what: tuple[str, ...] = (),
    ) -> None:
        self.name = name
        """The option without its dashes; also the name of the tag that it asks for."""
        self.field = field
        """The keyword of a ``Question``."""
        self.help = help
        self.metavar = metavar
        self.short = short
        self.by = by
        self.takes = takes
        self.keys = keys
        """Keys of a row whose values are the row's tags."""
        self.names = what or (name,)
        """Kinds of names that it takes, the first that knows a name decides."""


DOCUMENT = Filter(
    "document", "documents", "Document of a folder: its file's name, CELEX or number."
)
COUNTRY = Filter(
    "country",
    "countries",
    "Country or territory: any name, code or spelling. Repeat to include several.",
    short="-c",
    keys=("countries", "code"),
)
REGION = Filter(
    "region",
    "regions",
    "Region, such as Africa, Sahel, 'Western Balkans'.",
    keys=("regions", "region", "groups"),
)
TOPIC = Filter(
    "topic",
    "topics",
    "Topic: eufacts about --vocabulary lists them.",
    short="-t",
    keys=("topic", "topics"),
)
SECTION = Filter(
    "section",
    "sections",
    "Section by id, number or heading, sub-sections included.",
    metavar="ID",
    short="-s",
)
FOOTNOTE = Filter(
    "footnote",
    "footnotes",
    "Footnote: its text, or a sentence with its marker.",
    metavar="N",
    takes=int,
)
ROUTE = Filter("route", "routes", "Route.", keys=("route",))
KIND = Filter(
    "kind",
    "kinds",
    "Kind of record: figure, funding, agreement, ….",
    metavar="KIND",
    short="-k",
    by="kind",
)
TYPE = Filter("type", "types", "Type within the kind.", keys=("type",))
FRAMEWORK = Filter(
    "framework",
    "frameworks",
    "Policy that an instrument belongs to, such as CSDP.",
    keys=("framework",),
)
STATUS = Filter("status", "statuses", "Status in the document's words.", keys=("status",))
RECIPIENT = Filter(
    "recipient",
    "recipients",
    "Who receives: a country, or another recipient in the document's words.",
    keys=("recipients",),
    what=("country", "recipient"),
)
FUNDER = Filter("funder", "funders", "Who pays, in the document's words.", keys=("funders",))
ACTOR = Filter(
    "actor",
    "actors",
    "Who does it or is called upon to do it, in the document's words.",
    keys=("actors", "called_upon"),
)
ROLE = Filter(
    "role", "roles", "What the document says of a country: host, partner, ….", keys=("roles",)
)
WITH = Filter(
    "with",
    "having",
    "Has concluded an agreement of this type (repeat to require all).",
    metavar="TYPE",
    by="concluded",
    what=("agreement type",),
)
WITHOUT = Filter(
    "without",
    "lacking",
    "Has not concluded an agreement of this type.",
    metavar="TYPE",
    by="not concluded",
    what=("agreement type",),
)
YEAR = Filter(
    "year",
    "years",
    "Year that the period overlaps; 2014-2015 for several.",
    metavar="YYYY",
    short="-y",
    by="year",
    takes=int,
)
MIN = Filter(
    "min",
    "minimum",
    "Minimum value (qualifiers are ignored): 250000, 1.5m, 3.9bn.",
    metavar="N",
    by="least",
    takes=float,
)
MAX = Filter(
    "max", "maximum", "Maximum value (qualifiers are ignored).", metavar="N", by="most", takes=float
)

SORT_KEYS = ("document", "id", "kind", "label", "value", "period")
"""The keys to sort by; ``document`` is the order of kinds, then of the text."""

IN_DOCUMENT = (COUNTRY, REGION, TOPIC, SECTION, FOOTNOTE, DOCUMENT)
"""The filters of records that have a place in the document and a subject."""

OF_FACTS = (
    *IN_DOCUMENT,
    ROUTE,
    KIND,
    TYPE,
    FRAMEWORK,
    STATUS,
    RECIPIENT,
    FUNDER,
    ACTOR,
    YEAR,
    MIN,
    MAX,
)
"""The filters that facts of every kind have."""

FILTERS = (*OF_FACTS, ROLE, WITH, WITHOUT)
"""Every filter."""


BETWEEN_QUOTES = "\n"
"""Between the quotes of a record where they are searched; no quote has it in itself."""


class Kind:
    """A kind of record."""

    def __init__(
        self,
        name: str,
        plural: str,
        counted: tuple[str, str],
        columns: tuple[str, ...],
        filters: tuple[Filter, ...],
        *,
        command: str = "",
        summary: str = "",
        line: str = "",
        examples: tuple[str, ...] = (),
        hint: str = "",
        sort: str = "",
        fact: bool = True,
        of_document: bool = False,
        searched: bool = True,
    ) -> None:
        self.name = name
        """Also the name of its table in a fact base."""
        self.plural = plural
        """The key of several in a country's profile."""
        self.counted = counted
        """The words for one and for several."""
        self.columns = columns
        """The columns of a list of them, by their names in ``views/cells.py``."""
        self.filters = filters
        """The filters of a list of them."""
        self.command = command
        """The command that lists them; empty if ``facts --kind`` does."""
        self.summary = summary
        """What the command does: the first line of its help."""
        self.line = line
        """The same, shorter, for the list of commands."""
        self.examples = examples
        """Arguments of the command, for its help."""
        self.hint = hint
        """What the line under a list points to."""
        self.sort = sort
        """The order of a list, if it is not the document's."""
        self.fact = fact
        self.of_document = of_document
        """Whether it is a part of the document itself, such as a section."""
        self.searched = searched
        """Whether a search finds it unless other kinds are asked for."""


COUNTRIES = Kind(
    "country",
    "countries",
    ("country or territory", "countries and territories"),
    ("code", "name", "name_in_document", "region", "roles", "facts"),
    (COUNTRY, REGION, ROLE, WITH, WITHOUT, DOCUMENT),
    command="countries",
    summary="List countries and territories that the document names.",
    line="List countries",
    examples=(
        "countries --role host",
        'countries --region "Western Balkans"',
        'countries --with "working arrangement" --without "mobility partnership"',
        "countries --json | jq -r '.[].code'",
    ),
    fact=False,
)

_SIGNS = "Before a number, > is more than, ≥ at least, < less than, ≤ up to, and ≈ about."

FIGURES = Kind(
    "figure",
    "figures",
    ("figure", "figures"),
    ("id", "value", "what", "countries", "period", "place"),
    (*IN_DOCUMENT, ROUTE, YEAR, MIN, MAX),
    command="figures",
    summary=f"Show figures: people, shares, counts and durations.\n\n{_SIGNS}",
    line="People, shares, counts",
    examples=(
        "figures --country Nigeria --year 2015",
        "figures --topic conflict --min 1000",
        "figures --footnote 2 --sort value --reverse",
        "figures --chart figures.svg",
        "figures --csv --fields id,value,unit,qualifier,excerpts.quote",
    ),
)

FUNDING = Kind(
    "funding",
    "funding",
    ("entry", "entries"),
    ("id", "amount", "what", "status", "countries", "period", "place"),
    (*IN_DOCUMENT, STATUS, RECIPIENT, FUNDER, YEAR, MIN, MAX),
    command="funding",
    summary=f"Show money: amounts with status, recipients, period and place.\n\n{_SIGNS}",
    line="Money and its totals",
    examples=(
        "funding --country Turkey --year 2015",
        "funding --recipient Serbia --total",
        "funding --min 1bn --sort value --reverse",
        "funding --country Turkey --chart turkey.png",
        "funding --json | jq 'map(.value // 0) | length'",
    ),
)

ROUTES = Kind(
    "route",
    "routes",
    ("route", "routes"),
    ("route", "value", "measure", "period", "counted_by", "path", "place"),
    (COUNTRY, REGION, ROUTE, DOCUMENT),
    command="routes",
    summary="List routes with what was counted on them.",
    line="Routes and their counts",
    examples=("routes", "routes --country Serbia", "routes --json | jq '.[].measures[0].value'"),
    hint="eufacts compare",
    fact=False,
)

INSTRUMENTS = Kind(
    "instrument",
    "instruments",
    ("instrument", "instruments"),
    ("id", "what", "type", "countries", "period", "place"),
    (*IN_DOCUMENT, TYPE, FRAMEWORK, YEAR),
    command="instruments",
    summary="List trust funds, programmes, missions, processes and organisations.",
    line="Funds, missions, bodies",
    examples=(
        'instruments --type "trust fund"',
        "instruments --country Niger",
        "instruments --type organisation",
        "instruments --framework CSDP",
        'instruments --region "Horn of Africa"',
    ),
)

AGREEMENTS = Kind(
    "agreement",
    "agreements",
    ("agreement", "agreements"),
    ("id", "what", "status", "countries", "period", "place"),
    (*IN_DOCUMENT, TYPE, STATUS, YEAR),
    command="agreements",
    summary="List agreements: their types, states and parties.",
    line="Agreements with countries",
    examples=(
        'agreements --status "under negotiation"',
        'agreements --type "mobility partnership"',
        'agreements --country "Cape Verde"',
    ),
)

EVENTS = Kind(
    "event",
    "events",
    ("event", "events"),
    ("period", "what", "countries", "place", "id"),
    (*IN_DOCUMENT, ROUTE, YEAR),
    command="timeline",
    summary="Show what the document dates, in the order of time.",
    line="What has a date",
    examples=(
        "timeline --year 2014",
        "timeline --country Eritrea",
        "timeline --json | jq -r '.[] | [.period, .label] | @tsv'",
    ),
    sort="period",
)

STATEMENTS = Kind(
    "statement",
    "statements",
    ("statement", "statements"),
    ("id", "type", "what", "countries", "period", "place"),
    (*IN_DOCUMENT, TYPE, ACTOR, YEAR),
)

REFERENCES = Kind(
    "reference",
    "references",
    ("reference", "references"),
    ("id", "celex", "what", "number", "celex_basis", "place"),
    (SECTION, FOOTNOTE, DOCUMENT),
    command="references",
    summary="List the acts and documents that are cited, with CELEX numbers.",
    line="Acts that are cited",
    examples=(
        "references",
        "references --footnote 21",
        "references --json | jq -r '.[].url // empty'",
    ),
    fact=False,
    of_document=True,
)

SECTIONS = Kind(
    "section",
    "sections",
    ("section", "sections"),
    ("id", "heading", "paragraphs", "facts"),
    (SECTION, DOCUMENT),
    command="outline",
    summary="Show the document's sections with their numbers of facts.",
    line="The sections",
    examples=("outline", "outline --section III"),
    hint="a section counts its sub-sections",
    fact=False,
    of_document=True,
    searched=False,
)

EXCERPTS = Kind(
    "excerpt",
    "excerpts",
    ("excerpt", "excerpts"),
    (),
    (*IN_DOCUMENT, ROUTE),
    command="excerpts",
    summary="Print excerpts word for word, each with its citation.",
    line="Sentences word for word",
    examples=(
        "excerpts turkey.3.1",
        "excerpts syria-killed",
        "excerpts --country Eritrea",
        "excerpts trust fund",
    ),
    fact=False,
    of_document=True,
    searched=False,
)

FOOTNOTES = Kind(
    "footnote",
    "footnotes",
    ("footnote", "footnotes"),
    ("footnote", "text", "after", "place"),
    (COUNTRY, TOPIC, SECTION, FOOTNOTE, DOCUMENT),
    command="footnotes",
    summary="List the footnotes: their text and the places of their markers.",
    line="The footnotes",
    examples=(
        "footnotes",
        "footnotes --footnote 2",
        "footnotes --json | jq '.[] | select(.lost) | .number'",
    ),
    fact=False,
    of_document=True,
    searched=False,
)

KINDS = (
    COUNTRIES,
    FIGURES,
    FUNDING,
    ROUTES,
    INSTRUMENTS,
    AGREEMENTS,
    EVENTS,
    STATEMENTS,
    REFERENCES,
    SECTIONS,
    EXCERPTS,
    FOOTNOTES,
)
"""Every kind of record."""

KIND_NAMES = tuple(kind.name for kind in KINDS)

FACT_KINDS = tuple(kind.name for kind in KINDS if kind.fact)
"""The kinds that are facts, in the order in which they are listed."""

SEARCHED = tuple(kind.name for kind in KINDS if kind.searched)
"""The kinds that a search finds by default; excerpts are found by their facts."""

PROFILE = (FIGURES, FUNDING, AGREEMENTS, INSTRUMENTS, EVENTS, STATEMENTS, EXCERPTS)
"""What a country's profile lists, in its order."""
