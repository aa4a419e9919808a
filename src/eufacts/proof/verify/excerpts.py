"""Whether excerpts are in the source: word for word, in their place, with their markers."""

from collections.abc import Iterator

from eufacts.format import model
from eufacts.proof.base import Problem
from eufacts.proof.comparison import Comparison, Failure
from eufacts.proof.source_file import Location
from eufacts.proof.verify.wordiff import word_diff
from eufacts.source.page.document import Occurrence


def examine_excerpt(
    comparison: Comparison, index: int, excerpt: model.Excerpt
) -> Iterator[Failure]:
    """Say what is wrong with an excerpt; the first thing that is, as the rest follows from it."""
    places = comparison.document.locate(excerpt.quote)
    claimed = comparison.claimed(excerpt)
    here = [place for place in places if Location.of(place) == claimed]
    whole = [place for place in here if place.whole_words]
    key, hint = "quote", ""
    if not places:
        rule = "quote-not-found"
        message, hint = _nearest(comparison, excerpt, claimed)
    elif not here:
        rule = "quote-in-another-place"
        key, message = _elsewhere(comparison, excerpt, places, claimed)
    elif not whole:
        rule, message = "quote-cut", "the quote begins or ends inside a word or number"
        hint = _with_whole_words(comparison, excerpt.quote, here[0])
    elif all(set(place.markers) != set(excerpt.footnotes) for place in whole):
        rule, key = "markers-differ", "footnotes"
        message = f"{_markers(whole[0].markers)} in the source, {_markers(excerpt.footnotes)} here"
    else:
        return
    yield Failure(rule, Problem("excerpt", index, key, message, hint))


def _nearest(comparison: Comparison, excerpt: model.Excerpt, claimed: Location) -> tuple[str, str]:
    """What the source has in the place of a quote that is not in it."""
    near = comparison.near.find(excerpt.quote, comparison.source.at.get(claimed))
    if near is None:
        return "the quote is not in the source, nor anything like it", ""
    found = comparison.source.passages[near.text].location
    if found == claimed:
        return "the quote is not what the source has", f"the source has {near}"
    place = comparison.sections.describe(*found)
    return f"the quote is not in the source; nearest is {place}", f"the source has {near}"


def _elsewhere(
    comparison: Comparison, excerpt: model.Excerpt, places: list[Occurrence], claimed: Location
) -> tuple[str, str]:
    """Which key is wrong, and where the quote is."""
    found = [Location.of(place) for place in places]
    best = max(
        found, key=lambda here: (here.section == claimed.section, here.footnote == claimed.footnote)
    )
    if best.footnote != claimed.footnote:
        key = "footnote"
    else:
        key = "paragraph" if best.section == claimed.section else "section"
    claim = f"{excerpt.section}, paragraph {excerpt.paragraph}"
    if excerpt.footnote is not None:
        claim = f"{claim}, footnote {excerpt.footnote}"
    where = dict.fromkeys(comparison.sections.describe(*location) for location in found)
    return key, f"is in {' and in '.join(where)}, not in {claim}"


def _with_whole_words(comparison: Comparison, quote: str, place: Occurrence) -> str:
    """The quote with the source's whole words at its ends, as a word diff."""
    passage = comparison.source.passages[comparison.source.at[Location.of(place)]]
    start = passage.folded.rfind(" ", 0, place.start) + 1
    end = passage.folded.find(" ", place.end)
    return f"the source has {word_diff(quote, passage.folded[start : end if end >= 0 else None])}"


def _markers(numbers: tuple[int, ...]) -> str:
    if not numbers:
        return "no footnote marker"
    listed = " and ".join(map(str, sorted(numbers)))
    return f"footnote marker{'s' if len(numbers) > 1 else ''} {listed}"
