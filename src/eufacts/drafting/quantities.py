"""A number of a sentence → a figure, or an amount of funding."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from eufacts.currencies import CURRENCIES
from eufacts.dates import TIME_UNITS
from eufacts.drafting.cells import Heads
from eufacts.drafting.labels import id_words, label_of, shorten
from eufacts.drafting.money import (
    Statuses,
    goes_on,
    includes,
    is_part,
    is_price,
    receives,
    status_of,
)
from eufacts.drafting.places import Place, codes, place_of, regions_of
from eufacts.drafting.quotes import Quotes, Sentence
from eufacts.drafting.records import LONGEST_WORDS, Record, Tables, slug, why
from eufacts.drafting.sums import CellAmount, relate
from eufacts.drafting.times import Time, time_of
from eufacts.drafting.units import Known, Unit, unit_of, unit_of_heads
from eufacts.places import CellPlace
from eufacts.rates import with_rate
from eufacts.source.numbers.quantities import QuantityReading
from eufacts.source.numbers.spans import Span
from eufacts.source.page.tables import is_bare_number

_OF_THOSE: Final = re.compile(r"\s(?:\w+\s)?of\s(?:them|these|those|which|whom)\b")
"""Words after a share of what the number before it counts."""
_OF_WHOM: Final = re.compile(r",\sof\s(?:which|whom)\s\Z")
"""Words before a part of what the number before counts."""
_OR: Final = re.compile(r",\sor\s\Z")
"""Words between a number and the same in other words: EUR 5 million in 2030, or 3 %."""
_THE: Final = re.compile(r"\b[Tt]he\s\Z")
_FIGURE: Final = re.compile(r"\s(?:figure|mark|number|target|limit|ceiling|threshold)\b")
"""Around a number that was said before: the 40,000 figure."""
_PLACES: Final = 4
"""Decimal places of a value in an id."""
_NEAR_PRICE: Final = 100
"""How many times a price an amount after it may be, and still be a price."""
_FAR_QUALIFIER: Final = 3
"""Words between a qualifier and its number from which on the two are worth a second look."""


@dataclass(frozen=True)
class _Number:
    """A number in its sentence."""

    sentence: Sentence
    quantity: QuantityReading
    heads: tuple[Sentence, ...] = ()
    """What heads its row and its column, and its table's caption; of a number in a table."""

    @property
    def about(self) -> Span:
        return self.quantity.whole

    @property
    def others(self) -> list[Span]:
        """The other numbers of the sentence."""
        quantities = self.sentence.reading.quantities
        return [one.whole for one in quantities if one is not self.quantity]

    @property
    def is_money(self) -> bool:
        """Whether it is an amount that may be funding: of money, and not a price."""
        return self.quantity.unit in CURRENCIES and not self._is_price

    @property
    def _is_price(self) -> bool:
        """Whether it is the price of one thing, or as small as one before it: EUR 4 a ton or 5."""
        text, value = self.sentence.text, self.quantity.value or 0
        heads = [self.sentence.unit, *(head.text for head in self.heads)]
        return is_price(text, self.about.end, heads) or any(
            one.unit == self.quantity.unit
            and one.whole.end <= self.about.start
            and value <= _NEAR_PRICE * (one.value or 0)
            and is_price(text, one.whole.end, ())
            for one in self.sentence.reading.quantities
        )


@dataclass(frozen=True)
class _Before:
    """What was proposed of the number before, in the same paragraph."""

    number: _Number
    record: Record
    whole: Record | None
    """The amount that its sentence calls it a part of."""


