"""Where indexes are kept, and which of them is right: files in the user's cache directory.

An index's name says from which version of which fact base it was made, in which version of what an
index holds and of eufacts: it is either exactly right or not looked at.
"""

import os
import stat
import time
import zlib
from pathlib import Path

from eufacts.errors import FileError
from eufacts.version import __version__


def cache_directory() -> Path:
    """Where indexes are kept: the user's cache directory."""
    from platformdirs import user_cache_path

    return user_cache_path("eufacts", appauthor=False)


def place_of(facts: Path, directory: Path | None, schema: int) -> tuple[Path, int]:
    """Where the index of a fact base, as it is now, is kept.

    Args:
        facts: The TOML file, or a folder of them.
        directory: Where indexes are kept; by default the user's cache directory.
        schema: The version of what an index holds.

    Returns:
        The place, and when the fact base changed last, in nanoseconds.

    Raises:
        FileError: The fact base cannot be looked at.
    """
    try:
        version, changed = _version_of(facts)
    except OSError as error:
        raise FileError(str(facts), error.strerror or "cannot be read") from error
    name = f"{_family(facts)}{schema}-{__version__}-{version}.sqlite"
    return (directory or cache_directory()) / name, changed


def _version_of(facts: Path) -> tuple[str, int]:
    """Tell one version of a fact base, of its files and their locks, from another.

    Returns:
        What its index's name says of it, and when it changed last, in nanoseconds.

    Raises:
        OSError: A file cannot be looked at.
    """
    status = facts.stat()
    if stat.S_ISDIR(status.st_mode):
        from eufacts.index.folder import version

        return version(facts)
    times = f"{status.st_size:x}-{status.st_mtime_ns:x}-{status.st_ctime_ns:x}"
    return f"{times}-{_lock_version(facts)}", status.st_mtime_ns


def _lock_version(facts: Path) -> str:
    """Tell one version of a fact base's lock from another; its name is that of ``lock.py``."""
    try:
        status = facts.with_suffix(".lock").stat()
    except OSError:
        return "0"
    return f"{status.st_size:x}-{status.st_mtime_ns:x}"


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
