"""A proposal with its sentence and what stands around it in the document."""

from dataclasses import dataclass

from eufacts.drafting.decisions import Proposal
from eufacts.drafting.splice import Spliced
from eufacts.places import nth
from eufacts.proof.source_file import SourceFile
from eufacts.source.page.folding import normalise_text


@dataclass(frozen=True)
class Context:
    """What a person needs to decide on a proposal."""

    kind: str
    """The table of its record."""
    why: str
    """Why it is not decided yet."""
    place: str
    """The section's heading, and the paragraph or footnote."""
    before: str
    """What stands before the quote in its paragraph; empty where nothing does."""
    quote: str
    after: str
    mark: tuple[int, int] | None
    """Where in the quote the words of the record are."""
    others: tuple[str, ...]
    """The other sentences that the record stands on."""
    record: str
    """The record as it is written, without its review."""


def context_of(text: str, proposal: Proposal, source: SourceFile | None) -> Context:
    """Gather what is shown of a proposal.

    Args:
        text: The fact base.
        proposal: The proposal.
        source: The document; without it there are no neighbours.
    """
    spliced = Spliced(text)
    record = proposal.record
    by_id = {one["id"]: one for one in spliced.table("excerpt")}
    cited = [by_id[name] for name in record.get("excerpts", ()) if name in by_id]
    words = str(record.get("as_written") or record.get("number") or record.get("words") or "")
    first = next((one for one in cited if words and words in one["quote"]), None)
    own = first or (cited[0] if cited else record | {"quote": words})
    quote = str(own["quote"])
    at = quote.find(words) if words else -1
    before, after = _around(quote, own, source)
    return Context(
        kind=proposal.table,
        why=proposal.why,
        place=_place(spliced, own),
        before=before,
        quote=quote,
        after=after,
        mark=(at, at + len(words)) if at >= 0 else None,
        others=tuple(str(one["quote"]) for one in cited if one is not own),
        record=spliced.set(proposal.table, proposal.index, {"review": None}).lines_of(
            proposal.table, proposal.index
        ),
    )


def _place(text: Spliced, excerpt: dict[str, object]) -> str:
    sections = {one["id"]: one for one in text.table("section")}
    section = sections.get(excerpt.get("section"), {})
    heading = " ".join(filter(None, (section.get("number"), section.get("heading"))))
    note = excerpt.get("footnote")
    match excerpt:
        case _ if note:
            where = f"footnote {note}"
        case {"table": int(table), "row": row, "column": column}:
            where = f"{nth(table)} table, {f'row {row}, column {column}' if row else 'caption'}"
        case {"paragraph": paragraph}:
            where = f"paragraph {paragraph}"
        case _:
            where = ""
    return ", ".join(filter(None, (heading, where)))


def _around(quote: str, excerpt: dict[str, object], source: SourceFile | None) -> tuple[str, str]:
    """The words of the paragraph around a quote; none of a cell, whose heads are shown."""
    wanted = normalise_text(quote)
    if source is None or not wanted or "table" in excerpt:
        return "", ""
    note = excerpt.get("footnote")
    for passage in source.passages:
        at = passage.location
        is_own = at.footnote == note and (note or at.paragraph == excerpt.get("paragraph"))
        if is_own and wanted in passage.folded:
            before, _, after = passage.folded.partition(wanted)
            return before.strip(), after.strip()
    return "", ""
