"""The index of the shipped fact base, made when the package is built.

Its name says from which bytes it was made (a checksum of the fact base and of its lock), in which
version of the index and of eufacts. So it is opened only while it is exactly right, as any other
index; whoever edits the installed fact base gets one of their own in the cache. Nothing has to be
asked of the user's directories for it, which is a tenth of a look-up.
"""

import zlib
from contextlib import suppress
from pathlib import Path

from eufacts.version import __version__


def ready_made(facts: Path, schema: int) -> Path:
    """Where the ready-made index of a fact base lies, if there is one for these very bytes.

    Args:
        facts: The fact base; its lock stands beside it.
        schema: The version of what an index holds.

    Raises:
        OSError: The fact base cannot be read.
    """
    checksum = zlib.crc32(facts.read_bytes())
    with suppress(FileNotFoundError):
        checksum = zlib.crc32(facts.with_suffix(".lock").read_bytes(), checksum)
    return facts.with_name(f"{facts.stem}-{schema}-{__version__}-{checksum:08x}.sqlite")
