"""The exceptions of eufacts; they carry values and know no terminal."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from eufacts.findings import Finding

_MOST_SHOWN = 80
"""The most characters that a message shows of what was typed."""

_LONGEST_PATH = 1024
"""A path that can exist is shown whole, to be copied; no longer one can on macOS."""

_MOST_LISTED = 20
"""The most lines that a message lists."""


def in_short(typed: str, most: int = _MOST_SHOWN) -> str:
    """What a person typed, as a message shows it: of a long text, its beginning and its end."""
    if len(typed) <= most:
        return typed
    half = _MOST_SHOWN // 2
    return f"{typed[: half - 1]}…{typed[-half:]}"


def listed(lines: "Sequence[str]", more: str) -> list[str]:
    """The first of some lines and, if there are others, how many and where they are listed.

    Args:
        lines: All lines.
        more: What follows the number of the others, such as ``: eufacts check lists them``.
    """
    others = len(lines) - _MOST_LISTED
    return [*lines[:_MOST_LISTED], *([f"and {others} more{more}"] if others > 0 else [])]


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
        super().__init__("\n".join(listed([*map(str, findings)], "; eufacts check lists all")))


class FileError(EufactsError):
    """A file cannot be read or written."""

    def __init__(self, path: str, reason: str) -> None:
        self.path = path
        self.reason = reason
        super().__init__(f"{in_short(path, _LONGEST_PATH)}: {reason}")


class NoneExaminedError(EufactsError):
    """No document of a folder can be examined."""

    def __init__(self, problems: "Sequence[EufactsError]") -> None:
        self.problems = tuple(problems)
        """Why not, for each document."""
        super().__init__("\n  ".join(["no document can be examined:", *map(str, problems)]))


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
        super().__init__(f"no {what} {in_short(given)!r}{self._hint()}")

    def _hint(self) -> str:
        if self.nearest:
            return f"; did you mean {' or '.join(self.nearest)}?"
        if self.known:
            return f"; there are: {', '.join(self.known)}"
        return f"; eufacts {_LISTS[self.what]} lists them" if self.what in _LISTS else ""


class NotThereError(EufactsError):
    """The document does not contain what is asked for; that is an answer, not wrong usage."""


Candidate = tuple[str, str, str, str]
"""A record that words match: its id; its kind; its value as the document writes it, empty if it has
none; and its label."""


class SeveralError(EufactsError):
    """Words that should name one record match several."""

    def __init__(self, words: str, records: tuple[Candidate, ...]) -> None:
        self.words = words
        self.records = records
        """The best match first."""
        widths = [
            max(len(record[column]) for record in records[:_MOST_LISTED]) for column in range(3)
        ]
        lines = []
        for record in records:
            *columns, label = record
            padded = (
                f"{text:<{width}}" for text, width in zip(columns, widths, strict=True) if width
            )
            lines.append("  ".join([*padded, label]))
        shown = in_short(words)
        message = f"{len(records)} records match {shown!r}; pick one by id:"
        lines = listed(lines, f": eufacts search {shown}")
        super().__init__("\n  ".join([message, *lines]))


class QuestionError(EufactsError):
    """A question contradicts itself or cannot be understood."""
