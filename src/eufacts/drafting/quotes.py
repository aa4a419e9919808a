"""The sentences of a source that may be quoted, each with what is read in it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from eufacts.drafting.records import Record, Tables
from eufacts.places import cell_keys
from eufacts.proof.coverage.item import Item
from eufacts.proof.source_file import Location, Passage, SourceFile
from eufacts.source.numbers.acts import ActReading, find_acts
from eufacts.source.numbers.countries import CountryReading, find_countries
from eufacts.source.numbers.read import NumberReadings, read_numbers
from eufacts.source.numbers.spans import Span
from eufacts.source.page.document import Marker
from eufacts.source.sentences import sentences


@dataclass(frozen=True)
class Sentence:
    """A stretch of a source that an excerpt may quote: a sentence, or the text of a footnote."""

    location: Location
    number: int
    """Its number within the paragraph, from 1; of several sentences the first one's."""
    text: str
    span: Span
    """Where it is in the text of its passage."""
    markers: tuple[Marker, ...]
    """The footnote markers inside it or right at its end, with their places in it."""
    passage: Passage

    @cached_property
    def reading(self) -> NumberReadings:
        """Its quantities, dates and what is set aside."""
        return read_numbers(self.text, self.unit)

    @property
    def unit(self) -> str:
        """The unit that a table gives the bare number of a cell."""
        return self.passage.column

    @cached_property
    def countries(self) -> tuple[CountryReading, ...]:
        """The countries that it names."""
        return tuple(one for one in find_countries(self.text) if one.code is not None)

    @cached_property
    def acts(self) -> tuple[ActReading, ...]:
        """The acts that it cites by number."""
        return tuple(find_acts(self.text, self.reading.set_aside))


def sentences_of(source: SourceFile) -> list[Sentence]:
    """List every sentence of the paragraphs, the headings with footnotes, and every note's text.

    Where an annex counts its own footnotes, only the first with a number is there: a fact base has
    one footnote with each. A sentence whose numbers read otherwise in its paragraph, as where
    "in EUR million:" stands before it, goes together with the one before it.
    """
    notes: dict[int | None, Passage] = {}
    for passage in source.passages:
        notes.setdefault(passage.location.footnote, passage)
    found = [
        one
        for passage in source.passages
        if passage.location.footnote is None or notes[passage.location.footnote] is passage
        for one in _of_passage(passage)
    ]
    marked = {mark.number for one in found for mark in one.markers}
    return [one for one in found if one.location.footnote in {None, *marked}]


def _of_passage(passage: Passage) -> list[Sentence]:
    location = passage.location
    if location.section is None or (passage.is_heading and not passage.markers):
        return []
    if location.footnote is not None or location.cell is not None or passage.is_heading:
        return [_sentence(passage, 1, Span(0, len(passage.text)))]
    spans = list(enumerate(sentences(passage.text), 1))
    found = [_sentence(passage, number, span) for number, span in spans]
    whole = read_numbers(passage.text)
    while len(found) > 1:
        at = next((at for at, one in enumerate(found) if not _reads_alike(one, whole)), None)
        if at is None:
            break
        at = max(at, 1)
        first, last = found[at - 1 : at + 1]
        found[at - 1 : at + 1] = [
            _sentence(passage, first.number, Span(first.span.start, last.span.end))
        ]
    return found


def _sentence(passage: Passage, number: int, span: Span) -> Sentence:
    markers = tuple(
        Marker(mark.number, mark.offset - span.start)
        for mark in passage.markers
        if span.start < mark.offset <= span.end
    )
    return Sentence(passage.location, number, span.of(passage.text), span, markers, passage)


def _reads_alike(sentence: Sentence, whole: NumberReadings) -> bool:
    """Whether a sentence alone says the same as it does in its paragraph."""
    return _said(sentence.reading, 0, Span(0, len(sentence.text))) == _said(
        whole, sentence.span.start, sentence.span
    )


def _said(reading: NumberReadings, shift: int, within: Span) -> list[Sequence[object]]:
    quantities = [
        (one.span.start - shift, one.value, one.upper, one.unit, one.qualifier)
        for one in reading.quantities
        if within.start <= one.span.start < within.end
    ]
    dates = [
        (one.span.start - shift, one.period)
        for one in reading.dates
        if within.start <= one.span.start < within.end
    ]
    return [*quantities, *dates]


