"""The lock: what the source has proven, so that it can be proven again without the source.

It is beside the fact base, ``facts.lock`` beside ``facts.toml``: TOML, one line for each quote,
footnote and section, in the order of the document, so that a diff shows each change. For a quote
it has the SHA-256 of its exact words in UTF-8: if one character changes, the quote must be proven
again. It also has the words that a link must name to open the page at the quote, because only the
source shows which these are.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from eufacts.errors import FactBaseError, FileError
from eufacts.format import limits
from eufacts.format.files import read_bytes
from eufacts.format.links import Link, fits

if TYPE_CHECKING:
    from eufacts.format import model

VERSION = 2
"""The version of the lock's format."""

_HEADER = "# What `eufacts verify --source FILE --write-lock` has proven. Not to be edited."
"""The first line of a lock, by which it is recognised."""

Line = Mapping[str, Any]
"""What the lock says of one record; a key that does not apply is left out."""


@dataclass(frozen=True)
class Lock:
    """What was proven, and by which source."""

    source: str
    """The name of the source's file, without its directory."""
    sha256: str
    """The SHA-256 of the source's bytes."""
    quotes: Mapping[str, Line]
    """By the excerpt's id: ``sha256`` of the quote, ``link`` (empty if no words lead to the
    quote alone), and the excerpt's own keys: ``section``, ``paragraph``, ``footnotes``."""
    footnotes: Mapping[str, Line]
    """By number: ``marker``, ``after``, ``text`` or ``lost``."""
    sections: Mapping[str, Line]
    """By id: ``heading``, ``number``, ``supplied``."""

    def proves(self, excerpt: "model.Excerpt") -> bool:
        """Whether exactly these words were proven to be in exactly this place."""
        return self.quotes.get(excerpt.id) == quote_line(excerpt, self.links.get(excerpt.id))

    @cached_property
    def links(self) -> Mapping[str, Link]:
        """By the excerpt's id, which words of its quote lead to it alone."""
        found = {name: _link(line.get("link")) for name, line in self.quotes.items()}
        return {name: link for name, link in found.items() if link is not None}

    def text(self) -> str:
        """The lock as it is written to its file."""
        tables = (("quote", self.quotes), ("footnote", self.footnotes), ("section", self.sections))
        return "\n".join(
            [
                _HEADER,
                f"version = {VERSION}",
                f"source = {as_toml(self.source)}",
                f"sha256 = {as_toml(self.sha256)}",
                f"quotes = {len(self.quotes)}",
                *(line for table, rows in tables for line in _table(table, rows)),
                "",
            ]
        )


def quote_line(excerpt: "model.Excerpt", link: Link | None) -> Line:
    """What the lock says of a quote; a link that names words not in the quote is left empty."""
    return _stated(
        sha256=sha256(excerpt.quote.encode()).hexdigest(),
        link=[] if link is None or not fits(excerpt.quote, link) else _listed(link),
        section=excerpt.section,
        paragraph=excerpt.paragraph,
        table=excerpt.table,
        row=excerpt.row,
        column=excerpt.column,
        unit_as_written=excerpt.unit_as_written,
        footnote=excerpt.footnote,
        footnotes=list(excerpt.footnotes) or None,
    )


def lock_of(records: "model.FactBase", source: str, digest: str, links: Mapping[str, Link]) -> Lock:
    """Make the lock of a fact base that a source has proven.

    Args:
        records: The fact base.
        source: The name of the source's file.
        digest: The SHA-256 of its bytes.
        links: By the excerpt's id, which words of its quote lead to it alone.
    """
    return Lock(
        source,
        digest,
        {excerpt.id: quote_line(excerpt, links.get(excerpt.id)) for excerpt in records.excerpt},
        {
            str(footnote.number): _stated(
                marker=footnote.marker,
                after=footnote.after,
                text=footnote.text,
                lost=footnote.lost or None,
            )
            for footnote in records.footnote
        },
        {
            section.id: _stated(
                heading=section.heading, number=section.number, supplied=section.supplied or None
            )
            for section in records.section
        },
    )


_AGAIN = "write it again with eufacts verify --source FILE --write-lock"


def lock_path(facts: Path) -> Path:
    """The path of a fact base's lock."""
    return facts.with_suffix(".lock")


