"""Whether footnotes are those of the source: their markers, the words before them, their texts."""

from collections.abc import Iterator

from eufacts.format import model
from eufacts.proof.base import Problem
from eufacts.proof.comparison import Beside, Wrong
from eufacts.proof.original import Piece, Spot
from eufacts.proof.verify.wordiff import word_diff
from eufacts.source.page.document import SourceFootnote
from eufacts.source.page.folding import normalise_text


def examine_footnote(beside: Beside, nth: int, footnote: model.Footnote) -> Iterator[Wrong]:
    """Say everything that is wrong with a footnote."""
    notes = beside.document.footnotes
    note = next((one for one in notes if one.number == footnote.number), None)
    if note is None:
        told = f"the source has no footnote {footnote.number}"
        yield Wrong("footnote-not-found", Problem("footnote", nth, "number", told))
        return
    yield from _text(beside, nth, footnote, note)
    yield from _marker(beside, nth, footnote, note)


def _text(
    beside: Beside, nth: int, footnote: model.Footnote, note: SourceFootnote
) -> Iterator[Wrong]:
    if footnote.text is None:
        if note.text is not None:
            told = "its text is not lost: the source has it"
            problem = Problem("footnote", nth, "lost", told, f'"{note.text}"')
            yield Wrong("footnote-not-lost", problem, "warning")
        return
    quote = beside.base.excerpts[footnote.text].quote
    if note.text is None:
        told = "the source has lost its text, or never had it"
        yield Wrong("footnote-differs", Problem("footnote", nth, "text", told))
    elif normalise_text(note.text) != normalise_text(quote):
        told = f"the text of footnote {note.number} is not the quote of {footnote.text}"
        hint = f"the source has {word_diff(quote, note.text)}"
        yield Wrong("footnote-differs", Problem("footnote", nth, "text", told, hint))


def _marker(
    beside: Beside, nth: int, footnote: model.Footnote, note: SourceFootnote
) -> Iterator[Wrong]:
    piece = beside.original.at.get(Spot(note.section, note.paragraph, None, note.cell))
    if piece is None:
        told = "its marker stands nowhere in the source"
        yield Wrong("marker-in-another-place", Problem("footnote", nth, "marker", told))
        return
    before = _before(piece, note.number)
    excerpt = beside.base.excerpts[footnote.marker]
    places = beside.located(excerpt.quote, beside.claimed(excerpt))
    is_here = piece.spot == beside.claimed(excerpt) and any(
        place.start < len(before) <= place.end for place in places
    )
    # Where the excerpt itself is not found, its own finding says so.
    if places and not is_here:
        told = f"its marker stands in {beside.outline.place(*piece.spot)}, not in {excerpt.id}"
        yield Wrong("marker-in-another-place", Problem("footnote", nth, "marker", told))
    after = normalise_text(footnote.after)
    left = before.removesuffix(after)
    if left == before or (after[:1].isalnum() and left[-1:].isalnum()):
        words = before.split()[-max(1, len(after.split())) :]
        told = f"its marker stands after {' '.join(words)!r}"
        yield Wrong("after-differs", Problem("footnote", nth, "after", told))


def _before(piece: Piece, number: int) -> str:
    """The folded words of a piece before a footnote's marker."""
    offset = next(marker.offset for marker in piece.markers if marker.number == number)
    return normalise_text(piece.text[:offset])
