"""A new version of a page → the same fact base, brought up to date.

What a person wrote stays byte for byte. Excerpts, footnotes and asides that have moved get their
new places and ids, wherever they are named; a sentence that has changed is quoted as it is now;
what the page states and the fact base does not hold is proposed; what has disappeared from the page
is reported. A decided record whose sentence has changed or disappeared is to be decided again.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from eufacts.drafting.corrected import (
    Replaced,
    cells_of,
    correct,
    is_there,
    mark_gone,
    mark_torn,
    places_of,
    undo_marks,
)
from eufacts.drafting.decisions import remove_unused, without
from eufacts.drafting.make import propose
from eufacts.drafting.outline import add_sections
from eufacts.drafting.quotes import Quotes, Sentence, excerpt_id, place_keys, sentences_of
from eufacts.drafting.records import ORDER, Record, Tables
from eufacts.drafting.remaining import waivers
from eufacts.drafting.splice import Spliced
from eufacts.format.kinds import DECIDED
from eufacts.format.reader import record_id
from eufacts.proof.base import Base
from eufacts.proof.check.rules.places import excerpt_order
from eufacts.proof.comparison import Comparison
from eufacts.proof.coverage.run import cover
from eufacts.proof.source_file import Location, SourceFile
from eufacts.source.numbers.spans import Span
from eufacts.source.page.document import Occurrence

_PLACED: Final = re.compile(r".+\.\d+\.\d+|.+\.t\d+\.\d+\.\d+|.+\.heading|fn\.\d+")
"""Ids of excerpts that say their places."""
_SENTENCE: Final = re.compile(r"\.\d+\.(\d+)\Z")
"""At the end of such an id, the number of the sentence, or of the column."""
_GONE: Final = "-gone"
"""Ends the id of an excerpt whose words the page no longer has."""
_BESIDE: Final = " (another sentence that it cites; its own is unchanged)"


class Updated(NamedTuple):
    """What became of a fact base."""

    text: str
    added: tuple[str, ...]
    """New records: ``figure "schools-opened"``."""
    removed: tuple[str, ...]
    """Proposals that nobody had decided on, and whose sentences are gone."""
    gone: tuple[str, ...]
    """Decided records that stand on a sentence which the page no longer has."""
    changed: tuple[str, ...]
    """Decided records that stand on a sentence which the page has in another form, with why."""
    moved: int
    """How many excerpts have another place or id."""
    undefined: tuple[str, ...] = ()
    """Regions of new countries that the vocabulary did not have, and now has."""


def update(text: str, content: bytes, name: str) -> Updated:
    """Merge a new version of a document into its fact base.

    Args:
        text: The fact base.
        content: The document: HTML, Markdown or text, in UTF-8.
        name: The document's file name.

    Raises:
        FactBaseError: The fact base breaks the format's rules.
        FileError: The document cannot be read, or the fact base is written in a way that cannot be
            changed by its lines.
    """
    source = SourceFile.read(content, name)
    spliced = Spliced(text)
    _add_sections(spliced, _base(text), source)
    sentences = sentences_of(source)
    removed = tuple(_remove_proposals(spliced, source))
    corrected = correct(spliced, _base(spliced.done()), source, sentences)
    _remove_footnotes(spliced, source)
    cells = cells_of(spliced)
    moved = _move(spliced, _base(spliced.done()), source, sentences)
    replaced = Replaced()
    marked = (*replaced.mark(spliced, corrected), *mark_torn(spliced, cells))
    changed = tuple(f"{_named(table, record)}: {said}" for table, record, said in marked)
    undo_marks(spliced, source)
    gone = tuple(_gone(spliced, source))
    _put_in_order(spliced, source)
    kept = spliced.done()
    regions = _regions(spliced)
    added = tuple(_add(spliced, _base(kept), source, sentences, text=kept, replaced=replaced))
    undefined = tuple(sorted(_regions(spliced) - regions))
    return Updated(spliced.done(), added, removed, gone, changed, moved, undefined)


def _regions(spliced: Spliced) -> set[str]:
    return set(spliced.raw.get("vocabulary", {}).get("region", {}))


def _base(text: str) -> Base:
    return Base(text.encode(), "facts.toml")


def _named(table: str, record: Record) -> str:
    name = record.get("id") or record.get("number") or record.get("code") or record.get("words")
    return f'{table} "{name}"'


def _add_sections(spliced: Spliced, base: Base, source: SourceFile) -> None:
    """Enter the sections that are new, each after the one that is before it in the page."""
    found = source.document.sections
    known = Comparison(base, source).sections
    tables = Tables(kept=spliced.raw)
    names = add_sections(tables, found)
    fresh = dict(zip(names, tables.records["section"], strict=True))
    ids = {at: known.of(at) or names[at] for at in names}
    for at, record in fresh.items():
        if known.of(at) is not None:
            continue
        parent = next(
            (ids[other] for other, one in fresh.items() if one["id"] == record["parent"]), None
        )
        before = [ids[other] for other in ids if other < at]
        order = [one["id"] for one in spliced.table("section")]
        place = max((order.index(one) + 1 for one in before if one in order), default=0)
        spliced.add("section", {**record, "parent": parent}, before=place)


def _move(spliced: Spliced, base: Base, source: SourceFile, sentences: list[Sentence]) -> int:
    """Give excerpts, footnotes and asides that have moved their new places; gives how many have."""
    comparison = Comparison(base, source)
    sections = comparison.sections
    places = {
        excerpt.id: place
        for excerpt in base.records.excerpt
        if (place := _nearest(comparison, excerpt.quote, comparison.claimed(excerpt))) is not None
    }
    notes = dict(_renumbered(base, places))
    names = dict(_new_ids(base, comparison, places, sentences))
    for index, record in enumerate(spliced.table("excerpt")):
        place = places.get(record["id"])
        keys: dict[str, object] = {"id": names[record["id"]]}
        if place is not None:
            keys |= place_keys(sections.of(place.section), Location.of(place))
            keys["footnotes"] = list(place.markers) or None
        _set(spliced, "excerpt", index, keys)
    for table in ("footnote", "reference", "aside"):
        key = "number" if table == "footnote" else "footnote"
        for index, record in enumerate(spliced.table(table)):
            if record.get(key) in notes:
                _set(spliced, table, index, {key: notes[record[key]]})
    for index, aside in enumerate(base.records.aside):
        place = _nearest(comparison, aside.words, comparison.claimed(aside))
        if place is not None:
            keys = place_keys(sections.of(place.section), Location.of(place))
            _set(spliced, "aside", index, keys)
    changed = {old: new for old, new in names.items() if old != new}
    if changed:
        spliced.rename_all("excerpt", changed)
        for index in range(len(spliced.table("waiver"))):
            spliced.rename("waiver", index, ["record"], changed)
    return sum(old != names[old] for old in places)


def _put_in_order(spliced: Spliced, source: SourceFile) -> None:
    """Put sections, excerpts and footnotes in the page's order, where they are out of it."""
    sections = Comparison(_base(spliced.done()), source).sections.indexes
    _sort(spliced, "section", [sections.get(one["id"]) for one in spliced.table("section")])
    _sort(spliced, "footnote", [one["number"] for one in spliced.table("footnote")])
    base = _base(spliced.done())
    if any(excerpt_order(base)):
        claimed = map(Comparison(base, source).claimed, base.records.excerpt)
        after = len(source.passages)
        _sort(spliced, "excerpt", [_rank(source, one, after) for one in claimed])


