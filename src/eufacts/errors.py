"""The exceptions of eufacts; they carry values and know no terminal."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from eufacts.findings import Finding


class EufactsError(Exception):
    """The base of every exception that eufacts raises on purpose."""

    def __reduce__(self) -> "tuple[object, ...]":
        """Come back from another process with the same message and values."""
        return _again, (type(self), str(self)), self.__dict__


def _again(kind: type[EufactsError], message: str) -> EufactsError:
    """Make an exception with a message that is already written."""
    error = kind.__new__(kind, message)
    error.args = (message,)
    return error


class FactBaseError(EufactsError):
    """A fact base breaks the format's rules."""

    def __init__(self, findings: "tuple[Finding, ...]") -> None:
        self.findings = findings
        """All problems, in the order of the file."""
        super().__init__("\n".join(str(finding) for finding in findings))


class FileError(EufactsError):
    """A file cannot be read or written."""

    def __init__(self, path: str, reason: str) -> None:
        self.path = path
        self.reason = reason
        super().__init__(f"{path}: {reason}")


class UnavailableError(EufactsError):
    """The computer lacks something: memory, a browser or a clipboard."""


_LISTS = {
    "country": "countries",
    "footnote": "footnotes",
    "id": "facts",
    "record": "facts",
    "rule": "check --rules",
}
"""The commands that list the names that are too many for a message."""

_LISTED_RECORDS = 20
"""The most records that a message lists."""


class UnknownNameError(EufactsError):
    """A name that a question uses is not in the fact base."""

    def __init__(
        self, what: str, given: str, nearest: tuple[str, ...] = (), known: tuple[str, ...] = ()
    ) -> None:
        self.what = what
        """The kind of name: ``country``, ``topic``, ``id``."""
        self.given = given
        self.nearest = nearest
        """Valid names that may be meant, best first."""
        self.known = known
        """All valid names, if they are few."""
        super().__init__(f"no {what} {given!r}{self._hint()}")

    def _hint(self) -> str:
        if self.nearest:
            return f"; did you mean {' or '.join(self.nearest)}?"
        if self.known:
            return f"; there are: {', '.join(self.known)}"
        return f"; eufacts {_LISTS[self.what]} lists them" if self.what in _LISTS else ""


class NotThereError(EufactsError):
    """The document does not contain what is asked for; that is an answer, not wrong usage."""


class Candidate(NamedTuple):
    """A record that words match."""

    id: str
    kind: str
    value: str
    """As the document writes it; empty if it has none."""
    label: str


class SeveralError(EufactsError):
    """Words that should name one record match several."""

    def __init__(self, words: str, records: tuple[Candidate, ...]) -> None:
        self.words = words
        self.records = records
        """The best match first."""
        listed = records[:_LISTED_RECORDS]
        widths = [max(len(record[column]) for record in listed) for column in range(3)]
        lines = []
        for record in listed:
            *columns, label = record
            padded = (
                f"{text:<{width}}" for text, width in zip(columns, widths, strict=True) if width
            )
            lines.append("  " + "  ".join([*padded, label]))
        more = len(records) - _LISTED_RECORDS
        if more > 0:
            lines.append(f"  and {more} more: eufacts search {words}")
        message = f"{len(records)} records match {words!r}; pick one by id:"
        super().__init__("\n".join([message, *lines]))


class QuestionError(EufactsError):
    """A question contradicts itself or cannot be understood."""
