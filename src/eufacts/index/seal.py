"""The checksum that stands before each text of an index."""

import zlib

_DIGITS = 8


class BrokenSealError(Exception):
    """A text is not the one that was sealed."""


def seal(text: bytes) -> str:
    """Put the checksum (CRC-32, hexadecimal) of a text in UTF-8 before it.

    A bit that flips on a disk then never becomes an answer.
    """
    return f"{zlib.crc32(text):08x}{text.decode()}"


def unseal(sealed: str) -> str:
    """Give back a text.

    Raises:
        BrokenSealError: It, or its checksum, has changed.
    """
    text = sealed[_DIGITS:]
    if sealed[:_DIGITS] != f"{zlib.crc32(text.encode()):08x}":
        raise BrokenSealError
    return text