def _rank(source: SourceFile, location: Location, after: int) -> int | None:
    """The place of an excerpt among others; the texts of footnotes come after all."""
    return after + location.footnote if location.footnote else source.at.get(location)


def _sort(spliced: Spliced, table: str, places: Sequence[int | None]) -> None:
    """Sort the records of a table by their places; one without a place stays where it follows."""
    known = [-1]
    for place in places:
        known.append(known[-1] if place is None else place)
    order = sorted(range(len(places)), key=known[1:].__getitem__)
    if order != list(range(len(places))):
        spliced.reorder(table, order)


def _nearest(comparison: Comparison, words: str, claimed: Location) -> Occurrence | None:
    """Where some words are: in the same place, or else in the nearest one; None if nowhere."""
    found = places_of(comparison.source, words, claimed)
    return min(found, key=lambda one: claimed.distance(Location.of(one)), default=None)


def _renumbered(base: Base, places: Mapping[str, Occurrence]) -> Iterator[tuple[int, int]]:
    """The footnotes with other numbers than before: by their texts, or by their markers."""
    for excerpt in base.records.excerpt:
        place = places.get(excerpt.id)
        if place is None:
            continue
        if excerpt.footnote is not None and place.footnote is not None:
            yield excerpt.footnote, place.footnote
        elif len(excerpt.footnotes) == len(place.markers):
            yield from zip(sorted(excerpt.footnotes), sorted(place.markers), strict=True)


