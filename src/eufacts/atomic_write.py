"""Write a file whole or not at all, and never through a link.

The content goes to a draft beside the file, under a hidden name. The draft gets the file's name
when it is complete and on the disk. Ctrl-C and SIGTERM remove it.
"""

import errno
import os
import shutil
import stat
from collections.abc import Iterable, Mapping
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
    write_files({path: content}, force=force)


def write_files(files: Mapping[Path, bytes], *, force: bool) -> None:
    """Write files that belong together: no draft gets its name before all are on the disk.

    Args:
        files: The content of each.
        force: Whether they may replace files or links.

    Raises:
        FileExistsError: One of them exists, and may not be replaced.
        FileError: One of them cannot be written.
    """
    before = {path: check_target(path, force=force) for path in files}
    drafts: dict[Path, Path] = {}
    published: list[Path] = []
    path = next(iter(files))
    try:
        try:
            for path, content in files.items():
                drafts[path] = draft = _draft(path)
                with draft.open("xb") as file:
                    _keep_permissions(draft, before[path])
                    file.write(content)
                    file.flush()
                    os.fsync(file.fileno())  # or a crash might leave an empty file
            for path, draft in drafts.items():
                if force:
                    draft.replace(path)
                else:
                    _publish(draft, path)
                    published.append(path)
        except BaseException:
            for done in published:
                done.unlink(missing_ok=True)
            raise
        finally:
            for draft in drafts.values():
                draft.unlink(missing_ok=True)
    except FileExistsError:
        raise
    except OSError as error:
        raise _unwritable(path, error) from error


def write_folder(folder: Path, files: Mapping[Path, bytes], *, force: bool) -> None:
    """Write a folder of files, whole or not at all.

    Args:
        folder: The folder; it may be there if it is empty.
        files: The content of each file in it or in a folder in it.
        force: Whether the folder may replace one that has no other files than these.

    Raises:
        FileExistsError: The folder has files, and force is not set.
        FileError: It cannot be written, or has other files; what was there is unchanged.
    """
    old = check_folder(folder, force=force)
    others = [path for path in old if path not in files]
    if others:
        reason = f"has {in_short(others[0].name)!r}, which would be lost: choose another folder"
        raise FileError(str(folder), reason)
    draft, aside = _draft(folder), _draft(folder)
    try:
        try:
            for path, content in files.items():
                within = draft / path.relative_to(folder)
                within.parent.mkdir(parents=True, exist_ok=True)
                with within.open("xb") as file:
                    file.write(content)
                    file.flush()
                    os.fsync(file.fileno())
            if folder.is_dir():
                folder.rename(aside)
            try:
                draft.rename(folder)
            except BaseException:
                if aside.is_dir():
                    aside.rename(folder)
                raise
        finally:
            for left in (draft, aside):
                shutil.rmtree(left, ignore_errors=True)
    except OSError as error:
        raise _unwritable(folder, error) from error


def check_folder(folder: Path, *, force: bool) -> list[Path]:
    """Check that a folder may be written, and list the files in it.

    Args:
        folder: The folder; it may be there if it is empty.
        force: Whether it may replace files.

    Raises:
        FileExistsError: It has files, and force is not set.
        FileError: It is a link or not a folder, or the folder that it is to be in does not exist.
    """
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise FileError(str(folder), "is a link" if folder.is_symlink() else "Not a directory")
    try:
        old = [path for path in folder.rglob("*") if not path.is_dir()]
        if not folder.exists():
            check_target(folder, force=force)
    except OSError as error:
        raise _unwritable(folder, error) from error
    if old and not force:
        raise FileExistsError(str(folder))
    return old


def _draft(path: Path) -> Path:
    """A hidden name beside a file or folder, which nothing has yet."""
    return path.with_name(f".{path.name[:_LONGEST]}.{os.urandom(8).hex()}")


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