class Numbers:
    """Proposes a record for each number, with what the numbers before it say."""

    def __init__(
        self, tables: Tables, quotes: Quotes, year: str, is_held: Callable[[Sentence, Span], bool]
    ) -> None:
        """Begin.

        Args:
            tables: The draft.
            quotes: Its excerpts.
            year: The document's year; empty if it is not known.
            is_held: Whether a record has the number at a place of a sentence already.
        """
        self._tables = tables
        self._is_held = is_held
        self._heads = Heads(quotes.source, quotes.sentences)
        self._quotes = quotes
        self._year = year
        vocabulary = tables.kept_raw.get("vocabulary", {})
        self._statuses = Statuses(vocabulary.get("funding_status", {}))
        self._before: _Before | None = None
        self._cells: list[CellAmount] = []
        self._stated: list[Record] = []
        """The amounts that are in no table."""
        self._last: Sentence | None = None
        """The sentence before, in the same paragraph."""

    def add(self, sentence: Sentence) -> None:
        """Propose the records of a sentence; sentences come in the order of the document."""
        if self._last is None or self._last.location != sentence.location:
            self._last = self._before = None
        if self._heads.is_head(sentence):
            return
        for quantity in sentence.reading.quantities:
            if not quantity.vague and not self._is_held(sentence, quantity.whole):
                self._add(sentence, quantity)
        self._last = sentence

    def finish(self) -> None:
        """Say which amounts of the tables are within others, when all are proposed."""
        relate(self._cells, self._stated)

    def _add(self, sentence: Sentence, quantity: QuantityReading) -> None:
        """Propose a record for a number, or for each end of a range."""
        heads = self._heads.of(sentence) if is_bare_number(sentence.text) else ()
        caption = self._heads.caption(sentence)
        number = _Number(sentence, quantity, (*heads, *([caption] if caption else ())))
        if heads:
            common, doubts = self._in_table(number, heads)
            label = shorten(": ".join(head.text for head in heads))
            named = _id_of_cell(label, str(common["unit"]))
        else:
            common, doubts = self._common(number)
            label = label_of(number.sentence.text, quantity.span)
            named = self._id_words(label, str(common["unit"]), number.sentence)
        ends = [""]
        if quantity.upper is not None:
            ends = [" (lower end)", " (upper end)"]
            doubts.append("one end of a range")
        records = []
        for end, (value, qualifier) in zip(ends, quantity.ends.items(), strict=True):
            name = self._name(named, value)
            record = {"id": name, "label": f"{label}{end}", "value": value, **common}
            record["qualifier"] = qualifier  # in its place among the common keys
            if number.is_money:
                records.append(self._funding(record, number, doubts))
                if len(ends) == 1:
                    self._in_sums(number, heads, records[-1])
            else:
                records.append(self._tables.add("figure", {**record, "review": why(doubts)}))
        if number.is_money and len(records) > 1:
            # Both ends stand for one amount: a total may count one of them only.
            for one, other in (records, reversed(records)):
                one["may_overlap"] = [other["id"]]
        if quantity.kind != "fraction":
            self._before = _Before(number, records[0], self._whole(number, records[0]))

    def _in_sums(self, number: _Number, heads: Sequence[Sentence], record: Record) -> None:
        """Remember an amount: one of the text may be the total of a table's."""
        location = number.sentence.location
        if location.cell is None:
            self._stated.append(record)
        if location.cell is not None and heads:
            row, column = (
                ": ".join(head.text for head in heads if _is_in_row(head, location.cell) == is_row)
                for is_row in (True, False)
            )
            table = (location.section, location.cell.table)
            self._cells.append(CellAmount(table, location.cell, row, column, record))

    def _id_words(self, label: str, unit: str, sentence: Sentence) -> str:
        """At least two words for an id: the label's, or else what is counted, or the section's."""
        words = id_words(label)
        counted = "" if unit in CURRENCIES or unit == "number" else slug(unit, LONGEST_WORDS)
        if "-" not in words and counted not in words:
            words = f"{words}-{counted}".strip("-")
        if "-" not in words:
            section = self._quotes.source.document.sections[sentence.location.section or 0]
            heading = id_words(section.heading or "", LONGEST_WORDS // 2)
            words = "-".join(filter(None, (heading, words or slug(unit))))
        return words

    def _name(self, words: str, value: float | None) -> str:
        """An id of some words, with the value where another record has these."""
        return self._tables.claim(words, f"{words}-{slug(str(round(value or 0, _PLACES)))}")

    def _common(self, number: _Number) -> tuple[Record, list[str]]:
        """The keys that figures and amounts share, and what is in doubt about them."""
        sentence, about = number.sentence, number.about
        unit = unit_of(sentence.text, number.quantity, number.others, self._known(sentence))
        place = self._place(number, unit)
        time, note = self._time(number)
        said = self._said_before(number) if unit.name == "number" else None
        if said is not None:
            unit = Unit(said["unit"], "what is counted is said where the number stands first")
        cited = [sentence]
        is_here = self._before is not None and self._before.number.sentence is sentence
        if (place.is_before or (unit.inherited and not is_here)) and self._last is not None:
            cited.append(self._last)
        if note is not None:
            cited.append(note)
        is_bare = unit.name == "number" and any(
            one.unit in CURRENCIES and one.whole.end <= about.start
            for one in sentence.reading.quantities
        )
        unit_doubt = "it may be a part of the amount before it" if is_bare else unit.doubt
        is_money = unit.name in CURRENCIES
        words = Span(*with_rate(sentence.text, *about)) if is_money else about
        is_rate = words != about
        doubts = [_qualifier_doubt(number), unit_doubt, place.doubt, time.doubt]
        doubts += ["it is for each of something, so no sum counts it"] if is_rate else []
        return {
            "unit": unit.name,
            "qualifier": number.quantity.qualifier,
            "as_written": as_written(sentence.text, words),
            "countries": list(place.countries),
            "regions": list(regions_of(sentence.text, about, number.others)),
            "period": time.period,
            "as_of": time.as_of,
            "excerpts": list(
                dict.fromkeys(
                    [*map(self._quotes.excerpt, cited), *(said["excerpts"] if said else ())]
                )
            ),
        }, doubts

    def _said_before(self, number: _Number) -> Record | None:
        """The figure with the value of a number that the sentence only calls up again."""
        text, about = number.sentence.text, number.about
        if not (_THE.search(text, 0, about.start) and _FIGURE.match(text, about.end)):
            return None
        value = number.quantity.value
        found = [one for one in self._tables.records["figure"] if one["value"] == value]
        return found[0] if len({one["unit"] for one in found}) == 1 else None

    def _in_table(self, number: _Number, heads: Sequence[Sentence]) -> tuple[Record, list[str]]:
        """The same of a number in a table: what it is stands in the heads of its row and column."""
        quantity = number.quantity
        named = [country for head in heads for country in head.countries]
        caption = self._heads.caption(number.sentence)
        unit = unit_of_heads(
            [head.text for head in heads], caption.text if caption else "", quantity
        )
        times = _only_times(heads)
        period = next(iter(times)) if len(times) == 1 else None
        above = _only_times([caption]) if caption is not None and not times else set()
        doubts = [unit.doubt]
        if len(above) == 1:
            period = next(iter(above))
            doubts.append("the time is said by the table's caption")
        if self._heads.lacks_column(number.sentence, heads):
            doubts.append("nothing heads its column")
        cited = [number.sentence, *heads]
        if caption is not None and (unit.inherited or len(above) == 1):
            cited.append(caption)
        return {
            "unit": unit.name,
            "qualifier": quantity.qualifier,
            "as_written": as_written(number.sentence.text, number.about),
            "countries": list(codes(named)),
            "period": period,
            "as_of": None,
            "excerpts": [self._quotes.excerpt(one) for one in cited],
        }, doubts

    def _known(self, sentence: Sentence) -> Known | None:
        last = self._before
        if last is None:
            return None
        is_same = last.number.sentence is sentence
        return Known(last.number.quantity, last.record["unit"], is_same)

    def _place(self, number: _Number, unit: Unit) -> Place:
        sentence = number.sentence
        before = self._last.countries if self._last is not None else ()
        named = sentence.countries
        place = place_of(sentence.text, named, number.about, number.others, before)
        last = self._before
        if last is None:
            return place
        is_here = last.number.sentence is sentence
        if (
            is_here
            and _OF_WHOM.search(sentence.text, 0, number.about.start)
            and not any(one.span.start >= number.about.end for one in named)
        ):
            return place._replace(countries=tuple(last.record["countries"]))
        of_those = is_here and _OF_THOSE.match(sentence.text, number.about.end)
        if of_those or (unit.inherited and not is_here):
            both = dict.fromkeys([*last.record["countries"], *place.countries])
            return place._replace(countries=tuple(both))
        return place

    def _time(self, number: _Number) -> tuple[Time, Sentence | None]:
        """The time of a number: its sentence's, or that of a footnote right after the number."""
        sentence, about = number.sentence, number.about
        time = time_of(
            sentence.text,
            sentence.reading.dates,
            about,
            number.others,
            self._year,
            is_duration=number.quantity.unit in TIME_UNITS,
        )
        if time.period or time.as_of:
            return time, None
        last = self._before
        if (
            last is not None
            and last.number.sentence is sentence
            and _OR.search(sentence.text, last.number.about.end, about.start)
        ):
            return Time(last.record["period"], last.record["as_of"]), None
        for mark in sentence.markers:
            note = self._quotes.note(mark.number) if 0 <= mark.offset - about.end <= 1 else None
            dates = note.reading.dates if note is not None else ()
            if len(dates) == 1 and not dates[0].period.startswith("--"):
                doubt = f"the period is that of footnote {mark.number}"
                return Time(period=dates[0].period, doubt=doubt), note
        return time, None

    def _whole(self, number: _Number, record: Record) -> Record | None:
        """The amount before that this one is a part of; parts in a list have the same whole."""
        last, text, about = self._before, number.sentence.text, number.about
        if last is None or not last.number.is_money or not number.is_money:
            return None
        is_here = last.number.sentence is number.sentence
        rest = last.number.about.end if is_here else 0
        is_next = is_here and not is_part(text[rest:], Span(0, about.end - rest))
        whole = last.whole if is_next and last.whole is not None else last.record
        is_within = is_part(text, about)
        if is_here and not is_within:
            if includes(text, last.number.about, about):
                whole, is_within = last.record, True
            elif last.whole is not None and goes_on(text, last.number.about, about):
                whole, is_within = last.whole, True
        return whole if is_within and whole["value"] >= record["value"] else None

    def _funding(self, record: Record, number: _Number, doubts: list[str]) -> Record:
        """An amount: with its status, who pays and receives, and of what it is a part."""
        text, about = number.sentence.text, number.about
        status = status_of(self._statuses, text, about, number.others)
        named = [(one.code or "", one.span) for one in number.sentence.countries]
        whole = self._whole(number, record)
        excerpts = [*record["excerpts"], *(whole["excerpts"] if whole else ())]
        more = {
            "status": status.name,
            "status_as_written": status.words,
            "funders": list(status.funders),
            "recipients": list(receives(text, about, named, number.others)),
            "part_of": whole["id"] if whole else None,
            "excerpts": list(dict.fromkeys(excerpts)),
            "review": why([*doubts, status.doubt]),
        }
        return self._tables.add("funding", {**record, **more})


def _id_of_cell(label: str, unit: str) -> str:
    """The words for the id of a cell's number: what is counted, what heads its row and column."""
    counted = "" if unit in CURRENCIES or unit == "number" else f"{unit} "
    return slug(f"{counted}{label}", LONGEST_WORDS)


def _is_in_row(head: Sentence, cell: CellPlace) -> bool:
    """Whether a head is that of a cell's row, and not of its column."""
    place = head.location.cell
    return place is not None and place.row == cell.row


def _only_times(cells: Sequence[Sentence]) -> set[str]:
    """The times of cells that have one each."""
    dates = [cell.reading.dates for cell in cells]
    return {one[0].period for one in dates if len(one) == 1 and one[0].period[0] != "-"}


def _qualifier_doubt(number: _Number) -> str:
    """Whether a qualifier is far from its number, or stands before the first of a list only."""
    quantity, sentence = number.quantity, number.sentence
    words = len(quantity.as_written.split()) - len(quantity.span.of(sentence.text).split())
    if words > _FAR_QUALIFIER:
        return "qualifier away from its number"
    if quantity.qualifier == "exact" and any(
        one.whole.end <= quantity.whole.start
        and one.qualifier != "exact"
        and one.unit == quantity.unit == "percent"
        for one in sentence.reading.quantities
    ):
        return "a qualifier stands before an earlier number of the sentence"
    return ""


def as_written(text: str, about: Span) -> str:
    """The words of a number, with as many after it as make them stand once in the sentence."""
    end = about.end
    while text.find(text[about.start : end]) != about.start or _cuts(text, end):
        if end >= len(text):
            break
        following = text.find(" ", end + 1)
        end = following if following >= 0 else len(text)
    words = text[about.start : end]
    return words.rstrip(" ,;:.") if end > about.end else words


def _cuts(text: str, end: int) -> bool:
    """Whether a cut here goes through a word."""
    return text[end - 1 : end].isalnum() and text[end : end + 1].isalnum()
