"""Files from strangers: only ordinary ones, only so large, and whole.

A named pipe would be waited for, a device never ends, and a file of any size would fill the memory:
each is refused before it is read. A file that changes while it is read is read again.
"""

import os
import re
import stat
from pathlib import Path
from typing import BinaryIO

from eufacts.errors import FileError, QuestionError

Seen = dict[str, os.stat_result]
"""The status of each file that was read, by its name."""

VARIABLE = "EUFACTS_MAX_MB"
"""The environment variable that raises the limit, in megabytes."""

RAISING = f"{VARIABLE}=200 in the environment raises the limit"
"""What may be done about it."""

_MEGABYTES = 64
_MEGABYTE = 2**20
_NUMBER = re.compile(r"[1-9][0-9]{0,6}")
_ATTEMPTS = 5


def read_bytes(path: Path, seen: Seen | None = None) -> bytes:
    """Read a file whole.

    Args:
        path: The file.
        seen: Gets the status of the very file that was read, by its name.

    Raises:
        FileError: It is missing, no ordinary file, too large, or does not stop changing.
        QuestionError: The limit that the environment states is no number.
    """
    try:
        for _ in range(_ATTEMPTS):
            content, status = _read_once(path)
            if content is not None:
                if seen is not None:
                    seen[path.name] = status
                return content
    except (OSError, ValueError) as error:  # a NUL in a path is a ValueError
        raise FileError(str(path), getattr(error, "strerror", None) or "cannot be read") from error
    raise FileError(str(path), "changes while it is read")


def read_stream(stream: BinaryIO, name: str) -> bytes:
    """Read what a stream holds, up to the limit.

    Raises:
        FileError: It holds more.
        QuestionError: The limit that the environment states is no number.
    """
    most = limit()
    content = stream.read(most + 1)
    if len(content) > most:
        raise FileError(name, _too_large(most))
    return content


def _read_once(path: Path) -> tuple[bytes | None, os.stat_result]:
    """Read a file, and give its status when it was opened; no content where it changed then."""
    _refuse_unusual(path, path.stat())
    # Should it have become a pipe since, this does not wait for a writer.
    opened = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(opened, "rb") as file:
        before = os.fstat(opened)
        _refuse_unusual(path, before)
        most = limit()
        if before.st_size > most:
            raise FileError(str(path), _too_large(most))
        content = file.read(before.st_size + 1)
        after = os.fstat(opened)
    same = (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns)
    return content if same and len(content) == before.st_size else None, before


def _refuse_unusual(path: Path, status: os.stat_result) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise FileError(str(path), "Is a directory")
    if not stat.S_ISREG(status.st_mode):
        raise FileError(str(path), "is no ordinary file: pipes and devices are not read")


def limit() -> int:
    """So many bytes are read at most.

    Raises:
        QuestionError: The limit that the environment states is no number.
    """
    stated = os.environ.get(VARIABLE)
    if not stated:
        return _MEGABYTES * _MEGABYTE
    if not _NUMBER.fullmatch(stated):
        raise QuestionError(f"{VARIABLE}: {stated[:40]!r} is no number of megabytes, such as 200")
    return int(stated) * _MEGABYTE


def _too_large(most: int) -> str:
    return f"larger than {most // _MEGABYTE} MB; {RAISING}"
