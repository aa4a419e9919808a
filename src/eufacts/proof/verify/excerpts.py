"""Whether excerpts stand in the source: word for word, in their place, with their markers."""

from collections.abc import Iterator

from eufacts.format import model
from eufacts.proof.base import Problem
from eufacts.proof.comparison import Beside, Wrong
from eufacts.proof.original import Spot
from eufacts.proof.verify.wordiff import word_diff
from eufacts.source.page.document import Occurrence


def examine_excerpt(beside: Beside, nth: int, excerpt: model.Excerpt) -> Iterator[Wrong]:
    """Say what is wrong with an excerpt; the first thing that is, as the rest follows from it."""
    places = beside.document.locate(excerpt.quote)
    claimed = beside.claimed(excerpt)
    here = [place for place in places if Spot.of(place) == claimed]
    whole = [place for place in here if place.whole_words]
    key, hint = "quote", ""
    if not places:
        rule = "quote-not-found"
        told, hint = _nearest(beside, excerpt, claimed)
    elif not here:
        rule = "quote-in-another-place"
        key, told = _elsewhere(beside, excerpt, places, claimed)
    elif not whole:
        rule, told = "quote-cut", "the quote begins or ends inside a word or number"
        hint = _with_whole_words(beside, excerpt.quote, here[0])
    elif all(set(place.markers) != set(excerpt.footnotes) for place in whole):
        rule, key = "markers-differ", "footnotes"
        told = f"{_markers(whole[0].markers)} in the source, {_markers(excerpt.footnotes)} here"
    else:
        return
    yield Wrong(rule, Problem("excerpt", nth, key, told, hint))


def _nearest(beside: Beside, excerpt: model.Excerpt, claimed: Spot) -> tuple[str, str]:
    """What the source has in the place of a quote that is not in it."""
    pieces = beside.original.pieces
    piece = beside.original.at.get(claimed)
    near = beside.near.find(excerpt.quote, pieces.index(piece) if piece else None)
    if near is None:
        return "the quote stands nowhere in the source, nor anything like it", ""
    spot = pieces[near.piece].spot
    if spot == claimed:
        return "the quote is not what the source has", f"the source has {near}"
    told = f"the quote stands nowhere in the source; nearest is {beside.outline.place(*spot)}"
    return told, f"the source has {near}"


def _elsewhere(
    beside: Beside, excerpt: model.Excerpt, places: list[Occurrence], claimed: Spot
) -> tuple[str, str]:
    """Which key is wrong, and where the quote stands."""
    spots = [Spot.of(place) for place in places]
    best = max(spots, key=lambda s: (s.section == claimed.section, s.footnote == claimed.footnote))
    if best.footnote != claimed.footnote:
        key = "footnote"
    else:
        key = "paragraph" if best.section == claimed.section else "section"
    claim = f"{excerpt.section}, paragraph {excerpt.paragraph}"
    if excerpt.footnote is not None:
        claim = f"{claim}, footnote {excerpt.footnote}"
    stands = dict.fromkeys(beside.outline.place(*spot) for spot in spots)
    return key, f"stands in {' and in '.join(stands)}, not in {claim}"


def _with_whole_words(beside: Beside, quote: str, place: Occurrence) -> str:
    """The quote with the source's whole words at its ends, as a word diff."""
    words = beside.original.at[Spot.of(place)].folded
    start = words.rfind(" ", 0, place.start) + 1
    end = words.find(" ", place.end)
    return f"the source has {word_diff(quote, words[start : end if end >= 0 else None])}"


def _markers(numbers: tuple[int, ...]) -> str:
    if not numbers:
        return "no footnote marker"
    said = " and ".join(map(str, sorted(numbers)))
    return f"footnote marker{'s' if len(numbers) > 1 else ''} {said}"
