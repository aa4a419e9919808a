"""Write a file whole or not at all, and never through a link.

The content goes to a draft beside the file, under a hidden name. The draft gets the file's name
when it is complete and on the disk. Ctrl-C and SIGTERM remove it.
"""

import errno
import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from eufacts.errors import FileError, in_short

_LONGEST = 40
"""The most characters of a file's name in the name of its draft, which has a limit of 255 bytes."""


def check_target(path: Path, *, force: bool, read: Iterable[Path] = ()) -> os.stat_result | None:
    """Check that a file may be written.

    Args:
        path: The file.
        force: Whether it may replace a file or a link.
        read: The files that this command reads, which must not be overwritten.

    Returns:
        The status of the file that it replaces; None if there is none, or only a link.

    Raises:
        FileExistsError: The file exists, and force is not set.
        FileError: It is a link and force is not set; it is read; it is a folder, a device or a
            pipe; it may not be written; or its folder does not exist.
    """
    try:
        there = path.lstat()
    except FileNotFoundError:
        if not path.parent.is_dir():
            folder = in_short(str(path.parent))
            raise FileError(str(path), f"the folder {folder!r} does not exist") from None
        return None
    except OSError as error:
        raise _unwritable(path, error) from error
    with suppress(OSError):  # a dangling link
        _refuse_unusual(path, path.stat(), read)
    if stat.S_ISLNK(there.st_mode):
        if not force:
            message = "is a link; --force replaces the link, not its target"
            raise FileError(str(path), message)
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
        raise FileError(str(path), "not a regular file (pipes and devices are not supported)")
    for file in read:
        with suppress(OSError):  # it does not exist
            if os.path.samestat(status, file.stat()):
                raise FileError(str(path), "is read by this command and is not overwritten")
    for stream in range(3):
        with suppress(OSError):  # a stream that is closed
            if os.path.samestat(status, os.fstat(stream)):
                raise FileError(str(path), "is a stream of this command: choose another file")


def write_file(path: Path, content: bytes, *, force: bool) -> None:
    """Write a file, whole or not at all.

    A new file has the permissions that the umask leaves; one that is replaced keeps its own.

    Args:
        path: The file.
        content: The whole content.
        force: Whether it may replace a file or a link.

    Raises:
        FileExistsError: The file exists, perhaps only since this began, and force is not set.
        FileError: It cannot be written; a file that was there is unchanged.
    """
    before = check_target(path, force=force)
    draft = path.with_name(f".{path.name[:_LONGEST]}.{os.urandom(8).hex()}")
    try:
        try:
            with draft.open("xb") as file:
                _keep_permissions(draft, before)
                file.write(content)
                file.flush()
                os.fsync(file.fileno())  # or a crash might leave an empty file
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
    """Give a draft the owner and permissions of the file that it replaces."""
    if before is None:
        return
    if hasattr(os, "chown"):
        with suppress(OSError):  # only root may change owners, and not on every file system
            os.chown(draft, before.st_uid, before.st_gid)
    draft.chmod(stat.S_IMODE(before.st_mode))


def _publish(draft: Path, target: Path) -> None:
    """Give a draft its name in one step, unless another file has it.

    If files cannot be linked, an empty file takes the name for a moment.

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
