"""Whether excerpts are in the source: word for word, in their place, with their markers."""

from collections.abc import Iterator

from eufacts.format import model
from eufacts.format.pinpoint import PLAIN
from eufacts.proof.base import Problem
from eufacts.proof.comparison import Comparison, Failure
from eufacts.proof.source_file import Location, Passage
from eufacts.source.page.document import Occurrence
from eufacts.source.page.tables import is_bare_number
from eufacts.source.wordiff import word_diff


def examine_excerpt(
    comparison: Comparison, index: int, excerpt: model.Excerpt
) -> Iterator[Failure]:
    """Say what is wrong with an excerpt; the first thing that is, as the rest follows from it."""
    places = comparison.document.locate(excerpt.quote)
    claimed = comparison.claimed(excerpt)
    here = [place for place in places if Location.of(place) == claimed]
    if claimed.cell is not None and not here:
        # A number of a cell that is a part of another number is not found there.
        places = [place for place in places if _is_whole(comparison, place)]
    whole = [place for place in here if _is_whole(comparison, place)]
    key, hint = "quote", ""
    if not places:
        rule = "quote-not-found"
        message, hint = _nearest(comparison, excerpt, claimed)
    elif not here:
        rule = "quote-in-another-place"
        key, message, hint = _elsewhere(comparison, excerpt, places, claimed)
    elif not whole:
        rule, message = "quote-cut", "the quote begins or ends inside a word or number"
        hint = _with_whole_words(comparison, excerpt.quote, here[0])
    elif all(set(place.markers) != set(excerpt.footnotes) for place in whole):
        rule, key = "markers-differ", "footnotes"
        message = f"{_markers(whole[0].markers)} in the source, {_markers(excerpt.footnotes)} here"
    elif (unit := _unit(comparison, claimed)) != (excerpt.unit_as_written or ""):
        rule, key = "unit-differs", "unit_as_written"
        message = f"its table gives it {f'the unit {unit!r}' if unit else 'no unit'}"
        hint = f'unit_as_written = "{unit}"' if unit else "remove the key"
    else:
        return
    yield Failure(rule, Problem("excerpt", index, key, message, hint))


def _nearest(comparison: Comparison, excerpt: model.Excerpt, claimed: Location) -> tuple[str, str]:
    """What the source has in the place of a quote that is not in it."""
    cell = comparison.source.passage(claimed) if claimed.cell else None
    if cell is not None:
        diff = word_diff(excerpt.quote, cell.text)
        return "the quote is not what the source has", f"the source has {diff}"
    near = comparison.near.find(excerpt.quote, comparison.source.at.get(claimed))
    if near is None:
        return "the quote is not in the source, nor anything like it", ""
    found = comparison.source.passages[near.text].location
    if found == claimed:
        return "the quote is not what the source has", f"the source has {near}"
    place = comparison.sections.describe(found)
    return f"the quote is not in the source; nearest is {place}", f"the source has {near}"


_MOST_PLACES = 3
"""The most places of a quote that a message names; a table may have one number fifty times."""


def _elsewhere(
    comparison: Comparison, excerpt: model.Excerpt, places: list[Occurrence], claimed: Location
) -> tuple[str, str, str]:
    """Which key is wrong, where the quote is, the nearest place first, and what the cell has."""
    found = sorted({Location.of(place) for place in places}, key=claimed.distance)
    where = [comparison.sections.describe(location) for location in found[:_MOST_PLACES]]
    if len(found) > _MOST_PLACES:
        where.append(f"{len(found) - _MOST_PLACES} other places")
    claim = PLAIN.within(excerpt.section, excerpt.place)
    message = f"is in {' and in '.join(where)}, not in {claim}"
    hint = ""
    if claimed.cell is not None and claimed.footnote is None:
        cell = comparison.source.passage(claimed)
        hint = f'that cell has "{cell.text}"' if cell else "the source has no such cell"
    return _wrong_key(found[0], claimed), message, hint


def _wrong_key(found: Location, claimed: Location) -> str:
    """The key of an excerpt that says something else than where the quote is."""
    if found.footnote != claimed.footnote:
        return "footnote"
    if found.section != claimed.section:
        return "section"
    if claimed.cell is None or found.cell is None:
        return "paragraph" if claimed.cell is None else "table"
    keys = zip(claimed.cell._fields, found.cell, claimed.cell, strict=True)
    return next(key for key, there, here in keys if there != here)


def _is_whole(comparison: Comparison, place: Occurrence) -> bool:
    """Whether a quote cuts no word or number: the number of a cell may have spaces in it."""
    if not place.whole_words or place.cell is None:
        return place.whole_words
    words = _passage(comparison, place).folded
    return not is_bare_number(words) or (place.start, place.end) == (0, len(words))


def _unit(comparison: Comparison, claimed: Location) -> str:
    """The unit that a table gives the number in a cell; empty if it gives none."""
    passage = comparison.source.passage(claimed)
    return passage.column if passage else ""


def _passage(comparison: Comparison, place: Occurrence) -> Passage:
    return comparison.source.passages[comparison.source.at[Location.of(place)]]


def _with_whole_words(comparison: Comparison, quote: str, place: Occurrence) -> str:
    """The quote with the source's whole words at its ends, as a word diff."""
    passage = _passage(comparison, place)
    if passage.location.cell is not None:
        return f"the source has {word_diff(quote, passage.folded)}"
    start = passage.folded.rfind(" ", 0, place.start) + 1
    end = passage.folded.find(" ", place.end)
    return f"the source has {word_diff(quote, passage.folded[start : end if end >= 0 else None])}"


def _markers(numbers: tuple[int, ...]) -> str:
    if not numbers:
        return "no footnote marker"
    listed = " and ".join(map(str, sorted(numbers)))
    return f"footnote marker{'s' if len(numbers) > 1 else ''} {listed}"