def read_lock(facts: Path) -> Lock | None:
    """Read the lock of the fact base in a file; None if there is none.

    Raises:
        FileError: It cannot be read, or is not a lock.
    """
    path = lock_path(facts)
    return parse_lock(read_bytes(path), path) if path.exists() else None


def parse_lock(content: bytes, path: Path) -> Lock:
    """Parse a lock.

    Args:
        content: Its text.
        path: Its file, for messages.

    Raises:
        FileError: It is not a lock.
    """
    from eufacts.format.toml import decode, parsed

    for number, line in enumerate(content.split(b"\n"), 1):
        if len(line) > limits.LOCK_LINE:
            long = f"line {number} has {len(line):,} bytes"
            raise FileError(str(path), f"not a lock ({long}): {_AGAIN}")
    try:
        raw = parsed(decode(content, str(path)))
    except FactBaseError as error:
        (finding,) = error.findings
        at = f"line {finding.where.line}: " if finding.where.line else ""
        raise FileError(str(path), f"not a lock ({at}{finding.message}): {_AGAIN}") from error
    if raw.get("version") != VERSION:
        raise FileError(str(path), f"not a lock of version {VERSION}: {_AGAIN}")
    tables = [raw.get(name, {}) for name in ("quote", "footnote", "section")]
    source, digest = raw.get("source"), raw.get("sha256")
    named = isinstance(source, str) and len(source) <= limits.LABEL
    summed = isinstance(digest, str) and len(digest) <= len(sha256().hexdigest())
    whole = named and summed and all(map(_is_table, tables))
    if not whole or raw.get("quotes") != len(tables[0]):
        raise FileError(str(path), f"the lock is damaged: {_AGAIN}")
    return Lock(str(source), str(digest), *tables)


def check_lock_path(facts: Path, source: Path, *, force: bool) -> bool:
    """Check that the lock of a fact base may be written.

    Args:
        facts: The fact base.
        source: The document.
        force: Whether the lock may replace a link, or a file that is not a lock.

    Returns:
        Whether it may replace what is there.

    Raises:
        FileError: It may not be written: there is a link or another file in its place.
    """
    from eufacts.atomic_write import check_target

    path = lock_path(facts)
    over = force or (
        not path.is_symlink() and path.is_file() and read_bytes(path).startswith(_HEADER.encode())
    )
    try:
        check_target(path, force=over, read=(facts, source))
    except FileExistsError as error:
        raise _not_a_lock(path) from error
    return over


def _not_a_lock(path: Path) -> FileError:
    return FileError(str(path), "exists and is not a lock; --force overwrites it")


def write_lock(facts: Path, lock: Lock, *, over: bool) -> Path:
    """Write the lock of a fact base, whole or not at all.

    Args:
        facts: The fact base.
        lock: The lock.
        over: Whether it may replace what is there, as ``check_lock_path`` says.

    Raises:
        FileError: It cannot be written; what was there is unharmed.
    """
    from eufacts.atomic_write import write_file

    path = lock_path(facts)
    try:
        write_file(path, lock.text().encode(), force=over)
    except FileExistsError as error:
        raise _not_a_lock(path) from error
    return path


def _is_table(rows: object) -> bool:
    return isinstance(rows, dict) and all(isinstance(row, dict) for row in rows.values())


def _link(value: object) -> Link | None:
    """Read a link from the lock; None if the value is not a link."""
    match value:
        case [int(start), int(end)]:
            return Link(start, end)
        case [int(start), int(end), str(before)]:
            return Link(start, end, before)
        case [int(start), int(end), str(before), str(after)]:
            return Link(start, end, before, after)
        case _:
            return None


def _listed(link: Link) -> list[int | str]:
    """Write a link for the lock: ``[4, 5]``, with the words around it if they are named."""
    around = [link.before, link.after] if link.after else [link.before] if link.before else []
    return [link.start, link.end, *around]


def _stated(**values: str | int | Sequence[int | str] | None) -> Line:
    """Leave out what does not apply: TOML has no null."""
    return {key: value for key, value in values.items() if value is not None}


def _table(name: str, rows: Mapping[str, Line]) -> list[str]:
    lines = [
        f"{as_toml(key)} = {{ {', '.join(f'{k} = {as_toml(v)}' for k, v in row.items())} }}"
        for key, row in rows.items()
    ]
    return ["", f"[{name}]", *lines] if lines else []


def as_toml(value: str | float | Sequence[int | str]) -> str:
    """Write a value in TOML: as in JSON, except for one character."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
