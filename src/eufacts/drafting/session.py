"""A review: one proposal after another, each decision saved at once, any of them undone."""

from collections.abc import Callable, Sequence

from eufacts.drafting.decisions import Proposal, accept, change, drop, proposals
from eufacts.errors import QuestionError
from eufacts.proof.source_file import SourceFile


class Session:
    """A review of a fact base.

    The file is read before each decision and written after it, so that nothing is lost, whatever
    happens in between.
    """

    def __init__(
        self,
        read: Callable[[], str],
        write: Callable[[str], None],
        source: SourceFile,
        only: Sequence[str] = (),
        sections: Sequence[str] = (),
    ) -> None:
        """Begin a review.

        Args:
            read: Gives the fact base as it is now.
            write: Writes it, whole or not at all.
            source: The document.
            only: The kinds of proposals; none for all.
            sections: The sections that they are in; none for all.

        Raises:
            QuestionError: A kind or section is unknown.
        """
        self._read, self._write, self.source = read, write, source
        self._names = [one.name for one in proposals(read(), only, sections)]
        self._at = 0
        self._done: list[tuple[int, str, str]] = []
        """Where each step was made, the fact base before it and after it."""
        self.reason = ""
        """The last reason for which a proposal was dropped."""

    @property
    def total(self) -> int:
        """How many proposals the review has."""
        return len(self._names)

    @property
    def position(self) -> int:
        """The number of the current one, from 1."""
        return self._at + 1

    @property
    def left(self) -> int:
        """How many proposals of the whole fact base are not decided."""
        return len(proposals(self._read()))

    def current(self) -> tuple[str, Proposal] | None:
        """The fact base as it is now, and the proposal to be decided; None at the end."""
        text = self._read()
        found = {one.name: one for one in proposals(text)}
        while self._at < len(self._names):
            proposal = found.get(self._names[self._at])
            if proposal is not None:
                return text, proposal
            self._at += 1  # another program has decided it
        return None

    def accept(self) -> None:
        """Accept the current proposal as it is."""
        self._decide(accept)

    def change(self, record: str) -> None:
        """Put what a person wrote in the place of the current proposal.

        Raises:
            QuestionError: It is not one record of the same table.
        """
        self._decide(lambda text, proposal: change(text, proposal, record))

    def drop(self, reason: str) -> None:
        """Drop the current proposal; what only it held is set aside with the reason.

        Raises:
            QuestionError: The reason says nothing.
        """
        self._decide(lambda text, proposal: drop(text, proposal, reason, self.source))
        self.reason = reason

    def skip(self) -> None:
        """Leave the current proposal for another time."""
        text = self._read()
        self._done.append((self._at, text, text))
        self._at += 1

    def undo(self) -> None:
        """Take the last step back.

        Raises:
            QuestionError: There is none, or another program has changed the file since.
        """
        if not self._done:
            raise QuestionError("there is nothing to undo")
        at, before, after = self._done[-1]
        if before != after:
            if self._read() != after:
                raise QuestionError("the file was changed by another program: undo it there")
            self._write(before)
        self._done.pop()
        self._at = at

    def _decide(self, decision: Callable[[str, Proposal], str]) -> None:
        found = self.current()
        if found is None:
            return
        text, proposal = found
        new = decision(text, proposal)
        self._write(new)
        self._done.append((self._at, text, new))
        self._at += 1
