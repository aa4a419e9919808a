"""Sentences that a new page has in another form, and the decided records that stand on them.

Such a record is to be decided again: until then no sum counts it beside what replaces it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Final

from eufacts.drafting.quotes import Sentence, words_before
from eufacts.drafting.records import PROPOSED, Record, why
from eufacts.drafting.splice import Spliced
from eufacts.format import model
from eufacts.format.kinds import DECIDED, OUTDATED
from eufacts.format.limits import PROSE
from eufacts.proof.base import Base
from eufacts.proof.comparison import Comparison
from eufacts.proof.source_file import Location, SourceFile
from eufacts.source.page.document import Occurrence
from eufacts.source.page.folding import normalise_text
from eufacts.source.wordiff import word_diff

_GONE: Final = f"{OUTDATED}its sentence"
_WAS: Final = "; it was: "
_ALIKE: Final = 0.75
"""The least share of a sentence's words that its other form has, in order."""
_NUMBER: Final = re.compile(r"\d(?:[\d.,\s]*\d)?")
_INSTEAD: Final = re.compile(r"instead of '([^']+)', whose")
_Cell = tuple[tuple[str, int | None], int | None, int | None]
_REVIEWED: Final = tuple(
    table for table in model.REVIEWED if "excerpts" in model.TABLES[table].model_fields
)
"""The tables of facts and references, which stand on excerpts."""


def places_of(source: SourceFile, words: str, claimed: Location) -> list[Occurrence]:
    """Where a page has some words, and not only as a part of longer ones.

    Args:
        source: The page.
        words: The words.
        claimed: Where they were. What was in a cell may be in another cell, if it is all of it.
    """
    found = [one for one in source.document.locate(words) if one.whole_words]
    if claimed.cell is None:
        return found
    folded = normalise_text(words)
    cells = {one: source.passage(Location.of(one)) for one in found if one.cell is not None}
    return [
        one
        for one, cell in cells.items()
        if Location.of(one) == claimed or (cell is not None and cell.folded == folded)
    ]


def is_there(source: SourceFile, words: str) -> bool:
    """Whether a page has some words somewhere, and not only as a part of longer ones."""
    return any(one.whole_words for one in source.document.locate(words))


def correct(
    spliced: Spliced, base: Base, source: SourceFile, sentences: Sequence[Sentence]
) -> dict[int, str]:
    """Give each excerpt whose words are gone the sentence that the page has in its place.

    Returns:
        The former quotes, by the excerpts' indexes in their table.
    """
    comparison = Comparison(base, source)
    quotes = [excerpt.quote for excerpt in base.records.excerpt]
    claimed = [comparison.claimed(excerpt) for excerpt in base.records.excerpt]
    folded = [normalise_text(quote) for quote in quotes]
    in_place = {at for at, one in enumerate(quotes) if comparison.places(one, claimed[at])}
    own = {(claimed[at], folded[at]) for at in in_place}
    lost = [
        at
        for at, quote in enumerate(quotes)
        # The same number in the next cell is that of another excerpt.
        if at not in in_place
        and all(
            (Location.of(one), folded[at]) in own for one in places_of(source, quote, claimed[at])
        )
    ]
    near: dict[tuple[object, ...], list[Sentence]] = defaultdict(list)
    for sentence in sentences if lost else ():
        text = normalise_text(sentence.text)
        is_held = sentence.location.cell is None and text in folded
        if not is_held and (sentence.location, text) not in own:
            near[_neighbourhood(sentence.location)].append(sentence)
    found = {}
    for at in lost:
        others = near[_neighbourhood(claimed[at])]
        alike = [(_alike(quotes[at], one.text), one) for one in others]
        best = max(alike, key=lambda one: one[0], default=(0.0, None))
        if best[1] is not None and best[0] >= _ALIKE:
            others.remove(best[1])
            found[at] = quotes[at]
            spliced.set("excerpt", at, {"quote": best[1].text})
            _keep_words_before_markers(spliced, base.records.excerpt[at].id, best[1])
    return found


def _keep_words_before_markers(spliced: Spliced, excerpt: str, sentence: Sentence) -> None:
    """Have the footnotes of a corrected sentence name words that are in it."""
    offsets = {mark.number: mark.offset for mark in sentence.markers}
    for index, note in enumerate(spliced.table("footnote")):
        is_lost = note["marker"] == excerpt and note["after"] not in sentence.text
        if is_lost and note["number"] in offsets:
            after = words_before(sentence.text, offsets[note["number"]])
            spliced.set("footnote", index, {"after": after})


def _neighbourhood(place: Location) -> tuple[object, ...]:
    """Where another form of a sentence may be: in its section, in a footnote, in the same cell."""
    return place.section, place.footnote is None, place.cell


def _alike(old: str, new: str) -> float:
    """The share of a sentence's words that another has; every number is like another."""
    mine, theirs = (_NUMBER.sub("0", text) for text in (old, new))
    words = set(mine.split())
    if len(words & set(theirs.split())) < _ALIKE * len(words):
        return 0.0  # comparing the order takes longer
    return word_diff(mine, theirs).alike