def _new_ids(
    base: Base, comparison: Comparison, places: Mapping[str, Occurrence], sentences: list[Sentence]
) -> Iterator[tuple[str, str]]:
    """The ids of excerpts as their places make them.

    One whose words are gone gives its id free for what is there now; two at one place get numbers.
    """
    taken: set[str] = set()
    for excerpt in base.records.excerpt:
        name = excerpt.id
        if name not in places:
            name = f"{name.removesuffix(_GONE)}{_GONE}"
        elif _PLACED.fullmatch(name.removesuffix(_GONE)):
            name = _id_at(comparison, places[name], sentences) or name
        while name in taken:
            name = f"{name}-2"
        taken.add(name)
        yield excerpt.id, name


def _id_at(comparison: Comparison, place: Occurrence, sentences: list[Sentence]) -> str | None:
    section, location = comparison.sections.of(place.section), Location.of(place)
    if section is None and place.footnote is None:
        return None
    number = 1
    if place.paragraph is not None and place.footnote is None:
        here = (one for one in sentences if one.location == location)
        spans = ((one.number, one.passage.fold_span(one.span)) for one in here)
        number = next((at for at, (start, end) in spans if start <= place.start < end), 0)
    return excerpt_id(section or "", location, number) if number else None


def _set(spliced: Spliced, table: str, index: int, keys: Mapping[str, object]) -> None:
    """Change the keys that differ."""
    record = spliced.table(table)[index]
    changes = {key: value for key, value in keys.items() if record.get(key) != value}
    if changes:
        spliced.set(table, index, changes)


def _lost(spliced: Spliced, source: SourceFile) -> set[str]:
    """The excerpts whose words the page does not have."""
    return {one["id"] for one in spliced.table("excerpt") if not is_there(source, one["quote"])}


def _remove_proposals(spliced: Spliced, source: SourceFile) -> Iterator[str]:
    """Remove the proposals that nobody has decided on and whose sentences are gone."""
    lost = _lost(spliced, source)
    for table in ORDER:
        for index in reversed(range(len(spliced.table(table)))):
            record = spliced.table(table)[index]
            if record.get("review", DECIDED).startswith(DECIDED):
                continue
            is_gone = bool(lost & set(record.get("excerpts", ())))
            if table == "aside":
                is_gone = not is_there(source, record["words"])
            if is_gone:
                yield _named(table, record)
                without(spliced, table, index)


def _remove_footnotes(spliced: Spliced, source: SourceFile) -> None:
    """Remove the footnotes whose sentences or texts are gone, and excerpts that nothing names."""
    lost = _lost(spliced, source)
    for index in reversed(range(len(spliced.table("footnote")))):
        record = spliced.table("footnote")[index]
        # A footnote is drafted again where its sentence is now, unless a person has written on it.
        if "note" not in record and lost & {record["marker"], record.get("text")}:
            spliced.remove("footnote", index)
    remove_unused(spliced, lost & {one["id"] for one in spliced.table("excerpt")})