class Quotes:
    """The excerpts of a draft: each sentence that a record stands on, quoted once."""

    def __init__(
        self,
        source: SourceFile,
        sections: Mapping[int, str],
        sentences: Sequence[Sentence],
        kept: Mapping[int, str] | None = None,
    ) -> None:
        """Take a source.

        Args:
            source: The document.
            sections: The ids of its sections, by their indexes.
            sentences: Its sentences.
            kept: The ids of excerpts that a fact base has already, by the sentences in them.
        """
        self.source = source
        self._sections = sections
        self._order: dict[tuple[Location, str], int] = {}
        for at, sentence in enumerate(sentences):
            self._order.setdefault(_key(sentence), at)
        self._all = sentences
        self.sentences = [one for one in sentences if not one.passage.is_heading]
        """Those that may state something: a heading is quoted for its footnotes alone."""
        self._quoted: dict[tuple[Location, str], str] = {}
        self._kept = {_key(sentences[at]): name for at, name in (kept or {}).items()}
        for sentence in sentences:
            if sentence.markers or sentence.location.footnote is not None:
                self.excerpt(sentence)

    def excerpt(self, sentence: Sentence) -> str:
        """The id of the excerpt that quotes a sentence, which is entered."""
        key = _key(sentence)
        if key in self._kept:
            return self._kept[key]
        section = self._sections.get(sentence.location.section or 0, "")
        name = excerpt_id(section, sentence.location, sentence.number)
        return self._quoted.setdefault(key, name)

    def note(self, number: int) -> Sentence | None:
        """The text of a footnote."""
        return next((one for one in self.sentences if one.location.footnote == number), None)

    def section(self, index: int) -> str:
        """The id of a section of the source."""
        return self._sections[index]

    def sentence_of(self, item: Item) -> Sentence | None:
        """The sentence that something in the source is in."""
        for sentence in self.sentences:
            inside = sentence.span.start <= item.span.start < sentence.span.end
            if inside and sentence.location == item.passage.location:
                return sentence
        return None

    @property
    def has_any(self) -> bool:
        """Whether anything is quoted."""
        return bool(self._quoted or self._kept)

    @property
    def quoted(self) -> list[Sentence]:
        """The sentences that are quoted, in the order of the fact base."""
        places = sorted(
            (self._order[key] for key in self._quoted),
            key=lambda at: (self._all[at].location.footnote or 0, at),
        )
        return [self._all[at] for at in places]

    def enter(self, tables: Tables) -> None:
        """Write the excerpts and footnotes of all that is quoted into the tables."""
        quoted = self.quoted
        tables.records["excerpt"] = [self._excerpt(one) for one in quoted]
        known = {one["number"] for one in tables.kept("footnote")}
        new = (one for one in self.footnotes() if one["number"] not in known)
        tables.records["footnote"] = list(new)

    def _excerpt(self, sentence: Sentence) -> Record:
        is_cell = sentence.location.footnote is None and sentence.location.cell is not None
        return {
            "id": self._quoted[_key(sentence)],
            **self.place(sentence.location),
            "quote": sentence.text,
            "unit_as_written": (sentence.unit or None) if is_cell else None,
            "footnotes": [mark.number for mark in sentence.markers],
        }

    def place(self, location: Location) -> Record:
        """The keys that say where something is."""
        return place_keys(self._sections[location.section or 0], location)

    def footnotes(self) -> Iterator[Record]:
        """The footnotes whose markers are in what is quoted."""
        quoted = self.quoted
        texts = {one.location.footnote: one for one in reversed(self.sentences)}
        marked: dict[int, tuple[Sentence, Marker]] = {}
        for one in quoted:
            for mark in one.markers:
                marked.setdefault(mark.number, (one, mark))
        for number in sorted(marked):
            sentence, mark = marked[number]
            text = texts.get(number)
            yield {
                "number": number,
                "marker": self._quoted[_key(sentence)],
                "after": words_before(sentence.text, mark.offset),
                "text": self.excerpt(text) if text else None,
                "lost": None if text else True,
            }


def excerpt_id(section: str, location: Location, number: int) -> str:
    """The id of an excerpt, which says its place; the number is that of its first sentence."""
    if location.footnote is not None:
        return f"fn.{location.footnote}"
    if location.cell is not None:
        table, row, column = location.cell
        return f"{section}.t{table}.{row}.{column}"
    if location.paragraph is None:
        return f"{section}.heading"
    return f"{section}.{location.paragraph}.{number}"


def place_keys(section: str | None, location: Location) -> Record:
    """The keys of a record that say where in a section something is."""
    return {
        "section": section,
        "paragraph": location.paragraph,
        **cell_keys(location.cell),
        "footnote": location.footnote,
    }


_WORDS_BEFORE_MARKER = 4


def words_before(text: str, at: int) -> str:
    """The words right before a marker, enough to know the place again."""
    start = at
    for _ in range(_WORDS_BEFORE_MARKER):
        start = text.rfind(" ", 0, max(0, start - 1)) + 1
        if start == 0:
            break
    return text[start:at].strip()


def _key(sentence: Sentence) -> tuple[Location, str]:
    return sentence.location, sentence.text