def cells_of(spliced: Spliced) -> list[_Cell]:
    """The cell that each excerpt is in: its table, row and column; each is None elsewhere."""
    return [
        ((one["section"], one.get("table")), one.get("row"), one.get("column"))
        for one in spliced.table("excerpt")
    ]


def mark_torn(spliced: Spliced, before: Sequence[_Cell]) -> Iterator[tuple[str, Record, str]]:
    """Have decided records decided again whose number now stands in another row or column.

    The same number may stand in the next cell, to which its excerpt would seem to have moved.

    Args:
        spliced: The fact base, with the new places.
        before: The cells of its excerpts before.
    """
    index_of = {one["id"]: at for at, one in enumerate(spliced.table("excerpt"))}
    after = cells_of(spliced)
    said = "what it cites is no longer in one row and column"
    for table in _REVIEWED:
        for index, record in enumerate(spliced.table(table)):
            cited = [index_of[name] for name in record.get("excerpts", ()) if name in index_of]
            torn = any(
                _lines(before[one], before[other]) - _lines(after[one], after[other])
                for one, other in combinations(cited, 2)
            )
            if torn and "review" not in record:
                spliced.set(table, index, {"review": f"{DECIDED}: {said}"})
                yield table, record, said


def _lines(one: _Cell, other: _Cell) -> set[str]:
    """What two cells have in common: a row, a column."""
    (table, row, column), (its_table, its_row, its_column) = one, other
    if table != its_table or row is None:
        return set()
    return {*(["row"] if row == its_row else ()), *(["column"] if column == its_column else ())}


def undo_marks(spliced: Spliced, source: SourceFile) -> None:
    """Take away what an earlier page had made of a record, where its sentences are back."""
    quotes = {one["id"]: one["quote"] for one in spliced.table("excerpt")}
    for table in _REVIEWED:
        for index, record in enumerate(spliced.table(table)):
            review = record.get("review", "")
            own = [quotes[name] for name in record.get("excerpts", ()) if name in quotes]
            was = review.partition(_WAS)[2]
            if (
                review.startswith(DECIDED)
                and (was in own if was else review == _GONE)
                and all(is_there(source, quote) for quote in own)
            ):
                spliced.set(table, index, {"review": None})


class Replaced:
    """Decided records whose words are no longer in their sentence."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str], list[Record]] = defaultdict(list)

    def mark(
        self, spliced: Spliced, corrected: Mapping[int, str]
    ) -> Iterator[tuple[str, Record, str]]:
        """Have the decided records of corrected excerpts decided again; gives them with why."""
        old = {spliced.table("excerpt")[at]["id"]: quote for at, quote in corrected.items()}
        new = {one["id"]: one["quote"] for one in spliced.table("excerpt")}
        for table in _REVIEWED:
            for index, record in enumerate(spliced.table(table)):
                name = next((one for one in record.get("excerpts", ()) if one in old), None)
                if name is None:
                    continue
                words = record.get("as_written") or ""
                own = next((one for one in record["excerpts"] if _has(old.get(one, ""), words)), "")
                if own and not _has(new[own], words):
                    self._found[table, own].append(record)
                    said = f"{words!r} is no longer in its sentence"
                    review = f"{OUTDATED}{words!r}{_WAS}{old[own]}"
                else:
                    said = "a sentence that it cites has changed"
                    review = f"{DECIDED}: {said}{_WAS}{old[name]}"
                if "review" not in record:
                    spliced.set(table, index, {"review": review[:PROSE]})
                yield table, record, said

    def by(self, table: str, records: Iterable[Record]) -> None:
        """Say in proposals which records they are to replace."""
        groups = defaultdict(list)
        for record in records:
            stands_on = next(
                (name for name in record.get("excerpts", ()) if (table, name) in self._found), ""
            )
            groups[stands_on].append(record)
        for name, new in groups.items():
            former = self._found.get((table, name), [])
            is_each = [one.get("unit") for one in former] == [one.get("unit") for one in new]
            for at, record in enumerate(new if former else ()):
                ids = [repr(one["id"]) for one in ([former[at]] if is_each else former)]
                said = f"instead of {' or '.join(ids)}, whose words are no longer in the page"
                known = record["review"]
                record["review"] = why([said, "" if known == PROPOSED else known])


def _has(quote: str, words: str) -> bool:
    """Whether some words are in a quote, and are not a part of a longer word or number."""
    return bool(words) and bool(re.search(rf"(?<![\w.,]){re.escape(words)}(?!\w|[.,]\d)", quote))


def mark_gone(spliced: Spliced, table: str, index: int) -> None:
    """Have a decided record decided again whose sentence the page no longer has."""
    if table in _REVIEWED and "review" not in spliced.table(table)[index]:
        spliced.set(table, index, {"review": _GONE})


def replaced_by(record: Record) -> str:
    """The id of the record that a proposal is to replace; empty if it replaces none."""
    found = _INSTEAD.match(record.get("review", ""))
    return found[1] if found else ""
