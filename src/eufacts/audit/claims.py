"""Passages → claims: quantities, quotations, dates and cited acts, each in its sentence."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypedDict

from eufacts.audit.article.passage import Article, Cell, Passage, Skipped
from eufacts.audit.newspaper import newspaper_quantities, with_usual_numbers
from eufacts.audit.places import places_in
from eufacts.audit.scope import Sentence, Span, between
from eufacts.source.numbers.acts import ActReading, find_acts
from eufacts.source.numbers.dates import DateReading
from eufacts.source.numbers.quantities import QuantityReading
from eufacts.source.numbers.read import read_numbers
from eufacts.source.sentences import sentences

_MONEY_WORDS: Final = """
    francs rials riyals lira liras dinars pounds kroner kronor roubles rubles naira nakfa shillings
    crowns zlotys zloty forints rupees yen yuan birr dirhams pesos shekels hryvnia levs marks cents
"""
_MONEY: Final = frozenset(_MONEY_WORDS.split())
"""Currencies that texts write in words; the reader knows codes and signs."""

Kind = Literal["quantity", "quote", "date", "act"]

_FEWEST_WORDS: Final = 4
"""Of a quotation that is compared."""

_QUOTED: Final = re.compile(
    "\u201c([^\u201c\u201d]{8,2000})\u201d|\u201e([^\u201e\u201c\u201d]{8,2000})[\u201c\u201d]"
    '|\u00ab\\s?([^\u00ab\u00bb]{8,2000}?)\\s?\u00bb|(?<![\\w"])"([^"]{8,2000})"(?!\\w)'
    "|(?<!\\w)\u2018((?:[^\u2018\u2019]|\u2019(?=\\w)){8,2000})\u2019(?!\\w)"
    "|(?<![\\w'])'((?=\\S)(?:[^']|'(?=\\w)){8,2000}(?<=\\S))'(?!\\w)"
)
"""Words between quotation marks."""

_ACT_ASIDES: Final = frozenset({"act-number", "celex-number"})
_DATELINE: Final = re.compile(
    r"(?:[A-Z][A-Z'\u2019. -]{2,30}[,(]?\s*\(?"
    r"|(?i:(?:published|updated|posted|date[ds]?|sent|last\smodified|by\s[^.]{2,40})\b[:,\s]*(?:on\s)?)"
    r"|[A-Z][a-z]+,\s|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s)?"
)
"""What stands before the article's own date: BRUSSELS, 3 September; Published on; Brussels, the."""
_LONGEST_DATELINE: Final = 60
_LONGEST_ITEM: Final = 3
_NEAR: Final = 20
_CITED: Final = re.compile(r"[a-z]?(?:,\spp?\.\s?\d|:\s?\d)")
_ET_AL: Final = re.compile(r"\bet\sal\.,?\s\(?\Z")
"""The year of a work that is cited: 2004, p. 212; et al. 2009."""
_AFTER_DATELINE: Final = re.compile(r"\s*(?:[-\u2013\u2014|)/:]|\(|$|,?\s*\d{1,2}[:.]\d\d)")
_TICKET: Final = re.compile(r"#\s?\d+|\bv\d+(?:\.\d+)*\b|(?<!\d)\d{1,2}:\d{1,2}(?!\d)")
"""The number of a ticket or version, a ratio of sides: not read as quantities."""
_YEAR_WORDS: Final = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_ONES: Final = "one|two|three|four|five|six|seven|eight|nine"
_APART: Final = (
    ("list-number", re.compile(r"\A\d{1,3}/(?=\s)|\A\d{1,3}/(?:\d{1,3}|n)(?=\s+[^a-z\s])")),
    ("score", re.compile(r"(?<![\w.,/-])(\d{1,2})[-\u2013](\d{1,2})(?![\w-]|[.,/]\d|\s?%)")),
    (
        "label-number",
        re.compile(r"\b(?i:issues?|editions?|vol\.?)\s\d{1,4}(?:/\d{2,4}|(?<=\.\s\d\d))"),
    ),
    (
        "year-in-words",
        re.compile(
            rf"\b(?i:(?:seven|eigh|nine)teen|twenty)\s(?i:{_YEAR_WORDS})(?i:-(?:{_ONES}))?\b(?!-)"
        ),
    ),
)
"""What articles have and documents do not: numbers of posts, scores, issues, years in words."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Claim:
    """One thing that an article says and that can be compared."""

    kind: Kind
    passage: Passage
    span: Span
    """In the passage."""
    sentence: Sentence
    at: int
    """The index of the sentence in the article."""
    words: str
    """Of a quotation: what is between the marks. Of others: what is in the span."""

    @property
    def start(self) -> int:
        """The offset in the file."""
        return self.passage.place(*self.span).start

    @property
    def end(self) -> int:
        """The offset in the file."""
        return self.passage.place(*self.span).end


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class NumberClaim(Claim):
    """A quantity."""

    quantity: QuantityReading
    value: int | float
    """In the base unit; the lower end of a range."""
    column: str
    """Of a cell of a table: the words that head its column."""

    @property
    def unit(self) -> str | None:
        """Its unit; a currency in words is one too."""
        counted = (self.quantity.counted or "").rpartition(" ")[2]
        return self.quantity.unit or (counted if is_currency_word(counted) else None)


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class DateClaim(Claim):
    """A date or period."""

    date: DateReading


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class ActClaim(Claim):
    """A cited act, or an article of one."""

    act: ActReading | None
    """None for an article."""
    date: DateReading | None = None
    """The date that is given with it."""


@dataclass(frozen=True, eq=False)
class Found:
    """What is found in an article."""

    claims: tuple[Claim, ...]
    skipped: tuple[Skipped, ...]
    """What is not a claim, with the rule that sets it aside."""
    sentences: tuple[Sentence, ...] = ()

    @property
    def numbers(self) -> tuple[NumberClaim, ...]:
        """The quantities among the claims."""
        return tuple(one for one in self.claims if isinstance(one, NumberClaim))


def find_claims(article: Article) -> Found:
    """Find the claims of an article, in order."""
    claims: list[Claim] = []
    skipped = list(article.skipped)
    all_sentences: list[Sentence] = []
    number = 0
    for passage in article.passages:
        read = _Read(passage, number + 1)
        number = read.item or number
        skipped += read.skipped()
        claims += read.claims(all_sentences)
    claims.sort(key=lambda claim: (claim.start, -claim.end))
    skipped.sort(key=lambda one: one.place)
    return Found(tuple(claims), tuple(skipped), tuple(all_sentences))


class _Read:
    """What the reader finds in one passage."""

    def __init__(self, passage: Passage, item: int) -> None:
        """Read a passage.

        Args:
            passage: The passage.
            item: The number that it has if it is the next item of a list.
        """
        self.passage = passage
        marked = passage.text[: passage.marked].rstrip(" .):/")
        begins = marked.isdecimal() and len(marked) <= _LONGEST_ITEM and int(marked) in {1, item}
        self.item = int(marked) if begins else 0
        self.quantities: list[tuple[QuantityReading, Span, str]] = []
        self.dates: list[tuple[DateReading, Span]] = []
        self.acts: list[tuple[ActReading, Span]] = []
        self.asides: list[tuple[str, Span]] = []
        """The rule of what is set aside, and where."""
        for cell in passage.cells or (Cell(0, len(passage.text)),):
            self._read(cell)

    def _read(self, cell: Cell) -> None:
        text = self.passage.text[cell.start : cell.end]
        apart = list(_apart(text))
        if self.item:
            apart.append(("list-number", Span(0, self.passage.marked)))
        text = with_usual_numbers(_blanked(text, sorted(span for _, span in apart)))
        numbers = read_numbers(text, cell.column)

        def moved(span: tuple[int, int]) -> Span:
            return Span(span[0] + cell.start, span[1] + cell.start)

        blocked = [hit.span() for hit in _TICKET.finditer(text)]
        for one in newspaper_quantities(text, numbers, cell.column):
            if not any(a < one.span.end and one.span.start < b for a, b in blocked):
                self.quantities.append((one, moved(one.whole), cell.column))
            else:
                self.asides.append(("identifier", moved(one.whole)))
        self.dates += [(one, moved(one.span)) for one in numbers.dates]
        self.acts += [(one, moved(one.span)) for one in find_acts(text, numbers.set_aside)]
        taken = {one.span for one, _, _ in self.quantities}
        self.asides += [(rule, moved(span)) for rule, span in apart]
        self.asides += [
            (one.rule, moved(one.span)) for one in numbers.set_aside if one.span not in taken
        ]

    def skipped(self) -> Iterator[Skipped]:
        """What counts nothing, with the reader's rule."""
        for one, span, _ in self.quantities:
            if one.value is None:
                yield Skipped("vague", self.passage.place(*span))
        for _, span in self.dates:
            if rule := self._set_aside(span):
                yield Skipped(rule, self.passage.place(*span))
        for rule, span in self.asides:
            if rule not in _ACT_ASIDES and span.end > span.start:
                yield Skipped(rule, self.passage.place(*span))

    def _set_aside(self, span: Span) -> str:
        """The rule by which a date is not a claim; empty where it is one."""
        if self._is_own_date(span):
            return "own-date"
        text = self.passage.text
        before = text[max(0, span.start - _NEAR) : span.start]
        cited = _CITED.match(text, span.end) or _ET_AL.search(before)
        return "literature" if cited and span.end - span.start == len("2004") else ""

    def _is_own_date(self, span: Span) -> bool:
        """Whether a date is that of the article: of a dateline, or after "Published"."""
        text = self.passage.text
        before = text[: min(span.start, _LONGEST_DATELINE + 1)]
        if self.passage.cells or not _DATELINE.fullmatch(before):
            return False
        return span.end == len(text) or bool(before and _AFTER_DATELINE.match(text, span.end))

    def _sentences(self) -> list[Span]:
        """Where the passage's sentences are; a row of a table is one."""
        found = [] if self.passage.cells else [Span(*one) for one in sentences(self.passage.text)]
        return found or [Span(0, len(self.passage.text))]

    def claims(self, before: list[Sentence]) -> Iterator[Claim]:
        """The claims of the passage.

        Args:
            before: The sentences of the article so far; those of the passage are added.
        """
        text = self.passage.text
        places = places_in(text)
        numbers = sorted(span for _, span, _ in self.quantities)
        whole = self._sentences()
        made = [
            Sentence(text, span, between(numbers, span), between(places, span)) for span in whole
        ]
        first = len(before)
        before += made

        def common(span: Span) -> _Common:
            at = max(0, bisect_right(whole, span.start, key=lambda one: one.start) - 1)
            return {
                "passage": self.passage,
                "span": span,
                "sentence": made[at],
                "at": first + at,
                "words": text[span.start : span.end],
            }

        for one, span, column in self.quantities:
            if one.value is not None:
                yield NumberClaim(
                    kind="quantity",
                    quantity=one,
                    value=one.value,
                    column=column,
                    **common(span),
                )
        for date, span in self.dates:
            if not self._set_aside(span):
                yield DateClaim(kind="date", date=date, **common(span))
        for act, span in self.acts:
            yield ActClaim(kind="act", act=act, **common(span))
        for rule, span in self.asides:
            if rule == "article-number":
                yield ActClaim(kind="act", act=None, **common(span))
        for span in quotations(text):
            yield Claim(kind="quote", **common(span))


def _blanked(text: str, spans: Sequence[Span]) -> str:
    """A text with spaces in the place of some stretches, which are in order."""
    kept, at = [], 0
    for start, end in spans:
        kept += [text[at:start], " " * (end - max(start, at))]
        at = max(at, end)
    return "".join([*kept, text[at:]])


def _apart(text: str) -> Iterator[tuple[str, Span]]:
    """Find what counts nothing in an article, with its rule."""
    for rule, pattern in _APART:
        for hit in pattern.finditer(text):
            # "3-0" is a score; "3-5" is a range, which rises.
            if rule != "score" or int(hit[1]) >= int(hit[2]):
                yield rule, Span(*hit.span())


class _Common(TypedDict):
    """What every claim has."""

    passage: Passage
    span: Span
    sentence: Sentence
    at: int
    words: str


def quotations(text: str) -> Iterator[Span]:
    """Find what is between quotation marks and long enough to be compared."""
    for hit in _QUOTED.finditer(text):
        group = hit.lastindex or 0
        if len(hit[group].split()) >= _FEWEST_WORDS:
            start, end = hit.span(group)
            yield Span(start, end)


def is_currency_word(word: str) -> bool:
    """Whether a word is a currency."""
    return word.casefold() in _MONEY
