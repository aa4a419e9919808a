"""Marks that accept what an audit found, each with its reason.

In Markdown and HTML a comment, ``<!-- eufacts: accept, the minister's own count -->``, accepts the
problems of its line, or of the next line that has words if it is alone on its line; with words in
quotation marks before the reason it accepts only these. In a file
``.eufacts-audit.toml`` each ``[[accept]]`` has ``words`` and ``reason``, and perhaps ``file``. A
mark that accepts nothing is reported, so that none outlives its reason.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path
from typing import Any, Final

from eufacts.audit.article.passage import Article
from eufacts.errors import FileError

NAME: Final = ".eufacts-audit.toml"

_COMMENT: Final = re.compile(
    r"<!--\s*eufacts:\s*accept\b[\s:,]*(?:\"(?P<words>[^\"]+)\"[\s:,]*)?(?P<reason>.*?)\s*-->",
    re.DOTALL,
)
_KEYS: Final = frozenset({"words", "reason", "file"})


@dataclass(slots=True, eq=False)
class Mark:
    """One mark."""

    where: str
    """``article.md:12`` or ``.eufacts-audit.toml: accept 2``."""
    reason: str
    line: int | None = None
    """The line that it is for; None for one of a file."""
    words: str = ""
    file: str = "*"
    used: list[int] = field(default_factory=list)
    """The offsets of what it accepts."""

    def accepts(self, path: str, line: int, words: str) -> bool:
        """Whether it is for a claim."""
        if self.line is not None:
            return line == self.line and self.words in {"", words}
        name = Path(path).name
        return words == self.words and (fnmatch(path, self.file) or fnmatch(name, self.file))


def inline_marks(article: Article, path: str) -> list[Mark]:
    """Find the marks in an article; what is code is an example.

    Raises:
        FileError: One has no reason.
    """
    source = article.source
    code = [one.place for one in article.skipped if one.rule == "code"]
    found = []
    for hit in _COMMENT.finditer(source):
        if any(start <= hit.start() < end for start, end in code):
            continue
        line = source.count("\n", 0, hit.start()) + 1
        if not hit["reason"]:
            message = f"line {line}: a mark needs a reason: <!-- eufacts: accept, REASON -->"
            raise FileError(path, message)
        reason = " ".join(hit["reason"].split())
        found.append(Mark(f"{path}:{line}", reason, _line(source, hit), hit["words"] or ""))
    return found


def _line(source: str, comment: re.Match[str]) -> int:
    """The line that a comment is for: its own, or the next one with words."""
    begin = source.rfind("\n", 0, comment.start()) + 1
    end = source.find("\n", comment.end())
    rest = source[begin : comment.start()] + source[comment.end() : end if end >= 0 else None]
    at = comment.start()
    if not rest.strip():
        after = re.compile(r"\S").search(source, comment.end())
        at = after.start() if after else at
    return source.count("\n", 0, at) + 1


def file_marks(directory: Path) -> list[Mark]:
    """Read the marks of a folder, or of the nearest folder above it that has some.

    Raises:
        FileError: The file breaks the rules.
    """
    for folder in (directory, *directory.parents):
        path = folder / NAME
        if path.is_file():
            return list(_read(path))
    return []


def _read(path: Path) -> Iterable[Mark]:
    import tomli

    try:
        table: dict[str, Any] = tomli.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise FileError(str(path), str(error)) from error
    unknown = table.keys() - {"accept"}
    if unknown:
        raise FileError(str(path), f"unknown key {min(unknown)!r}; it has [[accept]] only")
    accepts = table.get("accept", [])
    if not isinstance(accepts, list) or not all(isinstance(one, dict) for one in accepts):
        raise FileError(str(path), "accept is a list of tables: [[accept]]")
    for number, one in enumerate(accepts, 1):
        where = f"{path.name}: accept {number}"
        other = one.keys() - _KEYS
        if other:
            known = ", ".join(sorted(_KEYS))
            raise FileError(
                str(path), f"accept {number}: unknown key {min(other)!r}; it has {known}"
            )
        if not all(isinstance(value, str) for value in one.values()):
            raise FileError(str(path), f"accept {number}: each key is a text")
        for key in ("words", "reason"):
            if not one.get(key, "").strip():
                raise FileError(str(path), f"accept {number}: {key!r} is missing")
        yield Mark(where, one["reason"], None, one["words"], one.get("file", "*"))


def unneeded(marks: Sequence[Mark]) -> list[Mark]:
    """The marks that accept nothing."""
    return [mark for mark in marks if not mark.used]
