"""Files that eufacts writes: whole or not at all, and over another only where that is asked for.

What is written goes to a draft beside the file, with a hidden name, and is moved when it is whole.
Ctrl-C and SIGTERM are heard while the draft is written, but not in the moments in which it comes
and goes: so neither a half file is left, nor a draft, but on Windows, where they cannot wait.
"""

import errno
import os
import signal
import stat
from collections.abc import Callable, Iterable
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import BinaryIO, NamedTuple

from eufacts.errors import FileError


class Place(NamedTuple):
    """Where a file is to be written."""

    path: Path
    """The file itself; where a symbolic link was named, what the link leads to."""
    before: os.stat_result | None
    """The file that is there already."""


def place_of(path: Path, *, over: bool) -> Place:
    """Find out where a file would be written, and that nothing stands against it.

    Raises:
        FileExistsError: There is such a file, and it is not to be written over.
        FileError: A folder, a device, a pipe, a file that may not be written, or no folder for it.
    """
    try:
        before = path.stat()
    except FileNotFoundError:
        before = None
    except OSError as error:
        raise _unwritable(path, error) from error
    if before is not None:
        _refuse_unusual(path, before)
    if not over and (before is not None or path.is_symlink()):
        raise FileExistsError(str(path))
    target = Path(os.path.realpath(path)) if path.is_symlink() else path
    if not target.parent.is_dir():
        raise FileError(str(path), f"there is no folder {str(target.parent)!r}")
    if before is not None and not os.access(target, os.W_OK):
        raise FileError(str(path), os.strerror(errno.EACCES))
    return Place(target, before)


def _refuse_unusual(path: Path, status: os.stat_result) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise FileError(str(path), "Is a directory")
    if not stat.S_ISREG(status.st_mode):
        raise FileError(str(path), "is no ordinary file: pipes and devices are not written to")
    for stream in range(3):
        with suppress(OSError):  # a stream that is closed
            if os.path.samestat(status, os.fstat(stream)):
                raise FileError(str(path), "is a stream of this command: name another file")


def write_whole(path: Path, content: bytes, *, over: bool) -> None:
    """Write a file, whole or not at all.

    A new file has the permissions that the umask leaves, another one keeps its own. A symbolic link
    stays one: what it leads to is written.

    Args:
        path: The file.
        content: All that shall be in it.
        over: Whether it may be written over a file that is there.

    Raises:
        FileExistsError: There is such a file, or came meanwhile, and it is not to be written over.
        FileError: It cannot be written; a file that was there is unharmed.
    """
    place = place_of(path, over=over)
    usual = _signals(_BLOCK, ())
    try:
        _signals(_BLOCK, _ENDING)
        _write(place, content, _replace if over else _publish, usual)
    except FileExistsError:
        raise
    except OSError as error:
        raise _unwritable(path, error) from error
    finally:
        _signals(_SET, usual)


def _write(
    place: Place, content: bytes, publish: Callable[[Path, Path], None], usual: Iterable[int]
) -> None:
    """Write a draft, in which signals are heard, and have it published, in which they wait."""
    draft, file = _draft(place.path)
    try:
        try:
            _signals(_SET, usual)
            with file:
                _keep_permissions(draft, place.before)
                file.write(content)
                file.flush()
                os.fsync(file.fileno())  # or a machine that fails might keep the name alone
        finally:
            _signals(_BLOCK, _ENDING)
        publish(draft, place.path)
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def _unwritable(path: Path, error: OSError) -> FileError:
    return FileError(str(path), error.strerror or "cannot be written")


def _draft(target: Path) -> tuple[Path, BinaryIO]:
    """Make a file of our own in the same folder; one that is there is left alone."""
    stem = f".{target.name[:_LONGEST]}.{os.getpid()}"
    for nth in count():
        draft = target.with_name(f"{stem}-{nth}" if nth else stem)
        with suppress(FileExistsError):
            return draft, draft.open("xb")
    raise AssertionError("a count has no end")


_LONGEST = 40
"""So many characters of a name may stand in its draft's: names end at 255 bytes."""


def _keep_permissions(draft: Path, before: os.stat_result | None) -> None:
    """Give a draft owner and permissions of the file that it is to replace."""
    if before is None:
        return
    if hasattr(os, "chown"):
        with suppress(OSError):  # only root gives files away, and not to everybody everywhere
            os.chown(draft, before.st_uid, before.st_gid)
    draft.chmod(stat.S_IMODE(before.st_mode))


def _replace(draft: Path, target: Path) -> None:
    draft.replace(target)


def _publish(draft: Path, target: Path) -> None:
    """Give a draft its name, unless another file has it: in one step, where files may be linked.

    Elsewhere an empty file claims the name first, and is seen for a moment.

    Raises:
        FileExistsError: Another file has the name.
    """
    try:
        target.hardlink_to(draft)
    except FileExistsError:
        raise
    except (OSError, NotImplementedError):  # FAT, some network file systems, Android
        target.open("xb").close()
        try:
            draft.replace(target)
        except OSError:
            target.unlink(missing_ok=True)
            raise


def _signals(change: int, signals: Iterable[int]) -> Iterable[int]:
    """Change which signals wait, and give those that waited before; on Windows none can.

    No context manager: one that is interrupted while it is entered is left when it is collected.
    """
    mask: Callable[[int, Iterable[int]], set[int]] | None = getattr(signal, "pthread_sigmask", None)
    return () if mask is None else mask(change, signals)


_ENDING = (signal.SIGINT, signal.SIGTERM)
_BLOCK = getattr(signal, "SIG_BLOCK", 0)
_SET = getattr(signal, "SIG_SETMASK", 0)
