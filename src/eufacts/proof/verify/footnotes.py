"""Whether footnotes are those of the source: their markers, the words before them, their texts."""

from collections.abc import Iterator

from eufacts.format import model
from eufacts.proof.base import Problem
from eufacts.proof.comparison import Comparison, Failure
from eufacts.proof.source_file import Location
from eufacts.source.page.document import SourceFootnote
from eufacts.source.page.folding import normalise_text
from eufacts.source.wordiff import word_diff


def examine_footnote(
    comparison: Comparison, index: int, footnote: model.Footnote
) -> Iterator[Failure]:
    """Say everything that is wrong with a footnote."""
    note = comparison.footnotes.get(footnote.number)
    if note is None:
        message = f"the source has no footnote {footnote.number}"
        yield Failure("footnote-not-found", Problem("footnote", index, "number", message))
        return
    yield from _text(comparison, index, footnote, note)
    yield from _marker(comparison, index, footnote, note)


def _text(
    comparison: Comparison, index: int, footnote: model.Footnote, note: SourceFootnote
) -> Iterator[Failure]:
    if footnote.text is None:
        if note.text is not None:
            message = "its text is not lost: the source has it"
            problem = Problem("footnote", index, "lost", message, f'"{note.text}"')
            yield Failure("footnote-not-lost", problem, "warning")
        return
    quote = comparison.base.excerpts[footnote.text].quote
    if note.text is None:
        message = "the source does not have its text"
        yield Failure("footnote-differs", Problem("footnote", index, "text", message))
    elif normalise_text(note.text) != normalise_text(quote):
        message = f"the text of footnote {note.number} is not the quote of {footnote.text}"
        hint = f"the source has {word_diff(quote, note.text)}"
        yield Failure("footnote-differs", Problem("footnote", index, "text", message, hint))


def _marker(
    comparison: Comparison, index: int, footnote: model.Footnote, note: SourceFootnote
) -> Iterator[Failure]:
    passage = comparison.source.passage(Location(note.section, note.paragraph, None, note.cell))
    if passage is None:
        message = "its marker is not in the source"
        yield Failure("marker-in-another-place", Problem("footnote", index, "marker", message))
        return
    offset = next(marker.offset for marker in passage.markers if marker.number == note.number)
    before = normalise_text(passage.text[:offset])
    excerpt = comparison.base.excerpts[footnote.marker]
    claimed = comparison.claimed(excerpt)
    places = comparison.places(excerpt.quote, claimed)
    is_here = passage.location == claimed and any(
        place.start < len(before) <= place.end for place in places
    )
    # Where the excerpt itself is not found, its own finding says so.
    if places and not is_here:
        where = comparison.sections.describe(passage.location)
        message = f"its marker is in {where}, not in {excerpt.id}"
        yield Failure("marker-in-another-place", Problem("footnote", index, "marker", message))
    after = normalise_text(footnote.after)
    left = before.removesuffix(after)
    if left == before or (after[:1].isalnum() and left[-1:].isalnum()):
        words = before.split()[-max(1, len(after.split())) :]
        message = f"its marker comes after {' '.join(words)!r}"
        yield Failure("after-differs", Problem("footnote", index, "after", message))
