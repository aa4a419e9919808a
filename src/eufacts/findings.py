"""A finding: a problem in a file, as a value that can be sorted and printed."""

from dataclasses import dataclass, field
from typing import Literal

Level = Literal["error", "warning"]


@dataclass(frozen=True, order=True)
class Where:
    """The place of a finding."""

    file: str
    line: int
    """From 1; 0 if it concerns the whole file."""
    record: str
    """The table and id, such as ``figure "syria-killed"``; empty for the whole file."""

    def __str__(self) -> str:
        """Write ``file:line: record``, with the parts that are known."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.record}" if self.record else place


@dataclass(frozen=True, order=True)
class Finding:
    """A problem in a file."""

    where: Where
    rule: str
    """The name of the rule that found it."""
    message: str
    """What is wrong, in one sentence without a full stop."""
    hint: str = ""
    """What to do, if that is known."""
    level: Level = field(default="error", compare=False)

    def __str__(self) -> str:
        """Write one line for people and editors."""
        return f"{self.where}: {self.message}" + (f" ({self.hint})" if self.hint else "")
