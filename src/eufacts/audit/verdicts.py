"""What an audit says of a claim."""

from dataclasses import dataclass, field
from typing import Final, Generic, Literal, NamedTuple, TypeVar

from eufacts.audit.claims import Claim
from eufacts.audit.facts import Entry
from eufacts.format.kinds import Row

Status = Literal["supported", "differs", "unstated", "unmatched", "verbatim", "altered"]
Difference = Literal[
    "value", "unit", "qualifier", "period", "country", "status", "sum", "attribution",
    "number", "date", "title",
]  # fmt: skip

_LESSER: Final = frozenset({"value", "unit", "qualifier", "attribution"})
"""In what a number may differ that only says less."""
WRONG: Final = frozenset({"differs", "altered", "unstated"})

Level = Literal["error", "warning"]


class Candidate(NamedTuple):
    """A fact that a claim was compared with."""

    entry: Entry
    score: float
    """How much they have in common."""
    reason: str
    """Why it was taken or not."""


ClaimT_co = TypeVar("ClaimT_co", bound=Claim, covariant=True)


@dataclass(frozen=True, kw_only=True, eq=False)
class Verdict(Generic[ClaimT_co]):
    """What the document says of a claim."""

    claim: ClaimT_co
    status: Status
    differences: tuple[Difference, ...] = ()
    less_exact: bool = False
    """Whether what differs only says less: "more than" is left out, or put before a number that is
    rounded down; one of several payers, or of two groups that are counted together, is named."""
    fact: str | None = None
    """The id of the fact, or the CELEX number of the document itself."""
    says: str = ""
    """What the document says, in its words or in a sentence on them."""
    row: Row | None = None
    """The row that is cited."""
    write: str | None = None
    """What to write instead of the claim's words."""
    sure: bool = True
    """Whether it can replace them unseen: the unit, the place and the kind of number agree."""
    remark: str | None = None
    """What to know beside: for which country the document gives it, that no sum is to be made."""
    reasons: tuple[str, ...] = ()
    """How it was decided."""
    candidates: tuple[Candidate, ...] = ()
    """The nearest facts."""
    related: tuple[str, ...] = field(default=())
    """Other facts that it rests on: what a sum adds."""

    @property
    def level(self) -> Level | None:
        """An error changes the meaning, a warning loses precision; None where nothing is wrong."""
        if self.status not in WRONG:
            return None
        says_less = self.less_exact and _LESSER.issuperset(self.differences)
        return "warning" if says_less else "error"
