"""Where indexes are kept, and which of them is right: files in the user's cache directory.

An index's name says from which version of which fact base it was made, in which version of what an
index holds and of eufacts: it is either exactly right or not looked at.
"""

import os
import stat
import time
import zlib
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from eufacts.errors import FileError
from eufacts.version import __version__


def cache_directory() -> Path:
    """Where indexes are kept: the user's cache directory."""
    from platformdirs import user_cache_path

    return user_cache_path("eufacts", appauthor=False)


class Version(NamedTuple):
    """One version of a fact base: of its files and their locks."""

    name: str
    """What an index's name says of it."""
    changed: int
    """When one of the files changed last, in nanoseconds."""


def version_of(statuses: Mapping[str, os.stat_result]) -> Version:
    """Tell one version of a fact base from another, by size and times of its files.

    Args:
        statuses: By its name, each file and lock: as a look finds them, or as they were read.
    """
    times = [
        f"{name}-{one.st_size:x}-{one.st_mtime_ns:x}-{one.st_ctime_ns:x}"
        for name, one in sorted(statuses.items())
    ]
    size = sum(one.st_size for one in statuses.values())
    changed = max((one.st_mtime_ns for one in statuses.values()), default=0)
    checksum = zlib.crc32("/".join(times).encode("utf-8", "surrogateescape"))
    return Version(f"{len(times):x}-{size:x}-{changed:x}-{checksum:08x}", changed)


def look_at(facts: Path) -> Version:
    """Find out which version of a fact base there is now.

    Args:
        facts: The TOML file, or a folder of them.

    Raises:
        FileError: The fact base cannot be looked at.
    """
    try:
        status = facts.stat()
        if stat.S_ISDIR(status.st_mode):
            from eufacts.factbase.folder import statuses

            return version_of(statuses(facts))
    except OSError as error:
        raise FileError(str(facts), error.strerror or "cannot be read") from error
    found = {facts.name: status}
    lock = facts.with_suffix(".lock")  # its name is that of ``lock.py``
    with suppress(OSError):
        status = lock.stat()
        if stat.S_ISREG(status.st_mode):
            found[lock.name] = status
    return version_of(found)


def place_of(facts: Path, directory: Path | None, schema: int, version: Version) -> Path:
    """Where the index of a version of a fact base is kept.

    Args:
        facts: The TOML file, or a folder of them.
        directory: Where indexes are kept; by default the user's cache directory.
        schema: The version of what an index holds.
        version: The version of the fact base.
    """
    name = f"{_family(facts)}{schema}-{__version__}-{version.name}.sqlite"
    return (directory or cache_directory()) / name


def _family(facts: Path) -> str:
    """The beginning that the names of all of one file's indexes share."""
    return f"{facts.stem[:40]}-{zlib.crc32(str(facts.resolve()).encode()):08x}-"


def is_as_built(kept: Path, changed: int) -> bool:
    """Whether an index is this user's, or root's, and nobody has written to it since it was built.

    Others might have made up its answers, or damaged it so that records are missing. A bit that a
    disk flips is no writing, and not seen here.

    Args:
        kept: The index.
        changed: When its fact base changed last, in nanoseconds: the time that it was dated.
    """
    try:
        status = kept.lstat()
    except OSError:
        return False
    ours = os.name == "nt" or status.st_uid in (os.geteuid(), 0)
    return ours and abs(status.st_mtime_ns - changed) < COARSEST_NS


def date_as_built(kept: Path, changed: int) -> None:
    """Give an index the time at which its fact base changed last: whoever writes to it changes it.

    Raises:
        OSError: It cannot be dated.
    """
    os.utime(kept, ns=(changed, changed))


COARSEST_NS = 2_000_000_000
"""File systems keep times as coarsely as this."""


def unfinished(kept: Path) -> Path:
    """Where an index is built that will be kept elsewhere; no other process builds there."""
    return kept.with_suffix(f".{os.getpid()}.{time.monotonic_ns():x}{_UNFINISHED}")


_UNFINISHED = ".unfinished"

_ABANDONED_S = 24 * 3600
"""Nobody builds an index for so many seconds: who began it was killed."""


def forget_older(facts: Path, kept: Path) -> None:
    """Remove the indexes of earlier versions of a fact base, and what was left unfinished."""
    family = _family(facts)
    for older in kept.parent.iterdir():
        ended = older.suffix != _UNFINISHED or _is_abandoned(older)
        if older.name.startswith(family) and older != kept and ended:
            remove(older)


def _is_abandoned(building: Path) -> bool:
    try:
        # Not by its date: one that is whole has that of its fact base already, and is being moved.
        return time.time() - building.stat().st_ctime > _ABANDONED_S
    except OSError:
        return False


def remove(path: Path) -> None:
    """Remove a file, where that can be done."""
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return


def clear(directory: Path | None = None) -> int:
    """Remove every index, also what was left unfinished, and say how many there were.

    Raises:
        FileError: One cannot be removed.
    """
    where = directory or cache_directory()
    for left in where.glob(f"*{_UNFINISHED}"):
        remove(left)
    count = 0
    for kept in where.glob("*.sqlite"):
        try:
            kept.unlink(missing_ok=True)
        except OSError as error:
            raise FileError(str(kept), error.strerror or "cannot be removed") from error
        count += 1
    return count
