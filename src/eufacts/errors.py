"""What can go wrong, as exceptions that are built from facts and know no terminal."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from eufacts.findings import Finding


class EufactsError(Exception):
    """The root of everything that eufacts raises on purpose."""


class FactBaseError(EufactsError):
    """A fact base breaks the format's rules."""

    def __init__(self, findings: "tuple[Finding, ...]") -> None:
        self.findings = findings
        """All that is wrong, in the order of the file."""
        super().__init__("\n".join(str(finding) for finding in findings))


class FileError(EufactsError):
    """A file cannot be read or written."""

    def __init__(self, path: str, reason: str) -> None:
        self.path = path
        self.reason = reason
        super().__init__(f"{path}: {reason}")


_LISTS = {
    "country": "countries",
    "footnote": "footnotes",
    "id": "facts",
    "record": "facts",
    "rule": "check --rules",
}
"""The commands that list names of which there are too many for a message."""

_ASKABLE = 3
"""So many names can be asked back; more are listed."""


class UnknownNameError(EufactsError):
    """A name that a question uses is not in the fact base."""

    def __init__(self, what: str, given: str, nearest: tuple[str, ...]) -> None:
        self.what = what
        """What was looked for: ``country``, ``topic``, ``id``."""
        self.given = given
        self.nearest = nearest
        """Valid names that look alike, best first; or, where they are few, all that there are."""
        super().__init__(f"no {what} {given!r}{self._hint()}")

    def _hint(self) -> str:
        if not self.nearest:
            return f"; eufacts {_LISTS[self.what]} lists them" if self.what in _LISTS else ""
        if len(self.nearest) > _ASKABLE:
            return f"; there are: {', '.join(self.nearest)}"
        return f"; did you mean {' or '.join(self.nearest)}?"


class SeveralError(EufactsError):
    """Words that were to name one record stand for several."""

    def __init__(self, words: str, records: tuple[tuple[str, str], ...]) -> None:
        self.words = words
        self.records = records
        """The id of each record that matches and what it is called, the best match first."""
        width = max(len(name) for name, _ in records[:_LISTED_RECORDS])
        lines = [f"  {name:<{width}}  {label}" for name, label in records[:_LISTED_RECORDS]]
        more = len(records) - _LISTED_RECORDS
        if more > 0:
            lines.append(f"  and {more} more: eufacts search {words}")
        told = f"{len(records)} records hold {words!r}; name one by its id:"
        super().__init__("\n".join([told, *lines]))


_LISTED_RECORDS = 20
"""So many records are listed in a message."""


class QuestionError(EufactsError):
    """A question that contradicts itself or cannot be understood."""
