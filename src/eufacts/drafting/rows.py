"""Proposals as the JSON contract has them."""

from eufacts.drafting.context import context_of
from eufacts.drafting.decisions import Proposal
from eufacts.format.kinds import Row

_KEYS = (
    *("value", "unit", "qualifier", "as_written", "countries", "period", "as_of", "status"),
    "excerpts",
)


def proposal_row(text: str, proposal: Proposal) -> Row:
    """A proposal: ``id``, ``kind``, ``review`` (why it is not decided), what it says, its sentence.

    What it says: ``label``, ``value``, ``unit``, ``qualifier``, ``as_written``, ``countries``,
    ``period``, ``as_of``, ``status``, ``excerpts``. Its sentence: ``passage``, ``quote``;
    ``record`` is the whole record in TOML.
    """
    context = context_of(text, proposal, None)
    record = proposal.record
    return {
        "id": proposal.name,
        "kind": proposal.table,
        "review": proposal.why,
        "label": record.get("label") or record.get("words"),
        **{key: record.get(key) for key in _KEYS},
        "passage": context.place,
        "quote": context.quote,
        "record": context.record,
    }
