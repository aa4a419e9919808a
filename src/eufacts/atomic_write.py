"""Files that eufacts writes: whole or not at all, never through a link.

A file is written to a draft beside it, under a hidden name, which takes the file's name when it is
whole and on the disk. Ctrl-C and SIGTERM remove the draft.
"""

import errno
import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from eufacts.errors import FileError

_LONGEST = 40
"""Characters of a file's name in its draft's name, which may have 255 bytes."""


def check_target(path: Path, *, force: bool, read: Iterable[Path] = ()) -> os.stat_result | None:
    """Check that a file may be written.

    Args:
        path: The file.
        force: Whether it may take the place of a file or a link.
        read: What this command reads, which is not written over.

    Returns:
        The status of the file that it replaces; None if there is none, or only a link.

    Raises:
        FileExistsError: There is such a file, and no force.
        FileError: It is a link, and no force; it is read; it is a folder, a device, a pipe, or may
            not be written; or there is no folder for it.
    """
    try:
        there = path.lstat()
    except FileNotFoundError:
        if not path.parent.is_dir():
            raise FileError(str(path), f"there is no folder {str(path.parent)!r}") from None
        return None
    except OSError as error:
        raise _unwritable(path, error) from error
    with suppress(OSError):  # a link that leads nowhere
        _refuse_unusual(path, path.stat(), read)
    if stat.S_ISLNK(there.st_mode):
        if not force:
            told = "is a link; --force replaces the link and leaves what it leads to"
            raise FileError(str(path), told)
        return None
    if not force:
        raise FileExistsError(str(path))
    if not os.access(path, os.W_OK):
        raise FileError(str(path), os.strerror(errno.EACCES))
    return there


def _refuse_unusual(path: Path, status: os.stat_result, read: Iterable[Path]) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise FileError(str(path), "Is a directory")
    if not stat.S_ISREG(status.st_mode):
        raise FileError(str(path), "is not a regular file (pipes and devices are not written)")
    for one in read:
        with suppress(OSError):  # it does not exist
            if os.path.samestat(status, one.stat()):
                raise FileError(str(path), "is read by this command: it is not written over")
    for stream in range(3):
        with suppress(OSError):  # a stream that is closed
            if os.path.samestat(status, os.fstat(stream)):
                raise FileError(str(path), "is a stream of this command: name another file")


def write_file(path: Path, content: bytes, *, force: bool) -> None:
    """Write a file, whole or not at all.

    A new file has the permissions that the umask leaves; one that is replaced keeps its own.

    Args:
        path: The file.
        content: All that it will hold.
        force: Whether it may take the place of a file or a link.

    Raises:
        FileExistsError: There is such a file, or it came meanwhile, and no force.
        FileError: It cannot be written; a file that was there is unharmed.
    """
    before = check_target(path, force=force)
    draft = path.with_name(f".{path.name[:_LONGEST]}.{os.urandom(8).hex()}")
    try:
        try:
            with draft.open("xb") as file:
                _keep_permissions(draft, before)
                file.write(content)
                file.flush()
                os.fsync(file.fileno())  # or a machine that fails might keep the name alone
            if force:
                draft.replace(path)
            else:
                _publish(draft, path)
        finally:
            draft.unlink(missing_ok=True)
    except FileExistsError:
        raise
    except OSError as error:
        raise _unwritable(path, error) from error


def _unwritable(path: Path, error: OSError) -> FileError:
    return FileError(str(path), error.strerror or "cannot be written")


def _keep_permissions(draft: Path, before: os.stat_result | None) -> None:
    """Give a draft owner and permissions of the file that it is to replace."""
    if before is None:
        return
    if hasattr(os, "chown"):
        with suppress(OSError):  # only root may give files away, and not on every file system
            os.chown(draft, before.st_uid, before.st_gid)
    draft.chmod(stat.S_IMODE(before.st_mode))


def _publish(draft: Path, target: Path) -> None:
    """Give a draft its name in one step, unless another file has it.

    Where files cannot be linked, an empty file claims the name first, and is seen for a moment.

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
        except BaseException:
            target.unlink(missing_ok=True)
            raise