def _gone(spliced: Spliced, source: SourceFile) -> Iterator[str]:
    """What was decided and stands on words that the page does not have."""
    lost = _lost(spliced, source)
    for table in ORDER:
        for index, record in enumerate(spliced.table(table)):
            named = {*record.get("excerpts", ()), record.get("marker"), record.get("text")}
            words = record.get("words") if table == "aside" else None
            if lost & named or (words is not None and not is_there(source, words)):
                own = _own_excerpt(spliced, record)
                is_beside = own is not None and own not in lost
                if not is_beside:
                    mark_gone(spliced, table, index)
                yield f"{_named(table, record)}{_BESIDE if is_beside else ''}"


def _own_excerpt(spliced: Spliced, record: Record) -> str | None:
    """The excerpt that has the words of a record, if it has words and more excerpts than one."""
    cited = set(record.get("excerpts", ()))
    words = record.get("as_written")
    for one in spliced.table("excerpt"):
        if words and len(cited) > 1 and one["id"] in cited and words in one["quote"]:
            return str(one["id"])
    return None


def _add(
    spliced: Spliced,
    base: Base,
    source: SourceFile,
    sentences: list[Sentence],
    *,
    text: str,
    replaced: Replaced,
) -> Iterator[str]:
    """Propose what the page states and the fact base does not hold."""
    coverage = cover(base, source)
    missing = {(item.passage.location, item.span.start, item.kind) for item in coverage.missing}
    comparison = Comparison(base, source)
    sections = {at: name for name, at in comparison.sections.indexes.items()}
    kept = dict(_excerpts_of(comparison, sentences))
    tables = Tables(Spliced(text).open_tables(*ORDER).done(), spliced.raw)
    tables.document = dict(spliced.raw["document"])
    quotes = Quotes(source, sections, sentences, kept)

    def is_held(sentence: Sentence, span: Span) -> bool:
        start = sentence.span.start + span.start
        keys = ((sentence.location, start, kind) for kind in ("quantity", "act"))
        return missing.isdisjoint(keys)

    propose(tables, quotes, is_held)
    for region in tables.new_regions:
        spliced.define_region(region)
    for table in ORDER:
        replaced.by(table, tables.records[table])
        for record in tables.records[table]:
            spliced.add(table, record, before=_before(spliced, table, record, base))
            yield _named(table, record)
    new = {record_id(table, one) for table in ORDER for one in tables.records[table]}
    for waiver in waivers(_base(spliced.done())):
        if waiver["record"] in new:
            spliced.add("waiver", waiver)


def _excerpts_of(comparison: Comparison, sentences: list[Sentence]) -> Iterator[tuple[int, str]]:
    """For each sentence that an excerpt quotes the excerpt's id."""
    found: dict[Location, list[tuple[Span, str]]] = {}
    for excerpt in comparison.base.records.excerpt:
        claimed = comparison.claimed(excerpt)
        for place in comparison.places(excerpt.quote, claimed):
            found.setdefault(claimed, []).append((Span(place.start, place.end), excerpt.id))
    for at, sentence in enumerate(sentences):
        start, end = sentence.passage.fold_span(sentence.span)
        for span, name in found.get(sentence.location, ()):
            if span.start <= start and end <= span.end:
                yield at, name
                break


def _before(spliced: Spliced, table: str, record: Record, base: Base) -> int | None:
    """Before which record of its table a new one comes; None for the end."""
    records = spliced.table(table)
    if table == "footnote":
        keys = [one["number"] for one in records]
        own = record["number"]
    elif table == "excerpt":
        order = {section.id: at for at, section in enumerate(base.records.section)}
        keys = [_place_key(one, order) for one in records]
        own = _place_key(record, order)
    else:
        return None
    return next((at for at, key in enumerate(keys) if key > own), None)


def _place_key(record: Record, sections: Mapping[str, int]) -> tuple[int, ...]:
    """The order of an excerpt in a fact base."""
    if record.get("footnote"):
        return 1, record["footnote"]
    place = [record.get(key) or 0 for key in ("table", "row", "column")]
    sentence = _SENTENCE.search(record["id"])
    number = int(sentence[1]) if sentence else 0
    return 0, sections.get(record["section"], 0), record.get("paragraph") or 0, *place, number
